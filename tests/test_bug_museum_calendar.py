"""Do the calendar bugs of other systems stay out? Each test carries the thread in which the bug was seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.calendars import OFFICE, at, counting, dinh_hoa, office, plain_year, shown
from workflow.worktime import Counting, Term, WorkCalendar, begin, remaining, resume

OFFICE_2026 = office()
SHIPPED = dinh_hoa()


def paused(calendar: WorkCalendar, how: Counting, term: Term, since: str, until: str) -> Term:
    return resume(calendar, how, remaining(calendar, how, term.anchor, at(since), since=term.start), at(until))


def test_glpi_10594_a_pause_over_a_weekend_does_not_add_the_weekend_to_the_due_date() -> None:
    how = counting("8 working hours")
    term = begin(OFFICE_2026, how, at("2026-06-05 13:30"))

    again = paused(OFFICE_2026, how, term, "2026-06-05 16:30", "2026-06-08 08:30")

    # Paused for two working hours: one on Friday, one on Monday.
    assert (shown(term.due), shown(again.due)) == ("2026-06-08 11:30", "2026-06-08 15:30")


@pytest.mark.parametrize("until", ["2026-06-02 12:00", "2026-06-02 22:00", "2026-06-06 10:00", "2026-06-07 03:00"])
@pytest.mark.parametrize("limit", ["2 working days", "9 working hours", "45 working minutes", "same working day"])
def test_glpi_9082_no_due_instant_lands_outside_opening_hours_after_a_pause(limit: str, until: str) -> None:
    how = counting(limit)
    term = begin(OFFICE_2026, how, at("2026-06-01 16:50"))

    again = paused(OFFICE_2026, how, term, "2026-06-01 17:10", until)

    assert OFFICE_2026.effective(again.due) == again.due


@pytest.mark.parametrize(
    ("event", "want"),
    [("2026-06-02 05:00", "2026-06-02 09:30"), ("2026-06-01 20:00", "2026-06-02 09:30")],
)
def test_jbpm_pr_1830_and_1342_a_clock_started_before_opening_or_after_closing_counts_from_the_opening(
    event: str, want: str
) -> None:
    assert shown(begin(OFFICE_2026, counting("2 working hours"), at(event)).due) == want


def test_jbpm_pr_233_holidays_are_not_counted() -> None:
    term = begin(SHIPPED, counting("8 working hours"), at("2026-11-23 13:30"))

    assert shown(term.due) == "2026-11-25 11:30"


def test_osticket_6847_a_lunch_break_closes_the_break_and_not_the_day() -> None:
    term = begin(OFFICE_2026, counting("5 working hours"), at("2026-06-01 07:30"))

    assert shown(term.due) == "2026-06-01 14:30"
    assert OFFICE_2026.day_name(date(2026, 6, 1)) is None


@pytest.mark.parametrize("weekday", range(7))
def test_osticket_6739_any_single_weekday_makes_a_schedule(weekday: int) -> None:
    calendar = office(hours={weekday: OFFICE})

    due = begin(calendar, counting("3 working days"), at("2026-06-03 09:00")).due

    # The first counted day is the first such weekday after the event's own day; each of the others comes a week later.
    day = calendar.local_date(due)
    own = calendar.local_date(calendar.effective(at("2026-06-03 09:00")))
    assert (day.weekday(), (day - own).days) == (weekday, 21)


def test_oca_project_73_and_posthog_pr_55132_a_calendar_without_working_time_is_refused_and_does_not_loop() -> None:
    closed = dict.fromkeys((date(2026, 1, 1) + timedelta(n) for n in range(365)), "closed")

    with pytest.raises(ValueError, match="wanted some working time, but every day is closed"):
        office(hours={})
    with pytest.raises(ValueError, match="wanted some working time, but every day is closed"):
        office(years={2026: plain_year(off=closed)})


def test_zammad_390_a_commemoration_that_nobody_takes_off_is_worked() -> None:
    observed = [date(2026, 2, 3), date(2026, 3, 8), date(2026, 11, 20), date(2026, 12, 25)]

    assert [SHIPPED.day_name(day) for day in observed] == [None, "weekend", None, None]


def test_frappe_helpdesk_pr_2449_hold_time_moves_the_end_by_working_time_not_by_wall_time_from_the_start() -> None:
    how = counting("16 working hours")
    term = begin(OFFICE_2026, how, at("2026-06-01 09:00"))

    again = paused(OFFICE_2026, how, term, "2026-06-01 16:30", "2026-06-02 08:30")

    # On hold for 16 hours of the wall, two of them worked.
    assert again.anchor - term.anchor == 2 * 3600
    assert shown(again.due) == "2026-06-03 11:00"


def test_dynamics_365_sla_timer_pause_state_changed_a_pause_set_on_a_holiday_pauses() -> None:
    how = counting("8 working hours")
    term = begin(SHIPPED, how, at("2026-11-23 13:30"))

    again = paused(SHIPPED, how, term, "2026-11-24 10:00", "2026-11-26 07:30")

    assert (shown(term.due), shown(again.due)) == ("2026-11-25 11:30", "2026-11-26 11:30")


def test_pm4py_558_the_calendar_given_is_the_calendar_used() -> None:
    mornings = office(hours=dict.fromkeys(range(5), OFFICE[:1]))

    dues = [
        shown(begin(one, counting("8 working hours"), at("2026-06-01 07:30")).due) for one in (OFFICE_2026, mornings)
    ]

    assert dues == ["2026-06-01 17:30", "2026-06-02 11:30"]


def test_openregister_pr_3970_opening_hours_that_cannot_be_are_refused_and_not_dropped() -> None:
    with pytest.raises(ValueError, match=r"wanted intervals of weekday 0 .* but got 17:00-08:00"):
        office(hours={0: ((61_200, 28_800),)})


def test_demarche_numerique_pr_11494_a_dossier_may_be_declared_incomplete_many_times() -> None:
    how = counting("5 working days")
    term = begin(OFFICE_2026, how, at("2026-06-01 09:00"))
    original = term

    for day in range(2, 6):
        term = paused(OFFICE_2026, how, term, f"2026-06-{day:02d} 09:00", f"2026-06-{day:02d} 17:00")

    # Four pauses of six working hours each: the end of the term moves by three days.
    assert term.anchor - original.anchor == 4 * 6 * 3600
    assert (shown(original.due), shown(term.due)) == ("2026-06-08 17:30", "2026-06-11 17:30")
