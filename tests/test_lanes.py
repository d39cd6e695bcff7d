"""A lane is asked for at the counter and decided once, at acceptance; its promise is the appointment."""

from typing import Any

import pytest
from calendars import at, shown
from msgspec.structs import replace
from procedures import (
    HANDOVER,
    MOVES,
    RESOLUTION,
    SUPPLEMENT,
    Step,
    accepted,
    act,
    clock,
    counting,
    green,
    move,
    one_stop,
    play,
    rules,
    submit,
    tick,
)

from workflow import events as e
from workflow.decide import advance
from workflow.derivation import derivations
from workflow.errors import NotAllowed, NotFound
from workflow.model import Version
from workflow.procedure import Eligibility, Leaving

RULED = rules(one_stop(), green())


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def test_who_is_eligible_takes_the_lane_and_the_inputs_are_kept() -> None:
    played = play(RULED, accepted(lane="green", floors=3))

    assert played.of(e.LaneDecided) == [e.LaneDecided(march("02 08:00"), "green", "green", True, {"floors": 3})]
    assert (played.dossier.lane, played.dossier.promise) == ("green", "commitment")


def test_who_is_not_goes_the_standard_way_and_it_is_said_why() -> None:
    played = play(RULED, accepted(lane="green", floors=4))

    assert played.of(e.LaneDecided) == [e.LaneDecided(march("02 08:00"), "green", "standard", False, {"floors": 4})]
    assert (played.dossier.lane, played.dossier.promise, list(played.dossier.clocks)) == (
        "standard",
        "resolution",
        ["resolution", "handover"],
    )


def test_the_standard_lane_is_not_decided() -> None:
    assert play(RULED, accepted(floors=1)).of(e.LaneDecided) == []


def test_the_guard_is_evaluated_once_and_later_data_changes_nothing() -> None:
    played = play(
        RULED,
        [*accepted(lane="green", floors=3), act("02 09:00", "reception", "hand_over", floors=9), tick("03 08:00")],
    )

    assert (played.dossier.data["floors"], played.dossier.lane) == (9, "green")
    assert len(played.of(e.LaneDecided)) == 1


def test_what_is_given_with_the_acceptance_counts_for_the_lane() -> None:
    steps = [submit("02 08:00", "green"), act("02 08:00", "reception", "accept", floors=2)]

    assert play(RULED, steps).of(e.LaneDecided)[0].inputs == {"floors": 2}


def test_acceptance_needs_what_the_lane_reads() -> None:
    with pytest.raises(
        NotAllowed, match="HS-1: wanted 'accept', but it needs floors; possible: attach what is missing"
    ):
        play(RULED, accepted(lane="green"))


def test_a_lane_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="procedure 'permit' has no lane 'blue'; possible: standard, green"):
        play(RULED, [submit("02 08:00", "blue")])


def test_a_lane_that_the_version_at_acceptance_no_longer_has_gives_the_standard_one() -> None:
    submitted = play(RULED, [submit("02 08:00", "green", floors=1)])

    played = play(rules(one_stop(version="2")), [act("02 09:00", "reception", "accept")], submitted)

    assert (played.dossier.lane, played.of(e.LaneDecided)[0].eligible) == ("standard", False)


def test_the_appointment_is_the_commitment_and_the_statutory_clock_keeps_running_beside_it() -> None:
    played = play(RULED, accepted(lane="green", floors=3))

    assert shown(played.dossier.appointment or 0) == "2026-03-04 17:30"
    assert {name: (shown(one.due), one.state) for name, one in played.dossier.clocks.items()} == {
        "resolution": ("2026-03-09 17:30", "running"),
        "handover": ("2026-03-02 17:30", "running"),
        "commitment": ("2026-03-04 17:30", "running"),
    }


def test_missing_the_commitment_owes_an_apology_and_missing_the_law_too_owes_no_second_one() -> None:
    played = play(RULED, [*accepted(lane="green", floors=3), tick("20 08:00")])

    assert [event.clock for event in played.of(e.ClockBreached)] == ["handover", "commitment", "resolution"]
    assert [(owed.kind, shown(owed.promised_before or 0)) for owed in played.dossier.obligations] == [
        ("apology", "2026-03-04 17:30")
    ]


