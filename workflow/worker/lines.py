"""How does a line reach a file for good? Written whole, on the disk before it counts, and mended after a crash."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO

try:
    import fcntl
except ImportError:  # where files are not locked like this, one process at a time may write to one
    fcntl = None  # type: ignore[assignment]


class Lines:
    """A file of JSON lines that is only added to, by any number of processes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: FileIO | None = None
        new = not os.path.exists(path)
        with _alone(self._opened()) as file:
            mend(file)
        self.settle()
        if new:
            _settle_folder(os.path.dirname(os.path.abspath(path)))

    def write(self, text: str) -> None:
        """Adds whole lines, or nothing; raises OSError. They count after `settle`."""
        left = text.encode()
        with _alone(self._opened()) as file:
            mend(file)  # another process may have been killed in the middle of its lines
            end = file.seek(0, os.SEEK_END)
            try:
                while left:
                    left = left[file.write(left) :]
            except OSError:
                with suppress(OSError):
                    file.truncate(end)
                raise

    def settle(self) -> None:
        """Sees to it that what was written outlives a crash; raises OSError."""
        file, self._file = self._file, None
        if file is not None:
            with file:
                self._sync(file)

    def _sync(self, file: FileIO) -> None:
        try:
            os.fsync(file.fileno())
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.path) from None

    def _opened(self) -> FileIO:
        if self._file is None:
            self._file = FileIO(self.path, "a+")
        return self._file


def mend(file: FileIO) -> None:
    """Ends a last line that only lacks its end, and cuts off one that a crash has torn."""
    size = file.seek(0, os.SEEK_END)
    start = size if _ends_well(file, size) else _last_line(file, size)
    if start == size:
        return
    file.seek(start)
    try:
        json.loads(file.read())
    except ValueError:
        file.truncate(start)
    else:
        file.write(b"\n")


def _ends_well(file: FileIO, size: int) -> bool:
    if size:
        file.seek(size - 1)
    return size == 0 or file.read(1) == b"\n"


def _last_line(file: FileIO, size: int, step: int = 65_536) -> int:
    """Where the last line begins that has no end: at the end of the file where every line has one."""
    until = size
    while until > 0:
        since = max(0, until - step)
        file.seek(since)
        found = file.read(until - since).rfind(b"\n")
        if found >= 0:
            return since + found + 1
        until = since
    return 0


@contextmanager
def _alone(file: FileIO) -> Iterator[FileIO]:
    """The file while nobody else writes to it."""
    if fcntl is None:
        yield file
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield file
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _settle_folder(path: str) -> None:
    """A new file outlives a crash only when its folder is settled as well."""
    with suppress(OSError):  # where folders cannot be opened they need not be
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
