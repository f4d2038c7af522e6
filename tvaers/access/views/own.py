"""One's own account."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tvaers.access.action import is_permitted
from tvaers.access.actions import end_session, join, keep_password
from tvaers.access.extensions import told_entrances
from tvaers.access.forms import PasswordForm
from tvaers.access.mail import outside_address, send_sign_in_link
from tvaers.access.roles import Sight
from tvaers.access.stepping_up import stepped_up
from tvaers.access.viewing import account_of, actor_of, viewer_of
from tvaers.access.visibility import has_sight


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What the account is, how it is signed in with, and what it may tend."""
    may_tend = is_permitted(actor_of(request), "access.tend_accounts")
    entrances = told_entrances(account_of(request))
    sees_trail = has_sight(viewer_of(request), Sight.TRAIL)
    values = {"may_tend_accounts": may_tend, "entrances": entrances, "sees_trail": sees_trail}
    return render(request, "access/own.html", values)


@login_required
def prove(request: HttpRequest) -> HttpResponse:
    """A sign-in link for who must show that it is themselves, and has nothing to show it with or has forgotten it."""
    if request.method == "POST":
        account = account_of(request)
        if not consume(request, app="allauth.account", action="sign_in_link", key=account.email):
            return render(request, "429.html", status=429)
        send_sign_in_link(account, outside_address(request))
        return HttpResponseRedirect(reverse("access:link_sent"))
    return render(request, "access/prove.html")


@sensitive_post_parameters("password", "again")
@stepped_up
def password(request: HttpRequest) -> HttpResponse:
    """A new password. Who was signed in elsewhere is out."""
    account = account_of(request)
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            join(account, by=actor_of(request))
            keep_password(account, form.cleaned_data["password"], by=actor_of(request))
        update_session_auth_hash(request, account)
        messages.success(request, _("Adgangskoden er skiftet. Er du logget ind andre steder, er du logget ud dér."))
        return HttpResponseRedirect(reverse("access:own"))
    return render(request, "access/password.html", {"form": form})


@require_POST
@login_required
def sign_out_there(request: HttpRequest, key: int) -> HttpResponse:
    """Signs out in one other place."""
    end_session(account_of(request), key, by=actor_of(request))
    messages.success(request, _("Du er logget ud dér."))
    return HttpResponseRedirect(reverse("usersessions_list"))
