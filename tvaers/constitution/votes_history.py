"""The history of a municipality's votes: list by list what they are and what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.history.telling import Detail, Told, told
from tvaers.access.models import AuditEvent
from tvaers.access.visibility import Viewer
from tvaers.constitution.models import ListVotes, MunicipalCount
from tvaers.councils.models import ElectoralList
from tvaers.danish.numbers import whole

_VOTES, _COUNT = ListVotes._meta.label, MunicipalCount._meta.label


def vote_lines(
    events: Iterable[AuditEvent], count: MunicipalCount, lists: Iterable[ElectoralList], viewer: Viewer
) -> list[Told]:
    """Each event as a line with the votes of the municipality that it changed."""
    listed, names = list(events), {row.pk: str(row) for row in lists}
    lines = zip(listed, told(listed, viewer), strict=True)
    return [
        replace(line, words=_words(event, count) or line.words, details=list(_changed(event, count, names)))
        for event, line in lines
    ]


def _words(event: AuditEvent, count: MunicipalCount) -> str:
    """Where the votes came from; an event can be about several municipalities, of which one is told."""
    for change in event.changes:
        if change["model"] == _COUNT and change.get("pk") == count.pk and change.get("after"):
            source = change["after"]["source"]
            return _("Stemmer gemt. Kilde: %(source)s") % {"source": source} if source else _("Stemmer skrevet ind")
    return ""


def _changed(event: AuditEvent, count: MunicipalCount, names: Mapping[int, str]) -> Iterator[Detail]:
    for change in event.changes:
        before, after = change.get("before") or {}, change.get("after") or {}
        if change["model"] != _VOTES or (after or before).get("count_id") != count.pk:
            continue
        said: dict[str, Any] = {"list": names.get((after or before)["list_id"], "")}
        if not before:
            yield Detail(_("%(list)s: %(now)s") % {**said, "now": whole(after["votes"])})
        elif not after:
            yield Detail(_("%(list)s: ingen. Før: %(before)s.") % {**said, "before": whole(before["votes"])})
        else:
            numbers = {"now": whole(after["votes"]), "before": whole(before["votes"])}
            yield Detail(_("%(list)s: %(now)s. Før: %(before)s.") % {**said, **numbers})
