"""Lifecycle, procedure and lane laid on each other: what merges, what is left out, what cannot be merged."""

from pathlib import Path

import pytest

from tests.tiny import LIFECYCLE, PROCEDURE, folder, said, varied
from workflow.errors import DefinitionError
from workflow.loader import load_definitions
from workflow.loader.yamltree import Leaf, flatten
from workflow.procedure import Appointment, Basis, By, ClockRule, Eligibility, Join, Move, Procedure, Trigger, Warn
from workflow.worktime import AfterCutOff, Counting, Limit, Unit

DAYS = Unit.WORKING_DAYS
EXAMPLE = (Basis("Ví dụ", confidence="assumption"),)


def merged(path: Path, lane: str = "standard", **changed: str) -> Procedure:
    return load_definitions(folder(path, **changed)).merged("permit", "1", "1", lane)


def move(procedure: Procedure, action: str, origin: str) -> Move | None:
    found = {(one.action, one.origin): one for one in procedure.moves}
    return found.get((action, origin))


def test_a_procedure_states_its_own_and_keeps_what_the_lifecycle_says(tmp_path: Path) -> None:
    procedure = merged(tmp_path)

    assert {name: (state.norm, state.own) for name, state in procedure.states.items()} == {
        "submitted": (None, False),
        "accepted": (2 * 3600, False),
        "refused": (None, False),
        "supplementing": (None, False),
        "returned": (None, False),
        "stopped": (None, False),
        "checking": (8 * 3600, True),
        "asking": (30 * 60, True),
        "signing": (8 * 3600, True),
    }
    assert procedure.lead == "office"
    assert procedure.appointment == Appointment(("commitment", "resolution"), missed="apology")


def test_a_lifecycle_state_that_nothing_reaches_is_left_out_with_its_moves_clocks_and_pauses(tmp_path: Path) -> None:
    procedure = merged(tmp_path)

    assert "paying" not in procedure.states
    assert {one.origin for one in procedure.moves} & {"paying"} == set()
    assert list(procedure.clocks) == ["resolution", "handover", "supplement"]
    assert procedure.clocks["resolution"].pauses == {"supplementing"}


def test_a_lifecycle_state_that_a_move_reaches_is_kept_with_what_hangs_on_it(tmp_path: Path) -> None:
    pay = "  - {action: request_payment, from: signing, to: paying, by: office}\n  - {action: sign,"
    procedure = merged(tmp_path, procedure=varied("procedure.yaml", "  - {action: sign,", pay))

    assert list(procedure.clocks) == ["resolution", "handover", "supplement", "payment"]
    assert procedure.clocks["resolution"].pauses == {"supplementing", "paying"}
    assert move(procedure, "pay", "paying") == Move("pay", "paying", ("signing",), (By("applicant"),), to_previous=True)


def test_a_lifecycle_clock_without_a_limit_is_left_out(tmp_path: Path) -> None:
    visit = varied("procedure.yaml", "  supplement: {limit: 2 working days}", "  visit: {limit: 3 days}")
    with_limit = merged(tmp_path, procedure=visit)

    assert list(with_limit.clocks) == ["resolution", "handover", "visit"]


def test_the_way_back_leads_to_every_state_that_leads_here(tmp_path: Path) -> None:
    assert move(merged(tmp_path), "resupply", "supplementing") == Move(
        "resupply", "supplementing", ("checking", "signing"), (By("applicant"),), to_previous=True
    )


def test_the_way_to_first_leads_where_the_procedure_says(tmp_path: Path) -> None:
    procedure = merged(tmp_path, procedure=varied("procedure.yaml", "first: checking", "first: signing"))

    assert move(procedure, "hand_over", "accepted") == Move("hand_over", "accepted", ("signing",), (By("desk"),))


def test_a_group_means_the_states_with_its_portals_that_are_no_end(tmp_path: Path) -> None:
    end_in_group = varied("lifecycle.yaml", "title: Đã trả, portal: 10", "title: Đã trả, portal: 4")
    moves = merged(tmp_path, lifecycle=end_in_group).moves
    withdrawn_from = [one.origin for one in moves if one.action == "withdraw"]

    assert withdrawn_from == ["accepted", "supplementing", "checking", "asking", "signing"]


