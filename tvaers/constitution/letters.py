"""The letters of a round: their usual texts, the places that are filled in, and how one is posted.

A place is a word in braces, {raad}; what is no place of ours stays as it is. The texts are Danish whatever language the
secretariat works in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tvaers.constitution.models import RoundLetter
from tvaers.councils.models import Municipality
from tvaers.post.shape import NewLetter, name_of

Kind = RoundLetter.Kind

COMMON_PLACES = (
    "modtager",
    "raad",
    "valgdag",
    "kommuner_senest",
    "navne_senest",
    "moede",
    "indkalder",
    "aabner",
    "valgforbund_senest",
    "afsender",
)
"""What can be filled in in every letter."""
OWN_PLACES = ("kommune", "liste", "antal", "mangler")
"""What is each receiver's own: municipality, list, its number of supplementary members, what is missing."""

_END = """Venlig hilsen
{afsender}
Sekretariatet for {raad}"""

USUAL: dict[str, tuple[str, str]] = {
    Kind.PROCEDURE: (
        "Valg og konstituering af {raad}",
        f"""Kære {{modtager}}

Efter kommunalvalget den {{valgdag}} skal {{raad}} konstituere sig.

Alle områdets borgmestre er medlemmer, og viceborgmesteren er stedfortræder. Partierne vælger derudover supplerende
medlemmer, så rådet samlet svarer til stemmerne ved kommunalvalget.

- Kommunalbestyrelsen konstituerer sig senest {{kommuner_senest}}.
- Navne på medlemmer og stedfortrædere er hos os senest {{navne_senest}}.
- Det konstituerende møde: {{moede}}.

{_END}""",
    ),
    Kind.BOARDS: (
        "Borgmester og viceborgmester i {kommune}",
        f"""Kære {{modtager}}

Når kommunalbestyrelsen i {{kommune}} har konstitueret sig, beder vi om navn, parti og e-mail på borgmesteren og på
viceborgmesteren, som er stedfortræder i {{raad}}.

Kommunalbestyrelserne konstituerer sig senest {{kommuner_senest}}.

{_END}""",
    ),
    Kind.PARTIES: (
        "Medlemmer af {raad} fra liste {liste}",
        f"""Kære {{modtager}}

Liste {{liste}} skal vælge {{antal}} til {{raad}}. Vi beder om navn, kommune og e-mail på hvert medlem og på medlemmets
personlige stedfortræder senest {{navne_senest}}.

Medlemmer og stedfortrædere skal sidde i en kommunalbestyrelse i området. Valgforbund om formandskabet skal være hos os
senest {{valgforbund_senest}}.

{_END}""",
    ),
    Kind.NOTICE: (
        "Indkaldelse: konstituerende møde i {raad}",
        f"""Kære {{modtager}}

Du indkaldes til det konstituerende møde i {{raad}}: {{moede}}.

Mødet indkaldes af {{indkalder}}. Det åbnes og ledes af {{aabner}}, indtil der er valgt en formand.

På mødet godkendes valget og sammensætningen, valgforbund meddeles, formand og næstformand vælges, og der udpeges til
regionale fora. Valgforbund skal være hos os senest {{valgforbund_senest}}.

{_END}""",
    ),
    Kind.WELCOME: (
        "Velkommen til {raad}",
        f"""Kære {{modtager}}

Velkommen som medlem af {{raad}}. Det konstituerende møde: {{moede}}.

Du får dagsordenen på denne e-mailadresse. Hvis du ikke kan komme, træder din stedfortræder ind.

{_END}""",
    ),
    Kind.CHASE_BOARDS: (
        "Vi mangler svar fra {kommune}",
        f"""Kære {{modtager}}

Vi mangler stadig fra {{kommune}}: {{mangler}}.

Send os navn, parti og e-mail hurtigst muligt, og senest {{navne_senest}}.

{_END}""",
    ),
    Kind.CHASE_PARTIES: (
        "Vi mangler navne fra liste {liste}",
        f"""Kære {{modtager}}

Vi mangler stadig fra liste {{liste}}: {{mangler}}.

Send os navn, kommune og e-mail hurtigst muligt, og senest {{navne_senest}}.

{_END}""",
    ),
}

CHASING = (Kind.CHASE_BOARDS, Kind.CHASE_PARTIES)
"""Letters to those alone of whom something is missing."""


@dataclass(frozen=True)
class Addressee:
    """Who a letter goes to, for which municipality or list, and what is their own in it."""

    name: str
    email: str
    municipality: Municipality | None = None
    party: str = ""
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The municipality or the list, as it is shown."""
        return self.municipality.name if self.municipality else self.party


@dataclass(frozen=True)
class Written:
    """Subject and text, with places or filled in."""

    subject: str
    body: str


def usual(kind: str) -> Written:
    """The usual text of a kind of letter, with its places."""
    subject, body = USUAL[kind]
    return Written(subject, "\n\n".join(_unfolded(paragraph) for paragraph in body.split("\n\n")))


def filled(written: Written, common: Mapping[str, str], addressee: Addressee) -> Written:
    """The letter to one of its receivers."""
    values = {**common, "modtager": addressee.name, **addressee.own}
    return Written(_filled(written.subject, values), _filled(written.body, values))


def new_letter(row: RoundLetter, addressee: Addressee, written: Written, reply_to: str) -> NewLetter:
    """The letter for the outbox. A receiver who has two municipalities gets one for each."""
    mark = hashlib.sha256(f"{addressee.email.casefold()} {addressee.place}".encode()).hexdigest()[:32]
    return NewLetter(
        once=f"round-letter-{row.pk}-to-{mark}",
        kind=post_kind(row.kind),
        name=addressee.name,
        email=addressee.email,
        subject=written.subject,
        body=written.body,
        council=row.constitution.council_id,
        about=name_of(row),
        reply_to=reply_to,
    )


def post_kind(kind: str) -> str:
    """How the outbox knows the letters of a kind."""
    return f"constitution-{kind}"


def _unfolded(paragraph: str) -> str:
    """On one line, as mail programs fold it themselves; lists and the ending keep their lines."""
    has_lines = paragraph.startswith("- ") or paragraph == _END
    return paragraph if has_lines else " ".join(paragraph.split("\n"))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for place in (*COMMON_PLACES, *OWN_PLACES):
        if place in values:
            text = text.replace(f"{{{place}}}", values[place])
    return text
