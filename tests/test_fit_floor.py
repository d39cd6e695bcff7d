"""Offices that cannot do the work, or that say what changes nothing, are refused with their place."""

from pathlib import Path

import pytest

from tests.test_simulation_fit import TEXT, refusal
from workflow.loader import Definitions, load_definitions
from workflow.simulation.fitting.fit import fit
from workflow.simulation.reading import read_scenario

DIVISION = "  dinh_hoa.economic_division:\n    officers: 3\n"
LEADERS = "  dinh_hoa.leadership: {officers: 1, "
PEOPLE = """\
people:
  an: {works_in: {dinh_hoa.leadership: {}}, roles: [chairman], confidence: assumption}
  binh:
    works_in:
      dinh_hoa.leadership: {hours: {monday: ["07:30-11:30"]}}
      dinh_hoa.office: {hours: {monday: ["13:30-17:30"], saturday: ["07:30-11:30"]}}
    roles: [vice_chairman, officer]
    absent: [{from: "2026-03-02", to: "2026-03-06"}]
    delegated: [{of: an, from: "2026-03-09", to: "2026-03-13"}]
    confidence: assumption
  chi: {works_in: {dinh_hoa.economic_division: {}}, skills: [house_building_permit], confidence: assumption}
shocks:
  storm:
    from: "2026-09-08T13:30"
    to: "2026-09-08"
    closes: [tax_office, dinh_hoa.office]
    staff: {dinh_hoa.service_centre: -1, dinh_hoa.office: 1}
    confidence: assumption

work:
"""
WHOLE = TEXT.replace("work:\n", PEOPLE, 1)


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def test_people_queues_and_shocks_that_fit_are_taken(law: Definitions, tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    queue = (
        "  dinh_hoa.leadership: {officers: 1, queue: {order: weighted, weights: {green: 2}, aging: 2 working days}, "
    )
    file.write_text(WHOLE.replace(LEADERS, queue), encoding="utf-8")

    fit(*read_scenario(file), law)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("an: {works_in: {dinh_hoa.leadership:", "an: {works_in: {dinh_hoa.leaders:", "nearest: dinh_hoa.leadership"),
        ("roles: [chairman]", "roles: [chairmen]", "wanted a known role in their departments, but found 'chairmen'"),
        ("skills: [house_building_permit]", "skills: [land_transfer, house_permit]", "procedure of their departments"),
        ("of: an,", "of: anh,", "wanted a known other person, but found 'anh'"),
        ("of: an,", "of: binh,", "wanted a known other person, but found 'binh'"),
        ("roles: [chairman]", "roles: [vice_chairman]", "wanted a role that 'binh' lacks, but 'an' has none"),
        ("roles: [vice_chairman, officer]\n", "\n", "'binh' may take every step"),
        ("of: an,", "of: chi,", "wanted a department in which both work"),
        ('from: "2026-03-09", to: "2026-03-13"', 'from: "2026-03-13", to: "2026-03-09"', "not before the beginning"),
        ('from: "2026-03-02", to: "2026-03-06"', 'from: "2026-03-06", to: "2026-03-02"', "not before the beginning"),
        ('from: "2026-03-02", to: "2026-03-06"', 'from: "2025-12-01", to: "2027-03-02"', "some working time"),
        ('from: "2026-03-02", to: "2026-03-06"', 'from: "2026-03-03", to: "2026-03-06"', "days on which they would"),
        ('from: "2026-08-10", to: "2026-08-14"', 'from: "2026-08-08", to: "2026-08-09"', "days on which they would"),
        ('monday: ["13:30-17:30"]', 'monday: ["10:30-17:30"]', "hours that do not overlap"),
        ('monday: ["13:30-17:30"]', 'monday: ["17:30-13:30"]', "hours that end after they begin"),
        ('monday: ["13:30-17:30"]', 'monday: ["11:30-13:30"]', "is never open on monday at 11:30-13:30"),
        ('saturday: ["07:30-11:30"]', 'sunday: ["07:30-11:30"]', "is never open on sunday"),
        ("officer]\n", "officer]\n    skills: [house_building_permit]\n", "their roles and skills fit no step there"),
        ("closes: [tax_office,", "closes: [tax_offices,", "wanted a known agency or department"),
        ("staff: {dinh_hoa.service_centre: -1", "staff: {dinh_hoa.service_centre: -4", "4 of 3 go"),
        ("staff: {dinh_hoa.service_centre: -1", "staff: {dinh_hoa.service_centre: 0", "officers more or fewer"),
        ("dinh_hoa.office: 1}", "dinh_hoa.offices: 1}", "department with staff"),
        ('to: "2026-09-08"\n', 'to: "2026-09-08T13:30"\n', "an end after the beginning"),
        ('to: "2026-08-14", officers: 1', 'to: "2026-08-14", officers: 4', "4 of 3 go"),
        ('from: "2026-08-10", to: "2026-08-14"', 'from: "2026-08-15", to: "2026-08-14"', "not before the beginning"),
        (LEADERS, LEADERS + "queue: {order: weighted, weights: {gren: 2}}, ", "lane or procedure of the department"),
        (LEADERS, LEADERS + "queue: {order: weighted, weights: {green: 2, land_transfer: 1}}, ", "beside other lanes"),
        (
            "  tax_office.registration: {officers: 1",
            "  tax_office.registration: {officers: 0",
            "wanted officers or a partner in",
        ),
    ],
)
def test_offices_that_say_what_leads_nowhere_are_refused(
    was: str, becomes: str, says: str, law: Definitions, tmp_path: Path
) -> None:
    assert was in WHOLE

    assert says in refusal(WHOLE.replace(was, becomes, 1), law, tmp_path)


@pytest.mark.parametrize(
    ("chi", "step"),
    [
        ("skills: [house_building_permit]", "household_business_registration.checking"),
        ("roles: [head]", "house_building_permit.appraisal"),
    ],
)
def test_a_step_for_which_nobody_has_the_role_and_the_skill_is_refused(
    chi: str, step: str, law: Definitions, tmp_path: Path
) -> None:
    alone = WHOLE.replace(DIVISION, DIVISION.replace("3", "0"), 1).replace("skills: [house_building_permit]", chi)

    assert refusal(alone, law, tmp_path) == (
        f"people: wanted somebody in 'dinh_hoa.economic_division' who can take 'request_supplement' in '{step}', "
        f"but nobody has one of the roles and the skill '{step.partition('.')[0]}'; possible: officer"
    )


def test_officers_lent_by_a_shock_can_go_again_and_are_no_others(law: Definitions, tmp_path: Path) -> None:
    away = 'absent: [{from: "2026-06-15", to: "2026-06-26", officers: 1}]'
    assert away in WHOLE

    more = WHOLE.replace(away, 'absent: [{from: "2026-09-08", to: "2026-09-11", officers: 4}]')

    assert "wanted no more officers away than 'dinh_hoa.office' has" in refusal(more, law, tmp_path)
