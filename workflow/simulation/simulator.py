"""The simulated period: an agenda of commands over the same `advance` that the live engine uses.

Whatever happens here could have been typed: the simulator only draws when somebody acts and what they choose. A due
instant that passes is a `Tick`. Dossiers leave memory when nothing more can happen to them.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from heapq import heappop, heappush
from typing import Any
from zlib import crc32

from workflow import commands as c
from workflow import events as e
from workflow.acts import submitter
from workflow.decide import Outcome, advance
from workflow.errors import NotAllowed
from workflow.history import next_consequence
from workflow.machine import Rules
from workflow.model import NEVER, Dossier, Instant
from workflow.package import Group, advance_group
from workflow.procedure import STANDARD
from workflow.simulation.arriving.arrivals import Arrival, Source
from workflow.simulation.chance import Chance
from workflow.simulation.incidents import Incidents
from workflow.simulation.lawbook import Law, Lawbook
from workflow.simulation.letters import Letters
from workflow.simulation.live import Live, Package
from workflow.simulation.offices.floor import Floor
from workflow.simulation.offices.officer import Officer
from workflow.simulation.offices.rota import Rota
from workflow.simulation.others import HandOffs, Opinions, Waiting, Withdrawals
from workflow.simulation.plan import Plan, acting, by_clock, joined, plan
from workflow.simulation.register import Register
from workflow.simulation.results import Carried, Counts, Ledger, Results, measured
from workflow.simulation.scenario import Scenario
from workflow.simulation.stage import Handler
from workflow.simulation.times import times
from workflow.worktime import DAY, date_of

_PER_STREAM = 1 << 36  # more than any stream numbers its arrivals with
Watch = Callable[[c.Command, Instant, Outcome], None]


def simulate(
    scenario: Scenario,
    law: Law,
    *,
    seed: int | None = None,
    replication: int = 0,
    register: Register | None = None,
    progress: Callable[[int, int], None] | None = None,
    watch: Watch | None = None,
) -> Results:
    """One simulated period; `progress` is told days done of all days, `watch` each decision. The same seed gives
    the same results.

    With a `register` the period begins at its instant, with the dossiers that are in hand there. Of a linked package
    `watch` is told what was asked of the dossier that was asked, and a `Tick` of each that moved with it.
    """
    return count(
        scenario, law, seed=seed, replication=replication, register=register, progress=progress, watch=watch
    ).results()


def count(
    scenario: Scenario,
    law: Law,
    *,
    seed: int | None = None,
    replication: int = 0,
    register: Register | None = None,
    progress: Callable[[int, int], None] | None = None,
    watch: Watch | None = None,
) -> Counts:
    """What `simulate` counts, to be merged with other replications."""
    run = _Run(scenario, law, scenario.seed if seed is None else seed, replication, register, watch)
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
        register: Register | None,
        watch: Watch | None,
    ) -> None:
        self.scenario = scenario
        self._seed = seed
        self._replication = replication
        self.chance = Chance(seed, replication)
        self._watch = watch
        self._agenda: list[tuple[Instant, int, Handler, Any, Any]] = []
        self._entries = 0
        self._arrived = 0
        self._number = 0
        self._today = (0, "")
        self._open: dict[int, Live] = {}
        self._carried: list[tuple[Dossier, Live]] = []  # who was in hand in the register, as it was and as it is
        self._plans: dict[tuple[int, str], Plan] = {}
        self._law = Lawbook(scenario, law)
        self.calendar = self._law.calendar
        self._times = times(scenario, self.calendar, None if register is None else register.at)
        self._ledger = Ledger(self._times.months, self.calendar.utc_offset)
        self._in_hand = Ledger(self._times.months, self.calendar.utc_offset)
        self._counts: Ledger | None = self._ledger if self._times.begin == self._times.since else None
        self._people_the_world(law)
        if self._counts is None:
            self.plan(self._times.since, self._begins_to_count, None)
        if register is not None:
            self._take_over(register)

    def _people_the_world(self, law: Law) -> None:
        """Who comes, who works, who answers and who writes; and what each fact makes them plan."""
        book, names = self._law, self.scenario.arrivals
        rota = Rota(self.scenario, law.calendars, book.calendar_of)
        self._floor = Floor.of(self.scenario, rota, self.plan, self._served, self._times.begin)
        self._sources = [self._source(name) for name in names if book.first(name) is not None]
        self._letters, self._opinions, self._hand_offs = Letters(self), Opinions(self, self._joins), HandOffs(self)
        partners = {name: rota.of_department(name) for name in self.scenario.partners}
        self._waiting, self._withdrawals = Waiting(self, self._acts, partners), Withdrawals(self)
        self._incidents = Incidents(self, self._open.values)
        self._planned_for: dict[type, Callable[[Live, Any, Instant], None]] = {
            e.ClockStarted: self._looked_at,
            e.ClockResumed: self._looked_at,
            e.DossierAccepted: self._accepted,
            e.ConsultationOpened: self._opinions.asked,
            e.ObligationOwed: self._letters.owed,
            e.ComponentReady: self._hand_offs.ready,
            e.ComponentEnded: self._hand_offs.ended,
        }

    # --- setting up

    def _source(self, name: str) -> Source:
        first = self._law.first(name)
        assert first is not None, "only streams that arrive have a source"
        return Source(name, self.scenario, first.tracks[STANDARD], self.calendar, self.chance, self._times.begin)

    def _take_over(self, register: Register) -> None:
        """The dossiers that are in hand: each goes on from where it stands."""
        at, wholes = register.at, dict[str, Package]()
        for dossier in sorted(register.dossiers, key=lambda one: (one.package or "", one.entered, one.code)):
            self._arrived += 1
            rules = self._law(dossier.procedure, dossier.home, version=dossier.version)
            live = self._open[self._arrived] = Live(dossier, rules, _entity(dossier.code), self._arrived)
            if dossier.finished is None and dossier.accepted is not None:
                self._carried.append((dossier, live))
            self._carry(live)
            if dossier.components:
                live.package = wholes[dossier.code] = Package(live)
            elif dossier.package in wholes:
                live.package = wholes[dossier.package]
                live.package.parts[dossier.code] = live
        taken = list(self._open.values())
        for live in taken:
            self.step(live, c.Tick(), at)
        for live in taken:
            self._goes_on(live, at)

    def _goes_on(self, live: Live, at: Instant) -> None:
        """What is to be planned for a dossier that is in hand: its holder, its letters, its opinions, its hand-offs."""
        dossier = live.dossier
        self._enters(live, at)
        for owed in dossier.obligations:
            if owed.state in ("owed", "drafted"):
                self._letters.will_be_issued(live, owed.id, at)
            elif owed.state == "issued":
                self._letters.will_be_delivered(live, owed.id, self._letters.signer(live, owed), at)
        if dossier.consultation is not None and dossier.finished is None:
            self._opinions.awaited(live, at)
        for component, one in dossier.components.items():
            if one.state in ("ready", "sent_back") and dossier.finished is None:
                self._hand_offs.will_be_sent(live, component, at)
        self.look(live)

    # --- the loop

    def counts(self, progress: Callable[[int, int], None] | None) -> Counts:
        """Runs the period to its end and counts."""
        agenda, days = self._agenda, self._times.days
        for done, day in enumerate(days, 1):
            morning = day * DAY - self.calendar.utc_offset
            self._arrivals_of(morning)
            evening = morning + DAY
            while agenda and agenda[0][0] < evening:
                at, _, handle, subject, token = heappop(agenda)
                handle(at, subject, token)
            if progress is not None:
                progress(done, len(days))
        return self._close()

    def _begins_to_count(self, at: Instant, _: None, __: None) -> None:
        """The warm-up is over: who is here is in hand, everybody after that has arrived in the period."""
        self._counts = self._ledger
        for live in self._open.values():
            self._carry(live)
        self._floor.open_books(at)

    def _carry(self, live: Live) -> None:
        """The dossier is in hand: it is counted apart, unless it is still to be received."""
        if live.dossier.accepted is None:
            live.ledger = self._ledger
        else:
            live.ledger = self._in_hand
            if live.dossier.finished is None:
                self._in_hand.carry(live.dossier)

    def _close(self) -> Counts:
        until = self._times.until
        for live in list(self._open.values()):
            self.step(live, c.Tick(), until)
        for live in self._open.values():
            if live.ledger is not None and live.dossier.accepted is not None and live.dossier.finished is None:
                live.ledger.open_at_end(live.dossier)
        tally = self._ledger.tally(self._floor.close_books(until))
        return Counts.of_one(
            self.scenario.scenario,
            self._seed,
            self._times.since,
            until,
            tally,
            self._replication,
            self._in_hand.tally({}),
            {live.dossier.code: _fate(before, live.dossier) for before, live in self._carried},
        )

    def plan(self, at: Instant, handle: Handler, subject: Any, token: Any = None) -> None:
        """Puts something on the agenda: `handle(at, subject, token)`."""
        self._entries += 1
        heappush(self._agenda, (at, self._entries, handle, subject, token))

    def _arrivals_of(self, morning: Instant) -> None:
        for source in self._sources:
            for arrival in source.of_day(morning):
                self.plan(arrival.at, self._arrives, arrival)

    # --- what happens

    def _arrives(self, at: Instant, arrival: Arrival, _: None) -> None:
        rules = self._law.at(arrival.procedure, at)
        if rules is None or at < self._times.begin:  # not in force yet, or before the register was read
            return
        self._arrived += 1
        standard = rules.tracks[STANDARD]
        command = c.Submit(
            code=self._code(at),
            home=self.scenario.home,
            actor=submitter(standard),
            lane=arrival.lane if arrival.lane in rules.tracks else STANDARD,  # an earlier version may lack it
            channel=arrival.channel,
            data=arrival.values,
        )
        outcome = advance(rules, None, command, at)
        live = Live(outcome.dossier, rules, _entity_of(arrival), self._arrived, self._counts)
        if standard.procedure.components:
            live.package = Package(live)
        self._open[live.number] = live
        if live.ledger is not None:
            live.ledger.enter(outcome.events, live.dossier)
        if self._watch is not None:
            self._watch(command, at, outcome)
        self._enters(live, at)

    def _code(self, at: Instant) -> str:
        day = (at + self.calendar.utc_offset) // DAY
        if day != self._today[0]:
            self._today = (day, date_of(day).strftime("%y%m%d"))
            self._number = 0
        self._number += 1
        return f"{self.scenario.home}-{self._today[1]}-{self._number:04d}"

    def step(self, live: Live, command: c.Command, at: Instant) -> None:
        """One command, and what has to be planned because of its events."""
        if live.package is not None:
            self._step_package(live.package, live, command, at)
            return
        outcome = advance(live.rules, live.dossier, command, at)
        live.dossier = outcome.dossier
        events = outcome.events
        if self._watch is not None:
            self._watch(command, at, outcome)
        if len(events) == 1 and type(events[0]) is e.StateEntered:  # most moves cause nothing else
            if live.ledger is not None:
                live.ledger.events += 1
            self._enters(live, at)
            return
        self._follows(live, outcome, at)

    def _step_package(self, package: Package, live: Live, command: c.Command, at: Instant) -> None:
        """One command on a dossier of a linked package, and what moves with it."""
        whole = package.whole.dossier
        group = Group(whole, tuple(part.dossier for part in package.parts.values()))
        changes = advance_group(self._law, group, live.dossier.code, command, at)
        changed = list[tuple[Live, Outcome]]()
        for change in changes:
            member = package.member(change.outcome.dossier.code) or self._part(package, change.outcome, change.rules)
            member.dossier, member.rules = change.outcome.dossier, change.rules
            changed.append((member, change.outcome))
        changed.sort(key=lambda one: one[0] is not live)  # who was asked comes first
        if self._watch is not None:
            for member, outcome in changed:
                self._watch(command if member is live else c.Tick(), at, outcome)
        for member, outcome in changed:
            self._follows(member, outcome, at)
        if package.is_over:
            package.part_company()

    def _part(self, package: Package, outcome: Outcome, rules: Rules) -> Live:
        """A component that was just handed in; sent once more, its draws go on from those before."""
        self._arrived += 1
        live = Live(outcome.dossier, rules, package.whole.entity, self._arrived, self._counts)
        live.package = package
        for earlier in package.parts.values():
            if earlier.dossier.component == outcome.dossier.component:
                live.visits = earlier.visits
        package.parts[outcome.dossier.code] = self._open[live.number] = live
        return live

    def _follows(self, live: Live, outcome: Outcome, at: Instant) -> None:
        events = outcome.events
        if live.ledger is not None:
            live.ledger.enter(events, outcome.dossier)
        entered = False
        for event in events:
            kind = type(event)
            if kind is e.StateEntered or kind is e.DossierSubmitted:
                entered = True
            elif kind in self._planned_for:
                self._planned_for[kind](live, event, at)
        if entered and live.dossier is outcome.dossier:  # else something that was planned at once has moved it on
            self._enters(live, at)

    def _accepted(self, live: Live, _: e.DossierAccepted, at: Instant) -> None:
        self._withdrawals.accepted(live, at)
        self._incidents.accepted(live, at)

    def _looked_at(self, live: Live, _: e.Event, __: Instant) -> None:
        self.look(live)

    def look(self, live: Live) -> None:
        """The clocks are looked at when a due instant has passed; a warning can wait until somebody acts."""
        due = next_consequence(live.dossier)
        if due + 1 < live.tick:
            live.tick = due + 1
            self.plan(live.tick, self._ticks, live)

    def _ticks(self, at: Instant, live: Live, _: None) -> None:
        if live.tick != at:  # an earlier look took its place
            return
        live.tick = NEVER
        if live.dossier.next_due < at:
            self.step(live, c.Tick(), at)
            self._joins(live, at)
        self.look(live)

    def _enters(self, live: Live, at: Instant) -> None:
        """The dossier waits for whoever holds its new state."""
        if live.place is not None:  # it was moved on while somebody had it on the desk
            self._floor.leaves(live, at)
        live.visit += 1
        live.worked = None
        state = live.dossier.state
        live.visits[state] = live.visits.get(state, 0) + 1
        plan = live.plan = self._plan_of(live)
        if plan.end:
            self._open.pop(live.number, None)
        elif plan.rests or (plan.consults and not plan.joined and live.dossier.consultation is not None):
            pass  # its components are handled, or opinions awaited
        elif plan.desk is None:
            self._waiting.enters(live, plan, at)
        else:
            live.seconds = plan.seconds(live.dossier, live.entity, live.visits[state])
            self._floor.comes(live, plan.desk, at)

    def _plan_of(self, live: Live) -> Plan:
        track = live.rules.tracks[live.dossier.lane]
        key = (id(track), live.dossier.state)
        found = self._plans.get(key)
        if found is None:
            who = acting(track, live.dossier.state)
            desk = who if who in self._floor.desks else None
            found = self._plans[key] = plan(self.scenario, self.chance, track, live.dossier.state, desk)
        return found

    # --- at the desks

    def _served(self, at: Instant, live: Live, officer: Officer) -> None:
        self._acts(live, officer.name, at, officer)

    def _acts(self, live: Live, name: str, at: Instant, officer: Officer | None = None) -> None:
        """The holder takes the dossier on by one of the moves that are open."""
        dossier, plan = live.dossier, live.plan
        track = plan.track
        move = plan.only or plan.choose(dossier, live.entity, live.visits[plan.state])
        if move is not None and move.joined and not joined(track, dossier):
            live.worked = (name, officer)  # the work is done, the opinions are not in
            return
        if move is None:
            raise NotAllowed(
                f"{dossier.code}: wanted a move out of '{dossier.state}' in the simulation, but none is open to "
                f"{plan.holder}; possible: {', '.join(track.table[dossier.state])}",
                dossier.code,
                dossier.state,
            )
        if by_clock(move):
            return
        if dossier.accepted is None and move.action == track.procedure.acceptance:
            live.rules = self._law(dossier.procedure, dossier.home, at)  # the pair in force at acceptance
        self.step(live, plan.act(name, move, dossier, officer.roles if officer else None), at)

    def _joins(self, live: Live, at: Instant) -> None:
        """Who has done the work beside a question goes on as soon as the opinions are in."""
        if live.worked is not None and joined(live.plan.track, live.dossier):
            name, officer = live.worked
            live.worked = None
            self._acts(live, name, at, officer)


def _fate(before: Dossier, after: Dossier) -> Carried:
    """What became of a dossier that was in hand."""
    clock = measured(after)
    tables = [table for table in after.responsibility if clock is not None and table.clock == clock.name]
    return Carried(
        code=before.code,
        procedure=before.procedure,
        lane=before.lane,
        state=before.state,
        holder=before.holder,
        appointment=before.appointment,
        overdue=_missed(before),
        runs=1,
        closed=int(after.finished is not None),
        late=int(_missed(after)),
        late_seconds=sum(table.late_seconds for table in tables),
    )


def _missed(dossier: Dossier) -> bool:
    clock = measured(dossier)
    return clock is not None and clock.missed is not None


def _entity_of(arrival: Arrival) -> int:
    """Addresses the draws of a dossier: two streams of one procedure share no fate."""
    return crc32(arrival.stream.encode()) % (1 << 27) * _PER_STREAM + arrival.entity


def _entity(code: str) -> int:
    """Addresses the draws of a dossier that was in hand before: by its code, whoever else is in hand."""
    return int.from_bytes(blake2b(code.encode(), digest_size=8).digest(), "little")
