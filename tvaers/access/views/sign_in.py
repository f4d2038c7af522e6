"""Signing in with password or passkey, and signing out."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from allauth.core.internal.ratelimit import consume
from allauth.socialaccount.adapter import get_adapter as provider_adapter
from axes.decorators import axes_dispatch, axes_form_invalid
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from tvaers.access.forms import LinkForm
from tvaers.access.links import account_that_joined
from tvaers.access.mail import outside_address, send_sign_in_link


class SignInView(LoginView):
    """E-mail and password, or a passkey, or the way to a link."""

    template_name = "account/login.html"

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """With the identity providers that the operator has named."""
        target = {"next": self.get_next_url()} if self.get_next_url() else {}
        providers = [
            {"name": provider.name, "address": provider.get_login_url(self.request, **target)}
            for provider in provider_adapter().list_providers(self.request)
        ]
        return super().get_context_data(providers=providers, **values)

    form_invalid = axes_form_invalid(LoginView.form_invalid)


sign_in = axes_dispatch(SignInView.as_view())


def signed_out(request: HttpRequest) -> HttpResponse:
    """Says that it is done, without a cookie to remember it by."""
    return render(request, "access/signed_out.html")


def cancelled(request: HttpRequest) -> HttpResponse:
    """Says that nothing happened, when signing in at an identity provider was broken off."""
    return render(request, "access/cancelled.html")


def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Accounts are invited; there is no such page."""
    raise Http404


@never_cache
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Sends a sign-in link to who has an account, and says the same to everybody."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not consume(request, app="allauth.account", action="sign_in_link", key=email.lower()):
            return render(request, "429.html", status=429)
        account = account_that_joined(email)
        if account is not None:
            send_sign_in_link(account, outside_address(request))
        return HttpResponseRedirect(reverse("access:link_sent"))
    return render(request, "access/ask_for_link.html", {"form": form})


def link_sent(request: HttpRequest) -> HttpResponse:
    """What to do now."""
    return render(request, "access/link_sent.html")
