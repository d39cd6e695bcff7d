"""Work beside a question in a simulated period: the officers do it, and go on when the opinions are in."""

from typing import Any

from tests.test_simulation import told
from workflow.events import ConsultationClosed, ConsultationOpened, DossierFinished, Event, OpinionGiven, StateEntered
from workflow.loader import load_definitions
from workflow.simulation.scenario import Scenario

ASSUMED = {"confidence": "assumption"}
DESKS = ("provincial_service_centre.counter", "construction_department.housing", "construction_department.leadership")
ASKED = ("police.fire_safety", "environment_department.environment", "dinh_hoa.economic_division")


def projects(after: str) -> Scenario:
    """A project a day for three weeks on the 60 % lane, all with opinions, each given after that time."""
    hours = {
        state: {"constant": "2 working hours"}
        for state in ("submitted", "accepted", "appraisal", "consultation", "drafting", "signing", "result_ready")
    }
    said: dict[str, Any] = {
        "schema": "scenario/1",
        "scenario": "projects",
        "title": "Dự án",
        "home": "dinh_hoa",
        "period": {"from": "2026-09-07", "to": "2026-10-30"},
        "arrivals": {
            "projects": {
                "procedure": "social_housing_project",
                "per_working_day": 1,
                "lanes": {"green_60": 1.0},
                "data": {"social_housing": True, "needs_opinion": True},
                **ASSUMED,
            }
        },
        "staff": {desk: {"officers": 2, **ASSUMED} for desk in DESKS},
        "work": {"*": {"states": hours, **ASSUMED}},
        "outcomes": {
            "*": {
                "states": {
                    "submitted": {"accept": 1},
                    "appraisal": {"ask_opinion": 1},
                    "signing": {"sign": 1},
                },
                **ASSUMED,
            }
        },
        "opinions": {one: {"after": {"constant": after}, "never": 0.0, **ASSUMED} for one in ASKED},
        "letters": {
            "issue": {"constant": "4 working hours"},
            "deliver": {"constant": "1 working hour"},
            "promise": "3 working days",
            **ASSUMED,
        },
    }
    return Scenario.model_validate(said)


def gaps(after: str) -> list[int]:
    """Seconds from the last opinion to the draft, for each project that was finished."""
    found = []
    for journal in told(projects(after), load_definitions()).values():
        if any(isinstance(event, DossierFinished) for event in journal):
            opened = _one(journal, lambda event: isinstance(event, ConsultationOpened))
            closed = _one(journal, lambda event: isinstance(event, ConsultationClosed))
            drafted = _one(journal, lambda event: isinstance(event, StateEntered) and event.action == "draft")
            assert closed.met
            assert opened.at < drafted.at == closed.at
            found.append(drafted.at - max(event.at for event in journal if isinstance(event, OpinionGiven)))
    assert len(found) >= 20
    return found


def test_opinions_that_are_in_early_wait_for_the_work_beside_them() -> None:
    assert all(gap > 0 for gap in gaps("30 working minutes"))


def test_work_that_is_done_early_goes_on_in_the_second_in_which_the_last_opinion_is_in() -> None:
    waited = gaps("12 working hours")

    assert min(waited) == 0
    assert waited.count(0) > len(waited) / 2  # some waited at the desk for longer still


def _one(journal: list[Event], wanted: Any) -> Any:
    (found,) = [event for event in journal if wanted(event)]
    return found
