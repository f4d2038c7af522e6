"""Files for everybody keep their addresses; the others are at addresses that are one account's own, and pass."""

from __future__ import annotations

import hashlib
import io
import time

import pypdfium2
import pytest
from docx import Document as WordDocument

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.document.contract import to_json
from tvaers.document.model import Parts
from tvaers.document.wording import HOLDS_CLOSED
from tvaers.meetings.files.kept import PACKAGE, SHAPES_OUTPUT, keep_original
from tvaers.meetings.models import Meeting, SourceFile
from tvaers.meetings.sight.actions.closing import close_part, open_again
from tvaers.meetings.sight.actions.taking_part import exclude

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
FORMS = ("dokument.pdf", "dokument.docx")
SECRET = "Zebrafinken"


def kept(*, is_published: bool = True, closes: bool = True) -> Meeting:
    told = item("1.2", "Anden sag", parts=Parts(background="Åben baggrund.", decision=f"{SECRET} blev købt."))
    document = paper(item(), told)
    data = to_json(document).encode()
    keep_original(data, hashlib.sha256(data).hexdigest())
    meeting = keep(document, is_published=is_published).edition.meeting
    if closes:
        close_part(meeting, "1.2", "decision", "Offentlighedsloven § 23", by=OPERATOR)
    return meeting


def text_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    if content.startswith(b"PK"):
        return "\n".join(paragraph.text for paragraph in WordDocument(io.BytesIO(content)).paragraphs)
    return content.decode()


def original() -> str:
    return f"original/{SourceFile.objects.get().pk}/"


@pytest.mark.parametrize("form", FORMS)
def test_each_reads_in_a_file_what_the_page_shows_and_never_anothers_file(client, form):
    kept()
    member = holder(Role.MEMBER)
    for _ in range(2):
        client.logout()
        assert SECRET not in text_of(client.get(MEETING + form))
        client.force_login(member)
        assert SECRET in text_of(client.get(MEETING + form, follow=True))


def test_a_file_with_closed_words_says_so_on_its_pages_and_the_public_one_does_not(client):
    kept()
    assert HOLDS_CLOSED not in text_of(client.get(f"{MEETING}dokument.pdf"))
    client.force_login(holder(Role.MEMBER))
    assert HOLDS_CLOSED in text_of(client.get(f"{MEETING}dokument.pdf", follow=True))
    word = WordDocument(io.BytesIO(client.get(f"{MEETING}dokument.docx", follow=True).content))
    assert word.sections[0].first_page_header.paragraphs[0].text == HOLDS_CLOSED


@pytest.mark.parametrize("form", FORMS)
def test_closing_and_opening_again_change_the_public_file_at_once(client, form):
    meeting = kept(closes=False)
    assert SECRET in text_of(client.get(MEETING + form))
    closing = close_part(meeting, "1.2", "decision", "Offentlighedsloven § 23", by=OPERATOR)
    assert SECRET not in text_of(client.get(MEETING + form))
    open_again(closing, by=OPERATOR)
    assert SECRET in text_of(client.get(MEETING + form))


def test_a_file_for_everybody_stays_at_its_address_for_those_who_are_signed_in(client):
    kept(closes=False)
    client.force_login(holder(Role.MEMBER))
    for form in (*FORMS, original()):
        assert client.get(MEETING + form).status_code == 200


def test_no_cache_gives_a_public_file_or_page_again_without_asking(client):
    kept()
    for path in ("", "1.2/", *FORMS):
        assert "no-cache" in client.get(MEETING + path)["Cache-Control"]


def test_a_file_that_is_not_public_is_sent_on_to_an_address_that_is_ones_own_and_passes(client, monkeypatch):
    kept()
    client.force_login(holder(Role.MEMBER))
    now = time.time()
    for form in (*FORMS, original()):
        answer = client.get(MEETING + form)
        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{MEETING}fil/")
        file = client.get(answer["Location"])
        assert (file["Cache-Control"], file["X-Robots-Tag"]) == ("private, no-store", "noindex")
        assert SECRET in text_of(file)
        monkeypatch.setattr(time, "time", lambda: now + 16 * 60)
        assert client.get(answer["Location"]).status_code == 404
        assert client.get(client.get(MEETING + form)["Location"]).status_code == 200
        monkeypatch.undo()


