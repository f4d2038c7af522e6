"""The words of an act of appointing put where they belong: into the item's recommendation, and into its decision."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.at_items import treatment_of
from tvaers.appointments.models import Appointment
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.writing import CannotSave, latest_version, parts_of, save_draft
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes, write_decision
from tvaers.meetings.models import DraftItem, Meeting, Treatment
from tvaers.meetings.session.actions.deciding import type_decision
from tvaers.meetings.treatment.actions.holding import CannotHold
from tvaers.meetings.treatment.treating import with_sentence


@action("appointments.appoint", council=council_at("item.council_id"))
def put_in_recommendation(item: DraftItem, text: str, *, by: Actor) -> None:
    """Adds the text (Markdown) to what is recommended, unless it stands there. Raises CannotBeDone."""
    version = latest_version(item)
    parts = parts_of(version)
    try:
        words = with_sentence(parts.recommendation, text.strip())
        save_draft(item, replace(parts, recommendation=words), based_on=version.number, by=by)
    except CannotSave as refusal:
        raise CannotBeDone(str(refusal)) from refusal


@action("appointments.appoint", council=council_at("item.council_id"))
def put_in_decision(item: DraftItem, text: str, *, by: Actor) -> None:
    """Adds the text (Markdown) to what the meeting decides, in its session or afterwards, unless it stands there.

    Raises CannotBeDone before the meeting is opened, for an item that is finished, and once the minutes are approved.
    """
    treatment = treatment_of(item)
    if treatment is None:
        raise CannotBeDone(_("Mødet er ikke åbnet endnu."))
    words, before = with_sentence(treatment.decision, text.strip()), treatment.decision
    try:
        if treatment.session.closed_at is None:
            type_decision(treatment, words, before, by=by)
        else:
            write_decision(treatment, words, None, base=before, by=by)
    except (CannotHold, CannotWriteMinutes) as refusal:
        raise CannotBeDone(str(refusal)) from refusal


@action("appointments.appoint", council=council_at("item.council_id"))
def take_along(item: DraftItem, *, by: Actor) -> int:
    """Lets an item that came back propose what it proposed at the earlier meeting. Returns how many places."""
    rows = Appointment.objects.filter(item=item.returns_from_id, state=Appointment.State.PROPOSED)
    found = list(rows) if item.returns_from_id else []
    for row in found:
        row.item = item
        row.save()
    return len(found)


def can_take_decision(treatment: Treatment | None) -> bool:
    """Whether the text of a decision can be put in now."""
    if treatment is None:
        return False
    if treatment.session.closed_at is None:
        return treatment.state != Treatment.State.DONE
    return treatment.session.meeting.stage in (Meeting.Stage.MINUTES_DRAFTED, Meeting.Stage.MINUTES_SENT)
