"""From what an identity provider says of someone to our roles. `docs/sign-in.md` explains it to those who set it up.

Two kinds of claims are understood: privileges in the manner of the municipal federation (OIO Basic Privilege Profile:
a list of groups, each with a scope, privileges and constraints), and plain groups with names that begin with "tvaers-".
What is not understood gives nothing.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tvaers.access.roles import RULES, Reach, Role

PRIVILEGE_CLAIMS = (
    "https://data.gov.dk/model/core/eid/privilegesIntermediate",
    "dk:gov:saml:attribute:Privileges_intermediate",
    "privileges",
)
"""Where privileges stand: by OIOSAML 3, by OIOSAML 2, and in OIDC."""

GROUP_CLAIMS = ("groups", "roles")

_PRIVILEGE = re.compile(r"/roles/(?:usersystemrole|jobrole)/(?P<role>[a-z_-]+)/\d+$")
_CONSTRAINT = re.compile(r"/constraints/(?P<kind>kkr|kommune)/\d+$")
_COUNCILS = "hovedstaden|midtjylland|nordjylland|sjaelland|syddanmark"
_GROUP = re.compile(rf"^tvaers-(?P<role>[a-z-]+?)(?:-(?P<place>[0-9]{{3,4}}|{_COUNCILS}))?$")
_LONGEST = 100_000


@dataclass(frozen=True, order=True)
class ClaimedRole:
    """A role that claims give: in the council with this slug, or for the municipality with this four-digit code."""

    role: Role
    council: str = ""
    municipality: str = ""


def claimed_roles(claims: Mapping[str, Any]) -> tuple[ClaimedRole, ...]:
    """The roles that follow from the claims, each once, in order."""
    found = {*_of_privileges(claims), *_of_groups(claims)}
    return tuple(sorted(found))


def _of_privileges(claims: Mapping[str, Any]) -> Iterator[ClaimedRole]:
    for name in PRIVILEGE_CLAIMS:
        for text in _texts(claims.get(name)):
            yield from _of_privilege_list(text)


def _of_privilege_list(text: str) -> Iterator[ClaimedRole]:
    root = _parsed(text)
    if root is None:
        return
    for group in root.iter("{*}PrivilegeGroup", "PrivilegeGroup"):
        places = _places(group)
        for privilege in group.iter("{*}Privilege", "Privilege"):
            match = _PRIVILEGE.search((privilege.text or "").strip())
            if match:
                yield from _placed(match["role"].replace("_", "-"), places)


def _parsed(text: str) -> Any:
    """The list as XML, from base64; None for anything else. Entities and the network are off."""
    if len(text) > _LONGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(base64.b64decode(text, validate=True), parser)
    except (binascii.Error, ValueError, etree.XMLSyntaxError):
        return None


def _places(group: Any) -> list[str]:
    """The values of a group's constraints to councils and municipalities; commas part several."""
    values: list[str] = []
    for constraint in group.iter("{*}Constraint", "Constraint"):
        if _CONSTRAINT.search(constraint.get("Name", "")):
            values += [value.strip().lower() for value in (constraint.text or "").split(",")]
    return [value for value in values if value]


def _of_groups(claims: Mapping[str, Any]) -> Iterator[ClaimedRole]:
    for name in GROUP_CLAIMS:
        for text in _texts(claims.get(name)):
            match = _GROUP.match(text.strip().lower())
            if match:
                yield from _placed(match["role"], [match["place"]] if match["place"] else [])


def _placed(name: str, places: Iterable[str]) -> Iterator[ClaimedRole]:
    """The role with the name in those of the places that it can be held in; nothing for a place that does not fit."""
    if name not in set(Role):
        return
    role = Role(name)
    reach = RULES[role].reach
    if reach is Reach.EVERYWHERE and not list(places):
        yield ClaimedRole(role)
    for place in places:
        if reach is Reach.COUNCIL and not place.isdigit():
            yield ClaimedRole(role, council=place)
        elif reach is Reach.MUNICIPALITY and place.isdigit():
            yield ClaimedRole(role, municipality=place.zfill(4))


def _texts(value: Any) -> list[str]:
    """A claim's texts: it may be one, a list, or missing."""
    if isinstance(value, str):
        return [value]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
