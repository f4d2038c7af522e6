"""The words of a Word paragraph with their looks and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tvaers.document.blocks import Break, Code, Emphasis, Inline, Link, Strong, Text
from tvaers.document.blocks.parsing import is_allowed_target
from tvaers.document.reading.word_package import Element, WordPackage, q, value

_FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_INSIDE = frozenset(map(q, ("w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:moveTo", "w:customXml")))
_SIGNS = {q("w:tab"): " ", q("w:noBreakHyphen"): "-", q("w:cr"): "\n", q("w:softHyphen"): ""}


@dataclass(frozen=True)
class _Look:
    """How words look, and where they lead."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    target: str | None = None


@dataclass
class _Field:
    """A field in progress: its instruction is read, then its result is shown."""

    instruction: str = ""
    showing: bool = False

    def target(self) -> str | None:
        """The address that the field leads to."""
        match = _FIELD_LINK.search(self.instruction)
        return match.group(1) if match and is_allowed_target(match.group(1)) else None


@dataclass
class RunReader:
    """Reads the runs of one paragraph; `bold_is_plain` where the style itself is bold."""

    package: WordPackage
    bold_is_plain: bool = False
    fields: list[_Field] | None = None

    def inlines(self, paragraph: Element) -> list[Inline]:
        """The paragraph's words, not yet in normal form."""
        self.fields = []
        return list(self._children(paragraph, _Look()))

    def _children(self, parent: Element, look: _Look) -> Iterator[Inline]:
        for element in parent:
            if element.tag == q("w:r"):
                yield from self._run(element, look)
            elif element.tag == q("w:hyperlink"):
                target = self.package.targets.get(value(element, "r:id") or "")
                allowed = target if target and is_allowed_target(target) else None
                yield from self._children(element, replace(look, target=allowed))
            elif element.tag in _INSIDE:
                yield from self._children(element, look)

    def _run(self, run: Element, look: _Look) -> Iterator[Inline]:
        look = self._look(run, look)
        for element in run:
            if element.tag == q("w:fldChar"):
                self._field_character(value(element, "w:fldCharType"))
            elif element.tag == q("w:instrText"):
                if self.fields:
                    self.fields[-1].instruction += element.text or ""
            elif self.fields and not self.fields[-1].showing:
                continue
            elif element.tag == q("w:t"):
                yield (
                    _dressed(Text(element.text or ""), self._linked(look))
                    if not look.code
                    else _dressed(Code(element.text or ""), self._linked(look))
                )
            elif element.tag in _SIGNS:
                yield Text(_SIGNS[element.tag])
            elif element.tag == q("w:br") and value(element, "w:type") is None:
                yield Break()

    def _linked(self, look: _Look) -> _Look:
        target = next((field.target() for field in reversed(self.fields or []) if field.target()), None)
        return replace(look, target=look.target or target)

    def _field_character(self, kind: str | None) -> None:
        fields = self.fields if self.fields is not None else []
        if kind == "begin":
            fields.append(_Field())
        elif kind == "separate" and fields:
            fields[-1].showing = True
        elif kind == "end" and fields:
            fields.pop()

    def _look(self, run: Element, look: _Look) -> _Look:
        properties = run.find(q("w:rPr"))
        if properties is None:
            return look
        style = self.package.styles.get(value(properties.find(q("w:rStyle"))) or "")
        return replace(
            look,
            bold=_is_on(properties.find(q("w:b"))) and not self.bold_is_plain,
            italic=_is_on(properties.find(q("w:i"))),
            code=style is not None and style.name == "code",
        )


def _is_on(element: Element | None) -> bool:
    return element is not None and value(element) not in ("0", "false", "none")


def _dressed(inline: Inline, look: _Look) -> Inline:
    if look.italic:
        inline = Emphasis((inline,))
    if look.bold:
        inline = Strong((inline,))
    return Link(look.target, (inline,)) if look.target else inline
