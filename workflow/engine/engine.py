"""How does a procedure run for real? The border: it asks the time once per command, loads, decides, remembers.

What is decided is `decide`'s question, what is kept is the store's; here they meet in one transaction per command.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from msgspec.structs import replace

from workflow import commands as c
from workflow.acts import Offer
from workflow.acts import offers as offers_of
from workflow.correction import Difference, Late, correct, difference, effective, known
from workflow.decide import Outcome, advance
from workflow.decision import agency_of, counted, in_effect, judge_signature, lead_agency
from workflow.derivation import Derivation, derivations
from workflow.engine import deciding, many, upkeep
from workflow.engine.answers import (
    Affected,
    Corrected,
    Health,
    Overtaken,
    Receipt,
    Recounted,
    Refused,
    Request,
    Ticked,
    Verified,
    key_of_another,
)
from workflow.engine.records import Sent, change_of, known_at, last_notice, placing, written
from workflow.engine.shelf import Shelf
from workflow.engine.wishes import actor_of, dossier_of, instant_of, readable, request_of, wish
from workflow.errors import Conflict, NotAllowed, NotFound
from workflow.events import Event, HistoryCorrected, StateEntered, TermsRecounted
from workflow.history import replay
from workflow.loader import Definitions
from workflow.machine import Rules
from workflow.model import NEVER, Dossier, Instant, Obligation, Version
from workflow.moments import When, local, shown
from workflow.moments import now as machine_clock
from workflow.package import Group, advance_group
from workflow.procedure import STANDARD
from workflow.recount import under
from workflow.store.memory import MemoryStore
from workflow.store.protocol import Anchor, Change, Kept, KeyTaken, Message, Placing, Record, Store

MEMORY = "memory://"
TRIES = 4  # of a command that others overtake again and again


def create(url: str, *, sandbox: bool = False) -> None:
    """Makes the store's tables, or brings them up to date; raises NotAllowed where it is there in the other mode."""
    if url != MEMORY:
        from workflow.store.sql import create as create_tables

        create_tables(url, sandbox)


def step_down(url: str) -> str:
    """Takes the store's tables back to the form that the version before had; gives that form."""
    if url == MEMORY:
        raise NotAllowed(f"{url}: wanted tables, but there are none in memory; possible: sqlite:///dossiers.db")
    from workflow.store.sql import step_down as step_tables_down

    return step_tables_down(url)


def there(url: str) -> bool:
    """Whether a store is kept there already; one in memory always is, and empty."""
    if url == MEMORY:
        return True
    from workflow.store.sql import there as file_there

    return file_there(url)


def _opened(url: str) -> Store:
    if url == MEMORY:
        return MemoryStore()
    from workflow.store.sql import SqlStore  # costly to import, and not everybody keeps a database

    return SqlStore(url)


def _judge_begun(code: str, command: c.Command) -> None:
    """Raises NotAllowed for what is not asked of a dossier that is there."""
    if isinstance(command, c.Submit):
        raise NotAllowed(f"{code}: wanted a command on a dossier, but Submit begins one; possible: submit", code)


def _judge_late(dossier: Dossier, late: Sequence[Late], made: Instant) -> None:
    """Raises NotAllowed for what is not late, or is recorded before something that it stands beside."""
    code, at, last = dossier.code, late[0].at, max(dossier.latest, late[-1].at)
    if at >= dossier.latest:
        raise NotAllowed(
            f"{code}: wanted to correct its history at {shown(at)}, but nothing lies after it; "
            "possible: the act itself, backdated",
            code,
        )
    if made < last:
        raise NotAllowed(
            f"{code}: wanted to correct its history at {shown(made)}, but there is an effect at {shown(last)}; "
            "possible: that instant or later",
            code,
        )


