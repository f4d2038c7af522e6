"""What the secretariat closes is closed wherever the paper says it, for whoever may not see it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from tests.meetings.closing_cases import Case, cases, words_in
from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as OPERATOR_VIEWER
from tvaers.access.visibility import PUBLIC, Viewer
from tvaers.councils.models import Council, CouncilSettings
from tvaers.document.contract import to_json
from tvaers.document.model import Appointment, AppointmentAct, Attachment, Item, Kind, PartName, Parts, ProgrammeEntry
from tvaers.document.model import Role as Part
from tvaers.meetings.models import AgendaItem, Closing, Edition, ItemAct, ItemText, Meeting, SourceFile
from tvaers.meetings.models import Attachment as AttachmentRow
from tvaers.meetings.paper.queries import audience_of, decided_items, document_for
from tvaers.meetings.sight.actions.closing import CannotClose, close_attachment, close_item, close_part, open_again
from tvaers.meetings.sight.actions.taking_part import exclude, include, invite_guest
from tvaers.meetings.sight.closed import OTHER
from tvaers.search.queries import search

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
REASON = "Forvaltningsloven § 27"
SHOWN = CouncilSettings.ClosedItemsShown


def full_item(number: str = "1.2", **changes) -> Item:
    """An item in which each thing has a word of its own."""
    values = {
        "case_number": "SAG-2025-00777",
        "officers": ["abc"],
        "parts": Parts(
            background="Baggrunden er ordbaggrund.",
            recommendation="Det indstilles, at KKR Nordjylland godkender ordindstilling.",
            presentation="Teksten er ordtekst.\n\n./. Bilag om ordbilag og mere\n\nSe https://ordlink.example/",
            decision="KKR Nordjylland udpegede Ida Ordperson (A), Rebild Kommune til Ordrådet.",
        ),
        "recommendations": ["godkender ordindstilling"],
        "attachments": [Attachment("Bilag om ordbilag og mere", PartName.PRESENTATION)],
        "links": ["https://ordlink.example/"],
        "appointments": [
            Appointment("Ordrådet", "Ida Ordperson", "A", "Rebild", Part.MEMBER, AppointmentAct.APPOINTED)
        ],
        "other": "Andet er ordandet.",
    }
    return item(number, "Salg af ordgrund til en navngiven køber", **(values | changes))


def meeting_with(*items: Item, **changes) -> Meeting:
    return keep(paper(*items, **changes)).edition.meeting


def current(meeting: Meeting) -> Edition:
    return Edition.objects.get(pk=Meeting.objects.get(pk=meeting.pk).current_edition_id)


def read(meeting: Meeting, viewer: Viewer = PUBLIC) -> str:
    return to_json(document_for(current(meeting), viewer))


def entry(meeting: Meeting, number: str = "1.2", viewer: Viewer = PUBLIC) -> Item:
    return next(found for found in document_for(current(meeting), viewer).items() if found.number == number)


def choose(shown: str) -> None:
    """The council's choice, written past the action for it, which lies elsewhere."""
    row = CouncilSettings(council=Council.objects.get(slug="nordjylland"), closed_items_shown=shown)
    CouncilSettings._base_manager.bulk_create([row])


def test_a_closed_item_is_its_number_and_neutral_title_to_the_public():
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, neutral_title="Ejendomssag", by=OPERATOR)
    assert entry(meeting) == Item(number="1.2", title="Ejendomssag", open=False)
    assert "ord" not in re.sub(r"orde?ning|ordi?n[æa]r|regionalpolit|fjord|nordjylland", "", read(meeting).lower())


def test_the_hash_that_the_public_reads_is_the_same_whatever_the_closed_words_are():
    marks = []
    for secret in ("Ja.", "Nej."):
        closed = full_item(parts=Parts(background=None, recommendation=None, presentation=None, decision=secret))
        meeting = meeting_with(item(), closed)
        if not marks:
            close_item(meeting, "1.2", REASON, neutral_title="Ejendomssag", by=OPERATOR)
        public, whole = (document_for(current(meeting), viewer).edition for viewer in (PUBLIC, OPERATOR_VIEWER))
        assert whole.sha256 == current(meeting).content_sha256 != public.sha256
        marks.append(public)
    assert [mark.number for mark in marks] == [1, 2]
    assert marks[0].sha256 == marks[1].sha256


def test_without_a_neutral_title_it_says_that_it_is_closed():
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    assert entry(meeting).title == "Lukket punkt"


