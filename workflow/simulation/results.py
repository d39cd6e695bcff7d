"""What came out: counts and sums folded as events pass, so that memory does not grow with the number of dossiers.

The identities hold by construction: received = closed + open, closed = on time + late, and the shares of the
departments add up to the lateness of the procedures, to the second.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from workflow import events as e
from workflow.model import Clock, Dossier, Instant


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
    statutory term where nobody was given one.
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
    events: int


class Results(Struct, frozen=True):
    """One simulated period."""

    scenario: str
    seed: int
    replications: int
    since: Instant
    until: Instant
    totals: Totals
    by_procedure: tuple[ProcedureRow, ...]
    by_department: tuple[DepartmentRow, ...]
    by_month: tuple[MonthRow, ...]


class DeskCount(Struct, frozen=True):
    """What a department's desks counted."""

    utilisation: float
    handled: int
    mean_queue: float


@dataclass(slots=True)
class _Flow:
    received: int = 0
    closed: int = 0
    late: int = 0
    late_seconds: int = 0
    working_seconds: int = 0
    by_minute: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class _Month:
    received: int = 0
    closed: int = 0
    late: int = 0


class Ledger:
    """The fold: each command's events are entered once, in order."""

    def __init__(self, month_of: Mapping[int, str], utc_offset: int) -> None:
        self._month_of = month_of  # local day number → month
        self._offset = utc_offset
        self._flows: dict[tuple[str, str], _Flow] = {}
        self._months = {month: _Month() for month in dict.fromkeys(month_of.values())}
        self._borne: Counter[str] = Counter()
        self._overrun: Counter[str] = Counter()
        self._owed: Counter[str] = Counter()
        self._delivered: Counter[str] = Counter()
        self._open_overdue = 0
        self._not_accepted = 0
        self.events = 0  # how many facts there were

    def enter(self, events: tuple[e.Event, ...], dossier: Dossier) -> None:
        """One decision's events, and the dossier after them."""
        self.events += len(events)
        for event in events:
            post = _POSTS.get(type(event))
            if post is not None:
                post(self, event, dossier)

    def open_at_end(self, dossier: Dossier) -> None:
        """A dossier that is still open when the period ends."""
        clock = _measured(dossier)
        self._open_overdue += clock is not None and clock.missed is not None

    def _month(self, at: Instant) -> _Month:
        return self._months[self._month_of[(at + self._offset) // 86_400]]

    def _flow(self, dossier: Dossier) -> _Flow:
        key = (dossier.procedure, dossier.lane)
        found = self._flows.get(key)
        if found is None:
            found = self._flows[key] = _Flow()
        return found

    def _accepted(self, event: e.DossierAccepted, dossier: Dossier) -> None:
        self._flow(dossier).received += 1
        self._month(event.at).received += 1

    def _finished(self, event: e.DossierFinished, dossier: Dossier) -> None:
        if event.position is None:
            self._not_accepted += 1
            return
        flow, month = self._flow(dossier), self._month(event.at)
        clock = _measured(dossier)
        late = clock is not None and clock.missed is not None
        used = event.position - dossier.custody[0].since if dossier.custody else 0
        flow.closed += 1
        flow.late += late
        flow.working_seconds += used
        flow.by_minute[-(-used // 60)] += 1
        month.closed += 1
        month.late += late

    def _fixed(self, event: e.ResponsibilityFixed, dossier: Dossier) -> None:
        table, clock = event.responsibility, _measured(dossier)
        if clock is None or table.clock != clock.name:
            return
        self._flow(dossier).late_seconds += table.late_seconds
        for share in table.shares:
            self._borne[share.holder] += share.late_seconds
            self._overrun[share.holder] += share.overrun_seconds

    def _owes(self, event: e.ObligationOwed, _: Dossier) -> None:
        self._owed[event.obligation.kind] += 1

    def _delivers(self, event: e.ObligationDelivered, dossier: Dossier) -> None:
        owed = dossier.obligation(event.obligation)
        self._delivered[owed.kind if owed else ""] += 1

    def results(
        self, scenario: str, seed: int, since: Instant, until: Instant, desks: Mapping[str, DeskCount]
    ) -> Results:
        """The tables at the end of the period."""
        totals = self._totals()
        return Results(
            scenario=scenario,
            seed=seed,
            replications=1,
            since=since,
            until=until,
            totals=totals,
            by_procedure=tuple(_procedure_row(*key, self._flows[key]) for key in sorted(self._flows)),
            by_department=tuple(self._department_rows(desks, totals.late_seconds)),
            by_month=tuple(MonthRow(month, row.received, row.closed, row.late) for month, row in self._months.items()),
        )

    def _totals(self) -> Totals:
        flows = self._flows.values()
        received, closed = sum(flow.received for flow in flows), sum(flow.closed for flow in flows)
        late = sum(flow.late for flow in flows)
        return Totals(
            received=received,
            not_accepted=self._not_accepted,
            closed=closed,
            open=received - closed,
            on_time=closed - late,
            late=late,
            on_time_rate=(closed - late) / closed if closed else None,
            late_seconds=sum(flow.late_seconds for flow in flows),
            open_overdue=self._open_overdue,
            apologies_owed=self._owed["apology"],
            apologies_delivered=self._delivered["apology"],
            explanations_owed=self._owed["explanation"],
            events=self.events,
        )

    def _department_rows(self, desks: Mapping[str, DeskCount], late: int) -> Iterable[DepartmentRow]:
        for department in sorted({*desks, *self._borne}):
            desk = desks.get(department)
            borne = self._borne[department]
            yield DepartmentRow(
                department=department,
                late_seconds=borne,
                share=borne / late if late else 0.0,
                overrun_seconds=self._overrun[department],
                utilisation=desk.utilisation if desk else None,
                handled=desk.handled if desk else 0,
                mean_queue=desk.mean_queue if desk else 0.0,
            )


_POSTS: dict[type, Callable[[Ledger, Any, Dossier], None]] = {
    e.DossierAccepted: Ledger._accepted,
    e.DossierFinished: Ledger._finished,
    e.ResponsibilityFixed: Ledger._fixed,
    e.ObligationOwed: Ledger._owes,
    e.ObligationDelivered: Ledger._delivers,
}


def _measured(dossier: Dossier) -> Clock | None:
    """The clock of the appointment; inside the house, where nobody was given one, the statutory clock."""
    if dossier.promise is not None:
        return dossier.clocks.get(dossier.promise)
    return next((clock for clock in dossier.clocks.values() if clock.effect == "statutory"), None)


def _procedure_row(procedure: str, lane: str, flow: _Flow) -> ProcedureRow:
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
