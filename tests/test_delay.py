"""Whose days were these: every second of a lateness has one bearer, counted second by second as the oracle."""

import math
from collections import defaultdict
from fractions import Fraction
from typing import Literal

import pytest
from calendars import at, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from procedures import (
    ACTORS,
    CHOICES,
    HANDOVER,
    HOUR,
    Choices,
    Played,
    Step,
    accepted,
    act,
    answer,
    clock,
    do,
    handed_over,
    one_stop,
    opinion,
    play,
    rules,
    tick,
)

from workflow import commands as c
from workflow import events as e
from workflow.delay import Piece, apportion, pieces, responsibility, split
from workflow.model import Custody, OfficerShare, Responsibility, Share
from workflow.responsibility import late_seconds, shares_of

# --- apportioning


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (10, (1, 1, 1), (4, 3, 3)),  # ties to the first
        (2, (1, 1, 1), (1, 1, 0)),
        (7, (3, 2, 2), (3, 2, 2)),
        (100, (0, 5, 0), (0, 100, 0)),
        (5, (7, 0, 3), (4, 0, 1)),  # 3.5 and 1.5: equal rests, ties to the first
        (0, (4, 5), (0, 0)),
        (0, (), ()),
        (1, (1, 10**12), (0, 1)),
    ],
)
def test_a_whole_is_split_by_the_largest_remainder_with_ties_to_the_first(
    total: int, weights: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert apportion(total, weights) == expected


def exactly(total: int, weights: list[int]) -> tuple[int, ...]:
    """The largest remainder in exact fractions."""
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    parts = [math.floor(part) for part in exact]
    by_rest = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    return tuple(part + (i in by_rest[: total - sum(parts)]) for i, part in enumerate(parts))


WEIGHTS = st.lists(st.integers(0, 40), min_size=1, max_size=6).filter(any)


@settings(max_examples=500)
@given(st.integers(0, 10**6), WEIGHTS)
def test_parts_are_whole_and_add_up_as_in_exact_fractions(total: int, weights: list[int]) -> None:
    parts = apportion(total, weights)

    assert parts == exactly(total, weights)
    assert sum(parts) == total


@settings(max_examples=500)
@given(st.data(), WEIGHTS)
def test_no_share_exceeds_its_overrun_where_the_overruns_fill_the_lateness(
    data: st.DataObject, over: list[int]
) -> None:
    late = data.draw(st.integers(0, sum(over)))

    borne = split(late, over, [9] * len(over))

    assert sum(borne) == late
    assert all(share <= own for share, own in zip(borne, over, strict=True))


@settings(max_examples=500)
@given(st.data(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6))
def test_where_overruns_are_short_each_bears_its_own_and_the_rest_goes_by_the_time_within_norm_after_the_due(
    data: st.DataObject, holders: list[tuple[int, int]]
) -> None:
    over, after = [one for one, _ in holders], [two for _, two in holders]
    late = data.draw(st.integers(sum(over), sum(over) + sum(after)))

    borne = split(late, over, after)

    assert sum(borne) == late
    rest = [share - own for share, own in zip(borne, over, strict=True)]
    assert tuple(rest) == (exactly(late - sum(over), after) if any(after) else (0,) * len(over))
    assert all(0 <= one <= most for one, most in zip(rest, after, strict=True))


# --- overruns, second by second

Held = tuple[str, str, int, str]  # holder, state, length, kind
KINDS: tuple[Literal["work", "applicant", "excused"], ...] = ("work", "work", "work", "applicant", "excused")


def custodies_by(choices: Choices) -> tuple[Custody, ...]:
    """A partition on a short ruler, with holders, officers, applicants and late agencies."""
    found, now = [], 0
    for _ in range(choices.between(1, 7)):
        length = choices.between(0, 9)
        kind = choices.of(KINDS)
        holder = kind if kind != "work" else choices.of(("back", "room"))
        officer = choices.of((None, "a", "b")) if kind == "work" else None
        late = kind == "work" and choices.either() and choices.either()
        state = choices.of(("check", "sign", "free"))
        found.append(Custody(holder, officer, kind, state, now, now + length, now, now + length, late))
        now += length
    return tuple(found)


def custodies() -> st.SearchStrategy[tuple[Custody, ...]]:
    return CHOICES.map(custodies_by)


NORMS = st.fixed_dictionaries({"check": st.integers(0, 12), "sign": st.integers(0, 12), "free": st.none()})
RUNS = st.lists(st.integers(0, 60), max_size=6, unique=True).map(sorted)


def by_the_second(
    custody: tuple[Custody, ...], runs: list[tuple[int, int]], norms: dict[str, int | None], due: int
) -> dict[tuple[str, str | None, str], tuple[int, int, int]]:
    """Used, overrun and within norm after the due of every holder, officer and state, counting single seconds."""
    left = dict(norms)
    counted: dict[tuple[str, str | None, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for held in custody:
        for second in range(held.since, held.until):
            if not any(since <= second < until for since, until in runs):
                continue
            row = counted[held.holder, held.officer, held.state]
            row[0] += 1
            norm = left[held.state]
            if held.kind != "work" or held.late_agency or norm == 0:
                row[1] += 1
                continue
            left[held.state] = None if norm is None else norm - 1
            row[2] += second >= due
    return {key: (one, two, three) for key, (one, two, three) in counted.items()}


@settings(max_examples=500)
@given(custodies(), NORMS, RUNS, st.integers(0, 60))
def test_norms_are_used_up_in_order_of_time_whoever_holds_them(
    custody: tuple[Custody, ...], norms: dict[str, int | None], edges: list[int], due: int
) -> None:
    runs = list(zip(edges[::2], edges[1::2], strict=False))

    cut = pieces(custody, runs, norms, due)

    summed: dict[tuple[str, str | None, str], tuple[int, int, int]] = {}
    for part in cut:
        used, over, after = summed.get((part.holder, part.officer, part.state), (0, 0, 0))
        summed[part.holder, part.officer, part.state] = (used + part.used, over + part.overrun, after + part.after)
    assert summed == by_the_second(custody, runs, norms, due)


@settings(max_examples=500)
@given(custodies(), NORMS, st.integers(0, 30), st.integers(0, 30))
def test_the_shares_add_up_to_the_lateness_for_departments_and_for_officers(
    custody: tuple[Custody, ...], norms: dict[str, int | None], since: int, due: int
) -> None:
    end = custody[-1].until
    cut = pieces(custody, [(since, end)], norms, due)
    late = max(0, end - max(due, since))

    table = responsibility(
        "promise", due, late, cut, piece("back", None, "free", 0, 0), norms, lambda holder: f"head of {holder}"
    )

    overruns = sum(part.overrun for part in cut)
    assert sum(share.late_seconds for share in table.shares) == late
    for share in table.shares:
        assert sum(one.late_seconds for one in share.officers) == share.late_seconds
        assert sum(one.overrun_seconds for one in share.officers) == share.overrun_seconds
        assert all(one.late_seconds >= 0 for one in share.officers)
        assert overruns < late or share.late_seconds <= share.overrun_seconds
        assert overruns < late or all(one.late_seconds <= one.overrun_seconds for one in share.officers)


# --- tables


def piece(holder: str, officer: str | None, state: str, used: int, overrun: int, after: int = 0) -> Piece:
    return Piece(holder, officer, state, used, overrun, after)


def test_a_share_names_department_head_states_and_officers() -> None:
    parts = [
        piece("town.back", "clerk", "check", 100, 0),
        piece("town.back", "chief", "draft", 90, 30),
        piece("town.room", "chair", "sign", 50, 40),
        piece("town.back", "clerk", "draft", 20, 20),
        piece("town.front", None, "accept", 10, 0),
    ]

    table = responsibility(
        "resolution",
        77,
        45,
        parts,
        piece("town.room", None, "sign", 0, 0),
        {"check": 100, "draft": 60},
        {"town.back": "chief"}.get,
    )

    assert table == Responsibility(
        clock="resolution",
        due=77,
        late_seconds=45,
        shares=(
            Share(
                "town.back",
                ("check", "draft"),
                "chief",
                160,
                210,
                50,
                25,
                (OfficerShare("clerk", 20, 10), OfficerShare("chief", 30, 15)),
            ),
            Share("town.room", ("sign",), None, 0, 50, 40, 20, (OfficerShare("chair", 40, 20),)),
        ),
    )


def test_a_lateness_of_no_working_second_has_one_share_borne_by_the_holder_at_the_due_instant() -> None:
    parts = [piece("town.back", "clerk", "check", 100, 40), piece("town.room", "chair", "sign", 10, 0)]

    table = responsibility("resolution", 77, 0, parts, piece("town.back", "clerk", "check", 0, 0), {}, lambda _: None)

    assert table.shares == (Share("town.back", ("check",), None, 0, 0, 0, 0, (OfficerShare("clerk", 0, 0),)),)
    assert table.late_seconds == 0


# --- as it happens

RESULT = "enter result_ready, enter ends"


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def shares(played: Played) -> dict[str, list[tuple[str, int, int, int]]]:
    """For each table the holders with their used, overrun and late seconds."""
    return {
        table.clock: [(one.holder, one.used_seconds, one.overrun_seconds, one.late_seconds) for one in table.shares]
        for table in played.dossier.responsibility
    }


def signed(handed: list[Step] | tuple[Step, ...], *when: str) -> list[Step]:
    draft, submitted, sign = when
    return [
        *handed,
        act(draft, "clerk", "draft"),
        act(submitted, "chief", "submit_for_signature"),
        act(sign, "chair", "sign"),
    ]


def test_who_is_over_the_norm_bears_the_lateness_in_proportion() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "3 working days", RESULT),)))

    played = play(ruled, signed(handed_over("02 07:30"), "04 11:30", "05 09:30", "06 09:30"))

    # Due Thursday 17:30, signed Friday 09:30: 2 h late. Appraisal 20 h (norm 16), drafting 6 h (4), signing 8 h (4).
    assert shares(played) == {
        "resolution": [("town.back", 26 * HOUR, 6 * HOUR, 4_320), ("town.room", 8 * HOUR, 4 * HOUR, 2_880)]
    }
    assert played.dossier.responsibility[0].late_seconds == 2 * HOUR
    assert played.dossier.responsibility[0].fixed


