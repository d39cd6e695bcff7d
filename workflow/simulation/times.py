"""From when to when is simulated: the warm-up, the period, its days and months."""

from msgspec import Struct

from workflow.model import Instant
from workflow.simulation.scenario import Scenario
from workflow.simulation.spans import midnight, simulated
from workflow.worktime import DAY, WorkCalendar, date_of


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
    begin, until = simulated(scenario, calendar)
    since = midnight(scenario.since, calendar)
    if now is not None:
        begin = since = now
    days = range(calendar.day(since), calendar.day(until))
    return Times(begin, since, until, {day: date_of(day).strftime("%Y-%m") for day in days})
