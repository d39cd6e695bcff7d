"""A clock that runs from submission counts on under the lane and the versions that the dossier is pinned to (T15)."""

import datetime
from collections.abc import Mapping
from typing import Any

from calendars import at, office, shown
from msgspec.structs import replace
from procedures import (
    AGENCIES,
    CALENDARS,
    HANDOVER,
    HOUR,
    MOVES,
    RESOLUTION,
    SUPPLEMENT,
    YEARS,
    Played,
    Step,
    act,
    clock,
    green,
    move,
    one_stop,
    play,
    submit,
    tick,
)

from workflow import events as e
from workflow.derivation import Cause, Derivation, derivations
from workflow.machine import Rules, compile_rules
from workflow.procedure import STANDARD, ClockRule, Procedure
from workflow.recount import recounted
from workflow.responsibility import tables_of
from workflow.worktime import WorkCalendar

WAITS = (
    move("ask_citizen", "submitted > supplementing", "desk.reception"),
    move("bring", "supplementing > submitted", "applicant"),
    move("grant", "submitted > submitted", "desk.reception", extends={"reception": RESOLUTION.counting.limit}),
)
HALTS = (
    move("halt", "accepted > supplementing", "desk.reception"),
    move("go_on", "supplementing > accepted", "applicant"),
)
OTHER_DAYS = {
    **CALENDARS,
    "office": office(
        years={
            **YEARS,
            2026: replace(
                YEARS[2026], days_off={datetime.date(2026, 1, 2): "gap", datetime.date(2026, 2, 27): "storm"}
            ),
        },
        version="2",
    ),
}


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def reception(limit: str = "3 working days", **more: Any) -> ClockRule:
    wanted = {"effect": "internal", "pauses": frozenset({"supplementing"}), **more}
    return clock("reception", "submit submit", limit, "hand_over, enter ends", **wanted)


def _procedure(*rules: ClockRule, **more: Any) -> Procedure:
    return one_stop(moves=(*MOVES, *WAITS, *HALTS), clocks=(RESOLUTION, HANDOVER, SUPPLEMENT, *rules), **more)


def ruled(*rules: ClockRule, calendars: Mapping[str, WorkCalendar] = CALENDARS, lane: Procedure | None = None) -> Rules:
    lanes = {STANDARD: _procedure(*rules), **({} if lane is None else {lane.lane: lane})}
    return compile_rules(lanes, AGENCIES, calendars, "town")


def later(*rules: ClockRule, calendars: Mapping[str, WorkCalendar] = CALENDARS) -> Rules:
    return compile_rules({STANDARD: _procedure(*rules, version="2")}, AGENCIES, calendars, "town")


def walked(first: Rules, then: Rules, before: list[Step], after: list[Step]) -> Played:
    """Handed in and walked under the first rules, from acceptance on under the others."""
    return play(then, after, play(first, [submit("02 08:00"), *before]))


def explained(first: Rules, then: Rules, played: Played, when: str) -> Derivation:
    known = {first.pinned: first, then.pinned: then}
    found = derivations(then, played.dossier, played.events, march(when), rules_of=known.__getitem__)
    return next(one for one in found if one.clock == "reception")


ACCEPT = act("02 10:00", "reception", "accept")


