"""The guarded list of public names: what a developer imports from `workflow`."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import workflow

NAMES = [
    "CITIZEN", "Act", "Actor", "Answer", "Assign", "Clock", "Conflict", "Custody", "DeclareDelay",
    "DeclareIncident", "DefinitionError", "Definitions", "DeliverObligation", "Dossier", "DraftObligation",
    "EndIncident", "Engine", "IssueObligation", "Limit", "NotAllowed", "NotFound", "Obligation", "Offer", "Receipt",
    "Refused", "Request", "Responsibility", "Share", "Submit", "Tick", "Unavailable", "WaiveObligation",
    "WorkCalendar", "WorkflowError", "advance", "apply", "load_definitions", "read_scenario", "replay", "simulate",
]  # fmt: skip


def test_the_public_names_are_these_and_no_others() -> None:
    assert dir(workflow) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    found = getattr(workflow, name)

    assert name == "CITIZEN" or found.__doc__


def test_the_names_for_the_type_checker_are_the_same() -> None:
    tree = ast.parse(Path(workflow.__file__).read_text(encoding="utf-8"))

    typed = [name.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names]

    assert sorted(name for name in typed if name) == sorted(NAMES)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Case'"):
        workflow.Case  # noqa: B018 - asking is the test


def test_importing_the_package_loads_neither_the_database_nor_the_terminal() -> None:
    heavy = (
        "[name for name in ('sqlmodel', 'typer', 'pydantic', 'yaml', 'pendulum', 'transitions') if name in sys.modules]"
    )

    out = subprocess.run(
        [sys.executable, "-c", f"import sys, workflow; print({heavy})"], capture_output=True, text=True
    )

    assert out.stdout.strip() == "[]"
