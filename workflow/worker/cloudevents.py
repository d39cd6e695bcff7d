"""How does the rest of the world hear of an event? One CloudEvent (CloudEvents 1.0, JSON) for each row of the journal.

`data` hold the event as the journal keeps it, its instants in seconds since 1970, and beside it what a portal wants to
know: the state of the dossier and its number on the portal after that event.
"""

import json
from collections.abc import Iterable
from typing import Any

from workflow.engine import Engine
from workflow.history import apply, replay
from workflow.machine import Rules
from workflow.model import Dossier, Instant
from workflow.moments import shown
from workflow.procedure import STANDARD
from workflow.store.codec import text
from workflow.store.protocol import Message, Record

CloudEvent = dict[str, Any]

BATCH = "application/cloudevents-batch+json"
AT_HAND = 1_024  # dossiers whose state is remembered, so that their next message need not read the journal


class Events:
    """The events of messages, with the state of the dossier after each of them."""

    def __init__(self, engine: Engine, source: str | None = None) -> None:
        self._engine = engine
        self._source = source
        self._after: dict[str, Dossier] = {}

    def of(self, message: Message) -> tuple[CloudEvent, ...]:
        """The events that the message tells; raises NotFound where the definitions that they need are not there."""
        before = self._before(message)
        told = []
        for record in message.records:
            after = apply(before, record.event)
            told.append(event(record, after, self._portal(before), self._portal(after), self._source))
            before = after
        if before is not None:
            self._keep(before)
        return tuple(told)

    def _before(self, message: Message) -> Dossier | None:
        """The dossier before the first of its events; None where that is its very first."""
        length = message.records[0].seq - 1
        kept = self._after.get(message.code)
        if kept is not None and kept.length == length:
            return kept
        earlier = self._engine.history(message.code)[:length] if length else ()
        return replay(record.event for record in earlier) if earlier else None

    def _keep(self, dossier: Dossier) -> None:
        self._after.pop(dossier.code, None)
        self._after[dossier.code] = dossier
        if len(self._after) > AT_HAND:
            del self._after[next(iter(self._after))]

    def _portal(self, dossier: Dossier | None) -> int | None:
        return None if dossier is None else portal_of(self._engine.rules_of(dossier), dossier)


def portal_of(rules: Rules, dossier: Dossier) -> int:
    """The number of the dossier's state on the portal; the lane asked for need not exist before acceptance."""
    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    return track.procedure.states[dossier.state].portal


def event(record: Record, after: Dossier, before: int | None, portal: int | None, source: str | None) -> CloudEvent:
    """The event of a row of the journal, `after` being the dossier then; the numbers are its states on the portal."""
    name = type(record.event).__name__
    return {
        "specversion": "1.0",
        "id": f"{record.code}/{record.seq}",
        "source": source or f"/luongxanh/{after.home}",
        "type": f"vn.luongxanh.dossier.{name}.v1",
        "subject": record.code,
        "time": shown(record.at),
        "datacontenttype": "application/json",
        "sequence": f"{record.seq:010d}",
        "partitionkey": record.code,
        **({} if record.digest is None else {"digest": record.digest}),
        "data": {
            "event": name,
            "body": json.loads(text(record.event)),
            "actor": record.actor,
            "on_behalf_of": record.on_behalf_of,
            "ground": record.ground,
            "noticed": _shown(record.noticed),
            "recorded": shown(record.recorded),
            "versions": _versions(record),
            "procedure": after.procedure,
            "lane": after.lane,
            "state": after.state,
            "portal_state": portal,
            **({} if before in (None, portal) else {"previous_portal_state": before}),
        },
    }


def line(one: CloudEvent) -> str:
    """The event as one line of JSON, without its end."""
    return json.dumps(one, ensure_ascii=False, separators=(",", ":"))


def batch(events: Iterable[CloudEvent]) -> bytes:
    """The events as one JSON array."""
    return f"[{','.join(map(line, events))}]".encode()


def _versions(record: Record) -> dict[str, Any]:
    version = record.version
    return {
        "procedure": version.procedure,
        "lifecycle": version.lifecycle,
        "calendar": version.calendar,
        "others": dict(version.others),
    }


def _shown(at: Instant | None) -> str | None:
    return None if at is None else shown(at)
