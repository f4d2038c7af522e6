"""How allauth behaves here: accounts are invited, writes go through actions, secrets are encrypted."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.hashers import get_hasher, identify_hasher
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.main import QRCode

from tvaers.access.actions import keep_password
from tvaers.access.actor import Actor
from tvaers.access.extensions import address_after_signing_in
from tvaers.access.lockout import address_of
from tvaers.access.models import Account
from tvaers.access.viewing import account_of

WRONG = _("E-mail eller adgangskode er forkert. Prøv igen, eller få et link til at logge ind.")
WRONG_CODE = _("Koden er forkert eller brugt. Vent på en ny kode, og prøv igen.")

_WAYS = {
    "reauthenticate": _("Brug adgangskoden"),
    "mfa_reauthenticate": _("Brug en kode fra appen eller en nødkode"),
    "mfa_reauthenticate:webauthn": _("Brug passkeyen"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with an invited account."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": _("Adgangskoden er forkert. Prøv igen."),
        "incorrect_code": WRONG_CODE,
        "rate_limited": _("Der er kommet for mange forsøg. Vent et minut, og prøv igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account of their own."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the first factor the second, where there is one; addresses are known since the invitation."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the web server in front tells of."""
        return address_of(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where one comes who asked for no page: to what waits or the only room, else to the own page."""
        return address_after_signing_in(account_of(request)) or reverse("access:own")

    def set_password(self, user: Account, password: str) -> None:
        """Through the action, as all that is written."""
        keep_password(user, password, by=Actor.of_account(user))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """The account, when the password is right; its hash is renewed when it is of an older kind."""
        user = super().authenticate(request, **credentials)
        if isinstance(user, Account) and user.is_active and "password" in credentials:
            _renew_hash(user, credentials["password"])
        return user

    def add_message(self, request: HttpRequest, level: int, *args: Any, **options: Any) -> None:
        """Messages for who is signed in only: another would need a cookie for the public."""
        if request.user.is_authenticated:
            super().add_message(request, level, *args, **options)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show that it is oneself: those that the account has, and always a link to its address."""
        if not user.is_authenticated:
            return []
        known = [{**way, "description": _WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]
        return [*known, {"id": "link", "description": _("Få et link på e-mail"), "url": reverse("access:prove")}]

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Whether a dangerous act needs a proof first: not within 15 minutes of any, signing in included."""
        return not proved_lately(self.request)


def proved_lately(request: HttpRequest) -> bool:
    """Whether the signed-in account has shown within 15 minutes that it is itself."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys, codes of an app and recovery codes."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """With a key made of the site's secret: whoever reads the database alone cannot make codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` was given."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002
        """What a new passkey is called until its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=count + 1)

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as SVG for the page itself: pictures in addresses are against our content policy."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
        path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
        return format_html(
            '<svg viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>',
            len(rows),
            gettext("Billede til at scanne med appen"),
            path,
        )

    def _get_site_name(self) -> str:
        return "Tværs"


def _renew_hash(account: Account, password: str) -> None:
    used, preferred = identify_hasher(account.password), get_hasher()
    if used.algorithm != preferred.algorithm or preferred.must_update(account.password):
        keep_password(account, password, by=Actor.of_account(account))


def _cipher() -> Fernet:
    key = hashlib.sha256(f"tvaers.access.second-factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
