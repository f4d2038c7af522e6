"""Papers of other years, councils and bodies. Each example is invented; its form is one seen in published papers."""

from datetime import date

import pytest

from tests.document.reading.counting import lost_words
from tvaers.document.model import Attendee, Document, Item, Kind, MeetingKind
from tvaers.document.reading import read_bytes

BUSINESS_REGION = """Referat fra bestyrelsesmøde i Fjordregionen den 12. september 2030

Deltagere: Karen Lund (A), Aalborg, Ole Bjerre (V), Thisted Kommune (fra kl. 10.30), Gitte Dam, Læsø
Afbud: Mads Holm (C), Rebild

1. Godkendelse af dagsorden

Sagsfremstilling
Dagsordenen er udsendt den 1. september 2030.

Referat: Godkendt

2. Status på havnene i regionen

Sagsfremstilling
Der er tre havne, som har søgt:
1. Nordhavn
2. Vesthavn
3. Østhavn
Se mere på https://havne.example/plan-
2030/oversigt.pdf om dem alle.

Referat: Taget til efterretning. Bestyrelsen ønskede en ny status i maj.

3. Eventuelt

Referat: Intet.
"""

MUNICIPAL = """Dagsorden til ordinært møde i Havneudvalget

Dato: 03-05-2030
Tidspunkt: kl. 14.00-16.30
Sted: Rådhuset, lokale 2

Indhold
1 Godkendelse af dagsorden ........ 2
2 Lokalplan for havnen ........ 3
3 Køb af grund ........ 5

1. Godkendelse af dagsorden
Sagsnr. 30/1201
Åbent punkt

Resume
Dagsordenen skal godkendes.

Indstilling
Forvaltningen indstiller, at udvalget godkender dagsordenen.

2. Lokalplan for havnen
Sagsnr. 30/1377 abc

Resume
Planen er klar.

Sagsfremstilling
Planen har været i høring i otte uger.

Økonomi
Ingen bemærkninger.

Indstilling
Forvaltningen indstiller, at udvalget anbefaler planen.

3. Køb af grund
Sagsnr. 30/1402
Lukket punkt
"""

OLD_TEMPLATE = """D AG SORDEN 2014
K K R S J Æ L L A N D

Dato:
Sted:
24-02-2014 kl. 10:00
Byrådssalen, Sorø

1. Velkomst

1.1. Velkomst og præsentation
SAG NR.: abk

Resume
Formanden byder velkommen.

Indstilling
Formanden indstiller, at KKR Sjælland
\u0336 drøfter forretningsordenen
\u0336 godkender mødeplanen

2. Eventuelt
"""

EXTRAORDINARY = """Referat af ekstraordinært møde i KKR Hovedstaden den 14. januar 2031

1. Beredskab

1.1. Beredskab efter stormen
SAG-2031-00002 ab/cd

Indstilling
Det indstilles, at KKR Hovedstaden drøfter sagen.

Beslutning
KKR Hovedstaden drøftede sagen. Næste møde holdes den 2. marts.
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), "eksempel.txt")


def items(document: Document) -> list[Item]:
    return list(document.items())


def test_a_flat_agenda_has_one_section_without_title():
    document = read(BUSINESS_REGION)
    assert [(section.number, section.title) for section in document.sections] == [(1, "")]
    assert [(item.number, item.title) for item in items(document)] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Status på havnene i regionen"),
        ("3", "Eventuelt"),
    ]


def test_minutes_of_a_neighbouring_body_are_read():
    document = read(BUSINESS_REGION)
    assert document.council == "Fjordregionen"
    assert document.kind is Kind.MINUTES
    assert document.date == date(2030, 9, 12)
    assert items(document)[0].parts.decision == "Godkendt"
    assert "1. Nordhavn\n2. Vesthavn\n3. Østhavn" in (items(document)[1].parts.presentation or "")


def test_a_comma_list_of_people_gives_each_their_own():
    document = read(BUSINESS_REGION)
    assert document.participants == [
        Attendee("Karen Lund", "A", "Aalborg"),
        Attendee("Ole Bjerre", "V", "Thisted", "(fra kl. 10.30)"),
        Attendee("Gitte Dam", None, "Læsø"),
    ]
    assert document.apologies == [Attendee("Mads Holm", "C", "Rebild")]


def test_an_address_cut_by_a_line_end_is_whole():
    assert items(read(BUSINESS_REGION))[1].links == ["https://havne.example/plan-2030/oversigt.pdf"]


def test_a_municipal_agenda_with_contents_and_other_parts():
    document = read(MUNICIPAL)
    assert (document.date, document.time, document.place) == (date(2030, 5, 3), "14.00-16.30", "Rådhuset, lokale 2")
    assert document.kind is Kind.AGENDA
    assert document.meeting_kind is MeetingKind.ORDINARY
    assert [item.title for item in items(document)] == [
        "Godkendelse af dagsorden",
        "Lokalplan for havnen",
        "Køb af grund",
    ]
    plan = items(document)[1]
    assert (plan.case_number, plan.officers) == ("30/1377", ["abc"])
    assert plan.other == "### Resume\n\nPlanen er klar.\n\n### Økonomi\n\nIngen bemærkninger."
    assert plan.parts.presentation == "Planen har været i høring i otte uger."


def test_open_and_closed_items_are_told():
    assert [item.open for item in items(read(MUNICIPAL))] == [True, None, False]


def test_letters_set_apart_and_labels_before_values():
    document = read(OLD_TEMPLATE)
    assert document.council == "KKR Sjælland"
    assert document.kind is Kind.AGENDA
    assert (document.date, document.time, document.place) == (date(2014, 2, 24), "10.00", "Byrådssalen, Sorø")
    assert items(document)[0].officers == ["abk"]
    assert items(document)[0].case_number is None
    assert items(document)[0].recommendations == ["drøfter forretningsordenen", "godkender mødeplanen"]


def test_an_extraordinary_meeting_and_the_next_without_a_year():
    document = read(EXTRAORDINARY)
    assert document.meeting_kind is MeetingKind.EXTRAORDINARY
    assert (document.council, document.date) == ("KKR Hovedstaden", date(2031, 1, 14))
    assert items(document)[0].officers == ["ab", "cd"]


@pytest.mark.parametrize("text", [BUSINESS_REGION, MUNICIPAL, OLD_TEMPLATE, EXTRAORDINARY])
def test_no_word_is_lost(text: str):
    assert lost_words(text, read(text)) == []
