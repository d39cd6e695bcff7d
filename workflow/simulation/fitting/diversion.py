"""Do the shocks reach the arrivals that they speak of? Each factor a stream of its own number, each channel somebody.

What a shock does to desks is asked elsewhere.
"""

from collections.abc import Sequence

from workflow.errors import DefinitionError
from workflow.loader.yamltree import Node, at, key_place, wrong
from workflow.simulation.arriving.diversion import LATER, LOST
from workflow.simulation.arriving.recorded import CHANNEL
from workflow.simulation.reading import unknown
from workflow.simulation.scenario import Scenario, Shock
from workflow.simulation.spans import simulated, span
from workflow.worktime import Interval, WorkCalendar


def shocks_fit(scenario: Scenario, tree: Node, calendar: WorkCalendar) -> None:
    """Refuses a shock that changes nothing of the arrivals that it names; raises DefinitionError with its place."""
    reached = _channels(scenario)
    for name, shock in scenario.shocks.items():
        when = _span(tree, name, shock)
        since, until = simulated(scenario, calendar)
        if when[0] >= until or when[1] <= since:
            wanted = f"shocks.{name}: wanted days in the simulated time, but {shock.since} to {shock.until} is not"
            raise wrong(
                at(tree, ["shocks", name, "from"]),
                f"{wanted}; possible: {calendar.local_date(since)} to {scenario.until}",
            )
        _factors_fit(scenario, tree, name, when, calendar)
        _channels_fit(tree, name, shock, reached)


def _span(tree: Node, name: str, shock: Shock) -> Interval:
    try:
        since, until = span(shock)
    except ValueError as refused:
        raise wrong(at(tree, ["shocks", name]), f"shocks.{name}: wanted days that exist, but {refused}") from None
    if until <= since:
        message = f"shocks.{name}: wanted an end after the beginning, but it ends {shock.until}"
        raise wrong(at(tree, ["shocks", name, "to"]), message)
    return since, until


def _factors_fit(scenario: Scenario, tree: Node, name: str, when: Interval, calendar: WorkCalendar) -> None:
    numbered = [stream for stream, said in scenario.arrivals.items() if said.per_working_day is not None]
    for stream in scenario.shocks[name].arrivals:
        if stream not in numbered:
            wanted = f"stream of so many a working day{'' if numbered else ' (there is none)'}"
            raise unknown(tree, ["shocks", name, "arrivals", stream], wanted, stream, numbered)
        since, until = simulated(scenario, calendar)
        if not calendar.working_seconds(max(when[0], since), min(when[1], until)):
            message = f"shocks.{name}.arrivals: wanted working time in the shock, but it has none"
            raise wrong(at(tree, ["shocks", name, "arrivals"]), message)


def _channels_fit(tree: Node, name: str, shock: Shock, reached: Sequence[str]) -> None:
    for channel, instead in shock.channels.items():
        path: list[str | int] = ["shocks", name, "channels", channel]
        if channel not in reached:
            raise _at_key(tree, path, f"by which somebody comes, but nobody comes by '{channel}'", reached)
        if channel == instead:
            others = ("later", "lost", *(one for one in ("counter", "online", "post") if one != channel))
            raise _at_key(tree, path, f"that sends elsewhere, but '{channel}' stays '{instead}'", others)


def _at_key(tree: Node, path: list[str | int], message: str, possible: Sequence[str]) -> DefinitionError:
    where = ".".join(str(part) for part in path[:-1])
    text = f"{where}: wanted a channel {message}; possible: {', '.join(possible)}"
    return DefinitionError(text, *key_place(at(tree, path)))


def _channels(scenario: Scenario) -> list[str]:
    """The channels by which dossiers come, drawn, recorded or sent there by a shock."""
    found: dict[str, None] = {}
    for said in scenario.arrivals.values():
        found.update(dict.fromkeys(channel for channel, weight in said.channels.items() if weight))
        if said.replay is not None:
            found.update(dict.fromkeys(cell for row in said.replay.rows if (cell := row.cells.get(CHANNEL))))
    for shock in scenario.shocks.values():
        found.update(dict.fromkeys(to for to in shock.channels.values() if to not in (LATER, LOST)))
    return list(found)
