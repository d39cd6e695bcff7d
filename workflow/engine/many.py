"""How is much done at once? Many commands, or many clocks, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from workflow import commands as c
from workflow.engine.answers import Receipt, Refused, Request, Ticked, key_of_another
from workflow.engine.deciding import decided, moves_with_others
from workflow.engine.records import Sent
from workflow.engine.shelf import Shelf
from workflow.errors import Conflict, NotAllowed, Unavailable, WorkflowError
from workflow.loader import Definitions
from workflow.store.protocol import Change, Kept, KeyTaken, Store

TOGETHER = 100  # dossiers whose clocks are looked at in one transaction
TRIES = 10  # of a batch that others overtake again and again


class Order(NamedTuple):
    """A command of a batch, and when and under which key it is done."""

    request: Request
    sent: Sent


Repeated = Callable[[str, str | None], Receipt | None]
Did = Receipt | NotAllowed  # what a key did before, or why it cannot be this command's
Marks = Mapping[tuple[str, str | None], Did]  # by key, and by the mark of the command that was sent under it


def handle_many(
    definitions: Definitions,
    shelf: Shelf,
    orders: Sequence[Order],
    whole: bool,
    repeated: Repeated,
    remember: Callable[..., None],
) -> tuple[Receipt | Refused, ...]:
    """The answers to the orders, all done in one transaction; `repeated` tells what a key did before.

    Raises what the first refused order is refused for, where the batch is to be done as a `whole`.
    """
    codes = dict.fromkeys(one.request.code for one in orders)
    before: Marks = {}
    lost: Conflict | None = None
    for attempt in range(TRIES):
        kept = shelf.all_fresh(codes) if attempt else shelf.all_at_hand(codes)
        batch = _Batch(definitions, shelf, kept, before)
        refused = batch.do(orders, whole)
        if refused or batch.doubtful:  # what it read may be old, or what itself did before
            known, before = before, _done_before(orders, repeated)
            if not attempt or before.keys() != known.keys():
                continue
        if refused:
            raise refused
        try:
            if batch.changes:
                remember(*batch.changes)
            return tuple(batch.answers)
        except KeyTaken:
            before = _done_before(orders, repeated)
        except Conflict as conflict:
            lost = conflict
    raise lost or NotAllowed(f"store: wanted {len(orders)} commands at once, but their keys were taken meanwhile")


def _done_before(orders: Iterable[Order], repeated: Repeated) -> Marks:
    """What the keys of the orders did before, or why they cannot be theirs."""
    found: dict[tuple[str, str | None], Did] = {}
    for _, sent in orders:
        if sent.key is not None:
            try:
                receipt = repeated(sent.key, sent.request)
            except NotAllowed as error:
                found[sent.key, sent.request] = error
            else:
                found |= {} if receipt is None else {(sent.key, sent.request): receipt}
    return found


class _Batch:
    """What orders would do one after the other, each to what the ones before it made."""

    def __init__(self, definitions: Definitions, shelf: Shelf, kept: Mapping[str, Kept], before: Marks) -> None:
        self.answers: list[Receipt | Refused] = []
        self.changes: list[Change] = []
        self._definitions = definitions
        self._shelf = shelf
        self._kept = dict(kept)
        self._did = dict(before)
        self._marks: dict[str, str | None] = {}  # of the keys that this batch used itself

    @property
    def doubtful(self) -> bool:
        """Whether an order did nothing: perhaps because its dossier was not as it is."""
        return any(isinstance(one, Refused) or not one.events for one in self.answers)

    def do(self, orders: Iterable[Order], whole: bool) -> WorkflowError | None:
        """Answers the orders; where they are to be done as a `whole`, ends with the first that is refused, and why."""
        for order in orders:
            try:
                self.answers.append(self._known(order) or self._done(order))
            except WorkflowError as error:
                if whole:
                    return error
                self.answers.append(Refused(order.request.code, error))
        return None

    def _done(self, order: Order) -> Receipt:
        request, sent = order
        changes, receipt = decided(self._definitions, self._read, request.code, request.command, sent)
        self.changes += changes
        for one in changes:  # each is tied to the ones before by the store, so its digest is not known yet
            self._kept[one.after.code] = Kept(one.after, "")
        if sent.key is not None and receipt.events:
            self._did[sent.key, sent.request], self._marks[sent.key] = receipt, sent.request
        return receipt

    def _read(self, code: str) -> Kept:
        found = self._kept.get(code)
        if found is None:
            found = self._kept[code] = self._shelf.fresh(code)  # a component of a package, or nothing
        return found

    def _known(self, order: Order) -> Receipt | None:
        """What the key did before, in this batch or earlier; raises NotAllowed where that was another command."""
        request, sent = order
        if sent.key is None:
            return None
        did = self._did.get((sent.key, sent.request))
        if isinstance(did, NotAllowed):
            raise did
        if self._marks.get(sent.key, sent.request) != sent.request:
            raise key_of_another(request.code, sent.key)
        return None if did is None else replace(did, repeated=True)


# --- clocks


def tick(
    definitions: Definitions,
    store: Store,
    shelf: Shelf,
    sent: Sent,
    limit: int,
    handled: Callable[[str, c.Command, Sent], Receipt],
) -> Ticked:
    """Looks at the clocks of up to `limit` dossiers, those first on which something passed first; `handled` does so
    for what moves with others.
    """
    looking = _Looking(definitions, store, sent)
    while len(looking.receipts) < limit:
        found = looking.claimed(min(TOGETHER, limit - len(looking.receipts)))
        shelf.forget(found.codes)
        for code in found.grouped:
            looking.look_at_group(code, handled)
        if not found.codes:
            break
    left = set(store.due(sent.at, len(looking.seen) + 1)) - looking.idle
    return Ticked(tuple(looking.receipts), bool(left), tuple(looking.refused))


class _Claimed(NamedTuple):
    """The dossiers of one claim, and those of them that move with others and were not looked at in it."""

    codes: list[str]
    grouped: list[str]


class _Looking:
    """A look at clocks: what was done, what was refused, whom it need not look at again."""

    def __init__(self, definitions: Definitions, store: Store, sent: Sent) -> None:
        self.receipts: list[Receipt] = []
        self.refused: list[Refused] = []
        self.seen: set[str] = set()  # and still due, or perhaps
        self.idle: set[str] = set()  # of these, those that nothing came of: they are not left over
        self._definitions = definitions
        self._store = store
        self._sent = sent

    def claimed(self, size: int) -> _Claimed:
        """What passes on the next dossiers, written in one transaction in which nobody else looks at them."""
        found = _Claimed([], [])
        changes = list[Change]()
        with self._store.claim(self._sent.at, size, self.seen) as claim:
            for code, error in claim.unreadable:
                found.codes.append(code)
                self._refuse(code, error)
            for kept in claim.kept:
                code = kept.dossier.code
                found.codes.append(code)
                try:
                    if moves_with_others(self._definitions, kept.dossier):
                        found.grouped.append(code)
                        continue
                    changes += self._looked_at(kept)
                except Exception as error:  # whatever is wrong with one dossier, the clocks of the others go on
                    self._refuse(code, error)
            claim.write(*changes)
        return found

    def _looked_at(self, kept: Kept) -> tuple[Change, ...]:
        code = kept.dossier.code
        decision = decided(self._definitions, lambda _: kept, code, c.Tick(), self._sent)
        if decision.changes:
            self.receipts.append(decision.receipt)
        else:
            self._pass_over(code)
        return decision.changes

    def look_at_group(self, code: str, handled: Callable[[str, c.Command, Sent], Receipt]) -> None:
        """What passes on a package, in a transaction of its own: its dossiers are never claimed one by one."""
        if code in self.seen:
            return  # with its package
        self.seen.add(code)
        try:
            receipt = handled(code, c.Tick(), self._sent)
        except Conflict:
            return  # somebody else moved it; what is left of it comes again
        except Unavailable:
            raise  # which is wrong with no dossier
        except Exception as error:  # as above
            self._refuse(code, error)
            return
        if not (receipt.events or receipt.beside):
            self._pass_over(code)
        self.receipts.extend((receipt, *receipt.beside) if receipt.events else receipt.beside)
        self.seen.update(one.dossier.code for one in receipt.beside)

    def _refuse(self, code: str, error: Exception) -> None:
        self.refused.append(Refused(code, error if isinstance(error, WorkflowError) else _strange(code, error)))
        self._pass_over(code)

    def _pass_over(self, code: str) -> None:
        self.seen.add(code)
        self.idle.add(code)


def _strange(code: str, error: Exception) -> WorkflowError:
    """What nobody foresaw, in a sentence."""
    what = f"{type(error).__name__}: {error}"
    return WorkflowError(f"{code}: wanted to look at its clocks, but {what}; possible: luongxanh db verify")