@pytest.mark.parametrize(
    ("shown", "title", "decision"),
    [
        (SHOWN.NUMBER, "Lukket punkt", None),
        (SHOWN.NEUTRAL_TITLE, "Ejendomssag", None),
        (SHOWN.DECISION, "Ejendomssag", "KKR Nordjylland udpegede Ida Ordperson (A), Rebild Kommune til Ordrådet."),
    ],
)
def test_the_council_chooses_what_the_public_sees_of_it(shown, title, decision):
    choose(shown)
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, neutral_title="Ejendomssag", by=OPERATOR)
    seen = entry(meeting)
    assert (seen.title, seen.parts) == (title, Parts(decision=decision))
    assert (seen.appointments, seen.attachments, seen.links, seen.case_number) == ([], [], [], None)


def test_where_nothing_is_shown_the_item_is_not_there_nor_counted():
    choose(SHOWN.NOTHING)
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, neutral_title="Ejendomssag", by=OPERATOR)
    assert [found.number for found in document_for(current(meeting), PUBLIC).items()] == ["1.1"]
    client = Client()
    assert client.get(f"{MEETING}1.2/").status_code == 404
    assert "Ejendomssag" not in client.get(MEETING).content.decode()


def test_a_decision_closed_by_itself_stays_closed_where_decisions_are_shown():
    choose(SHOWN.DECISION)
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    close_part(meeting, "1.2", PartName.DECISION, REASON, by=OPERATOR)
    assert entry(meeting).parts == Parts()


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        (PartName.BACKGROUND, {"ordbaggrund"}),
        (PartName.RECOMMENDATION, {"ordindstilling"}),
        (PartName.PRESENTATION, {"ordtekst", "ordbilag", "ordlink"}),
        (PartName.DECISION, {"ordperson", "ordrådet"}),
        (OTHER, {"ordandet"}),
    ],
)
def test_a_closed_part_goes_with_all_that_repeats_it_and_the_rest_stays(part, gone):
    every = {"ordbaggrund", "ordindstilling", "ordtekst", "ordbilag", "ordlink", "ordperson", "ordandet", "ordgrund"}
    meeting = meeting_with(item(), full_item())
    close_part(meeting, "1.2", part, REASON, by=OPERATOR)
    text = read(meeting).lower()
    assert {word for word in every | gone if word in text} == (every | gone) - gone
    assert "_Lukket_" in read(meeting)


def test_where_nothing_is_shown_a_closed_part_leaves_no_mark():
    choose(SHOWN.NOTHING)
    meeting = meeting_with(item(), full_item())
    close_part(meeting, "1.2", PartName.BACKGROUND, REASON, by=OPERATOR)
    assert entry(meeting).parts.background is None


def test_acts_go_with_the_closed_part_they_are_read_from():
    meeting = meeting_with(item("1.1"), item("1.2", "Anden sag"))
    close_part(meeting, "1.2", PartName.DECISION, REASON, by=OPERATOR)
    seen = entry(meeting)
    assert (seen.decision_types, bool(seen.recommendation_types)) == ([], True)
    council = meeting.council
    assert [row.number for row in decided_items(council, 2025, None, PUBLIC)] == ["1.1"]
    assert [row.number for row in decided_items(council, 2025, None, holder(Role.MEMBER))] == ["1.1", "1.2"]


def test_a_closed_attachment_goes_from_the_text_too():
    meeting = meeting_with(item(), full_item())
    close_attachment(meeting, "1.2", "Bilag om ordbilag og mere", REASON, by=OPERATOR)
    seen = entry(meeting)
    assert "ordbilag" not in read(meeting)
    assert seen.parts.presentation == "Teksten er ordtekst.\n\n_Lukket bilag_\n\nSe https://ordlink.example/"
    assert not AttachmentRow.objects.visible_to(PUBLIC).exists()
    assert not ItemText.objects.visible_to(PUBLIC).filter(text__contains="ordbilag").exists()


def test_an_attachment_is_gone_from_lists_quotes_and_sentences_that_name_it():
    presentation = (
        "./. Bilag\n\n- Bilag om ordbilag og mere\n- Et åbent bilag\n\n> Citat af bilag om ordbilag og mere.\n\n"
        "Som Bilag om ordbilag og mere viser, er det dyrt."
    )
    attachments = [Attachment(text, PartName.PRESENTATION) for text in ("Bilag om ordbilag og mere", "Et åbent bilag")]
    closed = full_item(parts=Parts(presentation=presentation), attachments=attachments)
    meeting = meeting_with(item(), closed)
    close_attachment(meeting, "1.2", "Bilag om ordbilag og mere", REASON, by=OPERATOR)
    assert "ordbilag" not in read(meeting)
    assert "Et åbent bilag" in (entry(meeting).parts.presentation or "")


