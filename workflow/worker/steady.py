"""What time is it, where the machine's clock may be set? The clock is held against one that nobody can set.

A due instant that has passed is written for ever: so a clock that jumps forward must not make anything late. A jump of
the clock that is right may be told by a jump of a clock that was wrong before: whoever sees the warning starts the
worker anew, once the clock is right.
"""

import time
from collections.abc import Callable

from workflow.model import Instant
from workflow.moments import now as machine_clock

TOLERANCE = 60  # seconds by which a clock may be set without anybody taking notice


def since_boot() -> float:
    """Seconds that have passed since some fixed instant, those in which the machine slept too, where it counts them."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Steady:
    """The machine's clock, as long as it agrees with the time that has passed since the start; else the latter."""

    def __init__(
        self,
        wall: Callable[[], Instant] = machine_clock,
        passed: Callable[[], float] = since_boot,
        tolerance: int = TOLERANCE,
    ) -> None:
        self._wall = wall
        self._passed = passed
        self._tolerance = tolerance
        self._start = wall() - passed()

    def now(self) -> Instant:
        """The second that it is."""
        wall, steady = self._both()
        return steady if abs(wall - steady) > self._tolerance else wall

    @property
    def jump(self) -> int:
        """By how many seconds the machine's clock was set forward since the start; 0 where it agrees."""
        wall, steady = self._both()
        return wall - steady if abs(wall - steady) > self._tolerance else 0

    def _both(self) -> tuple[Instant, Instant]:
        return self._wall(), int(self._start + self._passed())
