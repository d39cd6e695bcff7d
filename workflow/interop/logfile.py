"""Where does a log go? Into one file whose ending names the format, whole or not at all.

It is opened before the run, so that a long one does not end in a refusal because of the path; it takes the place of an
older file only when it is complete. Where the run was broken off, what has happened until then is written.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

from workflow import commands as c
from workflow.agencies import Agencies
from workflow.decide import Outcome
from workflow.errors import NotFound
from workflow.interop import ocel, table, xes
from workflow.interop.eventlog import Entry, Journal, People, entry, journals
from workflow.interop.spool import Spool
from workflow.model import Instant

Write = Callable[[IO[bytes], Iterator[Journal], People], None]
Enter = Callable[[c.Command, Instant, Outcome], None]

FORMATS: Mapping[str, Write] = {".xes": xes.write, ".jsonocel": ocel.write, ".csv": table.write}


class EventLog:
    """A log that is being written: fed one decision at a time, complete when it is closed.

    As a context it closes itself; broken off before anything was entered it leaves the older file as it was.
    """

    def __init__(self, path: str | Path, agencies: Agencies) -> None:
        self._write = _format(str(path))
        self._people = People(agencies)
        self._path = Path(path).resolve()  # a link stays a link
        self._part = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        self._file = _opened(self._path, self._part)
        self._spool = Spool(self._path.parent)

    @property
    def events(self) -> int:
        """How many facts were entered."""
        return self._spool.events

    def enter(self, command: c.Command, at: Instant, outcome: Outcome) -> None:
        """What the command did to one dossier; the decisions of one dossier come in their order."""
        self.add(entry(command, at, outcome.dossier.code, outcome.events))

    def run(self, prefix: str) -> Enter:
        """As `enter`, for one of several runs: its codes and ids get the prefix, so that they stay apart."""

        def enter(command: c.Command, at: Instant, outcome: Outcome) -> None:
            self.add(entry(command, at, outcome.dossier.code, outcome.events, prefix))

        return enter

    def add(self, entry: Entry) -> None:
        """One more entry; a command that caused nothing leaves none."""
        if entry.events:
            self._spool.put(entry)

    def close(self) -> None:
        """Writes the file and puts it in its place; a second time it does nothing."""
        if self._file.closed:
            return
        try:
            with self._file:
                self._write(self._file, journals(self._spool.entries(), self._people), self._people)
            self._part.replace(self._path)
        except BaseException:
            self.discard()
            raise
        self._spool.close()

    def discard(self) -> None:
        """Forgets everything; the older file stays."""
        self._file.close()
        self._part.unlink(missing_ok=True)
        self._spool.close()

    def __enter__(self) -> "EventLog":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not self.events:
            self.discard()
        else:
            self.close()


def open_log(path: str | Path, agencies: Agencies) -> EventLog:
    """A log for the file, ready to be fed; raises NotFound for an ending that names no format, OSError for a path that
    cannot be written.
    """
    return EventLog(path, agencies)


def _format(path: str) -> Write:
    ending = Path(path).suffix
    if ending.lower() not in FORMATS:
        possible = ", ".join(FORMATS)
        raise NotFound(
            "log format", ending, f"{path}: wanted a log, but no format ends in '{ending}'; possible: {possible}"
        )
    return FORMATS[ending.lower()]


def _opened(path: Path, part: Path) -> IO[bytes]:
    """The file beside the wanted one into which is written."""
    if path.is_dir():
        raise IsADirectoryError(21, os.strerror(21), str(path))
    try:
        return open(part, "wb")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error
