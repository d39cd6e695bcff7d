"""The declared Machine is the authority: the table, the crossings and the engine allow what it allows."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import (
    ACTORS,
    AGENCIES,
    CALENDARS,
    Walk,
    act,
    clock,
    green,
    handed_over,
    move,
    one_stop,
    play,
    procedure,
    procedures,
    rules,
    state,
    walks,
)
from transitions import MachineError

from workflow import commands as c
from workflow import events as e
from workflow.decide import advance
from workflow.errors import DefinitionError, NotAllowed, NotFound
from workflow.machine import compile_rules, declare, moves, promise, target_of
from workflow.procedure import APPLICANT, CLOCK, JOIN, Appointment, Procedure


@settings(max_examples=250)
@given(procedures(), st.lists(st.integers(0, 99), min_size=5, max_size=40))
def test_the_table_and_the_machine_agree_on_every_step_of_a_random_walk(
    declared: Procedure, choices: list[int]
) -> None:
    machine = declare(declared)
    table = moves(machine, declared)
    actions = sorted(machine.events)
    model = SimpleNamespace(state=declared.initial.id)
    previous: str | None = None

    for choice in choices:
        action, origin = actions[choice % len(actions)], model.state
        offered = table[origin].get(action)
        target = None if offered is None else target_of(offered, previous)
        try:
            moved = machine.events[action].trigger(model, previous=previous)
        except MachineError:
            moved = False
            assert offered is None
        assert moved == (target is not None)
        assert model.state == (target or origin)
        previous = origin if moved and target != origin else previous


@settings(max_examples=250)
@given(walks())
def test_what_the_engine_did_the_machine_would_have_done(walk: Walk) -> None:
    machine = walk.track.machine
    model = SimpleNamespace(state=walk.track.procedure.initial.id)
    previous: str | None = None

    for event in walk.walked.of(e.StateEntered):
        assert event.origin == model.state
        assert machine.events[event.action].trigger(model, previous=previous)
        assert event.state == model.state
        previous = event.origin if event.state != event.origin else previous


@settings(max_examples=250)
@given(walks(), st.integers(0, 99))
def test_what_the_machine_refuses_the_engine_refuses_whoever_asks(walk: Walk, choice: int) -> None:
    machine, dossier = walk.track.machine, walk.walked.dossier
    actions = sorted({*machine.events, "nothing"})
    action = actions[choice % len(actions)]
    at = max(dossier.latest, walk.walked.steps[-1].at)
    settled = advance(walk.ruled, dossier, c.Tick(), at).dossier
    model = SimpleNamespace(state=settled.state)
    event = machine.events.get(action)

    possible = (
        event is not None and settled.state in event.transitions and event.trigger(model, previous=settled.previous)
    )

    if possible:
        return
    for actor in ACTORS.values():
        with pytest.raises(NotAllowed) as refused:
            advance(walk.ruled, dossier, c.Act(action, actor), at)
        assert refused.value.state == settled.state


def test_the_table_holds_exactly_the_declared_moves() -> None:
    declared = one_stop()

    table = moves(declare(declared), declared)

    held = [one for offered in table.values() for one in offered.values()]
    assert len(held) == len(declared.moves)
    assert all(one in held for one in declared.moves)
    assert all(one.origin == origin and one.action == a for origin, o in table.items() for a, one in o.items())
    assert set(table) == set(declared.states)


@pytest.mark.parametrize("way", ["submitted > nowhere", "nowhere > accepted"])
def test_a_move_between_undeclared_states_is_no_machine(way: str) -> None:
    states = (state("submitted", "desk", initial=True), state("accepted", "desk", end="done"))

    with pytest.raises(DefinitionError, match=r"procedure 'permit' is not a machine: .*nowhere"):
        declare(procedure(states, [move("accept", way, "desk")], []))


def test_a_party_that_is_nobody_at_the_home_agency_is_refused() -> None:
    declared = one_stop(parties={"desk": "front", "office": "cellar"})

    with pytest.raises(NotFound, match="agency 'town' has neither a department nor a partner 'cellar'"):
        compile_rules({"standard": declared}, AGENCIES, CALENDARS, "town")


def test_the_way_back_leads_to_the_state_before_and_only_to_a_declared_one() -> None:
    pay = move("pay", "paying > appraisal|drafting", APPLICANT)

    assert [target_of(pay, previous) for previous in ("drafting", "appraisal", "signing", None)] == [
        "drafting",
        "appraisal",
        None,
        None,
    ]


def test_a_move_within_the_waiting_state_does_not_lose_the_way_back() -> None:
    remind = move("remind", "supplementing > supplementing", APPLICANT)
    ruled = rules(one_stop(moves=(*one_stop().moves, remind)))

    played = play(
        ruled,
        (
            *handed_over(),
            act("02 09:00", "clerk", "request_supplement"),
            act("02 10:00", "applicant", "remind"),
            act("02 11:00", "applicant", "resupply"),
        ),
    )

    assert played.dossier.state == "appraisal"


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (("commitment", "resolution"), "commitment"),
        (("resolution",), "resolution"),
        (("obligation", "statutory"), "resolution"),
        (("obligation",), None),
    ],
)
def test_the_promise_is_the_first_clock_of_the_wanted_name_or_effect(of: tuple[str, ...], expected: str | None) -> None:
    assert promise(replace(green(), appointment=Appointment(of))) == expected


def test_without_an_appointment_there_is_no_promise() -> None:
    assert promise(one_stop(appointment=None)) is None


def test_a_crossing_tells_the_clocks_in_the_order_of_the_definition() -> None:
    track = rules(one_stop()).tracks["standard"]

    crossed = {
        key: (one.stops, one.pauses, one.resumes, one.starts, one.finishes)
        for key, one in track.crossings.items()
        if key in (("submitted", "accept", "accepted"), ("supplementing", "stop", "stopped"))
        or key[:2] in (("appraisal", "request_supplement"), ("supplementing", "resupply"), ("signing", "sign"))
    }

    assert crossed == {
        ("submitted", "accept", "accepted"): ((), (), (), ("resolution", "handover"), False),
        ("appraisal", "request_supplement", "supplementing"): ((), ("resolution",), (), ("supplement",), False),
        ("supplementing", "resupply", "appraisal"): (("supplement",), (), ("resolution",), (), False),
        ("supplementing", "stop", "stopped"): (
            ("resolution", "handover", "supplement"),
            (),
            ("resolution",),
            (),
            True,
        ),
        ("signing", "sign", "result_ready"): (("resolution",), (), (), (), True),
    }


def test_a_quiet_crossing_is_one_after_which_nothing_follows() -> None:
    noting = move("note", "drafting > drafting", "office", sets={"paid": True})
    track = rules(one_stop(moves=(*one_stop().moves, noting))).tracks["standard"]

    quiet = {key for key, one in track.crossings.items() if one.quiet}

    assert ("appraisal", "draft", "drafting") in quiet
    assert ("drafting", "note", "drafting") not in quiet  # it sets data
    assert ("appraisal", "ask", "consulting") not in quiet  # it asks agencies
    assert ("accepted", "hand_over", "appraisal") not in quiet  # it stops a clock
    assert ("appraisal", "extend", "appraisal") not in quiet
    assert ("signing", "sign", "result_ready") not in quiet


def test_each_clock_counts_on_the_calendar_of_its_party() -> None:
    opinion_of = clock("visit", "accept", "1 working day", calendar_of="culture")

    track = rules(one_stop(clocks=(*one_stop().clocks.values(), opinion_of))).tracks["standard"]

    assert {name: one.id for name, one in track.calendars.items()} == {
        "resolution": "office",
        "handover": "office",
        "supplement": "office",
        "visit": "mornings",
    }
    assert {party: one.id for party, one in track.asked_calendars.items()} == {"fire": "office", "culture": "mornings"}


def test_parties_outside_every_agency_hold_under_their_own_name() -> None:
    track = rules(one_stop()).tracks["standard"]

    assert track.holders["supplementing"] == APPLICANT
    assert [track.departments[outside] for outside in (APPLICANT, CLOCK, JOIN)] == [APPLICANT, CLOCK, JOIN]
