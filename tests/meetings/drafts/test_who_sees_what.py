"""Whatever circles, periods and layings there are: exactly the right accounts see exactly the right versions."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.meetings.drafts.laid import PARTS, account, council, secretary, today
from tests.papers import OPERATOR
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.councils.actions import load_registers
from tvaers.councils.models import Circle, CircleFunction, FunctionHolder
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.drafts.actions.writing import save_draft, write_draft
from tvaers.meetings.models import DraftAttachment, DraftVersion, Laying
from tvaers.meetings.models.drafts import open_before

PEOPLE, CIRCLES, VERSIONS = 3, 2, 3
SLIGHTLY = st.integers(-2, 2)


@dataclass(frozen=True)
class Holding:
    """A person holds a function in a circle: from and up to so many days from today, None for still."""

    person: int
    circle: int
    first: int
    end: int | None

    def holds(self, offset: int) -> bool:
        return self.first <= offset and (self.end is None or offset < self.end)


@dataclass(frozen=True)
class Laid:
    """A version lies before a circle until so many days from today, or was withdrawn."""

    version: int
    circle: int
    until: int
    withdrawn: bool


HOLDINGS = st.builds(
    lambda person, circle, first, lasts: Holding(person, circle, first, None if lasts is None else first + lasts),
    st.integers(0, PEOPLE - 1),
    st.integers(0, CIRCLES - 1),
    SLIGHTLY,
    st.none() | st.integers(1, 3),
)
LAYINGS = st.builds(
    Laid, st.integers(0, VERSIONS - 1), st.integers(0, CIRCLES - 1), SLIGHTLY, st.sampled_from([False, False, True])
)


def expected(person: int, holdings: list[Holding], layings: list[Laid], offset: int) -> set[int]:
    """The rule in its own words: the versions that lie, on the day, before a circle the person belongs to."""
    circles = {held.circle for held in holdings if held.person == person and held.holds(offset)}
    return {laid.version for laid in layings if laid.circle in circles and laid.until >= offset and not laid.withdrawn}


def after(days: int) -> date:
    return today() + timedelta(days=days)


def write(holdings, layings, people, circles, versions):
    with recording():
        for held in holdings:
            function = CircleFunction(circle=circles[held.circle], title="Plads", valid_from=after(-30))
            function.save()
            end = None if held.end is None else after(held.end)
            FunctionHolder(
                function=function,
                account=people[held.person],
                name="Navn",
                valid_from=after(held.first),
                valid_to=end,
            ).save()
        for laid in layings:
            withdrawn = versions[0].saved_at if laid.withdrawn else None
            Laying(
                version=versions[laid.version],
                circle=circles[laid.circle],
                until=after(laid.until),
                withdrawn_at=withdrawn,
            ).save()


class AnyCirclesPeriodsAndLayings(TestCase):
    def setUp(self):
        load_registers(by=OPERATOR)
        by = secretary()
        self.people = [account(f"person{number}@kommune.example") for number in range(PEOPLE)]
        with recording():
            self.circles = [
                Circle(council=council(), kind=Circle.Kind.OTHER, name=f"Kreds {number}", valid_from=after(-30))
                for number in range(CIRCLES)
            ]
            for circle in self.circles:
                circle.save()
        item = write_draft(council(), PARTS, by=by)
        for number in range(1, VERSIONS):
            file = Upload(f"{number}.txt", Kind.TEXT, str(number).encode())
            save_draft(item, replace(PARTS, title=f"Titel {number}"), based_on=number, added=[file], by=by)
        self.versions = list(item.versions.order_by("number"))

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
    @given(holdings=st.lists(HOLDINGS, max_size=5), layings=st.lists(LAYINGS, max_size=5))
    def test_show_exactly_the_right_versions(self, holdings, layings):
        write(holdings, layings, self.people, self.circles, self.versions)
        for number, person in enumerate(self.people):
            viewer = Account.objects.get(pk=person.pk)
            seen = set(DraftVersion.objects.visible_to(viewer).values_list("number", flat=True))
            right = {version + 1 for version in expected(number, holdings, layings, 0)}
            assert seen == right
            files = DraftAttachment.objects.visible_to(viewer)
            assert set(files.values_list("version__number", flat=True)) == right - {1}
            for offset in (-1, 1, 2):
                on_that_day = Laying.objects.filter(open_before(viewer, after(offset)))
                found = {row.version.number - 1 for row in on_that_day.select_related("version")}
                assert found == expected(number, holdings, layings, offset)
