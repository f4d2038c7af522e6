"""Input that cannot be read gets one clear Danish line that says what is wrong and what to do."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.document.reading.examples import MINUTES
from tvaers.document.reading import UnreadableDocument, read_bytes, read_file

LETTER = """Kære kommune

Tak for jeres brev. Vi vender tilbage, når vi har set på sagen. I kan forvente svar inden sommer.

Vi skal bruge:
1. jeres budget
2. jeres regnskab

Med venlig hilsen
Ane Holm
"""


def locked_pdf() -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written, encryption=pikepdf.Encryption(owner="ejer", user="bruger"))
    return written.getvalue()


def blank_pdf() -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written)
    return written.getvalue()


def packed(entries: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


def zip_bomb() -> bytes:
    return packed({"word/document.xml": b"<w:document>" + b" " * 300_000_000})


BAD = {
    "empty": (b"", "tom"),
    "only spaces": (b" \n\n  ", "tom"),
    "binary": (bytes(range(256)) * 50, "ikke tekst"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(2_000), "ikke tekst"),
    "locked PDF": (locked_pdf(), "adgangskode"),
    "scanned PDF": (blank_pdf(), "ingen tekst"),
    "damaged PDF": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "beskadiget"),
    "damaged zip": (b"PK\x03\x04" + bytes(400), "beskadiget"),
    "zip that is no Word file": (packed({"a.txt": b"a"}), "ikke et Word-dokument"),
    "zip bomb": (zip_bomb(), "pakkes ud"),
    "XML with entities": (
        packed({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>' + b"&a;" * 9 + b"</x>"}),
        "Word-filen",
    ),
    "50 MB of text": (b"1. Godkendelse af referat\n" * 2_000_000, "for stor"),
    "a letter": (LETTER.encode(), "ligner ikke en dagsorden"),
    "random words": (b"en to tre fire fem seks\n" * 200, "ligner ikke en dagsorden"),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_told_in_one_line(data: bytes, said: str):
    with pytest.raises(UnreadableDocument) as raised:
        read_bytes(data, "fil")
    message = str(raised.value)
    assert said in message
    assert "\n" not in message
    assert message.endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(UnreadableDocument, match="kan ikke åbnes"):
        read_file(tmp_path / "findes-ikke.txt")


def test_the_content_and_not_the_name_tells_the_format(tmp_path: Path):
    path = tmp_path / "forkert.pdf"
    path.write_text(MINUTES, encoding="utf-8")
    document = read_file(path)
    assert document.source.media_type == "text/plain"
    assert document.source.filename == "forkert.pdf"
