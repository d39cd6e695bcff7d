"""One open network for every simulator: a one-stop shop of five departments, as values of this library.

Poisson arrivals, exponential work, five departments in sequence with 2, 3, 2, 2 and 1 desks, each 80 % loaded; after
the second, one in five waits for the citizen (mean 72 units) and begins again; three in ten go on the green lane,
which comes first. The unit of time is 100 minutes, so that every mean is whole. The mean time in the system is known
exactly.
"""

import datetime
import math

from workflow.agencies import Agencies, Agency, Department
from workflow.machine import Rules, compile_rules
from workflow.procedure import (
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
from workflow.simulation.scenario import Scenario
from workflow.worktime import CalendarYear, Counting, Limit, WorkCalendar

UNIT = 100 * 60  # seconds
DESKS = (2, 3, 2, 2, 1)
MEANS = (128, 192, 160, 160, 80)  # minutes
ARRIVAL = 100  # minutes between two arrivals
AGAIN = 0.2
SUPPLEMENT = 7200  # minutes
GREEN = 0.3
VISITS = (1.25, 1.25, 1.0, 1.0, 1.0)


def exact_mean() -> float:
    """The mean time in the system in units (Jackson network of M/M/c stations; the classes share one law)."""
    whole = SUPPLEMENT / 100 * AGAIN / (1 - AGAIN)
    for servers, mean, visits in zip(DESKS, MEANS, VISITS, strict=True):
        load = visits * mean / 100
        busy = load / servers
        term = load**servers / math.factorial(servers) / (1 - busy)
        empty = 1 / (sum(load**k / math.factorial(k) for k in range(servers)) + term)
        whole += visits * (mean / 100 + term * empty * mean / 100 / (servers * (1 - busy)))
    return whole


def calendar(hours: int) -> WorkCalendar:
    """Open so many hours from midnight on, every day of 2026 to 2045."""
    years = {year: CalendarYear(year, "official", "benchmark", {}, {}) for year in range(2026, 2046)}
    return WorkCalendar("always", "1", {day: [(0, hours * 3600)] for day in range(7)}, years)


class Network:
    """The definitions of the network, as a simulation wants them."""

    def __init__(self, hours: int) -> None:
        self.calendars = {"always": calendar(hours)}
        names = tuple(f"department_{number}" for number in range(1, 6))
        departments = {f"shop.{name}": Department(f"shop.{name}", name, "shop", None) for name in names}
        agencies = Agencies({"shop": Agency("shop", "Shop", "always", departments, {})})
        lanes = {lane: network(names, lane, priority) for lane, priority in (("standard", 0), ("green", 1))}
        self._rules = compile_rules(lanes, agencies, self.calendars, "shop")

    def rules(self, procedure: str, home: str, at: int) -> Rules:
        """The same rules at every instant."""
        del procedure, home, at
        return self._rules


def network(names: tuple[str, ...], lane: str, priority: int) -> Procedure:
    """The procedure: a statutory clock that pauses for the citizen, norms, an apology when it is missed.

    The first department receives: its first visit ends with `accept`, a later one with `pass_on`.
    """
    steps = [f"step_{number}" for number in range(1, 6)]
    norm = Limit.parse("4 working hours").amount * 3600
    states = [
        State("submitted", "Mới đăng ký", 1, names[0], initial=True),
        *(State(step, step, 4, name, norm=norm) for step, name in zip(steps, names, strict=True)),
        State("supplementing", "Chờ bổ sung", 5, "applicant"),
        State("done", "Đã xong", 9, names[4], end="done"),
    ]
    moves = [
        Move("accept", "submitted", ("step_2",), (By(names[0]),)),
        *(Move("pass_on", a, (b,), (By(name),)) for a, b, name in zip(steps, [*steps[1:], "done"], names, strict=True)),
        Move("ask", "step_2", ("supplementing",), (By(names[1]),)),
        Move("resupply", "supplementing", ("step_1",), (By("applicant"),)),
    ]
    resolution = ClockRule(
        name="resolution",
        effect="statutory",
        starts=Trigger("action", "accept"),
        counting=Counting(Limit.parse("80 working hours")),
        written="80 working hours",
        stops=(Trigger("enter", "ends"),),
        pauses=frozenset({"supplementing"}),
    )
    owed = ObligationRule("apology", "letter", "late_agency", "head", Counting(Limit.parse("8 working hours")))
    return Procedure(
        id="network",
        version="1",
        lifecycle="network",
        lifecycle_version="1",
        lane=lane,
        title="Mạng lưới",
        code=None,
        in_force=InForce(datetime.date(2026, 1, 1)),
        acceptance="accept",
        parties={name: name for name in names},
        states={state.id: state for state in states},
        moves=tuple(moves),
        clocks={"resolution": resolution},
        lead="department_1",
        obligations={"apology": owed},
        appointment=Appointment(("resolution",), "apology"),
        priority=priority,
    )


def scenario(dossiers: int, hours: int) -> Scenario:
    """So many dossiers arrive, then the network drains."""
    open_share = hours / 24
    days = round(dossiers * ARRIVAL / 1440 / open_share * 1.02) + 120
    until = datetime.date(2026, 1, 1) + datetime.timedelta(days=days)
    assumed = {"confidence": "assumption"}
    work = {f"step_{number}": {"exponential": f"{mean} working minutes"} for number, mean in enumerate(MEANS, 1)}
    again = {"pass_on": 1 - AGAIN, "ask": AGAIN}
    return Scenario.model_validate(
        {
            "schema": "scenario/1",
            "scenario": "network",
            "title": "Mạng lưới",
            "home": "shop",
            "period": {"from": "2026-01-01", "to": until.isoformat()},
            "arrivals": {
                "all": {
                    "procedure": "network",
                    "every": {"exponential": f"{round(ARRIVAL / open_share / 60)} hours"}
                    if hours != 24
                    else {"exponential": f"{ARRIVAL} working minutes"},
                    "count": dossiers,
                    "lanes": {"standard": 1 - GREEN, "green": GREEN},
                    "channels": {"online": 1.0},
                    **assumed,
                }
            },
            "staff": {f"shop.department_{n}": {"officers": desks, **assumed} for n, desks in enumerate(DESKS, 1)},
            "work": {"network": {"states": {"submitted": work["step_1"], **work}, **assumed}},
            "outcomes": {"network": {"states": {"step_2": again}, **assumed}},
            "citizen": {
                "network": {
                    "states": {"supplementing": {"after": {"exponential": f"{SUPPLEMENT // 60} hours"}}},
                    **assumed,
                }
            },
            "letters": {
                "issue": {"constant": "4 working hours"},
                "deliver": {"constant": "1 working hours"},
                "promise": "24 working hours",
                **assumed,
            },
        }
    )
