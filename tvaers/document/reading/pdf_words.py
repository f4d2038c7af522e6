"""Which words of a PDF page each of its text objects painted.

PDFium looks through the whole page for the words of one object, and a page has hundreds. Here the page's text is gone
through once: the object of a sign is asked for only where one object may end and the next begin.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

# What PDFium writes for a hyphen that ends a line, which it then does not end.
LINE_END_HYPHENS = "\x02\ufffe"
_NOBODY = bytes(ctypes.sizeof(ctypes.c_void_p))


class PaintedWords:
    """The words of the text objects of one page."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        self._signs = _signs(textpage)
        self._words: dict[bytes, str] = {}
        self._read()

    def of(self, painted: Any) -> str:
        """The words that the object painted; empty when it painted none.

        A hanging hyphen is printed with a no-break space, so that a hyphen at a line's end is one inside a word.
        """
        return self._words.get(bytes(painted), "")

    def _read(self) -> None:
        at, last = 0, len(self._signs)
        while at < last:
            painter = _NOBODY if self._signs[at] in "\r\n" else self._painter(at)
            if painter == _NOBODY:
                at += 1
                continue
            end = self._end(at, painter)
            # A space that PDFium sees between two objects belongs to the first of them.
            space = " " if self._signs.startswith(" ", end) else ""
            self._words[painter] = self._words.get(painter, "") + self._signs[at:end] + space
            at = end

    def _painter(self, at: int) -> bytes:
        """The object that painted the sign at `at`: a pointer's bytes are the address that it holds."""
        return bytes(raw.FPDFText_GetTextObject(self._page, at))

    def _end(self, start: int, painter: bytes) -> int:
        """Where the signs end that `painter` painted from `start` on: mostly at the line's end."""
        line_end = self._signs.find("\r", start + 1)
        line_end = len(self._signs) if line_end < 0 else line_end
        if self._painter(line_end - 1) == painter:
            return line_end
        own, step = start, 1
        while own + step < line_end and self._painter(own + step) == painter:
            own, step = own + step, step * 2
        others = min(own + step, line_end - 1)
        while others - own > 1:
            middle = (own + others) // 2
            if self._painter(middle) == painter:
                own = middle
            else:
                others = middle
        return others


def _signs(textpage: pypdfium2.PdfTextPage) -> str:
    """The page's text, in which a sign's place is the number that PDFium knows it by."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range())
    if len(text) != count:
        # A sign without a meaning is left out of the text, and all places after it would be wrong.
        text = "".join(chr(raw.FPDFText_GetUnicode(textpage.raw, at)) for at in range(count))
    return with_hyphens(text).replace("\N{NO-BREAK SPACE}", " ")


def with_hyphens(text: str) -> str:
    """The text with hyphens for what PDFium writes at the ends of lines."""
    for sign in LINE_END_HYPHENS:
        text = text.replace(sign, "-")
    return text
