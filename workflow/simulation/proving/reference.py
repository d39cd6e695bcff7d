"""What does a plain simulation of the same network find? An independent one: no rules, no calendar, no desks of ours.

Used where theory has no closed form. Time here is opening time: what comes while the offices are closed comes at the
instant they open, all at once, and only then is it decided who goes first. Work is exponential.
"""

import math
from collections.abc import Callable
from heapq import heappop, heappush

from workflow.simulation.chance import mean
from workflow.simulation.proving.network import Network

_DAY = 86_400


def mean_in_system(network: Network, dossiers: int, edge: int, uniform: Callable[[], float]) -> float:
    """The mean seconds from arrival to end of all but the first and last `edge` dossiers; `uniform` gives the next
    draw in [0, 1).
    """
    return _Plain(network, uniform).run(dossiers, edge)


class _Plain:
    def __init__(self, network: Network, uniform: Callable[[], float]) -> None:
        self._network = network
        self._uniform = uniform
        self._open = network.hours * 3600
        self._means = [mean(station.law) for station in network.stations]
        self._free = [station.officers for station in network.stations]
        self._waiting: list[list[tuple[bool, int, int]]] = [[] for _ in network.stations]
        self._agenda: list[tuple[float, int, int, int, bool]] = []  # when, running number, who, where, done there
        self._number = 0
        self._green: list[bool] = []
        self._stays: list[float] = []

    def run(self, dossiers: int, edge: int) -> float:
        self._all_arrive(dossiers)
        agenda = self._agenda
        while agenda:
            now = agenda[0][0]
            moved = set()
            while agenda and agenda[0][0] == now:
                _, _, who, where, done = heappop(agenda)
                moved.add(where)
                if done:
                    self._leaves(now, who, where)
                else:
                    self._number += 1
                    heappush(self._waiting[where], (not self._green[who], self._number, who))
            for where in moved:
                self._begin(now, where)
        counted = self._stays[edge : dossiers - edge]
        return sum(counted) / len(counted)

    def _all_arrive(self, dossiers: int) -> None:
        wall, between = 0.0, self._network.between * 60
        for who in range(dossiers):
            wall += self._exponential(between)
            self._green.append(self._uniform() < self._network.green)
            self._stays.append(-wall)
            self._plan(self._opened(wall), who, 0, False)

    def _leaves(self, now: float, who: int, where: int) -> None:
        self._free[where] += 1
        again = self._network.again
        if again is not None and where + 1 == again.after and self._uniform() < again.share:
            back = self._wall(now) + self._exponential(again.hours * 3600)
            self._plan(self._opened(back), who, 0, False)
        elif where + 1 < len(self._free):
            self._plan(now, who, where + 1, False)
        else:
            self._stays[who] += self._wall(now)

    def _begin(self, now: float, where: int) -> None:
        while self._free[where] and self._waiting[where]:
            self._free[where] -= 1
            who = heappop(self._waiting[where])[2]
            self._plan(now + self._exponential(self._means[where]), who, where, True)

    def _plan(self, at: float, who: int, where: int, done: bool) -> None:
        self._number += 1
        heappush(self._agenda, (at, self._number, who, where, done))

    def _exponential(self, mean: float) -> float:
        return -mean * math.log1p(-self._uniform())

    def _opened(self, wall: float) -> float:
        """Seconds that the offices were open up to the wall-clock instant."""
        days, rest = divmod(wall, _DAY)
        return days * self._open + min(rest, self._open)

    def _wall(self, opened: float) -> float:
        """The wall-clock instant at which the offices have been open for so long."""
        days, rest = divmod(opened, self._open)
        return days * _DAY + rest
