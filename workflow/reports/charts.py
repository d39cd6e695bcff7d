"""How is a picture drawn? Values of a chart to a figure of plotly that is read without colours and without a mouse.

Long titles stand above their bar and not beside it, so that a telephone shows them too. One unit of a lying chart's
upright axis is one pixel.
"""

import html
import textwrap
from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# Okabe and Ito's colours: told apart with every kind of colour blindness; shapes and patterns say the same again.
BLUE, ORANGE, GREEN, PURPLE, GREY, BLACK = "#0072B2", "#D55E00", "#009E73", "#8F4A77", "#767676", "#1a1a1a"
_COLOURS = (BLUE, GREEN, PURPLE, BLACK)  # orange is for what needs a look: late, certain, the bottleneck
_PATTERNS = ("", "/", "x", ".", "-")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
_LETTERS = 44  # of a title on one line; as many as fit on a telephone
_TICKS = 8  # values that stand beside each other on a telephone
_LINE, _BAR, _GAP = 17, 13, 13  # pixels


class Bar(Struct, frozen=True):
    """One lying bar of one or more parts, with what is said of it; `marked` makes it stand out."""

    label: str
    parts: tuple[float, ...]
    said: str
    marked: bool = False


class Bars(Struct, frozen=True):
    """Lying bars below each other; `parts` names the parts where there are several, `end` is where the axis ends."""

    bars: tuple[Bar, ...]
    parts: tuple[str, ...] = ()
    end: float | None = None


class Series(Struct, frozen=True):
    """A value for each label."""

    name: str
    values: tuple[float, ...]
    said: tuple[str, ...] = ()  # above each column


