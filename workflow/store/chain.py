"""What ties the rows of a journal together? Each row's digest is over its columns and the digest of the row before it.

The text that is hashed is the canonical JSON (RFC 8785) of an array: the digest before, then the columns of the row in
the order of the table, the event as the very text that is kept. So a row is checked without being understood.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from workflow.store.codec import Row, encoded

BEGINNING = ""  # the digest before the first row of a dossier


def linked(head: str, rows: Iterable[Row]) -> list[Row]:
    """The rows, each with its digest at the end; `head` is the digest of the row before the first of them."""
    found = []
    for row in rows:
        head = digest(head, row)
        found.append((*row, head))
    return found


def digest(head: str, row: Sequence[object]) -> str:
    """The digest of a row without its digest, after the row with the digest `head`."""
    return sha256(encoded((head, *row))).hexdigest()


def over(before: str, digests: Iterable[str | None]) -> str:
    """The digest of an anchor: over that of the anchor before and those of the rows since, in the order of writing."""
    hashed = sha256(before.encode())
    for one in digests:
        hashed.update(b"\n" + (one or "").encode())
    return hashed.hexdigest()
