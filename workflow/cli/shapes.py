"""Which JSON does a command print? One pure function for each shape of the contract.

Instants are ISO 8601 in Vietnam's time, lengths are whole seconds in fields that end in `_seconds`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workflow import clocks
from workflow import events as e
from workflow.history import closed_custody
from workflow.model import (
    Clock,
    Component,
    Custody,
    Dossier,
    Excuse,
    Instant,
    Obligation,
    Responsibility,
    Share,
    TermMoved,
    Version,
)
from workflow.procedure import STANDARD
from workflow.worktime import Line, Term

if TYPE_CHECKING:
    from workflow.acts import Offer
    from workflow.check import Finding, Report
    from workflow.derivation import Derivation, Step
    from workflow.engine import Affected, Corrected, Recounted, Verified
    from workflow.loader import ProcedureVersion
    from workflow.loader.yamltree import Leaf
    from workflow.machine import Ruled, Rules, Track
    from workflow.procedure import ClockRule, JointLiability
    from workflow.reports.responsibility import Head, Row
    from workflow.reports.responsibility import Report as PeriodReport
    from workflow.simulation.asking.comparison import Difference
    from workflow.simulation.asking.sweep import Point, Sought, Swept
    from workflow.simulation.results import Carried, Results
    from workflow.store.protocol import Anchor, Message, Record
    from workflow.worker import Failed

Json = dict[str, Any]


def iso(at: Instant | None) -> str | None:
    """The instant as ISO 8601 with `+07:00`."""
    if at is None:
        return None
    from workflow.moments import shown  # costly to import, and help shows no instant

    return shown(at)


# --- what something is due


def explained(lines: Iterable[Line]) -> list[Json]:
    """Why something is due when it is, day by day."""
    return [
        {
            "day": line.day.isoformat(),
            "what": line.what,
            "name": line.name,
            "working_seconds": line.working_seconds,
            "count": line.count,
        }
        for line in lines
    ]


def clock_due(rule: "ClockRule", clock: Clock, lines: Sequence[Line] | None = None) -> Json:
    """One clock that an acceptance would start."""
    shape: Json = {
        "effect": rule.effect,
        "limit": str(rule.counting.limit),
        "starts": iso(clock.effective),
        "due": iso(clock.due),
        "provisional": clock.provisional,
    }
    return shape if lines is None else {**shape, "explain": explained(lines)}


def procedure_due(procedure: str, version: str, lane: str, event: Instant, clocks_due: Mapping[str, Json]) -> Json:
    """The due instants of a procedure accepted at an instant."""
    return {
        "procedure": procedure,
        "version": version,
        "lane": lane,
        "event": iso(event),
        "clocks": dict(clocks_due),
    }


def limit_due(limit: str, calendar: str, event: Instant, term: Term, lines: Sequence[Line] | None = None) -> Json:
    """The due instant of a bare limit."""
    shape: Json = {
        "limit": limit,
        "calendar": calendar,
        "event": iso(event),
        "effective": iso(term.effective),
        "due": iso(term.due),
        "provisional": term.provisional,
    }
    return shape if lines is None else {**shape, "explain": explained(lines)}


# --- procedures


def listed(version: "ProcedureVersion") -> Json:
    """One version of a procedure in a list."""
    until = version.in_force.until
    return {
        "id": version.id,
        "code": version.code,
        "title": version.title,
        "version": version.version,
        "in_force": {"from": version.in_force.since.isoformat(), "to": None if until is None else until.isoformat()},
        "lanes": list(version.lanes),
        "lifecycle": version.lifecycle,
    }


def shown(procedure: str, version: str, lifecycle: str, lane: str, leaves: Iterable["Leaf"]) -> Json:
    """A merged procedure, every value with its origin."""
    return {
        "procedure": procedure,
        "version": {"procedure": version, "lifecycle": lifecycle},
        "lane": lane,
        "values": [{"path": leaf.path, "value": leaf.value, "file": leaf.file, "line": leaf.line} for leaf in leaves],
    }


def finding(found: "Finding") -> Json:
    """One thing that is wrong with a definition."""
    return {
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
    }


def checked(report: "Report") -> Json:
    """What a check found."""
    return {"checked": report.checked, "findings": [finding(found) for found in report.findings]}


# --- dossiers


def dossier(dossier: Dossier, rules: "Rules", offers: Iterable["Offer"], at: Instant) -> Json:
    """A dossier as it stands at an instant."""
    from workflow.machine import ruled_clocks

    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    return {
        "code": dossier.code,
        "procedure": dossier.procedure,
        "version": {"procedure": dossier.version.procedure, "lifecycle": dossier.version.lifecycle},
        "lane": dossier.lane,
        "state": dossier.state,
        "portal_state": track.procedure.states[dossier.state].portal,
        "held_by": {"department": dossier.holder, "officer": dossier.officer},
        "submitted": iso(dossier.submitted),
        "accepted": iso(dossier.accepted),
        "appointment": iso(dossier.appointment),
        "finished": iso(dossier.finished),
        "outcome": dossier.outcome,
        "as_of": iso(at),
        "data": dict(dossier.data),
        "documents": list(dossier.documents),
        "clocks": [clock(one, track, at) for one in ruled_clocks(rules, dossier)],
        "obligations": [obligation(owed) for owed in dossier.obligations],
        "custody": [custody(one) for one in held(dossier, track, at)],
        "responsibility": [both(dossier, one) for one in responsibilities(dossier, rules, at)],
        "cause": dossier.cause,
        "excuses": [excuse(one) for one in dossier.excuses],
        "incident": iso(dossier.incident),
        "declare_by": iso(declare_by(dossier, rules)),
        "actions": [{"action": one.action, "by": list(one.by), "missing": list(one.missing)} for one in offers],
        "events": dossier.length,
        **_linked(dossier, track),
    }


def _linked(dossier: Dossier, track: "Track") -> Json:
    """What a package says of its components, and a component of its package; nothing of any other dossier."""
    if dossier.package is not None:
        return {"package": dossier.package, "component": dossier.component}
    known = [(name, dossier.components[name]) for name in track.procedure.components if name in dossier.components]
    return {"components": [component(name, one) for name, one in known]} if track.procedure.components else {}


def component(name: str, one: Component) -> Json:
    """One component of a package."""
    return {
        "component": name,
        "state": one.state,
        "code": one.code,
        "sender": one.sender,
        "lead": one.lead,
        "ready": iso(one.ready),
        "due": iso(one.due),
        "late": one.late is not None,
        "sent": iso(one.sent),
        "received": iso(one.received),
        "ended": iso(one.ended),
        "outcome": one.outcome,
        "cause": one.cause,
        "sendings": one.sendings,
        "supplementing": one.supplementing,
    }


def clock(ruled: "Ruled", track: "Track", at: Instant) -> Json:
    """One clock of a dossier, with what it has used up at an instant."""
    from workflow.responsibility import late_seconds

    clock, rule, calendar = ruled
    until = at if clock.stopped is None else min(at, clock.stopped)
    return {
        "name": clock.name,
        "effect": clock.effect,
        "state": clock.state,
        "started": iso(clock.event),
        "due": iso(clock.due),
        "provisional": clock.provisional,
        "consumed_seconds": clocks.consumed(rule, calendar, clock, until),
        "remaining_seconds": clocks.remainder(rule, calendar, clock, until),
        "late_seconds": late_seconds(track, clock, at),
    }


def held(dossier: Dossier, track: "Track", at: Instant) -> tuple[Custody, ...]:
    """Who has had the dossier so far, the stretch that is still open included."""
    return closed_custody(dossier, at, track.calendar.position(at)) if dossier.accepted is not None else ()


def custody(one: Custody) -> Json:
    """One stretch with one holder."""
    return {
        "holder": one.holder,
        "officer": one.officer,
        "kind": one.kind,
        "state": one.state,
        "from": iso(one.begun),
        "to": iso(one.ended),
        "working_seconds": one.working_seconds,
    }


def obligation(owed: Obligation) -> Json:
    """Something owed because of a delay."""
    return {
        "id": owed.id,
        "kind": owed.kind,
        "state": owed.state,
        "debtor": owed.debtor,
        "signer": owed.signer,
        "letter": owed.letter,
        "raised": iso(owed.raised),
        "due": None if owed.stands else iso(owed.due),
        "promised_before": iso(owed.promised_before),
        "promised_now": iso(owed.promised_now),
        "declared": owed.declared,
        "cause": owed.cause,
        "named_cause": owed.named_cause,
        "drafted": iso(owed.drafted),
        "issued": iso(owed.issued),
        "delivered": iso(owed.delivered),
        "waived": iso(owed.waived),
        "escalated": iso(owed.escalated),
        "ground": owed.ground,
    }


def responsibilities(dossier: Dossier, rules: "Rules", at: Instant) -> tuple[Responsibility, ...]:
    """The tables of shares: those that are fixed, and those of clocks still counting as of an instant."""
    from workflow.responsibility import shares_of, with_cause

    fixed = {(one.clock, one.due) for one in dossier.responsibility}
    live = [one for one in dossier.clocks.values() if one.missed is not None and (one.name, one.missed) not in fixed]
    tables = (*dossier.responsibility, *(shares_of(rules, dossier, one, at) for one in live))
    return tuple(with_cause(dossier, one) for one in tables)


def anew(dossier: Dossier, table: Responsibility) -> Responsibility | None:
    """The fixed table as the last excuse left it; None where none changed it."""
    found = [one for one in dossier.reattributed if (one.clock, one.due) == (table.clock, table.due)]
    return found[-1] if found else None


def both(dossier: Dossier, table: Responsibility) -> Json:
    """The table as it was fixed, or is now, and beside it what the last excuse made of it."""
    again = anew(dossier, table)
    return {**responsibility(table), "reattributed": None if again is None else responsibility(again)}


def declare_by(dossier: Dossier, rules: "Rules") -> Instant | None:
    """The last moment at which a delay of the dossier can be declared in time."""
    from workflow.obligations import last_moment

    return last_moment(rules.tracks.get(dossier.lane) or rules.tracks[STANDARD], dossier)


def excuse(one: Excuse) -> Json:
    """A stretch that nobody answers for."""
    return {
        "since": iso(one.since),
        "until": iso(one.until),
        "working_seconds": one.end - one.begin,
        "ground": one.ground,
        "accepted": iso(one.accepted),
        "actor": one.actor,
    }


def responsibility(one: Responsibility) -> Json:
    """Who bears the lateness of one clock."""
    return {
        "clock": one.clock,
        "due": iso(one.due),
        "late_seconds": one.late_seconds,
        "fixed": one.fixed,
        "cause": one.cause,
        "shares": [share(part) for part in one.shares],
    }


def share(part: Share) -> Json:
    """One holder's part of a delay."""
    return {
        "holder": part.holder,
        "states": list(part.states),
        "officers": [{"officer": one.officer, "late_seconds": one.late_seconds} for one in part.officers],
        "head": part.head,
        "norm_seconds": part.norm_seconds,
        "used_seconds": part.used_seconds,
        "overrun_seconds": part.overrun_seconds,
        "late_seconds": part.late_seconds,
    }


