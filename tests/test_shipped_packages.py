"""The two shipped packages do what the collected law says, from the counter to the last component."""

from collections.abc import Iterator

import pytest

from tests.permits import definitions, local, officer
from workflow.commands import CITIZEN
from workflow.engine import Engine
from workflow.model import Dossier

BIRTH, DEATH = "birth_residence_insurance", "death_residence_funeral"
RECEPTION = officer("dh.reception_1")
DESKS = {  # who handles and who signs each component
    "birth": ("dh.justice_1", "dh.chairman", "certificate"),
    "residence": ("cpolice.residence_1", "cpolice.chief", "residence_notice"),
    "health_insurance": ("bhxh.health_cards_1", "bhxh.director", "card"),
    "death": ("dh.justice_1", "dh.chairman", "extract"),
    "removal": ("cpolice.residence_1", "cpolice.chief", "removal_notice"),
    "insurance_allowance": ("bhxh.policy_1", "bhxh.director", "decision"),
    "social_allowance": ("health.social_protection_1", "health.director", "decision"),
    "merit_allowance": ("home_affairs.merit_1", "home_affairs.director", "decision"),
}


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", definitions(), now=lambda: local("2026-12-31 08:00")) as opened:
        yield opened


def begin(engine: Engine, procedure: str, at: str, **data: bool) -> str:
    record = "birth_record" if procedure == BIRTH else "death_notice"
    receipt = engine.submit(procedure, actor=CITIZEN, data=data, documents=["application", record], at=local(at))
    return engine.act(receipt.dossier.code, "accept", actor=RECEPTION, at=local(at)).dossier.code


def send(engine: Engine, code: str, name: str, who: str, at: str) -> None:
    engine.send(code, name, actor=officer(who), at=local(at))


def handle(engine: Engine, code: str, name: str, received: str, done: str, desk: str | None = None) -> Dossier:
    """The component is acknowledged, handled and signed."""
    receive(engine, code, name, received, desk)
    return finish(engine, code, name, done, desk)


def receive(engine: Engine, code: str, name: str, at: str, desk: str | None = None) -> None:
    engine.act(f"{code}-{name}", "accept", actor=officer(DESKS[desk or name][0]), at=local(at))


def finish(engine: Engine, code: str, name: str, done: str, desk: str | None = None) -> Dossier:
    who, head, result = DESKS[desk or name]
    part = f"{code}-{name}"
    engine.act(part, "submit_for_signature", actor=officer(who), at=local(done))
    return engine.act(part, "sign", actor=officer(head), documents=[result], at=local(done)).dossier


def state(engine: Engine, code: str) -> dict[str, str]:
    return {name: one.state for name, one in engine.dossier(code).components.items()}


# --- the law


@pytest.mark.parametrize(
    ("procedure", "limit"),
    [
        (BIRTH, "3 working days"),
        ("birth_registration_linked", "24 hours"),
        ("residence_registration_linked", "2 working days"),
        ("child_health_insurance_linked", "2 working days"),
        ("death_registration_linked", "24 hours"),
        ("residence_removal_linked", "1 working day"),
        ("insurance_funeral_allowance_linked", "8 working days"),
        ("social_funeral_allowance_linked", "3 working days"),
        ("merit_funeral_allowance_linked", "18 working days"),
    ],
)
def test_limits_are_those_of_the_collected_law(procedure: str, limit: str) -> None:
    merged = definitions().merged(procedure, "2026-09-01", "2026-09-01")

    assert merged.clocks["resolution"].written == limit
    assert merged.clocks["resolution"].legal_basis[0].confidence in ("verified", "practice")


def test_hand_off_acknowledgement_and_supplement_are_those_of_the_decree() -> None:
    package = definitions().merged(BIRTH, "2026-09-01", "2026-09-01")
    part = definitions().merged("residence_registration_linked", "2026-09-01", "2026-09-01")

    assert package.hand_off is not None
    assert str(package.hand_off.counting and package.hand_off.counting.limit) == "10 working minutes"
    assert (part.clocks["acknowledgement"].written, part.clocks["supplement"].written) == (
        "2 working hours",
        "7 working days",
    )


def test_the_group_of_death_has_no_term_of_its_own() -> None:
    death = definitions().merged(DEATH, "2026-09-01", "2026-09-01")

    assert (dict(death.clocks), death.appointment) == ({}, None)


# --- birth, residence, health insurance