def test_where_overruns_are_short_the_rest_goes_by_the_time_within_norm_after_the_due() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "1 working day", RESULT),)))

    played = play(ruled, signed(handed_over("02 07:30"), "03 17:30", "04 08:30", "04 09:30"))

    # Due Tuesday 17:30. Nobody is over a norm (appraisal 16 h of 16); drafting and signing took an hour each after it.
    assert shares(played) == {
        "resolution": [("town.back", 17 * HOUR, 0, HOUR), ("town.room", HOUR, 0, HOUR)],
    }


def test_a_breach_without_a_late_working_second_is_borne_by_the_holder_at_the_due_instant() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "1 working day", RESULT),)))

    played = play(ruled, signed(handed_over("02 07:30"), "02 10:00", "02 11:00", "07 10:00"))
    on_saturday = play(ruled, signed(handed_over("05 07:30"), "05 10:00", "05 11:00", "07 10:00"))

    assert [table.late_seconds for table in played.dossier.responsibility] == [3 * 8 * HOUR]
    assert shares(on_saturday) == {"resolution": [("town.room", 0, 0, 0)]}
    assert [owed.kind for owed in on_saturday.dossier.obligations] == ["apology"]


def test_the_holder_at_the_due_instant_bears_it_whoever_has_the_dossier_later() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "1 working day", RESULT),)))

    played = play(ruled, signed(handed_over("05 07:30"), "05 10:00", "07 09:00", "07 10:00"))

    assert shares(played) == {"resolution": [("town.back", 0, 0, 0)]}


