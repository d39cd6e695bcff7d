"""Why is it due then, and whose is the lateness? The derivation of each clock of a dossier, from its events.

Values only, in the order in which things happened; how they read in a language is the question of those who show them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from workflow import events as e
from workflow.clocks import consumed, counting_of, remainder
from workflow.machine import Ruled, Rules, Track, ruled_clocks
from workflow.model import Clock, Dossier, Instant, Responsibility, Version
from workflow.procedure import STANDARD, ClockRule
from workflow.responsibility import shares_of, with_cause
from workflow.worktime import Counting, Line, Term, WorkCalendar, date_of, explain, explain_rest

What = Literal[
    "started",
    "paused",
    "resumed",
    "extended",
    "reset",
    "restarted",
    "warned",
    "breached",
    "stopped",
    "recounted",
    "carried",
]

_Then = Callable[[int], Track]


class Cause(Struct, frozen=True, gc=False):
    """What brought a step about: the action or event, who took it, on what ground."""

    what: str
    actor: str | None = None
    ground: str | None = None


class Step(Struct, frozen=True, gc=False):
    """One thing that happened to a clock; `lines` are the days that it adds to the way to `due`.

    `remaining` is what a pause keeps, in seconds on the clock's own ruler; `name` is a warning's label, an extension's
    length, the limit that a reset gives, or what a pause waits for; `ground` is the article or reason of the act.
    """

    what: What
    at: Instant
    cause: Cause | None = None
    name: str = ""
    due: Instant | None = None
    remaining: int | None = None
    lines: tuple[Line, ...] = ()
    noticed: Instant | None = None
    ground: str | None = None
    before: Instant | None = None  # the due instant that a recount replaced


class Derivation(Struct, frozen=True, gc=False):
    """How the due instant of one clock came to be, and how it stands as of `at`; lengths on the clock's own ruler."""

    clock: str
    effect: str
    state: str
    limit: str
    calendar: str
    calendar_version: str
    day_offset: int  # seconds from UTC to the local day
    event: Instant
    effective: Instant
    due: Instant
    provisional: bool
    at: Instant
    consumed: int
    remaining: int
    steps: tuple[Step, ...]
    lateness: Responsibility | None
    reattributed: Responsibility | None = None  # the fixed shares as the last excuse left them

    def __str__(self) -> str:
        return "\n".join(_told(self))


def derivations(
    rules: Rules,
    dossier: Dossier,
    events: Iterable[e.Event],
    at: Instant,
    *,
    rules_of: Callable[[Version], Rules] | None = None,
) -> tuple[Derivation, ...]:
    """The derivation of each clock of the dossier as of an instant, in the order of the definition.

    What happened before the terms were recounted is explained by the rules that `rules_of` gives for the version then.
    """
    if dossier.lane not in rules.tracks:
        return ()
    told = tuple(events)
    pinned = _pinned_then(told)

    def then(number: int) -> Track:
        """The lane on which the terms were counted when that event happened."""
        version, lane = pinned[number]
        known = rules if rules_of is None else rules_of(version)
        return known.tracks.get(lane) or known.tracks[STANDARD]

    found = (*ruled_clocks(rules, dossier), *_unruled(rules, dossier, told, then))
    return tuple(_derivation(rules, dossier, told, one, at, then) for one in found)


def _pinned_then(told: Sequence[e.Event]) -> list[tuple[Version, str]]:
    """For each event the versions and the lane under which the terms were counted when it happened."""
    version, lane, found = Version("", "", ""), STANDARD, []
    for event in told:
        if isinstance(event, e.DossierSubmitted | e.DossierAccepted | e.TermsRecounted):
            version = event.version
        if isinstance(event, e.DossierSubmitted | e.LaneDecided | e.LaneLeft):
            lane = event.lane
        found.append((version, lane))
    return found


def _unruled(rules: Rules, dossier: Dossier, told: Sequence[e.Event], then: _Then) -> Iterator[Ruled]:
    """The clocks that the dossier left behind at acceptance, by the rules under which they began."""
    known = {one.clock.name for one in ruled_clocks(rules, dossier)}
    for name, clock in sorted(dossier.clocks.items()):
        track = None if name in known else then(_starts(told, name)[-1])
        if track is not None and name in track.procedure.clocks:
            yield Ruled(clock, track.procedure.clocks[name], track.calendars[name])


def _starts(told: Sequence[e.Event], name: str) -> list[int]:
    return [i for i, event in enumerate(told) if isinstance(event, e.ClockStarted) and event.clock.name == name]


