"""The shipped definitions are clean, cite their sources, and are the law on the right days."""

import datetime
import unicodedata
from collections.abc import Iterator

import pytest

from workflow.check import check
from workflow.check.norms import least_working_time, longest_walk
from workflow.check.subjects import machines, subject_of
from workflow.commands import CITIZEN, Act, Actor, Answer, Submit, Tick
from workflow.decide import advance
from workflow.loader import Definitions, Pinned, load_definitions, shipped
from workflow.loader.yamltree import Node
from workflow.model import Dossier
from workflow.procedure import Leaving, Move, Procedure
from workflow.worktime import Limit, Unit

CODES = {
    "certified_copy": "2.000815",
    "house_building_permit": "1.013225",
    "household_business_registration": "1.001612",
    "land_transfer": "1.013831",
    "marital_status_certificate": "1.004873",
    "civil_status_extract": "2.000635",
    "birth_registration": "1.001193",
    "death_registration": "1.000656",
    "marriage_registration": "1.000894",
    "monthly_social_assistance": "1.001776",
    "social_pension": "1.014027",
    "permanent_residence": "1.004222",
}
OLD, NEW = "2025-07-01", "2026-08-05"  # the two versions of the lifecycle


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


def on(day: str, hour: int = 9) -> int:
    """The instant of that local hour."""
    local = datetime.datetime.fromisoformat(f"{day}T{hour:02}:00:00+07:00")
    return int(local.timestamp())


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for inner in (*node.children.values(), *node.items):
        yield from nodes(inner)


def merged(definitions: Definitions) -> list[Procedure]:
    return [definitions.merged(*machine.key) for machine in machines(definitions)]


def test_every_shipped_file_is_clean() -> None:
    report = check()

    assert report.findings == ()
    assert report.checked == len(list(shipped().glob("*/*.yaml"))) - len(list(shipped().glob("scenarios/*.yaml")))


def test_every_procedure_has_its_code(definitions: Definitions) -> None:
    codes = {id: {version.code for version in definitions.versions(id)} for id in CODES}

    assert codes == {id: {code} for id, code in CODES.items()}