@pytest.mark.parametrize(
    ("accepted", "appointment"),
    [
        ("2026-11-16 14:59", "2026-11-19 17:30"),
        ("2026-11-16 15:00", "2026-11-19 17:30"),
        ("2026-11-16 15:01", "2026-11-20 17:30"),
        ("2026-11-20 10:00", "2026-11-26 17:30"),  # the 24th is a holiday
    ],
)
def test_after_three_oclock_the_three_days_count_from_the_next_working_day(
    engine: Engine, accepted: str, appointment: str
) -> None:
    assert engine.dossier(begin(engine, BIRTH, accepted)).appointment == local(appointment)


def test_a_birth_leads_to_residence_and_health_card_side_by_side(engine: Engine) -> None:
    code = begin(engine, BIRTH, "2026-11-16 08:00")
    send(engine, code, "birth", "dh.reception_1", "2026-11-16 08:05")
    handle(engine, code, "birth", "2026-11-16 08:30", "2026-11-16 10:00")
    assert state(engine, code) == {"birth": "finished", "residence": "ready", "health_insurance": "ready"}

    send(engine, code, "residence", "dh.justice_1", "2026-11-16 10:05")
    send(engine, code, "health_insurance", "dh.justice_2", "2026-11-16 10:06")
    receive(engine, code, "health_insurance", "2026-11-16 10:30")
    receive(engine, code, "residence", "2026-11-16 10:40")
    finish(engine, code, "health_insurance", "2026-11-17 09:00")
    finish(engine, code, "residence", "2026-11-18 09:00")

    package = engine.dossier(code)
    assert (package.outcome, package.finished) == ("finished", local("2026-11-18 09:00"))
    assert package.clocks["resolution"].state == "met"
    returned = engine.act(
        f"{code}-birth", "return_result", actor=officer("dh.return_desk_1"), at=local("2026-11-19 08:00")
    )
    assert returned.dossier.outcome == "result_ready"


def test_while_the_parents_confirm_the_draft_neither_the_birth_nor_the_group_counts(engine: Engine) -> None:
    code = begin(engine, BIRTH, "2026-11-16 08:00")
    send(engine, code, "birth", "dh.reception_1", "2026-11-16 08:05")
    engine.act(f"{code}-birth", "accept", actor=officer("dh.justice_1"), at=local("2026-11-16 08:30"))

    engine.act(f"{code}-birth", "send_draft", actor=officer("dh.justice_1"), at=local("2026-11-16 09:00"))
    paused = (
        engine.dossier(code).clocks["resolution"].state,
        engine.dossier(f"{code}-birth").clocks["resolution"].state,
    )
    engine.act(f"{code}-birth", "confirm_draft", actor=CITIZEN, at=local("2026-11-18 09:00"))

    assert paused == ("paused", "paused")
    assert engine.dossier(code).appointment == local("2026-11-23 17:30")
    assert engine.dossier(f"{code}-birth").appointment == local("2026-11-19 08:05")


def test_a_verification_gives_the_group_five_working_days(engine: Engine) -> None:
    code = begin(engine, BIRTH, "2026-11-16 08:00")

    announced = engine.act(
        code, "announce_verification", actor=RECEPTION, documents=["verification_notice"], at=local("2026-11-16 09:00")
    )

    assert announced.dossier.appointment == local("2026-11-23 17:30")


def test_a_supplement_that_does_not_come_in_seven_days_stops_the_residence_and_not_the_card(engine: Engine) -> None:
    code = begin(engine, BIRTH, "2026-11-02 08:00")
    send(engine, code, "birth", "dh.reception_1", "2026-11-02 08:05")
    handle(engine, code, "birth", "2026-11-02 08:30", "2026-11-02 10:00")
    send(engine, code, "residence", "dh.justice_1", "2026-11-02 10:05")
    engine.act(f"{code}-residence", "accept", actor=officer("cpolice.residence_1"), at=local("2026-11-02 10:30"))
    engine.act(
        f"{code}-residence",
        "request_supplement",
        actor=officer("cpolice.residence_1"),
        documents=["supplement_notice"],
        at=local("2026-11-02 14:00"),
    )

    engine.tick(local("2026-11-16 08:00"))

    residence = engine.dossier(code).components["residence"]
    assert (residence.state, residence.ended) == ("stopped", local("2026-11-11 17:30"))
    assert engine.dossier(code).components["health_insurance"].state == "ready"


