"""What did the person type? Instants, hours, files with data and who acts become values, or a refusal that says how.

A time without an offset is the time in Vietnam; what a value means is judged further down.
"""

import json
import sys
from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, NamedTuple

from workflow.cli.refusals import Refused, got, refused
from workflow.errors import DefinitionError, NotFound
from workflow.model import Instant

if TYPE_CHECKING:
    from workflow.agencies import Agencies
    from workflow.commands import Actor

_APPLICANT = "applicant"


def instant(text: str, option: str = "--at") -> Instant:
    """The instant that an ISO 8601 text names; sub-seconds are cut off."""
    from workflow import moments

    try:
        return moments.instant(text.strip())
    except ValueError:
        raise refused(option, _("an instant"), got(repr(text)), "2026-11-23T10:00, 2026-11-23T10:00:00+07:00") from None


def whole(text: str, option: str, allowed: range, wanted: str | None = None, possible: str | None = None) -> int:
    """The whole number that the text names, one of those allowed."""
    if text.isdecimal() and len(text) < 16 and int(text) in allowed:
        return int(text)
    raise refused(option, wanted or _("a whole number"), got(repr(text)), possible or f"{allowed[0]} … {allowed[-1]}")


def time_of_day(text: str, option: str = "--cut-off") -> int:
    """Seconds of the day at an hour written as `15:00`."""
    hour, colon, minute = text.partition(":")
    if colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60:
        return int(hour) * 3_600 + int(minute) * 60
    raise refused(option, _("an hour"), got(repr(text)), "15:00")


def document(path: str, option: str) -> dict[str, Any]:
    """The map that a JSON or YAML file holds; `-` is the standard input."""
    name = _("standard input") if path == "-" else path
    raw = _bounded(path, option)
    value = _json(raw, name) if path.endswith(".json") else _yaml(raw, name)
    if not isinstance(value, dict):
        raise refused(f"{option} {name}", _("a map of names to values"), got(_kind(value)), '{"floors": 3}')
    return value


def _bounded(path: str, option: str) -> bytes:
    """What the file holds, so far as it is of a size that somebody may have typed."""
    from workflow.loader.yamltree import MAX_BYTES

    if path == "-":
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        wanted = _("at most {number} bytes").format(number=MAX_BYTES)
        raise refused(f"{option} {path}", wanted, _("there are more"), _("a smaller file"))
    return raw


def _yaml(raw: bytes, name: str) -> Any:
    from workflow.loader.yamltree import parse, plain

    return plain(parse(raw, name))


def _json(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as wrong:
        raise DefinitionError(
            _("wanted JSON, but {said}").format(said=wrong.msg), name, wrong.lineno, wrong.colno
        ) from None
    except UnicodeDecodeError as wrong:
        raise DefinitionError(_("wanted UTF-8, but byte {number} is none").format(number=wrong.start), name) from None
    except (ValueError, RecursionError) as wrong:
        raise DefinitionError(_("wanted JSON, but {said}").format(said=wrong), name) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(_("the key '{key}' stands twice").format(key=key))
        found[key] = value
    return found


def _no_constant(text: str) -> None:
    raise ValueError(_("{text} is no number").format(text=text))


def _kind(value: Any) -> str:
    return {list: _("a list"), type(None): _("nothing")}.get(type(value), repr(value))


class Handed(NamedTuple):
    """What a dossier is handed in with."""

    data: dict[str, Any]
    applicant: dict[str, Any]
    documents: tuple[str, ...]


def handed(values: Mapping[str, Any], option: str = "--data") -> Handed:
    """The applicant and the documents taken out of the values of a dossier."""
    data = dict(values)
    applicant = data.pop("applicant", {})
    if not isinstance(applicant, dict) or any(isinstance(value, dict | list) for value in applicant.values()):
        raise refused(
            f"{option}: applicant", _("a map of names to values"), got(_kind(applicant)), "{name: Nguyễn Văn A}"
        )
    return Handed(data, applicant, _documents(data.pop("documents", []), option))


def _documents(value: Any, option: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise refused(f"{option}: documents", _("a list of document ids"), got(_kind(value)), "[application, drawings]")
    return tuple(dict.fromkeys(value))


class Given(NamedTuple):
    """What an action is taken with."""

    data: dict[str, Any]
    documents: tuple[str, ...]
    ground: str | None
    opinion: str | None


def given(values: Mapping[str, Any], known: Mapping[str, str], option: str = "--input") -> Given:
    """The input of an action: keys that name documents attach them, `ground` and `opinion` are taken out.

    What is left amends the data of the dossier, and is refused there where it names no field.
    """
    data = dict(values)
    documents = _documents(data.pop("documents", []), option)
    ground, opinion = (_text(data.pop(key, None), f"{option}: {key}") for key in ("ground", "opinion"))
    attached = tuple(key for key in data if key in known and data[key] not in (False, None))
    for key in [key for key in data if key in known]:
        del data[key]
    return Given(data, tuple(dict.fromkeys((*documents, *attached))), ground, opinion)


def _text(value: Any, subject: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise refused(subject, _("text"), got(_kind(value)), '"…"')


def actor(id: str, agencies: "Agencies", option: str = "--actor", on_behalf_of: str | None = None) -> "Actor":
    """Who acts: the officer of that id, or the applicant; and for whom, where that is somebody else."""
    from workflow.commands import Actor

    whom = None if on_behalf_of is None else actor(on_behalf_of, agencies, "--on-behalf-of").id
    if id == _APPLICANT:
        return Actor(_APPLICANT, on_behalf_of=whom)
    try:
        officer = agencies.officer(id)
    except NotFound:
        raise _nobody(id, agencies, option) from None
    return Actor(officer.id, officer.department, officer.roles, whom)


def _nobody(id: str, agencies: "Agencies", option: str) -> Refused:
    from difflib import get_close_matches

    known = [_APPLICANT, *(officer for agency in agencies.by_id.values() for officer in agency.officers)]
    near = get_close_matches(id, known, 3, 0.5) or known[:6]
    return refused(option, _("an officer of the agencies or 'applicant'"), got(repr(id)), ", ".join(near))
