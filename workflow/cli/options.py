"""Which options do several commands share, and what do they open? The definitions, the store.

What takes long to import is imported when it is opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from workflow.cli.language import N_
from workflow.cli.refusals import Refused, refused

if TYPE_CHECKING:
    from workflow.engine import Engine
    from workflow.loader import Definitions

DATABASE = "sqlite:///luongxanh.db"

AsJson = Annotated[bool, typer.Option("--json", help=N_("Print one JSON document instead of tables."))]
Lane = Annotated[str, typer.Option("--lane", metavar="LANE", help=N_("The lane of the procedure."))]
Database = Annotated[str, typer.Option("--db", metavar="URL", help=N_("The store with the dossiers."))]
ActorId = Annotated[
    str, typer.Option("--actor", metavar="ID", help=N_("Who acts: an officer of the agencies, or applicant."))
]
OnBehalfOf = Annotated[
    str | None,
    typer.Option(
        "--on-behalf-of", metavar="ID", help=N_("For whom, where that is somebody else: it stands in the journal.")
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="INSTANT", help=N_("When it happened, such as 2026-11-23T10:00; now where it is left out.")
    ),
]
Input = Annotated[
    str | None,
    typer.Option(
        "--input",
        metavar="FILE",
        help=N_("JSON or YAML: documents to attach, data to amend, 'ground', 'opinion'; - is standard input."),
    ),
]
Backdate = Annotated[
    bool, typer.Option("--backdate", help=N_("Allow --at on a store in production: what is typed in happened earlier."))
]
Key = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY", help=N_("A key of your own: the same command sent twice happens once.")),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="INSTANT", help=N_("The dossier as it stood at that instant."))
]


class Wanted(NamedTuple):
    """What was said before the command: the folders or files of definitions, none meaning the shipped ones."""

    paths: tuple[str, ...] = ()


class Command(TyperCommand):
    """A command whose help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _in_language(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _in_language(super().get_help(ctx))


def _in_language(page: str) -> str:
    return page.replace("Usage:", _("Usage:"), 1)  # the only heading that the library does not look up


def group(text: str) -> typer.Typer:
    """An empty group of commands; `text` says what it is for."""
    return typer.Typer(cls=Group, help=text, add_completion=False, suggest_commands=False, rich_markup_mode=None)


def definitions_of(context: typer.Context) -> "Definitions":
    """The definitions that were asked for; raises DefinitionError where one is wrong."""
    from workflow.loader import load_definitions

    return load_definitions(*context.obj.paths)


def no_store(url: str) -> Refused:
    """The refusal of a store that is not there; a password is not shown."""
    from workflow.store.sql.databases import shown

    return refused(shown(url), _("a store"), _("there is none"), f"luongxanh db upgrade --db {shown(url)}")


@contextmanager
def engine_of(context: typer.Context, url: str, fresh: bool = False) -> "Iterator[Engine]":
    """The engine on the store, closed afterwards; only where it may be `fresh` is a store made that is not there."""
    from workflow.engine import Engine, there

    if not fresh and not there(url):
        raise no_store(url)
    with Engine(url, definitions_of(context)) as engine:
        yield engine
