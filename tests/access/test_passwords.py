"""What Danes choose is refused, also with a year, a sign, a capital or "0" for "o"; a sentence of one's own passes."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tvaers.access.passwords import is_common
from tvaers.danish.registers import municipalities


@pytest.mark.parametrize(
    "password",
    [
        "sommer2026!!",
        "Sommer-2026-Sommer",
        "januar012026",
        "Adgangskode1",
        "adg4ngsk0d3!",
        "Hemmelig1234",
        "Brøndby1964!",
        "broendby1964",
        "FCKøbenhavn92",
        "Aalborg2026!",
        "Vesthimmerland1",
        "KKRNordjylland",
        "VelkommenTilbage"[:9] + "1234",
        "borgmester2025",
        "jegelskerdig1",
        "hundhundhund1",
        "fodboldsommer7",
    ],
)
def test_a_common_password_is_refused(password):
    assert is_common(password)
    with pytest.raises(ValidationError, match="let at gætte"):
        validate_password(password)


def test_figures_alone_are_refused_by_a_rule_of_their_own():
    assert not is_common("123456789012")
    with pytest.raises(ValidationError) as refused:
        validate_password("123456789012")
    assert "password_entirely_numeric" in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize(
    "password",
    [
        "hest batteri klamme",
        "kragen spiste tre cykler",
        "gul-lampe-under-broen",
        "v9%kQ2xLm!wzR",
        "sommerhus ved havet 12",
    ],
)
def test_a_sentence_of_ones_own_and_random_signs_pass(password):
    validate_password(password)


@given(st.sampled_from([entry.name for entry in municipalities()]), st.integers(1900, 2099), st.sampled_from(".!?-_ "))
def test_no_municipality_with_a_year_is_a_password(name, year, sign):
    assert is_common(f"{name}{sign}{year}")


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text):
    assert is_common(text) in (True, False)
