"""Five thousand terms around Tết, swapped Saturdays, half days, 29 February and year ends, walked minute by minute."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from brute import Walker
from calendars import OFFICE, at, dinh_hoa, office, shown
from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.worktime import CalendarYear, Closure, Counting, Limit, MakeUp, Unit, WorkCalendar, begin
from workflow.worktime.limits import AfterCutOff

MINUTE = 60
WEEK = range(5)
AROUND = {
    "shipped": (
        "2025-01-27",  # Tết
        "2025-04-26",  # a Saturday worked for 02/5
        "2025-09-02",
        "2025-12-31",
        "2026-01-02",  # swapped
        "2026-01-10",  # with this Saturday
        "2026-02-16",  # Tết
        "2026-04-27",
        "2026-08-22",  # a Saturday worked for 31/8
        "2026-11-24",
    ),
    "leap": (
        "2027-12-31",  # a Friday, a half day
        "2028-01-01",
        "2028-01-26",  # Tết, so close to the year's end
        "2028-02-05",  # a Saturday worked in the morning
        "2028-02-29",
        "2028-03-01",
        "2028-03-08",  # a storm
    ),
}


def leap() -> WorkCalendar:
    """Two years with a 29 February, half days and a storm; Saturdays are worked in the morning before Tết."""
    half = MakeUp("half a day", OFFICE[:1])
    tet = {date(2028, 1, 1): "New Year"} | {date(2028, 1, 25) + timedelta(n): "Tết" for n in range(5)}
    years = {
        2027: CalendarYear(2027, "official", "made for a test", {}, {date(2027, 12, 31): half}),
        2028: CalendarYear(
            2028, "official", "made for a test", {date(2028, 1, 1): "New Year", **tet}, _saturdays(half)
        ),
    }
    storm = Closure(at("2028-03-08 09:30"), at("2028-03-09 14:00"), "storm", "made for a test")
    return office(id="leap", years=years, closures=[storm])


def _saturdays(half: MakeUp) -> dict[date, MakeUp]:
    return {date(2028, 1, 15): half, date(2028, 2, 5): half}


CALENDARS = {"shipped": dinh_hoa, "leap": leap}


@cache
def walker(name: str) -> Walker:
    calendar = CALENDARS[name]()
    days = date(max(calendar.years) + 1, 1, 1) - date(min(calendar.years), 1, 1)
    return Walker(calendar, {day: list(OFFICE) for day in WEEK}, MINUTE, days.days)


def limits(unit: Unit) -> st.SearchStrategy[Limit]:
    most = {Unit.SAME_WORKING_DAY: 1, Unit.WORKING_DAYS: 10, Unit.DAYS: 15, Unit.HOURS: 72, Unit.WORKING_HOURS: 40}
    return st.integers(1, most.get(unit, 600)).map(lambda amount: Limit(amount, unit))


COUNTINGS = st.builds(
    Counting,
    st.one_of(*map(limits, Unit)),
    cut_off=st.sampled_from((None, 54_000)),
    after_cut_off=st.sampled_from((None, AfterCutOff(Limit(30, Unit.WORKING_MINUTES)))),
    effective=st.booleans(),
    day_ends=st.sampled_from(("closing", "midnight")),
    day_counting=st.sampled_from(("civil", "hours")),
)


def events(name: str) -> st.SearchStrategy[str]:
    """Minutes of the ten days around a day that is special: any, or one where a day opens, closes or is cut off."""
    days = st.tuples(st.sampled_from(AROUND[name]), st.integers(-7, 2))
    edges = ("07:29", "07:30", "11:30", "11:31", "13:30", "15:00", "15:01", "17:30", "17:31", "23:59")
    any_minute = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda time: f"{time[0]:02}:{time[1]:02}")
    minutes = st.sampled_from(edges) | any_minute
    return st.tuples(days, minutes).map(lambda one: f"{date.fromisoformat(one[0][0]) + timedelta(one[0][1])} {one[1]}")


@pytest.mark.parametrize("name", CALENDARS)
@settings(max_examples=100)
@given(data=st.data())
def test_around_special_days_every_due_instant_is_the_one_found_by_walking(name: str, data: st.DataObject) -> None:
    cases = data.draw(st.lists(st.tuples(COUNTINGS, events(name)), min_size=25, max_size=25))
    oracle = walker(name)

    got = [shown(begin(oracle.calendar, how, at(when), compelled=True).due) for how, when in cases]

    want = [oracle.due(how, oracle.from_instant(at(when))) for how, when in cases]
    assert got == [shown(oracle.to_instant(due)) for due in want]


def test_the_special_days_are_what_they_are_said_to_be() -> None:
    calendar = leap()

    assert calendar.is_working_day(date(2028, 2, 29))
    assert [calendar.working_seconds(at(f"{day} 00:00"), at(f"{day} 23:59")) // 3_600 for day in AROUND["leap"]] == [
        4,  # half of the last day of the year
        0,
        0,
        4,
        8,
        8,
        2,  # until the storm
    ]
