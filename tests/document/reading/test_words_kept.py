"""No word of a source is lost: the real documents, our own examples, and anything that looks like a paper."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.reading.counting import lost_words
from tests.document.reading.examples import MINUTES
from tests.document.reading.test_files_of_others import PRINTED, printed_pdf
from tvaers.document.contract import to_contract
from tvaers.document.model import Document
from tvaers.document.reading import UnreadableDocument, read_bytes, read_file
from tvaers.document.writing.pdf import write_pdf
from tvaers.document.writing.word import write_word

REAL = {
    "kkr-midtjylland-2025-02-05-referat.txt": [],
    "kkr-nordjylland-2021-02-05-dagsorden.txt": [],
    # A label of the table is broken in two by the extraction and stands whole in the table.
    "kkr-nordjylland-2025-02-07-referat.txt": ["endelse", "pladsanv"],
}
LINES = [
    *["1. Godkendelse af dagsorden", "1.1. Godkendelse af dagsorden", "2. Siden sidst", "2.1. Orientering"],
    *["SAG-2030-00001 ab", "Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning", "Referat", "Økonomi"],
    *["Det indstilles, at KKR Sjælland", "– godkender planen", "- drøfter", "\u0336 udpeger", "1) første", "a) led"],
    *[
        "./. Bilag om havnen",
        "./..",
        "https://havne.example/lang-",
        "plan.pdf",
        "KKR Sjælland | 03-05-2030",
        "SIDE | 2",
    ],
    *[
        "Aalborg 10 12",
        "Thisted 9 8",
        "I alt 19 20",
        "Tabel 1: Pladser",
        "Jan Feb",
        "Godkendt.",
        "den 31. februar 2030",
    ],
    *["Deltagere", "Karen Lund (A) Aalborg Kommune", "Afbud", "og planen er del-", "vist klar, men be-", "stemt ikke."],
    *["", "", "", " ", " ny side", "\x0c", "*stjerne*", "# tegn", "| a | b |", "[1]: x", "8.45-9.15 Ankomst", "Ø", "…"],
]


def read_or_refused(data: bytes) -> Document | None:
    """What is read, or None for what is refused; anything else that is raised is a fault."""
    try:
        return read_bytes(data, "fuzz")
    except UnreadableDocument:
        return None


@pytest.mark.documents
@pytest.mark.parametrize("filename", REAL)
def test_the_real_documents_keep_every_word(real_documents: dict[str, Path], filename: str):
    if filename not in real_documents:
        pytest.skip(f"{filename} is not beside the project (../shared/documents)")
    path = real_documents[filename]
    assert lost_words(path.read_text(encoding="utf-8"), read_file(path)) == REAL[filename]


def test_the_example_keeps_every_word():
    assert lost_words(MINUTES, read_bytes(MINUTES.encode(), "eksempel.txt")) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_anything_that_looks_like_a_paper_is_read_or_refused(text: str):
    document = read_or_refused(text.encode())
    if document is not None:
        to_contract(document)
    assert read_or_refused(text.encode()) == document


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(b"%PDF-1.7\n".__add__), st.text().map(str.encode))
)
def test_any_bytes_are_read_or_refused(data: bytes):
    read_or_refused(data)


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    document = read_bytes(MINUTES.encode(), "eksempel.txt")
    return [write_pdf(document), write_word(document), printed_pdf(PRINTED)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=8), st.booleans())
def test_damaged_files_are_read_or_refused(
    files: list[bytes], which: int, start: float, length: float, put_in: bytes, ends_there: bool
):
    whole = files[which]
    at = int(start * len(whole))
    after = b"" if ends_there else whole[at + int(length * 400) :]
    read_or_refused(whole[:at] + put_in + after)
