"""One clock: it starts, stands, goes on and grows; what is kept is its unrounded end, and every second of it."""

from typing import Any

import pytest
from calendars import at, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import CALENDARS, HOUR, clock

from workflow.clocks import consumed, extended, remainder, resumed, rungs, started
from workflow.model import NEVER, Clock, Rung
from workflow.procedure import ClockRule, Warn
from workflow.worktime import AfterCutOff, Limit, begin

OFFICE = CALENDARS["office"]
WARNS = (
    Warn("half", percent=50),
    Warn("last", percent=90),
    Warn("day before", before=Limit.parse("1 working day")),
    Warn("day", before=Limit.parse("2 working days")),
)


def march(text: str) -> int:
    """An instant of March 2026, in which no working day is off, written `day hour:minute`."""
    return at(f"2026-03-{text}")


def rule(limit: str, **more: Any) -> ClockRule:
    return clock("resolution", "accept", limit, **more)


def paused(rule: ClockRule, running: Clock, when: int) -> Clock:
    left = remainder(rule, OFFICE, running, when)
    return replace(
        running, remaining=left, running_since=None, runs=(*running.runs, (running.running_since or 0, when))
    )


def going(rule: ClockRule, standing: Clock, when: int) -> Clock:
    return replace(resumed(rule, OFFICE, standing, when), remaining=None, running_since=when)


# --- starting


def test_a_clock_starts_with_its_whole_length_to_go() -> None:
    five = rule("5 working days", warns=(Warn("half", percent=50),))

    running = started(five, OFFICE, march("02 08:00"))

    assert running == Clock(
        name="resolution",
        effect="statutory",
        event=march("02 08:00"),
        effective=march("02 08:00"),
        length=47 * HOUR + 1_800,
        anchor=OFFICE.position(march("09 17:30")),
        due=march("09 17:30"),
        provisional=False,
        running_since=march("02 08:00"),
        rungs=(Rung(march("05 07:45"), "half"),),
    )
    assert running.state == "running"


@pytest.mark.parametrize("when", ["06 15:01", "06 16:00", "07 10:00", "08 23:00", "09 07:30"])
def test_nothing_is_consumed_before_the_effective_start(when: str) -> None:
    late = rule("2 working days", how={"cut_off": 15 * HOUR})

    running = started(late, OFFICE, march("06 15:01"))

    assert shown(running.effective) == "2026-03-09 07:30"
    assert shown(running.due) == "2026-03-11 17:30"
    assert consumed(late, OFFICE, running, march(when)) == 0


# --- standing and going on


def test_a_pause_keeps_the_remainder_and_a_resumption_projects_it() -> None:
    five = rule("5 working days")
    running = started(five, OFFICE, march("02 08:00"))

    standing = paused(five, running, march("04 10:00"))
    again = going(five, standing, march("12 14:00"))

    assert standing.remaining == 29 * HOUR + 1_800
    assert standing.state == "paused"
    assert OFFICE.instant(again.anchor) == march("18 09:30")
    assert shown(again.due) == "2026-03-18 17:30"
    assert again.length == running.length


def test_what_is_kept_is_the_unrounded_end_so_that_many_pauses_lose_nothing() -> None:
    hours = rule("3 working days")
    ticking = started(hours, OFFICE, march("02 08:00"))
    straight = ticking.anchor

    for day in ("02", "03", "04"):
        ticking = going(hours, paused(hours, ticking, march(f"{day} 09:00")), march(f"{day} 09:20"))

    assert ticking.anchor == straight + 3 * 20 * 60
    assert shown(ticking.due) == "2026-03-06 17:30"


@pytest.mark.parametrize(
    ("since", "until"), [("04 12:00", "04 13:00"), ("06 17:30", "09 07:30"), ("03 10:00", "03 10:00")]
)
def test_a_pause_of_no_working_time_moves_nothing(since: str, until: str) -> None:
    five = rule("5 working days")
    running = started(five, OFFICE, march("02 08:00"))

    again = going(five, paused(five, running, march(since)), march(until))

    assert (again.anchor, again.due) == (running.anchor, running.due)


@pytest.mark.parametrize(
    ("limit", "how", "event", "effective"),
    [
        ("2 working days", {"cut_off": 15 * HOUR}, "06 15:10", "09 07:30"),
        ("3 working hours", {"cut_off": 15 * HOUR}, "06 15:10", "09 07:30"),
        ("5 working hours", {}, "07 10:00", "09 07:30"),
        ("24 hours", {"effective": True}, "07 10:00", "09 07:30"),
        (
            "same working day",
            {"cut_off": 15 * HOUR, "after_cut_off": AfterCutOff(Limit.parse("30 working minutes"))},
            "06 15:10",
            "09 07:30",
        ),
    ],
)
def test_a_pause_and_a_resumption_before_the_effective_start_count_as_at_it(
    limit: str, how: dict[str, Any], event: str, effective: str
) -> None:
    ruled = rule(limit, how=how)
    running = started(ruled, OFFICE, march(event))

    again = going(ruled, paused(ruled, running, march(event) + 60), march(event) + 1_800)

    assert shown(running.effective) == shown(march(effective))
    assert (again.anchor, again.due) == (running.anchor, running.due)
    assert consumed(ruled, OFFICE, again, march("09 08:00")) == 1_800


