"""What is typed into a draft that was never saved: the endpoint that the form writes to, and giving it up."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.meetings.cycle.pages import check_may, tell
from tvaers.meetings.drafts.actions.beginning import give_up_beginning, keep_beginning
from tvaers.meetings.drafts.queries import begun_by
from tvaers.meetings.drafts.views.places import WRITE, council_with_drafts
from tvaers.meetings.drafts.views.typing import NotTyped, answer_of, refused, typed_in
from tvaers.meetings.models import Beginning, DraftItem


@dataclass(frozen=True)
class Begun:
    """The key of the new text in a form, what is kept under it, and what else the account has begun and not saved."""

    key: UUID
    kept: Beginning | None
    others: list[Beginning]

    @classmethod
    def asked_for(cls, request: HttpRequest, council: Council) -> Begun:
        """The text that the form was sent with, or that the address names; otherwise one that nobody has begun yet."""
        viewer = viewer_of(request)
        key = _key(request.POST.get("begun_as") or request.GET.get("tekst", "")) or uuid4()
        kept = Beginning.objects.visible_to(viewer).filter(council=council, key=key).select_related("draft").first()
        return cls(key, kept, list(begun_by(viewer, council).exclude(key=key)))

    @property
    def draft(self) -> DraftItem | None:
        """The draft that it became, if it was saved."""
        return self.kept.draft if self.kept else None

    @property
    def initial(self) -> dict[str, object]:
        """What the form begins with; if it turns out to be saved already, it began from the first version."""
        return {**(self.kept.parts if self.kept else {}), "based_on": 1}


def _key(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None


@for_accounts
@require_POST
def typing(request: HttpRequest, council: str, beginning: UUID) -> HttpResponse:
    """Keeps what is in the form of a new draft now; takes and answers what the form of a draft does."""
    place = council_with_drafts(request, council)
    check_may(request, WRITE, place)
    try:
        _begun, sequence, parts = typed_in(request.body)
    except NotTyped:
        return refused()
    return answer_of(keep_beginning(place, beginning, parts, sequence=sequence, by=actor_of(request)))


@for_accounts
@require_POST
def give_up(request: HttpRequest, council: str, beginning: UUID) -> HttpResponse:
    """Lets go of a text that was begun and never saved."""
    place = council_with_drafts(request, council)
    check_may(request, WRITE, place)
    give_up_beginning(place, beginning, by=actor_of(request))
    tell(request, _("Den tekst, der ikke var gemt, er kasseret."))
    return redirect("meetings:drafts", place.slug)