def waiting(dossier: Dossier, rules: "Rules") -> Json:
    """A dossier in an inbox."""
    return {
        "code": dossier.code,
        "procedure": dossier.procedure,
        "lane": dossier.lane,
        "state": dossier.state,
        "held_by": {"department": dossier.holder, "officer": dossier.officer},
        "appointment": iso(dossier.appointment),
        "declare_by": iso(declare_by(dossier, rules)),
    }


# --- derivations


def derivation(one: "Derivation") -> Json:
    """How the due instant of one clock of a dossier came to be."""
    return {
        "clock": one.clock,
        "effect": one.effect,
        "state": one.state,
        "limit": one.limit,
        "calendar": one.calendar,
        "event": iso(one.event),
        "starts": iso(one.effective),
        "due": iso(one.due),
        "provisional": one.provisional,
        "as_of": iso(one.at),
        "consumed_seconds": one.consumed,
        "remaining_seconds": one.remaining,
        "steps": [step(each) for each in one.steps],
        "responsibility": None if one.lateness is None else responsibility(one.lateness),
        "reattributed": None if one.reattributed is None else responsibility(one.reattributed),
    }


def step(one: "Step") -> Json:
    """One thing that happened to a clock, with the days that it adds."""
    cause = one.cause
    return {
        "what": one.what,
        "at": iso(one.at),
        "name": one.name or None,
        "cause": None if cause is None else {"what": cause.what, "actor": cause.actor, "ground": cause.ground},
        "due": iso(one.due),
        "due_before": iso(one.before),
        "remaining_seconds": one.remaining,
        "noticed": iso(one.noticed),
        "ground": one.ground,
        "explain": explained(one.lines),
    }


