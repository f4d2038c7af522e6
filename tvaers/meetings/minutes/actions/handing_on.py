"""Handing decisions on: extracts and letters, by mail or as files, each with a row that says who got what and when."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.danish.dates import long_date
from tvaers.meetings.cycle.acting import author_of, council_of_meeting
from tvaers.meetings.minutes.actions.writing import WRITE, CannotWriteMinutes
from tvaers.meetings.minutes.decision_letters import WrittenLetter
from tvaers.meetings.minutes.extracts import public_decisions
from tvaers.meetings.models import Edition, LetterTemplate, Meeting, Sending
from tvaers.meetings.telling.letters import kind_of
from tvaers.post.actions import post
from tvaers.post.shape import NewLetter, name_of

What = Sending.What


@dataclass(frozen=True)
class Recipient:
    """Who is to have it, and where a mail goes."""

    name: str
    email: str = ""


@action(WRITE, council=council_of_meeting)
def mail_extract(
    meeting: Meeting, edition: Edition, numbers: Sequence[str], recipient: Recipient, note: str = "", *, by: Actor
) -> Sending:
    """Mails the decisions of these items. A mail can be read on the way, so it has only what everybody may read.

    Raises CannotWriteMinutes without items or an address, and for what is closed or not public yet.
    """
    public = public_decisions(edition)
    if not numbers or not recipient.email:
        raise CannotWriteMinutes(_("Vælg mindst ét punkt, og skriv en mailadresse. Der er ikke sendt noget."))
    kept = [number for number in numbers if number not in public]
    if kept:
        raise CannotWriteMinutes(
            _("Punkt %(numbers)s er lukket eller ikke offentligt endnu og kan ikke sendes med mail. Hent det som fil.")
            % {"numbers": ", ".join(kept)}
        )
    told = f"{recipient.name} <{recipient.email}>: pkt. {', '.join(numbers)}"
    sending = _sending(meeting, edition, What.EXTRACT, told, by)
    subject = f"Uddrag af beslutninger: {meeting.council.name}, {long_date(meeting.held_on)}"
    body = "\n\n".join(
        [f"Til {recipient.name}", *([note.strip()] if note.strip() else []), *[public[number] for number in numbers]]
    )
    _mail(sending, recipient, subject, f"{body}\n\nVenlig hilsen\nSekretariatet for {meeting.council.name}\n", by)
    return sending


@action(WRITE, council=council_of_meeting)
def note_extract(
    meeting: Meeting, edition: Edition, numbers: Sequence[str], recipient: Recipient, *, by: Actor
) -> Sending:
    """Notes that someone was given an extract as a file. Raises CannotWriteMinutes without items or a name."""
    if not numbers or not recipient.name:
        raise CannotWriteMinutes(_("Vælg mindst ét punkt, og skriv, hvem uddraget er til."))
    return _sending(meeting, edition, What.EXTRACT, f"{recipient.name}: pkt. {', '.join(numbers)}", by)


@action(WRITE, council=council_of_meeting)
def keep_letter(
    meeting: Meeting, letter: WrittenLetter, *, number: str, email: str = "", edition: Edition | None = None, by: Actor
) -> Sending:
    """Keeps a letter about a decision with its words, and mails it where there is an address.

    Raises CannotWriteMinutes without receiver, subject or text, and for a mail about what not everybody may read.
    """
    if not (letter.receiver.strip() and letter.subject.strip() and letter.body.strip()):
        raise CannotWriteMinutes(_("Et brev skal have modtager, emne og tekst. Der er ikke gemt noget."))
    if email and (edition is None or number not in public_decisions(edition)):
        raise CannotWriteMinutes(
            _("Punkt %(numbers)s er lukket eller ikke offentligt endnu og kan ikke sendes med mail. Hent det som fil.")
            % {"numbers": number}
        )
    told = f"{letter.receiver}{f' <{email}>' if email else ''}, pkt. {number}\n\n{letter.subject}\n\n{letter.body}"
    sending = _sending(meeting, edition, What.LETTER, told, by)
    if email:
        _mail(sending, Recipient(letter.receiver, email), letter.subject, letter.body, by)
    return sending


@action(WRITE, council=lambda given: given["council"].pk)
def save_letter_template(
    council: Council, name: str, subject: str, body: str, *, template: LetterTemplate | None = None, by: Actor
) -> LetterTemplate:
    """A template of the council, new or written anew. Raises CannotWriteMinutes when something is empty."""
    if not (name.strip() and subject.strip() and body.strip()):
        raise CannotWriteMinutes(_("Skriv navn, emne og tekst. Der er ikke gemt noget."))
    row = template or LetterTemplate(council=council)
    row.name, row.subject, row.body = name.strip(), subject.strip(), body.strip()
    row.save()
    return row


@action(WRITE, council=lambda given: given["template"].council_id)
def remove_letter_template(template: LetterTemplate, *, by: Actor) -> None:
    """Takes a template away; letters that were written from it stay."""
    template.delete()


def _sending(meeting: Meeting, edition: Edition | None, what: Sending.What, note: str, by: Actor) -> Sending:
    sending = Sending(
        meeting=meeting, edition=edition, what=what, note=note, sent_by=author_of(by), sent_at=timezone.now()
    )
    sending.save()
    return sending


def _mail(sending: Sending, recipient: Recipient, subject: str, body: str, by: Actor) -> None:
    mark = hashlib.sha256(recipient.email.casefold().encode()).hexdigest()[:32]
    letter = NewLetter(
        once=f"sending-{sending.pk}-to-{mark}",
        kind=kind_of(sending.what),
        name=recipient.name,
        email=recipient.email,
        subject=subject,
        body=body,
        council=sending.meeting.council_id,
        about=name_of(sending),
        reply_to=author_of(by).email,
    )
    post([letter], by=by)
