"""Why it is due then: the lines lead from the start, or from the last resumption, to the due instant."""

from datetime import date

import pytest

from tests.permits import Step, begin, definitions, late_story, local, officer, permit_story, told
from workflow.commands import CITIZEN, DeclareIncident, EndIncident
from workflow.derivation import Cause, Derivation
from workflow.engine import Engine
from workflow.errors import NotFound
from workflow.worktime import Line

NOW = local("2026-12-31 08:00")
WHOLE = 8 * 3_600


def explained(*steps: Step, clock: str = "resolution", as_of: int | None = None, **changed) -> Derivation:
    """The derivation of one clock after a story of a permit."""
    with Engine("memory://", definitions(), now=lambda: NOW) as engine:
        code = begin(engine, **changed).dossier.code
        told(engine, steps, code)
        (found,) = engine.explain(code, clock, as_of)
        return found


def test_a_running_clock_has_the_days_from_its_start_to_its_due_instant() -> None:
    found = explained(*permit_story()[:2])

    (started,) = found.steps
    assert (started.what, started.at, started.due) == ("started", local("2026-11-23 10:00"), local("2026-12-03 17:30"))
    assert started.cause == Cause("accept", "dh.reception_1")
    assert started.lines[:3] == (
        Line(date(2026, 11, 23), "event", "", 19_800, 0),
        Line(date(2026, 11, 24), "holiday", "Ngày Văn hóa Việt Nam", 0, 0),
        Line(date(2026, 11, 25), "counted", "", WHOLE, 1),
    )
    assert started.lines[-1] == Line(date(2026, 12, 3), "due", "17:30", 0, 7)
    assert (found.state, found.limit, found.lateness) == ("running", "7 working days", None)


def test_a_resumed_clock_has_the_days_from_its_resumption_to_its_new_due_instant() -> None:
    found = explained(*permit_story()[:4])

    _, paused, resumed = found.steps
    assert (paused.what, paused.name, paused.cause) == (
        "paused",
        "supplementing",
        Cause("request_supplement", "dh.economic_1"),
    )
    assert (resumed.what, resumed.cause) == ("resumed", Cause("resupply", "applicant"))
    assert resumed.lines == (
        Line(date(2026, 11, 26), "partly", "", 18_000, 1),
        Line(date(2026, 11, 27), "counted", "", WHOLE, 2),
        Line(date(2026, 11, 28), "weekend", "", 0, 2),
        Line(date(2026, 11, 29), "weekend", "", 0, 2),
        *(Line(date(2026, 11, 30 + n) if n == 0 else date(2026, 12, n), "counted", "", WHOLE, 3 + n) for n in range(5)),
        Line(date(2026, 12, 4), "due", "17:30", 0, 7),
    )
    assert found.due == resumed.due == local("2026-12-04 17:30")
    assert sum(line.working_seconds for line in resumed.lines) == paused.remaining == 53 * 3_600


def test_the_days_after_a_resumption_hold_the_remainder_and_what_its_rounding_gives() -> None:
    story = [*permit_story()[:4]]
    story[3] = story[3]._replace(at=local("2026-11-26 14:00"))

    _, paused, resumed = explained(*story).steps

    # 53 h from 14:00 end on Monday 07/12 at 09:00; presented is the closing of that day.
    assert resumed.due == local("2026-12-07 17:30")
    assert sum(line.working_seconds for line in resumed.lines) == 53 * 3_600 + 6 * 3_600 + 1_800
    assert paused.remaining == 53 * 3_600


def test_a_paused_clock_says_for_what_it_waits_and_how_much_is_left() -> None:
    found = explained(*permit_story()[:3], as_of=local("2026-11-26 09:00"))

    assert [step.what for step in found.steps] == ["started", "paused"]
    assert (found.state, found.remaining, found.consumed) == ("paused", 190_800, 221_400 - 190_800)


