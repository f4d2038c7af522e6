"""The document as a Word file: real headings, lists, tables and links, so that it can be worked on."""

from tvaers.document.writing.word.paper import write_word

__all__ = ["write_word"]
