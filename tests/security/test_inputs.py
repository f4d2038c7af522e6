"""What comes in from outside: papers that would reach out or swell, mails that would go to others, secrets in logs."""

from __future__ import annotations

import io
import logging
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from tests.papers import OPERATOR, holder, item, keep, paper
from tests.signin.steps import PASSWORD, enter, member, sign_in
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role
from tvaers.archive.importing import Wishes, import_files
from tvaers.document.model import Parts
from tvaers.document.reading import UnreadableDocument, read_bytes
from tvaers.meetings.models import Meeting

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
LONGEST_SECONDS = 20
_reached: list[str] = []
_armed: list[bool] = []


def _note_reaching_out(event: str, values: tuple[object, ...]) -> None:
    if _armed and event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        _reached.append(f"{event} {values[1:]}")


sys.addaudithook(_note_reaching_out)


def test_nothing_that_a_paper_links_to_is_fetched(client, tmp_path):
    links = (
        "[a](http://169.254.169.254/latest/) ![b](http://evil.example/x.png) <http://localhost:22/> file:///etc/passwd"
    )
    text = tmp_path / "papir.txt"
    text.write_text(
        f"REFERAT\nKKR Nordjylland\nDato: 8. marts 2025\n\n1. Sag med links\nBaggrund\n{links}\n", encoding="utf-8"
    )
    keep(paper(item(parts=Parts(background=links))))
    _armed.append(True)
    try:
        list(import_files([text], Wishes(day=date(2025, 3, 8)), by=OPERATOR))
        for path in (MEETING, f"{MEETING}1.1/", "/soeg/?q=links", "/nordjylland/"):
            assert client.get(path).status_code == 200
    finally:
        _armed.clear()
    assert _reached == []


def word_file(document: bytes, **more: bytes) -> bytes:
    """A package that calls itself a Word file."""
    types = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("word/document.xml", document)
        for name, content in more.items():
            package.writestr(name, content)
    return out.getvalue()


LAUGHS = b"".join(
    [
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">',
        *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 12)),
        b"]><l>&a11;</l>",
    ]
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'


@pytest.mark.parametrize(
    "data",
    [
        word_file(b"\0" * 400_000_000),
        word_file(LAUGHS),
        word_file(OUTSIDE),
        word_file(b"<a>" * 500_000),
        word_file(b"<w/>", **{"../../../tmp/ude": b"x", "/etc/cron.d/x": b"x"}),
        b"PK\x03\x04" + b"\xff" * 100_000,
        b"%PDF-1.7\n1 0 obj << /Kids [1 0 R] /Count 99999999 /Type /Pages >> endobj\ntrailer << /Root 1 0 R >>",
    ],
    ids=["zeros", "laughs", "outside", "deep", "paths", "torn", "endless"],
)
def test_a_file_that_would_swell_or_reach_out_is_refused_in_good_time(data):
    began = time.monotonic()
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, "bombe.docx")
    assert "root:" not in str(refused.value)
    assert time.monotonic() - began < LONGEST_SECONDS


def test_a_mail_cannot_be_turned_to_others_by_what_is_typed():
    client = Client(raise_request_exception=False)
    enter(client, holder(Role.ADMINISTRATOR))
    turned = "\r\nBcc: x@evil.example\r\nSubject: Vundet"
    for form in (
        {"email": f"ida@kkr.example{turned}", "name": "Ida"},
        {"email": "bo@kkr.example", "name": f"Bo{turned}"},
        {"email": "bo@kkr.example,x@evil.example", "name": "Bo"},
    ):
        assert client.post("/administration/konti/inviter/", form).status_code < 500
    for letter in mail.outbox:
        message = letter.message()
        assert "evil.example" not in str(letter.recipients())
        assert message.get_all("Bcc", []) == []
        assert len(message.get_all("Subject", [])) == 1
        assert "Vundet" not in str(message["Subject"]) or "\n" not in str(message["Subject"])
    assert not Account.objects.filter(email__contains="evil").exists()


@pytest.fixture
def everything_logged() -> Iterator[list[str]]:
    """The lines of all loggers at their most talkative, but for the database's, which no site turns on."""
    lines: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name != "django.db.backends":
                lines.append(self.format(record))

    handler, root = Keeping(logging.DEBUG), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_secret_stands_in_the_logs(client, everything_logged):
    member()
    sign_in(client, password="forkert adgangskode")
    sign_in(client)
    client.get("/konto/")
    client.get("/soeg/?q=hemmeligt")
    session = client.session.session_key
    told = "\n".join(everything_logged)
    for secret in (PASSWORD, "forkert adgangskode", session, "hemmeligt", Account.objects.get().password):
        assert str(secret) not in told


def test_no_password_stands_in_the_trail():
    member()
    told = str(list(AuditEvent.objects.values_list("changes", flat=True)))
    assert PASSWORD not in told
    assert Account.objects.get().password not in told
    assert "argon2" not in told


def test_an_error_page_tells_nothing_of_the_inside(settings):
    settings.DEBUG = False
    meeting: Meeting = keep(paper()).edition.meeting
    client = Client(raise_request_exception=False)
    for path in (f"{meeting.get_absolute_url()}9.9/", "/%ff/", "/nordjylland/moeder/x/"):
        html = client.get(path).content.decode()
        for word in ("Traceback", "tvaers/", "Django", "SECRET", "sqlite", "psycopg"):
            assert word not in html, (path, word)
