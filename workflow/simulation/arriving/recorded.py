"""What does a line of recorded arrivals say? An instant, and what is known of the dossier: lane, channel, values.

A cell that is empty says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from msgspec import Struct

from workflow.errors import NotAllowed
from workflow.fields import checked
from workflow.loader.teaching import possible
from workflow.model import Instant
from workflow.moments import instant
from workflow.procedure import Field
from workflow.simulation.scenario import Channel, Row

AT, LANE, CHANNEL = "at", "lane", "channel"
_CHANNELS = get_args(Channel)
_instant = lru_cache(maxsize=1 << 18)(instant)  # every replication reads the same file


class Recorded(Struct, frozen=True):
    """One recorded arrival; None where the file does not say it."""

    line: int
    at: Instant
    lane: str | None
    channel: str | None
    values: Mapping[str, Any]


def recorded(row: Row, fields: Mapping[str, Field]) -> Recorded:
    """The arrival that a line says; raises ValueError with the column in its sentence."""
    said = {column: cell.strip() for column, cell in row.cells.items() if cell.strip()}
    if AT not in said:
        raise ValueError(f"{AT}: wanted an instant, but the cell is empty; possible: 2026-11-23T10:00")
    channel = said.get(CHANNEL)
    if channel is not None and channel not in _CHANNELS:
        raise ValueError(f"{CHANNEL}: wanted a known channel, but found '{channel}'; {possible(channel, _CHANNELS)}")
    return Recorded(row.line, _at(said[AT]), said.get(LANE), channel, dict(_values(said, fields)))


def _at(text: str) -> Instant:
    try:
        return _instant(text)
    except ValueError as refused:
        raise ValueError(f"{AT}: wanted an instant, but {refused}") from None


def _values(said: Mapping[str, str], fields: Mapping[str, Field]) -> Iterator[tuple[str, Any]]:
    for column, cell in said.items():
        if column not in (AT, LANE, CHANNEL):
            yield column, value_of(column, fields[column], cell)


def unknown_column(rows: Iterable[Row], fields: Mapping[str, Field]) -> str | None:
    """The first column that is neither of the three nor a field; None where there is none."""
    heading = next((row.cells for row in rows), {})
    return next((column for column in heading if column not in {AT, LANE, CHANNEL, *fields}), None)


def value_of(name: str, field: Field, text: str) -> Any:
    """The value of the field that a text stands for; raises ValueError where it is not of its type."""
    try:
        value = _typed(field, text)
        checked(name, {name: field}, {name: value})
    except (ValueError, KeyError, NotAllowed):
        raise ValueError(f"{name}: wanted {_FORMS[field.type]}, but '{text}' is no {field.type}") from None
    return value


def _typed(field: Field, text: str) -> Any:
    match field.type:
        case "int":
            return int(text)
        case "number":
            return float(text)
        case "bool":
            return {"true": True, "false": False}[text]
    return text


_FORMS = {
    "int": "a whole number such as 3",
    "number": "a number such as 72.5",
    "bool": "true or false",
    "date": "a date such as 2026-11-23",
    "text": "text",
}
