"""How does a report look as one HTML file? Sentences, pictures and tables for a screen, a telephone and paper.

All of it is in the file: nothing is fetched. The numbers of each picture stand in a table below it, so that nothing is
read from colours alone. What is said comes ready in the reader's language; everything is escaped here.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import count

from msgspec import Struct

from workflow.reports.charts import Chart, figure

_SEPARATORS = {"vi": ",.", "en": ".,"}


class Table(Struct, frozen=True):
    """Cells as they are read; the first `texts` columns are texts and the others numbers; `total` is the last row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    texts: int = 1


class Picture(Struct, frozen=True):
    """A chart with what it shows."""

    title: str
    chart: Chart


class Section(Struct, frozen=True):
    """A subject: sentences, pictures, and the numbers behind them; without pictures the numbers stand open."""

    title: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Table, ...]


class Page(Struct, frozen=True):
    """A whole report; `numbers` heads folded tables, `unseen` stands where pictures cannot be drawn."""

    language: str
    title: str
    question: str
    facts: tuple[tuple[str, str], ...]
    answer_title: str
    answer: tuple[str, ...]
    sections: tuple[Section, ...]
    numbers: str
    unseen: str
    closing: str


def written(page: Page) -> str:
    """The page as HTML."""
    from plotly.offline import get_plotlyjs

    drawn = count(1)
    sections = "\n".join(_section(one, page, drawn) for one in page.sections)
    question = f'<p class="question">{escape(page.question)}</p>' if page.question else ""
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in page.facts)
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page.title)}</title>
<style>{_STYLE}</style>
<script>{get_plotlyjs()}</script>
</head>
<body>
<main>
<header>
<h1>{escape(page.title)}</h1>
{question}
<dl class="facts">{facts}</dl>
</header>
<section class="answer">
<h2>{escape(page.answer_title)}</h2>
{_paragraphs(page.answer)}
</section>
<noscript><p>{escape(page.unseen)}</p></noscript>
{sections}
<footer><p>{escape(page.closing)}</p></footer>
</main>
<script>{_PRINTING}</script>
</body>
</html>
"""


def _section(section: Section, page: Page, drawn: Iterator[int]) -> str:
    pictures = "\n".join(_picture(one, page, next(drawn)) for one in section.pictures)
    tables = "\n".join(map(_table, section.tables))
    if section.pictures and tables:
        tables = f"<details><summary>{escape(page.numbers)}</summary>\n{tables}\n</details>"
    head = f"<h2>{escape(section.title)}</h2>\n{_paragraphs(section.sentences)}"
    return f"<section>\n{head}\n{pictures}\n{tables}\n</section>"


def _paragraphs(sentences: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(one)}</p>" for one in sentences)


def _picture(picture: Picture, page: Page, number: int) -> str:
    from plotly.io import to_html

    drawn = figure(picture.chart, _SEPARATORS[page.language])
    chart = to_html(
        drawn,
        include_plotlyjs=False,
        full_html=False,
        div_id=f"chart-{number}",
        config={"staticPlot": True, "responsive": True, "displayModeBar": False, "displaylogo": False},
        default_height=f"{drawn.layout.height}px",
    )
    title = escape(picture.title)
    return f'<figure>\n<figcaption>{title}</figcaption>\n<div role="img" aria-label="{title}">{chart}</div>\n</figure>'


def _table(table: Table) -> str:
    head = "".join(_cell("th", text, number >= table.texts, "col") for number, text in enumerate(table.columns))
    body = "\n".join(f"<tr>{_row(row, table.texts)}</tr>" for row in table.rows)
    foot = f"<tfoot><tr>{_row(table.total, table.texts)}</tr></tfoot>" if table.total else ""
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>{foot}</table></div>'


def _row(cells: Iterable[str], texts: int) -> str:
    return "".join(
        _cell("td" if number else "th", text, number >= texts, "" if number else "row")
        for number, text in enumerate(cells)
    )


def _cell(tag: str, text: str, number: bool, scope: str) -> str:
    scoped = f' scope="{scope}"' if scope else ""
    return f"<{tag}{scoped}{' class=n' if number else ''}>{escape(text)}</{tag}>"


# Paper is narrower than the window that the pictures were drawn for.
_PRINTING = """
addEventListener("beforeprint", () => document.querySelectorAll(".plotly-graph-div").forEach(
  chart => Plotly.relayout(chart, {width: Math.min(chart.clientWidth, 660), autosize: false})));
addEventListener("afterprint", () => document.querySelectorAll(".plotly-graph-div").forEach(
  chart => Plotly.relayout(chart, {width: null, autosize: true})));
"""

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f5f6; color: #1a1a1a;
  font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 2rem 3rem; background: #fff; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .6rem; max-width: 50rem; }
.question { color: #404040; }
.facts { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 1rem 0 0; font-size: .92rem; }
.facts dt { color: #595959; }
.facts dd { margin: 0; font-weight: 600; }
section { margin-top: 2.2rem; }
.answer { border-left: .3rem solid #0072B2; background: #f0f6fa; padding: 1rem 1.2rem .6rem; }
figure { margin: 1rem 0 .5rem; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
details { margin-top: .4rem; }
summary { cursor: pointer; color: #004f7c; padding: .3rem 0; }
.wide { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; font-size: .85rem; width: 100%; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid #dcdcdc; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #767676; vertical-align: bottom; }
tbody th { font-weight: 400; }
tbody th, td:not(.n) { min-width: 7rem; overflow-wrap: break-word; }
tfoot th, tfoot td { border-top: 2px solid #767676; border-bottom: 0; font-weight: 600; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .n { white-space: normal; }
footer { margin-top: 2.5rem; border-top: 1px solid #dcdcdc; padding-top: .8rem; font-size: .88rem; color: #595959; }
@media (max-width: 40rem) {
  main { padding: 1rem 1rem 2rem; }
  h1 { font-size: 1.35rem; }
  .answer { padding: .8rem .9rem .3rem; }
}
@page { size: A4; margin: 14mm; }
@media print {
  body, main { background: #fff; }
  main { max-width: none; padding: 0; }
  body { font-size: 11pt; }
  .answer { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  figure, tr { break-inside: avoid; }
  h2, figcaption, section > p { break-after: avoid; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .2rem .3rem; }
  tbody th, td:not(.n) { min-width: 0; }
  .n { white-space: normal; }
  tfoot { display: table-row-group; }  /* the sum once, at the end, and not on each sheet */
}
"""
