"""Who may take what, where and how fast: one worker at one dossier.

An alike officer may take everything of a department. A person has roles, skills and a pace; who works in several
departments at hours of their own is one worker in each, for the dossier stays on that desk, and one worker in all
departments without own hours.
"""

from typing import TYPE_CHECKING

from workflow.model import NEVER, Instant
from workflow.simulation.offices.queueing import Job
from workflow.worktime import WorkCalendar

if TYPE_CHECKING:
    from workflow.simulation.offices.desk import Desk

EVERY: frozenset[str] | None = None  # roles or skills of somebody who may do everything


class Officer:
    """A worker: what they are, and the dossier that they have in hand."""

    __slots__ = (
        "_given",
        "_may",
        "away",
        "begun",
        "calendar",
        "desk",
        "done",
        "job",
        "left",
        "name",
        "own",
        "person",
        "places",
        "productivity",
        "roles",
        "skills",
        "turn",
        "waking",
    )

    def __init__(
        self,
        name: str,
        places: "tuple[tuple[Desk, WorkCalendar], ...]",
        *,
        person: bool = False,
        own: frozenset[str] | None = EVERY,
        skills: frozenset[str] | None = EVERY,
        productivity: float = 1.0,
    ) -> None:
        self.name = name
        self.person = person  # else one of several who are alike
        self.places = places  # in the order of preference, each with when the worker is there
        self.own = own
        self.roles = own
        self.skills = skills
        self.productivity = productivity
        self.desk, self.calendar = places[0]  # where the work in hand belongs
        self.job: Job | None = None
        self.begun = 0
        self.done = NEVER  # when the work in hand will be done
        self.left = 0  # working seconds that are left of it while its officer is away
        self.turn = 0  # changes whenever an end that was foreseen no longer holds
        self.away = False
        self.waking = NEVER  # a look at the queues that is on the agenda
        self._given: list[frozenset[str] | None] = []
        self._may: dict[tuple[str, frozenset[str]], bool] = {}

    def may(self, procedure: str, needs: frozenset[str]) -> bool:
        """Whether they can take a job of that procedure which needs one of these roles."""
        known = self._may.get((procedure, needs))
        if known is None:
            skilled = self.skills is None or procedure in self.skills
            known = skilled and (not needs or self.roles is None or not needs.isdisjoint(self.roles))
            self._may[procedure, needs] = known
        return known

    def begin(self, job: Job, at: Instant) -> int:
        """Takes the job up at their desk: gives the working seconds until it is `done`."""
        seconds = job.seconds
        if self.productivity != 1.0 and seconds:
            seconds = max(1, round(seconds / self.productivity))
        calendar = self.calendar
        # The earliest instant at a position lies before a break; who begins after it is not done before it.
        self.done = calendar.instant(calendar.position(at) + seconds) if seconds else at
        self.begun = at
        self.job = job
        job.place = self
        self.turn += 1
        return seconds

    def unfinished(self, at: Instant) -> int:
        """Working seconds of the work in hand that are still to be done."""
        if self.job is None:
            return 0
        return self.left if self.away else self.calendar.position(self.done) - self.calendar.position(at)

    def put_down(self, at: Instant) -> int:
        """Hands the work in hand back: its `seconds` become what is left; gives the working seconds not done."""
        job, left = self.job, self.unfinished(at)
        self.job = None
        self.turn += 1
        if job is not None:
            job.place = None
            job.seconds = max(1, round(left * self.productivity))
        return left

    def leave(self, at: Instant) -> None:
        """Goes away; what is in hand stays on the desk."""
        self.left = self.unfinished(at)
        self.turn += 1
        self.away = True

    def come_back(self, at: Instant) -> None:
        """Is there again; what stayed on the desk goes on."""
        self.away = False
        if self.job is not None:
            self.done = self.calendar.instant(self.calendar.position(at) + self.left)

    def gets(self, roles: frozenset[str] | None) -> None:
        """Somebody's powers are delegated to them."""
        self._given.append(roles)
        self._know()

    def loses(self, roles: frozenset[str] | None) -> None:
        """A delegation ends."""
        self._given.remove(roles)
        self._know()

    def _know(self) -> None:
        held = [self.own, *self._given]
        self.roles = EVERY if any(one is None for one in held) else frozenset().union(*(one or () for one in held))
        self._may.clear()
