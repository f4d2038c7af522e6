"""Papers made up for tests of writing: invented people, places and cases."""

from datetime import date

from tvaers.document.model import (
    Act,
    Attachment,
    Attendee,
    Document,
    Edition,
    Item,
    Kind,
    MeetingKind,
    PartName,
    Parts,
    ProgrammeEntry,
    Section,
    Source,
)

SOURCE = Source("papir.txt", "0" * 64, "text/plain")
ADDRESS = "https://rammen.example/aftale?aar=2026&del=2"
PRESENTATION = f"""Aftalen følger de mål, som **alle kommuner** har vedtaget, og [den nationale ramme]({ADDRESS}).

### Fordeling af pladser

| Kommune | Pladser | Andel |
|---|--:|:-:|
| Læsø | 49 | 1,2 % |
| Rebild | 1.012 | 24,1 % |

Udkast til aftale om pladser er vedlagt.

1. Udkastet sendes ud.
2. Svarene behandles:
   - først af direktørerne
   - så af udvalgene

> Alle skal være med fra begyndelsen.
"""


def minutes() -> Document:
    """Minutes with every feature of the layout."""
    people = [
        Attendee("Ida Holm", "A", "Rebild"),
        Attendee("Jørgen Åkjær", "Ø", "Vesthimmerlands", "fra kl. 10.30"),
        Attendee("Mette Sø", "F", "København", "(ref.)"),
    ]
    agreement = Item(
        number="2.1",
        title="Fælles aftale om fordeling af uddannelsespladser i de elleve kommuner",
        case_number="SAG-2026-01234",
        officers=["abk", "jmh"],
        parts=Parts(
            "", "Det indstilles, at KKR Nordjylland drøfter udkastet.", PRESENTATION, "KKR Nordjylland drøftede det."
        ),
        recommendation_types=[Act.DISCUSSED],
        decision_types=[Act.DISCUSSED],
        attachments=[Attachment("Udkast til aftale om pladser er vedlagt.", PartName.PRESENTATION)],
        links=[ADDRESS],
    )
    closed = Item(
        "2.2", "Køb af grund", open=False, neutral_title="Ejendomssag", other="### Økonomi\n\nUdgiften er 2 mio. kr."
    )
    return Document(
        source=SOURCE,
        council="KKR Nordjylland",
        kind=Kind.MINUTES,
        date=date(2026, 2, 6),
        place="Hotel Fjorden, Havnegade 3",
        time="10.00-12.00",
        next_meeting=date(2026, 4, 17),
        meeting_kind=MeetingKind.EXTRAORDINARY,
        participants=people,
        apologies=people[:1],
        guests=[Attendee("Lene Dam", note="direktør")],
        programme=[ProgrammeEntry("9.15-10.00", "Gruppemøder")],
        preamble="Velkommen til mødet.",
        sections=[Section(1, "Godkendelse af referat"), Section(2, "Sager", [agreement, closed], text="To sager.")],
        edition=Edition(2, "a3" * 32),
    )


def flat_agenda() -> Document:
    """An agenda without sections, with two items."""
    items = [
        Item("1", "Velkomst", parts=Parts(background="Kort velkomst.")),
        Item(
            "2",
            "Plan",
            parts=Parts(recommendation="Det indstilles, at planen godkendes.", presentation="### Tid\n\nSnart."),
        ),
    ]
    return Document(
        source=SOURCE, council="KKR Sjælland", kind=Kind.AGENDA, date=date(2026, 3, 2), sections=[Section(1, "", items)]
    )
