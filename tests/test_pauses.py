"""Pauses of a dossier's clock against a stop-watch that walks minute by minute, across Tết and worked Saturdays (T11).

Two reasons may hold the clock at once: the dossier waits for the payment, and the system is down.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import pytest
from brute import Walker
from calendars import OFFICE, at, dinh_hoa, shown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from procedures import ACTORS, AGENCIES, PAUSES, Played, Step, act, clock, do, one_stop, play, submit, tick

from workflow import commands as c
from workflow import events as e
from workflow.clocks import consumed, remainder
from workflow.machine import Rules, compile_rules
from workflow.model import Clock
from workflow.worktime import WorkCalendar

MINUTE = 60
CALENDAR: WorkCalendar = dinh_hoa()
WALKER = Walker(CALENDAR, {weekday: list(OFFICE) for weekday in range(5)}, MINUTE, 730)
HOURS = 20
RESOLUTION = clock("resolution", "accept", f"{HOURS} working hours", pauses=PAUSES, pauses_on_incident=True)
RULED: Rules = compile_rules(
    {"standard": one_stop(clocks=(RESOLUTION,))}, AGENCIES, {"office": CALENDAR, "mornings": CALENDAR}, "town"
)
STARTS = (
    "2025-01-24 16:00",  # Friday before Tết
    "2025-04-25 17:30",  # the Saturday after it is worked
    "2026-01-01 09:00",  # a day off; the Saturday of the week after is worked
    "2026-02-12 16:31",
    "2026-02-13 17:29",
    "2026-02-18 10:00",  # in the midst of Tết
    "2026-08-20 15:00",
)
GAPS = st.one_of(st.sampled_from((0, 0, 1, 60, 240)), st.integers(0, 600), st.integers(600, 12 * 1_440))
TOGGLES = st.lists(st.tuples(GAPS, st.sampled_from(("pay", "incident"))), max_size=8)


OPEN = tuple(accumulate(WALKER.open, initial=0))  # open minutes before each minute


@dataclass
class StopWatch:
    """Minutes used up so far, what holds the clock now, and when it was missed; it runs when nothing holds it."""

    now: int
    used: int = 0
    held: frozenset[str] = frozenset()
    missed: int | None = None

    def until(self, later: int) -> None:
        """Time passes. Whatever is toggled while it runs holds it, so that it runs from its start or a resumption."""
        if not self.held:
            due = WALKER.after(WALKER.effective(self.now), max(0, HOURS * 60 - self.used))
            if self.missed is None and due < later:
                self.missed = due
            self.used += OPEN[later] - OPEN[self.now]
        self.now = later


def steps(start: int, toggles: list[tuple[int, str]]) -> list[Step]:
    """Handed over and drafted at the start, then billed and paid, down and up again, after each gap."""
    found = [
        submit(start),
        act(start, "reception", "accept"),
        act(start, "reception", "hand_over"),
        act(start, "clerk", "draft"),
    ]
    now, held = start, set[str]()
    for gap, reason in toggles:
        now += gap * MINUTE
        found.append(do(now, _toggled(reason, reason in held)))
        held ^= {reason}
    return found


def _toggled(reason: str, holds: bool) -> c.Command:
    if reason == "pay":
        return c.Act("pay", c.CITIZEN) if holds else c.Act("bill", ACTORS["clerk"])
    reception = ACTORS["reception"]
    return c.EndIncident(reception) if holds else c.DeclareIncident(reception, "outage")


def watched(start: int, toggles: list[tuple[int, str]], rest: int) -> StopWatch:
    watch = StopWatch(WALKER.from_instant(start))
    for gap, reason in toggles:
        watch.until(watch.now + gap)
        watch.held ^= {reason}
    watch.until(watch.now + rest)
    return watch


def resolution(played: Played) -> Clock:
    return played.dossier.clocks["resolution"]


@settings(max_examples=300)
@given(start=st.sampled_from(STARTS), toggles=TOGGLES, rest=st.integers(0, 3 * 1_440))
@example("2026-02-13 17:29", [(1, "pay"), (0, "pay"), (0, "incident"), (9 * 1_440, "incident")], 0)
@example("2026-02-12 16:31", [(60, "incident"), (10, "pay"), (7 * 1_440, "incident"), (60, "pay")], 1_440)
@example("2026-08-20 15:00", [(3 * 1_440, "pay"), (2 * 1_440, "pay")], 1_440)
def test_what_is_used_up_remains_and_is_missed_is_what_a_stop_watch_says(
    start: str, toggles: list[tuple[int, str]], rest: int
) -> None:
    told = steps(at(start), toggles)
    end = told[-1].at + rest * MINUTE
    watch = watched(at(start), toggles, rest)

    clock = resolution(play(RULED, [*told, tick(end)]))

    rule = RULED.tracks["standard"].procedure.clocks["resolution"]
    assert consumed(rule, CALENDAR, clock, end) == watch.used * MINUTE
    assert consumed(rule, CALENDAR, clock, end) + remainder(rule, CALENDAR, clock, end) == HOURS * 3_600
    assert (clock.missed and shown(clock.missed)) == (
        None if watch.missed is None else shown(WALKER.to_instant(watch.missed))
    )
    assert (clock.remaining is None) == (not watch.held)


@settings(max_examples=100)
@given(start=st.sampled_from(STARTS), toggles=TOGGLES)
def test_a_clock_that_stands_is_never_overdue_however_long_it_stands(
    start: str, toggles: list[tuple[int, str]]
) -> None:
    told = steps(at(start), toggles)
    held = play(RULED, told)
    held = (
        held
        if resolution(held).remaining is not None
        else play(RULED, [do(told[-1].at, _toggled("incident", False))], held)
    )

    later = play(RULED, [tick(told[-1].at + 300 * 86_400)], held)

    assert resolution(later) == resolution(held)
    assert len(later.of(e.ClockBreached)) == len(held.of(e.ClockBreached))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-02-13 17:30", "2026-02-23 07:30"),  # the whole of Tết
        ("2026-02-16 09:00", "2026-02-20 21:00"),
        ("2026-02-14 00:00", "2026-02-14 00:00"),
        ("2026-02-12 11:30", "2026-02-12 13:30"),
    ],
)
def test_a_pause_outside_working_time_moves_nothing(since: str, until: str) -> None:
    handed = steps(at("2026-02-12 08:00"), [])
    straight = play(RULED, handed)

    paused = play(RULED, [*handed, do(at(since), _toggled("pay", False)), do(at(until), _toggled("pay", True))])

    assert shown(resolution(straight).due) == "2026-02-23 14:00"
    assert resolution(paused).anchor == resolution(straight).anchor
    assert resolution(paused).due == resolution(straight).due
