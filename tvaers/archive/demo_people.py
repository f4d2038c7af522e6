"""People to try the demo as: accounts with roles, a circle, and a draft that is laid before it. All invented."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.models import Account
from tvaers.access.roles import RULES, Reach, Role
from tvaers.archive.demo_allocations import add_demo_allocations
from tvaers.archive.demo_book import add_demo_book
from tvaers.archive.demo_held import DemoActors
from tvaers.archive.demo_meeting import add_demo_meetings
from tvaers.councils.actions import grant_council_role, grant_role
from tvaers.councils.actions.circles import add_circle, add_function_for_each_municipality
from tvaers.councils.actions.holders import Contact, set_holder
from tvaers.councils.models import Circle, Council
from tvaers.meetings.drafts.actions.layings import lay_before
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import DraftItem

COUNCIL = "nordjylland"
SINCE = date(2026, 1, 1)
DAYS_TO_REMARK = 14
_WORDS = ("bakke", "bro", "eng", "fjord", "fyr", "havn", "hede", "klint", "lyng", "mole", "mose", "rev", "skov", "vig")


@dataclass(frozen=True)
class DemoPerson:
    """Someone to sign in as; without a role it is a director in the circle."""

    email: str
    name: str
    role: Role | None = None


PEOPLE = (
    DemoPerson("sekretaer@kkr.example", "Signe Vadholm", Role.SECRETARY),
    DemoPerson("formand@kkr.example", "Torkild Vangsø", Role.CHAIR),
    DemoPerson("medlem@kkr.example", "Ida Sillerslev", Role.MEMBER),
    DemoPerson("stedfortraeder@kkr.example", "Karen Snedholm", Role.SUBSTITUTE),
    DemoPerson("direktoer@kkr.example", "Jørgen Bækmarksgaard"),
    DemoPerson("administrator@kkr.example", "Lis Tornkjær", Role.ADMINISTRATOR),
    DemoPerson("revisor@kkr.example", "Bent Ravnsholt", Role.AUDITOR),
)
_HOLDERS = (
    "Karin Uggerhøj",
    "Ole Stavnsbjerg",
    "Marianne Hvolbæk",
    "Flemming Aggersundgaard",
    "Lotte Rubjerglund",
    "Henning Dokkedal",
    "Tina Skarphøj",
    "Palle Voergårdsen",
)
_DRAFT = DraftParts(
    title="Fælles natberedskab for plejehjem",
    case_number="SAG-2026-01544",
    officers="siva",
    background="Fem kommuner har hver sin sygeplejerske på vagt om natten. De fleste nætter bliver der ikke ringet.",
    recommendation=(
        "Det indstilles, at KKR Nordjylland\n\n"
        "- drøfter et fælles natberedskab\n"
        "- anbefaler, at det prøves i et år i de kommuner, der ønsker det."
    ),
    presentation=(
        "Et fælles beredskab kan dække alle elleve kommuner med tre biler. Udgiften er regnet til 6,2 mio. kr. om året "
        "og deles efter antallet af plejehjemspladser.\n\n"
        "| Kommuner | Biler |\n|---|---:|\n| Vest for Limfjorden | 1 |\n| Øst for Limfjorden | 2 |"
    ),
)


def demo_password() -> str:
    """The password of all of the demo's accounts: some words, the same for as long as the data directory is."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"demo people", hashlib.sha256).digest()
    return "-".join([*(_WORDS[byte % len(_WORDS)] for byte in digest[:4]), str(10 + digest[4] % 90)])


def add_demo_people(*, site: str, by: Actor) -> None:
    """Adds those of the demo's people who are missing, a draft for their circle, their meetings and the Blue Books.

    `site` is what the links in letters begin with. Raises NotPermitted for others than the operator.
    """
    _add_people(site=site, by=by)
    council = Council.objects.get(slug=COUNCIL)
    accounts = [Account.objects.get_queryset().get(email=person.email) for person in PEOPLE[:3]]
    actors = DemoActors(*map(Actor.of_account, accounts))
    add_demo_meetings(council, {person.name: person.email for person in PEOPLE}, actors, site=site, by=by)
    add_demo_book(secretary=actors.secretary, by=by)
    add_demo_allocations(by=by)


@action("archive.add_demo_people")
def _add_people(*, site: str, by: Actor) -> None:
    accounts = {person.email: _account_of(person, by=by) for person in PEOPLE}
    council = Council.objects.get(slug=COUNCIL)
    if DraftItem.objects.filter(council=council).exists():
        return
    circle = _add_circle(council, by=by)
    secretary = Actor.of_account(accounts[PEOPLE[0].email])
    draft = write_draft(council, _DRAFT, by=secretary)
    version = draft.versions.get(number=1)
    until = timezone.localdate() + timedelta(days=DAYS_TO_REMARK)
    lay_before(version, circle, until, "Kan kredsen se beredskabet for sig?", site=site, by=secretary)


def _account_of(person: DemoPerson, *, by: Actor) -> Account:
    found = Account.objects.get_queryset().filter(email=person.email).first()
    if found is not None:
        return found
    account = create_account(person.email, person.name, by=by)
    keep_password(account, demo_password(), by=by)
    accept_invitation(account, by=by)
    if person.role is None:
        return account
    if RULES[person.role].reach is Reach.COUNCIL:
        grant_council_role(account, person.role, Council.objects.get(slug=COUNCIL), valid_from=SINCE, by=by)
    else:
        grant_role(account, person.role, valid_from=SINCE, by=by)
    return account


def _add_circle(council: Council, *, by: Actor) -> Circle:
    """The chief executives' circle, in which two municipalities' places are vacant."""
    circle = add_circle(
        council, kind=Circle.Kind.CHIEF_EXECUTIVES, name="Kommunaldirektørkredsen (KDK)", valid_from=SINCE, by=by
    )
    functions = add_function_for_each_municipality(circle, valid_from=SINCE, by=by)
    director = next(person for person in PEOPLE if person.role is None)
    contacts = [Contact(director.name, director.email), *map(Contact, _HOLDERS)]
    for function, contact in zip(functions, contacts, strict=False):
        set_holder(function, contact, valid_from=SINCE, by=by)
    return circle
