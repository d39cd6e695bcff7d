"""Does the simulator find what theory knows? Small networks on the production rules, with intervals of confidence.

Each replication starts empty; the first `edge` dossiers are run but not counted (replication and deletion), and as
many at the end keep the house busy until the last counted one has left. An `edge` is more than ten relaxation times
of the slowest station, so what is left of the empty start is far below a hundredth of the interval. The interval is
Student's over the means of the replications, which are independent.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Literal

from msgspec import Struct

from workflow.commands import Command, Submit
from workflow.decide import Outcome
from workflow.errors import WorkflowError
from workflow.model import Instant
from workflow.procedure import STANDARD
from workflow.simulation.chance import Chance, Law, mean
from workflow.simulation.proving import theory
from workflow.simulation.proving.network import Again, Network, NetworkLaw, Station
from workflow.simulation.proving.reference import mean_in_system
from workflow.simulation.simulator import simulate

CONFIDENCE = 0.99
REPLICATIONS, QUICK_REPLICATIONS = 20, 12
SEED = 1  # as of a scenario that says none
_GREEN = "green"

Means = Mapping[str | None, float]  # mean seconds in the system by lane; None: of all dossiers
Progress = Callable[[int, int], None]


class Case(Struct, frozen=True):
    """One network and what is known of it; where nothing is, it is held against the plain simulation."""

    network: Network
    dossiers: int  # of one replication
    edge: int
    known: Means | None


class Verdict(Struct, frozen=True):
    """What was expected and found of one mean time in the system; in seconds."""

    case: str
    lane: str | None
    against: Literal["theory", "reference"]
    replications: int
    expected: float
    found: float
    half_width: float
    z: float  # how many standard errors lie between the two

    @property
    def contained(self) -> bool:
        """Whether the interval around what was found contains what was expected."""
        return abs(self.found - self.expected) <= self.half_width


def cases(quick: bool = False) -> tuple[Case, ...]:
    """All cases; quick ones are half as long."""
    part = 2 if quick else 1
    lanes, round_the_clock = _two_lanes(), five_departments("network")
    return (
        *(Case(network, 5_000 // part, 400, _alone(network)) for network in _single_stations()),
        Case(lanes, 5_000 // part, 400, _by_lane(lanes)),
        Case(round_the_clock, 6_000 // part, 1_000, {None: exact_mean(round_the_clock)}),
        Case(five_departments("network_8_hours", 8), 6_000 // part, 1_000, None),
    )


# --- the networks


def five_departments(id: str, hours: int = 24) -> Network:
    """A one-stop shop of five departments, each 80 % loaded, with a loop past the citizen and a green lane; where it is
    not always open, less comes in the same measure.
    """
    officers, minutes = (2, 3, 2, 2, 1), (128, 192, 160, 160, 80)
    stations = tuple(Station(n, _exponential(mean)) for n, mean in zip(officers, minutes, strict=True))
    return Network(id, stations, 100 * 24 // hours, green=0.3, again=Again(after=2, share=0.2, hours=120), hours=hours)


def _single_stations() -> Iterator[Network]:
    skewed = {"lognormal": {"median": "60 working minutes", "p90": "120 working minutes"}}
    yield Network("mm1", (Station(1, _exponential(70)),), 100)
    yield Network("mm3", (Station(3, _exponential(210)),), 100)
    yield Network("mg1_lognormal", (Station(1, skewed),), 100)
    yield Network("mg1_gamma", (Station(1, {"gamma": {"mean": "60 working minutes", "shape": 0.5}}),), 100)
    yield Network("mg1_constant", (Station(1, {"constant": "70 working minutes"}),), 100)


def _two_lanes() -> Network:
    return Network("priority", (Station(2, _exponential(150)),), 100, green=0.3)


def _exponential(minutes: int) -> dict[str, str]:
    return {"exponential": f"{minutes} working minutes"}


# --- what is known of them


def exact_mean(network: Network) -> float:
    """The mean seconds in the system of a network of exponential stations that is always open (Jackson); priority
    changes it for each lane, but not for all dossiers together, since all work has one law.
    """
    stations = [theory.Station(one.officers, mean(one.law)) for one in network.stations]
    citizen, again = len(stations), network.again
    routing = [[float(j == i + 1 < citizen) for j in range(citizen + 1)] for i in range(citizen + 1)]
    if again is None:
        stations.append(theory.Station(theory.MANY, 0.0))
    else:
        stations.append(theory.Station(theory.MANY, again.hours * 3600))
        routing[again.after - 1] = [share * (1 - again.share) for share in routing[again.after - 1]]
        routing[again.after - 1][citizen] = again.share
        routing[citizen][0] = 1.0
    return theory.jackson([_rate(network)] + [0.0] * citizen, routing, stations)


def _rate(network: Network) -> float:
    return 1 / (network.between * 60)


def _alone(network: Network) -> Means:
    [station] = network.stations
    law = station.law
    if law.kind == "exponential":
        return {None: theory.mmc(_rate(network), mean(law), station.officers)}
    return {None: theory.mg1(_rate(network), mean(law), mean(law) ** 2 * (1 + _spread(law)))}


def _spread(law: Law) -> float:
    """The squared coefficient of variation: the variance over the square of the mean."""
    match law.kind, law.parameters:
        case "lognormal", (median, p90):
            return exp((log(p90 / median) / NormalDist().inv_cdf(0.9)) ** 2) - 1
        case "gamma", (_, shape):
            return 1 / shape
        case "constant", _:
            return 0.0
    raise ValueError(f"law: wanted lognormal, gamma or constant, but '{law.kind}' has no formula here")


def _by_lane(network: Network) -> Means:
    [station] = network.stations
    rates = [_rate(network) * share for share in (network.green, 1 - network.green)]
    work = mean(station.law)
    green, standard = theory.priority_waits(rates, work, station.officers)
    return {_GREEN: work + green, STANDARD: work + standard}


# --- what is found


class _Stays:
    """Adds up the times in the system of the dossiers that count, lane by lane."""

    def __init__(self, case: Case) -> None:
        self._counted = range(case.edge, case.dossiers - case.edge)
        self._came = 0
        self._inside: set[str] = set()
        self._spent: dict[str, list[int]] = {STANDARD: [0, 0], _GREEN: [0, 0]}

    def __call__(self, command: Command, at: Instant, outcome: Outcome) -> None:
        dossier = outcome.dossier
        if type(command) is Submit:
            if self._came in self._counted:
                self._inside.add(dossier.code)
            self._came += 1
        elif dossier.finished is not None and dossier.code in self._inside:
            self._inside.remove(dossier.code)
            lane = self._spent[dossier.lane]
            lane[0] += 1
            lane[1] += at - dossier.submitted

    def means(self) -> Means:
        """The means by lane and of all; raises WorkflowError where somebody is still inside."""
        if self._inside:
            said = f"validation: wanted that all {len(self._counted)} dossiers end, but {len(self._inside)} did not"
            raise WorkflowError(said)
        by_lane: dict[str | None, float] = {lane: sum_ / n for lane, (n, sum_) in self._spent.items() if n}
        return by_lane | {None: sum(spent for _, spent in self._spent.values()) / len(self._counted)}


def simulated(case: Case, seed: int, replication: int, law: NetworkLaw | None = None) -> Means:
    """The means of one replication of the simulator, by other rules than the network's own where some are given."""
    stays, rules = _Stays(case), law or case.network.law()
    simulate(case.network.scenario(case.dossiers), rules, seed=seed, replication=replication, watch=stays)
    return stays.means()