def test_the_closed_title_and_programme_are_gone_from_the_papers_own_texts():
    told = {
        "preamble": "Dagens store sag: Salg af ordgrund til en navngiven køber.",
        "programme": [
            ProgrammeEntry("10.00", "Salg af ordgrund til en navngiven køber"),
            ProgrammeEntry("11", "Kaffe"),
        ],
    }
    meeting = meeting_with(item(), full_item(), **told)
    close_item(meeting, "1.2", REASON, neutral_title="Ejendomssag", by=OPERATOR)
    document = document_for(current(meeting), PUBLIC)
    assert document.preamble == "Dagens store sag: Ejendomssag."
    assert [entry.text for entry in document.programme] == ["Ejendomssag", "Kaffe"]


def test_minutes_that_come_later_do_not_open_what_was_closed():
    agenda = full_item(decision_types=[], appointments=[])
    agenda.parts.decision = None
    meeting = meeting_with(item(), agenda, kind=Kind.AGENDA, participants=[])
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    keep(paper(item(), full_item()))
    assert "ordgrund" not in read(meeting)
    assert Edition.objects.filter(meeting=meeting, has_closed_text=True).count() == 2
    for page in (MEETING, f"{MEETING}udgaver/1/", f"{MEETING}udgaver/2/"):
        assert "ordgrund" not in Client().get(page).content.decode()
    assert AgendaItem.objects.filter(edition__meeting=meeting, number="1.2", closed=True).count() == 2


def test_minutes_that_number_anew_open_neither_the_item_nor_what_has_its_number():
    meeting = meeting_with(item("1.1"), full_item("1.2"), item("1.3", "Fast sag"), kind=Kind.AGENDA, participants=[])
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    member = holder(Role.MEMBER)
    exclude(meeting, "1.2", member, by=OPERATOR)
    keep(paper(item("1.1"), item("1.2", "Fast sag"), full_item("1.3")))
    titles = [found.title for found in document_for(current(meeting), PUBLIC).items()]
    assert titles == ["Fælles busdrift om aftenen", "Lukket punkt", "Lukket punkt"]
    again = type(member).objects.get(pk=member.pk)
    assert [found.title for found in document_for(current(meeting), again).items()] == titles
    assert search("ordbaggrund", viewer=again).total == 0


def test_opening_again_brings_back_what_the_paper_itself_does_not_close():
    meeting = meeting_with(item(), full_item(), full_item("1.3", open=False))
    closings = [close_item(meeting, number, REASON, by=OPERATOR) for number in ("1.2", "1.3")]
    for closing in closings:
        open_again(closing, by=OPERATOR)
    assert entry(meeting, "1.2").title == "Salg af ordgrund til en navngiven køber"
    assert entry(meeting, "1.3").title == "Lukket punkt"
    assert search("ordbaggrund", viewer=PUBLIC).total == 1
    with pytest.raises(CannotClose):
        open_again(closings[0], by=OPERATOR)


def test_the_trail_tells_that_it_was_closed_and_not_a_word_of_it():
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    close_attachment(meeting, "1.2", "Bilag om ordbilag og mere", REASON, by=OPERATOR)
    trail = json.dumps(list(AuditEvent.objects.values_list("action", "changes")), ensure_ascii=False)
    assert "meetings.close_item" in trail
    for word in ("ordgrund", "ordbilag", "ordbaggrund", REASON):
        assert word not in trail


def test_only_the_secretariat_of_the_council_closes():
    meeting = meeting_with(item(), full_item())
    for account in (holder(Role.MEMBER), holder(Role.SECRETARY, council="sjaelland"), holder(Role.ADMINISTRATOR)):
        with pytest.raises(NotPermitted):
            close_item(meeting, "1.2", REASON, by=Actor.of_account(account))
    secretary = holder(Role.SECRETARY, email="sekretariat@kkr.example")
    close_item(meeting, "1.2", REASON, by=Actor.of_account(secretary))
    assert Closing.objects.count() == 1


