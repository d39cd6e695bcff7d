"""Who arrives when: the number a day, the hours by channel, recorded lines; the same people whatever else is said."""

import datetime
import math
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from tests.arriving import CALENDAR, FIELDS, arriving, came, days, local
from tests.calendars import at, office, shown
from tests.scenarios import shop
from workflow.simulation.arriving.profiles import Profile, Times, number_of, parts
from workflow.simulation.arriving.recorded import value_of
from workflow.simulation.chance import Chance, poisson
from workflow.simulation.scenario import Scenario
from workflow.simulation.spans import midnight, simulated
from workflow.worktime import DAY

YEAR = ("2026-01-01", "2026-12-31")


def mean_on(day: str, said: dict[str, Any], shocks: dict[str, Any] | None = None, since: str = "2026-01-01") -> float:
    scenario = arriving(since, "2026-12-31", shocks, all={"per_working_day": 10, **said})
    return Profile("all", scenario, CALENDAR).mean(midnight(datetime.date.fromisoformat(day), CALENDAR))


# --- the number of a day


@pytest.mark.parametrize(
    ("day", "said", "mean"),
    [
        ("2026-03-02", {}, 10),
        ("2026-03-01", {}, 0),  # a Sunday
        ("2026-03-02", {"months": {"03": 0.5, "04": 9}}, 5),
        ("2026-03-02", {"weekdays": {"monday": 1.5, "tuesday": 9}}, 15),
        ("2026-03-02", {"peaks": [{"from": "2026-03-02", "to": "2026-03-03", "factor": 2}]}, 20),
        ("2026-03-03", {"peaks": [{"from": "2026-03-02", "to": "2026-03-03", "factor": 2}]}, 20),
        ("2026-03-04", {"peaks": [{"from": "2026-03-02", "to": "2026-03-03", "factor": 2}]}, 10),
        (
            "2026-03-03",
            {"peaks": [{"from": "2026-03-01", "to": "2026-03-31", "factor": f} for f in (2, 3)]},
            60,
        ),
        ("2026-03-02", {"months": {"03": 0}}, 0),
        ("2026-12-31", {"trend": 1.2}, 10 * 1.2 ** (364 / 365)),
    ],
)
def test_a_days_mean_is_the_number_times_month_weekday_peaks_and_trend(
    day: str, said: dict[str, Any], mean: float
) -> None:
    assert mean_on(day, said) == pytest.approx(mean)


def test_the_trend_counts_from_the_first_day_of_the_period_and_backwards_before_it() -> None:
    assert mean_on("2026-07-01", {"trend": 4}, since="2026-07-01") == 10
    assert mean_on("2026-01-05", {"trend": 4}, since="2026-07-06") == pytest.approx(10 * 4 ** (-182 / 365))


@pytest.mark.parametrize(
    ("since", "until", "mean"),
    [
        ("2026-03-02", "2026-03-02", 30),
        ("2026-03-02T13:30", "2026-03-02T17:30", 20),  # half of the office hours
        ("2026-03-02T11:30", "2026-03-02T13:30", 10),  # the lunch break
        ("2026-03-01", "2026-03-02T09:30", 15),
        ("2026-03-03", "2026-03-04", 10),
    ],
)
def test_a_campaign_factors_the_share_of_the_working_day_that_it_covers(since: str, until: str, mean: float) -> None:
    assert mean_on("2026-03-02", {}, {"call": {"from": since, "to": until, "arrivals": {"all": 3}}}) == mean


def test_two_campaigns_on_a_day_multiply() -> None:
    both = {name: {"from": "2026-03-02", "to": "2026-03-02", "arrivals": {"all": 3}} for name in ("one", "two")}

    assert mean_on("2026-03-02", {}, both) == 90


def test_over_a_year_as_many_come_as_the_profiles_say() -> None:
    said = {
        "per_working_day": 20,
        "months": {"02": 0.5, "07": 1.6},
        "weekdays": {"monday": 1.4, "friday": 0.7},
        "peaks": [{"from": "2026-09-01", "to": "2026-09-20", "factor": 2.5}],
        "trend": 1.3,
    }
    scenario = arriving(*YEAR, all=said)
    profile = Profile("all", scenario, CALENDAR)
    expected = sum(profile.mean(day) for day in days(scenario))

    for seed in range(1, 6):
        assert abs(len(came(scenario, seed=seed)) - expected) < 4 * math.sqrt(expected)


