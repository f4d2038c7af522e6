"""Where those who have signed in may want to go: the workrooms of their councils, and what they administer."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.extensions import Entrance
from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import has_sight, roles_of
from tvaers.councils.models import Council
from tvaers.councils.queries import functions_held_by


def entrances(account: Account) -> Iterator[Entrance]:
    """The workrooms of the councils in which the account has a role or a function, own data, roles everywhere."""
    councils = {role.council for role in roles_of(account)} | _councils_of_functions(account)
    for council in Council.objects.visible_to(account).filter(pk__in=[key for key in councils if key is not None]):
        title = _("Arbejdsrum for %(name)s") % {"name": council.name}
        yield Entrance(title, reverse("portal:workroom", args=[council.slug]), is_room=True)
    yield Entrance(_("Det, systemet har om dig"), reverse("portal:own_data"))
    actor = Actor.of_account(account)
    if is_permitted(actor, "councils.grant_role"):
        yield Entrance(_("Roller, der gælder overalt eller for en kommune"), _everywhere("councils:roles"))
        yield Entrance(_("Landsdækkende kredse"), _everywhere("councils:circles"))
    if has_sight(account, Sight.CIRCLES):
        yield Entrance(_("Udbakke for det, der ikke hører til et råd"), _everywhere("portal:outbox"))
    if is_permitted(actor, "portal.anonymise"):
        yield Entrance(_("Anonymisér en person"), reverse("portal:anonymise"))


def _councils_of_functions(account: Account) -> set[int | None]:
    today = timezone.localdate()
    held = functions_held_by(account)
    return {row.function.circle.council_id for row in held if row.is_valid_on(today)}


def _everywhere(name: str) -> str:
    return reverse(name, args=["administration"])
