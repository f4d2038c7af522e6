"""What this room says in the cycle of a meeting: decisions ready to put in, and proposals not registered yet.

Both are read as they are, for those who hold the session or write the minutes: they see every item.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tvaers.access.visibility import OPERATOR
from tvaers.appointments import act_texts
from tvaers.appointments.at_items import is_decided
from tvaers.appointments.models import Appointment
from tvaers.appointments.queries.at_items import acts_at, proposed_at
from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.phrasing import Sentence
from tvaers.meetings.cycle.stages import Missing
from tvaers.meetings.models import Meeting, Treatment


def sentences(items: Collection[int]) -> Mapping[int, Sequence[Sentence]]:
    """The decisions that the items' proposals make, by item. Those of items without proposals are not in it."""
    found: dict[int, list[Appointment]] = {}
    for row in proposed_at(items, OPERATOR):
        found.setdefault(row.item_id or 0, []).append(row)
    return {item: [_sentence(rows)] for item, rows in found.items()}


def _sentence(rows: list[Appointment]) -> Sentence:
    council = rows[0].council
    text = act_texts.decision(council.name if council else "", acts_at(rows, OPERATOR))
    return Sentence(text, tuple(decision_acts(parse(text))), "")


def lacks(meeting: Meeting) -> Sequence[Missing]:
    """Items whose proposals were decided and are not in the register, and those in it that were decided otherwise."""
    treatments = Treatment.objects.visible_to(OPERATOR).filter(session=meeting.pk).select_related("item")
    by_item = {row.item_id: row for row in treatments}
    found = []
    for item, group in groupby(sorted(proposed_at(list(by_item), OPERATOR), key=_item), key=_item):
        rows, treatment = list(group), by_item[item]
        waiting = sum(row.state == Appointment.State.PROPOSED for row in rows)
        if is_decided(treatment) and waiting:
            found.append(_lack(treatment.item.number, waiting))
        elif not is_decided(treatment) and waiting < len(rows):
            words = _(
                "Punkt %(number)s: der er ført udpegninger i registret, som beslutningen ikke længere svarer til."
            )
            found.append(Missing(words % {"number": treatment.item.number}, is_blocking=False))
    return found


def _item(row: Appointment) -> int:
    return row.item_id or 0


def _lack(number: str, count: int) -> Missing:
    words = ngettext(
        "Punkt %(number)s: %(n)d forslag til udpegning er ikke ført i registret.",
        "Punkt %(number)s: %(n)d forslag til udpegninger er ikke ført i registret.",
        count,
    )
    return Missing(words % {"number": number, "n": count}, is_blocking=False)
