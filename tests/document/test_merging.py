"""Two people's changes to one text are put together by paragraph, list entry and row, and no word is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.strategies import block_runs
from tests.document.test_blocks import MARKUP
from tvaers.document.blocks import Heading, Paragraph, Text, parse, plain_text, to_markdown
from tvaers.document.merging import Agreed, Choice, Conflict, merge, merge_line, resolved

BASE = "Baggrunden er kendt.\n\nKommunerne har svaret.\n\nDer følges op i maj."
TABLE = "| Kommune | Antal |\n| --- | --- |\n| Læsø | 3 |\n| Morsø | 5 |\n| Thisted | 9 |"


def text_of(piece):
    if isinstance(piece, Agreed):
        return piece.markdown
    return f"{piece.mine}\n\n{piece.theirs}"


def lines_of(markdown):
    return [line for line in plain_text(parse(markdown)).splitlines() if line.strip()]


def words_in(merged):
    return {line for piece in merged.pieces for line in lines_of(text_of(piece))}


def test_changes_of_two_paragraphs_side_by_side_are_both_kept():
    mine = BASE.replace("er kendt", "er velkendt")
    theirs = BASE.replace("har svaret", "har alle svaret")
    merged = merge(BASE, mine, theirs)
    assert merged.is_clean
    assert merged.text == "Baggrunden er velkendt.\n\nKommunerne har alle svaret.\n\nDer følges op i maj."


def test_two_wordings_of_one_paragraph_are_a_conflict_between_what_is_agreed():
    merged = merge(BASE, BASE.replace("svaret", "takket"), BASE.replace("svaret", "spurgt"))
    assert [type(piece) for piece in merged.pieces] == [Agreed, Conflict, Agreed]
    assert merged.conflicts == (Conflict("Kommunerne har svaret.", "Kommunerne har takket.", "Kommunerne har spurgt."),)


def test_a_choice_settles_a_conflict_and_without_one_both_wordings_stand():
    merged = merge("Et.", "To.", "Tre.")
    assert resolved(merged, {0: Choice.MINE}) == "To."
    assert resolved(merged, {0: Choice.THEIRS}) == "Tre."
    assert resolved(merged, {0: Choice.BOTH}) == resolved(merged, {}) == merged.text == "Tre.\n\nTo."


def test_what_one_removed_and_the_other_left_is_gone():
    merged = merge(BASE, BASE.replace("Kommunerne har svaret.\n\n", ""), BASE + "\n\nTak.")
    assert merged.text == "Baggrunden er kendt.\n\nDer følges op i maj.\n\nTak."


def test_what_one_removed_and_the_other_changed_is_a_conflict():
    merged = merge(BASE, BASE.replace("Kommunerne har svaret.\n\n", ""), BASE.replace("svaret", "takket"))
    assert merged.conflicts == (Conflict("Kommunerne har svaret.", "", "Kommunerne har takket."),)
    assert resolved(merged, {0: Choice.MINE}) == "Baggrunden er kendt.\n\nDer følges op i maj."


def test_what_both_added_at_one_place_is_kept_mine_last_and_told():
    merged = merge("Et.", "Et.\n\nMit.", "Et.\n\nDeres.")
    assert merged.is_clean
    assert merged.text == "Et.\n\nDeres.\n\nMit."
    assert merged.both_added
    assert [piece.both_added for piece in merged.pieces] == [False, True]


def test_what_both_added_alike_stands_once_and_needs_no_telling():
    merged = merge("Et.", "Et.\n\nNyt.", "Et.\n\nNyt.")
    assert (merged.text, merged.both_added) == ("Et.\n\nNyt.", False)


def test_two_entries_of_a_list_changed_by_two_people_are_no_conflict():
    merged = merge(
        "- busser\n- tog\n- færger", "- busser og biler\n- tog\n- færger", "- busser\n- tog\n- færger og fly"
    )
    assert (merged.is_clean, merged.text) == (True, "- busser og biler\n- tog\n- færger og fly")


def test_entries_added_and_removed_by_two_people_are_no_conflict():
    merged = merge("1. busser\n2. tog\n3. færger", "1. tog\n2. færger", "1. busser\n2. tog\n3. færger\n4. fly")
    assert (merged.is_clean, merged.text) == (True, "1. tog\n2. færger\n3. fly")


def test_a_conflict_in_one_entry_leaves_the_others_of_the_list_and_the_list_whole_again_when_settled():
    merged = merge("- busser\n- tog\n- færger", "- busser\n- lange tog\n- færger", "- busser\n- korte tog\n- færger")
    assert merged.conflicts == (Conflict("- tog", "- lange tog", "- korte tog", merged.pieces[0].group),)
    assert resolved(merged, {0: Choice.THEIRS}) == "- busser\n- korte tog\n- færger"
    assert resolved(merged, {}) == "- busser\n- korte tog\n- lange tog\n- færger"


def test_changes_of_the_inner_entries_of_one_entry_are_no_conflict():
    base = "- busser\n  - gule\n  - blå\n- tog"
    merged = merge(base, base.replace("gule", "helt gule"), base.replace("blå", "helt blå"))
    assert (merged.is_clean, merged.text) == (True, "- busser\n  - helt gule\n  - helt blå\n- tog")


def test_two_rows_of_a_table_changed_by_two_people_are_no_conflict():
    merged = merge(TABLE, TABLE.replace("| 3", "| 4"), TABLE.replace("| 9", "| 8").replace("Antal", "Antal i alt"))
    assert merged.is_clean
    assert merged.text == TABLE.replace("| 3", "| 4").replace("| 9", "| 8").replace("Antal", "Antal i alt")


def test_a_conflict_in_one_row_is_told_under_the_head_of_the_table():
    merged = merge(TABLE, TABLE.replace("| 5", "| 6"), TABLE.replace("| 5", "| 7"))
    assert merged.conflicts[0].mine == "| Kommune | Antal |\n| --- | --- |\n| Morsø | 6 |"
    assert resolved(merged, {0: Choice.MINE}) == TABLE.replace("| 5", "| 6")


def test_a_table_keeps_its_head_when_two_people_remove_all_of_its_rows():
    base = "| Kommune | Antal |\n| --- | --- |\n| Læsø | 3 |\n| Morsø | 5 |"
    merged = merge(base, base.replace("\n| Læsø | 3 |", ""), base.replace("\n| Morsø | 5 |", ""))
    assert merged.text == "| Kommune | Antal |\n| --- | --- |"


def test_a_table_that_got_another_column_while_a_row_was_changed_is_a_conflict_as_a_whole():
    wider = "\n".join(f"{line} {'---' if '---' in line else 'x'} |" for line in TABLE.splitlines())
    merged = merge(TABLE, wider, TABLE.replace("| 3", "| 4"))
    assert merged.conflicts == (Conflict(TABLE, wider, TABLE.replace("| 3", "| 4")),)


def test_a_paragraph_that_both_rewrote_wholly_is_a_conflict():
    merged = merge("Et kort notat.\n\nSlut.", "Helt nye ord her.\n\nSlut.", "Andet indhold nu.\n\nOg mere.\n\nSlut.")
    assert merged.conflicts == (Conflict("Et kort notat.", "Helt nye ord her.", "Andet indhold nu.\n\nOg mere."),)


def test_one_line_follows_the_one_who_changed_it_and_is_a_conflict_when_both_did():
    assert merge_line("Busser", "Busser", "Tog") == "Tog"
    assert merge_line("Busser", "Tog", " Busser ") == "Tog"
    assert merge_line("Busser", "Tog", "Tog") == "Tog"
    assert merge_line("Busser", "Tog", "Færger") == Conflict("Busser", "Tog", "Færger")


# Texts that share blocks, as versions of one text do; few and short, so that the same stands several times.
SHORT = st.sampled_from(["Ja.", "Nej.", "Kommunerne drøfter sagen.", "Kommunerne drøfter hele sagen.", "- a", "- b"])
MORE = st.sampled_from(
    ["1. a\n2. b", "1) c", "- a\n- b\n  1. c\n- d", TABLE, TABLE.replace("9", "8"), "### Mål", "> c"]
)
TEXTS = st.one_of(
    st.lists(st.one_of(SHORT, MORE), max_size=6).map("\n\n".join), block_runs().map(to_markdown), MARKUP, st.text()
)


@st.composite
def versions(draw):
    """A text and two others that came from it: blocks taken out, put in, and changed."""
    base = parse(draw(TEXTS))
    return to_markdown(base), _changed(draw, base), _changed(draw, base)


def _changed(draw, blocks):
    found = []
    for block in blocks:
        fate = draw(st.sampled_from(["kept", "kept", "kept", "gone", "new", "before", "longer"]))
        new = parse(draw(TEXTS)) if fate in ("new", "before") else ()
        longer = fate == "longer" and isinstance(block, Paragraph | Heading)
        kept = (type(block)(**{**vars(block), "children": (*block.children, Text(" igen"))}),) if longer else (block,)
        found += {"gone": (), "new": new}.get(fate, (*new, *kept))
    return to_markdown(parse(to_markdown(found)))


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_where_one_changed_nothing_the_other_s_text_stands(base, other):
    normal = to_markdown(parse(other))
    for merged in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert (merged.is_clean, merged.both_added, merged.text) == (True, False, normal)


@settings(max_examples=40)
@given(versions())
def test_no_words_are_lost(texts):
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)
    old = set(lines_of(base))
    new = {line for line in (*lines_of(mine), *lines_of(theirs)) if line not in old}
    assert new <= words_in(merged)
    assert new <= set(lines_of(merged.text))


@settings(max_examples=40)
@given(versions())
def test_it_makes_no_difference_who_is_asked(texts):
    base, mine, theirs = texts
    merged, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [(c.base, c.mine, c.theirs) for c in merged.conflicts] == [
        (c.base, c.theirs, c.mine) for c in other.conflicts
    ]
    if merged.is_clean and not merged.both_added:
        assert merged.text == other.text


@settings(max_examples=40)
@given(versions(), st.lists(st.sampled_from(Choice)))
def test_a_settled_text_is_in_normal_form_whatever_was_chosen(texts, choices):
    settled = resolved(merge(*texts), dict(enumerate(choices)))
    assert to_markdown(parse(settled)) == settled


@settings(max_examples=40)
@given(versions())
def test_a_conflict_has_two_wordings_of_something_that_was_there(texts):
    for conflict in merge(*texts).conflicts:
        assert conflict.base
        assert len({conflict.base, conflict.mine, conflict.theirs}) == 3


@given(st.lists(st.integers(0, 99), unique=True, min_size=1, max_size=12), st.data())
def test_what_one_removed_stays_away_when_the_other_left_it(numbers, data):
    blocks = [f"Afsnit {number} om sag {number}." for number in numbers]
    gone = data.draw(st.sets(st.sampled_from(blocks)))
    late = data.draw(st.sets(st.sampled_from(blocks)))
    mine = "\n\n".join(block for block in blocks if block not in gone)
    theirs = "\n\n".join(f"{block} Rettet." if block in late else block for block in blocks)
    merged = merge("\n\n".join(blocks), mine, theirs)
    assert {conflict.base for conflict in merged.conflicts} == gone & late
    agreed = {line for piece in merged.pieces if isinstance(piece, Agreed) for line in lines_of(piece.markdown)}
    assert not agreed & gone


def test_a_long_text_that_was_rewritten_by_both_is_put_together():
    base = "\n\n".join(f"Afsnit {number} om kommunernes svar i sag {number}." for number in range(200))
    merged = merge(base, base.replace("svar", "ønsker"), base.replace("svar", "høring"))
    assert len(merged.conflicts) == 200
    assert "Afsnit 199" in resolved(merged, dict.fromkeys(range(200), Choice.MINE))
