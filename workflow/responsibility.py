"""Whose was the delay of this dossier? The shares of one missed clock, as of an instant or for good.

How overruns become shares is `delay`'s question; here the clock's stretches and the custody are laid on one ruler.
"""

from collections.abc import Sequence

from workflow.delay import Stretch, pieces, responsibility
from workflow.history import closed_custody
from workflow.machine import Rules, Track
from workflow.model import Clock, Dossier, Instant, Responsibility


def late_seconds(track: Track, clock: Clock, at: Instant) -> int:
    """Working seconds, on the lead agency's ruler, after the missed due instant during which the clock ran; 0 when
    none was missed.
    """
    if clock.missed is None:
        return 0
    return _after(_ran(track, clock, at), track.calendar.position(clock.missed))


def shares_of(rules: Rules, dossier: Dossier, clock: Clock, at: Instant) -> Responsibility:
    """The shares of a breached clock's lateness as of `at`; of a clock that has stopped they no longer change."""
    track = rules.tracks[dossier.lane]
    if clock.missed is None:
        raise ValueError(f"{dossier.code}: the clock '{clock.name}' has not been breached")
    due = track.calendar.position(clock.missed)
    ran = _ran(track, clock, at)
    custody = closed_custody(dossier, at, track.calendar.position(at))
    parts = pieces(custody, ran, track.norms, due)
    held = [one.holder for one in custody if one.begun <= clock.missed] or [dossier.holder]
    return responsibility(
        clock.name,
        clock.missed,
        _after(ran, due),
        parts,
        held[-1],
        track.norms,
        lambda holder: rules.agencies.head_of(holder) if "." in holder else None,
    )


def _ran(track: Track, clock: Clock, at: Instant) -> tuple[Stretch, ...]:
    """The stretches in which the clock ran, on the lead agency's ruler; nothing runs before its effective start."""
    runs = clock.runs if clock.running_since is None else (*clock.runs, (clock.running_since, at))
    position = track.calendar.position
    clipped = ((max(since, clock.effective), until) for since, until in runs)
    return tuple((position(since), position(until)) for since, until in clipped if since < until)


def _after(ran: Sequence[Stretch], due: int) -> int:
    return sum(max(0, until - max(since, due)) for since, until in ran)
