"""What is wrong between a package and the procedures of its components is found, each at its place."""

from pathlib import Path

import pytest
from packages import FILES, folder, varied

from workflow.check import Finding, check

AUTOMATIC = varied("package_lifecycle.yaml", "limit: 10 working minutes", "automatic: true")


def findings(path: Path, **changed: str) -> list[Finding]:
    """The errors about the package; its numbers are examples without a source."""
    found = check([folder(path, **changed)]).findings
    return [one for one in found if one.severity == "error" and one.rule != "number_without_basis"]


def told(path: Path, **changed: str) -> list[str]:
    return [f"{Path(one.file).name}:{one.line}: {one.rule}: {one.message}" for one in findings(path, **changed)]


def test_a_package_whose_components_fit_its_promise_has_no_findings(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"package": varied("package.yaml", "procedure: residence_part", "procedure: residency_part")},
            "package.yaml:16: component_unknown: component 'residence': wanted a known procedure, but there is no "
            "'residency_part'; nearest: residence_part",
        ),
        (
            {"package": varied("package.yaml", "when: register_residence", "when: 1 > 2")},
            "package.yaml:18: component_never: component 'residence' when: wanted a condition that can hold, "
            "but '1 > 2' never does",
        ),
        (
            {"birth": varied("birth.yaml", 'from: "2026-01-01"', 'from: "2025-01-01", to: "2025-12-31"')},
            "package.yaml:14: component_never: component 'birth': wanted 'birth_part' in force while the package is, "
            "but it never is",
        ),
        (
            {"birth": varied("birth.yaml", "type: text, title: Tên trẻ", "type: int, title: Tên trẻ")},
            "package.yaml:14: component_field_type: component 'birth': wanted 'child' to be text as in the package, "
            "but 'birth_part' has int",
        ),
        (
            {"component_lifecycle": varied("component_lifecycle.yaml", "[sent, handling, supplementing]", "[sent]")},
            "package.yaml:14: component_not_closable: component 'birth': wanted a transition by package from "
            "'handling' of 'birth_part' to an end, with which it is closed, but there is none; possible: by: package",
        ),
        (
            {
                "component_lifecycle": varied(
                    "component_lifecycle.yaml",
                    "[sent, handling, supplementing], to: stopped",
                    "[sent, handling, supplementing], to: handling",
                )
            },
            "package.yaml:14: component_not_closable: component 'birth': wanted a transition by package from "
            "'sent' of 'birth_part' to an end, with which it is closed, but there is none; possible: by: package",
        ),
        (
            {
                "package": varied(
                    "package.yaml", "{procedure: birth_part, norm: 8 working hours}", "{procedure: birth_part}"
                )
            },
            "package.yaml:14: norm_missing: component 'birth': wanted a norm, but it has none while the clock "
            "'resolution' runs; possible: norm: 8 working hours",
        ),
        (
            {"package": varied("package.yaml", "norm: 16 working hours", "norm: 40 working hours")},
            "package.yaml:12: norms_do_not_fit: clock 'resolution': wanted norms that fit 40 h, the least of 5 working "
            "days, but birth → residence need 48 h; possible: shorter norms",
        ),
    ],
)
def test_what_is_wrong_with_a_component_is_found_at_its_place(
    tmp_path: Path, changed: dict[str, str], sentence: str
) -> None:
    assert sentence in told(tmp_path, **changed)


def test_a_component_that_is_a_package_itself_is_refused(tmp_path: Path) -> None:
    package = varied("package.yaml", "{procedure: birth_part, norm: 8 working hours}", "{procedure: birth_package}")

    assert (
        "package.yaml:14: component_is_package: component 'birth': wanted a procedure of its own, but 'birth_package' "
        "is a package"
    ) in told(tmp_path, package=package)


def test_a_transition_by_package_where_there_is_none_is_refused(tmp_path: Path) -> None:
    package = FILES["package.yaml"].partition("components:")[0].replace("limit: 5", "pauses: [incident], limit: 5")

    found = told(tmp_path, package=package)

    assert (
        "package_lifecycle.yaml:19: nobody_can_take: transition 'finish' from 'handling': wanted a package that takes "
        "it, but 'birth_package' is part of none"
    ) in found


# --- the critical path


def test_a_promise_shorter_than_its_components_shows_the_path_and_the_worst_start(tmp_path: Path) -> None:
    short = varied("package.yaml", "limit: 5 working days", "limit: 3 working days")

    (found,) = [one for one in told(tmp_path, package=short) if "critical_path" in one]

    assert found == (
        "package.yaml:12: critical_path: clock 'resolution': wanted components that fit 3 working days, but of a "
        "package accepted on Mon 2026-01-05 15:30 birth → residence may end on Mon 2026-01-12 17:30, after "
        "Thu 2026-01-08 17:30; possible: a longer limit"
    )


def test_the_hand_off_times_belong_to_the_path(tmp_path: Path) -> None:
    two_and_one = varied("package.yaml", "limit: 5 working days", "limit: 3 working days")
    at_once = varied(
        "component_lifecycle.yaml", "starts: submit, limit: 2 working hours", "starts: submit, limit: 1 working minute"
    )

    with_clocks = [one for one in told(tmp_path, package=two_and_one) if "critical_path" in one]
    counted_from_sending = FILES["component_lifecycle.yaml"].replace(
        "    effect: statutory\n    starts: accept", "    effect: statutory\n    starts: submit"
    )
    without = told(tmp_path, package=two_and_one, component_lifecycle=counted_from_sending, package_lifecycle=AUTOMATIC)

    assert len(with_clocks) == 1
    assert [one for one in without if "critical_path" in one] == []
    assert [one for one in told(tmp_path, package=two_and_one, component_lifecycle=at_once) if "critical" in one]


def test_every_start_of_the_year_is_tried_that_before_a_long_holiday_too(tmp_path: Path) -> None:
    """A term in hours runs through the days off; a promise in working days does not."""
    off = ", ".join(f'"2026-02-{day}": Tết' for day in range(16, 21))
    tet = varied("calendar.yaml", "days_off: {}", f"days_off: {{{off}}}")
    package = varied("package.yaml", "limit: 5 working days", "limit: 9 days")
    hours = varied("residence.yaml", "limit: 2 working days", "limit: 3 working days")

    (found,) = [one for one in told(tmp_path, calendar=tet, package=package, residence=hours) if "critical" in one]

    assert found == (
        "package.yaml:12: critical_path: clock 'resolution': wanted components that fit 9 days, but of a package "
        "accepted on Fri 2026-02-13 15:30 birth → residence may end on Mon 2026-03-02 17:30, after "
        "Mon 2026-02-23 17:30; possible: a longer limit"
    )
