"""What a dossier is at one moment: frozen values that events fold into.

All instants are whole seconds in UTC; positions and lengths are seconds on the ruler that the field names.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

# Defaults are left out of the JSON, by identity: only None, small numbers and empty containers may be one.
Instant = int
ComponentState = Literal[
    "waiting", "ready", "sent", "received", "sent_back", "finished", "stopped", "refused", "left_out"
]
NEVER: Instant = 1 << 62  # later than every instant: nothing is pending


class Version(Struct, frozen=True, gc=False, omit_defaults=True):
    """The pair that a dossier is pinned to, with the versions of the calendars under which it counts.

    `calendar` is the lead agency's; `others` are those of other agencies, as (calendar, version) by id.
    """

    procedure: str
    lifecycle: str
    calendar: str
    others: tuple[tuple[str, str], ...] = ()


class Rung(Struct, frozen=True, gc=False, omit_defaults=True):
    """A warning that will be given once its instant has passed."""

    at: Instant
    label: str


class Clock(Struct, frozen=True, gc=False, omit_defaults=True):
    """One term counting on one dossier.

    `start`, `anchor`, `length` and `remaining` are on the clock's own ruler. `anchor` is the unrounded end of the term;
    `due` presents it. `runs` are the closed stretches in which it ran, the open one began at `running_since`.
    """

    name: str
    effect: str
    event: Instant
    effective: Instant
    length: int
    anchor: int
    due: Instant
    provisional: bool
    running_since: Instant | None
    remaining: int | None = None
    rungs: tuple[Rung, ...] = ()
    runs: tuple[tuple[Instant, Instant], ...] = ()
    missed: Instant | None = None
    stopped: Instant | None = None
    limit: str | None = None  # what a reset put in the place of the definition's limit
    pauses: int = 0
    extensions: int = 0
    resets: int = 0
    restarts: int = 0
    changes: tuple[tuple[Instant, Literal["extended", "reset"], str], ...] = ()  # since it began: when, by or to what

    @property
    def state(self) -> Literal["running", "paused", "met", "breached"]:
        """How the clock stands; a breach stays visible after the clock has stopped."""
        if self.missed is not None:
            return "breached"
        if self.stopped is not None:
            return "met"
        return "paused" if self.running_since is None else "running"

    @property
    def pending(self) -> Instant:
        """The earliest instant at which this clock has something to say; NEVER where it has nothing more."""
        if self.running_since is None:
            return NEVER
        rung = self.rungs[0].at if self.rungs else NEVER
        return min(rung, self.due) if self.missed is None else rung


class Custody(Struct, frozen=True, gc=False, omit_defaults=True):
    """One stretch of the counted life with one owner; `since` and `until` are positions on the lead agency's
    working ruler.
    """

    holder: str
    officer: str | None
    kind: Literal["work", "applicant", "excused"]
    state: str
    begun: Instant
    ended: Instant
    since: int
    until: int
    late_agency: bool = False  # an asked agency past its deadline: every second is overrun

    @property
    def working_seconds(self) -> int:
        """Its length in working seconds."""
        return self.until - self.since


class Stay(Struct, frozen=True, gc=False, omit_defaults=True):
    """One stretch outside the counted life, before acceptance or after the result, and who had the dossier then."""

    holder: str
    officer: str | None
    state: str
    begun: Instant
    ended: Instant


class Excuse(Struct, frozen=True, gc=False, omit_defaults=True):
    """A stretch that nobody answers for; `begin` and `end` are its positions on the lead agency's working ruler."""

    since: Instant
    until: Instant
    begin: int
    end: int
    ground: str
    accepted: Instant
    actor: str


class Asked(Struct, frozen=True, gc=False, omit_defaults=True):
    """One agency that was asked for its opinion."""

    party: str
    department: str
    due: Instant
    answered: Instant | None = None
    answer: str | None = None
    how: Literal["given", "late", "deemed", "silent"] | None = None
    escalated: str | None = None  # the department whose head was turned to when it was silent

    @property
    def awaited(self) -> bool:
        """Whether its opinion is still waited for; silence that counted as consent is waited for no longer."""
        return self.answered is None and self.how != "deemed"

    @property
    def answering(self) -> tuple[str, ...]:
        """The departments that may answer."""
        return (self.department,) if self.escalated is None else (self.department, self.escalated)


class Consultation(Struct, frozen=True, gc=False, omit_defaults=True):
    """The opinions of one consultation, in the order of its definition."""

    id: str
    opened: Instant
    silence: str
    asked: tuple[Asked, ...]

    @property
    def pending(self) -> Instant:
        """The earliest deadline that nobody has met or let pass."""
        return min((one.due for one in self.asked if one.how is None), default=NEVER)


class Obligation(Struct, frozen=True, gc=False, omit_defaults=True):
    """Something owed because of a delay; it outlives the dossier."""

    id: str
    kind: str
    letter: str
    debtor: str
    signer: str | None
    raised: Instant
    due: Instant
    promised_before: Instant | None
    declared: bool = False
    cause: str | None = None
    named_cause: str | None = None  # the agency whose lateness caused it, where that is another one
    promised_now: Instant | None = None
    escalates: bool = True
    drafted: Instant | None = None
    issued: Instant | None = None
    delivered: Instant | None = None
    waived: Instant | None = None
    ground: str | None = None
    escalated: Instant | None = None
    adopted: Instant | None = None  # the missed appointment that found it already declared
    undone: Instant | None = None  # when a correction took away what it was raised for
    stands: bool = False  # its appointment stands, so nobody knows when it is due

    @property
    def state(self) -> Literal["owed", "drafted", "issued", "delivered", "waived"]:
        """How far the letter is."""
        if self.waived is not None:
            return "waived"
        if self.delivered is not None:
            return "delivered"
        if self.issued is not None:
            return "issued"
        return "owed" if self.drafted is None else "drafted"

    @property
    def open(self) -> bool:
        """Whether it still has to be delivered."""
        return self.delivered is None and self.waived is None

    @property
    def counts(self) -> bool:
        """Whether its own clock runs; that stops at `issued`."""
        return self.issued is None and self.waived is None and self.escalated is None and not self.stands

    @property
    def pending(self) -> Instant:
        """When it escalates."""
        return self.due if self.counts and self.escalates else NEVER


