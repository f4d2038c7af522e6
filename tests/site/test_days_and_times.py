"""Days and times are written as Danes and Britons write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format

DAY, MOMENT = date(2026, 2, 7), datetime(2026, 2, 7, 14, 5)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("da", "7. februar 2026", "7. februar 2026 kl. 14.05"),
        ("en", "7 February 2026", "7 February 2026, 14:05"),
    ],
)
def test_a_day_and_a_moment(language, day, moment):
    with translation.override(language):
        assert date_format(DAY) == day
        assert date_format(MOMENT, "DATETIME_FORMAT") == moment
