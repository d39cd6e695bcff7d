"""Does the ruler agree with walking minute by minute, and with itself? Random calendars, events, limits and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

import holidays
import pytest
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from tests.brute import OutOfWindow, Walker
from tests.calendars import at, counting, dinh_hoa, plain_year
from workflow.errors import NotFound
from workflow.worktime import (
    AfterCutOff,
    CalendarYear,
    Closure,
    Counting,
    Limit,
    MakeUp,
    Term,
    Unit,
    WorkCalendar,
    at_percent,
    before_due,
    begin,
    explain,
    extend,
    present,
    remaining,
    resume,
)

FIRST = date(2026, 1, 1)
WINDOW = 45
MINUTE = 60


def laid(calendar: WorkCalendar, how: Counting, event: int) -> Term:
    """The term; where the year has too little working time for the limit there is nothing to check."""
    try:
        return begin(calendar, how, event)
    except NotFound:
        reject()


@cache
def spans(step: int, fewest: int = 0) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """Office intervals of one day: touching, tiny, from midnight, until midnight; none of them overlapping."""
    whole = st.just(((0, 86_400),))
    cuts = st.lists(st.integers(0, 86_400 // step), min_size=2 * fewest, max_size=6, unique=True).map(sorted)
    cut = cuts.map(lambda c: tuple((a * step, b * step) for a, b in zip(c[::2], c[1::2], strict=False)))
    office = st.just(((27_000, 41_400), (48_600, 63_000)))
    touching = st.just(((28_800, 43_200), (43_200, 61_200)))
    return st.one_of(office, cut, whole, touching)


@cache
def walkers(step: int = MINUTE, days: int = WINDOW) -> st.SearchStrategy[Walker]:
    """A random calendar of 2026 with an oracle for its first days."""
    some_day = st.integers(0, days - 1).map(lambda n: FIRST + timedelta(n))
    open_day = spans(step, fewest=1)
    starts = st.integers(0, days * 86_400 // step - 1)
    return st.builds(
        partial(_walker, step, days),
        worked=st.dictionaries(st.integers(0, 6), open_day.map(list), min_size=1, max_size=7),
        made=st.dictionaries(some_day, open_day.map(lambda s: MakeUp("made up", s)), max_size=3),
        off=st.sets(some_day, max_size=10),
        offset=st.sampled_from((25_200, 0, -18_000, 20_700)),
        shut=st.lists(st.tuples(starts, st.integers(1, 3 * 86_400 // step)), max_size=3),
    )


def _walker(
    step: int,
    days: int,
    worked: dict[int, list[tuple[int, int]]],
    made: dict[date, MakeUp],
    off: set[date],
    offset: int,
    shut: list[tuple[int, int]],
) -> Walker:
    hours = dict(sorted(worked.items()))
    origin = (FIRST - date(1970, 1, 1)).days * 86_400 - offset
    closures = [Closure(origin + s * step, origin + (s + n) * step, f"storm {s}", "made for a test") for s, n in shut]
    year = CalendarYear(2026, "official", "made for a test", dict.fromkeys(off - made.keys(), "off"), made)
    return Walker(WorkCalendar("random", "1", hours, {2026: year}, closures, utc_offset=offset), hours, step, days)


@cache
def countings(units: tuple[Unit, ...] = tuple(Unit), most: int = 5) -> st.SearchStrategy[Counting]:
    grace = st.integers(1, 120).map(lambda n: AfterCutOff(Limit(n, Unit.WORKING_MINUTES)))
    return st.builds(
        Counting,
        st.sampled_from(units).flatmap(partial(_limits, most)),
        cut_off=st.sampled_from((None, 54_000, 28_800, 0, 86_340)),
        after_cut_off=st.none() | grace,
        effective=st.booleans(),
        day_ends=st.sampled_from(("closing", "midnight")),
        day_counting=st.sampled_from(("civil", "hours")),
    )


@cache
def _limits(most: int, unit: Unit) -> st.SearchStrategy[Limit]:
    highest = {Unit.SAME_WORKING_DAY: 1, Unit.WORKING_DAYS: most, Unit.DAYS: 3 * most}.get(unit, 8 * most)
    return st.integers(1, highest).map(lambda amount: Limit(amount, unit))


@dataclass(frozen=True)
class Seen:
    """What the oracle knows about one event, in instants."""

    effective: int
    due: int


def walked(walker: Walker, how: Counting, event: int) -> Seen | None:
    """What walking finds; None when it leaves the days laid out."""
    try:
        return Seen(walker.to_instant(walker.start(how, event)), walker.to_instant(walker.due(how, event)))
    except OutOfWindow:
        return None


def reckoned(walker: Walker, how: Counting, event: int) -> Seen:
    term = laid(walker.calendar, how, walker.to_instant(event))
    return Seen(term.effective, term.due)


def cases(last: int, most: int = 5, size: int = 12) -> st.SearchStrategy[list[tuple[Counting, int]]]:
    """Several limits with their events, to be laid on one calendar."""
    return st.lists(st.tuples(countings(most=most), st.integers(0, last)), min_size=size, max_size=size)


@settings(max_examples=120)
@given(walkers(), cases(WINDOW * 1440 // 2))
def test_every_due_instant_is_the_one_found_by_walking_minute_by_minute(
    walker: Walker, events: list[tuple[Counting, int]]
) -> None:
    want = {event: walked(walker, *event) for event in events}
    inside = {event: found for event, found in want.items() if found is not None}

    assert {event: reckoned(walker, *event) for event in inside} == inside


@settings(max_examples=12)
@given(walkers(step=1, days=8), cases(3 * 86_400, most=1, size=3))
def test_every_due_instant_is_the_one_found_by_walking_second_by_second(
    walker: Walker, events: list[tuple[Counting, int]]
) -> None:
    want = {event: walked(walker, *event) for event in events}
    inside = {event: found for event, found in want.items() if found is not None}

    assert {event: reckoned(walker, *event) for event in inside} == inside


@settings(max_examples=150)
@given(walkers(), st.lists(st.integers(0, WINDOW * 1440 - 1), min_size=1, max_size=20))
def test_positions_and_openness_are_those_counted_minute_by_minute(walker: Walker, steps: list[int]) -> None:
    calendar = walker.calendar
    instants = [walker.to_instant(step) for step in steps]

    assert [calendar.position(at) for at in instants] == [walker.position(step) * MINUTE for step in steps]
    assert [calendar.is_working(at) for at in instants] == [walker.is_open(step) for step in steps]


@settings(max_examples=150)
@given(walkers(), st.integers(0, WINDOW * 86_400), st.integers(0, WINDOW * 86_400))
def test_the_ruler_is_monotone_and_its_instant_is_the_earliest(walker: Walker, one: int, other: int) -> None:
    calendar, origin = walker.calendar, walker.origin
    first, second = origin + min(one, other), origin + max(one, other)

    position = calendar.position(first)
    earliest = calendar.instant(position)

    assert position <= calendar.position(second)
    assert earliest <= first
    assert calendar.position(earliest) == position
    assert earliest == origin or calendar.position(earliest - 1) < position
    assert calendar.working_seconds(first, second) == calendar.position(second) - position
    assert calendar.working_seconds(second, first) == 0


ASKED = {
    "position": lambda calendar, at: calendar.position(at),
    "open": lambda calendar, at: calendar.is_working(at),
    "effective": lambda calendar, at: calendar.effective(at),
    "earliest": lambda calendar, at: calendar.instant(calendar.position(at)),
}


@settings(max_examples=150)
@given(
    walkers(),
    st.lists(st.tuples(st.sampled_from(list(ASKED)), st.integers(0, WINDOW * 1440), st.sampled_from((0, 1, 59)))),
)
def test_what_was_asked_before_makes_no_difference(walker: Walker, asked: list[tuple[str, int, int]]) -> None:
    calendar = walker.calendar
    for question, minute, second in asked:
        at = walker.origin + minute * MINUTE + second

        assert ASKED[question](calendar, at) == ASKED[question](calendar.with_closures(version="asked anew"), at)


def at_end_of_year(calendar: WorkCalendar) -> int:
    return (date(2027, 1, 1) - date(1970, 1, 1)).days * 86_400 - calendar.utc_offset


@settings(max_examples=120)
@given(walkers(), st.sampled_from((Unit.WORKING_HOURS, Unit.WORKING_MINUTES, Unit.HOURS)), st.data())
def test_adding_two_lengths_is_adding_their_sum(walker: Walker, unit: Unit, data: st.DataObject) -> None:
    x, y = data.draw(st.integers(1, 30)), data.draw(st.integers(1, 30))
    event = walker.to_instant(data.draw(st.integers(0, 1440 * 5)))
    calendar = walker.calendar
    assume(calendar.working_seconds(event, at_end_of_year(calendar)) > 60 * 3_600)

    first = begin(calendar, Counting(Limit(x, unit)), event)
    second = begin(calendar, Counting(Limit(y, unit)), first.due)
    both = begin(calendar, Counting(Limit(x + y, unit)), event)

    assert (second.anchor, second.due) == (both.anchor, both.due)


@settings(max_examples=120)
@given(walkers(), st.integers(1, 5), st.integers(1, 5), st.integers(0, 1440 * 5))
def test_adding_two_numbers_of_working_days_is_adding_their_sum(walker: Walker, x: int, y: int, event: int) -> None:
    calendar, start = walker.calendar, walker.to_instant(event)
    # A day that closes at 24:00 hands its due instant to the next date, which then is not counted.
    whole_days = all(until < 86_400 for hours in walker.hours.values() for _, until in hours)
    assume(whole_days and all(m.intervals[-1][1] < 86_400 for m in calendar.years[2026].make_up.values()))

    first = begin(calendar, Counting(Limit(x, Unit.WORKING_DAYS)), start)
    second = begin(calendar, Counting(Limit(y, Unit.WORKING_DAYS)), first.due)
    both = begin(calendar, Counting(Limit(x + y, Unit.WORKING_DAYS)), start)
    extended = extend(calendar, Counting(Limit(x, Unit.WORKING_DAYS)), first.anchor, Limit(y, Unit.WORKING_DAYS), start)

    assert second.due == both.due
    assert (extended.anchor, extended.due) == (both.anchor, both.due)


@settings(max_examples=150)
@given(walkers(), countings(), st.integers(0, 1440 * 10))
def test_a_term_has_its_length_ends_on_an_open_day_and_never_before_its_start(
    walker: Walker, how: Counting, event: int
) -> None:
    calendar = walker.calendar
    term = laid(calendar, how, walker.to_instant(event))

    left = remaining(calendar, how, term.anchor, term.effective)

    assert left == term.anchor - term.start >= 0
    assert walker.to_instant(event) <= term.effective <= term.due
    assert present(calendar, how, term.anchor, term.effective) == term.due
    if how.in_whole_days:
        assert calendar.is_working_day(calendar.local_date(term.due - 1))
    if how.limit.unit in (Unit.WORKING_HOURS, Unit.WORKING_MINUTES):
        length = how.limit.amount * (3_600 if how.limit.unit is Unit.WORKING_HOURS else 60)
        assert calendar.working_seconds(term.effective, term.due) == length


@settings(max_examples=200)
@given(walkers(), countings(), st.integers(0, 1440 * 5), st.integers(0, 1440 * 5))
def test_a_later_event_is_never_due_earlier(walker: Walker, how: Counting, one: int, other: int) -> None:
    # With a grace, an event past the cut-off is due before a later one of a day without a cut-off: not a fault.
    assume(how.after_cut_off is None)
    first, second = sorted((walker.to_instant(one), walker.to_instant(other)))

    assert begin(walker.calendar, how, first).due <= begin(walker.calendar, how, second).due


# Pauses ----------------------------------------------------------------------------------------------------------

RULERS = (Unit.WORKING_DAYS, Unit.WORKING_HOURS, Unit.WORKING_MINUTES, Unit.HOURS, Unit.DAYS)


@settings(max_examples=200)
@given(walkers(), countings(units=RULERS), st.integers(0, 1440 * 3), st.lists(st.integers(0, 900), max_size=6))
def test_a_paused_clock_uses_up_what_a_stop_watch_walking_through_the_minutes_uses_up(
    walker: Walker, how: Counting, event: int, gaps: list[int]
) -> None:
    calendar = walker.calendar
    term = laid(calendar, how, walker.to_instant(event))
    length, working = term.anchor - term.start, how.limit.on_working_ruler
    changes = [event]
    for gap in gaps:
        changes.append(changes[-1] + gap)

    consumed, shift = 0, 0
    for pause_at, resume_at in zip(changes[::2], changes[1::2], strict=False):
        pause, back = walker.to_instant(pause_at), walker.to_instant(resume_at)
        left = remaining(calendar, how, term.anchor, pause, since=term.start)
        again = resume(calendar, how, left, back, start=term.start)
        shift = again.anchor - term.anchor
        term = resume(calendar, how, left, back, start=term.start + shift)

    running = [True] * (changes[-1] + 1)
    for pause_at, resume_at in zip(changes[::2], changes[1::2], strict=False):
        running[pause_at:resume_at] = [False] * (resume_at - pause_at)
    begins = walker.start(how, event)
    for step in range(begins, changes[-1]):
        consumed += MINUTE * (running[step] and (not working or walker.is_open(step)))
    left = remaining(calendar, how, term.anchor, walker.to_instant(changes[-1]), since=term.start)
    assert consumed + left == length
    assert term.anchor - term.start == length
    assert term.due >= term.effective


@settings(max_examples=200)
@given(walkers(), countings(units=RULERS[:3]), st.integers(0, 1440 * 3), st.integers(0, 2_000), st.integers(0, 3_000))
def test_a_pause_outside_working_time_changes_nothing(
    walker: Walker, how: Counting, event: int, wait: int, pause: int
) -> None:
    calendar, start = walker.calendar, walker.to_instant(event)
    term = laid(calendar, how, start)
    since, until = start + wait * MINUTE, start + (wait + pause) * MINUTE
    assume(calendar.working_seconds(since, until) == 0)
    # A resumption after the due instant cannot bring it back.
    assume(calendar.effective(until) <= term.due)

    left = remaining(calendar, how, term.anchor, since, since=term.start)
    again = resume(calendar, how, left, until, start=term.start)

    assert (again.anchor, again.due) == (term.anchor, term.due)


@settings(max_examples=200)
@given(walkers(), countings(units=RULERS), st.integers(0, 1440 * 3), st.integers(0, 3_000), st.integers(0, 3_000))
def test_two_pauses_of_no_length_and_nested_pauses_are_one_pause(
    walker: Walker, how: Counting, event: int, wait: int, pause: int
) -> None:
    calendar = walker.calendar
    term = laid(calendar, how, walker.to_instant(event))
    since = term.effective + wait * MINUTE
    until = since + pause * MINUTE

    once = resume(calendar, how, remaining(calendar, how, term.anchor, since), until)
    blink = resume(calendar, how, remaining(calendar, how, once.anchor, until, since=once.start), until)

    assert (blink.anchor, blink.due) == (once.anchor, once.due)
    assert remaining(calendar, how, once.anchor, until, since=once.start) == remaining(
        calendar, how, term.anchor, since
    )


# Rungs, extensions and explanations ------------------------------------------------------------------------------


@settings(max_examples=200)
@given(walkers(), countings(), st.integers(0, 1440 * 5), st.lists(st.integers(0, 100), min_size=2, max_size=5))
def test_rungs_in_per_cent_lie_in_order_inside_the_term_and_are_the_earliest_instants(
    walker: Walker, how: Counting, event: int, percents: list[int]
) -> None:
    calendar = walker.calendar
    term = laid(calendar, how, walker.to_instant(event))
    length = term.anchor - term.start

    rungs = [at_percent(calendar, how, term, percent) for percent in sorted(percents)]

    assert rungs == sorted(rungs)
    assert all(term.effective <= rung <= term.due for rung in rungs)
    for percent, rung in zip(sorted(percents), rungs, strict=True):
        used = length - remaining(calendar, how, term.anchor, rung)
        assert used == length * percent // 100


@settings(max_examples=200)
@given(walkers(), countings(), st.integers(0, 1440 * 5), countings(units=RULERS, most=2))
def test_a_rung_before_the_due_instant_lies_inside_the_term_or_is_not_armed(
    walker: Walker, how: Counting, event: int, before: Counting
) -> None:
    calendar = walker.calendar
    term = laid(calendar, how, walker.to_instant(event))

    rung = before_due(calendar, how, term, before.limit)

    if rung is None:
        return
    assert term.effective <= rung <= term.due
    if before.limit.unit is Unit.HOURS:
        assert term.due - rung == before.limit.amount * 3_600
    if before.limit.unit is Unit.WORKING_HOURS:
        assert calendar.working_seconds(rung, term.due) == before.limit.amount * 3_600
    if before.limit.unit is Unit.WORKING_DAYS and how.day_counting == "civil":
        days = {calendar.local_date(rung - 1) + timedelta(n) for n in range(1, WINDOW)}
        counted = [d for d in days if d <= calendar.local_date(term.due - 1) and calendar.is_working_day(d)]
        due_day_is_open = calendar.is_working_day(calendar.local_date(term.due - 1))
        assert len(counted) == before.limit.amount - (not due_day_is_open)


@settings(max_examples=200)
@given(walkers(), st.integers(1, 4), st.integers(1, 4), st.integers(0, 1440 * 3), st.integers(0, 2_000), st.data())
def test_an_extension_after_a_pause_moves_the_due_day_by_as_many_working_days(
    walker: Walker, amount: int, more: int, event: int, pause: int, data: st.DataObject
) -> None:
    calendar = walker.calendar
    how = Counting(Limit(amount, Unit.WORKING_DAYS), day_ends=data.draw(st.sampled_from(("closing", "midnight"))))
    term = laid(calendar, how, walker.to_instant(event))
    term = resume(calendar, how, term.anchor - term.start, term.effective + pause * MINUTE)

    longer = extend(calendar, how, term.anchor, Limit(more, Unit.WORKING_DAYS), term.effective)

    first, last = calendar.local_date(term.due - 1), calendar.local_date(longer.due - 1)
    between = [first + timedelta(n) for n in range(1, (last - first).days + 1)]
    assert sum(calendar.is_working_day(day) for day in between) == more


@settings(max_examples=200)
@given(walkers(), countings(), st.integers(0, 1440 * 10))
def test_the_lines_of_an_explanation_name_each_day_once_and_add_up_to_the_term(
    walker: Walker, how: Counting, event: int
) -> None:
    calendar, start = walker.calendar, walker.to_instant(event)
    term = laid(calendar, how, start)

    lines = explain(calendar, how, start)

    days = [line.day for line in lines]
    due_day = max(calendar.local_date(term.due - 1), calendar.local_date(start))
    assert sum(line.working_seconds for line in lines) == calendar.working_seconds(term.effective, term.due)
    assert (lines[-1].what, lines[-1].day) == ("due", due_day)
    assert [line.count for line in lines] == sorted(line.count for line in lines)
    assert {days[0] + timedelta(n) for n in range((due_day - days[0]).days + 1)} == set(days)
    assert days == sorted(days)
    assert days[0] == calendar.local_date(start)
    if not (how.after_cut_off and how.limit.unit is Unit.SAME_WORKING_DAY):
        assert lines[-1].count == how.limit.amount


@settings(max_examples=150)
@given(walkers(), st.integers(0, 1440 * 20))
def test_a_closed_day_is_named_and_an_open_day_is_not(walker: Walker, event: int) -> None:
    calendar = walker.calendar
    day = calendar.local_date(walker.to_instant(event))

    name = calendar.day_name(day)

    assert (name is None) == bool(calendar.intervals_of(day)) == calendar.is_working_day(day)


# A third reckoning -----------------------------------------------------------------------------------------------


def third_reckoning() -> holidays.HolidayBase:
    """The `holidays` package for Vietnam, with the swap of 2026-01-02 for 2026-01-10, which it lacks, patched in."""
    table = holidays.country_holidays("VN", years=(2025, 2026))
    table[date(2026, 1, 2)] = "swapped for Saturday 2026-01-10"
    table.weekend_workdays.add(date(2026, 1, 10))
    return table


def test_the_holidays_package_agrees_on_every_day_of_2025_and_2026_but_the_patched_swap() -> None:
    calendar, table = dinh_hoa(), holidays.country_holidays("VN", years=(2025, 2026))
    days = [date(2025, 1, 1) + timedelta(n) for n in range(730)]

    differ = [day.isoformat() for day in days if calendar.is_working_day(day) != table.is_working_day(day)]

    assert differ == ["2026-01-02", "2026-01-10"]


def test_ten_thousand_dossiers_are_due_on_the_day_that_the_holidays_package_counts_to() -> None:
    calendar, table = dinh_hoa(), third_reckoning()
    events = [(date(2025, 1, 1) + timedelta(n), hour) for n in range(715) for hour in (6, 10, 12, 17)]
    cases = [(day, hour, amount) for day, hour in events for amount in (1, 3, 7, 10)]
    cases = [(day, hour, amount) for day, hour, amount in cases if day <= date(2026, 12, 10)]

    got = [
        calendar.local_date(begin(calendar, Counting(Limit(n, Unit.WORKING_DAYS)), at(f"{day} {hour:02d}:00")).due)
        for day, hour, n in cases
    ]

    # An event on a closed day is made effective first: it belongs to the next working day.
    belongs = {day: day if table.is_working_day(day) else table.get_nth_working_day(day, 1) for day, _, _ in cases}
    assert got == [table.get_nth_working_day(belongs[day], n) for day, _, n in cases]
    assert len(cases) > 10_000


# Years -----------------------------------------------------------------------------------------------------------


SHIPPED = dinh_hoa()
LONGER = dinh_hoa(years=SHIPPED.years | {year: plain_year(year, "estimate") for year in (2028, 2029)})


@settings(max_examples=200)
@given(
    countings(units=(Unit.WORKING_DAYS, Unit.WORKING_HOURS, Unit.DAYS, Unit.HOURS), most=80),
    st.integers(0, 730 * 1440 - 1),
)
@example(counting("1 working day"), 730 * 1440 - 1)
@example(counting("400 working days"), 500 * 1440)
def test_a_term_into_an_estimated_year_says_so_and_one_beyond_every_table_is_refused(how: Counting, event: int) -> None:
    start = at("2025-01-01 00:00") + event * MINUTE
    with_more_tables = begin(LONGER, how, start)
    due_year = LONGER.local_date(with_more_tables.due - 1).year

    if due_year >= 2028:
        with pytest.raises(NotFound, match="calendar dinh_hoa: wanted year 2028, but it has no table"):
            begin(SHIPPED, how, start)
    else:
        assert begin(SHIPPED, how, start) == with_more_tables
        assert with_more_tables.provisional == (due_year == 2027)
