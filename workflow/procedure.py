"""What a procedure is once lifecycle, procedure and lane are merged: neutral records, ready to be compiled.

One `Procedure` is one procedure version under one lifecycle version in one lane. States never mention time; clocks do.
How YAML becomes these records is the loader's question, what moves they allow is machine's.
"""

import datetime
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from workflow.worktime import Counting, Limit

STANDARD = "standard"
APPLICANT = "applicant"
CLOCK = "clock"
JOIN = "join"
PACKAGE = "package"
DECLARE = "declare"  # the warning at the last moment for declaring that the appointment will be missed

Confidence = Literal["verified", "practice", "recalled", "unsure", "assumption"]
Effect = Literal["statutory", "commitment", "internal", "applicant", "obligation"]
DataType = Literal["bool", "int", "number", "text", "date"]
Policy = Literal["go_on", "stop_dependents", "stop_all"]
Whose = Literal["lead", "other_agency", "applicant", "excused", "any"]


class Basis(Struct, frozen=True):
    """Where a rule comes from; `confidence` says how surely."""

    cite: str
    article: str | None = None
    says: str | None = None
    confidence: Confidence = "unsure"


class Field(Struct, frozen=True):
    """One named value that a dossier carries and that guards may read."""

    type: DataType
    title: str
    title_en: str | None = None
    default: bool | int | float | str | None = None


class State(Struct, frozen=True):
    """A place where one holder has the work; `norm` is its working time in seconds, `end` its outcome where it ends."""

    id: str
    title: str
    portal: int
    held_by: str
    title_en: str | None = None
    norm: int | None = None
    initial: bool = False
    end: str | None = None
    consults: str | None = None
    own: bool = True  # declared by the procedure itself, not by its lifecycle


class By(Struct, frozen=True):
    """Who may act: a party, and a role in it where one is named; `clock`, `join`, `package` and `applicant` are parties
    too.
    """

    party: str
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.party}.{self.role}" if self.role else self.party


class Move(Struct, frozen=True):
    """One declared transition from one state; more than one target only where it leads back to the previous state."""

    action: str
    origin: str
    targets: tuple[str, ...]
    by: tuple[By, ...]
    title: str | None = None
    title_en: str | None = None
    to_previous: bool = False
    when: str | None = None
    requires: tuple[str, ...] = ()
    at_most: int | None = None
    not_by_actor_of: str | None = None
    sets: Mapping[str, bool | int | float | str] = {}
    extends: Mapping[str, Limit] = {}
    conditional: bool = False  # set by itself: whether anything beside the state and the actor is judged
    resets: Mapping[str, Limit] = {}  # the clock's limit is replaced, the time used is carried
    restarts: tuple[str, ...] = ()  # the clock counts anew from zero
    joined: bool = False  # open only when the opinions that the state asked for are in
    ground: str | None = None  # the article that allows it

    def __post_init__(self) -> None:
        judged = bool(self.when or self.requires or self.at_most or self.not_by_actor_of or self.joined)
        force_setattr(self, "conditional", judged)


class Trigger(Struct, frozen=True):
    """What starts or stops a clock: an action, entering a state (`ends` is any end state), leaving a state; `submit`
    is that the dossier is handed in.
    """

    kind: Literal["action", "enter", "leave", "submit"]
    name: str


class Warn(Struct, frozen=True):
    """A warning rung: per cent of the length, or a limit before the due instant."""

    label: str
    percent: int | None = None
    before: Limit | None = None


class Breach(Struct, frozen=True):
    """What a passed due instant causes beside lateness: an action, or only a named record."""

    action: str | None = None
    record: str | None = None


class AtMost(Struct, frozen=True):
    """How often acts may extend, reset and restart one clock; None is as often as the acts are open."""

    extensions: int | None = None
    resets: int | None = None
    restarts: int | None = None


class ClockRule(Struct, frozen=True):
    """One clock: what starts it, how its limit counts and on whose calendar, what pauses and stops it, what its
    breach causes.
    """

    name: str
    effect: Effect
    starts: Trigger
    counting: Counting
    written: str  # the limit as the definition writes it
    stops: tuple[Trigger, ...]
    title: str | None = None
    pauses: frozenset[str] = frozenset()
    pauses_on_incident: bool = False
    warns: tuple[Warn, ...] = ()
    breach: Breach | None = None
    calendar_of: str | None = None  # a party; the lead agency where none is named
    legal_basis: tuple[Basis, ...] = ()
    on_resume: Literal["continue", "restart"] = "continue"  # what leaving a state that paused it does
    at_most: AtMost = AtMost()
    pauses_on_component: bool = False


