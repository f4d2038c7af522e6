"""The minutes of a meeting as a `Document`: the agenda that was sent, with what was recorded of each item.

The items stand in the order of their numbers, also when they were taken in another; the paper then says so. All words
here are the paper's, so they are Danish in every language of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from tvaers.access.visibility import OPERATOR
from tvaers.danish.dates import long_date
from tvaers.danish.listing import listed
from tvaers.document.acts import decision_acts
from tvaers.document.blocks import Block, Heading, Paragraph, Text, parse, to_markdown
from tvaers.document.model import Act, Document, Item, Kind
from tvaers.document.reading.deriving import derive
from tvaers.meetings.agenda.composing import agenda_document
from tvaers.meetings.agenda.queries import agenda_of, next_meeting_of
from tvaers.meetings.agenda.whole import Agenda, AgendaLine
from tvaers.meetings.attendance.queries import AttendanceLists, attendance_lists
from tvaers.meetings.models import (
    NOTHING_RECORDED,
    DraftAttachment,
    DraftVersion,
    Edition,
    Meeting,
    Session,
    SubPoint,
    Treatment,
    Vote,
)

NOTHING_DECIDED = "Der blev ikke truffet nogen beslutning."
_SUB_POINT_LEVEL = 3
_LEADS = {
    Vote.Choice.FOR: "For stemte:",
    Vote.Choice.AGAINST: "Imod stemte:",
    Vote.Choice.ABSTAINED: "Undlod at stemme:",
}


def minutes_document(meeting: Meeting) -> Document:
    """The whole minutes as they are recorded today, what is closed among it."""
    treatments = treatments_of(meeting)
    document = agenda_document(sent_agenda(meeting), next_meeting=_next_meeting(meeting))
    document.kind = Kind.MINUTES
    lists = attendance_lists(meeting, OPERATOR)
    _list_attendance(document, meeting, lists)
    first = in_writing(meeting, lists.silent) if meeting.is_in_writing and treatments else ""
    told = [first, order_in_words([row.item.number for row in treatments])]
    document.preamble = "\n\n".join(filter(None, told)) or None
    recorded = {row.item.number: row for row in treatments}
    for item in document.items():
        if item.number in recorded:
            write_decision_in(item, recorded[item.number])
    return document


def _list_attendance(document: Document, meeting: Meeting, lists: AttendanceLists) -> None:
    """Who took part, who did not and who was a guest; nothing as long as nobody was noted to be there.

    Nobody comes to a written procedure, so nobody stays away from one.
    """
    if lists.participants:
        document.participants, document.guests = list(lists.participants), list(lists.guests)
        document.apologies = [] if meeting.is_in_writing else list(lists.apologies)


def treatments_of(meeting: Meeting) -> list[Treatment]:
    """What the meeting made of each item, in the order in which they were taken, with sub-points and votes."""
    rows = Treatment.objects.visible_to(OPERATOR).filter(session=meeting.pk)
    return list(rows.select_related("item__sent_version", "session").prefetch_related("sub_points", "votes__invitee"))


def sent_agenda(meeting: Meeting) -> Agenda:
    """The meeting's agenda as it was sent: what was written since and not sent is not in it."""
    agenda = agenda_of(meeting, OPERATOR)
    keys = [line.item.sent_version_id for line in agenda.lines() if line.item.sent_version_id]
    versions = DraftVersion.objects.visible_to(OPERATOR).in_bulk(keys)
    attachments: dict[int, list[DraftAttachment]] = defaultdict(list)
    for attachment in DraftAttachment.objects.visible_to(OPERATOR).filter(version__in=keys):
        attachments[attachment.version_id].append(attachment)
    opened_at = _opened_at(meeting)
    parts = [
        replace(
            part, lines=tuple(_as_sent(line, versions, attachments, opened_at) for line in part.lines if line.is_sent)
        )
        for part in agenda.parts
    ]
    return replace(agenda, parts=tuple(parts))


def write_decision_in(item: Item, treatment: Treatment) -> None:
    """Puts what was recorded of the item into it; where others were chosen, its acts are not those that the text tells.

    The same acts stand in the order of the text, as a reader of the paper finds them.
    """
    points, votes = list(treatment.sub_points.all()), list(treatment.votes.all())
    item.parts.decision = decision_text(treatment, points, votes)
    derive(item)
    acts = recorded_acts(treatment, points)
    is_recorded = bool(acts) or NOTHING_RECORDED in treatment.acts
    if is_recorded and set(acts) != set(item.decision_types):
        item.decision_types = acts


