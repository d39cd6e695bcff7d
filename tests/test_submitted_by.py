"""Who hands a dossier in: the citizen, unless the procedure says which office does it itself."""

from pathlib import Path

import pytest

from tests import tiny
from workflow.commands import CITIZEN, Actor, Submit
from workflow.decide import advance
from workflow.errors import DefinitionError, NotAllowed
from workflow.loader import load_definitions
from workflow.moments import instant

MORNING = instant("2026-02-02T08:00")
OFFICE_ONLY = """\
schema: lifecycle/1
lifecycle: counter
title: Nội bộ
version: "1"
in_force: {from: "2026-01-01"}
submitted_by: office
states:
  submitted: {title: Mới đề nghị, portal: 1, initial: true, held_by: desk}
  returned: {title: Đã ban hành, portal: 10, held_by: desk, end: returned}
clocks:
  resolution: {effect: statutory, starts: accept, stops: [enter ends], breach: {record: late}}
"""
PLAN = """\
schema: procedure/1
procedure: permit
title: Kế hoạch thử
version: "1"
in_force: {from: "2026-01-01"}
lifecycle: counter
legal_basis: [{cite: Ví dụ, confidence: assumption}]
parties: {desk: front, office: back}
lead: desk
first: checking
states:
  checking: {title: Thẩm định, portal: 4, held_by: desk, norm: 1 working hour}
transitions:
  - {action: accept, from: submitted, to: checking, by: desk}
  - {action: issue, from: checking, to: returned, by: office}
clocks:
  resolution: {limit: 2 working days}
"""
DIVISION = Actor("head_of_back", "town.back", frozenset({"head"}))


def submitted(path: Path, actor: Actor, procedure: str = PLAN) -> str:
    """The state of the dossier that the actor hands in."""
    definitions = load_definitions(tiny.folder(path, lifecycle=OFFICE_ONLY, procedure=procedure))
    rules = definitions.rules("permit", "town", MORNING)
    return advance(rules, None, Submit("HS-1", "town", actor), MORNING).dossier.state


def test_the_office_that_is_named_hands_in(tmp_path: Path) -> None:
    assert submitted(tmp_path, DIVISION) == "submitted"


@pytest.mark.parametrize("actor", [CITIZEN, Actor("clerk", "town.front")], ids=["a citizen", "who receives"])
def test_nobody_else_does(actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match=r"but it is for town\.back to hand in; possible: town\.back$"):
        submitted(tmp_path, actor)


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        (
            "by: office}",
            "by: applicant}",
            "procedure.yaml:15:55: transition 'issue' from 'checking' by: wanted a party, but there is no applicant; "
            "possible: submitted_by: office",
        ),
        (
            "held_by: desk",
            "held_by: applicant",
            "procedure.yaml:12:52: state 'checking': wanted a party, but there is no applicant; "
            "possible: submitted_by: office",
        ),
        (
            "office: back",
            "bureau: back",
            "lifecycle.yaml:6:15: submitted_by: wanted a known party, but there is no 'office'; possible: desk, bureau",
        ),
    ],
)
def test_where_an_office_hands_in_there_is_no_citizen(old: str, new: str, refused: str, tmp_path: Path) -> None:
    text = PLAN.replace(old, new)
    if new == "bureau: back":
        text = text.replace("by: office", "by: bureau")

    with pytest.raises(DefinitionError) as error:
        submitted(tmp_path, DIVISION, text)

    assert tiny.said(tmp_path, error.value).startswith(refused)
