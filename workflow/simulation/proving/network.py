"""Which values state a queueing network? Departments in a row, dossiers as customers, all on the production rules.

So what theory and other simulators know of such a network can be held against what this one finds. Each dossier has
its clock, its norms and, when it is late, its apology, as in a real procedure.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from workflow.agencies import Agencies, Agency, Department
from workflow.machine import Rules, compile_rules
from workflow.model import Version
from workflow.procedure import (
    APPLICANT,
    Appointment,
    By,
    ClockRule,
    InForce,
    Move,
    ObligationRule,
    Procedure,
    State,
    Trigger,
)
from workflow.simulation.chance import Law
from workflow.simulation.lengths import Lengths
from workflow.simulation.scenario import Scenario
from workflow.worktime import DAY, CalendarYear, Counting, Limit, WorkCalendar

_SINCE = datetime.date(2026, 1, 1)
_YEARS = range(2026, 2100)
_ASSUMED = {"confidence": "assumption"}
_LANES = {"standard": 0, "green": 1}  # each lane with its priority


class Station(Struct, frozen=True):
    """A department: its officers, and the law of the work of one visit as a scenario writes it."""

    officers: int
    work: Mapping[str, Any]

    @property
    def law(self) -> Law:
        """The law of the work in seconds."""
        return Lengths.model_validate(self.work).law


class Again(Struct, frozen=True):
    """The share that, after the department of that number (2 or more), brings something and begins again; how many
    hours that takes on average, exponentially.
    """

    after: int
    share: float
    hours: int


class Network(Struct, frozen=True):
    """Poisson arrivals to departments in a row; the green lane goes first."""

    id: str
    stations: tuple[Station, ...]
    between: int  # the mean minutes between two arrivals, day and night
    green: float = 0.0
    again: Again | None = None
    hours: int = 24  # open from midnight on, every day

    def law(self) -> "NetworkLaw":
        """The definitions for `simulate`."""
        again = self.again.after if self.again is not None else None
        return NetworkLaw(self.id, len(self.stations), again, open_daily(self.hours))

    def scenario(self, dossiers: int) -> Scenario:
        """So many dossiers arrive, then the network drains."""
        return Scenario.model_validate(_scenario(self, dossiers))


class NetworkLaw:
    """The definitions of a network, as a simulation wants them."""

    def __init__(self, id: str, departments: int, asks: int | None, calendar: WorkCalendar) -> None:
        names = [f"department_{number}" for number in range(1, departments + 1)]
        rooms = {f"shop.{name}": Department(f"shop.{name}", name, "shop", None) for name in names}
        agencies = Agencies({"shop": Agency("shop", "Shop", calendar.id, rooms, {})})
        lanes = {lane: procedure(id, names, lane, priority, asks) for lane, priority in _LANES.items()}
        self.calendars = {calendar.id: calendar}
        self._rules = compile_rules(lanes, agencies, self.calendars, "shop")

    def rules(self, procedure: str, home: str, at: int | None = None, version: Version | None = None) -> Rules:
        """The same rules at every instant."""
        del procedure, home, at, version
        return self._rules


def open_daily(hours: int) -> WorkCalendar:
    """Open so many hours from midnight on, every day of this century from 2026 on."""
    years = {year: CalendarYear(year, "official", "network", {}, {}) for year in _YEARS}
    return WorkCalendar("always", "1", {day: [(0, hours * 3600)] for day in range(7)}, years)


def procedure(id: str, departments: Sequence[str], lane: str, priority: int, asks: int | None) -> Procedure:
    """The procedure of one lane: a statutory clock that pauses for the citizen, norms, an apology when it is missed.

    The first department receives: its first visit ends with `accept`, any other visit with `pass_on`.
    """
    states, moves = _line(departments, asks)
    resolution = ClockRule(
        name="resolution",
        effect="statutory",
        starts=Trigger("action", "accept"),
        counting=Counting(Limit.parse("80 working hours")),
        written="80 working hours",
        stops=(Trigger("enter", "ends"),),
        pauses=frozenset({"supplementing"} if asks else ()),
    )
    owed = ObligationRule("apology", "letter", "late_agency", "head", Counting(Limit.parse("8 working hours")))
    return Procedure(
        id=id,
        version="1",
        lifecycle="network",
        lifecycle_version="1",
        lane=lane,
        title="Mạng lưới",
        code=None,
        in_force=InForce(_SINCE),
        acceptance="accept",
        parties={name: name for name in departments},
        states={state.id: state for state in states},
        moves=tuple(moves),
        clocks={"resolution": resolution},
        lead=departments[0],
        obligations={"apology": owed},
        appointment=Appointment(("resolution",), "apology"),
        priority=priority,
    )


def _line(departments: Sequence[str], asks: int | None) -> tuple[list[State], list[Move]]:
    """The states from the first department to the end, and the moves between them."""
    steps = [f"step_{number}" for number in range(1, len(departments) + 1)]
    ways = list(zip(steps, [*steps[1:], "done"], departments, strict=True))
    norm = 4 * 3600
    states = [State("submitted", "Mới đăng ký", 1, departments[0], initial=True)]
    moves = [Move("accept", "submitted", (ways[0][1],), (By(departments[0]),))]
    for step, after, name in ways if asks else ways[1:]:  # only who comes back enters the first department's step
        states.append(State(step, step, 4, name, norm=norm))
        moves.append(Move("pass_on", step, (after,), (By(name),)))
    if asks:
        states.append(State("supplementing", "Chờ bổ sung", 5, APPLICANT))
        moves.append(Move("ask", steps[asks - 1], ("supplementing",), (By(departments[asks - 1]),)))
        moves.append(Move("resupply", "supplementing", ("step_1",), (By(APPLICANT),)))
    return [*states, State("done", "Đã xong", 9, departments[-1], end="done")], moves


def _scenario(network: Network, dossiers: int) -> dict[str, Any]:
    days = round(dossiers * network.between * 60 / DAY * 1.02) + 120
    always = network.hours == 24
    between = f"{network.between} working minutes" if always else f"{network.between / 60:g} hours"
    work = {f"step_{number}": dict(station.work) for number, station in enumerate(network.stations, 1)}
    first = {"submitted": work["step_1"]}
    return {
        "schema": "scenario/1",
        "scenario": network.id,
        "title": "Mạng lưới",
        "home": "shop",
        "period": {"from": _SINCE.isoformat(), "to": (_SINCE + datetime.timedelta(days=days)).isoformat()},
        "arrivals": {
            network.id: {
                "procedure": network.id,
                "every": {"exponential": between},
                "count": dossiers,
                "lanes": {"standard": 1 - network.green, "green": network.green},
                "channels": {"online": 1.0},
                **_ASSUMED,
            }
        },
        "staff": {
            f"shop.department_{number}": {"officers": station.officers, **_ASSUMED}
            for number, station in enumerate(network.stations, 1)
        },
        "work": {network.id: {"states": first | work, **_ASSUMED}},
        "letters": {
            "issue": {"constant": "4 working hours"},
            "deliver": {"constant": "1 working hours"},
            "promise": "24 working hours",
            **_ASSUMED,
        },
        **(_coming_again(network.id, network.again) if network.again is not None else {}),
    }


def _coming_again(id: str, again: Again) -> dict[str, Any]:
    asked = {"pass_on": 1 - again.share, "ask": again.share}
    return {
        "outcomes": {id: {"states": {f"step_{again.after}": asked}, **_ASSUMED}},
        "citizen": {
            id: {"states": {"supplementing": {"after": {"exponential": f"{again.hours} hours"}}}, **_ASSUMED},
        },
    }
