"""The shipped procedures of civil status, social assistance and residence say what the law says, number by number.

The letter and digits beside a number are the source in the collection of the law: V read in the text, V2 practice,
R recalled, U unsure.
"""

import pytest

from tests.test_shipped_definitions import CODES, NEW, OLD, on, told
from workflow.commands import Tick
from workflow.decide import advance
from workflow.errors import NotAllowed
from workflow.loader import Definitions, load_definitions
from workflow.model import Dossier
from workflow.procedure import Procedure
from workflow.worktime import Limit, Unit

SAME_DAY, DAY, WORKING_DAYS = Limit(1, Unit.SAME_WORKING_DAY), Limit(1, Unit.DAYS), Unit.WORKING_DAYS
AT_15 = 15 * 3_600

# procedure, version, clock: limit, cut-off, source in law.md, how sure it is
LIMITS = {
    ("civil_status_extract", "2025-07-01", "resolution"): (SAME_DAY, AT_15, "S5d", "verified"),
    ("civil_status_extract", "2025-07-01", "confirmation"): (DAY, None, "S22", "practice"),
    ("birth_registration", "2025-07-01", "resolution"): (SAME_DAY, AT_15, "S5d", "verified"),
    ("birth_registration", "2025-07-01", "confirmation"): (DAY, None, "S22", "practice"),
    ("death_registration", "2025-07-01", "resolution"): (SAME_DAY, AT_15, "S5d", "verified"),
    ("marriage_registration", "2025-07-01", "resolution"): (SAME_DAY, AT_15, "S5d", "verified"),
    ("marriage_registration", "2025-07-01", "confirmation"): (DAY, None, "S22", "practice"),
    ("marriage_registration", "2026-01-01", "resolution"): (SAME_DAY, AT_15, "S5d", "verified"),
    ("marriage_registration", "2026-01-01", "confirmation"): (DAY, None, "S22", "practice"),
    ("monthly_social_assistance", "2025-07-01", "resolution"): (Limit(10, WORKING_DAYS), None, "S34", "unsure"),
    ("monthly_social_assistance", "2025-07-01", "public_notice"): (Limit(2, WORKING_DAYS), None, "U", "unsure"),
    ("social_pension", "2025-07-01", "resolution"): (Limit(10, WORKING_DAYS), None, "R", "recalled"),
    ("permanent_residence", "2025-07-01", "resolution"): (Limit(7, WORKING_DAYS), None, "S31", "practice"),
}
VERSIONS = sorted({(procedure, version) for procedure, version, _ in LIMITS})

# The longer period that a verification puts in the place of the same-day term.
LONGER = {
    ("death_registration", "2025-07-01", "verify"): {"resolution": Limit(3, WORKING_DAYS)},  # R
    ("marriage_registration", "2025-07-01", "ask_commune"): {"resolution": Limit(5, WORKING_DAYS)},  # V S5d
    ("marriage_registration", "2026-01-01", "ask_commune"): {"resolution": Limit(5, WORKING_DAYS)},  # V S5d
}

# Working minutes for each state in which an agency works; illustrative (R), made to fit the term.
_MARRIAGE = {"accepted": 20, "checking": 40, "consulting": 32 * 60, "drafting": 40, "signing": 50}
NORMS = {
    ("civil_status_extract", "2025-07-01"): {"accepted": 30, "searching": 75, "signing": 45},
    ("birth_registration", "2025-07-01"): {
        "accepted": 20,
        "checking": 40,
        "numbering": 30,
        "drafting": 20,
        "signing": 40,
    },
    ("death_registration", "2025-07-01"): {
        "accepted": 30,
        "checking": 45,
        "verifying": 20 * 60,
        "drafting": 30,
        "signing": 45,
    },
    ("marriage_registration", "2025-07-01"): _MARRIAGE,
    ("marriage_registration", "2026-01-01"): _MARRIAGE,
    ("monthly_social_assistance", "2025-07-01"): {
        "accepted": 2 * 60,
        "verifying": 14 * 60,
        "publishing": 24 * 60,
        "drafting": 8 * 60,
        "signing": 8 * 60,
    },
    ("social_pension", "2025-07-01"): {
        "accepted": 2 * 60,
        "checking": 24 * 60,
        "drafting": 16 * 60,
        "signing": 8 * 60,
    },
    ("permanent_residence", "2025-07-01"): {
        "accepted": 2 * 60,
        "checking": 8 * 60,
        "verifying": 32 * 60,
        "deciding": 8 * 60,
    },
}


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


def _version(definitions: Definitions, procedure: str, version: str) -> Procedure:
    """The version under the lifecycle that was in force last while it was."""
    return definitions.merged(procedure, version, OLD if (procedure, version) == MARRIAGE_2025 else NEW)


MARRIAGE_2025 = ("marriage_registration", "2025-07-01")


