"""What can be done in a round in which organisations name candidates: who may, asking, reminding, noting answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from tvaers.access.action import Actor, action
from tvaers.appointments.models import AskedNominator, NominationRound, Nominator, Nominee, SeatKind
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.post.actions import post
from tvaers.post.shape import NewLetter, name_of

ASKED = "nominator-asked"
REMINDED = "nominator-reminded"


@dataclass(frozen=True)
class Named:
    """Whom an organisation names: `met` has a sign for each requirement, y, n or ?."""

    name: str
    note: str = ""
    sex: str = ""
    met: str = ""


def _council_of_kind(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["kind"].body.council_id
    return council


def _council_of_round(given: Mapping[str, Any]) -> int:
    council: int = given["round_"].council_id
    return council


def _council_of_asked(given: Mapping[str, Any]) -> int:
    council: int = given["asked"].round.council_id
    return council


@action("appointments.tend", council=_council_of_kind)
def allow_nominator(kind: SeatKind, *, name: str, email: str, decision: str = "", by: Actor) -> Nominator:
    """Lets an organisation name candidates for the seats. Raises CannotBeDone for one that may already."""
    words = " ".join(name.split())
    if Nominator.objects.filter(kind=kind, name=words).exists():
        raise CannotBeDone(_("Organisationen kan allerede indstille til disse pladser."))
    row = Nominator(kind=kind, name=words, email=email, decision=decision.strip())
    row.save()
    return row


@action("appointments.appoint", council=lambda given: given["council"].pk)
def begin_round(
    council: Council, *, title: str, due_on: date, kinds: Iterable[int], words: str = "", on: date, by: Actor
) -> NominationRound:
    """A round over the seats of these kinds, by key, with all who may name somebody for them; nobody is asked yet.

    Raises CannotBeDone for a day that is not after `on`, and when no organisation may name anybody.
    """
    if due_on <= on:
        raise CannotBeDone(_("Fristen skal ligge efter i dag."))
    nominators = list(Nominator.objects.filter(kind__in=list(kinds)))
    if not nominators:
        raise CannotBeDone(_("Der er ingen organisationer, der kan indstille til de pladser. Skriv dem på først."))
    row = NominationRound(
        council=council, title=" ".join(title.split()), due_on=due_on, words=words.strip(), began_on=on
    )
    row.save()
    for nominator in nominators:
        asked = AskedNominator(round=row, nominator=nominator)
        asked.save()
    return row


@action("appointments.appoint", council=_council_of_round)
def ask_nominators(round_: NominationRound, *, on: date, by: Actor) -> int:
    """Posts a letter to each organisation that has had none. How many. Raises CannotBeDone when it is closed."""
    rows = _open_rows(round_).filter(asked_on=None)
    post([_letter(row, ASKED) for row in rows], by=by)
    for row in rows:
        row.asked_on = on
        row.save()
    return len(rows)


@action("appointments.appoint", council=_council_of_round)
def remind_nominators(round_: NominationRound, *, on: date, by: Actor) -> int:
    """Posts a letter to each that was asked and has not answered, once a day at most. How many."""
    rows = _open_rows(round_).exclude(asked_on=None).filter(names_nobody=False, nominees=None).exclude(reminded_on=on)
    post([_letter(row, f"{REMINDED}-{on.isoformat()}") for row in rows], by=by)
    for row in rows:
        row.reminded_on = on
        row.save()
    return len(rows)


@action("appointments.appoint", council=_council_of_asked)
def note_nominee(asked: AskedNominator, named: Named, *, on: date, by: Actor) -> Nominee:
    """Whom the organisation names. Raises CannotBeDone when the round is closed."""
    _check_open(asked.round)
    row = Nominee(asked=asked, name=" ".join(named.name.split()), note=named.note, named_on=on)
    row.sex, row.met = named.sex, named.met
    row.save()
    if asked.names_nobody:
        asked.names_nobody = False
        asked.save()
    return row


@action("appointments.appoint", council=_council_of_asked)
def note_nobody(asked: AskedNominator, *, by: Actor) -> None:
    """The organisation names nobody. Raises CannotBeDone when it has named someone, and when the round is closed."""
    _check_open(asked.round)
    if asked.nominees.exists():
        raise CannotBeDone(_("Organisationen har indstillet nogen."))
    asked.names_nobody = True
    asked.save()


@action("appointments.appoint", council=_council_of_round)
def close_round(round_: NominationRound, *, on: date, by: Actor) -> None:
    """Ends it: what has come stays to be read, and nothing more is asked or noted."""
    _check_open(round_)
    round_.closed_on = on
    round_.save()


@action("appointments.forget")
def forget_in_rounds(email: str, names: Collection[str], called: str, *, by: Actor) -> None:
    """Takes the address from the organisations that may name candidates, and from candidates of these names theirs.

    `called` stands where a candidate's name was, and what was noted of them goes. A seat that somebody was put into is
    public and stays.
    """
    for nominator in Nominator.objects.filter(email__iexact=email.strip()):
        nominator.email = ""
        nominator.save()
    for nominee in Nominee.objects.filter(name__in=names):
        nominee.name, nominee.note, nominee.sex, nominee.met = called, "", "", ""
        nominee.save()


def _open_rows(round_: NominationRound) -> Any:
    _check_open(round_)
    return AskedNominator.objects.filter(round=round_).select_related("round__council", "nominator__kind__body")


def _check_open(round_: NominationRound) -> None:
    if round_.closed_on is not None:
        raise CannotBeDone(_("Runden er lukket."))


def _letter(row: AskedNominator, kind: str) -> NewLetter:
    """The letter in Danish, whatever the language of whoever asks."""
    nominator, round_ = row.nominator, row.round
    told = {"body": nominator.kind.body.name, "seats": nominator.kind.name, "day": date_format(round_.due_on)}
    with override("da"):
        is_reminder = kind != ASKED
        subject = _("Påmindelse: indstilling til %(body)s") if is_reminder else _("Indstilling til %(body)s")
        parts = [
            _("%(name)s kan indstille kandidater til %(body)s (%(seats)s).") % {**told, "name": nominator.name},
            *([round_.words] if round_.words else []),
            *_requirements_told(nominator.kind),
            _("Vi skal have svaret senest den %(day)s. Svar også, hvis I ikke indstiller nogen.") % told,
            _("Venlig hilsen") + "\n" + round_.council.name,
        ]
        return NewLetter(
            once=f"nominator-{row.pk}-{kind}",
            kind=REMINDED if is_reminder else ASKED,
            name=nominator.name,
            email=nominator.email,
            subject=subject % told,
            body="\n\n".join(parts) + "\n",
            council=round_.council_id,
            about=name_of(round_),
        )


def _requirements_told(kind: SeatKind) -> list[str]:
    found = kind.requirements
    return [_("Krav til kandidaterne:") + "\n" + "\n".join(f"- {each}" for each in found)] if found else []
