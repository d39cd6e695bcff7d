"""Petitions, complaints, internal plans, special investment and project lanes say what law.md says."""

from typing import NamedTuple

import pytest

from tests.test_shipped_definitions import on, told
from workflow.check.norms import least_working_time, longest_walk
from workflow.check.subjects import machines, subject_of
from workflow.loader import Definitions, load_definitions
from workflow.procedure import STANDARD, Procedure
from workflow.worktime import Limit

NEW = "2026-08-05"  # the one-stop lifecycle as amended


class Pin(NamedTuple):
    """One number of the law: where it stands, and the key of its source in law.md."""

    procedure: str
    version: str
    lifecycle: str
    lane: str
    clock: str
    limit: str
    confidence: str  # of the first basis of the clock
    source: str


PINS = (
    Pin("citizen_petition", "2025-07-01", "2025-07-01", STANDARD, "forwarding", "5 working days", "verified", "S5h"),
    Pin("citizen_petition", "2025-07-01", "2025-07-01", STANDARD, "resolution", "10 working days", "unsure", "row 15"),
    Pin("first_complaint", "2025-07-01", "2025-07-01", STANDARD, "acceptance", "10 days", "verified", "S5c"),
    Pin("first_complaint", "2025-07-01", "2025-07-01", STANDARD, "resolution", "30 days", "verified", "S5c"),
    Pin("first_complaint", "2025-07-01", "2025-07-01", "remote", "resolution", "45 days", "verified", "S5c"),
    Pin(
        "internal_plan_approval",
        "2025-07-01",
        "2025-07-01",
        STANDARD,
        "resolution",
        "5 working days",
        "recalled",
        "row 17",
    ),
    Pin(
        "special_investment",
        "2025-07-01",
        "2025-07-01",
        STANDARD,
        "resolution",
        "15 working days",
        "recalled",
        "S7 (old law R)",
    ),
    Pin("special_investment", "2026-03-01", NEW, STANDARD, "resolution", "15 working days", "verified", "S7"),
    Pin("social_housing_project", "2025-07-01", NEW, STANDARD, "resolution", "20 working days", "practice", "row 14"),
    Pin("social_housing_project", "2025-07-01", NEW, "green_60", "commitment", "8 working days", "practice", "S27"),
    Pin("social_housing_project", "2025-07-01", NEW, "green_24h", "commitment", "24 hours", "practice", "S27"),
)
IDS = tuple(dict.fromkeys(pin.procedure for pin in PINS))


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


def merged(definitions: Definitions, pin: Pin) -> Procedure:
    return definitions.merged(pin.procedure, pin.version, pin.lifecycle, pin.lane)


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: f"{pin.procedure}-{pin.lane}-{pin.clock}-{pin.version}")
def test_each_limit_is_that_of_the_law(pin: Pin, definitions: Definitions) -> None:
    rule = merged(definitions, pin).clocks[pin.clock]

    assert rule.counting.limit == Limit.parse(pin.limit)
    assert rule.legal_basis[0].confidence == pin.confidence


def test_each_is_under_its_lifecycle(definitions: Definitions) -> None:
    lifecycles = {id: {version.lifecycle for version in definitions.versions(id)} for id in IDS}

    assert lifecycles == {
        "citizen_petition": {"feedback"},
        "first_complaint": {"complaint"},
        "internal_plan_approval": {"internal"},
        "special_investment": {"one_stop"},
        "social_housing_project": {"one_stop"},
    }


def test_only_the_complaint_has_a_known_code(definitions: Definitions) -> None:
    codes = {id: {version.code for version in definitions.versions(id)} for id in IDS}

    assert {id: code for id, code in codes.items() if code != {None}} == {"first_complaint": {"2.002409"}}


@pytest.mark.parametrize(("lane", "limit"), [(STANDARD, "45 days"), ("remote", "60 days")])
def test_a_complaint_that_is_complex_gets_the_longer_limit_once(
    lane: str, limit: str, definitions: Definitions
) -> None:
    procedure = definitions.merged("first_complaint", "2025-07-01", "2025-07-01", lane)
    longer = {move.origin: dict(move.resets) for move in procedure.moves if move.action == "extend_complex"}

    new = {"resolution": Limit.parse(limit)}
    assert longer == {"verifying": new, "dialogue": new, "drafting": new}
    assert procedure.clocks["resolution"].at_most.resets == 1