def test_each_missed_clock_has_its_own_table_of_shares() -> None:
    steps: list[Step] = [
        *accepted(lane="green", floors=3),
        act("02 08:00", "reception", "hand_over"),
        act("10 09:00", "clerk", "draft"),
        act("10 09:00", "chief", "submit_for_signature"),
        act("10 09:30", "chair", "sign"),
    ]

    played = play(RULED, steps)

    assert [(table.clock, table.late_seconds) for table in played.dossier.responsibility] == [
        ("resolution", 2 * 3_600),
        ("commitment", 26 * 3_600),
    ]


def test_a_dossier_is_pinned_at_acceptance_to_the_versions_in_force_then() -> None:
    submitted = play(RULED, [submit("02 08:00")])
    later = rules(one_stop(version="2", lifecycle_version="5"))

    played = play(later, [act("02 09:00", "reception", "accept")], submitted)

    assert submitted.dossier.version == Version("1", "1", "1", (("mornings", "1"),))
    assert played.dossier.version == Version("2", "5", "1", (("mornings", "1"),))


def test_a_lane_has_its_own_moves() -> None:
    quick = move("skip", "accepted > signing", "desk.reception")
    lane: Any = green()
    ruled = rules(one_stop(), replace(lane, moves=(*lane.moves, quick)))

    played = play(ruled, [*accepted(lane="green", floors=1), act("02 09:00", "reception", "skip")])

    assert played.dossier.state == "signing"
    slow = play(ruled, accepted())
    with pytest.raises(NotAllowed, match="wanted 'skip' in state 'accepted', but the state does not offer it"):
        advance(ruled, slow.dossier, act("02 09:00", "reception", "skip").command, march("02 09:00"))


def test_after_a_lane_is_left_the_derivation_has_the_days_of_its_start_by_the_lanes_own_limit() -> None:
    change = move("change", "appraisal > appraisal", "office.officer")
    standard = one_stop(moves=(*MOVES, change))
    fast = replace(RESOLUTION, counting=counting("2 working days"), written="2 working days")
    lane = replace(
        standard,
        lane="green",
        clocks={**standard.clocks, "resolution": fast},
        eligible=Eligibility("floors <= 3", "accept"),
        leaves=Leaving("change"),
    )
    ruled = rules(standard, lane)
    steps = [act("02 09:00", "reception", "hand_over"), act("03 09:00", "clerk", "change")]

    played = play(ruled, [*accepted(lane="green", floors=2), *steps])
    found = derivations(ruled, played.dossier, played.events, march("04 08:00"))
    resolution = next(one for one in found if one.clock == "resolution")

    assert [
        (step.what, shown(step.due), step.lines[-1].count, str(step.lines[-1].day)) for step in resolution.steps
    ] == [
        ("started", "2026-03-04 17:30", 2, "2026-03-04"),
        ("reset", "2026-03-09 17:30", 5, "2026-03-09"),
    ]


def test_days_before_the_effective_start_are_named_as_closed_after_a_resumption() -> None:
    waits = [
        move("wait", "submitted > supplementing", "desk.reception"),
        move("bring", "supplementing > submitted", "applicant"),
    ]
    rule = clock("reading", "submit submit", "26 hours", how={"effective": True}, pauses=frozenset({"supplementing"}))
    ruled = rules(one_stop(moves=(*MOVES, *waits), clocks=(RESOLUTION, HANDOVER, SUPPLEMENT, rule)))
    steps = [act("07 10:00", "reception", "wait"), act("07 11:00", "applicant", "bring")]

    played = play(ruled, [submit("07 09:00"), *steps])
    found = derivations(ruled, played.dossier, played.events, march("09 12:00"))
    resumed = next(one for one in found if one.clock == "reading").steps[-1]

    assert (resumed.what, shown(resumed.due)) == ("resumed", "2026-03-10 09:30")
    assert [(str(line.day), line.what, line.count) for line in resumed.lines] == [
        ("2026-03-07", "weekend", 0),
        ("2026-03-08", "weekend", 0),
        ("2026-03-09", "partly", 16),
        ("2026-03-10", "partly", 26),
        ("2026-03-10", "due", 26),
    ]
