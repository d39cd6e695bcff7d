"""What was done then and is recorded only now: the history told anew, what it undoes and what stays visible."""

from collections.abc import Sequence
from contextlib import suppress

import msgspec
import pytest
from calendars import at
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import (
    ACTORS,
    Played,
    Step,
    Walk,
    act,
    answer,
    do,
    handed_over,
    one_stop,
    play,
    rules,
    tick,
    unnoticed,
    walks,
    wishes,
)

from workflow import commands as c
from workflow import events as e
from workflow.correction import (
    Difference,
    Late,
    Missed,
    Telling,
    acts,
    correct,
    difference,
    effective,
    known,
    set_aside,
    tell,
)
from workflow.decide import advance
from workflow.errors import NotAllowed
from workflow.history import apply, closed_custody, replay
from workflow.machine import Rules
from workflow.model import TermMoved

RULED = rules(one_stop())
GROUND = "ghi theo sổ giấy"
many = settings(max_examples=150)


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def corrected(played: Played, steps: Sequence[Step], made: int, ruled: Rules = RULED) -> Played:
    """The walk with one more fact: the steps were done earlier and are recorded at `made`."""
    late = [Late(step.command, step.at) for step in steps]
    event = correct(
        lambda _: ruled,
        lambda *_: ruled,
        played.dossier,
        played.events,
        late,
        made=made,
        actor="reception",
        ground=GROUND,
    )
    return Played(apply(played.dossier, event), (*played.events, event))


def changed(before: Played, after: Played, ruled: Rules = RULED) -> Difference:
    """What the last fact, a correction, changed."""
    settled = advance(ruled, before.dossier, c.Tick(), after.events[-1].at)
    told = (*effective(before.events), *settled.events)
    return difference(settled.dossier, told, after.dossier, effective(after.events))


HANDED = play(RULED, handed_over())
LATE = play(RULED, [*handed_over(), tick("10 08:00")])  # 5 working days from Monday 02: missed on Monday 09 at 17:30
SUPPLEMENT = (act("04 10:00", "clerk", "request_supplement"), act("06 10:00", "applicant", "resupply"))


# --- what a correction changes


def test_a_pause_recorded_late_undoes_the_breach_and_waives_what_it_raised() -> None:
    played = corrected(LATE, SUPPLEMENT, march("11 08:00"))

    assert changed(LATE, played) == Difference(
        due=(
            TermMoved("resolution", march("09 17:30"), march("11 17:30")),
            TermMoved("supplement", None, march("06 17:30")),
        ),
        undone=(Missed("resolution", march("09 17:30")),),
        found=(),
        waived=("HS-1/apology/1",),
        raised=(),
    )
    (owed,) = played.dossier.obligations
    assert (owed.state, owed.waived, owed.ground) == ("waived", march("11 08:00"), GROUND)
    assert played.dossier.clocks["resolution"].state == "running"
    assert played.dossier.counts["request_supplement"] == 1


def test_a_correction_is_one_fact_that_says_what_was_done_when_by_whom_and_why() -> None:
    played = corrected(LATE, SUPPLEMENT, march("11 08:00"))

    event = played.events[-1]
    assert isinstance(event, e.HistoryCorrected)
    assert (event.at, event.corrected_at, event.actor, event.ground, event.act) == (
        march("11 08:00"),
        march("04 10:00"),
        "reception",
        GROUND,
        "request_supplement, resupply",
    )
    assert played.events[:-1] == LATE.events
    assert played.dossier.length == len(played.events)


def test_the_breach_at_the_new_due_instant_raises_an_obligation_under_a_new_id() -> None:
    short = (SUPPLEMENT[0], act("05 10:00", "applicant", "resupply"))

    played = corrected(LATE, short, march("11 08:00"))

    differs = changed(LATE, played)
    assert (differs.undone, differs.found) == (
        (Missed("resolution", march("09 17:30")),),
        (Missed("resolution", march("10 17:30")),),
    )
    assert (differs.waived, differs.raised) == (("HS-1/apology/1",), ("HS-1/apology/2",))
    assert [(owed.id, owed.state, owed.promised_before) for owed in played.dossier.obligations] == [
        ("HS-1/apology/1", "waived", march("09 17:30")),
        ("HS-1/apology/2", "owed", march("10 17:30")),
    ]


