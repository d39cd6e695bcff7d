"""The catalogues of the command line: texts out of the code into the .po files, and from these the .mo files.

`make catalogues` does all of it; what is new stands untranslated in vi, which a test refuses until somebody translates.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "workflow" / "locale"
LANGUAGES = ("vi", "en")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def file_of(language: str, suffix: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"luongxanh.{suffix}"


def extracted() -> Catalog:
    """All texts that the command line says, without translations."""
    catalog = Catalog()
    found = extract_from_dir(ROOT / "workflow" / "cli", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, text, _comments, _context in found:
        catalog.add(text)
    return catalog


def read(language: str) -> Catalog:
    with file_of(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> Catalog:
    """The catalogue with exactly the texts of the code and the translations there are; English repeats the code."""
    old, new = read(language), Catalog(locale=language)
    for message in extracted():
        if message.id:
            known = old.get(message.id)
            new.add(message.id, message.id if language == "en" else (known.string if known else ""))
    return new


def po_of(catalog: Catalog) -> bytes:
    """The .po file: in order of the texts, with no date and no line numbers that change for no reason."""
    return HEAD.format(language=catalog.locale, plural=catalog.plural_forms).encode() + _body(catalog)


HEAD = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""


def _body(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    return out.getvalue().strip() + b"\n"


def mo_of(catalog: Catalog) -> bytes:
    """The .mo file."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # else each run differs
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def said(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Every text with its translation, each with its plural where it has one."""
    return {texts(message.id): texts(message.string) for message in catalog if message.id}


def texts(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (str(value),)


def compiled(language: str) -> Catalog:
    with file_of(language, "mo").open("rb") as file:
        return read_mo(file)


def untranslated(catalog: Catalog) -> list[str]:
    return [str(message.id) for message in catalog if message.id and not _whole(message)]


def _whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings)


def main() -> None:
    for language in LANGUAGES:
        catalog = renewed(language)
        file_of(language, "po").write_bytes(po_of(catalog))
        file_of(language, "mo").write_bytes(mo_of(read(language)))
        print(f"{language}: {len(catalog)} texts, {len(untranslated(catalog))} untranslated")


if __name__ == "__main__":
    main()
