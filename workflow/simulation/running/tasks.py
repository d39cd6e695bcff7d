"""What does a worker need to know? Some replications of one scenario, in a form that travels between processes.

Compiled guards do not travel: the law goes as its sources, and each process compiles it once.
"""

import pickle
import time
import zlib
from functools import cached_property, lru_cache, reduce
from typing import Any

from msgspec import Struct

from workflow.simulation.lawbook import Law
from workflow.simulation.register import Register
from workflow.simulation.results import Counts
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import count


class Portable:
    """A law that pickles small and is unpacked once in each process."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return zlib.compress(pickle.dumps(self.law))


@lru_cache(maxsize=16)  # laws that are compared side by side
def _unpacked(packed: bytes) -> Portable:
    return Portable(pickle.loads(zlib.decompress(packed)))


class Task(Struct, frozen=True):
    """The replications `first` up to before `end` of one scenario; `case` is its number among all that are asked."""

    case: int
    scenario: Scenario
    law: Portable
    register: Register | None
    seed: int
    first: int
    end: int


class Done(Struct, frozen=True):
    """What a task counted, and how long it took."""

    case: int
    counts: Counts
    seconds: float


def perform(task: Task) -> Done:
    """Runs the replications of a task, one after the other."""
    begun = time.perf_counter()
    counted = [
        count(task.scenario, task.law.law, seed=task.seed, replication=number, register=task.register)
        for number in range(task.first, task.end)
    ]
    return Done(task.case, reduce(Counts.merged, counted), time.perf_counter() - begun)
