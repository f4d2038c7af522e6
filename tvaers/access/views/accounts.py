"""Tending accounts: who has one, inviting, closing and opening again. For administrators; others get 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access import actions
from tvaers.access.action import is_permitted
from tvaers.access.extensions import told_role_pages
from tvaers.access.forms import InviteForm
from tvaers.access.mail import CANNOT_SEND, outside_address, send_invitation
from tvaers.access.models import Account
from tvaers.access.queries import account_by_key, accounts
from tvaers.access.stepping_up import stepped_up
from tvaers.access.viewing import account_of, actor_of, viewer_of

PER_PAGE = 50

View = Callable[..., HttpResponse]


def for_tenders(view: View) -> View:
    """For who may tend accounts; to others there is no such page."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not is_permitted(actor_of(request), "access.tend_accounts"):
            raise Http404
        return view(request, *args, **options)

    return login_required(checked)


@for_tenders
def all_accounts(request: HttpRequest) -> HttpResponse:
    """All accounts, fifty a page, by name; `?q=` looks in names and addresses."""
    sought = request.GET.get("q", "").strip()
    page = Paginator(accounts(viewer_of(request), sought), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "access/accounts.html", {"page": page, "sought": sought})


@for_tenders
def one(request: HttpRequest, key: int) -> HttpResponse:
    """One account and what can be done with it; who has just invited it goes on from here to its roles."""
    shown = _account(request, key)
    pages = told_role_pages(account_of(request), shown) if shown.is_active else []
    return render(request, "access/one_account.html", {"shown": shown, "role_pages": pages})


@for_tenders
def invite(request: HttpRequest) -> HttpResponse:
    """Asks for name and address, makes the account and sends the invitation."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        account = actions.create_invited_account(given["email"], given["name"], by=actor_of(request))
        _send(request, account)
        return _to(account)
    return render(request, "access/invite.html", {"form": form})


@require_POST
@for_tenders
def invite_again(request: HttpRequest, key: int) -> HttpResponse:
    """Sends a new invitation; the earlier link no longer works."""
    account = _account(request, key)
    if account.joined_at is not None:
        messages.info(request, _("{name} har allerede taget kontoen i brug.").format(name=account.name))
        return _to(account)
    actions.renew_invitation(account, by=actor_of(request))
    _send(request, account)
    return _to(account)


@for_tenders
@stepped_up
def close(request: HttpRequest, key: int) -> HttpResponse:
    """Asks once more, then closes the account and signs it out everywhere."""
    account = _account(request, key)
    if request.method != "POST":
        return render(request, "access/close.html", {"shown": account, "is_own": account.pk == request.user.pk})
    if account.pk == request.user.pk:
        messages.error(request, _("Du kan ikke lukke din egen konto. Bed en anden administrator om det."))
        return _to(account)
    actions.deactivate(account, by=actor_of(request))
    messages.success(request, _("Kontoen er lukket, og {name} er logget ud overalt.").format(name=account.name))
    return _to(account)


@require_POST
@for_tenders
def reopen(request: HttpRequest, key: int) -> HttpResponse:
    """Opens a closed account."""
    account = _account(request, key)
    actions.reactivate(account, by=actor_of(request))
    messages.success(request, _("Kontoen er åben igen. {name} kan logge ind som før.").format(name=account.name))
    return _to(account)


@require_POST
@for_tenders
def unlock(request: HttpRequest, key: int) -> HttpResponse:
    """Lets an account sign in at once that failed too often."""
    account = _account(request, key)
    actions.unlock(account, by=actor_of(request))
    messages.success(request, _("{name} kan prøve at logge ind igen med det samme.").format(name=account.name))
    return _to(account)


@for_tenders
@stepped_up
def forget(request: HttpRequest, key: int) -> HttpResponse:
    """Asks once more, then takes passkeys, app and recovery codes from someone who has lost them."""
    account = _account(request, key)
    if request.method != "POST":
        return render(request, "access/forget.html", {"shown": account})
    actions.forget_second_factors(account, by=actor_of(request))
    text = _("Det andet trin er fjernet. {name} kan logge ind med adgangskode eller et link på e-mail.")
    messages.success(request, text.format(name=account.name))
    return _to(account)


def _account(request: HttpRequest, key: int) -> Account:
    account = account_by_key(key, viewer_of(request))
    if account is None:
        raise Http404
    return account


def _send(request: HttpRequest, account: Account) -> None:
    try:
        send_invitation(account, outside_address(request))
    except CANNOT_SEND:
        text = _("Kontoen er gemt, men invitationen kunne ikke sendes. Prøv ”Send invitationen igen” om lidt.")
        messages.error(request, text)
        return
    text = _("Invitationen er sendt til {email}. Linket gælder i 7 dage.")
    messages.success(request, text.format(email=account.email))


def _to(account: Account) -> HttpResponse:
    return HttpResponseRedirect(reverse("accounts:one", args=[account.pk]))
