"""Carrying a clock is a fold: by its own rule it changes nothing, wherever a walk has led it."""

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from procedures import Walk

from tests.wide import wide_walks
from workflow.carrying import carried
from workflow.machine import ruled_clocks
from workflow.model import Clock


def counting(clock: Clock) -> Clock:
    """The clock; while it stands, without the end and the warnings that its resumption gives anew."""
    if clock.running_since is not None or clock.stopped is not None:
        return clock
    return replace(clock, due=0, anchor=0, provisional=False, rungs=())


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(wide_walks())
def test_a_clock_that_is_carried_by_its_own_rule_is_what_it_was(walk: Walk) -> None:
    for dossier, at in walk.stages():
        if dossier.left is not None:
            continue  # nothing is carried so late: leaving a lane has given warnings of its own
        for clock, rule, calendar in ruled_clocks(walk.ruled, dossier):
            assert counting(carried(rule, calendar, clock, min(at, clock.due))) == counting(clock)
