"""Choosing through whose eyes the pages are seen, and ending it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm
from tvaers.access.roles import Role, Sight
from tvaers.access.visibility import PUBLIC, has_sight
from tvaers.councils.models import Council, MunicipalityInCouncil
from tvaers.councils.periods import on_day
from tvaers.councils.queries import council_by_slug
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.closing.standing_in import KEY, Eyes

_PUBLIC = "public"


class EyesForm(PlainForm):
    """Through whose eyes."""

    role = forms.ChoiceField(
        label=_("Se siderne som"),
        widget=forms.RadioSelect,
        choices=[
            (_PUBLIC, _("Offentligheden")),
            (Role.MEMBER.value, _("Et medlem")),
            (Role.MUNICIPAL_CONTACT.value, _("Kontaktpersonen i en kommune")),
        ],
    )
    municipality = forms.TypedChoiceField(label=_("Kommune"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, municipalities: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].error_messages["required"] = gettext("Vælg et svar.")
        self.fields["municipality"].choices = [("", gettext("Vælg, hvis det er en kommune")), *municipalities]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A municipality is asked for where one looks as its contact."""
        cleaned = super().clean() or {}
        if cleaned.get("role") == Role.MUNICIPAL_CONTACT and not cleaned.get("municipality"):
            self.add_error("municipality", gettext("Vælg kommunen."))
        return cleaned


@for_accounts
def see_as(request: HttpRequest, council: str) -> HttpResponse:
    """Asks through whose eyes the pages are to be seen (?next= is the page to see), and begins."""
    try:
        found = council_by_slug(council, PUBLIC)
    except Council.DoesNotExist as error:
        raise Http404 from error
    if getattr(request, "stand_in", None) is not None or not has_sight(request.user, Sight.DRAFTS, found.pk):
        raise Http404
    form = EyesForm(request.POST or None, municipalities=_municipalities(found), initial={"role": _PUBLIC})
    if form.is_valid():
        role = form.cleaned_data["role"]
        of_municipality = form.cleaned_data["municipality"] if role == Role.MUNICIPAL_CONTACT else None
        request.session[KEY] = Eyes("" if role == _PUBLIC else role, found.pk, of_municipality).kept()
        return redirect(_page_to_see(request, found))
    context = {"council": found, "form": form, "back": _page_to_see(request, found)}
    return render(request, "meetings/access/see_as.html", context)


@for_accounts
@require_POST
def see_as_oneself(request: HttpRequest) -> HttpResponse:
    """Ends it, and shows the same page again."""
    request.session.pop(KEY, None)
    asked = request.POST.get("next", "")
    return redirect(asked if _is_here(request, asked) else reverse("portal:front"))


def _page_to_see(request: HttpRequest, council: Council) -> str:
    asked = request.GET.get("next", "")
    return asked if _is_here(request, asked) else reverse("portal:council", args=[council.slug])


def _is_here(request: HttpRequest, address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _municipalities(council: Council) -> list[tuple[int, str]]:
    places = MunicipalityInCouncil.objects.visible_to(PUBLIC).filter(on_day(timezone.localdate()), council=council)
    rows = [(place.municipality_id, place.municipality.name) for place in places.select_related("municipality")]
    return sorted(rows, key=lambda row: sort_key(row[1]))
