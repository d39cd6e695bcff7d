"""What do two processors give over one, and what does a dask cluster cost beside the pool of processes?

python -m tests.benchmarks.bench_replications [REPLICATIONS]

The shipped year of a commune, so many replications. Rounds alternate and the best of each counts: what else the
machine does can only make a round slower. Starting processes is counted for the pool, starting the cluster is not:
it is there before.
"""

import sys
import time
from collections.abc import Callable

from workflow.loader import load_definitions, shipped
from workflow.simulation.reading import read_scenario
from workflow.simulation.running.cluster import Cluster
from workflow.simulation.running.replications import Case, Replicated, replicate

ROUNDS = 2
WORKERS = 2


def seconds(run: Callable[[], Replicated], expected: Replicated | None) -> tuple[float, Replicated]:
    begun = time.perf_counter()
    found = run()
    took = time.perf_counter() - begun
    assert expected is None or found == expected, "the results are not the same"
    return took, found


def main() -> None:
    from distributed import LocalCluster

    replications = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    scenario, _ = read_scenario(shipped() / "scenarios" / "dinh_hoa_2026.yaml")
    case = Case(scenario, load_definitions())
    best: dict[str, float] = {}
    expected: Replicated | None = None
    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        Cluster(local.scheduler_address) as cluster,
    ):
        replicate([case], replications=WORKERS, workers=cluster)  # each worker has compiled the law
        ways: dict[str, Callable[[], Replicated]] = {
            "one process": lambda: replicate([case], replications=replications, workers=1),
            f"{WORKERS} processes": lambda: replicate([case], replications=replications, workers=WORKERS),
            f"dask, {WORKERS} workers": lambda: replicate([case], replications=replications, workers=cluster),
        }
        for _ in range(ROUNDS):
            for name, run in ways.items():
                took, expected = seconds(run, expected)
                best[name] = min(took, best.get(name, took))
    assert expected is not None
    assert expected.results[0] is not None
    dossiers = expected.results[0].totals.received
    print(
        f"{replications} replications of {scenario.scenario}, {dossiers:,} accepted dossiers; best of {ROUNDS} rounds"
    )
    for name, took in best.items():
        print(f"  {name:16} {took:7.1f} s   {replications / took:5.2f} runs/s   {dossiers / took:8,.0f} dossiers/s")
    one, pool, dask = best.values()
    print(f"  {WORKERS} processes against one: {one / pool:.2f} ×   dask against the pool: {dask / pool - 1:+.1%} time")


if __name__ == "__main__":
    main()
