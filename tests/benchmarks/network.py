"""One open network for every simulator: a one-stop shop of five departments, as values of this library.

Poisson arrivals, exponential work, five departments in sequence with 2, 3, 2, 2 and 1 desks, each 80 % loaded; after
the second, one in five waits for the citizen (mean 72 units) and begins again; three in ten go on the green lane,
which comes first. The unit of time is 100 minutes, so that every mean is whole. The mean time in the system is known
exactly.
"""

from workflow.procedure import Procedure
from workflow.simulation.proving.network import NetworkLaw, open_daily, procedure
from workflow.simulation.proving.validation import exact_mean as exact_seconds
from workflow.simulation.proving.validation import five_departments
from workflow.simulation.scenario import Scenario

UNIT = 100 * 60  # seconds
ROUND_THE_CLOCK = five_departments("network")
DESKS = tuple(station.officers for station in ROUND_THE_CLOCK.stations)
MEANS = tuple(round(station.law.parameters[0] / 60) for station in ROUND_THE_CLOCK.stations)  # minutes
AGAIN, SUPPLEMENT = 0.2, 7200  # share, minutes
GREEN = 0.3


def exact_mean() -> float:
    """The mean time in the system in units (Jackson network of M/M/c stations; the classes share one law)."""
    return exact_seconds(ROUND_THE_CLOCK) / UNIT


class Network(NetworkLaw):
    """The definitions of the network, open so many hours a day."""

    def __init__(self, hours: int) -> None:
        super().__init__("network", len(DESKS), 2, open_daily(hours))


def network(names: tuple[str, ...], lane: str, priority: int) -> Procedure:
    """The procedure of one lane."""
    return procedure("network", names, lane, priority, asks=2)


def scenario(dossiers: int, hours: int) -> Scenario:
    """So many dossiers arrive, then the network drains."""
    return five_departments("network", hours).scenario(dossiers)
