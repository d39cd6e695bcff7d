"""A scenario that extends another is judged for what it says itself."""

from pathlib import Path

import pytest

from workflow.errors import DefinitionError
from workflow.loader import Definitions, load_definitions
from workflow.simulation.fitting.fit import fit
from workflow.simulation.reading import read_scenario

HEAD = "schema: scenario/1\nscenario: june\nextends: dinh_hoa_2026\ntitle: Tháng 6\n"
JUNE = 'period: {from: "2026-06-01", to: "2026-06-30"}\n'


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def judged(text: str, law: Definitions, folder: Path) -> None:
    file = folder / "june.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    fit(*read_scenario(file), law)


def test_a_shorter_period_may_leave_inherited_peaks_lanes_and_procedures_outside(
    law: Definitions, tmp_path: Path
) -> None:
    judged(JUNE, law, tmp_path)


def test_a_stream_may_be_taken_out_although_inherited_work_speaks_of_it(law: Definitions, tmp_path: Path) -> None:
    judged("arrivals: {linked_births: null, complaints: null}\n", law, tmp_path)


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (
            'arrivals: {births: {peaks: [{from: "2026-09-01", to: "2026-09-30", factor: 2}]}}',
            "a peak in the simulated time",
        ),
        ("arrivals: {house_permits: {lanes: {green: 1}}}", "wanted a known lane, but found 'green'"),
        ("arrivals: {linked_births: {procedure: birth_residence_insurance}}", "wanted a version in force"),
        ("outcomes: {certified_copy: {states: {checking: {isue: 1}}}}", "'isue'"),
        (
            "work: {birth_registration_linked: {states: {checking: {lognormal: null, constant: 1 working hour}}}}",
            "'birth_registration_linked'",
        ),
    ],
)
def test_what_the_overlay_writes_itself_must_reach_somebody(
    own: str, says: str, law: Definitions, tmp_path: Path
) -> None:
    with pytest.raises(DefinitionError) as refused:
        judged(f"{JUNE}{own}\n", law, tmp_path)

    assert says in refused.value.message
    assert refused.value.file == str(tmp_path / "june.yaml")
