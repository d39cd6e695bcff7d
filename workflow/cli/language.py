"""Which language does the reader want, and what is a text in it? Catalogues of gettext; the texts in code are English.

The language is asked for with `--lang`, else by the environment, else it is Vietnamese.
"""

import gettext
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

DOMAIN = "luongxanh"
LANGUAGES = ("vi", "en")
LOCALE = Path(__file__).parent.parent / "locale"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Titled(Protocol):
    """Something with a Vietnamese title and perhaps an English one."""

    @property
    def title(self) -> str | None: ...

    @property
    def title_en(self) -> str | None: ...


def N_(text: str) -> str:  # noqa: N802 - the name that every extractor of texts knows
    """The text itself, marked for the catalogues; it is translated where it is shown."""
    return text


# What the library of the command line says in its help texts, so that the catalogues have it.
BORROWED = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("default: {default}"),
    N_("required"),
    N_("Show this message and exit."),
    N_("Missing command."),
    N_("No such command {name!r}."),
)


def preferred(environment: Mapping[str, str]) -> str:
    """The language of the first locale variable that is set, where we speak it; else Vietnamese."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    language = locale.partition(".")[0].partition("_")[0].lower()
    return language if language in LANGUAGES else "vi"


def speak(language: str) -> None:
    """From here on texts come in that language."""
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def spoken() -> str:
    """The language in which texts come now."""
    return os.environ.get("LANGUAGE", "vi")


def title_of(named: Titled, id: str) -> str:
    """The title in the reader's language; the Vietnamese one, then the id, where there is none."""
    english = named.title_en if spoken() == "en" else None
    return english or named.title or id
