"""`tvaers law`: one calculation, from JSON to JSON. Needs no Django and no database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from tvaers.law.contract import calculate
from tvaers.law.given import NotOfTheForm
from tvaers.site.cli.wording import _

EXIT_NOT_OF_THE_FORM = 2
STANDARD_INPUT = Path("-")


def calculate_from(name: str, file: Path) -> None:
    """Prints the result with its working; one line on standard error and exit 2 when the input is not of the form."""
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
        answer = calculate(name, data)
    except OSError as error:
        _refuse(_("{name} kan ikke åbnes: {reason}.").format(name=file.name, reason=error.strerror))
    except NotOfTheForm as refusal:
        _refuse(str(refusal))
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(EXIT_NOT_OF_THE_FORM)