def test_what_a_correction_finds_is_noticed_when_it_is_made_and_what_was_known_when_it_was() -> None:
    short = (SUPPLEMENT[0], act("05 10:00", "applicant", "resupply"))

    played = corrected(LATE, short, march("11 08:00"))

    told = effective(played.events)
    assert [(event.at, event.noticed) for event in told if isinstance(event, e.ClockBreached)] == [
        (march("10 17:30"), march("11 08:00"))
    ]
    assert {event.noticed for event in told if isinstance(event, e.ClockWarned)} == {march("11 08:00")}
    unmoved = corrected(LATE, [do("03 08:00", c.Assign("clerk", ACTORS["clerk"]))], march("11 08:00"))
    before = [one for one in effective(unmoved.events) if isinstance(one, e.ClockBreached | e.ClockWarned)]
    assert {event.noticed for event in before} == {march("10 08:00")}


def test_an_act_that_stopped_the_clock_recorded_late_undoes_a_breach_after_the_end() -> None:
    acted = play(RULED, [act("06 09:00", "clerk", "draft"), act("09 10:00", "chief", "submit_for_signature")], HANDED)
    late = play(RULED, [tick("12 08:00")], acted)

    played = corrected(late, [act("09 11:00", "chair", "sign")], march("12 09:00"))

    assert (played.dossier.state, played.dossier.finished) == ("result_ready", march("09 11:00"))
    assert played.dossier.clocks["resolution"].state == "met"
    assert changed(late, played).undone == (Missed("resolution", march("09 17:30")),)
    assert played.dossier.responsibility == ()


# --- letters


def _apologised(*more: Step) -> Played:
    """The missed appointment was apologised for with a new date."""
    issue = c.IssueObligation("HS-1/apology/1", ACTORS["chair"], march("13 17:30"))
    return play(RULED, [do("10 09:00", issue), *more], LATE)


def test_a_letter_that_went_out_stays_visible_and_its_new_date_binds_no_longer() -> None:
    before = _apologised()

    played = corrected(before, SUPPLEMENT, march("11 08:00"))

    (owed,) = played.dossier.obligations
    assert (owed.state, owed.issued, owed.promised_now) == ("waived", march("10 09:00"), march("13 17:30"))
    later = play(RULED, [tick("20 08:00")], played)
    assert [owed.id for owed in later.dossier.obligations] == ["HS-1/apology/1", "HS-1/apology/2"]
    assert later.of(e.NewDateMissed) == []


def test_a_letter_that_was_delivered_stays_delivered() -> None:
    before = _apologised(do("10 10:00", c.DeliverObligation("HS-1/apology/1", ACTORS["clerk"])))

    played = corrected(before, SUPPLEMENT, march("11 08:00"))

    (owed,) = played.dossier.obligations
    assert (owed.state, owed.waived, owed.undone) == ("delivered", None, march("11 08:00"))
    again = play(RULED, [do("12 08:00", _issued_anew())], play(RULED, [tick("12 08:00")], played))
    assert [owed.state for owed in again.dossier.obligations] == ["delivered", "issued"]


def _issued_anew() -> c.Command:
    """One undone letter with a new date does not use up the only re-appointment."""
    return c.IssueObligation("HS-1/apology/2", ACTORS["chair"], march("16 17:30"))


def test_a_letter_for_a_breach_that_stays_is_drafted_and_issued_as_it_was() -> None:
    before = _apologised()

    played = corrected(before, [do("03 08:00", c.Assign("clerk", ACTORS["clerk"]))], march("11 08:00"))

    assert played.dossier.obligations == before.dossier.obligations
    assert changed(before, played) == Difference((), (), (), (), ())
    assert played.dossier.officer == "clerk"


# --- what is refused


def test_a_later_act_that_no_longer_fits_refuses_the_correction_and_is_named() -> None:
    drafted = play(RULED, [*handed_over(), act("06 09:00", "clerk", "draft"), tick("10 08:00")])

    with pytest.raises(NotAllowed) as refused:
        corrected(drafted, SUPPLEMENT[:1], march("11 08:00"))

    assert str(refused.value) == (
        f"HS-1: wanted to record 'request_supplement' at {march('04 10:00')}, but 'draft' at {march('06 09:00')} "
        "contradicts it: the state does not offer it; possible: record with it what was done in between"
    )


