"""The simulated period: an agenda of commands over the same `advance` that the live engine uses.

Whatever happens here could have been typed: the simulator only draws when somebody acts and what they choose. A due
instant that passes is a `Tick`. Dossiers leave memory when nothing more can happen to them.
"""

import datetime
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from heapq import heappop, heappush
from typing import Any, Protocol

from workflow import commands as c
from workflow import events as e
from workflow.acts import submitter
from workflow.decide import Outcome, advance
from workflow.errors import NotAllowed
from workflow.history import next_consequence
from workflow.machine import Rules
from workflow.model import NEVER, Dossier, Instant, Obligation
from workflow.procedure import APPLICANT, STANDARD
from workflow.simulation.arrivals import Arrival, Source
from workflow.simulation.chance import Chance, quantile
from workflow.simulation.desk import Desk
from workflow.simulation.plan import Draw, Plan, joined, plan
from workflow.simulation.results import Counts, Ledger, Results
from workflow.simulation.scenario import Scenario
from workflow.worktime import DAY, Counting, Limit, WorkCalendar, begin

_EPOCH = datetime.date(1970, 1, 1).toordinal()
Handler = Callable[[Instant, Any, Any], None]
Watch = Callable[[c.Command, Instant, Outcome], None]


class Law(Protocol):
    """What a simulation needs of the definitions: the rules in force at an instant, and the calendars."""

    @property
    def calendars(self) -> Mapping[str, WorkCalendar]:
        """The calendars by id."""

    def rules(self, procedure: str, home: str, at: Instant) -> Rules:
        """The rules of the versions in force at the instant."""


class Live:
    """A dossier under way: the value, the rules it is judged by, and what the agenda must know of it."""

    __slots__ = ("dossier", "entity", "number", "plan", "rules", "tick", "visit", "visits", "worked")

    def __init__(self, dossier: Dossier, rules: Rules, entity: int, number: int) -> None:
        self.dossier = dossier
        self.rules = rules
        self.entity = entity
        self.number = number  # in order of arrival: ties on a desk go to the earlier
        self.tick = NEVER  # the look at its clocks that is on the agenda
        self.visit = 0  # states entered: what was planned for an earlier visit is void
        self.visits: dict[str, int] = {}
        self.plan: Plan  # of the state that it is in
        self.worked: str | None = None  # the officer who has done the work and waits for opinions


def simulate(
    scenario: Scenario,
    law: Law,
    *,
    seed: int | None = None,
    replication: int = 0,
    progress: Callable[[int, int], None] | None = None,
    watch: Watch | None = None,
) -> Results:
    """One simulated period; `progress` is told days done of all days, `watch` each decision. The same seed gives
    the same results.
    """
    return count(scenario, law, seed=seed, replication=replication, progress=progress, watch=watch).results()


