"""Which instants does a scenario mean by its days and moments? Local days count whole, both included.

The simulated time is the period and the warm-up before it.
"""

import datetime

from workflow.loader.building import seconds_of_day
from workflow.moments import instant
from workflow.simulation.lengths import SECONDS
from workflow.simulation.scenario import Scenario, Shock
from workflow.worktime import DAY, Instant, Interval, Limit, WorkCalendar

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY_ONLY = len("2026-09-08")


def day_number(day: datetime.date) -> int:
    """Local days from 1970-01-01 to the day."""
    return day.toordinal() - _EPOCH


def days_of(scenario: Scenario) -> range:
    """The days of the period by their numbers."""
    return range(day_number(scenario.since), day_number(scenario.until) + 1)


def midnight(day: datetime.date, calendar: WorkCalendar) -> Instant:
    """The first second of a local day."""
    return day_number(day) * DAY - calendar.utc_offset


def start(text: str, calendar: WorkCalendar) -> Instant:
    """The instant at which a local day or moment begins; raises ValueError."""
    of_day = 0 if len(text) == _DAY_ONLY else seconds_of_day(text[_DAY_ONLY + 1 :])
    return midnight(datetime.date.fromisoformat(text[:_DAY_ONLY]), calendar) + of_day


def end(text: str, calendar: WorkCalendar) -> Instant:
    """The instant at which a stretch up to a day (included) or a moment ends; raises ValueError."""
    return start(text, calendar) + (DAY if len(text) == _DAY_ONLY else 0)


def hours_of(text: str) -> Interval:
    """Hours such as `07:30-11:30` in seconds of the day."""
    since, _, until = text.partition("-")
    return seconds_of_day(since), seconds_of_day(until)


def span(shock: Shock) -> Interval:
    """From when until when a shock lasts: a last day is included, a last moment is not; raises ValueError."""
    return instant(shock.since), instant(shock.until) + (DAY if len(shock.until) == _DAY_ONLY else 0)


def simulated(scenario: Scenario, calendar: WorkCalendar) -> Interval:
    """The time that is simulated: whole days from the warm-up to the end of the period."""
    since = midnight(scenario.since, calendar)
    until = midnight(scenario.until, calendar) + DAY
    if scenario.warm_up is None:
        return since, until
    warm_up = Limit.parse(scenario.warm_up)
    length = warm_up.amount * SECONDS[warm_up.unit]
    working = warm_up.on_working_ruler
    before = calendar.latest_instant(calendar.position(since) - length) if working else since - length
    return midnight(calendar.local_date(before), calendar), until