class Columns(Struct, frozen=True):
    """Standing columns beside each other, for each label one of each series."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    marked: bool = False


class Mark(Struct, frozen=True):
    """A mean with both ends of its interval; `certain` where the interval does not hold 0."""

    label: str
    low: float
    mean: float
    high: float
    said: str
    certain: bool


class Forest(Struct, frozen=True):
    """Means with their intervals beside a line at 0; all in one unit."""

    marks: tuple[Mark, ...]
    unit: str


class Spot(Struct, frozen=True):
    """A mean at a value, with both ends of its interval where there is one."""

    value: float | str
    mean: float
    interval: tuple[float, float] | None


class Curve(Struct, frozen=True):
    """Means along values."""

    name: str
    spots: tuple[Spot, ...]


class Curves(Struct, frozen=True):
    """How a figure goes along the values of a number; `goal` is a line to be reached, `found` the value that does."""

    along: str
    curves: tuple[Curve, ...]
    goal: float | None = None
    found: float | str | None = None
    percent: bool = False


Chart = Bars | Columns | Forest | Curves


def figure(chart: Chart, separators: str) -> "Figure":
    """The figure of a chart; `separators` are the decimal one and that of thousands."""
    match chart:
        case Bars():
            drawn = _bars(chart)
        case Columns():
            drawn = _columns(chart)
        case Forest():
            drawn = _forest(chart)
        case Curves():
            drawn = _curves(chart)
    font = {"family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif", "size": 13}
    return drawn.update_layout(
        template="none",
        font={**font, "color": BLACK},
        separators=separators,
        paper_bgcolor="white",
        plot_bgcolor="white",
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "traceorder": "normal"},
    )


# --- lying charts


def _bars(chart: Bars) -> "Figure":
    from plotly import graph_objects as go

    places, height = _rows([one.label for one in chart.bars], [one.said for one in chart.bars])
    several = len(chart.parts) > 1
    drawn = go.Figure()
    for number in range(max(len(one.parts) for one in chart.bars)):
        drawn.add_bar(
            orientation="h",
            name=chart.parts[number] if several else "",
            x=[one.parts[number] for one in chart.bars],
            y=[place.middle for place in places],
            width=_BAR,
            marker={
                "color": [ORANGE if one.marked or number else BLUE for one in chart.bars],
                "pattern": {"shape": ["/" if one.marked or number else "" for one in chart.bars], "solidity": 0.35},
                "line": {"width": 0},
            },
        )
    longest = max(sum(one.parts) for one in chart.bars)
    _lying(drawn, places, height, top=44 if several else 6)
    return drawn.update_layout(
        barmode="stack", showlegend=several, xaxis={"range": [0, chart.end or longest or 1], "visible": False}
    )


def _forest(chart: Forest) -> "Figure":
    from plotly import graph_objects as go

    places, height = _rows([one.label for one in chart.marks], [one.said for one in chart.marks])
    drawn = go.Figure()
    for place, mark in zip(places, chart.marks, strict=True):
        colour = ORANGE if mark.certain else GREY
        drawn.add_scatter(
            x=[mark.mean],
            y=[place.middle],
            mode="markers",
            marker={"color": colour, "size": 11, "symbol": "diamond" if mark.certain else "circle-open"},
            error_x={
                "symmetric": False,
                "array": [mark.high - mark.mean],
                "arrayminus": [mark.mean - mark.low],
                "color": colour,
                "thickness": 2.5,
                "width": 5,
            },
        )
    least, most = min(0.0, *(one.low for one in chart.marks)), max(0.0, *(one.high for one in chart.marks))
    room = 0.06 * (most - least) or 1
    _lying(drawn, places, height, top=6, bottom=46)
    drawn.add_vline(x=0, line={"color": BLACK, "width": 1.5})
    return drawn.update_layout(
        showlegend=False,
        xaxis={
            "range": [least - room, most + room],
            "title": {"text": _safe(chart.unit), "standoff": 8},
            "gridcolor": "#e3e3e3",
            "zeroline": False,
            "nticks": 6,
            "tickformat": ",~r",
        },
    )


class _Place(Struct, frozen=True):
    """Where a row of a lying chart stands, from the top, in pixels, and its text."""

    top: int
    middle: float
    text: str


def _rows(labels: Sequence[str], said: Sequence[str]) -> tuple[list[_Place], int]:
    """The places of rows with a text above each, and the height of all."""
    places, top = [], 0
    for label, more in zip(labels, said, strict=True):
        lines = [_safe(line) for line in textwrap.wrap(label, _LETTERS)]
        told = f"<b>{_safe(more)}</b>"
        if lines and len(lines[-1]) + len(more) < _LETTERS:
            lines[-1] += f"  {told}"
        else:
            lines.append(told)
        under = top + _LINE * len(lines) + 3
        places.append(_Place(top, under + _BAR / 2, "<br>".join(lines)))
        top = under + _BAR + _GAP
    return places, top


def _lying(drawn: "Figure", places: Iterable[_Place], height: int, top: int, bottom: int = 8) -> None:
    """The upright axis of a lying chart, and the texts."""
    for place in places:
        drawn.add_annotation(
            text=place.text,
            xref="paper",
            x=0,
            y=place.top,
            xanchor="left",
            yanchor="top",
            align="left",
            showarrow=False,
            borderpad=0,
            bgcolor="white",  # no line runs through a text
        )
    drawn.update_layout(
        height=height + top + bottom,
        margin={"l": 4, "r": 8, "t": top, "b": bottom},
        yaxis={"range": [height, 0], "visible": False},
    )


# --- standing charts


def _columns(chart: Columns) -> "Figure":
    from plotly import graph_objects as go

    drawn = go.Figure()
    colours = cycle((ORANGE,) if chart.marked else _COLOURS)
    for series, colour, pattern in zip(chart.series, colours, cycle(_PATTERNS), strict=False):
        drawn.add_bar(
            name=_safe(series.name),
            x=list(chart.labels),
            y=list(series.values),
            text=list(map(_safe, series.said)) or None,
            textposition="outside" if series.said else "none",
            cliponaxis=False,
            marker={"color": colour, "pattern": {"shape": pattern, "solidity": 0.25}, "line": {"width": 0}},
        )
    return drawn.update_layout(
        barmode="group",
        bargap=0.25,
        height=300,
        showlegend=len(chart.series) > 1,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        uniformtext={"minsize": 9, "mode": "hide"},
        xaxis={"type": "category", "automargin": True},
        yaxis={"rangemode": "tozero", "gridcolor": "#e3e3e3", "automargin": True, "nticks": 6, "tickformat": ",~r"},
    )


def _curves(chart: Curves) -> "Figure":
    from plotly import graph_objects as go

    drawn, alone = go.Figure(), len(chart.curves) == 1
    for curve, colour, symbol, dash in zip(
        chart.curves, cycle(_COLOURS), cycle(_SYMBOLS), cycle(_DASHES), strict=False
    ):
        spread = [one for one in curve.spots if one.interval is not None]
        if alone and len(spread) > 1:
            drawn.add_scatter(**_band(spread, colour))
        drawn.add_scatter(
            name=_safe(curve.name),
            x=[one.value for one in curve.spots],
            y=[one.mean for one in curve.spots],
            mode="lines+markers",
            line={"color": colour, "dash": dash, "width": 2.5},
            marker={"symbol": symbol, "size": 9, "color": colour},
            error_y=_bars_of(curve.spots, colour) if spread else None,
        )
    if chart.goal is not None:
        drawn.add_hline(y=chart.goal, line={"color": ORANGE, "dash": "dash", "width": 2})
    if chart.found is not None:
        drawn.add_vline(x=chart.found, line={"color": ORANGE, "width": 2})
    return drawn.update_layout(
        height=300 if alone else 340,
        showlegend=not alone,
        margin={"l": 8, "r": 12, "t": 12 if alone else 48, "b": 46},
        **_axes(chart),
    )


def _axes(chart: Curves) -> dict[str, Any]:
    """Along the values, whole ones at their own ticks; up the figure."""
    values = list(dict.fromkeys(one.value for curve in chart.curves for one in curve.spots))
    numbers = all(isinstance(value, int | float) for value in values)
    both = {"automargin": True, "zeroline": False, "gridcolor": "#e3e3e3"}
    along = {
        "title": {"text": _safe(chart.along), "standoff": 8},
        "type": "linear" if numbers else "category",
        "tickvals": values if len(values) <= _TICKS else None,
    }
    return {"xaxis": along | both, "yaxis": {"tickformat": ",.1%" if chart.percent else ",~r", "nticks": 6} | both}


def _band(spread: Sequence[Spot], colour: str) -> dict[str, Any]:
    """The surface between the ends of the intervals."""
    there, back = list(spread), list(reversed(spread))
    ends = [one.interval for one in spread if one.interval is not None]
    return {
        "x": [one.value for one in (*there, *back)],
        "y": [*(low for low, _high in ends), *(high for _low, high in reversed(ends))],
        "fill": "toself",
        "mode": "lines",
        "line": {"width": 0, "color": colour},
        "opacity": 0.25,
        "showlegend": False,
    }


def _bars_of(spots: Sequence[Spot], colour: str) -> dict[str, Any]:
    ends = [one.interval or (one.mean, one.mean) for one in spots]
    return {
        "symmetric": False,
        "array": [high - one.mean for one, (_low, high) in zip(spots, ends, strict=True)],
        "arrayminus": [one.mean - low for one, (low, _high) in zip(spots, ends, strict=True)],
        "color": colour,
        "thickness": 1.5,
        "width": 5,
    }


def _safe(text: str) -> str:
    """The text as plotly shows it letter by letter: it would take tags in it for formatting, and links for links."""
    return html.escape(text, quote=False)
