"""A dossier under way in a simulation: the value, the rules it is judged by, and what the agenda must know of it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workflow.machine import Rules
from workflow.model import NEVER, Dossier, Instant
from workflow.simulation.offices.officer import Officer
from workflow.simulation.register import in_hand
from workflow.simulation.results import measured

if TYPE_CHECKING:
    from workflow.simulation.plan import Plan
    from workflow.simulation.results import Ledger


class Live:
    """One dossier under way."""

    __slots__ = (
        "dossier",
        "entity",
        "ledger",
        "number",
        "package",
        "place",
        "plan",
        "rules",
        "seconds",
        "tick",
        "visit",
        "visits",
        "worked",
    )

    def __init__(
        self, dossier: Dossier, rules: Rules, entity: int, number: int, ledger: "Ledger | None" = None
    ) -> None:
        self.dossier = dossier
        self.rules = rules
        self.entity = entity  # addresses its draws
        self.number = number  # in order of arrival: ties on a desk go to the earlier
        self.ledger = ledger  # where it is counted; None where it is not
        self.package: Package | None = None  # the linked package that it is or belongs to
        self.tick = NEVER  # the look at its clocks that is on the agenda
        self.visit = 0  # states entered: what was planned for an earlier visit is void
        self.visits: dict[str, int] = {}
        self.plan: Plan  # of the state that it is in
        self.worked: tuple[str, Officer | None] | None = None  # who has done the work and waits for opinions
        self.seconds = 0  # of an officer's work, what is left of this visit
        self.place: Any = None  # on the floor

    @property
    def procedure(self) -> str:
        """The procedure whose skill is wanted."""
        return self.dossier.procedure

    @property
    def lane(self) -> str:
        """The lane in which it is."""
        return self.dossier.lane

    @property
    def priority(self) -> int:
        """The priority of the lane."""
        return self.plan.priority

    @property
    def due(self) -> Instant:
        """The appointment, before there is one the due instant of the clock that will give it; NEVER without both."""
        found = self.dossier.appointment
        if found is None:
            clock = measured(self.dossier)
            return NEVER if clock is None else clock.due
        return found

    @property
    def needs(self) -> frozenset[str]:
        """The roles any of which may take the step."""
        return self.plan.needs


@dataclass(slots=True)
class Package:
    """A linked package under way with the dossiers of its components, by their codes."""

    whole: Live
    parts: dict[str, Live] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether nothing more can happen to the package or to a dossier of it."""
        return not any(in_hand(one.dossier) for one in (self.whole, *self.parts.values()))

    def part_company(self) -> None:
        """Nobody holds anybody any more: while no collector looks for cycles, a package must not be one."""
        for one in (self.whole, *self.parts.values()):
            one.package = None
        self.parts.clear()

    def member(self, code: str) -> Live | None:
        """The dossier of that code, or None where it is not handed in yet."""
        return self.whole if code == self.whole.dossier.code else self.parts.get(code)