def test_ids_and_texts_are_nfc_and_ids_are_ascii(definitions: Definitions) -> None:
    for path in shipped().glob("*/*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text, path.name

    for procedure in merged(definitions):
        ids = [
            procedure.id,
            procedure.lane,
            *procedure.states,
            *procedure.clocks,
            *procedure.parties,
            *procedure.fields,
        ]
        assert all(id.isascii() and id.isidentifier() for id in ids)


def test_every_limit_carries_a_basis(definitions: Definitions) -> None:
    for procedure in merged(definitions):
        assert [clock.name for clock in procedure.clocks.values() if not clock.legal_basis] == []
        assert [rule.id for rule in procedure.consultations.values() if not rule.legal_basis] == []


def test_what_is_unsure_says_so_and_can_be_configured(definitions: Definitions) -> None:
    for source in definitions.sources:
        for node in nodes(source.tree):
            said = node.children.get("confidence")
            if said is not None and said.text in ("unsure", "assumption") and "cite" not in node.children:
                assert "configurable" in node.children or source.schema == "calendar/1", (node.file, node.line)


def test_every_state_and_document_has_a_title(definitions: Definitions) -> None:
    for procedure in merged(definitions):
        assert all(state.title and state.title_en for state in procedure.states.values())
        assert all(move.title and move.title_en for move in procedure.moves)
        assert all(procedure.documents.values())


@pytest.mark.parametrize(
    ("day", "pair"),
    [
        ("2025-07-01", Pinned("2025-07-01", OLD)),
        ("2026-06-30", Pinned("2025-07-01", OLD)),
        ("2026-07-01", Pinned("2026-07-01", OLD)),
        ("2026-08-04", Pinned("2026-07-01", OLD)),
        ("2026-08-05", Pinned("2026-07-01", NEW)),
        ("2027-03-01", Pinned("2026-07-01", NEW)),
    ],
)
def test_the_house_permit_changes_on_the_first_of_july_and_its_lifecycle_on_the_fifth_of_august(
    day: str, pair: Pinned, definitions: Definitions
) -> None:
    assert definitions.version_in_force("house_building_permit", on(day)) == pair


def test_the_house_permit_takes_15_days_before_and_7_working_days_after(definitions: Definitions) -> None:
    before = definitions.merged("house_building_permit", "2025-07-01", OLD)
    after = definitions.merged("house_building_permit", "2026-07-01", OLD)

    limits = [one.clocks["resolution"].counting.limit for one in (before, after)]
    assert limits == [Limit(15, Unit.DAYS), Limit(7, Unit.WORKING_DAYS)]
    silences = [one.consultations["specialist_opinion"].silence for one in (before, after)]
    assert silences == ["wait", "deemed_consent"]
    supplements = [_move(one, "request_supplement").at_most for one in (before, after)]
    assert supplements == [2, 1]
    assert before.fields == after.fields


def test_the_hand_over_after_the_cut_off_is_due_at_the_opening_since_the_amendment(definitions: Definitions) -> None:
    before, after = (
        definitions.merged("marital_status_certificate", "2025-07-01", lifecycle).clocks["handover"].counting
        for lifecycle in (OLD, NEW)
    )

    assert (before.limit, before.cut_off) == (after.limit, after.cut_off) == (Limit(1, Unit.SAME_WORKING_DAY), 54_000)
    assert before.after_cut_off is None
    assert after.after_cut_off is not None
    assert after.after_cut_off.grace == Limit(30, Unit.WORKING_MINUTES)


def test_the_green_lane_cuts_at_least_60_per_cent_and_lets_nobody_ask(definitions: Definitions) -> None:
    house = definitions.merged("house_building_permit", "2026-07-01", NEW, "green")
    business = definitions.merged("household_business_registration", "2025-07-01", NEW, "green")

    assert house.clocks["commitment"].counting.limit == Limit(2, Unit.WORKING_DAYS)
    assert business.clocks["commitment"].counting.limit == Limit(1, Unit.WORKING_DAYS)
    assert "consultation" not in house.states
    assert house.consultations == {}
    assert {move.action for move in house.moves} & {"ask_opinion", "opinions_in"} == set()
    assert house.leaves == Leaving("change_design")


def test_a_lifecycle_state_that_a_procedure_never_reaches_is_left_out(definitions: Definitions) -> None:
    copy = definitions.merged("certified_copy", "2025-07-01", NEW)
    land = definitions.merged("land_transfer", "2025-07-01", NEW)

    assert {"paying", "supplementing"} & copy.states.keys() == set()
    assert "supplement" not in copy.clocks
    assert {"paying", "supplementing"} <= land.states.keys()
    assert land.clocks["resolution"].pauses == {"supplementing", "paying", "withdrawing"}


def test_a_citizen_may_withdraw_wherever_no_decision_exists(definitions: Definitions) -> None:
    for procedure in (one for one in merged(definitions) if one.lifecycle == "one_stop"):
        undecided = {id for id, state in procedure.states.items() if state.portal in (2, 4, 5, 6)}
        assert {move.origin for move in procedure.moves if move.action == "withdraw"} == undecided


def test_the_query_to_another_commune_extends_the_term_and_never_deems_consent(definitions: Definitions) -> None:
    marital = definitions.merged("marital_status_certificate", "2025-07-01", NEW)

    assert dict(_move(marital, "ask_commune").extends) == {"resolution": Limit(3, Unit.WORKING_DAYS)}
    assert marital.consultations["residence_query"].silence == "wait"


def test_every_party_works_at_the_commune_or_at_one_of_its_partners(definitions: Definitions) -> None:
    home = definitions.receiving_agency()

    assert home == "dinh_hoa"
    for procedure in definitions.procedure_ids():
        rules = definitions.rules(procedure, home)
        for track in rules.tracks.values():
            asked = {party for rule in track.procedure.consultations.values() for party in rule.ask}
            lead = track.lead.partition(".")[0]
            assert {track.departments[party].partition(".")[0] for party in asked} & {lead} == set()
            assert track.lead == track.departments[track.procedure.lead]


def test_each_procedure_is_led_by_whoever_decides_it(definitions: Definitions) -> None:
    leads = {id: definitions.rules(id, "dinh_hoa").tracks["standard"].lead for id in CODES}

    assert leads == {
        "certified_copy": "dinh_hoa.office",
        "house_building_permit": "dinh_hoa.economic_division",
        "household_business_registration": "dinh_hoa.economic_division",
        "land_transfer": "land_registry_branch.registration",
        "marital_status_certificate": "dinh_hoa.office",
        "civil_status_extract": "dinh_hoa.office",
        "birth_registration": "dinh_hoa.office",
        "death_registration": "dinh_hoa.office",
        "marriage_registration": "dinh_hoa.office",
        "monthly_social_assistance": "dinh_hoa.culture_social_division",
        "social_pension": "dinh_hoa.culture_social_division",
        "permanent_residence": "commune_police.residence",
    }


@pytest.mark.parametrize(
    ("procedure", "version", "lane", "clock", "hours"),
    [
        ("certified_copy", "2025-07-01", "standard", "resolution", 2.5),
        ("marital_status_certificate", "2025-07-01", "standard", "resolution", 17),
        ("house_building_permit", "2025-07-01", "standard", "resolution", 46),
        ("house_building_permit", "2026-07-01", "standard", "resolution", 54),
        ("house_building_permit", "2026-07-01", "green", "commitment", 16),
        ("household_business_registration", "2025-07-01", "green", "commitment", 8),
        ("land_transfer", "2025-07-01", "standard", "resolution", 68),
        ("civil_status_extract", "2025-07-01", "standard", "resolution", 2.5),
        ("birth_registration", "2025-07-01", "standard", "resolution", 2.5),
        ("death_registration", "2025-07-01", "standard", "resolution", 2.5),
        ("marriage_registration", "2025-07-01", "standard", "resolution", 2.5),
        ("marriage_registration", "2026-01-01", "standard", "resolution", 2.5),
        ("monthly_social_assistance", "2025-07-01", "standard", "resolution", 56),
        ("social_pension", "2025-07-01", "standard", "resolution", 50),
        ("permanent_residence", "2025-07-01", "standard", "resolution", 50),
    ],
)
def test_the_longest_walk_fits_the_worst_week(
    procedure: str, version: str, lane: str, clock: str, hours: float, definitions: Definitions
) -> None:
    keys = {one.key: one for one in machines(definitions)}
    subject = subject_of(
        definitions, next(one for key, one in keys.items() if key[:2] == (procedure, version) and key[3] == lane)
    )
    rule = subject.procedure.clocks[clock]
    calendar = subject.offices[0].calendars[subject.procedure.lead]
    least = least_working_time(calendar, rule.counting)

    walk = longest_walk(subject, rule, calendar)

    assert walk.seconds == int(hours * 3_600)
    assert least is not None
    assert walk.seconds <= least


def _move(procedure: Procedure, action: str) -> Move:
    return next(move for move in procedure.moves if move.action == action)


# Each procedure once through the real core, from the counter to the result.

DESK, BACK = "dh.reception_1", "dh.return_desk_1"
HOUSE = {"floors": 2, "floor_area_m2": 120, "detailed_plan": True}
STORIES = {
    "certified_copy": (
        {"bulk": True},
        "standard",
        f"{DESK} accept, {DESK} hand_over, dh.justice_1 extend_by_agreement, dh.justice_1 submit_for_signature,"
        f" dh.vice_chairman_1 sign, dh.clerk_1 issue, {BACK} return_result",
    ),
    "marital_status_certificate": (
        {"resided_elsewhere": True},
        "standard",
        f"{DESK} accept, {DESK} hand_over, dh.justice_1 request_supplement, applicant resupply,"
        f" dh.justice_1 ask_commune, other.civil_status_1 answer, dh.justice_1 submit_for_signature,"
        f" dh.chairman sign, {BACK} return_result",
    ),
    "house_building_permit": (
        HOUSE,
        "green",
        f"{DESK} accept, {DESK} hand_over, dh.economic_1 draft, dh.economic_head submit_for_signature,"
        f" dh.chairman send_back, dh.economic_head submit_for_signature, dh.chairman sign, {BACK} return_result",
    ),
    "household_business_registration": (
        {"online": True},
        "green",
        f"{DESK} accept, {DESK} hand_over, dh.economic_2 request_tax_code, tax.registration_1 return_to_division,"
        f" dh.economic_2 request_tax_code, tax.registration_1 issue_tax_code, dh.chairman sign, {BACK} return_result",
    ),
    "land_transfer": (
        {"needs_measuring": True},
        "standard",
        f"{DESK} accept, {DESK} hand_over, land.registration_1 order_measuring, land.survey_1 report_measuring,"
        " land.registration_1 send_to_tax, tax.land_revenue_1 issue_tax_notice, applicant pay,"
        " tax.land_revenue_1 confirm_payment, land.registration_1 submit_for_signature, land.director sign,"
        f" {BACK} return_result",
    ),
}


def told(definitions: Definitions, procedure: str, data: dict[str, object], lane: str, story: str, at: int) -> Dossier:
    """The dossier after the acts of the story, one a minute, each with every document that it requires."""
    rules = definitions.rules(procedure, "dinh_hoa", at)
    submit = Submit("HS-1", "dinh_hoa", CITIZEN, lane=lane, data=data)
    dossier = advance(rules, None, submit, at).dossier
    for minute, step in enumerate(story.split(", "), 1):
        officer, action = step.split()
        actor = CITIZEN if officer == "applicant" else _actor(definitions, officer)
        needed = _move(rules.tracks[lane].procedure, action).requires if action != "answer" else ()
        command = Answer(actor) if action == "answer" else Act(action, actor, documents=needed)
        dossier = advance(rules, dossier, command, at + 60 * minute).dossier
    return dossier


def _actor(definitions: Definitions, id: str) -> Actor:
    officer = definitions.agencies.officer(id)
    return Actor(id, officer.department, officer.roles)


@pytest.mark.parametrize("procedure", STORIES)
@pytest.mark.parametrize("day", ["2026-07-06", "2026-08-06"])
def test_each_procedure_leads_from_the_counter_to_the_result(
    procedure: str, day: str, definitions: Definitions
) -> None:
    data, lane, story = STORIES[procedure]

    dossier = told(definitions, procedure, data, lane, story, on(day))

    assert (dossier.state, dossier.lane) == ("returned", lane)
    assert dossier.data["result"] == "granted"
    assert dossier.obligations == ()
    assert {clock.state for clock in dossier.clocks.values()} == {"met"}


def test_a_supplement_that_never_comes_stops_the_house_permit(definitions: Definitions) -> None:
    asked = f"{DESK} accept, {DESK} hand_over, dh.economic_1 request_supplement"
    start = on("2026-07-06")  # a Monday
    dossier = told(definitions, "house_building_permit", HOUSE, "standard", asked, start)
    rules = definitions.rules("house_building_permit", "dinh_hoa", start)

    ended = advance(rules, dossier, Tick(), on("2026-07-09")).dossier

    due = on("2026-07-08", 17) + 30 * 60
    assert (ended.state, ended.outcome, ended.finished) == ("stopped", "stopped", due)
    assert ended.obligations == ()


@pytest.mark.parametrize("action", ["request_supplement", "issue_tax_notice"])
def test_a_citizen_may_withdraw_while_supplementing_and_while_paying(action: str, definitions: Definitions) -> None:
    checking = f"{DESK} accept, {DESK} hand_over, land.registration_1 "
    way = {
        "request_supplement": checking + "request_supplement",
        "issue_tax_notice": checking + "send_to_tax, tax.land_revenue_1 issue_tax_notice",
    }
    story = f"{way[action]}, applicant withdraw, {DESK} confirm_withdrawal"

    dossier = told(definitions, "land_transfer", {}, "standard", story, on("2026-07-06"))

    assert (dossier.state, dossier.outcome) == ("stopped", "stopped")


def test_a_rejection_is_a_result_too(definitions: Definitions) -> None:
    story = f"{DESK} accept, {DESK} hand_over, dh.chairman reject, {BACK} return_result"

    dossier = told(definitions, "household_business_registration", {}, "standard", story, on("2026-07-06"))

    assert (dossier.state, dossier.data["result"]) == ("returned", "refused")