def test_with_what_was_done_in_between_it_fits() -> None:
    drafted = play(RULED, [*handed_over(), act("06 14:00", "clerk", "draft"), tick("10 08:00")])

    played = corrected(drafted, SUPPLEMENT, march("11 08:00"))

    assert (played.dossier.state, played.dossier.clocks["resolution"].due) == ("drafting", march("11 17:30"))


@pytest.mark.parametrize(
    ("steps", "ground", "said"),
    [
        (SUPPLEMENT, " ", "it names no ground"),
        (SUPPLEMENT[::-1], GROUND, "they are not in order"),
        ([act("01 08:00", "clerk", "request_supplement")], GROUND, "it was handed in at"),
        ([act("04 08:00", "reception", "request_supplement")], GROUND, "it is not theirs"),
        ([act("04 08:00", "clerk", "sign")], GROUND, "the state does not offer it"),
    ],
)
def test_a_correction_needs_a_ground_an_order_and_somebody_who_could_do_it_then(
    steps: Sequence[Step], ground: str, said: str
) -> None:
    late = [Late(step.command, step.at) for step in steps]

    with pytest.raises(NotAllowed, match=said):
        correct(
            lambda _: RULED,
            lambda *_: RULED,
            LATE.dossier,
            LATE.events,
            late,
            made=march("11 08:00"),
            actor="reception",
            ground=ground,
        )


def test_a_history_that_other_rules_made_is_not_told_anew() -> None:
    other = rules(one_stop(obligations={}, appointment=None))

    with pytest.raises(NotAllowed, match="wanted to tell its history anew, but ObligationOwed does not come about"):
        corrected(LATE, SUPPLEMENT, march("11 08:00"), other)


# --- corrections of corrections


def test_a_second_correction_stands_on_the_first() -> None:
    stopped = corrected(LATE, SUPPLEMENT[:1], march("11 08:00"))
    assert (stopped.dossier.state, stopped.dossier.finished) == ("stopped", march("06 17:30"))

    played = corrected(stopped, SUPPLEMENT[1:], march("11 09:00"))

    at_once = corrected(LATE, SUPPLEMENT, march("11 09:00"))
    assert replace(played.dossier, obligations=(), length=0) == replace(at_once.dossier, obligations=(), length=0)
    (owed,) = played.dossier.obligations
    assert (owed.state, owed.waived, owed.undone) == ("waived", march("11 08:00"), march("11 08:00"))
    assert unnoticed(effective(played.events)) == unnoticed(effective(at_once.events))


def test_an_obligation_that_a_second_correction_raises_again_for_its_date_is_the_same_one() -> None:
    issued = _apologised()
    outage = do("04 10:00", c.DeclareIncident(ACTORS["reception"], "mất điện"))
    undone = corrected(issued, [outage], march("11 08:00"))
    assert [owed.state for owed in undone.dossier.obligations] == ["waived"]

    back = corrected(undone, [do("04 10:00", c.EndIncident(ACTORS["reception"]))], march("11 09:00"))

    assert back.dossier.obligations == issued.dossier.obligations
    assert changed(undone, back).raised == ("HS-1/apology/1",)


def test_an_opinion_recorded_late_ends_the_delay_of_the_asked_agency() -> None:
    asked = play(
        RULED,
        [
            *handed_over(needs_opinion=True),
            act("02 09:00", "clerk", "ask"),
            answer("02 10:00", "curator"),
            tick("06 08:00"),
        ],
    )
    assert asked.dossier.holder == "fire.post"

    played = corrected(asked, [answer("03 09:00", "marshal")], march("06 09:00"))

    assert (played.dossier.state, played.dossier.holder) == ("drafting", "town.back")
    assert [one.holder for one in played.dossier.custody if one.late_agency] == []


# --- laws over random procedures and walks


@many
@given(walks(), st.integers(0, 60))
def test_a_history_told_anew_without_a_correction_is_exactly_the_same(walk: Walk, cut: int) -> None:
    ruled, walked = walk.ruled, walk.walked
    kept = known(walked.events, walked.events[cut % len(walked.events)].at)
    since = set_aside(Telling(replay(kept), kept), walked.dossier, walked.dossier.latest, GROUND)

    later = acts(lambda _: ruled, replay(kept), walked.events[len(kept) :])
    again = tell(lambda _: ruled, since, later, walked.steps[-1].at)

    assert again.dossier == walked.dossier
    assert unnoticed(again.events) == unnoticed(walked.events)