def test_a_pause_before_the_effective_start_and_a_resumption_after_it_lose_no_second() -> None:
    ruled = rule("3 working hours", how={"cut_off": 15 * HOUR})
    running = started(ruled, OFFICE, march("06 15:10"))

    again = going(ruled, paused(ruled, running, march("06 16:00")), march("09 09:00"))

    assert shown(again.due) == "2026-03-09 14:00"


def test_a_due_instant_is_never_before_the_resumption() -> None:
    hours = rule("8 working hours")
    running = started(hours, OFFICE, march("02 07:30"))

    again = going(hours, paused(hours, running, march("02 17:30")), march("07 10:00"))

    assert paused(hours, running, march("02 17:30")).remaining == 0
    assert shown(again.due) == "2026-03-09 07:30"


def test_past_its_end_the_remainder_is_negative_and_goes_on_falling() -> None:
    hours = rule("8 working hours")
    running = started(hours, OFFICE, march("02 07:30"))

    assert [remainder(hours, OFFICE, running, march(when)) for when in ("02 17:30", "03 07:30", "03 08:30")] == [
        0,
        0,
        -HOUR,
    ]


def test_what_a_stopped_clock_has_consumed_no_longer_changes() -> None:
    hours = rule("8 working hours")
    running = started(hours, OFFICE, march("02 07:30"))

    stopped = replace(running, stopped=march("02 09:30"), running_since=None)

    assert [consumed(hours, OFFICE, stopped, march(when)) for when in ("02 09:00", "02 09:30", "20 10:00")] == [
        90 * 60,
        2 * HOUR,
        2 * HOUR,
    ]


LIMITS = st.sampled_from(
    ("1 working day", "5 working days", "7 working hours", "90 working minutes", "5 days", "30 hours")
)
INSTANTS = st.lists(st.integers(0, 40 * 24 * 4), min_size=3, max_size=13)


@settings(max_examples=400)
@given(LIMITS, INSTANTS, st.booleans(), st.sampled_from((None, 15 * HOUR)))
def test_the_end_moves_by_exactly_what_was_paused(
    limit: str, quarters: list[int], effective: bool, cut_off: int | None
) -> None:
    ruled = rule(limit, how={"effective": effective, "cut_off": cut_off})
    event, *instants = (march("02 00:00") + 900 * quarter for quarter in sorted(quarters))
    pairs = list(zip(instants[::2], instants[1::2], strict=False))
    running = started(ruled, OFFICE, event)

    ticking = running
    for since, until in pairs:
        ticking = paused(ruled, ticking, since)
        assert consumed(ruled, OFFICE, ticking, until) == consumed(ruled, OFFICE, ticking, since)
        ticking = going(ruled, ticking, until)

    on_work = ruled.counting.limit.on_working_ruler
    clipped = [(max(since, running.effective), max(until, running.effective)) for since, until in pairs]
    stood = sum(OFFICE.working_seconds(one, two) if on_work else two - one for one, two in clipped)
    assert ticking.anchor == running.anchor + stood
    assert ticking.length == running.length
    assert ticking.due >= max(ticking.running_since or 0, OFFICE.instant(ticking.anchor) if on_work else ticking.anchor)


# --- growing


def test_an_extension_adds_to_the_unrounded_end_and_consumes_nothing() -> None:
    five = rule("5 working days")
    running = started(five, OFFICE, march("02 08:00"))

    longer = extended(five, OFFICE, running, Limit.parse("2 working days"), march("03 10:00"))

    assert shown(longer.due) == "2026-03-11 17:30"
    assert longer.length == running.length + 16 * HOUR
    assert consumed(five, OFFICE, longer, march("03 10:00")) == consumed(five, OFFICE, running, march("03 10:00"))


def test_an_extension_after_the_breach_does_not_undo_it() -> None:
    five = rule("5 working days")
    running = replace(started(five, OFFICE, march("02 08:00")), missed=march("09 17:30"))

    longer = extended(five, OFFICE, running, Limit.parse("2 working days"), march("10 10:00"))

    assert (longer.missed, longer.state) == (march("09 17:30"), "breached")


