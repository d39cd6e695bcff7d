"""What has one scenario told so far? The shipped definitions, a sandbox engine and the dossier that it speaks of."""

from dataclasses import dataclass, field
from functools import cache

from workflow import Clock, Definitions, Dossier, Engine, NotAllowed, Obligation, load_definitions
from workflow.machine import Track
from workflow.model import Instant


@cache
def shipped() -> Definitions:
    return load_definitions()


@dataclass
class Story:
    """One scenario: a term to count, or one dossier and the last refusal."""

    event: Instant = 0
    limit: str = ""
    cut_off: int | None = None
    engine: Engine = field(default_factory=lambda: Engine("memory://", shipped()))
    code: str = ""
    refused: NotAllowed | None = None

    @property
    def dossier(self) -> Dossier:
        return self.engine.dossier(self.code)

    @property
    def track(self) -> Track:
        dossier = self.dossier
        return self.engine.rules_of(dossier).tracks[dossier.lane]

    @property
    def promise(self) -> Clock:
        """The clock of the appointment."""
        dossier = self.dossier
        assert dossier.promise is not None, f"{dossier.code}: chưa có ngày hẹn trả"
        return dossier.clocks[dossier.promise]

    def owed(self, kind: str) -> list[Obligation]:
        return [one for one in self.dossier.obligations if one.kind == kind]
