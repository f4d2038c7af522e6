"""Where rooms above tell how what was done is told, and this room's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

    Sentence = StrOrPromise | Callable[[Mapping[str, str]], str]
    """Words with names of fields in braces, or a function that makes words of the fields' values by name."""


@dataclass(frozen=True)
class ToldModel:
    """How the rows of a model are told of in histories.

    `under` names the foreign keys to what a row belongs to: what happens to the row is in that one's history too.
    `fields` gives the word for each field (by its attname) whose change is told; other fields are not mentioned.
    `named_with` says that the whole trail names the rows, and what must be fetched to make text of one.
    """

    under: tuple[str, ...] = ()
    fields: Mapping[str, StrOrPromise] = field(default_factory=dict)
    named_with: tuple[str, ...] | None = None


OWN_MODELS: dict[str, ToldModel] = {
    "access.Account": ToldModel(
        fields={"name": _("navn"), "email": _("e-mail"), "password": _("adgangskode"), "is_active": _("i brug")}
    ),
}

_EVENTS = {
    "sign-in-failed": _("Forsøg på at logge ind mislykkedes"),
    "second-factor-failed": _("Forsøg på at logge ind mislykkedes ved andet trin"),
    "signed-out": _("Logget ud"),
    "unlocked": _("Låst op efter for mange forsøg"),
    "sessions-ended": _("Logget ud overalt"),
    "webauthn-added": _("Passkey tilføjet"),
    "webauthn-removed": _("Passkey fjernet"),
    "totp-added": _("App til koder taget i brug"),
    "totp-removed": _("App til koder fjernet"),
    "recovery_codes-added": _("Nødkoder lavet"),
    "recovery_codes-renewed": _("Nye nødkoder lavet"),
    "recovery_codes-removed": _("Nødkoder fjernet"),
}

_WAYS_IN = {
    "password": _("{name} loggede ind med adgangskode"),
    "link": _("{name} loggede ind med et link"),
    "mfa": _("{name} loggede ind med passkey"),
    "socialaccount": _("{name} loggede ind hos en anden udbyder"),
}


def _event(values: Mapping[str, str]) -> str:
    event = values.get("event", "")
    return str(_EVENTS.get(event, event))


def _signed_in(values: Mapping[str, str]) -> str:
    words = _WAYS_IN.get(values.get("signed_in", ""), _("{name} loggede ind"))
    return str(words).format(name=values.get("name", ""))


OWN_SENTENCES: dict[str, Sentence] = {
    "access.create_account": _("Konto oprettet: {name}"),
    "access.create_invited_account": _("Konto oprettet og inviteret: {name}"),
    "access.renew_invitation": _("Ny invitation til {name}"),
    "access.join": _("{name} tog kontoen i brug"),
    "access.connect_provider": _("Kontoen knyttet til en identitetsudbyder"),
    "access.forget_second_factors": _("Passkeys, koder og nødkoder fjernet fra kontoen"),
    "access.accept_invitation": _("{name} tog imod invitationen"),
    "access.keep_password": _("Adgangskoden skiftet for {name}"),
    "access.note_sign_in": _signed_in,
    "access.use_sign_in_link": _("{name} brugte et link til at logge ind"),
    "access.note_event": _event,
    "access.deactivate": _("Kontoen lukket: {name}"),
    "access.reactivate": _("Kontoen åbnet igen: {name}"),
    "access.unlock": _("Kontoen låst op"),
    "access.end_sessions": _("Kontoen logget ud overalt"),
}

_models: dict[str, ToldModel] = dict(OWN_MODELS)
_sentences: dict[str, Sentence] = dict(OWN_SENTENCES)


def register_told_model(
    label: str,
    *,
    under: tuple[str, ...] = (),
    fields: Mapping[str, StrOrPromise] | None = None,
    named_with: tuple[str, ...] | None = None,
) -> None:
    """Lets events be found by the rows of a model ("meetings.Closing"), and says how its fields are called."""
    _models[label] = ToldModel(under, fields or {}, named_with)


def register_told_actions(sentences: Mapping[str, Sentence]) -> None:
    """Says what each action ("meetings.close_item") did: "Pkt. {item_number} lukket".

    What stands in braces is a field of a row that the action wrote, as the row was afterwards, else before. No field
    that is not for everyone who reads the trail may be named: not the title of a closed item, nor that of a draft.
    """
    _sentences.update(sentences)


def told_models() -> Mapping[str, ToldModel]:
    """What was registered of each model, by its label."""
    return _models


def told_actions() -> Mapping[str, Sentence]:
    """The sentence of each action that has one, by its name."""
    return _sentences
