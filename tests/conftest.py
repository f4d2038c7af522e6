"""What every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

# What lands must not hang on a throw of dice, nor on what else the machine does: CI tries the same examples each time,
# developers new ones, and nobody is timed (that is what bench/ is for).
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("untimed"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "untimed")

SHARED_DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


@pytest.fixture(autouse=True)
def danish_again() -> Iterator[None]:
    """What asks for a page in English leaves the language behind in its thread; the next test begins in Danish."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def real_documents() -> dict[str, Path]:
    """The three real documents by filename; the test is skipped, and says so, where they are not beside the project."""
    found = {path.name: path for path in sorted(SHARED_DOCUMENTS.glob("*.txt"))}
    if not found:
        pytest.skip("the real documents are not beside the project (../shared/documents)")
    return found


@pytest.fixture
def registers(db: None) -> None:
    """A database that knows the councils and municipalities."""
    from tests.papers import OPERATOR
    from tvaers.councils.actions import load_registers

    load_registers(by=OPERATOR)
