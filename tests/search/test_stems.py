"""Forms of a word meet in one stem; different words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.language.stems import FAMILIES, stem


@pytest.mark.parametrize(
    "forms",
    [
        "samarbejde samarbejdet samarbejder samarbejdets",
        "råd rådet rådets rådene",
        "borgmester borgmestre borgmesteren borgmestrene borgmesterens",
        "beslutte besluttede besluttet beslutning beslutninger beslutningen",
        "kommune kommuner kommunens kommunal kommunale",
        "budget budgettet budgetter",
        "formand formænd formanden",
        "indstille indstillede indstilling indstillingen",
        "by byen byerne byens",
        "bro broen broer broernes",
        "udpege udpegede udpegning udpegningen",
    ],
)
def test_forms_of_one_word_meet(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["råd rad", "region regning", "møde mode", "bro brød", "indstilling indsats", "§ 8"])
def test_other_words_stay_apart(pair):
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_numbers_stay_as_they_are():
    assert stem("00364") == "00364"


def test_no_word_belongs_to_two_families():
    named = [word for family in FAMILIES for word in family]
    assert len(named) == len(set(named))


@given(st.text(alphabet="abdefgiklmnoprstuvyæøå", min_size=1, max_size=20))
def test_a_stem_is_a_word_and_always_the_same(word):
    assert stem(word)
    assert stem(word) == stem(word)
