"""How is much done at once? Many commands, or many clocks, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from workflow import commands as c
from workflow.engine.answers import Receipt, Refused, Request, Ticked
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


# By key and mark of the command: what the key did before, or why it cannot be this command's.
Before = Mapping[tuple[str, str | None], Receipt | NotAllowed]


class _Batch(NamedTuple):
    """What a batch would do: an answer for each of its orders, and what is to be remembered."""

    answers: tuple[Receipt | Refused, ...]
    changes: tuple[Change, ...]

    @property
    def doubtful(self) -> bool:
        """Whether an order did nothing: perhaps because its dossier was not as it is."""
        return any(isinstance(one, Refused) or not one.events for one in self.answers)


def handle_many(
    definitions: Definitions,
    shelf: Shelf,
    orders: Sequence[Order],
    whole: bool,
    repeated: Callable[[str, str | None], Receipt | None],
    remember: Callable[..., None],
) -> tuple[Receipt | Refused, ...]:
    """The answers to the orders, all done in one transaction; `repeated` tells what a key did before.

    Raises what the first refused order is refused for, where the batch is to be done as a `whole`.
    """
    codes = dict.fromkeys(one.request.code for one in orders)
    before: Before = {}
    at_hand, lost = True, None
    for _ in range(TRIES):
        kept = shelf.all_at_hand(codes) if at_hand else shelf.all_fresh(codes)
        batch = _tried(definitions, shelf, kept, orders, whole, before)
        if isinstance(batch, WorkflowError) or batch.doubtful:  # what it reads may be old, or what itself did before
            known, before = before, _done_before(orders, repeated)
            if at_hand or before.keys() != known.keys():
                at_hand = False
                continue
        if isinstance(batch, WorkflowError):
            raise batch
        try:
            if batch.changes:
                remember(*batch.changes)
            return batch.answers
        except KeyTaken:
            before = _done_before(orders, repeated)
        except Conflict as conflict:
            lost = conflict
        at_hand = False
    raise lost or NotAllowed(f"store: wanted {len(orders)} commands at once, but their keys were taken meanwhile")


def _done_before(orders: Iterable[Order], repeated: Callable[[str, str | None], Receipt | None]) -> Before:
    """What the keys of the orders did before, or why they cannot be theirs."""
    found: dict[tuple[str, str | None], Receipt | NotAllowed] = {}
    for _, sent in orders:
        if sent.key is not None:
            try:
                receipt = repeated(sent.key, sent.request)
            except NotAllowed as error:
                found[sent.key, sent.request] = error
            else:
                found |= {} if receipt is None else {(sent.key, sent.request): receipt}
    return found


def _tried(
    definitions: Definitions,
    shelf: Shelf,
    kept: Mapping[str, Kept],
    orders: Iterable[Order],
    whole: bool,
    before: Before,
) -> _Batch | WorkflowError:
    """What the orders do, or why one of them is refused."""
    try:
        return _decided(definitions, shelf, kept, orders, whole, before)
    except WorkflowError as refused:
        return refused


def _decided(
    definitions: Definitions,
    shelf: Shelf,
    kept: Mapping[str, Kept],
    orders: Iterable[Order],
    whole: bool,
    before: Before,
) -> _Batch:
    """What the orders do one after the other, each to what the ones before it made; raises WorkflowError."""
    working, done = dict(kept), dict(before)
    marks = dict[str, str | None]()
    answers, changes = list[Receipt | Refused](), list[Change]()

    def read(code: str) -> Kept:
        found = working.get(code)
        if found is None:
            found = working[code] = shelf.fresh(code)  # a component of a package, or nothing
        return found

    for request, sent in orders:
        try:
            receipt = _known(done, marks, request, sent)
            if receipt is None:
                decision = decided(definitions, read, request.code, request.command, sent)
                changes += decision.changes
                working.update((one.after.code, Kept(one.after, "")) for one in decision.changes)
                receipt = decision.receipt
                if sent.key is not None and receipt.events:
                    done[sent.key, sent.request], marks[sent.key] = receipt, sent.request
            answers.append(receipt)
        except WorkflowError as error:
            if whole:
                raise
            answers.append(Refused(request.code, error))
    return _Batch(tuple(answers), tuple(changes))


def _known(done: Before, marks: Mapping[str, str | None], request: Request, sent: Sent) -> Receipt | None:
    """What the key did before, in this batch or earlier; raises NotAllowed where that was another command."""
    if sent.key is None:
        return None
    found = done.get((sent.key, sent.request))
    if isinstance(found, NotAllowed):
        raise found
    if marks.get(sent.key, sent.request) != sent.request:
        raise NotAllowed(
            f"{request.code}: wanted the key '{sent.key}' for this command, but another one was sent under it; "
            "possible: a new key",
            request.code,
        )
    return None if found is None else replace(found, repeated=True)


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
