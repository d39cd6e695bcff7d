"""Who draws an SVG from DOT text? The `dot` of Graphviz where it is there, else its port `graphviz-pure`."""

import shutil
import subprocess
import sys
from gettext import gettext as _
from pathlib import Path

from workflow.cli.refusals import Refused, one_line, refused

_PROGRAMS = ("dot", "graphviz-pure")


def drawer() -> str | None:
    """The program that draws, or None."""
    beside = str(Path(sys.executable).parent)
    found = (shutil.which(name) or shutil.which(name, path=beside) for name in _PROGRAMS)
    return next((path for path in found if path), None)


def svg(dot: str) -> str:
    """The drawing; raises Refused where nobody can draw."""
    program = drawer()
    if program is None:
        raise refused(
            "--format svg",
            _("a program that draws"),
            _("neither 'dot' nor 'graphviz-pure' is installed"),
            "pip install graphviz-pure, apt install graphviz, --format mermaid, --format dot",
        )
    done = subprocess.run([program, "-Tsvg"], input=dot.encode(), capture_output=True, check=False)
    if done.returncode != 0 or not done.stdout:
        said = one_line(done.stderr.decode(errors="replace"))
        raise Refused(_("{program}: wanted a drawing, but it said: {said}").format(program=program, said=said))
    return done.stdout.decode()
