"""A package at the border, on every store: one transaction for all its dossiers, one lock on each that is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from packages import ACTORS, definitions, march, varied

from workflow import events as e
from workflow.commands import Act, Assign, SendComponent, Tick
from workflow.engine import Engine, Request, create
from workflow.errors import Conflict, NotAllowed, NotFound, Unavailable

NOW = march("30 08:00")
P = "town-260302-0001"
BIRTH = f"{P}-birth"


@pytest.fixture(params=["memory", "sqlite"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = "memory://" if request.param == "memory" else f"sqlite:///{tmp_path}/dossiers.db"
    create(url, sandbox=True)
    with Engine(url, definitions(), now=lambda: NOW) as opened:
        yield opened


def begin(engine: Engine, **data: object) -> str:
    """A package that is accepted; its code."""
    given = {"child": "An", "register_residence": True} | data
    receipt = engine.submit(
        "birth_package", actor=ACTORS["applicant"], data=given, documents=["declaration"], at=march("02 08:00")
    )
    engine.act(receipt.dossier.code, "accept", actor=ACTORS["reception"], at=march("02 08:00"))
    return receipt.dossier.code


def born(engine: Engine) -> str:
    code = begin(engine)
    engine.send(code, "birth", actor=ACTORS["reception"], at=march("02 08:05"))
    engine.act(f"{code}-birth", "accept", actor=ACTORS["registrar"], at=march("02 08:30"))
    engine.act(f"{code}-birth", "decide", actor=ACTORS["registrar"], at=march("02 10:00"))
    return code


def sent(engine: Engine) -> str:
    code = born(engine)
    for name in ("residence", "insurance"):
        engine.send(code, name, actor=ACTORS["registrar"], at=march("02 10:05"))
    engine.act(f"{code}-residence", "accept", actor=ACTORS["captain"], at=march("02 10:30"))
    return code


def journals(engine: Engine) -> dict[str, int]:
    group = engine.package(P)
    return {one.code: len(engine.history(one.code)) for one in (group.package, *group.parts)}


def test_a_command_on_a_component_moves_its_package_and_says_so(engine: Engine) -> None:
    begin(engine)
    engine.send(P, "birth", actor=ACTORS["reception"], at=march("02 08:05"))

    receipt = engine.act(BIRTH, "accept", actor=ACTORS["registrar"], at=march("02 08:30"))

    assert receipt.dossier == engine.dossier(BIRTH)
    (beside,) = receipt.beside
    assert beside.dossier == engine.dossier(P)
    assert beside.events == (e.ComponentReceived(march("02 08:30"), "birth"),)


def test_a_package_is_found_by_its_code_and_by_that_of_each_component(engine: Engine) -> None:
    born(engine)

    group = engine.package(P)

    assert group == engine.package(BIRTH)
    assert [one.code for one in (group.package, *group.parts)] == [P, BIRTH]
    with pytest.raises(NotFound, match="dossier: wanted 'town-260302-0009'"):
        engine.package("town-260302-0009")


def test_a_component_is_sent_by_an_action_as_well(engine: Engine) -> None:
    begin(engine)
    assert [offer.action for offer in engine.offers(P)] == ["withdraw", "send_component"]

    receipt = engine.act(
        P, "send_component", actor=ACTORS["reception"], data={"component": "birth"}, at=march("02 08:05")
    )

    assert [one.dossier.code for one in receipt.beside] == [BIRTH]
    with pytest.raises(NotAllowed, match="wanted the component that is sent, but it is None; possible: its name"):
        engine.act(P, "send_component", actor=ACTORS["reception"], at=march("02 08:06"))


def test_each_department_finds_in_its_inbox_what_it_is_to_send_and_what_it_is_to_handle(engine: Engine) -> None:
    born(engine)
    assert [one.code for one in engine.inbox("town.civil")] == [BIRTH, P]

    engine.send(P, "residence", actor=ACTORS["registrar"], at=march("02 10:05"))
    engine.send(P, "insurance", actor=ACTORS["registrar"], at=march("02 10:05"))

    assert [one.code for one in engine.inbox("police.residence")] == [f"{P}-residence"]
    assert [one.code for one in engine.inbox("town.front")] == [P]


def nothing_at_hand(engine: Engine) -> None:
    """Every dossier is read from the store."""
    engine._shelf.forget([P, *(f"{P}-{name}" for name in ("birth", "residence", "insurance"))])


def test_the_withdrawal_of_a_package_is_written_with_the_end_of_every_component_or_not_at_all(engine: Engine) -> None:
    sent(engine)
    engine.act(P, "withdraw", actor=ACTORS["applicant"], at=march("02 14:00"))
    before = journals(engine)
    stale = engine._store.load(f"{P}-insurance")
    load = engine._store.load

    def read(code: str):  # somebody else accepted the insurance after it was read
        return stale if code == f"{P}-insurance" else load(code)

    engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 14:30"))
    nothing_at_hand(engine)
    engine._store.load = read  # type: ignore[method-assign]
    with pytest.raises(Conflict):
        engine.act(P, "confirm_withdrawal", actor=ACTORS["reception"], at=march("02 15:00"))
    engine._store.load = load  # type: ignore[method-assign]

    assert engine.dossier(P).state == "withdrawing"
    assert engine.dossier(f"{P}-residence").finished is None
    assert {code: count - before[code] for code, count in journals(engine).items() if count != before[code]} == {
        P: 1,
        f"{P}-insurance": 5,
    }
    engine.act(P, "confirm_withdrawal", actor=ACTORS["reception"], at=march("02 15:00"))
    assert {one.finished for one in (engine.package(P).package, *engine.package(P).parts[1:])} == {march("02 15:00")}


def test_a_command_on_a_component_is_judged_by_what_others_did_to_another_component(
    engine: Engine, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if "memory" in request.node.name:
        pytest.skip("a store in memory has one engine")
    sent(engine)
    engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 14:00"))

    with Engine(f"sqlite:///{tmp_path}/dossiers.db", definitions(), now=lambda: NOW) as other:
        assigned = other.handle(f"{P}-residence", Assign("captain", ACTORS["captain"]), at=march("02 15:00"))
    assert (len(assigned.events), assigned.beside) == (1, ())

    with pytest.raises(NotAllowed, match="already has an effect"):
        engine.handle(f"{P}-insurance", Assign("director", ACTORS["director"]), at=march("02 14:30"))


def test_of_two_components_that_end_at_once_on_the_same_reading_only_one_is_written(engine: Engine) -> None:
    sent(engine)
    stale = engine._store.load(P)
    load = engine._store.load
    engine.act(f"{P}-residence", "decide", actor=ACTORS["captain"], at=march("02 14:00"))

    nothing_at_hand(engine)
    engine._store.load = lambda code: stale if code == P else load(code)  # type: ignore[method-assign]
    with pytest.raises(Conflict, match=f"^{P}: wanted to follow event"):
        engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 14:00"))
    engine._store.load = load  # type: ignore[method-assign]

    assert engine.dossier(f"{P}-insurance").state == "sent"
    engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 14:00"))
    assert engine.act(f"{P}-insurance", "decide", actor=ACTORS["director"], at=march("02 14:00")).dossier.finished
    assert engine.dossier(P).state == "finished"


def test_a_command_that_is_sent_again_under_its_key_is_done_once_for_the_whole_group(engine: Engine) -> None:
    begin(engine)
    first = engine.send(P, "birth", actor=ACTORS["reception"], at=march("02 08:05"), key="k")
    before = journals(engine)

    again = engine.send(P, "birth", actor=ACTORS["reception"], at=march("02 08:05"), key="k")

    assert (again.repeated, again.dossier, again.events) == (True, first.dossier, first.events)
    assert journals(engine) == before


def test_looking_at_the_clocks_settles_the_whole_package_and_tells_of_each_dossier(engine: Engine) -> None:
    sent(engine)
    engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 11:00"))
    engine.act(f"{P}-residence", "request_supplement", actor=ACTORS["captain"], at=march("02 14:00"))

    ticked = engine.tick(march("20 08:00"))

    assert sorted(receipt.dossier.code for receipt in ticked.receipts) == [P, f"{P}-insurance", f"{P}-residence"]
    assert (ticked.more, ticked.refused) == (False, ())
    assert engine.dossier(P).components["residence"].state == "stopped"
    assert engine.tick(march("20 08:00")).receipts == ()


def test_a_store_that_goes_away_while_clocks_of_a_package_are_looked_at_is_no_fault_of_the_package(
    engine: Engine,
) -> None:
    sent(engine)
    load = engine._store.load

    def gone(_: str):
        raise Unavailable("sqlite:///d.db: wanted to read, but it is not there; possible: try again")

    engine._store.load = gone  # type: ignore[method-assign]
    with pytest.raises(Unavailable):
        engine.tick(march("20 08:00"))
    engine._store.load = load  # type: ignore[method-assign]

    assert engine.tick(march("20 08:00")).refused == ()


def test_a_package_as_of_an_instant_is_what_looking_then_would_have_found(engine: Engine) -> None:
    sent(engine)
    engine.act(f"{P}-residence", "request_supplement", actor=ACTORS["captain"], at=march("02 14:00"))

    seen = engine.dossier(P, as_of=march("20 08:00"))
    early = engine.dossier(P, as_of=march("02 10:02"))
    engine.tick(march("20 08:00"))

    assert seen == engine.dossier(P)
    assert early.components["residence"].state == "ready"


def test_what_became_of_a_package_is_explained_with_its_pauses(engine: Engine) -> None:
    sent(engine)
    engine.act(f"{P}-residence", "request_supplement", actor=ACTORS["captain"], at=march("02 14:00"))
    engine.act(f"{P}-residence", "resupply", actor=ACTORS["applicant"], at=march("03 14:00"))

    (derived,) = engine.explain(P, "resolution", as_of=march("04 08:00"))

    assert [(step.what, step.name) for step in derived.steps] == [
        ("started", ""),
        ("paused", "residence"),
        ("resumed", ""),
    ]


def test_everything_beside_the_journals_of_a_package_can_be_made_again(engine: Engine) -> None:
    sent(engine)
    engine.act(f"{P}-residence", "send_back", actor=ACTORS["captain"], at=march("02 14:00"))
    engine.send(P, "residence", actor=ACTORS["registrar"], at=march("02 14:05"))
    group, inbox = engine.package(P), engine.inbox("police.residence")
    assert engine.broken() == ()

    engine.rebuild()

    assert (engine.package(P), engine.inbox("police.residence"), engine.broken()) == (group, inbox, ())
    assert [one.code for one in group.parts] == [BIRTH, f"{P}-insurance", f"{P}-residence", f"{P}-residence-2"]
    assert begin(engine) == "town-260302-0002"


def test_the_acceptance_of_a_component_is_judged_by_the_version_in_force_then(engine: Engine) -> None:
    begin(engine)
    engine.send(P, "birth", actor=ACTORS["reception"], at=march("02 08:05"))
    two = varied(
        "birth.yaml", 'version: "1"\nin_force: {from: "2026-01-01"}', 'version: "2"\nin_force: {from: "2026-03-03"}'
    )
    one = varied("birth.yaml", 'in_force: {from: "2026-01-01"}', 'in_force: {from: "2026-01-01", to: "2026-03-02"}')
    engine.definitions = definitions(birth=one, birth_2=two)

    before = engine.dossier(BIRTH).version.procedure
    accepted = engine.handle(BIRTH, Act("accept", ACTORS["registrar"]), at=march("03 08:00")).dossier

    assert (before, accepted.version.procedure) == ("1", "2")
    assert engine.handle(P, Tick(), at=march("03 08:00")).dossier.components["birth"].state == "received"


def test_a_component_that_begins_and_moves_again_and_again_in_one_batch_is_kept_with_all_its_custody(
    engine: Engine,
) -> None:
    begin(engine)
    birth = [("accept", "registrar")] + [("request_supplement", "registrar"), ("resupply", "applicant")] * 20

    receipts = engine.handle_many(
        [
            Request(P, SendComponent("birth", ACTORS["reception"]), march("02 08:05")),
            *(
                Request(BIRTH, Act(action, ACTORS[actor]), march("02 08:30") + n)
                for n, (action, actor) in enumerate(birth)
            ),
        ]
    )

    assert engine.dossier(BIRTH) == receipts[-1].dossier
    assert engine.broken() == ()


def test_a_clock_that_is_too_far_behind_the_others_of_a_package_is_not_led_on_in_two_steps() -> None:
    clock = [NOW]
    with Engine("memory://", definitions(), now=lambda: clock[0]) as engine:
        sent(engine)
        engine.act(f"{P}-insurance", "accept", actor=ACTORS["director"], at=march("02 14:00"))
        engine.handle(f"{P}-residence", Assign("captain", ACTORS["captain"]), at=march("02 14:04"))

        clock[0] = march("02 13:58")
        with pytest.raises(NotAllowed, match="already has an effect"):
            engine.handle(f"{P}-insurance", Assign("director", ACTORS["director"]))

        clock[0] = march("02 13:59")
        receipt = engine.handle(f"{P}-insurance", Assign("director", ACTORS["director"]))
        assert receipt.events[0].at == march("02 14:04")
