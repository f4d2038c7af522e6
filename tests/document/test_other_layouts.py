"""The same document set in another way says the same.

The real documents are read again as another program, machine or extraction would have left them: other line ends,
encodings, bullets and page marks. What they say must be equal to what the document itself says, which
`test_real_documents.py` holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tvaers.document.contract import to_contract
from tvaers.document.reading import read_file

pytestmark = pytest.mark.documents

NAMES = (
    "kkr-midtjylland-2025-02-05-referat.txt",
    "kkr-nordjylland-2021-02-05-dagsorden.txt",
    "kkr-nordjylland-2025-02-07-referat.txt",
)
# In the extracted text a page begins with one space, without the empty line that stands between all other lines.
FIRST_OF_A_PAGE = re.compile(r"(?<=[^\n]\n) (?=\S)")
BULLET = re.compile(r"^( ?)[–-] ", re.MULTILINE)


def _mark_of(text: str) -> str:
    """The running head of the document: council and date."""
    found = re.search(r"^KKR \w+ +\| \d\d-\d\d-\d{4}", text, re.MULTILINE)
    assert found
    return found.group()


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Windows-1252": lambda text: text.replace("\u0336", "–").encode("cp1252"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "hard spaces after numbers": lambda text: re.sub(r"(?m)^( ?\d+\.\d*\.?) ", "\\1\u00a0", text).encode(),
    "round bullets": lambda text: BULLET.sub(r"\1• ", text).encode(),
    "minus bullets": lambda text: BULLET.sub(r"\1− ", text).encode(),
    "hyphen bullets": lambda text: BULLET.sub(r"\1- ", text).encode(),
    "stroke bullets": lambda text: BULLET.sub("\\1\u0336 ", text).encode(),
    "no empty lines between printed lines": lambda text: "\n".join(filter(None, text.split("\n"))).encode(),
    "head on every page": lambda text: FIRST_OF_A_PAGE.sub(f"\n\n{_mark_of(text)} \n\n SIDE  |  9 \n\n", text).encode(),
    "head on one line": lambda text: FIRST_OF_A_PAGE.sub(f"{_mark_of(text)} SIDE | 9 \n\n", text).encode(),
    "page number at the foot": lambda text: FIRST_OF_A_PAGE.sub("Side 9 \n\n ", text).encode(),
}

# Titles that only the space before them tells apart run together when the pages' spaces look the same.
AMBIGUOUS = {("no empty lines between printed lines", "kkr-midtjylland-2025-02-05-referat.txt")}


def _differences(left: Any, right: Any, where: str = "") -> list[str]:
    """Where two JSON values differ, as paths."""
    if isinstance(left, dict) and isinstance(right, dict):
        return [path for key in left for path in _differences(left[key], right.get(key), f"{where}.{key}")]
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right, strict=True))
        return [path for index, (one, other) in pairs for path in _differences(one, other, f"{where}[{index}]")]
    return [] if left == right else [where]


@cache
def _content(path: Path) -> dict[str, Any]:
    data = to_contract(read_file(path))
    del data["source"], data["warnings"]
    return data


@pytest.mark.parametrize(
    ("layout", "name"), [(layout, name) for layout in LAYOUTS for name in NAMES if (layout, name) not in AMBIGUOUS]
)
def test_another_layout_reads_the_same(real_documents: dict[str, Path], tmp_path: Path, layout: str, name: str) -> None:
    if name not in real_documents:
        pytest.skip(f"{name} is not beside the project (../shared/documents)")
    path = tmp_path / name
    path.write_bytes(LAYOUTS[layout](real_documents[name].read_text(encoding="utf-8")))
    assert _differences(_content(real_documents[name]), _content(path)) == []
