"""How is much done at once? Many commands, or many clocks, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from workflow import commands as c
from workflow.engine.answers import Receipt, Refused, Request, Ticked, key_of_another
from workflow.engine.deciding import decided, moves_with_others
from workflow.engine.records import Sent
from workflow.engine.shelf import Shelf
from workflow.errors import Conflict, NotAllowed, WorkflowError
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
        self._kept.update(
            (one.after.code, Kept(one.after, "")) for one in changes
        )  # the store ties it to the ones before
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


class _Fired(NamedTuple):
    """What one transaction of clocks did: the receipts, the refusals, the dossiers that nothing came of, and those that
    move with others.
    """

    receipts: list[Receipt]
    refused: list[Refused]
    still: list[str]
    grouped: list[str]


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
    receipts, refused, passed = list[Receipt](), list[Refused](), set[str]()
    while len(receipts) < limit:
        fired = _fired(definitions, store, sent, min(TOGETHER, limit - len(receipts)), passed)
        shelf.forget([one.dossier.code for one in fired.receipts])
        receipts += fired.receipts
        refused += fired.refused
        passed.update(fired.still, (one.code for one in fired.refused))
        for code in fired.grouped:
            if code not in passed:
                _fire_group(code, sent, handled, receipts, refused, passed)
        if not (fired.receipts or fired.refused or fired.still or fired.grouped):
            break
    left = set(store.due(sent.at, len(passed) + 1)) - {one.code for one in refused}
    return Ticked(tuple(receipts), bool(left), tuple(refused))


def _fired(definitions: Definitions, store: Store, sent: Sent, size: int, without: set[str]) -> _Fired:
    """What passes on the next dossiers, written in one transaction in which nobody else looks at them."""
    found = _Fired([], [], [], [])
    changes = list[Change]()
    with store.claim(sent.at, size, without) as claim:
        for kept in claim.kept:
            code = kept.dossier.code
            try:
                if moves_with_others(definitions, kept.dossier):
                    found.grouped.append(code)
                    continue
                decision = decided(definitions, lambda _, kept=kept: kept, code, c.Tick(), sent)  # type: ignore[misc]
            except WorkflowError as error:
                found.refused.append(Refused(code, error))
                continue
            changes += decision.changes
            found.receipts.extend((decision.receipt,) if decision.changes else ())
            found.still.extend(() if decision.changes else (code,))
        claim.write(*changes)
    return found


def _fire_group(
    code: str,
    sent: Sent,
    handled: Callable[[str, c.Command, Sent], Receipt],
    receipts: list[Receipt],
    refused: list[Refused],
    passed: set[str],
) -> None:
    """What passes on a package, each in a transaction of its own: its dossiers are never claimed one by one."""
    passed.add(code)
    try:
        receipt = handled(code, c.Tick(), sent)
    except Conflict:
        return  # somebody else moved it; what is left of it comes again
    except WorkflowError as error:
        refused.append(Refused(code, error))
        return
    receipts.extend((receipt, *receipt.beside) if receipt.events else receipt.beside)
    passed.update(one.dossier.code for one in receipt.beside)
