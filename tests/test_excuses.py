"""An accepted excuse says whose some seconds are and moves no date; fixed shares stay readable beside the new ones."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from calendars import at
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import (
    ACTORS,
    AGENCIES,
    CALENDARS,
    HOUR,
    MOVES,
    Played,
    Step,
    Walk,
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
    state,
    submit,
    tick,
    walks,
)

from workflow import commands as c
from workflow import events as e
from workflow.attribution import attributed
from workflow.delay import pieces
from workflow.errors import NotAllowed
from workflow.history import apply, closed_custody
from workflow.machine import Rules, compile_rules
from workflow.model import Custody, Excuse, OfficerShare
from workflow.procedure import CLOCK, Breach, Leaving
from workflow.recount import recounted
from workflow.responsibility import in_effect, late_seconds, shares_of, tables_of, whole_custody
from workflow.worktime import Closure, WorkCalendar

RESULT = "enter result_ready, enter ends"


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def excuse(when: str, since: str, until: str, who: str = "chair", ground: str = "mất điện") -> Step:
    return do(when, c.AcceptExcuse(ACTORS[who], march(since), march(until), ground))


def signed(*when: str) -> list[Step]:
    draft, submitted, sign = when
    return [
        act(draft, "clerk", "draft"),
        act(submitted, "chief", "submit_for_signature"),
        act(sign, "chair", "sign"),
    ]


def three_days() -> Rules:
    return rules(one_stop(clocks=(clock("resolution", "accept", "3 working days", RESULT),)))


def shares(table: Any) -> list[tuple[str, int, int]]:
    return [(one.holder, one.overrun_seconds, one.late_seconds) for one in table.shares]


# --- the partition


@st.composite
def partitions(draw: Callable[..., Any]) -> tuple[Custody, ...]:
    found, now = [], 0
    for _ in range(draw(st.integers(1, 6))):
        length = draw(st.integers(1, 9))
        holder = draw(st.sampled_from(("town.back", "town.room", "applicant")))
        kind: Any = "applicant" if holder == "applicant" else "work"
        late = kind == "work" and draw(st.booleans())
        found.append(Custody(holder, None, kind, "check", now, now + length, now, now + length, late))
        now += length
    return tuple(found)


STRETCHES = st.lists(st.integers(0, 60), max_size=6, unique=True).map(sorted)


@settings(max_examples=500)
@given(partitions(), STRETCHES)
def test_an_excused_second_is_nobodys_and_every_other_one_stays_with_its_holder(
    custody: tuple[Custody, ...], edges: list[int]
) -> None:
    stretches = list(zip(edges[::2], edges[1::2], strict=False))
    excuses = [Excuse(since, until, since, until, "ground", until, "chair") for since, until in stretches]

    parts = attributed(custody, excuses)

    def by_second(held: tuple[Custody, ...]) -> list[tuple[str, bool]]:
        return [(one.holder, one.late_agency) for one in held for _ in range(one.since, one.until)]

    expected = [
        ("excused", False) if any(since <= second < until for since, until in stretches) else held
        for second, held in enumerate(by_second(custody))
    ]
    assert by_second(parts) == expected
    assert [one.since for one in parts] == [0, *(one.until for one in parts[:-1])]
    assert [(one.begun, one.ended) for one in parts] == [(one.since, one.until) for one in parts]


# --- as it happens


def test_the_shares_of_an_open_dossier_count_what_is_excused() -> None:
    ruled = three_days()
    open_ = play(ruled, [*handed_over("02 07:30"), tick("06 09:30")])
    promise = open_.dossier.clocks["resolution"]

    excused = play(ruled, [excuse("06 09:30", "05 07:30", "05 11:30")], open_)

    # Due on Thursday 17:30, on Friday 09:30 2 h late; the office has used 34 h of its 16, 4 of the others are excused.
    before = shares_of(ruled, open_.dossier, promise, march("06 09:30"))
    after = shares_of(ruled, excused.dossier, excused.dossier.clocks["resolution"], march("06 09:30"))
    assert shares(before) == [("town.back", 18 * HOUR, 2 * HOUR)]
    assert shares(after) == [("town.back", 14 * HOUR, 5_600), ("excused", 4 * HOUR, 1_600)]
    assert excused.dossier.clocks == open_.dossier.clocks
    assert excused.dossier.custody == open_.dossier.custody
    assert excused.dossier.appointment == open_.dossier.appointment


def test_an_excuse_after_the_closing_gives_a_new_table_and_both_stay_readable() -> None:
    ruled = three_days()
    closed = play(ruled, [*handed_over("02 07:30"), *signed("04 11:30", "05 09:30", "06 09:30")])

    again = play(ruled, [excuse("20 09:00", "05 13:30", "05 17:30")], closed)

    fixed, anew = again.dossier.responsibility[0], again.dossier.reattributed[0]
    assert again.dossier.responsibility == closed.dossier.responsibility
    assert shares(fixed) == [("town.back", 6 * HOUR, 4_320), ("town.room", 4 * HOUR, 2_880)]
    # Of the 8 h of signing 4 are excused, so that its norm of 4 h is not exceeded.
    assert shares(anew) == [("town.back", 6 * HOUR, 4_320), ("excused", 4 * HOUR, 2_880)]
    assert in_effect(again.dossier) == (anew,)
    assert (anew.late_seconds, anew.fixed, anew.ran) == (fixed.late_seconds, True, fixed.ran)
    assert [(event.at, event.ground) for event in again.of(e.ResponsibilityReattributed)] == [
        (march("20 09:00"), "mất điện")
    ]


def test_an_excuse_after_the_clock_stopped_changes_no_share_and_tells_no_new_table() -> None:
    ruled = three_days()
    closed = play(ruled, [*handed_over("02 07:30"), *signed("03 11:30", "05 09:30", "06 09:30")])

    again = play(ruled, [excuse("20 09:00", "10 07:30", "10 17:30")], closed)

    assert again.of(e.ResponsibilityReattributed) == []
    assert len(again.dossier.excuses) == 1


def test_the_table_of_an_earlier_round_of_a_clock_is_told_anew_too() -> None:
    visit = clock("visit", "enter drafting", "2 working hours", "leave drafting", effect="internal")
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "20 working days", RESULT), visit)))
    rounds = [
        *handed_over("02 07:30"),
        act("02 08:30", "clerk", "draft"),
        act("02 17:30", "chief", "submit_for_signature"),
        act("03 07:30", "chair", "send_back"),
    ]

    excused = play(ruled, [*rounds, excuse("03 08:30", "02 14:30", "02 15:30")])

    # The first round took 7 h, 3 h over the norm; it was due at 10:30 and is 5 h late: one of the hours is excused now.
    assert [shares(table) for table in excused.dossier.responsibility] == [[("town.back", 3 * HOUR, 5 * HOUR)]]
    assert [shares(table) for table in excused.dossier.reattributed] == [
        [("town.back", 2 * HOUR, 4 * HOUR), ("excused", HOUR, HOUR)]
    ]


def test_where_the_due_instant_itself_is_excused_nobody_bears_a_lateness_of_no_second() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "1 working day", RESULT),)))
    closed = play(ruled, [*handed_over("05 07:30"), *signed("05 10:00", "05 11:00", "07 10:00")])

    excused = play(ruled, [excuse("09 09:00", "06 13:30", "07 10:00")], closed)

    assert shares(closed.dossier.responsibility[0]) == [("town.room", 0, 0)]
    assert shares(excused.dossier.reattributed[0]) == [("excused", 0, 0)]


def lanes(calendars: Mapping[str, WorkCalendar] = CALENDARS) -> Rules:
    """The standard lane, and a green one that is left and allots each state half as much."""
    change = move("change", "appraisal > appraisal", "office.officer")
    standard = one_stop(moves=(*MOVES, change))
    halved = {
        name: one if one.norm is None else replace(one, norm=one.norm // 2) for name, one in standard.states.items()
    }
    lane = replace(green(), states=halved, moves=standard.moves, leaves=Leaving("change"))
    return compile_rules({"standard": standard, "green": lane}, AGENCIES, calendars, "town")


def left_late(*more: Step, ruled: Rules | None = None) -> Played:
    """A dossier that leaves the green lane 2 h 30 min after the missed commitment of 04/03 17:30."""
    steps = [*accepted("02 07:30", lane="green", floors=2), act("02 08:30", "reception", "hand_over")]
    return play(ruled or lanes(), [*steps, act("05 10:00", "clerk", "change"), *more])


def test_a_table_fixed_in_a_lane_keeps_the_norms_of_that_lane_after_it_was_left() -> None:
    excused = left_late(excuse("05 11:00", "02 09:30", "02 10:30"))
    untouched = left_late(excuse("05 11:00", "05 10:00", "05 11:00"))

    # Of 25 h 30 min in appraisal 8 h are its norm in the green lane, 16 h in the standard one.
    fixed = excused.dossier.responsibility
    assert [(one.clock, one.lane, shares(one)) for one in fixed] == [
        ("commitment", "green", [("town.back", 63_000, 9_000)])
    ]
    assert [(one.lane, shares(one)) for one in excused.dossier.reattributed] == [
        ("green", [("town.back", 59_400, 8_486), ("excused", 3_600, 514)])
    ]
    assert untouched.of(e.ResponsibilityReattributed) == []


def test_a_second_excuse_after_a_recount_leaves_the_lateness_of_the_table_what_it_was() -> None:
    storm = Closure(at("2026-02-27 07:30"), at("2026-02-27 17:30"), "bão", "")
    second = lanes({**CALENDARS, "office": CALENDARS["office"].with_closures(storm, version="2")})
    first = left_late(excuse("05 11:00", "02 09:30", "02 10:30"))
    when = march("05 14:00")
    told = recounted(second, first.dossier, first.events, when, calendar="office", decision="QĐ", actor="chair")

    again = play(
        second,
        [excuse("05 15:00", "02 10:30", "02 11:30")],
        Played(apply(first.dossier, told), (*first.events, told)),
    )

    assert [(one.late_seconds, shares(one)) for one in again.dossier.reattributed] == [
        (9_000, [("town.back", 59_400, 8_486), ("excused", 3_600, 514)]),
        (9_000, [("town.back", 55_800, 7_971), ("excused", 7_200, 1_029)]),
    ]


@pytest.mark.parametrize("target", ["signing", "result_ready"])
def test_a_lateness_of_no_second_is_borne_by_who_held_the_dossier_up_to_the_due_instant(target: str) -> None:
    appraise = clock(
        "appraise", "hand_over", "1 working day", "leave appraisal", effect="internal", breach=Breach(action="expire")
    )
    moves = (*MOVES, move("expire", f"appraisal > {target}", CLOCK))
    ruled = rules(one_stop(moves=moves, clocks=(clock("resolution", "accept", "5 working days", RESULT), appraise)))
    open_ = play(ruled, [*handed_over(), tick("04 09:00")])

    ended = play(ruled, [act("04 10:00", "chair", "sign")] if target == "signing" else [], open_)
    excused = play(ruled, [excuse("05 10:00", "03 10:00", "03 11:00")], ended)

    # Due on 03/03 17:30; at that very instant the breach moves the dossier to another department.
    assert [(one.clock, shares(one)) for one in tables_of(ruled, open_.dossier, march("03 17:31"))] == [
        ("appraise", [("town.back", 0, 0)])
    ]
    assert [(one.clock, shares(one)) for one in in_effect(excused.dossier)] == [("appraise", [("town.back", 0, 0)])]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        (
            [excuse("03 09:00", "02 09:00", "02 10:00", who="chief")],
            "it is for the head to accept; possible: town.room",
        ),
        ([excuse("03 09:00", "02 09:00", "02 10:00", who="applicant")], "it is for the head to accept"),
        ([excuse("03 09:00", "02 09:00", "02 10:00", ground=" ")], "it names no ground"),
        ([excuse("03 09:00", "02 10:00", "02 09:00")], "it ends before it begins"),
        ([excuse("03 09:00", "03 08:00", "03 10:00")], "it is not over yet"),
        ([excuse("03 09:00", "02 18:00", "02 20:00")], "it covers no working second of the dossier"),
        ([excuse("03 09:00", "01 08:00", "02 07:00")], "it covers no working second of the dossier"),
        ([excuse("03 09:00", "02 09:00", "02 10:00")] * 2, "a part of that stretch is already excused"),
        (
            [excuse("03 09:00", "02 09:00", "02 11:00"), excuse("03 09:00", "02 10:59", "02 11:20")],
            "a part of that stretch is already excused; possible: another stretch",
        ),
    ],
)
def test_an_excuse_is_the_heads_for_a_stretch_that_is_over_and_not_excused_yet(steps: list[Step], message: str) -> None:
    with pytest.raises(NotAllowed, match=message):
        play(three_days(), [*handed_over("02 07:30"), *steps])


def test_what_was_accepted_stays_with_its_ground_and_its_positions() -> None:
    excused = play(three_days(), [*handed_over("02 07:30"), excuse("03 09:00", "02 09:00", "02 14:30")])

    assert [(one.since, one.until, one.end - one.begin, one.ground, one.actor) for one in excused.dossier.excuses] == [
        (march("02 09:00"), march("02 14:30"), 3 * HOUR + 1_800, "mất điện", "chair")
    ]


# --- outside the counted life


def received(*steps: Step) -> Played:
    """A procedure in which dossiers are checked before acceptance, within a working hour."""
    check = clock("check", "enter checking", "1 working hour", "accept, enter ends", effect="internal")
    fetch = clock("fetch", "enter result_ready", "1 working hour", "enter ends", effect="internal")
    ways = (
        *(one for one in one_stop().moves if one.action != "accept"),
        move("check", "submitted > checking", "desk"),
        move("accept", "checking > accepted", "desk.reception", requires=("drawings",)),
        move("give_up", "checking > refused", "desk"),
    )
    resolution = clock("resolution", "accept", "20 working days", RESULT)
    whole = one_stop(states=(*one_stop().states.values(), state("checking", "desk")), moves=ways)
    ruled = rules(one_stop(states=whole.states.values(), moves=whole.moves, clocks=(resolution, check, fetch)))
    return play(ruled, [submit("02 07:30"), act("02 07:30", "reception", "check"), *steps])


def test_a_clock_missed_before_acceptance_is_shared_by_who_had_the_dossier_then() -> None:
    desk = do("02 09:30", c.Assign("reception", ACTORS["reception"]))

    refused = received(desk, act("02 10:30", "reception", "give_up"))

    table = refused.dossier.responsibility[0]
    assert (table.clock, table.late_seconds, table.fixed) == ("check", 2 * HOUR, True)
    assert [(one.holder, one.states, one.late_seconds, one.officers) for one in table.shares] == [
        (
            "town.front",
            ("checking",),
            2 * HOUR,
            (OfficerShare(None, 0, HOUR), OfficerShare("reception", 0, HOUR)),
        )
    ]
    assert refused.dossier.custody == ()


def test_what_came_before_acceptance_is_no_part_of_the_counted_custody() -> None:
    done = received(
        act("02 10:30", "reception", "accept"),
        act("02 10:30", "reception", "hand_over"),
        *signed("02 11:30", "02 11:30", "02 11:30"),
        act("02 16:30", "reception", "return_result"),
    )

    assert [(one.clock, one.late_seconds, shares(one)) for one in done.dossier.responsibility] == [
        ("check", 2 * HOUR, [("town.front", 0, 2 * HOUR)]),
        ("fetch", 2 * HOUR, [("town.front", 0, 2 * HOUR)]),  # missed after the result, fixed when it was fetched
    ]
    assert [(one.holder, one.state) for one in done.dossier.custody] == [("town.back", "appraisal")]


# --- laws


many = settings(max_examples=200)


@many
@given(walks())
def test_re_attributed_seconds_are_still_one_partition_of_the_life(walk: Walk) -> None:
    calendar = walk.track.calendar

    for dossier, now in walk.stages():
        if dossier.accepted is None:
            continue
        end = now if dossier.finished is None else dossier.finished
        held = closed_custody(dossier, end, calendar.position(end))
        parts = attributed(held, dossier.excuses)
        begun = [dossier.accepted, *(one.ended for one in parts)]
        assert [one.begun for one in parts] == begun[:-1]
        assert begun[-1] == end
        assert [(one.since, one.until) for one in parts] == [
            (calendar.position(one.begun), calendar.position(one.ended)) for one in parts
        ]
        excused = sum(
            calendar.working_seconds(max(one.since, dossier.accepted), max(min(one.until, end), dossier.accepted))
            for one in dossier.excuses
            if one.since < end
        )
        assert sum(one.working_seconds for one in parts if one.kind == "excused") == excused


@many
@given(walks())
def test_every_table_of_shares_adds_up_whatever_is_excused(walk: Walk) -> None:
    for dossier, now in walk.stages():
        live = [shares_of(walk.ruled, dossier, one, now) for one in dossier.clocks.values() if one.missed is not None]
        for table in (*live, *dossier.responsibility, *dossier.reattributed):
            assert sum(share.late_seconds for share in table.shares) == table.late_seconds
            for share in table.shares:
                assert sum(one.late_seconds for one in share.officers) == share.late_seconds
                assert sum(one.overrun_seconds for one in share.officers) == share.overrun_seconds
        assert [table.late_seconds for table in live] == [
            late_seconds(walk.track, one, now) for one in dossier.clocks.values() if one.missed is not None
        ]


@many
@given(walks())
def test_re_attribution_keeps_the_old_table_and_its_lateness(walk: Walk) -> None:
    ended = walk.walked.steps[-1].at
    done = play(walk.ruled, [tick(ended + 1)], walk.walked)

    fixed = [event.responsibility for event in done.of(e.ResponsibilityFixed)]

    assert done.dossier.responsibility == tuple(fixed)
    late = {(one.clock, one.due): one.late_seconds for one in fixed}
    assert all(one.late_seconds == late[one.clock, one.due] for one in done.dossier.reattributed)
    assert {(one.clock, one.due) for one in in_effect(done.dossier)} == set(late)


@many
@given(walks())
def test_an_excuse_moves_no_clock_and_no_custody(walk: Walk) -> None:
    for step, before, (after, _) in zip(walk.walked.steps, walk.walked.before, walk.stages(), strict=True):
        if isinstance(step.command, c.AcceptExcuse) and before is not None and before.next_due >= step.at:
            assert after.clocks == before.clocks
            assert after.custody == before.custody
            assert after.obligations == before.obligations


@many
@given(walks())
def test_where_nothing_is_excused_the_shares_are_those_of_the_custody(walk: Walk) -> None:
    track, position = walk.track, walk.track.calendar.position

    for dossier, now in walk.stages():
        if dossier.excuses:
            continue
        for one in dossier.clocks.values():
            if one.missed is None or dossier.finished is not None:
                continue
            table = shares_of(walk.ruled, dossier, one, now)
            held = closed_custody(dossier, now, position(now))
            cut = pieces(
                held,
                [(position(since), position(until)) for since, until in table.ran],
                track.norms,
                position(one.missed),
            )
            borne = {part.holder for part in cut if part.overrun or part.after}
            assert table.late_seconds == 0 or {share.holder for share in table.shares} <= borne
            assert whole_custody(track, dossier, now)[-len(held) :] == held or not held