# --- what is told or counted anew


def correction(one: "Corrected") -> Json:
    """What a correction changed."""
    (event,) = one.events
    differs = one.difference
    return {
        "code": one.dossier.code,
        "repeated": one.repeated,
        **(_corrected(event) if isinstance(event, e.HistoryCorrected) else {}),
        "due": [term(each) for each in differs.due],
        "undone": [{"clock": each.clock, "due": iso(each.due)} for each in differs.undone],
        "found": [{"clock": each.clock, "due": iso(each.due)} for each in differs.found],
        "waived": list(differs.waived),
        "raised": list(differs.raised),
        "events": one.dossier.length,
    }


def term(one: TermMoved) -> Json:
    """A due instant that moved: of a clock, an asked department, a letter or the sending of a component."""
    return {
        "clock": None if one.asked or one.of else one.name,
        "department": one.name if one.asked else None,
        "letter": one.name if one.of == "letter" else None,
        "component": one.name if one.of == "component" else None,
        "before": iso(one.before),
        "after": iso(one.after),
    }


def affected(one: "Affected", calendar: str) -> Json:
    """A dossier of which a due instant would move under another version of a calendar."""
    return {
        "code": one.code,
        "agency": one.agency,
        "calendar": calendar,
        "version": {"before": _under(one.before, calendar), "after": _under(one.after, calendar)},
        "moved": [term(each) for each in one.moved],
    }


