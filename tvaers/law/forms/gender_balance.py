"""`tvaers law gender-balance`."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.forms.calculation import Calculation
from tvaers.law.gender_balance import Balance, Rule, Sex, gender_balance, gender_balance_per_seat, written
from tvaers.law.given import Given, NotOfTheForm, read_choice, read_count, read_list
from tvaers.law.working import Value, Worked


def _work_out(given: Given) -> Worked[Balance]:
    rule = read_choice(given, "rule", Rule)
    members = read_list(given, "members")
    substitutes = [_sex(each, "substitutes") for each in read_list(given, "substitutes")]
    open_members, open_substitutes = read_count(given, "open_members"), read_count(given, "open_substitutes")
    if rule is Rule.BOTH_SEXES_PER_SEAT:
        return gender_balance_per_seat([_pair(each) for each in members], substitutes, open_members=open_members)
    named = [_sex(each, "members") for each in members]
    return gender_balance(rule, named, substitutes, open_members=open_members, open_substitutes=open_substitutes)


def _pair(value: object) -> tuple[Sex | None, Sex | None]:
    if not isinstance(value, list) or len(value) != 2:
        raise NotOfTheForm('»members« skal have to navne til hver plads, når det er reglen: [["F", "M"]].')
    return _sex(value[0], "members"), _sex(value[1], "members")


def _sex(value: object, key: str) -> Sex | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in list(Sex):
        raise NotOfTheForm(f'»{key}« skal have "F", "M" eller null for hver.')
    return Sex(value)


def _write(balance: Balance) -> Mapping[str, Value]:
    return {
        "kept": balance.kept,
        "members": written(balance.members),
        "substitutes": written(balance.substitutes),
    }


CALCULATION = Calculation(("rule", "members", "substitutes", "open_members", "open_substitutes"), _work_out, _write)