def test_under_another_version_of_the_calendar_a_pause_of_an_hour_moves_the_due_instant_by_an_hour() -> None:
    pause = [act("03 09:30", "reception", "halt"), act("03 10:30", "applicant", "go_on")]

    played = walked(ruled(reception()), later(reception(), calendars=OTHER_DAYS), [], [ACCEPT, *pause])

    again = played.dossier.clocks["reception"]
    assert (shown(again.due), again.length, again.pauses) == ("2026-03-06 17:30", HOUR * 63 // 2, 1)
    assert [one.remaining for one in played.of(e.ClockPaused) if one.clock == "reception"] == [22 * HOUR]


def test_it_counts_as_if_it_had_begun_under_the_versions_at_acceptance() -> None:
    waits = [
        act("02 08:30", "reception", "grant"),
        act("02 09:00", "reception", "ask_citizen"),
        act("03 09:00", "applicant", "bring"),
    ]
    accept = act("03 10:00", "reception", "accept")
    for rule in (reception("5 working days"), reception("20 working hours")):
        for calendars in (CALENDARS, OTHER_DAYS):
            then = later(rule, calendars=calendars)

            played = walked(ruled(reception()), then, waits, [accept])

            assert (
                played.dossier.clocks["reception"]
                == play(then, [submit("02 08:00"), *waits, accept]).dossier.clocks["reception"]
            )


def test_on_another_ruler_it_keeps_its_instants_and_loses_what_is_not_in_its_unit() -> None:
    then = later(reception("5 days"))
    grant, halt = act("02 08:30", "reception", "grant"), act("03 09:00", "reception", "halt")

    carried = walked(ruled(reception()), then, [grant], [ACCEPT])
    paused = play(then, [halt], carried)

    (told,) = carried.of(e.ClockCarried)
    assert (shown(told.before), shown(told.clock.due)) == ("2026-03-12 17:30", "2026-03-09 17:30")
    assert (told.clock.extensions, told.clock.changes) == (1, ())
    assert paused.dossier.clocks["reception"].remaining == march("07 23:59:59") + 1 - march("03 09:00")


def test_under_yet_another_calendar_by_decision_it_is_folded_from_where_it_was_carried() -> None:
    then, yet = later(reception("5 days")), later(reception("5 days"), calendars=OTHER_DAYS)
    steps = [ACCEPT, act("03 09:00", "reception", "halt"), act("04 09:00", "applicant", "go_on")]
    carried = walked(ruled(reception()), then, [act("02 08:30", "reception", "grant")], steps)

    told = recounted(
        yet, carried.dossier, carried.events, march("05 08:00"), calendar="office", decision="d", actor="chair"
    )

    assert next(one for one in told.clocks if one.name == "reception") == carried.dossier.clocks["reception"]


def test_a_missed_one_stays_missed_at_the_instant_at_which_it_was() -> None:
    first, then = ruled(reception("1 working hour")), later(reception("3 working days"))

    played = walked(first, then, [], [ACCEPT, tick("20 08:00")])

    again = played.dossier.clocks["reception"]
    assert (shown(again.missed), again.due) == ("2026-03-02 09:00", again.missed)
    assert [one.clock for one in played.of(e.ClockBreached)].count("reception") == 1


def test_one_that_these_versions_do_not_let_stand_counts_on() -> None:
    first, then = ruled(reception(pauses=frozenset({"submitted"}))), later(reception())

    played = walked(first, then, [], [ACCEPT, tick("20 08:00")])

    assert [shown(one.at) for one in played.of(e.ClockResumed)] == ["2026-03-02 10:00"]
    assert [shown(one.at) for one in played.of(e.ClockBreached) if one.clock == "reception"] == ["2026-03-06 17:30"]


def test_the_same_versions_and_lane_carry_nothing() -> None:
    played = walked(ruled(reception()), ruled(reception()), [], [ACCEPT])

    assert played.of(e.ClockCarried) == []


def test_who_is_not_eligible_for_the_lane_has_the_standard_limit_of_a_clock_from_submission() -> None:
    lane = replace(
        green(), moves=(*MOVES, *WAITS, *HALTS), clocks={**green().clocks, "reception": reception("1 working day")}
    )
    rules = ruled(reception(), lane=lane)

    played = play(rules, [submit("02 08:00", "green", floors=9), ACCEPT, tick("20 08:00")])

    assert [shown(one.at) for one in played.of(e.ClockBreached) if one.clock == "reception"] == ["2026-03-05 17:30"]


def test_its_derivation_has_the_days_of_its_start_by_the_old_rules_and_of_the_rest_by_the_new() -> None:
    first, then = ruled(reception()), later(reception("5 working days"), calendars=OTHER_DAYS)

    played = walked(first, then, [], [ACCEPT])
    started, carried = explained(first, then, played, "03 08:00").steps

    assert (started.lines[-1].count, shown(started.due)) == (3, "2026-03-05 17:30")
    assert (carried.what, shown(carried.before), shown(carried.due)) == (
        "carried",
        "2026-03-05 17:30",
        "2026-03-09 17:30",
    )
    assert carried.cause == Cause("accept", "reception")
    assert ([line.count for line in carried.lines][-1], str(carried.lines[-1].day)) == (5, "2026-03-09")


# --- a clock that the versions in force at acceptance do not know


def test_one_that_they_do_not_know_stops_and_whose_its_lateness_was_is_fixed_and_explained() -> None:
    first, then = ruled(reception("1 working hour")), later()

    played = walked(first, then, [tick("02 09:30")], [ACCEPT])

    table = next(one for one in played.dossier.responsibility if one.clock == "reception")
    assert (table.late_seconds, table.fixed, [one.holder for one in table.shares]) == (HOUR, True, ["town.front"])
    assert tables_of(then, played.dossier, march("20 08:00")) == (table,)
    found = explained(first, then, played, "20 08:00")
    assert (found.state, found.lateness, found.consumed) == ("breached", table, 2 * HOUR)
    assert [step.what for step in found.steps] == ["started", "breached", "stopped"]


def test_one_that_they_do_not_know_is_missed_although_nobody_looked_before() -> None:
    played = walked(ruled(reception("1 working hour")), later(), [], [ACCEPT])

    assert [shown(one.at) for one in played.of(e.ClockBreached)] == ["2026-03-02 09:00"]
    assert [one.clock for one in played.dossier.responsibility] == ["reception"]


def test_one_of_a_lane_that_is_not_granted_is_explained_by_that_lane() -> None:
    lane = replace(
        green(), moves=(*MOVES, *WAITS, *HALTS), clocks={**green().clocks, "reception": reception("1 working hour")}
    )
    rules = ruled(lane=lane)

    played = play(rules, [submit("02 08:00", "green", floors=9), ACCEPT])

    assert explained(rules, rules, played, "02 11:00").limit == "1 working hour"
