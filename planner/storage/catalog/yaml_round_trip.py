"""What a YAML file of a catalogue holds as plain values, and back, so that an entry can be changed and the rest kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from planner.catalog.entries import SKILL_FIELDS
from planner.storage.catalog.overlay import EDGES
from planner.storage.catalog.strict_yaml import read_yaml

if TYPE_CHECKING:
    from planner.storage.catalog.overlay import Content
    from planner.storage.catalog.strict_yaml import YamlNode

WIDTH = 110
NAMED = {*EDGES, "helps_with", "options", "core", "useful"}
"""What may be a list of ids where no reason is given."""
NUMBERS = {"hours", "weight", *(field.name for field in SKILL_FIELDS if field.is_number)}
FLAGS = {"retired", "free"}
"""What holds numbers, and truth values; all else is text, also where it looks like them."""


class _AsWritten(str):
    """A plain scalar that Python would write in another way, such as 1.10."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a catalogue has no aliases
        return True


def _as_written(dumper: _Dumper, text: _AsWritten) -> yaml.ScalarNode:
    tag: str = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(text))


def _list(dumper: _Dumper, items: list[object]) -> yaml.SequenceNode:
    """Put numbers, such as hours, on one line."""
    short = all(isinstance(item, (int, float, _AsWritten)) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(_AsWritten, _as_written)
_Dumper.add_representer(list, _list)


def yaml_of(content: Content) -> bytes:
    """Return ``content`` as YAML that `content_of` reads back as the same."""
    text: str = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text.encode()


def content_of(data: bytes) -> Content:
    """Return the mapping in ``data``, with lists of ids as mappings to nothing; an empty one if there is none.

    Raises:
        YamlFault: It is not YAML that the planner reads.
    """
    content = _plain(read_yaml(data), "")
    return content if isinstance(content, dict) else {}


def _plain(node: YamlNode, key: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    value = node.value
    if isinstance(value, dict):
        return {word: _plain(inner, word) for word, inner in value.items()}
    if isinstance(value, list):
        items = [_plain(item, key) for item in value]
        return {str(item): None for item in items} if key in NAMED else items
    if key in FLAGS or value is None:
        return value
    if key in NUMBERS:
        return value if str(value) == node.raw else _AsWritten(node.raw)
    return value if isinstance(value, str) else node.raw
