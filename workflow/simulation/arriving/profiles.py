"""How many dossiers are expected on a day, and at which time of it do they come? The profiles of a stream.

The number is one per working day of the home calendar, also online: on other days nobody comes. At the counter and by
post dossiers come in office hours, online at any hour, each in its `hours` where the scenario says them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from workflow.loader.offices import WEEKDAYS
from workflow.simulation.chance import poisson
from workflow.simulation.scenario import Arrivals, Scenario
from workflow.simulation.spans import hours_of, midnight, span
from workflow.worktime import DAY, Instant, WorkCalendar

ONLINE = "online"
_EXACT = 500.0  # up to this mean the Poisson number is exact, above it is rounded from the normal law
_WHOLE_DAY = ((0, DAY, 1.0),)

Part = tuple[int, int, float]
"""A part of the day, in seconds of the day, and its weight."""


class Piece(NamedTuple):
    """A stretch of a ruler on which arrivals are spread evenly; none of them comes before `first`."""

    begin: int
    end: int
    weight: float
    first: Instant


def number_of(mean: float, u: float) -> int:
    """The Poisson number of arrivals at a draw: never fewer for a greater mean, also where the formula changes."""
    found = poisson(mean, u)
    return found if mean <= _EXACT else max(found, poisson(_EXACT, u))


def parts(hours: Mapping[str, float]) -> tuple[Part, ...]:
    """The parts of the day that have a weight, in order."""
    return tuple(sorted((*hours_of(text), weight) for text, weight in hours.items() if weight > 0))


class Profile:
    """The expected number of a stream on each day, and the times of the day by channel."""

    __slots__ = ("_calendar", "_campaigns", "_first", "_parts", "_said", "_weekdays")

    def __init__(self, name: str, scenario: Scenario, calendar: WorkCalendar) -> None:
        self._said: Arrivals = scenario.arrivals[name]
        self._calendar = calendar
        self._first = midnight(scenario.since, calendar)
        self._campaigns = [
            (*span(shock), shock.arrivals[name]) for shock in scenario.shocks.values() if name in shock.arrivals
        ]
        self._weekdays: Mapping[Any, float] = self._said.weekdays
        self._parts = {channel: parts(hours) for channel, hours in self._said.hours.items()}

    def mean(self, since: Instant) -> float:
        """The expected number on the local day that begins at the instant; 0 where it is no working day."""
        said, calendar = self._said, self._calendar
        if said.per_working_day is None or not calendar.working_seconds(since, since + DAY):
            return 0.0
        day = calendar.local_date(since)
        found = said.per_working_day * said.months.get(f"{day:%m}", 1.0)
        found *= self._weekdays.get(WEEKDAYS[day.weekday()], 1.0)
        for peak in said.peaks:
            if peak.since <= day.isoformat() <= peak.until:
                found *= peak.factor
        trend: float = said.trend ** ((since - self._first) / DAY / 365)
        return found * trend * self._campaign(since)

    def _campaign(self, since: Instant) -> float:
        """The factor of the shocks; each for the share of the day's working time that it covers."""
        factor = 1.0
        for begin, end, times in self._campaigns:
            covered = self._calendar.working_seconds(max(begin, since), min(end, since + DAY))
            if covered:
                share = covered / self._calendar.working_seconds(since, since + DAY)
                factor *= share * times + (1 - share)
        return factor

    def times(self, since: Instant) -> "Times":
        """The times of the day that begins at the instant, which is a working day."""
        return Times(since, self._calendar, self._parts)


class Times:
    """When on one working day arrivals come, by channel."""

    __slots__ = ("_calendar", "_parts", "_pieces", "_since")

    def __init__(self, since: Instant, calendar: WorkCalendar, said: Mapping[Any, Sequence[Part]]) -> None:
        self._since = since
        self._calendar = calendar
        self._parts = said
        self._pieces: dict[str, list[Piece]] = {}

    def at(self, channel: str, u: float) -> Instant:
        """The instant at which an arrival by the channel comes, at a draw in (0, 1); later for a greater draw."""
        pieces = self._pieces.get(channel)
        if pieces is None:
            pieces = self._pieces[channel] = self._pieces_of(channel)
        place, first = _within(pieces, u)
        return place if channel == ONLINE else max(first, self._calendar.instant(place))

    def _pieces_of(self, channel: str) -> list[Piece]:
        said = self._parts.get(channel) or _WHOLE_DAY
        if channel == ONLINE:
            return [Piece(self._since + a, self._since + b, weight, self._since + a) for a, b, weight in said]
        return list(self._in_office(said)) or list(self._in_office(_WHOLE_DAY))  # a short day may lack every part

    def _in_office(self, said: Sequence[Part]) -> Iterator[Piece]:
        """What lies of each part in office hours, on the working ruler; it keeps the weight of the part."""
        calendar = self._calendar
        for a, b, weight in said:
            since, until = self._since + a, self._since + b
            begin, end = calendar.position(since), calendar.position(until)
            if begin < end:
                first = since if calendar.is_working(since) else calendar.opening_after(since)
                yield Piece(begin, end, weight, first)


def _within(pieces: Sequence[Piece], u: float) -> tuple[int, Instant]:
    """The place on the ruler that a draw falls on, and what it must not come before."""
    target = u * sum(piece.weight for piece in pieces)
    for begin, end, weight, first in pieces:
        if target < weight:
            return begin + int(target / weight * (end - begin)), first
        target -= weight
    return pieces[-1].end - 1, pieces[-1].first
