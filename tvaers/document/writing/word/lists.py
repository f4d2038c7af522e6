"""Real lists: numbering definitions (ECMA-376, part 1, 17.9), one instance for each list so that each counts alone."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tvaers.document.blocks import Delimiter

DEEPEST_LEVEL = 8
INDENT = Mm(6)
_BULLET = "–"


class Lists:
    """The numbering definitions of one Word file."""

    def __init__(self, word: WordDocument) -> None:
        self._numbering: BaseOxmlElement = word.part.numbering_part.element
        for element in list(self._numbering):
            self._numbering.remove(element)
        self._bullets = self._definition(0, "bullet", _BULLET)
        self._numbers = {
            Delimiter.PERIOD: self._definition(1, "decimal", "%{level}."),
            Delimiter.PARENTHESIS: self._definition(2, "decimal", "%{level})"),
        }
        self._instances = 0
        self._bullet_instance = self._instance(self._bullets)

    def bullets(self) -> int:
        """The number of the instance that all bullet lists share."""
        return self._bullet_instance

    def numbers(self, delimiter: Delimiter, start: int, level: int) -> int:
        """The number of a new instance whose entries on `level` count from `start`."""
        return self._instance(self._numbers[delimiter], start=start, level=min(level, DEEPEST_LEVEL))

    def _instance(self, definition: int, *, start: int | None = None, level: int = 0) -> int:
        self._instances += 1
        instance = _element("w:num", {"w:numId": str(self._instances)})
        instance.append(_element("w:abstractNumId", {"w:val": str(definition)}))
        if start is not None:
            override = _element("w:lvlOverride", {"w:ilvl": str(level)})
            override.append(_element("w:startOverride", {"w:val": str(start)}))
            instance.append(override)
        self._numbering.append(instance)
        return self._instances

    def _definition(self, number: int, form: str, text: str) -> int:
        definition = _element("w:abstractNum", {"w:abstractNumId": str(number)})
        definition.append(_element("w:multiLevelType", {"w:val": "hybridMultilevel"}))
        for level in range(DEEPEST_LEVEL + 1):
            definition.append(_level(level, form, text.replace("{level}", str(level + 1))))
        self._numbering.append(definition)
        return number


def set_list_place(paragraph: Paragraph, instance: int, level: int) -> None:
    """Makes the paragraph an entry of the list `instance`, `level` 0 being the outermost."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, DEEPEST_LEVEL)
    properties.get_or_add_numId().val = instance


def _level(level: int, form: str, text: str) -> BaseOxmlElement:
    element = _element("w:lvl", {"w:ilvl": str(level)})
    element.append(_element("w:start", {"w:val": "1"}))
    element.append(_element("w:numFmt", {"w:val": form}))
    element.append(_element("w:lvlText", {"w:val": text}))
    element.append(_element("w:lvlJc", {"w:val": "left"}))
    properties = OxmlElement("w:pPr")
    left = INDENT.twips * (level + 1)
    properties.append(_element("w:ind", {"w:left": str(left), "w:hanging": str(INDENT.twips)}))
    element.append(properties)
    return element


def _element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(attribute), value)
    return element