def test_a_factor_of_a_month_is_seen_in_that_month_alone() -> None:
    plain = Counter(f"{local(one.at):%m}" for one in came(arriving(*YEAR, all={"per_working_day": 30})))
    less = Counter(
        f"{local(one.at):%m}" for one in came(arriving(*YEAR, all={"per_working_day": 30, "months": {"06": 0.5}}))
    )

    assert {month: number for month, number in plain.items() if month != "06"} == {
        month: number for month, number in less.items() if month != "06"
    }
    assert abs(less["06"] - plain["06"] / 2) < 4 * math.sqrt(plain["06"] / 2)


def test_nobody_comes_on_a_day_off_also_not_online() -> None:
    hours = {"online": {"00:00-24:00": 1}}
    scenario = arriving(*YEAR, all={"per_working_day": 9, "channels": {"online": 1}, "hours": hours})

    assert {CALENDAR.is_working_day(local(one.at).date()) for one in came(scenario)} == {True}


@given(st.floats(0, 500), st.floats(0, 500), st.integers(0, 1 << 40))
def test_for_the_same_draw_more_come_for_a_greater_mean(one: float, other: float, entity: int) -> None:
    u = Chance(1).stream("all/amount").uniform(entity)

    assert number_of(min(one, other), u) <= number_of(max(one, other), u)


@given(st.floats(490, 520), st.floats(490, 520), st.floats(1e-9, 1 - 1e-9))
def test_more_come_for_a_greater_mean_also_where_the_formula_changes(one: float, other: float, u: float) -> None:
    assert number_of(min(one, other), u) <= number_of(max(one, other), u)


# --- the same people whatever else changes


def keyed(scenario: Scenario, name: str = "all") -> dict[int, object]:
    return {one.entity: one for one in came(scenario, name)}


SAID: dict[str, Any] = {
    "per_working_day": 6,
    "channels": {"counter": 0.5, "online": 0.3, "post": 0.2},
    "lanes": {"standard": 0.5, "green": 0.5},
    "data": {"urgent": {"chance": 0.3}, "floors": {"choice": {"1": 1, "2": 2}}},
}


@settings(max_examples=25, deadline=None)
@given(st.floats(1, 5), st.floats(0, 3))
def test_a_greater_mean_keeps_who_came_and_a_factor_on_one_day_leaves_the_other_days(
    more: float, on_one: float
) -> None:
    peak = [{"from": "2026-03-04", "to": "2026-03-04", "factor": on_one}]
    plain = keyed(arriving("2026-03-02", "2026-03-13", all=SAID))
    raised = keyed(arriving("2026-03-02", "2026-03-13", all=SAID | {"per_working_day": 6 * more}))
    peaked = keyed(arriving("2026-03-02", "2026-03-13", all=SAID | {"peaks": peak}))
    the_day = CALENDAR.day(at("2026-03-04 12:00"))

    assert plain.items() <= raised.items()
    assert {k: v for k, v in plain.items() if k >> 20 != the_day} == {
        k: v for k, v in peaked.items() if k >> 20 != the_day
    }


def test_another_stream_before_or_after_it_changes_nobody() -> None:
    alone = came(arriving("2026-03-02", "2026-03-31", all=SAID))
    other = {"per_working_day": 40, "channels": {"online": 1}}

    assert came(arriving("2026-03-02", "2026-03-31", other=other, all=SAID, third=other)) == alone


def test_days_before_the_period_change_nobody_in_it() -> None:
    scenario = arriving("2026-03-02", "2026-03-13", all=SAID | {"trend": 2})
    first = midnight(scenario.since, CALENDAR)

    earlier = came(scenario, before=14)

    assert [one for one in earlier if one.at >= first] == came(scenario)
    assert [one for one in earlier if one.at < first]


