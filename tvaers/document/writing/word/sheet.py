"""A Word file that is being written: paragraphs by the name of their style."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph


class Sheet:
    """A Word file and the identifiers of its styles.

    python-docx looks through all styles for each paragraph, which takes most of its time; here it is done once.
    """

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self._style_ids = {style.name: style.style_id for style in word.styles}

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """A new paragraph at the end of the file."""
        paragraph = self.word.add_paragraph(text)
        self.set_style(paragraph._p, style)
        return paragraph

    def heading(self, text: str, level: int) -> Paragraph:
        """A new heading at the end of the file."""
        return self.paragraph(f"Heading {level}", text)

    def set_style(self, element: BaseOxmlElement, style: str) -> None:
        """Gives a paragraph or a run the style of that name."""
        element.style = self._style_ids[style]
