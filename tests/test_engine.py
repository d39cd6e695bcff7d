"""The border: which instant a command gets, which rules judge it, what the named methods stand for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from subprocess import run
from sys import executable

import pytest

from tests.permits import DATA, DOCUMENTS, PERMIT, Step, begin, definitions, local, officer, permit_story, told
from workflow import events as e
from workflow.commands import CITIZEN, Act, Actor, DeclareIncident, EndIncident, Submit, Tick
from workflow.engine import Engine, create
from workflow.errors import NotAllowed, NotFound
from workflow.loader import load_definitions, shipped
from workflow.model import Version
from workflow.moments import instant

NOW = local("2026-12-31 08:00")
RECEPTION, EXPERT = officer("dh.reception_1"), officer("dh.economic_1")
OTHERS = (("thai_nguyen", "2026-01-01"),)  # the calendar of the provincial agencies that are asked


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", definitions(), now=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def production(tmp_path: Path) -> Iterator[Engine]:
    with Engine(f"sqlite:///{tmp_path}/dossiers.db", definitions(), now=lambda: NOW) as opened:
        yield opened


# --- on whose behalf


def test_on_whose_behalf_somebody_acts_stands_in_the_journal_and_decides_nothing(engine: Engine) -> None:
    clerk = Actor(RECEPTION.id, RECEPTION.department, RECEPTION.roles, on_behalf_of="applicant")
    code = begin(engine, actor=clerk).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))
    with pytest.raises(NotAllowed, match="it is not theirs"):
        engine.act(code, "hand_over", actor=Actor("x", on_behalf_of=RECEPTION.id), at=local("2026-11-23 10:30"))

    first, *rest = engine.history(code)

    assert (first.actor, first.on_behalf_of) == ("dh.reception_1", "applicant")
    assert {record.on_behalf_of for record in rest} == {None}


def test_what_had_passed_before_an_act_is_on_nobodys_behalf(engine: Engine) -> None:
    code = begin(engine).dossier.code
    late = Actor(RECEPTION.id, RECEPTION.department, RECEPTION.roles, on_behalf_of="dh.reception_2")
    engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))
    engine.act(code, "hand_over", actor=late, at=local("2026-12-07 09:00"))

    journal = engine.history(code)

    behalf = {record.actor: record.on_behalf_of for record in journal if record.at > local("2026-11-23 10:00")}
    assert behalf == {"clock": None, "dh.reception_1": "dh.reception_2"}


# --- instants


@pytest.mark.parametrize(
    "when",
    [
        1_795_402_800,
        datetime(2026, 11, 23, 10, 0, 0, 999_999),
        datetime(2026, 11, 23, 3, 0, tzinfo=UTC),
    ],
)
def test_a_moment_is_cut_to_its_second_and_without_a_zone_it_is_local(when) -> None:
    assert instant(when) == local("2026-11-23 10:00") == 1_795_402_800


def test_sub_seconds_are_cut_off_before_the_epoch_as_well() -> None:
    assert instant(datetime(1969, 12, 31, 23, 59, 59, 900_000, tzinfo=UTC)) == -1


def two_machines(tmp_path: Path, behind: int) -> tuple[Engine, Engine, str]:
    """Two engines on one store, the second with a clock so many seconds behind; and a dossier that the first began."""
    url = f"sqlite:///{tmp_path}/dossiers.db"
    first = Engine(url, definitions(), now=lambda: NOW)
    second = Engine(url, definitions(), now=lambda: NOW - behind)
    return first, second, first.submit(PERMIT, actor=CITIZEN, data=DATA, documents=DOCUMENTS).dossier.code


def test_a_machine_whose_clock_is_a_little_behind_acts_at_the_latest_effect(tmp_path: Path) -> None:
    first, second, code = two_machines(tmp_path, behind=299)
    with first, second:
        accepted = second.act(code, "accept", actor=RECEPTION).dossier

        assert (accepted.accepted, accepted.latest) == (NOW, NOW)
        assert second.history(code)[-1].recorded == NOW - 299
        assert second.verify().sound


def test_a_machine_whose_clock_is_far_behind_acts_on_nothing(tmp_path: Path) -> None:
    first, second, code = two_machines(tmp_path, behind=301)
    with first, second:
        with pytest.raises(NotAllowed, match="but its journal already has an effect at"):
            second.act(code, "accept", actor=RECEPTION)
        assert [record.seq for record in first.history(code)] == [1]


def test_an_instant_that_is_told_is_never_moved(tmp_path: Path) -> None:
    first, second, code = two_machines(tmp_path, behind=0)
    with first, second, pytest.raises(NotAllowed, match="but its journal already has an effect at"):
        second.act(code, "accept", actor=RECEPTION, at=NOW - 1, backdate=True)


def test_a_command_without_an_instant_happens_now(engine: Engine) -> None:
    dossier = engine.submit(PERMIT, actor=CITIZEN, data=DATA, documents=DOCUMENTS).dossier

    assert (dossier.code, dossier.submitted) == ("H55.25-261231-0001", NOW)


def test_the_clock_is_read_once_per_command(engine: Engine) -> None:
    seconds = iter(range(NOW, NOW + 9))
    engine.now = lambda: next(seconds)

    code = begin(engine, at=None).dossier.code
    engine.act(code, "accept", actor=RECEPTION)

    assert sorted({record.recorded for record in engine.history(code)}) == [NOW, NOW + 1]


def test_in_production_an_instant_is_given_only_to_backdate(production: Engine) -> None:
    given = local("2026-11-23 08:00")

    with pytest.raises(NotAllowed) as refused:
        begin(production, at=given)
    dossier = begin(production, at=given, backdate=True).dossier

    assert str(refused.value) == (
        "store: wanted to act at 2026-11-23T08:00:00+07:00, but it is 2026-12-31T08:00:00+07:00; "
        "possible: a sandbox, or backdate"
    )
    assert dossier.submitted == given
    (record,) = production.history(dossier.code)
    assert (record.at, record.recorded) == (given, NOW)


def test_nothing_is_backdated_into_the_future(production: Engine) -> None:
    for act in (lambda: begin(production, at=NOW + 1, backdate=True), lambda: production.tick(NOW + 1, backdate=True)):
        with pytest.raises(NotAllowed, match=r"possible: an instant up to now$"):
            act()


def test_a_production_store_goes_by_the_clock(production: Engine) -> None:
    told_at = begin(production, at=None).dossier.submitted

    assert (told_at, production.tick().receipts) == (NOW, ())


# --- versions


def test_before_acceptance_the_rules_of_the_day_of_submission_judge_and_acceptance_pins_those_of_its_day(
    engine: Engine,
) -> None:
    code = begin(engine, at=local("2026-06-30 16:00")).dossier.code
    before = engine.dossier(code)

    accepted = engine.act(code, "accept", actor=RECEPTION, at=local("2026-07-01 08:00")).dossier
    later = engine.act(code, "hand_over", actor=RECEPTION, at=local("2026-08-05 08:00")).dossier

    assert before.version == Version("2025-07-01", "2025-07-01", "2026-01-01", OTHERS)
    assert accepted.version == later.version == Version("2026-07-01", "2025-07-01", "2026-01-01", OTHERS)
    assert engine.rules_of(accepted).version == "2026-07-01"
    assert [record.version.procedure for record in engine.history(code)][:2] == ["2025-07-01", "2026-07-01"]


def test_a_refusal_at_the_counter_is_judged_by_the_rules_of_the_day_of_submission(engine: Engine) -> None:
    code = begin(engine, at=local("2026-06-30 16:00")).dossier.code

    refused = engine.act(
        code, "refuse", actor=RECEPTION, documents=("refusal_notice",), at=local("2026-07-01 08:00")
    ).dossier

    assert refused.version == Version("2025-07-01", "2025-07-01", "2026-01-01", OTHERS)


def test_offers_name_who_may_and_what_is_missing(engine: Engine) -> None:
    code = begin(engine, documents=("application",)).dossier.code

    offered = {offer.action: offer for offer in engine.offers(code)}

    assert offered["accept"].by == ("dinh_hoa.service_centre.reception",)
    assert offered["accept"].missing == ("drawings",)


# --- commands


def test_the_action_answer_gives_the_opinion_of_an_asked_agency(engine: Engine) -> None:
    code = begin(engine, data={**DATA, "needs_opinion": True}).dossier.code
    asked = Step("ask_opinion", EXPERT, local("2026-11-25 08:00"), ("opinion_request",))
    told(engine, (*permit_story()[:2], asked), code)
    fire, given = officer("police.fire_1"), local("2026-11-25 14:00")

    for wrong in ({"data": {"opinions": "agree"}}, {"documents": ("drawings",)}, {"data": {"opinion": 1}}):
        with pytest.raises(NotAllowed):
            engine.act(code, "answer", actor=fire, at=given, **wrong)
    receipt = engine.act(code, "answer", actor=fire, data={"opinion": "object"}, ground="gần kho xăng", at=given)

    (opinion,) = receipt.events
    assert isinstance(opinion, e.OpinionGiven)
    assert (opinion.department, opinion.opinion, opinion.ground) == ("police.fire_safety", "object", "gần kho xăng")
    assert engine.history(code)[-1].ground == "gần kho xăng"


def test_handle_takes_any_command_but_the_one_that_begins_a_dossier(engine: Engine) -> None:
    code = begin(engine).dossier.code
    engine.handle(code, Act("accept", RECEPTION), at=local("2026-11-23 10:00"))

    engine.handle(code, DeclareIncident(RECEPTION, "mất điện"), at=local("2026-11-23 14:00"))
    paused = engine.dossier(code).clocks["resolution"].state
    engine.handle(code, EndIncident(RECEPTION), at=local("2026-11-23 15:00"))
    quiet = engine.handle(code, Tick(), at=local("2026-11-23 15:30"))

    assert (paused, engine.dossier(code).clocks["resolution"].state, quiet.events) == ("paused", "running", ())
    with pytest.raises(NotAllowed, match=r"possible: submit$"):
        engine.handle(code, Submit(code, "dinh_hoa", CITIZEN))


def test_what_no_journal_can_hold_is_refused(engine: Engine) -> None:
    with pytest.raises(NotAllowed, match="wanted the applicant as JSON"):
        begin(engine, applicant={"photo": object()})
    with pytest.raises(NotAllowed, match="wanted the applicant as JSON"):
        begin(engine, applicant={"name": "\ud800"})
    with pytest.raises(NotAllowed, match="wanted a command as JSON"):
        begin(engine, data={"floors": object()}, key="k")


def test_an_unknown_procedure_or_lane_is_not_found(engine: Engine) -> None:
    with pytest.raises(NotFound, match="house_building_permit"):
        engine.submit("house_building_permits", actor=CITIZEN, at=NOW)
    with pytest.raises(NotFound, match=r"has no lane 'blue'; possible: standard, green"):
        begin(engine, lane="blue")


def test_the_home_is_needed_only_to_hand_in(engine: Engine) -> None:
    with Engine("memory://", definitions(), home="land_registry_branch", now=lambda: NOW) as other:
        assert (engine.home, other.home) == ("dinh_hoa", "land_registry_branch")


def test_a_dossier_that_cannot_be_looked_at_does_not_stop_the_others(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/dossiers.db"
    create(url, sandbox=True)
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        codes = [begin(engine).dossier.code, begin(engine, lane="green").dossier.code]
        for code in codes:
            engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))
        copy = engine.submit(
            "certified_copy", actor=CITIZEN, documents=_needed("certified_copy"), at=local("2026-11-23 10:00")
        ).dossier.code
        engine.act(copy, "accept", actor=RECEPTION, at=local("2026-11-23 10:05"))
    only = copytree(shipped(), tmp_path / "only", ignore=ignore_patterns("certified_copy*"))

    with Engine(url, load_definitions(only), now=lambda: NOW) as engine:
        first, second = (engine.tick(local("2026-11-24 08:00"), limit=1) for _ in range(2))

    assert [receipt.dossier.code for ticked in (first, second) for receipt in ticked.receipts] == codes
    assert [(one.code, type(one.error)) for one in second.refused] == [(copy, NotFound)]
    assert (first.more, second.more) == (True, False)


def _needed(procedure: str) -> tuple[str, ...]:
    rules = definitions().rules(procedure, "dinh_hoa", at=NOW)
    return rules.tracks["standard"].table["submitted"]["accept"].requires


# --- what it costs to begin


def test_a_store_in_memory_needs_no_database_library() -> None:
    said = (
        "import sys; from workflow.engine import Engine; from workflow.loader import load_definitions; "
        "Engine('memory://', load_definitions()); "
        "print([name for name in ('sqlmodel', 'sqlalchemy', 'pydantic') if name in sys.modules])"
    )

    found = run([executable, "-c", said], capture_output=True, text=True, check=True)

    assert found.stdout.strip() in ("['pydantic']", "[]")
