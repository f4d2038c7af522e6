"""The Blue Book for everybody, as of any day and in every form; and the secretariat's work in it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from tests.appointments.seats import EXIT, SINCE, TERM_END, body, council, in_board, person, place, put, seats
from tests.papers import OPERATOR, holder
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.appointments.actions import (
    Decision,
    appoint_common_substitute,
    carry_out,
    change_seat,
    leave_open,
    type_sex,
)
from tvaers.appointments.checks import sexes_of
from tvaers.appointments.exporting import blue_book_document
from tvaers.appointments.leaving import Kind, LifeEvent
from tvaers.appointments.models import Appointment, Body, Cooperation, LifeFact, Seat, WarningAnswer
from tvaers.appointments.queries import blue_book
from tvaers.meetings.models import FollowUp

pytestmark = pytest.mark.usefixtures("registers")

BOOK = "/nordjylland/blaa-bog/"
ON = "?day=2023-01-01"
MOST_QUERIES = 20


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response):
    return " ".join(response.content.decode().split())


def filled():
    of = body()
    first, second = seats(of)
    ida = in_board("Ida Holm")
    put(first, ida)
    put(first, in_board("Bo Lind"), as_substitute=True)
    leave_open(second, Decision(SINCE, TERM_END), by=OPERATOR)
    return of, first, ida


def test_everybody_reads_who_sits_in_which_body_on_the_day(client):
    filled()
    page = text_of(client.get(BOOK + ON))
    for words in ("Trafikforum Nord", "Ida Holm</a> (V), Rebild", "Bo Lind", "Navn følger", "Aftalen § 2"):
        assert words in page
    assert "Besæt" not in page
    assert "Ida Holm" not in text_of(client.get(f"{BOOK}?day=2021-12-31"))


def test_the_number_of_queries_does_not_grow_with_the_book(client, django_assert_max_num_queries):
    for number in range(6):
        of = body(name=f"Forum {number}")
        for seat, name in zip(seats(of), (f"Person A{number}", f"Person B{number}"), strict=True):
            put(seat, in_board(name))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(BOOK + ON)


def test_a_body_tells_its_rules_and_who_has_ever_sat(client):
    of, _seat, ida = filled()
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    page = text_of(client.get(f"{BOOK}fora/{of.pk}/?day=2024-06-01"))
    assert "Har siddet her" in page
    assert "Udtrådt af kommunalbestyrelsen" in page
    assert "Pladsen mistes samme dag" in page


def test_a_body_of_another_council_is_not_here(client):
    of, *_rest = filled()
    assert client.get(f"/sjaelland/blaa-bog/fora/{of.pk}/").status_code == 404


def test_a_person_has_a_page_with_seats_and_nobody_else_has(client):
    _of, _seat, ida = filled()
    page = text_of(client.get(f"{BOOK}personer/{ida.pk}/{ON}"))
    assert "Trafikforum Nord" in page
    assert "Noteret om personen" not in page
    stranger = in_board("Eva Sund")
    assert client.get(f"{BOOK}personer/{stranger.pk}/").status_code == 404


def test_who_is_only_proposed_is_on_no_public_page_and_in_no_file(client):
    of = body()
    (seat,) = seats(of, 1)
    put(seat, in_board("Eva Sund"), is_proposal=True)
    for address in (BOOK, f"{BOOK}fora/{of.pk}/", f"{BOOK}blaa-bog.csv", f"{BOOK}blaa-bog.json"):
        assert "Eva Sund" not in text_of(client.get(address + ON))
    client.force_login(holder(Role.SECRETARY))
    assert "Eva Sund" in text_of(client.get(f"{BOOK}fora/{of.pk}/{ON}"))
    assert "Eva Sund" not in text_of(client.get(f"{BOOK}blaa-bog.csv{ON}"))


def test_the_csv_has_a_line_for_each_seat_and_runs_no_formula(client):
    _of, first, _ida = filled()
    put(first, in_board("Eva Sund"), as_substitute=True, valid_from=date(2022, 6, 1), party="=1")
    text = client.get(f"{BOOK}blaa-bog.csv{ON}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["Navn"], row["Som"], row["Status"]) for row in rows] == [
        ("Ida Holm", "Medlem", "Udpeget"),
        ("Eva Sund", "Stedfortræder", "Udpeget"),
        ("", "Medlem", "Navn følger"),
    ]
    assert rows[1]["Parti"] == "'=1"
    assert rows[0]["Til"] == "2025-12-31"


def test_the_json_is_popolo(client):
    filled()
    told = json.loads(client.get(f"{BOOK}blaa-bog.json{ON}").content)
    assert set(told) == {"persons", "organizations", "posts", "memberships"}
    assert {each["name"] for each in told["persons"]} == {"Ida Holm", "Bo Lind"}
    persons, posts = ({each["id"] for each in told[name]} for name in ("persons", "posts"))
    organizations = {each["id"] for each in told["organizations"]}
    for membership in told["memberships"]:
        assert membership["person_id"] in persons
        assert membership["post_id"] in posts
        assert membership["organization_id"] in organizations


def test_it_is_printed_as_pdf_and_word(client):
    filled()
    pdf = client.get(f"{BOOK}blaa-bog.pdf{ON}")
    assert pdf.content.startswith(b"%PDF")
    assert client.get(f"{BOOK}blaa-bog.docx{ON}").content.startswith(b"PK")


def printed_on(day):
    return blue_book_document(council(), day, blue_book(council(), day, PUBLIC))


def test_a_paper_on_which_nobody_is_registered_says_so():
    (section,) = printed_on(date(2000, 1, 2)).sections
    assert section.text == "Ingen er registreret i noget forum den 2. januar 2000."
    body()
    assert [each.title for each in printed_on(SINCE).sections] == [
        "Ingen er registreret",
        "Fora, hvor ingen er registreret",
    ]


def test_seats_that_others_fill_and_tell_nothing_of_stand_together(client):
    of, *_rest = filled()
    seats(of, 6, name="Dansk Arbejdsgiverforening", is_filled_by_council=False, filled_by="Dansk Arbejdsgiverforening")
    page = text_of(client.get(BOOK + ON))
    assert page.count("Dansk Arbejdsgiverforening") == 2
    assert "6 pladser" in page
    text = printed_on(date(2023, 1, 1)).sections[0].text
    assert text.count("besættes af andre") == 1
    assert "Dansk Arbejdsgiverforening (6 pladser)" in text


def test_a_councils_own_groups_stand_for_themselves(client):
    own = body(name="Udvalget om busser", kind=Body.Kind.OWN_COMMITTEE)
    put(seats(own, 1)[0], in_board("Ida Holm"))
    page = text_of(client.get(BOOK + ON))
    assert "Rådets egne udvalg og arbejdsgrupper" in page
    assert page.index("Rådets egne udvalg") < page.index("Udvalget om busser")


def test_a_secretary_makes_a_body_and_its_seats(client, secretary):
    given = {
        "name": "Busforum",
        "valid_from": "2022-01-01",
        "substitutes": "none",
        "gender_rule": "none",
        "kind": "own-committee",
    }
    effects = {"on_leaving_board": "ends", "on_leaving_mayoralty": "ends", "on_leaving_party": "stays"}
    client.post(f"{BOOK}fora/nyt/", given | effects)
    of = Body.objects.get()
    kind = {"name": "Medlem", "count": "2", "valid_from": "2022-01-01", "side": "politician", "act": "appoint"}
    client.post(f"{BOOK}fora/{of.pk}/pladser/", kind | {"is_filled_by_council": "on", "asks_for_board": "on"})
    assert Seat.objects.filter(kind__body=of, kind__asks_for_board=True, council=council()).count() == 2


def fill_in(**values: str) -> dict[str, str]:
    usual = {"name": "Eva Sund", "party": "V", "part": "member", "stage": "decided", "valid_from": "2022-01-01"}
    return usual | {"step": "look"} | values


def test_a_warning_is_shown_before_anything_is_kept_and_answered_with_a_reason(client, secretary):
    of = body()
    (seat,) = seats(of, 1)
    in_board("Eva Sund", "Aarhus")
    address = f"{BOOK}pladser/{seat.pk}/besaet/"
    page = text_of(client.post(address, fill_in()))
    assert "sidder ikke i en kommunalbestyrelse i området" in page
    assert "Aftalen § 2" in page
    assert not Appointment.objects.exists()
    client.post(address, fill_in(step="keep", **{"reason-not-in-board": "Kender busserne."}))
    assert Appointment.objects.get().person.name == "Eva Sund"
    assert WarningAnswer.objects.get().reason == "Kender busserne."


def test_what_nothing_speaks_against_is_kept_at_once_with_what_was_said_of_the_person(client, secretary):
    (seat,) = seats(body(), 1)
    given = fill_in(municipality=str(place().pk), is_in_board="on", sex="F")
    response = client.post(f"{BOOK}pladser/{seat.pk}/besaet/", given)
    assert response.status_code == 302
    assert Appointment.objects.get().municipality == place()
    assert LifeFact.objects.get().kind == LifeFact.Kind.BOARD


def test_what_follows_is_shown_before_it_is_carried_out(client, secretary):
    _of, _seat, ida = filled()
    address = f"{BOOK}personer/{ida.pk}/haendelse/"
    given = {"kind": "left-board", "on": "2024-05-01", "municipality": str(place().pk), "step": "look"}
    page = text_of(client.post(address, given))
    for words in ("Ida Holm mister pladsen", "Bo Lind træder ind på pladsen", "Der mangler en ny stedfortræder"):
        assert words in page
    assert not Appointment.objects.filter(valid_to=EXIT).exists()
    client.post(address, given | {"step": "keep"})
    assert Appointment.objects.filter(valid_from=EXIT, person__name="Bo Lind", part="member").exists()


def test_the_ready_definitions_are_chosen_and_loaded(client, secretary):
    client.post(f"{BOOK}fora/kendte/", {"keys": ["erhvervshus-nordjylland", "rar-nordjylland"]})
    assert Body.objects.count() == 2
    assert "Erhvervshus Nordjylland" not in text_of(client.get(f"{BOOK}fora/kendte/"))


def test_the_ready_cooperations_are_chosen_with_them_and_something_must_be(client, secretary):
    given = {"keys": ["tandpleje-nordjylland"], "cooperations": ["limfjordsraadet"]}
    client.post(f"{BOOK}fora/kendte/", given)
    assert Cooperation.objects.get().key == "limfjordsraadet"
    assert 'value="limfjordsraadet"' not in text_of(client.get(f"{BOOK}fora/kendte/"))
    assert "Vælg mindst ét" in text_of(client.post(f"{BOOK}fora/kendte/", {"chosen": "nothing"}))


def test_what_is_outstanding_is_listed(client, secretary):
    of, *_rest = filled()
    page = text_of(client.get(f"{BOOK}udestaaende/?day=2025-11-01&months=3"))
    assert "Ledige pladser" in page
    assert page.count("Trafikforum Nord") >= 3
    assert of.name in page


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.CHAIR])
def test_nobody_but_the_secretariat_comes_to_the_work(client, role):
    of, seat, ida = filled()
    row = Appointment.objects.filter(person=ida).get()
    if role:
        client.force_login(holder(role))
    for address in (
        "udestaaende/",
        "fora/nyt/",
        f"fora/{of.pk}/ret/",
        f"pladser/{seat.pk}/besaet/",
        f"udpegninger/{row.pk}/afslut/",
        f"personer/{ida.pk}/haendelse/",
    ):
        assert client.get(BOOK + address).status_code == (404 if role else 302), address


def test_every_form_opens_and_the_acts_on_an_appointment_are_done(client, secretary):
    of = body(substitutes="common")
    nominated, other = seats(of, 2, act="nominate")
    row = put(nominated, in_board("Ida Holm"), condition="")
    conditional = put(other, in_board("Bo Lind"), condition="Bestyrelsens godkendelse")
    for address in (
        f"fora/{of.pk}/ret/",
        f"fora/{of.pk}/afslut/",
        f"fora/{of.pk}/stedfortraeder/",
        f"pladser/{other.pk}/ret/",
        f"pladser/{other.pk}/afslut/",
        f"pladser/{other.pk}/aaben/",
        f"udpegninger/{row.pk}/svar/",
        f"udpegninger/{row.pk}/beslut/",
        f"udpegninger/{row.pk}/indtraed/",
        f"personer/{row.person_id}/oplysninger/",
    ):
        assert client.get(BOOK + address).status_code == 200, address
    client.post(f"{BOOK}udpegninger/{row.pk}/svar/", {"on": "2022-03-01", "answer": "appointed"})
    client.post(f"{BOOK}udpegninger/{conditional.pk}/opfyldt/")
    client.post(f"{BOOK}udpegninger/{row.pk}/afslut/", {"on": "2024-01-01", "reason": "resigned"})
    row.refresh_from_db()
    conditional.refresh_from_db()
    assert (row.state, row.valid_to) == (Appointment.State.APPOINTED, date(2024, 1, 1))
    assert conditional.state == Appointment.State.NOMINATED
    listed = fill_in(name="Pia Bro", rank="1", municipality=str(place().pk), is_in_board="on")
    client.post(f"{BOOK}fora/{of.pk}/stedfortraeder/", listed)
    assert Appointment.objects.get(seat=None).person.name == "Pia Bro"


def test_the_form_tells_what_the_body_as_a_whole_would_lack_and_keeps_the_reason(client, secretary):
    of = body(gender_rule="equal", substitutes="none")
    first, second = seats(of)
    woman = in_board("Ida Holm")
    put(first, woman, valid_to=None)
    type_sex(council(), woman, "F", by=OPERATOR)
    in_board("Eva Sund", "Aalborg")
    address = f"{BOOK}pladser/{second.pk}/besaet/"
    given = fill_in(municipality=str(place("Aalborg").pk), sex="F")
    assert "Medlemmer: 1 kvinde og 0 mænd" in text_of(client.get(address))
    page = text_of(client.post(address, given))
    assert "Medlemmer: 2 kvinder og 0 mænd" in page
    client.post(address, given | {"step": "keep", "reason-gender-balance-not-kept": "Ingen mænd stillede op."})
    assert WarningAnswer.objects.get().reason == "Ingen mænd stillede op."


def test_a_common_substitute_is_given_one_of_the_vacant_seats_and_another_is_asked_for(client, secretary):
    of = body(substitutes="common")
    first, second = seats(of, 2, valid_from=SINCE)
    put(first, in_board("Ida Holm"), valid_to=None)
    row = appoint_common_substitute(of, in_board("Bo Lind"), Decision(SINCE, None, "V"), rank=1, by=OPERATOR)
    change_seat(second, bloc="A", by=OPERATOR)
    address = f"{BOOK}udpegninger/{row.pk}/indtraed/"
    assert "Kommunal politiker (A)" in text_of(client.get(address))
    client.post(address, {"on": "2024-05-01", "seat": str(second.pk)})
    assert Appointment.objects.get(seat=second).person.name == "Bo Lind"
    left = FollowUp.objects.get()
    assert left.text == "Ny stedfortræder til Trafikforum Nord. Spørg A."
    appoint_common_substitute(of, in_board("Pia Bro"), Decision(EXIT, None, "A"), rank=1, by=OPERATOR)
    left.refresh_from_db()
    assert left.closed_at is not None


def test_the_chairmanships_name_and_a_mistake_are_entered_on_pages_of_their_own(client, secretary):
    (seat,) = seats(body(), 1)
    row = leave_open(seat, Decision(SINCE), to_chairmanship=True, by=Actor.of_account(secretary))
    given = {
        "name": "Ida Holm",
        "decided_on": "2022-02-01",
        "text": "Ida Holm blev udpeget.",
        "valid_from": "2022-02-01",
    }
    assert client.get(f"{BOOK}udpegninger/{row.pk}/formandskabet/").status_code == 200
    client.post(f"{BOOK}udpegninger/{row.pk}/formandskabet/", given)
    found = Appointment.objects.get(person__name="Ida Holm")
    assert found.decided_by_chairs.text == "Ida Holm blev udpeget."
    assert client.get(f"{BOOK}udpegninger/{row.pk}/formandskabet/").status_code == 404
    client.post(f"{BOOK}udpegninger/{found.pk}/fejl/", {"note": "Det var Eva Sund."})
    found.refresh_from_db()
    assert found.state == Appointment.State.VOID
    row.refresh_from_db()
    assert row.state == Appointment.State.DELEGATED
    assert row.valid_to is None


def test_sex_is_typed_on_a_page_of_its_own(client, secretary):
    who = person("Ida Holm")
    client.post(f"{BOOK}personer/{who.pk}/koen/", {"sex": "F"})
    assert sexes_of([who.pk]) == {who.pk: "F"}
    client.post(f"{BOOK}personer/{who.pk}/koen/", {"sex": ""})
    assert sexes_of([who.pk]) == {}


def test_a_cooperation_is_begun_gets_municipalities_with_roles_over_time_and_ends(client, secretary):
    client.post(f"{BOOK}samarbejder/nyt/", {"name": "Limfjordsrådet", "valid_from": "2022-01-01"})
    row = Cooperation.objects.get()
    address = f"{BOOK}samarbejder/{row.pk}/"
    for name, role in (("Aalborg", "chair"), ("Viborg", "member")):
        given = {"municipality": str(place(name).pk), "role": role, "valid_from": "2022-01-01"}
        client.post(f"{address}kommune/", given)
    client.post(
        f"{address}kommune/", {"municipality": str(place("Aalborg").pk), "role": "member", "valid_from": "2024-01-01"}
    )
    assert "Formandskommune" in text_of(client.get(f"{address}?day=2023-01-01"))
    later = text_of(client.get(f"{address}?day=2024-06-01"))
    assert "Viborg" in later
    assert "Formandskommune" not in later
    client.post(f"{address}afslut/", {"on": "2025-01-01"})
    client.logout()
    assert "Limfjordsrådet" in text_of(client.get(f"{BOOK}samarbejder/?day=2023-01-01"))
    assert "Limfjordsrådet" not in text_of(client.get(f"{BOOK}samarbejder/?day=2025-06-01"))
    assert client.get(f"{address}kommune/").status_code == 302
