"""What a definition may say about components: a wrong name is refused at its place, a right one means something."""

from pathlib import Path

import pytest
from packages import FILES, folder, said, varied

from workflow.errors import DefinitionError
from workflow.loader import load_definitions
from workflow.procedure import ComponentRule, HandOff, Trigger
from workflow.worktime import Counting, Limit


def load(path: Path, **changed: str):
    definitions = load_definitions(folder(path, **changed))
    return definitions.merged("birth_package", "1", "1")


def test_a_package_names_its_components_their_order_and_what_becomes_of_the_rest(tmp_path: Path) -> None:
    package = load(tmp_path)

    assert dict(package.components) == {
        "birth": ComponentRule("birth", "birth_part", norm=8 * 3600),
        "residence": ComponentRule(
            "residence", "residence_part", ("birth",), "register_residence", "go_on", "stop_all", True, 16 * 3600
        ),
        "insurance": ComponentRule("insurance", "insurance_part", ("birth",), norm=8 * 3600),
    }
    assert package.hand_off is not None
    assert package.hand_off.counting == Counting(Limit.parse("10 working minutes"))
    assert not package.hand_off.automatic


def test_a_hand_off_may_be_automatic_and_then_has_no_limit(tmp_path: Path) -> None:
    automatic = varied("package_lifecycle.yaml", "limit: 10 working minutes", "automatic: true")

    said_so = load(tmp_path, package_lifecycle=automatic).hand_off

    assert said_so == HandOff(None, True, said_so.legal_basis if said_so else ())


def test_a_clock_may_start_when_the_dossier_is_handed_in(tmp_path: Path) -> None:
    load(tmp_path)
    part = load_definitions(tmp_path).merged("birth_part", "1", "1")

    assert part.clocks["acknowledgement"].starts == Trigger("submit", "submit")
    assert part.hand_off is None
    assert not part.components


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "package",
            "insurance_part, after: [birth]",
            "insurance_part, after: [brith]",
            "package.yaml:23:50: component 'insurance' after: wanted a known component, but there is no 'brith'; "
            "nearest: birth",
        ),
        (
            "package",
            "{procedure: birth_part, norm: 8 working hours}",
            "{procedure: birth_part, after: [insurance]}",
            "package.yaml:14:41: component 'birth' after: wanted an order, but it waits for itself: "
            "birth → insurance → birth",
        ),
        (
            "package",
            "when: register_residence",
            "when: register_home",
            "package.yaml:18:11: component 'residence' when: guard: undeclared reference to 'register_home' "
            "(in container ''); possible names: child, register_residence",
        ),
        (
            "package",
            "insurance_part, after: [birth],",
            "insurance_part, after: [birth], sent_by: dsk,",
            "package.yaml:23:67: component 'insurance' sent_by: wanted a known party, but there is no 'dsk'; "
            "nearest: desk",
        ),
        (
            "package",
            "  insurance: {",
            "  handling: {",
            "package.yaml:23:3: component 'handling': wanted a name of its own, but there is a state of that name",
        ),
        (
            "package",
            "  insurance: {",
            "  package: {",
            "package.yaml:23:3: component 'package': wanted a name of its own, but 'package' is the whole",
        ),
        (
            "package",
            "    if_supplementing: pause\n",
            "",
            "package_lifecycle.yaml:22:80: clock 'resolution' pauses: wanted a component with "
            "'if_supplementing: pause', but there is none",
        ),
        (
            "package_lifecycle",
            ", pauses: [component]",
            "",
            "package.yaml:21:23: component 'residence' if_supplementing: wanted a clock with 'pauses: [component]', "
            "but there is none",
        ),
        (
            "package_lifecycle",
            "limit: 10 working minutes",
            'cut_off: "15:00"',
            "package_lifecycle.yaml:7:11: hand_off: wanted a limit or automatic: true, but it has neither; "
            "possible: automatic: true",
        ),
        (
            "package_lifecycle",
            "limit: 10 working minutes",
            "limit: 10 working minutes, automatic: true",
            "package_lifecycle.yaml:7:50: hand_off: wanted a limit or automatic: true, but it has both; "
            "possible: automatic: false",
        ),
        (
            "package_lifecycle",
            "to: finished, by: package",
            "to: finished, by: package, requires: [declaration]",
            "package_lifecycle.yaml:19:75: transition 'finish' from 'handling' by package: wanted no 'requires', but "
            "it has one",
        ),
        (
            "package",
            "if_stopped: go_on",
            "if_stopped: carry_on",
            "package.yaml:19:17: components.residence.if_stopped: wanted one of the known words, but found the text "
            "'carry_on'; possible: go_on, stop_dependents, stop_all",
        ),
        (
            "package",
            "{procedure: birth_part, norm: 8 working hours}",
            "{norm: 8 working hours}",
            "package.yaml:14:10: components.birth: wanted the key 'procedure', but it is not there; "
            "possible: procedure: birth_registration",
        ),
    ],
)
def test_a_wrong_component_is_refused_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    changed = {file: varied(f"{file}.yaml", old, new)}

    with pytest.raises(DefinitionError) as refused:
        load(tmp_path, **changed)

    assert said(tmp_path, refused.value) == sentence


def test_a_package_that_never_ends_by_itself_is_refused(tmp_path: Path) -> None:
    without = FILES["package_lifecycle.yaml"].replace("by: package", "by: desk")

    with pytest.raises(DefinitionError) as refused:
        load(tmp_path, package_lifecycle=without)

    assert said(tmp_path, refused.value) == (
        "package.yaml:13:1: components: wanted a transition by package, with which it ends when they have, but there "
        "is none; possible: by: package"
    )