@pytest.mark.parametrize(
    "close",
    [
        lambda meeting: close_item(meeting, "9.9", REASON, by=OPERATOR),
        lambda meeting: close_item(meeting, "1.2", " ", by=OPERATOR),
        lambda meeting: close_part(meeting, "1.2", "title", REASON, by=OPERATOR),
        lambda meeting: close_part(meeting, "1.1", OTHER, REASON, by=OPERATOR),
        lambda meeting: close_attachment(meeting, "1.2", "Et andet bilag", REASON, by=OPERATOR),
    ],
)
def test_what_cannot_be_closed_is_refused_and_nothing_changes(close):
    meeting = meeting_with(item(), full_item())
    with pytest.raises(CannotClose):
        close(meeting)
    assert not Closing.objects.exists()


def test_who_is_excluded_reads_the_item_as_the_public_does():
    meeting = meeting_with(item(), full_item(), full_item("1.3"))
    for number in ("1.2", "1.3"):
        close_item(meeting, number, REASON, by=OPERATOR)
    member, other = holder(Role.MEMBER), holder(Role.MEMBER, email="anden@kkr.example")
    exclusion = exclude(meeting, "1.2", member, reason="Inhabil", by=OPERATOR)
    assert entry(meeting, "1.2", member).title == "Lukket punkt"
    assert entry(meeting, "1.3", member).title == entry(meeting, "1.2", other).title
    assert audience_of(current(meeting), member) != audience_of(current(meeting), other)
    assert not SourceFile.objects.visible_to(member).exists()
    assert SourceFile.objects.visible_to(other).exists()
    assert [hit.number for hit in search("ordbaggrund", viewer=member).hits] == ["1.3"]
    assert search("ordbaggrund", viewer=other).total == 2
    include(exclusion, by=OPERATOR)
    again = type(member).objects.get(pk=member.pk)
    assert entry(meeting, "1.2", again).title.startswith("Salg")


@pytest.mark.parametrize("role", [Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.SUBSTITUTE, Role.SECRETARY])
def test_those_who_see_what_is_closed_in_the_council_read_it_all(role):
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    viewer = holder(role)
    assert entry(meeting, viewer=viewer).parts.presentation
    assert ItemAct.objects.visible_to(viewer).count() == 4
    assert search("ordbaggrund", viewer=viewer).total == 1


@pytest.mark.parametrize("role", [Role.MUNICIPAL_CONTACT, Role.KL_AUTHOR, Role.ADMINISTRATOR, Role.AUDITOR])
def test_no_other_role_reads_anything_closed(role):
    meeting = meeting_with(item(), full_item())
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    viewer = holder(role)
    assert read(meeting, viewer) == read(meeting)
    assert ItemAct.objects.visible_to(viewer).count() == 2
    assert search("ordbaggrund", viewer=viewer).total == 0


def test_a_guest_reads_what_was_sent_without_what_is_closed():
    meeting = meeting_with(item(), full_item(), date=_coming())
    close_part(meeting, "1.2", PartName.BACKGROUND, REASON, by=OPERATOR)
    guest = holder(Role.AUDITOR)
    invite_guest(meeting, guest, by=OPERATOR)
    assert read(meeting, guest) == read(meeting)
    assert search("ordbaggrund", viewer=guest).total == 0
    assert search("ordtekst", viewer=guest).total == 1


def _coming() -> date:
    return timezone.localdate() + timedelta(days=10)


@given(cases())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_closed_no_word_of_it_is_read_or_found_and_all_else_is(case: Case):
    with transaction.atomic():
        meeting = keep(case.document).edition.meeting
        case.close(meeting)
        _check(case, meeting)
        transaction.set_rollback(True)


def _check(case: Case, meeting: Meeting) -> None:
    document = words_in(re.sub(r"[^\w.]", " ", json.dumps(json.loads(read(meeting)), ensure_ascii=False)))
    assert document & case.hidden == set()
    assert case.shown - document == set()
    address = f"/nordjylland/moeder/{meeting.address}/"
    pages = [address, *(f"{address}{found.number}/" for found in case.document.items()), "/nordjylland/beslutninger/"]
    html = "".join(Client().get(page).content.decode() for page in pages)
    assert {word for word in case.hidden if word in html} == set()
    assert {word for word in case.shown if word not in html} == set()
    for word in sorted(case.hidden)[:4]:
        assert search(word, viewer=PUBLIC).total == 0
        assert search(word, viewer=OPERATOR_VIEWER).total == 1
    assert {word for word in sorted(case.hidden)[:8] if _suggested(word)} == set()


def _suggested(word: str) -> bool:
    return search(f"{word[:-1]}z", viewer=PUBLIC).did_you_mean == word
