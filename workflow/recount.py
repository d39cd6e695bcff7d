"""What would be due when under another version of a calendar? The terms of one dossier, counted anew from its instants.

Positions of two versions are never compared: every clock is folded again from its own events, custody keeps the
instants at which it began and ended. Nothing moves by itself; `recounted` gives the fact that a decision records.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from workflow import events as e
from workflow.carrying import carried
from workflow.clocks import extended, remainder, reset, restarted, resumed, started
from workflow.dues import hand_off_due, letter_due, sendable_since
from workflow.history import standing
from workflow.machine import Ruled, Rules, Track, ruled_clocks
from workflow.model import NEVER, Asked, Clock, Custody, Dossier, Excuse, Instant, TermMoved, Version
from workflow.procedure import DECLARE, STANDARD, ClockRule
from workflow.worktime import Limit, WorkCalendar, begin


def under(rules: Rules, calendar: str, version: str) -> Version | None:
    """The versions that these rules stand for with that calendar in that version; None where it is not counted on."""
    pinned, others = rules.pinned, dict(rules.other_calendars)
    if rules.tracks[STANDARD].calendar.id == calendar:
        return replace(pinned, calendar=version)
    if calendar not in others:
        return None
    return replace(pinned, others=tuple(sorted((others | {calendar: version}).items())))


def recounted(
    rules: Rules,
    dossier: Dossier,
    events: Iterable[e.Event],
    at: Instant,
    *,
    calendar: str,
    decision: str,
    actor: str,
    undone: bool = False,
) -> e.TermsRecounted:
    """The dossier's terms under these rules, from `at` on; its events are the whole story that made it.

    A due instant that has passed stays passed, and none is moved before `at`.
    """
    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    told = tuple(events)
    ruled = {one.clock.name: one for one in ruled_clocks(rules, dossier)}
    named = sorted(dossier.clocks.items())  # a store does not keep their order
    clocks = tuple(_clock(ruled[name], told, at) if name in ruled else clock for name, clock in named)
    asked = _asked(track, dossier, at)
    return e.TermsRecounted(
        at=at,
        decision=decision,
        actor=actor,
        calendar=calendar,
        before=dossier.version,
        version=rules.pinned,
        clocks=clocks,
        custody=tuple(_on_ruler(track.calendar, one) for one in dossier.custody),
        held_since=None if dossier.held_since is None else track.calendar.position(dossier.held_from),
        asked=asked,
        moved=(
            *_moved(dossier, clocks, asked),
            *_letters(track, dossier, clocks, at),
            *_hand_offs(track, dossier, at),
        ),
        undone=undone,
        excuses=tuple(_excuse_on_ruler(track.calendar, one) for one in dossier.excuses),
    )


def _excuse_on_ruler(calendar: WorkCalendar, one: Excuse) -> Excuse:
    return replace(one, begin=calendar.position(one.since), end=calendar.position(one.until))


def _on_ruler(calendar: WorkCalendar, one: Custody) -> Custody:
    return replace(one, since=calendar.position(one.begun), until=calendar.position(one.ended))


def _moved(dossier: Dossier, clocks: Iterable[Clock], asked: Iterable[Asked]) -> tuple[TermMoved, ...]:
    """The due instants that differ, clocks before asked departments."""
    before = dossier.consultation.asked if dossier.consultation else ()
    terms = [TermMoved(one.name, dossier.clocks[one.name].due, one.due) for one in clocks]
    deadlines = [
        TermMoved(now.department, one.due, now.due, asked=True) for one, now in zip(before, asked, strict=True)
    ]
    return tuple(one for one in (*terms, *deadlines) if one.before != one.after)


def _letters(track: Track, dossier: Dossier, clocks: Iterable[Clock], at: Instant) -> Iterator[TermMoved]:
    """The letters still to be issued of which the due instant differs; none that has passed."""
    counted = replace(dossier, clocks={one.name: one for one in clocks})
    for owed in dossier.obligations:
        if owed.counts and owed.undone is None and owed.due >= at:
            due = letter_due(track, counted, owed, at)
            if due != owed.due:
                yield TermMoved(owed.id, owed.due, due, of="letter")


def _hand_offs(track: Track, dossier: Dossier, at: Instant) -> Iterator[TermMoved]:
    """The components still to be sent of which the due instant differs; none that has passed."""
    for name in track.procedure.components:
        one = dossier.components.get(name)
        since = None if one is None else sendable_since(one)
        if one is None or since is None or not at <= one.pending < NEVER:
            continue
        due = hand_off_due(track, since)
        if due is not None and max(at, due) != one.due:
            yield TermMoved(name, one.due, max(at, due), of="component")


# --- clocks


def _clock(ruled: Ruled, told: Sequence[e.Event], at: Instant) -> Clock:
    """The clock on its calendar: what has passed or stopped keeps its due instant, what runs moves."""
    before = ruled.clock
    again = replace(
        folded(ruled.rule, ruled.calendar, told),
        limit=before.limit,
        pauses=before.pauses,
        extensions=before.extensions,
        resets=before.resets,
        restarts=before.restarts,
        changes=before.changes,
    )
    if before.missed is not None or before.stopped is not None:
        return replace(again, due=before.due, provisional=before.provisional, rungs=before.rungs)
    if all(rung.label != DECLARE for rung in before.rungs):  # given, or taken away by a declaration
        again = replace(again, rungs=tuple(rung for rung in again.rungs if rung.label != DECLARE))
    if before.running_since is None:
        return again
    rungs = tuple(replace(rung, at=max(rung.at, at)) for rung in again.rungs)
    return replace(again, due=max(again.due, at), rungs=rungs)


def folded(rule: ClockRule, calendar: WorkCalendar, told: Iterable[e.Event]) -> Clock:
    """The clock as its own events make it on that calendar, since it started last; raises LookupError without a start.

    That it could start was judged when it did, so the calendar's year is not judged again.
    """
    clock, events = _carried(rule, calendar, list(told))
    for event in events:
        touched = getattr(event, "clock", None)
        if isinstance(touched, Clock) and touched.name == rule.name:
            again = clock is not None and isinstance(event, e.ClockRestarted)
            clock = restarted(rule, calendar, clock, event.at) if clock and again else _started(rule, calendar, event)
        elif clock is not None and touched == rule.name:
            clock = _after(rule, calendar, clock, event)
    if clock is None:
        raise LookupError(f"the clock '{rule.name}' has not started")
    return clock


def _carried(rule: ClockRule, calendar: WorkCalendar, told: list[e.Event]) -> tuple[Clock | None, list[e.Event]]:
    """The clock as it was carried over at acceptance, and what was told since; before it, in another rule's words."""
    for i, event in enumerate(told):
        if isinstance(event, e.ClockCarried) and event.clock.name == rule.name:
            return carried(rule, calendar, event.clock, event.at), told[i + 1 :]
    return None, told


