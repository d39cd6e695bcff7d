"""A dossier entered late from paper: the same clocks as if each act had been typed in when it happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.permits import DATA, Step, begin, definitions, late_story, local, officer, permit_story, told
from workflow import events as e
from workflow.commands import CITIZEN, Act, Tick
from workflow.correction import Missed
from workflow.engine import Engine
from workflow.errors import NotAllowed
from workflow.model import Dossier, TermMoved

NOW = local("2026-12-10 08:00")
RECEPTION, EXPERT = officer("dh.reception_1"), officer("dh.economic_1")
GROUND = "Sổ theo dõi giấy của phòng Kinh tế"
SUPPLEMENT, RESUPPLY = permit_story()[2:4]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store in production at 8 o'clock of 10/12/2026."""
    url = f"sqlite:///{tmp_path}/dossiers.db"
    with Engine(url, definitions(), now=lambda: NOW) as opened:
        yield opened


def entered(engine: Engine, *steps: Step) -> Dossier:
    """A permit handed in on Monday 23/11 and the steps, all typed in now."""
    code = begin(engine, backdate=True).dossier.code
    for step in steps:
        engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at, backdate=True)
    return engine.dossier(code)


def typed_in_time(*steps: Step) -> Dossier:
    """The same story, each act typed in when it happened."""
    with Engine("memory://", definitions(), now=lambda: NOW) as sandbox:
        return told(sandbox, steps)[-1].dossier


def test_a_dossier_entered_late_in_order_has_the_clocks_that_it_would_have_had(engine: Engine) -> None:
    dossier = entered(engine, *permit_story())

    assert dossier == typed_in_time(*permit_story())
    assert dossier.clocks["resolution"].due == local("2026-12-04 17:30")
    assert {record.recorded for record in engine.history(dossier.code)} == {NOW}
    assert [record.at for record in engine.history(dossier.code) if isinstance(record.event, e.StateEntered)] == [
        step.at for step in permit_story()
    ]


def test_what_had_passed_meanwhile_has_its_own_instant_and_is_noticed_now(engine: Engine) -> None:
    dossier = entered(engine, *late_story())

    passed = [record for record in engine.history(dossier.code) if getattr(record.event, "noticed", None) is not None]
    assert {(record.event.noticed, record.noticed, record.recorded) for record in passed} == {(NOW, NOW, NOW)}
    breach = next(record for record in passed if isinstance(record.event, e.ClockBreached))
    assert (breach.at, breach.event.clock) == (local("2026-12-03 17:30"), "resolution")
    (owed,) = dossier.obligations
    assert (owed.raised, owed.promised_before) == (local("2026-12-03 17:30"), local("2026-12-03 17:30"))
    assert dossier == typed_in_time(*late_story())


def test_what_passed_after_the_last_entry_is_settled_now(engine: Engine) -> None:
    code = entered(engine, *permit_story()[:2]).code

    receipt = engine.handle(code, Tick())

    breaches = [event for event in receipt.events if isinstance(event, e.ClockBreached)]
    assert [(event.clock, event.at, event.noticed) for event in breaches] == [
        ("resolution", local("2026-12-03 17:30"), NOW)
    ]


def test_as_of_a_day_the_dossier_is_what_is_known_of_it_by_now(engine: Engine) -> None:
    code = entered(engine, *permit_story()).code

    then = engine.dossier(code, local("2026-11-25 12:00"))

    assert (then.state, then.clocks["resolution"].state) == ("supplementing", "paused")


# --- when the clocks were looked at before all was typed in


def _swept(engine: Engine) -> str:
    """The supplement was not typed in before the worker looked: the appointment counts as missed."""
    code = entered(engine, *permit_story()[:2]).code
    engine.tick()
    assert engine.dossier(code).clocks["resolution"].state == "breached"
    return code


def _recorded(engine: Engine, code: str, **changed: object):
    wanted = {
        "at": SUPPLEMENT.at,
        "ground": GROUND,
        "by": RECEPTION,
        "then": [(Act("resupply", CITIZEN), RESUPPLY.at)],
        **changed,
    }
    command = Act("request_supplement", EXPERT, documents=SUPPLEMENT.documents)
    return engine.correct(code, command, **wanted)


def test_an_act_before_the_latest_effect_is_refused_and_the_refusal_says_what_is_possible(engine: Engine) -> None:
    code = _swept(engine)

    with pytest.raises(NotAllowed, match=r"possible: act at that instant or later, or record a correction$"):
        engine.act(
            code,
            "request_supplement",
            actor=EXPERT,
            documents=SUPPLEMENT.documents,
            at=SUPPLEMENT.at,
            backdate=True,
        )


def test_a_correction_gives_the_dossier_the_clocks_of_the_paper(engine: Engine) -> None:
    code = _swept(engine)

    receipt = _recorded(engine, code)

    dossier = engine.dossier(code)
    assert receipt.dossier == dossier
    assert receipt.difference.due == (
        TermMoved("resolution", local("2026-12-03 17:30"), local("2026-12-04 17:30")),
        TermMoved("supplement", None, dossier.clocks["supplement"].due),
    )
    assert receipt.difference.undone == (Missed("resolution", local("2026-12-03 17:30")),)
    assert receipt.difference.found == (Missed("resolution", local("2026-12-04 17:30")),)
    assert [(owed.id, owed.state) for owed in dossier.obligations] == [
        (f"{code}/apology/1", "waived"),
        (f"{code}/apology/2", "owed"),
    ]
    record = engine.history(code)[-1]
    assert (record.at, record.recorded, record.actor, record.ground) == (NOW, NOW, RECEPTION.id, GROUND)
    assert engine.broken() == ()
    engine.rebuild()
    assert engine.dossier(code) == dossier


