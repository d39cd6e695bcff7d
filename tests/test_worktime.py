"""When is something due? Each rule of working time with the numbers that show its edge."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from tests.calendars import OFFICE, at, counting, dinh_hoa, office, plain_year, shown
from workflow.errors import Conflict, DefinitionError, NotAllowed, NotFound, WorkflowError
from workflow.worktime import (
    AfterCutOff,
    CalendarYear,
    Closure,
    Counting,
    Extended,
    Limit,
    Line,
    MakeUp,
    Unit,
    WorkCalendar,
    at_percent,
    before_due,
    begin,
    explain,
    extend,
    percent_of,
    present,
    remaining,
    resume,
)

THREE = 54_000
GRACE = AfterCutOff(Limit(30, Unit.WORKING_MINUTES))
SHIPPED = dinh_hoa()
OFFICE_2026 = office()

# Monday 2026-06-01 starts four weeks without a day off.


def due(calendar: WorkCalendar, how: Counting, event: str) -> str:
    return shown(begin(calendar, how, at(event)).due)


# The worked examples of the semantics -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "limit", "more", "want"),
    [
        ("2026-11-23 10:00", "1 working day", {}, "2026-11-25 17:30"),
        ("2026-11-23 10:00", "8 working hours", {}, "2026-11-25 10:00"),
        ("2026-02-13 16:00", "3 working days", {}, "2026-02-25 17:30"),
        ("2026-02-13 16:00", "3 working days", {"cut_off": THREE}, "2026-02-26 17:30"),
        ("2026-08-20 09:00", "3 working days", {}, "2026-08-24 17:30"),
        ("2026-08-28 09:15", "10 working hours", {}, "2026-09-03 11:15"),
        ("2026-01-09 14:00", "2 working days", {}, "2026-01-12 17:30"),
        ("2026-11-21 09:00", "1 working day", {}, "2026-11-25 17:30"),
        ("2026-04-10 09:00", "15 days", {}, "2026-04-28 17:30"),
        ("2026-04-12 09:00", "14 days", {}, "2026-04-28 17:30"),
        ("2026-11-23 15:00", "same working day", {"cut_off": THREE}, "2026-11-23 17:30"),
        ("2026-11-23 15:01", "same working day", {"cut_off": THREE}, "2026-11-25 17:30"),
        ("2026-11-23 15:01", "same working day", {"cut_off": THREE, "after_cut_off": GRACE}, "2026-11-25 08:00"),
        ("2026-11-23 15:30", "24 hours", {}, "2026-11-24 15:30"),
    ],
)
def test_the_worked_examples_of_the_semantics(event: str, limit: str, more: dict[str, object], want: str) -> None:
    assert due(SHIPPED, counting(limit, **more), event) == want


# Limits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("3 working days", Limit(3, Unit.WORKING_DAYS)),
        ("1 working day", Limit(1, Unit.WORKING_DAYS)),
        ("10 working hours", Limit(10, Unit.WORKING_HOURS)),
        ("1 working minute", Limit(1, Unit.WORKING_MINUTES)),
        ("same working day", Limit(1, Unit.SAME_WORKING_DAY)),
        ("15 days", Limit(15, Unit.DAYS)),
        ("24 hours", Limit(24, Unit.HOURS)),
    ],
)
def test_a_limit_is_written_as_it_is_read(text: str, limit: Limit) -> None:
    assert Limit.parse(text) == limit
    assert str(limit) == text


@pytest.mark.parametrize(
    "text", ["", "3", "working days", "three days", "0 days", "-1 days", "1.5 days", "3  days", "٣ days"]
)
def test_a_limit_that_is_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"limit: wanted an amount.*possible: 3 working days"):
        Limit.parse(text)


def test_the_unit_names_the_ruler() -> None:
    wall = {unit for unit in Unit if not Limit(1, unit).on_working_ruler}

    assert wall == {Unit.DAYS, Unit.HOURS}


@pytest.mark.parametrize(
    ("limit", "percent", "want"),
    [
        ("7 working days", 40, "2 working days"),
        ("5 working days", 40, "2 working days"),
        ("2 working days", 50, "1 working day"),
        ("1 working day", 40, "192 working minutes"),
        ("2 working days", 25, "4 working hours"),
        ("8 working hours", 50, "4 working hours"),
        ("8 working hours", 40, "192 working minutes"),
        ("1 working hour", 33, "19 working minutes"),
        ("1 working minute", 40, "1 working minute"),
        ("15 days", 40, "6 days"),
        ("3 days", 50, "36 hours"),
        ("7 days", 40, "67 hours"),
        ("24 hours", 100, "1 day"),
    ],
)
def test_a_part_of_a_limit_is_rounded_down_in_the_largest_whole_unit(limit: str, percent: int, want: str) -> None:
    assert str(percent_of(Limit.parse(limit), percent)) == want


@pytest.mark.parametrize(("limit", "percent"), [("same working day", 40), ("1 hour", 40), ("3 working days", 0)])
def test_a_part_that_no_unit_can_say_is_refused(limit: str, percent: int) -> None:
    with pytest.raises(ValueError, match=r"wanted .*, but .*; possible: "):
        percent_of(Limit.parse(limit), percent)


# The event made effective -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "effective"),
    [
        ("2026-06-01 06:00", "2026-06-01 07:30"),
        ("2026-06-01 09:00", "2026-06-01 09:00"),
        ("2026-06-01 11:30", "2026-06-01 11:30"),
        ("2026-06-01 11:31", "2026-06-01 13:30"),
        ("2026-06-01 17:30", "2026-06-01 17:30"),
        ("2026-06-01 17:31", "2026-06-02 07:30"),
        ("2026-06-05 18:00", "2026-06-08 07:30"),
        ("2026-11-23 17:31", "2026-11-25 07:30"),
    ],
)
def test_an_event_outside_working_time_counts_from_the_next_opening(event: str, effective: str) -> None:
    assert shown(SHIPPED.effective(at(event))) == effective
    assert shown(begin(SHIPPED, counting("1 working hour"), at(event)).effective) == effective


@pytest.mark.parametrize(
    ("event", "effective"),
    [
        ("2026-06-01 15:00:00", "2026-06-01 15:00"),
        ("2026-06-01 15:00:01", "2026-06-02 07:30"),
        ("2026-06-01 18:00:00", "2026-06-02 07:30"),
        ("2026-06-06 16:00:00", "2026-06-08 07:30"),
    ],
)
def test_a_cut_off_is_passed_strictly_after_it_and_only_on_a_working_day(event: str, effective: str) -> None:
    term = begin(OFFICE_2026, counting("1 working day", cut_off=THREE), at(event))

    assert shown(term.effective) == effective


def test_a_cut_off_is_compared_with_the_event_not_with_the_opening_it_waits_for() -> None:
    """An event in the lunch break before an 12:00 cut-off keeps its day, though its opening lies after it."""
    how = counting("same working day", cut_off=12 * 3600)

    assert due(OFFICE_2026, how, "2026-06-01 11:45") == "2026-06-01 17:30"
    assert due(OFFICE_2026, how, "2026-06-01 12:01") == "2026-06-02 17:30"


def test_a_saturday_event_is_not_past_the_cut_off_of_the_hand_over() -> None:
    how = counting("same working day", cut_off=THREE, after_cut_off=GRACE)

    assert due(OFFICE_2026, how, "2026-06-06 16:00") == "2026-06-08 17:30"


def test_clock_hours_and_calendar_days_count_from_the_event_unless_the_clock_says_effective() -> None:
    cases = [(limit, effective) for limit in ("24 hours", "2 days") for effective in (False, True)]

    dues = [due(OFFICE_2026, counting(limit, effective=e), "2026-06-05 18:00") for limit, e in cases]

    assert dues == ["2026-06-06 18:00", "2026-06-09 07:30", "2026-06-08 17:30", "2026-06-10 17:30"]


# The end of the term ----------------------------------------------------------------------------------------------


def test_a_due_instant_lies_before_the_lunch_break_not_after_it() -> None:
    assert due(OFFICE_2026, counting("4 working hours"), "2026-06-01 07:30") == "2026-06-01 11:30"


def test_a_day_ends_at_closing_or_at_midnight_as_the_lifecycle_says() -> None:
    how = [counting(limit, day_ends="midnight") for limit in ("1 working day", "5 days", "same working day")]

    dues = [due(OFFICE_2026, one, "2026-06-01 09:00") for one in how]

    # The fifth day is Saturday 06/06: it rolls to the end of Monday. The same working day ends when its work ends.
    assert dues == ["2026-06-03 00:00", "2026-06-09 00:00", "2026-06-01 17:30"]


def test_calendar_days_that_end_at_midnight_have_their_length_until_midnight() -> None:
    term = begin(OFFICE_2026, counting("1 day", day_ends="midnight"), at("2026-06-01 09:00"))

    assert (term.anchor - term.start, shown(term.due)) == (39 * 3600, "2026-06-03 00:00")


def test_with_days_counted_in_hours_a_day_is_eight_working_hours_and_nothing_is_rounded() -> None:
    how = counting("2 working days", day_counting="hours")

    assert due(OFFICE_2026, how, "2026-06-01 10:00") == "2026-06-03 10:00"


def test_a_partly_closed_day_closes_at_its_last_open_second() -> None:
    storm = Closure(at("2026-06-02 15:00"), at("2026-06-03 09:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(storm, version="2")

    got = {
        limit: due(calendar, counting(limit), "2026-06-01 10:00")
        for limit in ("1 working day", "1 day", "12 working hours")
    }

    assert got == {
        "1 working day": "2026-06-02 15:00",
        "1 day": "2026-06-02 15:00",
        "12 working hours": "2026-06-03 10:00",
    }


def test_a_wholly_closed_last_day_rolls_to_the_next_working_day() -> None:
    storm = Closure(at("2026-06-02 00:00"), at("2026-06-03 00:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(storm, version="2")

    assert due(calendar, counting("1 day"), "2026-06-01 10:00") == "2026-06-03 17:30"
    assert due(calendar, counting("1 working day"), "2026-06-01 10:00") == "2026-06-03 17:30"
    assert calendar.day_name(date(2026, 6, 2)) == "Bão số 3"


def test_closures_make_a_new_version_and_leave_the_old_one_as_it_was() -> None:
    storm = Closure(at("2026-06-02 00:00"), at("2026-06-03 00:00"), "Bão số 3", "Công văn")

    later = OFFICE_2026.with_closures(storm, version="2")

    assert (later.id, later.version, later.closures) == ("office", "2", (storm,))
    assert (OFFICE_2026.version, OFFICE_2026.closures) == ("1", ())
    assert due(OFFICE_2026, counting("1 day"), "2026-06-01 10:00") == "2026-06-02 17:30"


def test_a_make_up_day_is_worked_by_its_own_hours() -> None:
    made = {date(2026, 6, 6): MakeUp("morning only", ((27_000, 41_400),))}
    calendar = office(years={2026: CalendarYear(2026, "official", "made for a test", {}, made)})

    assert due(calendar, counting("1 working day"), "2026-06-05 10:00") == "2026-06-06 11:30"
    assert calendar.intervals_of(date(2026, 6, 6)) == ((at("2026-06-06 07:30"), at("2026-06-06 11:30")),)


def test_an_office_open_day_and_night_counts_every_second() -> None:
    calendar = office(hours=dict.fromkeys(range(7), ((0, 86_400),)))

    got = {
        limit: due(calendar, counting(limit), "2026-06-05 18:00")
        for limit in ("30 working hours", "1 working day", "1 day")
    }

    assert got == {
        "30 working hours": "2026-06-07 00:00",
        "1 working day": "2026-06-07 00:00",
        "1 day": "2026-06-07 00:00",
    }


def test_an_event_at_midnight_after_a_night_shift_still_closes_that_shift() -> None:
    calendar = office(hours={4: ((72_000, 86_400),)})

    term = begin(calendar, counting("same working day"), at("2026-06-06 00:00"))

    assert (shown(term.effective), shown(term.due)) == ("2026-06-06 00:00", "2026-06-06 00:00")


# Years without an official table ----------------------------------------------------------------------------------


def test_a_term_that_reaches_an_estimated_year_is_provisional() -> None:
    reaches, stays = (
        begin(SHIPPED, counting(limit), at("2026-12-30 09:00")) for limit in ("3 working days", "1 working day")
    )

    assert (shown(reaches.due), reaches.provisional) == ("2027-01-05 17:30", True)
    assert (shown(stays.due), stays.provisional) == ("2026-12-31 17:30", False)


def test_a_due_instant_at_the_last_midnight_of_a_year_belongs_to_that_year() -> None:
    term = begin(SHIPPED, counting("1 working day", day_ends="midnight"), at("2026-12-30 09:00"))

    assert (shown(term.due), term.provisional) == ("2027-01-01 00:00", False)


def test_an_event_after_the_last_closing_of_an_official_year_is_provisional_not_refused() -> None:
    term = begin(SHIPPED, counting("1 working day"), at("2026-12-31 18:00"))

    assert (shown(term.effective), shown(term.due), term.provisional) == ("2027-01-04 07:30", "2027-01-05 17:30", True)


def test_a_clock_may_not_start_in_an_estimated_year_unless_the_calendar_or_a_breach_says_so() -> None:
    how, event = counting("1 working day"), at("2027-01-04 09:00")

    with pytest.raises(NotFound, match=r"dinh_hoa: wanted the official table of 2027 .* possible: 2025, 2026$"):
        begin(SHIPPED, how, event)

    assert begin(SHIPPED, how, event, compelled=True).provisional
    assert begin(dinh_hoa(unpublished="provisional"), how, event).provisional


@pytest.mark.parametrize(
    ("limit", "event", "year"),
    [
        ("1 working day", "2024-12-31 09:00", 2024),
        ("24 hours", "2024-12-31 09:00", 2024),
        ("1 working day", "2028-01-03 09:00", 2028),
        ("300 working days", "2026-12-01 09:00", 2028),
        ("3000 working hours", "2026-12-01 09:00", 2028),
        ("400 days", "2026-12-01 09:00", 2028),
        ("9600 hours", "2026-12-01 09:00", 2028),
    ],
)
def test_a_year_without_a_table_is_refused_by_name(limit: str, event: str, year: int) -> None:
    with pytest.raises(NotFound) as refusal:
        begin(SHIPPED, counting(limit), at(event), compelled=True)

    assert str(refusal.value) == (
        f"calendar dinh_hoa: wanted year {year}, but it has no table; possible: 2025, 2026, 2027"
    )


def test_the_seconds_just_outside_the_tables_are_refused_however_the_calendar_was_used_before() -> None:
    first, end = at("2026-01-01 00:00"), at("2027-01-01 00:00")

    for outside in (first - 1, end + 1):
        with pytest.raises(NotFound, match="it has no table; possible: 2026"):
            office().position(outside)

    calendar = office()
    asked = [first, end, at("2026-06-01 08:30"), at("2026-06-01 08:30"), first, end]
    assert [calendar.position(instant) for instant in asked] == [office().position(instant) for instant in asked]


def test_an_office_open_from_the_first_second_of_its_tables_is_working_then() -> None:
    calendar = office(hours=dict.fromkeys(range(7), ((0, 86_400),)))

    assert calendar.is_working(at("2026-01-01 00:00"))


# Pauses and extensions --------------------------------------------------------------------------------------------


def test_a_pause_keeps_the_remainder_and_a_resumption_projects_it() -> None:
    how = counting("8 working hours")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    left = remaining(OFFICE_2026, how, term.anchor, at("2026-06-01 14:00"))
    again = resume(OFFICE_2026, how, left, at("2026-06-03 16:30"))

    assert left == 6 * 3600
    assert shown(again.due) == "2026-06-04 14:30"


def test_what_is_kept_is_the_unrounded_position_and_only_the_due_instant_is_rounded() -> None:
    how = counting("2 working days")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    again = resume(
        OFFICE_2026, how, remaining(OFFICE_2026, how, term.anchor, at("2026-06-02 09:00")), at("2026-06-03 10:00")
    )

    assert shown(OFFICE_2026.instant(again.anchor)) == "2026-06-05 08:30"
    assert shown(again.due) == "2026-06-05 17:30"
    assert remaining(OFFICE_2026, how, again.anchor, at("2026-06-05 09:30")) == -3600


def test_a_resumption_has_no_cut_off() -> None:
    how = counting("8 working hours", cut_off=THREE)

    assert shown(resume(OFFICE_2026, how, 3600, at("2026-06-01 16:00")).due) == "2026-06-01 17:00"


def test_a_resumption_before_the_effective_start_counts_as_at_it() -> None:
    how = counting("1 working hour", cut_off=THREE)
    term = begin(OFFICE_2026, how, at("2026-06-01 15:30"))

    left = remaining(OFFICE_2026, how, term.anchor, at("2026-06-01 16:00"), since=term.start)
    again = resume(OFFICE_2026, how, left, at("2026-06-01 16:30"), start=term.start)

    assert left == 3600
    assert again == term


def test_a_due_instant_is_never_before_the_resumption() -> None:
    how = counting("1 working day")

    again = resume(OFFICE_2026, how, 0, at("2026-06-06 10:00"))

    assert shown(again.due) == "2026-06-08 07:30"
    assert present(OFFICE_2026, how, again.anchor, at("2026-06-05 09:00")) == at("2026-06-05 17:30")


@pytest.mark.parametrize(
    ("limit", "by", "want"),
    [
        ("2 working days", "3 working days", "2026-06-08 17:30"),
        ("2 working days", "2 working hours", "2026-06-04 17:30"),
        ("8 working hours", "90 working minutes", "2026-06-02 11:30"),
        ("4 days", "1 day", "2026-06-08 17:30"),
        ("24 hours", "12 hours", "2026-06-02 22:00"),
        ("24 hours", "1 day", "2026-06-03 10:00"),
    ],
)
def test_an_extension_adds_to_the_unrounded_end(limit: str, by: str, want: str) -> None:
    how = counting(limit)
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    assert shown(extend(OFFICE_2026, how, term.anchor, Limit.parse(by), term.effective).due) == want


def test_an_extension_from_the_middle_of_a_day_keeps_the_time_left_in_the_day() -> None:
    how = counting("2 working days")
    anchor = OFFICE_2026.position(at("2026-06-02 09:30"))

    longer = extend(OFFICE_2026, how, anchor, Limit.parse("2 working days"), at("2026-06-01 09:00"))

    assert longer == Extended(OFFICE_2026.position(at("2026-06-04 09:30")), at("2026-06-04 17:30"), False)


def test_an_extension_that_leads_to_a_short_day_ends_with_it() -> None:
    storm = Closure(at("2026-06-03 08:00"), at("2026-06-04 00:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(storm, version="2")
    anchor = calendar.position(at("2026-06-02 09:30"))

    longer = extend(calendar, counting("1 working day"), anchor, Limit.parse("1 working day"), at("2026-06-01 09:00"))

    assert shown(longer.due) == "2026-06-03 08:00"


def test_a_calendar_day_extension_of_a_closed_last_day_counts_from_that_day_not_from_where_it_rolled() -> None:
    how = counting("5 days")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    longer = [extend(OFFICE_2026, how, term.anchor, Limit(n, Unit.DAYS), term.effective) for n in (1, 2, 3)]

    assert shown(term.anchor) == "2026-06-07 00:00"
    assert [shown(one.due) for one in longer] == ["2026-06-08 17:30", "2026-06-08 17:30", "2026-06-09 17:30"]


def test_a_calendar_day_extension_from_the_middle_of_a_day_ends_with_a_short_day() -> None:
    storm = Closure(at("2026-06-03 10:00"), at("2026-06-04 00:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(storm, version="2")

    longer = extend(calendar, counting("5 days"), at("2026-06-02 14:00"), Limit.parse("1 day"), at("2026-06-01 09:00"))

    assert longer == Extended(at("2026-06-03 10:00"), at("2026-06-03 10:00"), False)


def test_an_extension_on_the_other_ruler_is_refused() -> None:
    with pytest.raises(ValueError, match="extension of 2 working days: wanted a length on its ruler, but got 1 day"):
        extend(OFFICE_2026, counting("2 working days"), 100, Limit.parse("1 day"), at("2026-06-01 10:00"))


# Rungs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "before", "rung"),
    [
        ("5 working days", "1 working day", "2026-06-05 17:30"),
        ("5 working days", "3 working days", "2026-06-03 17:30"),
        ("5 working days", "5 working days", "2026-06-01 17:30"),
        ("5 working days", "6 working days", None),
        ("5 working days", "2 working hours", "2026-06-08 15:30"),
        ("5 working days", "4 working hours", "2026-06-08 11:30"),
        ("5 working days", "24 hours", "2026-06-07 17:30"),
        ("10 days", "1 working day", "2026-06-10 17:30"),
        ("10 days", "2 days", "2026-06-09 17:30"),
        ("24 hours", "25 hours", None),
        ("8 working hours", "1 working day", "2026-06-01 17:30"),
    ],
)
def test_a_rung_before_the_due_instant_is_armed_only_inside_the_term(limit: str, before: str, rung: str | None) -> None:
    how = counting(limit)
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    got = before_due(OFFICE_2026, how, term, Limit.parse(before))

    assert (None if got is None else shown(got)) == rung


def test_a_rung_before_a_due_instant_at_midnight_counts_from_the_day_that_it_closes() -> None:
    how = counting("5 working days", day_ends="midnight")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    rung = before_due(OFFICE_2026, how, term, Limit.parse("1 working day"))

    assert (shown(term.due), shown(rung or 0)) == ("2026-06-09 00:00", "2026-06-06 00:00")


def test_a_rung_on_the_closing_before_an_opening_start_is_not_armed() -> None:
    how = counting("1 working day")
    term = begin(OFFICE_2026, how, at("2026-06-06 10:00"))

    got = [before_due(OFFICE_2026, how, term, Limit(n, Unit.WORKING_DAYS)) for n in (1, 2)]

    # Effective on Monday 07:30: the closing of Friday has the same position but lies before it.
    assert got == [at("2026-06-08 17:30"), None]


def test_a_rung_before_the_last_resumption_fires_at_the_resumption() -> None:
    how = counting("5 working days")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))
    left = remaining(OFFICE_2026, how, term.anchor, at("2026-06-08 09:00"))

    again = resume(OFFICE_2026, how, left, at("2026-06-11 09:00"), start=term.start)

    assert shown(again.due) == "2026-06-11 17:30"
    assert before_due(OFFICE_2026, how, again, Limit.parse("1 working day")) == at("2026-06-11 09:00")
    assert before_due(OFFICE_2026, how, again, Limit.parse("9 working days")) is None


def test_a_rung_at_the_very_start_is_armed_and_waits_for_the_last_resumption() -> None:
    how = counting("1 working day")
    term = begin(OFFICE_2026, how, at("2026-06-01 17:30"))
    left = remaining(OFFICE_2026, how, term.anchor, at("2026-06-02 08:30"))

    again = resume(OFFICE_2026, how, left, at("2026-06-02 08:30"), start=term.start)

    rungs = [before_due(OFFICE_2026, how, one, Limit.parse("1 working day")) for one in (term, again)]
    assert rungs == [at("2026-06-01 17:30"), at("2026-06-02 08:30")]


@pytest.mark.parametrize(
    ("percent", "rung"),
    [(0, "2026-06-01 10:00"), (15, "2026-06-01 11:30"), (25, "2026-06-01 14:30"), (100, "2026-06-03 10:00")],
)
def test_a_rung_in_per_cent_lies_at_that_part_of_the_length(percent: int, rung: str) -> None:
    how = counting("10 working hours" if percent < 100 else "16 working hours")
    term = begin(OFFICE_2026, how, at("2026-06-01 10:00"))

    assert shown(at_percent(OFFICE_2026, how, term, percent) or 0) == rung


def test_a_rung_in_per_cent_after_a_pause_is_of_the_whole_length() -> None:
    how = counting("8 working hours")
    term = begin(OFFICE_2026, how, at("2026-06-01 07:30"))
    again = resume(
        OFFICE_2026, how, remaining(OFFICE_2026, how, term.anchor, at("2026-06-01 09:30")), at("2026-06-02 07:30")
    )

    rungs = [at_percent(OFFICE_2026, how, again, p, length=term.anchor - term.start) for p in (10, 50, 100)]

    assert [shown(rung or 0) for rung in rungs] == ["2026-06-02 07:30", "2026-06-02 09:30", "2026-06-02 15:30"]


# Explanations -----------------------------------------------------------------------------------------------------


def told(lines: tuple[Line, ...]) -> list[tuple[str, str, str, int, int]]:
    return [(line.day.isoformat()[5:], line.what, line.name, line.working_seconds, line.count) for line in lines]


def test_a_term_over_tet_is_explained_day_by_day() -> None:
    lines = explain(SHIPPED, counting("3 working days", cut_off=THREE), at("2026-02-13 16:00"))

    tet = [(f"02-{day}", "holiday", "Tết Nguyên đán", 0, 0) for day in range(14, 23)]
    assert told(lines) == [
        ("02-13", "event", "", 0, 0),
        ("02-13", "cut_off", "15:00", 0, 0),
        *tet,
        ("02-23", "event", "", 28_800, 0),
        ("02-24", "counted", "", 28_800, 1),
        ("02-25", "counted", "", 28_800, 2),
        ("02-26", "counted", "", 28_800, 3),
        ("02-26", "due", "17:30", 0, 3),
    ]


def test_working_hours_are_explained_with_the_make_up_day_and_what_each_day_gave() -> None:
    lines = explain(SHIPPED, counting("20 working hours"), at("2026-08-21 15:30"))

    assert told(lines) == [
        ("08-21", "event", "", 0, 0),
        ("08-21", "partly", "", 7_200, 2),
        ("08-22", "make_up", "Làm bù cho ngày 31/8", 28_800, 10),
        ("08-23", "weekend", "", 0, 10),
        ("08-24", "counted", "", 28_800, 18),
        ("08-25", "partly", "", 7_200, 20),
        ("08-25", "due", "09:30", 0, 20),
    ]


def test_a_closed_last_calendar_day_is_explained_as_rolled() -> None:
    lines = explain(SHIPPED, counting("2 days"), at("2026-04-24 09:00"))

    assert told(lines) == [
        ("04-24", "event", "", 23_400, 0),
        ("04-25", "counted", "", 0, 1),
        ("04-26", "counted", "Giỗ Tổ Hùng Vương", 0, 2),
        ("04-26", "rolled", "Giỗ Tổ Hùng Vương", 0, 2),
        ("04-27", "holiday", "Nghỉ bù Giỗ Tổ Hùng Vương", 0, 2),
        ("04-28", "rolled", "", 28_800, 2),
        ("04-28", "due", "17:30", 0, 2),
    ]


def test_closures_the_same_day_and_a_rounded_end_are_explained() -> None:
    storm = Closure(at("2026-06-02 15:00"), at("2026-06-04 00:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(storm, version="2")

    days = explain(calendar, counting("2 working days", day_ends="midnight"), at("2026-06-01 17:30"))
    same = explain(calendar, counting("same working day", cut_off=THREE, after_cut_off=GRACE), at("2026-06-02 16:00"))

    assert told(days) == [
        ("06-01", "event", "", 0, 0),
        ("06-02", "partly", "Bão số 3", 19_800, 1),
        ("06-03", "closure", "Bão số 3", 0, 1),
        ("06-04", "counted", "", 28_800, 2),
        ("06-04", "rounded", "24:00", 0, 2),
        ("06-04", "due", "24:00", 0, 2),
    ]
    assert told(same) == [
        ("06-02", "event", "", 0, 0),
        ("06-02", "cut_off", "15:00", 0, 0),
        ("06-03", "closure", "Bão số 3", 0, 0),
        ("06-04", "same_day", "", 1_800, 1),
        ("06-04", "due", "08:00", 0, 1),
    ]


def test_a_grace_longer_than_a_day_is_explained_over_the_closed_days_between() -> None:
    how = counting("same working day", cut_off=THREE, after_cut_off=AfterCutOff(Limit(10, Unit.WORKING_HOURS)))

    lines = explain(OFFICE_2026, how, at("2026-06-04 16:00"))

    assert told(lines) == [
        ("06-04", "event", "", 0, 0),
        ("06-04", "cut_off", "15:00", 0, 0),
        ("06-05", "same_day", "", 28_800, 0),
        ("06-06", "weekend", "", 0, 0),
        ("06-07", "weekend", "", 0, 0),
        ("06-08", "same_day", "", 7_200, 1),
        ("06-08", "due", "09:30", 0, 1),
    ]


def test_a_day_is_named_after_the_closure_that_takes_its_working_time() -> None:
    evening = Closure(at("2026-06-02 18:00"), at("2026-06-02 23:00"), "Mất điện", "Công văn")
    storm = Closure(at("2026-06-03 00:00"), at("2026-06-04 00:00"), "Bão số 3", "Công văn")
    calendar = OFFICE_2026.with_closures(evening, storm, version="2")

    assert [calendar.day_name(date(2026, 6, day)) for day in (2, 3, 4)] == [None, "Bão số 3", None]


def test_clock_hours_are_explained_through_closed_days() -> None:
    lines = explain(OFFICE_2026, counting("48 hours"), at("2026-06-05 15:30"))

    assert told(lines) == [
        ("06-05", "event", "", 0, 0),
        ("06-05", "partly", "", 7_200, 8),
        ("06-06", "counted", "", 0, 32),
        ("06-07", "partly", "", 0, 48),
        ("06-07", "due", "15:30", 0, 48),
    ]


# Calendars that are wrong -----------------------------------------------------------------------------------------

DAY_2026 = date(2026, 6, 1)
WRONG = {
    "overlap": ({"hours": {0: ((100, 300), (200, 400))}}, "intervals of weekday 0 that follow each other"),
    "past midnight": ({"hours": {0: ((80_000, 90_000),)}}, "inside one day"),
    "backwards": ({"hours": {0: ((300, 200),)}}, "inside one day"),
    "weekday": ({"hours": {7: OFFICE}}, "weekdays from 0"),
    "no hours": ({"hours": {}}, "some working time, but every day is closed"),
    "no years": ({"years": {}}, "the table of one year or more"),
    "gap": ({"years": {2025: plain_year(2025), 2027: plain_year(2027)}}, "years that follow each other"),
    "mislabelled": ({"years": {2026: plain_year(2025)}}, "the table of 2026, but got that of 2025"),
    "stray day": ({"years": {2026: plain_year(off={date(2025, 6, 1): "off"})}}, "days of 2026, but got 2025-06-01"),
    "off and worked": (
        {"years": {2026: CalendarYear(2026, "official", "", {DAY_2026: "off"}, {DAY_2026: MakeUp("on", OFFICE)})}},
        "2026-06-01 either off or made up",
    ),
    "make-up without hours": (
        {"years": {2026: CalendarYear(2026, "official", "", {}, {DAY_2026: MakeUp("on", ())})}},
        "hours for the make-up day 2026-06-01",
    ),
    "make-up overlap": (
        {"years": {2026: CalendarYear(2026, "official", "", {}, {DAY_2026: MakeUp("on", ((0, 9), (8, 10)))})}},
        "intervals of 2026-06-01",
    ),
    "closure backwards": ({"closures": [Closure(5, 5, "storm", "")]}, "closure 'storm' to end after it starts"),
    "closure elsewhere": ({"closures": [Closure(5, 6, "storm", "")]}, "closure 'storm' inside the years"),
}


@pytest.mark.parametrize(("changed", "wanted"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_calendar_is_refused_with_what_would_do(changed: dict[str, object], wanted: str) -> None:
    with pytest.raises(ValueError, match=rf"^calendar office: wanted .*{wanted}.*; possible: "):
        office(**changed)


def test_the_shipped_calendar_has_the_days_off_and_make_up_days_of_its_years() -> None:
    off = {number: sum(d.weekday() < 5 for d in year.days_off) for number, year in SHIPPED.years.items()}
    made = sorted(day.isoformat() for year in SHIPPED.years.values() for day in year.make_up)

    assert off == {2025: 12, 2026: 14, 2027: 12}
    assert made == ["2025-04-26", "2026-01-10", "2026-08-22"]
    assert {number: year.status for number, year in SHIPPED.years.items()} == {
        2025: "official",
        2026: "official",
        2027: "estimate",
    }


def test_a_day_says_why_it_is_closed() -> None:
    names = [SHIPPED.day_name(date(2026, 11, day)) for day in (22, 23, 24)]

    assert names == ["weekend", None, "Ngày Văn hóa Việt Nam"]


def test_a_calendar_travels_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(SHIPPED))

    assert due(there, counting("10 working days"), "2026-02-10 09:00") == due(
        SHIPPED, counting("10 working days"), "2026-02-10 09:00"
    )


# Errors -----------------------------------------------------------------------------------------------------------


def test_each_refusal_is_one_sentence_and_survives_a_process_border() -> None:
    refusals = [
        DefinitionError("state 'signing' is held by nobody", "a.yaml", 41, 5),
        DefinitionError("wanted a mapping"),
        NotFound("procedure", "permit"),
        NotAllowed("HS-7: wanted 'sign', but ...", "HS-7", "check", "sign", ("return",)),
        Conflict("HS-7", 3, 4),
    ]

    assert [str(pickle.loads(pickle.dumps(refusal))) for refusal in refusals] == [
        "a.yaml:41:5: state 'signing' is held by nobody",
        "wanted a mapping",
        "procedure: wanted 'permit', but there is none",
        "HS-7: wanted 'sign', but ...",
        "HS-7: wanted to follow event 3, but the journal is at event 4; "
        "possible: read the dossier again and decide anew",
    ]
    assert all(isinstance(refusal, WorkflowError) for refusal in refusals)
