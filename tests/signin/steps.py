"""What people do on the pages of signing in."""

from __future__ import annotations

import re
import time
from email.message import EmailMessage
from urllib.parse import urlsplit

from django.test import Client

from tests.papers import OPERATOR
from tvaers.access.actions import accept_invitation, create_invited_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.models import Account

PASSWORD = "hest batteri klamme"
SIGN_IN = "/konto/log-ind/"


def link_in(letter: EmailMessage) -> str:
    """The path of the link in a letter."""
    (link,) = re.findall(r"https?://\S+/konto/\S+", letter.get_content())
    return urlsplit(link).path


def member(email: str = "ida@kkr.example", name: str = "Ida Holm", password: str = PASSWORD) -> Account:
    """An account that has answered its invitation, with a password or, for "", without."""
    account = create_invited_account(email, name, by=OPERATOR)
    by = Actor.of_account(account)
    accept_invitation(account, by=by)
    if password:
        keep_password(account, password, by=by)
    return account


def sign_in(client: Client, email: str = "ida@kkr.example", password: str = PASSWORD, **rest: str):
    """The answer to the form."""
    return client.post(SIGN_IN, {"login": email, "password": password, **rest})


def enter(client: Client, account: Account) -> None:
    """The account is signed in and has just shown that it is itself."""
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()


def is_in(client: Client) -> bool:
    """Whether the browser is signed in."""
    return client.get("/konto/").status_code == 200