def test_seconds_before_the_effective_start_of_a_clock_are_not_its_seconds() -> None:
    promise = clock("resolution", "accept", "4 working hours", RESULT, how={"cut_off": 15 * HOUR})
    ruled = rules(one_stop(clocks=(promise,)))

    played = play(ruled, signed(handed_over("06 15:30"), "09 14:30", "09 14:30", "09 14:30"))

    # Counts from Monday 07:30, due at 11:30, an hour late; the two hours of Friday are in the custody only.
    assert shares(played) == {"resolution": [("town.back", 5 * HOUR, 0, HOUR)]}
    assert sum(held.working_seconds for held in played.dossier.custody) == 7 * HOUR


def test_the_seconds_of_a_late_asked_agency_are_its_own_overrun() -> None:
    promise = clock("resolution", "accept", "2 working days", RESULT)
    ruled = rules(one_stop(clocks=(promise,), consultations={"opinion": opinion()}))
    asked = [
        *handed_over("02 07:30", needs_opinion=True),
        act("02 08:30", "clerk", "ask"),
        answer("02 09:00", "curator"),
    ]

    played = play(
        ruled,
        [
            *asked,
            answer("05 09:30", "marshal"),
            act("05 09:30", "chief", "submit_for_signature"),
            act("05 10:30", "chair", "sign"),
        ],
    )

    # Fire was due on Tuesday 17:30 and answered on Thursday 09:30: 10 h. The dossier was due on Wednesday 17:30.
    # The lead held the consultation for 15 h, of which 8 are its norm.
    assert shares(played) == {
        "resolution": [
            ("town.back", 16 * HOUR, 7 * HOUR, 4_447),
            ("fire.post", 10 * HOUR, 10 * HOUR, 6_353),
        ]
    }


