"""When a calendar changes after the fact nothing moves by itself: a list, a signed decision, an undoing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from calendars import at, office, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from packages import born
from procedures import (
    ACTORS,
    AGENCIES,
    CALENDARS,
    YEARS,
    Played,
    Walk,
    act,
    do,
    handed_over,
    one_stop,
    play,
    rules,
    tick,
    unnoticed,
    walks,
)

from tests.permits import DATA, Step, begin, late_story, local, officer, permit_story, told
from workflow import commands as c
from workflow import events as e
from workflow.commands import Act
from workflow.correction import Telling, acts, known, set_aside, tell
from workflow.engine import Affected, Engine, create
from workflow.errors import NotAllowed, NotFound
from workflow.history import apply, closed_custody, replay
from workflow.loader import Definitions, load_definitions, shipped
from workflow.machine import Rules, compile_rules
from workflow.model import TermMoved, Version
from workflow.recount import recounted, under
from workflow.worktime import Closure

OLD, NEW = "2026-01-01", "2026-12-02"
CHAIR, EXPERT = officer("dh.chairman"), officer("dh.economic_1")
DECISION = "Quyết định số 12/QĐ-UBND"
STORM = 'closures:\n  - {since: "2026-12-01T07:30", until: "2026-12-02T17:30", name: Bão số 15, source: Công điện 01}\n'
SWAP_OFF = '      "2026-11-24": Ngày Văn hóa Việt Nam\n      "2026-11-30": Nghỉ hoán đổi, làm bù 05/12\n'
SWAP_ON = (
    '      "2026-12-05": {name: "Làm bù cho ngày 30/11", hours: ["07:30-11:30", "13:30-17:30"], '
    "confidence: assumption}\n"
)


def storm(text: str) -> str:
    """The calendar with a storm on the first two days of December."""
    return text.replace("closures: []", STORM.rstrip())


def swap(text: str) -> str:
    """The calendar with Saturday 05/12 worked instead of Monday 30/11."""
    off = text.replace('      "2026-11-24": Ngày Văn hóa Việt Nam\n', SWAP_OFF, 1)
    worked = next(line for line in off.splitlines(keepends=True) if line.startswith('      "2026-08-22"'))
    return off.replace(worked, worked + SWAP_ON, 1)


def published(path: Path, change: Callable[[str], str], version: str = NEW) -> Definitions:
    """The shipped definitions with a second version of the calendar beside the first."""
    folder = path / f"definitions-{version}"
    copytree(shipped(), folder)
    old = (folder / "calendars" / "dinh_hoa.yaml").read_text(encoding="utf-8")
    text = change(old).replace(f'version: "{OLD}"', f'version: "{version}"')
    assert text != old
    (folder / "calendars" / f"dinh_hoa@{version}.yaml").write_text(text, encoding="utf-8")
    return load_definitions(folder)


@pytest.fixture(scope="module")
def stormy(tmp_path_factory: pytest.TempPathFactory) -> Definitions:
    """The definitions after the storm was announced."""
    return published(tmp_path_factory.mktemp("stormy"), storm)


@pytest.fixture
def url(tmp_path: Path) -> str:
    found = f"sqlite:///{tmp_path}/dossiers.db"
    create(found, sandbox=True)
    return found


def running(engine: Engine) -> dict[str, str]:
    """Four permits of different fates on the eve of the storm, by what is so of them."""
    stories = {
        "due after": permit_story()[:2],
        "finished": permit_story(),
        "paused": permit_story()[:3],
    }
    codes = {}
    for name, story in stories.items():
        codes[name] = begin(engine).dossier.code
        told(engine, story, codes[name])
    codes["not accepted"] = begin(engine).dossier.code
    early = begin(engine, at=local("2026-11-13 08:00")).dossier.code
    engine.act(early, "accept", actor=officer("dh.reception_1"), at=local("2026-11-13 10:00"))
    engine.handle(early, c.Tick(), at=local("2026-11-26 08:00"))
    codes["missed"] = early
    return codes


@pytest.fixture
def codes(url: str) -> dict[str, str]:
    with Engine(url, load_definitions()) as engine:
        return running(engine)


def now(text: str = "2026-11-26 09:00") -> int:
    return local(text)


def test_a_new_version_moves_nothing_by_itself(url: str, codes: Mapping[str, str], stormy: Definitions) -> None:
    with Engine(url, load_definitions()) as engine:
        before = {code: engine.dossier(code) for code in codes.values()}

    with Engine(url, stormy) as engine:
        after = {code: engine.dossier(code) for code in codes.values()}
        receipt = engine.act(codes["due after"], "draft", actor=EXPERT, at=now())
        fresh = begin(engine, at=now()).dossier

    assert after == before
    assert receipt.dossier.clocks["resolution"].due == local("2026-12-03 17:30")
    assert (receipt.dossier.version.calendar, fresh.version.calendar) == (OLD, NEW)


def test_the_list_is_exactly_the_dossiers_of_which_a_due_instant_moves(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    with Engine(url, stormy) as engine:
        listed = engine.affected("dinh_hoa", at=now())
        finished = engine.dossier(codes["finished"]).finished

    moved = {"resolution": ("2026-12-03 17:30", "2026-12-07 17:30")}
    assert {one.code: dict(_shown(one)) for one in listed} == {codes["due after"]: moved, codes["paused"]: moved}
    assert finished is not None
    assert {one.agency for one in listed} == {"dinh_hoa"}
    assert {(one.before.calendar, one.after.calendar) for one in listed} == {(OLD, NEW)}


def _shown(one: Affected) -> list[tuple[str, tuple[str, str]]]:
    return [(term.name, (_local(term.before), _local(term.after))) for term in one.moved]


def _local(instant: int | None) -> str:
    assert instant is not None
    return shown(instant)


def test_a_swapped_saturday_moves_those_whose_term_it_changes_and_no_others(
    url: str, codes: Mapping[str, str], tmp_path: Path
) -> None:
    with Engine(url, load_definitions()) as engine:
        monday = begin(engine, at=local("2026-11-18 08:00")).dossier.code
        engine.act(monday, "accept", actor=officer("dh.reception_1"), at=local("2026-11-18 10:00"))

    with Engine(url, published(tmp_path, swap)) as engine:
        listed = engine.affected("dinh_hoa", at=local("2026-11-27 08:00"))

    found = {one.code: dict(_shown(one)) for one in listed}
    assert found[monday] == {"resolution": ("2026-11-30 17:30", "2026-12-01 17:30")}
    assert found[codes["due after"]] == {"resolution": ("2026-12-03 17:30", "2026-12-04 17:30")}
    assert set(found) == {monday, codes["due after"], codes["paused"]}


def test_a_decision_moves_every_listed_dossier_and_is_kept_in_its_journal(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    with Engine(url, stormy) as engine:
        listed = engine.affected("dinh_hoa", at=now())
        others = {code: engine.dossier(code) for code in codes.values() if code not in {one.code for one in listed}}

        done = engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        assert [(one.dossier.code, one.moved) for one in done] == [(one.code, one.moved) for one in listed]
        dossier = engine.dossier(codes["due after"])
        assert (dossier.clocks["resolution"].due, dossier.version.calendar) == (local("2026-12-07 17:30"), NEW)
        record = engine.history(dossier.code)[-1]
        assert isinstance(record.event, e.TermsRecounted)
        assert (record.at, record.actor, record.ground) == (now(), CHAIR.id, DECISION)
        assert {code: engine.dossier(code) for code in others} == others
        assert engine.affected("dinh_hoa", at=now()) == ()
        assert engine.broken() == ()


def test_a_paused_clock_resumes_on_the_new_calendar_after_the_decision(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    with Engine(url, stormy) as engine:
        engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        resumed = engine.act(codes["paused"], "resupply", actor=c.CITIZEN, at=local("2026-11-26 10:30")).dossier.clocks[
            "resolution"
        ]

    assert resumed.due == local("2026-12-08 17:30")  # 04/12 without the storm


def test_undoing_the_decision_restores_the_terms(url: str, codes: Mapping[str, str], stormy: Definitions) -> None:
    moving = {codes["due after"], codes["paused"]}
    with Engine(url, stormy) as engine:
        before = {code: engine.dossier(code, now() if code in moving else None) for code in codes.values()}
        engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        undone = engine.undo_recount(DECISION, actor=CHAIR, at=now())

        after = {code: engine.dossier(code) for code in codes.values()}
        listed = {one.code for one in engine.affected("dinh_hoa", at=now())}

    assert {one.dossier.code for one in undone} == listed == moving
    for code, was in before.items():
        assert replace(after[code], latest=was.latest, length=was.length) == was
    assert all(after[code].length == before[code].length + 2 for code in moving)


def test_a_second_decision_is_undone_before_the_first(url: str, codes: Mapping[str, str], tmp_path: Path) -> None:
    code, second = codes["due after"], "Quyết định số 13"

    def shut(text: str) -> str:
        return storm(text).replace("2026-12-02T17:30", "2026-12-03T17:30")

    published(tmp_path, storm)
    folder = tmp_path / f"definitions-{NEW}"
    _publish_third(folder, shut)
    with Engine(url, load_definitions(folder)) as engine:
        engine.recount("dinh_hoa", NEW, decision=DECISION, actor=CHAIR, at=now())
        engine.recount("dinh_hoa", decision=second, actor=CHAIR, at=now())
        due = [engine.dossier(code).clocks["resolution"].due]

        with pytest.raises(NotFound, match=f"wanted it in effect on a dossier, but it is not; possible: '{second}'"):
            engine.undo_recount(DECISION, actor=CHAIR, at=now())
        for decision in (second, DECISION):
            engine.undo_recount(decision, actor=CHAIR, at=now())
            due.append(engine.dossier(code).clocks["resolution"].due)

    assert [_local(at) for at in due] == ["2026-12-08 17:30", "2026-12-07 17:30", "2026-12-03 17:30"]


def _publish_third(folder: Path, change: Callable[[str], str]) -> None:
    """A third version of the calendar beside the two."""
    text = change((folder / "calendars" / "dinh_hoa.yaml").read_text(encoding="utf-8"))
    newest = text.replace(f'version: "{OLD}"', 'version: "2026-12-03"')
    (folder / "calendars" / "dinh_hoa@2026-12-03.yaml").write_text(newest, encoding="utf-8")


# --- who signs, and what is refused


def test_only_the_head_or_who_is_in_the_heads_room_signs(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    with Engine(url, stormy) as engine:
        for actor in (EXPERT, officer("dh.reception_1"), officer("dh.economic_head"), c.CITIZEN):
            with pytest.raises(NotAllowed, match=f"wanted a decision by '{actor.id}', but it is for the head of"):
                engine.recount("dinh_hoa", decision=DECISION, actor=actor, at=now())
        with pytest.raises(NotAllowed, match="but it has no name"):
            engine.recount("dinh_hoa", decision=" ", actor=CHAIR, at=now())
        assert {engine.dossier(code).version.calendar for code in codes.values()} == {OLD}

        engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())
        with pytest.raises(NotAllowed, match="for the head of dinh_hoa to sign"):
            engine.undo_recount(DECISION, actor=EXPERT, at=now())


@pytest.mark.usefixtures("codes")
def test_what_is_not_there_is_named_with_what_is(url: str, stormy: Definitions) -> None:
    with Engine(url, stormy) as engine:
        with pytest.raises(NotFound, match="wanted a known calendar, but there is none; nearest: dinh_hoa"):
            engine.affected("dinh_hao", at=now())
        with pytest.raises(NotFound, match=r"calendar 'dinh_hoa': wanted version '2027', but there is none"):
            engine.affected("dinh_hoa", "2027", at=now())
        with pytest.raises(NotFound, match="wanted it in effect on a dossier, but it is not; possible: none"):
            engine.undo_recount(DECISION, actor=CHAIR, at=now())
        with pytest.raises(NotAllowed, match="but none of them would move"):
            engine.recount("dinh_hoa", OLD, decision=DECISION, actor=CHAIR, at=now())


@pytest.mark.usefixtures("codes")
def test_a_recount_that_was_left_off_goes_on_with_the_same_call(url: str, stormy: Definitions) -> None:
    with Engine(url, stormy) as engine:
        listed = engine.affected("dinh_hoa", at=now())
        engine._recounted(listed[0].code, "dinh_hoa", listed[0].after, DECISION, CHAIR, now())

        done = engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        assert [one.dossier.code for one in done] == [one.code for one in listed[1:]]


# --- explained, corrected


def test_the_derivation_shows_the_recount_with_the_decision_and_both_due_instants(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    with Engine(url, stormy) as engine:
        engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        (found,) = engine.explain(codes["due after"], "resolution")

    started, step = found.steps[0], found.steps[-1]
    assert (started.due, started.lines[-1].day.isoformat()) == (local("2026-12-03 17:30"), "2026-12-03")
    assert (step.what, step.cause and step.cause.ground) == ("recounted", DECISION)
    assert (step.before, step.due) == (local("2026-12-03 17:30"), local("2026-12-07 17:30"))
    assert [line.name for line in step.lines if line.what == "closure"] == ["Bão số 15", "Bão số 15"]
    assert step.lines[-1].day.isoformat() == "2026-12-07"
    assert found.calendar_version == NEW
    assert "recounted dinh_hoa from 2026-12-03 17:30:00 due 2026-12-07 17:30:00" in str(found)


def test_a_correction_before_a_recount_is_counted_anew_as_decided(
    url: str, codes: Mapping[str, str], stormy: Definitions
) -> None:
    code, request, resupply = codes["due after"], *permit_story()[2:4]
    with Engine(url, stormy) as engine:
        engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=now())

        receipt = engine.correct(
            code,
            Act("request_supplement", EXPERT, documents=request.documents),
            at=request.at,
            then=[(Act("resupply", c.CITIZEN), resupply.at)],
            ground="sổ giấy",
            made=local("2026-11-27 08:00"),
        )

    assert receipt.difference.due[0] == TermMoved("resolution", local("2026-12-07 17:30"), local("2026-12-08 17:30"))
    assert receipt.dossier.version.calendar == NEW


def test_what_was_missed_under_the_old_calendar_stays_missed(url: str, stormy: Definitions) -> None:
    with Engine(url, load_definitions()) as engine:
        code = begin(engine).dossier.code
        told(engine, late_story()[:2], code)
        engine.handle(code, c.Tick(), at=local("2026-12-04 08:00"))

    with Engine(url, stormy) as engine:
        listed = engine.affected("dinh_hoa", at=local("2026-12-04 08:00"))

    assert listed == ()


# --- several calendars inside one dossier


POLICE = ("thai_nguyen", "2026-01-01")  # the other agency that may be asked


def _with_two_calendars(path: Path) -> Path:
    """The shipped definitions with a calendar of its own for the department of culture."""
    folder = path / "two"
    copytree(shipped(), folder)
    own = (folder / "calendars" / "dinh_hoa.yaml").read_text(encoding="utf-8")
    other = own.replace("calendar: dinh_hoa", "calendar: tinh").replace(f'version: "{OLD}"', 'version: "1"')
    (folder / "calendars" / "tinh.yaml").write_text(other, encoding="utf-8")
    agency = folder / "agencies" / "provincial_culture.yaml"
    agency.write_text(agency.read_text(encoding="utf-8").replace("calendar: thai_nguyen", "calendar: tinh"), "utf-8")
    return folder


def test_a_dossier_keeps_the_versions_of_all_calendars_under_which_it_counts(url: str, tmp_path: Path) -> None:
    folder = _with_two_calendars(tmp_path)
    with Engine(url, load_definitions(folder)) as engine:
        code = begin(engine, data={**DATA, "needs_opinion": True}).dossier.code
        ask = Step("ask_opinion", EXPERT, local("2026-11-30 08:00"), ("opinion_request",))
        asked = told(engine, (*permit_story()[:2], ask), code)[-1].dossier
    newer = storm((folder / "calendars" / "tinh.yaml").read_text(encoding="utf-8")).replace('"1"', '"2"', 1)
    (folder / "calendars" / "tinh@2.yaml").write_text(newer, encoding="utf-8")

    with Engine(url, load_definitions(folder)) as engine:
        dossier = engine.dossier(code)
        rules = engine.rules_of(dossier)
        listed = engine.affected("tinh", at=local("2026-11-30 09:00"))

    assert asked.version == dossier.version == Version("2026-07-01", "2026-08-05", OLD, (POLICE, ("tinh", "1")))
    assert rules.tracks["standard"].asked_calendars["heritage"].version == "1"
    deadline = next(one.due for one in asked.consultation.asked if one.department == "provincial_culture.heritage")
    ((moved,),) = [one.moved for one in listed]
    assert (moved.name, moved.before, moved.asked) == ("provincial_culture.heritage", deadline, True)
    assert moved.after is not None
    assert moved.after > deadline
    assert listed[0].after.others == (POLICE, ("tinh", "2"))


def test_a_dossier_written_before_the_others_were_kept_still_counts() -> None:
    ruled = compile_rules({"standard": one_stop()}, AGENCIES, CALENDARS, "town")
    old = replace(play(ruled, handed_over()).dossier, version=Version("1", "1", "1"))

    later = play(ruled, [tick("10 08:00")], Played(old, ()))

    assert later.dossier.clocks["resolution"].state == "breached"
    assert under(ruled, "mornings", "2") == Version("1", "1", "1", (("mornings", "2"),))
    assert under(ruled, "nowhere", "2") is None


# --- what is owed


def _closed(day: str) -> Rules:
    """The rules under a version of the calendar that closes one day of March."""
    shut = Closure(at(f"2026-03-{day} 07:30"), at(f"2026-03-{day} 17:30"), "bão", "")
    office = CALENDARS["office"].with_closures(shut, version="2")
    return compile_rules({"standard": one_stop()}, AGENCIES, {**CALENDARS, "office": office}, "town")


def test_a_letter_that_is_still_owed_moves_with_the_calendar_and_one_that_has_escalated_does_not() -> None:
    first, second, when = rules(one_stop()), _closed("10"), at("2026-03-09 19:00")
    late = play(first, [*handed_over(), tick(when)])
    escalated = play(first, [*handed_over(), tick("11 08:00")])

    event = _recounted(second, late, when)
    passed = _recounted(second, escalated, at("2026-03-11 08:00"))
    later = play(second, [tick("12 08:00")], Played(apply(late.dossier, event), (*late.events, event)))

    # The appointment of 09/03 was missed; the working day of the apology is not the one that is closed.
    assert event.moved == (TermMoved("HS-1/apology/1", at("2026-03-10 17:30"), at("2026-03-11 17:30"), of="letter"),)
    assert [one.at for one in later.of(e.ObligationEscalated)] == [at("2026-03-11 17:30")]
    assert passed.moved == ()


def test_a_declared_letter_moves_with_its_appointment_when_the_calendar_changes() -> None:
    first, second, when = rules(one_stop()), _closed("09"), at("2026-03-03 10:00")
    declared = play(first, [*handed_over(), do("03 09:00", c.DeclareDelay(ACTORS["chief"]))])

    event = _recounted(second, declared, when)
    later = play(second, [tick("31 08:00")], Played(apply(declared.dossier, event), (*declared.events, event)))

    assert event.moved == (TermMoved("resolution", at("2026-03-09 17:30"), at("2026-03-10 17:30")),)  # 06/03 stays
    assert later.of(e.ObligationMoved) == []
    again = _recounted(_closed("06"), declared, when)
    assert again.moved == (
        TermMoved("resolution", at("2026-03-09 17:30"), at("2026-03-10 17:30")),
        TermMoved("HS-1/apology/1", at("2026-03-06 17:30"), at("2026-03-09 17:30"), of="letter"),
    )


def test_a_hand_off_still_to_come_moves_with_the_calendar() -> None:
    group, when = born(), at("2026-03-02 10:05")
    package, told = group.package, group.journals["P"]
    shut = Closure(at("2026-03-02 07:30"), at("2026-03-02 11:30"), "mất điện", "")
    law = group.law.rules(package.procedure, package.home, version=package.version)
    track = law.tracks["standard"]
    calendar = track.calendar.with_closures(shut, version="2")
    second = compile_rules({"standard": track.procedure}, law.agencies, {"town": calendar}, "town")

    event = recounted(second, package, told, when, calendar="town", decision="QĐ", actor="chair")
    after = apply(package, event)

    before, moved = at("2026-03-02 10:10"), at("2026-03-02 13:40")
    assert [one for one in event.moved if one.of == "component"] == [
        TermMoved(name, before, moved, of="component") for name in ("residence", "insurance")
    ]
    assert [after.components[name].due for name in ("birth", "residence", "insurance")] == [
        package.components["birth"].due,
        moved,
        moved,
    ]
    assert after.next_due == moved


# --- laws over random procedures and walks

SHUT = Closure(at("2026-03-03 07:30"), at("2026-03-03 17:30"), "bão", "")
SECOND = {id: calendar.with_closures(SHUT, version="2") for id, calendar in CALENDARS.items()}


def _ruled(walk: Walk, calendars: Mapping[str, Any]) -> Rules:
    return compile_rules({"standard": walk.track.procedure}, AGENCIES, calendars, "town")


def _recounted(ruled: Rules, played: Played, when: int) -> e.TermsRecounted:
    return recounted(ruled, played.dossier, played.events, when, calendar="office", decision="QĐ", actor="chair")


@settings(max_examples=150)
@given(walks())
def test_counting_anew_on_the_same_calendar_changes_nothing(walk: Walk) -> None:
    walked = play(walk.ruled, [tick(walk.walked.dossier.latest)], walk.walked)

    event = _recounted(walk.ruled, walked, walked.dossier.latest)

    assert event.moved == ()
    assert apply(walked.dossier, event) == replace(walked.dossier, length=walked.dossier.length + 1)


@settings(max_examples=150)
@given(walks())
def test_a_recount_and_its_undoing_restore_what_has_not_passed_and_keep_every_law_between(walk: Walk) -> None:
    walked = play(walk.ruled, [tick(walk.walked.dossier.latest)], walk.walked)
    when, second = walked.dossier.latest, _ruled(walk, SECOND)

    event = _recounted(second, walked, when)
    dossier = apply(walked.dossier, event)
    back = apply(dossier, _recounted(walk.ruled, Played(dossier, (*walked.events, event)), when))

    assert replace(back, length=0) == replace(walked.dossier, length=0)
    assert replay((*walked.events, event)) == dossier
    track, calendar = second.tracks["standard"], second.tracks["standard"].calendar
    for one in dossier.custody:
        assert (one.since, one.until) == (calendar.position(one.begun), calendar.position(one.ended))
    if dossier.accepted is not None and dossier.finished is None:
        held = closed_custody(dossier, when, calendar.position(when))
        assert sum(one.working_seconds for one in held) == calendar.working_seconds(dossier.accepted, when)
    for owed, once in zip(dossier.obligations, walked.dossier.obligations, strict=True):
        assert owed.due >= when if once.counts and once.due >= when else owed.due == once.due
    for name, clock in dossier.clocks.items():
        was = walked.dossier.clocks[name]
        assert (clock.state, clock.missed, clock.stopped, clock.runs) == (was.state, was.missed, was.stopped, was.runs)
        if was.missed is not None or was.stopped is not None:
            assert clock.due == was.due
        elif clock.running_since is not None:
            assert clock.due >= when
    assert track.calendar.version == "2"


@settings(max_examples=200)
@given(walks(), st.integers(0, 60), st.integers(0, 3))
def test_a_history_with_a_recount_in_it_is_told_anew_as_it_was(walk: Walk, cut: int, days: int) -> None:
    walked = play(walk.ruled, [tick(walk.walked.dossier.latest)], walk.walked)
    second, when = _ruled(walk, SECOND), walked.dossier.latest
    versions = {walk.ruled.pinned: walk.ruled, second.pinned: second}
    event = _recounted(second, walked, when)
    later = play(
        second, [tick(when + days * 86_400 + 1)], Played(apply(walked.dossier, event), (*walked.events, event))
    )
    kept = known(later.events, walked.events[cut % len(walked.events)].at)
    since = set_aside(Telling(replay(kept), kept), later.dossier, when + 4 * 86_400, "ground")

    again = tell(
        versions.__getitem__,
        since,
        acts(versions.__getitem__, replay(kept), later.events[len(kept) :]),
        when + days * 86_400 + 1,
    )

    assert again.dossier == later.dossier
    assert unnoticed(again.events) == unnoticed(later.events)


def test_a_due_instant_that_would_lie_before_the_decision_is_moved_to_it_at_the_earliest() -> None:
    more = office(years=YEARS, hours=dict.fromkeys(range(6), ((27_000, 41_400), (48_600, 75_600))), version="2")
    first = compile_rules({"standard": one_stop()}, AGENCIES, CALENDARS, "town")
    wider = compile_rules({"standard": one_stop()}, AGENCIES, {**CALENDARS, "office": more}, "town")
    paused = play(first, [*handed_over(), act("03 08:00", "clerk", "request_supplement")])
    resumed = play(first, [act("05 08:00", "applicant", "resupply"), tick("11 10:00")], paused)
    when = at("2026-03-11 16:00")

    event = _recounted(wider, resumed, when)

    (moved,) = [one for one in event.moved if one.name == "resolution"]
    assert moved.after is not None
    assert moved.after >= when
    assert event.clocks[0].missed is None
