"""Work and outcomes by kind of dossier: in a simulated period each kind takes its own time and goes its own ways."""

import math
from collections import defaultdict
from typing import Any

import pytest

from tests.arriving import CALENDAR, LAW, arriving
from tests.scenarios import ASSUMED
from workflow.commands import Act, Command
from workflow.decide import Outcome
from workflow.model import Instant
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate

SMALL, LARGE = "floors <= 2", "floors > 2 && urgent"
STREAM = {
    "per_working_day": 60,
    "data": {"floors": {"choice": {"1": 0.6, "5": 0.4}}, "urgent": {"chance": 0.5}},
}


def scenario(work: list[dict[str, Any]], ways: list[dict[str, Any]]) -> Scenario:
    """Plenty of officers, so that nobody waits; the states other than the two take 5 minutes."""
    states: dict[str, Any] = {
        state: {"constant": "5 working minutes"} for state in ("submitted", "step_1", "step_3", "step_4", "step_5")
    }
    said = arriving("2026-03-02", "2026-03-27", all=STREAM)
    changes = {
        "staff": {f"shop.department_{number}": {"officers": 900, **ASSUMED} for number in range(1, 6)},
        "work": {"*": {"states": states | {"step_2": work}, **ASSUMED}},
        "outcomes": {"*": {"states": {"step_2": ways}, **ASSUMED}},
    }
    return Scenario.model_validate(said.model_dump(by_alias=True, exclude_unset=True) | changes)


Seen = list[tuple[str, str, int]]


def seen(said: Scenario) -> Seen:
    """Of each dossier: its kind, its first way out of step_2, and the working seconds that the visit took."""
    entered: dict[str, Instant] = {}
    found: dict[str, tuple[str, str, int]] = {}

    def watch(command: Command, at: Instant, outcome: Outcome) -> None:
        dossier = outcome.dossier
        if isinstance(command, Act) and command.action in ("pass_on", "ask") and dossier.code in entered:
            data = dossier.data
            kind = "small" if data["floors"] <= 2 else "large" if data["urgent"] else "rest"
            took = CALENDAR.working_seconds(entered.pop(dossier.code), at)
            found.setdefault(dossier.code, (kind, command.action, took))
        if dossier.state == "step_2":
            entered[dossier.code] = at

    simulate(said, LAW, watch=watch)
    return list(found.values())


@pytest.fixture(scope="module")
def told() -> Seen:
    work = [
        {"when": SMALL, "constant": "10 working minutes"},
        {"when": LARGE, "constant": "20 working minutes"},
        {"constant": "30 working minutes"},
    ]
    ways = [
        {"when": SMALL, "actions": {"pass_on": 0.9, "ask": 0.1}},
        {"when": LARGE, "actions": {"pass_on": 0.4, "ask": 0.6}},
        {"actions": {"ask": 1}},
    ]
    return seen(scenario(work, ways))


def test_each_kind_takes_its_own_time(told: Seen) -> None:
    times = defaultdict(set)
    for kind, _, took in told:
        times[kind].add(took // 60)

    assert times == {"small": {10}, "large": {20}, "rest": {30}}


def test_the_kinds_are_as_frequent_as_the_data_say(told: Seen) -> None:
    number = len(told)

    assert number > 1_000
    for kind, share in (("small", 0.6), ("large", 0.2), ("rest", 0.2)):
        count = sum(one == kind for one, _, _ in told)
        assert abs(count - number * share) < 4 * math.sqrt(number * share * (1 - share))


def test_each_kind_goes_its_own_ways_with_its_own_weights(told: Seen) -> None:
    for kind, share in (("small", 0.1), ("large", 0.6), ("rest", 1.0)):
        ways = [way for one, way, _ in told if one == kind]
        asked = sum(way == "ask" for way in ways)
        assert abs(asked - len(ways) * share) <= 4 * math.sqrt(len(ways) * share * (1 - share))


def test_the_first_kind_that_holds_is_taken() -> None:
    work = [
        {"when": "floors >= 1", "constant": "10 working minutes"},
        {"when": "floors >= 3", "constant": "20 working minutes"},
        {"constant": "30 working minutes"},
    ]

    assert {took // 60 for _, _, took in seen(scenario(work, [{"actions": {"pass_on": 1}}]))} == {10}
