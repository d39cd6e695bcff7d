"""What is kept whatever happens: seconds, shares, obligations and facts, over random procedures and random walks."""

import itertools
from collections.abc import Iterable
from typing import Any

import msgspec
from hypothesis import given, settings
from procedures import Played, Step, Walk, play, tick, unnoticed, walks

from workflow import commands as c
from workflow import events as e
from workflow.clocks import consumed, remainder
from workflow.decide import advance
from workflow.delay import pieces
from workflow.history import apply, closed_custody, replay
from workflow.machine import Ruled, Rules, Track, ruled_clocks
from workflow.model import NEVER, Clock, Dossier
from workflow.responsibility import late_seconds, shares_of

many = settings(max_examples=200)
Event = e.Event


# --- facts


@many
@given(walks())
def test_the_events_alone_make_the_dossier(walk: Walk) -> None:
    ruled, walked = walk.ruled, walk.walked

    dossier: Dossier | None = None
    for step in walked.steps:
        outcome = advance(ruled, dossier, step.command, step.at)
        for event in outcome.events:
            dossier = apply(dossier, event)
        assert dossier == outcome.dossier

    assert replay(walked.events) == walked.dossier
    assert walked.dossier.length == len(walked.events)


@many
@given(walks())
def test_events_written_as_json_are_read_back_the_same(walk: Walk) -> None:
    walked = walk.walked

    written = msgspec.json.encode(walked.events)

    assert tuple(msgspec.json.decode(written, type=list[Event])) == walked.events


@many
@given(walks())
def test_effects_never_go_back_in_time_and_nobody_notices_before(walk: Walk) -> None:
    walked = walk.walked

    effects = [event.at for event in walked.events]

    assert effects == sorted(effects)
    assert walked.dossier.latest == effects[-1]
    for event in walked.events:
        noticed = getattr(event, "noticed", None)
        assert noticed is None or noticed > event.at or not isinstance(event, e.ClockBreached)


@many
@given(walks())
def test_a_dossier_knows_the_next_instant_at_which_something_passes(walk: Walk) -> None:

    for dossier, _ in walk.stages():
        waiting = [clock.pending for clock in dossier.clocks.values()]
        waiting += [owed.pending for owed in dossier.obligations]
        waiting += [dossier.consultation.pending] if dossier.consultation else []
        assert dossier.next_due <= min(waiting, default=NEVER)


# --- looking


def _with_looks(walked: Played, every: int) -> list[Step]:
    """The steps of the walk with somebody looking at the clocks so often in between."""
    looked: list[Step] = []
    for before, step in itertools.pairwise(walked.steps):
        looked += [before, *(tick(at) for at in range(before.at + every, step.at, every))]
    return [*looked, walked.steps[-1]]


@settings(max_examples=120)
@given(walks())
def test_looking_every_half_hour_daily_or_never_gives_the_same_events(walk: Walk) -> None:
    ruled, walked = walk.ruled, walk.walked

    end = walked.steps[-1].at + 30 * 86_400
    never = play(ruled, [*walked.steps, tick(end)])
    daily = play(ruled, [*_with_looks(walked, 86_400), tick(end)])
    often = play(ruled, [*_with_looks(walked, 1_800), *(tick(at) for at in range(walked.steps[-1].at, end, 7_001))])
    often = play(ruled, [tick(end)], often)

    assert unnoticed(daily.events) == unnoticed(never.events)
    assert unnoticed(often.events) == unnoticed(never.events)
    assert daily.dossier == never.dossier == often.dossier


@many
@given(walks())
def test_a_walk_with_only_its_commands_and_without_its_looks_gives_the_same_events(walk: Walk) -> None:
    ruled, walked = walk.ruled, walk.walked
    last = walked.steps[-1].at

    acted = [step for step in walked.steps if not isinstance(step.command, c.Tick)]
    again = play(ruled, [*acted, tick(last)])

    assert unnoticed(again.events) == unnoticed(walked.events)


# --- seconds of a clock


def _counted(ruled: Ruled, until: int) -> int:
    """Seconds on the clock's own ruler in which it ran, summed stretch by stretch."""
    clock, rule, calendar = ruled
    runs = [*clock.runs, *([] if clock.running_since is None else [(clock.running_since, until)])]
    clipped = [(max(begun, clock.effective), ended) for begun, ended in runs if ended > clock.effective]
    if rule.counting.limit.on_working_ruler:
        return sum(calendar.working_seconds(begun, ended) for begun, ended in clipped)
    return sum(ended - begun for begun, ended in clipped)


