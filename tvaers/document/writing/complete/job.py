"""What a process of its own is told to make a complete PDF: the paper, and where on the disk its enclosures are."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tvaers.document.contract import from_contract, to_contract
from tvaers.document.model import Document
from tvaers.document.writing.complete.enclosures import Enclosure


@dataclass(frozen=True)
class EnclosedFile:
    """An `Enclosure` whose bytes are in a file."""

    item_number: str
    position: int
    title: str
    filename: str
    media_type: str
    path: Path

    def read(self) -> Enclosure:
        """The enclosure with its bytes. Raises OSError."""
        return Enclosure(
            self.item_number, self.position, self.title, self.filename, self.media_type, self.path.read_bytes()
        )


@dataclass(frozen=True)
class Job:
    """A paper, its PDF, and the files that are enclosed with it."""

    paper: Document
    paper_pdf: bytes
    files: Sequence[EnclosedFile]
    holds_closed: bool = False

    def to_json(self) -> str:
        """The job as JSON."""
        files = [{**vars(file), "path": str(file.path)} for file in self.files]
        pdf = base64.b85encode(self.paper_pdf).decode()
        paper = to_contract(self.paper)
        return json.dumps({"paper": paper, "paper_pdf": pdf, "files": files, "holds_closed": self.holds_closed})

    @classmethod
    def from_json(cls, told: str | bytes) -> Job:
        """The job that `to_json` told of."""
        data: dict[str, Any] = json.loads(told)
        files = [EnclosedFile(**{**file, "path": Path(file["path"])}) for file in data["files"]]
        return cls(from_contract(data["paper"]), base64.b85decode(data["paper_pdf"]), files, data["holds_closed"])
