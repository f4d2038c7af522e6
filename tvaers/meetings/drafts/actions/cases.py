"""Cases as their numbers name them, and what is kept of them."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.models import Case

KLE_CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2})?)?(?: [A-ZÆØÅ]\d{2})?")
"""Main group, group and subject of KL's register, and what is done in the case: "13.05.02 G01". Its form only."""


class CannotKeepCase(ValueError):
    """The case was not changed. The message is Danish and can be shown."""


def case_called(council: Council, number: str) -> Case | None:
    """The council's case with this number, made now if it is new; None for an empty one. Runs in an action."""
    words = " ".join(number.split())
    if not words:
        return None
    case: Case
    case, _is_new = Case.objects.get_or_create(council=council, number=words)
    return case


@action("meetings.prepare", council=lambda given: given["case"].council_id)
def keep_case(case: Case, *, title: str, kle_code: str, retention: Case.Retention, by: Actor) -> None:
    """Says what the case is called, where it belongs in KLE, and how long its papers are kept.

    Raises CannotKeepCase for a code that has not the form of one.
    """
    code = " ".join(kle_code.upper().split())
    if code and not KLE_CODE.fullmatch(code):
        raise CannotKeepCase(_("Skriv KLE-nummeret som 13.05.02 eller 13.05.02 G01."))
    now = (" ".join(title.split()), code, str(retention))
    if (case.title, case.kle_code, case.retention) != now:
        case.title, case.kle_code, case.retention = now
        case.save()
