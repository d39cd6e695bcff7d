"""The simulator finds what theory knows; the validation finds a simulator that does not."""

import statistics
from random import Random

import pytest

from tests.terminal import luongxanh, one_sentence
from tests.validations import in_two_processes, plain, verdicts
from workflow.cli import validate as command
from workflow.cli.language import speak
from workflow.errors import WorkflowError
from workflow.procedure import STANDARD
from workflow.simulation.proving import network as networks
from workflow.simulation.proving import validation
from workflow.simulation.proving.network import Network, NetworkLaw, Station, open_daily
from workflow.simulation.proving.reference import mean_in_system
from workflow.simulation.proving.validation import (
    Case,
    Verdict,
    exact_mean,
    five_departments,
    judged,
    simulated,
    student,
)

UNIT = 6_000  # seconds


def case(name: str, dossiers: int, edge: int) -> Case:
    """The case of that name, shorter."""
    [found] = [one for one in validation.cases() if one.network.id == name]
    return Case(found.network, dossiers, edge, found.known)


# The simulator is right


@pytest.mark.parametrize("name", ["mm1", "mm3", "mg1_lognormal", "mg1_gamma", "mg1_constant"])
def test_the_interval_of_a_single_station_contains_the_theory(name: str) -> None:
    [verdict] = verdicts(case(name, 2_000, 200), 12)

    assert verdict.contained
    assert verdict.half_width < 0.25 * verdict.expected


def test_the_mean_of_each_lane_is_that_of_the_theory_and_green_is_not_slower() -> None:
    green, standard = verdicts(case("priority", 3_000, 200), 12)

    assert (green.lane, standard.lane) == ("green", STANDARD)
    assert green.contained
    assert standard.contained
    assert green.found + green.half_width < standard.found


def test_the_interval_of_five_departments_contains_the_mean_of_the_jackson_network() -> None:
    [verdict] = verdicts(case("network", 2_500, 500), 12)

    assert verdict.contained
    assert verdict.half_width < 0.2 * verdict.expected


def test_by_day_the_simulator_and_the_plain_simulation_agree() -> None:
    [verdict] = verdicts(case("network_8_hours", 2_000, 500), 12)

    assert verdict.against == "reference"
    assert verdict.contained
    assert verdict.half_width < 0.35 * verdict.expected


def test_the_plain_simulation_finds_the_mean_of_the_jackson_network() -> None:
    network = five_departments("network")
    found = [mean_in_system(network, 10_000, 1_000, Random(f"jackson/{number}").random) for number in range(6)]
    reach = student(len(found)) * statistics.stdev(found) / len(found) ** 0.5

    assert abs(statistics.fmean(found) - exact_mean(network)) < reach < 0.1 * exact_mean(network)


def test_the_shop_of_five_departments_has_the_mean_that_is_known_of_it() -> None:
    assert exact_mean(five_departments("network")) / UNIT == pytest.approx(40.322_097)


# A wrong simulator is found


def test_work_that_takes_three_per_cent_longer_is_found() -> None:
    right = case("mg1_constant", 5_000, 400)
    longer = Network("mg1_constant", (Station(1, {"constant": "72 working minutes"}),), 100)
    [wrong] = verdicts(Case(longer, right.dossiers, right.edge, right.known), 10)

    assert not wrong.contained
    assert wrong.z > 0
    assert verdicts(right, 10)[0].contained


def test_a_simulator_that_knows_no_priority_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "_LANES", {"standard": 0, "green": 0})
    blind = NetworkLaw("priority", 1, None, open_daily(24))

    green, standard = verdicts(case("priority", 2_000, 200), 6, blind)

    assert not green.contained
    assert green.z > 0 > standard.z


def test_offices_that_are_open_an_hour_longer_are_found() -> None:
    longer = NetworkLaw("network_8_hours", 5, 2, open_daily(9))
    [verdict] = verdicts(case("network_8_hours", 2_000, 500), 6, longer)

    assert not verdict.contained
    assert verdict.found < verdict.expected


def test_a_replication_in_which_somebody_does_not_end_is_refused() -> None:
    crowded = Network("crowded", (Station(1, {"constant": "900 working minutes"}),), 100)

    with pytest.raises(WorkflowError, match=r"wanted that all 2000 dossiers end, but \d+ did not"):
        simulated(Case(crowded, 2_000, 0, {None: 1.0}), 1, 0)


# What the interval is


def test_the_interval_is_students_over_the_replications() -> None:
    one = Case(five_departments("network"), 0, 0, {None: 10.0})
    [verdict] = judged(one, [{None: 9.0}, {None: 10.0}, {None: 14.0}], [{None: 10.0}] * 3)

    error = statistics.stdev([9, 10, 14]) / 3**0.5
    assert (verdict.found, verdict.expected) == (11.0, 10.0)
    assert verdict.half_width == pytest.approx(9.925 * error, rel=1e-4)  # two degrees of freedom, 99.5 %
    assert verdict.z == pytest.approx(1 / error)


