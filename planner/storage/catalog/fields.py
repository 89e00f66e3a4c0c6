"""The fields of one YAML mapping, each read as what it must be; what is wrong is noted, not raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import did_you_mean
from planner.storage.catalog.faults import Fault, Position
from planner.storage.catalog.strict_yaml import YamlNode

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT = 5_000
LONGEST_TITLE = 120
"""Characters that a list, the map and a window's edge can still show; the forms of the window take no more either."""
FEW_KEYS = 3
MOST_ITEMS = 20_000
FieldPath = tuple[str, ...]
"""Path to a value of the catalogue, for example ``("skill", "matrices", "requires", "vectors")``."""


class Noted:
    """What reading has found so far: faults, and the file and place of every entry."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.places: dict[FieldPath, tuple[str, Position]] = {}

    def fault_at(self, where: FieldPath, sentence: str) -> None:
        """Note a fault of the entry at ``where``, or of the nearest entry around it, or else of the first of all."""
        while where not in self.places and where:
            where = where[:-1]
        first = next(iter(self.places.values()), ("catalogue", Position(1, 1)))
        file, place = self.places.get(where, first)
        self.faults.append(Fault(file, place, sentence))


class Fields:
    """Reads the fields of ``node``; a field of the wrong form is noted and its default returned."""

    def __init__(self, node: YamlNode, name: str, file: str, noted: Noted) -> None:
        self.node, self.name, self._file, self._noted = node, name, file, noted
        self._asked: set[str] = set()
        if not isinstance(node.value, dict):
            self.fault(node.place, f"{name} must be a mapping of keys to values.")
        self._values: dict[str, YamlNode] = node.value if isinstance(node.value, dict) else {}

    def fault(self, place: Position, sentence: str) -> None:
        """Note that something at ``place`` of this file is wrong."""
        self._noted.faults.append(Fault(self._file, place, sentence))

    def mark(self, where: FieldPath, place: Position | None = None) -> None:
        """Note where the entry ``where`` stands."""
        self._noted.places[where] = (self._file, place or self.node.place)

    def get(self, key: str) -> YamlNode | None:
        """Return the node of ``key``, none if it is missing or empty."""
        self._asked.add(key)
        node = self._values.get(key)
        return node if node is not None and node.value is not None else None

    def place(self, key: str) -> Position:
        """Return the place of the value of ``key``, or of the whole mapping."""
        return self._values[key].place if key in self._values else self.node.place

    def close(self) -> None:
        """Note every key that nobody asked for; many are told in one sentence."""
        unknown = [key for key in self._values if key not in self._asked]
        if len(unknown) > FEW_KEYS:
            first = ", ".join(f"'{key[:60]}'" for key in unknown[:FEW_KEYS])
            known = f"Known keys: {', '.join(sorted(self._asked))}."
            said = f"{self.name} has {len(unknown):,} unknown keys: {first} and {len(unknown) - FEW_KEYS:,} more. {known}"
            self.fault(self.node.keys[unknown[0]], said)
            return
        for key in unknown:
            near = did_you_mean(key, self._asked) or f" Known keys: {', '.join(sorted(self._asked))}."
            self.fault(self.node.keys[key], f"{self.name} has an unknown key '{key[:60]}'.{near}")

    def text(self, key: str, default: str = "") -> str:
        """Return a text of at most 5,000 characters."""
        node = self.get(key)
        return default if node is None else self._text(node, f"'{key}' of {self.name}", default)

    def title(self, default: str = "") -> str:
        """Return the title, of at most 120 characters."""
        title = self.text("title", default)
        if len(title) > LONGEST_TITLE and title != default:
            said = f"the title of {self.name} has {len(title):,} characters; at most {LONGEST_TITLE} are allowed."
            self.fault(self.place("title"), said)
        return title

    def _text(self, node: YamlNode, what: str, default: str = "") -> str:
        value = node.value
        if value is None:
            return default
        if isinstance(value, (list, dict)):
            self.fault(node.place, f"{what} must be a text.")
            return default
        if isinstance(value, bool):
            self.fault(node.place, f"{what} must be a text; put {node.raw} in quotes.")
            return default
        text = node.raw or str(value)
        if len(text) > LONGEST_TEXT:
            self.fault(node.place, f"{what} has {len(text):,} characters; at most {LONGEST_TEXT:,} are allowed.")
            return default
        return " ".join(text.split())

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """Return a number from ``least`` to ``most``."""
        node = self.get(key)
        return default if node is None else self._number(node, f"'{key}' of {self.name}", default, (least, most))

    def _number(self, node: YamlNode, what: str, default: float, span: tuple[float, float]) -> float:
        value = node.value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and span[0] <= value <= span[1]:
            return value
        self.fault(node.place, f"{what} must be a number from {span[0]:g} to {span[1]:g}.")
        return default

    def numbers(self, key: str, most: float) -> list[float] | None:
        """Return a list of numbers above 0 and up to ``most``; none if missing or wrong."""
        node = self.get(key)
        if node is None:
            return None
        what = f"'{key}' of {self.name}"
        if not isinstance(node.value, list):
            self.fault(node.place, f"{what} must be a list of numbers.")
            return None
        before = len(self._noted.faults)
        values = [self._number(item, f"a number in {what}", 1.0, (0.01, most)) for item in node.value]
        return values if len(self._noted.faults) == before else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        node = self.get(key)
        if node is None or isinstance(node.value, bool):
            return default if node is None else bool(node.value)
        self.fault(node.place, f"'{key}' of {self.name} must be true or false.")
        return default

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        node = self.get(key)
        if node is None:
            return default
        return tuple(
            text for item in self._items(node, key) if (text := self._text(item, f"an item of '{key}' of {self.name}"))
        )

    def fields(self, key: str) -> Iterator[Fields]:
        """Yield the fields of each mapping in a list of mappings."""
        node = self.get(key)
        for number, item in enumerate(self._items(node, key) if node else [], 1):
            yield self.of(item, f"item {number} of '{key}' of {self.name}")

    def given(self) -> list[str]:
        """Return all keys that are given."""
        return list(self._values)

    def of(self, node: YamlNode, name: str) -> Fields:
        """Return the fields of another mapping of this file."""
        return Fields(node, name, self._file, self._noted)

    def inner(self, key: str) -> Fields | None:
        """Return the fields of the mapping at ``key``, none if there is none."""
        node = self.get(key)
        return self.of(node, f"'{key}' of {self.name}") if node else None

    def named(self, key: str) -> dict[str, YamlNode]:
        """Return a mapping of ids to nodes; a list of ids counts as a mapping to nothing."""
        node = self.get(key)
        if node is None:
            return {}
        if isinstance(node.value, dict):
            return node.value
        names: dict[str, YamlNode] = {}
        for item in self._items(node, key):
            name = self._text(item, f"an item of '{key}' of {self.name}")
            if name in names:
                self.fault(item.place, f"'{key}' of {self.name} names '{name[:60]}' twice.")
            names[name] = YamlNode(None, item.place, {})
        return names

    def reasons(self, key: str, where: FieldPath) -> dict[str, str]:
        """Return a mapping of ids to sentences, and note where each id stands."""
        node, result = self.get(key), {}
        for name, value in self.named(key).items():
            result[name] = self._text(value, f"the reason of '{name[:60]}' in '{key}' of {self.name}")
            self.mark((*where, key, name), node.keys.get(name, value.place) if node else None)
        return result

    def _items(self, node: YamlNode, key: str) -> list[YamlNode]:
        if not isinstance(node.value, list):
            self.fault(node.place, f"'{key}' of {self.name} must be a list.")
            return []
        if len(node.value) > MOST_ITEMS:
            self.fault(node.place, f"'{key}' of {self.name} has {len(node.value):,} items; at most {MOST_ITEMS:,} are read.")
        return node.value[:MOST_ITEMS]
