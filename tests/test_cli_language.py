"""Texts come in the language that was asked for, and every text has both."""

import re
from string import Formatter

import pytest

from tests import catalogues
from tests.terminal import luongxanh, one_sentence, process
from workflow.cli.app import hoisted
from workflow.cli.language import preferred

HEAVY = ("rich", "yaml", "pydantic", "sqlmodel", "sqlalchemy", "transitions", "networkx", "pendulum", "cel_expr_python")


# Which language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_GB"}, "vi"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "vi_VN", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "", "LANG": "en_GB"}, "en"),
    ],
)
def test_the_first_locale_variable_that_is_set_chooses_and_else_it_is_vietnamese(
    environment: dict[str, str], language: str
) -> None:
    assert preferred(environment) == language


@pytest.mark.parametrize(
    "words", [("--lang", "vi", "procedures"), ("procedures", "--lang=vi"), ("procedures", "--lang", "vi")]
)
def test_lang_stands_before_or_after_the_command(words: tuple[str, ...]) -> None:
    assert one_sentence(luongxanh(*words)) == (
        "luongxanh procedures: cần một lệnh, nhưng không có; có thể: list, show, check, diagram, schema"
    )


def test_lang_is_stronger_than_the_locale() -> None:
    assert luongxanh("--help", LANG="vi_VN").out.startswith("Cách dùng: luongxanh")
    assert luongxanh("--help", "--lang", "en", LANG="vi_VN").out.startswith("Usage: luongxanh")


def test_a_language_that_nobody_speaks_here_is_refused() -> None:
    assert one_sentence(luongxanh("--lang", "fr", "due")) == "--lang: wanted a language, but got 'fr'; possible: vi, en"


def test_only_options_that_may_stand_anywhere_move_to_the_front() -> None:
    words = ["due", "x", "--definitions", "here", "--at", "now", "--lang=vi", "--", "--lang", "en"]

    assert hoisted(words) == ["--definitions", "here", "--lang=vi", "due", "x", "--at", "now", "--", "--lang", "en"]


# Help


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ("Cách dùng:", "Tuỳ chọn:", "Lệnh:")), ("en", ("Usage:", "Options:", "Commands:"))]
)
def test_help_is_wholly_in_one_language(language: str, words: tuple[str, ...]) -> None:
    page = luongxanh("--help", "--lang", language)

    assert page.code == 0
    assert [word for word in words if word not in page.out] == []


def test_no_command_at_all_shows_the_help() -> None:
    assert luongxanh() == luongxanh("--help")


def test_help_imports_nothing_that_takes_long() -> None:
    loaded = process("--help", PYTHONPROFILEIMPORTTIME="1").err

    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in loaded.splitlines()}
    assert "typer" in imported
    assert imported & set(HEAVY) == set()


# Catalogues


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_text_of_the_code_is_translated(language: str) -> None:
    catalogue = catalogues.read(language)

    assert catalogues.untranslated(catalogue) == []
    assert catalogues.said(catalogue).keys() == catalogues.said(catalogues.extracted()).keys()


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_texts(language: str) -> None:
    assert catalogues.said(catalogues.compiled(language)) == catalogues.said(catalogues.read(language))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_translation_fills_in_what_the_text_fills_in(language: str) -> None:
    differing = [
        text
        for said, translated in catalogues.said(catalogues.read(language)).items()
        for text, translation in zip(said, translated, strict=False)
        if filled_in(text) != filled_in(translation)
    ]

    assert differing == []


def filled_in(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_a_vietnamese_text_is_not_the_english_one() -> None:
    same = [m.id for m in catalogues.read("vi") if m.id and m.id == m.string and re.search(r"[a-z]{4}", str(m.id))]

    assert same == []
