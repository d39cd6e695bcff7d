"""Whose days were these: overruns and the shares of a lateness, to the second.

Custody is one partition of the counted life on the lead agency's working ruler. A norm's seconds are used up in order
of time; each further second is an overrun second of whoever holds it. The lateness is shared in proportion to
overruns, as integers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from workflow.model import Custody, OfficerShare, Responsibility, Share

Stretch = tuple[int, int]  # positions on the lead agency's working ruler


class Piece(Struct, frozen=True, gc=False):
    """A part of a custody during which the clock ran: `used` working seconds, of which `overrun`; `after` within
    norm after the due.
    """

    holder: str
    officer: str | None
    state: str
    used: int
    overrun: int
    after: int


def pieces(
    custody: Iterable[Custody], ran: Sequence[Stretch], norms: Mapping[str, int | None], due: int
) -> tuple[Piece, ...]:
    """The custody cut to the stretches in which the clock ran, each with its overrun and what was within norm
    after `due`.
    """
    left = dict(norms)
    found = []
    for held in custody:
        for since, until in ran:
            begin, end = max(held.since, since), min(held.until, until)
            if begin < end:
                found.append(_piece(held, begin, end, left, due))
    return tuple(found)


def _piece(held: Custody, begin: int, end: int, left: dict[str, int | None], due: int) -> Piece:
    used = end - begin
    if held.late_agency or held.kind != "work":  # every second of these is overrun while the clock runs
        return Piece(held.holder, held.officer, held.state, used, used, 0)
    norm = left.get(held.state)
    within = used if norm is None else min(norm, used)
    if norm is not None:
        left[held.state] = norm - within
    after = max(0, begin + within - max(begin, due))
    return Piece(held.holder, held.officer, held.state, used, used - within, after)


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` split in proportion to the weights as integers by the largest remainder, ties to the first; all 0
    where no weight.
    """
    whole = sum(weights)
    if whole == 0:
        return tuple(0 for _ in weights)
    parts = [total * weight // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in rests[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def split(late: int, overruns: Sequence[int], after: Sequence[int]) -> tuple[int, ...]:
    """The lateness among holders: by overrun; where these do not fill it, each bears its own and the rest goes by
    `after`.
    """
    missing = late - sum(overruns)
    if missing <= 0:
        return apportion(late, overruns)
    return tuple(own + rest for own, rest in zip(overruns, apportion(missing, after), strict=True))


def responsibility(
    clock: str,
    due: int,
    late: int,
    parts: Sequence[Piece],
    at_due: Piece,
    norms: Mapping[str, int | None],
    head_of: Callable[[str], str | None],
) -> Responsibility:
    """The table of shares of one breached clock: departments first, then officers within; `due` is the instant
    missed, `at_due` says who held the dossier then, and where.
    """
    if late == 0:  # late by no working second still has one bearer: who held it at the due instant
        parts = [at_due]
    holders = tuple(dict.fromkeys(part.holder for part in parts))  # in order of first custody
    by_holder = {holder: [part for part in parts if part.holder == holder] for holder in holders}
    borne = split(late, _sums(by_holder.values(), "overrun"), _sums(by_holder.values(), "after"))
    shares = [
        _share(holder, by_holder[holder], seconds, norms, head_of(holder))
        for holder, seconds in zip(holders, borne, strict=True)
        if seconds or late == 0
    ]
    return Responsibility(clock=clock, due=due, late_seconds=late, shares=tuple(shares))


def _sums(groups: Iterable[Sequence[Piece]], field: str) -> list[int]:
    return [sum(getattr(part, field) for part in group) for group in groups]


def _share(holder: str, parts: Sequence[Piece], late: int, norms: Mapping[str, int | None], head: str | None) -> Share:
    states = tuple(dict.fromkeys(part.state for part in parts if part.state))
    officers = tuple(dict.fromkeys(part.officer for part in parts))
    groups = [[part for part in parts if part.officer == officer] for officer in officers]
    overruns = _sums(groups, "overrun")
    borne = split(late, overruns, _sums(groups, "after"))
    return Share(
        holder=holder,
        states=states,
        head=head,
        norm_seconds=sum(norms.get(state) or 0 for state in states),
        used_seconds=sum(part.used for part in parts),
        overrun_seconds=sum(overruns),
        late_seconds=late,
        officers=tuple(OfficerShare(*row) for row in zip(officers, overruns, borne, strict=True)),
    )