def test_the_address_is_worth_nothing_to_another_account_nor_to_nobody(client):
    kept()
    client.force_login(holder(Role.MEMBER))
    addresses = [client.get(MEETING + form)["Location"] for form in (*FORMS, original())]
    for other in (holder(Role.CHAIR), holder(Role.ADMINISTRATOR), None):
        client.logout()
        if other:
            client.force_login(other)
        assert {client.get(address).status_code for address in addresses} == {404}


def test_an_address_that_was_altered_or_is_of_another_meeting_is_not_there(client):
    kept()
    keep(paper(item(), meeting_kind="extraordinary"))
    client.force_login(holder(Role.MEMBER))
    address = client.get(f"{MEETING}dokument.pdf")["Location"]
    assert client.get(f"{address[:-3]}xx/").status_code == 404
    assert client.get(address.replace("2025-03-07", "2025-03-07-2")).status_code == 404
    assert client.get(f"{MEETING}fil/noget/").status_code == 404


def test_what_was_allowed_when_the_address_was_made_is_asked_again(client):
    meeting = kept()
    member = holder(Role.MEMBER)
    client.force_login(member)
    plain, written = (client.get(MEETING + form)["Location"] for form in (original(), "dokument.pdf"))
    exclude(meeting, "1.2", member, by=OPERATOR)
    assert client.get(plain).status_code == 404
    assert SECRET not in text_of(client.get(written))


@pytest.mark.parametrize("role", [Role.MUNICIPAL_CONTACT, Role.KL_AUTHOR, Role.ADMINISTRATOR, Role.AUDITOR])
def test_other_roles_get_the_public_files_and_no_original(client, role):
    kept()
    client.force_login(holder(role))
    for form in FORMS:
        assert SECRET not in text_of(client.get(MEETING + form, follow=True))
    assert client.get(MEETING + original()).status_code == 404


def test_the_files_of_a_meeting_that_is_not_published_are_the_secretariats(client):
    kept(is_published=False)
    for form in (*FORMS, original()):
        assert client.get(MEETING + form).status_code == 404
    client.force_login(holder(Role.SECRETARY))
    for form in (*FORMS, original()):
        assert SECRET in text_of(client.get(MEETING + form, follow=True))


@pytest.mark.parametrize("form", FORMS)
def test_a_file_with_what_is_closed_is_named_so_and_the_public_one_is_offered_beside_it(client, form):
    kept()
    page = client.get(MEETING).content.decode()
    assert "til offentligheden" not in page
    assert "LUKKET" not in client.get(MEETING + form)["Content-Disposition"]
    client.force_login(holder(Role.MEMBER))
    page = client.get(MEETING).content.decode()
    word = "PDF" if form.endswith("pdf") else "Word"
    assert f"{word} med det lukkede" in page
    assert f"{word} til offentligheden" in page
    assert f"{form}?til=offentligheden" in page
    own = client.get(MEETING + form, follow=True)
    assert f"-LUKKET.{form.rpartition('.')[2]}" in own["Content-Disposition"]
    public = client.get(f"{MEETING}{form}?til=offentligheden")
    assert (public.status_code, "LUKKET" in public["Content-Disposition"]) == (200, False)
    assert SECRET not in text_of(public)


def test_who_is_excluded_from_all_that_is_closed_is_offered_one_file_and_no_word_of_the_closed(client):
    meeting = kept()
    member = holder(Role.MEMBER)
    exclude(meeting, "1.2", member, by=OPERATOR)
    client.force_login(member)
    page = client.get(MEETING).content.decode()
    assert "det lukkede" not in page.lower()
    assert "Hent som PDF" in page
    assert "LUKKET" not in client.get(f"{MEETING}dokument.pdf", follow=True)["Content-Disposition"]


def test_what_is_derived_is_made_anew_when_anything_changes_that_shapes_it():
    found = {pattern: set(PACKAGE.glob(pattern)) for pattern in SHAPES_OUTPUT}
    assert [pattern for pattern, files in found.items() if not files] == []
    views = {*PACKAGE.glob("meetings/**/views.py"), *PACKAGE.glob("meetings/**/views/**/*.py")}
    assert views <= set().union(*found.values())
