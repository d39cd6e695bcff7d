"""Every scenario under features/ runs; the vocabulary is closed: no step is without a meaning, none is unused."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.parser import FeatureParser, Step

from tests.features import conftest

FOLDER = Path(__file__).parent.parent.parent / "features"
FILES = sorted(FOLDER.glob("*.feature"))

scenarios(str(FOLDER))


def steps(path: Path) -> list[Step]:
    feature = FeatureParser(str(FOLDER), path.name).parse()
    templates = list(feature.scenarios.values())
    return [step for template in templates for step in template.steps]


def vocabulary() -> dict[str, re.Pattern[str]]:
    """Each step of the vocabulary by what it is written as."""
    source = Path(conftest.__file__).read_text(encoding="utf-8")
    written = re.findall(r"^@(given|when|then)\((?:parsers\.parse\()?(['\"])(.*?)\2\)?\)$", source, re.MULTILINE)
    return {
        f"{kind} {text}": re.compile(
            "".join(".+?" if i % 2 else re.escape(part) for i, part in enumerate(re.split(r"\{(\w+)\}", text)))
            if "{" in text
            else re.escape(text)
        )
        for kind, _, text in written
    }


def test_there_is_a_spec_for_every_rule_that_was_promised() -> None:
    assert len(FILES) >= 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spec_is_composed_unicode_and_cites_where_it_comes_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# language: vi\n")
    assert "Căn cứ:" in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spec_speaks_in_titles_and_not_in_ids(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n")[2]

    assert re.findall(r"[a-z]+_[a-z]+|\b[A-Z][a-z]+[A-Z]\w*", text) == []


def meanings() -> Iterator[tuple[str, list[str]]]:
    """Each step that stands in a spec, and what of the vocabulary it may be."""
    known = vocabulary()
    for path in FILES:
        for step in steps(path):
            name = re.sub(r"<\w[^>]*>", "00:00 ngày 01/01/2026", step.name)
            found = [text for text, look in known.items() if text.startswith(step.type) and look.fullmatch(name)]
            yield f"{path.name}:{step.line_number} {step.type} {step.name}", found


def test_every_step_has_exactly_one_meaning() -> None:
    assert [(step, found) for step, found in meanings() if len(found) != 1] == []


def test_every_step_of_the_vocabulary_is_used() -> None:
    used = {text for _, found in meanings() for text in found}

    assert set(vocabulary()) - used == set()