def count(
    scenario: Scenario,
    law: Law,
    *,
    seed: int | None = None,
    replication: int = 0,
    progress: Callable[[int, int], None] | None = None,
    watch: Watch | None = None,
) -> Counts:
    """What `simulate` counts, to be merged with other replications."""
    run = _Run(scenario, law, scenario.seed if seed is None else seed, replication, watch)
    with _no_collector():
        return run.counts(progress)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Frozen values make no cycles: there is nothing to look for, and looking would walk every open dossier."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Run:
    def __init__(
        self,
        scenario: Scenario,
        law: Law,
        seed: int,
        replication: int,
        watch: Watch | None,
    ) -> None:
        self._scenario = scenario
        self._law = law
        self._seed = seed
        self._replication = replication
        self._chance = Chance(seed, replication)
        self._watch = watch
        self._agenda: list[tuple[Instant, int, Handler, Any, Any]] = []
        self._entries = 0
        self._arrived = 0
        self._number = 0
        self._today = (0, "")
        self._open: dict[int, Live] = {}
        self._plans: dict[tuple[int, str], Plan] = {}
        self._rules: dict[tuple[str, int], Rules] = {}
        self._calendar = law.calendars[self._home_calendar()]
        self._since = self._midnight(scenario.since)
        self._until = self._midnight(scenario.until) + DAY
        self._days = self._months()
        self._ledger = Ledger(self._days, self._calendar.utc_offset)
        self._desks = {name: self._desk(name) for name in scenario.staff}
        self._sources = [self._source(name) for name in scenario.arrivals]
        self._opinions = {name: self._draw(f"opinion/{name}", how.after.law) for name, how in scenario.opinions.items()}
        self._issue = self._draw("letters/issue", scenario.letters.issue.law)
        self._deliver = self._draw("letters/deliver", scenario.letters.deliver.law)
        self._planned_for: dict[type, Callable[[Live, Any, Instant], None]] = {
            e.ClockStarted: self._look,
            e.ClockResumed: self._look,
            e.ConsultationOpened: self._asked,
            e.ObligationOwed: self._owed,
        }
        self._promise = Counting(Limit.parse(scenario.letters.promise))

    # --- setting up

    def _home_calendar(self) -> str:
        first = next(iter(self._scenario.arrivals.values())).procedure
        rules = self._law.rules(first, self._scenario.home, self._noon(self._scenario.since))
        return rules.agencies.agency(self._scenario.home).calendar

    def _noon(self, day: datetime.date) -> Instant:
        return (day.toordinal() - _EPOCH) * DAY + DAY // 4  # 06:00 UTC lies in that day in every zone of the country

    def _midnight(self, day: datetime.date) -> Instant:
        return (day.toordinal() - _EPOCH) * DAY - self._calendar.utc_offset

    def _months(self) -> dict[int, str]:
        first = self._scenario.since.toordinal()
        days = range(first, self._scenario.until.toordinal() + 1)
        return {day - _EPOCH: datetime.date.fromordinal(day).strftime("%Y-%m") for day in days}

    def _desk(self, department: str) -> Desk:
        staff = self._scenario.staff[department]
        calendar = self._law.calendars[staff.calendar or self._calendar_of(department)]
        desk = Desk(department, calendar, staff.officers, self._since)
        for away in staff.absent:
            first, last = (self._midnight(datetime.date.fromisoformat(day)) for day in (away.since, away.until))
            self._plan(max(first, self._since), self._staff_changes, desk, -away.officers)
            self._plan(last + DAY, self._staff_changes, desk, away.officers)
        return desk

    def _calendar_of(self, department: str) -> str:
        rules = (
            next(iter(self._rules.values())) if self._rules else self._rules_at(self._first_procedure(), self._since)
        )
        return rules.agencies.agency(rules.agencies.department(department).agency).calendar

    def _first_procedure(self) -> str:
        return next(iter(self._scenario.arrivals.values())).procedure

    def _source(self, name: str) -> Source:
        said = self._scenario.arrivals[name]
        track = self._rules_at(said.procedure, self._since).tracks["standard"]
        return Source(name, said, track.procedure.fields, self._calendar, self._chance, self._since)

    def _draw(self, name: str, law: Any) -> Draw:
        return Draw(self._chance.stream(name), law, quantile(law))

    def _rules_at(self, procedure: str, at: Instant) -> Rules:
        key = (procedure, (at + self._calendar.utc_offset) // DAY)
        found = self._rules.get(key)
        if found is None:
            found = self._rules[key] = self._law.rules(procedure, self._scenario.home, at)
        return found

    # --- the loop

    def counts(self, progress: Callable[[int, int], None] | None) -> Counts:
        """Runs the period to its end and counts."""
        agenda, days = self._agenda, len(self._days)
        for done, day in enumerate(self._days):
            morning = day * DAY - self._calendar.utc_offset
            self._arrivals_of(morning, self._days[day])
            evening = morning + DAY
            while agenda and agenda[0][0] < evening:
                at, _, handle, subject, token = heappop(agenda)
                handle(at, subject, token)
            if progress is not None:
                progress(done + 1, days)
        return self._close()

    def _close(self) -> Counts:
        for live in self._open.values():
            self._step(live, c.Tick(), self._until)
        for live in self._open.values():
            if live.dossier.accepted is not None and live.dossier.finished is None:
                self._ledger.open_at_end(live.dossier)
        for done, _, handle, subject, _ in self._agenda:
            if handle == self._served:
                subject.unfinished(done, self._until)
        tally = self._ledger.tally({name: desk.close_books(self._until) for name, desk in self._desks.items()})
        return Counts.of_one(self._scenario.scenario, self._seed, self._since, self._until, tally, self._replication)

    def _plan(self, at: Instant, handle: Handler, subject: Any, token: Any = None) -> None:
        self._entries += 1
        heappush(self._agenda, (at, self._entries, handle, subject, token))

    def _arrivals_of(self, morning: Instant, month: str) -> None:
        for source in self._sources:
            for arrival in source.of_day(morning, month):
                self._plan(arrival.at, self._arrives, arrival)

    # --- what happens

    def _arrives(self, at: Instant, arrival: Arrival, _: None) -> None:
        rules = self._rules_at(arrival.procedure, at)
        self._arrived += 1
        command = c.Submit(
            code=self._code(at),
            home=self._scenario.home,
            actor=submitter(rules.tracks[STANDARD]),
            lane=arrival.lane if arrival.lane in rules.tracks else STANDARD,  # an earlier version may lack it
            channel=arrival.channel,
            data=arrival.values,
        )
        outcome = advance(rules, None, command, at)
        live = Live(outcome.dossier, rules, arrival.entity, self._arrived)
        self._open[live.number] = live
        self._ledger.enter(outcome.events, live.dossier)
        if self._watch is not None:
            self._watch(command, at, outcome)
        self._enters(live, at)

    def _code(self, at: Instant) -> str:
        day = (at + self._calendar.utc_offset) // DAY
        if day != self._today[0]:
            self._today = (day, datetime.date.fromordinal(day + _EPOCH).strftime("%y%m%d"))
            self._number = 0
        self._number += 1
        return f"{self._scenario.home}-{self._today[1]}-{self._number:04d}"

    def _step(self, live: Live, command: c.Command, at: Instant) -> None:
        """One command, and what has to be planned because of its events."""
        outcome = advance(live.rules, live.dossier, command, at)
        live.dossier = outcome.dossier
        events = outcome.events
        if self._watch is not None:
            self._watch(command, at, outcome)
        if len(events) == 1 and type(events[0]) is e.StateEntered:  # most moves cause nothing else
            self._ledger.events += 1
            self._enters(live, at)
            return
        self._ledger.enter(events, outcome.dossier)
        entered = False
        for event in events:
            kind = type(event)
            if kind is e.StateEntered:
                entered = True
            elif kind in self._planned_for:
                self._planned_for[kind](live, event, at)
        if entered:
            self._enters(live, at)

    def _look(self, live: Live, _: e.Event | None = None, __: Instant = 0) -> None:
        """The clocks are looked at when a due instant has passed; a warning can wait until somebody acts."""
        due = next_consequence(live.dossier)
        if due + 1 < live.tick:
            live.tick = due + 1
            self._plan(live.tick, self._ticks, live)

    def _ticks(self, at: Instant, live: Live, _: None) -> None:
        if live.tick != at:  # an earlier look took its place
            return
        live.tick = NEVER
        if live.dossier.next_due < at:
            self._step(live, c.Tick(), at)
            self._joins(live, at)
        self._look(live)

    def _enters(self, live: Live, at: Instant) -> None:
        """The dossier waits for whoever holds its new state."""
        live.visit += 1
        live.worked = None
        state = live.dossier.state
        live.visits[state] = live.visits.get(state, 0) + 1
        plan = live.plan = self._plan_of(live)
        if plan.end:
            del self._open[live.number]
        elif plan.desk is None:
            self._citizen(live, plan, at)
        elif plan.joined or not plan.consults or live.dossier.consultation is None:
            self._waits(live, plan.desk, at)

    def _plan_of(self, live: Live) -> Plan:
        track = live.rules.tracks[live.dossier.lane]
        key = (id(track), live.dossier.state)
        found = self._plans.get(key)
        if found is None:
            desk = self._desks.get(track.holders[live.dossier.state])
            found = self._plans[key] = plan(self._scenario, self._chance, track, live.dossier.state, desk)
        return found

    # --- at the desks

    def _waits(self, live: Live, desk: Desk, at: Instant) -> None:
        """The dossier comes to the desk: taken up at once where somebody is free, else it queues."""
        if desk.free and not desk.queue and desk.calendar.is_working(at):
            self._begins(live, desk, at)
            return
        desk.put(live.plan.priority, live.number, live, at)
        if desk.free:
            self._serve(desk, at)

    def _serve(self, desk: Desk, at: Instant) -> None:
        """Free officers take up what waits, or look again when the office opens."""
        if desk.calendar.is_working(at):
            while desk.queue and desk.free:
                self._begins(desk.next(at), desk, at)
        elif not desk.waking:
            desk.waking = True
            self._plan(desk.calendar.opening_after(at), self._opens, desk)

    def _begins(self, live: Live, desk: Desk, at: Instant) -> None:
        plan = live.plan
        seconds = plan.seconds(live.dossier, live.entity, live.visits[plan.state])
        officer, done = desk.begin(at, seconds)
        self._entries += 1
        heappush(self._agenda, (done, self._entries, self._served, desk, (officer, live, live.visit)))

    def _opens(self, at: Instant, desk: Desk, _: None) -> None:
        desk.waking = False
        self._serve(desk, at)

    def _served(self, at: Instant, desk: Desk, token: tuple[str, Live, int]) -> None:
        officer, live, visit = token
        desk.put_down(officer)
        if live.visit == visit:
            self._acts(live, officer, at)
        if desk.queue and desk.free:
            self._serve(desk, at)

    def _staff_changes(self, at: Instant, desk: Desk, more: int) -> None:
        desk.change(more, at)
        if desk.queue and desk.free:
            self._serve(desk, at)

    def _acts(self, live: Live, officer: str, at: Instant) -> None:
        """The holder takes the dossier on by one of the moves that are open."""
        dossier, plan = live.dossier, live.plan
        track = plan.track
        move = plan.only or plan.choose(dossier, live.entity, live.visits[plan.state])
        if move is not None and move.joined and not joined(track, dossier):
            live.worked = officer  # the work is done, the opinions are not in
            return
        if move is None:
            raise NotAllowed(
                f"{dossier.code}: wanted a move out of '{dossier.state}' in the simulation, but none is open to "
                f"{plan.holder}; possible: {', '.join(track.table[dossier.state])}",
                dossier.code,
                dossier.state,
            )
        if dossier.accepted is None and move.action == track.procedure.acceptance:
            live.rules = self._rules_at(dossier.procedure, at)  # the pair in force at acceptance
        self._step(live, plan.act(officer, move, dossier), at)

    # --- the citizen, asked agencies, letters

    def _citizen(self, live: Live, plan: Plan, at: Instant) -> None:
        number = live.visits[live.dossier.state]
        if plan.work is None or (plan.never and plan.patience.uniform(live.entity, number) < plan.never):
            return
        when = self._later(plan.work, self._calendar, at, live.entity, number)
        if when >= self._until:  # perhaps beyond the years of the calendar
            return
        if live.dossier.channel != "online":  # the counter is open in working time only
            when = self._calendar.effective(when)
        self._plan(when, self._citizen_moves, live, live.visit)

    def _citizen_moves(self, at: Instant, live: Live, visit: int) -> None:
        if live.visit == visit:
            self._acts(live, APPLICANT, at)

    def _later(self, draw: Draw, calendar: WorkCalendar, at: Instant, entity: int, number: int) -> Instant:
        seconds = draw.seconds(entity, number)
        return calendar.instant(calendar.position(at) + seconds) if draw.law.working else at + seconds

    def _asked(self, live: Live, event: e.ConsultationOpened, at: Instant) -> None:
        number = live.visits.get(live.dossier.state, 0)
        for one in event.asked:
            draw = self._opinions[one.department]
            never = self._chance.stream(f"opinion/{one.department}/never")
            if never.uniform(live.entity, number) < self._scenario.opinions[one.department].never:
                continue
            when = self._later(draw, self._calendar, at, live.entity, number)
            self._plan(max(when, at), self._answers, live, (one.department, event.at))
        self._look(live)

    def _answers(self, at: Instant, live: Live, token: tuple[str, Instant]) -> None:
        department, opened = token
        consultation = live.dossier.consultation
        if consultation is None or consultation.opened != opened:
            return
        if any(one.department == department and one.awaited for one in consultation.asked):
            self._step(live, c.Answer(c.Actor(department, department)), at)
            self._joins(live, at)

    def _joins(self, live: Live, at: Instant) -> None:
        """Who has done the work beside a question goes on as soon as the opinions are in."""
        officer = live.worked
        if officer is not None and joined(live.plan.track, live.dossier):
            live.worked = None
            self._acts(live, officer, at)

    def _owed(self, live: Live, event: e.ObligationOwed, at: Instant) -> None:
        when = self._later(self._issue, self._calendar, at, live.entity, len(live.dossier.obligations))
        self._plan(when, self._issues, live, event.obligation.id)
        self._look(live)

    def _issues(self, at: Instant, live: Live, id: str) -> None:
        dossier = live.dossier
        owed = dossier.obligation(id)
        if owed is None or owed.state not in ("owed", "drafted"):
            return
        actor = self._signer(live, owed)
        self._step(live, c.IssueObligation(id, actor, self._promised(live, owed, at)), at)
        self._look(live)  # the new date can be missed too
        when = self._later(self._deliver, self._calendar, at, live.entity, len(dossier.obligations))
        self._plan(when, self._delivers, live, (id, actor))

    def _promised(self, live: Live, owed: Obligation, at: Instant) -> Instant | None:
        """The new date of an apology, where the dossier is still open and none was given yet."""
        dossier, track = live.dossier, live.rules.tracks[live.dossier.lane]
        appointment = track.procedure.appointment
        given = sum(one.promised_now is not None for one in dossier.obligations)
        if appointment is None or owed.kind != appointment.missed or dossier.finished is not None:
            return None
        if given >= track.procedure.max_reappointments:
            return None
        return begin(track.calendar, self._promise, at, compelled=True).due

    def _signer(self, live: Live, owed: Obligation) -> c.Actor:
        agencies = live.rules.agencies
        if owed.signer is None:
            return c.Actor(owed.debtor, live.rules.tracks[live.dossier.lane].lead)
        return c.Actor(owed.signer, agencies.officer(owed.signer).department)

    def _delivers(self, at: Instant, live: Live, token: tuple[str, c.Actor]) -> None:
        id, actor = token
        owed = live.dossier.obligation(id)
        if owed is not None and owed.state == "issued":
            self._step(live, c.DeliverObligation(id, actor), at)
