"""What is a row of an event log? One fact of one dossier, told flat: what, when, who, from which state to which.

The rows of a dossier come from folding its facts once more, so they say what the journal says and nothing else. Neither
the applicant nor the data of the application is told; the ground of an act is, as the officer wrote it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from workflow import commands as c
from workflow import events as e
from workflow.agencies import Agencies
from workflow.history import apply
from workflow.model import Dossier, Instant
from workflow.moments import ZONE
from workflow.procedure import APPLICANT, CLOCK, JOIN, PACKAGE

Form = Literal["string", "time", "integer"]
NOBODY = (APPLICANT, CLOCK, JOIN, PACKAGE)  # they act, but no officer does

KINDS: dict[type, str] = {
    e.StateEntered: "move",
    **dict.fromkeys(
        (
            e.DossierSubmitted,
            e.DossierAmended,
            e.DossierAccepted,
            e.DossierFinished,
            e.LaneDecided,
            e.LaneLeft,
            e.OfficerAssigned,
            e.HistoryCorrected,
        ),
        "dossier",
    ),
    **dict.fromkeys(
        (
            e.ClockStarted,
            e.ClockPaused,
            e.ClockResumed,
            e.ClockExtended,
            e.ClockReset,
            e.ClockRestarted,
            e.ClockStopped,
            e.ClockWarned,
            e.ClockBreached,
            e.ClockCarried,
            e.TermsRecounted,
            e.IncidentDeclared,
            e.IncidentEnded,
        ),
        "clock",
    ),
    **dict.fromkeys(
        (
            e.ConsultationOpened,
            e.OpinionGiven,
            e.OpinionDeemed,
            e.OpinionOverdue,
            e.OpinionEscalated,
            e.ConsultationClosed,
        ),
        "consultation",
    ),
    **dict.fromkeys(
        (
            e.ObligationOwed,
            e.ObligationAdopted,
            e.ObligationDrafted,
            e.ObligationIssued,
            e.ObligationDelivered,
            e.ObligationWaived,
            e.ObligationEscalated,
            e.ObligationMoved,
            e.NewDateMissed,
        ),
        "letter",
    ),
    **dict.fromkeys(
        (e.ResponsibilityFixed, e.ResponsibilityReattributed, e.ExcuseAccepted, e.CauseGiven), "responsibility"
    ),
    **dict.fromkeys(
        (
            e.PackageOpened,
            e.ComponentReady,
            e.ComponentLeftOut,
            e.HandOffMissed,
            e.ComponentSent,
            e.ComponentReceived,
            e.ComponentSupplementing,
            e.ComponentEnded,
            e.PackageHeld,
        ),
        "package",
    ),
}
ACTIVITIES = {kind: re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower() for kind in KINDS}


class Entry(Struct, frozen=True, gc=False, array_like=True):
    """What one command did to one dossier: who, when, which facts; `run` is put before every code and id."""

    run: str
    dossier: str
    at: Instant
    actor: str
    department: str | None
    events: tuple[e.Event, ...]

    @property
    def place(self) -> tuple[str, str]:
        """What entries are put in order by: those of one dossier together."""
        return self.run, self.dossier


class Row(NamedTuple):
    """One fact, told flat; what a fact does not have is None.

    `activity` is the action of a move and else the fact's name in words, `event` its name, `kind` a coarse sorting;
    `officer` and `department` acted, `holder` and `assigned` have the dossier afterwards; `asked` are departments.
    """

    case: str
    number: int
    activity: str
    event: str
    kind: str
    time: Instant
    noticed: Instant | None
    actor: str
    officer: str | None
    department: str | None
    origin: str | None
    state: str
    holder: str
    assigned: str | None
    lane: str
    clock: str | None
    obligation: str | None
    letter: str | None
    consultation: str | None
    asked: str | None
    component: str | None
    due: Instant | None
    late_seconds: int | None
    outcome: str | None
    ground: str | None


FORMS: dict[str, Form] = dict.fromkeys(Row._fields, "string")
FORMS |= {"number": "integer", "time": "time", "noticed": "time", "due": "time", "late_seconds": "integer"}


class Step(NamedTuple):
    """A row with the fact that it tells and the dossier before and after it."""

    row: Row
    event: e.Event
    before: Dossier | None
    after: Dossier


class Journal(NamedTuple):
    """Everything that is known of one dossier, in its order."""

    run: str
    case: str
    dossier: Dossier
    steps: tuple[Step, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows in their order."""
        return (step.row for step in self.steps)


