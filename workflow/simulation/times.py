"""From when to when is simulated: the warm-up, the period and its days; and when a shock lasts."""

import datetime

from msgspec import Struct

from workflow.model import Instant
from workflow.simulation.lengths import SECONDS
from workflow.simulation.scenario import Scenario, Shock
from workflow.worktime import DAY, Limit, WorkCalendar

_EPOCH = datetime.date(1970, 1, 1).toordinal()


class Times(Struct, frozen=True):
    """Instants of one run: what lies before `since` is not counted, but it is in hand when the period begins."""

    begin: Instant
    since: Instant
    until: Instant
    months: dict[int, str]  # local day number of the period → month

    @property
    def days(self) -> range:
        """The local days to be simulated, by their number."""
        utc_offset = -self.until % DAY  # the period ends at a local midnight
        return range((self.begin + utc_offset) // DAY, max(self.months) + 1)


def times(scenario: Scenario, calendar: WorkCalendar, now: Instant | None = None) -> Times:
    """The times of the scenario; with `now` the period begins there, and there is no warm-up."""
    first, last = scenario.since, scenario.until
    since = _midnight(first, calendar)
    begin = _begin(scenario, calendar, since)
    if now is not None:
        begin = since = now
        first = calendar.local_date(now)
    days = range(first.toordinal(), last.toordinal() + 1)
    months = {day - _EPOCH: datetime.date.fromordinal(day).strftime("%Y-%m") for day in days}
    return Times(begin, since, _midnight(last, calendar) + DAY, months)


def _begin(scenario: Scenario, calendar: WorkCalendar, since: Instant) -> Instant:
    if scenario.warm_up is None:
        return since
    limit = Limit.parse(scenario.warm_up)
    length = limit.amount * SECONDS[limit.unit]
    found = calendar.instant(calendar.position(since) - length) if limit.on_working_ruler else since - length
    return _midnight(calendar.local_date(found), calendar)


def _midnight(day: datetime.date, calendar: WorkCalendar) -> Instant:
    return (day.toordinal() - _EPOCH) * DAY - calendar.utc_offset


def stretch(shock: Shock, calendar: WorkCalendar) -> tuple[Instant, Instant]:
    """From when to when the shock lasts, the end not included; a day as its end is included as a whole."""
    return _moment(shock.since, calendar, 0), _moment(shock.until, calendar, DAY)


def _moment(text: str, calendar: WorkCalendar, day: int) -> Instant:
    midnight = _midnight(datetime.date.fromisoformat(text[:10]), calendar)
    if len(text) == 10:
        return midnight + day
    hours, minutes = text[11:].split(":")
    return midnight + int(hours) * 3600 + int(minutes) * 60
