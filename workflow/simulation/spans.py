"""Which instants does a scenario mean by its days and moments? Local days count whole, both included.

The simulated time is the period and the warm-up before it.
"""

import datetime

from workflow.moments import instant
from workflow.simulation.lengths import SECONDS
from workflow.simulation.scenario import Scenario, Shock
from workflow.worktime import DAY, Instant, Interval, Limit, WorkCalendar

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY_ONLY = len("2026-09-08")


def midnight(day: datetime.date, calendar: WorkCalendar) -> Instant:
    """The first second of a local day."""
    return (day.toordinal() - _EPOCH) * DAY - calendar.utc_offset


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