@many
@given(walks())
def test_consumed_and_remaining_are_the_length_at_every_instant(walk: Walk) -> None:

    for dossier, at in walk.stages():
        for ruled in ruled_clocks(walk.ruled, dossier):
            clock, rule, calendar = ruled
            used = consumed(rule, calendar, clock, at)
            assert used == _counted(ruled, at)
            assert used + remainder(rule, calendar, clock, at) == clock.length


@many
@given(walks())
def test_a_clock_is_breached_only_while_it_runs_and_stays_so(walk: Walk) -> None:

    for dossier, at in walk.stages():
        for clock in dossier.clocks.values():
            runs = [*clock.runs, *([] if clock.running_since is None else [(clock.running_since, at)])]
            if clock.missed is None:
                assert clock.running_since is None or clock.due >= at
            else:
                assert any(begun <= clock.missed <= ended for begun, ended in runs)


# --- seconds of the custody


@many
@given(walks())
def test_custody_is_one_partition_of_the_counted_life(walk: Walk) -> None:

    calendar = walk.track.calendar

    for dossier, at in walk.stages():
        if dossier.accepted is None:
            assert dossier.custody == ()
            continue
        end = at if dossier.finished is None else dossier.finished
        held = closed_custody(dossier, end, calendar.position(end))
        begun = [dossier.accepted, *(one.ended for one in held)]
        assert [one.begun for one in held] == begun[:-1]
        assert begun[-1] == end
        assert [(one.since, one.until) for one in held] == [
            (calendar.position(one.begun), calendar.position(one.ended)) for one in held
        ]
        assert sum(one.working_seconds for one in held) == calendar.working_seconds(dossier.accepted, end)


@many
@given(walks())
def test_the_shares_of_a_lateness_add_up_to_it_exactly(walk: Walk) -> None:
    for dossier, at in walk.stages():
        track = walk.ruled.tracks[dossier.lane]
        for clock in dossier.clocks.values():
            if clock.missed is None or dossier.finished is not None:
                continue
            late = late_seconds(track, clock, at)
            table = shares_of(walk.ruled, dossier, clock, at)
            assert table.late_seconds == late
            assert sum(share.late_seconds for share in table.shares) == late
            if late == 0:
                assert [share.late_seconds for share in table.shares] == [0]
            overruns = sum(piece.overrun for piece in _pieces(track, dossier, clock, at))
            for share in table.shares:
                assert sum(one.late_seconds for one in share.officers) == share.late_seconds
                assert sum(one.overrun_seconds for one in share.officers) == share.overrun_seconds
                assert overruns < late or share.late_seconds <= share.overrun_seconds


def _pieces(track: Track, dossier: Dossier, clock: Clock, at: int) -> Iterable[Any]:
    assert clock.missed is not None
    position = track.calendar.position
    runs = [*clock.runs, *([] if clock.running_since is None else [(clock.running_since, at)])]
    ran = [(position(max(one, clock.effective)), position(two)) for one, two in runs if two > clock.effective]
    return pieces(closed_custody(dossier, at, position(at)), ran, track.norms, position(clock.missed))


@many
@given(walks())
def test_every_breached_clock_has_one_fixed_table_once_the_dossier_is_finished(walk: Walk) -> None:
    ruled, walked = walk.ruled, walk.walked

    closed = play(ruled, [tick(walked.steps[-1].at + 1)], walked)
    if closed.dossier.finished is None:
        return
    # What is due at the very instant of the end has not passed by then; one missed after it is fixed when it stops.
    counted = list(itertools.takewhile(lambda event: not isinstance(event, e.DossierFinished), closed.events))
    stopped = [(event.clock, event.at) for event in closed.of(e.ClockStopped)]
    breached = [event for event in counted if isinstance(event, e.ClockBreached)] + [
        event
        for event in closed.events[len(counted) :]
        if isinstance(event, e.ClockBreached) and any(clock == event.clock and at >= event.at for clock, at in stopped)
    ]
    tables = [(event.responsibility.clock, event.responsibility.due) for event in closed.of(e.ResponsibilityFixed)]

    assert sorted(tables) == sorted((event.clock, event.at) for event in breached)
    assert all(table.fixed for table in closed.dossier.responsibility)


# --- obligations


def missed_appointments(ruled: Rules, events: Iterable[Event]) -> list[int]:
    """The due instants that passed of the clock that was the promise then; leaving a lane makes another one that."""
    return [
        event.at
        for dossier, event in told(events)
        if isinstance(event, e.ClockBreached) and event.clock == promise_of(ruled, dossier)
    ]


