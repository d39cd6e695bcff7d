"""Pause, extension, reset and restart are four acts: each an event with its ground, counted and bounded."""

from typing import Any

import pytest
from calendars import at, shown
from msgspec.structs import replace
from procedures import (
    MOVES,
    RESOLUTION,
    SUPPLEMENT,
    accepted,
    act,
    clock,
    do,
    green,
    handed_over,
    move,
    one_stop,
    play,
    rules,
    tick,
)

from workflow import commands as c
from workflow import events as e
from workflow.errors import NotAllowed
from workflow.procedure import AtMost, Leaving, Procedure
from workflow.worktime import Limit

FIVE_DAYS = Limit.parse("5 working days")
SEVEN_DAYS = Limit.parse("7 working days")
TWO_DAYS = Limit.parse("2 working days")


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def _with(*moves: Any, resolution: dict[str, Any] | None = None, **more: Any) -> Procedure:
    rule = replace(RESOLUTION, **(resolution or {}))
    return one_stop(moves=(*MOVES, *moves), clocks=(rule, SUPPLEMENT), **more)


VERIFY = move("verify", "appraisal > appraisal", "office.head", resets={"resolution": SEVEN_DAYS}, ground="Điều 18")
AGAIN = move("begin_again", "appraisal > appraisal", "office.head", restarts=("resolution",))


def test_a_reset_replaces_the_limit_and_carries_the_time_used() -> None:
    ruled = rules(_with(VERIFY))

    played = play(ruled, [*handed_over("02 08:00"), act("04 10:00", "chief", "verify")])

    (reset,) = played.of(e.ClockReset)
    resolution = played.dossier.clocks["resolution"]
    assert (reset.at, reset.limit, reset.ground) == (march("04 10:00"), "7 working days", "Điều 18")
    assert shown(resolution.due) == "2026-03-11 17:30"  # the seventh working day after Monday 02/03
    assert (resolution.limit, resolution.resets, resolution.event) == ("7 working days", 1, march("02 08:00"))


def test_a_reset_keeps_what_was_paused_before_it() -> None:
    ruled = rules(_with(VERIFY))
    paused = [act("03 08:00", "clerk", "request_supplement"), act("05 08:00", "applicant", "resupply")]

    played = play(ruled, [*handed_over("02 08:00"), *paused, act("05 10:00", "chief", "verify")])

    assert shown(played.dossier.clocks["resolution"].due) == "2026-03-13 17:30"  # two working days later


def test_a_reset_of_a_clock_that_stands_lengthens_its_remainder() -> None:
    longer = move("verify", "supplementing > supplementing", "office.head", resets={"resolution": SEVEN_DAYS})
    ruled = rules(_with(longer))
    paused = [act("03 08:00", "clerk", "request_supplement"), act("03 09:00", "chief", "verify")]

    standing = play(ruled, [*handed_over("02 08:00"), *paused]).dossier.clocks["resolution"]
    played = play(ruled, [*handed_over("02 08:00"), *paused, act("05 08:00", "applicant", "resupply")])

    assert standing.remaining == standing.length - 8 * 3_600  # Monday is used
    assert shown(played.dossier.clocks["resolution"].due) == "2026-03-13 17:30"


def test_a_reset_to_the_limit_that_the_clock_has_says_nothing() -> None:
    same = move("verify", "appraisal > appraisal", "office.head", resets={"resolution": FIVE_DAYS})

    played = play(rules(_with(same)), [*handed_over("02 08:00"), act("04 10:00", "chief", "verify")])

    assert played.of(e.ClockReset) == []


def test_a_reset_to_a_shorter_limit_is_due_now_at_the_earliest() -> None:
    shorter = move("hurry", "appraisal > appraisal", "office.head", resets={"resolution": TWO_DAYS})

    played = play(rules(_with(shorter)), [*handed_over("02 08:00"), act("06 10:00", "chief", "hurry")])

    resolution = played.dossier.clocks["resolution"]
    assert (resolution.due, resolution.missed) == (march("06 10:00"), None)


def test_a_restart_counts_the_whole_limit_anew() -> None:
    ruled = rules(_with(AGAIN))

    played = play(ruled, [*handed_over("02 08:00"), act("04 10:00", "chief", "begin_again")])

    resolution = played.dossier.clocks["resolution"]
    assert shown(resolution.due) == "2026-03-11 17:30"  # the fifth working day after Wednesday 04/03
    assert (resolution.event, resolution.restarts, resolution.runs) == (march("04 10:00"), 1, ())
    assert [event.at for event in played.of(e.ClockRestarted)] == [march("04 10:00")]


