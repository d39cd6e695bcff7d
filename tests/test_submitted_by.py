"""Who hands a dossier in: the citizen, unless the procedure says which office does it itself."""

from pathlib import Path

import pytest

from tests import tiny
from workflow.commands import CITIZEN, Actor, Command, Submit
from workflow.decide import Outcome, advance
from workflow.errors import DefinitionError, NotAllowed
from workflow.loader import load_definitions
from workflow.model import Instant
from workflow.moments import instant
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate

MORNING = instant("2026-02-02T08:00")
OFFICE_ONLY = """\
schema: lifecycle/1
lifecycle: counter
title: Nội bộ
version: "1"
in_force: {from: "2026-01-01"}
submitted_by: office
states:
  submitted: {title: Mới đề nghị, portal: 1, initial: true, held_by: desk}
  returned: {title: Đã ban hành, portal: 10, held_by: desk, end: returned}
clocks:
  resolution: {effect: statutory, starts: accept, stops: [enter ends], breach: {record: late}}
"""
PLAN = """\
schema: procedure/1
procedure: permit
title: Kế hoạch thử
version: "1"
in_force: {from: "2026-01-01"}
lifecycle: counter
legal_basis: [{cite: Ví dụ, confidence: assumption}]
parties: {desk: front, office: back}
lead: desk
first: checking
states:
  checking: {title: Thẩm định, portal: 4, held_by: office, norm: 1 working hour}
transitions:
  - {action: accept, from: submitted, to: checking, by: desk}
  - {action: issue, from: checking, to: returned, by: office}
clocks:
  resolution: {limit: 2 working days}
"""
DIVISION = Actor("head_of_back", "town.back", frozenset({"head"}))


def submitted(path: Path, actor: Actor, procedure: str = PLAN) -> str:
    """The state of the dossier that the actor hands in."""
    definitions = load_definitions(tiny.folder(path, lifecycle=OFFICE_ONLY, procedure=procedure))
    rules = definitions.rules("permit", "town", MORNING)
    return advance(rules, None, Submit("HS-1", "town", actor), MORNING).dossier.state


def test_the_office_that_is_named_hands_in(tmp_path: Path) -> None:
    assert submitted(tmp_path, DIVISION) == "submitted"


@pytest.mark.parametrize("actor", [CITIZEN, Actor("clerk", "town.front")], ids=["a citizen", "who receives"])
def test_nobody_else_does(actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match=r"but it is for town\.back to hand in; possible: town\.back$"):
        submitted(tmp_path, actor)


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        (
            "by: office}",
            "by: applicant}",
            "procedure.yaml:15:55: transition 'issue' from 'checking' by: wanted a party, but there is no applicant; "
            "possible: submitted_by: office",
        ),
        (
            "held_by: office",
            "held_by: applicant",
            "procedure.yaml:12:52: state 'checking': wanted a party, but there is no applicant; "
            "possible: submitted_by: office",
        ),
        (
            "office: back",
            "bureau: back",
            "lifecycle.yaml:6:15: submitted_by: wanted a known party, but there is no 'office'; possible: desk, bureau",
        ),
    ],
)
def test_where_an_office_hands_in_there_is_no_citizen(old: str, new: str, refused: str, tmp_path: Path) -> None:
    text = PLAN.replace(old, new)
    if new == "bureau: back":
        text = text.replace("by: office", "by: bureau")

    with pytest.raises(DefinitionError) as error:
        submitted(tmp_path, DIVISION, text)

    assert tiny.said(tmp_path, error.value).startswith(refused)


ASSUMED = {"confidence": "assumption"}
TWO_DAYS = {
    "schema": "scenario/1",
    "scenario": "plans",
    "title": "Kế hoạch nội bộ",
    "home": "town",
    "period": {"from": "2026-02-02", "to": "2026-02-03"},
    "arrivals": {"plans": {"procedure": "permit", "per_working_day": 4, **ASSUMED}},
    "staff": {room: {"officers": 1, **ASSUMED} for room in ("town.front", "town.back")},
    "work": {
        "*": {"states": {state: {"constant": "30 working minutes"} for state in ("submitted", "checking")}, **ASSUMED}
    },
    "letters": {
        "issue": {"constant": "4 working hours"},
        "deliver": {"constant": "1 working hour"},
        "promise": "3 working days",
        **ASSUMED,
    },
}


def test_in_a_simulation_the_office_hands_in_too(tmp_path: Path) -> None:
    definitions = load_definitions(tiny.folder(tmp_path, lifecycle=OFFICE_ONLY, procedure=PLAN))
    handed_in: set[str | None] = set()

    def watch(command: Command, _: Instant, __: Outcome) -> None:
        if isinstance(command, Submit):
            handed_in.add(command.actor.department)

    results = simulate(Scenario.model_validate(TWO_DAYS), definitions, seed=1, watch=watch)

    assert handed_in == {"town.back"}
    assert results.totals.received > 0


def test_a_simulation_counts_what_is_late_inside_the_house(tmp_path: Path) -> None:
    definitions = load_definitions(tiny.folder(tmp_path, lifecycle=OFFICE_ONLY, procedure=PLAN))
    slow = {"*": {"states": {"submitted": {"constant": "1 working hour"}, "checking": {"constant": "9 working hours"}}}}
    fortnight = {"period": {"from": "2026-02-02", "to": "2026-02-17"}, "work": {"*": slow["*"] | ASSUMED}}

    results = simulate(Scenario.model_validate(TWO_DAYS | fortnight), definitions, seed=1)

    late, borne = results.totals.late_seconds, [row.late_seconds for row in results.by_department]
    assert results.totals.late > 0
    assert late == sum(borne) > 0
    assert results.totals.apologies_owed == 0
