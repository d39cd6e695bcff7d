"""When dossiers arrive and what they are: the streams of a scenario, one local day at a time.

Who arrives is addressed by stream, day and number, so a change in one stream or on one day leaves all others as they
were.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from workflow.model import Instant
from workflow.procedure import Field
from workflow.simulation.chance import Chance, Choice, Stream, poisson, quantile
from workflow.simulation.scenario import Arrivals, Chances
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


class Source:
    """One stream of arrivals."""

    __slots__ = (
        "_amount",
        "_calendar",
        "_channel",
        "_draws",
        "_lane",
        "_law",
        "_left",
        "_next",
        "_place",
        "_said",
        "_values",
        "name",
    )

    def __init__(
        self,
        name: str,
        said: Arrivals,
        fields: Mapping[str, Field],
        calendar: WorkCalendar,
        chance: Chance,
        since: Instant,
    ) -> None:
        self.name = name
        self._said = said
        self._calendar = calendar
        self._draws = {what: chance.stream(f"{name}/{what}") for what in ("amount", "instant")}
        self._lane = _one_of(said.lanes, chance.stream(f"{name}/lane"))
        self._channel = _one_of(said.channels, chance.stream(f"{name}/channel"))
        self._values = {
            field: _drawn(how, fields[field], chance, f"{name}/{field}") for field, how in said.data.items()
        }
        self._left = said.count if said.count is not None else -1
        self._law = said.every.law if said.every else None
        self._place = 0  # interval streams: how many came
        self._next = self._after(since) if said.every else 0

    def of_day(self, since: Instant, month: str) -> Iterator[Arrival]:
        """The arrivals of the local day that begins at `since`, in no order."""
        instants = self._intervals(since) if self._said.every else self._poisson(since, month)
        for entity, at in instants:
            if self._left == 0:
                return
            self._left -= 1
            yield self._arrival(entity, at)

    def _arrival(self, entity: int, at: Instant) -> Arrival:
        return Arrival(
            at=at,
            entity=entity,
            stream=self.name,
            procedure=self._said.procedure,
            lane=self._lane(entity),
            channel=self._channel(entity),
            values={name: draw(entity) for name, draw in self._values.items()},
        )

    def _poisson(self, since: Instant, month: str) -> Iterator[tuple[int, Instant]]:
        """A Poisson number on a working day: at the counter in office hours, online at any hour."""
        calendar = self._calendar
        begin, end = calendar.position(since), calendar.position(since + DAY)
        if begin == end or self._said.per_working_day is None:
            return
        day = (since + calendar.utc_offset) // DAY
        mean = self._said.per_working_day * self._said.months.get(month, 1.0)
        for number in range(poisson(mean, self._draws["amount"].uniform(day))):
            entity = day * _PER_DAY + number
            u = self._draws["instant"].uniform(entity)
            online = self._channel(entity) == "online"
            yield entity, since + int(u * DAY) if online else calendar.instant(begin + int(u * (end - begin)))

    def _intervals(self, since: Instant) -> Iterator[tuple[int, Instant]]:
        while self._next < since + DAY:
            yield self._place, self._next
            self._place += 1
            self._next = self._after(self._next)

    def _after(self, at: Instant) -> Instant:
        law = self._law
        if law is None:
            return at
        length = round(quantile(law)(self._draws["instant"].uniform(self._place)))
        if not law.working:
            return at + length
        return self._calendar.instant(self._calendar.position(at) + length)


def _one_of(weights: Mapping[Any, float], stream: Stream) -> Callable[[int], str]:
    """How one of the names is found for an entity; a single name needs no draw."""
    choice = Choice(list(weights), list(weights.values()))
    if len(choice.names) == 1:
        return lambda _: choice.names[0]
    return lambda entity: choice.at(stream.uniform(entity))


def _drawn(how: Any, field: Field, chance: Chance, name: str) -> Callable[[int], Any]:
    """How the value of a field is found for an entity."""
    if not isinstance(how, Chances):
        return lambda _: how
    stream = chance.stream(name)
    if how.chance is not None:
        least = how.chance
        return lambda entity: stream.uniform(entity) < least
    weights = how.choice or {}
    choice = Choice(list(weights), list(weights.values()))
    typed = {name: value_of(field, name) for name in weights}
    return lambda entity: typed[choice.at(stream.uniform(entity))]


def value_of(field: Field, text: str) -> Any:
    """The value that a key of `choice` stands for; raises ValueError where it is not of the field's type."""
    match field.type:
        case "int":
            return int(text)
        case "number":
            return float(text)
        case "bool":
            return {"true": True, "false": False}[text]
    return text