def decision_text(treatment: Treatment, points: Sequence[SubPoint], votes: Sequence[Vote]) -> str:
    """The decision (Markdown): its text, how it was voted, and each point raised in the room under its title."""
    blocks: list[Block] = list(parse(treatment.decision))
    if Act.VOTED not in decision_acts(blocks):
        blocks += [_paragraph(words) for words in (votes_in_words(treatment),) if words]
    blocks += [_paragraph(words) for words in votes_by_name(votes)]
    for point in points:
        blocks += [Heading(_SUB_POINT_LEVEL, (Text(point.title),)), *parse(point.text)]
    if not blocks and NOTHING_RECORDED in treatment.acts:
        blocks = [_paragraph(NOTHING_DECIDED)]
    return to_markdown(blocks)


def recorded_acts(treatment: Treatment, points: Sequence[SubPoint]) -> list[Act]:
    """The acts of the item and then of its points, each once."""
    codes = [*treatment.acts, *(code for point in points for code in point.acts)]
    return [Act(code) for code in dict.fromkeys(codes) if code != NOTHING_RECORDED]


def votes_in_words(treatment: Treatment) -> str:
    """How many voted which way; empty when votes were not counted."""
    counts = (treatment.votes_for, treatment.votes_against, treatment.votes_abstained)
    if counts == (None, None, None):
        return ""
    in_favour, against, abstained = (count or 0 for count in counts)
    return f"{in_favour} stemte for, {against} stemte imod, og {abstained} undlod at stemme."


def votes_by_name(votes: Sequence[Vote]) -> Iterator[str]:
    """Who voted which way, a sentence for each way that someone chose."""
    for choice, lead in _LEADS.items():
        names = [vote.invitee.name for vote in votes if vote.choice == choice]
        if names:
            yield f"{lead} {listed(names)}."


def in_writing(meeting: Meeting, silent: Sequence[str]) -> str:
    """What the minutes of a written procedure say first, with who answered nothing at all. Nobody stayed away."""
    last_day = meeting.answers_until or meeting.held_on
    words = f"Sagerne er behandlet i skriftlig procedure. Der kunne svares til og med den {long_date(last_day)}."
    return to_markdown([_paragraph(f"{words} {listed(silent)} svarede ikke." if silent else words)])


def order_in_words(taken: Sequence[str]) -> str:
    """That the items were taken in another order than that of their numbers; empty when they were not.

    >>> order_in_words(["1.1", "2.2", "2.1"])
    'Punkterne blev behandlet i denne rækkefølge: 1.1, 2.2 og 2.1.'
    """
    if list(taken) == sorted(taken, key=by_number):
        return ""
    return f"Punkterne blev behandlet i denne rækkefølge: {listed(taken)}."


def _as_sent(
    line: AgendaLine,
    versions: Mapping[int, DraftVersion],
    attachments: Mapping[int, list[DraftAttachment]],
    opened_at: datetime | None,
) -> AgendaLine:
    version = versions[line.item.sent_version_id or 0]
    withdrawn_at = line.item.withdrawn_at
    was_at_meeting = withdrawn_at is None or (opened_at is not None and withdrawn_at >= opened_at)
    files = tuple(attachments.get(version.pk, ()))
    return replace(line, version=version, attachments=files, was_at_meeting=was_at_meeting)


def _opened_at(meeting: Meeting) -> datetime | None:
    rows = Session.objects.visible_to(OPERATOR).filter(meeting=meeting)
    found: datetime | None = rows.values_list("opened_at", flat=True).first()
    return found


def by_number(number: str) -> tuple[int, ...]:
    """What items are sorted by, so that 2.10 comes after 2.9."""
    return tuple(int(part) for part in number.split(".") if part.isdecimal())


def _next_meeting(meeting: Meeting) -> date | None:
    """The day that the minutes name; what once was sent of it stands, whatever is planned since."""
    sent = Edition.objects.visible_to(OPERATOR).filter(meeting=meeting, stage=Kind.MINUTES).order_by("number").last()
    if sent is not None:
        told: date | None = sent.next_meeting_on
        return told
    return next_meeting_of(meeting, OPERATOR)


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))