def test_after_a_correction_the_dossier_goes_on_and_its_past_is_the_corrected_one(engine: Engine) -> None:
    code = _swept(engine)
    _recorded(engine, code)

    engine.act(code, "draft", actor=EXPERT)

    assert engine.dossier(code).state == "drafting"
    assert engine.dossier(code, local("2026-11-25 12:00")).state == "supplementing"
    assert engine.dossier(code, local("2026-12-04 12:00")).clocks["resolution"].state == "running"
    assert engine.dossier(code, NOW).obligation(f"{code}/apology/1").state == "waived"
    steps = [step.what for step in engine.explain(code, "resolution")[0].steps if step.what != "warned"]
    assert steps == ["started", "paused", "resumed", "breached"]


def test_a_correction_sent_twice_under_its_key_is_made_once(engine: Engine) -> None:
    code = _swept(engine)

    first, again = (_recorded(engine, code, key="c-1") for _ in range(2))

    assert (first.repeated, again.repeated) == (False, True)
    assert (again.dossier, again.events, again.difference) == (first.dossier, first.events, first.difference)
    assert sum(isinstance(record.event, e.HistoryCorrected) for record in engine.history(code)) == 1
    with pytest.raises(NotAllowed, match="wanted the key 'c-1' for this command"):
        _recorded(engine, code, key="c-1", ground="khác")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"at": NOW}, "nothing lies after it; possible: the act itself, backdated"),
        ({"then": [(Act("resupply", CITIZEN), NOW + 60)]}, "but there is an effect at 2026-12-10T08:01:00"),
        ({"ground": ""}, "it names no ground"),
        ({"made": NOW}, "possible: a sandbox, or backdate"),
    ],
)
def test_a_correction_that_is_none_is_refused_and_nothing_is_written(
    engine: Engine, changed: dict[str, object], said: str
) -> None:
    code = _swept(engine)
    before = engine.history(code)

    with pytest.raises(NotAllowed, match=said):
        _recorded(engine, code, **changed)

    assert engine.history(code) == before


def test_in_a_sandbox_a_correction_is_made_when_it_is_said_else_when_somebody_last_looked() -> None:
    with Engine("memory://", definitions(), now=lambda: NOW) as sandbox:
        codes = [begin(sandbox).dossier.code for _ in range(2)]
        for code in codes:
            told(sandbox, permit_story()[:2], code)
            sandbox.handle(code, Tick(), at=local("2026-12-04 09:00"))

        made = [_recorded(sandbox, code, **given) for code, given in zip(codes, ({}, {"made": NOW}), strict=True)]

        assert [one.events[0].at for one in made] == [local("2026-12-04 09:00"), NOW]
        assert [len(one.difference.found) for one in made] == [0, 1]


def test_only_what_people_do_to_a_dossier_can_be_recorded_late(engine: Engine) -> None:
    code = _swept(engine)

    with pytest.raises(NotAllowed, match="wanted to record 'Tick' late"):
        engine.correct(code, Tick(), at=SUPPLEMENT.at, ground=GROUND)


def test_an_acceptance_recorded_late_is_judged_by_the_law_of_its_day(engine: Engine) -> None:
    code = begin(engine, at=local("2026-06-30 08:00"), backdate=True).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=local("2026-07-01 08:00"), backdate=True)
    assert engine.dossier(code).version.procedure == "2026-07-01"

    with pytest.raises(NotAllowed, match=r"'accept' at .* contradicts it"):
        engine.correct(code, Act("accept", RECEPTION), at=local("2026-06-30 09:00"), ground=GROUND)


@pytest.mark.parametrize(("lane", "submitted"), [("standard", "2026-06-30 16:00"), ("green", "2026-07-01 07:30")])
def test_a_correction_keeps_the_versions_and_the_lane_of_the_acceptance(
    engine: Engine, lane: str, submitted: str
) -> None:
    data = {**DATA, "detailed_plan": lane == "green"}
    code = begin(engine, at=local(submitted), backdate=True, lane=lane, data=data).dossier.code
    for action, when in (("accept", "2026-07-01 08:00"), ("hand_over", "2026-07-01 09:00")):
        engine.act(code, action, actor=RECEPTION, at=local(when), backdate=True)
    engine.tick()
    before = engine.dossier(code)
    assert (before.lane, before.version.procedure) == (lane, "2026-07-01")

    receipt = engine.correct(
        code,
        Act("request_supplement", EXPERT, documents=SUPPLEMENT.documents),
        at=local("2026-07-01 10:00"),
        then=[(Act("resupply", CITIZEN), local("2026-07-02 10:00"))],
        ground=GROUND,
    )

    promised = {"resolution", "commitment"} if lane == "green" else {"resolution"}
    assert (receipt.dossier.lane, receipt.dossier.version) == (lane, before.version)
    assert {term.name for term in receipt.difference.due} == {*promised, "supplement"}
    assert {one.clock for one in receipt.difference.undone} == promised
