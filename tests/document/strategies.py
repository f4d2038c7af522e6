"""Generated documents: every feature that a paper can have, in invented words.

The texts come first; what the contract repeats from them (acts, attachments, links, appointments, programme) is
derived from them by the same functions that reading uses, so that a generated document never contradicts itself.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tvaers.danish.registers import council_names, municipalities, parties
from tvaers.document.blocks import (
    Alignment,
    Break,
    BulletList,
    Code,
    CodeBlock,
    Delimiter,
    Emphasis,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    to_markdown,
)
from tvaers.document.blocks.normal import normal
from tvaers.document.model import (
    Attendee,
    Document,
    Edition,
    Item,
    Kind,
    MeetingKind,
    Parts,
    ProgrammeEntry,
    Section,
    Source,
)
from tvaers.document.reading.deriving import derive
from tvaers.document.reading.facts import programme as programme_in_text

SOURCE = Source("genereret.txt", "0" * 64, "text/plain")
_NOUNS = [
    *[
        "aftalen",
        "uddannelsespladser",
        "KKR-samarbejdet",
        "klimaindsatsen",
        "budgettet",
        "CO2-reduktion",
        "beredskabet",
    ],
    *[
        "takst- og kvalitetsudvikling",
        "2026-2028",
        "7. marts 2026",
        "45,5 %",
        "1.250 kr.",
        "§ 4, stk. 2",
        "”fælles løft”",
    ],
    *[
        "kystkommunerne",
        "ungeindsats/vejledning",
        "sundheds- og ældreområdet",
        "J.nr. 12-34",
        "a_b",
        "50*2",
        "A & B <C>",
    ],
]
_VERBS = ["styrker", "omfatter", "ændrer", "bygger på", "kræver", "følger af", "gavner"]
_LEADS = ["Arbejdsgruppen mener, at", "Det ventes, at", "I foråret", "Efter høringen", "1. maj", "Derfor", "Samlet set"]
_TITLES = ["Økonomi", "Baggrund", "Tidsplan 2026", "Hvem gør hvad?", "Mål 1) og 2)", "2. del", "Beslutning om 3.4"]
# Paragraphs that look like something else when only their words are seen.
_DISGUISED = [
    "Beslutning",
    "Indstilling:",
    "SAG-2026-01234 abk",
    "Dato: 7. marts 2026",
    "2.1. Punkt",
    "1. april 2026.",
    "SIDE | 3",
    "Deltagere",
]
_ITEM_TITLES = [
    "Eventuelt",
    "Beslutning",
    "Økonomi",
    "2. behandling af budget 2027",
    "Sag 3.4: Havnen",
    "Hvad nu?",
    "Program",
]
_ADDRESSES = [
    "https://fjord.example/",
    "https://kyst.example/rapport_2026.pdf?del=2&side=3",
    "https://www.lang.example/en/meget/lang/adresse/til/en/rapport-om-uddannelsespladser-i-hele-landsdelen-2026.html",
]
_GIVEN = ["Ida", "Mai-Britt", "Jørgen", "Åse", "Per", "Hans Ole", "Zenia", "Øjvind"]
_FAMILY = ["Holm", "Bak-Lund", "Åkjær", "Sø", "Vium Kragh", "Dam", "de Fries"]
_NOTES = [None, None, "fra kl. 10.30", "til kl. 11.15", "(ref.)", "for Bo Lund"]


_HEADS = {"name": "Kommune eller område", "number": "Antal i alt", "middle": "Tilsluttet aftalen"}
_ALIGNMENTS = {"name": None, "number": Alignment.RIGHT, "middle": Alignment.CENTER}
_CELLS = {
    "name": st.sampled_from(["Læsø", "Vesthimmerlands", "Rebild og Mariagerfjord"]).map(lambda text: (Text(text),)),
    "number": st.sampled_from(["0", "49", "1.012", "24,1", "-3"]).map(lambda text: (Text(text),)),
    "middle": st.sampled_from(["ja", "nej", "endnu ikke"]).map(lambda text: (Text(text),)),
}


def words(lead: bool = True) -> st.SearchStrategy[str]:
    """A sentence of invented Danish."""
    parts = [st.sampled_from(_NOUNS), st.sampled_from(_VERBS), st.sampled_from(_NOUNS)]
    middle = st.tuples(*parts).map(" ".join)
    if not lead:
        return middle.map(lambda text: text[0].upper() + text[1:])
    return st.tuples(st.sampled_from(_LEADS), middle).map(lambda both: f"{both[0]} {both[1]}.")


@st.composite
def inlines(draw):
    """The inlines of a paragraph: sentences, some words strong or stressed, some linked."""
    run = [Text(" ".join(draw(st.lists(words(), min_size=1, max_size=6))))]
    extra = draw(st.sampled_from(["none", "none", "strong", "emphasis", "link", "address", "code", "break"]))
    if extra == "none":
        return tuple(run)
    if extra == "break":
        return (*run, Break(), Text(draw(words())))
    address = draw(st.sampled_from(_ADDRESSES))
    marked = {
        "strong": Strong((Text("vigtigt"),)),
        "emphasis": Emphasis((Text("foreløbigt"),)),
        "link": Link(address, (Text("se planen her"),)),
        "address": Link(address, (Text(address),)),
        "code": Code("felt_1"),
    }[extra]
    return normal((*run, Text(" "), marked, Text(draw(st.sampled_from([" til sidst.", ", og så videre.", "."])))))


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """A paragraph, at times marked as naming an attachment."""
    marks = st.sampled_from([False, False, False, True])
    return st.builds(lambda children, marked: Paragraph(_marked(children) if marked else children), inlines(), marks)


def _marked(children):
    return (Text(f"./. {children[0].text}"), *children[1:])


def entries(depth: int) -> st.SearchStrategy[tuple]:
    """An entry of a list: words, at times with a list under them."""
    plain = inlines().map(lambda children: (Paragraph(children),))
    if depth == 0:
        return plain
    nested = st.tuples(inlines(), lists(depth - 1)).map(lambda both: (Paragraph(both[0]), both[1]))
    longer = st.tuples(inlines(), inlines()).map(lambda both: (Paragraph(both[0]), Paragraph(both[1])))
    return st.one_of(plain, plain, nested, longer)


def lists(depth: int) -> st.SearchStrategy[BulletList | NumberedList]:
    """A bullet list or a numbered one."""
    items = st.lists(entries(depth), min_size=1, max_size=4).map(tuple)
    numbered = st.builds(NumberedList, items, st.integers(1, 12), st.sampled_from(Delimiter))
    return st.one_of(st.builds(BulletList, items), st.builds(BulletList, items), numbered)


@st.composite
def tables(draw):
    """A table of names and numbers: names to the left, numbers to the right, yes and no in the middle."""
    kinds = ["name", *draw(st.lists(st.sampled_from(["number", "number", "middle", "name"]), min_size=1, max_size=3))]
    rows = draw(st.integers(1, 4))
    columns = [[draw(_CELLS[kind]) for _ in range(rows)] for kind in kinds]
    header = tuple((Text(_HEADS[kind]),) for kind in kinds)
    return Table(header, tuple(zip(*columns, strict=True)), tuple(_ALIGNMENTS[kind] for kind in kinds))


@st.composite
def block_runs(draw):
    """The blocks of a part: lists never side by side, deeper headings only under higher ones."""
    kinds = draw(
        st.lists(st.sampled_from(["paragraph", "paragraph", "list", "table", "heading"]), min_size=1, max_size=5)
    )
    blocks = []
    under_heading = False
    for kind in kinds:
        if kind == "list":
            blocks += [draw(paragraphs()), draw(lists(2))]
        elif kind == "table":
            blocks += [draw(paragraphs()), draw(tables()), draw(paragraphs())]
        elif kind == "heading":
            level = 4 if under_heading and draw(st.booleans()) else 3
            under_heading = True
            blocks += [Heading(level, (Text(draw(st.sampled_from(_TITLES))),)), draw(paragraphs())]
        elif kind == "quote":
            blocks += [draw(paragraphs()), Quote((draw(paragraphs()),)), draw(paragraphs())]
        elif kind == "code":
            blocks += [draw(paragraphs()), CodeBlock("antal = 3\npris = 1.250"), draw(paragraphs())]
        elif kind == "disguised":
            blocks.append(Paragraph((Text(draw(st.sampled_from(_DISGUISED))),)))
        else:
            blocks.append(draw(paragraphs()))
    return tuple(blocks)


def texts() -> st.SearchStrategy[str]:
    """A part's text as Markdown in normal form."""
    return block_runs().map(to_markdown)


