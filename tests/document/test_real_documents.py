"""The real documents are read as a careful person reads them.

The expectations were made by hand from the printed pages, before and apart from the reader. They hold numbers, titles,
names, links and counts, and the texts as hashes of their words, so that no sentence of the documents is kept here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.document.normalised import Block, BlockKind, blocks, fingerprint, first_difference, words
from tvaers.document.contract import to_contract
from tvaers.document.reading import read_file

pytestmark = pytest.mark.documents

HERE = Path(__file__).parent
EXPECTED = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("expectations/*.json"))]
PART_NAMES = ("background", "recommendation", "presentation", "decision")
DOUBTS_ABOUT_CONTENT = ("date", "year", "week", "past", "future", "sum", "party", "municipality", "conflict")

Json = dict[str, Any]
Reader = Callable[[Json], Json]


@cache
def _read(path: Path) -> Json:
    document: Json = json.loads(json.dumps(to_contract(read_file(path))))
    return document


@pytest.fixture
def read(real_documents: dict[str, Path]) -> Reader:
    """Reads the document that an expectation is about, and gives the contract's JSON."""

    def read_expected(expected: Json) -> Json:
        if expected["filename"] not in real_documents:
            pytest.skip(f"{expected['filename']} is not beside the project (../shared/documents)")
        return _read(real_documents[expected["filename"]])

    return read_expected


def _label(expected: Json) -> str:
    council, year = expected["council"].split()[-1].lower(), expected["date"][:4]
    return f"{council}-{year}"


EACH_DOCUMENT = pytest.mark.parametrize("expected", [pytest.param(one, id=_label(one)) for one in EXPECTED])
EACH_ITEM = pytest.mark.parametrize(
    ("expected", "item"),
    [pytest.param(one, item, id=f"{_label(one)}:{item['number']}") for one in EXPECTED for item in one["items"]],
)
EACH_PART = pytest.mark.parametrize(
    ("expected", "item", "part"),
    [
        pytest.param(one, item, part, id=f"{_label(one)}:{item['number']}:{part}")
        for one in EXPECTED
        for item in one["items"]
        for part in PART_NAMES
        if item["parts"][part]
    ],
)


def _item(document: Json, number: str) -> Json:
    found: list[Json] = [
        item for section in document["sections"] for item in section["items"] if item["number"] == number
    ]
    assert len(found) == 1, f"item {number} stands {len(found)} times in the document"
    return found[0]


def _hashes(texts: list[str]) -> list[str]:
    return [fingerprint(words(text)) for text in texts]


def _shown(text: str, expected: list[str]) -> str:
    """The text as the expectations hold it: as it is, or as its hash when it is long."""
    hidden = f"sha256:{fingerprint(text)}"
    return hidden if hidden in expected else text


@EACH_DOCUMENT
def test_the_expectations_are_about_this_very_file(read: Reader, expected: Json) -> None:
    source = read(expected)["source"]
    assert (source["filename"], source["sha256"]) == (expected["filename"], expected["source_sha256"])


