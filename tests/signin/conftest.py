"""A mail server that listens, and the settings that lead to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.mail_process import MailServer, running_mail_server
from tvaers.site.configuration import mail_server


@pytest.fixture(scope="package")
def letters_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with running_mail_server(tmp_path_factory.mktemp("mail")) as server:
        yield server


@pytest.fixture
def mail(letters_server: MailServer, settings, monkeypatch) -> Iterator[MailServer]:
    """The mail server, empty, with the program's own settings of the environment."""
    for path in (letters_server.folder / "new").iterdir():
        path.unlink()
    monkeypatch.setenv("TVAERS_SMTP_URL", letters_server.url)
    monkeypatch.setenv("TVAERS_MAIL_FROM", "Tværs <tvaers@kkr.example>")
    for name, value in mail_server().items():
        setattr(settings, name, value)
    yield letters_server
    for thread in threading.enumerate():
        if thread.name == "sign-in-link":
            thread.join()


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """Rate limits begin anew for each test."""
    cache.clear()
