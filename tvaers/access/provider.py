"""Signing in through an identity provider: only who was invited, or who its claims give a role."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from tvaers.access.actions import connect_provider, create_account, join
from tvaers.access.actor import Actor
from tvaers.access.claims import ClaimedRole, claimed_roles
from tvaers.access.extensions import hand_on_claimed_roles
from tvaers.access.links import account_with_address
from tvaers.access.models import Account


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Matches who comes from a provider with an account: by the provider's own key, else by a verified address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Accounts are made below or not at all."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Finds or makes the account before allauth goes on, and hands the claimed roles on."""
        claims = _claims(sociallogin.account.extra_data)
        roles = claimed_roles(claims)
        account = (
            sociallogin.user if sociallogin.account.pk else _matched(_verified_address(sociallogin), claims, roles)
        )
        if account is None:
            raise ImmediateHttpResponse(render(request, "access/not_invited.html", status=403))
        if account.is_active and account.joined_at is None:
            join(account, by=Actor.of_account(account))
        connect_provider(account, sociallogin.account, by=Actor.program())
        sociallogin.user = account
        if account.is_active:
            hand_on_claimed_roles(account, roles)


def _claims(data: dict[str, Any]) -> dict[str, Any]:
    """What the provider said, of the signed token and of the answer to the question who it is, the latter first."""
    if "userinfo" in data or "id_token" in data:
        return {**(data.get("id_token") or {}), **(data.get("userinfo") or {})}
    return data


def _verified_address(sociallogin: Any) -> str:
    """The address that the provider says it has verified; empty without. Words that look like a yes do not count."""
    addresses = [address.email for address in sociallogin.email_addresses if address.verified is True]
    return addresses[0].strip().lower() if addresses else ""


def _matched(email: str, claims: dict[str, Any], roles: tuple[ClaimedRole, ...]) -> Account | None:
    if not email:
        return None
    account = account_with_address(email)
    if account is None and roles:
        name = str(claims.get("name") or email)[:200]
        account = create_account(email, name, by=Actor.program())
    return account
