"""Dossiers and the people of a scenario: who takes which step, and what happens when a dossier goes from the desk."""

from typing import Any

import pytest

from tests.scenarios import ASSUMED
from tests.test_simulation import shipped_weeks, told
from workflow.commands import CITIZEN, Act, Command
from workflow.decide import Outcome
from workflow.events import DossierFinished, StateEntered
from workflow.loader import Definitions, load_definitions
from workflow.model import Dossier, Instant
from workflow.simulation.plan import plan
from workflow.simulation.results import Results
from workflow.simulation.scenario import Person, Queue, Scenario
from workflow.simulation.simulator import Live, _Run, simulate

DIVISION, LEADERS, OFFICE = "dinh_hoa.economic_division", "dinh_hoa.leadership", "dinh_hoa.office"
PEOPLE: dict[str, dict[str, Any]] = {
    "an": {"works_in": {LEADERS: {}}, "roles": ["chairman"]},
    "binh": {"works_in": {LEADERS: {}, OFFICE: {}}, "roles": ["vice_chairman", "officer", "head"]},
    "chi": {"works_in": {DIVISION: {}}, "roles": ["officer"]},
    "dung": {"works_in": {DIVISION: {}}, "roles": ["officer"], "skills": ["house_building_permit"]},
    "giang": {"works_in": {DIVISION: {"hours": {"tuesday": ["07:30-11:30"]}}}, "roles": ["head"]},
}


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def peopled() -> Scenario:
    """Four weeks in which the division and the leadership are people with roles."""
    weeks = shipped_weeks("2026-09-07", "2026-10-02")
    nobody = {name: weeks.staff[name].model_copy(update={"officers": 0, "absent": []}) for name in (DIVISION, LEADERS)}
    people = {name: Person.model_validate(said | ASSUMED) for name, said in PEOPLE.items()}
    return weeks.model_copy(update={"staff": weeks.staff | nobody, "people": people})


def test_each_step_is_taken_by_a_person_who_has_its_role_at_hours_in_which_they_work(law: Definitions) -> None:
    took: dict[str, set[str]] = {}
    mornings = set()
    for journal in told(peopled(), law).values():
        for event in journal:
            if isinstance(event, StateEntered) and event.action in ("draft", "submit_for_signature", "sign"):
                took.setdefault(f"{event.action} from {event.origin}", set()).add(event.actor)
                if event.actor == "giang":
                    mornings.add((((event.at + 25_200) // 86_400 + 3) % 7, (event.at + 25_200) % 86_400 < 41_401))

    assert took["draft from appraisal"] == {"chi", "dung"}
    assert took["submit_for_signature from drafting"] >= {"giang"}
    assert took["submit_for_signature from drafting"].isdisjoint({"chi", "dung", "an"})
    assert {"an", "binh"} <= took["sign from signing"]
    assert mornings == {(1, True)}


def test_a_person_who_lacks_the_role_of_the_outcome_names_a_colleague(law: Definitions) -> None:
    scenario = peopled()
    run = _Run(scenario, law, 1, 0, None, None)
    track = law.rules("house_building_permit", "dinh_hoa", run._times.since).tracks["standard"]
    appraisal, drafting = (plan(scenario, run.chance, track, state, DIVISION) for state in ("appraisal", "drafting"))
    [(submit, _)] = drafting.ways[0].moves
    dossier = any_dossier(scenario, law)

    assert (appraisal.needs, drafting.needs) == (frozenset({"officer"}), frozenset({"head"}))
    assert drafting.act("giang", submit, dossier, frozenset({"head"})).actor.id == "giang"
    assert drafting.act("chi", submit, dossier, frozenset({"officer"})).actor.id == f"{DIVISION}/colleague"
    assert drafting.act("alike", submit, dossier).actor.id == "alike"


def any_dossier(scenario: Scenario, law: Definitions) -> Dossier:
    """The first dossier of the scenario."""
    found: list[Dossier] = []
    day = scenario.period.model_copy(update={"until": scenario.period.since})
    simulate(
        scenario.model_copy(update={"period": day}),
        law,
        watch=lambda _, __, outcome: found.append(outcome.dossier),
    )
    return found[0]


class Withdrawn:
    """A run in which the first dossier that comes to the check is withdrawn some seconds after."""

    def __init__(self, law: Definitions, after: int) -> None:
        weeks = shipped_weeks("2026-09-07", "2026-09-25")
        self.after = after
        self.live: Live | None = None
        self.told: list[tuple[Instant, str]] = []
        self.run = _Run(weeks, law, 1, 0, None, self.watch)
        self.results: Results = self.run.counts(None).results()

    def watch(self, _: Command, at: Instant, outcome: Outcome) -> None:
        dossier = outcome.dossier
        if self.live is None and dossier.state == "checking":
            self.live = next(one for one in self.run._open.values() if one.dossier.code == dossier.code)
            self.run.plan(at + self.after, self.withdraw, self.live)
        if self.live is not None and dossier.code == self.live.dossier.code:
            self.told += [(event.at, event.action) for event in outcome.events if isinstance(event, StateEntered)]
            self.told += [(event.at, "end") for event in outcome.events if isinstance(event, DossierFinished)]

    def withdraw(self, at: Instant, live: Live, _: None) -> None:
        self.place = live.place
        self.run.step(live, Act("withdraw", CITIZEN), at)


def test_a_dossier_that_is_withdrawn_leaves_the_desk_of_the_officer_who_has_it(law: Definitions) -> None:
    run = Withdrawn(law, 60)

    assert run.place.desk.department == OFFICE
    assert run.place.job is not run.live
    assert [action for _, action in run.told] == ["hand_over", "withdraw", "confirm_withdrawal", "end"]
    assert run.results.totals.closed > 100


def test_queues_with_shares_and_aging_serve_everything_too(law: Definitions) -> None:
    weeks = shipped_weeks("2026-09-07", "2026-10-02")
    queue = Queue(order="weighted", weights={"green": 2, "standard": 1}, aging="2 working days")
    staff = {name: said.model_copy(update={"queue": queue}) for name, said in weeks.staff.items()}

    shared = simulate(weeks.model_copy(update={"staff": staff}), law)
    before = simulate(weeks, law)

    assert shared.totals.received == before.totals.received
    assert shared.totals.closed > 0.9 * before.totals.closed
    assert shared.by_department != before.by_department
