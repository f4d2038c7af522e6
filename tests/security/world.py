"""A world in which every closed or unpublished thing carries a word of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.papers import OPERATOR, holder, item, paper
from tests.security.canaries import WORDS, Thing, Who, said
from tests.security.held import held_meeting
from tvaers.access.action import Actor, action
from tvaers.access.actions import create_account
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.allocations.actions import add_transfer, begin_allocation, keep_entries, keep_figures
from tvaers.allocations.models import Variant
from tvaers.appointments.actions import (
    Decision,
    Named,
    add_seats,
    allow_nominator,
    appoint_named,
    begin_round,
    define_body,
    note_nominee,
    plan_briefing,
)
from tvaers.appointments.actions.rounds import Named as Nominee
from tvaers.archive.actions import import_document
from tvaers.constitution.actions import begin_constitution, begin_cooperation, draw_lots, note_alliance
from tvaers.constitution.actions.arrivals import Named as NamedArrival
from tvaers.constitution.actions.arrivals import keep_arrival
from tvaers.constitution.models import Arrival
from tvaers.councils.actions import end_role
from tvaers.councils.models import (
    Circle,
    CircleFunction,
    Council,
    CouncilSettings,
    Election,
    FunctionHolder,
    Membership,
    Municipality,
    Person,
    RoleGrant,
)
from tvaers.document.contract import to_json
from tvaers.document.model import Appointment, AppointmentAct, Attachment, Document, Item, Kind, PartName, Parts
from tvaers.document.model import Role as Part
from tvaers.meetings.agenda.actions.arranging import write_on_agenda
from tvaers.meetings.agenda.actions.items import ItemFacts, describe_item
from tvaers.meetings.agenda.actions.programme import invite_presenter, keep_programme
from tvaers.meetings.drafts.actions.cases import keep_case
from tvaers.meetings.drafts.actions.writing import DraftParts, save_draft
from tvaers.meetings.files.kept import keep_original
from tvaers.meetings.models import (
    Attachment as EnclosedRow,
)
from tvaers.meetings.models import (
    Case,
    ChairmanshipAct,
    Depublication,
    Disqualification,
    DraftAttachment,
    DraftComment,
    DraftItem,
    DraftVersion,
    Exclusion,
    FollowUp,
    Invitee,
    Laying,
    LetterTemplate,
    Meeting,
    MeetingGuest,
    MinutesCheck,
    MinutesRemark,
    ProcedureAnswer,
    Remark,
    Sending,
    TakenDay,
)
from tvaers.meetings.paper.actions import Original
from tvaers.meetings.planning.actions.meetings import cancel_meeting, plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing
from tvaers.meetings.planning.actions.taken_days import add_taken_days
from tvaers.meetings.planning.actions.template import TemplateText, add_template_item, add_template_section
from tvaers.meetings.planning.actions.wheel import EntryText, add_entry
from tvaers.meetings.sight.actions.closing import close_attachment, close_item, close_part
from tvaers.meetings.sight.actions.depublication import depublish, depublish_item
from tvaers.post.actions import post
from tvaers.post.shape import NewLetter, name_of

MAIN = "2025-03-07"
HIDDEN_IN_TEXT = f"./. {said(Thing.CLOSED_ONE_ATTACHMENT)}"


@dataclass
class World:
    """The rows that addresses are made of, and the accounts that walk."""

    accounts: dict[Who, Account] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    markers: list[Depublication] = field(default_factory=list)
    drafts: list[DraftItem] = field(default_factory=list)
    layings: list[Laying] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)
    functions: list[CircleFunction] = field(default_factory=list)
    holders: list[FunctionHolder] = field(default_factory=list)
    attachments: list[DraftAttachment] = field(default_factory=list)
    taken_days: list[TakenDay] = field(default_factory=list)


def build() -> World:
    """Builds it by the actions themselves, where there is one."""
    world = World()
    _build_accounts(world)
    _build_main_meeting(world)
    _build_plan(world)
    _build_seats(world)
    _build_allocation(world)
    _build_constitution(world)
    _build_other_meetings(world)
    _build_councils_with_choices(world)
    _write_the_rest(world, by=OPERATOR)
    world.meetings["held"] = held_meeting(world.accounts)
    return world


def _build_accounts(world: World) -> None:
    roles = {
        Who.SECRETARY: Role.SECRETARY,
        Who.CHAIR: Role.CHAIR,
        Who.VICE_CHAIR: Role.VICE_CHAIR,
        Who.SUBSTITUTE: Role.SUBSTITUTE,
        Who.EXCLUDED: Role.MEMBER,
        Who.FORMER_MEMBER: Role.MEMBER,
        Who.CONTACT: Role.MUNICIPAL_CONTACT,
        Who.AUTHOR: Role.KL_AUTHOR,
        Who.ADMINISTRATOR: Role.ADMINISTRATOR,
        Who.AUDITOR: Role.AUDITOR,
    }
    for who, role in roles.items():
        world.accounts[who] = holder(role, email=f"{who}@kkr.example")
    world.accounts[Who.MEMBER] = holder(Role.MEMBER, email=f"{WORDS[Thing.ACCOUNT_MAIL]}@kkr.example")
    elsewhere = {Who.MEMBER_ELSEWHERE: Role.MEMBER, Who.SECRETARY_ELSEWHERE: Role.SECRETARY}
    for who, role in elsewhere.items():
        world.accounts[who] = holder(role, council="sjaelland", email=f"{who}@kkr.example")
    for who in (Who.GUEST, Who.IN_CIRCLE):
        world.accounts[who] = create_account(f"{who}@kkr.example", str(who), by=OPERATOR)
    former = RoleGrant.objects.get(account=world.accounts[Who.FORMER_MEMBER])
    end_role(former, on=timezone.localdate(), by=OPERATOR)


def _build_main_meeting(world: World) -> None:
    agenda = paper(*_main_items(Thing.CLOSED_IN_AGENDA), kind=Kind.AGENDA, participants=[])
    meeting = _kept(agenda)
    _kept(paper(*_main_items(Thing.CLOSED_TEXT)))
    meeting.refresh_from_db()
    reason = said(Thing.CLOSING_REASON)
    close_item(meeting, "1.3", reason, neutral_title=WORDS[Thing.CLOSED_LATER_NEUTRAL], by=OPERATOR)
    close_part(meeting, "1.4", PartName.PRESENTATION, reason, by=OPERATOR)
    close_part(meeting, "1.5", PartName.DECISION, reason, by=OPERATOR)
    close_attachment(meeting, "1.6", said(Thing.CLOSED_ONE_ATTACHMENT), reason, by=OPERATOR)
    close_item(meeting, "1.7", reason, by=OPERATOR)
    mistake = Depublication.ReasonClass.MISTAKE
    world.markers.append(depublish_item(meeting, "1.8", mistake, note=said(Thing.DOWN_NOTE), by=OPERATOR))
    meeting.refresh_from_db()
    world.meetings["main"] = meeting


def _build_plan(world: World) -> None:
    """A meeting that is only planned, one that is cancelled, and days that are taken."""
    council = world.meetings["main"].council
    by = Actor.of_account(world.accounts[Who.SECRETARY])
    planned = plan_meeting(
        council,
        date(2027, 9, 3),
        place=said(Thing.PLANNED),
        video_link=f"https://{WORDS[Thing.PLANNED_LINK]}.example",
        by=by,
    )
    cancelled = plan_meeting(council, date(2027, 10, 1), by=by)
    cancel_meeting(cancelled, said(Thing.CANCELLED_BECAUSE), site="https://kkr.example", by=by)
    add_taken_days(council, [(date(2027, 9, 3), said(Thing.TAKEN_DAY))], is_for_all=False, by=by)
    add_taken_days(council, [(date(2027, 9, 3), said(Thing.TAKEN_BY_KL))], is_for_all=True, by=by)
    world.taken_days += TakenDay.objects.order_by("pk")
    section = add_template_section(council, said(Thing.TEMPLATE), by=by)
    add_template_item(section, TemplateText("", said(Thing.TEMPLATE), background=said(Thing.TEMPLATE_TEXT)), by=by)
    add_entry(council, EntryText(said(Thing.WHEEL), 9, note=said(Thing.WHEEL_NOTE)), by=by)
    prepared = plan_meeting(council, date(2027, 11, 5), by=by)
    begin_preparing(prepared, by=by)
    _invite(prepared, world.accounts[Who.MEMBER], by=OPERATOR)
    _build_agenda(world, prepared, by)
    _promise(council, world.accounts[Who.SECRETARY], by=OPERATOR)
    world.meetings |= {"planned": planned, "cancelled": cancelled, "begun": prepared}


def _build_seats(world: World) -> None:
    """A body with a seat that someone has, one that someone is proposed for, a briefing, and a candidate in a round."""
    council, since = world.meetings["main"].council, date(2025, 1, 1)
    by = Actor.of_account(world.accounts[Who.SECRETARY])
    body = define_body(council, name="Trafikforum Nord", valid_from=since, by=by)
    names = ("Rikke Storm", WORDS[Thing.PROPOSED].capitalize())
    for seat, name in zip(add_seats(body, name="Medlem", count=2, valid_from=since, by=by), names, strict=True):
        decision = Decision(since, is_proposal=name != names[0])
        appoint_named(council, seat, Named(name), decision, by=by)
    plan_briefing(council, body, held_on=date(2030, 5, 2), place=said(Thing.BRIEFING), by=by)
    kind = add_seats(body, name="Erhvervslivet", count=1, valid_from=since, side="organisation", by=by)[0].kind
    email = f"{WORDS[Thing.NOMINATOR_MAIL]}@kkr.example"
    allow_nominator(kind, name="Erhverv Nord", email=email, by=by)
    round_ = begin_round(council, title="Runden", due_on=date(2026, 3, 1), kinds=[kind.pk], on=date(2026, 2, 1), by=by)
    note_nominee(round_.asked.get(), Nominee(WORDS[Thing.NOMINEE].capitalize()), on=date(2026, 2, 2), by=by)


def _build_allocation(world: World) -> None:
    """Quotas of one municipality and all others, one of them moved, that only the secretariat knows of."""
    council, by = world.meetings["main"].council, Actor.of_account(world.accounts[Who.SECRETARY])
    allocation = begin_allocation(council, kind="refugee-quotas", name=said(Thing.ALLOCATION), year=2027, by=by)
    variant = Variant.objects.get(allocation=allocation)
    keep_figures(variant, {"regional_quota": Decimal(11)}, source=said(Thing.ALLOCATION_SOURCE), by=by)
    places = list(Municipality.objects.filter(councils__council=council, councils__valid_to=None))
    keep_entries(variant, {(place.pk, "announced"): 1 for place in places}, source=said(Thing.ALLOCATION_SOURCE), by=by)
    giver, taker = places[:2]
    add_transfer(variant, giver=giver, taker=taker, count=1, reason=said(Thing.MOVED_BECAUSE), by=by)


def _build_constitution(world: World) -> None:
    """A constitution that the secretariat works on."""
    by = Actor.of_account(world.accounts[Who.SECRETARY])
    row = begin_constitution(world.meetings["main"].council, Election.objects.get(code="kv25"), by=by)
    begin_cooperation(row, code="LL", name="Lokallisterne", lists=[], by=by)
    named = NamedArrival("supplementary", "Rikke Storm", Municipality.objects.get(name="Rebild"), "A")
    world.arrivals.append(keep_arrival(row, named, on=date(2025, 12, 16), by=by))
    note_alliance(row, lists=["A", "F"], received_at=timezone.now(), notified_by="Rikke Storm", by=by)
    who = {"drawn_by": "Rikke Storm", "witnesses": "Bo Lind"}
    draw_lots(row, "composition", ["A", "V"], drawn_at=timezone.now(), **who, by=by)


@action("security.invite")
def _invite(meeting: Meeting, member: Account, *, by: Actor) -> None:
    """A member who stays away, and a guest who is disqualified from an item."""
    since, place = date(2026, 1, 1), Municipality.objects.get(name="Rebild")
    person = Person.objects.create(name="Rikke Storm", account=member)
    seat = Membership.objects.create(council=meeting.council, person=person, municipality=place, valid_from=since)
    called = {"meeting": meeting, "name": "Rikke Storm", "municipality": place}
    Invitee.objects.create(part=Invitee.Part.MEMBER, membership=seat, person=person, **called)
    guest = Invitee.objects.create(
        part=Invitee.Part.MEMBER,
        answer=Invitee.Answer.APOLOGY,
        note=said(Thing.INVITEE_NOTE),
        email=f"{WORDS[Thing.INVITEE_MAIL]}@kommune.example",
        **called,
    )
    draft = DraftItem.objects.create(council=meeting.council, author=member)
    DraftVersion.objects.create(draft=draft, number=1, title="Et punkt", saved_by=member)
    Disqualification.objects.create(invitee=guest, item=draft, reason=said(Thing.DISQUALIFIED_BECAUSE))


def _build_agenda(world: World, meeting: Meeting, by: Actor) -> None:
    """An item on an agenda in preparation, with all that stands beside it."""
    item = write_on_agenda(add_section(meeting, "Sager", by=by), said(Thing.ON_AGENDA), by=by)
    describe_item(item, ItemFacts(None, True, said(Thing.CLOSED_WHY)), by=by)
    save_draft(item, DraftParts(said(Thing.ON_AGENDA), case_number="SAG-2026-00001"), based_on=1, by=by)
    item.refresh_from_db()
    keep_case(item.case, title=said(Thing.CASE_TITLE), kle_code="", retention=Case.Retention.KEEP, by=by)
    keep_programme(meeting, f"9.00 {said(Thing.PROGRAMME)}", begun_from="", by=by)
    invite_presenter(item, said(Thing.PRESENTER), by=by)
    world.drafts.append(item)


def _main_items(closed_text: Thing) -> list[Item]:
    person = WORDS[Thing.CLOSED_PERSON].capitalize()
    closed = Item(
        number="1.2",
        title=said(Thing.CLOSED_TITLE),
        neutral_title=said(Thing.NEUTRAL_TITLE),
        open=False,
        parts=Parts(
            background=said(closed_text),
            presentation=f"./. {said(Thing.CLOSED_ATTACHMENT)}",
            decision=f"{said(Thing.CLOSED_DECISION)} {person} udpeges.",
        ),
        attachments=[Attachment(said(Thing.CLOSED_ATTACHMENT), PartName.PRESENTATION)],
        appointments=[Appointment("Bestyrelsen", person, None, None, Part.MEMBER, AppointmentAct.APPOINTED)],
    )
    return [
        item("1.1", said(Thing.OPEN)),
        closed,
        item("1.3", said(Thing.CLOSED_LATER)),
        _with("1.4", background=said(Thing.CLOSED_ITEM_OF_PART), presentation=said(Thing.CLOSED_PART)),
        _with("1.5", decision=said(Thing.CLOSED_ONE_DECISION)),
        item(
            "1.6",
            "Sag med et lukket bilag",
            parts=Parts(background="Det er vedlagt.", presentation=HIDDEN_IN_TEXT),
            attachments=[Attachment(said(Thing.CLOSED_ONE_ATTACHMENT), PartName.PRESENTATION)],
        ),
        item("1.7", said(Thing.FORBIDDEN_TO_ONE)),
        item("1.8", said(Thing.DOWN_ITEM)),
    ]


def _with(number: str, **parts: str) -> Item:
    return item(number, f"Sag nummer {number}", parts=Parts(**parts))


def _build_other_meetings(world: World) -> None:
    sent = _kept(
        paper(item("1.1", said(Thing.SENT)), _closed("1.2", Thing.SENT_CLOSED), date=date(2027, 4, 4)),
        is_published=False,
    )
    world.meetings["sent"] = sent
    world.meetings["procedure"] = _kept(paper(item("1.1", "Fælles vagtplan"), date=date(2027, 12, 3)))
    prepared = paper(item("1.1", said(Thing.PREPARED)), date=date(2025, 5, 5))
    world.meetings["prepared"] = _kept(prepared, is_published=False)
    down = _kept(paper(item("1.1", said(Thing.DOWN_MEETING)), date=date(2025, 6, 6)))
    law = Depublication.ReasonClass.LAW
    world.markers.append(depublish(down, law, note=said(Thing.DOWN_NOTE), by=OPERATOR))
    world.meetings["down"] = down


def _build_councils_with_choices(world: World) -> None:
    shown = CouncilSettings.ClosedItemsShown
    choices = {
        "syddanmark": (shown.DECISION, Thing.HIDDEN_TITLE, Thing.SHOWN_DECISION, "Ejendomssag"),
        "hovedstaden": (shown.NOTHING, Thing.NOTHING_SHOWN, Thing.NOTHING_SHOWN, said(Thing.NOTHING_SHOWN)),
        "midtjylland": (shown.NUMBER, Thing.NUMBER_SHOWN, Thing.NUMBER_SHOWN, said(Thing.NUMBER_SHOWN)),
    }
    for slug, (choice, title, decision, neutral) in choices.items():
        council = Council.objects.get(slug=slug)
        closed = Item("1.2", said(title), neutral_title=neutral, open=False, parts=Parts(decision=said(decision)))
        _choose(council, choice, by=OPERATOR)
        world.meetings[slug] = _kept(paper(item(), closed, council=council.name))


def _closed(number: str, thing: Thing) -> Item:
    return Item(number, said(thing), neutral_title="Ejendomssag", open=False, parts=Parts(background=said(thing)))


def _kept(document: Document, *, is_published: bool = True) -> Meeting:
    data = to_json(document).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    keep_original(data, sha256)
    original = Original("papir.txt", sha256, "text/plain", len(data))
    return import_document(document, original, is_published=is_published, by=OPERATOR).edition.meeting


@action("security.promise")
def _promise(council: Council, account: Account, *, by: Actor) -> None:
    FollowUp.objects.create(council=council, kind=FollowUp.Kind.RETURNS, text=said(Thing.RETURNS))
    under = FollowUp.objects.create(council=council, kind=FollowUp.Kind.AUTHORISATION, text=said(Thing.RETURNS))
    ChairmanshipAct.objects.create(
        follow_up=under, acted_on=date(2027, 9, 9), text=said(Thing.CHAIRMANSHIP_ACT), made_by=account
    )


@action("security.choose")
def _choose(council: Council, choice: str, *, by: Actor) -> None:
    CouncilSettings.objects.create(council=council, closed_items_shown=choice)


@action("security.write_the_rest")
def _write_the_rest(world: World, *, by: Actor) -> None:
    """What the rooms' own pages write in many steps, as rows."""
    main, sent = world.meetings["main"], world.meetings["sent"]
    sent.sent_at = timezone.now()
    sent.save()
    MeetingGuest.objects.create(meeting=sent, account=world.accounts[Who.GUEST])
    Exclusion.objects.create(
        meeting=main, item_number="1.7", account=world.accounts[Who.EXCLUDED], reason=said(Thing.EXCLUSION_REASON)
    )
    _enclose(main)
    _write_circle(world, main.council)
    _write_drafts(world, main.council)
    _write_letter(main)
    _write_minutes(world)
    _write_procedure(world, world.meetings["procedure"])


