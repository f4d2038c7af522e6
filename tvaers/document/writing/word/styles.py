"""The styles of a Word file: the look of the house layout, in Word's own terms so that people can change it."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

LEFT_MARGIN = Mm(34)
RIGHT_MARGIN = Mm(28)
_TEXT_WIDTH = Mm(210 - 34 - 28)
_FONT = "Calibri"
_INK = RGBColor(0x1B, 0x27, 0x33)
_ACCENT = RGBColor(0x14, 0x49, 0x6E)
_QUIET = RGBColor(0x4F, 0x5B, 0x66)
_WARNING = RGBColor(0x8A, 0x1C, 0x12)
_HAIRLINE = "C5CCD3"


@dataclass(frozen=True)
class _Look:
    """The look of a paragraph style; sizes and spaces in points, indents in millimetres."""

    name: str
    size: float = 11
    color: RGBColor = _INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    left: float = 0
    first_line: float = 0
    keep_with_next: bool = False


_LOOKS = (
    _Look("Normal"),
    _Look("Subtitle", size=11, color=_QUIET, bold=True, after=4),
    _Look("Title", size=28, color=_ACCENT, bold=True, after=18),
    _Look("Heading 1", size=16, color=_ACCENT, bold=True, before=22, after=8, keep_with_next=True),
    _Look("Heading 2", size=13, bold=True, before=18, after=4, keep_with_next=True),
    _Look("Heading 3", color=_ACCENT, bold=True, before=10, after=3, keep_with_next=True),
    _Look("Heading 4", bold=True, before=8, after=3, keep_with_next=True),
    *(
        _Look(f"Heading {level}", bold=True, italic=True, before=8, after=3, keep_with_next=True)
        for level in range(5, 10)
    ),
    _Look("Fact", after=3, left=27, first_line=-27),
    _Look("Attendee", after=2, left=5, first_line=-5),
    _Look("Item Details", size=9, color=_QUIET, after=2, keep_with_next=True),
    _Look("Attachment", first_line=-9),
    _Look("List Bullet", after=3),
    _Look("List Number", after=3),
    _Look("Quote", left=6, after=6),
    _Look("Code Block", size=10),
    _Look("Rule", after=8),
    _Look("Table Text", size=10, before=2, after=2),
    _Look("Table Heading", size=10, bold=True, before=2, after=2),
    _Look("After Table", size=4, after=4),
    _Look("TOC Heading", size=16, color=_ACCENT, bold=True, before=22, after=8, keep_with_next=True),
    _Look("toc 1", bold=True, before=6, after=2, left=11.5, first_line=-11.5),
    _Look("toc 2", after=2, left=11.5, first_line=-11.5),
    _Look("Header", size=9, color=_QUIET),
    _Look("Closed Mark", size=9, color=_WARNING, bold=True, after=2),
    _Look("Colophon", size=8, color=_QUIET, before=24),
)


def set_styles(word: WordDocument) -> None:
    """Gives the Word file the styles of the house layout, with Danish as its language."""
    _set_defaults(word)
    for look in _LOOKS:
        _apply(_paragraph_style(word, look.name), look)
    for name in ("Fact", "Attachment", "Heading 1", "Heading 2", "toc 1", "toc 2"):
        _tab(word, name, {"Fact": Mm(27), "Attachment": Mm(0)}.get(name, Mm(11.5)))
    for name in ("toc 1", "toc 2"):
        _tab(word, name, _TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _tab(word, "Header", _TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _border_below(word, "Header")
    _border_below(word, "Rule")
    _character_styles(word)
    _table_style(word)


def _set_defaults(word: WordDocument) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), "da-DK")
    hyphenation = OxmlElement("w:autoHyphenation")
    hyphenation.set(qn("w:val"), "false")
    word.settings.element.append(hyphenation)


def _paragraph_style(word: WordDocument, name: str) -> ParagraphStyle:
    known = {style.name: style for style in word.styles}
    style = known.get(name) or word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _apply(style: ParagraphStyle, look: _Look) -> None:
    properties = style.element.get_or_add_rPr()
    for element in list(properties):
        properties.remove(element)
    style.font.name = _FONT
    style.font.size = Pt(look.size)
    style.font.color.rgb = look.color
    style.font.bold, style.font.italic = look.bold, look.italic
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.left_indent, layout.first_line_indent = Mm(look.left), Mm(look.first_line)
    layout.keep_with_next = look.keep_with_next
    layout.line_spacing = 1.15
    layout.tab_stops.clear_all()
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _tab(
    word: WordDocument,
    name: str,
    at: Length,
    alignment: WD_TAB_ALIGNMENT = WD_TAB_ALIGNMENT.LEFT,
    leader: WD_TAB_LEADER = WD_TAB_LEADER.SPACES,
) -> None:
    _paragraph_style(word, name).paragraph_format.tab_stops.add_tab_stop(at, alignment, leader)


def _border_below(word: WordDocument, name: str) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(_line("w:bottom"))
    _paragraph_style(word, name).element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _line(name: str) -> BaseOxmlElement:
    line = OxmlElement(name)
    for attribute, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "4"), ("w:color", _HAIRLINE)):
        line.set(qn(attribute), value)
    return line


def _character_styles(word: WordDocument) -> None:
    for name in ("Hyperlink", "Code"):
        style = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        if isinstance(style, CharacterStyle) and name == "Hyperlink":
            style.font.color.rgb = _ACCENT
            style.font.underline = True
        elif isinstance(style, CharacterStyle):
            style.font.name = "Consolas"


def _table_style(word: WordDocument) -> None:
    """Thin lines between rows."""
    style = word.styles.add_style("Paper Table", WD_STYLE_TYPE.TABLE)
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for name in ("w:top", "w:bottom", "w:insideH"):
        borders.append(_line(name))
    properties.append(borders)
    style.element.append(properties)
