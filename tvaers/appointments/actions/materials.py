"""What can be done for those who are appointed: their material, briefings, and asking them to tell the council."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.appointments.models import Appointment, Body, Briefing, Material, ReportDuty
from tvaers.councils.models import Council
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.follow_up.actions import Outstanding, note_follow_up
from tvaers.meetings.models import FollowUp

_NOT_IN_IT = (Appointment.State.VOID, Appointment.State.PROPOSED)


@action("appointments.tend", council=lambda given: given["council"].pk)
def write_material(
    council: Council, body: Body, *, role: str, contact: str, reports_every: int | None, by: Actor
) -> Material:
    """What the council tells those whom it appoints to the body, in place of what it told."""
    row = Material.objects.filter(council=council, body=body).first() or Material(council=council, body=body)
    row.role, row.contact, row.reports_every = role.strip(), " ".join(contact.split()), reports_every
    row.save()
    return row


@action("appointments.tend", council=lambda given: given["council"].pk)
def plan_briefing(
    council: Council, body: Body, *, held_on: date, time: str = "", place: str = "", note: str = "", by: Actor
) -> Briefing:
    """A meeting at which those in the body are briefed."""
    row = Briefing(council=council, body=body, held_on=held_on, time=time, place=place, note=note)
    row.save()
    return row


@action("appointments.tend", council=lambda given: given["briefing"].council_id)
def drop_briefing(briefing: Briefing, *, by: Actor) -> None:
    """Takes a briefing away that will not be held."""
    briefing.delete()


@action("appointments.tend", council=lambda given: given["council"].pk)
def ask_for_report(council: Council, body: Body, *, due_on: date, by: Actor) -> ReportDuty:
    """A follow-up that those in the body tell the council of it under "Siden sidst", by the day.

    Raises CannotBeDone while an earlier one is open, and when the council has nobody in the body that day.
    """
    if ReportDuty.objects.filter(council=council, body=body, follow_up__closed_at=None).exists():
        raise CannotBeDone(_("Der er allerede bedt om en tilbagemelding, som ikke er kommet."))
    names = names_in(council, body, due_on)
    if not names:
        raise CannotBeDone(_("Rådet har ingen i forummet den dag."))
    text = _("Siden sidst: fortæl om arbejdet i %(body)s.") % {"body": body.name}
    who = ", ".join(names)
    what = Outstanding(FollowUp.Kind.TASK, text, who if len(who) <= _LONGEST_WHO else _("De udpegede"), due_on)
    row = ReportDuty(council=council, body=body, due_on=due_on, follow_up=note_follow_up(council, what, by=by))
    row.save()
    return row


_LONGEST_WHO = 200


def names_in(council: Council, body: Body, day: date) -> list[str]:
    """Whom the council has as members of the body on the day, in Danish order."""
    rows = Appointment.objects.filter(on_day(day), council=council, body=body, part=Appointment.Part.MEMBER)
    rows = rows.filter(person__isnull=False).exclude(state__in=_NOT_IN_IT)
    return sorted(rows.values_list("person__name", flat=True), key=sort_key)