def test_against_a_simulation_the_error_of_both_counts() -> None:
    one = Case(five_departments("network"), 0, 0, None)
    [verdict] = judged(one, [{None: 9.0}, {None: 11.0}], [{None: 11.0}, {None: 10.0}])

    assert verdict.half_width == pytest.approx(student(2) * statistics.stdev([-2, 1]) / 2**0.5)


def test_many_intervals_reach_farther_together() -> None:
    assert student(20) == pytest.approx(2.861, abs=1e-3)
    assert student(20, 9) > student(20, 8) > student(20)


def test_the_same_seed_finds_the_same_and_another_seed_something_else() -> None:
    one = case("mm1", 300, 50)

    assert verdicts(one, 2, seed=5) == verdicts(one, 2, seed=5)
    assert verdicts(one, 2, seed=5) != verdicts(one, 2, seed=6)


# The command


def verdict_of(z: float, name: str = "mm1") -> Verdict:
    return Verdict(name, None, "theory", 20, 3_600.0, 3_600.0 + 100 * z, 286.1, z)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Verdict]:
    """What the command will find, without running anything."""
    told: list[Verdict] = []
    monkeypatch.setattr(validation, "validate", lambda *_: tuple(told))
    return told


def test_the_command_ends_well_where_every_interval_contains_the_theory(found: list[Verdict]) -> None:
    found += [verdict_of(2.0), verdict_of(-1.0, "mm3")]
    printed = luongxanh("validate")

    assert printed.code == 0
    assert "2 of 2 intervals contain what was expected." in printed.out
    assert "M/M/3: three officers, exponential work" in printed.out


def test_a_miss_is_a_finding(found: list[Verdict]) -> None:
    found += [verdict_of(2.0), verdict_of(-4.0, "mm3")]
    printed = luongxanh("validate", "--seed", "7", "--replications", "20")

    assert printed.code == 1
    assert "seed 7, 20 replications" in printed.out
    assert "1 of 2 intervals contain what was expected." in printed.out
    assert "misses it" in printed.out
    assert "about 2% of all seeds; beyond |z| = 3.17" in printed.out


def test_as_json_it_tells_every_figure(found: list[Verdict]) -> None:
    found += [verdict_of(-4.0)]
    printed = luongxanh("validate", "--json")

    assert printed.code == 1
    assert printed.json == {
        "seed": 1,
        "replications": 20,
        "confidence": 0.99,
        "intervals": 1,
        "contained": 0,
        "joint_z": 2.861,
        "cases": [
            {
                "case": "mm1",
                "lane": None,
                "against": "theory",
                "expected_seconds": 3600,
                "simulated_seconds": 3200,
                "half_width_seconds": 286,
                "z": -4.0,
                "contained": False,
            }
        ],
    }


def test_it_really_runs_and_tells_its_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    short = (case("mm1", 300, 50),)
    monkeypatch.setattr(validation, "cases", lambda _quick: short)
    steps: list[tuple[int, int]] = []

    validation.validate(short, 1, 3, lambda done, all: steps.append((done, all)))

    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert luongxanh("validate", "--replications", "2", "--json").json["cases"][0]["case"] == "mm1"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--replications", "1"), "--replications: wanted a whole number, but got '1'; possible: 2 … 10000"),
        (("--seed", "x"), "--seed: wanted a whole number, but got 'x'; possible: 0 … 999999999999999"),
    ],
)
def test_a_number_that_cannot_be_is_refused(words: tuple[str, str], sentence: str) -> None:
    assert one_sentence(luongxanh("validate", *words)) == sentence


def test_every_case_has_a_title() -> None:
    speak("en")

    assert {one.network.id for one in validation.cases()} == set(command.TITLES)


# At length


@pytest.mark.slow
def test_over_two_million_dossiers_the_interval_contains_the_exact_mean_within_one_per_cent() -> None:
    long = case("network", 100_000, 1_000)
    found = in_two_processes(simulated, long, 20)

    [verdict] = judged(long, found, [long.known] * 20)  # type: ignore[list-item]
    print(verdict)  # pytest -rP shows it
    assert verdict.contained, verdict
    assert verdict.half_width < 0.01 * verdict.expected, verdict


@pytest.mark.slow
def test_over_two_million_dossiers_by_day_the_difference_to_the_plain_simulation_contains_nothing() -> None:
    long = case("network_8_hours", 100_000, 1_000)
    found, expected = in_two_processes(simulated, long, 20), in_two_processes(plain, long, 20)

    [verdict] = judged(long, found, expected)
    print(verdict)  # pytest -rP shows it
    assert verdict.contained, verdict
    assert verdict.half_width < 0.03 * verdict.expected, verdict
