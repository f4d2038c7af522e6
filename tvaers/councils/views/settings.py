"""What a council has chosen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.actions import change_settings
from tvaers.councils.forms import SettingsForm
from tvaers.councils.queries import settings_of
from tvaers.councils.views.places import may, place_of, tell


@for_accounts
def settings(request: HttpRequest, council: str) -> HttpResponse:
    """Shows and changes what the public sees of closed items, when agendas are published, and what objecting does."""
    place = place_of(request, council)
    if place.council is None or not may(request, "councils.change_settings", place):
        raise Http404
    chosen = settings_of(place.council, viewer_of(request))
    now = {
        "closed_items_shown": chosen.closed_items_shown,
        "is_published_when_sent": "yes" if chosen.is_published_when_sent else "no",
        "one_objection_calls_meeting": "yes" if chosen.one_objection_calls_meeting else "no",
    }
    form = SettingsForm(request.POST or None, initial=now)
    if form.is_valid():
        change_settings(place.council, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Indstillingerne er gemt og gælder fra nu af."))
        return redirect("councils:settings", place.slug)
    context = {"place": place, "council": place.council, "form": form}
    return render(request, "councils/settings.html", context)
