"""Replications of a case of the validation in two processes, and the plain simulation on a generator of its own."""

import multiprocessing
from collections.abc import Callable
from functools import partial
from random import Random

from workflow.simulation.proving.network import NetworkLaw
from workflow.simulation.proving.reference import mean_in_system
from workflow.simulation.proving.validation import Case, Means, Verdict, judged, referred, simulated


def plain(case: Case, seed: int, replication: int) -> Means:
    """What the plain simulation finds with the generator of the standard library."""
    return {None: mean_in_system(case.network, case.dossiers, case.edge, Random(f"{seed}/{replication}").random)}


def verdicts(case: Case, replications: int, law: NetworkLaw | None = None, seed: int = 2026) -> tuple[Verdict, ...]:
    """The verdicts on a case, by other rules than its own where some are given."""
    rules = law or case.network.law()
    found = [simulated(case, seed, number, rules) for number in range(replications)]
    return tuple(judged(case, found, [referred(case, seed, number) for number in range(replications)]))


def in_two_processes(replicate: Callable[[Case, int, int], Means], case: Case, replications: int) -> list[Means]:
    """The means of each replication."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        return pool.map(partial(replicate, case, 2026), range(replications), chunksize=1)
