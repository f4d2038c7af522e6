"""Small papers for tests, and a database with the registers in it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from tvaers.access.action import Actor
from tvaers.access.actions import create_account
from tvaers.access.models import Account
from tvaers.access.roles import RULES, Reach, Role
from tvaers.archive.actions import Imported, import_document
from tvaers.councils.actions import grant_council_role, grant_role
from tvaers.councils.models import Council, Municipality
from tvaers.document.contract import to_json
from tvaers.document.model import Act, Attendee, Document, Item, Kind, Parts, Section, Source
from tvaers.meetings.paper.actions import Original

OPERATOR = Actor.operating_system_user()

IDA = Attendee("Ida Holm-Krogh", "A", "Hjørring")
BO = Attendee("Bo Lind", "V", "Rebild")


def item(number: str = "1.1", title: str = "Fælles busdrift om aftenen", **changes: Any) -> Item:
    """An item that was recommended to be noted, and noted."""
    values: dict[str, Any] = {
        "case_number": "SAG-2025-00042",
        "officers": ["abc"],
        "parts": Parts(
            background="Kommunerne har drøftet aftenbusser.",
            recommendation="Det indstilles, at KKR Nordjylland tager orienteringen til efterretning.",
            presentation=None,
            decision="KKR Nordjylland tog orienteringen til efterretning.",
        ),
        "recommendations": ["tager orienteringen til efterretning"],
        "recommendation_types": [Act.NOTED],
        "decision_types": [Act.NOTED],
    }
    return Item(number=number, title=title, **(values | changes))


def paper(*items: Item, **changes: Any) -> Document:
    """Minutes of KKR Nordjylland of 7 March 2025 with two participants."""
    values: dict[str, Any] = {
        "council": "KKR Nordjylland",
        "kind": Kind.MINUTES,
        "date": date(2025, 3, 7),
        "participants": [IDA, BO],
        "sections": [Section(1, "Regionalpolitiske sager", list(items) or [item()])],
    }
    return Document(source=Source("referat.txt", "0" * 64, "text/plain"), **(values | changes))


def keep(document: Document, *, is_published: bool = True) -> Imported:
    """The paper imported, as a file whose bytes are its contract."""
    data = to_json(document).encode()
    original = Original(document.source.filename, hashlib.sha256(data).hexdigest(), "text/plain", len(data))
    return import_document(document, original, is_published=is_published, by=OPERATOR)


def holder(role: Role, *, council: str = "nordjylland", municipality: str = "Hjørring", email: str = "") -> Account:
    """An account that holds the role today: in the council, for the municipality or everywhere, as the role reaches."""
    account = create_account(email or f"{role}@kkr.example", role.replace("-", " ").capitalize(), by=OPERATOR)
    since = date(2020, 1, 1)
    if RULES[role].reach is Reach.COUNCIL:
        grant_council_role(account, role, Council.objects.get(slug=council), valid_from=since, by=OPERATOR)
    else:
        of_municipality = RULES[role].reach is Reach.MUNICIPALITY
        row = Municipality.objects.get(name=municipality) if of_municipality else None
        grant_role(account, role, municipality=row, valid_from=since, by=OPERATOR)
    return account
