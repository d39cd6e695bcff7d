"""How does a clock that began before acceptance count on under the lane and the versions that the dossier is pinned to?

Positions of two versions are never compared: it is folded again from its own instants – its start, the stretches in
which it ran, its extensions. What it has missed stays missed at the instant at which it was.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from workflow.clocks import extended, remainder, reset, resumed, started
from workflow.model import Clock, Instant
from workflow.procedure import ClockRule
from workflow.worktime import Limit, WorkCalendar

_Change = tuple[Instant, Literal["extended", "reset"], str]


def carried(rule: ClockRule, calendar: WorkCalendar, before: Clock, at: Instant) -> Clock:
    """The clock from `at` on as the rule and the calendar count it since it began; raises NotFound where the calendar
    has no table for that.

    A due instant that has passed stays passed, none is moved before `at`, and only warnings still to come are given.
    """
    again = _folded(rule, calendar, before)
    if before.missed is not None or before.stopped is not None:
        return replace(again, due=before.due, provisional=before.provisional, rungs=before.rungs)
    pending = {rung.label for rung in before.rungs}
    rungs = tuple(rung for rung in again.rungs if rung.label in pending)
    if before.running_since is None:
        return replace(again, rungs=rungs)
    rungs = tuple(replace(rung, at=max(rung.at, at)) for rung in rungs)
    return replace(again, due=max(again.due, at), rungs=rungs)


def _folded(rule: ClockRule, calendar: WorkCalendar, before: Clock) -> Clock:
    """The clock on its instants; a limit or an extension that is not on the rule's ruler is not its own any more."""
    working = rule.counting.limit.on_working_ruler
    changes = tuple(one for one in before.changes if Limit.parse(one[2]).on_working_ruler == working)
    clock = started(rule, calendar, before.event, compelled=True, limit=_limit_at_start(before, changes))
    for since, until, resumes in _stretches(before):
        if since != before.event or clock.runs:
            clock = replace(resumed(rule, calendar, clock, since), remaining=None, running_since=since)
        own = [one for one in changes if since <= one[0] and (resumes is None or one[0] < resumes)]
        for change in [one for one in own if _while_running(one, until)]:
            clock = _changed(rule, calendar, clock, change)
        if until is not None:
            left = remainder(rule, calendar, clock, until)
            clock = replace(clock, remaining=left, running_since=None, runs=(*clock.runs, (since, until)))
        for change in [one for one in own if not _while_running(one, until)]:
            clock = _changed(rule, calendar, clock, change)
    return replace(
        clock,
        remaining=None if before.remaining is None else clock.remaining,
        running_since=before.running_since,
        missed=before.missed,
        stopped=before.stopped,
        pauses=before.pauses,
        extensions=before.extensions,
        resets=before.resets,
        restarts=before.restarts,
        changes=changes,
    )


def _limit_at_start(clock: Clock, changes: Sequence[_Change]) -> Limit | None:
    """The limit with which it began, where it was begun anew under one that a reset had given it."""
    if changes and changes[0][:2] == (clock.event, "reset"):
        return Limit.parse(changes[0][2])
    return None


def _while_running(change: _Change, until: Instant | None) -> bool:
    """Whether it changed the clock before it stood; only a running one is extended."""
    return until is None or change[0] < until or change[1] == "extended"


def _changed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, change: _Change) -> Clock:
    at, what, limit = change
    return (extended if what == "extended" else reset)(rule, calendar, clock, Limit.parse(limit), at)


def _stretches(clock: Clock) -> Iterator[tuple[Instant, Instant | None, Instant | None]]:
    """When it ran, from when to when, and when it ran again after that; the stretch that is open has no end."""
    begun = [since for since, _ in clock.runs]
    ended: list[Instant | None] = [until for _, until in clock.runs]
    if clock.running_since is not None:
        begun, ended = [*begun, clock.running_since], [*ended, None]
    return zip(begun, ended, [*begun[1:], None], strict=True)