def _under(version: Version, calendar: str) -> str:
    return dict(version.others).get(calendar, version.calendar)


def recounted(one: "Recounted") -> Json:
    """A dossier that was counted anew."""
    return {"code": one.dossier.code, "moved": [term(each) for each in one.moved]}


# --- the journal

_INSTANTS = frozenset({"at", "noticed", "due", "promised"})
_LENGTHS = {"remaining": "remaining_seconds", "length": "length_seconds"}
_RULER = frozenset({"position", "anchor", "rungs"})  # how the engine reckons, not what happened


def fact(event: e.Event) -> Json:
    """What an event says beside its instant and its name."""
    told = _TOLD.get(type(event))
    if told is not None:
        return told(event)
    return dict(_field(name, getattr(event, name)) for name in event.__struct_fields__ if name not in _RULER | {"at"})


def _field(name: str, value: Any) -> tuple[str, Any]:
    if name in _INSTANTS:
        return name, iso(value)
    if isinstance(value, Struct):
        return name, {inner: getattr(value, inner) for inner in value.__struct_fields__}
    return _LENGTHS.get(name, name), list(value) if isinstance(value, tuple) else value


def _begun(clock: Clock) -> Json:
    return {
        "clock": clock.name,
        "effect": clock.effect,
        "starts": iso(clock.effective),
        "due": iso(clock.due),
        "length_seconds": clock.length,
        "provisional": clock.provisional,
    }


def _consultation_opened(event: e.ConsultationOpened) -> Json:
    return {
        "consultation": event.consultation,
        "silence": event.silence,
        "asked": [{"party": one.party, "department": one.department, "due": iso(one.due)} for one in event.asked],
    }