@EACH_DOCUMENT
def test_what_is_read_follows_the_contract(read: Reader, expected: Json) -> None:
    schema = json.loads((HERE / "document.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(read(expected))


@EACH_DOCUMENT
@pytest.mark.parametrize("field", ["council", "kind", "date", "time", "place", "next_meeting"])
def test_the_meeting_is_told(read: Reader, expected: Json, field: str) -> None:
    assert read(expected)[field] == expected[field]


@EACH_DOCUMENT
def test_the_kind_of_meeting_is_not_that_of_another_meeting(read: Reader, expected: Json) -> None:
    assert read(expected)["meeting_kind"] in expected["meeting_kind"]


@EACH_DOCUMENT
def test_the_programme_of_the_day_is_read(read: Reader, expected: Json) -> None:
    programme = read(expected)["programme"]
    assert [{**entry, "text": entry["text"].rstrip(".")} for entry in programme] == expected["programme"]


@EACH_DOCUMENT
@pytest.mark.parametrize("group", ["participants", "apologies", "guests"])
def test_everyone_on_the_attendance_list_is_read(read: Reader, expected: Json, group: str) -> None:
    people = [{field: one[field] for field in ("name", "party", "municipality")} for one in read(expected)[group]]
    assert people == expected.get(group, [])


@EACH_DOCUMENT
def test_sections_stand_in_their_order_also_the_empty_ones(read: Reader, expected: Json) -> None:
    sections = read(expected)["sections"]
    told = [
        {"number": one["number"], "title": one["title"], "items": [item["number"] for item in one["items"]]}
        for one in sections
    ]
    assert told == expected["sections"]
    assert [section["text"] for section in sections if section["text"]] == []


@EACH_DOCUMENT
def test_the_standing_first_page_is_kept_or_told_of(read: Reader, expected: Json) -> None:
    document = read(expected)
    if document["preamble"]:
        assert fingerprint(words(document["preamble"])) == expected["preamble"]["sha256"]
    else:
        assert _lines_told(document) >= set(expected["preamble"]["lines"])


@EACH_DOCUMENT
def test_page_furniture_is_told_of_by_its_lines(read: Reader, expected: Json) -> None:
    told = _lines_told(read(expected))
    missing = [line for pair in expected["furniture_lines"] for line in pair if line not in told]
    assert missing == [], "no warning names these lines of page furniture"


@EACH_DOCUMENT
def test_what_is_doubtful_is_in_the_warnings(read: Reader, expected: Json) -> None:
    warnings = read(expected)["warnings"]
    missing = [one["about"] for one in expected["warnings"] if not any(_is_told(one, warning) for warning in warnings)]
    assert missing == [], f"warned of is: {[(one['code'], one['item'], one['line']) for one in warnings]}"


@EACH_DOCUMENT
def test_what_is_right_raises_no_doubt(read: Reader, expected: Json) -> None:
    false_alarms = [
        warning
        for warning in read(expected)["warnings"]
        if any(word in warning["code"] for word in DOUBTS_ABOUT_CONTENT)
        and warning["item"] not in expected["doubtful_items"]
    ]
    assert false_alarms == []


def _is_told(expected: Json, warning: Json) -> bool:
    if warning["item"] != expected["item"] or expected["code"] not in (None, warning["code"]):
        return False
    points_there = warning["line"] in expected["lines"] or any(word in warning["message"] for word in expected["words"])
    return points_there or not (expected["lines"] or expected["words"])


def _lines_told(document: Json) -> set[int]:
    """Every line that a warning names: as its line, in its message, or within a range such as 144-146."""
    told: set[int] = set()
    for warning in document["warnings"]:
        told.add(warning["line"] or 0)
        for first, last in re.findall(r"\b(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\b", warning["message"]):
            told.update(range(int(first), int(last or first) + 1))
    return told


@EACH_ITEM
def test_title(read: Reader, expected: Json, item: Json) -> None:
    title = _item(read(expected), item["number"])["title"]
    assert _shown(title, [item["title"]]) == item["title"]


@EACH_ITEM
@pytest.mark.parametrize("field", ["case_number", "officers"])
def test_case(read: Reader, expected: Json, item: Json, field: str) -> None:
    assert _item(read(expected), item["number"])[field] == item[field]


@EACH_ITEM
def test_parts_are_present_empty_or_absent(read: Reader, expected: Json, item: Json) -> None:
    parts = _item(read(expected), item["number"])["parts"]
    assert {name: _presence(text) for name, text in parts.items()} == {
        name: _presence(part) for name, part in item["parts"].items()
    }


def _presence(part: object) -> str:
    if part is None:
        return "absent"
    return "present" if part else "empty"


@EACH_ITEM
def test_nothing_stands_outside_the_four_parts(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])
    assert (found["other"], found["neutral_title"]) == (None, None)
    assert found["open"] in item["open"]


@EACH_PART
def test_text(read: Reader, expected: Json, item: Json, part: str) -> None:
    text = words(_item(read(expected), item["number"])["parts"][part] or "")
    wanted = item["parts"][part]
    if fingerprint(text) not in wanted["sha256"]:
        near = first_difference(text, wanted["checkpoints"].split())
        pytest.fail(f"{len(text.split())} words, not {wanted['words']}; the first other word is in: {near}")


@EACH_PART
def test_sub_headings_stand_on_their_own(read: Reader, expected: Json, item: Json, part: str) -> None:
    standing = {block.text for block in _part_blocks(read(expected), item, part) if block.kind is BlockKind.PARAGRAPH}
    assert [title for title in item["parts"][part]["subheadings"] if title not in standing] == []


@EACH_PART
@pytest.mark.parametrize("kind", [BlockKind.BULLET, BlockKind.NUMBERED])
def test_lists(read: Reader, expected: Json, item: Json, part: str, kind: BlockKind) -> None:
    wanted = item["parts"][part]["bullets" if kind is BlockKind.BULLET else "numbered"]
    titles = {one for attachment in item["attachments"] for one in attachment["sha256"]}
    found = [block.text for block in _part_blocks(read(expected), item, part) if block.kind is kind]
    found = [text for text in found if fingerprint(text) not in titles]
    assert len(found) == len(wanted), found
    assert [text for text, right in zip(found, wanted, strict=True) if fingerprint(text) != right] == []


@EACH_PART
def test_tables(read: Reader, expected: Json, item: Json, part: str) -> None:
    found = _part_blocks(read(expected), item, part)
    tables = [block for block in found if block.kind is BlockKind.TABLE]
    wanted = item["parts"][part]["tables"]
    assert len(tables) == len(wanted)
    captions = [fingerprint(block.text) for block in found if block.kind is BlockKind.CAPTION]
    assert captions == [table["caption"] for table in wanted]
    for table, right in zip(tables, wanted, strict=True):
        _assert_table(table.rows, right)
        _assert_between_sentences(found, table)


def _assert_table(rows: list[list[str]], right: Json) -> None:
    """The cells are those of the page, row by row, and each value stands in the column of its heading."""
    assert len({len(row) for row in rows}) == 1
    filled = [[cell for cell in row if cell and cell != right["group_label"]] for row in rows]
    assert [fingerprint(" | ".join(row)) for row in filled if row] == right["rows"]
    assert sum(row.count(right["group_label"]) for row in rows) == 1
    assert all(all(row[-right["value_columns"] :]) for row, values in zip(rows, filled, strict=True) if values)


def _assert_between_sentences(found: list[Block], table: Block) -> None:
    before = [block for block in found[: found.index(table)] if block.kind is not BlockKind.CAPTION]
    assert before[-1].text.endswith((".", ":", "!", "?"))


def _part_blocks(document: Json, item: Json, part: str) -> list[Block]:
    return blocks(_item(document, item["number"])["parts"][part] or "")


@EACH_ITEM
def test_recommendations(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])["recommendations"]
    assert len(found) == len(item["recommendations"]), found
    assert [
        text for text, right in zip(found, item["recommendations"], strict=True) if _hashes([text]) != [right]
    ] == []


