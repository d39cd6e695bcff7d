"""Who runs the tasks? This process, or others beside it; a cluster is the third way, see `cluster`.

Workers are given tasks and are asked for what is done, in any order. A process that is lost gives its tasks back and
they are run again: a task gives the same counts wherever and however often it runs.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from typing import Any, Protocol, Self

from workflow.errors import WorkflowError
from workflow.simulation.running.tasks import Done, Task, perform

MOST_LOSSES = 3  # in a row, with nothing done in between


class WorkersLost(WorkflowError):
    """The workers are gone, again and again; or they could not be reached."""


class Workers(Protocol):
    """The seam: whoever runs tasks."""

    @property
    def width(self) -> int:
        """How many tasks are to be under way, so that nobody is idle."""

    def give(self, task: Task) -> None:
        """One more task is under way; raises WorkersLost."""

    def take(self) -> Iterable[Done]:
        """What is done by now; waits where it is nothing yet. Raises WorkersLost, or what a task raised."""

    def stop(self) -> None:
        """Whatever is still under way is given up at once."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None:
        """Nobody works any more."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Here:
    """This process, one task after the other."""

    width = 1

    def __init__(self) -> None:
        self._given: list[Task] = []

    def give(self, task: Task) -> None:
        self._given.append(task)

    def take(self) -> Iterable[Done]:
        return [perform(self._given.pop(0))]

    def stop(self) -> None:
        self._given.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Pool:
    """Processes beside this one; `start` is how they are started, by default as the platform does."""

    def __init__(self, count: int, start: str | None = None) -> None:
        self.width = 2 * count  # one that is run and one that waits, for each
        self._count = count
        self._context: Any = multiprocessing.get_context(start)
        self._under_way: dict[Future[Done], Task] = {}
        self._losses = 0
        self._open()

    def give(self, task: Task) -> None:
        try:
            future = self._submitted(task)
        except BrokenProcessPool:
            self._renew()
            future = self._submitted(task)
        self._under_way[future] = task

    def take(self) -> Iterable[Done]:
        finished, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
        for future in finished:
            task = self._under_way.pop(future)
            try:
                done = future.result()
            except BrokenProcessPool:
                self.give(task)
                continue
            self._losses = 0
            yield done

    def stop(self) -> None:
        self._stop.send_bytes(b"stop")
        self._pool.shutdown(cancel_futures=True)
        self._under_way.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _open(self) -> None:
        told, self._stop = self._context.Pipe(duplex=False)
        self._told = told  # a reader that nobody holds would be closed
        self._pool = ProcessPoolExecutor(self._count, self._context, _attend, (told,))

    def _renew(self) -> None:
        """Other processes in the place of those that broke."""
        self._losses += 1
        if self._losses > MOST_LOSSES:
            raise WorkersLost(
                f"workers: wanted {self._count} processes, but they were killed {self._losses} times in a row; "
                "possible: fewer workers, or more memory"
            )
        self._pool.shutdown()
        self._open()

    def _submitted(self, task: Task) -> Future[Done]:
        with _not_interrupted():
            return self._pool.submit(perform, task)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and does not come to a process that is started here before it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attend(told: Connection) -> None:
    """In a worker: Ctrl-C is the parent's affair, and who is told to stop, or has no parent any more, ends at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(told,), daemon=True).start()


def _end_with_parent(told: Connection) -> None:
    parent = multiprocessing.parent_process()
    wait_for([told] if parent is None else [told, parent.sentinel])
    os._exit(1)
