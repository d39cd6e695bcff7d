"""A dossier whose term reaches a year without a gazetted table: refused or marked, never counted in silence (T15)."""

from __future__ import annotations

from typing import Any

import pytest
from calendars import at, office, plain_year, shown
from msgspec.structs import replace
from procedures import (
    AGENCIES,
    HANDOVER,
    MOVES,
    RESOLUTION,
    SUPPLEMENT,
    Played,
    Step,
    act,
    do,
    move,
    one_stop,
    play,
    submit,
)

from workflow import commands as c
from workflow import events as e
from workflow.decide import advance
from workflow.errors import NotFound, WorkflowError
from workflow.machine import Rules, compile_rules
from workflow.worktime import WorkCalendar

GUESSED = {2026: plain_year(), 2027: plain_year(2027, "estimate")}


def ruled(calendar: WorkCalendar, **changed: Any) -> Rules:
    both = {"office": calendar, "mornings": calendar}
    return compile_rules({"standard": one_stop(**changed)}, AGENCIES, both, "town")


ESTIMATED = ruled(office(years=GUESSED))
ALLOWED = ruled(office(years=GUESSED, unpublished="provisional"))
UNKNOWN = ruled(office(years={2026: plain_year()}))


def handed_over(when: str) -> list[Step]:
    instant = at(when)
    return [submit(instant), act(instant, "reception", "accept"), act(instant, "reception", "hand_over")]


def refused(law: Rules, steps: list[Step]) -> WorkflowError:
    """What the last step is refused with; it leaves the dossier as it was."""
    *before, last = steps
    played = play(law, before)
    with pytest.raises(WorkflowError) as error:
        advance(law, played.dossier, last.command, last.at)
    return error.value


def test_a_dossier_is_not_accepted_in_a_year_that_is_only_estimated() -> None:
    error = refused(ESTIMATED, handed_over("2027-01-04 08:00")[:2])

    assert isinstance(error, NotFound)
    assert "2027" in str(error)


def test_where_the_calendar_allows_it_the_dossier_is_accepted_and_every_clock_says_that_it_is_provisional() -> None:
    played = play(ALLOWED, handed_over("2027-01-04 08:00"))

    assert {name: clock.provisional for name, clock in played.dossier.clocks.items()} == {
        "resolution": True,
        "handover": True,
    }


def marked(played: Played) -> tuple[str, bool]:
    clock = played.dossier.clocks["resolution"]
    return shown(clock.due), clock.provisional


def test_a_term_that_crosses_the_new_year_into_an_estimate_is_provisional_and_one_that_does_not_is_not() -> None:
    assert marked(play(ESTIMATED, handed_over("2026-12-23 08:00"))) == ("2026-12-30 17:30", False)
    assert marked(play(ESTIMATED, handed_over("2026-12-29 08:00"))) == ("2027-01-05 17:30", True)


@pytest.mark.parametrize(
    "later",
    [
        [act(at("2026-12-24 08:00"), "chief", "extend")],
        [
            act(at("2026-12-24 08:00"), "clerk", "request_supplement"),
            act(at("2026-12-28 17:00"), "applicant", "resupply"),
        ],
    ],
    ids=["extended", "resumed"],
)
def test_a_term_that_is_moved_into_an_estimate_becomes_provisional(later: list[Step]) -> None:
    played = play(ESTIMATED, [*handed_over("2026-12-23 08:00"), *later])

    assert marked(played)[1]
    assert marked(played)[0].startswith("2027")


@pytest.mark.parametrize(
    "steps",
    [
        handed_over("2026-12-29 08:00")[:2],
        [*handed_over("2026-12-23 08:00"), act(at("2026-12-24 08:00"), "chief", "extend")],
        [
            *handed_over("2026-12-22 08:00"),
            do(at("2026-12-23 08:00"), c.DeclareIncident(c.Actor("reception", "town.front"), "outage")),
            do(at("2026-12-29 08:00"), c.EndIncident(c.Actor("reception", "town.front"))),
        ],
    ],
    ids=["accepted", "extended", "resumed"],
)
def test_a_term_that_reaches_a_year_without_any_table_is_refused_and_the_year_is_named(steps: list[Step]) -> None:
    error = refused(UNKNOWN, steps)

    assert isinstance(error, NotFound)
    assert str(error).startswith("calendar office: wanted year 2027, but it has no table")


def test_what_a_missed_appointment_causes_in_an_estimated_year_is_owed_all_the_same() -> None:
    played = play(ESTIMATED, [*handed_over("2026-12-29 08:00"), do(at("2027-01-20 08:00"), c.Tick())])

    assert [event.clock for event in played.of(e.ClockBreached)] == ["resolution"]
    assert [shown(owed.due) for owed in played.dossier.obligations] == ["2027-01-06 17:30"]


AGAIN = (*MOVES, move("begin_again", "appraisal > appraisal", "office.head", restarts=("resolution",)))


def test_nobody_begins_a_clock_anew_in_a_year_that_is_only_estimated() -> None:
    steps = [*handed_over("2026-12-28 08:00"), act(at("2027-01-04 09:00"), "chief", "begin_again")]

    error = refused(ruled(office(years=GUESSED), moves=AGAIN), steps)
    allowed = play(ruled(office(years=GUESSED, unpublished="provisional"), moves=AGAIN), steps)

    assert "wanted the official table of 2027 to start a clock" in str(error)
    assert marked(allowed) == ("2027-01-11 17:30", True)


def test_whoever_brings_a_supplement_then_is_not_turned_away_and_the_clock_that_counts_anew_is_provisional() -> None:
    clocks = (replace(RESOLUTION, on_resume="restart"), HANDOVER, SUPPLEMENT)
    steps = [
        act(at("2026-12-31 09:00"), "clerk", "request_supplement"),
        act(at("2027-01-04 09:00"), "applicant", "resupply"),
    ]

    played = play(ruled(office(years=GUESSED), clocks=clocks), [*handed_over("2026-12-28 08:00"), *steps])

    assert marked(played) == ("2027-01-11 17:30", True)
