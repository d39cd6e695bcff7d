"""What came out: counts and sums folded as events pass, so that memory does not grow with the number of dossiers.

The identities hold by construction: received = closed + open, closed = on time + late, and the shares of the
departments add up to the lateness of the procedures, to the second. What is counted is whole numbers only: adding
replications is exact, and the tables are told from the sums, in whatever order and on however many workers they came.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workflow import events as e
from workflow.model import Clock, Dossier, Instant
from workflow.simulation.certainty import Interval, interval
from workflow.simulation.offices.desk import DeskCount

T = TypeVar("T")


class ProcedureRow(Struct, frozen=True):
    """What became of the dossiers of one procedure in one lane; lengths in working seconds of the lead agency."""

    procedure: str
    lane: str
    received: int
    closed: int
    open: int
    on_time: int
    late: int
    late_seconds: int
    mean_working_seconds: int
    p90_working_seconds: int


class DepartmentRow(Struct, frozen=True):
    """What one department, or the applicant, bore and did."""

    department: str
    late_seconds: int
    share: float
    overrun_seconds: int
    utilisation: float | None  # None where the scenario gives it no staff
    handled: int
    mean_queue: float


class MonthRow(Struct, frozen=True):
    """Received by month of receipt; closed and late by month of closing."""

    month: str
    received: int
    closed: int
    late: int


class Totals(Struct, frozen=True):
    """The whole period; `late` and `late_seconds` are of closed dossiers against the original appointment, or the
    statutory term where nobody was given one. `internal_missed` counts limits inside the house that were missed, such
    as that of a hand-over.
    """

    received: int
    not_accepted: int
    closed: int
    open: int
    on_time: int
    late: int
    on_time_rate: float | None
    late_seconds: int
    open_overdue: int
    apologies_owed: int
    apologies_delivered: int
    explanations_owed: int
    internal_missed: int
    events: int


class Replication(Struct, frozen=True):
    """One of many runs: its totals, and the lateness that each department bore."""

    number: int
    totals: Totals
    late_seconds: dict[str, int]


class Carried(Struct, frozen=True):
    """A dossier that was in hand when the period began, and in how many runs it was closed, or missed its appointment.

    `state`, `holder` and `appointment` are those at the beginning, `overdue` whether it had passed by then;
    `late_seconds` is the sum over all runs.
    """

    code: str
    procedure: str
    lane: str
    state: str
    holder: str
    appointment: Instant | None
    overdue: bool
    runs: int
    closed: int
    late: int
    late_seconds: int

    def merged(self, other: "Carried") -> "Carried":
        """Both together, of the same dossier."""
        sums = {name: getattr(self, name) + getattr(other, name) for name in ("runs", "closed", "late", "late_seconds")}
        return replace(self, **sums)


class Results(Struct, frozen=True):
    """One simulated period, or many of them: counts and sums are over all replications.

    `intervals` has the 95 % interval of one replication's mean of each figure of the totals, where there are two or
    more; `each` has the replications one by one. `in_hand` counts the dossiers that were there when the period began
    (`received` are these), apart from the others; `carried` are those of a register, one by one.
    """

    scenario: str
    seed: int
    replications: int
    since: Instant
    until: Instant
    totals: Totals
    by_procedure: tuple[ProcedureRow, ...]
    by_department: tuple[DepartmentRow, ...]
    by_month: tuple[MonthRow, ...]
    intervals: dict[str, Interval] = {}
    each: tuple[Replication, ...] = ()
    in_hand: Totals | None = None
    carried: tuple[Carried, ...] = ()


class Flow(Struct):
    """What is counted of one procedure in one lane; `by_minute` how many took so many begun working minutes."""

    received: int = 0
    closed: int = 0
    late: int = 0
    late_seconds: int = 0
    working_seconds: int = 0
    by_minute: dict[int, int] = {}


class Month(Struct):
    """What is counted of one month."""

    received: int = 0
    closed: int = 0
    late: int = 0


class Tally(Struct, frozen=True):
    """What one ledger counted, in whole numbers."""

    flows: dict[tuple[str, str], Flow] = {}  # by procedure and lane
    months: dict[str, Month] = {}
    borne: dict[str, int] = {}  # seconds of lateness, by department
    overrun: dict[str, int] = {}
    owed: dict[str, int] = {}  # letters, by kind
    delivered: dict[str, int] = {}
    desks: dict[str, DeskCount] = {}
    open_overdue: int = 0
    not_accepted: int = 0
    internal_missed: int = 0
    events: int = 0

    def merged(self, other: "Tally") -> "Tally":
        """Both together, exactly; the order of merging makes no difference."""
        return _plus(self, other)

    def totals(self) -> Totals:
        """The figures of the whole period."""
        flows = self.flows.values()
        received, closed = sum(flow.received for flow in flows), sum(flow.closed for flow in flows)
        late = sum(flow.late for flow in flows)
        return Totals(
            received=received,
            not_accepted=self.not_accepted,
            closed=closed,
            open=received - closed,
            on_time=closed - late,
            late=late,
            on_time_rate=(closed - late) / closed if closed else None,
            late_seconds=sum(flow.late_seconds for flow in flows),
            open_overdue=self.open_overdue,
            apologies_owed=self.owed.get("apology", 0),
            apologies_delivered=self.delivered.get("apology", 0),
            explanations_owed=self.owed.get("explanation", 0),
            internal_missed=self.internal_missed,
            events=self.events,
        )

    def procedures(self) -> tuple[ProcedureRow, ...]:
        """One row for each procedure and lane, in order."""
        return tuple(_procedure_row(*key, self.flows[key]) for key in sorted(self.flows))

    def departments(self) -> tuple[DepartmentRow, ...]:
        """One row for each department with a desk or a share of the lateness, in order."""
        late = sum(flow.late_seconds for flow in self.flows.values())
        return tuple(self._department_row(name, late) for name in sorted({*self.desks, *self.borne}))

    def _department_row(self, department: str, late: int) -> DepartmentRow:
        desk, borne = self.desks.get(department), self.borne.get(department, 0)
        return DepartmentRow(
            department=department,
            late_seconds=borne,
            share=borne / late if late else 0.0,
            overrun_seconds=self.overrun.get(department, 0),
            utilisation=desk.utilisation if desk else None,
            handled=desk.handled if desk else 0,
            mean_queue=desk.mean_queue if desk else 0.0,
        )

    def by_month(self) -> tuple[MonthRow, ...]:
        """One row for each month, in order."""
        return tuple(MonthRow(name, row.received, row.closed, row.late) for name, row in sorted(self.months.items()))


class Counts(Struct, frozen=True):
    """What one or more replications of a scenario counted; results are told from it."""

    scenario: str
    seed: int
    since: Instant
    until: Instant
    tally: Tally
    each: tuple[Replication, ...]
    in_hand: Tally = Tally()
    carried: dict[str, Carried] = {}

    @classmethod
    def of_one(
        cls,
        scenario: str,
        seed: int,
        since: Instant,
        until: Instant,
        tally: Tally,
        number: int,
        in_hand: Tally | None = None,
        carried: dict[str, Carried] | None = None,
    ) -> "Counts":
        """One replication."""
        each = (Replication(number, tally.totals(), dict(tally.borne)),)
        return cls(scenario, seed, since, until, tally, each, in_hand or Tally(), carried or {})

    def merged(self, other: "Counts") -> "Counts":
        """Both together, of the same scenario; the order of merging makes no difference."""
        each = tuple(sorted((*self.each, *other.each), key=lambda one: one.number))
        carried = self.carried | {
            code: self.carried[code].merged(one) if code in self.carried else one for code, one in other.carried.items()
        }
        return Counts(
            self.scenario,
            self.seed,
            self.since,
            self.until,
            self.tally.merged(other.tally),
            each,
            self.in_hand.merged(other.in_hand),
            carried,
        )

    def results(self) -> Results:
        """The tables."""
        return Results(
            scenario=self.scenario,
            seed=self.seed,
            replications=len(self.each),
            since=self.since,
            until=self.until,
            totals=self.tally.totals(),
            by_procedure=self.tally.procedures(),
            by_department=self.tally.departments(),
            by_month=self.tally.by_month(),
            intervals=_intervals([one.totals for one in self.each]),
            each=self.each,
            in_hand=self.in_hand.totals() if self.in_hand.flows else None,
            carried=tuple(self.carried[code] for code in sorted(self.carried)),
        )


def _intervals(each: list[Totals]) -> dict[str, Interval]:
    """The interval of each figure; none of a figure that fewer than two replications have."""
    found: dict[str, Interval] = {}
    for name in Totals.__struct_fields__:
        said = interval([value for one in each if (value := getattr(one, name)) is not None])
        if said is not None:
            found[name] = said
    return found


def _plus(one: T, other: T) -> T:
    """Both together: numbers are added, maps key by key, records field by field."""
    a: Any = one
    b: Any = other
    both: Any
    if isinstance(a, dict):
        both = a | {key: _plus(a[key], value) if key in a else value for key, value in b.items()}
    elif isinstance(a, Struct):
        both = type(a)(*(_plus(getattr(a, name), getattr(b, name)) for name in a.__struct_fields__))
    else:
        both = a + b
    return both  # type: ignore[no-any-return]


class Ledger:
    """The fold: each command's events are entered once, in order."""

    def __init__(self, month_of: Mapping[int, str], utc_offset: int) -> None:
        self._month_of = month_of  # local day number → month
        self._offset = utc_offset
        self._flows: dict[tuple[str, str], Flow] = {}
        self._months = {month: Month() for month in dict.fromkeys(month_of.values())}
        self._borne: Counter[str] = Counter()
        self._overrun: Counter[str] = Counter()
        self._owed: Counter[str] = Counter()
        self._delivered: Counter[str] = Counter()
        self._open_overdue = 0
        self._not_accepted = 0
        self._internal_missed = 0
        self.events = 0  # how many facts there were

    def enter(self, events: tuple[e.Event, ...], dossier: Dossier) -> None:
        """One decision's events, and the dossier after them."""
        self.events += len(events)
        for event in events:
            post = _POSTS.get(type(event))
            if post is not None:
                post(self, event, dossier)

    def carry(self, dossier: Dossier) -> None:
        """A dossier that is in hand when the period begins."""
        self._flow(dossier).received += 1

    def open_at_end(self, dossier: Dossier) -> None:
        """A dossier that is still open when the period ends."""
        clock = measured(dossier)
        self._open_overdue += clock is not None and clock.missed is not None

    def _month(self, at: Instant) -> Month:
        return self._months[self._month_of[(at + self._offset) // 86_400]]

    def _flow(self, dossier: Dossier) -> Flow:
        key = (dossier.procedure, dossier.lane)
        found = self._flows.get(key)
        if found is None:
            found = self._flows[key] = Flow()
        return found

    def _accepted(self, event: e.DossierAccepted, dossier: Dossier) -> None:
        self._flow(dossier).received += 1
        self._month(event.at).received += 1

    def _finished(self, event: e.DossierFinished, dossier: Dossier) -> None:
        if event.position is None:
            self._not_accepted += 1
            return
        flow, month = self._flow(dossier), self._month(event.at)
        clock = measured(dossier)
        late = clock is not None and clock.missed is not None
        used = event.position - dossier.custody[0].since if dossier.custody else 0
        flow.closed += 1
        flow.late += late
        flow.working_seconds += used
        minutes = -(-used // 60)
        flow.by_minute[minutes] = flow.by_minute.get(minutes, 0) + 1
        month.closed += 1
        month.late += late

    def _fixed(self, event: e.ResponsibilityFixed, dossier: Dossier) -> None:
        table, clock = event.responsibility, measured(dossier)
        if clock is None or table.clock != clock.name:
            return
        self._flow(dossier).late_seconds += table.late_seconds
        for share in table.shares:
            self._borne[share.holder] += share.late_seconds
            self._overrun[share.holder] += share.overrun_seconds

    def _breached(self, event: e.ClockBreached, dossier: Dossier) -> None:
        clock = dossier.clocks.get(event.clock)
        self._internal_missed += clock is not None and clock.effect == "internal"

    def _owes(self, event: e.ObligationOwed, _: Dossier) -> None:
        self._owed[event.obligation.kind] += 1

    def _delivers(self, event: e.ObligationDelivered, dossier: Dossier) -> None:
        owed = dossier.obligation(event.obligation)
        self._delivered[owed.kind if owed else ""] += 1

    def tally(self, desks: Mapping[str, DeskCount]) -> Tally:
        """What was counted up to now; the ledger is not used any more."""
        return Tally(
            flows=self._flows,
            months=self._months,
            borne=dict(self._borne),
            overrun=dict(self._overrun),
            owed=dict(self._owed),
            delivered=dict(self._delivered),
            desks=dict(desks),
            open_overdue=self._open_overdue,
            not_accepted=self._not_accepted,
            internal_missed=self._internal_missed,
            events=self.events,
        )


_POSTS: dict[type, Callable[[Ledger, Any, Dossier], None]] = {
    e.DossierAccepted: Ledger._accepted,
    e.DossierFinished: Ledger._finished,
    e.ClockBreached: Ledger._breached,
    e.ResponsibilityFixed: Ledger._fixed,
    e.ObligationOwed: Ledger._owes,
    e.ObligationDelivered: Ledger._delivers,
}


def measured(dossier: Dossier) -> Clock | None:
    """The clock of the appointment; inside the house, where nobody was given one, the statutory clock."""
    if dossier.promise is not None:
        return dossier.clocks.get(dossier.promise)
    return next((clock for clock in dossier.clocks.values() if clock.effect == "statutory"), None)


def _procedure_row(procedure: str, lane: str, flow: Flow) -> ProcedureRow:
    return ProcedureRow(
        procedure=procedure,
        lane=lane,
        received=flow.received,
        closed=flow.closed,
        open=flow.received - flow.closed,
        on_time=flow.closed - flow.late,
        late=flow.late,
        late_seconds=flow.late_seconds,
        mean_working_seconds=round(flow.working_seconds / flow.closed) if flow.closed else 0,
        p90_working_seconds=_quantile(flow.by_minute, 0.9) * 60,
    )


def _quantile(counts: Mapping[int, int], share: float) -> int:
    """The least value that at least that share of all do not exceed; 0 of none."""
    wanted, seen = share * sum(counts.values()), 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= wanted:
            return value
    return 0
