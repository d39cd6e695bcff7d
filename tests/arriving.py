"""Streams of arrivals alone, without desks: for tests of who comes when."""

import datetime
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from tests.benchmarks.network import network
from tests.calendars import dinh_hoa
from tests.scenarios import ASSUMED, shop
from workflow.agencies import Agencies, Agency, Department
from workflow.machine import Rules, compile_rules
from workflow.procedure import Field
from workflow.simulation.arriving.arrivals import Arrival, Source
from workflow.simulation.chance import Chance
from workflow.simulation.scenario import Scenario
from workflow.simulation.spans import midnight
from workflow.worktime import DAY, WorkCalendar

FIELDS = {
    "urgent": Field("bool", "Khẩn"),
    "floors": Field("int", "Số tầng"),
    "area": Field("number", "Diện tích"),
    "born": Field("date", "Ngày sinh"),
    "street": Field("text", "Đường"),
}
CALENDAR = dinh_hoa()


class Fielded:
    """A shop whose one procedure carries data."""

    def __init__(self, calendar: WorkCalendar = CALENDAR) -> None:
        self.calendars = {"office": calendar}
        names = tuple(f"department_{number}" for number in range(1, 6))
        departments = {f"shop.{name}": Department(f"shop.{name}", name, "shop", None) for name in names}
        agencies = Agencies({"shop": Agency("shop", "Shop", "office", departments, {})})
        lanes = {
            lane: replace(network(names, lane, priority), fields=FIELDS)
            for lane, priority in (("standard", 0), ("green", 1))
        }
        self._rules: Rules = compile_rules(lanes, agencies, self.calendars, "shop")

    def rules(self, procedure: str, home: str, at: int) -> Rules:
        """The same rules at every instant."""
        del procedure, home, at
        return self._rules


LAW = Fielded()


def arriving(since: str, until: str, shocks: dict[str, Any] | None = None, **streams: dict[str, Any]) -> Scenario:
    """The shop with these streams, each of its one procedure."""
    return shop(
        period={"from": since, "to": until},
        arrivals={name: {"procedure": "network", **ASSUMED, **said} for name, said in streams.items()},
        shocks={name: {**ASSUMED, **said} for name, said in (shocks or {}).items()},
    )


def days(scenario: Scenario, before: int = 0) -> Iterator[int]:
    """The first second of each day of the period, and of so many days before it."""
    since, until = midnight(scenario.since, CALENDAR), midnight(scenario.until, CALENDAR)
    yield from range(since - before * DAY, until + DAY, DAY)


def came(scenario: Scenario, name: str = "all", seed: int = 1, before: int = 0) -> list[Arrival]:
    """Everybody of a stream, in the order in which they are told."""
    every = list(days(scenario, before))
    track = LAW.rules("network", "shop", every[0]).tracks["standard"]
    source = Source(name, scenario, track, CALENDAR, Chance(seed), every[0])
    return [arrival for day in every for arrival in source.of_day(day)]


def local(at: int) -> datetime.datetime:
    """The local time of an instant."""
    return datetime.datetime.fromtimestamp(at, datetime.timezone(datetime.timedelta(hours=7)))
