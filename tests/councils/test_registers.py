"""The database knows Denmark's councils on any day."""

from datetime import date

import pytest

from tvaers.access.action import Actor
from tvaers.access.models import AuditEvent
from tvaers.access.visibility import PUBLIC
from tvaers.councils.actions import load_registers
from tvaers.councils.models import Council, ElectoralList, MunicipalityInRegion
from tvaers.councils.periods import on_day
from tvaers.councils.queries import councils_on, municipalities_of, term_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registers():
    load_registers(by=Actor.operating_system_user())


def test_five_councils_in_danish_order():
    names = [council.name for council in councils_on(date(2025, 2, 7), PUBLIC)]
    assert names == ["KKR Hovedstaden", "KKR Midtjylland", "KKR Nordjylland", "KKR Sjælland", "KKR Syddanmark"]


def test_there_was_no_council_before_the_reform():
    assert list(councils_on(date(2006, 12, 31), PUBLIC)) == []


def test_municipalities_come_in_danish_order():
    nordjylland = Council.objects.get(slug="nordjylland")
    names = [row.name for row in municipalities_of(nordjylland, date(2025, 2, 7), PUBLIC)]
    assert len(names) == 11
    assert names[0] == "Brønderslev"
    assert names[-1] == "Aalborg"


def test_the_eastern_regions_merge_but_the_councils_go_on():
    before = MunicipalityInRegion.objects.filter(on_day(date(2026, 12, 31)), municipality__name="Bornholm").get()
    after = MunicipalityInRegion.objects.filter(on_day(date(2027, 1, 1)), municipality__name="Bornholm").get()
    assert (before.region.name, after.region.name) == ("Hovedstaden", "Østdanmark")
    assert len(councils_on(date(2027, 1, 1), PUBLIC)) == 5


def test_a_term_is_half_open():
    assert term_on(date(2025, 12, 31), PUBLIC).election.code == "kv21"
    assert term_on(date(2026, 1, 1), PUBLIC).election.code == "kv25"


def test_a_letter_means_the_party_of_its_election():
    assert ElectoralList.objects.get(election__code="kv21", letter="D").name == "Nye Borgerlige"
    assert not ElectoralList.objects.filter(election__code="kv25", letter="D").exists()


def test_loading_again_changes_nothing():
    events = AuditEvent.objects.count()
    load_registers(by=Actor.operating_system_user())
    assert AuditEvent.objects.count() == events