def test_a_resumption_after_closing_counts_from_the_next_working_day() -> None:
    story = [*permit_story()[:4]]
    story[3] = story[3]._replace(at=local("2026-11-26 20:00"))

    resumed = explained(*story).steps[-1]

    assert resumed.lines[0] == Line(date(2026, 11, 27), "counted", "", WHOLE, 1)
    assert resumed.lines[-1] == Line(date(2026, 12, 7), "due", "17:30", 0, 7)


def test_an_incident_is_the_cause_of_its_pause() -> None:
    with Engine("memory://", definitions(), now=lambda: NOW) as engine:
        reception, code = officer("dh.reception_1"), begin(engine).dossier.code
        told(engine, permit_story()[:1], code)
        engine.handle(code, DeclareIncident(reception, "mất điện"), at=local("2026-11-25 08:00"))
        engine.handle(code, EndIncident(reception), at=local("2026-11-25 10:00"))
        (found,) = engine.explain(code, "resolution")

    assert [(step.what, step.cause) for step in found.steps[1:]] == [
        ("paused", Cause("incident", "dh.reception_1", "mất điện")),
        ("resumed", Cause("incident_ended", "dh.reception_1")),
    ]


def test_a_missed_clock_has_its_lateness_with_shares_that_add_up() -> None:
    found = explained(*late_story())

    lateness = found.lateness
    assert lateness is not None
    assert (lateness.due, lateness.fixed) == (local("2026-12-03 17:30"), True)
    assert sum(share.late_seconds for share in lateness.shares) == lateness.late_seconds == 3 * WHOLE + 5_400
    assert [step.what for step in found.steps] == ["started", *["warned"] * 3, "breached", "stopped"]
    assert {step.noticed for step in found.steps[1:5]} == {local("2026-12-07 09:30")}


def test_the_lateness_of_an_open_dossier_is_a_view_as_of_an_instant() -> None:
    views = [
        explained(*permit_story()[:2], as_of=local(at)).lateness
        for at in ("2026-12-03 17:30", "2026-12-03 22:00", "2026-12-04 08:30")
    ]

    assert [view and (view.late_seconds, view.fixed) for view in views] == [None, (0, False), (3_600, False)]


def test_a_clock_that_started_twice_is_explained_from_its_last_start() -> None:
    expert, notice = officer("dh.economic_1"), ("supplement_notice",)
    story = (
        *(
            step._replace(at=local(f"2026-03-02 {hour}"))
            for step, hour in zip(permit_story(), ("10:00", "10:30"), strict=False)
        ),
        Step("request_supplement", expert, local("2026-03-03 09:00"), notice),
        Step("resupply", CITIZEN, local("2026-03-04 09:00")),
        Step("request_supplement", expert, local("2026-03-05 09:00"), notice),
        Step("resupply", CITIZEN, local("2026-03-06 09:00")),
    )

    twice, paused = (
        explained(*story, clock=name, at=local("2026-03-02 08:00")) for name in ("supplement", "resolution")
    )

    assert [(step.what, step.at) for step in twice.steps] == [
        ("started", local("2026-03-05 09:00")),
        ("stopped", local("2026-03-06 09:00")),
    ]
    assert [step.what for step in paused.steps] == ["started", "paused", "resumed", "paused", "resumed"]


def test_an_unknown_clock_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"wanted the clock 'patience', but it has: resolution, handover$"):
        explained(*permit_story()[:1], clock="patience")


def test_a_derivation_reads_as_plain_lines() -> None:
    told_lines = str(explained(*permit_story()[:4])).splitlines()

    assert told_lines[0] == "resolution (statutory, 7 working days): running, due 2026-12-04 17:30:00"
    assert told_lines[1] == "  2026-11-23 10:00:00  started due 2026-12-03 17:30:00 by 'accept' of dh.reception_1"
    assert told_lines[3] == "    Tue 2026-11-24  holiday Ngày Văn hóa Việt Nam, 0 s, 0"
    assert (
        "  2026-11-25 10:30:00  paused supplementing with 190800 s left by 'request_supplement' of dh.economic_1"
        " on the ground of Điều 54 khoản 2 điểm b, NĐ 217/2026/NĐ-CP" in told_lines
    )
