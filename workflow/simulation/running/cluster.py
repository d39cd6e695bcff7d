"""Workers on a dask cluster that is already there: the same tasks, the same counts, on many machines.

The cluster runs a task again when its worker is lost, as often as its scheduler allows. The library is an extra and is
imported when a cluster is asked for.
"""

import re
import time
import uuid
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from typing import Any, Self

from workflow.simulation.running.tasks import Done, Task, perform
from workflow.simulation.running.workers import WorkersLost

REACH_SECONDS = 5  # for the scheduler to answer
ALONE_SECONDS = 60  # without any worker: a cluster that grows by need has some by then
_LOOK_SECONDS = 5
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ucx|ws|wss|inproc)://\S+|[^\s/:]+:[0-9]+)")


class Cluster:
    """The workers of the scheduler at the address; raises WorkersLost where it does not answer."""

    def __init__(self, address: str, *, alone_seconds: float = ALONE_SECONDS) -> None:
        self._address = address
        self._alone_seconds = alone_seconds
        self._client = _client(address)
        self._run = uuid.uuid4().hex  # two runs on one cluster do not share tasks
        self._given = 0
        self._under_way: set[Any] = set()
        self._finished: SimpleQueue[Any] = SimpleQueue()
        self._threads = 0
        self._looked = self._attended = time.monotonic()
        self._look()

    @property
    def width(self) -> int:
        """Two tasks for each thread, one that is run and one that waits."""
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._look()
        return 2 * max(self._threads, 1)

    def give(self, task: Task) -> None:
        self._given += 1
        future = self._client.submit(perform, task, key=f"replications-{self._run}-{self._given}", pure=False)
        self._under_way.add(future)
        future.add_done_callback(self._finished.put)

    def take(self) -> Iterable[Done]:
        futures = self._some()
        for future in futures:
            self._under_way.discard(future)
            if future.status in ("cancelled", "lost"):
                raise WorkersLost(
                    f"{self._address}: wanted the cluster to go on, but its scheduler is gone; possible: run it again"
                )
        yield from self._gathered(futures)

    def stop(self) -> None:
        self._client.cancel(list(self._under_way))
        self._under_way.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._under_way.clear()
        self._client.close()

    def _look(self) -> None:
        """Counts the workers; raises WorkersLost where there has been none for too long."""
        self._looked = time.monotonic()
        self._threads = sum(self._client.nthreads().values())
        if self._threads:
            self._attended = self._looked
        elif self._looked - self._attended > self._alone_seconds:
            raise WorkersLost(
                f"{self._address}: wanted workers, but there is none for {self._alone_seconds:.0f} s; "
                f"possible: dask worker {self._address}"
            )

    def _some(self) -> list[Any]:
        """What is finished by now; waits for the first."""
        while True:
            try:
                found = [self._finished.get(timeout=min(_LOOK_SECONDS, self._alone_seconds))]
                break
            except Empty:
                self._look()
        while not self._finished.empty():
            found.append(self._finished.get())
        return found

    def _gathered(self, futures: list[Any]) -> list[Done]:
        from distributed import KilledWorker

        try:
            return list(self._client.gather(futures))
        except KilledWorker as lost:
            raise WorkersLost(
                f"{self._address}: wanted a task done, but {lost.allowed_failures + 1} workers were lost over it; "
                "possible: workers with more memory"
            ) from None


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        message = "cluster: wanted the library 'distributed', but it is not installed"
        raise WorkersLost(f"{message}; possible: pip install 'luongxanh[cluster]'") from None
    if not _ADDRESS.fullmatch(address):  # else its loop goes on complaining after the refusal
        raise WorkersLost(
            f"{address}: wanted the address of a dask scheduler, but it is none; possible: tcp://host:8786"
        )
    try:
        connect: Any = Client  # its types say less than its guide
        return connect(address, timeout=REACH_SECONDS, set_as_default=False)
    except ValueError as wrong:
        raise WorkersLost(f"{address}: wanted the address of a dask scheduler, but {wrong}") from None
    except OSError:
        message = f"{address}: wanted a dask scheduler, but none answers within {REACH_SECONDS} s"
        raise WorkersLost(f"{message}; possible: dask scheduler") from None
