"""What the specifications of XES and OCEL 2.0 ask of a file, written down here as rules; a fault is said as a text.

XES: IEEE 1849-2016, clauses 4 to 7. OCEL: the JSON format of the OCEL 2.0 specification, whose values are texts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

from jsonschema import Draft202012Validator

# --- XES

ORDER = ("extension", "global", "classifier", "attribute", "trace")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or "T" not in text:
        raise ValueError(f"{text} has no zone")
    return at


VALUES: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "date": _instant,
    "int": int,
    "float": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "id": str,
}
# The attributes of the extensions in use: where they may stand, and their type.
EXTENDED = {
    "concept:name": ({"log", "trace", "event"}, "string"),
    "concept:instance": ({"event"}, "string"),
    "time:timestamp": ({"event"}, "date"),
    "lifecycle:model": ({"log", "trace"}, "string"),
    "lifecycle:transition": ({"event"}, "string"),
    "org:resource": ({"event"}, "string"),
    "org:role": ({"event"}, "string"),
    "org:group": ({"event"}, "string"),
}
TRANSITIONS = {
    "schedule", "assign", "withdraw", "reassign", "start", "suspend", "resume", "pi_abort", "ate_abort", "complete",
    "autoskip", "manualskip", "unknown",
}  # fmt: skip


def xes_faults(log: Element) -> list[str]:
    """What is wrong with a log."""
    return list(_log(log))


def _log(log: Element) -> Iterator[str]:
    if log.tag != "log":
        yield f"the root is {log.tag}"
    if not re.fullmatch(r"\d+\.\d+", log.get("xes.version", "")):
        yield "xes.version is no decimal"
    kinds = ["attribute" if one.tag in VALUES else one.tag for one in log]
    if not set(kinds) <= set(ORDER):
        yield f"log has {set(kinds) - set(ORDER)}"
    elif kinds != sorted(kinds, key=ORDER.index):
        yield "the parts of the log are out of order"
    prefixes = [one.get("prefix", "") for one in log.iter("extension")]
    if len(set(prefixes)) < len(prefixes) or not all(NAME.fullmatch(one) for one in prefixes):
        yield "the prefixes of the extensions are not names of one extension each"
    always = {one.get("scope", ""): _keys(one) for one in log.iter("global")}
    if not always.keys() <= {"trace", "event"} or len(list(log.iter("global"))) > len(always):
        yield "a scope is not that of one global"
    for one in log.iter("global"):
        yield from _attributes(one, one.get("scope", ""), prefixes, set())
    for one in log.iter("classifier"):
        if not NAME.fullmatch(one.get("name", "")):
            yield f"classifier {one.get('name')} has no name"
        if not set(one.get("keys", "").split()) <= always.get(one.get("scope", "event"), set()):
            yield f"classifier {one.get('name')} has keys that may be missing"
    yield from _attributes(log, "log", prefixes, set(), {"extension", "global", "classifier", "trace"})
    for trace in log.iter("trace"):
        yield from _attributes(trace, "trace", prefixes, always.get("trace", set()), {"event"})
        for event in trace.iter("event"):
            yield from _attributes(event, "event", prefixes, always.get("event", set()))


def _keys(of: Element) -> set[str]:
    return {one.get("key", "") for one in of}


def _attributes(
    of: Element, level: str, prefixes: list[str], always: set[str], beside: set[str] | None = None
) -> Iterator[str]:
    found = [one for one in of if one.tag not in (beside or ())]
    keys = [one.get("key", "") for one in found]
    if len(set(keys)) < len(keys):
        yield f"{level} has a key twice"
    if not always <= set(keys):
        yield f"{level} is without {always - set(keys)}"
    for one in found:
        yield from _attribute(one, level, prefixes)


def _attribute(one: Element, level: str, prefixes: list[str]) -> Iterator[str]:
    key, value = one.get("key", ""), one.get("value")
    prefix, colon, rest = key.rpartition(":")
    if not NAME.fullmatch(rest) or (colon and prefix not in prefixes):
        yield f"key {key} is no name, or of no extension"
    if key in EXTENDED and (level not in EXTENDED[key][0] or one.tag != EXTENDED[key][1]):
        yield f"{key} stands on {level} as {one.tag}"
    if key == "lifecycle:transition" and value not in TRANSITIONS:
        yield f"{value} is no transition"
    try:
        VALUES[one.tag](value or "" if one.tag in ("string", "id") else value)  # type: ignore[arg-type]
    except (KeyError, ValueError, TypeError):
        yield f"{key} is no {one.tag}: {value}"
    if value is None:
        yield f"{key} has no value"


# --- OCEL 2.0

_TEXT = {"type": "string", "minLength": 1}
_TYPES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "attributes"],
        "additionalProperties": False,
        "properties": {
            "name": _TEXT,
            "attributes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "type"],
                    "additionalProperties": False,
                    "properties": {
                        "name": _TEXT,
                        "type": {"enum": ["string", "time", "integer", "float", "boolean"]},
                    },
                },
            },
        },
    },
}


def _valued(*more: str) -> dict[str, Any]:
    properties = {"name": _TEXT, "value": {"type": "string"}} | dict.fromkeys(more, _TEXT)
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": sorted(properties),
            "additionalProperties": False,
            "properties": properties,
        },
    }


_LINKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["objectId", "qualifier"],
        "additionalProperties": False,
        "properties": {"objectId": _TEXT, "qualifier": _TEXT},
    },
}


def _things(attributes: dict[str, Any], *more: str) -> dict[str, Any]:
    texts = dict.fromkeys(("id", "type", *more), _TEXT)
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": sorted(texts),
            "additionalProperties": False,
            "properties": texts | {"attributes": attributes, "relationships": _LINKS},
        },
    }


SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["eventTypes", "objectTypes", "events", "objects"],
    "additionalProperties": False,
    "properties": {
        "eventTypes": _TYPES,
        "objectTypes": _TYPES,
        "events": _things(_valued(), "time"),
        "objects": _things(_valued("time")),
    },
}
PARSED: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "time": _instant,
    "integer": int,
    "float": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def ocel_faults(log: Any) -> list[str]:
    """What is wrong with a log: its shape first, and where that is right, what it says."""
    shape = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(log)]
    return shape or list(_said(log))


def _said(log: Any) -> Iterator[str]:
    ids = [one["id"] for one in log["objects"]]
    if len(set(ids)) < len(ids):
        yield "an object is there twice"
    if len({one["id"] for one in log["events"]}) < len(log["events"]):
        yield "an event is there twice"
    for kind, types in (("events", "eventTypes"), ("objects", "objectTypes")):
        declared = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in log[types]}
        if len(declared) < len(log[types]):
            yield f"{types} has a name twice"
        for one in log[kind]:
            yield from _thing(one, declared, set(ids))


def _thing(one: Any, declared: Mapping[str, Mapping[str, str]], ids: set[str]) -> Iterator[str]:
    if one["type"] not in declared:
        yield f"{one['id']} is of no declared type: {one['type']}"
        return
    told = [(attribute["name"], attribute.get("time")) for attribute in one.get("attributes", ())]
    if len(set(told)) < len(told):
        yield f"{one['id']} has two values at once"
    for attribute in (one if "time" in one else {}, *one.get("attributes", ())):
        yield from _at(one["id"], attribute)
    for attribute in one.get("attributes", ()):
        form = declared[one["type"]].get(attribute["name"])
        try:
            PARSED[form or ""](attribute["value"])
        except (KeyError, ValueError):
            yield f"{one['id']}: {attribute['name']} is no {form}: {attribute['value']}"
    links = [(link["objectId"], link["qualifier"]) for link in one.get("relationships", ())]
    if len(set(links)) < len(links):
        yield f"{one['id']} has a relation twice"
    yield from (f"{one['id']} refers to {id}, which is not there" for id, _ in links if id not in ids)


def _at(id: str, thing: Mapping[str, str]) -> Iterator[str]:
    try:
        _instant(thing.get("time", "1970-01-01T00:00:00Z"))
    except ValueError:
        yield f"{id}: {thing['time']} is no instant"
