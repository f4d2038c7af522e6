"""How what is done with roles, settings and circles is told in histories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence

_PERIOD = {"valid_from": gettext_lazy("begynder"), "valid_to": gettext_lazy("slutter")}
_OF_HOLDER = {
    "name": gettext_lazy("navn"),
    "email": gettext_lazy("e-mail"),
    "phone": gettext_lazy("telefon"),
    **_PERIOD,
}


def register() -> None:
    """Tells the trail of this room's words."""
    register_told_model("councils.RoleGrant", under=("account",), fields=_PERIOD)
    register_told_model("councils.Membership", under=("council",), fields=_PERIOD)
    register_told_model("councils.PersonalSubstitute", under=("membership",), fields=_PERIOD)
    register_told_model(
        "councils.CouncilSettings",
        fields={
            "closed_items_shown": gettext_lazy("af et lukket punkt ser offentligheden"),
            "is_published_when_sent": gettext_lazy("dagsordenen offentliggøres, når den sendes"),
            "one_objection_calls_meeting": gettext_lazy("ét ønske om drøftelse bringer en skriftlig sag på et møde"),
        },
        named_with=("council",),
    )
    register_told_model(
        "councils.Circle",
        fields={
            "name": gettext_lazy("navn"),
            "kind": gettext_lazy("slags"),
            "field": gettext_lazy("fagområde"),
            "note": gettext_lazy("notat"),
            **_PERIOD,
        },
        named_with=(),
    )
    register_told_model(
        "councils.CircleFunction",
        under=("circle",),
        fields={"title": gettext_lazy("funktion"), "body": gettext_lazy("hører til"), **_PERIOD},
    )
    register_told_model("councils.FunctionHolder", under=("function",), fields=_OF_HOLDER)
    register_told_actions(_SENTENCES)


def _granted(values: Mapping[str, str]) -> str:
    names = ("role", "account", "valid_from", "valid_to")
    role, account, first, last = (values.get(name, "") for name in names)
    if last:
        words = _("Rollen {role} givet til {account} fra den {first} til den {last}")
        return words.format(role=role, account=account, first=first, last=last)
    return _("Rollen {role} givet til {account} fra den {first}").format(role=role, account=account, first=first)


_SENTENCES: dict[str, Sentence] = {
    "councils.seat": gettext_lazy("Et medlem fik sin plads fra den {valid_from}"),
    "councils.end_membership": gettext_lazy("Et medlems plads slutter den {valid_to}"),
    "councils.continue_membership": gettext_lazy("Et medlem beholder sin plads alligevel"),
    "councils.add_member": gettext_lazy("Et medlem fik sin plads fra den {valid_from}"),
    "councils.seat_all": gettext_lazy("Medlemmer fik deres pladser fra den {valid_from}"),
    "councils.change_seat": gettext_lazy("Et medlems plads rettet"),
    "councils.appoint_substitute": gettext_lazy("Personlig stedfortræder sat fra den {valid_from}"),
    "councils.set_substitute": gettext_lazy("Personlig stedfortræder sat fra den {valid_from}"),
    "councils.person_called": gettext_lazy("Personen fundet eller oprettet: {name}"),
    "councils.load_registers": gettext_lazy("Registrene indlæst"),
    "councils.grant_council_role": _granted,
    "councils.grant_role": _granted,
    "councils.grant_council_role_to": _granted,
    "councils.grant_role_to": _granted,
    "councils.continue_role": gettext_lazy("Rollen {role} fortsætter alligevel for {account}"),
    "councils.keep_claimed_roles": gettext_lazy("Roller givet efter oplysninger fra identitetsudbyderen"),
    "councils.end_role": gettext_lazy("Rollen {role} afsluttet for {account}"),
    "councils.change_settings": gettext_lazy("Indstillingerne ændret"),
    "councils.add_circle": gettext_lazy("Kredsen oprettet: {name}"),
    "councils.add_usual_circles": gettext_lazy("De sædvanlige kredse oprettet"),
    "councils.change_circle": gettext_lazy("Kredsen rettet: {name}"),
    "councils.end_circle": gettext_lazy("Kredsen afsluttet: {name}"),
    "councils.continue_circle": gettext_lazy("Kredsens afslutning fortrudt: {name}"),
    "councils.add_function": gettext_lazy("Funktion tilføjet: {title}"),
    "councils.add_function_for_each_municipality": gettext_lazy("Funktion tilføjet for hver kommune"),
    "councils.change_function": gettext_lazy("Funktion rettet: {title}"),
    "councils.move_function": gettext_lazy("Funktion flyttet på listen"),
    "councils.end_function": gettext_lazy("Funktion afsluttet: {title}"),
    "councils.continue_function": gettext_lazy("Funktionens afslutning fortrudt: {title}"),
    "councils.set_holder": gettext_lazy("Indehaver sat: {name}"),
    "councils.set_holders": gettext_lazy("Indehavere sat ind fra et regneark"),
    "councils.change_contact": gettext_lazy("Kontaktoplysninger ændret for {name}"),
    "councils.end_holder": gettext_lazy("Indehaver afsluttet: {name}"),
    "councils.continue_holder": gettext_lazy("Indehaverens afslutning fortrudt: {name}"),
}
