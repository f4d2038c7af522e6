"""Short papers without sections and part headings, as small secretariats write them. Everything in them is invented."""

from datetime import date

import pytest

from tests.document.reading.counting import lost_words
from tvaers.document.model import Act, Attachment, Item, PartName
from tvaers.document.reading import read_bytes

HEAD = "Referat fra møde i KKR Sjælland den 3. maj 2030\n"
FLAT = f"""{HEAD}
1. Havne
Formanden indleder.
Det indstilles, at havneplanen godkendes.
Referat: Godkendt.

Bilag 1: Notat om havnene
Bilag 2: Brev til ministeren (eftersendt)

2. Pladser
Der er ledige pladser på:
• Grundforløb
• Hovedforløb
  o heraf tolv i Næstved
  o heraf tre i Køge
• Efteruddannelse
Indstilling: at KKR drøfter sagen.
Referat: Drøftet.

Bilag:
- Kort
- Plan
"""


def items(text: str) -> list[Item]:
    return list(read_bytes(text.encode(), "referat.txt").items())


@pytest.mark.parametrize("attendance", ["", "Deltagere\nKaren Lund (A), Aalborg\n"])
@pytest.mark.parametrize("decision", ["Beslutning\nGodkendt.", "Beslutning: Godkendt."])
def test_minutes_with_one_item_are_read(attendance: str, decision: str):
    (item,) = items(f"{HEAD}\n{attendance}1. Prøve\n{decision}\n")
    assert (item.number, item.title, item.parts.decision) == ("1", "Prøve", "Godkendt.")


def test_numbered_enclosures_after_the_text_are_no_decision():
    item = items(FLAT)[0]
    assert item.parts.decision == "Godkendt."
    assert item.attachments == [
        Attachment("Bilag 1: Notat om havnene", PartName.PRESENTATION),
        Attachment("Bilag 2: Brev til ministeren (eftersendt)", PartName.PRESENTATION),
    ]


def test_a_list_of_enclosures_is_attachments():
    assert [attachment.text for attachment in items(FLAT)[1].attachments] == ["Kort", "Plan"]


def test_an_enclosure_named_in_a_sentence_is_text():
    text = f"{HEAD}\n1. Havne\n\nBeslutning\nKKR godkendte planen og\nBilag 1: kortet.\n\n2. Eventuelt\n"
    assert items(text)[0].attachments == []


def test_an_unheaded_recommendation_is_one():
    item = items(FLAT)[0]
    assert item.other is not None
    assert item.other.startswith("Formanden indleder.")
    assert item.recommendations == ["Det indstilles, at havneplanen godkendes."]
    assert item.recommendation_types == [Act.APPROVED]


def test_where_recommendations_have_headings_text_without_one_is_none():
    text = f"{HEAD}\n1. Havne\nDet indstilles, at planen godkendes.\nBeslutning\nGodkendt.\n\n"
    text += "2. Veje\nIndstilling\nDet indstilles, at planen drøftes.\nBeslutning\nDrøftet.\n"
    assert [item.parts.recommendation for item in items(text)] == [None, "Det indstilles, at planen drøftes."]


def test_several_sentences_are_no_recommendation():
    text = f"{HEAD}\n1. Havne\nDet indstilles, at planen drøftes. Den er ny.\nReferat: Drøftet.\n\n2. Eventuelt\n"
    assert items(text)[0].recommendations == []


def test_entries_of_the_second_level_stand_inside_those_of_the_first():
    assert "- Hovedforløb\n  - heraf tolv i Næstved\n  - heraf tre i Køge\n- Efter" in (items(FLAT)[1].other or "")


def test_no_word_is_lost():
    assert lost_words(FLAT.replace("  o heraf", "heraf"), read_bytes(FLAT.encode(), "referat.txt")) == []


def test_a_line_that_counts_on_in_a_sentence_is_no_list():
    text = f"{HEAD}\n1. Havne\n\nSagsfremstilling\n./. Kommunerne har sendt et svar med bemærkninger om:\n"
    text += "1) havne, 2) færger, herunder små, som er kommet til i år.\n\nNotatet er nyt.\n\n2. Eventuelt\n"
    assert [attachment.text for attachment in items(text)[0].attachments] == [
        "Kommunerne har sendt et svar med bemærkninger om: 1) havne, 2) færger, herunder små, som er kommet til i år."
    ]


def test_the_day_is_read_from_a_line_that_says_when_the_meeting_is():
    text = "KKR SJÆLLAND\nDAGSORDEN\nMøde fredag d. 3/5 2030 kl. 9-11, Køge Rådhus\n\n"
    text += "1. Havne\n\nIndstilling\nAt KKR drøfter det.\n"
    document = read_bytes(text.encode(), "dagsorden.txt")
    assert (document.date, document.time) == (date(2030, 5, 3), "9.00")
    assert document.preamble is None