def optional_texts() -> st.SearchStrategy[str | None]:
    """A part: no heading, a heading without text, or a text."""
    return st.one_of(st.none(), st.just(""), texts())


@st.composite
def recommendations(draw, council):
    """What is recommended: one sentence, or a list of verbs."""
    acts = ["godkender", "drøfter", "tager orienteringen til efterretning", "anbefaler, at kommunerne tilslutter sig"]
    if draw(st.booleans()):
        return f"Det indstilles, at {council} {draw(st.sampled_from(acts))}."
    chosen = draw(st.lists(st.sampled_from(acts), min_size=2, max_size=3, unique=True))
    return f"Det indstilles, at {council}:\n\n" + "\n".join(f"- {act}" for act in chosen)


@st.composite
def decisions(draw, council):
    """What was decided, in the long form or the short one, at times with remarks or people appointed."""
    acts = ["godkendte aftalen", "drøftede sagen", "tog orienteringen til efterretning"]
    formal = draw(st.sampled_from([*(f"{council} {act}." for act in acts), "Godkendt.", "Taget til efterretning."]))
    more = draw(st.sampled_from(["none", "remarks", "people", "text"]))
    if more == "remarks":
        return f"{formal}\n\nFølgende blev bemærket:\n\n- Det går fremad.\n- Tidsplanen skal holdes."
    if more == "people":
        person = draw(attendees(_NOTES[:1]))
        return f"{council} udpegede {person.name} ({person.party}), {person.municipality} Kommune til Fjordrådet."
    return f"{formal}\n\n{draw(texts())}" if more == "text" else formal


