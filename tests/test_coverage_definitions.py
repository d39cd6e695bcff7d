"""The report of `make coverage-definitions` sees what happens on shipped rules, and says what was not seen."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from tests.coverage_definitions import MUST, Lane, data, judged, share, text
from tests.reaching import Goal
from tests.recording import SPECS, TESTS, Recorder
from tests.walking import lanes, shipped, walked
from workflow.commands import CITIZEN, Act, Submit
from workflow.procedure import STANDARD

COPY = next(lane for lane in lanes() if lane.key[0] == "certified_copy")
SUBMIT = Submit("HS-1", COPY.rules.home, CITIZEN, documents=("original", "copy"))
ACCEPTED = Goal("transition", "submitted > accepted", "accept")


def accepted(recorder: Recorder, rules) -> None:
    desk = next(one for one in rules.agencies.by_id["dinh_hoa"].officers.values() if "reception" in one.roles)
    officer = changed(CITIZEN, id=desk.id, department=desk.department, roles=desk.roles)
    dossier = recorder.advance(rules, None, SUBMIT, COPY.start).dossier
    recorder.advance(rules, dossier, Act("accept", officer), COPY.start)


def test_what_happens_on_shipped_rules_is_noted_with_who_showed_it() -> None:
    recorder = Recorder(shipped())
    recorder.by = SPECS

    accepted(recorder, COPY.rules)

    assert {goal for by, key, goal in recorder.seen if (by, key) == (SPECS, COPY.key)} == {
        ACCEPTED,
        Goal("clock", "resolution", "started"),
        Goal("clock", "handover", "started"),
    }
    assert len(recorder.seen) == 3


def test_rules_that_only_bear_the_name_of_a_shipped_procedure_are_not_noted() -> None:
    recorder = Recorder(shipped())
    track = COPY.rules.tracks[STANDARD]
    other = replace(COPY.rules, tracks={STANDARD: replace(track, procedure=changed(track.procedure, title="other"))})

    accepted(recorder, other)

    assert recorder.seen == set()


def report(without: Goal | None = None) -> Lane:
    """The lane after its walks were seen by tests and one move by specs."""
    seen = walked(COPY).seen - {without}
    found = judged({(SPECS, COPY.key): {ACCEPTED}, (TESTS, COPY.key): seen})
    return next(lane for lane in found if lane.key == COPY.key)


def test_a_lane_of_which_all_was_seen_is_sound_and_says_what_no_spec_shows() -> None:
    lane = report()

    assert (lane.sound, lane.missing()) == (True, [])
    assert set(lane.only_tested()) == lane.declared - {ACCEPTED}


@pytest.mark.parametrize("kind", ["transition", "clock", "rung", "obligation", "end"])
def test_a_transition_or_a_clock_that_was_not_seen_fails_the_lane_and_all_that_was_not_seen_is_listed(
    kind: str,
) -> None:
    lost = min(goal for goal in COPY.goals - {ACCEPTED} if goal.kind == kind)

    lane = report(without=lost)

    assert lane.sound == (kind not in MUST)
    assert f"  not seen, {' '.join(lane.key[1:])}: {lost}" in list(text([lane], specs=False))
    assert data([lane])[0]["not_seen"] == [lost._asdict()]


def test_a_package_is_shown_and_not_judged() -> None:
    lane = report()._replace(package=True, both=frozenset())

    assert lane.sound
    assert any(line.startswith("  not judged, ") for line in text([lane], specs=False))


def test_a_hundred_per_cent_means_all() -> None:
    goals = [Goal("end", str(number)) for number in range(1_000)]

    assert share(goals, frozenset(goals[1:])) == 99
    assert share(goals, frozenset(goals)) == 100
    assert share([], frozenset()) is None
