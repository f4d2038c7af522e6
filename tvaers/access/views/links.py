"""Coming in by a link of an e-mail: an invitation, or a link to sign in with.

Opening a link changes nothing, for the programs that look through mail open every link; the button does.
"""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from tvaers.access.actions import accept_invitation, keep_password, use_sign_in_link
from tvaers.access.actor import Actor
from tvaers.access.forms import PasswordForm
from tvaers.access.links import LinkBroken, LinkExpired, LinkUsed, Purpose, mark_of_sign_in, read_link
from tvaers.access.models import Account
from tvaers.access.pages import unkept

_PROBLEMS = {LinkExpired: "expired", LinkUsed: "used", LinkBroken: "broken"}


@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, text: str) -> HttpResponseBase:
    """Welcomes who was invited, and asks for a password, or for a passkey on the next page."""
    try:
        account = read_link(Purpose.INVITATION, text)
        form = PasswordForm(None, account=account)
        if request.method == "POST" and "passkey" in request.POST:
            # The invitation is accepted when there is a passkey; until then its link lets in again.
            return _signed_in(request, account, reverse("mfa_add_webauthn"))
        if request.method == "POST":
            form = PasswordForm(request.POST, account=account)
            if form.is_valid():
                _join(account, form.cleaned_data["password"])
                return _signed_in(request, account)
    except tuple(_PROBLEMS) as problem:
        return _explained(request, Purpose.INVITATION, problem)
    return unkept(render(request, "access/invitation.html", {"invited": account, "form": form}))


def link(request: HttpRequest, text: str) -> HttpResponseBase:
    """Asks for one press of a button, and signs in."""
    try:
        account = read_link(Purpose.SIGN_IN, text)
        if request.method == "POST":
            use_sign_in_link(account, mark_of_sign_in(account), by=Actor.of_account(account))
            return _signed_in(request, account)
    except tuple(_PROBLEMS) as problem:
        return _explained(request, Purpose.SIGN_IN, problem)
    return unkept(render(request, "access/link.html", {"invited": account}))


def _join(account: Account, password: str) -> None:
    by = Actor.of_account(account)
    with transaction.atomic():
        accept_invitation(account, by=by)
        keep_password(account, password, by=by)


def _signed_in(request: HttpRequest, account: Account, then: str | None = None) -> HttpResponseBase:
    record_authentication(request, account, method="link")
    response: HttpResponseBase = perform_login(request, Login(user=account, email=account.email, redirect_url=then))
    return response


def _explained(request: HttpRequest, purpose: Purpose, problem: Exception) -> HttpResponseBase:
    """The page that says what is wrong with a link."""
    values = {"problem": _PROBLEMS[type(problem)], "is_invitation": purpose is Purpose.INVITATION}
    return unkept(render(request, "access/link_problem.html", values, status=410))
