"""Bugs of other systems in clocks, pauses and obligations, each a test here under the number of its thread."""

from datetime import date

import msgspec
import pytest
from calendars import OFFICE, at, office, plain_year, shown
from msgspec.structs import replace
from procedures import (
    ACTORS,
    AGENCIES,
    CALENDARS,
    HOUR,
    RESOLUTION,
    SUPPLEMENT,
    Played,
    Step,
    accepted,
    act,
    clock,
    do,
    handed_over,
    one_stop,
    play,
    rules,
    tick,
    unnoticed,
)

from workflow import commands as c
from workflow import events as e
from workflow.history import replay
from workflow.machine import Rules, compile_rules
from workflow.model import NEVER, Dossier
from workflow.procedure import DECLARE, Warn

RULED = rules(one_stop())
LATER = at("2026-12-01 09:00")


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def due(played: Played, name: str = "resolution") -> str:
    return shown(played.dossier.clocks[name].due)


def supplemented(since: str, until: str) -> list[Step]:
    return [*handed_over(), act(since, "clerk", "request_supplement"), act(until, "applicant", "resupply")]


def test_glpi_10594_pr_14937_a_pause_over_a_weekend_adds_only_its_working_time() -> None:
    straight = play(RULED, handed_over())

    paused = play(RULED, supplemented("06 16:30", "09 08:30"))

    assert (due(straight), due(paused)) == ("2026-03-09 17:30", "2026-03-10 17:30")
    left = paused.of(e.ClockPaused)[0].remaining
    assert left == 9 * HOUR  # Friday from 16:30 and the whole of Monday
    assert paused.dossier.clocks["resolution"].anchor == CALENDARS["office"].position(march("10 09:30"))


def test_glpi_24481_a_paused_clock_is_not_violated() -> None:
    steps = [*handed_over(), act("09 09:00", "clerk", "draft"), act("09 17:30", "clerk", "bill")]

    played = play(RULED, [*steps, do(LATER, c.Tick())])

    assert played.dossier.clocks["resolution"].state == "paused"
    assert played.of(e.ClockBreached) == []
    assert played.dossier.next_due == NEVER


def test_glpi_6902_15605_a_term_that_is_changed_does_not_forget_earlier_pauses() -> None:
    once = play(RULED, [*handed_over(), act("03 08:00", "chief", "extend")])

    paused = play(RULED, [*supplemented("03 09:00", "05 09:00"), act("05 10:00", "chief", "extend")])

    assert due(once) == "2026-03-11 17:30"
    assert due(paused) == "2026-03-13 17:30"  # two working days paused, two working days more
    assert paused.dossier.clocks["resolution"].runs == ((march("02 08:00"), march("03 09:00")),)


@pytest.mark.parametrize("resumed", ["04 10:00", "04 12:00", "04 17:30", "04 22:00", "07 10:00", "09 07:30"])
def test_glpi_9082_after_a_pause_nothing_is_due_outside_opening_hours(resumed: str) -> None:
    hours = clock("resolution", "accept", "11 working hours", pauses=frozenset({"supplementing"}))
    ruled = rules(one_stop(clocks=(hours,)))

    played = play(ruled, supplemented("02 17:00", resumed))

    instant = played.dossier.clocks["resolution"].due
    second = (instant + 7 * HOUR) % 86_400
    assert any(opens <= second <= closes for opens, closes in OFFICE)
    assert CALENDARS["office"].position(instant) == CALENDARS["office"].position(march(resumed)) + 4 * HOUR


def test_glpi_17186_a_date_promised_by_hand_does_not_move_by_itself() -> None:
    promised = do("10 09:00", c.IssueObligation("HS-1/apology/1", ACTORS["chair"], march("20 17:30")))
    waited = [act("11 09:00", "clerk", "request_supplement"), act("12 09:00", "applicant", "resupply")]

    played = play(RULED, [*handed_over(), promised, *waited, act("12 10:00", "chief", "extend")])

    assert played.dossier.obligations[0].promised_now == march("20 17:30")
    assert played.dossier.next_due == march("20 17:30")


@pytest.mark.parametrize(
    ("event", "effective"), [("02 05:00", "02 07:30"), ("02 19:00", "03 07:30"), ("02 12:00", "02 13:30")]
)
def test_jbpm_pr_1830_1342_a_clock_started_outside_opening_hours_counts_from_the_next_opening(
    event: str, effective: str
) -> None:
    hours = clock("resolution", "accept", "4 working hours")
    ruled = rules(one_stop(clocks=(hours,)))

    early, late = (play(ruled, accepted(when)).dossier.clocks["resolution"] for when in (event, effective))

    assert shown(early.effective) == shown(march(effective))
    assert (early.anchor, early.due) == (late.anchor, late.due)


def test_frappe_helpdesk_pr_2449_time_on_hold_is_added_to_working_time_not_to_the_instant_of_creation() -> None:
    night = play(RULED, supplemented("04 17:30", "05 07:30"))
    hour = play(RULED, supplemented("04 09:00", "04 10:00"))

    assert due(night) == "2026-03-09 17:30"
    assert due(hour) == "2026-03-10 17:30"
    assert hour.dossier.clocks["resolution"].anchor - night.dossier.clocks["resolution"].anchor == HOUR


