"""The Word file as a package: opened within limits, its parts parsed, its styles and lists looked up.

A .docx is a zip from outside: sizes are checked before anything is unpacked, and XML is parsed without entities.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tvaers.document.reading.errors import UnreadableDocument

MAX_UNPACKED = 40_000_000
MAX_RATIO = 200
MAX_ENTRIES = 2_000
_DAMAGED = "Word-filen er beskadiget og kan ikke læses. Åbn den i Word, gem den igen som .docx og prøv igen."
_TOO_LARGE = "Word-filen fylder for meget, når den pakkes ud. Gem dokumentet uden billeder og bilag og prøv igen."
_NO_WORD = "Filen er ikke et Word-dokument. Gem dokumentet som .docx, PDF eller tekst og prøv igen."
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

Element = Any


def q(name: str) -> str:
    """The full name of "w:p" and the like."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def value(element: Element | None, name: str = "w:val") -> str | None:
    """The attribute of the element, or None when either is not there."""
    return None if element is None else element.get(q(name))


@dataclass(frozen=True)
class Style:
    """A paragraph or character style: its name in small letters, its outline level, its list, its weight."""

    name: str
    outline: int | None = None
    list_id: str | None = None
    depth: int = 0
    bold: bool = False


@dataclass(frozen=True)
class ListLevel:
    """How one depth of a list is marked: `form` is Word's ("bullet", "decimal"), `text` as "%1."."""

    form: str
    text: str
    start: int


@dataclass
class WordPackage:
    """The parsed parts of one file."""

    body: Element
    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    list_families: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)
    heads: list[Element] = field(default_factory=list)


def open_word(data: bytes) -> WordPackage:
    """The package that the bytes are. Raises UnreadableDocument when they are damaged, too large or no Word file."""
    if not data.startswith(b"PK"):
        raise UnreadableDocument(_NO_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            return _package(archive)
    except _DAMAGE as error:
        raise UnreadableDocument(_DAMAGED) from error
    except RuntimeError as error:
        raise UnreadableDocument("Word-filen er låst med en adgangskode. Fjern adgangskoden og prøv igen.") from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    wanted = [entry for entry in entries if entry.filename.startswith("word/") and entry.filename.endswith(".xml")]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in wanted) > MAX_UNPACKED:
        raise UnreadableDocument(_TOO_LARGE)
    if unpacked > 1_000_000 and unpacked > MAX_RATIO * max(packed, 1):
        raise UnreadableDocument(_TOO_LARGE)


def _package(archive: zipfile.ZipFile) -> WordPackage:
    names = set(archive.namelist())
    if "word/document.xml" not in names:
        raise UnreadableDocument(_NO_WORD)
    document = _parsed(archive, "word/document.xml")
    body = document.find(q("w:body"))
    if body is None:
        raise UnreadableDocument(_DAMAGED)
    package = WordPackage(body)
    if "word/styles.xml" in names:
        package.styles = _styles(_parsed(archive, "word/styles.xml"))
    if "word/numbering.xml" in names:
        _read_lists(package, _parsed(archive, "word/numbering.xml"))
    if "word/_rels/document.xml.rels" in names:
        package.targets = _targets(_parsed(archive, "word/_rels/document.xml.rels"))
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in names:
            package.notes |= _notes(_parsed(archive, name))
    heads = sorted(name for name in names if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"))
    package.heads = [_parsed(archive, name) for name in heads[:12]]
    return package


def _parsed(archive: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    with archive.open(name) as part:
        content = part.read(MAX_UNPACKED + 1)
    if len(content) > MAX_UNPACKED:
        raise UnreadableDocument(_TOO_LARGE)
    return etree.fromstring(content, parser)


def _styles(root: Element) -> dict[str, Style]:
    elements = {element.get(q("w:styleId")): element for element in root.iter(q("w:style"))}
    return {key: _style(element, elements) for key, element in elements.items() if key}


def _style(element: Element, elements: dict[str, Element]) -> Style:
    """The style with what it inherits, at most ten styles up."""
    name = (value(element.find(q("w:name"))) or "").lower()
    outline = list_id = depth = bold = None
    current: Element | None = element
    for _ in range(10):
        if current is None:
            break
        outline = outline or value(current.find(f"{q('w:pPr')}/{q('w:outlineLvl')}"))
        number = current.find(f"{q('w:pPr')}/{q('w:numPr')}")
        if list_id is None and number is not None:
            list_id = value(number.find(q("w:numId")))
            depth = value(number.find(q("w:ilvl")))
        if bold is None and current.find(f"{q('w:rPr')}/{q('w:b')}") is not None:
            bold = value(current.find(f"{q('w:rPr')}/{q('w:b')}")) not in ("0", "false")
        current = elements.get(value(current.find(q("w:basedOn"))) or "")
    return Style(name, _whole(outline), list_id, _whole(depth) or 0, bool(bold))


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _read_lists(package: WordPackage, root: Element) -> None:
    families = {value(element, "w:abstractNumId"): _levels(element) for element in root.findall(q("w:abstractNum"))}
    for element in root.findall(q("w:num")):
        number = value(element, "w:numId")
        family = value(element.find(q("w:abstractNumId")))
        if number is None:
            continue
        levels = dict(families.get(family, {}))
        for override in element.findall(q("w:lvlOverride")):
            depth = _whole(value(override, "w:ilvl")) or 0
            start = _whole(value(override.find(q("w:startOverride"))))
            if depth in levels and start is not None:
                levels[depth] = ListLevel(levels[depth].form, levels[depth].text, start)
        package.lists[number] = levels
        overridden = element.find(q("w:lvlOverride")) is not None
        package.list_families[number] = number if overridden or family is None else family


def _levels(element: Element) -> dict[int, ListLevel]:
    return {
        _whole(value(level, "w:ilvl")) or 0: ListLevel(
            value(level.find(q("w:numFmt"))) or "decimal",
            value(level.find(q("w:lvlText"))) or "",
            _whole(value(level.find(q("w:start")))) or 0 if level.find(q("w:start")) is not None else 1,
        )
        for level in element.findall(q("w:lvl"))
    }


def _targets(root: Element) -> dict[str, str]:
    return {
        relation.get("Id"): relation.get("Target")
        for relation in root
        if relation.get("Type") == _HYPERLINK and relation.get("Target")
    }


def _notes(root: Element) -> dict[str, Element]:
    return {note.get(q("w:id")): note for note in root if note.get(q("w:type")) is None and note.get(q("w:id"))}
