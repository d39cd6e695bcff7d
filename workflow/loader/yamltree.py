"""Where does each value of a YAML file stand? Text → a tree of nodes that remember file, line and column.

YAML 1.2 core only: `07:30` and `no` stay text. What could run code, grow without bound or be read in two ways
(tags, anchors, merge keys, duplicate keys) is refused. What the keys mean is asked elsewhere.
"""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec import Struct
from yamlcore import CCoreLoader

from workflow.errors import DefinitionError

MAX_BYTES = 5_000_000
MAX_NODES = 50_000
MAX_DEPTH = 50
MAX_DIGITS = 40
MAX_SHOWN = 60
_CORE = "tag:yaml.org,2002:"
_BOM = b"\xef\xbb\xbf"

Scalar = bool | int | float | str
Value = Scalar | dict[str, "Node"] | list["Node"] | None


class Node(Struct, frozen=True):
    """One value and where it is written; `line` and `column` count from 1, as do those of the key that leads to it."""

    value: Value
    file: str
    line: int
    column: int
    key_line: int | None = None
    key_column: int | None = None

    @property
    def children(self) -> "dict[str, Node]":
        """The values of a map; nothing where the node is no map."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "list[Node]":
        """The values of a list; nothing where the node is no list."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str:
        """The text of a text node; empty where the node is none."""
        return self.value if isinstance(self.value, str) else ""


class Place(NamedTuple):
    """Where something is written."""

    file: str
    line: int
    column: int


class Leaf(NamedTuple):
    """One value of a tree with the path to it and its origin."""

    path: str
    value: Scalar | None
    file: str
    line: int


def place(node: Node) -> Place:
    """Where the value stands."""
    return Place(node.file, node.line, node.column)


def key_place(node: Node) -> Place:
    """Where the key of the value stands; the value itself where it has no key."""
    if node.key_line is None or node.key_column is None:
        return place(node)
    return Place(node.file, node.key_line, node.key_column)


def wrong(node: Node, message: str) -> DefinitionError:
    """The error that `message` is at the value."""
    return DefinitionError(message, *place(node))


def read(path: Path, name: str | None = None) -> Node:
    """The tree of a file; raises DefinitionError."""
    file = name or str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as refused:
        raise DefinitionError(f"file: wanted to read it, but {refused.strerror or refused}", file) from None
    return parse(raw, file)


def parse(raw: bytes | str, file: str) -> Node:
    """The tree of a YAML text; raises DefinitionError with the place of what is wrong."""
    text = _decoded(raw if isinstance(raw, bytes) else raw.encode(), file)
    loader = CCoreLoader(text)
    try:
        return _Composer(loader, file).document()
    except yaml.MarkedYAMLError as refused:
        raise _broken(refused, file) from None
    except yaml.reader.ReaderError as refused:
        raise _unreadable(text, refused, file) from None
    finally:
        loader.dispose()


def _decoded(raw: bytes, file: str) -> str:
    if len(raw) > MAX_BYTES:
        raise DefinitionError(f"file: wanted at most {MAX_BYTES // 1_000_000} MB, but it is larger", file, 1, 1)
    if raw.startswith(_BOM):
        raise DefinitionError("file: wanted UTF-8 without a byte order mark, but it starts with one", file, 1, 1)
    try:
        text = raw.decode()
    except UnicodeDecodeError as refused:
        found = f"byte {raw[refused.start]:#04x} is not UTF-8"
        raise DefinitionError(f"file: wanted UTF-8 text, but {found}", file, *_spot(raw, refused.start)) from None
    if "\0" in text:
        raise DefinitionError("file: wanted text, but there is a NUL", file, *_spot(raw, raw.index(b"\0")))
    return text


