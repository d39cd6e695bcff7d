"""At the minutes where a day ends or a holiday begins, every shipped clock is due when walking minute by minute says.

The oracle is `brute`, which shares nothing with the engine but the definition of a calendar.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

import pytest
from brute import Walker as Minutes
from calendars import at, shown

from tests.walking import MINUTE, Place, Shipped, lanes, shipped, walked
from workflow import events as e
from workflow.decide import advance
from workflow.model import Dossier
from workflow.worktime import Counting, WorkCalendar

EDGES = {
    "a minute before the cut-off": "14:59",
    "at the cut-off": "15:00",
    "a minute after the cut-off": "15:01",
    "at closing": "17:30",
    "a minute after closing": "17:31",
    "in the lunch break": "12:00",
    "at night": "22:15",
}
DAYS = {  # each with what is near; a lane is asked about those on which it is the law
    "2025-08-29": "Friday before the National Day",
    "2025-10-15": "a Wednesday",
    "2025-12-31": "the last day of the year",
    "2026-01-09": "Friday before a Saturday that is worked",
    "2026-02-13": "Friday before Tết",
    "2026-04-24": "Friday before Giỗ Tổ, of which Monday is a day off in its place",
    "2026-08-04": "the last day of a lifecycle",
    "2026-08-21": "Friday before a Saturday that is worked",
    "2026-10-17": "a Saturday",
    "2026-11-23": "Monday before Culture Day",
}


@cache
def minutes(calendar: WorkCalendar) -> Minutes:
    """The calendar from its first day to its last, one flag for each minute."""
    hours = {weekday: list(_usual(calendar, weekday)) for weekday in range(7)}
    return Minutes(calendar, {day: spans for day, spans in hours.items() if spans}, MINUTE, 365 * len(calendar.years))


def _usual(calendar: WorkCalendar, weekday: int) -> tuple[tuple[int, int], ...]:
    """Office hours of the weekday, taken from the first one that is neither a day off nor made up."""
    year = min(calendar.years.values(), key=lambda table: table.year)
    days = (datetime.date(year.year, 1, 1) + datetime.timedelta(n) for n in range(365))
    plain = (day for day in days if day.weekday() == weekday and day not in year.days_off and day not in year.make_up)
    day = next(plain)
    midnight = at(f"{day} 00:00")
    return tuple((since - midnight, until - midnight) for since, until in calendar.intervals_of(day))


def walked_to(calendar: WorkCalendar, how: Counting, event: int) -> str:
    """When the oracle says that the limit is due."""
    oracle = minutes(calendar)
    return shown(oracle.to_instant(oracle.due(how, oracle.from_instant(event))))


def edges(lane: Shipped) -> Iterator[str]:
    """The days on which both versions are the law, at every edge minute."""
    for day in DAYS:
        noon = at(f"{day} 12:00")
        pinned = shipped().version_in_force(lane.key[0], noon) if _in_force(lane, day) else None
        if pinned is not None and (pinned.procedure, pinned.lifecycle) == lane.key[1:3]:
            yield from (f"{day} {minute}" for minute in EDGES.values())


def _in_force(lane: Shipped, day: str) -> bool:
    versions = shipped().versions(lane.key[0])
    return any(one.in_force.covers(datetime.date.fromisoformat(day)) for one in versions)


def accepted(lane: Shipped, when: str) -> list[e.Event]:
    """All that happens to a dossier that is handed in and accepted on its lane at that local minute."""
    acceptance = min((one.path() for one in walked(lane).places if _accepts(lane, one)), key=len)
    dossier: Dossier | None = None
    events: list[e.Event] = []
    for place in acceptance:
        outcome = advance(lane.rules, dossier, place.step.command, at(when))
        dossier = outcome.dossier
        events += outcome.events
    return events


def _accepts(lane: Shipped, place: Place) -> bool:
    told = any(isinstance(event, e.DossierAccepted) for event in place.events)
    return told and place.dossier.lane == lane.key[3]


EVERY = [lane for lane in lanes() if not lane.package]


@pytest.mark.parametrize("lane", EVERY, ids=str)
def test_a_dossier_accepted_at_an_edge_has_the_due_instants_found_by_walking(lane: Shipped) -> None:
    for when in edges(lane):
        clocks = [event.clock for event in accepted(lane, when) if isinstance(event, e.ClockStarted)]
        track = lane.track
        rules = track.procedure.clocks

        got = {clock.name: shown(clock.due) for clock in clocks}

        assert got == {name: walked_to(track.calendars[name], rules[name].counting, at(when)) for name in got}, (
            f"{lane}: accepted at {when}"
        )


@pytest.mark.parametrize("lane", EVERY, ids=str)
def test_every_clock_that_starts_and_every_agency_that_is_asked_has_the_due_instant_found_by_walking(
    lane: Shipped,
) -> None:
    asked = set(_asked(lane))

    assert {name for name, *_ in asked} >= set(lane.track.procedure.clocks)
    got = {(name, event): shown(due) for name, _, _, event, due in asked}

    assert got == {(name, event): walked_to(calendar, how, event) for name, calendar, how, event, _ in asked}


def _asked(lane: Shipped) -> Iterator[tuple[str, WorkCalendar, Counting, int, int]]:
    """Every term of the walks that begins at a whole minute: its name, how it counts, its event and its due instant."""
    for place in {one for end in walked(lane).ends for one in end.path()}:
        for event in place.events:
            track = lane.rules.tracks[place.dossier.lane]
            if event.at % MINUTE:
                continue
            if isinstance(event, e.ClockStarted) and event.clock.event == event.at:
                rule = track.procedure.clocks[event.clock.name]
                yield rule.name, track.calendars[rule.name], rule.counting, event.at, event.clock.due
            if isinstance(event, e.ConsultationOpened):
                how = track.procedure.consultations[event.consultation].counting
                for one in event.asked:
                    yield one.party, track.asked_calendars[one.party], how, event.at, one.due


def test_each_day_is_what_it_is_said_to_be_and_some_lane_is_asked_about_it() -> None:
    asked = {when[:10] for lane in EVERY for when in edges(lane)}

    assert asked == set(DAYS)
    assert [datetime.date.fromisoformat(day).strftime("%A") for day, said in DAYS.items() if "Friday" in said] == [
        "Friday"
    ] * 5