def _derivation(
    rules: Rules, dossier: Dossier, told: Sequence[e.Event], ruled: Ruled, at: Instant, then: _Then
) -> Derivation:
    clock, rule, calendar = ruled
    until = at if clock.stopped is None else clock.stopped
    return Derivation(
        clock=clock.name,
        effect=clock.effect,
        state=clock.state,
        limit=rule.written if clock.limit is None else clock.limit,
        calendar=calendar.id,
        calendar_version=calendar.version,
        day_offset=calendar.utc_offset,
        event=clock.event,
        effective=clock.effective,
        due=clock.due,
        provisional=clock.provisional,
        at=at,
        consumed=consumed(rule, calendar, clock, until),
        remaining=remainder(rule, calendar, clock, until),
        steps=tuple(_steps(ruled, told, then)),
        lateness=_lateness(rules, dossier, clock, at),
        reattributed=_anew(dossier, clock),
    )


def _lateness(rules: Rules, dossier: Dossier, clock: Clock, at: Instant) -> Responsibility | None:
    """The fixed shares of a missed clock, or their view as of `at`; None where it was not missed."""
    if clock.missed is None:
        return None
    fixed = [one for one in dossier.responsibility if (one.clock, one.due) == (clock.name, clock.missed)]
    return with_cause(dossier, fixed[-1] if fixed else shares_of(rules, dossier, clock, at))


def _anew(dossier: Dossier, clock: Clock) -> Responsibility | None:
    found = [one for one in dossier.reattributed if (one.clock, one.due) == (clock.name, clock.missed)]
    return with_cause(dossier, found[-1]) if found else None


# --- steps


def _steps(ruled: Ruled, told: Sequence[e.Event], then: _Then) -> Iterator[Step]:
    """What happened to the clock since it started last, counting anew included; each event by the rules of its time."""
    name = ruled.clock.name
    started = _starts(told, name)[-1]
    cause: Cause | None = None
    clock: Clock | None = None
    for i, event in enumerate(told):
        cause = _cause(event) or cause
        if isinstance(event, e.DossierAccepted):  # told before the move that brings it about
            cause = next((_cause(one) for one in told[i:] if isinstance(one, e.StateEntered)), None)
        if i < started:
            continue
        rule, calendar = _rule_then(ruled, then(i))
        if i == started and isinstance(event, e.ClockStarted):
            clock = event.clock
            yield _started(rule, calendar, event, cause)
        elif isinstance(event, e.ClockRestarted) and clock is not None and event.clock.name == name:
            clock = event.clock
            yield _restarted(rule, calendar, event, cause)
        elif isinstance(event, e.ClockCarried) and clock is not None and event.clock.name == name:
            clock = event.clock
            if event.before != clock.due:
                yield _carried(rule, calendar, event, cause)
        elif clock is not None and getattr(event, "clock", None) == name:
            step = _step(rule, calendar, clock, event, cause)
            if isinstance(event, e.ClockResumed | e.ClockExtended | e.ClockReset):
                clock = _moved(clock, event)
            yield step
        elif clock is not None and isinstance(event, e.TermsRecounted):
            again = next(one for one in event.clocks if one.name == name)
            if any(one.name == name and not one.asked and one.of is None for one in event.moved):
                yield _recounted(rule, calendar, clock, again, event)
            clock = again


def _rule_then(ruled: Ruled, track: Track) -> tuple[ClockRule, WorkCalendar]:
    """The clock's rule and calendar on that lane; its own where the lane does not have it."""
    name = ruled.clock.name
    return track.procedure.clocks.get(name, ruled.rule), track.calendars.get(name, ruled.calendar)


def _cause(event: e.Event) -> Cause | None:
    """What follows this event happened because of it, where it is an act."""
    match event:
        case e.StateEntered():
            return Cause(event.action, event.actor, event.ground)
        case e.LaneLeft():
            return Cause(event.action, event.actor, event.ground)
        case e.IncidentDeclared():
            return Cause("incident", event.actor, event.ground)
        case e.IncidentEnded():
            return Cause("incident_ended", event.actor)
        case e.ComponentSupplementing():
            return Cause("supplementing" if event.waits else "supplemented", event.component)
        case _:
            return None


def _moved(clock: Clock, event: e.ClockResumed | e.ClockExtended | e.ClockReset) -> Clock:
    length = clock.length if isinstance(event, e.ClockResumed) else event.length
    limit = event.limit if isinstance(event, e.ClockReset) else clock.limit
    return replace(clock, anchor=event.anchor, due=event.due, length=length, limit=limit)


def _recounted(rule: ClockRule, calendar: WorkCalendar, clock: Clock, again: Clock, event: e.TermsRecounted) -> Step:
    cause = Cause("recount undone" if event.undone else "recount", event.actor, event.decision)
    lines = _lines_again(rule, calendar, again)
    return Step("recounted", event.at, cause, event.calendar, due=again.due, lines=lines, before=clock.due)


def _carried(rule: ClockRule, calendar: WorkCalendar, event: e.ClockCarried, cause: Cause | None) -> Step:
    lines = _lines_again(rule, calendar, event.clock)
    return Step("carried", event.at, cause, due=event.clock.due, lines=lines, before=event.before)


def _lines_again(rule: ClockRule, calendar: WorkCalendar, again: Clock) -> tuple[Line, ...]:
    """The days on the new calendar from where the clock last began to count, for a running clock."""
    since = again.effective if again.running_since is None else max(again.effective, again.running_since)
    return _lines(counting_of(rule, again), calendar, again.length, since, again.anchor, again.due)