def test_supplements_are_bounded_by_the_lifecycle_unless_the_move_says_so_itself(tmp_path: Path) -> None:
    once = varied("procedure.yaml", "to: supplementing, by", "to: supplementing, at_most: 1, by")
    bounds = [
        [one.at_most for one in merged(tmp_path, procedure=text).moves if one.action == "request_supplement"]
        for text in (PROCEDURE, once)
    ]

    assert bounds == [[2, 2], [1, 1]]


def test_a_clock_becomes_a_whole_rule(tmp_path: Path) -> None:
    procedure = merged(tmp_path)

    assert procedure.clocks["supplement"] == ClockRule(
        name="supplement",
        effect="applicant",
        starts=Trigger("enter", "supplementing"),
        counting=Counting(Limit(2, DAYS)),
        written="2 working days",
        stops=(Trigger("leave", "supplementing"),),
        warns=(Warn("50%", percent=50), Warn("1 working day before", before=Limit(1, DAYS))),
        breach=procedure.clocks["supplement"].breach,
        legal_basis=EXAMPLE,
    )
    assert procedure.clocks["handover"].counting == Counting(
        Limit(1, Unit.SAME_WORKING_DAY),
        cut_off=15 * 3600,
        after_cut_off=AfterCutOff(Limit(30, Unit.WORKING_MINUTES)),
    )


@pytest.mark.parametrize(
    ("per_cent", "whole", "part"),
    [
        ("40%", "7 working days", Limit(2, DAYS)),
        ("40%", "1 working day", Limit(192, Unit.WORKING_MINUTES)),
        ("50%", "15 days", Limit(180, Unit.HOURS)),
        ("25%", "8 working hours", Limit(2, Unit.WORKING_HOURS)),
    ],
)
def test_a_per_cent_of_a_limit_is_worked_out(tmp_path: Path, per_cent: str, whole: str, part: Limit) -> None:
    text = (
        PROCEDURE.replace("40%", per_cent)
        .replace("7 working days", whole)
        .replace("extends: {resolution: 1 working day}", "at_most: 9")
    )

    clock = merged(tmp_path, "green", procedure=text).clocks["commitment"]

    assert (clock.counting.limit, clock.written) == (part, f"{per_cent} of resolution")


def test_a_lane_removes_a_state_with_its_moves_and_its_consultation(tmp_path: Path) -> None:
    standard, green = merged(tmp_path), merged(tmp_path, "green")

    assert set(standard.states) - set(green.states) == {"asking"}
    gone = {(one.action, one.origin) for one in standard.moves} - {(one.action, one.origin) for one in green.moves}
    assert gone == {("ask", "checking"), ("opinions_in", "asking"), ("withdraw", "asking")}
    assert (list(standard.consultations), list(green.consultations)) == (["opinion"], [])


def test_a_lane_has_its_own_title_norms_priority_and_eligibility(tmp_path: Path) -> None:
    green = merged(tmp_path, "green")

    assert (green.lane, green.lane_title, green.priority) == ("green", "Luồng xanh", 1)
    assert green.eligible == Eligibility("floors <= 3", "accept")
    assert green.states["checking"].norm == 4 * 3600


def test_a_lane_changes_and_removes_single_moves(tmp_path: Path) -> None:
    lane = """    transitions:
      - {action: draft, from: checking, by: office, when: null}
      - {action: withdraw, from: [checking, signing], to: null}
    priority: 1
"""
    green = merged(tmp_path, "green", procedure=varied("procedure.yaml", "    priority: 1\n", lane))

    assert move(green, "draft", "checking") == Move("draft", "checking", ("signing",), (By("office"),))
    assert [one.origin for one in green.moves if one.action == "withdraw"] == ["accepted", "supplementing"]


def test_a_procedure_overrides_the_lifecycle(tmp_path: Path) -> None:
    text = varied(
        "procedure.yaml", "clocks:\n  resolution", "day_counting: hours\nclocks:\n  handover: null\n  resolution"
    )
    procedure = merged(tmp_path, procedure=text)

    assert list(procedure.clocks) == ["resolution", "supplement"]
    assert procedure.clocks["resolution"].counting.day_counting == "hours"


