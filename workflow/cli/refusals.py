"""How is a refusal said on the command line? As one sentence, with the exit code that belongs to it.

The errors of the library say theirs in English; what was typed wrongly is refused here, in the reader's language.
"""

import os
import re
import sys
from difflib import get_close_matches
from gettext import gettext as _
from typing import Any

import typer
from typer.exceptions import TyperException

from workflow.cli import shapes
from workflow.cli.sayings import said
from workflow.errors import WorkflowError

REFUSED = 2
BROKEN = 70
INTERRUPTED = 130


_SECONDS = re.compile(r"(?<=\bat )\d{9,11}\b")  # how the core, which knows no zone, writes an instant


class Refused(Exception):
    """What was typed cannot be done; its text is the sentence."""


class Unfinished(Refused):
    """Interrupted half way; its text says how far it came."""


def refused(subject: str, wanted: str, found: str, possible: str) -> Refused:
    """The refusal `subject: wanted …, but …; possible: …`."""
    return Refused(
        _("{subject}: wanted {wanted}, but {found}; possible: {possible}").format(
            subject=subject, wanted=wanted, found=found, possible=possible
        )
    )


def got(value: str) -> str:
    """What was typed instead, as a part of a refusal."""
    return _("got {value}").format(value=value)


def one_line(text: str) -> str:
    """The text without line breaks and control characters, as a terminal may show it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def exit_code(error: BaseException) -> int:
    """2 for what is refused, 130 for an interruption, 70 for what nobody foresaw."""
    if isinstance(error, KeyboardInterrupt | Unfinished):
        return INTERRUPTED
    return REFUSED if isinstance(error, Refused | WorkflowError | OSError | TyperException) else BROKEN


def sentence(error: BaseException) -> str:
    """What the error says, in one line."""
    match error:
        case KeyboardInterrupt():
            return _("Interrupted; what was already recorded stays recorded.")
        case TyperException():
            return one_line(_usage(error))
        case Refused():
            return one_line(str(error))
        case WorkflowError():
            return said(one_line(_SECONDS.sub(_as_time, str(error))))
        case OSError():
            return one_line(_of_system(error))
    kind = type(error).__name__
    return one_line(
        _("Something went wrong that nobody foresaw ({kind}: {said}); LUONGXANH_DEBUG=1 shows where.").format(
            kind=kind, said=error
        )
    )


def _as_time(written: re.Match[str]) -> str:
    return shapes.iso(int(written.group())) or ""


def _of_system(error: OSError) -> str:
    name = error.filename if error.filename is not None else _("system")
    return _("{name}: wanted to use it, but {reason}").format(name=name, reason=error.strerror or error)


def _usage(error: TyperException) -> str:
    """What was wrong with the words of the command itself."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context else "luongxanh"
    page = f"{command} --help"
    if isinstance(error, typer.BadParameter):
        return str(_bad_parameter(error, command, page))
    if hasattr(error, "option_name"):
        return str(_bad_option(error, context, command, page))
    if hasattr(getattr(context, "command", None), "commands"):
        return str(_bad_command(error, list(context.command.commands), command))
    extra = error.message.rpartition("(")[2].rstrip(").")
    return str(refused(command, _("nothing more"), got(extra) if extra else error.message, page))


def _bad_parameter(error: typer.BadParameter, command: str, page: str) -> Refused:
    hint = error.param_hint or (error.param.get_error_hint() if error.param else "")
    name = (hint if isinstance(hint, str) else " / ".join(hint)).replace("'", "")
    if not error.message:
        return refused(command, name, _("it is missing"), page)
    return refused(command, _("another value for {name}").format(name=name), error.message.rstrip("."), page)


def _bad_option(error: Any, context: Any, command: str, page: str) -> Refused:
    name = str(error.option_name)
    if not hasattr(error, "possibilities"):
        needs = "requires" in error.message
        wanted = _("a value after {name}") if needs else _("{name} without a value")
        return refused(command, wanted.format(name=name), _("there is none") if needs else _("there is one"), page)
    known = [option for parameter in context.command.params for option in parameter.opts if option.startswith("-")]
    return refused(command, _("a known option"), got(repr(name)), ", ".join(get_close_matches(name, known, 2) or known))


def _bad_command(error: TyperException, known: list[str], command: str) -> Refused:
    typed = _between("'", "'", error.message)
    found = got(repr(typed)) if typed else _("there is none")
    return refused(command, _("a command"), found, ", ".join(get_close_matches(typed, known, 2) or known))


def _between(start: str, end: str, text: str) -> str:
    """What stands between two signs of a message of the library; empty where they are not there."""
    return text.partition(start)[2].partition(end)[0]


def debugging() -> bool:
    """Whether tracebacks are wanted."""
    return os.environ.get("LUONGXANH_DEBUG", "") not in ("", "0")


def say(text: str) -> None:
    """One line on stderr."""
    print(text, file=sys.stderr)