class Engine:
    """Procedures running on one store, at one home agency where dossiers are handed in."""

    def __init__(
        self,
        url: str,
        definitions: Definitions,
        *,
        home: str | None = None,
        now: Callable[[], Instant] = machine_clock,
    ) -> None:
        self.definitions = definitions
        self.now = now
        self._home = home
        self._store = _opened(url)
        self._shelf = Shelf(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store."""
        self._store.close()

    @property
    def sandbox(self) -> bool:
        """Whether instants may be given freely."""
        return self._store.mode == "sandbox"

    @property
    def home(self) -> str:
        """The agency where dossiers are handed in; raises NotFound where none was named and there is a choice."""
        if self._home is None:
            self._home = self.definitions.receiving_agency()
        return self._home

    # --- commands

    def submit(
        self,
        procedure: str,
        *,
        actor: c.Actor,
        applicant: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        documents: Iterable[str] = (),
        lane: str = STANDARD,
        channel: str = "counter",
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Hands in a dossier under the next code of the day; raises NotAllowed or NotFound."""
        command = c.Submit(
            "", self.home, actor, lane, channel, data or {}, tuple(documents), readable(procedure, applicant or {})
        )
        sent = self._sent(procedure, command, at, key, backdate)
        return self._once(sent, lambda: self._submitted(procedure, command, sent))

    def act(
        self,
        code: str,
        action: str,
        *,
        actor: c.Actor,
        data: Mapping[str, Any] | None = None,
        documents: Iterable[str] = (),
        ground: str | None = None,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Takes an action that the dossier offers; `data` hold the opinion for `answer`, the component to send."""
        command = wish(code, action, actor, data or {}, tuple(documents), ground)
        return self.handle(code, command, at=at, key=key, backdate=backdate)

    def handle(
        self, code: str, command: c.Command, *, at: When | None = None, key: str | None = None, backdate: bool = False
    ) -> Receipt:
        """Does what the command asks of the dossier, once per key; raises NotAllowed, NotFound or Conflict."""
        _judge_begun(code, command)
        sent = self._sent(code, command, at, key, backdate)
        return self._once(sent, lambda: self._handled(code, command, sent))

    def handle_many(self, requests: Iterable[Request], *, whole: bool = True) -> tuple[Receipt | Refused, ...]:
        """Does what many commands ask, in their order and in one transaction; each once per key.

        Where one is refused none is done, and its error is raised; if not `whole`, the others are done, and in its
        place stands why it was refused.
        """
        orders = [self._order(request) for request in requests]
        return many.handle_many(self.definitions, self._shelf, orders, whole, self._repeated, self._remember)

    def _order(self, request: Request) -> many.Order:
        code, command = request.code, request.command
        _judge_begun(code, command)
        return many.Order(request, self._sent(code, command, request.at, request.key, request.backdate))

    def tick(self, at: When | None = None, limit: int = 1_000, *, backdate: bool = False) -> Ticked:
        """Looks at the clocks of up to `limit` dossiers on which something has passed, the earliest first.

        Any number of processes may do so at once: each looks at others, and what one began and did not end is free.
        """
        sent = self._sent("store", c.Tick(), at, None, backdate)
        return many.tick(self.definitions, self._store, self._shelf, sent, limit, self._handled)

    def send(
        self,
        code: str,
        component: str,
        *,
        actor: c.Actor,
        data: Mapping[str, Any] | None = None,
        documents: Iterable[str] = (),
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Hands a component of the package over; `data` and `documents` correct what came back."""
        command = c.SendComponent(component, actor, data or {}, tuple(documents))
        return self.handle(code, command, at=at, key=key, backdate=backdate)

    # --- corrections

    def correct(
        self,
        code: str,
        command: c.Command,
        *,
        at: When,
        ground: str,
        by: c.Actor | None = None,
        then: Iterable[tuple[c.Command, When]] = (),
        made: When | None = None,
        key: str | None = None,
    ) -> Corrected:
        """Records now what was done at `at`, before other things: the history is told anew; raises NotAllowed.

        The command's actor did it then, `by` records it, the same person where nobody is named. `then` is what was
        done after it and is recorded with it. In a sandbox `made` says when.
        """
        late = (Late(command, instant_of(code, at)), *(Late(after, instant_of(code, when)) for after, when in then))
        sent = self._sent(code, ("correct", late, ground), made, key, False)
        who, given = by or actor_of(code, command), made is not None
        receipt = self._once(sent, lambda: self._corrected(code, late, ground, who, sent, given))
        event = receipt.events[0]
        if not isinstance(event, HistoryCorrected):  # it was sent as one, so it was written as one
            raise TypeError(f"wanted a correction, but got {type(event).__name__}")
        journal = self._journal(code)[: event.dossier.length - 1]
        return Corrected(receipt.dossier, receipt.events, self._difference(journal, event), receipt.repeated)

    def _corrected(
        self, code: str, late: Sequence[Late], ground: str, actor: c.Actor, sent: Sent, given: bool
    ) -> Receipt:
        kept, journal = self._kept(code), self._journal(code)
        dossier = kept.dossier
        if deciding.moves_with_others(self.definitions, dossier):
            whole = dossier.package or code
            raise NotAllowed(
                f"{code}: wanted to correct its history, but it moves with others in the package {whole}; "
                "possible: an act from now on",
                code,
            )
        now = sent.after(dossier.latest).at
        made = now if given or not self.sandbox else last_notice(journal)
        _judge_late(dossier, late, made)
        event = correct(
            self._rules_under(dossier),
            self._rules_for,
            dossier,
            journal,
            late,
            made=made,
            actor=actor.id,
            ground=ground,
        )
        outcome = Outcome(event.dossier, (event,))
        rules = self.rules_of(event.dossier)
        self._remember(written(rules, kept, outcome, actor, replace(sent, at=made)))
        return Receipt(event.dossier, (event,))

    def _difference(self, journal: tuple[Event, ...], event: HistoryCorrected) -> Difference:
        """What the correction changed, against the dossier as it would have been looked at then."""
        before = replay(journal)
        settled = advance(self.rules_of(before), before, c.Tick(), event.at)
        told = (*effective(journal), *settled.events)
        return difference(settled.dossier, told, event.dossier, effective((*journal, event)))

    # --- calendars

    def affected(
        self, calendar: str, version: str | None = None, *, agency: str | None = None, at: When | None = None
    ) -> tuple[Affected, ...]:
        """The open dossiers of which a due instant would move under that version of the calendar, by default the
        newest; nothing moves by this. With `agency` only those for which it answers.
        """
        wanted = self._calendar_version(calendar, version)
        moment = None if at is None else self._moment(at, self.now(), False)
        found = (self._affected(code, calendar, wanted, moment) for code in self._store.codes())
        return tuple(one for one in found if one is not None and agency in (None, one.agency))

    def recount(
        self, calendar: str, version: str | None = None, *, decision: str, actor: c.Actor, at: When | None = None
    ) -> tuple[Recounted, ...]:
        """Records the decision on each affected dossier of the actor's agency, whose head signs; raises NotAllowed.

        Each dossier is written by itself. Where something comes between, the same call goes on with the others.
        """
        wanted = self._calendar_version(calendar, version)
        listed, agency, subject = self.affected(calendar, wanted, at=at), agency_of(actor), f"calendar '{calendar}'"
        own = [one for one in listed if one.agency == agency]
        judge_signature(self.definitions.agencies, subject, decision, actor, {agency})
        if not own:
            there = ", ".join(sorted({one.agency for one in listed})) or "none"
            raise NotAllowed(
                f"{subject}: wanted to recount the dossiers of {agency}, but none of them would move; possible: {there}"
            )
        return tuple(self._recounted(one.code, calendar, one.after, decision, actor, at) for one in own)

    def undo_recount(self, decision: str, *, actor: c.Actor, at: When | None = None) -> tuple[Recounted, ...]:
        """Counts the open dossiers on which the decision is in effect under the versions that they had before it."""
        found = [one for one in map(self._in_effect, self._store.codes()) if one is not None]
        own = [(dossier, event) for dossier, event in found if event.decision == decision]
        subject = f"decision '{decision}'"
        if not own:
            there = ", ".join(sorted({f"'{event.decision}'" for _, event in found})) or "none"
            raise NotFound(
                "decision", decision, f"{subject}: wanted it in effect on a dossier, but it is not; possible: {there}"
            )
        concerned = {lead_agency(self.rules_of(dossier)) for dossier, _ in own}
        judge_signature(self.definitions.agencies, subject, decision, actor, concerned)
        return tuple(
            self._recounted(dossier.code, event.calendar, event.before, decision, actor, at, undone=True)
            for dossier, event in own
        )

    def _calendar_version(self, calendar: str, version: str | None) -> str:
        versions = self.definitions.calendar_versions(calendar)
        return versions[-1] if version is None else self.definitions.calendar(calendar, version).version

    def _affected(self, code: str, calendar: str, version: str, at: Instant | None) -> Affected | None:
        dossier = self._known(code)
        if dossier.finished is not None:
            return None
        rules = self.rules_of(dossier)
        after = under(rules, calendar, version)
        if after is None or after == rules.pinned:
            return None
        journal, moment = self._journal(code), self._looked_at(dossier, at)
        _, event = counted(self._rules_under(dossier), dossier, journal, after, moment, calendar=calendar)
        return Affected(code, lead_agency(rules), rules.pinned, after, event.moved) if event.moved else None

    def _recounted(
        self,
        code: str,
        calendar: str,
        version: Version,
        decision: str,
        actor: c.Actor,
        at: When | None,
        *,
        undone: bool = False,
    ) -> Recounted:
        dossier = self._known(code)
        if deciding.moves_with_others(self.definitions, dossier):  # what has passed concerns the others too
            self._handled(code, c.Tick(), self._sent(code, c.Tick(), at, None, False))
        kept = self._kept(code)
        dossier = kept.dossier
        sent = self._sent(code, decision, at, None, False)
        outcome, event = counted(
            self._rules_under(dossier),
            dossier,
            self._journal(code),
            version,
            self._looked_at(dossier, None if at is None else sent.at),
            calendar=calendar,
            decision=decision,
            actor=actor.id,
            undone=undone,
        )
        sent = replace(sent, at=event.at)
        self._remember(written(self.rules_of(outcome.dossier), kept, outcome, actor, sent))
        return Recounted(outcome.dossier, event.moved)

    def _looked_at(self, dossier: Dossier, at: Instant | None) -> Instant:
        return self._latest(dossier.code) if at is None else max(at, dossier.latest)

    def _in_effect(self, code: str) -> tuple[Dossier, TermsRecounted] | None:
        """The open dossier and the decision that is in effect on it, where there is one."""
        dossier = self._known(code)
        event = None if dossier.finished is not None else in_effect(self._journal(code))
        return None if event is None else (dossier, event)

    def _journal(self, code: str) -> tuple[Event, ...]:
        return tuple(record.event for record in self.history(code))

    # --- letters

    def declare_delay(
        self,
        code: str,
        *,
        actor: c.Actor,
        cause: str | None = None,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Says before the appointment that it will be missed."""
        return self.handle(code, c.DeclareDelay(actor, cause), at=at, key=key, backdate=backdate)

    def draft(
        self,
        obligation: str,
        *,
        actor: c.Actor,
        cause: str | None = None,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Drafts the letter that is owed."""
        command = c.DraftObligation(obligation, actor, cause)
        return self.handle(dossier_of(obligation), command, at=at, key=key, backdate=backdate)

    def issue(
        self,
        obligation: str,
        *,
        actor: c.Actor,
        promised: When | None = None,
        cause: str | None = None,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Signs and issues the letter; `promised` is the new date that it gives."""
        date = None if promised is None else instant_of(obligation, promised)
        command = c.IssueObligation(obligation, actor, date, cause)
        return self.handle(dossier_of(obligation), command, at=at, key=key, backdate=backdate)

    def deliver(
        self,
        obligation: str,
        *,
        actor: c.Actor,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Records that the letter reached the person."""
        command = c.DeliverObligation(obligation, actor)
        return self.handle(dossier_of(obligation), command, at=at, key=key, backdate=backdate)

    def waive(
        self,
        obligation: str,
        *,
        actor: c.Actor,
        ground: str,
        at: When | None = None,
        key: str | None = None,
        backdate: bool = False,
    ) -> Receipt:
        """Sets the obligation aside on that ground."""
        command = c.WaiveObligation(obligation, actor, ground)
        return self.handle(dossier_of(obligation), command, at=at, key=key, backdate=backdate)

    # --- questions

    def dossier(self, code: str, as_of: When | None = None) -> Dossier:
        """The dossier after its last event, or as it stood at an instant, what had passed by then included."""
        return self._known(code) if as_of is None else self._seen(code, instant_of(code, as_of))[0]

    def package(self, code: str) -> Group:
        """The package of that code, or of that component, with the dossiers of its components; raises NotFound."""
        dossier = self._known(code)
        group = self._group(dossier)
        if group is None:
            raise NotFound("package", code, f"{code}: wanted a package or a component of one, but it is neither")
        return group

    def history(self, code: str) -> tuple[Record, ...]:
        """The journal of the dossier; raises NotFound."""
        records = self._store.records(code)
        if not records:
            raise NotFound("dossier", code)
        return records

    def rules_of(self, dossier: Dossier) -> Rules:
        """The rules that the dossier is pinned to."""
        return deciding.rules_of(self.definitions, dossier)

    def offers(self, code: str) -> tuple[Offer, ...]:
        """What people may do with the dossier, who, and what is missing for it."""
        dossier = self._known(code)
        rules = self.rules_of(dossier)
        # Before acceptance the lane asked for need not exist in the version of the day of submission.
        return offers_of(rules, dossier if dossier.lane in rules.tracks else replace(dossier, lane=STANDARD))

    def inbox(self, whose: c.Actor | str) -> tuple[Dossier, ...]:
        """The dossiers that wait for a department, or for an officer: those on nobody's desk and on theirs.

        The most urgent lane comes first, in it the earliest appointment.
        """
        if isinstance(whose, str):
            return self._store.waiting(whose)
        department = whose.department or whose.id
        return tuple(one for one in self._store.waiting(department) if one.officer in (None, whose.id))

    def dossiers(self) -> tuple[Instant, Iterator[tuple[Rules, Dossier]]]:
        """Now, and every dossier with its rules as it stands now, what has passed included.

        In a sandbox now is the latest instant that a command said.
        """
        codes = self._store.codes()
        at = max((self._known(code).latest for code in codes), default=self.now()) if self.sandbox else self.now()
        return at, (self._settled(code, at) for code in codes)

    def _settled(self, code: str, at: Instant) -> tuple[Rules, Dossier]:
        dossier = self._known(code)
        rules = self.rules_of(dossier)
        if dossier.next_due < at and dossier.latest <= at:
            dossier = advance(rules, dossier, c.Tick(), at).dossier
        return rules, dossier

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        """The obligations in that state, or all, with the codes of their dossiers; the earliest due first."""
        return self._store.obligations(state)

    def explain(self, code: str, clock: str | None = None, as_of: When | None = None) -> tuple[Derivation, ...]:
        """How the due instants of the dossier's clocks came to be, and whose its lateness is, as of an instant."""
        at = self._latest(code) if as_of is None else instant_of(code, as_of)
        dossier, events = self._seen(code, at)
        if clock is not None and clock not in dossier.clocks:
            possible = ", ".join(dossier.clocks) or "none yet"
            raise NotFound("clock", clock, f"{code}: wanted the clock '{clock}', but it has: {possible}")
        found = derivations(self.rules_of(dossier), dossier, events, at, rules_of=self._rules_under(dossier))
        return tuple(one for one in found if clock in (None, one.clock))

    # --- outbox and upkeep

    def outbox(self, limit: int = 1_000, *, dead: bool = False) -> tuple[Message, ...]:
        """The oldest messages that are not delivered; with `dead` only those that were given up."""
        return self._store.outbox(limit, dead)

    def lease(self, seconds: int, limit: int = 100) -> tuple[Message, ...]:
        """The oldest messages that are ready, for nobody else during so many seconds; each dossier's in their order."""
        now = self.now()
        return self._store.lease(now, now + seconds, limit)

    def delivered(self, ids: Iterable[int]) -> None:
        """Forgets these messages: they have arrived."""
        self._store.delivered(ids)

    def release(self, ids: Iterable[int]) -> None:
        """Gives leased messages back before the lease is over: nobody tried to tell them."""
        self._store.release(ids, self.now())

    def failed(self, ids: Sequence[int], error: str, again: Instant = NEVER) -> None:
        """Says that these messages did not arrive: they are ready again at that instant; with NEVER they are dead."""
        self._store.failed(ids, error, again)

    def resend(self, ids: Iterable[int] | None = None) -> int:
        """Makes dead messages ready again, these or all; how many they were."""
        return self._store.resend(None if ids is None else tuple(ids), self.now())

    def verify(self, anchors: Iterable[Anchor] = ()) -> Verified:
        """Holds the journal against its digests and anchors, also against those kept elsewhere, and every other table
        against the journal; and says of which dossiers something is still to be told.
        """
        return upkeep.verify(self._store, self._placing, tuple(anchors))

    def anchor(self) -> Anchor | None:
        """Holds on to what the journal is now: a copy kept elsewhere shows later whether rows were cut off its end.

        None where nothing was written since the last one.
        """
        return self._store.anchor(self.now())

    def health(self) -> Health:
        """What waits for a worker, and whether the clocks agree."""
        return upkeep.health(self._store, self.now())

    def rebuild(self) -> None:
        """Makes everything that is read off the journal anew; what is still to be told stays so."""
        self._store.rebuild(self._placing)

    def broken(self) -> tuple[str, ...]:
        """The codes of dossiers of which something beside the journal differs from it."""
        return self._store.broken(self._placing)

    # --- inside

    def _sent(self, subject: str, command: Any, at: When | None, key: str | None, backdate: bool) -> Sent:
        now = self.now()  # the only time that the time is asked for
        request = None if key is None else request_of(subject, command)
        late = backdate and not self.sandbox  # entered from paper: nobody had noticed anything before now
        return Sent(self._moment(at, now, backdate), now, key, request, now if late else None, at is not None)

    def _moment(self, at: When | None, now: Instant, backdate: bool) -> Instant:
        """The instant of a command: the clock's, or the given one where instants may be given."""
        if at is None:
            return now
        moment = instant_of("store", at)
        if self.sandbox or (backdate and moment <= now):
            return moment
        possible = "an instant up to now" if backdate else "a sandbox, or backdate"
        raise NotAllowed(f"store: wanted to act at {shown(moment)}, but it is {shown(now)}; possible: {possible}")

    def _kept(self, code: str) -> Kept:
        kept = self._store.load(code)
        if kept is None:
            raise NotFound("dossier", code)
        return kept

    def _known(self, code: str) -> Dossier:
        return self._kept(code).dossier

    def _latest(self, code: str) -> Instant:
        """The instant at which a dossier is looked at: now; in a sandbox time is what the commands said."""
        latest = self._known(code).latest
        return latest if self.sandbox else max(latest, self.now())

    def _seen(self, code: str, at: Instant) -> tuple[Dossier, tuple[Event, ...]]:
        """The dossier and its events as of an instant, settled without writing; later corrections included."""
        records = self.history(code)
        journal = tuple(record.event for record in records if known_at(record, at))
        events = known(effective(record.event for record in records), at)
        if not events:
            raise NotFound("dossier", code, f"{code}: wanted it as of {shown(at)}, but it was handed in later")
        corrected = any(isinstance(record.event, HistoryCorrected) and record.at > at for record in records)
        dossier = replay(events if corrected else journal)
        group = self._group(dossier, at)
        if group is not None:
            told = advance_group(self.definitions.rules, group, code, c.Tick(), at)
            outcomes = [one.outcome for one in told if one.outcome.dossier.code == code]
        else:
            passed = dossier.next_due < at
            outcomes = [advance(self.rules_of(dossier), dossier, c.Tick(), at)] if passed else []
        for outcome in outcomes:
            return outcome.dossier, (*events, *outcome.events)
        return dossier, events

    def _group(self, dossier: Dossier, at: Instant | None = None) -> Group | None:
        """The package of the dossier with its components as they are known, at an instant; None where it has none."""
        return deciding.group_of(
            self.definitions, dossier, self._known if at is None else lambda code: self._replayed(code, at)
        )

    def _is_package(self, dossier: Dossier) -> bool:
        return deciding.is_package(self.definitions, dossier)

    def _replayed(self, code: str, at: Instant) -> Dossier:
        return replay(record.event for record in self.history(code) if known_at(record, at))

    def _once(self, sent: Sent, do: Callable[[], Receipt]) -> Receipt:
        """The receipt of a command that is done once per key, also when it is sent by several at the same time."""
        if sent.key is None:
            return do()
        before = self._repeated(sent.key, sent.request)
        if before is not None:
            return before
        try:
            return do()
        except (KeyTaken, Conflict, NotAllowed):
            before = self._repeated(sent.key, sent.request)
            if before is None:
                raise
            return before

    def _repeated(self, key: str, request: str | None) -> Receipt | None:
        """The receipt that the command under the key got; raises NotAllowed where that was another command."""
        sent = self._store.remembered(key)
        if sent is None:
            return None
        if sent.request != request:
            raise key_of_another(sent.code, key)
        events = tuple(record.event for record in self._store.records(sent.code)[: sent.last])
        return Receipt(replay(events), events[sent.first - 1 :], True)

    def _submitted(self, procedure: str, command: c.Submit, sent: Sent) -> Receipt:
        rules = self.definitions.rules(procedure, command.home, at=sent.at)
        agency = rules.agencies.agency(command.home)
        series = f"{agency.code or agency.id}-{local(sent.at):%y%m%d}"

        def numbered(number: int) -> Change:
            outcome = advance(rules, None, replace(command, code=f"{series}-{number:04d}"), sent.at)
            return change_of(rules, None, outcome, command, sent)

        change, head = self._store.register(series, numbered)
        self._shelf.put(Kept(change.after, head))
        return Receipt(change.after, tuple(record.event for record in change.records))

    def _handled(self, code: str, command: c.Command, sent: Sent) -> Receipt:
        """What the command does: first with the dossier at hand, which may be old, then as the store has it.

        Where somebody else was first it is judged again on what they made; where it is no longer allowed then, the
        answer says who was first.
        """
        lost: list[Conflict] = []
        for reading in range(0 if self._shelf.holds(code) else 1, TRIES):
            fresh = reading > 0
            try:
                receipt = self._done(code, command, sent, self._shelf.fresh if fresh else self._shelf.at_hand)
                if fresh or receipt.events or receipt.beside:
                    return receipt
            except Conflict as conflict:
                lost.append(conflict)
            except (NotAllowed, NotFound) as refused:
                if fresh:
                    raise next(iter(lost), refused) from None
        raise lost[0]

    def _done(self, code: str, command: c.Command, sent: Sent, read: deciding.Read) -> Receipt:
        decided = deciding.decided(self.definitions, read, code, command, sent)
        if decided.changes:
            self._remember(*decided.changes)
        return decided.receipt

    def _remember(self, *changes: Change) -> None:
        """Writes the changes together or not at all; raises KeyTaken, or Conflict with who was first."""
        try:
            self._shelf.write(*changes)
        except Conflict as lost:
            raise self._overtaken(lost) from None

    def _overtaken(self, lost: Conflict) -> Conflict:
        """The conflict with who was first, and with what."""
        news = self._store.records(lost.dossier)[lost.expected :]
        if not news:
            return lost
        done = next((record for record in news if isinstance(record.event, StateEntered)), news[0])
        what = done.event.action if isinstance(done.event, StateEntered) else type(done.event).__name__
        return Overtaken(lost.dossier, lost.expected, lost.found, done.actor, what, done.at)

    def _rules_for(self, dossier: Dossier, command: c.Command, at: Instant) -> Rules:
        return deciding.rules_for(self.definitions, dossier, command, at)

    def _rules_under(self, dossier: Dossier) -> Callable[[Version], Rules]:
        """The rules of the dossier's procedure in any versions."""
        return lambda version: self.definitions.rules(dossier.procedure, dossier.home, version=version)

    def _placing(self, dossier: Dossier) -> Placing:
        return placing(self.rules_of(dossier), dossier)
