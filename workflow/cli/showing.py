"""How does a person read it? Local times, lengths in words, tables for the terminal, JSON for other tools.

Tables fold on narrow terminals and carry no colour codes when they go into a pipe.
"""

import datetime
import json
import os
import sys
from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from workflow.cli.language import spoken

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 10_000
_VIETNAMESE = str.maketrans(",.", ".,")  # 1.234,5


def as_json(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def local(at: int | None) -> str:
    """The instant as people write it: day/month/year and the time in Vietnam, seconds only where there are some."""
    if at is None:
        return "–"
    from workflow.moments import local as local_of

    moment = local_of(at)
    return moment.strftime("%d/%m/%Y %H:%M" + (":%S" if moment.second else ""))


def of_iso(text: str | None) -> str:
    """The same of an instant in ISO 8601."""
    return "–" if text is None else datetime.datetime.fromisoformat(text).strftime("%d/%m/%Y %H:%M:%S")


def chosen(vietnamese: str | None, english: str | None) -> str | None:
    """The title in the reader's language, else the Vietnamese one."""
    return (english if spoken() == "en" else None) or vietnamese


def number(value: float, digits: int = 0, sign: str = "-") -> str:
    """The number with so many decimals, as the reader's language separates them; `sign` + shows that of gains too."""
    return _separated(f"{value:{sign},.{digits}f}").replace("-", "−")


def percent(value: float | None) -> str:
    """A share in percent."""
    return "–" if value is None else _separated(f"{value:.1%}")


def _separated(english: str) -> str:
    return english if spoken() == "en" else english.translate(_VIETNAMESE)


def length(seconds: int | None) -> str:
    """The length in hours, minutes and seconds, such as `2 h 30 min`."""
    if seconds is None:
        return "–"
    hours, rest = divmod(abs(seconds), 3_600)
    minutes, left = divmod(rest, 60)
    parts = [
        _("{number} h").format(number=number(hours)) if hours else "",
        _("{number} min").format(number=minutes) if minutes else "",
        _("{number} s").format(number=left) if left else "",
    ]
    text = " ".join(part for part in parts if part) or _("{number} min").format(number=0)
    return f"−{text}" if seconds < 0 else text


def console() -> "Console":
    """The terminal, or a page without colours where the output goes elsewhere."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, color_system=None, force_terminal=False, width=_piped_width())


def _piped_width() -> int:
    """What the environment asks for; else wide enough for every table, so that no code breaks over two lines."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) >= 20 else PIPED_WIDTH


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], empty: str | None = None) -> None:
    """A table with a title; the sentence `empty` where there is no row and it is given."""
    from rich.markup import escape
    from rich.table import Table

    cells = [[escape("–" if cell is None else str(cell)) for cell in row] for row in rows]
    if not cells and empty is not None:
        line(empty)
        return
    page = console()
    widths = column_widths([columns, *cells], page.width - 3 * len(columns) - 1)
    if widths is None:  # a table that breaks words is no help
        _records(page, title, columns, cells)
        return
    drawn = Table(title=escape(title), title_justify="left", title_style="bold")
    for name, width in zip(columns, widths, strict=True):
        drawn.add_column(escape(name), width=width)
    for row in cells:
        drawn.add_row(*row)
    page.print(drawn)


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """How wide each column may be, in terminal cells; None where there is no room for the longest words.

    What room is left beyond the longest words goes, cell by cell, to the column that lacks most.
    """
    from rich.cells import cell_len

    by_column = list(zip(*rows, strict=True))
    wanted = [max(map(cell_len, column)) for column in by_column]
    widths = [max(cell_len(word) for text in column for word in text.split() or ("",)) for column in by_column]
    while sum(widths) < min(room, sum(wanted)):
        most = max(range(len(widths)), key=lambda i: wanted[i] - widths[i])
        widths[most] += 1
    return widths if sum(widths) <= room else None


def _records(page: "Console", title: str, columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """One line for each cell, a blank line after each row."""
    from rich.markup import escape

    page.print(f"[bold]{escape(title)}[/bold]")
    for row in cells:
        page.print("\n".join(f"  {escape(name)}: {cell}" for name, cell in zip(columns, row, strict=True)) + "\n")


def line(text: str = "") -> None:
    """One line of text, whatever signs are in it."""
    console().print(text, markup=False, soft_wrap=True)