def _enclose(meeting: Meeting) -> None:
    """Puts files behind the attachments of the meeting's current edition: one is open, two are closed."""
    edition = meeting.current_edition
    row = EnclosedRow.objects.create(
        item=edition.items.get(number="1.1"), part=PartName.PRESENTATION, text="Et åbent bilag", position=0
    )
    _give_file(row, "aaben.txt", Thing.ENCLOSED_OPEN)
    for closed in EnclosedRow.objects.filter(item__edition=edition, item__number__in=("1.2", "1.6")):
        _give_file(closed, f"{WORDS[Thing.ENCLOSED_NAME]}.txt", Thing.ENCLOSED_BYTES)


def _give_file(row: EnclosedRow, filename: str, thing: Thing) -> None:
    data = said(thing).encode()
    row.filename, row.media_type, row.size = filename, "text/plain", len(data)
    row.sha256 = hashlib.sha256(data).hexdigest()
    keep_original(data, row.sha256)
    row.save()


def _write_circle(world: World, council: Council) -> None:
    since = date(2020, 1, 1)
    circle = Circle.objects.create(
        council=council,
        kind=Circle.Kind.CHIEF_EXECUTIVES,
        name=said(Thing.CIRCLE),
        note=said(Thing.CIRCLE_NOTE),
        valid_from=since,
    )
    for number, who in enumerate((None, Who.IN_CIRCLE)):
        function = CircleFunction.objects.create(
            circle=circle, title="Direktør", body=f"Kommune {number}", position=number, valid_from=since
        )
        values: dict[str, Any] = {"name": "Bo Lind", "account": world.accounts[who]} if who else _contact_data()
        world.functions.append(function)
        world.holders.append(FunctionHolder.objects.create(function=function, valid_from=since, **values))
    world.circles.append(circle)


