"""The standing items: what stands in them, and that the reader and the decision sentences take them as meant."""

from datetime import date

import pytest

from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.model import Act, Document, Item, MeetingKind, ProgrammeEntry, Section, Source
from tvaers.document.phrasing import (
    EarlierMinutes,
    Style,
    approval_of_agenda,
    approval_of_minutes,
    decision_sentences,
    minutes_approved,
    next_meeting,
)
from tvaers.document.reading import read_bytes
from tvaers.document.reading.facts import programme

COUNCIL = "KKR Syddanmark"
ORDINARY = EarlierMinutes(date(2030, 5, 3), date(2030, 5, 9))
EXTRAORDINARY = EarlierMinutes(date(2030, 6, 14), date(2030, 6, 20), True, MeetingKind.EXTRAORDINARY)


def test_the_agenda_is_approved_with_the_day_it_was_sent_and_the_days_programme():
    slots = [ProgrammeEntry("9.15-10.00", "Gruppemøder"), ProgrammeEntry("10.00-12.00", "KKR-møde")]
    parts = approval_of_agenda(COUNCIL, date(2030, 9, 6), date(2030, 8, 30), slots)
    assert parts.background == "Dagsordenen til mødet den 6. september 2030 lægges frem til godkendelse."
    assert parts.recommendation == "Det indstilles, at KKR Syddanmark godkender dagsordenen."
    assert parts.presentation is not None
    assert parts.presentation.startswith("Dagsordenen blev sendt ud den 30. august 2030.\n\nDagens program:")
    item = Item("1.1", "Godkendelse af dagsorden", parts=parts)
    assert programme(Document(Source("x", "0" * 64, "text/plain"), sections=[Section(1, "", [item])])) == slots


def test_an_agenda_that_is_not_sent_has_nothing_to_present():
    assert approval_of_agenda(COUNCIL).presentation is None


def test_one_meetings_minutes_are_approved_with_what_became_of_them():
    parts = approval_of_minutes(COUNCIL, [ORDINARY])
    assert parts.background == "Referatet fra mødet den 3. maj 2030 lægges frem til godkendelse."
    assert parts.recommendation == "Det indstilles, at KKR Syddanmark godkender referatet fra mødet den 3. maj 2030."
    assert parts.presentation == "Referatet blev sendt ud den 9. maj 2030. Ingen har haft bemærkninger til det."


def test_two_meetings_minutes_are_two_points():
    parts = approval_of_minutes(COUNCIL, [ORDINARY, EXTRAORDINARY])
    told = [one.text for one in decision_sentences(parts.recommendation or "", COUNCIL, Style.FULL) if one.is_certain]
    assert told == [
        "KKR Syddanmark godkendte referatet fra mødet den 3. maj 2030.",
        "KKR Syddanmark godkendte referatet fra det ekstraordinære møde den 14. juni 2030.",
    ]
    assert parts.presentation is not None
    assert parts.presentation.endswith("blev sendt ud den 20. juni 2030. Der er kommet bemærkninger til det.")


def test_the_decision_that_approves_minutes_names_their_days():
    assert minutes_approved([ORDINARY], Style.FULL) == "Referatet fra mødet den 3. maj 2030 blev godkendt."
    both = minutes_approved([ORDINARY, EXTRAORDINARY], Style.FULL)
    days = "mødet den 3. maj 2030 og det ekstraordinære møde den 14. juni 2030"
    assert both == f"Referaterne fra {days} blev godkendt."
    assert minutes_approved([ORDINARY], Style.SHORT) == "Godkendt."


def test_corrected_minutes_are_approved_with_the_corrections():
    told = minutes_approved([ORDINARY], Style.SHORT, ["Åse Vium deltog i mødet", "Punkt 3: *40* pladser"])
    assert told == "Godkendt med disse rettelser:\n\n- Åse Vium deltog i mødet\n- Punkt 3: \\*40\\* pladser"
    one = minutes_approved([ORDINARY], Style.FULL, ["Åse Vium deltog i mødet"])
    assert one.startswith("Referatet fra mødet den 3. maj 2030 blev godkendt med denne rettelse:")
    assert decision_acts(parse(told)) == decision_acts(parse(one)) == [Act.APPROVED]


@pytest.mark.parametrize(
    "approve", [lambda: approval_of_minutes(COUNCIL, []), lambda: minutes_approved([], Style.FULL)]
)
def test_no_minutes_cannot_be_approved(approve):
    with pytest.raises(ValueError, match="No minutes"):
        approve()


def test_the_next_meeting_has_day_hours_place_and_expected_cases():
    parts = next_meeting(COUNCIL, date(2030, 11, 1), "10.00-12.00", "Rådhuset", ["Havnene", "Budget 2031"])
    assert (
        parts.background
        == "Næste møde i KKR Syddanmark holdes fredag den 1. november 2030 kl. 10.00-12.00.\n\nSted: Rådhuset"
    )
    assert parts.presentation == "Disse sager ventes på mødet:\n\n- Havnene\n- Budget 2031"
    (decision,) = decision_sentences(parts.recommendation or "", COUNCIL, Style.SHORT)
    assert decision.text == "Taget til efterretning."


def test_the_reader_finds_the_next_meeting_in_its_item():
    parts = next_meeting(COUNCIL, date(2030, 11, 1), "10.00-12.00", "Rådhuset")
    paper = "\n".join(
        [
            *("Dagsorden", COUNCIL, "Dato: 6. september 2030", "", "1. Punkter til næste møde", "", "1.1. Næste møde"),
            *("", "Baggrund", *(parts.background or "").split("\n"), "", "Indstilling", parts.recommendation or "", ""),
        ]
    )
    assert read_bytes(paper.encode(), "dagsorden.txt").next_meeting == date(2030, 11, 1)


def test_without_cases_the_next_meeting_says_so():
    assert next_meeting(COUNCIL, date(2030, 11, 1)).presentation == "Der er endnu ikke meldt sager til mødet."