def test_without_profiles_a_stream_draws_as_it_always_did() -> None:
    """The plain formula: one number a day, online at any second, else at a second of the office hours."""
    chance, expected = Chance(1), []
    scenario = arriving("2026-03-02", "2026-04-30", all={"per_working_day": 8, "channels": SAID["channels"]})
    for day in days(scenario):
        begin, end = CALENDAR.position(day), CALENDAR.position(day + DAY)
        number = CALENDAR.day(day)
        amount = poisson(8, chance.stream("all/amount").uniform(number)) if begin < end else 0
        for entity in range(number << 20, (number << 20) + amount):
            u = chance.stream("all/instant").uniform(entity)
            v = chance.stream("all/channel").uniform(entity)
            online = 0.5 <= v < 0.8
            expected.append(
                (entity, day + int(u * DAY) if online else CALENDAR.instant(begin + int(u * (end - begin))))
            )

    assert [(one.entity, one.at) for one in came(scenario)] == expected


# --- the hours


def test_the_first_working_second_is_of_the_day_itself_not_of_the_day_before() -> None:
    tuesday = at("2026-03-03 00:00")

    assert shown(Times(tuesday, CALENDAR, {}).at("counter", 1e-9)) == "2026-03-03 07:30"


def shares(hours: dict[str, float], channel: str) -> tuple[list[int], list[float]]:
    """How many came in each part of the hours, and how many were expected."""
    said = {"per_working_day": 40, "channels": {channel: 1}, "hours": {channel: hours}}
    seconds = [local(one.at) for one in came(arriving("2026-01-01", "2026-06-30", all=said))]
    spans = parts(hours)
    counts = [sum(a <= t.hour * 3600 + t.minute * 60 + t.second < b for t in seconds) for a, b, _ in spans]
    assert sum(counts) == len(seconds)
    whole = sum(weight for _, _, weight in spans)
    return counts, [len(seconds) * weight / whole for _, _, weight in spans]


@pytest.mark.parametrize("channel", ["counter", "online", "post"])
def test_the_weights_of_the_hours_are_kept(channel: str) -> None:
    hours = {"07:30-08:30": 3.0, "08:30-11:30": 4.0, "13:30-15:30": 2.0, "15:30-17:30": 1.0}

    counts, expected = shares(hours, channel)

    assert chisquare(counts, expected).pvalue > 0.001


def test_online_comes_by_night_too() -> None:
    counts, expected = shares({"00:00-06:00": 1.0, "06:00-18:00": 5.0, "18:00-24:00": 4.0}, "online")

    assert chisquare(counts, expected).pvalue > 0.001


def test_at_the_counter_a_part_counts_where_it_lies_in_office_hours() -> None:
    """From 11:00 to 14:00 the office is open from 11:00 to 11:30 and from 13:30 to 14:00: evenly there."""
    said = {"per_working_day": 40, "hours": {"counter": {"11:00-14:00": 1}}}
    times = [local(one.at) for one in came(arriving("2026-03-01", "2026-06-30", all=said))]

    counts = [sum(t.hour == 11 for t in times), sum(t.hour == 13 for t in times)]

    assert {(t.hour, t.minute >= 30 and t > t.replace(minute=30, second=0)) for t in times} == {(11, False), (13, True)}
    assert chisquare(counts).pvalue > 0.001


def test_on_a_short_day_without_any_of_the_parts_they_come_in_its_office_hours() -> None:
    mornings = office(hours={0: ((27_000, 41_400), (48_600, 63_000)), 1: ((27_000, 41_400),)})
    afternoon = {"counter": parts({"14:00-15:00": 1})}

    monday = Times(at("2026-03-02 00:00"), mornings, afternoon)
    tuesday = Times(at("2026-03-03 00:00"), mornings, afternoon)

    assert shown(monday.at("counter", 0.5)) == "2026-03-02 14:30"
    assert shown(tuesday.at("counter", 0.5)) == "2026-03-03 09:30"