def test_a_late_health_card_makes_the_insurance_office_apologise_for_both_dates(engine: Engine) -> None:
    code = begin(engine, BIRTH, "2026-11-16 08:00", register_residence=False)
    send(engine, code, "birth", "dh.reception_1", "2026-11-16 08:05")
    handle(engine, code, "birth", "2026-11-16 08:30", "2026-11-16 10:00")
    send(engine, code, "health_insurance", "dh.justice_1", "2026-11-16 10:05")

    engine.tick(local("2026-11-20 08:00"))

    ((owner, owed),) = engine.obligations()
    assert (owner, owed.debtor, owed.raised) == (
        f"{code}-health_insurance",
        "social_insurance",
        local("2026-11-18 17:30"),
    )
    assert engine.dossier(code).clocks["resolution"].missed == local("2026-11-19 17:30")
    assert engine.dossier(code).obligations == ()


# --- death, residence, allowances


@pytest.mark.parametrize(
    ("status", "parts"),
    [
        ({}, {"death", "residence"}),
        ({"insured": True}, {"death", "residence", "insurance_allowance"}),
        ({"social_beneficiary": True}, {"death", "residence", "social_allowance"}),
        ({"merit": True, "permanent_resident": False}, {"death", "merit_allowance"}),
    ],
)
def test_the_allowance_depends_on_who_died(engine: Engine, status: dict[str, bool], parts: set[str]) -> None:
    code = begin(engine, DEATH, "2026-11-02 08:00", **status)
    send(engine, code, "death", "dh.reception_1", "2026-11-02 08:05")
    handle(engine, code, "death", "2026-11-02 08:30", "2026-11-02 10:00")

    desks = {name: "removal" if name == "residence" else name for name in parts - {"death"}}
    for name in desks:
        send(engine, code, name, "dh.justice_1", "2026-11-02 10:05")
    for name, desk in desks.items():
        receive(engine, code, name, "2026-11-02 10:30", desk)
    for name, desk in desks.items():
        finish(engine, code, name, "2026-11-03 08:00", desk)

    package = engine.dossier(code)
    assert {name for name, one in package.components.items() if one.state == "finished"} == parts
    assert {name for name, one in package.components.items() if one.state == "left_out"} == {
        *package.components
    } - parts
    assert package.outcome == "finished"


def test_a_mistake_found_by_the_police_goes_back_to_the_registrar_who_sends_it_again(engine: Engine) -> None:
    code = begin(engine, DEATH, "2026-11-02 08:00")
    send(engine, code, "death", "dh.reception_1", "2026-11-02 08:05")
    handle(engine, code, "death", "2026-11-02 08:30", "2026-11-02 10:00")
    send(engine, code, "residence", "dh.justice_1", "2026-11-02 10:05")

    back = officer("cpolice.residence_1")
    engine.act(f"{code}-residence", "send_back", actor=back, documents=["reason"], at=local("2026-11-02 11:00"))
    assert [one.code for one in engine.inbox("dinh_hoa.office") if one.code == code] == [code]
    send(engine, code, "residence", "dh.justice_1", "2026-11-02 14:00")

    assert engine.dossier(code).components["residence"].code == f"{code}-residence-2"
    assert engine.dossier(f"{code}-residence-2").clocks["acknowledgement"].due == local("2026-11-02 16:00")


# --- every way through every component

FIRST = {BIRTH: "birth", DEATH: "death"}
PARTS = [
    *((BIRTH, name, name) for name in ("birth", "residence", "health_insurance")),
    (DEATH, "death", "death"),
    (DEATH, "residence", "removal"),
    *((DEATH, name, name) for name in ("insurance_allowance", "social_allowance", "merit_allowance")),
]
DOCUMENTS = {
    "request_supplement": "supplement_notice",
    "send_back": "reason",
    "return_draft": "reason",
    "reject": "refusal_notice",
}
HEADS = ("sign", "reject", "return_draft")


def at_its_agency(engine: Engine, procedure: str, name: str) -> str:
    """A package whose component was just sent, everything before it being done; its code."""
    status = {} if procedure == BIRTH else {"insured": True, "social_beneficiary": True, "merit": True}
    code = begin(engine, procedure, "2026-11-02 08:00", **status)
    first = FIRST[procedure]
    send(engine, code, first, "dh.reception_1", "2026-11-02 08:05")
    if name != first:
        handle(engine, code, first, "2026-11-02 08:30", "2026-11-02 09:00")
        send(engine, code, name, "dh.justice_1", "2026-11-02 09:05")
    return code


