"""Which commands are there, in which language do they speak, and how do they end? `main` answers for the whole process.

Exit codes: 0 done, 1 a finding, 2 refused in one sentence, 70 unforeseen, 130 interrupted.
"""

import gettext
import os
import sys
from collections.abc import Sequence
from functools import cache
from io import TextIOWrapper
from itertools import pairwise
from typing import Annotated, Any

import typer

from workflow.cli import (
    calendars,
    circumstances,
    corrections,
    database,
    due,
    health,
    language,
    obligations,
    outbox,
    procedures,
    refusals,
    report,
    simulate,
    validate,
    worker,
)
from workflow.cli.language import N_
from workflow.cli.options import Group, Wanted

PROGRAM = "luongxanh"
_ANYWHERE = ("--lang", "--definitions")  # before or after the command


def build() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        cls=Group,
        help=N_("Administrative procedures as state machines with working-time clocks, apologies and responsibility."),
        add_completion=False,
        suggest_commands=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_before)
    app.add_typer(procedures.group, name="procedures")
    due.register(app)
    simulate.register(app)
    validate.register(app)
    corrections.register(circumstances.group)
    app.add_typer(circumstances.group, name="dossier")
    app.add_typer(obligations.group, name="obligations")
    app.add_typer(calendars.group, name="calendar")
    app.add_typer(report.group, name="report")
    worker.register(app)
    app.add_typer(outbox.group, name="outbox")
    health.register(app)
    app.add_typer(database.group, name="db")
    return app


def _before(
    context: typer.Context,
    lang: Annotated[  # noqa: ARG001 - it is read before, so that help speaks it too
        str | None,
        typer.Option(
            "--lang", metavar="vi|en", help=N_("The language; by default that of the locale, else Vietnamese.")
        ),
    ] = None,
    definitions: Annotated[
        list[str] | None,
        typer.Option(
            "--definitions",
            metavar="PATH",
            help=N_("A folder or file of definitions, may be repeated; else the shipped ones."),
        ),
    ] = None,
) -> None:
    context.obj = Wanted(tuple(definitions or ()))
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our letters still gets an answer
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Runs the words of one command line; gives the exit code."""
    try:
        language.speak(language.preferred(os.environ))
        words = hoisted(arguments)
        language.speak(spoken_in(words) or language.preferred(os.environ))
        code = _commands(language.spoken()).main(words, PROGRAM, standalone_mode=False)
        sys.stdout.flush()
        if code == refusals.INTERRUPTED:  # as the library answers to it
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    except (BrokenPipeError, SystemExit):  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:
        if refusals.debugging():
            raise
        refusals.say(refusals.sentence(error))
        return refusals.exit_code(error)


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The words with the options that may stand anywhere at the front."""
    front: list[str] = []
    rest: list[str] = []
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word == "--":
            rest += [word, *words]
            break
        if word in _ANYWHERE and words:
            front += [word, words.pop(0)]
        elif word.partition("=")[0] in _ANYWHERE:
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def spoken_in(words: Sequence[str]) -> str | None:
    """The language that `--lang` asks for, or None; raises Refused for one that nobody speaks here."""
    asked: str | None = None
    for word, after in pairwise([*words, ""]):
        name, equals, value = word.partition("=")
        if name == "--lang":
            asked = value if equals else after
    if asked is not None and asked not in language.LANGUAGES:
        possible = ", ".join(language.LANGUAGES)
        raise refusals.refused("--lang", gettext.gettext("a language"), refusals.got(repr(asked)), possible)
    return asked


@cache  # who runs many commands in one process builds them once for each language
def _commands(_language: str) -> Any:
    return _translated(typer.main.get_command(build()))


def _translated(command: Any) -> Any:
    """The command and all below it, with help texts in the language that is spoken."""
    command.help = gettext.gettext(command.help) if command.help else command.help
    parameters = [*command.params, command.get_help_option(typer.Context(command))]
    for parameter in parameters:
        if getattr(parameter, "help", None):
            parameter.help = gettext.gettext(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        _translated(inner)
    return command
