"""How fast is a simulation on the production rules? Beside SimPy, Ciw and salabim on the same network, in one run.

python -m tests.benchmarks.bench_simulation [DOSSIERS]

Here every event goes through the state machine, the clock and the record of responsibility, and every late dossier
gets its letter; the others know none of these. Rates are dossiers per second of processor time; ratios are of rounds
in turn, and their median counts. Who is slow runs fewer dossiers, which costs their rate nothing.
"""

import cProfile
import pstats
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import network as n
from tests.benchmarks import peers
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.events import DossierFinished
from workflow.model import Instant
from workflow.simulation.proving.reference import mean_in_system
from workflow.simulation.simulator import simulate

ROUNDS = 5
LAWS = {hours: n.Network(hours) for hours in (24, 8)}  # compiled once


class Simulator(NamedTuple):
    """Whoever runs the network: so many dossiers of the seed give the mean time in the system in units."""

    name: str
    dossiers: int
    run: Callable[[int, int, int], float]


class Round(NamedTuple):
    """One run of one simulator."""

    rate: float
    mean: float


def ours(dossiers: int, seed: int, hours: int) -> float:
    """The network on the production rules; the watch that adds up the times is part of the time taken."""
    spent = ended = 0

    def watch(_: Command, at: Instant, outcome: Outcome) -> None:
        nonlocal spent, ended
        if isinstance(outcome.events[-1], DossierFinished):
            spent += at - outcome.dossier.submitted
            ended += 1

    simulate(n.scenario(dossiers, hours), LAWS[hours], seed=seed, watch=watch)
    assert ended == dossiers, "the network drains"
    return spent / dossiers / n.UNIT


def simulators(dossiers: int, hours: int) -> Iterator[Simulator]:
    """Who can run the network so."""
    yield Simulator("luongxanh", dossiers, ours)
    yield Simulator("SimPy", dossiers, peers.in_simpy)
    yield Simulator("Ciw", max(dossiers // 2, 1), peers.in_ciw)
    if hours == 24:
        yield Simulator("salabim", max(dossiers // 5, 1), peers.in_salabim)


def in_turn(of: Sequence[Simulator], hours: int) -> dict[str, list[Round]]:
    """The rounds of each, one after the other so that a slow minute of the machine meets all."""
    rounds: dict[str, list[Round]] = {one.name: [] for one in of}
    for seed in range(1, ROUNDS + 1):
        for one in of:
            begun = time.process_time()
            mean = one.run(one.dossiers, seed, hours)
            rounds[one.name].append(Round(one.dossiers / (time.process_time() - begun), mean))
    return rounds


def compare(dossiers: int, hours: int, expected: str) -> None:
    """Prints the table of one opening time."""
    of = list(simulators(dossiers, hours))
    rounds = in_turn(of, hours)
    print(f"open {hours} hours a day, {ROUNDS} rounds in turn; mean in the system {expected}\n")
    print("| simulator | dossiers a run | dossiers/s | luongxanh is × as fast | mean in the system |")
    print("|---|--:|--:|--:|--:|")
    for one in of:
        mine = [each.rate for each in rounds["luongxanh"]]
        theirs = [each.rate for each in rounds[one.name]]
        ratios = sorted(a / b for a, b in zip(mine, theirs, strict=True))
        print(
            f"| {one.name} | {one.dossiers:,} | {statistics.median(theirs):,.0f} | "
            f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}) | "
            f"{statistics.fmean(each.mean for each in rounds[one.name]):.2f} |"
        )
    print(flush=True)


def by_the_plain_simulation() -> float:
    """The mean in the system by day that the independent plain simulation finds over 400,000 dossiers."""
    network = n.five_departments("network", 8)
    found = [mean_in_system(network, 100_000, 1_000, peers.Random(f"plain/{run}").random) for run in range(4)]
    return statistics.fmean(found) / n.UNIT


def memory() -> None:
    """Prints the peak memory of the shipped commune and of ten times the commune, each in a process of its own."""
    print("| the shipped commune | dossiers | peak MiB | dossiers/s |\n|---|--:|--:|--:|")
    for times in (1, 10):
        command = [sys.executable, "-m", "tests.benchmarks.growth", str(times)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        dossiers, peak, seconds = int(told[0]), float(told[1]), float(told[2])
        print(f"| × {times} | {dossiers:,} | {peak:.0f} | {dossiers / seconds:,.0f} |", flush=True)
    print("\nwanted: below 300 MiB, and flat\n")


def where_the_time_goes(dossiers: int) -> None:
    """The share of each module in the processor time of one run (profiled, so slower than above)."""
    profile = cProfile.Profile()
    profile.runcall(simulate, n.scenario(dossiers, 24), LAWS[24], seed=1)
    spent: Counter[str] = Counter()
    for (file, _, name), row in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        spent[path.stem if "workflow" in path.parts else "built-in" if file == "~" else name] += row[2]
    whole = sum(spent.values())
    print("| where the time goes | share |\n|---|--:|")
    for name, seconds in spent.most_common(10):
        print(f"| {name} | {seconds / whole:.0%} |")
    print(flush=True)


def main(dossiers: int) -> None:
    compare(dossiers, 24, f"{n.exact_mean():.2f} units by theory")
    compare(dossiers, 8, f"{by_the_plain_simulation():.2f} units by the plain simulation")
    where_the_time_goes(dossiers)
    memory()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
