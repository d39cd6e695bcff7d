"""Where do the results of a simulation go? Files are opened before it is run: a long run does not end in a refusal.

Whoever looks at the terminal sees how far it is.
"""

import json as text
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.cli import shapes, showing

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.simulation.results import Results
    from workflow.simulation.simulator import Watch

_REDRAWN = 0.1  # seconds between two looks of the bar
Write = Callable[[shapes.Json, "Sequence[tuple[shapes.Json, Results]]", Callable[[], str]], None]


@contextmanager
def outputs(json: str | None, csv: str | None, report: str | None) -> Iterator[Write]:
    """Where all of it goes; files are opened before the run, so that a long one does not end in a refusal."""
    from workflow.cli.reporting import opened

    folder = _folder(csv)
    with _json(json) as as_json, opened(report) as as_html:

        def write(shape: shapes.Json, run: "Sequence[tuple[shapes.Json, Results]]", page: Callable[[], str]) -> None:
            as_json(shape)
            if folder is not None:
                from workflow.cli.spreadsheets import write_results

                write_results(folder, run)
            as_html(page)

        yield write


def _folder(csv: str | None) -> Path | None:
    """The folder, made where it is not there; raises OSError where nothing can be written."""
    if csv is None:
        return None
    folder = Path(csv)
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(13, os.strerror(13), csv)
    return folder


@contextmanager
def _json(json: str | None) -> Iterator[Callable[[shapes.Json], None]]:
    if json is None:
        yield lambda _shape: None
    elif json == "-":
        yield showing.as_json
    else:
        with open(json, "a+", encoding="utf-8") as file:

            def write(shape: shapes.Json) -> None:
                file.truncate(0)
                text.dump(shape, file, ensure_ascii=False, indent=2, allow_nan=False)
                file.write("\n")

            yield write


@contextmanager
def progress(said: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the terminal; nothing where nobody looks.

    It draws itself only when something is done: no thread of it is there when processes are started.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    speed = TextColumn("{task.fields[speed]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(said, total=None, speed="")
        drawn = 0.0

        def told(done: int, all: int) -> None:
            nonlocal drawn
            speed, now = bar.tasks[0].speed, time.monotonic()
            due = done == all or now - drawn > _REDRAWN
            bar.update(task, completed=done, total=all, speed="" if speed is None else f"{speed:.1f}/s", refresh=due)
            drawn = now if due else drawn

        yield told


@contextmanager
def event_log(file: str | None, definitions: "Definitions") -> "Iterator[Watch | None]":
    """Where each decision of the first run is written; opened before it, closed well also when it is broken off."""
    if file is None:
        yield None
        return
    from workflow.interop import open_log

    with open_log(file, definitions.agencies) as log:
        yield log.enter