def _contact_data() -> dict[str, str]:
    return {
        "name": WORDS[Thing.HOLDER].capitalize(),
        "email": f"{WORDS[Thing.HOLDER_MAIL]}@kommune.example",
        "phone": WORDS[Thing.HOLDER_PHONE],
    }


def _write_drafts(world: World, council: Council) -> None:
    author = world.accounts[Who.AUTHOR]
    draft = DraftItem.objects.create(council=council, author=author)
    versions = [
        DraftVersion.objects.create(
            draft=draft, number=number, title=said(thing), background=said(thing), saved_by=author
        )
        for number, thing in enumerate((Thing.DRAFT_FIRST, Thing.DRAFT_LAID, Thing.DRAFT_LATEST), 1)
    ]
    data = said(Thing.DRAFT_FILE_BYTES).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    keep_original(data, sha256)
    attachment = DraftAttachment.objects.create(
        version=versions[1],
        filename=f"{WORDS[Thing.DRAFT_LAID_FILE]}.txt",
        sha256=sha256,
        media_type="text/plain",
        size=len(data),
    )
    world.attachments.append(attachment)
    laying = Laying.objects.create(
        version=versions[1],
        circle=world.circles[0],
        until=timezone.localdate() + timedelta(days=7),
        question=said(Thing.QUESTION),
    )
    Remark.objects.create(laying=laying, account=world.accounts[Who.IN_CIRCLE], text=said(Thing.REMARK))
    DraftAttachment.objects.create(version=versions[2], title=said(Thing.PROMISED), position=1)
    DraftComment.objects.create(draft=draft, account=author, text=said(Thing.COMMENT))
    other = DraftItem.objects.create(council=council, author=author)
    DraftVersion.objects.create(draft=other, number=1, title=said(Thing.DRAFT_OTHER), saved_by=author)
    world.drafts += [draft, other]
    world.layings.append(laying)


