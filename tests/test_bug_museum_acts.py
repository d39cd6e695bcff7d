"""Bugs of other systems in acts on clocks and in definitions, and that every thread about time has its test."""

import re
from pathlib import Path

import pytest
from calendars import at, shown
from msgspec.structs import replace
from procedures import MOVES, RESOLUTION, Played, Step, accepted, act, clock, green, move, one_stop, play, rules, tick

from tests.tiny import folder, varied
from workflow import events as e
from workflow.errors import DefinitionError
from workflow.loader import load_definitions
from workflow.procedure import Leaving
from workflow.worktime import Limit

CHANGE = move("change_design", "appraisal > appraisal", "applicant")
VERIFY = move("verify", "appraisal > appraisal", "office.head", resets={"resolution": Limit.parse("7 working days")})
LEAVING = rules(
    one_stop(moves=(*MOVES, CHANGE)), replace(green(), moves=(*MOVES, CHANGE), leaves=Leaving("change_design"))
)


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def paused(since: str, until: str) -> list[Step]:
    return [act(since, "clerk", "request_supplement"), act(until, "applicant", "resupply")]


def due(played: Played) -> str:
    return shown(played.dossier.clocks["resolution"].due)


def test_glpi_6902_15605_who_leaves_a_lane_keeps_the_pauses_of_the_clock_that_becomes_the_promise() -> None:
    begun = [*accepted("02 08:00", "green", floors=2), act("02 09:00", "reception", "hand_over")]
    waited = paused("02 17:00", "04 17:00")

    straight = play(LEAVING, [*begun, act("03 10:00", "applicant", "change_design")])
    left = play(LEAVING, [*begun, *waited, act("05 10:00", "applicant", "change_design")])

    assert (straight.dossier.promise, left.dossier.promise) == ("resolution", "resolution")
    assert (due(straight), due(left)) == ("2026-03-09 17:30", "2026-03-11 17:30")  # two working days paused
    assert left.of(e.LaneLeft)[0].used["resolution"] == straight.of(e.LaneLeft)[0].used["resolution"]


def test_glpi_6902_15605_a_term_that_is_reset_keeps_its_pauses() -> None:
    ruled = rules(one_stop(moves=(*MOVES, VERIFY), clocks=(RESOLUTION,)))
    begun = [*accepted("02 08:00"), act("02 09:00", "reception", "hand_over")]

    straight = play(ruled, [*begun, act("06 10:00", "chief", "verify")])
    reset = play(ruled, [*begun, *paused("03 09:00", "05 09:00"), act("06 10:00", "chief", "verify")])

    assert (due(straight), due(reset)) == ("2026-03-11 17:30", "2026-03-13 17:30")


def test_camunda_56080_pr_62241_a_second_trigger_makes_no_second_clock_and_none_that_was_stopped_runs_on() -> None:
    checking = clock("checking", "extend", "1 working day", "draft")
    ruled = rules(one_stop(clocks=(RESOLUTION, checking)))
    begun = [*accepted("02 08:00"), act("02 09:00", "reception", "hand_over")]

    twice = play(ruled, [*begun, act("02 10:00", "chief", "extend"), act("03 10:00", "chief", "extend")])
    stopped = play(ruled, [act("03 11:00", "clerk", "draft"), tick("31 08:00")], twice)

    assert [event.at for event in twice.of(e.ClockStarted) if event.clock.name == "checking"] == [march("02 10:00")]
    assert twice.dossier.clocks["checking"].due == march("03 17:30")
    assert stopped.dossier.clocks["checking"].state == "met"
    assert [event.clock for event in stopped.of(e.ClockBreached) if event.clock == "checking"] == []


@pytest.mark.parametrize("key", ["escalation", "on_breach", "escalates_after", "timer"])
def test_openregister_pr_3350_flow_business_timers_d_1_a_rule_that_no_engine_reads_is_refused(
    tmp_path: Path, key: str
) -> None:
    text = varied("procedure.yaml", "lanes:\n", f"  late: {{{key}: {{to: head}}}}\nlanes:\n")

    with pytest.raises(DefinitionError, match=f"key '{key}' of clocks.late: wanted a known key, but it is not one"):
        load_definitions(folder(tmp_path, procedure=text))


# --- the catalogue

THREADS = (
    "glpi_10594",
    "glpi_24481",
    "glpi_6902",
    "15605",
    "glpi_9082",
    "glpi_17186",
    "jbpm_pr_1830",
    "1342",
    "jbpm_pr_233",
    "osticket_6847",
    "osticket_6739",
    "oca_project_73",
    "posthog_pr_55132",
    "zammad_390",
    "frappe_helpdesk_pr_2449",
    "dynamics_365_sla_timer_pause_state_changed",
    "incubator_kie_issues_509",
    "spiff_arena_1909",
    "xstate_5331",
    "xstate_statemachine_102",
    "213",
    "camunda_56080",
    "pr_62241",
    "open_mercato_2293",
    "openregister_pr_3350",
    "flow_business_timers_d_1",
    "openregister_pr_3970",
    "openregister_d_8",
    "demarche_numerique_pr_11494",
    "opencompany_1805",
    "jira_sla_reconstruction",
    "pm4py_558",
)


def test_every_thread_of_the_museum_has_its_test() -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_bug_museum_*.py")]
    names = [name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)]

    assert [thread for thread in THREADS if not any(thread in name for name in names)] == []
