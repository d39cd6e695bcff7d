"""Does every stream of arrivals fit the procedure that it hands in? Lanes, values, profiles, recorded lines, guards.

A profile that never meets the simulated time, or a recording without a line in it, would change nothing: it is refused.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from workflow.errors import DefinitionError, NotAllowed
from workflow.fields import checked
from workflow.loader.offices import WEEKDAYS
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, at, key_place, wrong
from workflow.machine import Rules, Track
from workflow.procedure import STANDARD, Field
from workflow.simulation.arriving.profiles import ONLINE
from workflow.simulation.arriving.recorded import LANE, Recorded, recorded, unknown_column, value_of
from workflow.simulation.chance import mean
from workflow.simulation.reading import beside, inherited, unknown
from workflow.simulation.scenario import Arrivals, Chances, Replay, Scenario
from workflow.simulation.spans import hours_of, simulated
from workflow.worktime import WorkCalendar, date_of

Path = list[str | int]


def stream_fits(scenario: Scenario, tree: Node, name: str, versions: Sequence[Rules], calendar: WorkCalendar) -> None:
    """Refuses a stream that the versions of its procedure cannot take; raises DefinitionError with its place."""
    said = scenario.arrivals[name]
    _lanes_fit(tree, name, said.lanes, versions)
    _weighed(tree, ["arrivals", name, "lanes"], said.lanes)
    _weighed(tree, ["arrivals", name, "channels"], said.channels)
    _profile_fits(scenario, tree, name, calendar)
    _intervals_fit(tree, name, said)
    for rules in versions:
        fields = rules.tracks[STANDARD].procedure.fields
        _values_fit(tree, name, said, fields)
        if said.replay is not None:
            _replay_fits(scenario, tree, name, said.replay, versions, fields, calendar)
        for lane in [lane for lane in rules.tracks if lane in (STANDARD, *lanes_of(said))]:
            guards_fed(tree, name, said, rules.tracks[lane])


def lanes_of(said: Arrivals) -> set[str]:
    """The lanes on which dossiers of the stream may go, drawn or recorded."""
    return {*said.lanes, *(lane for row in _rows(said) if (lane := row.get(LANE, "").strip()))}


def fed(said: Arrivals, fields: Mapping[str, Field]) -> set[str]:
    """The fields that have a value in every dossier of the stream."""
    rows = _rows(said)
    return {
        *said.data,
        *(field for field, one in fields.items() if one.default is not None),
        *(field for field in fields if rows and all(row.get(field, "").strip() for row in rows)),
    }


def _rows(said: Arrivals) -> list[dict[str, str]]:
    return [] if said.replay is None else [row.cells for row in said.replay.rows]


# --- lanes, channels, values


def _lanes_fit(tree: Node, name: str, lanes: Iterable[str], versions: Sequence[Rules]) -> None:
    """Each lane is one of a version in the period; before that version dossiers go the standard way."""
    known = _known_lanes(versions)
    for lane in lanes:
        if lane not in known and not inherited(tree, ["arrivals", name, "lanes", lane]):
            raise unknown(tree, ["arrivals", name, "lanes", lane], "lane", lane, known)


def _known_lanes(versions: Sequence[Rules]) -> dict[str, None]:
    return dict.fromkeys(lane for rules in versions for lane in rules.tracks)


def _weighed(tree: Node, path: Path, weights: Mapping[Any, float]) -> None:
    if not any(weights.values()):
        where = ".".join(map(str, path))
        raise wrong(at(tree, path), f"{where}: wanted a weight above 0, but there is none; possible: 1")


def _values_fit(tree: Node, name: str, said: Arrivals, fields: Mapping[str, Field]) -> None:
    for field, how in said.data.items():
        path: Path = ["arrivals", name, "data", field]
        if field not in fields:
            raise unknown(tree, path, "field", field, fields)
        if isinstance(how, Chances) and how.choice is not None:
            _choice_fits(tree, [*path, "choice"], field, how.choice, fields[field])
        elif isinstance(how, Chances) and fields[field].type != "bool":
            raise wrong(at(tree, path), f"{name}.{field}: wanted 'choice', but it is no true-or-false field")
        elif not isinstance(how, Chances):
            _constant_fits(tree, path, field, how, fields)


def _choice_fits(tree: Node, path: Path, name: str, choice: Mapping[str, float], field: Field) -> None:
    _weighed(tree, path, choice)
    for text in choice:
        try:
            value_of(name, field, text)
        except ValueError as refused:
            raise DefinitionError(f"{path[1]}.{refused}", *key_place(at(tree, [*path, text]))) from None


def _constant_fits(tree: Node, path: Path, field: str, value: object, fields: Mapping[str, Field]) -> None:
    try:
        checked(str(path[1]), fields, {field: value})
    except NotAllowed as refused:
        raise wrong(at(tree, path), str(refused)) from None


def guards_fed(tree: Node, name: str, said: Arrivals, track: Track) -> None:
    """Refuses a guard of the track that reads what no dossier of the stream has; raises DefinitionError."""
    given = fed(said, track.procedure.fields)
    for guard in [*track.guards.values(), *([track.eligible] if track.eligible else [])]:
        for field in guard.names:
            if field not in given:
                raise wrong(
                    at(tree, ["arrivals", name]),
                    f"arrivals.{name}: wanted a value for '{field}', which '{guard.source}' reads, but there is none",
                )


# --- the profiles of the year and the day


def _profile_fits(scenario: Scenario, tree: Node, name: str, calendar: WorkCalendar) -> None:
    said = scenario.arrivals[name]
    path: Path = ["arrivals", name]
    for weekday in said.weekdays:
        if weekday not in {WEEKDAYS[date_of(day).weekday()] for day in calendar.days}:
            message = f"arrivals.{name}: wanted a day of the week with office hours, but '{weekday}' never has any"
            raise _at_key(tree, [*path, "weekdays", weekday], message)
    since, until = (calendar.local_date(one) for one in simulated(scenario, calendar))
    for number, peak in enumerate(said.peaks):
        there: Path = [*path, "peaks", number]
        if peak.until < peak.since:
            raise wrong(at(tree, there), f"arrivals.{name}: wanted a peak whose last day is not before its first")
        outside = peak.until < since.isoformat() or peak.since >= until.isoformat()
        if outside and not inherited(tree, [*there, "from"]):
            wanted = f"arrivals.{name}: wanted a peak in the simulated time, but {peak.since} to {peak.until} is not"
            raise wrong(at(tree, there), f"{wanted}; possible: {since} to {scenario.until}")
    for channel, hours in said.hours.items():
        _hours_fit(tree, [*path, "hours", channel], said, channel, hours, calendar)


def _hours_fit(
    tree: Node, path: Path, said: Arrivals, channel: str, hours: Mapping[str, float], calendar: WorkCalendar
) -> None:
    where = ".".join(map(str, path))
    if not said.channels.get(channel):  # type: ignore[call-overload]
        used = ", ".join(one for one, weight in said.channels.items() if weight)
        raise _at_key(tree, path, f"{where}: wanted a channel of the stream, but it has none; possible: {used}")
    _weighed(tree, path, hours)
    reached = 0
    for (since, until), text in sorted((hours_of(text), text) for text in hours):
        if not reached <= since < until:
            wanted = f"{where}: wanted parts of the day that follow each other, but '{text}' does not"
            raise _at_key(tree, [*path, text], f'{wanted}; possible: "07:30-09:00", "09:00-11:30"')
        reached = until
        if channel != ONLINE and not _open(since, until, calendar):
            wanted = f"{where}: wanted a part of the day in office hours, but '{text}' lies outside them"
            raise _at_key(tree, [*path, text], wanted)


def _open(since: int, until: int, calendar: WorkCalendar) -> bool:
    """Whether the office is open in that part of any working day."""
    return any(begin < until and since < end for day in calendar.days for begin, end in calendar.regular(day))


def _at_key(tree: Node, path: Path, message: str) -> DefinitionError:
    return DefinitionError(message, *key_place(at(tree, path)))


def _intervals_fit(tree: Node, name: str, said: Arrivals) -> None:
    if said.every is not None and mean(said.every.law) <= 0:
        message = f"arrivals.{name}.every: wanted lengths above 0, but all are 0; possible: 2 working hours"
        raise wrong(at(tree, ["arrivals", name, "every"]), message)


# --- recorded arrivals


def _replay_fits(
    scenario: Scenario,
    tree: Node,
    name: str,
    replay: Replay,
    versions: Sequence[Rules],
    fields: Mapping[str, Field],
    calendar: WorkCalendar,
) -> None:
    file = at(tree, ["arrivals", name, "replay", "file"])
    path = str(beside(file))
    column = unknown_column(replay.rows, fields)
    if column is not None:
        known = ("at", "lane", "channel", *fields)
        raise DefinitionError(
            f"{column}: wanted a known column, but it is not one; {possible(column, known)}", path, 1, 1
        )
    since, until = simulated(scenario, calendar)
    rows = list(_recorded(replay, path, versions, fields))
    if not any(since <= row.at < until for row in rows):
        first, last = calendar.local_date(since), scenario.until
        message = f"arrivals.{name}.replay: wanted arrivals in the simulated time, but '{replay.file}' has none"
        raise wrong(file, f"{message}; possible: {first} to {last}")


def _recorded(replay: Replay, path: str, versions: Sequence[Rules], fields: Mapping[str, Field]) -> Iterator[Recorded]:
    known = _known_lanes(versions)
    for row in replay.rows:
        try:
            found = recorded(row, fields)
        except ValueError as refused:
            raise DefinitionError(str(refused), path, row.line, 1) from None
        if found.lane is not None and found.lane not in known:
            message = f"{LANE}: wanted a known lane, but found '{found.lane}'; {possible(found.lane, known)}"
            raise DefinitionError(message, path, row.line, 1)
        yield found