def _spot(raw: bytes, offset: int) -> tuple[int, int]:
    before = raw[:offset].decode(errors="replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _broken(refused: yaml.MarkedYAMLError, file: str) -> DefinitionError:
    mark = refused.problem_mark or refused.context_mark
    said = ", ".join(part for part in (refused.problem, refused.context) if part)
    message = f"YAML: wanted a well-formed file, but {said}"
    return DefinitionError(message, file, mark.line + 1, mark.column + 1) if mark else DefinitionError(message, file)


def _unreadable(text: str, refused: Any, file: str) -> DefinitionError:
    character = refused.character
    shown = f"U+{character if isinstance(character, int) else ord(character):04X}"
    raw = text.encode()
    return DefinitionError(
        f"YAML: wanted printable text, but found {shown}", file, *_spot(raw, min(refused.position, len(raw)))
    )


class _Composer:
    """Builds nodes from the parser's events, so that a bomb is refused before it is built."""

    def __init__(self, loader: Any, file: str) -> None:
        self._loader = loader
        self._file = file
        self._count = 0

    def document(self) -> Node:
        self._take(yaml.StreamStartEvent)
        if self._loader.check_event(yaml.StreamEndEvent):
            raise DefinitionError("file: wanted a definition, but it is empty", self._file, 1, 1)
        self._take(yaml.DocumentStartEvent)
        root = self._node(self._loader.get_event(), 1)
        self._take(yaml.DocumentEndEvent)
        if not self._loader.check_event(yaml.StreamEndEvent):
            raise self._wrong(self._loader.get_event(), "file: wanted one document, but another one starts here")
        if not isinstance(root.value, dict):
            raise wrong(root, f"file: wanted a map of keys, but found {kind(root)}; possible: schema: procedure/1")
        return root

    def _take(self, kind_of_event: type) -> None:
        event = self._loader.get_event()
        if not isinstance(event, kind_of_event):  # the parser's grammar promises it
            raise self._wrong(event, f"YAML: wanted {kind_of_event.__name__}, but found {type(event).__name__}")

    def _wrong(self, event: Any, message: str) -> DefinitionError:
        return DefinitionError(message, self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, depth: int, key: Place | None = None) -> Node:
        self._refuse(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            value: Value = self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._map(depth)
        else:
            value = self._list(depth)
        mark = event.start_mark
        known = (None, None) if key is None else (key.line, key.column)
        return Node(value, self._file, mark.line + 1, mark.column + 1, *known)

    def _refuse(self, event: Any, depth: int) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise self._wrong(event, f"file: wanted at most {MAX_NODES} values, but there are more")
        if depth > MAX_DEPTH:
            raise self._wrong(event, f"file: wanted at most {MAX_DEPTH} levels, but it nests deeper")
        if isinstance(event, yaml.AliasEvent):
            raise self._wrong(event, f"'*{short(str(event.anchor))}': wanted the value itself, but found an alias")
        if event.anchor is not None:
            raise self._wrong(event, f"'&{short(str(event.anchor))}': wanted a plain value, but found an anchor")
        if event.tag not in _allowed_tags(event):
            raise self._wrong(event, f"'{short(str(event.tag))}': wanted a plain value, but found a tag")

    def _map(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not self._loader.check_event(yaml.MappingEndEvent):
            event = self._loader.get_event()
            key = self._key(event, depth)
            if key in found:
                first = key_place(found[key]).line
                raise self._wrong(event, f"key '{short(key)}': wanted it once, but it is already given in line {first}")
            spot = Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)
            found[key] = self._node(self._loader.get_event(), depth + 1, spot)
        self._loader.get_event()
        return found

    def _key(self, event: Any, depth: int) -> str:
        self._refuse(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._wrong(event, "key: wanted text, but found a map or a list")
        text = str(event.value)
        if text == "<<" and event.implicit[0]:
            raise self._wrong(event, "key '<<': wanted the keys themselves, but found a merge key")
        # A year may stand as a key without quotes: it is read as written.
        if not isinstance(self._scalar(event), str) and not (text.isascii() and text.isdigit()):
            raise self._wrong(event, f"key {text}: wanted text, but found another value; possible: '{text}'")
        return text

    def _list(self, depth: int) -> list[Node]:
        found: list[Node] = []
        while not self._loader.check_event(yaml.SequenceEndEvent):
            found.append(self._node(self._loader.get_event(), depth + 1))
        self._loader.get_event()
        return found

    def _scalar(self, event: Any) -> Scalar | None:
        text = str(event.value)
        implicit = (True, False) if event.tag not in (None, "!", _CORE + "str") else event.implicit
        tag = self._loader.resolve(yaml.ScalarNode, text, implicit)
        if tag == _CORE + "str" or event.tag in ("!", _CORE + "str"):
            found: Scalar | None = text
        else:
            found = self._number_or_word(event, tag, text)
        if event.tag not in (None, "!", _CORE + "str", tag):
            raise self._wrong(event, f"'{short(text)}': wanted what its tag says, but it is not; possible: no tag")
        return found

    def _number_or_word(self, event: Any, tag: str, text: str) -> Scalar | None:
        if len(text) > MAX_DIGITS:
            raise self._wrong(event, f"number: wanted at most {MAX_DIGITS} digits, but it has {len(text)}")
        found: Scalar | None = self._loader.construct_object(yaml.ScalarNode(tag, text))
        if isinstance(found, float) and not math.isfinite(found):
            raise self._wrong(event, f"number: wanted a finite one, but found {text}; possible: 1.5")
        return found


def _allowed_tags(event: Any) -> tuple[str | None, ...]:
    if isinstance(event, yaml.ScalarEvent):
        return (None, "!", *(_CORE + name for name in ("str", "int", "float", "bool", "null")))
    if isinstance(event, yaml.MappingStartEvent):
        return None, "!", _CORE + "map"
    return None, "!", _CORE + "seq"


def kind(node: Node) -> str:
    """The kind of the value in words, as error messages name it."""
    match node.value:
        case None:
            return "nothing"
        case dict():
            return "a map"
        case list():
            return "a list"
        case bool():
            return f"true or false ({str(node.value).lower()})"
        case int() | float():
            return f"the number {node.value}"
    return f"the text '{short(str(node.value))}'"


def short(text: str) -> str:
    """The text, cut where a sentence would no longer be readable."""
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def merge(base: Node, overlay: Node) -> Node:
    """`base` with `overlay` laid over it: maps merge by key, lists and scalars replace, nothing removes.

    Each value keeps the place where it is written; a merged map stands where the overlay writes it.
    """
    if not isinstance(base.value, dict) or not isinstance(overlay.value, dict):
        return overlay
    merged = dict(base.value)
    for key, value in overlay.value.items():
        if value.value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged[key], value) if key in merged else value
    return with_value(overlay, merged)


def with_value(node: Node, value: Value) -> Node:
    """Another value at the same place."""
    return Node(value, node.file, node.line, node.column, node.key_line, node.key_column)


def at(node: Node, path: Sequence[str | int]) -> Node:
    """The node that the path leads to, or the nearest one on the way there."""
    for part in path:
        inner = _step(node, part)
        if inner is not None:
            node = inner
    return node


def _step(node: Node, part: str | int) -> Node | None:
    if isinstance(part, str):
        return node.children.get(part)
    return node.items[part] if part < len(node.items) else None


def plain(node: Node) -> Any:
    """The values alone, as dicts, lists and scalars."""
    match node.value:
        case dict():
            return {key: plain(value) for key, value in node.value.items()}
        case list():
            return [plain(value) for value in node.value]
    return node.value


def flatten(node: Node, path: str = "") -> Iterator[Leaf]:
    """Every scalar of the tree with its dotted path and its origin, in order."""
    match node.value:
        case dict():
            for key, value in node.value.items():
                yield from flatten(value, f"{path}.{key}" if path else key)
        case list():
            for number, value in enumerate(node.value):
                yield from flatten(value, f"{path}[{number}]")
        case _:
            yield Leaf(path, node.value, node.file, node.line)
