"""PDF files as office programs make them: little space between paragraphs, larger type for titles, any font's marks."""

import pytest
import typst

from tvaers.document.model import Item, MeetingKind
from tvaers.document.reading import read_bytes

OFFICE = """
#set page(width: 130mm, height: 240mm)
#set text(lang: "da", size: 10pt)
#set par(leading: 0.65em, spacing: 0.65em + SPACE)
#let title(size, it) = block(above: 16pt, below: 0.65em + BELOW, text(size: size, weight: "bold", it))

Dagsorden til møde i KKR Sjælland den 3. maj 2031

#title(13pt)[1. Havne]
#title(13pt)[1.1. Havne og færger mellem øerne i landsdelen og de nye aftaler om betaling]
SAG-2031-00011 abc
#title(10pt)[Baggrund]
Kommunerne har i efteråret gennemgået de mindre havne og fundet, at der er brug for en plan.

Rederierne vil gerne være med.

Der er endnu ikke sat penge af til en leder af arbejdet, men det sker nok inden sommer.
#title(10pt)[Sagsfremstilling]
Planen gælder tolv havne, og den er sendt ud til høring i alle kommuner, som har svaret.
#title(11pt)[Forholdene for dem, der sejler til og fra øerne om vinteren og derfor er afhængige af færger]
Færgerne sejler sjældnere om vinteren, og billetterne er dyrere, fordi der er få om bord.
#title(10pt)[Økonomi]
Udgiften deles af kommunerne efter folketal, og den første del betales ved nytår.
"""


def office_pdf(space: str) -> Item:
    source = OFFICE.replace("SPACE", space).replace("BELOW", space)
    document = read_bytes(typst.compile(source.encode(), format="pdf"), "dagsorden.pdf")
    return next(iter(document.items()))


@pytest.mark.parametrize("space", ["2.5pt", "4pt", "6pt", "10pt"])
def test_a_little_space_sets_paragraphs_apart(space: str):
    assert office_pdf(space).parts.background == (
        "Kommunerne har i efteråret gennemgået de mindre havne og fundet, at der er brug for en plan.\n\n"
        "Rederierne vil gerne være med.\n\n"
        "Der er endnu ikke sat penge af til en leder af arbejdet, men det sker nok inden sommer."
    )


@pytest.mark.parametrize("space", ["2.5pt", "6pt"])
def test_titles_in_larger_type_are_whole_and_titles(space: str):
    item = office_pdf(space)
    assert (item.number, item.title) == (
        "1.1",
        "Havne og færger mellem øerne i landsdelen og de nye aftaler om betaling",
    )
    assert (item.parts.presentation or "").split("\n\n")[1] == (
        "### Forholdene for dem, der sejler til og fra øerne om vinteren og derfor er afhængige af færger"
    )


LISTED = """Dagsorden til møde i KKR Sjælland den 3. maj 2031

1. Havne

Baggrund
Planen gælder:
{mark} havnene i nord, som bliver gravet ud inden sommer
{mark} Færgerne
{inner} om vinteren
{inner} Om sommeren
{mark} fiskeriet.

Beslutning
Godkendt.
"""


@pytest.mark.parametrize("mark", ["\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc", "\uf076", "✓", "►", "●"])
def test_marks_of_any_font_begin_entries(mark: str):
    background = next(iter(read_bytes(LISTED.format(mark=mark, inner="o").encode(), "a.txt").items())).parts.background
    assert background == (
        "Planen gælder:\n\n- havnene i nord, som bliver gravet ud inden sommer\n- Færgerne\n"
        "  - om vinteren\n  - Om sommeren\n- fiskeriet."
    )


def test_rings_alone_are_one_list():
    background = next(iter(read_bytes(LISTED.format(mark="o", inner="o").encode(), "a.txt").items())).parts.background
    assert background == (
        "Planen gælder:\n\n- havnene i nord, som bliver gravet ud inden sommer\n- Færgerne\n"
        "- om vinteren\n- Om sommeren\n- fiskeriet."
    )


ANCHORED = """
#set page(width: 110mm, height: 200mm)
#set text(lang: "da", size: 10pt)
#let to(name, words) = link("https://havne.example/" + name, words)
Dagsorden til møde i KKR Sjælland den 3. maj 2031

1. Havne

Baggrund

Herunder ses #to("her", "her"), hvad havnene mener, og hvad
#to("lang", "den lange plan for havne og færger mellem øerne i hele landsdelen") siger.
#to("a", "Notat"), #to("b", "notat").

– #to("punkt", "Planen") er ny

./. #to("bilag", "Plan for havnene")
"""


def test_words_that_lead_somewhere_are_links_where_they_stand():
    document = read_bytes(typst.compile(ANCHORED.encode(), format="pdf"), "dagsorden.pdf")
    item = next(iter(document.items()))
    assert item.parts.background == (
        "Herunder ses [her](https://havne.example/her), hvad havnene mener, og hvad "
        "[den lange plan for havne og færger mellem øerne i hele landsdelen](https://havne.example/lang) siger. "
        "[Notat](https://havne.example/a), [notat](https://havne.example/b).\n\n"
        "- [Planen](https://havne.example/punkt) er ny\n\n"
        "./. [Plan for havnene](https://havne.example/bilag)"
    )


TABLES = """Dagsorden til møde i KKR Sjælland den 3. maj 2031

1. Havne

Baggrund
Udgifterne er:
- løn
- drift
{rows}
Efter tabellen følger et afsnit.

Beslutning
Godkendt.
"""


def table_of(rows: str) -> str:
    background = next(iter(read_bytes(TABLES.format(rows=rows).encode(), "a.txt").items())).parts.background or ""
    return background.split("\n\n")[2]


def test_a_label_on_lines_of_its_own_belongs_to_the_figures_below_it():
    rows = "Post 2030 2031\nUddannelse og\nsupervision\n640 705\nHusleje 12 14\nI alt 652 719"
    assert table_of(rows) == (
        "| Post | 2030 | 2031 |\n| --- | ---: | ---: |\n| Uddannelse og supervision | 640 | 705 |\n"
        "| Husleje | 12 | 14 |\n| I alt | 652 | 719 |"
    )


@pytest.mark.parametrize("titles", ["Havn 2030 2031", "Havn Både Kajer"])
def test_titles_that_a_table_has_once_more_on_the_next_page_are_no_row(titles: str):
    rows = ["Nord 1 2", "Syd 3 4", "Øst 5 6", titles, "Vest 7 8", "Midt 9 10", "Ude 11 12"]
    table = table_of("\n".join([titles, *rows])).split("\n")
    assert table[0] == f"| {titles.replace(' ', ' | ')} |"
    assert len(table) == 2 + 6


def test_a_page_number_that_had_no_room_in_its_head_is_no_text():
    text = TABLES.format(rows="KKR Sjælland | 03-05-2031 SIDE |\n3")
    background = next(iter(read_bytes(text.encode(), "a.txt").items())).parts.background or ""
    assert not any(sign in background for sign in ("SIDE", "3"))


def test_the_sort_of_meeting_that_is_named_counts_more_than_where_it_is():
    text = TABLES.format(rows="").replace("\n\n1.", "\nSted: Virtuelt møde\nMødetype: Ekstraordinært møde\n\n1.", 1)
    assert read_bytes(text.encode(), "a.txt").meeting_kind is MeetingKind.EXTRAORDINARY
