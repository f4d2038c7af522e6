"""Search finds for each viewer what that viewer may read, and neither counts nor names what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.action import action
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as OPERATOR_VIEWER
from tvaers.access.visibility import PUBLIC, Viewer
from tvaers.document.model import Appointment, AppointmentAct, Item, PartName
from tvaers.document.model import Role as Part
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.actions.closing import close_item, close_part, open_again
from tvaers.meetings.sight.actions.taking_part import exclude, invite_guest
from tvaers.search.actions import reindex
from tvaers.search.models import Entry, LexiconWord
from tvaers.search.queries import search
from tvaers.search.shape import FacetKind, Filters

pytestmark = pytest.mark.usefixtures("registers")

REASON = "Offentlighedsloven § 23"


def telling() -> Item:
    """An item whose decision names a person and a municipality that nothing else names."""
    told = item("1.2", "Udpegning til Fjordrådet")
    told.parts.decision = "KKR Nordjylland udpegede Zenia Kvartsberg (A), Morsø Kommune til Fjordrådet."
    named = Appointment("Fjordrådet", "Zenia Kvartsberg", "A", "Morsø", Part.MEMBER, AppointmentAct.APPOINTED)
    return replace(told, appointments=[named])


def partly_closed() -> Meeting:
    meeting = keep(paper(item(), telling())).edition.meeting
    close_part(meeting, "1.2", PartName.DECISION, REASON, by=OPERATOR)
    return meeting


def facet(viewer: Viewer, kind: FacetKind, text: str = "Fjordrådet") -> set[str]:
    groups = {group.kind: group for group in search(text, viewer=viewer).facets}
    return {count.value for count in groups[kind].counts}


def test_of_two_variants_everybody_finds_one():
    partly_closed()
    assert Entry.objects.filter(tie__endswith="/1.2").count() == 2
    for viewer in (
        PUBLIC,
        holder(Role.MEMBER),
        holder(Role.MEMBER, council="sjaelland", email="x@kkr.example"),
        OPERATOR_VIEWER,
    ):
        assert search("Fjordrådet", viewer=viewer).total == 1
        assert search("", viewer=viewer, filters=Filters({FacetKind.YEAR: ("2025",)})).total == 2


def test_words_people_and_places_of_a_closed_decision_are_for_those_who_see_it():
    partly_closed()
    member = holder(Role.MEMBER)
    assert search("Kvartsberg", viewer=PUBLIC).total == 0
    assert search("Kvartsberg", viewer=member).total == 1
    assert "Zenia Kvartsberg" in facet(member, FacetKind.PERSON)
    assert "Zenia Kvartsberg" not in facet(PUBLIC, FacetKind.PERSON)
    assert "Morsø" in facet(member, FacetKind.MUNICIPALITY)
    assert "Morsø" not in facet(PUBLIC, FacetKind.MUNICIPALITY)
    assert facet(PUBLIC, FacetKind.ACT) == set()


def test_a_person_that_only_something_closed_names_is_to_the_public_like_one_who_is_not():
    partly_closed()
    answers = []
    for name in ("Zenia Kvartsberg", "Findes Slet-Ikke"):
        filters = Filters({FacetKind.PERSON: (name,)})
        results = search("", viewer=PUBLIC, filters=filters)
        told = [(group.kind, [(c.value, c.count) for c in group.counts], group.more) for group in results.facets]
        chosen = [(kind, count.count, count.label == name) for kind, count in results.chosen(filters)]
        answers.append((results.total, told, chosen))
    assert answers[0] == answers[1]


def test_a_word_is_not_suggested_once_it_is_closed():
    meeting = keep(paper(item(), telling())).edition.meeting
    assert search("Kvartsborg", viewer=PUBLIC).did_you_mean == "kvartsberg"
    closing = close_part(meeting, "1.2", PartName.DECISION, REASON, by=OPERATOR)
    assert search("Kvartsborg", viewer=PUBLIC).did_you_mean is None
    assert not LexiconWord.objects.filter(word="kvartsberg").exists()
    open_again(closing, by=OPERATOR)
    assert search("Kvartsborg", viewer=PUBLIC).did_you_mean == "kvartsberg"


def test_building_the_index_anew_changes_nothing_of_who_finds_what():
    partly_closed()
    before = sorted(Entry.objects.values_list("key", "sight", "is_public", "is_closed", "has_fuller", "tie"))
    reindex(by=OPERATOR)
    assert sorted(Entry.objects.values_list("key", "sight", "is_public", "is_closed", "has_fuller", "tie")) == before
    assert not LexiconWord.objects.filter(word="kvartsberg").exists()


def test_who_is_excluded_finds_the_public_variant():
    meeting = partly_closed()
    member = holder(Role.MEMBER)
    exclude(meeting, "1.2", member, by=OPERATOR)
    assert search("Kvartsberg", viewer=member).total == 0
    assert search("Fjordrådet", viewer=member).total == 1


def sent(*, on=None) -> Meeting:
    """A meeting that was sent to the members, and has a closed item; not published."""
    document = paper(item(), telling(), date=on or timezone.localdate() + timedelta(days=5))
    meeting = keep(document, is_published=False).edition.meeting
    _send(meeting, by=OPERATOR)
    close_item(meeting, "1.2", REASON, by=OPERATOR)
    return meeting


@action("meetings.publish")
def _send(meeting: Meeting, *, by) -> None:
    meeting.sent_at = timezone.now()
    meeting.save()


@pytest.mark.parametrize(
    ("role", "found", "closed"),
    [
        (Role.SECRETARY, 1, 1),
        (Role.CHAIR, 1, 1),
        (Role.VICE_CHAIR, 1, 1),
        (Role.MEMBER, 1, 1),
        (Role.SUBSTITUTE, 1, 1),
        (Role.MUNICIPAL_CONTACT, 1, 0),
        (Role.KL_AUTHOR, 0, 0),
        (Role.ADMINISTRATOR, 0, 0),
        (Role.AUDITOR, 0, 0),
    ],
)
def test_what_was_sent_is_found_by_those_it_was_sent_to(role, found, closed):
    sent()
    viewer = holder(role)
    assert search("busdrift", viewer=viewer).total == found
    assert search("Kvartsberg", viewer=viewer).total == closed


def test_what_was_sent_is_found_by_the_guests_of_the_meeting_and_not_by_other_councils():
    meeting = sent()
    guest = holder(Role.AUDITOR)
    invite_guest(meeting, guest, by=OPERATOR)
    assert search("busdrift", viewer=guest).total == 1
    assert search("Kvartsberg", viewer=guest).total == 0
    for viewer in (PUBLIC, holder(Role.MEMBER, council="sjaelland")):
        assert search("busdrift", viewer=viewer).total == 0


def test_what_was_not_sent_is_found_by_the_secretariat_alone():
    keep(paper(), is_published=False)
    assert search("busdrift", viewer=holder(Role.SECRETARY)).total == 1
    assert search("busdrift", viewer=holder(Role.CHAIR)).total == 0
    assert search("busdrift", viewer=PUBLIC).total == 0
