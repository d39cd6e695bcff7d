"""A scenario that the definitions cannot answer is refused with its place, before anybody arrives."""

from pathlib import Path

import pytest

from tests.scenarios import COMMUNE
from workflow.errors import DefinitionError
from workflow.loader import Definitions, load_definitions, shipped
from workflow.simulation.fitting.fit import fit
from workflow.simulation.reading import read_scenario

TEXT = COMMUNE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def refusal(text: str, law: Definitions, path: Path) -> str:
    file = path / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        fit(*read_scenario(file), law)
    error = refused.value
    assert (error.file, error.line is not None, error.column is not None) == (str(file), True, True)
    return error.message


def test_the_shipped_scenario_fits(law: Definitions) -> None:
    fit(*read_scenario(shipped() / "scenarios" / "dinh_hoa_2026.yaml"), law)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("procedure: land_transfer", "procedure: land_transfers", "nearest: land_transfer"),
        ("{standard: 0.5, green: 0.5}", "{standard: 0.5, blue: 0.5}", "wanted a known lane, but found 'blue'"),
        ("name_taken: false", "name_token: false", "nearest: name_taken"),
        ('{"1": 0.35,', '{"one": 0.35,', "'one' is no int"),
        ("  land_registry_branch.survey: {", "  land_registry_branch.sorvey: {", "wanted officers or a partner in"),
        ("hand_over: 1", "hand_overs: 1", "nearest: hand_over"),
        ("tax_coding: {issue_tax_code: 0.96, return_to_division: 0.04}\n", "\n", "which action is taken how often"),
        ("sealing: {issue: 1}", "sealing: {isue: 1}", "nearest: issue"),
        ("sealing: {issue: 1}", "sealing: {issue: 0}", "wanted a weight above 0"),
        ("actions: {resupply: 1}", "actions: {resuply: 1}", "nearest: resupply"),
        (
            "      tax_coding: {lognormal",
            "      tax_coded: {constant: 1 hour}\n      tax_coding: {lognormal",
            "wanted a known state",
        ),
        (
            "      tax_coding: {logn",
            "      paying: {constant: 1 hour}\n      tax_coding: {logn",
            "wanted a known state, but found 'paying'",
        ),
        (
            "citizen:\n",
            "citizen:\n  birth: {confidence: assumption, states: {}}\n",
            "wanted a known arriving procedure",
        ),
        ("staff:\n", "staff:\n  police.leadership: {officers: 1, confidence: assumption}\n", "with something to do"),
        ("name_taken: false", "name_taken: 0", "true or false"),
        ("measuring: {triangular: [90", "mesuring: {triangular: [90", "how long the work takes"),
        ("  police.fire_safety: {", "  police.fire_sefety: {", "how 'police.fire_safety' answers"),
        ("floors: {choice:", "# {", "wanted a value for 'floors'"),
        ("bulk: {chance: 0.04}", 'bulk: {choice: {"maybe": 1}}', "'maybe' is no bool"),
    ],
)
def test_a_name_or_number_that_leads_nowhere_is_refused(
    was: str, becomes: str, says: str, law: Definitions, tmp_path: Path
) -> None:
    assert was in TEXT

    assert says in refusal(TEXT.replace(was, becomes, 1), law, tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("per_working_day: 26", "per_working_day: -1", "per_working_day"),
        ('to: "2026-12-31"', 'to: "2025-12-31"', "a last day not before the first"),
        ('to: "2026-12-31"', 'to: "2026-02-30"', "day that exists"),
        ("confidence: assumption\n    note: Lượng", "note: Lượng", "confidence"),
        ("{constant: 3 working minutes}", "{constant: 3 working minutes, exponential: 1 hour}", "one law"),
        ("median: 30 hours, p90: 120 hours", "median: 30 hours, p90: 120 working hours", "one ruler"),
        ("median: 30 hours, p90: 120 hours", "median: 130 hours, p90: 120 hours", "rising order"),
        ("promise: 3 working days", "promises: 3 working days", "promise"),
        ("seed: 1", "seed: one", "seed"),
    ],
)
def test_a_number_of_the_wrong_shape_is_refused(
    was: str, becomes: str, says: str, law: Definitions, tmp_path: Path
) -> None:
    assert was in TEXT

    assert says in refusal(TEXT.replace(was, becomes, 1), law, tmp_path)


def test_the_values_of_a_package_are_those_of_its_procedure(law: Definitions, tmp_path: Path) -> None:
    residence = "procedure: permanent_residence\n"
    year = (shipped() / "scenarios" / "dinh_hoa_2026.yaml").read_text(encoding="utf-8")
    assert residence in year

    said = refusal(year.replace(residence, "procedure: birth_residence_insurance\n"), law, tmp_path)

    assert said == (
        "arrivals.residences.data.needs_verification: wanted a known field, but found 'needs_verification'; "
        "possible: register_residence, issue_health_card"
    )


def test_a_period_in_a_year_whose_days_off_are_only_estimated_is_refused_before_the_run(
    law: Definitions, tmp_path: Path
) -> None:
    whole = '{from: "2026-01-01", to: "2026-12-31"}'
    assert whole in TEXT

    said = refusal(TEXT.replace(whole, '{from: "2026-12-01", to: "2027-01-08"}'), law, tmp_path)

    assert said.startswith("period: calendar dinh_hoa: wanted the official table of 2027 to start a clock")


def test_an_unknown_home_is_refused_where_it_is_written(law: Definitions, tmp_path: Path) -> None:
    assert "home: dinh_hoa\n" in TEXT

    assert refusal(TEXT.replace("home: dinh_hoa\n", "home: hanoi\n"), law, tmp_path).startswith(
        "home: agency 'hanoi' is not known"
    )