def _started(rule: ClockRule, calendar: WorkCalendar, event: e.Event) -> Clock:
    return started(rule, calendar, event.at, compelled=True)


def _after(rule: ClockRule, calendar: WorkCalendar, clock: Clock, event: e.Event) -> Clock:
    match event:
        case e.ClockPaused():
            return standing(clock, event.at, remaining=remainder(rule, calendar, clock, event.at))
        case e.ClockResumed():
            again = resumed(rule, calendar, clock, event.at)
            return replace(again, remaining=None, running_since=event.at)
        case e.ClockExtended():
            return extended(rule, calendar, clock, Limit.parse(event.by), event.at)
        case e.ClockReset():
            return reset(rule, calendar, clock, Limit.parse(event.limit), event.at)
        case e.ClockWarned():
            return replace(clock, rungs=tuple(rung for rung in clock.rungs if rung.label != event.label))
        case e.ClockBreached():
            return replace(clock, missed=event.at)
        case e.ClockStopped():
            return standing(clock, event.at, stopped=event.at, rungs=())
        case _:
            raise TypeError(f"wanted an event of a clock that can be recounted, but got {type(event).__name__}")


# --- asked agencies


def _asked(track: Track, dossier: Dossier, at: Instant) -> tuple[Asked, ...]:
    """The asked agencies, each deadline that is still to come counted anew from the question."""
    consultation = dossier.consultation
    if consultation is None:
        return ()
    counting = track.procedure.consultations[consultation.id].counting

    def anew(one: Asked) -> Asked:
        if one.how is not None:
            return one
        due = begin(track.asked_calendars[one.party], counting, consultation.opened, compelled=True).due
        return replace(one, due=max(due, at))

    return tuple(anew(one) for one in consultation.asked)