class Join(Struct, frozen=True):
    """When enough opinions are in: `needed` answers, and each of the `named` parties."""

    needed: int
    named: frozenset[str] = frozenset()


class ConsultationRule(Struct, frozen=True):
    """Other agencies asked in parallel, each within the limit on its own calendar."""

    id: str
    ask: tuple[str, ...]
    join: Join
    counting: Counting
    silence: Literal["deemed_consent", "wait", "escalate"]
    legal_basis: tuple[Basis, ...] = ()


class ObligationRule(Struct, frozen=True):
    """What a missed appointment makes somebody owe, and until when."""

    kind: str
    letter: str
    debtor: Literal["late_agency"]
    signer: Literal["head"]
    counting: Counting
    latest_before_due: Limit | None = None
    escalates_to: Literal["head"] | None = None


class Appointment(Struct, frozen=True):
    """Which clock is the promise (the first that the dossier has), and what missing it once and twice raises."""

    of: tuple[str, ...]
    missed: str | None = None
    missed_again: str | None = None


class Eligibility(Struct, frozen=True):
    """Who may take a lane: a guard over the dossier's data, evaluated once at a declared action."""

    when: str
    decided_at: str


class Leaving(Struct, frozen=True):
    """The action with which a dossier leaves its lane for the standard one; the time that it used goes with it."""

    action: str


class Always(Struct, frozen=True):
    """A sentence that holds after every move, else the move is refused."""

    id: str
    says: str


class CauseRule(Struct, frozen=True):
    """A code for the cause of a delay, and whose delay it can explain."""

    code: str
    title: str
    whose: frozenset[Whose]
    title_en: str | None = None
    confidence: Confidence | None = None


class JointLiability(Struct, frozen=True):
    """When a head answers jointly for the delays of the department: for each, from the n-th of a period, or never."""

    rule: Literal["always", "from_nth", "never"]
    nth: int | None = None
    confidence: Confidence | None = None
    legal_basis: tuple[Basis, ...] = ()


class InForce(Struct, frozen=True):
    """The dates, both inclusive, on which a version is the law for dossiers accepted then."""

    since: datetime.date
    until: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        """Whether the version is in force on that local day."""
        return self.since <= day and (self.until is None or day <= self.until)


class ComponentRule(Struct, frozen=True):
    """One component of a package: the procedure of its dossier, what it follows, when it is one, and what becomes of
    the rest when it does not end well; `norm` is its working time in seconds for the package's custody.
    """

    id: str
    procedure: str
    after: tuple[str, ...] = ()
    when: str | None = None
    if_stopped: Policy = "stop_dependents"
    if_refused: Policy = "stop_dependents"
    pauses: bool = False  # while the applicant supplements it, clocks of the package that say so stand
    norm: int | None = None
    sent_by: str | None = None  # a party of the package; who leads the component before it where none is named
    title: str | None = None
    title_en: str | None = None


class HandOff(Struct, frozen=True):
    """How a component is sent once it is ready: by the package itself, or by hand within the limit."""

    counting: Counting | None = None
    automatic: bool = False
    legal_basis: tuple[Basis, ...] = ()


class Procedure(Struct, frozen=True):
    """A merged procedure version in one lane: parties, states, moves, clocks, consultations, obligations."""

    id: str
    version: str
    lifecycle: str
    lifecycle_version: str
    lane: str
    title: str
    code: str | None
    in_force: InForce
    acceptance: str  # the action with which the dossier is accepted complete and correct
    parties: Mapping[str, str]
    states: Mapping[str, State]
    moves: tuple[Move, ...]
    clocks: Mapping[str, ClockRule]
    lead: str  # the party that answers for the whole dossier
    title_en: str | None = None
    lane_title: str | None = None
    fields: Mapping[str, Field] = {}
    documents: Mapping[str, str] = {}  # what may be handed in or attached: id → title
    consultations: Mapping[str, ConsultationRule] = {}
    obligations: Mapping[str, ObligationRule] = {}
    appointment: Appointment | None = None
    max_reappointments: int = 1
    eligible: Eligibility | None = None
    priority: int = 0
    always: tuple[Always, ...] = ()
    legal_basis: tuple[Basis, ...] = ()
    leaves: Leaving | None = None
    submitted_by: str | None = None  # the party that hands dossiers in where no citizen does
    components: Mapping[str, ComponentRule] = {}
    hand_off: HandOff | None = None
    causes: Mapping[str, CauseRule] = {}
    joint_liability: JointLiability | None = None

    @property
    def initial(self) -> State:
        """The one state in which a dossier begins."""
        return next(state for state in self.states.values() if state.initial)
