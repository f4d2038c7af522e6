"""The trail for auditors, and the history of an account."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tvaers.access.action import registered_actions
from tvaers.access.history.finding import Asked, events_about, trail
from tvaers.access.history.telling import told, told_with_subjects
from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm, day_field
from tvaers.access.queries import account_by_key
from tvaers.access.roles import Sight
from tvaers.access.subjects import subject_of
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.access.words import told_actions

EVENTS_A_PAGE = 50


class TrailForm(PlainForm):
    """What of the trail is asked for."""

    who = forms.CharField(label=_("Hvem"), required=False, max_length=200)
    action = forms.ChoiceField(label=_("Hvad"), required=False)
    first_day = day_field(_("Fra og med"), required=False)
    last_day = day_field(_("Til og med"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = sorted((_called(name), name) for name in registered_actions)
        self.fields["action"].choices = [("", _("Alt")), *((name, words) for words, name in names)]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What is asked for, as far as it could be read."""
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value})


def _called(action: str) -> str:
    """The action's sentence with dots for what is told of a row, or its name when it has none."""
    words = told_actions().get(action)
    return action if words is None or callable(words) else _FIELD.sub("…", str(words))


_FIELD = re.compile(r"\{\w+\}")


@for_accounts
def whole_trail(request: HttpRequest) -> HttpResponse:
    """The trail, newest first, fifty a page; `?who=`, `?action=`, `?first_day=` and `?last_day=` narrow it."""
    viewer = viewer_of(request)
    if not has_sight(viewer, Sight.TRAIL):
        raise Http404
    form = TrailForm(request.GET)
    form.is_valid()
    page = Paginator(trail(form.asked(), viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "access/trail.html", {"form": form, "page": page, "lines": told_with_subjects(page, viewer)})


@for_accounts
def account(request: HttpRequest, key: int) -> HttpResponse:
    """What was done to an account, for those who tend accounts; to others there is no such page."""
    viewer = viewer_of(request)
    found = account_by_key(key, viewer)
    if found is None or not (has_sight(viewer, Sight.ACCOUNTS) or has_sight(viewer, Sight.TRAIL)):
        raise Http404
    page = Paginator(events_about([subject_of(found)]), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "access/account_history.html", {"shown": found, "page": page, "lines": told(page, viewer)})
