"""A small identity provider with OpenID Connect, to be run as a process: `python -m tests.signin.provider_site PORT`.

Who signs in there, and with which claims, comes as JSON in PEOPLE: {"ida@kkr.example": {"verified": true, ...claims}}.
The client's address comes in CALLBACK. There is nothing of ours in it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any
from wsgiref.simple_server import make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

CLIENT = "tvaers-test"
SECRET = "a secret of the test"
PEOPLE: dict[str, dict[str, Any]] = json.loads(os.environ.get("PEOPLE", "{}"))


def configure(folder: Path) -> None:
    """Sets Django up as a provider, with a database and a key of its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        IDP_OIDC_ADAPTER="tests.signin.provider_claims.Adapter",
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(*private).decode(),
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        LOGIN_URL="/sign-in/",
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        ROOT_URLCONF="tests.signin.provider_claims",
        SECRET_KEY="of the provider in tests",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        USE_TZ=True,
    )
    django.setup()


def fill() -> None:
    """The people and the client."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for email, claims in PEOPLE.items():
        user = User.objects.create_user(email, email)
        EmailAddress.objects.create(user=user, email=email, verified=claims["verified"], primary=True)
    client = Client(id=CLIENT, name="Tværs", skip_consent=True, scopes="openid\nprofile\nemail")
    client.set_secret(SECRET)
    client.redirect_uris = os.environ["CALLBACK"]
    client.save()


def main() -> None:
    """Serves until it is ended."""
    configure(Path(tempfile.mkdtemp(prefix="provider-")))
    fill()
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application()) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
