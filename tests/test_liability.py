"""Joint liability is a view over a period by the lifecycle's rule; the report of a period adds up to its delays."""

from typing import Any

import pytest
from calendars import at
from hypothesis import given, settings
from hypothesis import strategies as st
from procedures import (
    ACTORS,
    CAUSES,
    HOUR,
    Played,
    Walk,
    act,
    clock,
    do,
    handed_over,
    one_stop,
    play,
    rules,
    tick,
    walks,
)

from workflow import commands as c
from workflow import events as e
from workflow.liability import Late, Liability, answers, liabilities
from workflow.model import OfficerShare, Responsibility, Share
from workflow.procedure import JointLiability
from workflow.reports.responsibility import Head, Report, Row, report

RESULT = "enter result_ready, enter ends"
ALWAYS, NEVER, SECOND = JointLiability("always"), JointLiability("never"), JointLiability("from_nth", 2)


def share(holder: str, head: str | None, seconds: int) -> Share:
    return Share(holder, (), head, 0, 0, 0, seconds, (OfficerShare(None, 0, seconds),))


def late(code: str, finished: int, rule: JointLiability | None, *shares: Share) -> Late:
    table = Responsibility("resolution", 0, sum(one.late_seconds for one in shares), shares, True)
    return Late(code, finished, (table,), rule)


# --- the rule


@pytest.mark.parametrize(
    ("rule", "answered"),
    [(ALWAYS, [True, True, True]), (SECOND, [False, True, True]), (NEVER, [False] * 3), (None, [False] * 3)],
)
def test_a_head_answers_for_each_delay_from_the_nth_on_or_for_none(
    rule: JointLiability | None, answered: list[bool]
) -> None:
    assert [answers(rule, number) for number in (1, 2, 3)] == answered


def test_a_head_answers_for_the_delays_of_every_department_of_theirs_each_dossier_counted_once() -> None:
    two = late("b", 2, SECOND, share("town.back", "chief", 30), share("town.lab", "chief", 5))
    one = late("a", 1, SECOND, share("town.back", "chief", 10), share("applicant", None, 7))

    assert liabilities([two, one]) == (
        Liability("chief", ("town.back", "town.lab"), 2, 45, 1, (SECOND,)),
        Liability(None, ("applicant",), 1, 7, 0, (SECOND,)),
    )


def test_each_dossier_is_judged_by_the_rule_of_its_own_lifecycle_at_its_place_in_the_period() -> None:
    dossiers = [
        late(code, finished, rule, share("town.back", "chief", 1))
        for code, finished, rule in (("a", 1, SECOND), ("b", 2, NEVER), ("c", 3, SECOND), ("d", 4, ALWAYS))
    ]

    assert liabilities(dossiers) == (Liability("chief", ("town.back",), 4, 4, 2, (SECOND, NEVER, ALWAYS)),)


def test_a_late_dossier_of_no_working_second_counts() -> None:
    assert liabilities([late("a", 1, ALWAYS, share("town.back", "chief", 0))]) == (
        Liability("chief", ("town.back",), 1, 0, 1, (ALWAYS,)),
    )


HEADS = st.sampled_from((("town.back", "chief"), ("town.room", "chair"), ("applicant", None)))
LATE = st.lists(
    st.tuples(st.integers(0, 9), st.lists(st.tuples(HEADS, st.integers(0, 99)), min_size=1, max_size=3)), max_size=8
)


@settings(max_examples=300)
@given(LATE)
def test_the_heads_seconds_add_up_to_all_shares(dossiers: list[Any]) -> None:
    given_ = [
        late(f"d{number}", finished, SECOND, *(share(*of, seconds) for of, seconds in shares))
        for number, (finished, shares) in enumerate(dossiers)
    ]

    found = liabilities(given_)

    assert sum(one.late_seconds for one in found) == sum(table.late_seconds for one in given_ for table in one.tables)
    assert all(one.joint == (max(0, one.dossiers - 1) if one.head else 0) for one in found)


# --- the report


def signed(*when: str) -> list[Any]:
    draft, submitted, sign = when
    return [
        act(draft, "clerk", "draft"),
        act(submitted, "chief", "submit_for_signature"),
        act(sign, "chair", "sign"),
    ]


RULED = rules(
    one_stop(clocks=(clock("resolution", "accept", "3 working days", RESULT),), causes=CAUSES, joint_liability=ALWAYS)
)