@st.composite
def attendees(draw, notes):
    """A member: name, party and municipality."""
    name = f"{draw(st.sampled_from(_GIVEN))} {draw(st.sampled_from(_FAMILY))}"
    letter = draw(st.sampled_from([entry.letter for entry in parties()]))
    place = draw(st.sampled_from([entry.name for entry in municipalities()]))
    return Attendee(name, letter, place, draw(st.sampled_from(notes)))


@st.composite
def guests(draw):
    """Someone who is no member."""
    name = f"{draw(st.sampled_from(_GIVEN))} {draw(st.sampled_from(_FAMILY))}"
    return Attendee(name, note=draw(st.sampled_from([None, "direktør", "sekretariatschef"])))


@st.composite
def items(draw, number, council, kind):
    """An item: every part there, empty or missing."""
    open_ = draw(st.sampled_from([None, None, True, False]))
    plain_titles = st.lists(words(lead=False), min_size=1, max_size=3).map(" – ".join)
    titles = st.one_of(plain_titles, plain_titles, st.sampled_from(_ITEM_TITLES))
    case_number = draw(st.sampled_from(["SAG-2026-01234", "SAG-2025-00364", "18/12721", None]))
    other = draw(st.sampled_from(["none", "none", "none", "text", "heading"]))
    item = Item(
        number=number,
        title=draw(titles),
        case_number=case_number,
        officers=draw(st.lists(st.sampled_from(["abk", "jmh", "hlth", "øst"]), max_size=2, unique=True)),
        parts=Parts(
            background=draw(optional_texts()),
            recommendation=draw(st.one_of(st.none(), st.just(""), recommendations(council))),
            presentation=draw(optional_texts()),
            decision=draw(st.one_of(st.none(), st.just(""), decisions(council))) if kind is Kind.MINUTES else None,
        ),
        open=open_,
        neutral_title="Ejendomssag" if open_ is False and draw(st.booleans()) else None,
        other={"none": None, "text": draw(paragraphs_text()), "heading": f"### Økonomi\n\n{draw(paragraphs_text())}"}[
            other
        ],
    )
    derive(item)
    return item