@pytest.mark.parametrize(
    ("said_join", "join"),
    [
        ("all", Join(2)),
        ("any", Join(1)),
        ("{at_least: 2}", Join(2)),
        ("{named: [office]}", Join(1, frozenset({"office"}))),
    ],
)
def test_a_join_says_how_many_and_which_opinions_are_enough(tmp_path: Path, said_join: str, join: Join) -> None:
    text = varied("procedure.yaml", "ask: [fire],", f"ask: [fire, office], join: {said_join},")

    assert merged(tmp_path, procedure=text).consultations["opinion"].join == join


def test_each_value_of_the_merged_tree_says_which_file_it_comes_from(tmp_path: Path) -> None:
    tree = load_definitions(folder(tmp_path)).tree("permit", "1", "1", "green")

    origins = {leaf.path: (leaf.value, leaf.file.rpartition("/")[2], leaf.line) for leaf in flatten(tree)}
    assert origins["clocks.resolution.starts"] == ("accept", "lifecycle.yaml", 25)
    assert origins["clocks.resolution.limit"] == ("7 working days", "procedure.yaml", 27)
    assert origins["states.checking.held_by"] == ("office", "procedure.yaml", 14)
    assert origins["states.checking.norm"] == ("4 working hours", "procedure.yaml", 34)
    assert origins["lane_title"] == ("Luồng xanh", "procedure.yaml", 31)
    assert Leaf("lane", "green", f"{tmp_path}/procedure.yaml", 30) in list(flatten(tree))


def test_a_limit_carries_the_basis_of_the_file_that_gives_it(tmp_path: Path) -> None:
    law = LIFECYCLE.replace("groups:", "legal_basis: [{cite: Cơ chế, confidence: unsure}]\ngroups:", 1)
    clocks = merged(tmp_path, "green", lifecycle=law).clocks

    assert {name: clock.legal_basis[0].cite for name, clock in clocks.items()} == {
        "resolution": "Ví dụ",
        "handover": "Cơ chế",
        "supplement": "Ví dụ",
        "commitment": "Ví dụ",
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "lane", "sentence"),
    [
        (
            "procedure",
            "from: [checking, signing]",
            'from: "*handing"',
            "standard",
            "procedure.yaml:19:40: from '*handing': wanted a group, but there is none; nearest: *handling",
        ),
        (
            "procedure",
            "action: draft, from: checking",
            "action: ask, from: checking",
            "standard",
            (
                "procedure.yaml:22:5: transition 'ask' from 'checking': wanted it once, but it is already given "
                "in line 20"
            ),
        ),
        (
            "procedure",
            "states: {asking: null",
            "states: {askin: null",
            "green",
            "procedure.yaml:34:14: states.askin: wanted to remove it, but there is none; nearest: asking",
        ),
        (
            "procedure",
            "  - {action: sign,",
            "  - {action: refuse, from: accepted, to: null}\n  - {action: sign,",
            "standard",
            (
                "procedure.yaml:23:5: transition 'refuse' from 'accepted': wanted to remove it, but there is "
                "none; possible: submitted"
            ),
        ),
    ],
)
def test_what_cannot_be_merged_is_refused_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, lane: str, sentence: str
) -> None:
    definitions = load_definitions(folder(tmp_path, **{file: varied(f"{file}.yaml", old, new)}))

    with pytest.raises(DefinitionError) as refused:
        definitions.merged("permit", "1", "1", lane)

    assert said(tmp_path, refused.value) == sentence


def test_a_state_of_the_procedure_itself_is_kept_even_where_nothing_reaches_it(tmp_path: Path) -> None:
    lonely = varied(
        "procedure.yaml", "states:\n  checking", "states:\n  lonely: {title: x, portal: 4, held_by: office}\n  checking"
    )

    assert "lonely" in merged(tmp_path, procedure=lonely).states


def test_a_lane_that_removes_a_state_loses_the_clock_that_starts_there(tmp_path: Path) -> None:
    own = "asked: {effect: internal, starts: ask, limit: 1 working day, stops: [leave asking, sign]}"
    text = varied("procedure.yaml", "clocks:\n  resolution", f"clocks:\n  {own}\n  resolution")

    standard, green = merged(tmp_path, procedure=text), merged(tmp_path, "green", procedure=text)

    assert set(standard.clocks) - set(green.clocks) == {"asked"}
    assert standard.clocks["asked"].stops == (Trigger("leave", "asking"), Trigger("action", "sign"))