def dossier(*steps: Any) -> tuple[Any, Any]:
    return RULED, play(RULED, [*handed_over("02 07:30"), *steps]).dossier


def reported(*dossiers: tuple[Any, Any], since: str | None = None, until: str | None = None) -> Report:
    days = [None if day is None else at(f"2026-03-{day} 00:00") for day in (since, until)]
    return report(dossiers, *days, at("2026-03-06 09:30"))


def test_departments_officers_heads_and_causes_add_up_to_the_delays_of_the_period() -> None:
    desk = do("02 07:30", c.Assign("clerk", ACTORS["chief"]))
    cause = c.GiveCause(ACTORS["chief"], "overload")
    late_ = dossier(desk, *signed("04 11:30", "05 09:30", "06 09:30"), do("06 09:30", cause))
    in_time = dossier(*signed("03 07:30", "03 07:30", "03 07:30"))
    still_open = dossier(tick("06 09:30"))

    found = reported(late_, in_time, still_open)

    assert (found.finished, found.reattributed) == (2, 0)
    assert found.total == Row(None, None, 1, 2 * HOUR, 1, 2 * HOUR)
    assert found.departments == (
        Row("town.back", None, 1, 4_320, 1, 2 * HOUR),
        Row("town.room", None, 1, 2_880, 0, 0),
    )
    assert found.officers == (
        Row(None, "town.room", 1, 2_880, 0, 0),
        Row("clerk", "town.back", 1, 2_880, 0, 0),
        Row(None, "town.back", 1, 1_440, 1, 2 * HOUR),
    )
    assert found.heads == (
        Head(
            Row("chief", None, 1, 4_320, 1, 2 * HOUR),
            ("town.back",),
            1,
            (ALWAYS,),
        ),
        Head(
            Row("chair", None, 1, 2_880, 0, 0),
            ("town.room",),
            1,
            (ALWAYS,),
        ),
    )
    assert found.causes == (Row("overload", None, 1, 2 * HOUR, 0, 0), Row(None, None, 0, 0, 1, 2 * HOUR))
    assert found.codes == {"overload": CAUSES["overload"]}


def test_only_dossiers_finished_in_the_period_are_final() -> None:
    late_ = dossier(*signed("04 11:30", "05 09:30", "06 09:30"))

    assert reported(late_, since="06", until="07").total == Row(None, None, 1, 2 * HOUR, 0, 0)
    assert reported(late_, since="07").total == Row(None, None, 0, 0, 0, 0)
    assert reported(late_, until="06").total == Row(None, None, 0, 0, 0, 0)


def test_a_re_attributed_dossier_counts_as_the_last_excuse_left_it() -> None:
    excuse = c.AcceptExcuse(ACTORS["chair"], at("2026-03-05 13:30"), at("2026-03-05 17:30"), "mất điện")
    late_ = dossier(*signed("04 11:30", "05 09:30", "06 09:30"), do("09 08:00", excuse))

    found = reported(late_)

    assert found.reattributed == 1
    assert found.departments == (
        Row("town.back", None, 1, 4_320, 0, 0),
        Row("excused", None, 1, 2_880, 0, 0),
    )


@settings(max_examples=200)
@given(st.lists(walks(), min_size=1, max_size=3))
def test_every_table_of_a_report_adds_up_to_its_total(several: list[Walk]) -> None:
    ended = max(walk.walked.steps[-1].at for walk in several) + 1
    played = [(walk.ruled, settled(walk, ended)) for walk in several]

    found = report(((ruled, one.dossier) for ruled, one in played), None, None, ended)

    breached = [one.dossier for _, one in played if any(event.clock == "c0" for event in one.of(e.ClockBreached))]
    assert found.total.dossiers + found.total.open_dossiers == len(breached)
    for rows in (found.departments, found.officers, [head.row for head in found.heads], found.causes):
        assert sum(row.late_seconds for row in rows) == found.total.late_seconds
        assert sum(row.open_seconds for row in rows) == found.total.open_seconds
    assert sum(row.dossiers for row in found.causes) == found.total.dossiers
    assert sum(row.open_dossiers for row in found.causes) == found.total.open_dossiers


def settled(walk: Walk, at: int) -> Played:
    return play(walk.ruled, [tick(at)], walk.walked)
