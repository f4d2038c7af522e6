"""`docs/roles.md` says in words what the code says, and no action asks for what nobody named."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.docs.written import PROJECT, in_backticks, rows_under
from tvaers.access.action import registered_actions
from tvaers.access.roles import EVERY_ACCOUNT_MAY, RULES, Role, Sight

ROLES = "docs/roles.md"
PACKAGE = PROJECT / "tvaers"
OF_ROLES = {permission for rule in RULES.values() for permission in rule.may}


@pytest.fixture(scope="module")
def asked_for() -> set[str]:
    """The permissions that the actions of all rooms ask for, wherever in a room they stand."""
    for path in PACKAGE.rglob("*.py"):
        if "\n@action(" in path.read_text(encoding="utf-8"):
            import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"))
    ours = {name for name in registered_actions if (PACKAGE / name.split(".")[0]).is_dir()}
    return {registered_actions[name] for name in ours}


def named_under(heading: str) -> list[str]:
    return [in_backticks(row[0])[0] for row in rows_under(heading, ROLES)]


@pytest.mark.parametrize("role", Role)
def test_each_role_is_told_as_it_is(role):
    (row,) = [row for row in rows_under("The table", ROLES) if in_backticks(row[0]) == [role.value]]
    assert in_backticks(row[2]) == [RULES[role].reach.value]
    assert set(in_backticks(row[3])) == {sight.value for sight in RULES[role].sees}
    assert set(in_backticks(row[4])) == RULES[role].may


def test_the_table_has_no_other_role():
    assert sorted(named_under("The table")) == sorted(role.value for role in Role)


def test_every_sight_and_every_permission_is_explained_once():
    assert sorted(named_under("What is seen")) == sorted(sight.value for sight in Sight)
    assert sorted(named_under("What each permission is for")) == sorted(OF_ROLES)
    assert sorted(named_under("What every account may do")) == sorted(EVERY_ACCOUNT_MAY)


def test_whatever_no_role_gives_is_named_as_the_operators(asked_for):
    assert asked_for - OF_ROLES - EVERY_ACCOUNT_MAY == set(named_under("What the operator alone may do"))


def test_no_role_gives_what_no_action_asks_for(asked_for):
    assert asked_for >= OF_ROLES | EVERY_ACCOUNT_MAY
