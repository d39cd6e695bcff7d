"""Facts, in the past tense: what happened to one dossier, each with the instant of its effect in `at`.

Once written, a fact is read the same way for ever: fields are only ever added, with a default. What a passed due
instant caused carries in `noticed` the later instant at which somebody looked.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from workflow.model import (
    Asked,
    Clock,
    Custody,
    Dossier,
    Excuse,
    Instant,
    Obligation,
    Responsibility,
    Rung,
    TermMoved,
    Version,
)


class DossierSubmitted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A dossier was handed in; `state` is the first state and `holder` has it."""

    at: Instant
    code: str
    procedure: str
    version: Version
    home: str
    lane: str
    state: str
    holder: str
    actor: str
    channel: str
    data: Mapping[str, Any]
    documents: tuple[str, ...]
    applicant: Mapping[str, Any]
    package: str | None = None
    component: str | None = None


class DossierAmended(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Data changed or documents of the applicant were added."""

    at: Instant
    data: Mapping[str, Any]
    documents: tuple[str, ...] = ()


class DossierAccepted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Accepted complete and correct: pinned to these versions, counted from `position` on; `promise` names the
    clock of the appointment.
    """

    at: Instant
    version: Version
    position: int
    promise: str | None


class LaneDecided(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The guard of the lane asked for was evaluated once, over these inputs."""

    at: Instant
    asked: str
    lane: str
    eligible: bool
    inputs: Mapping[str, Any]


class StateEntered(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The dossier moved; `position` is `at` on the lead agency's working ruler."""

    at: Instant
    action: str
    origin: str
    state: str
    holder: str
    actor: str
    position: int
    documents: tuple[str, ...] = ()
    ground: str | None = None
    noticed: Instant | None = None


class OfficerAssigned(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """From here on this officer of the holding department has the dossier."""

    at: Instant
    officer: str
    position: int
    actor: str


class ClockStarted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A term began to count."""

    at: Instant
    clock: Clock
    noticed: Instant | None = None


class ClockPaused(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The clock stands; `remaining` seconds on its ruler are kept."""

    at: Instant
    clock: str
    remaining: int
    cause: str
    ground: str | None = None


class ClockResumed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The remainder counts on from here."""

    at: Instant
    clock: str
    anchor: int
    due: Instant
    provisional: bool
    rungs: tuple[Rung, ...]
    ground: str | None = None


class ClockExtended(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The term became longer by `by`; `length` is the new whole."""

    at: Instant
    clock: str
    by: str
    length: int
    anchor: int
    due: Instant
    provisional: bool
    rungs: tuple[Rung, ...]
    ground: str | None = None


class ClockReset(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The limit was replaced by `limit`, the time used was carried; `remaining` where the clock stands."""

    at: Instant
    clock: str
    limit: str
    length: int
    anchor: int
    due: Instant
    provisional: bool
    rungs: tuple[Rung, ...]
    remaining: int | None = None
    ground: str | None = None


class ClockRestarted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The clock counts anew from zero."""

    at: Instant
    clock: Clock
    ground: str | None = None


class LaneLeft(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The dossier left its lane for another with the time that it had used, in seconds on each clock's own ruler;
    `promise` names the clock of the appointment from here on.
    """

    at: Instant
    left: str
    lane: str
    action: str
    promise: str | None
    used: Mapping[str, int]
    actor: str
    ground: str | None = None
    rungs: tuple[Rung, ...] = ()  # the warnings of that clock from here on


class ClockStopped(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """What the clock waited for has happened."""

    at: Instant
    clock: str


class ClockWarned(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A warning rung has passed."""

    at: Instant
    clock: str
    label: str
    noticed: Instant


class ClockBreached(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The due instant `at` has passed; `record` is the name under which the definition wants it remembered."""

    at: Instant
    clock: str
    noticed: Instant
    record: str | None = None


class ConsultationOpened(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """These agencies were asked, each with its own deadline."""

    at: Instant
    consultation: str
    silence: str
    asked: tuple[Asked, ...]


class OpinionGiven(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """An asked agency answered; `late` says that its deadline had passed."""

    at: Instant
    consultation: str
    department: str
    opinion: str
    actor: str
    late: bool
    position: int
    holder: str
    ground: str | None = None


class OpinionDeemed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """An asked agency was silent: it is taken to have agreed and stays responsible for its field."""

    at: Instant
    consultation: str
    department: str
    noticed: Instant


class OpinionOverdue(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """An asked agency was silent and is waited for: from here on `holder` has the dossier's seconds."""

    at: Instant
    consultation: str
    department: str
    noticed: Instant
    position: int
    holder: str


class OpinionEscalated(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """An asked agency was silent: the question went to its head `to`, whose department may answer as well."""

    at: Instant
    consultation: str
    department: str
    to: str | None
    answering: str | None
    noticed: Instant


class ConsultationClosed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The join is met, or the dossier left the state that asked."""

    at: Instant
    consultation: str
    met: bool


class IncidentDeclared(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A system incident was announced."""

    at: Instant
    ground: str
    actor: str


class IncidentEnded(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The system works again."""

    at: Instant
    actor: str


class ObligationOwed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A delay, or its declaration, made somebody owe a letter."""

    at: Instant
    obligation: Obligation
    noticed: Instant | None = None


class ObligationAdopted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The breach found an obligation already declared for the same date."""

    at: Instant
    obligation: str
    noticed: Instant


class ObligationDrafted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The letter is drafted."""

    at: Instant
    obligation: str
    actor: str
    cause: str | None = None


class ObligationIssued(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The letter is signed and issued; `promised` is the second date where it gives one."""

    at: Instant
    obligation: str
    actor: str
    promised: Instant | None = None
    cause: str | None = None


class ObligationDelivered(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The letter reached the person."""

    at: Instant
    obligation: str
    actor: str


class ObligationWaived(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The obligation was set aside."""

    at: Instant
    obligation: str
    actor: str
    ground: str


class ObligationEscalated(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The obligation was not discharged in its own limit: it went to the head and stays open."""

    at: Instant
    obligation: str
    to: str | None
    noticed: Instant


class NewDateMissed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The date promised by the letter has passed as well."""

    at: Instant
    obligation: str
    noticed: Instant


class ResponsibilityFixed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """On closing, the shares of one breached clock are final."""

    at: Instant
    responsibility: Responsibility


class DossierFinished(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The counted life is over: a result, a refusal or a stop; the result may still wait to be fetched."""

    at: Instant
    outcome: str
    position: int | None


class PackageOpened(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The package was accepted: these components are to come, in the order of the definition."""

    at: Instant
    components: tuple[str, ...]


class ComponentReady(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """What it follows is done: `sender` is to hand it over by `due`; `inputs` are what its condition was judged on."""

    at: Instant
    component: str
    sender: str
    due: Instant | None = None
    inputs: Mapping[str, Any] = {}


class ComponentLeftOut(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Its condition `when` did not hold for these inputs: it is not part of this package."""

    at: Instant
    component: str
    when: str
    inputs: Mapping[str, Any]


class HandOffMissed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The instant by which `sender` should have sent the component has passed."""

    at: Instant
    component: str
    sender: str
    noticed: Instant


class ComponentSent(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """It was handed over: its dossier `code` was handed in where `lead` leads it."""

    at: Instant
    component: str
    code: str
    lead: str
    actor: str


class ComponentReceived(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Its dossier was accepted."""

    at: Instant
    component: str


class ComponentSupplementing(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Its dossier began, or ceased, to wait for the applicant."""

    at: Instant
    component: str
    waits: bool


class ComponentEnded(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """Its counted life is over with this outcome, or it never began; `cause` is what ended it, where that was another
    component or the package.
    """

    at: Instant
    component: str
    outcome: str
    cause: str | None = None
    due: Instant | None = None  # until when one that was sent back is to be sent again


class PackageHeld(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """From here on `holder` has the package's seconds, because of this component where one is named."""

    at: Instant
    holder: str
    position: int
    component: str | None = None


class ExcuseAccepted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The seconds of a stretch are excused; no date moves."""

    at: Instant
    excuse: Excuse
    actor: str
    ground: str


class ResponsibilityReattributed(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """An excuse came after the shares were fixed: the table anew, beside the old one."""

    at: Instant
    responsibility: Responsibility
    ground: str


class CauseGiven(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """This code is the cause of the dossier's delay."""

    at: Instant
    cause: str
    actor: str


class HistoryCorrected(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """What somebody did at `corrected_at` was recorded only now: the facts after the first `since` ones were told anew.

    `events` are what then happened, `dossier` is what they make of it. The journal keeps what it said before.
    """

    at: Instant
    actor: str
    ground: str
    corrected_at: Instant
    act: str
    since: int
    events: "tuple[Event, ...]"
    dossier: Dossier


class TermsRecounted(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """A signed decision counts the terms under other versions of the calendars; `undone` takes such a decision back.

    `clocks`, `custody`, `held_since` and `asked` are the same instants as before on the new rulers; letters and
    components that are to be sent are due as `moved` says.
    """

    at: Instant
    decision: str
    actor: str
    calendar: str
    before: Version
    version: Version
    clocks: tuple[Clock, ...]
    custody: tuple[Custody, ...]
    held_since: int | None
    asked: tuple[Asked, ...]
    moved: tuple[TermMoved, ...]
    undone: bool = False
    excuses: tuple[Excuse, ...] = ()


class ObligationMoved(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """The appointment of a declared letter moved, and so did the letter's due instant; None while the appointment
    stands.
    """

    at: Instant
    obligation: str
    due: Instant | None
    noticed: Instant | None = None


class ClockCarried(Struct, frozen=True, gc=False, omit_defaults=True, tag=True):
    """At acceptance a clock that had begun before counts on as the lane and the versions that the dossier is pinned to
    count it from its own instants; `before` is the due instant that it had.
    """

    at: Instant
    clock: Clock
    before: Instant


Event = (
    DossierSubmitted
    | DossierAmended
    | DossierAccepted
    | LaneDecided
    | StateEntered
    | OfficerAssigned
    | ClockStarted
    | ClockPaused
    | ClockResumed
    | ClockExtended
    | ClockReset
    | ClockRestarted
    | LaneLeft
    | ClockStopped
    | ClockWarned
    | ClockBreached
    | ConsultationOpened
    | OpinionGiven
    | OpinionDeemed
    | OpinionOverdue
    | OpinionEscalated
    | ConsultationClosed
    | IncidentDeclared
    | IncidentEnded
    | ObligationOwed
    | ObligationAdopted
    | ObligationDrafted
    | ObligationIssued
    | ObligationDelivered
    | ObligationWaived
    | ObligationEscalated
    | NewDateMissed
    | ResponsibilityFixed
    | DossierFinished
    | PackageOpened
    | ComponentReady
    | ComponentLeftOut
    | HandOffMissed
    | ComponentSent
    | ComponentReceived
    | ComponentSupplementing
    | ComponentEnded
    | PackageHeld
    | ExcuseAccepted
    | ResponsibilityReattributed
    | CauseGiven
    | HistoryCorrected
    | TermsRecounted
    | ObligationMoved
    | ClockCarried
)
