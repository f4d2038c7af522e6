"""A meeting that is held today, with those who record and follow it: for benches and browser tests.

    python -m bench.held_meeting [--items 12] [--followers 60] [--open] [--drafts 20]

Run over a site (`Site.run`); prints as JSON the meeting's address, the treatments' keys in order, and for each account
its session: `{"path": "/nordjylland/moeder/…/", "items": [1, 2], "sessions": {"sofie@kkr.example": "…"}}`. Sofie and
Otto are of the secretariat, Ida and the numbered ones are members; Bo is excluded from the last item, which is closed.
"""

from __future__ import annotations

import argparse
import json
from datetime import date, time

import django

PARTS = (
    ("Fælles busdrift om aftenen", "Det indstilles, at KKR Nordjylland godkender planen for aftenbusser."),
    ("Vagtplan for de fælles døgntilbud", "Det indstilles, at KKR Nordjylland tager orienteringen til efterretning."),
    ("Budget for det kommende år", "Det indstilles, at KKR Nordjylland drøfter budgettet."),
)
SINCE = date(2020, 1, 1)
CLOSED = "Forhandling om leje af en hal"


def main() -> None:
    """Makes it and prints where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=12)
    parser.add_argument("--followers", type=int, default=0)
    parser.add_argument("--open", action="store_true", help="the meeting is opened too")
    parser.add_argument(
        "--drafts", type=int, default=0, help="items on no agenda, told as the addresses of their forms"
    )
    arguments = parser.parse_args()
    django.setup()
    told = make(arguments.items, arguments.followers, is_open=arguments.open)
    print(json.dumps(told | {"drafts": _drafts(arguments.drafts)}))


def make(items: int, followers: int, *, is_open: bool) -> dict[str, object]:
    """The meeting, sent or opened too, and the accounts."""
    from django.utils import timezone

    from tvaers.access.actor import Actor
    from tvaers.access.recording import recording
    from tvaers.councils.models import Council
    from tvaers.meetings.models import Exclusion, Meeting
    from tvaers.meetings.planning.actions.meetings import plan_meeting
    from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing
    from tvaers.meetings.sending.actions.freezing import freeze_agenda
    from tvaers.meetings.session.actions.opening import open_session

    council = Council.objects.get(slug="nordjylland")
    accounts = _accounts(council, followers)
    by = Actor.of_account(accounts["sofie"])
    meeting = plan_meeting(council, timezone.localdate(), starts_at=time(10), place="Hotel Limfjorden", by=by)
    begin_preparing(meeting, by=by)
    section = add_section(meeting, "Regionale sager", by=by)
    for number in range(items):
        _item(section, number, is_closed=number == items - 1, by=by)
    freeze_agenda(meeting, by=by)
    with recording():
        meeting.stage, meeting.sent_at = Meeting.Stage.AGENDA_SENT, timezone.now()
        meeting.save()
        Exclusion(meeting=meeting, item_number=f"1.{items}", account=accounts["bo"], reason="Udlejer").save()
    treatments = open_session(meeting, by=by).treatments.values_list("pk", flat=True) if is_open else ()
    return {
        "path": meeting.get_absolute_url(),
        "items": list(treatments),
        "sessions": {account.email: _session_of(account) for account in accounts.values()},
    }


def _accounts(council, followers: int):
    from tvaers.access.actions import accept_invitation, create_account
    from tvaers.access.actor import Actor
    from tvaers.access.roles import Role
    from tvaers.councils.actions import grant_council_role

    operator = Actor.operating_system_user()
    names = ["sofie", "otto", "ida", "bo", *(f"medlem{number}" for number in range(followers))]
    accounts = {}
    for name in names:
        account = create_account(f"{name}@kkr.example", name.capitalize(), by=operator)
        accept_invitation(account, by=Actor.of_account(account))
        role = Role.SECRETARY if name in ("sofie", "otto") else Role.MEMBER
        grant_council_role(account, role, council, valid_from=SINCE, by=operator)
        accounts[name] = account
    return accounts


def _item(section, number: int, *, is_closed: bool, by) -> None:
    from tvaers.access.recording import recording
    from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
    from tvaers.meetings.planning.actions.preparing import place_item

    title, recommendation = PARTS[number % len(PARTS)]
    parts = DraftParts(title=CLOSED if is_closed else title, recommendation=recommendation, background="Sagen kort.")
    item = write_draft(section.meeting.council, parts, by=by)
    place_item(item, section, by=by)
    if is_closed:
        with recording():
            item.is_closed, item.neutral_title = True, "Lejemål"
            item.save()


def _drafts(count: int) -> list[str]:
    """The addresses of the forms of so many items that are on no agenda."""
    from django.urls import reverse

    from tvaers.access.actor import Actor
    from tvaers.access.models import Account
    from tvaers.councils.models import Council
    from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft

    council, by = (
        Council.objects.get(slug="nordjylland"),
        Actor.of_account(Account.objects.get(email="sofie@kkr.example")),
    )
    written = [write_draft(council, DraftParts(title=f"Sag {number}"), by=by) for number in range(count)]
    return [reverse("meetings:edit_draft", args=[council.slug, draft.pk]) for draft in written]


def _session_of(account) -> str:
    """The key of a session in which the account is signed in, as the cookie has it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main()
