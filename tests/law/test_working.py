"""The shape that every calculation shares."""

from __future__ import annotations

import json
from datetime import date

from tvaers.law.working import LawWarning, Step, Worked, to_json

STEP = Step("Hver får en halv.", "Aftale af 1. maj 2024", {"days": [date(2024, 5, 1)], "total": 3}, {"rest": None})


def test_the_json_form_has_result_steps_and_warnings():
    worked = Worked(date(2024, 5, 2), (STEP,), (LawWarning("late", "Det er sent."),))
    assert to_json(worked, lambda day: {"deadline": day}) == {
        "result": {"deadline": "2024-05-02"},
        "steps": [
            {
                "rule": "Hver får en halv.",
                "source": "Aftale af 1. maj 2024",
                "input": {"days": ["2024-05-01"], "total": 3},
                "output": {"rest": None},
            }
        ],
        "warnings": [{"code": "late", "message": "Det er sent."}],
    }


def test_what_could_not_be_settled_has_no_result():
    unsettled: Worked[date | None] = Worked(None, (STEP,), (LawWarning("tie-draw-lots", "Træk lod."),))
    assert to_json(unsettled, lambda day: {"deadline": day})["result"] is None


def test_the_json_form_can_be_written_as_json():
    worked = Worked(True, (STEP,))
    assert json.loads(json.dumps(to_json(worked, lambda kept: {"kept": kept}))) == {
        "result": {"kept": True},
        "steps": [to_json(worked, lambda kept: {"kept": kept})["steps"][0]],
        "warnings": [],
    }
