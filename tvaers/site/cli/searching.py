"""`tvaers search` and `tvaers reindex`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from tvaers.site.cli.preparation import prepare
from tvaers.site.cli.wording import _, ngettext

if TYPE_CHECKING:
    from tvaers.access.visibility import Viewer
    from tvaers.search.shape import Results

EXIT_UNKNOWN_ACCOUNT = 2


def search_archive(text: str, form: str, email: str | None, page: int) -> None:
    """Prints what is found, for the public or for an account; exit 2 when there is no such account."""
    prepare()
    from tvaers.search.queries import search
    from tvaers.search.shape import Filters

    results = search(text, viewer=_viewer(email), filters=Filters(), page=page)
    write = {"json": _as_json, "text": _as_text}[form]
    click.echo(write(results))


def rebuild_index() -> None:
    """Builds the index anew and tells how many items it holds."""
    prepare()
    from tvaers.access.action import Actor
    from tvaers.search.actions import reindex

    with tqdm(unit=_(" punkter"), disable=None, leave=False) as progress:
        count = reindex(by=Actor.operating_system_user(), progress=progress.update)
    click.echo(ngettext("{n} punkt kan findes.", "{n} punkter kan findes.", count).format(n=count))


def _viewer(email: str | None) -> Viewer:
    from tvaers.access.models import Account
    from tvaers.access.visibility import OPERATOR, PUBLIC

    if email is None:
        return PUBLIC
    account = Account.objects.visible_to(OPERATOR).filter(email__iexact=email).first()
    if account is None:
        click.echo(_("Der er ingen konto med e-mailen {email}.").format(email=email), err=True)
        sys.exit(EXIT_UNKNOWN_ACCOUNT)
    return account


def _as_json(results: Results) -> str:
    hits = [
        {
            "council": hit.council_name,
            "date": hit.day.isoformat(),
            "item": hit.number,
            "title": hit.title,
            "url": hit.path,
            "excerpt": hit.excerpt,
        }
        for hit in results.hits
    ]
    return json.dumps({"total": results.total, "hits": hits}, ensure_ascii=False, indent=2)


def _as_text(results: Results) -> str:
    lines = [ngettext("{n} punkt fundet.", "{n} punkter fundet.", results.total).format(n=results.total)]
    if results.did_you_mean:
        lines.append(_("Mente du: {words}?").format(words=results.did_you_mean))
    for hit in results.hits:
        lines += ["", f"{hit.council_name} {hit.day.isoformat()}  {hit.number} {hit.title}", f"  {hit.excerpt}"]
        lines.append(f"  {hit.path}")
    return "\n".join(lines)
