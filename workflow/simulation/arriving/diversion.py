"""Where do dossiers go while a shock lasts? By another channel, later, to a counter that opens again, or nowhere.

An outage of a channel sends them elsewhere; a closure of the place where they are handed in keeps counter and post
until it opens again. The home calendar knows neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from workflow.machine import Track
from workflow.procedure import APPLICANT
from workflow.simulation.arriving.profiles import ONLINE
from workflow.simulation.scenario import Scenario
from workflow.simulation.spans import span
from workflow.worktime import Instant, Interval, WorkCalendar

LATER, LOST = "later", "lost"


class Outage(NamedTuple):
    """While it lasts, dossiers of a channel go where `channels` says: another channel, `later` or `lost`."""

    since: Instant
    until: Instant
    channels: Mapping[Any, str]


class Diversion:
    """The outages, and the closures of the place where the dossiers of a stream are handed in."""

    __slots__ = ("_calendar", "_closures", "_outages")

    def __init__(self, outages: Iterable[Outage], closures: Iterable[Interval], calendar: WorkCalendar) -> None:
        self._outages: Sequence[Outage] = sorted(outages, key=lambda one: (one.since, one.until))
        self._closures = sorted(closures)
        self._calendar = calendar

    def of(self, at: Instant, channel: str) -> tuple[Instant, str] | None:
        """When and by which channel a dossier comes that would come so; None where it never does.

        Each outage sends a dossier on once, so that two which point at each other end too.
        """
        left = list(self._outages)
        while True:
            at = self._open(at, channel)
            met = next((one for one in left if one.since <= at < one.until and channel in one.channels), None)
            if met is None:
                return at, channel
            left.remove(met)
            instead = met.channels[channel]
            if instead == LOST:
                return None
            at, channel = (met.until, channel) if instead == LATER else (at, instead)
            if channel != ONLINE:
                at = self._opening(at)

    def _open(self, at: Instant, channel: str) -> Instant:
        """The instant itself, or the first opening after the closures in which it lies."""
        if channel != ONLINE:
            for since, until in self._closures:  # in order, so that one that begins in another is met too
                if since <= at < until:
                    at = self._opening(until)
        return at

    def _opening(self, at: Instant) -> Instant:
        return at if self._calendar.is_working(at) else self._calendar.opening_after(at)


def diversion(scenario: Scenario, track: Track, calendar: WorkCalendar) -> Diversion | None:
    """What the shocks of the scenario do to dossiers that are handed in on the track; None where nothing."""
    shocks = [(span(shock), shock) for shock in scenario.shocks.values()]
    outages = [Outage(*when, shock.channels) for when, shock in shocks if shock.channels]
    closures = [when for when, shock in shocks if shuts(shock.closes, counter(track))]
    return Diversion(outages, closures, calendar) if outages or closures else None


def counter(track: Track) -> str:
    """The department where the dossiers of a track are handed in."""
    holder = track.holders[track.initial]
    return track.lead if holder == APPLICANT else holder


def shuts(closes: Iterable[str], department: str) -> bool:
    """Whether the closed agencies and departments contain the department."""
    return not {department, department.partition(".")[0]}.isdisjoint(closes)
