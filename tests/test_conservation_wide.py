"""Every law of conservation over wider random definitions, and over thousands of them."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from procedures import Walk, walks

from tests.laws import LAWS, QUICK, hold
from tests.wide import HOLIDAYS, wide_walks
from workflow import events as e

THOUSANDS = settings(max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])


@settings(max_examples=200)
@given(wide_walks())
def test_every_law_holds_with_lanes_resets_restarts_three_agencies_hours_and_holidays(walk: Walk) -> None:
    hold(walk, QUICK)


@pytest.mark.slow
@THOUSANDS
@given(walks())
def test_every_law_holds_over_thousands_of_random_procedures_and_walks(walk: Walk) -> None:
    hold(walk, LAWS)


@pytest.mark.slow
@THOUSANDS
@given(wide_walks())
def test_every_law_holds_over_thousands_of_wider_procedures_and_walks(walk: Walk) -> None:
    hold(walk, LAWS)


# --- what the random walks do come by


def on_the_green_lane(walk: Walk) -> bool:
    return walk.walked.dossier.lane == "green"


def was_not_eligible(walk: Walk) -> bool:
    return any(not event.eligible for event in walk.walked.of(e.LaneDecided))


def silence_ends_at_the_instant_of_an_answer(walk: Walk) -> bool:
    given = {event.at for event in walk.walked.of(e.OpinionGiven)}
    return any(event.at in given for event in walk.walked.of(e.OpinionDeemed, e.OpinionOverdue))


def answered_late(walk: Walk) -> bool:
    return any(event.late for event in walk.walked.of(e.OpinionGiven))


def paused(walk: Walk) -> list[tuple[int, int]]:
    """When clocks stood, and until when."""
    told = walk.walked.of(e.ClockPaused, e.ClockResumed)
    by_clock = {name: [one for one in told if one.clock == name] for name in {one.clock for one in told}}
    pairs = (pair for events in by_clock.values() for pair in itertools.pairwise(events))
    return [(one.at, two.at) for one, two in pairs if isinstance(one, e.ClockPaused)]


def paused_for_no_time(walk: Walk) -> bool:
    return any(since == until for since, until in paused(walk))


def paused_on_a_closed_day(walk: Walk) -> bool:
    calendar = walk.track.calendar
    return any(not calendar.is_working_day(calendar.local_date(since)) for since, _ in paused(walk))


def paused_across_tet(walk: Walk) -> bool:
    tet = HOLIDAYS["office"]
    if walk.track.calendar is not tet:
        return False
    return any(
        tet.local_date(since).isoformat() < "2026-02-16" and tet.local_date(until).isoformat() > "2026-02-20"
        for since, until in paused(walk)
    )


def late_by_no_second(walk: Walk) -> bool:
    return any(table.late_seconds == 0 for table in walk.walked.dossier.responsibility)


def happened(kind: type) -> Callable[[Walk], bool]:
    return lambda walk: bool(walk.walked.of(kind))


SHAPES: dict[str, Callable[[Walk], bool]] = {
    "on the green lane": on_the_green_lane,
    "not eligible": was_not_eligible,
    "the lane left": happened(e.LaneLeft),
    "a term reset": happened(e.ClockReset),
    "a term restarted": happened(e.ClockRestarted),
    "a term extended": happened(e.ClockExtended),
    "silence gone to the head": happened(e.OpinionEscalated),
    "silence at the instant of an answer": silence_ends_at_the_instant_of_an_answer,
    "a late answer": answered_late,
    "an incident": happened(e.IncidentEnded),
    "a pause of no length": paused_for_no_time,
    "a pause on a closed day": paused_on_a_closed_day,
    "a pause across Tết": paused_across_tet,
    "late by no second": late_by_no_second,
    "the second date missed": happened(e.NewDateMissed),
}


@pytest.mark.slow
def test_the_random_walks_come_by_every_shape_that_the_laws_are_about() -> None:
    quickly = settings(max_examples=3_000, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    left = dict(SHAPES)

    def last(walk: Walk) -> bool:
        for name in [name for name, shape in left.items() if shape(walk)]:
            del left[name]
        return not left

    find(wide_walks(), last, settings=quickly)

    assert left == {}
