"""A scenario, or several, run many times: which replications, by whom, and how are they put together again?

The draws of a replication depend on nothing but its number and the seed, and counts are added exactly: the results
are the same to the last bit on one worker or many, here or on a cluster, in whatever order the tasks were done.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import reduce
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from workflow.simulation.lawbook import Law
from workflow.simulation.register import Register
from workflow.simulation.results import Counts, Results
from workflow.simulation.running.tasks import Done, Portable, Task
from workflow.simulation.running.workers import Here, Pool, Workers, cores
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import Watch, count

TASK_SECONDS = 1.0  # of work in a task, so that handing it over costs little
Progress = Callable[[int, int], None]


class Case(NamedTuple):
    """A scenario under its law, from an empty office or from a register."""

    scenario: Scenario
    law: Law
    register: Register | None = None


class Replicated(Struct, frozen=True):
    """What was run of each case, in the order in which they were given; None where nothing of it was finished."""

    results: tuple[Results | None, ...]
    replications: int  # that were wanted of each
    interrupted: bool = False


def replicate(
    cases: Sequence[Case],
    *,
    replications: int = 1,
    seed: int | None = None,
    workers: int | Workers | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Replicated:
    """Each case run so many times; by default on all processors.

    `progress` is told replications done of all; `watch` each decision of the first replication of the first case.
    An interruption keeps what is finished; raises KeyboardInterrupt where nothing is, WorkersLost, or what the law
    refuses.
    """
    found: list[list[Counts]] = [[] for _ in cases]
    pace, interrupted, done = _Pace(), False, 0
    try:
        if watch is not None:
            found[0].append(count(cases[0].scenario, cases[0].law, seed=seed, register=cases[0].register, watch=watch))
            done = 1
        tasks = _side_by_side(_portable(cases), seed, replications, pace, watch is not None)
        with closing(_performed(tasks, workers, replications * len(cases), pace)) as performed:
            for one in performed:
                found[one.case].append(one.counts)
                done += len(one.counts.each)
                if progress is not None:
                    progress(done, replications * len(cases))
    except KeyboardInterrupt:
        if not any(found):
            raise
        interrupted = True
    return Replicated(tuple(_results(counts) if counts else None for counts in found), replications, interrupted)


def stream(
    cases: Iterable[Case],
    *,
    replications: int = 1,
    seed: int | None = None,
    workers: int | Workers | None = None,
) -> Iterator[tuple[int, Results]]:
    """The results of each case, with its number, as soon as it is run so many times; they come in any order.

    Cases are taken one by one as workers become free, so that thousands of them need no more memory than a few.
    Raises WorkersLost, or what the law refuses.
    """
    found: dict[int, list[Counts]] = {}
    pace = _Pace()
    tasks = _in_turn(_portable(cases), seed, replications, pace)
    with closing(_performed(tasks, workers, None, pace)) as done:
        for one in done:
            counts = found.setdefault(one.case, [])
            counts.append(one.counts)
            if sum(len(each.each) for each in counts) == replications:
                yield one.case, _results(found.pop(one.case))


def _results(counts: Sequence[Counts]) -> Results:
    return reduce(Counts.merged, counts).results()


class _Pace:
    """How many replications make a task, by how long they took so far; one where nothing is known yet."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._replications = 0

    def learn(self, done: Done) -> None:
        self._seconds += done.seconds
        self._replications += len(done.counts.each)

    @property
    def size(self) -> int:
        return max(1, round(TASK_SECONDS * self._replications / self._seconds)) if self._seconds else 1


def _portable(cases: Iterable[Case]) -> Iterator[Task]:
    """One empty task for each case; a law that several in a row have is packed once."""
    portable: Portable | None = None
    for number, (scenario, law, register) in enumerate(cases):
        if portable is None or portable.law is not law:
            portable = Portable(law)
        yield Task(number, scenario, portable, register, scenario.seed, 0, 0)


def _side_by_side(
    cases: Iterable[Task], seed: int | None, replications: int, pace: _Pace, first_done: bool
) -> Iterator[Task]:
    """The first replications of all cases before the next ones, so that an interruption leaves pairs."""
    every, begin = list(cases), 0
    while begin < replications:
        end = min(begin + pace.size, replications)
        for case in every:
            first = max(begin, 1) if first_done and case.case == 0 else begin
            if first < end:
                yield _part(case, seed, first, end)
        begin = end


def _in_turn(cases: Iterable[Task], seed: int | None, replications: int, pace: _Pace) -> Iterator[Task]:
    """All replications of a case before those of the next."""
    for case in cases:
        first = 0
        while first < replications:
            end = min(first + pace.size, replications)
            yield _part(case, seed, first, end)
            first = end


def _part(case: Task, seed: int | None, first: int, end: int) -> Task:
    return replace(case, seed=case.seed if seed is None else seed, first=first, end=end)


def _performed(
    tasks: Iterator[Task], workers: int | Workers | None, most: int | None, pace: _Pace
) -> Generator[Done, None, None]:
    """The tasks done, in any order; no more of them are taken than the workers need to be busy."""
    with _hired(workers, most) as hired:
        try:
            under_way = 0
            for task in tasks:
                hired.give(task)
                under_way += 1
                while under_way >= hired.width:
                    for done in hired.take():
                        under_way -= 1
                        pace.learn(done)
                        yield done
            while under_way:
                for done in hired.take():
                    under_way -= 1
                    yield done
        except BaseException:
            hired.stop()
            raise


def _hired(workers: int | Workers | None, most: int | None) -> AbstractContextManager[Workers]:
    """So many processes, though not more than there are replications; this one alone where one is enough."""
    if not isinstance(workers, int | None):
        return nullcontext(workers)
    wanted = cores() if workers is None else workers
    wanted = wanted if most is None else min(wanted, most)
    return Here() if wanted <= 1 else Pool(wanted)
