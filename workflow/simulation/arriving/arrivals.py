"""When dossiers arrive and what they are: the streams of a scenario, one local day at a time.

Who arrives is addressed by stream, day and number, so a change in one stream or on one day leaves all others as they
were, and more arrivals on a day leave its earlier ones as they were.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from workflow.machine import Track
from workflow.model import Instant
from workflow.procedure import Field
from workflow.simulation.arriving.diversion import Diversion, diversion
from workflow.simulation.arriving.profiles import Profile, number_of
from workflow.simulation.arriving.recorded import Recorded, recorded, value_of
from workflow.simulation.chance import Chance, Choice, Law, Stream, quantile
from workflow.simulation.scenario import Chances, Scenario
from workflow.worktime import DAY, WorkCalendar

_PER_DAY = 1 << 20  # numbers that one stream keeps for the arrivals of one day


class Arrival(Struct, frozen=True):
    """One dossier to be handed in; `entity` addresses its draws."""

    at: Instant
    entity: int
    stream: str
    procedure: str
    lane: str
    channel: str
    values: Mapping[str, Any]


class _Coming(NamedTuple):
    """Somebody who comes, and what a file has recorded of them."""

    entity: int
    at: Instant
    channel: str
    said: Recorded | None = None


_ByDay = Callable[[Instant], Iterator[_Coming]]
_Named = Callable[[int], str]


class Source:
    """One stream of arrivals, from the first instant of the simulated time on."""

    __slots__ = ("_coming", "_diversion", "_lane", "_procedure", "_values", "name")

    def __init__(
        self, name: str, scenario: Scenario, track: Track, calendar: WorkCalendar, chance: Chance, since: Instant
    ) -> None:
        said, fields = scenario.arrivals[name], track.procedure.fields
        channel = _one_of(said.channels, chance.stream(f"{name}/channel"))
        instants = chance.stream(f"{name}/instant")
        self.name = name
        self._procedure = said.procedure
        self._lane = _one_of(said.lanes, chance.stream(f"{name}/lane"))
        self._values = {
            field: _drawn(how, field, fields[field], chance, f"{name}/{field}") for field, how in said.data.items()
        }
        self._diversion: Diversion | None = diversion(scenario, track, calendar)
        self._coming: _ByDay
        if said.replay is not None:
            self._coming = _replayed([recorded(row, fields) for row in said.replay.rows], channel, calendar)
        elif said.every is not None:
            self._coming = _Intervals(said.every.law, said.count, channel, instants, calendar, since).of_day
        else:
            amounts = chance.stream(f"{name}/amount")
            self._coming = _poisson(Profile(name, scenario, calendar), channel, amounts, instants, calendar)

    def of_day(self, since: Instant) -> Iterator[Arrival]:
        """The arrivals of the local day that begins at `since`, in no order; what a shock moves may come later.

        Those that a shock moves to one instant come there in their order.
        """
        moved: list[tuple[Instant, Arrival]] = []
        for coming in self._coming(since):
            arrival = self._arrival(coming)
            if self._diversion is not None:
                found = self._diversion.of(coming.at, coming.channel)
                if found is None:
                    continue
                if found != (coming.at, coming.channel):
                    moved.append((coming.at, replace(arrival, at=found[0], channel=found[1])))
                    continue
            yield arrival
        for _, arrival in sorted(moved, key=lambda one: one[0]):
            yield arrival

    def _arrival(self, coming: _Coming) -> Arrival:
        entity, said = coming.entity, coming.said
        drawn = {name: draw(entity) for name, draw in self._values.items()}
        return Arrival(
            at=coming.at,
            entity=entity,
            stream=self.name,
            procedure=self._procedure,
            lane=self._lane(entity) if said is None or said.lane is None else said.lane,
            channel=coming.channel,
            values=drawn if said is None else {**drawn, **said.values},
        )


# --- who comes on a day


def _poisson(profile: Profile, channel: _Named, amounts: Stream, instants: Stream, calendar: WorkCalendar) -> _ByDay:
    """A Poisson number on each working day, at the times of its profile."""

    def of_day(since: Instant) -> Iterator[_Coming]:
        mean = profile.mean(since)
        if not mean:
            return
        times, day = profile.times(since), calendar.day(since)
        for number in range(number_of(mean, amounts.uniform(day))):
            entity = day * _PER_DAY + number
            by = channel(entity)
            yield _Coming(entity, times.at(by, instants.uniform(entity)), by)

    return of_day


def _replayed(rows: Iterable[Recorded], channel: _Named, calendar: WorkCalendar) -> _ByDay:
    """The recorded arrivals of each day, at their instants also where the office is closed; the line is the entity.

    Those on days outside the simulated time are never asked for: they are left out and not counted.
    """
    by_day: dict[int, list[Recorded]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.at):
        by_day[calendar.day(row.at)].append(row)

    def of_day(since: Instant) -> Iterator[_Coming]:
        for row in by_day.get(calendar.day(since), ()):
            yield _Coming(row.line, row.at, row.channel or channel(row.line), row)

    return of_day


class _Intervals:
    """One after each drawn length, so many in all; days are asked for in their order."""

    __slots__ = ("_calendar", "_channel", "_instants", "_law", "_left", "_next", "_place")

    def __init__(
        self,
        law: Law,
        count: int | None,
        channel: _Named,
        instants: Stream,
        calendar: WorkCalendar,
        since: Instant,
    ) -> None:
        self._law = law
        self._left = -1 if count is None else count
        self._channel = channel
        self._instants = instants
        self._calendar = calendar
        self._place = 0  # how many came
        self._next = self._after(since)

    def of_day(self, since: Instant) -> Iterator[_Coming]:
        while self._left and self._next < since + DAY:
            self._left -= 1
            yield _Coming(self._place, self._next, self._channel(self._place))
            self._place += 1
            self._next = self._after(self._next)

    def _after(self, at: Instant) -> Instant:
        length = round(quantile(self._law)(self._instants.uniform(self._place)))
        if not self._law.working:
            return at + length
        return self._calendar.instant(self._calendar.position(at) + length)


# --- what they are


def _one_of(weights: Mapping[Any, float], stream: Stream) -> _Named:
    """How one of the names is found for an entity; a single name needs no draw."""
    choice = Choice(list(weights), list(weights.values()))
    if len(choice.names) == 1:
        return lambda _: choice.names[0]
    return lambda entity: choice.at(stream.uniform(entity))


def _drawn(how: Any, name: str, field: Field, chance: Chance, address: str) -> Callable[[int], Any]:
    """How the value of a field is found for an entity."""
    if not isinstance(how, Chances):
        return lambda _: how
    stream = chance.stream(address)
    if how.chance is not None:
        least = how.chance
        return lambda entity: stream.uniform(entity) < least
    weights = how.choice or {}
    choice = Choice(list(weights), list(weights.values()))
    typed = {text: value_of(name, field, text) for text in weights}
    return lambda entity: typed[choice.at(stream.uniform(entity))]
