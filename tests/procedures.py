"""Tiny procedures built in Python: one that shows all that the core knows, and random ones with random walks.

A walk is what people did with one dossier: commands with their instants. `play` takes it through the engine's judge.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from calendars import OFFICE, at, office, plain_year, shown
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from workflow import commands as c
from workflow import events as e
from workflow.agencies import Agencies, Agency, Department, Officer
from workflow.decide import advance
from workflow.errors import NotAllowed
from workflow.machine import Rules, Track, compile_rules
from workflow.model import NEVER, Dossier
from workflow.procedure import (
    APPLICANT,
    CLOCK,
    JOIN,
    STANDARD,
    Always,
    Appointment,
    Breach,
    By,
    CauseRule,
    ClockRule,
    ConsultationRule,
    Eligibility,
    Field,
    InForce,
    Join,
    Move,
    ObligationRule,
    Procedure,
    State,
    Trigger,
    Warn,
)
from workflow.worktime import AfterCutOff, Counting, Limit, WorkCalendar

T = TypeVar("T")
HOUR = 3_600
MONDAY = at("2026-03-02 08:00")  # a plain week: no day off in this calendar

# --- who is who

YEARS = {number: plain_year(number) for number in range(2026, 2031)}
CALENDARS: Mapping[str, WorkCalendar] = {
    "office": office(years=YEARS),
    "mornings": office(id="mornings", years=YEARS, hours=dict.fromkeys(range(6), OFFICE[:1])),
}
CITIZEN = c.CITIZEN


def _agency(id: str, calendar: str, head: str | None, heads: Mapping[str, str | None], *officers: Officer) -> Agency:
    rooms = {f"{id}.{room}": Department(f"{id}.{room}", room, id, chief) for room, chief in heads.items()}
    return Agency(id, id, calendar, rooms, {officer.id: officer for officer in officers}, head)


def _officer(id: str, department: str, *roles: str) -> Officer:
    return Officer(id, id, department, frozenset(roles))


AGENCIES = Agencies(
    {
        "town": _agency(
            "town",
            "office",
            "chair",
            {"front": None, "back": "chief", "room": None},
            _officer("reception", "town.front", "reception", "return_desk"),
            _officer("clerk", "town.back", "officer"),
            _officer("clerk_2", "town.back", "officer"),
            _officer("chief", "town.back", "head", "officer"),
            _officer("chair", "town.room", "chairman"),
            _officer("deputy", "town.room", "deputy"),
        ),
        "fire": _agency("fire", "office", "marshal", {"post": None}, _officer("marshal", "fire.post", "officer")),
        "culture": _agency("culture", "mornings", "curator", {"hall": None}, _officer("curator", "culture.hall")),
    }
)
PARTIES = {"desk": "front", "office": "back", "leadership": "room", "fire": "fire.post", "culture": "culture.hall"}
ACTORS = {
    officer.id: c.Actor(officer.id, officer.department, officer.roles)
    for agency in AGENCIES.by_id.values()
    for officer in agency.officers.values()
} | {CITIZEN.id: CITIZEN}

# --- builders


def counting(limit: str, **more: Any) -> Counting:
    return Counting(Limit.parse(limit), **more)


def trigger(text: str) -> Trigger:
    """An action, or `enter STATE`, or `leave STATE`."""
    kind, _, name = text.rpartition(" ")
    return Trigger(kind or "action", name)  # type: ignore[arg-type]


def clock(name: str, starts: str, limit: str, stops: str = "enter ends", **more: Any) -> ClockRule:
    """A statutory clock, unless it is said otherwise; `stops` are separated by commas, `how` goes to its counting."""
    wanted: dict[str, Any] = {"effect": "statutory", **more}
    how = wanted.pop("how", {})
    return ClockRule(
        name=name,
        starts=trigger(starts),
        counting=counting(limit, **how),
        written=limit,
        stops=tuple(trigger(stop.strip()) for stop in stops.split(",")),
        **wanted,
    )


def move(action: str, way: str, by: str, **more: Any) -> Move:
    """A move written `from > to`, or `from > to|to` for a way back; by `party` or `party.role`."""
    origin, _, targets = (part.strip() for part in way.partition(">"))
    to = tuple(targets.split("|"))
    people = tuple(By(*one.strip().split(".")) for one in by.split(","))
    return Move(action, origin, to, people, to_previous=more.pop("to_previous", len(to) > 1), **more)


def state(id: str, held_by: str = "office", norm: str | None = None, **more: Any) -> State:
    hours = None if norm is None else Limit.parse(norm).amount * (HOUR if "hour" in norm else 60)
    return State(id=id, title=id, portal=4, held_by=held_by, norm=hours, **more)


def procedure(states: Iterable[State], moves: Iterable[Move], clocks: Iterable[ClockRule], **more: Any) -> Procedure:
    wanted: dict[str, Any] = {
        "id": "permit",
        "version": "1",
        "lifecycle": "counter",
        "lifecycle_version": "1",
        "lane": STANDARD,
        "title": "permit",
        "code": None,
        "in_force": InForce(datetime.date(2026, 1, 1)),
        "acceptance": "accept",
        "parties": PARTIES,
        "lead": "office",
        "documents": {"drawings": "drawings", "notice": "notice"},
    }
    return Procedure(
        **(wanted | more),
        states={one.id: one for one in states},
        moves=tuple(moves),
        clocks={rule.name: rule for rule in clocks},
    )


def obligations(limit: str = "1 working day") -> dict[str, ObligationRule]:
    day = Limit.parse("1 working day")
    return {
        "apology": ObligationRule("apology", "form_04", "late_agency", "head", counting(limit), day, "head"),
        "explanation": ObligationRule("explanation", "note", "late_agency", "head", counting("2 working days")),
    }


CAUSES = {
    "overload": CauseRule("overload", "overload", frozenset({"lead"})),
    "agency_late": CauseRule("agency_late", "agency late", frozenset({"other_agency"})),
    "applicant_side": CauseRule("applicant_side", "applicant", frozenset({"applicant"})),
    "outage": CauseRule("outage", "outage", frozenset({"excused"})),
    "other": CauseRule("other", "other", frozenset({"any"})),
}


def rules(*lanes: Procedure) -> Rules:
    return compile_rules({lane.lane: lane for lane in lanes}, AGENCIES, CALENDARS, "town")


# --- a procedure with all that the core knows

PAUSES = frozenset({"supplementing", "paying"})
STATES = (
    state("submitted", "desk", initial=True),
    state("accepted", "desk", "2 hours"),
    state("appraisal", "office", "16 hours"),
    state("consulting", "office", "8 hours", consults="opinion"),
    state("drafting", "office", "4 hours"),
    state("signing", "leadership", "4 hours"),
    state("supplementing", APPLICANT),
    state("paying", APPLICANT),
    state("result_ready", "desk"),
    state("withdrawing", "desk"),
    state("returned", "desk", end="returned"),
    state("refused", "desk", end="refused"),
    state("stopped", "desk", end="stopped"),
)
MOVES = (
    move("accept", "submitted > accepted", "desk.reception", requires=("drawings",)),
    move("refuse", "submitted > refused", "desk.reception", requires=("notice",)),
    move("hand_over", "accepted > appraisal", "desk.reception"),
    move("request_supplement", "appraisal > supplementing", "office.officer", at_most=2),
    move("resupply", "supplementing > appraisal", APPLICANT, to_previous=True),
    move("stop", "supplementing > stopped", CLOCK),
    move("bill", "drafting > paying", "office.officer"),
    move("pay", "paying > appraisal|drafting", APPLICANT, sets={"paid": True}),
    move("ask", "appraisal > consulting", "office.officer", when="needs_opinion"),
    move("opinions_in", "consulting > drafting", JOIN),
    move("draft", "appraisal > drafting", "office.officer, office.head", when="!needs_opinion"),
    move("extend", "appraisal > appraisal", "office.head", extends={"resolution": Limit.parse("2 working days")}),
    move("submit_for_signature", "drafting > signing", "office.head"),
    move("send_back", "signing > drafting", "leadership.chairman"),
    move("sign", "signing > result_ready", "leadership", not_by_actor_of="submit_for_signature"),
    move("return_result", "result_ready > returned", "desk.return_desk"),
    *(
        move("withdraw", f"{origin} > withdrawing", APPLICANT)
        for origin in ("accepted", "appraisal", "consulting", "drafting", "supplementing", "paying")
    ),
    move("confirm_withdrawal", "withdrawing > stopped", "desk.reception"),
)
RESOLUTION = clock(
    "resolution",
    "accept",
    "5 working days",
    "enter result_ready, enter ends",
    pauses=PAUSES,
    pauses_on_incident=True,
    warns=(Warn("50%", percent=50), Warn("1 working day before", before=Limit.parse("1 working day"))),
)
HANDOVER = clock(
    "handover",
    "accept",
    "same working day",
    "hand_over",
    effect="internal",
    how={"cut_off": 15 * HOUR, "after_cut_off": AfterCutOff(Limit.parse("30 working minutes"))},
    breach=Breach(record="late_handover"),
)
SUPPLEMENT = clock(
    "supplement",
    "enter supplementing",
    "2 working days",
    "leave supplementing",
    effect="applicant",
    warns=(Warn("50%", percent=50),),
    breach=Breach(action="stop"),
)
FIELDS = {
    "needs_opinion": Field("bool", "needs_opinion", default=False),
    "floors": Field("int", "floors"),
    "area": Field("number", "area"),
    "paid": Field("bool", "paid", default=False),
}


def one_stop(**changed: Any) -> Procedure:
    """The standard lane, with keywords of Procedure changed."""
    wanted: dict[str, Any] = {
        "states": STATES,
        "moves": MOVES,
        "clocks": (RESOLUTION, HANDOVER, SUPPLEMENT),
        "fields": FIELDS,
        "consultations": {"opinion": opinion()},
        "obligations": obligations(),
        "appointment": Appointment(("commitment", "resolution"), "apology", "explanation"),
        "always": (Always("two_supplements", "count.request_supplement <= 2"),),
    }
    return procedure(**(wanted | changed))


def opinion(silence: str = "wait", needed: int = 2, named: Iterable[str] = (), limit: str = "1 working day") -> Any:
    asked = ("fire", "culture")
    return ConsultationRule("opinion", asked, Join(needed, frozenset(named)), counting(limit), silence)  # type: ignore[arg-type]


def green() -> Procedure:
    """The green lane beside it: a shorter promise for small houses."""
    promise = clock(
        "commitment",
        "accept",
        "2 working days",
        "enter result_ready, enter ends",
        effect="commitment",
        pauses=PAUSES,
        pauses_on_incident=True,
    )
    return one_stop(
        lane="green",
        clocks=(RESOLUTION, HANDOVER, SUPPLEMENT, promise),
        eligible=Eligibility("floors <= 3", "accept"),
    )


# --- playing


class Step(Struct, frozen=True):
    """A command and its instant."""

    at: int
    command: c.Command


class Played(Struct, frozen=True):
    """The dossier at the end of a walk, every event of it, and the accepted steps with the dossiers before them."""

    dossier: Dossier
    events: tuple[e.Event, ...]
    steps: tuple[Step, ...] = ()
    before: tuple[Dossier | None, ...] = ()

    def of(self, *kinds: type) -> list[Any]:
        """The events of these kinds, in order."""
        return [event for event in self.events if isinstance(event, kinds)]


def play(ruled: Rules, steps: Iterable[Step], since: Played | None = None) -> Played:
    """Every step taken in order; raises what the engine raises."""
    dossier: Dossier | None = since.dossier if since else None
    events: list[e.Event] = list(since.events) if since else []
    taken: list[Step] = list(since.steps) if since else []
    before: list[Dossier | None] = list(since.before) if since else []
    for step in steps:
        outcome = advance(ruled, dossier, step.command, step.at)
        before.append(dossier)
        taken.append(step)
        dossier = outcome.dossier
        events += outcome.events
    assert dossier is not None
    return Played(dossier, tuple(events), tuple(taken), tuple(before))


def submit(when: str | int, lane: str = STANDARD, **data: Any) -> Step:
    documents = ("drawings",)
    return Step(_instant(when), c.Submit("HS-1", "town", ACTORS["reception"], lane, data=data, documents=documents))


def act(when: str | int, who: str, action: str, *documents: str, **data: Any) -> Step:
    return Step(_instant(when), c.Act(action, ACTORS[who], data, documents))


def answer(when: str | int, who: str, opinion: str = "agree") -> Step:
    return Step(_instant(when), c.Answer(ACTORS[who], opinion))


def tick(when: str | int) -> Step:
    return Step(_instant(when), c.Tick())


def do(when: str | int, command: c.Command) -> Step:
    return Step(_instant(when), command)


def _instant(when: str | int) -> int:
    return when if isinstance(when, int) else at(f"2026-03-{when}")


def accepted(when: str = "02 08:00", lane: str = STANDARD, **data: Any) -> tuple[Step, ...]:
    """Handed in and accepted at one instant of March 2026, written `day hour:minute`."""
    return (submit(when, lane, **data), act(when, "reception", "accept"))


def handed_over(when: str = "02 08:00", **data: Any) -> tuple[Step, ...]:
    return (*accepted(when, **data), act(when, "reception", "hand_over"))


def unnoticed(events: Iterable[e.Event]) -> list[e.Event]:
    """The events without the instants at which somebody looked."""
    return [_unnoticed(event) for event in events]


def _unnoticed(event: e.Event) -> e.Event:
    if getattr(event, "noticed", None) is None:
        return event
    return replace(event, noticed=0)


# --- random definitions

LIMITS = (
    "1 working hour",
    "5 working hours",
    "90 working minutes",
    "1 working day",
    "3 working days",
    "2 days",
    "7 hours",
)
RUNGS = (
    Warn("half", percent=50),
    Warn("ninety", percent=90),
    Warn("day before", before=Limit.parse("1 working day")),
    Warn("hour before", before=Limit.parse("1 working hour")),
)
WALL_RUNGS = (Warn("half", percent=50), Warn("hours before", before=Limit.parse("3 hours")))


class Choices:
    """Choices made by one drawn string of bytes: a draw for each choice took longer than what is tested.

    A byte of 0 takes the first option, which is the simplest.
    """

    def __init__(self, drawn: bytes) -> None:
        self.left = iter(drawn)

    def of(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[next(self.left) % len(options)]

    def some(self, options: Sequence[T], fewest: int = 0, most: int = 3) -> list[T]:
        """So many different ones of the options, in any order."""
        left = list(options)
        return [left.pop(left.index(self.of(left))) for _ in range(min(self.between(fewest, most), len(left)))]

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + next(self.left) % (most - least + 1)

    def either(self) -> bool:
        return next(self.left) % 2 == 1


MOST_CHOICES = 160  # more than any procedure of these takes
CHOICES = st.binary(min_size=MOST_CHOICES, max_size=MOST_CHOICES).map(Choices)


def made_procedure(choices: Choices) -> Procedure:
    """A procedure of 3 to 8 states: loops, waiting citizens, several clocks, a consultation, obligations."""
    names = [f"s{number}" for number in range(choices.between(3, 8))]
    consults = choices.of((None, *names[2:-1]))
    states = _states(choices, names, consults)
    waiting = [one.id for one in states if one.held_by == APPLICANT]
    moves = _moves(choices, states)
    clocks = _clocks(choices, names, waiting, moves)
    silence = choices.of(("wait", "deemed_consent"))
    needed = choices.between(1, 2)
    named = choices.of(((), ("fire",), ("culture",)))
    asked = opinion(silence, needed, named, choices.of(LIMITS))
    return procedure(
        states,
        moves,
        clocks,
        consultations={"opinion": asked},
        obligations=obligations(choices.of(("2 working hours", "1 working day"))),
        appointment=Appointment(("commitment", "statutory"), "apology", "explanation"),
        max_reappointments=choices.between(1, 2),
        causes=CAUSES,
    )


def procedures() -> st.SearchStrategy[Procedure]:
    return CHOICES.map(made_procedure)


def _states(choices: Choices, names: list[str], consults: str | None) -> list[State]:
    norms = (None, "30 working minutes", "4 hours", "12 hours")
    found = [state(names[0], "desk", initial=True)]
    for name in names[1:-1]:
        if name == consults:
            found.append(state(name, "office", choices.of(norms), consults="opinion"))
        else:
            holder = choices.of(("desk", "office", "leadership", APPLICANT))
            found.append(state(name, holder, None if holder == APPLICANT else choices.of(norms)))
    return [*found, state(names[-1], "desk", end="done")]


def _moves(choices: Choices, states: list[State]) -> list[Move]:
    names = [one.id for one in states]
    moves = [move("accept", f"{names[0]} > {names[1]}", "desk")]
    for one in states[1:-1]:
        by = one.held_by
        others = choices.some(names[1:], fewest=1)
        moves += [move(f"to_{target}", f"{one.id} > {target}", by, **_limits(choices)) for target in others]
        if one.consults:
            moves.append(move("opinions_in", f"{one.id} > {choices.of(names[1:])}", JOIN))
        if by == APPLICANT:
            back = [name for name in names[1:-1] if name != one.id]
            moves.append(move("back", f"{one.id} > {'|'.join(back or [names[-1]])}", by, to_previous=True))
        if choices.either():
            moves.append(move("expire", f"{one.id} > {choices.of(names[1:])}", CLOCK))
    moves.append(move("extend", f"{names[1]} > {names[1]}", states[1].held_by, extends=_extension(choices), at_most=2))
    return moves


def _limits(choices: Choices) -> dict[str, Any]:
    return {"at_most": choices.of((None, None, 2))}


def _extension(choices: Choices) -> dict[str, Limit]:
    return {"c0": Limit.parse(choices.of(("3 working hours", "1 working day")))}


def _clocks(choices: Choices, names: list[str], waiting: list[str], moves: list[Move]) -> list[ClockRule]:
    actions = sorted({one.action for one in moves})
    promise = clock(
        "c0",
        "accept",
        choices.of(("1 working hour", "4 working hours", "1 working day", "3 working days")),
        f"enter ends, enter {choices.of(names[2:])}",
        how={"cut_off": choices.of((None, 15 * HOUR))},
        pauses=frozenset(waiting),
        pauses_on_incident=choices.either(),
        warns=tuple(choices.some(RUNGS)),
    )
    others = [_clock(choices, number, names, waiting, actions) for number in range(1, 1 + choices.between(1, 3))]
    return [promise, *others]


def _clock(choices: Choices, number: int, names: list[str], waiting: list[str], actions: list[str]) -> ClockRule:
    """A clock beside the promise; one that acts on its breach has a limit of a day or more, so that none races."""
    acts = choices.either()
    limit = choices.of(("1 working day", "2 days", "26 hours") if acts else (*LIMITS, "same working day"))
    where = choices.of(names[1:-1])
    starts = choices.of(("accept", f"enter {where}", f"leave {where}", choices.of(actions)))
    wall = Limit.parse(limit).unit.value in ("days", "hours")
    return clock(
        f"c{number}",
        starts,
        limit,
        choices.of(("enter ends", f"leave {where}", f"enter {choices.of(names[1:])}")),
        effect=choices.of(("internal", "applicant")),
        how={"cut_off": choices.of((None, 15 * HOUR)), "effective": choices.either()},
        pauses=frozenset(choices.some(names[1:-1], most=2)) | frozenset(waiting[:1]),
        pauses_on_incident=choices.either(),
        warns=(choices.of(WALL_RUNGS if wall else RUNGS),) if limit != "same working day" else (),
        breach=Breach(action="expire") if acts else Breach(record="late"),
        calendar_of=choices.of((None, "culture")),
    )


# --- random walks

GAPS = (0, 1, 60, 20 * 60, HOUR, 3 * HOUR, 8 * HOUR, 24 * HOUR, 70 * HOUR)
DUE = len(GAPS)  # the very instant at which something is due
AFTER = DUE + 1  # a second later


def _steps(drawn: bytes) -> list[tuple[int, int]]:
    return [(gap % (AFTER + 1), choice) for gap, choice in zip(drawn[::2], drawn[1::2], strict=False)]


WALKS = st.binary(min_size=2 * 6, max_size=2 * 30).map(_steps)


def _next_instant(dossier: Dossier, now: int, gap: int) -> int:
    if gap < DUE:
        return now + GAPS[gap]
    pending = dossier.next_due
    return now if pending == NEVER or pending < now else pending + gap - DUE


def wishes(ruled: Rules, dossier: Dossier, now: int) -> Iterator[c.Command]:
    """Everything that somebody could ask of the dossier now; some of it is refused."""
    track = ruled.tracks[dossier.lane]
    holders = {by.party: track.departments[by.party] for one in track.table[dossier.state].values() for by in one.by}
    for action, one in track.table[dossier.state].items():
        for by in one.by:
            yield from (c.Act(action, actor) for actor in _people(holders[by.party]))
    asked = dossier.consultation.asked if dossier.consultation else ()
    yield from (c.Answer(actor) for one in asked for actor in _people(one.department))
    yield from (c.Assign(actor.id, actor) for actor in _people(dossier.holder) if actor.department)
    yield c.DeclareDelay(ACTORS["chief"])
    yield c.DeclareIncident(ACTORS["reception"], "outage")
    yield c.EndIncident(ACTORS["reception"])
    for owed in dossier.obligations:
        later = max(now, dossier.appointment or now) + 30 * HOUR
        yield c.DraftObligation(owed.id, ACTORS["clerk"])
        yield c.IssueObligation(owed.id, ACTORS["chair"], later)
        yield c.IssueObligation(owed.id, ACTORS["chair"])
        yield c.DeliverObligation(owed.id, ACTORS["clerk"])
        yield c.WaiveObligation(owed.id, ACTORS["chair"], "ground")
    yield c.AcceptExcuse(ACTORS["chair"], now - 5 * HOUR, now, "outage")
    yield from (c.GiveCause(ACTORS["chief"], code) for code in list(CAUSES)[:4])


def _people(department: str) -> list[c.Actor]:
    if department == APPLICANT:
        return [CITIZEN]
    return [actor for actor in ACTORS.values() if actor.department == department][:2]


def wander(
    ruled: Rules, choices: Iterable[tuple[int, int]], start: int = MONDAY, lane: str = STANDARD, **data: Any
) -> Played:
    """A walk through the procedure as the choices say: after each gap the chosen one of all that is wished for.

    Where it is refused the next one is tried; where all are, somebody only looks at the clocks.
    """
    played = play(ruled, (submit(start, lane, **data), act(start, "reception", "accept")))
    now = start
    for gap, choice in choices:
        now = _next_instant(played.dossier, now, gap)
        looked = play(ruled, [tick(now)], played)
        possible = list(wishes(ruled, looked.dossier, now))
        for k in range(len(possible)):
            try:
                played = play(ruled, [do(now, possible[(choice + k) % len(possible)])], played)
                break
            except NotAllowed:
                continue
        else:
            played = looked
    return played


class Walk(Struct, frozen=True):
    """A procedure, compiled, and what people did with one dossier of it."""

    ruled: Rules
    walked: Played

    @property
    def track(self) -> Track:
        """The lane on which the dossier is in the end."""
        return self.ruled.tracks[self.walked.dossier.lane]

    def stages(self) -> list[tuple[Dossier, int]]:
        """Every dossier of the walk with the instant of the step that made it."""
        after = [*self.walked.before[1:], self.walked.dossier]
        return [(one, step.at) for one, step in zip(after, self.walked.steps, strict=True) if one is not None]

    def __repr__(self) -> str:
        declared = self.track.procedure
        clocks = [
            f"{rule.name}: {rule.written} from {rule.starts.kind} {rule.starts.name} to "
            f"{[f'{stop.kind} {stop.name}' for stop in rule.stops]}, pauses {sorted(rule.pauses)}, {rule.breach}"
            for rule in declared.clocks.values()
        ]
        states = [f"{one.id} ({one.held_by}, {one.norm}, {one.consults})" for one in declared.states.values()]
        moves = [f"{one.action}: {one.origin} > {one.targets}" for one in declared.moves]
        steps = [f"{shown(step.at)} {_told(step.command)}" for step in self.walked.steps]
        return "\n    ".join(["Walk", *states, *moves, *clocks, *steps])


def _told(command: c.Command) -> str:
    return f"{type(command).__name__} {getattr(command, 'action', '')} {getattr(command, 'obligation', '')}"


def _made_walk(choices: Choices, steps: list[tuple[int, int]]) -> Walk:
    ruled = rules(made_procedure(choices))
    start = MONDAY + choices.between(0, 5) * 86_400 + choices.of((0, 2 * HOUR, 8 * HOUR, 15 * HOUR))
    return Walk(ruled, wander(ruled, steps, start))


def walks() -> st.SearchStrategy[Walk]:
    """A random procedure and a random walk through it."""
    return st.builds(_made_walk, CHOICES, WALKS)
