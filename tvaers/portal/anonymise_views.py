"""The page on which an administrator anonymises someone."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.action import is_permitted
from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm
from tvaers.access.stepping_up import stepped_up
from tvaers.access.viewing import actor_of
from tvaers.councils.refusals import CannotBeDone
from tvaers.portal.actions import anonymise
from tvaers.portal.forgetting import find


class WhomForm(PlainForm):
    """Whose data goes."""

    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("Skriv en hel e-mailadresse, fx navn@kommune.dk.")},
    )


@for_accounts
def anonymising(request: HttpRequest) -> HttpResponse:
    """Asks whom, shows what goes and what stays, and does it when it is asked for again."""
    if not is_permitted(actor_of(request), "portal.anonymise"):
        raise Http404
    answer: HttpResponse = stepped_up(_asked)(request)
    return answer


def _asked(request: HttpRequest) -> HttpResponse:
    form = WhomForm(request.POST or None)
    if not form.is_valid():
        return render(request, "portal/anonymise.html", {"form": form})
    email = form.cleaned_data["email"]
    if request.POST.get("step") != "do":
        found = find(email)
        if found is None:
            form.add_error("email", gettext("Ingen konto, kreds, indbydelse eller e-mail har denne adresse."))
        return render(request, "portal/anonymise.html", {"form": form, "found": found})
    try:
        anonymise(email, by=actor_of(request))
    except CannotBeDone as reason:
        form.add_error("email", str(reason))
        return render(request, "portal/anonymise.html", {"form": form})
    messages.success(request, gettext("Personen er anonymiseret."))
    return redirect("portal:anonymise")