@EACH_ITEM
def test_recommendation_types(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])["recommendation_types"]
    assert sorted(found) == sorted(item["recommendation_types"])


@EACH_ITEM
def test_decision_types(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])["decision_types"]
    right = item["decision_types"]
    if not right["certain"]:
        assert found == []
        return
    assert set(found[:1]) & set(right["first"]), found
    assert set(right["certain"]) <= set(found)
    assert not right["any_of"] or set(right["any_of"]) & set(found)
    assert set(found) <= {*right["certain"], *right["any_of"], *right["may"]}
    assert len(found) == len(set(found))


@EACH_ITEM
def test_attachments(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])["attachments"]
    assert [one["part"] for one in found] == [one["part"] for one in item["attachments"]], found
    texts = [(one["text"], right) for one, right in zip(found, item["attachments"], strict=True)]
    assert [text for text, right in texts if _hashes([text])[0] not in right["sha256"]] == []
    assert not any(one["text"].lstrip().startswith("./.") for one in found)


@EACH_ITEM
def test_links_are_whole_and_stand_in_a_part(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])
    assert [_shown(link, item["links"]) for link in found["links"]] == item["links"]
    text = "\n".join(part for part in found["parts"].values() if part)
    assert [link for link in found["links"] if link not in text] == []
    assert set(re.findall(r"https?://[^\s<>)]+", text)) == set(found["links"])


@EACH_ITEM
def test_appointments_are_those_of_the_decision(read: Reader, expected: Json, item: Json) -> None:
    found = _item(read(expected), item["number"])["appointments"]
    told = [{**one, "body": right["body"]} for one, right in zip(found, item["appointments"], strict=False)]
    assert len(found) == len(item["appointments"]), found
    assert told == item["appointments"]
    assert all(right["body"] in one["body"].lower() for one, right in zip(found, item["appointments"], strict=True))
