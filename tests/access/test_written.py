"""The trail tells whether anything has been written."""

import pytest

from tests.papers import OPERATOR
from tvaers.access.actions import create_account
from tvaers.access.written import last_write

pytestmark = pytest.mark.django_db


def test_it_is_the_same_until_an_action_writes():
    before = last_write()
    assert last_write() == before
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    assert last_write() != before
