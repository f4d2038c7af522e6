"""The forms of signing in and of tending accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.plain_form import PlainForm


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, widget=widget, strip=False, help_text=help_text)


def _email() -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"})
    return forms.EmailField(label=_("E-mail"), widget=widget, max_length=254)


class _EmailLoginForm(LoginForm):
    password = _password(_("Adgangskode"), "current-password")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = _email()
        self.order_fields(["login", "password"])


class SignInForm(PlainForm, _EmailLoginForm):
    """E-mail and password."""


class AgainForm(PlainForm, ReauthenticateForm):
    """The password once more."""

    password = _password(_("Adgangskode"), "current-password")


def _code() -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "spellcheck": "false"}
    return forms.CharField(label=_("Kode"), widget=forms.TextInput(attrs=attributes))


class CodeForm(PlainForm, AuthenticateForm):
    """A code of an app or a recovery code, as the second factor."""

    code = _code()


class CodeAgainForm(PlainForm, ReauthenticateByCodeForm):
    """A code once more."""

    code = _code()


class AppForm(PlainForm, ActivateTOTPForm):
    """The first code of a new app."""

    code = _code()


class PasskeyForm(PlainForm, AddWebAuthnForm):
    """A new passkey. All of them let in without a password; the browser is asked for one that can."""

    name = forms.CharField(label=_("Navn"), max_length=60, required=False)
    passwordless = None


class PasskeyNameForm(PlainForm, EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Navn"), max_length=60)


class LinkForm(PlainForm):
    """Where a sign-in link goes."""

    email = _email()


class PasswordForm(PlainForm):
    """A new password, twice."""

    password = _password(
        _("Ny adgangskode"),
        "new-password",
        _("Mindst 12 tegn. Flere almindelige ord efter hinanden er lettere at huske end tal og tegn."),
    )
    again = _password(_("Ny adgangskode igen"), "new-password")

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        super().__init__(*args, **options)
        self._account = account

    def clean_password(self) -> str:
        """The password, when it is long and rare enough."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self._account)
        return password

    def clean(self) -> dict[str, Any]:
        """Both fields, when they say the same."""
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned.get("again") not in (None, cleaned["password"]):
            self.add_error("again", gettext("De to adgangskoder er ikke ens. Skriv dem igen."))
        return cleaned


class InviteForm(PlainForm):
    """Who is invited."""

    name = forms.CharField(label=_("Navn"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("Invitationen sendes hertil. Det er også den adresse, der logges ind med."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_email(self) -> str:
        """The address in small letters, when no account has it."""
        email: str = self.cleaned_data["email"].strip().lower()
        if Account.objects.get_queryset().filter(email__iexact=email).exists():
            raise forms.ValidationError(
                gettext("Der er allerede en konto med denne e-mail. Find den i listen over konti.")
            )
        return email
