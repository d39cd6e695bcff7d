"""The log as CSV: one row a fact, grouped by dossier, in the order of its journal.

The columns, which keep their names: `case` (code of the dossier), `number` (of the fact in its journal), `activity`,
`event` (the name of the fact), `kind` (move, dossier, clock, consultation, letter, responsibility, package), `time`,
`noticed` (when somebody looked, where the effect lies before it), `actor` (an officer, a department, applicant, clock,
join, package), `officer` and `department` (who acted), `origin` and `state` (before and after), `holder` and `assigned`
(who has the dossier afterwards), `lane`, `clock`, `obligation` and `letter` (its id and its kind), `consultation`,
`asked` (departments, parted by spaces), `component`, `due` (of that clock, letter or component), `late_seconds`
(working seconds of lateness), `outcome`, `ground`; then of the dossier as it stands in the end: `procedure`, `version`,
`lifecycle`, `channel`, `home`, `package`, `appointment`.

Instants are ISO 8601 with +07:00; what there is not is empty. The file is UTF-8 with the mark by which a spreadsheet
knows that; a text that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

from workflow.interop.eventlog import FORMS, Journal, People, Row, iso, printable

OF_DOSSIER = ("procedure", "version", "lifecycle", "channel", "home", "package", "appointment")
COLUMNS = (*Row._fields, *OF_DOSSIER)
_FORMS = tuple(FORMS[name] for name in Row._fields)


def write(file: IO[bytes], journals: Iterator[Journal], _people: People) -> None:
    """Writes the whole table."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for journal in journals:
        after = _of_dossier(journal)
        rows.writerows([*_cells(row), *after] for row in journal.rows)
    text.flush()
    text.detach()


def _cells(row: Row) -> Iterator[object]:
    for form, value in zip(_FORMS, row, strict=True):
        if form == "time" and isinstance(value, int):
            yield iso(value)
        else:
            yield _cell(value) if isinstance(value, str) else value


def _of_dossier(journal: Journal) -> list[object]:
    one = journal.dossier
    texts = (one.procedure, one.version.procedure, one.version.lifecycle, one.channel, one.home)
    package = None if one.package is None else _cell(journal.run + one.package)
    return [*map(_cell, texts), package, _time(one.appointment)]


def _time(at: int | None) -> str | None:
    return None if at is None else iso(at)


def _cell(text: str) -> str:
    return printable("'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text)
