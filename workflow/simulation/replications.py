"""A scenario, or several, run many times: which replications, by whom, and how are they put together again?

The draws of a replication depend on nothing but its number and the seed, and counts are added exactly: the results
are the same to the last bit on one worker or many, here or on a cluster, in whatever order the tasks were done.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import reduce

from msgspec import Struct

from workflow.simulation.results import Counts, Results
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import Law, Watch, count
from workflow.simulation.tasks import Done, Portable, Task
from workflow.simulation.workers import Here, Pool, Workers, cores

TASK_SECONDS = 1.0  # of work in a task, so that handing it over costs little
Progress = Callable[[int, int], None]


class Replicated(Struct, frozen=True):
    """What was run of each scenario, in the order in which they were given; None where nothing of it was finished."""

    results: tuple[Results | None, ...]
    replications: int  # that were wanted of each
    interrupted: bool = False


def replicate(
    scenarios: Sequence[Scenario],
    law: Law,
    *,
    replications: int = 1,
    seed: int | None = None,
    workers: int | Workers | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Replicated:
    """Each scenario run so many times; by default on all processors.

    `progress` is told replications done of all; `watch` each decision of the first replication of the first scenario.
    An interruption keeps what is finished; raises KeyboardInterrupt where nothing is, WorkersLost, or what the law
    refuses.
    """
    found: list[list[Counts]] = [[] for _ in scenarios]
    pace, interrupted, done = _Pace(), False, 0
    try:
        if watch is not None:
            found[0].append(count(scenarios[0], law, seed=seed, watch=watch))
            done = 1
        tasks = _side_by_side(scenarios, Portable(law), seed, replications, pace, watch is not None)
        with closing(_performed(tasks, workers, replications * len(scenarios), pace)) as performed:
            for one in performed:
                found[one.case].append(one.counts)
                done += len(one.counts.each)
                if progress is not None:
                    progress(done, replications * len(scenarios))
    except KeyboardInterrupt:
        if not any(found):
            raise
        interrupted = True
    return Replicated(tuple(_results(counts) if counts else None for counts in found), replications, interrupted)


def stream(
    scenarios: Iterable[Scenario],
    law: Law,
    *,
    replications: int = 1,
    seed: int | None = None,
    workers: int | Workers | None = None,
) -> Iterator[tuple[int, Results]]:
    """The results of each scenario, with its number, as soon as it is run so many times; they come in any order.

    Scenarios are taken one by one as workers become free, so that thousands of them need no more memory than a few.
    Raises WorkersLost, or what the law refuses.
    """
    found: dict[int, list[Counts]] = {}
    pace = _Pace()
    with closing(_performed(_in_turn(scenarios, Portable(law), seed, replications, pace), workers, None, pace)) as done:
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


def _side_by_side(
    scenarios: Sequence[Scenario], law: Portable, seed: int | None, replications: int, pace: _Pace, first_done: bool
) -> Iterator[Task]:
    """The first replications of all scenarios before the next ones, so that an interruption leaves pairs."""
    begin = 0
    while begin < replications:
        end = min(begin + pace.size, replications)
        for case, scenario in enumerate(scenarios):
            first = max(begin, 1) if first_done and case == 0 else begin
            if first < end:
                yield _task(case, scenario, law, seed, first, end)
        begin = end


def _in_turn(
    scenarios: Iterable[Scenario], law: Portable, seed: int | None, replications: int, pace: _Pace
) -> Iterator[Task]:
    """All replications of a scenario before those of the next."""
    for case, scenario in enumerate(scenarios):
        first = 0
        while first < replications:
            end = min(first + pace.size, replications)
            yield _task(case, scenario, law, seed, first, end)
            first = end


def _task(case: int, scenario: Scenario, law: Portable, seed: int | None, first: int, end: int) -> Task:
    return Task(case, scenario, law, scenario.seed if seed is None else seed, first, end)


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
