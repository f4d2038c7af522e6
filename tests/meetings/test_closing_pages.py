"""The secretariat closes, excludes, invites and looks as others do, on pages nobody else is shown."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.councils.actions import change_settings
from tvaers.councils.models import Municipality
from tvaers.document.model import Attachment, Kind, PartName, Parts
from tvaers.meetings.models import Closing, Exclusion, Meeting, MeetingGuest
from tvaers.meetings.sight.actions.closing import close_item, close_part
from tvaers.meetings.sight.actions.taking_part import exclude, invite_guest

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
ITEM = f"{MEETING}1.2/"
SECRET = "Zebrafinken"
REASON = "Forvaltningsloven § 27 (tavshedspligt)"
SEE_AS = "/nordjylland/se-som/"


@pytest.fixture
def secretary(client) -> Account:
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def meeting(**changes) -> Meeting:
    told = item(
        "1.2",
        "Køb af finker",
        parts=Parts(background="Åben baggrund.", presentation=f"./. Bilag om {SECRET} og mere", decision="Købt."),
        attachments=[Attachment(f"Bilag om {SECRET} og mere", PartName.PRESENTATION)],
    )
    return keep(paper(item(), told, **changes)).edition.meeting


def post(client, address: str, **values: str):
    return client.post(address, values, follow=True)


def close_as_previewed(client, **values: str):
    """Previews the closing and then asks for just that."""
    preview = post(client, f"{ITEM}luk/", **values, step="preview").content.decode()
    previewed = re.search(r'name="previewed" value="(\w+)"', preview)
    assert previewed
    return post(client, f"{ITEM}luk/", **values, previewed=previewed[1], step="close")


def test_closing_shows_first_what_the_public_will_see(client, secretary):
    meeting()
    page = client.get(f"{ITEM}luk/").content.decode()
    for choice in ("Hele punktet", "Baggrund", "Sagsfremstilling", "Beslutning", f"Bilaget: Bilag om {SECRET} og mere"):
        assert choice in page
    values = {"what": "item", "reason": REASON, "neutral_title": "Indkøb"}
    preview = post(client, f"{ITEM}luk/", **values, step="preview").content.decode()
    assert "Indkøb" in preview.split('class="preview"')[1]
    assert SECRET not in preview.split('class="preview"')[1]
    assert not Closing.objects.exists()
    answer = close_as_previewed(client, **values).content.decode()
    assert "Det er lukket." in answer
    assert f"Lukket: {REASON}" in answer
    client.logout()
    public = client.get(ITEM).content.decode()
    assert "Indkøb" in public
    assert SECRET not in public


@pytest.mark.parametrize("what", ["part:presentation", "attachment:0"])
def test_a_part_and_an_attachment_are_closed_and_opened_again(client, secretary, what):
    meeting()
    close_as_previewed(client, what=what, reason=REASON)
    closing = Closing.objects.get()
    client.logout()
    assert SECRET not in client.get(ITEM).content.decode()
    client.force_login(secretary)
    assert "Det er åbnet igen." in post(client, f"{ITEM}lukninger/{closing.pk}/luk-op/").content.decode()
    client.logout()
    assert SECRET in client.get(ITEM).content.decode()


def test_an_item_that_minutes_number_anew_is_opened_at_its_new_number(client, secretary):
    row = keep(paper(item("1.1"), item("1.2", "Køb af finker"), kind=Kind.AGENDA, participants=[])).edition.meeting
    closing = close_item(row, "1.2", REASON, by=OPERATOR)
    keep(paper(item("1.1"), item("1.3", "Køb af finker")))
    client.logout()
    assert "finker" not in client.get(f"{MEETING}1.3/").content.decode()
    client.force_login(secretary)
    post(client, f"{MEETING}1.3/lukninger/{closing.pk}/luk-op/")
    client.logout()
    assert "finker" in client.get(f"{MEETING}1.3/").content.decode()


def test_a_form_that_lacks_something_says_so_and_keeps_the_rest(client, secretary):
    meeting()
    html = post(client, f"{ITEM}luk/", reason="Anden grund", neutral_title="Indkøb", step="close").content.decode()
    assert "Der er ikke gemt noget endnu" in html
    assert "Skriv paragraffen eller grunden." in html
    assert 'value="Indkøb"' in html
    twice = {"what": "item", "reason": REASON}
    close_as_previewed(client, **twice)
    assert "Det er allerede lukket." in close_as_previewed(client, **twice).content.decode()


def test_a_choice_not_made_is_asked_for_as_one(client, secretary):
    meeting()
    assert post(client, f"{ITEM}luk/", step="preview", more="x").content.decode().count(": Vælg et svar.") >= 2


@pytest.mark.parametrize(
    "changed",
    [{"what": "item"}, {"reason": "Offentlighedsloven § 23 (interne dokumenter)"}, {"what": "item", "previewed": ""}],
)
def test_only_what_was_previewed_is_closed(client, secretary, changed):
    meeting()
    values = {"what": "part:decision", "reason": REASON}
    preview = post(client, f"{ITEM}luk/", **values, step="preview").content.decode()
    previewed = preview.split('name="previewed" value="')[1].split('"')[0]
    html = post(client, f"{ITEM}luk/", **(values | {"previewed": previewed} | changed), step="close").content.decode()
    assert "der er ikke lukket noget endnu" in html
    assert not Closing.objects.exists()
    mark = html.split('name="previewed" value="')[1].split('"')[0]
    post(client, f"{ITEM}luk/", **(values | changed | {"previewed": mark}), step="close")
    assert Closing.objects.get().what == changed.get("what", "part").partition(":")[0]


def test_a_preview_is_where_one_lands(client, secretary):
    meeting()
    html = post(client, f"{ITEM}luk/", what="item", reason=REASON, step="preview").content.decode()
    assert 'action="#forhaandsvisning"' in html
    assert 'id="forhaandsvisning" tabindex="-1"' in html


@pytest.mark.parametrize(("shown", "is_told"), [("number", True), ("nothing", True), ("neutral-title", False)])
def test_the_form_says_when_the_neutral_title_is_not_shown(client, secretary, shown, is_told):
    row = meeting()
    change_settings(row.council, closed_items_shown=shown, is_published_when_sent=True, by=OPERATOR)
    assert ("Den vises ikke for offentligheden nu" in client.get(f"{ITEM}luk/").content.decode()) is is_told


def test_only_those_who_sit_in_the_council_can_be_excluded(client, secretary):
    meeting()
    names = {role: holder(role).name for role in (Role.MEMBER, Role.CHAIR, Role.SUBSTITUTE)}
    choices = client.get(f"{ITEM}udeluk/").content.decode().split("<select")[1].split("</select>")[0]
    assert all(name in choices for name in names.values())
    assert secretary.name not in choices


def test_a_member_is_excluded_and_let_in_again(client, secretary):
    row = meeting()
    member = holder(Role.MEMBER)
    close_item(row, "1.2", REASON, by=OPERATOR)
    assert "Member" in client.get(f"{ITEM}udeluk/").content.decode()
    html = post(client, f"{ITEM}udeluk/", account=str(member.pk), reason="Ejer en finkefarm").content.decode()
    assert "Ejer en finkefarm" in html
    assert "1 udelukket" in client.get(MEETING).content.decode()
    assert "allerede udelukket" in post(client, f"{ITEM}udeluk/", account=str(member.pk)).content.decode()
    exclusion = Exclusion.objects.get()
    client.force_login(member)
    for page in (MEETING, ITEM):
        html = client.get(page).content.decode()
        assert SECRET not in html
        assert REASON not in html
        assert "udelukket" not in html
    client.force_login(secretary)
    post(client, f"{ITEM}udelukkelser/{exclusion.pk}/ophaev/")
    client.force_login(Account.objects.get(pk=member.pk))
    assert SECRET in client.get(ITEM).content.decode()


def test_a_guest_is_invited_by_address_and_removed(client, secretary):
    row = meeting(date=timezone.localdate() + timedelta(days=9))
    address = f"{row.get_absolute_url()}gaester/"
    assert "ingen konto" in post(client, address, email="ukendt@kkr.example").content.decode()
    guest = holder(Role.AUDITOR)
    assert "er nu gæst" in post(client, address, email=guest.email.upper()).content.decode()
    invited = MeetingGuest.objects.get(account=guest)
    assert "ikke længere gæst" in post(client, f"{address}{invited.pk}/fjern/").content.decode()
    assert not MeetingGuest.objects.exists()


TENDED = ["1.2/adgang/", "1.2/luk/", "1.2/udeluk/", "gaester/"]


@pytest.mark.parametrize("path", TENDED)
def test_others_do_not_learn_that_the_pages_are_there(client, path):
    meeting()
    answer = client.get(MEETING + path)
    assert (answer.status_code, "next=" in answer["Location"]) == (302, True)
    for role, council in ((Role.MEMBER, "nordjylland"), (Role.SECRETARY, "sjaelland"), (Role.ADMINISTRATOR, "")):
        client.force_login(holder(role, council=council))
        assert client.get(MEETING + path).status_code == 404
        assert client.get(SEE_AS).status_code == 404


@pytest.mark.parametrize("path", TENDED)
def test_the_pages_are_kept_by_no_cache_and_listed_by_no_search_engine(client, secretary, path):
    meeting()
    answer = client.get(MEETING + path)
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in answer["Cache-Control"]


def test_what_is_not_there_cannot_be_tended(client, secretary):
    meeting()
    for path in ("9.9/adgang/", "9.9/luk/", "9.9/udeluk/"):
        assert client.get(MEETING + path).status_code == 404
    for path in ("1.2/lukninger/99/luk-op/", "1.2/udelukkelser/99/ophaev/", "gaester/99/fjern/"):
        assert client.post(MEETING + path).status_code == 404
        assert client.get(MEETING + path).status_code == 405


@pytest.mark.parametrize("page", [MEETING, ITEM])
def test_badges_say_who_sees_what_and_are_not_for_the_public(client, page):
    row = meeting()
    close_part(row, "1.2", "presentation", REASON, by=OPERATOR)
    assert "who-sees" not in client.get(page).content.decode()
    client.force_login(holder(Role.MEMBER))
    html = client.get(page).content.decode()
    assert "Offentligt" in html
    assert f"Lukket: {REASON}" in html
    client.force_login(holder(Role.MUNICIPAL_CONTACT))
    html = client.get(page).content.decode()
    assert "Offentligt" in html
    assert REASON not in html
    client.logout()
    assert "who-sees" not in client.get(page).content.decode()


def test_badges_of_what_is_not_published_name_whom_it_is_for(client, secretary):
    keep(paper(item()), is_published=False)
    assert "Sekretariatet" in client.get(f"{MEETING}1.1/").content.decode()


def seen_as(client, role: str, municipality: str = "") -> None:
    answer = client.post(f"{SEE_AS}?next={ITEM}", {"role": role, "municipality": municipality})
    assert answer["Location"] == ITEM


def test_a_secretary_sees_the_pages_as_the_public_does_until_going_back(client, secretary):
    close_item(meeting(), "1.2", REASON, by=OPERATOR)
    assert SECRET in client.get(ITEM).content.decode()
    seen_as(client, "public")
    for page in (ITEM, MEETING, "/nordjylland/beslutninger/", f"/soeg/?q={SECRET}"):
        html = client.get(page).content.decode()
        assert "Du ser siden som offentligheden" in html
        assert "finker" not in html
        assert "who-sees" not in html
    assert "no-store" in client.get(MEETING)["Cache-Control"]
    assert client.post("/se-som/slut/", {"next": ITEM})["Location"] == ITEM
    html = client.get(ITEM).content.decode()
    assert SECRET in html
    assert "Du ser siden som" not in html


def test_a_secretary_sees_the_pages_as_a_member_and_as_a_municipality_does(client, secretary):
    close_item(meeting(), "1.2", REASON, by=OPERATOR)
    seen_as(client, "member")
    html = client.get(ITEM).content.decode()
    assert "Du ser siden som et medlem af KKR Nordjylland" in html
    assert SECRET in html
    assert "Udeluk et medlem" not in html
    assert client.get(f"{MEETING}dokument.pdf", follow=True).status_code == 200
    client.post("/se-som/slut/")
    seen_as(client, "municipal-contact", str(Municipality.objects.get(name="Hjørring").pk))
    html = client.get(ITEM).content.decode()
    assert "kontaktpersonen i Hjørring" in html
    assert SECRET not in html


def test_nothing_can_be_written_while_one_sees_as_another(client, secretary):
    meeting()
    seen_as(client, "member")
    answer = client.post(f"{ITEM}luk/", {"what": "item", "reason": REASON, "step": "close"})
    assert answer.status_code == 403
    assert "Der er ikke ændret noget" in answer.content.decode()
    assert not Closing.objects.exists()
    assert client.get(f"{ITEM}luk/").status_code == 404


def test_seeing_as_another_ends_with_the_role_that_allows_it(client, secretary):
    close_item(meeting(), "1.2", REASON, by=OPERATOR)
    seen_as(client, "member")
    grant = secretary.roles.get()
    type(grant)._base_manager.filter(pk=grant.pk).update(valid_to=timezone.localdate())
    html = client.get(ITEM).content.decode()
    assert "Du ser siden som" not in html
    assert SECRET not in html


def test_one_is_not_sent_to_another_site(client, secretary):
    meeting()
    for address in ("https://fjende.example/", "//fjende.example/", "javascript:alert(1)"):
        assert client.post(f"{SEE_AS}?next={address}", {"role": "public"})["Location"] == "/nordjylland/"
        assert client.post("/se-som/slut/", {"next": address})["Location"] == "/"


def test_a_guest_reads_the_paper_that_was_sent_until_the_day_has_passed(client):
    row = keep(paper(item(), date=timezone.localdate() + timedelta(days=3)), is_published=False).edition.meeting
    type(row)._base_manager.filter(pk=row.pk).update(sent_at=timezone.now())
    guest = holder(Role.AUDITOR)
    client.force_login(guest)
    assert client.get(row.get_absolute_url()).status_code == 404
    invite_guest(row, guest, by=OPERATOR)
    html = client.get(row.get_absolute_url()).content.decode()
    assert "Medlemmer af KKR Nordjylland" in html
    type(row)._base_manager.filter(pk=row.pk).update(held_on=timezone.localdate() - timedelta(days=1))
    row.refresh_from_db()
    assert client.get(row.get_absolute_url()).status_code == 404


def test_who_is_excluded_is_offered_no_file_with_what_is_closed(client):
    row = meeting()
    close_item(row, "1.2", REASON, by=OPERATOR)
    member = holder(Role.MEMBER)
    exclude(row, "1.2", member, by=OPERATOR)
    client.force_login(member)
    assert "original/" not in client.get(MEETING).content.decode()


def test_a_closed_item_is_opened_again_from_its_own_page(client, secretary):
    closing = close_item(meeting(), "1.2", REASON, by=OPERATOR)
    address = f"{ITEM}lukninger/{closing.pk}/luk-op/"
    assert f'action="{address}"' in client.get(ITEM).content.decode()
    post(client, address)
    assert address not in client.get(ITEM).content.decode()
    client.force_login(holder(Role.MEMBER))
    assert "luk-op" not in client.get(ITEM).content.decode()


@pytest.mark.parametrize(("kind", "words"), [(Kind.MINUTES, "blev behandlet"), (Kind.AGENDA, "behandles")])
def test_minutes_tell_of_a_closed_item_in_the_past(client, kind, words):
    close_item(meeting(kind=kind), "1.2", REASON, by=OPERATOR)
    for page in (ITEM, MEETING):
        assert f"Punktet {words} for lukkede døre." in client.get(page).content.decode()