def told(events: Iterable[Event]) -> Iterable[tuple[Dossier, Event]]:
    """Each event but the first with the dossier as it was before it."""
    dossier: Dossier | None = None
    for event in events:
        if dossier is not None:
            yield dossier, event
        dossier = apply(dossier, event)


def promise_of(ruled: Rules, dossier: Dossier) -> str | None:
    """The clock of the appointment, also of one that counts before the acceptance."""
    return dossier.promise or ruled.tracks[dossier.lane].promise


@many
@given(walks())
def test_each_missed_or_declared_appointment_has_exactly_one_apology(walk: Walk) -> None:
    ruled, walked = walk.ruled, walk.walked
    far = play(ruled, [tick(walked.steps[-1].at + 40 * 86_400)], walked)

    apologies = [owed.obligation for owed in far.of(e.ObligationOwed) if owed.obligation.kind == "apology"]
    undeclared = [one.raised for one in apologies if not one.declared]
    declared = [one.id for one in apologies if one.declared]
    adopted = {event.at: event.obligation for event in far.of(e.ObligationAdopted)}
    missed = missed_appointments(ruled, far.events)
    waived = [event.obligation for event in far.of(e.ObligationWaived)]

    # A miss takes up the one declared before it, however its date has moved; else it raises one of its own.
    assert sorted([*undeclared, *adopted]) == sorted(missed)
    assert set(adopted.values()) <= set(declared)
    assert len(set(adopted.values())) == len(adopted)
    # A second declaration comes only after the first was taken up or waived.
    assert len([id for id in declared if id not in adopted.values() and id not in waived]) <= 1
    assert [one.adopted for one in far.dossier.obligations if one.adopted is not None] == list(adopted)


@many
@given(walks())
def test_nothing_is_owed_without_a_miss_or_a_declaration(walk: Walk) -> None:
    missed = missed_appointments(walk.ruled, walk.walked.events)
    again = [event.at for event in walk.walked.of(e.NewDateMissed)]

    for owed in walk.walked.dossier.obligations:
        assert owed.declared or owed.raised in (missed if owed.kind == "apology" else again)


@many
@given(walks())
def test_a_new_date_is_missed_only_after_the_appointment_and_while_its_clock_runs(walk: Walk) -> None:
    for dossier, event in told(walk.walked.events):
        if isinstance(event, e.NewDateMissed):
            clock, owed = dossier.clocks[dossier.promise or ""], dossier.obligation(event.obligation)
            assert owed is not None
            assert owed.promised_now is not None
            # The appointment that the letter answers for; a clock that counts anew may not have missed its own yet.
            missed = (owed.adopted if owed.declared else owed.raised) or clock.missed
            assert missed is not None
            assert clock.running_since is not None
            assert event.at >= max(missed, clock.running_since, owed.promised_now)


@many
@given(walks())
def test_the_warning_to_declare_comes_once_and_never_after_a_declaration(walk: Walk) -> None:
    far = play(walk.ruled, [tick(walk.walked.steps[-1].at + 40 * 86_400)], walk.walked)

    armed = False
    for dossier, event in told(far.events):
        match event:
            case e.ClockStarted() | e.ClockRestarted() | e.LaneLeft():
                armed = True
            case e.ClockWarned(label="declare"):
                assert armed
                assert dossier.declaration is None
                armed = False


@many
@given(walks())
def test_the_second_date_is_missed_once_and_owes_an_explanation_only(walk: Walk) -> None:
    walked = walk.walked

    missed = walked.of(e.NewDateMissed)
    explanations = [event.at for event in walked.of(e.ObligationOwed) if event.obligation.kind == "explanation"]

    assert explanations == [event.at for event in missed]
    assert len(missed) <= 1


@many
@given(walks())
def test_an_open_obligation_survives_the_end_of_its_dossier(walk: Walk) -> None:
    walked = walk.walked

    for owed in walked.dossier.obligations:
        discharged = {event.obligation for event in walked.of(e.ObligationDelivered, e.ObligationWaived)}
        assert owed.open == (owed.id not in discharged)


@many
@given(walks())
def test_an_end_closes_every_clock_and_consultation_in_the_same_step(walk: Walk) -> None:

    for dossier, _ in walk.stages():
        if walk.track.procedure.states[dossier.state].end is None:
            continue
        assert all(clock.stopped is not None and clock.running_since is None for clock in dossier.clocks.values())
        assert dossier.consultation is None
        assert dossier.finished is not None
        assert dossier.held_since is None