def _started(rule: ClockRule, calendar: WorkCalendar, event: e.ClockStarted, cause: Cause | None) -> Step:
    lines = explain(calendar, rule.counting, event.at, compelled=event.noticed is not None)
    return Step("started", event.at, cause, due=event.clock.due, lines=lines, noticed=event.noticed)


def _restarted(rule: ClockRule, calendar: WorkCalendar, event: e.ClockRestarted, cause: Cause | None) -> Step:
    lines = explain(calendar, counting_of(rule, event.clock), event.at, compelled=True)
    return Step("restarted", event.at, cause, due=event.clock.due, lines=lines, ground=event.ground)


def _step(rule: ClockRule, calendar: WorkCalendar, clock: Clock, event: e.Event, cause: Cause | None) -> Step:
    match event:
        case e.ClockPaused():
            return Step("paused", event.at, cause, event.cause, remaining=event.remaining, ground=event.ground)
        case e.ClockResumed():
            # Nothing is used up before the effective start.
            since = max(event.at, clock.effective)
            rest = _lines(counting_of(rule, clock), calendar, clock.length, since, event.anchor, event.due)
            lines = (*_closed(calendar, event.at, since), *rest)
            return Step("resumed", event.at, cause, due=event.due, lines=lines, ground=event.ground)
        case e.ClockExtended():
            since = min(clock.due, event.due)
            lines = _lines(counting_of(rule, clock), calendar, event.length, since, event.anchor, event.due)
            return Step("extended", event.at, cause, event.by, due=event.due, lines=lines, ground=event.ground)
        case e.ClockReset():
            since = min(clock.due, event.due)
            lines = _lines(
                counting_of(rule, _moved(clock, event)), calendar, event.length, since, event.anchor, event.due
            )
            return Step("reset", event.at, cause, event.limit, due=event.due, lines=lines, ground=event.ground)
        case e.ClockWarned():
            return Step("warned", event.at, None, event.label, noticed=event.noticed)
        case e.ClockBreached():
            return Step("breached", event.at, None, event.record or "", due=event.at, noticed=event.noticed)
        case e.ClockStopped():
            return Step("stopped", event.at, cause)
        case _:
            raise TypeError(f"wanted an event of a clock, but got {type(event).__name__}")


def _closed(calendar: WorkCalendar, since: Instant, until: Instant) -> Iterator[Line]:
    """The closed days before that of `until`, each with its reason."""
    for day in range(calendar.day(since), calendar.day(until)):
        what, name = calendar.why_closed(day)
        if what is not None:
            yield Line(date_of(day), what, name, 0, 0)


def _lines(
    counting: Counting, calendar: WorkCalendar, length: int, since: Instant, anchor: int, due: Instant
) -> tuple[Line, ...]:
    return explain_rest(calendar, counting, Term(since, anchor - length, anchor, due, False))


# --- telling


def _told(one: Derivation) -> Iterator[str]:
    """The derivation in plain English, line by line."""
    surely = " (provisional: it reaches a year whose calendar is an estimate)" if one.provisional else ""
    yield f"{one.clock} ({one.effect}, {one.limit}): {one.state}, due {_moment(one.due, one)}{surely}"
    for step in one.steps:
        yield f"  {_moment(step.at, one)}  {_step_told(step, one)}"
        yield from (f"    {_line_told(line)}" for line in step.lines)
    if one.lateness is not None:
        yield f"  late by {one.lateness.late_seconds} working seconds{' (fixed)' if one.lateness.fixed else ''}"
        yield from (f"    {share.holder}: {share.late_seconds}" for share in one.lateness.shares)
    if one.reattributed is not None:
        yield "  after the excuses accepted since"
        yield from (f"    {share.holder}: {share.late_seconds}" for share in one.reattributed.shares)


def _step_told(step: Step, one: Derivation) -> str:
    said = [step.what, step.name]
    if step.remaining is not None:
        said.append(f"with {step.remaining} s left")
    if step.before is not None:
        said.append(f"from {_moment(step.before, one)}")
    if step.due is not None and step.what != "breached":
        said.append(f"due {_moment(step.due, one)}")
    if step.cause is not None:
        said.append(f"by '{step.cause.what}'" + (f" of {step.cause.actor}" if step.cause.actor else ""))
    ground = step.ground or (step.cause.ground if step.cause else None)
    said.append(f"on the ground of {ground}" if ground else "")
    return " ".join(word for word in said if word)


def _line_told(line: Line) -> str:
    named = f" {line.name}" if line.name else ""
    return f"{line.day:%a %Y-%m-%d}  {line.what.replace('_', ' ')}{named}, {line.working_seconds} s, {line.count}"


def _moment(at: Instant, one: Derivation) -> str:
    zone = timezone(timedelta(seconds=one.day_offset))
    return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M:%S")
