"""A shop of one counter for tests of the simulation: one procedure, two lanes, as values."""

from pathlib import Path
from typing import Any

from tests.benchmarks.network import Network, network
from workflow.agencies import Agencies, Agency, Department
from workflow.machine import Rules, compile_rules
from workflow.simulation.scenario import Scenario
from workflow.worktime import WorkCalendar

COMMUNE = Path(__file__).parent / "five_streams.yaml"  # a year of five procedures, which stays as it is
ASSUMED = {"confidence": "assumption"}


class Shop(Network):
    """The network of the benchmark on any calendar."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self.calendars = {"office": calendar}
        names = tuple(f"department_{number}" for number in range(1, 6))
        departments = {f"shop.{name}": Department(f"shop.{name}", name, "shop", None) for name in names}
        agencies = Agencies({"shop": Agency("shop", "Shop", "office", departments, {})})
        lanes = {lane: network(names, lane, priority) for lane, priority in (("standard", 0), ("green", 1))}
        self._rules: Rules = compile_rules(lanes, agencies, self.calendars, "shop")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._calendar,)


def shop(**changes: Any) -> Scenario:
    """Ten dossiers a working day for two weeks of January 2026, two officers in each department."""
    said: dict[str, Any] = {
        "schema": "scenario/1",
        "scenario": "shop",
        "title": "Một cửa",
        "home": "shop",
        "period": {"from": "2026-01-05", "to": "2026-01-18"},
        "arrivals": {"all": {"procedure": "network", "per_working_day": 10, **ASSUMED}},
        "staff": {f"shop.department_{number}": {"officers": 2, **ASSUMED} for number in range(1, 6)},
        "work": {
            "*": {
                "states": {
                    state: {"exponential": "60 working minutes"}
                    for state in ("submitted", "step_1", "step_2", "step_3", "step_4", "step_5")
                },
                **ASSUMED,
            }
        },
        "outcomes": {"*": {"states": {"step_2": {"pass_on": 0.8, "ask": 0.2}}, **ASSUMED}},
        "citizen": {"*": {"states": {"supplementing": {"after": {"exponential": "20 hours"}}}, **ASSUMED}},
        "letters": {
            "issue": {"constant": "4 working hours"},
            "deliver": {"constant": "1 working hour"},
            "promise": "3 working days",
            **ASSUMED,
        },
    }
    return Scenario.model_validate(said | changes)
