"""Where an account that was just invited is given its roles: in each council, or for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.extensions import Entrance
from tvaers.access.models import Account
from tvaers.councils.queries import councils_on
from tvaers.councils.views.places import EVERYWHERE


def role_pages(giver: Account, account: Account) -> Iterator[Entrance]:
    """The pages on which `giver` may give roles, with the account's address in the form."""
    actor = Actor.of_account(giver)
    for council in councils_on(timezone.localdate(), giver):
        if is_permitted(actor, "councils.grant_council_role", council.pk):
            yield Entrance(_("Rolle i %(name)s") % {"name": council.name}, _page(council.slug, account))
    if is_permitted(actor, "councils.grant_role"):
        yield Entrance(_("Rolle, der gælder overalt eller for en kommune"), _page(EVERYWHERE, account))


def _page(place: str, account: Account) -> str:
    return f"{reverse('councils:roles', args=[place])}?{urlencode({'account': account.email})}"
