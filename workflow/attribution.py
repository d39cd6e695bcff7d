"""Who answers for which seconds once excuses are accepted? The custody again, with the excused seconds apart.

The custody itself stays what it was: an excuse only says whose the seconds are when a delay is shared, and moves no
date.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from workflow.model import Custody, Excuse

EXCUSED = "excused"


def attributed(custody: Iterable[Custody], excuses: Iterable[Excuse]) -> tuple[Custody, ...]:
    """The partition with each excused second in the hands of nobody; still without a gap or an overlap."""
    parts = tuple(custody)
    for excuse in excuses:
        parts = tuple(part for held in parts for part in _cut(held, excuse))
    return parts


def _cut(held: Custody, excuse: Excuse) -> Iterator[Custody]:
    """The stretch before, in and after the excuse, as far as there is one."""
    since, until = max(held.begun, excuse.since), min(held.ended, excuse.until)
    if since >= until:
        yield held
        return
    begin = held.since if since == held.begun else excuse.begin
    end = held.until if until == held.ended else excuse.end
    if held.begun < since:
        yield replace(held, ended=since, until=begin)
    yield Custody(EXCUSED, None, "excused", held.state, since, until, begin, end)
    if until < held.ended:
        yield replace(held, begun=until, since=end)