def _write_minutes(world: World) -> None:
    """Minutes that were sent, with what came of them."""
    meeting = _kept(paper(item("1.1", "Åben sag"), date=date(2026, 9, 9)))
    meeting.stage = Meeting.Stage.MINUTES_SENT
    meeting.save()
    council, secretary = meeting.council, world.accounts[Who.SECRETARY]
    MinutesCheck.objects.create(
        meeting=meeting, account=world.accounts[Who.CHAIR], is_agreed=False, note=said(Thing.MINUTES_CHECK)
    )
    MinutesRemark.objects.create(
        meeting=meeting,
        account=world.accounts[Who.MEMBER],
        text=said(Thing.MINUTES_REMARK),
        answer=said(Thing.MINUTES_ANSWER),
        is_followed=False,
        answered_by=secretary,
        answered_at=timezone.now(),
    )
    follow_up = FollowUp.objects.create(
        council=council,
        kind=FollowUp.Kind.AUTHORISATION,
        text=said(Thing.FOLLOW_UP),
        who=WORDS[Thing.FOLLOW_UP_WHO],
    )
    ChairmanshipAct.objects.create(
        follow_up=follow_up, acted_on=date(2026, 9, 10), text=said(Thing.CHAIR_ACT), made_by=secretary
    )
    words = said(Thing.LETTER_TEMPLATE)
    LetterTemplate.objects.create(council=council, name=words[:100], subject=words[:200], body=words)
    Sending.objects.create(
        meeting=meeting,
        what=Sending.What.EXTRACT,
        note=said(Thing.HANDED_ON),
        sent_by=secretary,
        sent_at=timezone.now(),
    )
    world.meetings["minutes"] = meeting


