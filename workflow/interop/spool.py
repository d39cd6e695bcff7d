"""How are the decisions of a long run put together by dossier? Sorted runs on disk that are merged at the end.

What is in memory is bounded by `chunk` bytes and one line of each run, however many dossiers there are.
"""

from collections.abc import Iterator
from heapq import merge
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import msgspec

from workflow.interop.eventlog import Entry

CHUNK = 32 << 20

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Entry).decode


class Spool:
    """Entries in any order of dossiers; its files have no name and go with it."""

    def __init__(self, folder: Path, chunk: int = CHUNK) -> None:
        self._folder = folder
        self._chunk = chunk
        self._bytes = 0
        self._lines: list[tuple[tuple[str, str], bytes]] = []
        self._sorted: list[IO[bytes]] = []
        self.events = 0

    def put(self, entry: Entry) -> None:
        """Keeps one more entry."""
        line = _encode(entry)
        self._lines.append((entry.place, line))
        self._bytes += len(line)
        self.events += len(entry.events)
        if self._bytes >= self._chunk:
            self._set_down()

    def _set_down(self) -> None:
        file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the spool
        self._sorted.append(file)
        self._lines.sort(key=itemgetter(0))  # stable: within a dossier the order of coming
        file.writelines(line + b"\n" for _, line in self._lines)
        self._lines, self._bytes = [], 0

    def entries(self) -> Iterator[Entry]:
        """All entries, those of one dossier together and in the order of their coming."""
        self._lines.sort(key=itemgetter(0))
        for file in self._sorted:
            file.seek(0)
        runs: list[Iterator[bytes]] = [iter(file) for file in self._sorted]
        runs.append(line for _, line in self._lines)
        return merge(*(map(_decode, run) for run in runs), key=lambda entry: entry.place)

    def close(self) -> None:
        """Lets go of everything."""
        for file in self._sorted:
            file.close()
        self._sorted, self._lines = [], []