def test_the_seconds_of_the_applicant_count_only_while_the_clock_ran() -> None:
    stands = clock("resolution", "accept", "1 working day", RESULT, pauses=frozenset({"supplementing"}))
    runs_on = clock("strict", "accept", "1 working day", RESULT)
    ruled = rules(one_stop(clocks=(stands, runs_on)))
    waited = [
        *handed_over("02 07:30"),
        act("02 09:30", "clerk", "request_supplement"),
        act("04 09:30", "applicant", "resupply"),
    ]

    played = play(ruled, signed(waited, "05 17:30", "05 17:30", "06 09:30"))

    # One promise stood and is 2 h late on Friday, all of it in signing. The other is 18 h late: the applicant's 16 h
    # are overrun, the other 2 h go by the time within norm after Tuesday 17:30, 14 h to 2 h.
    assert shares(played) == {
        "resolution": [("town.room", 2 * HOUR, 0, 2 * HOUR)],
        "strict": [
            ("town.back", 16 * HOUR, 0, 6_300),
            ("applicant", 16 * HOUR, 16 * HOUR, 16 * HOUR),
            ("town.room", 2 * HOUR, 0, 900),
        ],
    }


def test_officers_share_within_their_department() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "2 working days", RESULT),)))
    desks = [
        *handed_over("02 07:30"),
        do("02 07:30", c.Assign("clerk", ACTORS["chief"])),
        do("04 07:30", c.Assign("clerk_2", ACTORS["chief"])),
    ]

    played = play(ruled, signed(desks, "06 07:30", "06 07:30", "06 08:30"))

    # Due Wednesday 17:30; 9 h late. The clerk used the norm of 16 h, the other clerk was over it for 16 h.
    table = played.dossier.responsibility[0]
    assert [(one.holder, one.head, one.officers) for one in table.shares] == [
        ("town.back", "chief", (OfficerShare("clerk", 0, 0), OfficerShare("clerk_2", 16 * HOUR, 9 * HOUR)))
    ]


def test_custody_begins_with_acceptance_and_ends_with_the_result() -> None:
    ruled = rules(one_stop())

    played = play(
        ruled,
        [*signed(handed_over(), "03 09:00", "03 10:00", "04 09:00"), act("20 09:00", "reception", "return_result")],
    )

    assert [
        (held.holder, held.state, shown(held.begun)[5:], shown(held.ended)[5:]) for held in played.dossier.custody
    ] == [
        ("town.back", "appraisal", "03-02 08:00", "03-03 09:00"),
        ("town.back", "drafting", "03-03 09:00", "03-03 10:00"),
        ("town.room", "signing", "03-03 10:00", "03-04 09:00"),
    ]


def test_the_shares_of_an_open_dossier_are_a_view_as_of_an_instant_and_are_fixed_once() -> None:
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "1 working day", RESULT), HANDOVER)))
    open_ = play(ruled, [*accepted("02 07:30"), tick("06 09:00")])
    track, promise = ruled.tracks["standard"], open_.dossier.clocks["resolution"]

    views = [shares_of(ruled, open_.dossier, promise, march(when)) for when in ("04 09:30", "05 09:30")]
    closed = play(
        ruled,
        [act("06 09:30", "reception", "hand_over"), act("06 09:30", "clerk", "draft")],
        open_,
    )
    closed = play(
        ruled,
        [act("06 09:30", "chief", "submit_for_signature"), act("06 09:30", "chair", "sign"), tick("20 09:00")],
        closed,
    )

    assert [(view.late_seconds, view.fixed) for view in views] == [(2 * HOUR, False), (10 * HOUR, False)]
    assert late_seconds(track, promise, march("05 09:30")) == 10 * HOUR
    fixed = [event.responsibility for event in closed.of(e.ResponsibilityFixed)]
    assert [(table.clock, table.late_seconds, table.fixed) for table in fixed] == [
        ("resolution", 18 * HOUR, True),
        ("handover", 26 * HOUR, True),
    ]


def test_a_clock_that_was_not_missed_has_no_shares() -> None:
    ruled = rules(one_stop())
    played = play(ruled, accepted())

    assert late_seconds(ruled.tracks["standard"], played.dossier.clocks["resolution"], march("03 08:00")) == 0
    with pytest.raises(ValueError, match="HS-1: the clock 'resolution' has not been breached"):
        shares_of(ruled, played.dossier, played.dossier.clocks["resolution"], march("03 08:00"))


def test_a_second_round_of_a_clock_has_a_table_of_its_own() -> None:
    visit = clock("visit", "enter drafting", "2 working hours", "leave drafting", effect="internal")
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "20 working days", RESULT), visit)))

    played = play(
        ruled,
        [
            *handed_over("02 07:30"),
            act("02 08:30", "clerk", "draft"),
            act("02 14:30", "chief", "submit_for_signature"),
            act("03 07:30", "chair", "send_back"),
            act("04 07:30", "chief", "submit_for_signature"),
            act("04 08:30", "chair", "sign"),
        ],
    )

    # Two hours late, then six; the four hours of the norm are used up anew for each start.
    assert [(table.clock, table.late_seconds) for table in played.dossier.responsibility] == [
        ("visit", 2 * HOUR),
        ("visit", 6 * HOUR),
    ]
