"""The log as XES (IEEE 1849-2016): one trace a dossier, one event a fact.

A fact is a point in time, so every event is `complete` in the standard life cycle. What acted is `org:resource` and
`org:group`; the attributes without a prefix have the names of the columns of the CSV file.
"""

from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import quoteattr

from workflow.interop.eventlog import FORMS, Form, Journal, People, Row, iso, printable

EXTENSIONS = {
    "concept": "Concept",
    "time": "Time",
    "lifecycle": "Lifecycle",
    "org": "Organizational",
}
CLASSIFIERS = {  # of attributes that are never missing
    "Activity": "concept:name",
    "Activity_and_state": "concept:name state",
    "Event": "event",
    "Kind": "kind",
    "Holder": "holder",
}
_TAGS: dict[Form, str] = {"string": "string", "time": "date", "integer": "int"}
_NAMED = {"activity": "concept:name", "time": "time:timestamp", "officer": "org:resource", "department": "org:group"}
_KEYS = [(_NAMED.get(name, name), FORMS[name]) for name in Row._fields if name != "case"]
_EVERY_EVENT = ("concept:name", "number", "event", "kind", "time:timestamp", "actor", "state", "holder", "lane")
_EVERY_TRACE = ("concept:name", "procedure", "version", "lifecycle", "lane", "channel", "home")
_UNKNOWN: dict[Form, object] = {"string": "unknown", "time": 0, "integer": 0}
_COMPLETE = '<string key="lifecycle:transition" value="complete"/>'


def write(file: IO[bytes], journals: Iterator[Journal], _people: People) -> None:
    """Writes the whole log."""
    file.write(_head().encode())
    for journal in journals:
        file.write(_trace(journal).encode())
    file.write(b"</log>\n")


def _head() -> str:
    """What stands before the first trace: extensions, attributes that are never missing, classifiers."""
    uri = "http://www.xes-standard.org/"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<log xes.version="1849.2016" xes.features="">']
    for prefix, name in EXTENSIONS.items():
        lines.append(f'<extension name="{name}" prefix="{prefix}" uri="{uri}{prefix}.xesext"/>')
    lines += ['<global scope="trace">', *(_attribute(key, "unknown") for key in _EVERY_TRACE), "</global>"]
    forms = dict(_KEYS)
    lines += ['<global scope="event">', *(_attribute(key, _UNKNOWN[forms[key]], forms[key]) for key in _EVERY_EVENT)]
    lines += [_COMPLETE, "</global>"]
    for name, keys in CLASSIFIERS.items():
        lines.append(f'<classifier name="{name}" scope="event" keys="{keys}"/>')
    lines.append('<string key="lifecycle:model" value="standard"/>')
    return "\n".join(lines) + "\n"


def _trace(journal: Journal) -> str:
    lines = ["<trace>", *_of_dossier(journal)]
    lines += (f"<event>{_of_row(row)}{_COMPLETE}</event>" for row in journal.rows)
    lines.append("</trace>\n")
    return "\n".join(lines)


def _of_dossier(journal: Journal) -> Iterator[str]:
    """The attributes of a trace: the dossier as it stands in the end."""
    one = journal.dossier
    yield _attribute("concept:name", journal.case)
    yield _attribute("procedure", one.procedure)
    yield _attribute("version", one.version.procedure)
    yield _attribute("lifecycle", one.version.lifecycle)
    yield _attribute("lane", one.lane)
    yield _attribute("channel", one.channel)
    yield _attribute("home", one.home)
    if one.package is not None:
        yield _attribute("package", journal.run + one.package)
    if one.appointment is not None:
        yield _attribute("appointment", one.appointment, "time")
    if one.outcome is not None:
        yield _attribute("outcome", one.outcome)


def _of_row(row: Row) -> str:
    told = zip(_KEYS, row[1:], strict=True)
    return "".join(_attribute(key, value, form) for (key, form), value in told if value is not None)


def _attribute(key: str, value: object, form: Form = "string") -> str:
    if form == "time" and isinstance(value, int):
        value = iso(value)
    return f'<{_TAGS[form]} key="{key}" value={quoteattr(printable(str(value)))}/>'
