"""Choosing a council's deadlines."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.law.deadlines import Counting, Rule
from tvaers.meetings.cycle.deadlines import USUAL
from tvaers.meetings.models import CouncilDeadline


@action("meetings.plan", council=lambda given: given["council"].pk)
def choose_deadlines(council: Council, rules: Mapping[CouncilDeadline.What, Rule], *, by: Actor) -> None:
    """Keeps the council's choice where it is another than the usual one; where it is the usual one, none is kept."""
    kept = {row.what: row for row in CouncilDeadline.objects.filter(council=council)}
    for what, rule in rules.items():
        row = kept.get(what)
        if rule == USUAL[what]:
            if row:
                row.delete()
            continue
        row = row or CouncilDeadline(council=council, what=what)
        is_in_working_days = rule.counts is Counting.WORKING_DAYS
        if row.pk is None or (row.count, row.is_in_working_days) != (rule.count, is_in_working_days):
            row.count, row.is_in_working_days = rule.count, is_in_working_days
            row.save()