def take(engine: Engine, code: str, name: str, desk: str, actions: str) -> Dossier:
    """The actions on the component, one a minute; its dossier after them."""
    who, head, result = DESKS[desk]
    for minute, action in enumerate(actions.split(), 10):
        people = {"resupply": CITIZEN, "confirm_draft": CITIZEN, "return_result": officer("dh.return_desk_1")}
        actor = people.get(action) or officer(head if action in HEADS else who)
        documents = [result] if action == "sign" else [DOCUMENTS[action]] if action in DOCUMENTS else []
        engine.act(f"{code}-{name}", action, actor=actor, documents=documents, at=local(f"2026-11-02 09:{minute}"))
    return engine.dossier(f"{code}-{name}")


@pytest.mark.parametrize(
    ("actions", "ends"),
    [
        ("accept request_supplement resupply submit_for_signature return_draft submit_for_signature sign", "finished"),
        ("accept submit_for_signature sign return_result", "finished"),
        ("accept reject", "refused"),
        ("accept submit_for_signature reject", "refused"),
        ("send_back", "sent_back"),
        ("accept send_back", "sent_back"),
        ("accept submit_for_signature send_back", "sent_back"),
    ],
)
@pytest.mark.parametrize(("procedure", "name", "desk"), PARTS)
def test_a_component_ends_as_its_office_says_and_the_package_knows(
    engine: Engine, procedure: str, name: str, desk: str, actions: str, ends: str
) -> None:
    code = at_its_agency(engine, procedure, name)

    part = take(engine, code, name, desk, actions)

    assert part.finished is not None
    assert (engine.dossier(code).components[name].state, engine.dossier(code).components[name].outcome) == (
        ends,
        part.outcome,
    )


@pytest.mark.parametrize(("procedure", "name", "desk"), PARTS)
def test_a_component_whose_supplement_does_not_come_is_stopped(
    engine: Engine, procedure: str, name: str, desk: str
) -> None:
    code = at_its_agency(engine, procedure, name)
    take(engine, code, name, desk, "accept request_supplement")

    engine.tick(local("2026-11-12 08:00"))

    stopped = engine.dossier(code).components[name]
    assert (stopped.state, stopped.ended) == ("stopped", local("2026-11-11 17:30"))


@pytest.mark.parametrize(
    "actions", ["", "accept", "accept submit_for_signature", "accept request_supplement", "accept send_draft"]
)
@pytest.mark.parametrize(("procedure", "name", "desk"), PARTS)
def test_a_withdrawn_package_closes_its_component_wherever_it_is(
    engine: Engine, procedure: str, name: str, desk: str, actions: str
) -> None:
    if "send_draft" in actions and (procedure, name) != (BIRTH, "birth"):
        actions = "accept submit_for_signature return_draft"  # only a birth has a draft to be confirmed
    code = at_its_agency(engine, procedure, name)
    take(engine, code, name, desk, actions)

    engine.act(code, "withdraw", actor=CITIZEN, at=local("2026-11-02 10:00"))
    engine.act(code, "confirm_withdrawal", actor=RECEPTION, documents=["stop_notice"], at=local("2026-11-02 10:30"))

    part = engine.dossier(f"{code}-{name}")
    assert (part.state, part.finished) == ("stopped", local("2026-11-02 10:30"))
    assert all(clock.stopped is not None for clock in part.clocks.values())
    assert engine.dossier(code).components[name].cause == "package"


def test_a_package_is_refused_at_the_counter_before_it_has_components(engine: Engine) -> None:
    receipt = engine.submit(BIRTH, actor=CITIZEN, documents=["application"], at=local("2026-11-02 08:00"))

    refused = engine.act(
        receipt.dossier.code, "refuse", actor=RECEPTION, documents=["refusal_notice"], at=local("2026-11-02 08:30")
    )

    assert (refused.dossier.outcome, dict(refused.dossier.components), refused.beside) == ("refused", {}, ())


def test_a_draft_that_nobody_confirms_in_five_days_is_recorded_and_nothing_more(engine: Engine) -> None:
    code = at_its_agency(engine, BIRTH, "birth")
    take(engine, code, "birth", "birth", "accept send_draft")

    engine.tick(local("2026-11-12 08:00"))

    birth = engine.dossier(f"{code}-birth")
    assert (birth.state, birth.clocks["confirmation"].missed) == ("confirming", local("2026-11-09 17:30"))
