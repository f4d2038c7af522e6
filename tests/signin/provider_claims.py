"""The addresses of the provider in `provider_site`, and what it says of people."""

from __future__ import annotations

import json
import os
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path


class Adapter(DefaultOIDCAdapter):
    """Adds the claims of PEOPLE to what is usual."""

    def get_claims(self, purpose: str, user: Any, client: Any, scopes: Any, **rest: Any) -> dict[str, Any]:
        claims = super().get_claims(purpose, user, client, scopes, **rest)
        own = json.loads(os.environ["PEOPLE"])[user.email]
        return {**claims, **{name: value for name, value in own.items() if name != "verified"}}


def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in the one whom the cookie `who` names; how a provider knows people is not what is tested."""
    from django.contrib.auth.models import User

    login(request, User.objects.get(email=request.COOKIES["who"]), "django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(request.GET["next"])


urlpatterns = [path("sign-in/", sign_in), path("", include("allauth.idp.urls"))]
