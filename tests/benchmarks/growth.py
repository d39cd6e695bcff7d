"""How much memory does a simulated year of the shipped commune take, as many times as large as asked?

python -m tests.benchmarks.growth TIMES

Prints the dossiers received, the peak of the resident memory in MiB, and processor seconds. The arrivals of every
stream and the officers of every department are multiplied, and who is named gets colleagues of the same kind.
"""

import resource
import sys
import time
from pathlib import Path

from workflow.loader import load_definitions, shipped
from workflow.simulation.reading import read_scenario
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate


def larger(scenario: Scenario, times: int) -> Scenario:
    """The commune so many times as large."""
    streams = {
        name: one.model_copy(update={"per_working_day": one.per_working_day and one.per_working_day * times})
        for name, one in scenario.arrivals.items()
    }
    staff = {name: one.model_copy(update={"officers": one.officers * times}) for name, one in scenario.staff.items()}
    alike = {f"{name}_like_{number}": one for name, one in scenario.people.items() for number in range(1, times)}
    return scenario.model_copy(update={"arrivals": streams, "staff": staff, "people": scenario.people | alike})


def peak() -> float:
    """The most memory that this process has had resident, in MiB.

    Linux counts in `ru_maxrss` what the process was before it became this program too, so its own mark goes first.
    """
    status = Path("/proc/self/status")
    marks = status.read_text().splitlines() if status.exists() else []
    own = [int(line.split()[1]) for line in marks if line.startswith("VmHWM")]
    return (own[0] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def main(times: int) -> None:
    scenario, _ = read_scenario(shipped() / "scenarios" / "dinh_hoa_2026.yaml")
    begun = time.process_time()
    totals = simulate(larger(scenario, times), load_definitions()).totals
    print(totals.received + totals.not_accepted, f"{peak():.1f}", f"{time.process_time() - begun:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