@given(st.sampled_from(["counter", "online"]), st.floats(0.0001, 0.9999), st.floats(0.0001, 0.9999))
def test_a_greater_draw_comes_later_and_on_the_same_day(channel: str, one: float, other: float) -> None:
    day = at("2026-03-03 00:00")
    hours = {"08:00-09:00": 5.0, "10:00-14:30": 1.0, "16:00-17:00": 3.0}
    times = Times(day, CALENDAR, {channel: parts(hours)})

    early, late = times.at(channel, min(one, other)), times.at(channel, max(one, other))

    assert day <= early <= late < day + DAY


# --- one after each length


def test_one_comes_after_each_length_from_the_first_simulated_second_on() -> None:
    said = {"every": {"constant": "5 hours"}, "count": 3, "channels": {"online": 1}}

    told = came(arriving("2026-03-02", "2026-03-04", all=said), before=1)

    assert [shown(one.at) for one in told] == ["2026-03-01 05:00", "2026-03-01 10:00", "2026-03-01 15:00"]


# --- recorded arrivals


def replayed(*rows: dict[str, str], **said: Any) -> list[Any]:
    lines = [{"line": line, "cells": cells} for line, cells in enumerate(rows, 2)]
    stream = {"replay": {"file": "counter.csv", "rows": lines}, **said}
    return came(arriving("2026-03-02", "2026-03-06", all=stream))


def test_a_line_is_one_arrival_at_its_local_instant_in_any_order() -> None:
    told = replayed(
        {"at": "2026-03-04T09:00"},
        {"at": "2026-03-03T09:00:30+07:00"},
        {"at": "2026-03-03T01:00:00Z"},
        {"at": "2026-03-07T08:00"},  # after the period
        {"at": "2026-03-01T08:00"},  # before it
    )

    assert [(one.entity, shown(one.at)) for one in told] == [
        (4, "2026-03-03 08:00"),
        (3, "2026-03-03 09:00:30"),
        (2, "2026-03-04 09:00"),
    ]


def test_what_the_file_says_holds_and_the_rest_is_drawn() -> None:
    rows = [
        {"at": "2026-03-03T09:00", "lane": "green", "channel": "post", "urgent": "true", "floors": "7"},
        {"at": "2026-03-03T10:00", "lane": "", "channel": "", "urgent": "", "floors": ""},
    ]

    first, second = replayed(*rows, data={"floors": 3, "urgent": False}, channels={"online": 1})

    assert (first.lane, first.channel, first.values) == ("green", "post", {"urgent": True, "floors": 7})
    assert (second.lane, second.channel, second.values) == ("standard", "online", {"urgent": False, "floors": 3})


def test_an_empty_cell_is_drawn_with_the_weights_of_the_stream() -> None:
    rows = [{"at": f"2026-03-03T09:{n // 60:02d}:{n % 60:02d}"} for n in range(2_000)]

    told = replayed(*rows, lanes={"standard": 3, "green": 1})

    assert abs(sum(one.lane == "green" for one in told) - 500) < 4 * math.sqrt(2_000 * 0.25 * 0.75)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("urgent", "false", False), ("floors", "3", 3), ("area", "72.5", 72.5), ("born", "2001-02-03", "2001-02-03")],
)
def test_a_cell_has_the_type_of_its_field(field: str, text: str, value: object) -> None:
    assert value_of(field, FIELDS[field], text) == value


@pytest.mark.parametrize(
    ("field", "text"), [("urgent", "yes"), ("floors", "3.5"), ("area", "nan"), ("area", "wide"), ("born", "2001-02-30")]
)
def test_a_cell_of_another_type_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"^{field}: wanted .*, but '{text}' is no "):
        value_of(field, FIELDS[field], text)


# --- the simulated time


@pytest.mark.parametrize(
    ("warm_up", "since"), [(None, "2026-03-02"), ("10 days", "2026-02-20"), ("5 working days", "2026-02-23")]
)
def test_the_simulated_time_begins_with_the_warm_up(warm_up: str | None, since: str) -> None:
    scenario = shop(period={"from": "2026-03-02", "to": "2026-03-06"}, warm_up=warm_up)

    begins, ends = simulated(scenario, CALENDAR)

    assert (shown(begins), shown(ends)) == (f"{since} 00:00", "2026-03-07 00:00")
