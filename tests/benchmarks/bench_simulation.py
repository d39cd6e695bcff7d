"""How fast is a simulation on the production rules? Against SimPy on the same open network, in one run.

python -m tests.benchmarks.bench_simulation [DOSSIERS]

Here every event goes through the state machine, the clock and the record of responsibility, and every late dossier
gets its letter; bare SimPy knows none of these. Rates are per second of processor time, the ratio is of medians of
alternating rounds.
"""

import cProfile
import pstats
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import simpy

from tests.benchmarks import network as n
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.events import DossierFinished
from workflow.model import Instant
from workflow.simulation.results import Results
from workflow.simulation.simulator import simulate

ROUNDS = 7


def bare_simpy(dossiers: int, seed: int) -> float:
    """The network in SimPy alone; gives the mean time in the system in units."""
    chance = Random(seed)
    world = simpy.Environment()
    stations = [simpy.PriorityResource(world, desks) for desks in n.DESKS]
    times: list[float] = []

    def dossier(priority: int):
        born, at = world.now, 0
        while at < len(stations):
            with stations[at].request(priority) as desk:
                yield desk
                yield world.timeout(chance.expovariate(100 / n.MEANS[at]))
            if at == 1 and chance.random() < n.AGAIN:
                yield world.timeout(chance.expovariate(100 / n.SUPPLEMENT))
                at = 0
            else:
                at += 1
        times.append(world.now - born)

    def arrivals():
        for _ in range(dossiers):
            yield world.timeout(chance.expovariate(1.0))
            world.process(dossier(0 if chance.random() < n.GREEN else 1))

    world.process(arrivals())
    world.run()
    return sum(times) / len(times)


def ours(dossiers: int, seed: int, law: n.Network) -> Results:
    """The network on the production rules, which are compiled once."""
    return simulate(n.scenario(dossiers, 24), law, seed=seed)


def mean_in_system(dossiers: int, seed: int, law: n.Network) -> float:
    """The same run once more, watched: from handing in to the end, in units."""
    spent = 0

    def watch(_: Command, at: Instant, outcome: Outcome) -> None:
        nonlocal spent
        if isinstance(outcome.events[-1], DossierFinished):
            spent += at - outcome.dossier.submitted

    simulate(n.scenario(dossiers, 24), law, seed=seed, watch=watch)
    return spent / dossiers / n.UNIT


def main(dossiers: int) -> None:
    mine, theirs, means, other, events = [], [], [], [], 0
    law = n.Network(24)
    for seed in range(1, ROUNDS + 1):
        begun = time.process_time()
        results = ours(dossiers, seed, law)
        mine.append(dossiers / (time.process_time() - begun))
        events = results.totals.events
        means.append(mean_in_system(dossiers, seed, law))
        assert results.totals.closed == dossiers, "the network drains"
        begun = time.process_time()
        other.append(bare_simpy(dossiers, seed))
        theirs.append(dossiers / (time.process_time() - begun))
    rate, simpy_rate = statistics.median(mine), statistics.median(theirs)
    print(
        f"{dossiers:,} dossiers, {ROUNDS} rounds each, in turn; exact mean in the system {n.exact_mean():.2f} units\n"
    )
    print("| simulator | dossiers/s | events/s | mean in the system |\n|---|--:|--:|--:|")
    print(f"| luongxanh | {rate:,.0f} | {rate * events / dossiers:,.0f} | {statistics.mean(means):.2f} |")
    print(f"| SimPy, bare | {simpy_rate:,.0f} | – | {statistics.mean(other):.2f} |")
    ratios = sorted(a / b for a, b in zip(mine, theirs, strict=True))
    print(f"\nratio to SimPy, round by round: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})\n")
    where_the_time_goes(dossiers)


def where_the_time_goes(dossiers: int) -> None:
    """The share of each module in the processor time of one run (profiled, so slower than above)."""
    profile = cProfile.Profile()
    profile.runcall(ours, dossiers, 1, n.Network(24))
    spent: Counter[str] = Counter()
    for (file, _, name), row in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        spent[path.stem if "workflow" in path.parts else "built-in" if file == "~" else name] += row[2]
    whole = sum(spent.values())
    print("| where the time goes | share |\n|---|--:|")
    for name, seconds in spent.most_common(10):
        print(f"| {name} | {seconds / whole:.0%} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