def test_a_restart_keeps_the_table_of_a_breach_that_was() -> None:
    ruled = rules(_with(AGAIN))

    played = play(ruled, [*handed_over("02 08:00"), act("10 10:00", "chief", "begin_again")])

    (fixed,) = played.of(e.ResponsibilityFixed)
    assert fixed.responsibility.due == march("09 17:30")
    assert (
        sum(share.late_seconds for share in fixed.responsibility.shares) == fixed.responsibility.late_seconds == 9_000
    )
    assert played.dossier.clocks["resolution"].missed is None
    assert len(played.dossier.obligations) == 1  # the appointment of 09/03 was missed all the same


def test_where_the_law_says_so_a_supplement_makes_the_term_count_anew() -> None:
    ruled = rules(_with(resolution={"on_resume": "restart"}))
    steps = [act("04 08:00", "clerk", "request_supplement"), act("06 08:00", "applicant", "resupply")]

    played = play(ruled, [*handed_over("02 08:00"), *steps])

    assert played.of(e.ClockResumed) == []
    assert [event.clock.event for event in played.of(e.ClockRestarted)] == [march("06 08:00")]
    assert shown(played.dossier.appointment or 0) == "2026-03-13 17:30"


def test_the_end_of_an_incident_never_counts_anew() -> None:
    ruled = rules(_with(resolution={"on_resume": "restart", "pauses_on_incident": True}))
    desk = c.Actor("reception", "town.front", frozenset({"reception"}))

    played = play(
        ruled,
        [
            *handed_over("02 08:00"),
            do("03 08:00", c.DeclareIncident(desk, "outage")),
            do("04 08:00", c.EndIncident(desk)),
        ],
    )

    assert played.of(e.ClockRestarted) == []
    assert len(played.of(e.ClockResumed)) == 1


@pytest.mark.parametrize(
    ("action", "bounds", "done"),
    [
        ("extend", AtMost(extensions=1), "extend"),
        ("verify", AtMost(resets=1), "reset"),
        ("begin_again", AtMost(restarts=1), "restart"),
    ],
)
def test_a_clock_is_changed_as_often_as_its_definition_says(action: str, bounds: AtMost, done: str) -> None:
    hurry = move("hurry", "appraisal > appraisal", "office.head", resets={"resolution": TWO_DAYS})
    ruled = rules(_with(VERIFY, AGAIN, hurry, resolution={"at_most": bounds}))
    second = "hurry" if action == "verify" else action
    once = play(ruled, [*handed_over("02 08:00"), act("03 08:00", "chief", action)])

    with pytest.raises(NotAllowed) as refused:
        play(ruled, [act("03 09:00", "chief", second)], once)

    assert str(refused.value) == (
        f"HS-1: wanted '{second}' to {done} the clock 'resolution', but that was done 1 times and may not be done again"
    )


def test_every_change_of_a_clock_is_counted_and_carries_its_ground() -> None:
    ruled = rules(_with(VERIFY))
    command = c.Act("extend", c.Actor("chief", "town.back", frozenset({"head"})), ground="storm")
    steps = [
        act("03 08:00", "clerk", "request_supplement"),
        act("04 08:00", "applicant", "resupply"),
        do("04 09:00", command),
        act("04 10:00", "chief", "verify"),
    ]

    played = play(ruled, [*handed_over("02 08:00"), *steps])

    resolution = played.dossier.clocks["resolution"]
    assert (resolution.pauses, resolution.extensions, resolution.resets, resolution.restarts) == (1, 1, 1, 0)
    assert [event.ground for event in played.of(e.ClockExtended, e.ClockReset)] == ["storm", "Điều 18"]


# --- clocks from the submission on


def test_a_clock_may_count_from_the_dossiers_being_handed_in() -> None:
    acceptance = clock("acceptance", "submit submit", "10 days", "accept, enter ends", effect="internal")
    ruled = rules(one_stop(clocks=(RESOLUTION, SUPPLEMENT, acceptance)))

    played = play(ruled, [*accepted("02 08:00")][:1])

    assert [shown(event.clock.due) for event in played.of(e.ClockStarted)] == ["2026-03-12 17:30"]


def test_it_is_missed_when_nobody_accepts() -> None:
    acceptance = clock("acceptance", "submit submit", "10 days", "accept, enter ends", effect="internal")
    ruled = rules(one_stop(clocks=(RESOLUTION, SUPPLEMENT, acceptance)))

    played = play(ruled, [accepted("02 08:00")[0], tick("13 08:00")])

    assert [event.at for event in played.of(e.ClockBreached)] == [march("12 17:30")]


# --- leaving a lane


