"""What the meeting decides of an item: the text as it is typed, the acts, the votes, and that it is finished."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.model import Act
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import NOTHING_RECORDED, Treatment
from tvaers.meetings.session.actions.opening import make_current
from tvaers.meetings.treatment.actions.agenda import follow_decision
from tvaers.meetings.treatment.actions.holding import (
    LONGEST_LINE,
    CannotHold,
    check_length,
    checked_acts,
    council_of_treatment,
    held_session,
    held_treatment,
    one_line,
)
from tvaers.meetings.treatment.actions.recording import acts_follow_text, has_votes, suggestion
from tvaers.meetings.treatment.treating import put_together


@action(HOLD, council=council_of_treatment, keeps_working_text=True)
def type_decision(
    treatment: Treatment, text: str, base: str, acts: Sequence[str] = (), *, key: str = "", by: Actor
) -> None:
    """Keeps what is typed as the decision (Markdown); `base` is the text that the typing began from.

    What another typed since is put together with it. The acts follow the text until someone chooses others; to those
    the `acts` of a ready sentence that was put in are added. Raises CannotHold for an item that is frozen.
    """
    check_length(text)
    held = held_treatment(treatment, key, by)
    is_followed = acts_follow_text(held)
    held.decision = put_together(base, text, held.decision)
    if is_followed:
        held.acts = suggestion(held)
    elif acts:
        held.acts = checked_acts([*(code for code in held.acts if code != NOTHING_RECORDED), *acts])
    held.save()


@action(HOLD, council=council_of_treatment, keeps_working_text=True)
def set_acts(treatment: Treatment, acts: Sequence[str], *, key: str = "", by: Actor) -> None:
    """Records the acts by their codes, whatever the text says. Raises CannotHold for codes that do not go together."""
    held = held_treatment(treatment, key, by)
    held.acts = checked_acts(acts)
    held.save()


@action(HOLD, council=council_of_treatment)
def record_votes(
    treatment: Treatment,
    votes_for: int | None,
    votes_against: int | None,
    votes_abstained: int | None,
    *,
    key: str = "",
    by: Actor,
) -> None:
    """Records how many voted which way; None for all takes the voting back."""
    held = held_treatment(treatment, key, by)
    is_followed = acts_follow_text(held)
    held.votes_for, held.votes_against, held.votes_abstained = votes_for, votes_against, votes_abstained
    if is_followed:
        held.acts = suggestion(held)
    elif has_votes(held) and Act.VOTED not in held.acts:
        held.acts = [*(code for code in held.acts if code != NOTHING_RECORDED), Act.VOTED.value]
    held.save()


@action(HOLD, council=council_of_treatment)
def finish_item(treatment: Treatment, *, key: str = "", by: Actor) -> None:
    """Freezes the item as it is decided. Raises CannotHold for one without an act."""
    held = held_treatment(treatment, key, by)
    if not held.acts:
        raise CannotHold(_("Vælg mindst én handling, eller at intet blev besluttet, før punktet afsluttes."))
    held.state, held.done_at = Treatment.State.DONE, timezone.now()
    held.save()
    follow_decision(held)


@action(HOLD, council=council_of_treatment)
def reopen_item(treatment: Treatment, reason: str, *, key: str = "", by: Actor) -> None:
    """Takes a frozen item up again. Raises CannotHold without a reason."""
    words = one_line(reason, LONGEST_LINE)
    session = held_session(treatment.session_id, key, by)
    held = session.treatments.get(pk=treatment.pk)
    held.state, held.done_at, held.reopened_because = Treatment.State.WAITING, None, words
    held.revision += 1
    held.save()
    make_current(session, held)