def _corrected(event: e.HistoryCorrected) -> Json:
    return {
        "act": event.act,
        "corrected_at": iso(event.corrected_at),
        "kept_events": event.since,
        "told_anew": [{"event": type(each).__name__, "at": iso(each.at)} for each in event.events],
    }


def _terms_recounted(event: e.TermsRecounted) -> Json:
    return {
        "decision": event.decision,
        "undone": event.undone,
        "calendar": event.calendar,
        "versions": {"before": _under(event.before, event.calendar), "after": _under(event.version, event.calendar)},
        "moved": [term(each) for each in event.moved],
    }


_TOLD: Mapping[type, Callable[[Any], Json]] = {
    e.ClockStarted: lambda event: {**_begun(event.clock), "noticed": iso(event.noticed)},
    e.ClockRestarted: lambda event: {**_begun(event.clock), "ground": event.ground},
    e.ClockCarried: lambda event: {**_begun(event.clock), "before": iso(event.before)},
    e.ConsultationOpened: _consultation_opened,
    e.ObligationOwed: lambda event: {"obligation": obligation(event.obligation), "noticed": iso(event.noticed)},
    e.HistoryCorrected: _corrected,
    e.TermsRecounted: _terms_recounted,
    e.ResponsibilityFixed: lambda event: {"responsibility": responsibility(event.responsibility)},
    e.ResponsibilityReattributed: lambda event: {"responsibility": responsibility(event.responsibility)},
    e.ExcuseAccepted: lambda event: {"excuse": excuse(event.excuse), "actor": event.actor, "ground": event.ground},
}


def record(one: "Record") -> Json:
    """One row of a journal."""
    return {
        "seq": one.seq,
        "at": iso(one.at),
        "event": type(one.event).__name__,
        "actor": one.actor,
        "ground": one.ground,
        "noticed": iso(one.noticed),
        "recorded": iso(one.recorded),
        "on_behalf_of": one.on_behalf_of,
        "version": {"procedure": one.version.procedure, "lifecycle": one.version.lifecycle},
        **{name: value for name, value in fact(one.event).items() if name not in _HEAD},
    }


_HEAD = frozenset({"at", "noticed", "actor", "ground", "version"})


def message(one: "Message") -> Json:
    """One message of the outbox: what a command caused on one dossier, and how often telling it failed."""
    return {
        "id": one.id,
        "dossier": one.code,
        "attempts": one.attempts,
        "dead": one.dead,
        "ready": None if one.dead or not one.ready else iso(one.ready),
        "error": one.error,
        "events": [record(each) for each in one.records],
    }


def failed(one: "Failed") -> Json:
    """A message that was not taken, and when it is tried again."""
    return {
        "message": one.id,
        "dossier": one.code,
        "error": one.error,
        "attempts": one.attempts,
        "dead": one.dead,
        "again": None if one.dead else iso(one.again),
    }


def anchor(one: "Anchor") -> Json:
    """What the journal was at an instant, as it stands in a file of anchors."""
    from workflow.worker.anchors import shape

    return shape(one)


def verified(found: "Verified") -> Json:
    """What is wrong with a store, and of which dossiers something is still to be told, which is no fault.

    `broken` are the dossiers of which a table differs from the journal, `breaks` the rows that break its chain.
    """
    return {
        "sound": found.sound,
        "rows": found.rows,
        "breaks": [{"dossier": one.code, "seq": one.seq, "missing": one.missing} for one in found.breaks],
        "broken": list(found.differing),
        "anchors_lost": [anchor(one) for one in found.lost],
        "untold": [{"dossier": one.code, "messages": one.messages, "dead": one.dead} for one in found.untold],
    }


