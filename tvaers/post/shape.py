"""The shapes in which letters come in, and in which failures are told. What a letter is about is known by text only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class NewLetter:
    """An e-mail to one receiver, to be posted.

    `once` names it for ever ("edition-12-to-account-7"): it is posted once however often it is asked for. `council` is
    a council's key, None for what no council has. `about` names the row that it tells of ("meetings.Meeting:12"), and
    `kind` what sort of letter it is ("agenda-sent"); rooms give both their words (`post/extensions.py`). `calendar` is
    the text of an invitation (`document/writing/calendar.py`) and `calendar_method` its METHOD, REQUEST or CANCEL.
    """

    once: str
    kind: str
    name: str
    email: str
    subject: str
    body: str
    council: int | None = None
    about: str = ""
    calendar: str = ""
    calendar_method: str = ""
    reply_to: str = ""


@dataclass(frozen=True)
class Failure:
    """Why a letter could not be sent: the error's class with the server's code, and never what the error said.

    `is_final`: it will not go better another time. `is_doubtful`: the server may have taken the letter all the same.
    """

    reason: str
    is_final: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True)
class Round:
    """What came of one pass through the letters that were due."""

    sent: int = 0
    failed: int = 0


def name_of(row: models.Model) -> str:
    """How letters name the row that they are about: "meetings.Meeting:12"."""
    return f"{row._meta.label}:{row.pk}"


class CannotTend(Exception):
    """A letter was not sent again or not withdrawn. The message is Danish and can be shown."""


class Taken(Exception):
    """Another process sends the letter, or it was sent or withdrawn meanwhile."""
