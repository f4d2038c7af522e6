"""Minutes after the meeting: decisions written anew, what is sent along with them, and sending them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.uploads import Upload
from tvaers.meetings.cycle.acting import author_of, council_of_meeting
from tvaers.meetings.cycle.stages import Step, advance
from tvaers.meetings.drafts.actions.writing import carried, latest_version, new_attachment, parts_of, save_version
from tvaers.meetings.minutes.actions.freezing import are_for_members_first, freeze_minutes, publish_minutes
from tvaers.meetings.minutes.approvals import is_approval_open
from tvaers.meetings.minutes.composing import minutes_document, sent_agenda
from tvaers.meetings.minutes.missing import missing_for_send_minutes
from tvaers.meetings.models import DraftItem, EarlierDecision, Edition, Meeting, Sending, SubPoint, Treatment
from tvaers.meetings.sending.closed_words import closed_words_in
from tvaers.meetings.telling.actions import tell_everybody
from tvaers.meetings.treatment.actions.agenda import follow_decision
from tvaers.meetings.treatment.actions.holding import check_length, checked_acts, council_of_treatment
from tvaers.meetings.treatment.treating import put_together, suggested_acts

WRITE = "meetings.write_minutes"
"""The permission of all that is done with minutes after the meeting."""

OPEN_STAGES = (Meeting.Stage.MINUTES_DRAFTED, Meeting.Stage.MINUTES_SENT)
"""While minutes are at one of these, their decisions can be written anew: for sending, or for the approval."""


class CannotWriteMinutes(ValueError):
    """Nothing was changed. The message is Danish and can be shown."""


@action(WRITE, council=council_of_treatment)
def write_decision(
    treatment: Treatment,
    text: str,
    acts: Sequence[str] | None,
    *,
    base: str,
    sub_point: SubPoint | None = None,
    by: Actor,
) -> None:
    """Writes a decision, or a point under it, anew after the meeting; what it said before is kept.

    `base` is the text that the writing began from; what another wrote since is put together with it. Without `acts`
    they follow the text. Raises CannotWriteMinutes before the meeting is closed and when the minutes are approved.
    """
    check_length(text)
    held = (
        Treatment.objects.select_for_update(of=("self",))
        .select_related("session__meeting", "item")
        .get(pk=treatment.pk)
    )
    _check_open(held.session.meeting)
    if sub_point is None:
        _keep_earlier(held, None, held.decision, held.acts, by)
        held.decision = put_together(base, text, held.decision)
        held.acts = suggested_acts(held.decision) if acts is None else checked_acts(acts)
        held.revision += 1
        held.save()
        follow_decision(held)
        return
    point = held.sub_points.get(pk=sub_point.pk)
    _keep_earlier(held, point, point.text, point.acts, by)
    point.text = put_together(base, text, point.text)
    point.acts = suggested_acts(point.text) if acts is None else checked_acts(acts)
    point.revision += 1
    point.save()


@action(WRITE, council=lambda given: given["item"].council_id)
def enclose_with_minutes(
    item: DraftItem, uploads: Sequence[Upload], title: str = "", *, is_closed: bool = False, by: Actor
) -> None:
    """Lets files go out with the minutes under an item: slides that were shown, an agreement that was made.

    The item as it was sent gets them, whatever else was written in it since. `title` is for one file alone. Raises
    CannotWriteMinutes for an item that was not sent, and once the minutes are.
    """
    held = DraftItem.objects.select_for_update(of=("self",)).select_related("sent_version", "meeting").get(pk=item.pk)
    if held.sent_version is None or held.meeting is None or held.meeting.stage not in _BEFORE_SENDING:
        raise CannotWriteMinutes(_("Bilag kan føjes til, fra dagsordenen er sendt, til referatet er det."))
    added = [new_attachment(upload) for upload in uploads]
    for attachment in added:
        attachment.title = " ".join(title.split())[:_LONGEST_TITLE] if len(added) == 1 else ""
        attachment.is_closed = is_closed
    before = [carried(row) for row in held.sent_version.attachments.all()]
    number = latest_version(held).number + 1
    held.sent_version = save_version(held, number, parts_of(held.sent_version), [*before, *added], author_of(by))
    held.save()


@action(WRITE, council=council_of_meeting)
def send_minutes(meeting: Meeting, note: str = "", *, site: str, by: Actor) -> Sending:
    """The minutes as they are recorded become an edition, and everyone who was told of the meeting is told of it.

    It is for everybody or for the members only, as the council has chosen. `note` is what the secretariat writes along.
    Raises CannotAdvance, CannotWriteMinutes for a note that says what is closed, and CannotTell when nobody stands
    behind it.
    """
    if closed_words_in(sent_agenda(meeting), note):
        raise CannotWriteMinutes(_("Det, du har skrevet, nævner noget lukket. Skriv det om; der er ikke sendt noget."))
    advance(meeting, Step.SEND_MINUTES, missing_for_send_minutes(meeting))
    meeting.save()
    for_members, minutes = are_for_members_first(meeting), Edition.Occasion.MINUTES
    edition = freeze_minutes(meeting, minutes_document(meeting), minutes, "", is_for_members=for_members, by=by)
    if not for_members:
        publish_minutes(meeting, by=by)
    return tell_everybody(meeting, Sending.What.MINUTES, note, edition=edition, site=site, by=by)


def _check_open(meeting: Meeting) -> None:
    if meeting.stage not in OPEN_STAGES and not is_approval_open(meeting):
        raise CannotWriteMinutes(
            _("Beslutningen kan skrives om, når mødet er lukket, og indtil referatet er godkendt. Intet er ændret.")
        )


def _keep_earlier(treatment: Treatment, point: SubPoint | None, text: str, acts: Sequence[str], by: Actor) -> None:
    EarlierDecision(
        treatment=treatment,
        sub_point=point,
        text=text,
        acts=list(acts),
        replaced_by=author_of(by),
        replaced_at=timezone.now(),
    ).save()


_BEFORE_SENDING = (Meeting.Stage.AGENDA_SENT, Meeting.Stage.IN_SESSION, Meeting.Stage.MINUTES_DRAFTED)
_LONGEST_TITLE = 300
