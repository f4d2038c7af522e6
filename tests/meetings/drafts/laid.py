"""Circles, drafts and people for the tests of this folder."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.papers import OPERATOR, holder
from tvaers.access.actions import create_account
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.models import Circle, CircleFunction, Council, FunctionHolder
from tvaers.meetings.drafts.actions.layings import lay_before
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import DraftItem, DraftVersion, Laying

SITE = "https://kkr.example"
PARTS = DraftParts(
    title="Aftenbusser til alle",
    case_number="SAG-2026-00007",
    officers="abc",
    background="Kommunerne har **drøftet** busser.",
    recommendation="Det indstilles, at KKR godkender planen.",
    presentation="- Første led\n- Andet led",
)


def council(slug: str = "nordjylland") -> Council:
    return Council.objects.get(slug=slug)


def today() -> date:
    return timezone.localdate()


def account(email: str, name: str = "Ida Holm-Krogh") -> Account:
    return create_account(email, name, by=OPERATOR)


def circle(*members: Account, name: str = "KDK", slug: str | None = "nordjylland", **period: date | None) -> Circle:
    """A circle whose functions these accounts hold in the period (by default since 2020)."""
    since = {"valid_from": date(2020, 1, 1)}
    with recording():
        made = Circle(council=council(slug) if slug else None, kind=Circle.Kind.CHIEF_EXECUTIVES, name=name, **since)
        made.save()
        for member in members:
            function = CircleFunction(circle=made, title="Kommunaldirektør", body="Kommune", **since)
            function.save()
            FunctionHolder(
                function=function, account=member, name=member.name, email=member.email, **(since | period)
            ).save()
    return made


def secretary(slug: str = "nordjylland") -> Actor:
    return Actor.of_account(holder(Role.SECRETARY, council=slug, email=f"sekretaer-{slug}@kkr.example"))


def draft(by: Actor, parts: DraftParts = PARTS, slug: str = "nordjylland") -> DraftItem:
    return write_draft(council(slug), parts, by=by)


def version_of(item: DraftItem, number: int = 1) -> DraftVersion:
    return item.versions.get(number=number)


def laying(version: DraftVersion, before: Circle, by: Actor, days: int = 10) -> Laying:
    return lay_before(version, before, today() + timedelta(days=days), "Kan I tiltræde?", site=SITE, by=by)


def move_end(laid: Laying, until: date) -> None:
    """Lets the laying end another day, as if time had passed."""
    with recording():
        laid.until = until
        laid.save()