def paragraphs_text() -> st.SearchStrategy[str]:
    """One paragraph as Markdown."""
    return inlines().map(lambda children: to_markdown([Paragraph(children)]))


@st.composite
def sections(draw, council, kind):
    """Numbered sections with items, some empty, some with a text; or one without a title, the items numbered alone."""
    if draw(st.integers(0, 3)) == 0:
        count = draw(st.integers(1, 4))
        return [Section(1, "", [draw(items(str(number), council, kind)) for number in range(1, count + 1)])]
    names = ["Godkendelse af referat", "Regionalpolitiske sager", "Siden sidst", "Udpegninger", "Eventuelt"]
    found = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        count = 11 if draw(st.integers(0, 40)) == 0 else draw(st.integers(1 if number == 1 else 0, 3))
        numbered = [draw(items(f"{number}.{place}", council, kind)) for place in range(1, count + 1)]
        text = draw(st.one_of(st.none(), st.none(), paragraphs_text()))
        found.append(Section(number, names[number - 1], numbered, text))
    return found


@st.composite
def documents(draw):
    """An agenda or minutes with any of the features that a paper can have."""
    council = draw(st.sampled_from([*council_names(), "Fjordsamarbejdets bestyrelse"]))
    kind = draw(st.sampled_from(Kind))
    minutes = kind is Kind.MINUTES
    people = st.lists(attendees(_NOTES), max_size=5)
    document = Document(
        source=SOURCE,
        council=council,
        kind=kind,
        date=draw(st.dates(date(2018, 1, 1), date(2030, 12, 31))),
        time=draw(st.sampled_from(["10.00-12.00", "9.30-11.45"])),
        place=draw(st.sampled_from([None, "Hotel Fjorden, Havnegade 3, 9000 Aalborg", "Rådhuset", "Teams"])),
        next_meeting=draw(st.one_of(st.none(), st.dates(date(2018, 1, 1), date(2030, 12, 31)))),
        meeting_kind=draw(st.one_of(st.none(), st.sampled_from(MeetingKind))),
        participants=draw(people) if minutes else [],
        apologies=draw(people) if minutes else [],
        guests=draw(st.lists(guests(), max_size=2)) if minutes else [],
        preamble=draw(st.one_of(st.none(), texts())),
        sections=draw(sections(council, kind)),
        edition=draw(st.one_of(st.none(), st.builds(Edition, st.integers(1, 30), st.just("3f" * 32)))),
    )
    document.programme = draw(_programmes(document))
    return document


@st.composite
def _programmes(draw, document):
    """The day's programme: none, told in the first item's presentation, or on the title page."""
    slots = ["8.20-8.55 – Kaffe", "9.05-9.50 – Formøder", "10.05-12.20 – KKR-møde"]
    where = draw(st.sampled_from(["nowhere", "nowhere", "text", "front"]))
    first = next(document.items(), None)
    if where == "front":
        return [ProgrammeEntry("9.15-10.00", "Gruppemøder"), ProgrammeEntry("10.00", "Mødet begynder")]
    if where == "text" and first is not None:
        first.parts.presentation = "Dagens program:\n\n" + "\n".join(f"- {slot}" for slot in slots)
        derive(first)
    return programme_in_text(document)
