"""`tvaers read`: one document in, its content out. Needs no Django and no database."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tvaers.document.contract import to_json
from tvaers.document.reading import UnreadableDocument, read_file
from tvaers.document.writing.markdown import write_markdown
from tvaers.document.writing.summary import write_summary
from tvaers.site.cli.wording import _

EXIT_UNREADABLE = 3

WRITERS = {"json": to_json, "markdown": write_markdown, "summary": write_summary}


def read_document(file: Path, form: str) -> None:
    """Prints the document in one of the `WRITERS`' forms; one line on standard error and exit 3 when unreadable."""
    try:
        document = read_file(file)
    except UnreadableDocument as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_("{name} kan ikke åbnes: {reason}.").format(name=file.name, reason=error.strerror))
    click.echo(WRITERS[form](document), nl=False)


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(EXIT_UNREADABLE)
