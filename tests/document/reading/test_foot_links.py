"""Addresses at the foot of a printed page belong to the words that were the link, wherever on the page those stand."""

import pytest

from tests.document.reading.counting import lost_words
from tvaers.document.model import Item
from tvaers.document.reading import read_bytes

ADDRESS = "https://havne.example/notat.pdf"
AFTER = "\f2. Eventuelt\n\nBeslutning\nIntet.\n"


def paper(item: str) -> str:
    return f"Referat fra møde i KKR Sjælland den 3. maj 2030\n\n1. Havne og færger\n\n{item.strip()}\n{AFTER}"


def first_item(text: str) -> Item:
    return next(read_bytes(text.encode(), "referat.txt").items())


def doubts(text: str) -> list[str]:
    return [warning.code for warning in read_bytes(text.encode(), "referat.txt").warnings]


NAMED_ABOVE = paper(f"""
Baggrund
Notatet om havnene kan læses her:

Sagsfremstilling
Havnene vokser.

Beslutning
Godkendt.

{ADDRESS}""")


def test_an_address_goes_to_the_part_that_names_a_link():
    item = first_item(NAMED_ABOVE)
    assert item.parts.background == f"Notatet om havnene kan læses her:\n\n<{ADDRESS}>"
    assert (item.parts.presentation, item.parts.decision) == ("Havnene vokser.", "Godkendt.")
    assert item.links == [ADDRESS]
    assert "link-out-of-place" not in doubts(NAMED_ABOVE)


def test_without_a_name_for_it_the_address_goes_to_the_presentation_of_that_page():
    text = paper(
        f"Sagsfremstilling\nHavnene vokser.\n\nIndstilling\nDet indstilles, at KKR godkender det.\n\n{ADDRESS}"
    )
    item = first_item(text)
    assert item.parts.presentation == f"Havnene vokser.\n\n<{ADDRESS}>"
    assert item.recommendations == ["Det indstilles, at KKR godkender det."]


def test_a_decision_that_the_page_cuts_is_whole_without_the_address():
    text = paper(f"Sagsfremstilling\nHavnene vokser.\n\nBeslutning\nKKR tog sagen til efter-\n{ADDRESS}\n\fretning.")
    item = first_item(text)
    assert item.parts.decision == "KKR tog sagen til efterretning."
    assert item.parts.presentation == f"Havnene vokser.\n\n<{ADDRESS}>"


def test_an_address_whose_page_has_no_other_part_stays_and_is_told():
    text = paper(f"Sagsfremstilling\nHavnene vokser.\n\n\fBeslutning\nGodkendt.\n\n{ADDRESS}")
    assert first_item(text).parts.decision == f"Godkendt.\n\n<{ADDRESS}>"
    assert "link-out-of-place" in doubts(text)


def test_without_pages_an_address_stays_and_is_told():
    text = paper(f"Baggrund\nNotatet kan læses her:\n\nBeslutning\nGodkendt.\n\n{ADDRESS}").replace("\f", "")
    assert first_item(text).parts.decision == f"Godkendt.\n\n<{ADDRESS}>"
    assert "link-out-of-place" in doubts(text)


@pytest.mark.parametrize("lead", ["Notatet sendes ud. Se", "Notatet ligger her:", "Notatet kan findes på"])
def test_an_address_that_the_decision_leads_to_stays(lead: str):
    text = paper(f"Baggrund\nHavnene vokser.\n\nBeslutning\n{lead}\n{ADDRESS}")
    assert ADDRESS in (first_item(text).parts.decision or "")
    assert "link-out-of-place" not in doubts(text)


def test_no_word_is_lost_on_the_way():
    assert lost_words(NAMED_ABOVE, read_bytes(NAMED_ABOVE.encode(), "referat.txt")) == []
