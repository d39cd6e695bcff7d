"""Announced incidents of a simulation: each is declared for every dossier under way, and ended.

The clocks that say so stand meanwhile; that is the core's question.
"""

from collections.abc import Callable, Iterable

from workflow import commands as c
from workflow.model import Instant
from workflow.simulation.live import Live
from workflow.simulation.spans import span
from workflow.simulation.stage import Stage


class Incidents:
    """The incidents that the scenario's shocks announce."""

    def __init__(self, stage: Stage, under_way: Callable[[], Iterable[Live]]) -> None:
        self._stage = stage
        self._under_way = under_way
        self._going: dict[str, str] = {}  # shock → ground
        for name, shock in stage.scenario.shocks.items():
            if shock.incident:
                since, until = span(shock)
                stage.plan(since, self._begins, name, shock.note or name)
                stage.plan(until, self._ends, name)

    def accepted(self, live: Live, at: Instant) -> None:
        """A dossier that is accepted while an incident goes on is told of it too."""
        for ground in self._going.values():
            self._declare(live, ground, at)
            break

    def _begins(self, at: Instant, name: str, ground: str) -> None:
        self._going[name] = ground
        for live in list(self._under_way()):
            self._declare(live, ground, at)

    def _ends(self, at: Instant, name: str, _: None) -> None:
        self._going.pop(name, None)
        if self._going:
            return
        for live in list(self._under_way()):
            if live.dossier.incident is not None and live.dossier.finished is None:
                self._stage.step(live, c.EndIncident(_announcer(live)), at)
                self._stage.look(live)

    def _declare(self, live: Live, ground: str, at: Instant) -> None:
        dossier = live.dossier
        if dossier.accepted is not None and dossier.finished is None and dossier.incident is None:
            self._stage.step(live, c.DeclareIncident(_announcer(live), ground), at)


def _announcer(live: Live) -> c.Actor:
    track = live.rules.tracks[live.dossier.lane]
    department = track.holders[track.initial]
    return c.Actor(f"{department}/announcer", department)
