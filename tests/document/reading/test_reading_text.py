"""Text taken out of a PDF: what the layout hid is found again. The forms are those of published papers."""

from datetime import date

import pytest

from tests.document.reading.examples import MINUTES
from tvaers.document.model import (
    Act,
    Appointment,
    AppointmentAct,
    Attachment,
    Attendee,
    Document,
    Item,
    Kind,
    PartName,
    ProgrammeEntry,
    Role,
)
from tvaers.document.reading import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), "eksempel.txt")


@pytest.fixture(scope="module")
def minutes() -> Document:
    return read(MINUTES)


@pytest.fixture(scope="module")
def items(minutes: Document) -> dict[str, Item]:
    return {item.number: item for item in minutes.items()}


def test_the_meetings_facts_are_found_in_page_heads_and_text(minutes: Document):
    assert minutes.council == "KKR Nordjylland"
    assert minutes.kind is Kind.MINUTES
    assert minutes.date == date(2031, 3, 14)
    assert minutes.time == "10.00-12.00"
    assert minutes.next_meeting == date(2031, 5, 9)
    assert minutes.programme == [ProgrammeEntry("8.45-9.15", "Ankomst"), ProgrammeEntry("10.00-12.00", "KKR-møde")]


def test_attendance_stands_in_lists_with_and_without_comma(minutes: Document):
    assert minutes.participants == [Attendee("Karen Lund", "A", "Aalborg"), Attendee("Ole Bjerre", "V", "Thisted")]
    assert minutes.apologies == [Attendee("Gitte Dam", "C", "Læsø")]


def test_sections_may_be_empty_and_lists_are_no_sections(minutes: Document):
    assert [(section.number, section.title, len(section.items)) for section in minutes.sections] == [
        (1, "Godkendelse af referat", 1),
        (2, "Regionalpolitiske sager", 1),
        (3, "Udpegninger", 0),
        (4, "Punkter til næste møde", 1),
        (5, "Eventuelt", 0),
    ]


def test_a_title_over_two_lines_is_one_title(items: dict[str, Item]):
    assert items["2.1"].title == "Fælles plan for cykelstier langs Limfjorden og havnene i de nordlige kommuner"
    assert items["2.1"].case_number == "SAG-2031-00018"
    assert items["2.1"].officers == ["abcd", "efg"]


def test_cut_words_are_joined_and_real_hyphens_kept(items: dict[str, Item]):
    background = items["2.1"].parts.background
    assert background is not None
    assert "KKR-samarbejdet har taget" in background
    assert "Den nye cykelplan bygger" in background
    assert "i kraft den 1. april 2031." in background


def test_recommended_acts_are_the_entries_of_the_list(items: dict[str, Item]):
    assert items["2.1"].recommendations == [
        "drøfter udkastet til en fælles plan, herunder hvordan stierne skal vedligeholdes",
        "Anbefaler, at planen godkendes i kommunerne.",
    ]
    assert items["2.1"].recommendation_types == [Act.DISCUSSED, Act.RECOMMENDED]


def test_a_mark_in_the_middle_of_a_sentence_marks_its_paragraph(items: dict[str, Item]):
    assert items["2.1"].attachments == [
        Attachment(
            "Planen omfatter tre strækninger, som kommunerne har peget på i høringen, og den bygger på et notat, "
            "der er vedlagt. Notatet er nyt.",
            PartName.PRESENTATION,
        )
    ]


def test_sub_headings_and_numbered_lists_keep_their_form(items: dict[str, Item]):
    presentation = items["2.1"].parts.presentation
    assert presentation is not None
    assert presentation.startswith("### Hvad planen rummer\n\n./. Planen omfatter")
    assert presentation.endswith("De tre strækninger er:\n\n1. Havnestien\n2. Fjordstien\n3. Klitstien.")


def test_a_decision_names_whom_it_appoints(items: dict[str, Item]):
    assert items["2.1"].decision_types == [Act.SUPPORTED, Act.APPOINTED, Act.REMARKED]
    assert items["2.1"].appointments == [
        Appointment("Stirådet", "Karen Lund", "A", "Aalborg", Role.MEMBER, AppointmentAct.APPOINTED)
    ]


def test_parts_without_a_heading_are_none(items: dict[str, Item]):
    parts = items["4.1"].parts
    assert (parts.background, parts.recommendation, parts.decision) == (None, None, "Taget til efterretning.")


def test_page_heads_are_named_by_a_warning(minutes: Document):
    marks = [warning for warning in minutes.warnings if warning.code == "page-furniture"]
    lines = MINUTES.split("\n")
    head, foot = lines.index("KKR Nordjylland | 14-03-2031") + 1, lines.index(" SIDE | 4") + 1
    assert [warning.line for warning in marks] == [head, foot]


def one_item(presentation: str) -> Item:
    """The item of a small paper whose presentation is as given."""
    paper = f"1. Sager\n\n1.1. Havne\nSAG-2030-00001 ab\n\nSagsfremstilling\n{presentation}\n\nBeslutning\nGodkendt.\n"
    return next(iter(read(paper).items()))


def test_a_table_of_figures_is_a_table_with_its_titles():
    item = one_item("Fordelingen er:\n\nKommune 2026 2027\nAalborg 6.910 7.105\nLæsø 35 35\nI alt 6.945 7.141")
    assert (item.parts.presentation or "").endswith(
        "| Kommune | 2026 | 2027 |\n| --- | ---: | ---: |\n| Aalborg | 6.910 | 7.105 |\n| Læsø | 35 | 35 |\n"
        "| I alt | 6.945 | 7.141 |"
    )


def test_a_role_under_a_list_of_names_is_a_title():
    text = MINUTES.replace(
        "- Karen Lund, (A), Aalborg\n", "- Karen Lund, (A), Aalborg\n\nSuppleanter\n\n- Ole Bjerre (V), Thisted\n"
    )
    found = {item.number: item for item in read(text).items()}["2.1"].appointments
    assert [(one.person, one.role, one.body) for one in found] == [
        ("Karen Lund", Role.MEMBER, "Stirådet"),
        ("Ole Bjerre", Role.SUBSTITUTE, "Stirådet"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mødet holdes mandag den 7. februar 2025.", "weekday-conflict"),
        ("Fristen er den 31. juni 2030.", "impossible-date"),
        ("Tallene fremgår af tabellen nedenfor.", "table-missing"),
        ("Tal:\n\nKommune 2026 2027\nAalborg 6 7\nLæsø 3 3\nI alt 9 11", "sum-mismatch"),
    ],
)
def test_errors_of_the_source_are_reported(text: str, code: str):
    paper = f"1. Sager\n\n1.1. Havne\nSAG-2030-00001 ab\n\nSagsfremstilling\n{text}\n\nBeslutning\nGodkendt.\n"
    assert code in [warning.code for warning in read(paper).warnings]


def test_rounded_figures_need_not_add_up_exactly():
    item = "Andele:\n\nKommune Nord Syd\nAalborg 5,1 2,0\nLæsø 3,2 3,2\nI alt 8,4 5,1"
    paper = f"1. Sager\n\n1.1. Havne\nSAG-2030-00001 ab\n\nSagsfremstilling\n{item}\n\nBeslutning\nGodkendt.\n"
    assert "sum-mismatch" not in [warning.code for warning in read(paper).warnings]


def test_numbers_that_run_on_in_a_line_are_no_list():
    item = one_item("Det handler om:\n1) havne, 2) færger og 3) fiskeri, som kommunerne deler.")
    assert item.parts.presentation == "Det handler om: 1) havne, 2) færger og 3) fiskeri, som kommunerne deler."
