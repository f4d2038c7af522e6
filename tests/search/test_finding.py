"""What is found: the same on every database, by rules told once more here, plainly and slowly."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.archive import CLERK, item, keys
from tvaers.access.visibility import OPERATOR, PUBLIC
from tvaers.search import actions
from tvaers.search.language.compounds import Compounds
from tvaers.search.language.stems import stem
from tvaers.search.language.tokens import words
from tvaers.search.lexicon import is_worth_knowing
from tvaers.search.parsing import Query, Term, parse
from tvaers.search.queries import PAGE_SIZE, search
from tvaers.search.shape import FacetKind, Filters, Searchable

pytestmark = pytest.mark.django_db

_VOCABULARY = (
    "klima ambition klimaambition klimaambitioner sundhed sundhedsråd råd rådet rad borgmester borgmestre formænd "
    "KKR-samarbejdet samarbejdet KKR SAG-2025-00364 SAG 2025 00364 § 8 §9 6.920.400 6920400 kollektiv trafik bus "
    "busser aftenbus aften og i om Aalborg Ålborg idé ide budgettet budgetter e-mail 07-02-2025 tog togene"
)
VOCABULARY = _VOCABULARY.split()


def archive() -> list[Searchable]:
    """Forty rows of few words, so that every kind of query has hits and misses."""
    draw = random.Random(11)

    def text(most: int) -> str:
        return " ".join(draw.choices(VOCABULARY, k=draw.randint(0, most)))

    return [item(str(number), text(3), decision=text(4), body=text(12)) for number in range(40)]


ARCHIVE = archive()
ARCHIVE_WORDS = {word for row in ARCHIVE for text in (row.title, row.decision, row.body) for word in words(text)}
COMPOUNDS = Compounds(filter(is_worth_knowing, ARCHIVE_WORDS))


def matches(row: Searchable, query: Query) -> bool:
    """Whether a row should be found."""
    texts = [words(text) for text in (row.title, row.decision, row.body)]
    return all(has(texts, term) for term in query.wanted) and not any(has(texts, term) for term in query.excluded)


def has(texts: list[list[str]], term: Term) -> bool:
    every = {word for text in texts for word in text}
    if term.is_phrase:
        length = len(term.stems)
        stems = [[stem(word) for word in text] for text in texts]
        return any(tuple(text[at : at + length]) == term.stems for text in stems for at in range(len(text)))
    lexemes = {stem(word) for word in every} | {part for word in every for part in COMPOUNDS.parts(word)}
    if term.is_prefix:
        return any(lexeme.startswith(term.stems) for lexeme in lexemes | every)
    return term.stems[0] in lexemes


def found(text: str, **options: object) -> set[str]:
    """The keys of everything that a query finds, page after page."""
    first = search(text, viewer=PUBLIC, **options)
    pages = [first, *(search(text, viewer=PUBLIC, page=page, **options) for page in range(2, first.pages + 1))]
    hits = [hit.key for results in pages for hit in results.hits]
    assert len(hits) == len(set(hits)) == first.total
    return set(hits)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Queries of the archive's words, with every sign that means something."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        some = draw(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3))
        form = draw(st.sampled_from(["{0}", "{0}", '"{0}"', "-{1}", '-"{0}"', "{2}*", "-{2}*"]))
        pieces.append(form.format(" ".join(some), some[0], some[0][: draw(st.integers(1, 6))]))
    return " ".join(pieces)


@pytest.fixture
def indexed() -> None:
    actions.index(ARCHIVE, by=CLERK)


on_one_archive = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@on_one_archive
@given(queries())
def test_exactly_what_the_rules_say_is_found(indexed, typed):
    query = parse(typed)
    expected = {row.key for row in ARCHIVE if matches(row, query)} if query else set()
    assert found(typed) == expected


@on_one_archive
@given(st.text(max_size=60) | st.text(alphabet="klimaå \"'-*()§:^{}[]\\%_&|!<>~?/8.", max_size=40))
def test_whatever_is_typed_is_answered(indexed, typed):
    results = search(typed, viewer=PUBLIC)
    assert len(results.hits) == min(results.total, PAGE_SIZE)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("klima", "En klimaambition for landsdelen. Klima. Ambition."),
        ("borgmester", "alle borgmestrene"),
        ("SAG-2025-00364", "Sagsnr. SAG-2025-00364"),
        ("00364", "Sagsnr. SAG-2025-00364"),
        ("samarbejde", "KKR-samarbejdet"),
        ("KKR-samarbejdet", "i KKR-samarbejdet"),
        ("§ 8", "efter § 8 i loven"),
        ("§8", "efter § 8 i loven"),
        ("6920400", "i alt 6.920.400 kr."),
        ("Ålborg", "Aalborg Kommune"),
        ('"i alt 6.920.400"', "i alt 6.920.400 kr."),
    ],
)
def test_a_search_finds(typed, text):
    actions.index([item("1", body=text), item("2", body="rad 8 paragraf 364 Alborg")], by=CLERK)
    assert found(typed) == keys("1")


@pytest.mark.parametrize("typed", ["klimaa*", "Klimaam*", "Grenaa*", "grenå*", "Aabenraa*", "aaben*"])
def test_two_a_at_the_end_of_a_beginning_are_both_spellings(typed):
    actions.index(
        [item("1", body="Klimaambition i Grenaa og Aabenraa"), item("2", body="klimmad, gren, åbne")], by=CLERK
    )
    assert found(typed) == keys("1")


@pytest.mark.parametrize(
    ("typed", "excerpt"),
    [("bro", "En bro · https://bro.example/a"), ("SAG-2025-00364", "En bro · https://bro.example/a · SAG-2025-00364")],
)
def test_a_case_number_is_found_and_shown_only_when_it_is_sought(typed, excerpt):
    body = "En bro\n\n<https://bro.example/a>"
    actions.index([item("1", body=body, case_number="SAG-2025-00364")], by=CLERK)
    assert [hit.excerpt for hit in search(typed, viewer=PUBLIC).hits] == [excerpt]


def test_a_ring_makes_another_word():
    actions.index([item("1", body="et råd"), item("2", body="en rad")], by=CLERK)
    assert found("rad") == keys("2")
    assert found("råd") == keys("1")


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("kystt", "kyst"),
        ("kystbeskytelse", "kystbeskyttelse"),
        ("beskytelse", "beskyttelse"),
        ("plan kystt", "plan kyst"),
        ('"åben kystt"', '"åben kyst"'),
    ],
)
def test_a_slip_that_only_the_stem_makes_another_word_finds_nothing_but_is_put_right(typed, better):
    text = "Plan for kystbeskyttelse ved åben kyst. Diget er en beskyttelse."
    actions.index([item("1", "Kystbeskyttelse", body=text), item("2", body="Planen for den åbne kyst")], by=CLERK)
    results = search(typed, viewer=PUBLIC)
    assert (results.total, results.did_you_mean) == (0, better)
    assert found(better)


def test_a_word_that_the_archive_spells_otherwise_is_found_as_it_is_typed():
    actions.index([item("1", body="en kyst"), item("2", body="en kystt", is_public=False)], by=CLERK)
    assert search("kystt", viewer=PUBLIC).total == 0
    hits = search("kystt", viewer=OPERATOR).hits
    assert [hit.number for hit in hits] == ["2"]
    assert [segment.text for segment in hits[0].excerpt_segments if segment.is_match] == ["kystt"]


@pytest.mark.parametrize("typed", ["kysterne", "beskyttes", "busser", "planernes"])
def test_inflections_that_the_archive_lacks_are_found(typed):
    actions.index([item("1", body="kyst, beskyttelse, bus og plan")], by=CLERK)
    assert found(typed) == keys("1")


def test_a_phrase_is_found_far_into_a_long_text():
    far = "og der " * 20_000 + "kollektiv trafik " + "og der " * 10
    near = "kollektiv og trafik " + "og der " * 300
    actions.index([item("1", body=far), item("2", body=near)], by=CLERK)
    assert found('"kollektiv trafik"') == keys("1")
    assert found('"trafik og der"') == keys("1", "2")


def test_a_phrase_does_not_reach_from_one_text_into_the_next():
    actions.index([item("1", "Kollektiv", decision="trafik", body="bus")], by=CLERK)
    assert found('"kollektiv trafik"') == set()


def test_minus_alone_is_everything_else():
    actions.index([item("1", body="bro"), item("2", body="vej")], by=CLERK)
    assert found("-bro") == keys("2")


def test_titles_and_decisions_come_before_texts_and_parts_last():
    filler = "Der blev orienteret om mange andre emner fra kommunerne. " * 3
    actions.index(
        [
            item("1", "Andet", decision=filler, body=filler + "Skolebyggeri er dyrt."),
            item("2", "Andet", decision=filler, body=filler + "Byggeri er dyrt. " + "Skole."),
            item("3", "Andet", decision=filler + "Byggeri godkendt.", body=filler),
            item("4", "Byggeri", decision=filler, body=filler),
        ],
        by=CLERK,
    )
    assert [hit.number for hit in search("byggeri", viewer=PUBLIC).hits] == ["4", "3", "2", "1"]


def test_facets_count_what_is_visible_within_the_other_facets():
    rows = [
        item("1", body="bro", acts=("noted",), persons=("Ida Holm",)),
        item("2", body="bro", acts=("approved", "noted"), council="sydlandet", council_name="KKR Sydlandet"),
        item("3", body="bro", acts=("approved",), day=date(2020, 5, 5), municipalities=("Læsø",)),
        item("4", body="bro", acts=("approved",), is_public=False, persons=("Bo Lind",)),
        item("5", body="vej", acts=("approved",)),
    ]
    actions.index(rows, by=CLERK)
    assert counts("bro") == {
        "council": {"nordjylland": 2, "sydlandet": 1},
        "year": {"2024": 2, "2020": 1},
        "stage": {"minutes": 3},
        "act": {"noted": 2, "approved": 2},
        "person": {"Ida Holm": 1},
        "municipality": {"Læsø": 1},
    }
    narrowed = counts("bro", {FacetKind.ACT: ("noted",)})
    assert narrowed["act"] == {"noted": 2, "approved": 2}
    assert narrowed["council"] == {"nordjylland": 1, "sydlandet": 1}
    assert narrowed["year"] == {"2024": 2}


def counts(text: str, chosen: dict[FacetKind, tuple[str, ...]] | None = None) -> dict[str, dict[str, int]]:
    results = search(text, viewer=PUBLIC, filters=Filters(chosen or {}))
    return {group.kind.value: {count.value: count.count for count in group.counts} for group in results.facets}


def test_values_of_one_facet_are_either_and_facets_together_are_both():
    rows = [item("1", body="bro", acts=("noted",)), item("2", body="bro", acts=("approved",)), item("3", body="bro")]
    actions.index([*rows, replace(rows[0], key="x", stage="agenda")], by=CLERK)
    either = Filters({FacetKind.ACT: ("noted", "approved"), FacetKind.STAGE: ("minutes",)})
    assert found("bro", filters=either) == keys("1", "2")


def test_long_lists_of_values_are_cut_and_the_chosen_one_is_kept():
    rows = [item(str(number), body="bro", persons=(f"Person {number:02}",)) for number in range(30)]
    actions.index(rows, by=CLERK)
    chosen = Filters({FacetKind.PERSON: ("Person 29",)})
    group = next(group for group in search("bro", viewer=PUBLIC, filters=chosen).facets if group.kind == "person")
    assert [count.value for count in group.counts if count.is_chosen] == ["Person 29"]
    assert len(group.counts) + group.more == 30


def test_an_operator_finds_what_is_closed():
    actions.index([item("1", body="bro", is_public=False)], by=CLERK)
    assert search("bro", viewer=PUBLIC).total == 0
    assert search("bro", viewer=OPERATOR).total == 1


def test_a_word_that_only_closed_rows_have_is_never_suggested():
    actions.index([item("1", body="hemmelighed", is_public=False), item("2", body="bro")], by=CLERK)
    for viewer in (PUBLIC, OPERATOR):
        assert search("hemmelighex", viewer=viewer).did_you_mean is None


def test_a_word_that_no_public_row_has_any_more_is_not_suggested():
    actions.index([item("1", body="hemmelighed")], by=CLERK)
    actions.index([item("1", body="hemmelighed", is_public=False)], by=CLERK)
    assert search("hemmelighex", viewer=PUBLIC).did_you_mean is None


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("rammaftale", "rammeaftale"),
        ("-bus rammaftale", "-bus rammeaftale"),
        ('"fælles rammaftale"', '"fælles rammeaftale"'),
        ("Rammaftale, fælkes", "rammeaftale, fælles"),
        ("rammeaftale", None),
        ("xyzzyqwert", None),
        ("rammaft*", None),
    ],
)
def test_a_better_spelling_is_offered_when_it_finds_something(typed, better):
    actions.index([item("1", body="En fælles rammeaftale.")], by=CLERK)
    assert search(typed, viewer=PUBLIC).did_you_mean == better
