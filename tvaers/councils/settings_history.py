"""The history of what a council has chosen: each choice as it was made, with what held before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tvaers.access.history.telling import Detail, Told, in_words, told
from tvaers.access.models import AuditEvent
from tvaers.access.visibility import Viewer
from tvaers.access.words import told_models
from tvaers.councils.models import CouncilSettings

_SETTINGS = CouncilSettings._meta.label


def settings_lines(events: Iterable[AuditEvent], viewer: Viewer) -> list[Told]:
    """Each event as a line with what it chose."""
    listed = list(events)
    lines = zip(listed, told(listed, viewer), strict=True)
    return [_with_choices(line, list(_choices(event.changes))) for event, line in lines]


def _with_choices(line: Told, choices: list[Detail]) -> Told:
    if choices:
        return replace(line, details=choices)
    return replace(line, words=_("Indstillingerne gemt, som de var"), details=[])


def _choices(changes: Iterable[Mapping[str, Any]]) -> Iterator[Detail]:
    for change in changes:
        after = change.get("after")
        if change["model"] != _SETTINGS or not after:
            continue
        before = change.get("before") or _defaults()
        for name, word in told_models()[_SETTINGS].fields.items():
            if before.get(name) != after.get(name):
                said = {
                    "what": capfirst(str(word)),
                    "now": in_words(CouncilSettings, name, after.get(name)).lower(),
                    "before": in_words(CouncilSettings, name, before.get(name)).lower(),
                }
                yield Detail(_("{what}: {now}. Før: {before}.").format(**said))


def _defaults() -> dict[str, Any]:
    """What holds for a council that never chose."""
    fields = CouncilSettings._meta.concrete_fields
    return {field.attname: field.get_default() for field in fields if field.has_default()}