def test_an_extension_moves_the_warnings_that_are_still_to_come() -> None:
    ruled = rule("5 working days", warns=WARNS)
    running = started(ruled, OFFICE, march("02 07:30"))
    warned = replace(running, rungs=running.rungs[1:])

    longer = extended(ruled, OFFICE, warned, Limit.parse("1 working day"), march("05 09:00"))

    assert [(rung.label, shown(rung.at)) for rung in running.rungs] == [
        ("half", "2026-03-04 17:30"),
        ("day", "2026-03-05 17:30"),
        ("day before", "2026-03-06 17:30"),
        ("last", "2026-03-09 10:42"),
    ]
    assert [(rung.label, shown(rung.at)) for rung in longer.rungs][:2] == [
        ("day", "2026-03-06 17:30"),
        ("day before", "2026-03-09 17:30"),
    ]


# --- warnings


def test_a_warning_that_a_resumption_moved_does_not_fall_back_before_the_extension() -> None:
    ruled = rule("1 working day", warns=(Warn("day before", before=Limit.parse("1 working day")),))
    three_hours = Limit.parse("3 working hours")
    running = extended(ruled, OFFICE, started(ruled, OFFICE, march("02 08:00")), three_hours, march("02 08:00"))
    resumed = going(ruled, paused(ruled, running, march("03 17:30")), march("03 17:30") + 1)

    longer = extended(ruled, OFFICE, resumed, three_hours, march("03 17:30") + 1)

    assert [shown(rung.at) for rung in longer.rungs] == ["2026-03-04 07:30"]  # where the clock counts again


def test_warnings_are_in_the_order_of_their_instants() -> None:
    ruled = rule("4 working days", warns=WARNS)

    given_at = rungs(ruled, ruled.counting, OFFICE, begin(OFFICE, ruled.counting, march("02 07:30")))

    assert [(rung.label, shown(rung.at)) for rung in given_at] == [
        ("half", "2026-03-04 11:30"),
        ("day", "2026-03-04 17:30"),
        ("day before", "2026-03-05 17:30"),
        ("last", "2026-03-06 11:30"),
    ]


def test_a_warning_that_would_lie_before_the_start_is_not_armed() -> None:
    ruled = rule("1 working day", warns=WARNS)

    running = started(ruled, OFFICE, march("02 07:30"))

    assert [rung.label for rung in running.rungs] == ["half", "day before", "last"]


def test_a_warning_given_before_the_pause_is_not_given_again_after_it() -> None:
    ruled = rule("2 working days", warns=(Warn("half", percent=50), Warn("last", percent=90)))
    running = replace(started(ruled, OFFICE, march("02 07:30")), rungs=(Rung(march("04 15:06"), "last"),))

    again = going(ruled, paused(ruled, running, march("04 09:00")), march("10 09:00"))

    assert [rung.label for rung in again.rungs] == ["last"]
    assert again.rungs[0].at > march("10 09:00")


@pytest.mark.parametrize(("when", "given_at"), [("09 07:30", "09 07:30"), ("07 10:00", "09 07:30")])
def test_a_warning_whose_instant_fell_into_the_pause_is_given_at_the_resumption(when: str, given_at: str) -> None:
    ruled = rule("3 working days", warns=(Warn("day before", before=Limit.parse("1 working day")),))
    running = started(ruled, OFFICE, march("02 08:00"))

    again = going(ruled, paused(ruled, running, march("04 17:30")), march(when))

    assert [shown(rung.at) for rung in running.rungs] == ["2026-03-04 17:30"]
    assert shown(again.due) == "2026-03-09 17:30"
    assert [shown(rung.at) for rung in again.rungs] == [shown(march(given_at))]


def test_a_per_cent_warning_at_the_very_pause_is_given_at_the_resumption() -> None:
    ruled = rule("16 working hours", warns=(Warn("half", percent=50),))
    running = started(ruled, OFFICE, march("02 07:30"))

    again = going(ruled, paused(ruled, running, march("02 17:30")), march("07 10:00"))

    assert [shown(rung.at) for rung in again.rungs] == ["2026-03-09 07:30"]


# --- what it has to say next


@pytest.mark.parametrize(
    ("changed", "state", "pending"),
    [
        ({}, "running", "04 09:00"),
        ({"rungs": ()}, "running", "06 17:30"),
        ({"missed": march("06 17:30")}, "breached", "04 09:00"),
        ({"missed": march("06 17:30"), "rungs": ()}, "breached", None),
        ({"running_since": None, "remaining": 1}, "paused", None),
        ({"running_since": None, "stopped": march("03 10:00")}, "met", None),
        ({"running_since": None, "stopped": march("09 10:00"), "missed": march("06 17:30")}, "breached", None),
    ],
)
def test_a_clock_says_how_it_stands_and_when_it_speaks_next(
    changed: dict[str, Any], state: str, pending: str | None
) -> None:
    running = started(rule("4 working days"), OFFICE, march("02 08:00"))

    stands = replace(replace(running, rungs=(Rung(march("04 09:00"), "half"),)), **changed)

    assert (stands.state, stands.pending) == (state, NEVER if pending is None else march(pending))