def test_an_internal_dossier_has_no_citizen_no_appointment_and_no_obligation(definitions: Definitions) -> None:
    plan = definitions.merged("internal_plan_approval", "2025-07-01", "2025-07-01")

    assert plan.submitted_by == "requester"
    assert plan.appointment is None
    assert plan.obligations == {}
    assert {by.party for move in plan.moves for by in move.by} == {"requester", "office", "leadership"}
    assert "applicant" not in {state.held_by for state in plan.states.values()}


def test_a_late_petition_or_complaint_is_apologised_for_and_explained_when_late_again(definitions: Definitions) -> None:
    for id in ("citizen_petition", "first_complaint"):
        procedure = definitions.merged(id, "2025-07-01", "2025-07-01")

        assert procedure.appointment is not None
        assert (procedure.appointment.missed, procedure.appointment.missed_again) == ("apology", "explanation")
        assert set(procedure.obligations) == {"apology", "explanation"}


def test_special_investment_asks_nobody_and_sends_four_copies(definitions: Definitions) -> None:
    for version, lifecycle in (("2025-07-01", "2025-07-01"), ("2026-03-01", NEW)):
        procedure = definitions.merged("special_investment", version, lifecycle)
        [issue] = [move for move in procedure.moves if move.action == "issue"]

        assert procedure.consultations == {}
        assert issue.requires == (
            "certificate",
            "copy_to_construction",
            "copy_to_environment",
            "copy_to_technology",
            "copy_to_fire_safety",
        )


@pytest.mark.parametrize(
    ("procedure", "lane", "clock", "minutes"),
    [
        ("citizen_petition", STANDARD, "resolution", 56 * 60),
        ("first_complaint", STANDARD, "resolution", 96 * 60),
        ("first_complaint", "remote", "resolution", 96 * 60),
        ("internal_plan_approval", STANDARD, "resolution", 32 * 60),
        ("special_investment", STANDARD, "resolution", 100 * 60),
        ("social_housing_project", STANDARD, "resolution", 148 * 60),
        ("social_housing_project", "green_60", "commitment", 58 * 60),
        ("social_housing_project", "green_24h", "commitment", 120),
    ],
)
def test_the_longest_walk_fits_the_worst_week(
    procedure: str, lane: str, clock: str, minutes: int, definitions: Definitions
) -> None:
    chosen = [one for one in machines(definitions) if (one.key[0], one.key[3]) == (procedure, lane)]
    subject = subject_of(definitions, chosen[-1])
    rule = subject.procedure.clocks[clock]
    calendar = subject.offices[0].calendars[subject.procedure.lead]
    least = least_working_time(calendar, rule.counting)

    walk = longest_walk(subject, rule, calendar)

    assert walk.seconds == minutes * 60
    assert least is not None
    assert walk.seconds <= least


def test_who_leads(definitions: Definitions) -> None:
    leads = {id: definitions.rules(id, "dinh_hoa").tracks[STANDARD].lead for id in IDS}

    assert leads == {
        "citizen_petition": "dinh_hoa.service_centre",
        "first_complaint": "dinh_hoa.office",
        "internal_plan_approval": "dinh_hoa.office",
        "special_investment": "industrial_zone_board.investment",
        "social_housing_project": "construction_department.housing",
    }


# Each once through the real core: to the result in every lane, and out of every state by withdrawal and rejection.

