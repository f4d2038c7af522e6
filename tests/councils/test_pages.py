"""The pages of roles, settings and circles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.papers import OPERATOR, holder
from tvaers.access.actions import create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.actions import (
    Contact,
    add_circle,
    add_function_for_each_municipality,
    grant_council_role,
    set_holder,
)
from tvaers.councils.models import Circle, Council, CouncilSettings, FunctionHolder, RoleGrant
from tvaers.councils.usual_circles import USUAL_CIRCLES

pytestmark = pytest.mark.usefixtures("registers")

TODAY = timezone.localdate()
PASSWORD = "en lang og sjælden adgangskode"
CONTACT = Contact("Ida Holm-Krogh", "ida@hjoerring.example", "12345678")
NORTH = (
    "/nordjylland/roller/",
    "/nordjylland/indstillinger/",
    "/nordjylland/kredse/",
    "/nordjylland/kredse/ny/",
    "/administration/kredse/",
)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


@pytest.fixture
def administrator(client):
    account = holder(Role.ADMINISTRATOR)
    client.force_login(account)
    return account


@pytest.fixture
def circle() -> Circle:
    north = Council.objects.get(slug="nordjylland")
    row = add_circle(north, kind=Circle.Kind.CHIEF_EXECUTIVES, name="KDK", valid_from=date(2022, 1, 1), by=OPERATOR)
    functions = add_function_for_each_municipality(row, valid_from=date(2022, 1, 1), by=OPERATOR)
    set_holder(functions[0], CONTACT, valid_from=date(2022, 1, 1), by=OPERATOR)
    return row


def every_page(circle: Circle) -> list[str]:
    function = circle.functions.order_by("position")[0]
    held = function.holders.get()
    own = f"/nordjylland/kredse/{circle.pk}/"
    return [
        *NORTH[:4],
        own,
        *(f"{own}{end}" for end in ("ret/", "afslut/", "indsaet/", "kommuner/", "funktioner/", "kreds.csv")),
        *(f"{own}funktioner/{function.pk}/{end}" for end in ("", "ret/", "afslut/")),
        *(f"{own}indehavere/{held.pk}/{end}" for end in ("ret/", "afslut/")),
    ]


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def text_after(client, response) -> str:
    assert response.status_code == 302
    return read(client, response["Location"])


def test_the_secretary_reads_every_page_and_nothing_keeps_it(client, secretary, circle):
    for address in every_page(circle):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"


def test_nobody_else_finds_any_of_the_pages(client, circle):
    others = [holder(role) for role in (Role.CHAIR, Role.MEMBER, Role.MUNICIPAL_CONTACT, Role.KL_AUTHOR, Role.AUDITOR)]
    others.append(holder(Role.SECRETARY, council="midtjylland", email="midt@kkr.example"))
    others.append(create_account("ingen@kkr.example", "Uden rolle", by=OPERATOR))
    for account in others:
        client.force_login(account)
        for address in every_page(circle):
            assert client.get(address).status_code == 404, (account, address)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client, circle):
    for address in every_page(circle):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].endswith(f"?next={address}")


def test_a_circle_is_not_found_under_another_councils_address(client, circle, administrator):
    assert client.get(f"/nordjylland/kredse/{circle.pk}/").status_code == 200
    assert client.get(f"/midtjylland/kredse/{circle.pk}/").status_code == 404
    assert client.get(f"/administration/kredse/{circle.pk}/").status_code == 404
    assert client.get("/atlantis/kredse/").status_code == 404
    assert client.get("/administration/indstillinger/").status_code == 404


def test_vacant_functions_stand_first_in_the_list_of_circles(client, secretary, circle):
    html = read(client, "/nordjylland/kredse/")
    assert "Kommunaldirektør, Frederikshavn" in html
    assert html.index("Ubesatte funktioner") < html.index(">KDK</a>")
    assert '<span class="badge badge-warning">10</span>' in html


def test_a_circle_shows_whom_it_had_on_any_day(client, secretary, circle):
    own = f"/nordjylland/kredse/{circle.pk}/"
    assert CONTACT.email in read(client, own)
    assert CONTACT.email not in read(client, f"{own}?day=2021-06-01")
    assert "Dagen kunne ikke læses" in read(client, f"{own}?day=i går")


def test_the_first_function_is_not_moved_up_nor_the_last_down(client, secretary, circle):
    html = read(client, f"/nordjylland/kredse/{circle.pk}/")
    n = circle.functions.count()
    assert (html.count('value="up"'), html.count('value="down"')) == (n - 1, n - 1)
    assert html.index('value="down"') < html.index('value="up"')


def test_pages_below_the_workroom_are_marked_as_such_in_the_menu(client, secretary, circle):
    for address in (f"/nordjylland/kredse/{circle.pk}/", "/nordjylland/roller/", "/nordjylland/udkast/"):
        html = read(client, address)
        assert 'href="/nordjylland/arbejdsrum/" class="nav-link" aria-current="true"' in html
        assert 'class="breadcrumbs__link" href="/nordjylland/arbejdsrum/"' in html


def test_a_holder_without_contact_data_has_no_empty_label_and_is_marked(client, secretary, circle):
    own = f"/nordjylland/kredse/{circle.pk}/"
    assert "Kan ikke nås" not in read(client, own)
    set_holder(circle.functions.all()[1], Contact("Lis Dam"), valid_from=date(2022, 1, 1), by=OPERATOR)
    html = read(client, own)
    assert html.count("Kan ikke nås") == 1
    assert html.count('data-title="Kontakt"') == 1


def test_the_usual_circles_are_offered_to_a_council_without_any(client, secretary):
    html = read(client, "/nordjylland/kredse/")
    for usual in USUAL_CIRCLES:
        assert usual.name in html
    names = [USUAL_CIRCLES[0].name, USUAL_CIRCLES[2].name]
    after = text_after(client, client.post("/nordjylland/kredse/saedvanlige/", {"names": names}))
    assert "Kredse oprettet: 2" in after
    assert set(Circle.objects.values_list("name", flat=True)) == set(names)
    assert "Begynd med de sædvanlige" not in after


def test_a_circle_is_made_filled_and_its_functions_get_holders(client, secretary):
    new = {"name": "DAS", "kind": "directors", "field": "Social", "note": "", "valid_from": "2026-01-01"}
    after = text_after(client, client.post("/nordjylland/kredse/ny/", new))
    assert "Kredsen DAS er oprettet" in after
    own = f"/nordjylland/kredse/{Circle.objects.get().pk}/"
    fill = {"title": "Socialdirektør", "valid_from": "2026-01-01"}
    assert "11 funktioner er tilføjet" in text_after(client, client.post(f"{own}kommuner/", fill))
    rows = "Hjørring\tIda Holm\tida@h.example\t12345678\nAtlantis\tBo Lind\tbo@a.example\t"
    preview = client.post(f"{own}indsaet/", {"rows": rows, "valid_from": "2026-02-01", "step": "look"})
    html = preview.content.decode()
    assert "Gem 1 indehaver" in html
    assert "ingen funktion for ”Atlantis”" in html
    assert html.index("Gemmes") < html.index("Springes over")
    assert (html.count("Gemmes"), html.count("Springes over")) == (1, 1)
    assert not FunctionHolder.objects.exists()
    kept = client.post(f"{own}indsaet/", {"rows": rows, "valid_from": "2026-02-01", "step": "keep"})
    assert "1 indehaver er gemt" in text_after(client, kept)
    assert "ida@h.example" in client.get(f"{own}kreds.csv?day=2026-03-01").content.decode()


def test_a_form_with_errors_says_so_on_top_and_keeps_what_was_written(client, secretary):
    response = client.post("/nordjylland/kredse/ny/", {"name": "Min kreds", "kind": "", "valid_from": "i morgen"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'href="#id_kind"' in html
    assert 'value="Min kreds"' in html
    assert "Dagen kunne ikke læses" in html
    assert 'aria-describedby="id_kind_error"' in html
    assert not Circle.objects.exists()


def test_an_end_is_asked_for_once_more_and_can_be_taken_back(client, secretary, circle):
    held = FunctionHolder.objects.get()
    own = f"/nordjylland/kredse/{circle.pk}/"
    assert "ikke mere fra kredsen" in read(client, f"{own}indehavere/{held.pk}/afslut/")
    client.post(f"{own}indehavere/{held.pk}/afslut/", {"on": TODAY.isoformat()})
    held.refresh_from_db()
    assert held.valid_to == TODAY
    client.post(f"{own}indehavere/{held.pk}/genoptag/")
    held.refresh_from_db()
    assert held.valid_to is None


def test_what_changes_something_is_never_done_by_following_a_link(client, secretary, circle):
    function = circle.functions.first()
    own = f"/nordjylland/kredse/{circle.pk}/"
    for address in (
        f"{own}funktioner/{function.pk}/flyt/",
        f"{own}funktioner/{function.pk}/genoptag/",
        f"{own}genoptag/",
        "/nordjylland/kredse/saedvanlige/",
    ):
        assert client.get(address).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_list(client, secretary, circle, django_assert_max_num_queries):
    for address in (f"/nordjylland/kredse/{circle.pk}/", "/nordjylland/kredse/", "/nordjylland/roller/"):
        client.get(address)
        with django_assert_max_num_queries(14):
            client.get(address)


def test_roles_are_shown_as_of_any_day_and_those_that_ended_under_earlier(client, secretary):
    someone = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    north = Council.objects.get(slug="nordjylland")
    grant_council_role(someone, Role.MEMBER, north, valid_from=date(2022, 1, 1), valid_to=date(2024, 1, 1), by=OPERATOR)
    now = read(client, "/nordjylland/roller/")
    assert now.index("Tidligere") < now.index("Bo Lind")
    then = read(client, "/nordjylland/roller/?day=2023-01-01")
    assert then.index("Bo Lind") < then.index("Giv en rolle")
    assert "31. december 2023" in then


def test_a_municipal_contact_stands_among_the_councils_roles(client, secretary):
    contact = holder(Role.MUNICIPAL_CONTACT)
    html = read(client, "/nordjylland/roller/")
    assert contact.email in html
    grant = RoleGrant.objects.get(account=contact)
    assert client.get(f"/nordjylland/roller/{grant.pk}/afslut/").status_code == 404


def role(email: str, name: Role, **changes: str) -> dict[str, str]:
    return {"email": email, "role": name.value, "valid_from": "2026-01-01", "last_day": "", **changes}


def test_a_secretary_makes_someone_a_member_until_and_with_a_day(client, secretary):
    someone = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    given = role("BO@kkr.example", Role.MEMBER, last_day="2029-12-31")
    assert "Bo Lind har fået rollen" in text_after(client, client.post("/nordjylland/roller/", given))
    grant = RoleGrant.objects.get(account=someone)
    assert (grant.valid_to, grant.last_day) == (date(2030, 1, 1), date(2029, 12, 31))
    again = client.post("/nordjylland/roller/", given).content.decode()
    assert "har allerede rollen" in again
    unknown = client.post("/nordjylland/roller/", role("ukendt@kkr.example", Role.MEMBER)).content.decode()
    assert "ingen konto med denne e-mail" in unknown


def test_to_make_someone_secretary_one_must_have_shown_lately_that_it_is_oneself(client, secretary):
    create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    asked = client.post("/nordjylland/roller/", role("bo@kkr.example", Role.SECRETARY))
    assert asked.status_code == 302
    assert "bekraeft" in asked["Location"] or "reauthenticate" in asked["Location"]
    assert not RoleGrant.objects.filter(account__email="bo@kkr.example").exists()


def test_one_who_has_just_signed_in_makes_someone_secretary(client):
    secretary = holder(Role.SECRETARY)
    keep_password(secretary, PASSWORD, by=Actor.of_account(secretary))
    client.post(reverse("account_login"), {"login": secretary.email, "password": PASSWORD})
    create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    response = client.post("/nordjylland/roller/", role("bo@kkr.example", Role.SECRETARY))
    assert response["Location"] == "/nordjylland/roller/"
    assert RoleGrant.objects.filter(account__email="bo@kkr.example", role=Role.SECRETARY).exists()


def test_a_role_is_ended_after_a_question_and_the_end_taken_back(client, secretary):
    someone = create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    north = Council.objects.get(slug="nordjylland")
    grant = grant_council_role(someone, Role.MEMBER, north, valid_from=date(2022, 1, 1), by=OPERATOR)
    address = f"/nordjylland/roller/{grant.pk}/"
    assert "Slutdagen kan fortrydes" in read(client, f"{address}afslut/")
    assert "ikke længere" in text_after(client, client.post(f"{address}afslut/", {"on": TODAY.isoformat()}))
    grant.refresh_from_db()
    assert grant.valid_to == TODAY
    client.post(f"{address}genoptag/")
    grant.refresh_from_db()
    assert grant.valid_to is None


def test_an_administrator_finds_accounts_and_gives_roles_that_reach_a_municipality(client, administrator):
    create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    assert "bo@kkr.example" in read(client, "/administration/roller/?q=lind")
    assert 'value="bo@kkr.example"' in read(client, "/administration/roller/?account=bo@kkr.example")
    without = client.post("/administration/roller/", role("bo@kkr.example", Role.MUNICIPAL_CONTACT))
    assert "Vælg den kommune" in without.content.decode()
    hjoerring = str(RoleGrant._meta.get_field("municipality").related_model.objects.get(name="Hjørring").pk)
    given = role("bo@kkr.example", Role.MUNICIPAL_CONTACT, municipality=hjoerring)
    assert "Bo Lind har fået rollen" in text_after(client, client.post("/administration/roller/", given))


def test_a_secretary_cannot_search_accounts_nor_give_roles_everywhere(client, secretary):
    create_account("bo@kkr.example", "Bo Lind", by=OPERATOR)
    assert "Bo Lind" not in read(client, "/nordjylland/roller/?q=lind")
    assert client.get("/administration/roller/").status_code == 404
    assert client.post("/administration/roller/", role("bo@kkr.example", Role.AUDITOR)).status_code == 404
    forged = client.post("/nordjylland/roller/", role("bo@kkr.example", Role.ADMINISTRATOR))
    assert forged.status_code == 200
    assert not RoleGrant.objects.filter(account__email="bo@kkr.example").exists()


def test_the_settings_are_changed_and_shown_by_example(client, secretary):
    html = read(client, "/nordjylland/indstillinger/")
    assert "Køb af fast ejendom" in html
    chosen = {
        "closed_items_shown": "nothing",
        "is_published_when_sent": "no",
        "one_objection_calls_meeting": "no",
    }
    assert "Indstillingerne er gemt" in text_after(client, client.post("/nordjylland/indstillinger/", chosen))
    row = CouncilSettings.objects.get()
    assert (row.closed_items_shown, row.is_published_when_sent) == ("nothing", False)
    assert not row.one_objection_calls_meeting


def test_long_lists_are_paged(client, secretary):
    north = Council.objects.get(slug="nordjylland")
    for n in range(35):
        add_circle(north, kind=Circle.Kind.OTHER, name=f"Kreds {n:02}", valid_from=TODAY, by=OPERATOR)
    first, second = read(client, "/nordjylland/kredse/"), read(client, "/nordjylland/kredse/?page=2")
    assert "Kreds 00" in first
    assert "Kreds 34" not in first
    assert "Kreds 34" in second
    for n in range(55):
        someone = create_account(f"m{n}@kkr.example", f"Medlem {n:02}", by=OPERATOR)
        grant_council_role(
            someone, Role.MEMBER, north, valid_from=TODAY - timedelta(days=9), valid_to=TODAY, by=OPERATOR
        )
    assert "?earlier=2" in read(client, "/nordjylland/roller/")
    assert "Medlem 00" in read(client, "/nordjylland/roller/?earlier=2")


def test_national_circles_are_read_by_secretariats_and_tended_by_administrators(client):
    row = add_circle(None, kind=Circle.Kind.DIRECTORS, name="Alle direktører", valid_from=TODAY, by=OPERATOR)
    add_function_for_each_municipality(row, valid_from=TODAY, by=OPERATOR)
    client.force_login(holder(Role.SECRETARY))
    assert "Alle direktører" in read(client, "/administration/kredse/")
    own = f"/administration/kredse/{row.pk}/"
    assert "Kommunaldirektør" not in read(client, own)
    assert "Direktør, Aalborg" in read(client, own)
    assert client.get(f"{own}ret/").status_code == 404
    client.force_login(holder(Role.MEMBER))
    assert client.get(own).status_code == 404
    client.force_login(holder(Role.ADMINISTRATOR))
    assert client.get(f"{own}ret/").status_code == 200


def test_who_has_signed_in_is_led_to_the_own_workroom(client, secretary):
    html = read(client, "/konto/")
    assert "/nordjylland/arbejdsrum/" in html
    assert "/midtjylland/arbejdsrum/" not in html
    assert "/administration/roller/" not in html
    client.force_login(holder(Role.ADMINISTRATOR))
    assert "/administration/roller/" in read(client, "/konto/")
