"""Working time as integers: limits, calendars, terms and their explanation. Nothing here reads a clock or a file."""

from workflow.worktime.calendar import CalendarYear, Closure, DayWord, Interval, MakeUp, WorkCalendar, date_of
from workflow.worktime.explanation import Line, explain, explain_rest
from workflow.worktime.limits import DAY, WORKING_DAY, AfterCutOff, Counting, Instant, Limit, Unit, percent_of
from workflow.worktime.terms import (
    Extended,
    Term,
    at_percent,
    before_due,
    begin,
    extend,
    present,
    remaining,
    resume,
)

__all__ = [
    "DAY",
    "WORKING_DAY",
    "AfterCutOff",
    "CalendarYear",
    "Closure",
    "Counting",
    "DayWord",
    "Extended",
    "Instant",
    "Interval",
    "Limit",
    "Line",
    "MakeUp",
    "Term",
    "Unit",
    "WorkCalendar",
    "at_percent",
    "before_due",
    "begin",
    "date_of",
    "explain",
    "explain_rest",
    "extend",
    "percent_of",
    "present",
    "remaining",
    "resume",
]
