"""While a shock lasts dossiers come later, by another channel, when the counter opens again, or never."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arriving import CALENDAR, LAW, arriving, came, local
from tests.calendars import at, shown
from workflow.simulation.arriving.diversion import Diversion, Outage, diversion
from workflow.simulation.simulator import simulate

WEEK = ("2026-03-02", "2026-03-06")
DAYS = {"from": "2026-03-03", "to": "2026-03-04"}  # Tuesday and Wednesday
BUSY = {"per_working_day": 40}


def told(shock: dict[str, Any], channel: str, since: str = "2026-03-03", until: str = "2026-03-04") -> list[str]:
    """When and how those come who would have come at 09:00 and at 20:00 on Tuesday, and at 10:00 on Thursday."""
    scenario = arriving(*WEEK, {"shock": {"from": since, "to": until, **shock}}, all=BUSY)
    track = LAW.rules("network", "shop", 0).tracks["standard"]
    found = diversion(scenario, track, CALENDAR)
    assert found is not None
    instants = (at("2026-03-03 09:00"), at("2026-03-03 20:00"), at("2026-03-05 10:00"))
    return [one and f"{shown(one[0])} {one[1]}" for one in (found.of(instant, channel) for instant in instants)]


@pytest.mark.parametrize(
    ("channels", "channel", "come"),
    [
        ({"online": "lost"}, "online", [None, None, "2026-03-05 10:00 online"]),
        (
            {"online": "later"},
            "online",
            ["2026-03-05 00:00 online", "2026-03-05 00:00 online", "2026-03-05 10:00 online"],
        ),
        (
            {"counter": "later"},
            "counter",
            ["2026-03-05 07:30 counter", "2026-03-05 07:30 counter", "2026-03-05 10:00 counter"],
        ),
        (
            {"online": "counter"},
            "online",
            ["2026-03-03 09:00 counter", "2026-03-04 07:30 counter", "2026-03-05 10:00 online"],
        ),
        (
            {"counter": "online"},
            "counter",
            ["2026-03-03 09:00 online", "2026-03-03 20:00 online", "2026-03-05 10:00 counter"],
        ),
        (
            {"online": "lost"},
            "counter",
            ["2026-03-03 09:00 counter", "2026-03-03 20:00 counter", "2026-03-05 10:00 counter"],
        ),
        (
            {"online": "counter", "counter": "lost"},  # each is sent on once
            "online",
            ["2026-03-03 09:00 counter", "2026-03-04 07:30 counter", "2026-03-05 10:00 online"],
        ),
    ],
)
def test_an_outage_of_a_channel_sends_its_dossiers_elsewhere(
    channels: dict[str, str], channel: str, come: list[str | None]
) -> None:
    assert told({"channels": channels}, channel) == come


@pytest.mark.parametrize("closed", ["shop", "shop.department_1"])
@pytest.mark.parametrize("channel", ["counter", "post"])
def test_a_closed_counter_takes_counter_and_post_when_it_opens_again(closed: str, channel: str) -> None:
    assert told({"closes": [closed]}, channel) == [
        f"2026-03-05 07:30 {channel}",
        f"2026-03-05 07:30 {channel}",
        f"2026-03-05 10:00 {channel}",
    ]


def test_a_counter_that_opens_in_the_middle_of_the_day_takes_them_then() -> None:
    come = told({"closes": ["shop"]}, "counter", "2026-03-03T08:00", "2026-03-03T10:15")

    assert come[0] == "2026-03-03 10:15 counter"


def test_closures_that_follow_each_other_are_one() -> None:
    spans = [(at("2026-03-03 08:00"), at("2026-03-03 15:00")), (at("2026-03-03 14:00"), at("2026-03-05 00:00"))]

    assert Diversion((), reversed(spans), CALENDAR).of(at("2026-03-03 09:00"), "counter") == (
        at("2026-03-05 07:30"),
        "counter",
    )


def test_who_is_sent_to_a_closed_counter_comes_when_it_opens() -> None:
    shock = {"closes": ["shop.department_1"], "channels": {"online": "counter"}}

    assert told(shock, "online")[:2] == ["2026-03-05 07:30 counter", "2026-03-05 07:30 counter"]


@pytest.mark.parametrize("closed", ["shop.department_2", "elsewhere"])
def test_closing_another_department_changes_nothing_of_the_arrivals(closed: str) -> None:
    plain = came(arriving(*WEEK, all=BUSY))

    assert came(arriving(*WEEK, {"shock": {**DAYS, "closes": [closed]}}, all=BUSY)) == plain


def test_online_goes_on_while_the_counter_is_shut() -> None:
    online = BUSY | {"channels": {"online": 1}}

    assert came(arriving(*WEEK, {"storm": {**DAYS, "closes": ["shop"]}}, all=online)) == came(
        arriving(*WEEK, all=online)
    )


def test_who_is_held_up_comes_in_the_order_in_which_they_would_have_come() -> None:
    by_entity = {one.entity: one.at for one in came(arriving(*WEEK, all=BUSY))}
    opening = at("2026-03-05 07:30")

    held = [
        one
        for one in came(arriving(*WEEK, {"storm": {**DAYS, "closes": ["shop"]}}, all=BUSY))
        if by_entity[one.entity] < one.at
    ]

    assert len(held) > 50
    assert {one.at for one in held} == {opening}
    assert [by_entity[one.entity] for one in held] == sorted(by_entity[one.entity] for one in held)


def test_recorded_arrivals_are_diverted_like_drawn_ones() -> None:
    rows = [{"line": 2, "cells": {"at": "2026-03-03T09:00", "channel": "online"}}]
    stream = {"replay": {"file": "counter.csv", "rows": rows}}

    [one] = came(arriving(*WEEK, {"outage": {**DAYS, "channels": {"online": "post"}}}, all=stream))

    assert (shown(one.at), one.channel) == ("2026-03-03 09:00", "post")


def test_those_who_are_not_diverted_stay_the_same() -> None:
    said = BUSY | {"channels": {"online": 0.5, "counter": 0.5}, "lanes": {"standard": 1, "green": 1}}
    outage = {"outage": {**DAYS, "channels": {"online": "lost"}}}
    plain = came(arriving(*WEEK, all=said))

    kept = came(arriving(*WEEK, outage, all=said))

    assert kept == [
        one for one in plain if one.channel != "online" or local(one.at).strftime("%m-%d") not in ("03-03", "03-04")
    ]
    assert len(kept) < len(plain)


INSTANTS = st.integers(at("2026-03-02 00:00"), at("2026-03-20 00:00"))
WAYS = st.dictionaries(
    st.sampled_from(["counter", "online", "post"]), st.sampled_from(["later", "lost", "counter", "online", "post"])
)
SPANS = st.tuples(INSTANTS, st.integers(1, 900_000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.tuples(SPANS, WAYS).map(lambda one: Outage(*one[0], one[1])), max_size=4),
    st.lists(SPANS, max_size=4),
    INSTANTS,
    st.sampled_from(["counter", "online", "post"]),
)
def test_whatever_overlaps_nobody_comes_earlier_or_into_a_closed_counter(
    outages: list[Outage], closures: list[tuple[int, int]], when: int, channel: str
) -> None:
    found = Diversion(outages, closures, CALENDAR).of(when, channel)

    if found is not None:
        assert found[0] >= when
        assert found[1] == "online" or not any(since <= found[0] < until for since, until in closures)


def test_in_a_simulated_period_the_storm_moves_the_receipts_and_loses_none() -> None:
    storm = {"storm": {**DAYS, "closes": ["shop.department_1"]}}
    starts: dict[str, list[int]] = {}
    for name, shocks in (("plain", {}), ("storm", storm)):
        seen: dict[str, int] = {}
        simulate(
            arriving("2026-03-02", "2026-03-13", shocks, all={"per_working_day": 12}),
            LAW,
            watch=lambda _, when, outcome, seen=seen: seen.setdefault(outcome.dossier.code, when) and None,
        )
        starts[name] = sorted(seen.values())

    assert len(starts["plain"]) == len(starts["storm"])
    assert any(local(one).strftime("%m-%d") == "03-03" for one in starts["plain"])
    assert not any(local(one).strftime("%m-%d") in ("03-03", "03-04") for one in starts["storm"])
