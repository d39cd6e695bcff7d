"""Who moves a simulated dossier on: its holder, somebody else who alone may, or a clock that people wait for."""

from pathlib import Path

import pytest

from tests.test_simulation import shipped_weeks, told
from workflow.commands import Act, Command
from workflow.decide import Outcome
from workflow.errors import DefinitionError
from workflow.events import Event, StateEntered
from workflow.loader import Definitions, load_definitions, shipped
from workflow.model import Instant
from workflow.simulation.fitting.fit import fit
from workflow.simulation.reading import read_scenario
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate

YEAR = shipped() / "scenarios" / "dinh_hoa_2026.yaml"
TEXT = YEAR.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def alone(stream: str) -> Scenario:
    """One stream of the shipped year, from March to June."""
    scenario = shipped_weeks("2026-03-02", "2026-06-30", YEAR)
    return scenario.model_copy(update={"arrivals": {stream: scenario.arrivals[stream]}})


def actions(journal: list[Event]) -> list[str]:
    return [event.action for event in journal if isinstance(event, StateEntered) and event.action]


def test_a_complaint_that_lies_at_the_office_is_accepted_by_those_who_lead(law: Definitions) -> None:
    accepted_in: list[str | None] = []

    def watch(command: Command, _: Instant, __: Outcome) -> None:
        if isinstance(command, Act) and command.action == "accept":
            accepted_in.append(command.actor.department)

    simulate(alone("complaints"), law, watch=watch)

    assert set(accepted_in) == {"dinh_hoa.leadership"}


def test_a_public_notice_ends_by_its_clock_unless_somebody_objects(law: Definitions) -> None:
    published = [
        said for journal in told(alone("social_assistance"), law).values() if "publish" in (said := actions(journal))
    ]

    objected = sum("take_objection" in said for said in published)
    assert 0 < objected < len(published) / 5
    assert sum("end_notice" in said for said in published) > len(published) * 0.9


def test_where_a_clock_may_move_the_dossier_the_scenario_says_how_often_people_do(
    law: Definitions, tmp_path: Path
) -> None:
    weights = "      publishing: {end_notice: 0.97, take_objection: 0.03}\n"
    assert weights in TEXT
    file = tmp_path / "scenario.yaml"
    file.write_text(TEXT.replace(weights, ""), encoding="utf-8")

    with pytest.raises(DefinitionError, match="which action is taken how often in 'monthly_social_assistance"):
        fit(*read_scenario(file), law)