@pytest.mark.parametrize(("procedure", "version", "clock"), LIMITS)
def test_each_limit_is_that_of_the_law_and_as_sure(
    procedure: str, version: str, clock: str, definitions: Definitions
) -> None:
    limit, cut_off, _, confidence = LIMITS[procedure, version, clock]

    rule = _version(definitions, procedure, version).clocks[clock]

    assert (rule.counting.limit, rule.counting.cut_off) == (limit, cut_off)
    assert confidence in {basis.confidence for basis in rule.legal_basis}


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_only_a_verification_gives_a_longer_term(procedure: str, version: str, definitions: Definitions) -> None:
    moves = _version(definitions, procedure, version).moves

    longer = {(procedure, version, move.action): dict(move.resets) for move in moves if move.resets}

    assert longer == {key: value for key, value in LONGER.items() if key[:2] == (procedure, version)}


@pytest.mark.parametrize(("procedure", "version"), VERSIONS)
def test_each_step_has_its_norm(procedure: str, version: str, definitions: Definitions) -> None:
    states = _version(definitions, procedure, version).states

    norms = {name: state.norm // 60 for name, state in states.items() if state.norm is not None}

    assert norms == NORMS[procedure, version]


@pytest.mark.parametrize(
    ("day", "version"), [("2025-07-01", "2025-07-01"), ("2025-12-31", "2025-07-01"), ("2026-01-01", "2026-01-01")]
)
def test_a_couple_hands_in_the_marital_status_certificate_only_before_2026(  # V2 S17
    day: str, version: str, definitions: Definitions
) -> None:
    pinned = definitions.version_in_force("marriage_registration", on(day))

    moves = definitions.merged("marriage_registration", pinned.procedure, pinned.lifecycle).moves
    [accept] = [move for move in moves if move.action == "accept"]

    assert pinned.procedure == version
    assert ("marital_certificate" in accept.requires) == (version == "2025-07-01")


def test_a_commune_asked_about_a_marriage_has_three_working_days_and_its_silence_is_no_consent(
    definitions: Definitions,
) -> None:
    for version in ("2025-07-01", "2026-01-01"):
        query = _version(definitions, "marriage_registration", version).consultations["status_query"]

        assert (query.ask, query.counting.limit) == (("other_commune",), Limit(3, WORKING_DAYS))  # V2 S22
        assert query.silence == "wait"


def test_the_term_stands_while_the_applicant_confirms_a_draft(definitions: Definitions) -> None:
    waits = {"civil_status_extract", "birth_registration", "marriage_registration"}

    for procedure, version in VERSIONS:
        pauses = _version(definitions, procedure, version).clocks["resolution"].pauses
        assert ("confirming" in pauses) == (procedure in waits)


# Each procedure through its longest walk.

DESK, BACK = "dh.reception_1 accept, dh.reception_1 hand_over", "dh.return_desk_1 return_result"
DRAFT = "dh.justice_1 send_draft, applicant correct_draft, dh.justice_1 send_draft, applicant confirm_draft"
SIGN = "dh.justice_1 submit_for_signature, dh.chairman send_back, dh.justice_1 submit_for_signature, dh.chairman sign"
SOCIAL_SIGN = SIGN.replace("justice", "culture_social")
WALKS: dict[str, tuple[dict[str, object], str]] = {
    "civil_status_extract": ({"online": True}, f"{DESK}, {DRAFT}, {SIGN}, {BACK}"),
    "birth_registration": (
        {"online": True},
        f"{DESK}, dh.justice_1 request_number, dh.justice_1 return_number, dh.justice_1 request_number,"
        f" dh.justice_1 receive_number, {DRAFT}, {SIGN}, {BACK}",
    ),
    "death_registration": (
        {"needs_verification": True},
        f"{DESK}, dh.justice_1 verify, dh.justice_1 report_verification, {SIGN}, {BACK}",
    ),
    "marriage_registration": (
        {"online": True, "status_not_found": True},
        f"{DESK}, dh.justice_1 ask_commune, other.civil_status_1 answer, {DRAFT}, {SIGN}, {BACK}",
    ),
    "monthly_social_assistance": (
        {},
        f"{DESK}, dh.culture_social_1 publish, dh.culture_social_1 take_objection, dh.culture_social_1 publish",
    ),
    "social_pension": ({}, f"{DESK}, dh.culture_social_1 draft, {SOCIAL_SIGN}, {BACK}"),
    "permanent_residence": (
        {"needs_verification": True},
        f"{DESK}, cpolice.residence_1 verify, cpolice.residence_1 report_verification, cpolice.deputy_chief send_back,"
        f" cpolice.residence_1 verify, cpolice.residence_1 report_verification, cpolice.chief approve, {BACK}",
    ),
}
DAYS = [(procedure, day) for procedure in WALKS for day in ("2026-07-06", "2026-08-06")]
DAYS.append(("marriage_registration", "2025-12-08"))


def _stops(story: str) -> list[str]:
    """The story as far as each of its acts."""
    steps = story.split(", ")
    return [", ".join(steps[: number + 1]) for number in range(len(steps))]


@pytest.mark.parametrize(("procedure", "day"), [one for one in DAYS if one[0] != "monthly_social_assistance"])
def test_the_longest_walk_leads_to_the_counter_and_nothing_is_owed(
    procedure: str, day: str, definitions: Definitions
) -> None:
    data, story = WALKS[procedure]

    dossier = told(definitions, procedure, data, "standard", story, on(day))

    assert (dossier.state, dossier.data["result"], dossier.obligations) == ("returned", "granted", ())


@pytest.mark.parametrize("day", ["2026-07-06", "2026-08-06"])
def test_a_notice_that_nobody_objects_to_ends_by_itself_and_the_decision_follows(
    day: str, definitions: Definitions
) -> None:
    data, story = WALKS["monthly_social_assistance"]
    dossier = told(definitions, "monthly_social_assistance", data, "standard", story, on(day))
    rules = definitions.rules("monthly_social_assistance", "dinh_hoa", on(day))

    ended = advance(rules, dossier, Tick(), dossier.clocks["public_notice"].due + 1).dossier

    assert (ended.state, ended.holder) == ("drafting", "dinh_hoa.culture_social_division")
    assert ended.obligations == ()


@pytest.mark.parametrize(("procedure", "day"), DAYS)
def test_wherever_no_decision_exists_the_citizen_may_withdraw_and_then_all_clocks_stop(
    procedure: str, day: str, definitions: Definitions
) -> None:
    data, story = WALKS[procedure]
    for part in _stops(story):
        if told(definitions, procedure, data, "standard", part, on(day)).state in ("result_ready", "returned"):
            continue
        withdrawn = f"{part}, applicant withdraw, dh.reception_1 confirm_withdrawal"

        dossier = told(definitions, procedure, data, "standard", withdrawn, on(day))

        assert (dossier.state, dossier.obligations) == ("stopped", ()), part
        assert all(clock.stopped is not None for clock in dossier.clocks.values()), part


@pytest.mark.parametrize(("procedure", "day"), DAYS)
def test_wherever_an_agency_handles_it_the_leadership_and_only_it_may_reject(
    procedure: str, day: str, definitions: Definitions
) -> None:
    data, story = WALKS[procedure]
    head, other = (
        ("cpolice.chief", "dh.chairman") if procedure == "permanent_residence" else ("dh.chairman", "cpolice.chief")
    )
    for part in _stops(story)[1:]:
        before = told(definitions, procedure, data, "standard", part, on(day))
        if before.state in ("confirming", "result_ready", "returned"):
            continue

        dossier = told(definitions, procedure, data, "standard", f"{part}, {head} reject", on(day))

        assert (dossier.state, dossier.data["result"]) == ("result_ready", "refused"), part
        with pytest.raises(NotAllowed):
            told(definitions, procedure, data, "standard", f"{part}, {other} reject", on(day))


ASKS = {
    "civil_status_extract": "dh.justice_1",
    "birth_registration": "dh.justice_1",
    "death_registration": "dh.justice_1",
    "marriage_registration": "dh.justice_1",
    "monthly_social_assistance": "dh.culture_social_1",
    "social_pension": "dh.culture_social_1",
    "permanent_residence": "cpolice.residence_1",
}


@pytest.mark.parametrize(("procedure", "day"), DAYS)
def test_a_supplement_that_does_not_come_in_five_working_days_stops_the_dossier(
    procedure: str, day: str, definitions: Definitions
) -> None:
    dossier = told(definitions, procedure, {}, "standard", f"{DESK}, {ASKS[procedure]} request_supplement", on(day))
    due = dossier.clocks["supplement"].due
    assert due is not None

    assert _ticked(definitions, dossier, on(day), due).state == "supplementing"
    stopped = _ticked(definitions, dossier, on(day), due + 1)

    assert (stopped.state, stopped.finished, stopped.obligations) == ("stopped", due, ())


def _ticked(definitions: Definitions, dossier: Dossier, begun: int, at: int) -> Dossier:
    return advance(definitions.rules(dossier.procedure, "dinh_hoa", begun), dossier, Tick(), at).dossier


@pytest.mark.parametrize(("procedure", "day"), DAYS)
def test_what_is_not_complete_is_not_accepted_and_starts_no_clock(
    procedure: str, day: str, definitions: Definitions
) -> None:
    refused = told(definitions, procedure, {}, "standard", "dh.reception_1 refuse", on(day))

    assert (refused.state, refused.outcome, dict(refused.clocks)) == ("not_accepted", "refused", {})


def test_the_partners_that_the_linked_packages_need_are_there(definitions: Definitions) -> None:
    partners = definitions.agencies.agency("dinh_hoa").partners

    named = {key: partners[key] for key in ("commune_police", "social_insurance_office", "home_affairs", "health")}

    assert named == {
        "commune_police": "commune_police.residence",
        "social_insurance_office": "social_insurance.policy",
        "home_affairs": "provincial_home_affairs.merit",
        "health": "provincial_health.social_protection",
    }
    heads = {definitions.agencies.agency(full.partition(".")[0]).head for full in named.values()}
    assert heads == {"cpolice.chief", "bhxh.director", "home_affairs.director", "health.director"}


def test_every_procedure_here_has_a_code_a_walk_and_somebody_who_asks() -> None:
    assert {procedure for procedure, _ in VERSIONS} <= CODES.keys()
    assert {procedure for procedure, _ in VERSIONS} == WALKS.keys() == ASKS.keys()