def referred(case: Case, seed: int, replication: int) -> Means:
    """What is expected in one replication: what is known, else what an independent plain simulation finds."""
    if case.known is not None:
        return case.known
    stream, numbers = Chance(seed, replication).stream(f"reference/{case.network.id}"), count()
    dossiers = 2 * case.dossiers  # it is quick, and its own error is part of the interval
    return {None: mean_in_system(case.network, dossiers, case.edge, lambda: stream.uniform(next(numbers)))}


# --- the verdict


def judged(case: Case, found: Sequence[Means], expected: Sequence[Means]) -> Iterator[Verdict]:
    """One verdict for each mean that something is expected of; replication by replication."""
    for lane in expected[0]:
        ours, theirs = [one[lane] for one in found], [one[lane] for one in expected]
        differences = [a - b for a, b in zip(ours, theirs, strict=True)]
        error = statistics.stdev(differences) / sqrt(len(differences))
        yield Verdict(
            case=case.network.id,
            lane=lane,
            against="theory" if case.known is not None else "reference",
            replications=len(found),
            expected=statistics.fmean(theirs),
            found=statistics.fmean(ours),
            half_width=student(len(differences)) * error,
            z=statistics.fmean(differences) / error,
        )


def student(replications: int, intervals: int = 1) -> float:
    """How many standard errors the interval reaches to each side; with several, so far that all of them together hold
    with the confidence (Bonferroni).
    """
    from scipy.special import stdtrit

    return float(stdtrit(replications - 1, 1 - (1 - CONFIDENCE) / 2 / intervals))


def validate(
    of: Sequence[Case], seed: int = SEED, replications: int = REPLICATIONS, progress: Progress | None = None
) -> tuple[Verdict, ...]:
    """Runs the cases, 2 replications or more of each; `progress` is told replications done of all."""
    verdicts: list[Verdict] = []
    done = 0
    for case in of:
        law, found, expected = case.network.law(), [], []
        for replication in range(replications):
            found.append(simulated(case, seed, replication, law))
            expected.append(referred(case, seed, replication))
            done += 1
            if progress is not None:
                progress(done, replications * len(of))
        verdicts.extend(judged(case, found, expected))
    return tuple(verdicts)