@many
@given(walks(), st.integers(0, 63))
def test_a_correction_at_the_end_is_the_ordinary_command(walk: Walk, choice: int) -> None:
    ruled, now = walk.ruled, walk.walked.dossier.latest
    walked = walk.walked
    possible = list(wishes(ruled, walked.dossier, now))

    for k in range(len(possible)):
        wish = possible[(choice + k) % len(possible)]
        try:
            ordinary = advance(ruled, walked.dossier, wish, now)
        except NotAllowed:
            with pytest.raises(NotAllowed):
                corrected(walked, [do(now, wish)], now, ruled)
            continue
        told = corrected(walked, [do(now, wish)], now, ruled)
        assert replace(told.dossier, length=0) == replace(ordinary.dossier, length=0)
        assert unnoticed(effective(told.events)) == unnoticed((*walked.events, *ordinary.events))
        return


@settings(max_examples=250)
@given(walks(), st.integers(0, 60), st.integers(0, 63))
def test_after_any_correction_the_laws_hold_and_nothing_owed_is_lost(walk: Walk, cut: int, choice: int) -> None:
    ruled, walked = walk.ruled, walk.walked
    when = walked.events[cut % len(walked.events)].at
    made = walked.steps[-1].at + 3_600
    told = _any_correction(ruled, walked, when, choice, made)
    assert _remembers(ruled, walked, when, made)
    assume(told is not None)
    assert told is not None
    dossier, event = told.dossier, told.events[-1]

    assert msgspec.json.decode(msgspec.json.encode(event), type=e.Event) == event
    assert replay(told.events) == dossier
    standing = tuple(owed for owed in dossier.obligations if owed.undone is None)
    refolded = replay(effective(told.events))
    assert replace(refolded, obligations=standing, latest=0, length=0) == replace(
        dossier, obligations=standing, latest=0, length=0
    )
    assert {owed.id for owed in refolded.obligations} == {owed.id for owed in standing}
    effects = [one.at for one in effective(told.events)]
    assert effects == sorted(effects)
    _holds_custody(walk, told)
    before = advance(ruled, walked.dossier, c.Tick(), made).dossier
    for owed in before.obligations:
        now = dossier.obligation(owed.id)
        assert now is not None
        assert (now.kind, now.promised_before) == (owed.kind, owed.promised_before)
        if now.undone is not None:
            assert not now.open
            assert now.state == "delivered" if owed.state == "delivered" else now.state == "waived"
    assert _remembers(ruled, told, when, made + 60)
    again = _any_correction(ruled, told, made - 1_800, choice, made + 60)
    assert again is None or again.dossier.length == told.dossier.length + 1


def _any_correction(ruled: Rules, walked: Played, when: int, choice: int, made: int) -> Played | None:
    """The walk with the first correction at that instant that nothing contradicts."""
    then = replay(known(effective(walked.events), when))
    possible = list(wishes(ruled, then, when))
    for k in range(len(possible)):
        with suppress(NotAllowed):
            return corrected(walked, [do(when, possible[(choice + k) % len(possible)])], made, ruled)
    return None


def _remembers(ruled: Rules, walked: Played, when: int, made: int) -> bool:
    """Whether a correction that nobody could do is refused for that, and not because the history is not told anew."""
    with pytest.raises(NotAllowed) as refused:
        corrected(walked, [do(when, c.Act("nothing of the kind", c.CITIZEN))], made, ruled)
    return "told" not in str(refused.value) and "does not come about again" not in str(refused.value)


def _holds_custody(walk: Walk, told: Played) -> None:
    calendar, dossier = walk.track.calendar, told.dossier
    if dossier.accepted is None:
        return
    end = dossier.latest if dossier.finished is None else dossier.finished
    held = closed_custody(dossier, end, calendar.position(end))
    begun = [dossier.accepted, *(one.ended for one in held)]
    assert [one.begun for one in held] == begun[:-1]
    assert sum(one.working_seconds for one in held) == calendar.working_seconds(dossier.accepted, end)