DESK, BACK = "centre.reception_1", "centre.return_desk_1"
OFFICER, HEAD, DIRECTOR = "construction.housing_1", "construction.housing_head", "construction.director"
PROJECT = (
    f"{DESK} accept, {DESK} hand_over, {OFFICER} request_supplement, applicant resupply, {OFFICER} draft,"
    f" {HEAD} submit_for_signature, {DIRECTOR} send_back, {HEAD} submit_for_signature, {DIRECTOR} sign,"
    f" {BACK} return_result"
)
COMPLAINT = (
    "dh.chairman accept, dh.verification_1 hold_dialogue, dh.chairman extend_complex, dh.verification_1 hold_dialogue,"
    " dh.chairman close_dialogue, dh.verification_1 submit_for_signature, dh.chairman send_back,"
    " dh.office_head submit_for_signature, dh.chairman decide, dh.citizen_reception_1 send_decision"
)
DISPUTED = {"remote": True, "complex": True, "results_differ": True}
STORIES = {
    "a project": ("social_housing_project", STANDARD, {}, PROJECT, "returned"),
    "a project on the list of 60 %": (
        "social_housing_project",
        "green_60",
        {"social_housing": True},
        PROJECT,
        "returned",
    ),
    "a project on the list of 24 hours": (
        "social_housing_project",
        "green_24h",
        {"on_24h_list": True},
        PROJECT,
        "returned",
    ),
    "an investment": (
        "special_investment",
        STANDARD,
        {},
        f"{DESK} accept, {DESK} hand_over, zone.investment_head submit_for_signature, zone.vice_director send_back,"
        f" zone.investment_head submit_for_signature, zone.director sign, zone.clerk_1 issue, {BACK} return_result",
        "returned",
    ),
    "a complaint": ("first_complaint", STANDARD, DISPUTED, COMPLAINT, "notified"),
    "a complaint from far away": ("first_complaint", "remote", DISPUTED, COMPLAINT, "notified"),
    "a complaint extended in the draft": (
        "first_complaint",
        STANDARD,
        {"complex": True},
        "dh.chairman accept, dh.verification_1 draft, dh.chairman extend_complex, dh.verification_2 draft,"
        " dh.office_head submit_for_signature, dh.chairman decide, dh.citizen_reception_1 send_decision",
        "notified",
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_each_leads_to_its_result_in_every_lane(name: str, definitions: Definitions) -> None:
    procedure, lane, data, story, end = STORIES[name]

    dossier = told(definitions, procedure, dict(data), lane, story, on("2026-08-06"))

    assert (dossier.state, dossier.lane) == (end, lane)
    assert dossier.obligations == ()
    assert {clock.state for clock in dossier.clocks.values()} == {"met"}


WAYS = {
    "special_investment": (
        STANDARD,
        {},
        (
            "centre.reception_1 accept",
            "centre.reception_1 hand_over",
            "zone.investment_head submit_for_signature",
            "zone.director sign",
        ),
        ("zone.director", "centre.reception_1"),
    ),
    "social_housing_project": (
        "green_60",
        {"social_housing": True},
        (f"{DESK} accept", f"{DESK} hand_over", f"{OFFICER} draft", f"{HEAD} submit_for_signature"),
        (DIRECTOR, DESK),
    ),
    "first_complaint": (
        STANDARD,
        {"results_differ": True},
        (
            "dh.chairman accept",
            "dh.verification_1 hold_dialogue",
            "dh.chairman close_dialogue",
            "dh.office_head submit_for_signature",
        ),
        ("dh.chairman", "dh.chairman"),
    ),
}


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
@pytest.mark.parametrize("procedure", WAYS)
def test_who_handed_in_may_withdraw_until_there_is_a_decision(
    procedure: str, steps: int, definitions: Definitions
) -> None:
    lane, data, way, (_, confirms) = WAYS[procedure]
    story = ", ".join((*way[:steps], "applicant withdraw", f"{confirms} confirm_withdrawal"))

    dossier = told(definitions, procedure, dict(data), lane, story, on("2026-08-06"))

    assert dossier.state == "stopped"
    assert {clock.state for clock in dossier.clocks.values()} == {"met"}


@pytest.mark.parametrize("steps", [2, 3, 4])
@pytest.mark.parametrize("procedure", ["special_investment", "social_housing_project"])
def test_a_one_stop_dossier_that_does_not_qualify_is_answered_with_reasons(
    procedure: str, steps: int, definitions: Definitions
) -> None:
    lane, data, way, (decides, _) = WAYS[procedure]
    story = ", ".join((*way[:steps], f"{decides} reject", f"{BACK} return_result"))

    dossier = told(definitions, procedure, dict(data), lane, story, on("2026-08-06"))

    assert (dossier.state, dossier.data["result"]) == ("returned", "refused")
