"""Files from outside are told by their bytes; what would run, unpack without end or hide its name is refused."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tvaers.document.uploads import Kind, RefusedUpload, safe_name, taken

LIMIT = 25_000_000
DEMO = Path(__file__).resolve().parents[3] / "tvaers" / "archive" / "demo"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
MAIN = '<Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/>'


def pdf(change=lambda file: None, **options) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        change(file)
        file.save(written, **options)
    return written.getvalue()


def word() -> bytes:
    written = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Aftenbusser")
    document.save(written)
    return written.getvalue()


def package(parts: dict[str, bytes], main: str = "wordprocessingml.document") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(MAIN.format(main)))
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*extra: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + body + chunk(b"IEND", b"")


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg(*extra: bytes) -> bytes:
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + b"".join(extra) + segment(0xDB, b"\0" * 65) + scan + b"\xff\xd9"


def exif(orientation: int) -> bytes:
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack("<HHI4s", 0x010F, 2, 4, b"Sted")
    return segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + b"\0\0\0\0 55.67N 12.56E")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (pdf(), "bilag.pdf", Kind.PDF),
        (word(), "notat.docx", Kind.WORD),
        (package({}, "spreadsheetml.sheet"), "tal.xlsx", Kind.EXCEL),
        (package({}, "presentationml.presentation"), "oplæg.pptx", Kind.POWERPOINT),
        (png(), "kort.png", Kind.PNG),
        (jpeg(), "foto.JPEG", Kind.JPEG),
        ("Æblegrød <b> og 3 < 4\r\n".encode(), "notat.txt", Kind.TEXT),
        (b"kommune;antal\nRebild;3\n", "tal.csv", Kind.CSV),
    ],
)
def test_a_file_is_told_by_its_bytes_and_called_by_its_kind(data, name, kind):
    assert taken(data, name, LIMIT).kind is kind
    disguised = taken(data, "noget.exe" if kind is not Kind.CSV else "noget.csv", LIMIT)
    assert disguised.media_type == kind.media_type
    assert disguised.filename.endswith(kind.suffix)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"  <!DOCTYPE html><p>hej",
        b"tekst foran <script>alert(1)</script>",
        "<html>".encode("utf-16"),
        b"#!/bin/sh\nrm -rf /",
        b"MZ\x90\0\3\0",
        b"\x7fELF\2\1\1\0",
        b"GIF89a\1\0\1\0\0",
        b"Rar!\x1a\7\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x1f\x8b\x08\0\0",
        b"%PDF-1.7 og intet mere",
        b"PK\3\4 og intet mere",
        b"\x89PNG\r\n\x1a\n og intet mere",
        b"\xff\xd8\xff\xe0 og intet mere",
    ],
)
def test_what_is_no_known_kind_or_is_damaged_is_refused_with_a_word(data):
    with pytest.raises(RefusedUpload, match=r"\."):
        taken(data, "notat.pdf", LIMIT)


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(RefusedUpload, match="1 MB"):
        taken(b"a" * 1_000_001, "notat.txt", 1_000_000)
    assert taken(b"a" * 1_000_000, "notat.txt", 1_000_000).kind is Kind.TEXT


def javascript(file):
    file.Root.OpenAction = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def launch(file):
    file.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="x.exe"))])


def named_javascript(file):
    file.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([])))


def form_with_program(file):
    file.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Array([]))


@pytest.mark.parametrize("change", [javascript, launch, named_javascript, form_with_program])
@pytest.mark.parametrize("packing", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}])
def test_a_pdf_that_would_run_something_is_refused_however_it_is_packed(change, packing):
    with pytest.raises(RefusedUpload, match="JavaScript"):
        taken(pdf(change, **packing), "bilag.pdf", LIMIT)


def test_names_in_a_pdf_that_are_spelled_in_numbers_hide_nothing():
    spelled = pdf(javascript).replace(b"/JavaScript", b"/#4aavaScript").replace(b"/JS ", b"/#4aS ")
    with pytest.raises(RefusedUpload):
        taken(spelled, "bilag.pdf", LIMIT)


def test_a_program_that_no_table_of_the_pdf_names_is_found_too():
    hidden = pdf() + b"\n9 0 obj\n<</S /JavaScript /JS (app.alert(1))>>\nendobj\n"
    with pytest.raises(RefusedUpload, match="JavaScript"):
        taken(hidden, "bilag.pdf", LIMIT)


def test_a_pdf_that_opens_at_a_page_and_has_links_is_taken():
    def opens_at_page(file):
        file.Root.OpenAction = pikepdf.Array([file.pages[0].obj, pikepdf.Name.Fit])
        link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")
        file.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(A=link)])

    assert taken(pdf(opens_at_page), "bilag.pdf", LIMIT).kind is Kind.PDF


def test_a_locked_pdf_is_refused_with_what_to_do():
    with pytest.raises(RefusedUpload, match="adgangskode"):
        taken(pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "bilag.pdf", LIMIT)


def test_a_pdf_bomb_is_refused_before_it_is_unpacked():
    bomb = zlib.compress(b"\0" * 200_000_000)
    head = b"%%PDF-1.7\n1 0 obj\n<</Type /ObjStm /Filter /FlateDecode /Length %d>>\nstream\n" % len(bomb)
    with pytest.raises(RefusedUpload, match="for mange dele"):
        taken(head + bomb + b"\nendstream\nendobj\n", "bilag.pdf", LIMIT)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"word/vbaProject.bin": b"x"}, "makroer"),
        ({"word/activeX/activeX1.xml": b"<x/>"}, "makroer"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "makroer"),
        ({"word/media/billede.png": b"MZ program"}, "makroer"),
        ({"word/media/arkiv.png": package({})}, "makroer"),
        ({"word/embeddings/gammelt.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, "makroer"),
        ({"word/embeddings/ark.xlsx": package({"xl/embeddings/a.xlsx": package({})})}, "makroer"),
        ({"../../ude.xml": b"<x/>"}, "beskadiget"),
        ({"/etc/passwd": b"x"}, "beskadiget"),
        ({"word\\document.xml": b"x"}, "beskadiget"),
        ({"word/document.xml": b"0" * 50_000_000}, "fylder for meget"),
        ({f"word/{number}.xml": b"" for number in range(2_100)}, "fylder for meget"),
        ({"word/_rels/a.rels": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "beskadiget"),
        (
            {"word/_rels/settings.xml.rels": b'<R><r Type="x/attachedTemplate" TargetMode="External" Target="x"/></R>'},
            "skabelon",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_office_files_with_something_that_runs_leads_out_or_unpacks_without_end_are_refused(parts, word):
    with pytest.raises(RefusedUpload, match=word):
        taken(package(parts), "notat.docx", LIMIT)


@pytest.mark.parametrize(
    "parts",
    [
        {"word/embeddings/tal.xlsx": package({}, "spreadsheetml.sheet")},
        {"word/printerSettings1.bin": b"A4"},
        {"word/media/tegning.emz": b"\x1f\x8b\x08"},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_what_office_itself_puts_into_a_file_is_taken(parts):
    assert taken(package(parts), "notat.docx", LIMIT).kind is Kind.WORD


def test_every_paper_of_the_demo_is_taken_as_it_is():
    papers = [path for path in DEMO.iterdir() if path.suffix in (".pdf", ".docx", ".txt")]
    assert {path.suffix for path in papers} == {".pdf", ".docx", ".txt"}
    for path in papers:
        kept = taken(path.read_bytes(), path.name, LIMIT)
        assert (kept.data, kept.filename) == (path.read_bytes(), path.name)


def test_a_macro_file_called_docx_and_a_plain_zip_are_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        kind = '<Override PartName="/a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
        archive.writestr("[Content_Types].xml", TYPES.format(kind))
    with pytest.raises(RefusedUpload, match="makroer"):
        taken(written.getvalue(), "notat.docx", LIMIT)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("notat.txt", "hej")
    with pytest.raises(RefusedUpload, match="Pak filen ud"):
        taken(written.getvalue(), "notat.docx", LIMIT)


def test_a_zip_that_lies_about_its_sizes_is_refused():
    data = bytearray(package({"word/document.xml": b"0" * 900_000}))
    honest = struct.pack("<I", 900_000)
    place = data.rfind(honest)
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(RefusedUpload):
        taken(bytes(data), "notat.docx", LIMIT)


def test_a_photograph_tells_neither_place_nor_time_but_stands_as_it_stood():
    kept = taken(jpeg(exif(6), segment(0xFE, b"taget af Ida"), segment(0xED, b"IPTC")), "foto.jpg", LIMIT).data
    assert b"55.67N" not in kept
    assert b"Ida" not in kept
    assert b"IPTC" not in kept
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in kept
    assert b"Exif" not in taken(jpeg(exif(1)), "foto.jpg", LIMIT).data


def test_what_hangs_behind_a_picture_is_left_out_and_the_picture_stays():
    assert taken(jpeg() + b"<script>", "foto.jpg", LIMIT).data == jpeg()
    assert taken(png() + b"<script>", "kort.png", LIMIT).data == png()
    assert taken(png(chunk(b"tEXt", b"Author\0Ida"), chunk(b"eXIf", b"x")), "kort.png", LIMIT).data == png()


def test_text_of_windows_becomes_utf_8():
    assert taken("Ærø".encode("cp1252"), "notat.txt", LIMIT).data == "Ærø".encode()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\Notat.PDF", "Notat.pdf"),
        ("rapport\u202efdp.exe", "rapportfdp.exe.pdf"),
        ("linje\r\nX-Hoved: 1.pdf", "linje X-Hoved 1.pdf"),
        ("con.pdf", "bilag con.pdf"),
        ("...", "bilag.pdf"),
        ("", "bilag.pdf"),
        ("<img src=x>.pdf", "img src=x.pdf"),
        ("Ærø og Læsø (2).pdf", "Ærø og Læsø (2).pdf"),
    ],
)
def test_a_file_name_is_cleaned(name, safe):
    assert safe_name(name, ".pdf") == safe


@given(st.text(max_size=400))
@example("\u2066.\u0000")
def test_any_file_name_becomes_a_short_one_that_is_safe_to_show_and_to_save(name):
    safe = safe_name(name, ".pdf")
    assert safe.endswith(".pdf")
    assert len(safe) <= 130
    assert len(safe) > len(".pdf")
    assert not set(safe) & set('/\\:*?"<>|\r\n\t\0\u202e\u2066')
    assert safe_name(safe, ".pdf") == safe


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-", b"PK\3\4", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_any_bytes_are_taken_or_refused_and_nothing_else_happens(data, head):
    with suppress(RefusedUpload):
        assert taken(head + data, "noget", LIMIT).data


def damaged(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    """The bytes with pieces of others written over them here and there."""
    spoiled = bytearray(data)
    for place, piece in changes:
        start = place % len(spoiled)
        spoiled[start : start + len(piece)] = piece
    return bytes(spoiled)


PIECES = st.binary(max_size=8) | st.sampled_from([b"/JS", b"<<", b">>", b"/S /Launch", b"PK\1\2", b"\xff\xd9", b"[[["])


@given(
    st.sampled_from([pdf(), pdf(javascript), word(), png(), jpeg(exif(6))]),
    st.lists(st.tuples(st.integers(0, 100_000), PIECES), min_size=1, max_size=6),
)
def test_any_damage_to_a_file_leaves_one_that_is_taken_or_refused(data, changes):
    with suppress(RefusedUpload):
        assert taken(damaged(data, changes), "noget", LIMIT).data
