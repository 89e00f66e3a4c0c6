"""YAML as data that may be hostile: bounded, unambiguous, and with the place of every value.

PyYAML's events are read without its constructors: no tags, anchors, aliases or merge keys, no
duplicate keys, one document, and the scalars of YAML 1.2's core schema, so that ``no`` and
``12:30`` are text. Events come one by one, so neither they nor this reader recurse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from planner.storage.catalog.faults import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 4_000_000
MOST_DEPTH = 20
MOST_VALUES = 400_000
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_NUMERIC = frozenset("+-.0123456789")
_NO_KEYS: dict[str, Position] = {}
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


class YamlFault(Exception):  # noqa: N818 - a fault of the text, not of the program
    """The text is not YAML that the planner reads; says where and why."""

    def __init__(self, place: Position, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.sentence = sentence


@dataclass(slots=True)
class YamlNode:
    """A value and where it stands; ``value`` is a scalar, a list of nodes or a mapping to nodes.

    ``keys`` holds the place of each key of a mapping; ``raw`` the text of a plain scalar.
    """

    value: bool | int | float | str | list[YamlNode] | dict[str, YamlNode] | None
    place: Position
    keys: dict[str, Position]
    raw: str = ""


def read_yaml(data: bytes) -> YamlNode:
    """Return the one document in ``data``.

    Raises:
        YamlFault: Too large, not UTF-8, not YAML, or a feature that is refused. Time and memory
            stay linear in the size, which is bounded.
    """
    text = _text(data)
    try:
        return _NodeReader(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        raise YamlFault(place, f"this is not valid YAML: {error.problem or error.context}.") from None
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise YamlFault(Position(1, 1), f"this is not valid YAML: {str(error).splitlines()[0][:200]}.") from None


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise YamlFault(Position(1, 1), f"the file has {len(data):,} bytes; at most {MOST_BYTES:,} are read.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise YamlFault(Position(line, column), "the file is not UTF-8 here; save it as UTF-8.") from None
    text = text.replace("\r\n", "\n")
    bad = UNSAFE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise YamlFault(Position(line, column), f"the control character U+{ord(bad[0]):04X} is not allowed.")
    return text


class _NodeReader:
    """Builds nodes from events with a stack of its own, so depth costs no recursion."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._values = 0

    def document(self) -> YamlNode:
        root: YamlNode | None = None
        stack: list[YamlNode] = []
        pending: list[tuple[str, Position] | None] = []
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                root = stack.pop()
                pending.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise YamlFault(_place(event), "a second document starts here; one file holds one document.")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                self._attach(node, stack, pending)
                root = root or node
                if not isinstance(event, yaml.ScalarEvent):
                    if len(stack) >= MOST_DEPTH:
                        raise YamlFault(node.place, f"values are nested more than {MOST_DEPTH} deep.")
                    stack.append(node)
                    pending.append(None)
        return root or YamlNode(None, Position(1, 1), {})

    def _node(self, event: yaml.NodeEvent) -> YamlNode:
        place = _place(event)
        self._values += 1
        if self._values > MOST_VALUES:
            raise YamlFault(place, f"the file holds more than {MOST_VALUES:,} values.")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise YamlFault(place, "anchors (&) and aliases (*) are not allowed; write the value out.")
        tag = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            raise YamlFault(place, f"the tag {str(tag)[:40]} is not allowed.")
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (bad := UNSAFE.search(event.value)):
                raise YamlFault(place, f"the control character U+{ord(bad[0]):04X} is not allowed, escaped or not.")
            plain = event.implicit[0]
            return YamlNode(_scalar(event.value) if plain else event.value, place, _NO_KEYS, event.value if plain else "")
        return YamlNode([] if isinstance(event, yaml.SequenceStartEvent) else {}, place, {})

    @staticmethod
    def _attach(node: YamlNode, stack: list[YamlNode], pending: list[tuple[str, Position] | None]) -> None:
        if not stack:
            return
        parent = stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            key = pending[-1]
            if key is None:
                pending[-1] = _key(node, stack[-1])
            else:
                parent[key[0]] = node
                pending[-1] = None


def _key(node: YamlNode, mapping: YamlNode) -> tuple[str, Position]:
    """Return the text and place of a mapping's key, noted in the mapping."""
    key = node.raw or node.value
    if not isinstance(key, str):
        raise YamlFault(node.place, "a key must be a word.")
    if key == "<<":
        raise YamlFault(node.place, "merge keys (<<) are not allowed; write the values out.")
    if key in mapping.keys:
        raise YamlFault(node.place, f"'{key[:60]}' is given twice; the first is on line {mapping.keys[key].line}.")
    mapping.keys[key] = node.place
    return key, node.place


def _place(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _scalar(text: str) -> bool | int | float | str | None:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not re.fullmatch(r"[-+]?0[0-9]+", text) else text
