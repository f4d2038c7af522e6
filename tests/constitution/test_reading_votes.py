"""Files of votes are read in the forms in which others publish them; whatever is in them, each bad line is named."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tvaers.constitution.reading.found import Form, ReadVotes
from tvaers.constitution.reading.letters import is_same_name, letter_of
from tvaers.constitution.reading.lines import whole_number
from tvaers.constitution.reading.votes import read_votes

VALG_DK = """Opstillingskreds;Afstemningsområde;Partibogstav;Partinavn;Navn;Stemmetal
1. Nord;1. Hallen;A;Socialdemokratiet;Partiliste;512
1. Nord;1. Hallen;A;Socialdemokratiet;Ida Holm;37
1. Nord;2. Skolen;A;Socialdemokratiet;Ida Holm;1.002
1. Nord;1. Hallen;V;Venstre, Danmarks Liberale Parti;Partiliste;88
"""
LISTS = '"KV2021 - A. Socialdemokratiet";"KV2021 - L. Byens Liste"'
VALGDATABASE = f"""Gruppe;ValgstedId;KredsNr;StorKredsNr;LandsdelsNr;{LISTS}
x;810001;1;2;3;120,00;-
x;810002;1;2;3;1.080;7
x;860001;1;2;3;30;-
"""
PLAIN = """municipality,party_letter,list_name,votes
Hjørring,A,Socialdemokratiet,11207
Hjørring,L,Borgerlisten,902
Læsø,L,Lokallisten,99
"""


def found(text: str | bytes, **options: int) -> dict[tuple[str, str], int]:
    data = text if isinstance(text, bytes) else text.encode()
    return {(row.place, row.letter): row.votes for row in read_votes(data, **options).votes}


def complaints(text: str, **options: int) -> list[tuple[int, str]]:
    return [(each.line, each.text) for each in read_votes(text.encode(), **options).complaints]


def test_a_list_has_its_own_votes_and_those_of_its_candidates_at_all_polling_stations():
    assert found(VALG_DK) == {("", "A"): 512 + 37 + 1002, ("", "V"): 88}
    assert complaints(VALG_DK) == []


def test_the_statistics_offices_columns_are_added_up_by_the_first_three_digits():
    assert found(VALGDATABASE, year=2021) == {("810", "A"): 1200, ("810", "L"): 7, ("860", "A"): 30}
    assert complaints(VALGDATABASE, year=2021) == []


def test_a_plain_table_has_its_lists_by_municipality():
    assert found(PLAIN) == {("Hjørring", "A"): 11207, ("Hjørring", "L"): 902, ("Læsø", "L"): 99}


@pytest.mark.parametrize("heading", ["Kommune\tBogstav\tListenavn\tStemmer", "kommunekode;Liste;Parti;stemmetal"])
def test_a_plain_table_may_be_written_with_danish_headings_and_other_signs(heading):
    sign = "\t" if "\t" in heading else ";"
    assert found(f"{heading}\n{sign.join(('813', 'b', 'Radikale Venstre', '7'))}") == {("813", "B"): 7}


@pytest.mark.parametrize("text", [VALG_DK, VALGDATABASE, PLAIN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_it_does_not_matter_which_program_wrote_the_file(text, encoding):
    as_written = found(text.encode("utf-8"), year=2021)
    assert found(text.replace("\n", "\r\n").encode(encoding), year=2021) == as_written


def test_the_regional_election_and_other_years_are_left_out_and_that_is_told():
    text = (
        'Gruppe;ValgstedId;"KV2021 - A. Socialdemokratiet";"RV2021 - A. Socialdemokratiet";'
        '"KV2017 - A. Socialdemokratiet"\nx;810001;5;700;9000\n'
    )
    read = read_votes(text.encode(), year=2021)
    assert read.votes == (ReadVotes("810", "A", "Socialdemokratiet", 5),)
    assert "RV2021 - A. Socialdemokratiet; KV2017 - A. Socialdemokratiet" in read.notes[0]


def test_each_bad_line_is_named_with_what_was_kept():
    text = VALG_DK + (
        "1. Nord;3. Kirken;V;Venstre;Partiliste;tolv\n"
        "1. Nord;3. Kirken;7;Venstre;Partiliste;12\n"
        "for kort\n"
        "1. Nord;1. Hallen;A;Socialdemokratiet;Partiliste;512\n"
    )
    assert complaints(text) == [
        (6, "Stemmetallet »tolv« er ikke et helt tal. Linjen er ikke talt med."),
        (7, "Partibogstavet »7« er intet bogstav. Linjen er ikke talt med."),
        (8, "Linjen er for kort. Den er ikke talt med."),
        (9, "»A, Partiliste, 1. Hallen« står allerede på linje 2. Kun den første er talt med."),
    ]
    assert found(text) == found(VALG_DK)


def test_of_a_bad_number_in_the_statistics_offices_file_the_rest_of_the_line_is_kept():
    text = VALGDATABASE + "x;860002;1;2;3;12,5;4\nx;intet;1;2;3;9;9\nx;860001;1;2;3;9;9\n"
    assert complaints(text, year=2021) == [
        (5, "Stemmetallet »12,5« for A er ikke et helt tal. Det er ikke talt med; linjens øvrige tal er."),
        (6, "»intet« er intet ValgstedId. Linjen er ikke talt med."),
        (7, "Valgsted 860001 står allerede på linje 4. Kun den første er talt med."),
    ]
    assert found(text, year=2021)["860", "L"] == 4
    assert found(text, year=2021)["860", "A"] == 30


def test_a_list_that_stands_twice_in_a_plain_table_is_taken_the_first_time():
    assert complaints(PLAIN + "Læsø,L,Lokallisten,100\n,B,Radikale,4\n") == [
        (5, "Liste L i »Læsø« står allerede på linje 4. Kun den første er talt med."),
        (6, "Linjen nævner ingen kommune. Den er ikke talt med."),
    ]


def test_a_list_that_changes_its_name_on_the_way_is_told_of():
    text = VALG_DK + "1. Nord;3. Kirken;V;Vestre;Partiliste;2\n"
    assert complaints(text) == [
        (6, "Liste V hedder her »Vestre«, før »Venstre, Danmarks Liberale Parti«. Stemmerne er lagt sammen.")
    ]
    assert found(text)["", "V"] == 90


@pytest.mark.parametrize("text", ["", "\n\n", "Navn;Alder\nIda;7", "<html>", "\x00\x00"])
def test_a_file_of_another_form_is_said_to_be_one(text):
    read = read_votes(text.encode())
    assert read.form is Form.UNKNOWN
    assert read.votes == ()
    assert len(read.complaints) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\N{NO-BREAK SPACE}234", 1234),
        ("1234,00", 1234),
        ("1.234,0", 1234),
        ("1234.0", 1234),
        ("0", 0),
        ("12,5", None),
        ("12.5", None),
        ("-3", None),
        ("1.23", None),
        ("", None),
        ("tolv", None),
        ("१२", None),
        ("99999999999", None),
        ("10.000.001", None),
    ],
)
def test_numbers_are_read_as_danes_and_programs_write_them_and_nothing_else_is_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(("text", "letter"), [("a", "A"), ("Æ.", "Æ"), (" NB ", "NB"), ("A1", None), ("", None)])
def test_letters_are_letters(text, letter):
    assert letter_of(text) == letter


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Venstre", "Venstre, Danmarks Liberale Parti", True),
        ("Enhedslisten – De Rød-Grønne", "enhedslisten", True),
        ("SF", "SF - Socialistisk Folkeparti", True),
        ("Borgernes Parti", "Borgerlisten Herning", False),
        ("Nye Borgerlige", "Dianalund Listen", False),
        ("", "Venstre", False),
    ],
)
def test_a_name_with_words_left_out_is_the_same_name(one, other, is_same):
    assert is_same_name(one, other) is is_same


LETTERS = st.sampled_from("ABCDFILOVÆØÅ")
CELLS = st.one_of(st.text('abcÆ1.,"- ', max_size=8), st.integers(-5, 99999).map(str), LETTERS)


@given(st.binary(max_size=400))
@example(b'Kommune;Bogstav;Stemmer\n"')
@example(b"\xff\xfe\x00")
def test_no_bytes_make_it_fail(data):
    read_votes(data, year=2025)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=12))
def test_every_line_of_a_plain_table_is_counted_or_complained_of(rows):
    lines = [";".join(row) for row in rows]
    read = read_votes("\n".join(["kommune;bogstav;navn;stemmer", *lines]).encode())
    with_something = sum(bool(line.strip('; "')) for line in lines)
    assert len(read.votes) + len(read.complaints) == with_something


STATIONS = st.dictionaries(st.tuples(st.integers(1, 9), LETTERS), st.integers(0, 9999), min_size=1, max_size=30)


@given(STATIONS)
def test_no_vote_is_lost_and_none_is_made(stations):
    lines = [
        f"Kreds;Sted {station};{letter};Liste {letter};Partiliste;{n}" for (station, letter), n in stations.items()
    ]
    expected = Counter[tuple[str, str]]()
    for (_station, letter), n in stations.items():
        expected["", letter] += n
    text = "\n".join([VALG_DK.splitlines()[0], *lines])
    assert found(text) == dict(expected)
    assert complaints(text) == []