class People:
    """Which officer and which department is meant by the name of who acted."""

    def __init__(self, agencies: Agencies) -> None:
        by_id = agencies.by_id.values()
        self._officers = {one.id: one.department for agency in by_id for one in agency.officers.values()}
        self.agencies = {agency.id: agency.title for agency in by_id}
        self.departments = {one.id: one.title for agency in by_id for one in agency.departments.values()}

    def acting(self, actor: str, department: str | None) -> tuple[str | None, str | None]:
        """The officer, and their department where it is known."""
        if actor in NOBODY:
            return None, None
        if actor in self.departments or actor in self.agencies:  # as a whole
            return None, actor if actor in self.departments else department
        return actor, department or self._officers.get(actor)


def entry(command: c.Command, at: Instant, dossier: str, events: tuple[e.Event, ...], run: str = "") -> Entry:
    """What the command did to the dossier."""
    if isinstance(command, c.Tick):
        return Entry(run, dossier, at, CLOCK, None, events)
    return Entry(run, dossier, at, command.actor.id, command.actor.department, events)


def journals(entries: Iterable[Entry], people: People) -> Iterator[Journal]:
    """The entries, which lie together for each dossier, as journals; raises ValueError where a beginning is missing."""
    for (run, code), of_one in groupby(entries, key=lambda one: one.place):
        steps = tuple(_steps(run + code, of_one, people))
        yield Journal(run, run + code, steps[-1].after, steps)


def _steps(case: str, entries: Iterable[Entry], people: People) -> Iterator[Step]:
    dossier: Dossier | None = None
    number = 0
    for one in entries:
        for event in one.events:
            number += 1
            before = dossier
            if before is None and not isinstance(event, e.DossierSubmitted):
                raise ValueError(
                    f"{case}: wanted its journal from the first fact on, but it begins with "
                    f"{type(event).__name__}; possible: enter whole journals"
                )
            dossier = apply(before, event)
            yield Step(_row(case, number, one, event, before, dossier, people), event, before, dossier)


def _row(
    case: str, number: int, one: Entry, event: e.Event, before: Dossier | None, after: Dossier, people: People
) -> Row:
    kind = type(event)
    said: Any = event
    actor = getattr(said, "actor", None) or (one.actor if event.at == one.at else CLOCK)
    officer, department = people.acting(actor, one.department if actor == one.actor else None)
    clock, owed = _clock(said), _obligation(said)
    letter = None if owed is None else after.obligation(owed)
    return Row(
        case=case,
        number=number,
        activity=said.action if kind is e.StateEntered else ACTIVITIES[kind],
        event=kind.__name__,
        kind=KINDS[kind],
        time=event.at,
        noticed=getattr(said, "noticed", None),
        actor=actor,
        officer=officer,
        department=department,
        origin=None if before is None else before.state,
        state=after.state,
        holder=after.holder,
        assigned=after.officer,
        lane=after.lane,
        clock=clock,
        obligation=None if owed is None else one.run + owed,
        letter=None if letter is None else letter.kind,
        consultation=getattr(said, "consultation", None),
        asked=_asked(event),
        component=getattr(said, "component", None),
        due=_due(said, clock, owed, after),
        late_seconds=said.responsibility.late_seconds if hasattr(said, "responsibility") else None,
        outcome=getattr(said, "outcome", None),
        ground=getattr(said, "ground", None),
    )


def _clock(event: Any) -> str | None:
    if hasattr(event, "responsibility"):
        return event.responsibility.clock  # type: ignore[no-any-return]
    clock = getattr(event, "clock", None)
    return getattr(clock, "name", clock)


def _obligation(event: Any) -> str | None:
    owed = getattr(event, "obligation", None)
    return getattr(owed, "id", owed)


def _asked(event: e.Event) -> str | None:
    match event:
        case e.ConsultationOpened():
            return " ".join(one.department for one in event.asked)
        case e.OpinionGiven() | e.OpinionDeemed() | e.OpinionOverdue() | e.OpinionEscalated():
            return event.department
    return None


def _due(event: Any, clock: str | None, owed: str | None, after: Dossier) -> Instant | None:
    """When what the fact is about is due; None where it stands."""
    if clock is not None:
        term = after.clocks.get(clock)
        return None if term is None or term.remaining is not None else term.due
    letter = None if owed is None else after.obligation(owed)
    if letter is not None:
        return None if letter.stands else letter.due
    return getattr(event, "due", None)


def iso(at: Instant) -> str:
    """The instant as ISO 8601 text with the offset of Vietnam, to the second."""
    return datetime.fromtimestamp(at, ZONE).isoformat()


# What neither XML 1.0 nor a spreadsheet can hold.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with a replacement character where it has a control character or half of a surrogate pair."""
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)
