"""The network of the benchmark in SimPy, Ciw and salabim, each in the way of its own documentation.

Each function simulates so many dossiers and gives the mean time in the system in units. By day the offices are open
`OPEN` of every `DAY` units, work is suspended at closing and resumed at opening before anything else, and arrivals
come day and night at a third of the rate.
"""

from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import count
from random import Random
from typing import Any

import ciw
import salabim
import simpy

from tests.benchmarks import network as n

HOUR = 3_600 / n.UNIT
OPEN, DAY = 8 * HOUR, 24 * HOUR
WORK = tuple(mean * 60 / n.UNIT for mean in n.MEANS)
SUPPLEMENT = n.SUPPLEMENT * 60 / n.UNIT
_ASKS = 1  # the department that may ask for something
_FIRST, _RESUMED, _NEW = 0, 1, 2  # who goes first in SimPy: closing time, work begun before, then the lanes

Steps = Generator[Any, Any, None]


def between(hours: int) -> float:
    """The mean time between two arrivals."""
    return 24 / hours


# --- SimPy


def in_simpy(dossiers: int, seed: int, hours: int) -> float:
    """A process for each dossier; by day one more for each desk, which takes the desk away overnight."""
    shop = _Shop(Random(seed), hours)
    shop.world.process(shop.arrivals(dossiers))
    if hours < 24:
        for desks in shop.departments:
            for _ in range(desks.capacity):
                shop.world.process(shop.nights(desks))
    shop.world.run(until=shop.all_done)
    return sum(shop.stays) / dossiers


class _Shop:
    def __init__(self, chance: Random, hours: int) -> None:
        self.world = simpy.Environment()
        self.chance = chance
        self.between = between(hours)
        self.by_day = hours < 24
        kind = simpy.PreemptiveResource if self.by_day else simpy.PriorityResource
        self.departments = [kind(self.world, desks) for desks in n.DESKS]
        self.stays: list[float] = []
        self.all_done = self.world.event()

    def length(self, mean: float) -> float:
        return self.chance.expovariate(1 / mean)

    def arrivals(self, dossiers: int) -> Steps:
        for _ in range(dossiers):
            yield self.world.timeout(self.length(self.between))
            self.world.process(self.dossier(_NEW if self.chance.random() < n.GREEN else _NEW + 1, dossiers))

    def dossier(self, priority: int, of: int) -> Steps:
        came, where = self.world.now, 0
        serve = self.suspended if self.by_day else self.served
        while where < len(WORK):
            yield from serve(self.departments[where], priority, self.length(WORK[where]))
            if where == _ASKS and self.chance.random() < n.AGAIN:
                yield self.world.timeout(self.length(SUPPLEMENT))
                where = 0
            else:
                where += 1
        self.stays.append(self.world.now - came)
        if len(self.stays) == of:
            self.all_done.succeed()

    def served(self, desks: simpy.PriorityResource, priority: int, work: float) -> Steps:
        with desks.request(priority) as desk:
            yield desk
            yield self.world.timeout(work)

    def suspended(self, desks: simpy.PreemptiveResource, priority: int, work: float) -> Steps:
        while work > 0:
            with desks.request(priority, preempt=False) as desk:
                yield desk
                begun = self.world.now
                with suppress(simpy.Interrupt):
                    yield self.world.timeout(work)
                    return
                work -= self.world.now - begun
                priority = _RESUMED

    def nights(self, desks: simpy.PreemptiveResource) -> Steps:
        for day in count():
            yield self.world.timeout(day * DAY + OPEN - self.world.now)
            with desks.request(_FIRST) as closed:
                yield closed
                yield self.world.timeout((day + 1) * DAY - self.world.now)


# --- Ciw


def in_ciw(dossiers: int, seed: int, hours: int) -> float:
    """Two classes with priorities; the citizen is a node with as many servers as come; by day with a schedule."""
    ciw.seed(seed)
    citizen = len(WORK) + 1
    work = [ciw.dists.Exponential(1 / mean) for mean in (*WORK, SUPPLEMENT)]
    ways = [ciw.routing.Direct(to=node + 1) for node in range(1, citizen - 1)]
    ways[_ASKS] = ciw.routing.Probabilistic(destinations=[_ASKS + 2, citizen], probs=[1 - n.AGAIN, n.AGAIN])
    routing = ciw.routing.NetworkRouting(routers=[*ways, ciw.routing.Leave(), ciw.routing.Direct(to=1)])
    shares = {"green": n.GREEN, "standard": 1 - n.GREEN}
    none = [None] * (citizen - 1)
    network = ciw.create_network(
        arrival_distributions={
            lane: [ciw.dists.Exponential(share / between(hours)), *none] for lane, share in shares.items()
        },
        service_distributions=dict.fromkeys(shares, work),
        routing=dict.fromkeys(shares, routing),
        priority_classes={"green": 0, "standard": 1},
        number_of_servers=[*_ciw_desks(hours), float("inf")],
    )
    world = ciw.Simulation(network)
    world.simulate_until_max_customers(dossiers, method="Finish")
    first: dict[int, float] = {}
    last: dict[int, float] = {}
    for record in world.get_all_records():
        first[record.id_number] = min(record.arrival_date, first.get(record.id_number, float("inf")))
        if record.destination == -1:
            last[record.id_number] = record.exit_date
    return float(sum(end - first[dossier] for dossier, end in last.items()) / len(last))


def _ciw_desks(hours: int) -> Iterator[Any]:
    for desks in n.DESKS:
        if hours == 24:
            yield desks
        else:
            yield ciw.Schedule(numbers_of_servers=[desks, 0], shift_end_dates=[OPEN, DAY], preemption="resume")


# --- salabim


def in_salabim(dossiers: int, seed: int, hours: int) -> float:
    """A component for each dossier; it has no shifts that suspend and resume work, so only round the clock."""
    if hours != 24:
        raise ValueError(f"salabim: wanted offices that are always open, but they are open {hours} hours")
    salabim.yieldless(False)
    world, chance = salabim.Environment(trace=False, random_seed=seed), Random(seed)
    departments = [salabim.Resource(capacity=desks) for desks in n.DESKS]
    stays: list[float] = []

    class Dossier(salabim.Component):  # type: ignore[misc]
        def process(self) -> Steps:
            lane, where = (0 if chance.random() < n.GREEN else 1), 0
            came = world.now()
            while where < len(departments):
                yield self.request((departments[where], 1, lane))
                yield self.hold(chance.expovariate(1 / WORK[where]))
                self.release()
                if where == _ASKS and chance.random() < n.AGAIN:
                    yield self.hold(chance.expovariate(1 / SUPPLEMENT))
                    where = 0
                else:
                    where += 1
            stays.append(world.now() - came)

    class Door(salabim.Component):  # type: ignore[misc]
        def process(self) -> Steps:
            for _ in range(dossiers):
                yield self.hold(chance.expovariate(1.0))
                Dossier()

    Door()
    world.run()
    return sum(stays) / dossiers
