"""A meeting that is ready to be sent: items, large attachments, and members with addresses.

    TVAERS_DATA=... python -m bench.meeting_to_send ITEMS MEGABYTES MEMBERS

Prints as JSON what `bench.sender.Told` holds.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date, timedelta

from bench.scans import PAGES_OF_A_SCAN, scanned_pdf, table

DAYS_AHEAD = 30
SINCE = date(2020, 1, 1)


def fill(items: int, megabytes: int, members: int) -> dict[str, object]:
    """Makes the meeting: with each item scanned pages, which are most of the bytes, and with every third a table."""
    from tvaers.access.action import Actor
    from tvaers.access.recording import recording
    from tvaers.access.roles import Role
    from tvaers.councils.models import Council, RoleGrant
    from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
    from tvaers.meetings.planning.actions.preparing import place_item

    council = Council.objects.get(slug="nordjylland")
    secretary = _account("sekretaer@kkr.example", "Sofie Kvist")
    with recording():
        RoleGrant.objects.create(account=secretary, role=Role.SECRETARY, council=council, valid_from=SINCE)
        seated = _seat_members(council, members)
    by = Actor.of_account(secretary)
    section, size = _begun(council, by), 0
    for number in range(items):
        parts = DraftParts(title=f"Sag {number}", recommendation="Det indstilles, at KKR godkender planen.")
        added = _attachments(number, megabytes * 1_000_000 // items)
        size += sum(len(upload.data) for upload in added)
        place_item(write_draft(council, parts, added=added, by=by), section, by=by)
    page = f"/nordjylland/moeder/{section.meeting.address}/"
    return {
        "page": page,
        "sending": f"{page}udsend/",
        "session": _session_of(secretary),
        "member": _session_of(seated[0]),
        "letters": members,
        "bytes": size,
        "pages": items * PAGES_OF_A_SCAN,
    }


def _begun(council, by):  # type: ignore[no-untyped-def]
    """The section that the items are placed in, of a meeting that is being prepared."""
    from datetime import time as clock

    from django.utils import timezone

    from tvaers.meetings.planning.actions.meetings import plan_meeting
    from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing

    held_on = timezone.localdate() + timedelta(days=DAYS_AHEAD)
    meeting = plan_meeting(council, held_on, starts_at=clock(10), ends_at=clock(12), place="Aalborg", by=by)
    begin_preparing(meeting, by=by)
    return add_section(meeting, "Sager", by=by)


def _attachments(number: int, size: int):  # type: ignore[no-untyped-def]
    from tvaers.document.uploads import Kind, Upload

    scan = Upload(f"bilag-{number}.pdf", Kind.PDF, scanned_pdf(number, size))
    return [scan, Upload(f"tabel-{number}.csv", Kind.CSV, table(number))] if number % 3 == 0 else [scan]


def _seat_members(council, count: int):  # type: ignore[no-untyped-def]
    """Their accounts."""
    from tvaers.councils.models import Membership, Municipality, Person

    municipality, seated = Municipality.objects.get(name="Rebild"), []
    for number in range(count):
        account = _account(f"medlem-{number}@rebild.example", f"Medlem {number}")
        person = Person.objects.create(name=account.name, account=account)
        Membership.objects.create(
            council=council, person=person, municipality=municipality, party="V", valid_from=SINCE
        )
        seated.append(account)
    return seated


def _account(email: str, name: str):  # type: ignore[no-untyped-def]
    from tvaers.access.action import Actor
    from tvaers.access.actions import create_account

    return create_account(email, name, by=Actor.operating_system_user())


def _session_of(account) -> str:  # type: ignore[no-untyped-def]
    """The key of a session of one who has just shown that it is themselves."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "email": account.email}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.create()
    return str(session.session_key)


def main() -> None:
    """Makes it as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("items", "megabytes", "members"):
        parser.add_argument(name, type=int)
    arguments = parser.parse_args()
    from tvaers.site.cli.preparation import prepare

    prepare()
    print(json.dumps(fill(arguments.items, arguments.megabytes, arguments.members)))


if __name__ == "__main__":
    main()