def _write_procedure(world: World, meeting: Meeting) -> None:
    member = world.accounts[Who.MEMBER]
    meeting.kind, meeting.stage, meeting.sent_at = "written-procedure", Meeting.Stage.AGENDA_SENT, timezone.now()
    meeting.save()
    draft = DraftItem.objects.create(council=meeting.council, meeting=meeting, number="1.1", author=member)
    draft.sent_version = DraftVersion.objects.create(draft=draft, number=1, title="Fælles vagtplan", saved_by=member)
    draft.save()
    person = Person.objects.get(account=member)
    invitee = Invitee.objects.create(meeting=meeting, part=Invitee.Part.MEMBER, person=person, name=person.name)
    ProcedureAnswer.objects.create(
        invitee=invitee, item=draft, choice="no", text=said(Thing.PROCEDURE_ANSWER), account=member
    )


def _write_letter(meeting: Meeting) -> None:
    letter = NewLetter(
        "letter",
        "agenda-sent",
        "Bo Lind",
        f"{WORDS[Thing.LETTER_MAIL]}@kommune.example",
        said(Thing.LETTER_SUBJECT),
        said(Thing.LETTER_TEXT),
        council=meeting.council_id,
        about=name_of(meeting),
    )
    post([letter], by=OPERATOR)