def test_dynamics_365_sla_timer_pause_state_changed_a_pause_set_on_a_holiday_pauses() -> None:
    holiday = date(2026, 3, 5)
    years = {2026: plain_year(off={holiday: "holiday"}), 2027: plain_year(2027)}
    calendars = {**CALENDARS, "office": office(years=years)}
    ruled: Rules = compile_rules({"standard": one_stop()}, AGENCIES, calendars, "town")

    played = play(ruled, supplemented("05 10:00", "09 17:30"))

    assert [shown(event.at) for event in played.of(e.ClockPaused)] == ["2026-03-05 10:00"]
    assert due(play(ruled, handed_over())) == "2026-03-10 17:30"
    assert due(played) == "2026-03-12 17:30"  # Friday and Monday were not counted, the holiday is none of it


def test_camunda_56080_pr_62241_an_overdue_clock_is_neither_lost_nor_told_twice_around_a_pause() -> None:
    late = [*handed_over(), act("10 09:00", "clerk", "request_supplement"), act("11 09:00", "applicant", "resupply")]

    looked = play(RULED, [*late[:-1], tick("10 10:00"), tick("10 10:00"), late[-1], tick("12 09:00"), tick("13 09:00")])
    never = play(RULED, [*late, tick("13 09:00")])

    assert [(event.clock, event.at) for event in looked.of(e.ClockBreached)] == [("resolution", march("09 17:30"))]
    assert unnoticed(looked.events) == unnoticed(never.events)


def test_open_mercato_2293_openregister_pr_3350_every_escalation_that_is_configured_is_executed() -> None:
    played = play(RULED, [*handed_over(), do(LATER, c.Tick())])

    warned = [event.label for event in played.of(e.ClockWarned)]
    assert warned == [*(warn.label for warn in RESOLUTION.warns), DECLARE]
    assert [event.obligation for event in played.of(e.ObligationEscalated)] == ["HS-1/apology/1"]
    assert {rule.effect for rule in one_stop().clocks.values()} == {"statutory", "internal", "applicant"}


def test_demarche_numerique_pr_11494_a_dossier_declared_incomplete_again_and_again_still_has_its_date() -> None:
    moves = [replace(one, at_most=None) if one.action == "request_supplement" else one for one in one_stop().moves]
    ruled = rules(one_stop(moves=moves, always=()))
    rounds: list[Step] = []
    for day in ("03", "04", "05", "06", "09", "10"):
        rounds += [act(f"{day} 08:00", "clerk", "request_supplement"), act(f"{day} 08:30", "applicant", "resupply")]

    played = play(ruled, [*handed_over(), *rounds])

    assert len(played.dossier.clocks["resolution"].runs) == len(rounds) // 2
    assert due(played) == "2026-03-10 17:30"
    assert played.dossier.clocks["resolution"].anchor == CALENDARS["office"].position(march("10 10:30"))


def test_opencompany_1805_a_decision_at_expiry_is_preceded_by_its_warning() -> None:
    asked = [*handed_over(), act("03 09:00", "clerk", "request_supplement"), do(LATER, c.Tick())]

    played = play(RULED, asked)

    told = [(type(one).__name__, shown(one.at)) for one in played.of(e.ClockWarned, e.ClockBreached, e.StateEntered)][
        2:
    ]
    assert SUPPLEMENT.warns == (Warn("50%", percent=50),)
    assert told == [
        ("StateEntered", "2026-03-03 09:00"),
        ("ClockWarned", "2026-03-04 14:15"),
        ("ClockBreached", "2026-03-05 17:30"),
        ("StateEntered", "2026-03-05 17:30"),
    ]


def test_jira_sla_reconstruction_a_closed_dossier_keeps_the_table_it_was_closed_with() -> None:
    closing = [
        act("10 09:00", "clerk", "draft"),
        act("10 09:00", "chief", "submit_for_signature"),
        act("10 09:30", "chair", "sign"),
    ]
    closed = play(RULED, [*handed_over(), *closing])
    shorter = rules(one_stop(version="2", clocks=(clock("resolution", "accept", "1 working day"),)))

    judged_today = play(shorter, [act("25 09:00", "reception", "return_result"), do(LATER, c.Tick())], closed)

    assert judged_today.dossier.responsibility == closed.dossier.responsibility
    assert [table.late_seconds for table in closed.dossier.responsibility] == [2 * HOUR]
    assert judged_today.dossier.version == closed.dossier.version


def test_xstate_5331_xstate_statemachine_102_213_a_dossier_restored_between_any_two_steps_goes_on_the_same() -> None:
    steps = [
        *supplemented("03 09:00", "05 09:00"),
        act("05 10:00", "chief", "extend"),
        tick("20 09:00"),
        tick("31 09:00"),
    ]
    straight = play(RULED, steps)

    for cut in range(1, len(steps)):
        before = play(RULED, steps[:cut])
        read = msgspec.json.decode(msgspec.json.encode(before.events), type=list[e.Event])
        restored: Dossier = replay(read)
        after = play(RULED, steps[cut:], Played(restored, tuple(read)))
        assert after.events == straight.events
        assert after.dossier == straight.dossier


def test_pm4py_558_the_calendar_that_a_clock_names_is_the_one_it_counts_on() -> None:
    named = clock("visit", "accept", "8 working hours", calendar_of="culture")
    unnamed = clock("resolution", "accept", "8 working hours")
    ruled = rules(one_stop(clocks=(named, unnamed)))

    played = play(ruled, accepted("02 07:30"))

    assert (due(played, "visit"), due(played)) == ("2026-03-03 11:30", "2026-03-02 17:30")
