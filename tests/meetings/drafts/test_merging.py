"""Two people's changes to an item are put together part by part, and no paragraph of either is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tvaers.document.blocks import parse, to_markdown
from tvaers.meetings.drafts.merging import merge_parts
from tvaers.meetings.drafts.parts import TEXTS, DraftParts

BASE = DraftParts("Aftenbusser", background="Første afsnit.\n\nAndet afsnit.")


def test_changes_in_different_places_need_nobody():
    mine = replace(BASE, title="Natbusser")
    theirs = replace(BASE, background="Første afsnit.\n\nAndet afsnit, rettet.")
    merged = merge_parts(BASE, mine, theirs)
    assert merged.is_clean
    assert merged.parts == replace(theirs, title="Natbusser")


def test_a_place_that_both_changed_has_both_wordings_theirs_first():
    mine, theirs = (replace(BASE, background=f"{word} afsnit.\n\nAndet afsnit.") for word in ("Mit", "Deres"))
    merged = merge_parts(BASE, mine, theirs)
    assert merged.parts.background == "Deres afsnit.\n\nMit afsnit.\n\nAndet afsnit."
    assert [(entry.name, entry.mine, entry.theirs) for entry in merged.conflicts] == [
        ("background", "Mit afsnit.", "Deres afsnit.")
    ]


def test_two_new_titles_stand_side_by_side_until_someone_chooses():
    merged = merge_parts(BASE, replace(BASE, title="Min"), replace(BASE, title="Deres"))
    assert merged.parts.title == "Deres / Min"
    assert not merged.is_clean


words = st.sampled_from(["alfa", "beta", "gamma", "delta", "epsilon", "zeta"])
texts = st.lists(words, max_size=6).map("\n\n".join)
some_parts = st.builds(DraftParts, words, st.just(""), st.just(""), texts, texts, texts)


@given(some_parts, some_parts, some_parts)
def test_what_either_added_is_there_whatever_both_did(base, mine, theirs):
    merged = merge_parts(base, mine, theirs).parts
    for name in TEXTS:
        added = {*paragraphs(mine, name), *paragraphs(theirs, name)} - set(paragraphs(base, name))
        assert added <= set(paragraphs(merged, name))


@given(some_parts, some_parts)
def test_who_writes_alone_gets_what_they_wrote(base, mine):
    merged = merge_parts(base, mine, base)
    assert merged.is_clean
    assert [paragraphs(merged.parts, name) for name in TEXTS] == [paragraphs(mine, name) for name in TEXTS]


def paragraphs(parts: DraftParts, name: str) -> list[str]:
    return [to_markdown([block]) for block in parse(getattr(parts, name))]
