"""A warning of a term that is extended or reset lies at its new place, and never before the clock counts again."""

from calendars import at, shown
from procedures import MOVES, Played, act, clock, handed_over, move, one_stop, play, rules, tick

from workflow import events as e
from workflow.machine import Rules
from workflow.procedure import Warn
from workflow.worktime import Limit

DAY_BEFORE = Warn("1 working day before", before=Limit.parse("1 working day"))
HALF = Warn("50%", percent=50)
LONGER = move("longer", "appraisal > appraisal", "office.head", extends={"resolution": Limit.parse("3 working hours")})
SHORTER = move("shorter", "appraisal > appraisal", "office.head", resets={"resolution": Limit.parse("4 working hours")})


def ruled(limit: str, *warns: Warn) -> Rules:
    resolution = clock("resolution", "accept", limit, pauses=frozenset({"supplementing"}), warns=warns)
    return rules(one_stop(moves=(*MOVES, LONGER, SHORTER), clocks=(resolution,)))


def rungs(played: Played) -> list[str]:
    written = {DAY_BEFORE.label, HALF.label}
    return [shown(rung.at) for rung in played.dossier.clocks["resolution"].rungs if rung.label in written]


def test_an_extension_at_night_leaves_the_warning_at_the_resumption_that_moved_it() -> None:
    law = ruled("4 working hours", DAY_BEFORE)
    asked = [*handed_over("02 16:00"), act("02 16:30", "clerk", "request_supplement")]

    resumed = play(law, [*asked, act("02 19:00", "applicant", "resupply")])
    extended = play(law, [act("02 19:00", "chief", "longer")], resumed)

    assert rungs(resumed) == ["2026-03-03 07:30"]
    assert rungs(extended) == ["2026-03-03 07:30"]  # the day before its new due instant closed while it stood
    assert extended.dossier.next_due >= extended.dossier.latest


def test_a_warning_that_a_shorter_term_leaves_behind_passes_at_the_reset_and_not_before() -> None:
    law = ruled("9 working hours", HALF)

    played = play(law, [*handed_over("02 07:30"), act("02 11:00", "chief", "shorter"), tick("02 11:15")])

    warned = played.of(e.ClockWarned)
    assert [(event.label, shown(event.at)) for event in warned] == [("50%", "2026-03-02 11:00")]
    assert [event.at for event in played.events] == sorted(event.at for event in played.events)
    assert at("2026-03-02 09:30") not in {event.at for event in warned}
