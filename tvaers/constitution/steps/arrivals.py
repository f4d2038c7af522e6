"""Letters, members, the meeting and the handing over as steps of the overview."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries.arrivals import members_of
from tvaers.constitution.queries.gathering import gathering_of
from tvaers.constitution.queries.handover import handed_over
from tvaers.constitution.queries.letters import letters_sent
from tvaers.constitution.steps.step import Step, StepState


def _handover(constitution: Constitution, viewer: Viewer) -> StepState:
    rows = handed_over(constitution, viewer)
    advised = sum(row.row is not None for row in rows)
    opened = sum(row.row is not None and row.row.opened_on is not None for row in rows)
    said = _("%(n)d af %(all)d fora har en anbefaling.") % {"n": advised, "all": len(rows)}
    return StepState(said if rows else _("Blå Bog er tom."), is_done=bool(rows) and opened == len(rows))


def _letters(constitution: Constitution, viewer: Viewer) -> StepState:
    n = len(letters_sent(constitution, viewer))
    return StepState(ngettext("%(n)d brev er sendt.", "%(n)d breve er sendt.", n) % {"n": n} if n else "")


def _members(constitution: Constitution, viewer: Viewer) -> StepState:
    shown = members_of(constitution, viewer)
    if shown.missing:
        words = ngettext("%(n)d navn mangler.", "%(n)d navne mangler.", shown.missing)
        return StepState(words % {"n": shown.missing})
    if shown.waiting:
        return StepState(_("Alle navne er inde. Medlemmerne mangler at blive bekræftet."))
    return StepState(_("Medlemmerne er bekræftet."), is_done=True)


def _meeting(constitution: Constitution, viewer: Viewer) -> StepState:
    meeting = gathering_of(constitution, viewer).meeting
    if meeting is None or meeting.cancelled_at is not None:
        return StepState(_("Mødet er ikke lagt."))
    return StepState(date_format(meeting.held_on), is_done=True)


HANDOVER = Step(gettext_lazy("Overlevering af udpegninger"), "constitution:handover", _handover)
LETTERS = Step(gettext_lazy("Breve"), "constitution:letters", _letters)
MEMBERS = Step(gettext_lazy("Medlemmer og stedfortrædere"), "constitution:members", _members)
GATHERING = Step(gettext_lazy("Det konstituerende møde"), "constitution:gathering", _meeting)
