"""What has no room in its column is refused on SQLite too, which would keep it, as PostgreSQL does."""

import pytest

from tvaers.access.recording import recording
from tvaers.access.visibility import LongerThanTheColumn
from tvaers.councils.models import Person

pytestmark = pytest.mark.django_db

ROOM = Person._meta.get_field("name").max_length


def test_a_text_that_fills_its_column_is_kept():
    with recording():
        Person.objects.create(name="x" * ROOM)
    assert Person.objects.filter(name="x" * ROOM).exists()


@pytest.mark.parametrize(
    "write", [lambda name: Person(name=name).save(), lambda name: Person.objects.bulk_create([Person(name=name)])]
)
def test_one_sign_more_is_refused_and_nothing_is_written(write):
    with recording(), pytest.raises(LongerThanTheColumn, match=r"councils\.Person\.name"):
        write("x" * (ROOM + 1))
    assert not Person.objects.exists()
