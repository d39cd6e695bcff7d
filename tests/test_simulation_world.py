"""What else happens in a simulation: partners without a desk, citizens who withdraw, announced incidents."""

from itertools import pairwise

import pytest

from tests.calendars import dinh_hoa
from tests.scenarios import ASSUMED, Shop, shop
from tests.test_simulation import shipped_weeks
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.events import (
    ClockPaused,
    ClockResumed,
    DossierAccepted,
    DossierFinished,
    Event,
    IncidentDeclared,
    IncidentEnded,
    StateEntered,
)
from workflow.loader import Definitions, load_definitions
from workflow.model import Instant
from workflow.simulation.scenario import Citizen, Scenario, Shock
from workflow.simulation.simulator import simulate


@pytest.fixture(scope="module")
def shop_law() -> Shop:
    return Shop(dinh_hoa())


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def told(scenario: Scenario, law: object) -> dict[str, list[Event]]:
    journals: dict[str, list[Event]] = {}

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        journals.setdefault(outcome.dossier.code, []).extend(outcome.events)

    simulate(scenario, law, watch=watch)  # type: ignore[arg-type]
    return journals


def with_partner(never: float, law: Shop) -> dict[str, list[Event]]:
    staff = {f"shop.department_{number}": {"officers": 2, **ASSUMED} for number in (1, 2, 3, 5)}
    waits = {"after": {"constant": "3 working hours"}, "never": never, **ASSUMED}
    return told(shop(staff=staff, partners={"shop.department_4": waits}), law)


def moves(journals: dict[str, list[Event]], state: str) -> list[tuple[Instant, Instant, str]]:
    """When each dossier came into the state and left it, and who took it on."""
    found = []
    for journal in journals.values():
        entered = [event for event in journal if isinstance(event, StateEntered)]
        for before, after in pairwise(entered):
            if before.state == state:
                found.append((before.at, after.at, after.actor))
    return found


def test_a_partner_takes_on_what_it_holds_after_its_own_time_however_much_lies_there(shop_law: Shop) -> None:
    calendar = dinh_hoa()

    found = moves(with_partner(0.0, shop_law), "step_4")

    assert len(found) > 50
    assert {calendar.working_seconds(since, until) for since, until, _ in found} == {3 * 3_600}
    assert {actor for _, _, actor in found} == {"shop.department_4/partner"}


def test_a_partner_that_stays_silent_keeps_the_dossier(shop_law: Shop) -> None:
    answered, half = (len(moves(with_partner(never, shop_law), "step_4")) for never in (0.0, 0.5))

    assert 0.3 * answered < half < 0.7 * answered


def test_citizens_withdraw_as_often_as_is_said_where_the_state_allows_it(law: Definitions) -> None:
    scenario = shipped_weeks("2026-09-07", "2026-10-02")
    only = {"land_transfers": scenario.arrivals["land_transfers"]}
    said = {"withdraws": {"chance": 0.4, "after": {"uniform": ["1 working hour", "4 working hours"]}}, **ASSUMED}
    citizen = scenario.citizen | {"land_transfer": Citizen.model_validate(said)}

    journals = told(scenario.model_copy(update={"arrivals": only, "citizen": citizen}), law)

    accepted = [one for one in journals.values() if any(isinstance(event, DossierAccepted) for event in one)]
    asked = [one for one in accepted if any(isinstance(e, StateEntered) and e.action == "withdraw" for e in one)]
    assert 0.3 < len(asked) / len(accepted) < 0.5
    assert all(
        any(isinstance(event, StateEntered) and event.action == "confirm_withdrawal" for event in one)
        for one in asked[:20]
    )


STORM = {"from": "2026-09-08T13:30", "to": "2026-09-10", "incident": True, "note": "Bão", **ASSUMED}


def with_storm() -> Scenario:
    scenario = shipped_weeks("2026-09-01", "2026-09-30")
    only = {"land_transfers": scenario.arrivals["land_transfers"]}
    return scenario.model_copy(update={"arrivals": only, "shocks": {"storm": Shock.model_validate(STORM)}})


def test_an_announced_incident_is_declared_for_every_dossier_under_way_and_ended(law: Definitions) -> None:
    began, ended = 1_788_849_000, 1_789_059_600  # 2026-09-08T13:30 and the midnight after 2026-09-10

    journals = told(with_storm(), law)

    under_way = declared = 0
    for journal in journals.values():
        accepted = next((event.at for event in journal if isinstance(event, DossierAccepted)), None)
        finished = next((event.at for event in journal if isinstance(event, DossierFinished)), None)
        incidents = [event for event in journal if isinstance(event, IncidentDeclared | IncidentEnded)]
        if accepted is not None and accepted < began and (finished is None or finished > began):
            under_way += 1
            declared += bool(incidents)
            assert incidents[0].at == began
            assert isinstance(incidents[0], IncidentDeclared)
            assert incidents[0].ground == "Bão"
        if len(incidents) == 2:
            assert incidents[1].at == ended
    assert under_way == declared > 10


def test_the_clocks_that_say_so_stand_during_the_incident(law: Definitions) -> None:
    journals = told(with_storm(), law)

    paused = [e for one in journals.values() for e in one if isinstance(e, ClockPaused) and e.cause == "incident"]
    resumed = [e for one in journals.values() for e in one if isinstance(e, ClockResumed) and e.at == 1_789_059_600]
    assert len(paused) > 10
    assert resumed
