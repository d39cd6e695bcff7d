"""What if the law were otherwise? Versions on other days and overlays, each with the place of what is wrong."""

import datetime

import pytest

from workflow.errors import DefinitionError
from workflow.loader import Definitions, load_definitions
from workflow.loader.variation import varied
from workflow.loader.yamltree import parse

NOON = 12 * 3_600


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def vary(law: Definitions, text: str) -> Definitions:
    return varied(law, parse(text, "scenario.yaml"))


def at(day: str) -> int:
    return (datetime.date.fromisoformat(day).toordinal() - datetime.date(1970, 1, 1).toordinal()) * 86_400


def test_a_version_that_comes_later_leaves_the_one_before_it_in_force(law: Definitions) -> None:
    later = vary(law, 'in_force: {"one_stop@2026-08-05": {from: "2027-01-01"}}')

    assert law.version_in_force("certified_copy", at("2026-10-01")).lifecycle == "2026-08-05"
    assert later.version_in_force("certified_copy", at("2026-10-01")).lifecycle == "2025-07-01"
    assert later.version_in_force("certified_copy", at("2027-01-01")).lifecycle == "2026-08-05"


def test_a_version_that_comes_earlier_ends_the_one_before_it(law: Definitions) -> None:
    earlier = vary(law, 'in_force: {"one_stop@2026-08-05": {from: "2026-03-01"}}')

    assert earlier.version_in_force("certified_copy", at("2026-02-28")).lifecycle == "2025-07-01"
    assert earlier.version_in_force("certified_copy", at("2026-03-01")).lifecycle == "2026-08-05"


def test_an_overlay_changes_every_version_of_its_procedure_and_no_other(law: Definitions) -> None:
    faster = vary(law, "procedures: {house_building_permit: {clocks: {resolution: {limit: 3 working days}}}}")

    for day in ("2026-02-02", "2026-10-01"):
        rules = faster.rules("house_building_permit", "dinh_hoa", at(day))
        assert rules.tracks["standard"].procedure.clocks["resolution"].written == "3 working days"
    theirs = faster.rules("marriage_registration", "dinh_hoa", at("2026-10-01")).tracks["standard"].procedure
    ours = law.rules("marriage_registration", "dinh_hoa", at("2026-10-01")).tracks["standard"].procedure
    assert theirs == ours


def test_an_overlay_on_one_version_leaves_the_others(law: Definitions) -> None:
    faster = vary(
        law, 'procedures: {"house_building_permit@2026-07-01": {clocks: {resolution: {limit: 3 working days}}}}'
    )

    def limit(day: str) -> str:
        procedure = faster.rules("house_building_permit", "dinh_hoa", at(day)).tracks["standard"].procedure
        return procedure.clocks["resolution"].written

    assert (limit("2026-02-02"), limit("2026-10-01")) == ("15 days", "3 working days")


def test_an_overlay_on_a_lifecycle_reaches_the_procedures_that_follow_it(law: Definitions) -> None:
    slower = vary(law, "lifecycles: {one_stop: {max_supplements: {value: 1}}}")

    rules = slower.rules("house_building_permit", "dinh_hoa", at("2026-10-01")).tracks["standard"].procedure
    assert {move.at_most for move in rules.moves if move.action == "request_supplement"} == {1}


def test_the_definitions_that_were_varied_stay_as_they_were(law: Definitions) -> None:
    before = law.sources

    vary(law, "procedures: {certified_copy: {title: Khác}}")

    assert law.sources == before
    assert law.versions("certified_copy")[-1].title != "Khác"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('in_force: {"one_stop@2026-08-06": {from: "2027-01-01"}}', "1:35: law.in_force: wanted a known version"),
        ("procedures: {certified_kopy: {title: X}}", "1:30: law: wanted a known procedure, but found 'certified_kopy'"),
        ("procedures: {certified_copy: {titel: X}}", "1:31: key 'titel': wanted a known key"),
        ('in_force: {"house_building_permit@2025-07-01": {from: "2025-07-01"}}', "wanted one version in force"),
    ],
)
def test_what_the_law_does_not_know_is_refused_with_its_place(law: Definitions, text: str, says: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        vary(law, text)

    assert says in str(refused.value)
