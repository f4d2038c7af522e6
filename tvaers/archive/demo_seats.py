"""Who sits where in the demo's Blue Book. All invented; the members are those of the demo's papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sits:
    """Someone in a seat of the kind in the body, by key; without a kind on the list of substitutes, at the rank.

    `is_from_outside` is who is no member of the council: a candidate of organisations. `waits` is a nomination that the
    authority has not answered.
    """

    body: str
    kind: str
    name: str
    is_substitute: bool = False
    is_from_outside: bool = False
    waits: bool = False
    rank: int = 0
    begins: date | None = None
    ends: date | None = None
    decision: str = "Det konstituerende møde"
    condition: str = ""


_MEMBER = "Kommunernes medlem"
_POLITICIAN = "Kommunal politiker"
_ORGANISATIONS = ("Erhvervslivet", "Erhvervslivet", "Erhvervslivet", "Videninstitution", "Lønmodtagerne")
_BOARD = "danmarks-erhvervsfremmebestyrelse"


def _house(slug: str, chair: str, *members: str) -> list[Sits]:
    key = f"erhvervshus-{slug}"
    return [Sits(key, "Formand", chair), *(Sits(key, _POLITICIAN, name) for name in members)]


def _from_outside(slug: str, *names: str) -> list[Sits]:
    """Candidates of the organisations: one seat of business stays open."""
    pairs = zip(_ORGANISATIONS, names, strict=False)
    return [Sits(f"erhvervshus-{slug}", kind, name, is_from_outside=True) for kind, name in pairs]


def _employment(slug: str, *names: str, waiting: int = 0) -> list[Sits]:
    """Nominated members of an employment council, of whom the last `waiting` have no answer."""
    key, answered = f"beskaeftigelsesraad-{slug}", len(names) - waiting
    return [Sits(key, _MEMBER, name, waits=place >= answered) for place, name in enumerate(names)]


COUNCILS: Mapping[str, list[Sits]] = {
    "nordjylland": [
        *_from_outside("nordjylland", "Gitte Rørdalsborg", "Morten Lindholmgaard", "Preben Gugvang", "Lise Budolfi"),
        Sits(_BOARD, _MEMBER, "Torkild Vangsø"),
        Sits("rar-nordjylland", _MEMBER, "Bodil Strandkær", begins=date(2022, 1, 1), ends=date(2025, 7, 1)),
        Sits("rar-nordjylland", _MEMBER, "Ejnar Kjærbyholt", begins=date(2022, 1, 1), ends=date(2025, 7, 1)),
        Sits("rar-nordjylland", _MEMBER, "Birthe Nimtofte", begins=date(2022, 1, 1), ends=date(2025, 7, 1)),
        *_employment(
            "nordjylland",
            "Anders Thyrring",
            "Ejnar Kjærbyholt",
            "Kurt Holm",
            "Birthe Nimtofte",
            "Rasmus Abildtrup",
            waiting=2,
        ),
        Sits("beskaeftigelsesraad-nordjylland", "", "Asta Vrejlev", rank=1, waits=True),
        Sits("beskaeftigelsesraad-nordjylland", "", "Gert Byrumgaard", rank=2, waits=True),
        Sits("ssu-nordjylland", "Klyngernes borgmester", "Merete Højrup Lassen"),
        Sits("ssu-nordjylland", "Klyngernes borgmester", "Poul-Erik Skarregaard"),
        Sits("ssu-nordjylland", "Klyngernes borgmester", "Lone Bjerg-Overgaard"),
        Sits("tandpleje-nordjylland", _MEMBER, "Elin Tverstedlund"),
        Sits("norddanmarks-eu-kontor", _MEMBER, "Villy Bangsgaard", condition="Kontorets bestyrelse godkender det"),
        Sits("passagerraad-nordjylland", "Administrativ repræsentant", "Jørgen Bækmarksgaard", is_from_outside=True),
    ],
    "midtjylland": [
        *_house("midtjylland", "Gudrun Hammerum", "Egon Bygholm", "Rikke Marselis Toft", "Tobias Gudenåholm"),
        *_from_outside("midtjylland", "Carsten Vengeby"),
        Sits(_BOARD, _MEMBER, "Kjeld Fornæs"),
        *_employment(
            "midtjylland",
            "Astrid Spøttrupdal",
            "Lisbet Kalø Brandt",
            "Vibeke Hjarbækholm",
            "Troels Vitvedgaard",
            "Per Hadbjerg Lund",
        ),
    ],
    "syddanmark": [
        *_house("fyn", "Pernille Næsbyhoved", "Jes Bogensø"),
        *_house("sydjylland", "Mads Grejsdal"),
        Sits(_BOARD, _MEMBER, "Asger Fovrfeld"),
        *_employment("syddanmark", "Lilly Korinthgaard", waiting=1),
    ],
    "sjaelland": [
        *_house("sjaelland", "Karna Møldrup", "Arne Stigsnæs", "Tove Karrebæk"),
        Sits(_BOARD, _MEMBER, "Niels-Ole Svinningegaard"),
    ],
    "hovedstaden": [
        *_house("hovedstaden", "Kristoffer Dyrehøj", "Marna Tibirke", "Solvej Egebjerg"),
        *_from_outside("hovedstaden", "Rikke Amagerbro"),
        Sits(_BOARD, _MEMBER, "Dorte Skovlyst"),
    ],
}

SEXES: Mapping[str, str] = {
    "Anders Thyrring": "M",
    "Ejnar Kjærbyholt": "M",
    "Kurt Holm": "M",
    "Rasmus Abildtrup": "M",
    "Birthe Nimtofte": "F",
    "Asta Vrejlev": "F",
    "Gert Byrumgaard": "M",
    "Mads Gjølbo": "M",
    "Ida Sillerslev": "F",
    "Stine Visborgdal": "F",
    "Jonas Nibehøj": "M",
    "Astrid Spøttrupdal": "F",
    "Lisbet Kalø Brandt": "F",
    "Vibeke Hjarbækholm": "F",
    "Troels Vitvedgaard": "M",
    "Per Hadbjerg Lund": "M",
}
"""What the invented secretariats have typed. Of all others nothing is known, as in a Blue Book that is begun."""