def _left(**changed: Any) -> Any:
    change = move("change_design", "appraisal > appraisal", "applicant")
    standard = one_stop(moves=(*MOVES, change))
    lane = replace(green(), moves=(*MOVES, change), leaves=Leaving("change_design"), **changed)
    return rules(standard, lane)


def test_who_leaves_the_lane_gets_the_statutory_appointment_with_the_time_used() -> None:
    ruled = _left()
    green_lane = play(ruled, [*accepted("02 08:00", "green", floors=2), act("02 09:00", "reception", "hand_over")])

    left = play(ruled, [act("03 10:00", "applicant", "change_design")], green_lane)

    (event,) = left.of(e.LaneLeft)
    assert (event.left, event.lane, event.action, event.promise) == ("green", "standard", "change_design", "resolution")
    assert event.used == {"resolution": 10 * 3_600, "commitment": 10 * 3_600}
    assert shown(green_lane.dossier.appointment or 0) == "2026-03-04 17:30"
    assert shown(left.dossier.appointment or 0) == "2026-03-09 17:30"  # five working days since acceptance
    assert left.dossier.clocks["commitment"].stopped == march("03 10:00")
    assert left.dossier.lane == "standard"


def test_a_missed_commitment_stays_missed_when_the_lane_is_left() -> None:
    ruled = _left()
    late = play(ruled, [*accepted("02 08:00", "green", floors=2), act("02 09:00", "reception", "hand_over")])

    left = play(ruled, [act("05 08:30", "applicant", "change_design"), tick("10 08:00")], late)

    assert [event.clock for event in left.of(e.ClockBreached) if event.clock != "handover"] == [
        "commitment",
        "resolution",
    ]
    assert [(one.kind, shown(one.promised_before or 0)) for one in left.dossier.obligations] == [
        ("apology", "2026-03-04 17:30"),
        ("apology", "2026-03-09 17:30"),
    ]
    (fixed,) = left.dossier.responsibility
    assert (fixed.clock, sum(share.late_seconds for share in fixed.shares)) == ("commitment", fixed.late_seconds)


def test_who_leaves_the_lane_under_a_term_that_has_passed_owes_the_apology_from_then_on() -> None:
    change = move("change_design", "appraisal > appraisal", "applicant")
    standard = one_stop(moves=(*MOVES, change))
    longer = clock("commitment", "accept", "9 working days", "enter result_ready, enter ends", effect="commitment")
    lane = replace(green(), moves=(*MOVES, change), leaves=Leaving("change_design"))
    lane = replace(lane, clocks={**lane.clocks, "commitment": longer})
    late = play(
        rules(standard, lane),
        [*accepted("02 08:00", "green", floors=2), act("02 09:00", "reception", "hand_over"), tick("11 08:00")],
    )

    left = play(rules(standard, lane), [act("11 08:30", "applicant", "change_design")], late)

    assert late.dossier.obligations == ()  # the law's term has passed, the longer promise has not
    assert [(one.kind, shown(one.raised), shown(one.promised_before or 0)) for one in left.dossier.obligations] == [
        ("apology", "2026-03-11 08:30", "2026-03-09 17:30")
    ]


def test_a_clock_with_another_limit_in_the_lane_gets_the_general_one_when_it_is_left() -> None:
    longer = clock("supplement", "accept", "1 working day", "enter ends", effect="internal")
    general = clock("supplement", "accept", "3 working days", "enter ends", effect="internal")
    change = move("change_design", "appraisal > appraisal", "applicant")
    standard = one_stop(moves=(*MOVES, change), clocks=(RESOLUTION, general))
    lane = replace(
        one_stop(moves=(*MOVES, change), clocks=(RESOLUTION, longer), lane="green"), leaves=Leaving("change_design")
    )
    ruled = rules(standard, lane)

    left = play(
        ruled,
        [
            *accepted("02 08:00", "green"),
            act("02 09:00", "reception", "hand_over"),
            act("03 08:30", "applicant", "change_design"),
        ],
    )

    assert shown(left.dossier.clocks["supplement"].due) == "2026-03-05 17:30"


def test_a_same_day_term_may_be_given_working_days() -> None:
    """Where it must be verified the law gives working days instead: same day, but five working days with a query."""
    five = Limit.parse("5 working days")
    verify = move("verify", "appraisal > appraisal", "office.head", resets={"resolution": five})
    same_day = clock("resolution", "accept", "same working day", "enter result_ready, enter ends")
    ruled = rules(one_stop(moves=(*MOVES, verify), clocks=(same_day, SUPPLEMENT)))

    played = play(ruled, [*handed_over("02 08:00"), act("02 17:30", "chief", "verify")])

    assert shown(played.dossier.clocks["resolution"].due) == "2026-03-09 17:30"
