"""The house layout as a Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, time

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from tvaers.document.model import Document
from tvaers.document.writing.layout import (
    ATTENDANCE_TITLE,
    CONTENTS_TITLE,
    PROGRAMME_TITLE,
    LaidItem,
    LaidPart,
    LaidSection,
    Layout,
    lay_out,
)
from tvaers.document.writing.word.blocks import BlockWriter
from tvaers.document.writing.word.fields import add_bookmark, add_field, begin_field, end_field, link_to_bookmark
from tvaers.document.writing.word.sheet import Sheet
from tvaers.document.writing.word.styles import LEFT_MARGIN, RIGHT_MARGIN, set_styles

# ZIP files cannot hold an earlier day.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_UNKNOWN_DAY = datetime(2000, 1, 1, 12)  # noqa: DTZ001 - Word keeps no time zone


def write_word(document: Document, *, holds_closed: bool = False) -> bytes:
    """The document as .docx; the same document gives the same bytes."""
    layout = lay_out(document, holds_closed=holds_closed)
    word = docx.Document()
    set_styles(word)
    _set_page(word, layout)
    _set_properties(word, layout, document)
    sheet = Sheet(word)
    _Paper(sheet, layout, BlockWriter(sheet)).write()
    return _packed(word)


@dataclass(frozen=True)
class _Heading:
    """A numbered heading, its bookmark and its line in the list of contents."""

    number: str
    title: str
    level: int
    bookmark: str


@dataclass
class _Paper:
    """Writes one layout into one Word file."""

    sheet: Sheet
    layout: Layout
    blocks: BlockWriter

    def write(self) -> None:
        """Writes everything, in printed order."""
        self._title_page()
        self._contents()
        self._programme()
        self._attendance()
        for position, section in enumerate(self.layout.sections):
            self._section(section, position)
        if self.layout.colophon:
            self._line(self.layout.colophon, "Colophon")

    def _line(self, text: str, style: str) -> WordParagraph:
        return self.sheet.paragraph(style, text)

    def _title_page(self) -> None:
        if self.layout.stage:
            self._line(self.layout.stage.upper(), "Subtitle")
        self._line(self.layout.title, "Title")
        for fact in self.layout.facts:
            line = self._line(f"{fact.label}:\t{fact.value}", "Fact")
            if fact is self.layout.facts[-1]:
                line.paragraph_format.space_after = Pt(18)
        self.blocks.write(self.layout.preamble, heading_level=1)

    def _contents(self) -> None:
        """The list of contents with its entries written out: Word fills an empty one only when asked to."""
        headings = self._headings()
        if not headings:
            return
        self._line(CONTENTS_TITLE, "TOC Heading")
        paragraphs = [self._contents_entry(heading) for heading in headings]
        begin_field(paragraphs[0], 'TOC \\o "1-2" \\h \\z \\u')
        end_field(paragraphs[-1])

    def _contents_entry(self, heading: _Heading) -> WordParagraph:
        depth = heading.level - self.layout.item_level() + 2
        paragraph = self._line("", f"toc {depth}")
        link = link_to_bookmark(paragraph, heading.bookmark, f"{heading.number}\t{heading.title}\t")
        add_field(paragraph, f"PAGEREF {heading.bookmark} \\h", inside=link)
        return paragraph

    def _headings(self) -> list[_Heading]:
        level = self.layout.item_level()
        found: list[_Heading] = []
        for position, section in enumerate(self.layout.sections):
            if section.number:
                found.append(_Heading(section.number, section.title, 1, _section_bookmark(position)))
            for place, item in enumerate(section.items):
                found.append(_Heading(item.number, item.title, level, _item_bookmark(position, place)))
        return found

    def _programme(self) -> None:
        if self.layout.programme:
            self.sheet.heading(PROGRAMME_TITLE, 1)
        for entry in self.layout.programme:
            self._line(f"{entry.time}\t{entry.text}", "Fact")

    def _attendance(self) -> None:
        if self.layout.attendance:
            self.sheet.heading(ATTENDANCE_TITLE, 1)
        for group in self.layout.attendance:
            self.sheet.heading(group.title, 2)
            for line in group.lines:
                self._line(line, "Attendee")

    def _section(self, section: LaidSection, position: int) -> None:
        if section.number:
            self._numbered_heading(_Heading(section.number, section.title, 1, _section_bookmark(position)))
        self.blocks.write(section.blocks, heading_level=2 if section.number else 1)
        for place, item in enumerate(section.items):
            self._item(item, _item_bookmark(position, place))

    def _item(self, item: LaidItem, bookmark: str) -> None:
        level = self.layout.item_level()
        self._numbered_heading(_Heading(item.number, item.title, level, bookmark))
        for line in item.lines:
            self._line(line, "Item Details")
        for part in item.parts:
            self._part(part, level + 1)

    def _numbered_heading(self, heading: _Heading) -> None:
        paragraph = self.sheet.heading(f"{heading.number}\t{heading.title}", heading.level)
        paragraph.paragraph_format.left_indent = Mm(11.5)
        paragraph.paragraph_format.first_line_indent = Mm(-11.5)
        add_bookmark(paragraph, heading.bookmark)

    def _part(self, part: LaidPart, level: int) -> None:
        if part.title is None:
            self.blocks.write(part.blocks, heading_level=level)
            return
        self.sheet.heading(part.title, level)
        self.blocks.write(part.blocks, heading_level=level + 1)


def _section_bookmark(position: int) -> str:
    return f"_Toc{position + 1:03}000"


def _item_bookmark(position: int, place: int) -> str:
    return f"_Toc{position + 1:03}{place + 1:03}"


def _set_page(word: WordDocument, layout: Layout) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = LEFT_MARGIN, RIGHT_MARGIN
    section.top_margin, section.bottom_margin = Mm(30), Mm(24)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = word.styles["Header"]
    if layout.closed_mark:
        for header in (section.header, section.first_page_header):
            marked = header.paragraphs[0].insert_paragraph_before(layout.closed_mark, style="Closed Mark")
            marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{layout.running_head}\tSIDE | ")
    add_field(paragraph, "PAGE", result="2")


def _set_properties(word: WordDocument, layout: Layout, document: Document) -> None:
    moment = datetime.combine(document.date, time(12)) if document.date else _UNKNOWN_DAY
    properties = word.core_properties
    properties.title = layout.full_title
    properties.author = layout.title
    properties.last_modified_by = layout.title
    properties.comments = ""
    properties.language = "da-DK"
    properties.created = properties.modified = moment


def _packed(word: WordDocument) -> bytes:
    """The file with fixed times in its table of contents, so that equal documents are equal files."""
    written = io.BytesIO()
    word.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
