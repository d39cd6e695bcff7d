"""The page of a report as HTML: well-formed, nothing fetched, everything escaped, every picture with its numbers."""

import re
from html.parser import HTMLParser

import pytest

from workflow.reports.charts import Bar, Bars, Chart, Columns, Curve, Curves, Forest, Mark, Series, Spot, figure
from workflow.reports.page import Page, Picture, Section, Table, written

EVIL = '<script>alert("x")</script> & <a href="https://example.org">'
VOID = {"meta", "link", "img", "br"}
BARS = Bars((Bar(EVIL, (0.9, 0.1), "90% & more"), Bar("B", (0.5, 0.5), "50%", marked=True)), ("on time", "late"), 1.0)
COLUMNS = Columns(("01/2026", "02/2026"), (Series("Received", (1.0, 2.0), ("1", "2")), Series("Closed", (1.0, 1.0))))
FOREST = Forest((Mark("late", -2.0, -1.0, -0.5, "−1", True), Mark("open", -1.0, 0.5, 2.0, "+0.5", False)), "letters")
ALONE = Curves("staff", (Curve("", (Spot(1, 0.5, (0.4, 0.6)), Spot(2, 0.9, (0.8, 1.0)))),), 0.8, 2, percent=True)
WORDS = Curves("lane", (Curve("a = 1", (Spot("green", 5.0, None),)), Curve("a = 2", (Spot("green", 6.0, None),))))


class Tree(HTMLParser):
    """Refuses a tag that is closed out of turn; keeps what is fetched and what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data


def read(html: str) -> Tree:
    tree = Tree()
    tree.feed(html)
    tree.close()
    assert tree.open == []
    return tree


def page(*sections: Section, language: str = "en") -> Page:
    return Page(
        language=language,
        title=EVIL,
        question=EVIL,
        facts=((EVIL, EVIL),),
        answer_title="The answer",
        answer=(EVIL,),
        sections=sections,
        numbers="The numbers",
        unseen="no pictures",
        closing=EVIL,
    )


@pytest.fixture(scope="module")
def html() -> str:
    table = Table((EVIL, "Count"), ((EVIL, "1,234"),), ("Total", "1,234"))
    pictures = tuple(Picture(EVIL, chart) for chart in (BARS, COLUMNS, FOREST, ALONE, WORDS))
    return written(page(Section(EVIL, (EVIL,), pictures, (table,)), Section("Open", (), (), (table,))))


def test_the_page_is_well_formed_and_says_its_language(html: str) -> None:
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert {"main", "h1", "figure", "details", "table", "tfoot", "noscript"} <= set(read(html).tags)


def test_nothing_is_fetched(html: str) -> None:
    assert read(html).fetched == []
    own = html.replace(html[html.index("<script>") : html.index("</script>")], "", 1)
    assert set(re.findall(r"https?:[^\w]*([\w.]+)", own.replace(r"\u002f", "/"))) == {"example.org"}  # as a text
    assert re.search(r"@import|url\(", own) is None


def test_the_library_of_the_charts_is_in_the_file_once(html: str) -> None:
    assert len(re.findall(r"plotly\.js v\d", html)) == 1


def test_everything_that_is_said_is_escaped(html: str) -> None:
    tree = read(html)

    assert tree.tags.count("a") == 0
    assert 'alert("x")' not in html
    assert tree.text.count(EVIL) >= 9


def test_a_title_in_a_picture_is_a_text_and_no_formatting() -> None:
    [first, _second] = figure(BARS, ".,").layout.annotations

    assert "<script>" not in first.text
    assert "<a" not in first.text
    assert "&lt;a" in first.text


def test_below_pictures_the_numbers_are_folded_and_without_pictures_they_are_open(html: str) -> None:
    tree = read(html)

    assert tree.tags.count("details") == 1
    assert tree.tags.count("table") == 2


@pytest.mark.parametrize(("language", "separators"), [("vi", ",."), ("en", ".,")])
def test_the_axes_have_the_separators_of_the_language(language: str, separators: str) -> None:
    html = written(page(Section("S", (), (Picture("P", COLUMNS),), ()), language=language))

    assert f'"separators":"{separators}"' in html


@pytest.mark.parametrize("chart", [BARS, COLUMNS, FOREST, ALONE, WORDS])
def test_every_series_of_a_chart_is_drawn(chart: Chart) -> None:
    drawn = figure(chart, ".,")

    expected = {id(BARS): 2, id(COLUMNS): 2, id(FOREST): 2, id(ALONE): 2, id(WORDS): 2}[id(chart)]
    assert len(drawn.data) == expected
    assert drawn.layout.height > 0


def test_no_two_rows_of_a_lying_chart_overlap() -> None:
    long = "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi"
    drawn = figure(Bars((Bar(long, (1.0,), "1"), Bar("B", (2.0,), "2"), Bar(long, (3.0,), "3"))), ".,")

    texts = [(one.y, one.y + 17 * (one.text.count("<br>") + 1)) for one in drawn.layout.annotations]
    bars = list(drawn.data[0].y)
    for (_top, bottom), bar, (following, _end) in zip(texts, bars, [*texts[1:], (10_000, 0)], strict=True):
        assert bottom < bar < following


def test_certain_and_marked_are_told_by_shape_and_pattern_too() -> None:
    certain, open_ = figure(FOREST, ".,").data
    plain, marked = (
        figure(Bars((Bar("A", (1.0,), ""), Bar("B", (1.0,), "", marked=True))), ".,").data[0].marker.pattern.shape
    )

    assert certain.marker.symbol != open_.marker.symbol
    assert plain != marked
