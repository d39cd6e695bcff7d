"""Where are anchors kept that no one who can write to the store can change? In a file, one JSON line for each.

Whoever copies the file elsewhere can show later that no row was cut off the end of the journal.
"""

import json
import os
from typing import Any

from workflow.errors import WorkflowError
from workflow.model import Instant
from workflow.moments import instant, shown
from workflow.store.protocol import Anchor
from workflow.worker.lines import Lines


class Anchors:
    """A file of anchors that is only added to; raises OSError, or WorkflowError for a line that is none."""

    def __init__(self, path: str) -> None:
        self._lines = Lines(path)
        kept = read(path)
        self.last: Instant | None = kept[-1].at if kept else None  # when the last one was made

    def add(self, anchor: Anchor) -> None:
        """Keeps the anchor for good; raises OSError."""
        try:
            self._lines.write(json.dumps(shape(anchor)) + "\n")
        finally:
            self._lines.settle()
        self.last = anchor.at


def shape(anchor: Anchor) -> dict[str, Any]:
    """The anchor as JSON."""
    return {"upto": anchor.upto, "at": shown(anchor.at), "rows": anchor.rows, "digest": anchor.digest}


def read(path: str) -> tuple[Anchor, ...]:
    """The anchors of the file, in order; raises OSError, or WorkflowError with the line that is none."""
    with open(path, "rb") as file:
        return tuple(_anchor(os.path.relpath(path), number, line) for number, line in enumerate(file, 1))


def _anchor(path: str, number: int, line: bytes) -> Anchor:
    try:
        match json.loads(line):
            case {"upto": int(upto), "at": str(at), "rows": int(rows), "digest": str(digest)}:
                return Anchor(upto, instant(at), rows, digest)
    except (ValueError, RecursionError):
        pass
    possible = '{"upto": 7, "at": "2026-11-23T10:00:00+07:00", "rows": 7, "digest": "…"}'
    raise WorkflowError(f"{path}:{number}: wanted an anchor, but it is none; possible: {possible}")