class OfficerShare(Struct, frozen=True, gc=False, omit_defaults=True):
    """An officer's part of a department's share, in working seconds; `None` is nobody in particular."""

    officer: str | None
    overrun_seconds: int
    late_seconds: int


class Share(Struct, frozen=True, gc=False, omit_defaults=True):
    """One holder's part of a delay; lengths in working seconds of the lead agency's calendar."""

    holder: str
    states: tuple[str, ...]
    head: str | None
    norm_seconds: int
    used_seconds: int
    overrun_seconds: int
    late_seconds: int
    officers: tuple[OfficerShare, ...]


class Responsibility(Struct, frozen=True, gc=False, omit_defaults=True):
    """Who bears the lateness of one breached clock: the shares add up to it exactly."""

    clock: str
    due: Instant
    late_seconds: int
    shares: tuple[Share, ...]
    fixed: bool = False
    cause: str | None = None
    ran: tuple[tuple[Instant, Instant], ...] = ()  # where the clock ran: what a later excuse is laid upon
    lane: str | None = None  # whose norms were allotted


class Component(Struct, frozen=True, gc=False, omit_defaults=True):
    """How one component of a package stands; `code` is its dossier, the latest one where it was sent more than once.

    `waiting` follows others, `ready` and `sent_back` wait to be sent until `due`; `left_out` is no part of the package.
    """

    state: ComponentState
    code: str | None = None
    sender: str | None = None  # the department that hands it over, and has the package where it comes back
    lead: str | None = None  # the department that leads its dossier
    due: Instant | None = None
    ready: Instant | None = None
    sent: Instant | None = None
    received: Instant | None = None
    ended: Instant | None = None
    outcome: str | None = None
    cause: str | None = None  # the component, or the package, because of which it ended
    sendings: int = 0
    supplementing: bool = False  # it waits for the applicant, and clocks of the package stand
    late: Instant | None = None  # the instant by which it should have been sent and was not

    @property
    def done(self) -> bool:
        """Whether nothing of it is open any more."""
        return self.state in ("finished", "stopped", "refused", "left_out")

    @property
    def pending(self) -> Instant:
        """Until when it is to be sent; NEVER where nobody is late yet or can be any more."""
        if self.state not in ("ready", "sent_back") or self.due is None or self.late is not None:
            return NEVER
        return self.due


class TermMoved(Struct, frozen=True, gc=False, omit_defaults=True):
    """A due instant before and after: of a clock, or of an asked department, a letter or the sending of a component;
    None where there is none.
    """

    name: str
    before: Instant | None
    after: Instant | None
    asked: bool = False
    of: Literal["letter", "component"] | None = None


class Dossier(Struct, frozen=True, gc=False, omit_defaults=True):
    """One application under one procedure version, as its events have made it."""

    code: str
    procedure: str
    version: Version
    home: str
    lane: str
    state: str
    holder: str
    submitted: Instant
    entered: Instant
    latest: Instant  # the latest effect in the journal: no command may lie before it
    next_due: Instant  # the earliest instant at which something passes; NEVER where nothing is pending
    channel: str
    officer: str | None = None
    previous: str | None = None
    accepted: Instant | None = None
    promise: str | None = None  # the clock whose due instant is the appointment
    finished: Instant | None = None
    outcome: str | None = None
    held_since: int | None = None  # a position; None outside the counted life
    held_from: Instant = 0
    data: Mapping[str, Any] = {}
    documents: tuple[str, ...] = ()
    applicant: Mapping[str, Any] = {}
    clocks: Mapping[str, Clock] = {}
    custody: tuple[Custody, ...] = ()
    consultation: Consultation | None = None
    obligations: tuple[Obligation, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    counts: Mapping[str, int] = {}
    actors: Mapping[str, str] = {}
    incident: Instant | None = None
    missed_again: Instant | None = None
    length: int = 0  # events so far
    left: str | None = None  # the lane that it was on before it left it
    package: str | None = None  # the code of the package that it is a component of
    component: str | None = None  # which one
    components: Mapping[str, Component] = {}
    current: str | None = None  # the component whose holder has the package
    outside: tuple[Stay, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    cause: str | None = None  # the code that was given for its delay
    reattributed: tuple[Responsibility, ...] = ()  # tables anew after an excuse, beside those first fixed
    promise_since: Instant | None = None  # when leaving a lane made another clock the promise

    @property
    def appointment(self) -> Instant | None:
        """The due instant of the promise clock: the original appointment, whatever a letter promised later."""
        clock = self.clocks.get(self.promise or "")
        if clock is None:
            return None
        return clock.due if clock.missed is None else clock.missed

    @property
    def declaration(self) -> Obligation | None:
        """The letter declared for the appointment that is still ahead, wherever that has moved to."""
        for owed in self.obligations:
            if owed.declared and owed.adopted is None and owed.waived is None and owed.undone is None:
                return owed
        return None

    def obligation(self, id: str) -> Obligation | None:
        """The obligation of that id, or None."""
        return next((owed for owed in self.obligations if owed.id == id), None)
