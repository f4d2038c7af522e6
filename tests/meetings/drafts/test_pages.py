"""The pages of drafts: for whom they are there, what they show, and that nothing hostile in them runs."""

import json
import re
from dataclasses import asdict, replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.meetings.drafts.laid import PARTS, account, circle, council, draft, laying, move_end, secretary, today
from tests.papers import holder
from tvaers.access.action import Actor
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.document.uploads import Kind, Upload
from tvaers.law.deadlines import working_days_after
from tvaers.meetings.drafts.actions.layings import note_result, remark, see
from tvaers.meetings.drafts.actions.writing import DraftParts, discard_draft, save_draft, write_draft
from tvaers.meetings.models import DraftItem, DraftVersion, Laying, Remark, Sighting, Typing
from tvaers.post.delivering import deliver

pytestmark = pytest.mark.usefixtures("registers")

LIST = "/nordjylland/udkast/"
NEW = f"{LIST}nyt/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> \"quote' [k](javascript:alert(1)) {{ 7|add:7 }}"
MOST_QUERIES = 14


class Scripts(HTMLParser):
    """What in a page would run: scripts without an address, handlers, and addresses that are programs."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("script", "img", "iframe", "object") and not (values.get("src") or "").startswith("/static/"):
            self.found.append((tag, attrs))
        self.found += [(tag, name) for name, value in attrs if name.startswith("on") or is_program(value)]


def is_program(value):
    return (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


def scripts_in(response):
    parser = Scripts()
    parser.feed(response.content.decode())
    return parser.found


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return account("ida@kommune.example")


def sign_in(client, who):
    client.force_login(Account.objects.get(pk=getattr(who, "account", who).pk), backend=BACKEND)


def posted(parts: DraftParts = PARTS, **more):
    return {name: getattr(parts, name) for name in DraftParts.__dataclass_fields__} | more


def every_page(item, laid):
    row = item.versions.order_by("number")[0].attachments.first()
    one, lay = f"{LIST}{item.pk}/", f"{LIST}{item.pk}/forelaeggelser/{laid.pk}/"
    return [
        LIST,
        NEW,
        one,
        f"{one}versioner/1/",
        f"{one}rediger/",
        f"{one}sammenlign/",
        f"{one}historik/",
        f"{one}forelaeg/",
        f"{one}kasser/",
        lay,
        f"{lay}bemaerkninger.txt",
        f"{lay}traek-tilbage/",
        *([f"{LIST}bilag/{row.pk}/"] if row else []),
    ]


@pytest.fixture
def told(by, ida):
    """A draft with an attachment, laid before a circle and answered."""
    item = write_draft(council(), PARTS, added=[Upload("notat.txt", Kind.TEXT, b"Et notat")], by=by)
    laid = laying(item.versions.get(), circle(ida), by)
    see(laid, by=Actor.of_account(ida))
    remark(laid, Remark.Stance.WISHES_CHANGES, "Mere om økonomien", by=Actor.of_account(ida))
    return item, laid


def test_nobody_is_sent_to_sign_in_and_others_get_what_is_not_there(client, told, ida):
    pages = every_page(*told)
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/")
    for who in (holder(Role.MEMBER), secretary("hovedstaden")):
        sign_in(client, who)
        assert {client.get(path).status_code for path in pages} == {404}
    sign_in(client, ida)
    *writers, attachment = pages
    assert {client.get(path).status_code for path in writers} == {404}
    assert client.get(attachment).status_code == 302


def test_pages_for_the_secretariat_are_kept_by_no_cache_and_listed_by_no_search_engine(client, told, by):
    sign_in(client, by)
    for path in every_page(*told):
        answer = client.get(path)
        assert answer.status_code == (302 if "bilag" in path else 200), path
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"


def test_a_draft_is_written_read_and_written_on(client, by):
    sign_in(client, by)
    answer = client.post(NEW, posted(), follow=True)
    html = answer.content.decode()
    assert "Udkastet er gemt." in html
    assert "<strong>drøftet</strong>" in html
    assert "<li>Første led</li>" in re.sub(r"<p>|</p>|\n", "", html)
    item = DraftItem.objects.get()
    edit = f"{LIST}{item.pk}/rediger/"
    assert 'value="Aftenbusser til alle"' in client.get(edit).content.decode()
    answer = client.post(edit, posted(replace(PARTS, title="Natbusser"), based_on=1), follow=True)
    assert "Gemt som version 2." in answer.content.decode()
    answer = client.post(edit, posted(replace(PARTS, title="Natbusser"), based_on=2), follow=True)
    assert "Intet var ændret." in answer.content.decode()
    assert item.versions.count() == 2


def test_a_preview_shows_the_text_and_saves_nothing(client, by):
    sign_in(client, by)
    html = client.post(NEW, posted(preview="1")).content.decode()
    assert "ikke gemt" in html
    assert "<strong>drøftet</strong>" in html
    assert "Kommunerne har **drøftet** busser." in html
    assert not DraftItem.objects.exists()


def test_an_error_stands_on_top_and_at_the_field_and_what_was_written_is_kept(client, by):
    sign_in(client, by)
    html = client.post(NEW, posted(replace(PARTS, title=""))).content.decode()
    assert 'href="#id_title"' in html
    assert 'id="id_title_error"' in html
    assert "Kommunerne har **drøftet** busser." in html
    assert not DraftItem.objects.exists()


def test_who_saves_after_another_sees_both_texts_and_can_save_again(client, by):
    item = draft(by)
    save_draft(item, replace(PARTS, background="Andres baggrund"), based_on=1, by=by)
    sign_in(client, by)
    edit = f"{LIST}{item.pk}/rediger/"
    html = client.post(edit, posted(replace(PARTS, background="Min baggrund"), based_on=1)).content.decode()
    assert "<del>" in html
    assert "Andres" in html
    assert ">\nAndres baggrund\n\nMin baggrund</textarea>" in html
    assert 'name="based_on" value="2"' in html
    client.post(edit, posted(replace(PARTS, background="Min baggrund"), based_on=2))
    assert [row.background for row in item.versions.all()][1:] == ["Andres baggrund", "Min baggrund"]


def test_who_saves_after_another_who_changed_another_place_is_asked_nothing(client, by):
    item = draft(by)
    save_draft(item, replace(PARTS, background="Andres baggrund"), based_on=1, by=by)
    sign_in(client, by)
    html = client.post(f"{LIST}{item.pk}/rediger/", posted(replace(PARTS, title="Min titel"), based_on=1), follow=True)
    assert "Gemt som version 3" in html.content.decode()
    assert item.versions.get(number=3).background == "Andres baggrund"
    assert item.versions.get(number=3).title == "Min titel"


def test_line_ends_of_browsers_are_no_change(client, by):
    item = draft(by)
    sign_in(client, by)
    parts = replace(PARTS, presentation=PARTS.presentation.replace("\n", "\r\n"))
    client.post(f"{LIST}{item.pk}/rediger/", posted(parts, based_on=1))
    assert item.versions.count() == 1


def test_files_are_attached_taken_off_and_served_to_be_saved(client, by):
    sign_in(client, by)
    file = SimpleUploadedFile("..\\notat<b>.txt", b"Hemmeligt notat", "text/html")
    client.post(NEW, posted(added=[file]))
    item = DraftItem.objects.get()
    row = item.versions.get().attachments.get()
    assert row.filename == "notatb.txt"
    gate = client.get(f"{LIST}bilag/{row.pk}/")
    answer = client.get(gate["Location"])
    assert b"".join(answer.streaming_content) == b"Hemmeligt notat"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    client.post(f"{LIST}{item.pk}/rediger/", posted(based_on=1, removed=[row.pk]))
    assert not item.versions.get(number=2).attachments.exists()


@pytest.mark.parametrize(
    ("data", "word"), [(b"<svg onload=alert(1)>", "SVG"), (b"MZ\0\0", "tages imod"), (b"a" * 2_000_001, "2 MB")]
)
def test_a_file_that_is_refused_says_why_and_the_text_is_kept(client, by, settings, data, word):
    settings.UPLOAD_LIMIT = 2_000_000
    sign_in(client, by)
    html = client.post(NEW, posted(added=[SimpleUploadedFile("fil.pdf", data)])).content.decode()
    assert word in html
    assert "fil.pdf" in html
    assert "Kommunerne har **drøftet** busser." in html
    assert not DraftItem.objects.exists()


def test_the_address_of_a_file_is_made_for_one_account_and_does_not_last(client, told, by, ida, monkeypatch):
    row = told[0].versions.get().attachments.get()
    sign_in(client, by)
    address = client.get(f"{LIST}bilag/{row.pk}/")["Location"]
    assert client.get(address).status_code == 200
    assert client.get(f"{address[:-2]}x/").status_code == 404
    sign_in(client, ida)
    assert client.get(address).status_code == 404
    sign_in(client, by)
    monkeypatch.setattr("tvaers.meetings.drafts.views.files.SECONDS", -1)
    assert client.get(address).status_code == 404


def test_a_file_is_out_of_reach_the_day_after_the_laying(client, told, ida):
    item, laid = told
    sign_in(client, ida)
    address = client.get(f"{LIST}bilag/{item.versions.get().attachments.get().pk}/")["Location"]
    assert client.get(address).status_code == 200
    move_end(laid, today() - timedelta(days=1))
    assert client.get(address).status_code == 404


def test_the_list_says_how_far_each_draft_is(client, told, by):
    draft(by, replace(PARTS, title="Ikke forelagt sag"))
    note_result(told[1], "KDK tiltrådte.", by=by)
    sign_in(client, by)
    html = " ".join(client.get(LIST).content.decode().split())
    assert "ikke forelagt nogen" in html
    assert "1 har set det · 1 har svaret" in html
    assert "KDK tiltrådte." in html


def test_a_discarded_draft_leaves_the_list_and_can_be_taken_back(client, told, by, ida):
    item, _laid = told
    sign_in(client, by)
    asked = client.get(f"{LIST}{item.pk}/kasser/").content.decode()
    assert "1 mister adgangen" in asked
    assert "Behold udkastet" in asked
    assert DraftVersion.objects.visible_to(Account.objects.get(pk=ida.pk)).exists()
    client.post(f"{LIST}{item.pk}/kasser/")
    assert PARTS.title not in client.get(LIST).content.decode()
    assert PARTS.title in client.get(f"{LIST}?kasseret=1").content.decode()
    assert not DraftVersion.objects.visible_to(Account.objects.get(pk=ida.pk)).exists()
    assert "Tag udkastet tilbage" in client.get(f"{LIST}{item.pk}/").content.decode()
    client.post(f"{LIST}{item.pk}/tag-tilbage/")
    assert PARTS.title in client.get(LIST).content.decode()


def test_two_versions_are_compared_word_by_word(client, told, by):
    item, _laid = told
    save_draft(
        item,
        replace(PARTS, title="Natbusser til alle"),
        based_on=1,
        added=[Upload("kort.txt", Kind.TEXT, b"kort")],
        by=by,
    )
    sign_in(client, by)
    html = client.get(f"{LIST}{item.pk}/sammenlign/?fra=1&til=2").content.decode()
    assert re.search(r"<del>.*Aftenbusser.*</del><ins>.*Natbusser.*</ins> til alle", html)
    assert "Tilføjet: kort.txt" in " ".join(html.split())
    assert "ingen forskel" in client.get(f"{LIST}{item.pk}/sammenlign/?fra=2&til=2").content.decode()
    for wrong in ("?fra=9", "?fra=0", "?til=-1&fra=7"):
        assert client.get(f"{LIST}{item.pk}/sammenlign/{wrong}").status_code == 404
    assert client.get(f"{LIST}{item.pk}/sammenlign/?fra=²&til=%00").status_code == 200


def test_a_version_is_laid_before_a_circle_and_its_members_are_told(client, by, ida):
    item, before = draft(by), circle(ida)
    sign_in(client, by)
    page = f"{LIST}{item.pk}/forelaeg/"
    assert f'value="{working_days_after(today(), 10).isoformat()}"' in client.get(page).content.decode()
    sent = {"version": 1, "circle": before.pk, "until": today().isoformat(), "question": "Kan I tiltræde?"}
    asked = client.post(page, sent).content.decode()
    assert "1 får e-mail" in asked
    assert not Laying.objects.exists()
    sent["confirmed"] = before.pk
    html = client.post(page, sent, follow=True).content.decode()
    assert "Version 1 er forelagt. 1 e-mail er på vej." in html
    assert "venter på at blive sendt" in html
    deliver()
    assert "0 af 1 har set det." in html
    assert [message.to for message in mail.outbox] == [[ida.email]]
    assert "Denne version ligger allerede hos kredsen" in client.post(page, sent).content.decode()
    assert Laying.objects.count() == 1


def test_who_lays_an_older_version_than_they_saw_is_told(client, by, ida):
    item, before = draft(by), circle(ida)
    save_draft(item, replace(PARTS, title="Nyere"), based_on=1, by=by)
    sign_in(client, by)
    sent = {"version": 1, "circle": before.pk, "until": today().isoformat()}
    assert "gemt igen i mellemtiden" in client.post(f"{LIST}{item.pk}/forelaeg/", sent).content.decode()
    assert not Laying.objects.exists()


def test_a_circle_of_another_council_cannot_be_chosen(client, by, ida):
    item, other = draft(by), circle(ida, slug="hovedstaden")
    circle(ida)
    sign_in(client, by)
    sent = {"version": 1, "circle": other.pk, "until": today().isoformat()}
    assert "id_circle_error" in client.post(f"{LIST}{item.pk}/forelaeg/", sent).content.decode()
    assert not Laying.objects.exists()


def test_the_circles_member_reads_it_and_answers_and_the_secretariat_reads_the_answer(client, by, ida):
    laid = laying(draft(by).versions.get(), circle(ida), by)
    sign_in(client, ida)
    assert "Ny" in client.get("/forelagt/").content.decode()
    page = f"/forelagt/{laid.pk}/"
    html = client.get(page).content.decode()
    assert "<strong>drøftet</strong>" in html
    assert "Kan I tiltræde?" in html
    client.get(page)
    assert Sighting.objects.count() == 1
    assert "ikke besvaret" in client.get("/forelagt/").content.decode()
    assert "id_text_error" in client.post(page, {"stance": "wishes-changes", "text": ""}).content.decode()
    client.post(page, {"stance": "wishes-changes", "text": "Mere om økonomien"})
    client.post(page, {"stance": "agrees", "text": "Nu er det fint"})
    sign_in(client, by)
    tended = f"{LIST}{laid.version.draft_id}/forelaeggelser/{laid.pk}/"
    html = " ".join(client.get(tended).content.decode().split())
    assert "1 af 1 har set det." in html
    assert "Kan tiltræde: 1." in html
    assert "Mere om økonomien" in html
    text = client.get(f"{tended}bemaerkninger.txt").content.decode()
    assert "Ida Holm-Krogh (Kommunaldirektør, Kommune): Kan tiltræde\nNu er det fint" in text
    assert "Mere om økonomien" not in text


def test_ones_own_page_leads_to_what_waits(client, by, ida):
    laid = laying(draft(by).versions.get(), circle(ida), by)
    sign_in(client, ida)
    assert "Forelagt for dig: 1 venter på svar" in client.get("/konto/").content.decode()
    client.post(f"/forelagt/{laid.pk}/", {"stance": "agrees", "text": ""})
    html = client.get("/konto/").content.decode()
    assert "Forelagt for dig" in html
    assert "venter på svar" not in html
    sign_in(client, by)
    assert "Forelagt for dig" not in client.get("/konto/").content.decode()


def test_an_author_of_kl_is_led_to_the_drafts_of_every_council(client, registers):
    sign_in(client, holder(Role.KL_AUTHOR))
    html = client.get("/konto/").content.decode()
    assert html.count("/udkast/") == 5
    assert client.get("/sjaelland/udkast/").status_code == 200


def test_looking_at_the_head_of_a_page_is_not_seeing_it(client, by, ida):
    laid = laying(draft(by).versions.get(), circle(ida), by)
    sign_in(client, ida)
    assert client.head(f"/forelagt/{laid.pk}/").status_code == 200
    assert not Sighting.objects.exists()


def test_what_has_ended_is_remembered_without_a_word_of_what_it_said(client, told, ida):
    _item, laid = told
    move_end(laid, today() - timedelta(days=1))
    sign_in(client, ida)
    html = client.get("/forelagt/").content.decode()
    assert "Sluttet" in html
    assert "besvaret" in html
    for word in (PARTS.title, "Kan I tiltræde?", "Mere om økonomien", "drøftet"):
        assert word not in html
    assert "Fristen udløb den" in html
    assert "Trukket tilbage" not in html


def test_an_answer_that_comes_too_late_is_given_back_to_the_one_who_wrote_it(client, told, ida):
    _item, laid = told
    move_end(laid, today() - timedelta(days=1))
    sent = {"stance": "wishes-changes", "text": "Skrevet efter <midnat>"}
    sign_in(client, ida)
    answer = client.post(f"/forelagt/{laid.pk}/", sent)
    assert answer.status_code == 410
    html = answer.content.decode()
    assert "Skrevet efter &lt;midnat&gt;</textarea>" in html
    assert PARTS.title not in html
    assert Remark.objects.count() == 1
    sign_in(client, account("bo@kommune.example"))
    assert client.post(f"/forelagt/{laid.pk}/", sent).status_code == 404


def test_a_laying_is_extended_withdrawn_and_its_result_noted(client, told, by, ida):
    item, laid = told
    sign_in(client, by)
    page = f"{LIST}{item.pk}/forelaeggelser/{laid.pk}/"
    assert "id_until_error" in client.post(f"{page}frist/", {"until": today().isoformat()}).content.decode()
    later = today() + timedelta(days=40)
    assert "Fristen er flyttet." in client.post(f"{page}frist/", {"until": later}, follow=True).content.decode()
    html = client.post(f"{page}resultat/", {"result": "KDK tiltrådte."}, follow=True).content.decode()
    assert "Resultatet er noteret." in html
    assert "kan ikke fortrydes" in client.get(f"{page}traek-tilbage/").content.decode()
    assert Laying.objects.visible_to(Account.objects.get(pk=ida.pk)).exists()
    client.post(f"{page}traek-tilbage/")
    assert not Laying.objects.visible_to(Account.objects.get(pk=ida.pk)).exists()
    assert client.post(f"{page}mails/").status_code == 404


def test_mails_that_failed_are_shown_and_can_be_sent_again(client, by, ida, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    laid = laying(draft(by).versions.get(), circle(ida), by)
    deliver()
    sign_in(client, by)
    page = f"{LIST}{laid.version.draft_id}/forelaeggelser/{laid.pk}/"
    assert "<strong>ikke sendt endnu</strong>. Mailserveren kunne ikke nås." in client.get(page).content.decode()
    settings.EMAIL_BACKEND = working
    assert "1 e-mail sendes nu." in client.post(f"{page}mails/", follow=True).content.decode()
    deliver()
    assert "sendt den" in client.get(page).content.decode()
    assert len(mail.outbox) == 1


def test_an_author_of_kl_sees_what_came_of_their_own_but_no_contact_data(client, by, ida):
    author = Actor.of_account(holder(Role.KL_AUTHOR))
    own, other = draft(author), draft(by)
    laid = laying(own.versions.get(), circle(ida), by)
    remark(laid, Remark.Stance.AGREES, "Fint for os", by=Actor.of_account(ida))
    sign_in(client, author)
    assert client.get(f"{LIST}{other.pk}/").status_code == 404
    html = client.get(f"{LIST}{own.pk}/forelaeggelser/{laid.pk}/").content.decode()
    assert "Fint for os" in html
    assert ida.email not in html
    assert client.get(f"{LIST}{own.pk}/forelaeg/").status_code == 404
    assert client.post(f"{LIST}{own.pk}/forelaeggelser/{laid.pk}/frist/", {"until": today()}).status_code == 404


def test_hostile_text_in_every_field_is_shown_as_text_and_nothing_runs(client, by):
    ida = account("ida@kommune.example", HOSTILE[:150])
    parts = DraftParts(HOSTILE, HOSTILE[:60], HOSTILE[:100], HOSTILE, HOSTILE, HOSTILE)
    item = write_draft(council(), parts, added=[Upload("a.txt", Kind.TEXT, b"a")], by=by)
    laid = laying(item.versions.get(), circle(ida, name=HOSTILE[:150]), by)
    save_draft(item, replace(parts, background=f"{HOSTILE} mere"), based_on=1, by=by)
    note_result(laid, HOSTILE, by=by)
    remark(laid, Remark.Stance.REMARK, HOSTILE, by=Actor.of_account(ida))
    remark(laid, Remark.Stance.REMARK, HOSTILE + "!", by=Actor.of_account(ida))
    sign_in(client, by)
    paths = [path for path in every_page(item, laid) if "bilag" not in path and not path.endswith(".txt")]
    for path in [*paths, f"{LIST}{item.pk}/sammenlign/?fra=1&til=2"]:
        answer = client.get(path)
        assert scripts_in(answer) == [], path
    assert scripts_in(client.post(NEW, posted(parts, preview="1"))) == []
    assert client.get(f"{LIST}{item.pk}/forelaeggelser/{laid.pk}/bemaerkninger.txt")["Content-Type"].startswith(
        "text/plain"
    )
    sign_in(client, ida)
    for path in ("/forelagt/", f"/forelagt/{laid.pk}/"):
        answer = client.get(path)
        assert scripts_in(answer) == []
        assert b"&lt;script&gt;" in answer.content


def test_lists_ask_the_same_few_queries_however_long_they_are(client, by, ida, django_assert_max_num_queries):
    before = circle(ida)
    for number in range(15):
        laid = laying(draft(by, replace(PARTS, title=f"Sag {number}")).versions.get(), before, by)
        see(laid, by=Actor.of_account(Account.objects.get(pk=ida.pk)))
    ended = laying(draft(by).versions.get(), before, by)
    see(ended, by=Actor.of_account(Account.objects.get(pk=ida.pk)))
    move_end(ended, today() - timedelta(days=1))
    sign_in(client, by)
    client.get("/forelagt/")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(LIST).content.decode().count("Sag ") >= 15
    sign_in(client, ida)
    client.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get("/forelagt/").content.decode().count("Sag ") >= 15


def test_the_list_is_paged(client, by):
    for number in range(21):
        draft(by, replace(PARTS, title=f"Sag nummer {number}"))
    discard_draft(draft(by), by=by)
    sign_in(client, by)
    assert client.get(LIST).content.decode().count("Sag nummer") == 20
    assert "Sag nummer 0" in client.get(f"{LIST}?page=2").content.decode()


def test_what_changes_something_is_not_done_by_a_link(client, told, by):
    item, laid = told
    sign_in(client, by)
    for name, keys in (
        ("take_back_draft", [item.pk]),
        ("extend_laying", [item.pk, laid.pk]),
        ("note_result", [item.pk, laid.pk]),
        ("send_notices", [item.pk, laid.pk]),
    ):
        assert client.get(reverse(f"meetings:{name}", args=["nordjylland", *keys])).status_code == 405


def typed(sequence=1, **changes):
    sent = {"based_on": 1, "sequence": sequence, "parts": {**asdict(PARTS), **changes}}
    return {"data": json.dumps(sent), "content_type": "application/json"}


def test_what_is_typed_is_kept_and_stands_in_the_form_when_one_comes_back(client, by):
    item = draft(by)
    sign_in(client, by)
    answer = client.post(f"{LIST}{item.pk}/tastet/", **typed(title="Halvt skrevet"))
    assert answer.json()["saved"] == 1
    assert answer.json()["current"] == 1
    html = client.get(f"{LIST}{item.pk}/rediger/").content.decode()
    assert 'value="Halvt skrevet"' in html
    assert "ikke nåede at gemme" in html
    html = client.post(f"{LIST}{item.pk}/tastet/kasser/", follow=True).content.decode()
    assert "Halvt skrevet" not in html


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"based_on": 1, "sequence": 1, "parts": {"title": 7}}',
        b'{"based_on": true, "sequence": 1, "parts": {}}',
        b'{"based_on": 1, "sequence": -1, "parts": {}}',
        b'{"based_on": 1, "sequence": 1, "parts": {"title": "a\\u0000b"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_not_of_the_form_is_refused_and_changes_nothing(client, by, body):
    item = draft(by)
    sign_in(client, by)
    assert client.post(f"{LIST}{item.pk}/tastet/", body, content_type="application/json").status_code == 400
    assert not Typing.objects.exists()


def test_nobody_types_in_what_they_do_not_write(client, by):
    item = draft(by)
    sign_in(client, account("fremmed@kkr.example"))
    assert client.post(f"{LIST}{item.pk}/tastet/", **typed()).status_code == 404
    assert not Typing.objects.exists()
