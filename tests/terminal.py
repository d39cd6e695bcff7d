"""The command line in the process of the test: words in, what was printed and the exit code out."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from workflow.cli.app import run

ROOT = Path(__file__).parent.parent
_PERSONAL = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LUONGXANH_DEBUG", "COLUMNS")


class Printed(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def luongxanh(*words: str | Path, typed: str = "", **environment: str) -> Printed:
    """Runs the words of one command line in English, unless they or the environment ask for another language."""
    out, err = io.StringIO(), io.StringIO()
    around = _environment({"LANG": "en_GB.UTF-8", **environment}), _typed(typed)
    with around[0], around[1], contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(word) for word in words])
    return Printed(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in _PERSONAL:
        os.environ.pop(name, None)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _typed(text: str) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def process(*words: str | Path, **environment: str) -> Printed:
    """Runs the words in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", "from workflow.cli import main; main()", *map(str, words)],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if name not in _PERSONAL},
            "LANG": "en_GB.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Printed(done.returncode, done.stdout, done.stderr)


def one_sentence(printed: Printed) -> str:
    """The sentence of a refusal, once it is made sure that it is one: exit code 2, one line on stderr, nothing else."""
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    return printed.err.strip()
