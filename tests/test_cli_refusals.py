"""Every way to go wrong ends in one sentence and the exit code that belongs to it."""

import io
import sys
from pathlib import Path

import pytest

from tests.terminal import luongxanh, one_sentence, process
from workflow.cli.language import speak
from workflow.cli.refusals import exit_code, sentence
from workflow.cli.sayings import FORMS, pattern, said
from workflow.errors import Conflict, DefinitionError, NotAllowed, NotFound


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak("en")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("procedurs",), "luongxanh: wanted a command, but got 'procedurs'; possible: procedures"),
        (
            ("db",),
            "luongxanh db: wanted a command, but there is none; possible: upgrade, downgrade, verify, anchor, rebuild",
        ),
        (("procedures", "lst"), "luongxanh procedures: wanted a command, but got 'lst'; possible: list"),
        (
            ("due", "x", "--att", "2026-11-23"),
            "luongxanh due: wanted a known option, but got '--att'; possible: --at",
        ),
        (
            ("procedures", "list", "more"),
            "luongxanh procedures list: wanted nothing more, but got more; possible: luongxanh procedures list --help",
        ),
        (
            ("procedures", "list", "--json=yes"),
            "luongxanh: wanted --json without a value, but there is one; possible: luongxanh --help",
        ),
        (
            ("dossier", "submit", "x"),
            "luongxanh dossier submit: wanted --actor, but it is missing; possible: luongxanh dossier submit --help",
        ),
        (
            ("dossier", "act", "x", "--actor", "y"),
            "luongxanh dossier act: wanted ACTION, but it is missing; possible: luongxanh dossier act --help",
        ),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(words: tuple[str, ...], refusal: str) -> None:
    assert one_sentence(luongxanh(*words)) == refusal


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (NotAllowed("HS-1: wanted it,\n  but it is not"), 2, "HS-1: wanted it, but it is not"),
        (NotFound("dossier", "HS-1"), 2, "dossier: wanted 'HS-1', but there is none"),
        (
            Conflict("HS-1", 3, 5),
            2,
            "HS-1: wanted to follow event 3, but the journal is at event 5; "
            "possible: read the dossier again and decide anew",
        ),
        (DefinitionError("wanted a map", "a.yaml", 3, 1), 2, "a.yaml:3:1: wanted a map"),
        (FileNotFoundError(2, "No such file", "a.yaml"), 2, "a.yaml: wanted to use it, but No such file"),
        (KeyboardInterrupt(), 130, "Interrupted; what was already recorded stays recorded."),
        (
            RuntimeError("a\nb"),
            70,
            "Something went wrong that nobody foresaw (RuntimeError: a b); LUONGXANH_DEBUG=1 shows where.",
        ),
    ],
)
def test_an_error_has_its_sentence_and_its_exit_code(error: BaseException, code: int, text: str) -> None:
    assert (exit_code(error), sentence(error)) == (code, text)


def test_an_instant_of_the_core_is_shown_as_the_time_in_vietnam() -> None:
    refused = NotAllowed("HS-1: wanted to act at 1795402800, but its journal already has an effect at 1795402801")

    assert sentence(refused) == (
        "HS-1: wanted to act at 2026-11-23T10:00:00+07:00, "
        "but its journal already has an effect at 2026-11-23T10:00:01+07:00"
    )


def test_control_signs_in_what_was_typed_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in one_sentence(luongxanh("due", "x\x1b[2J", "--at", "2026-11-23"))


class Interrupted(io.BytesIO):
    """An input at which somebody presses Ctrl-C."""

    def read(self, _size: int | None = -1) -> bytes:
        raise KeyboardInterrupt


def test_an_interruption_ends_with_130_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from workflow.cli.app import run

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))

    code = run(["--lang", "en", "dossier", "submit", "x", "--actor", "applicant", "--data", "-", "--db", "memory://"])

    assert (code, *capsys.readouterr()) == (130, "", "Interrupted; what was already recorded stays recorded.\n")


def test_a_traceback_is_shown_only_where_it_is_asked_for() -> None:
    words = ("due", "nothing", "--at", "2026-11-23")

    plain, debugged = process(*words), process(*words, LUONGXANH_DEBUG="1")

    assert plain.code == 2
    assert "Traceback" not in plain.err
    assert "Traceback" in debugged.err


def test_the_process_ends_with_the_code_of_the_command() -> None:
    assert [process("--help").code, process("nothing").code] == [0, 2]


def test_a_terminal_without_our_letters_still_gets_an_answer() -> None:
    printed = process("procedures", "list", "--lang", "vi", PYTHONIOENCODING="ascii")

    assert (printed.code, printed.err) == (0, "")
    assert "certified_copy" in printed.out


# What the library refuses, in the reader's language


@pytest.mark.parametrize("form", FORMS)
def test_a_form_recognises_its_own_sentence(form: str) -> None:
    filled = pattern(form).groupindex
    sentence = form.format(**{name: f"<{name}>" for name in filled})

    found = pattern(form).fullmatch(sentence)

    assert found is not None
    assert found.groupdict() == {name: f"<{name}>" for name in filled}


def test_a_sentence_of_no_known_form_stays_as_it_is() -> None:
    assert said("something else entirely") == "something else entirely"


@pytest.mark.parametrize(
    "words",
    [
        ("dossier", "show", "X"),
        ("dossier", "inbox"),
        ("obligations", "list"),
        ("worker", "--once"),
        ("db", "verify"),
        ("db", "downgrade"),
        ("db", "anchor"),
        ("outbox", "list"),
        ("health",),
    ],
)
def test_a_store_that_is_not_there_is_refused_and_not_made(words: tuple[str, ...], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.db"

    printed = luongxanh(*words, *(("--actor", "dh.reception_1") if "inbox" in words else ()), "--db", url)

    assert (printed.code, printed.out) == (2, "")
    assert "wanted a store, but there is none; possible: luongxanh db upgrade" in printed.err
    assert list(tmp_path.iterdir()) == []
