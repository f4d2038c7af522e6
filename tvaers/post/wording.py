"""Why a letter was not sent, in plain Danish."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tvaers.post.sending import PERMANENT

_IMPOSSIBLE = {"ValueError", "BadHeaderError", "UnicodeEncodeError", "SMTPNotSupportedError"}
_OUT_OF_REACH = {
    "ConnectionRefusedError",
    "ConnectionResetError",
    "OSError",
    "SMTPConnectError",
    "SMTPServerDisconnected",
    "TimeoutError",
    "gaierror",
}


def reason_of(failure: str) -> str:
    """What a letter's `failure` ("SMTPRecipientsRefused 550") means for the one who reads it; empty for none."""
    if not failure:
        return ""
    name, _space, code = failure.partition(" ")
    if name in _OUT_OF_REACH:
        return _("Mailserveren kunne ikke nås.")
    if name in _IMPOSSIBLE:
        return _("Adressen kan ikke bruges til e-mail.")
    if name in {"SMTPAuthenticationError", "SMTPSenderRefused"}:
        return _("Mailserveren tager ikke imod e-mails fra os. Sig det til dem, der driver systemet.")
    if name == "SMTPRecipientsRefused" and int(code or 0) >= PERMANENT:
        return _("Modtagerens adresse blev afvist. Se efter, om den er rigtig.")
    if name == "SMTPDataError" and int(code or 0) >= PERMANENT:
        return _("Mailserveren afviste e-mailen.")
    if name in {"SMTPRecipientsRefused", "SMTPDataError"}:
        return _("Mailserveren bad os vente.")
    return _("Der skete en fejl: %(name)s.") % {"name": failure}