def results(of: "Results") -> Json:
    """The counts of a simulated period; lengths in working seconds.

    With replications all counts are over all of them, `intervals` are of one replication's mean.
    """
    certainty: Json = {"intervals": {name: list(pair) for name, pair in of.intervals.items()}}
    return {
        "scenario": of.scenario,
        "seed": of.seed,
        "replications": of.replications,
        "period": {"from": iso(of.since), "to": iso(of.until)},
        "totals": _row(of.totals),
        **(certainty if of.replications > 1 else {}),
        "by_procedure": [_row(row) for row in of.by_procedure],
        "by_department": [_row(row) for row in of.by_department],
        "by_month": [_row(row) for row in of.by_month],
        **({} if of.in_hand is None else {"in_hand": _row(of.in_hand)}),
        **({"carried": [_carried(one) for one in of.carried]} if of.carried else {}),
    }


def _carried(of: "Carried") -> Json:
    """A dossier that was in hand: as it was, and in which share of the runs it was closed, or went late."""
    return {
        "code": of.code,
        "procedure": of.procedure,
        "lane": of.lane,
        "state": of.state,
        "held_by": of.holder,
        "appointment": None if of.appointment is None else iso(of.appointment),
        "overdue": of.overdue,
        "closed_share": of.closed / of.runs,
        "late_share": of.late / of.runs,
        "mean_late_seconds": of.late_seconds / of.runs,
    }


def compared(first: "Results", others: "Sequence[tuple[Results, Sequence[Difference]]]") -> Json:
    """The results of the first scenario, and those of each other with what it changes."""
    return {
        **results(first),
        "compared": [{**results(other), "differences": [_row(one) for one in found]} for other, found in others],
    }


def swept(of: "Swept", scenario: str) -> Json:
    """What came out with each combination of values."""
    names = [one.name for one in of.variations]
    return {
        "scenario": scenario,
        "vary": [{"path": one.name, "values": list(one.values)} for one in of.variations],
        "points": [_point(names, point) for point in of.points],
    }


def sought(of: "Sought", name: str, scenario: str) -> Json:
    """Which value reaches the target, and everything that was tried."""
    steps = of.steps
    return {
        "scenario": scenario,
        "seek": {
            "target": str(of.target),
            "path": name,
            "from": steps[0],
            "to": steps[steps.count - 1],
            "step": float(steps.step),
            "found": None if of.found is None else of.found.values[0],
            "side": of.side,
            "certain": of.certain,
            "one_way": of.one_way,
        },
        "points": [_point([name], point) for point in of.points],
    }


def _point(names: Sequence[str], point: "Point") -> Json:
    return {"values": dict(zip(names, point.values, strict=True)), **results(point.results)}


def _row(row: Struct) -> Json:
    return {name: getattr(row, name) for name in row.__struct_fields__}


# --- reports


def liability_rule(one: "JointLiability") -> Json:
    """When a head answers jointly, and how sure that is."""
    return {"rule": one.rule, "nth": one.nth, "confidence": one.confidence}


def borne(row: "Row") -> Json:
    """What one of them bears, in final shares and in those of dossiers still open."""
    return {
        "late_dossiers": row.dossiers,
        "late_seconds": row.late_seconds,
        "open_late_dossiers": row.open_dossiers,
        "open_late_seconds": row.open_seconds,
    }


def head(one: "Head") -> Json:
    """A head with the departments headed, and for how many dossiers they answer jointly."""
    return {
        "head": one.row.of,
        "departments": list(one.departments),
        **borne(one.row),
        "jointly_liable": one.joint > 0,
        "joint_dossiers": one.joint,
        "rules": [liability_rule(rule) for rule in one.rules],
    }


def responsibility_report(of: "PeriodReport", since: str | None, until: str | None) -> Json:
    """Whose the delays of a period were; `since` and `until` are its first and last day."""
    return {
        "period": {"from": since, "to": until},
        "as_of": iso(of.at),
        "totals": {"finished": of.finished, "reattributed": of.reattributed, **borne(of.total)},
        "departments": [{"department": row.of, **borne(row)} for row in of.departments],
        "officers": [{"officer": row.of, "department": row.within, **borne(row)} for row in of.officers],
        "heads": [head(one) for one in of.heads],
        "causes": [{"cause": row.of, **borne(row)} for row in of.causes],
    }
