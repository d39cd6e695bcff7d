"""What the parts of a simulation see of the whole: the agenda, the chances, and the one way to act on a dossier."""

from collections.abc import Callable
from typing import Any, Protocol

from workflow import commands as c
from workflow.errors import NotFound
from workflow.model import NEVER, Instant
from workflow.simulation.chance import Chance, Law, quantile
from workflow.simulation.live import Live
from workflow.simulation.plan import Draw
from workflow.simulation.scenario import Scenario
from workflow.worktime import WorkCalendar

Handler = Callable[[Instant, Any, Any], None]


class Stage(Protocol):
    """The simulated world as its parts use it."""

    scenario: Scenario
    chance: Chance
    calendar: WorkCalendar  # of the agency where dossiers are handed in

    def plan(self, at: Instant, handle: Handler, subject: Any, token: Any = None) -> None:
        """Puts something on the agenda: `handle(at, subject, token)`."""

    def step(self, live: Live, command: c.Command, at: Instant) -> None:
        """One command on the dossier, and what has to be planned because of its events."""

    def look(self, live: Live) -> None:
        """Sees to it that the dossier's clocks are looked at when something passes."""


def drawn(stage: Stage, name: str, law: Law) -> Draw:
    """A length that is drawn from the stream of that name."""
    return Draw(stage.chance.stream(name), law, quantile(law))


def after(draw: Draw, calendar: WorkCalendar, at: Instant, entity: int, number: int) -> Instant:
    """The instant a drawn length after `at`, on the ruler of its law; NEVER beyond the years of the calendar."""
    seconds = draw.seconds(entity, number)
    if not draw.law.working:
        return at + seconds
    try:
        return calendar.instant(calendar.position(at) + seconds)
    except NotFound:
        return NEVER


def opening(calendar: WorkCalendar, at: Instant) -> Instant:
    """The instant itself inside working time, else the next opening; NEVER beyond the years of the calendar."""
    try:
        return calendar.effective(at)
    except NotFound:
        return NEVER
