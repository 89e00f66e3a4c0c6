"""The shipped JSON Schemas, for tests of what the program writes and reads."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from planner.locations import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]


@cache
def shipped(name: str) -> Schema:
    """Return the schema ``name``, found to be a schema."""
    schema = json.loads((resources() / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


def faults(schema: Schema, value: object, anchor: str = "") -> list[str]:
    """Return what is wrong with ``value``, by the part of ``schema`` with this ``anchor`` alone if there is one."""
    return [f"{error.json_path}: {error.message}" for error in _validator(schema, anchor).iter_errors(value)]


def fits(schema: Schema, value: object, anchor: str = "") -> bool:
    """Tell whether nothing is wrong with ``value``; stops at the first fault."""
    return _validator(schema, anchor).is_valid(value)


def _validator(schema: Schema, anchor: str) -> Draft202012Validator:
    of = {**schema, "anyOf": [{"$ref": f"#{anchor}"}]} if anchor else schema
    return Draft202012Validator(of, format_checker=Draft202012Validator.FORMAT_CHECKER)


def objects(part: object, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Schema]]:
    """Yield every object with named properties in ``part`` of a schema, with the path to it."""
    if isinstance(part, list):
        part = {str(number): item for number, item in enumerate(part)}
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:
            yield where, part
        for key, inner in part.items():
            yield from objects(inner, (*where, key))


def without_each_property(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield each property's path, and a copy of ``schema`` that does not know it."""
    for where, found in objects(schema):
        for name in found["properties"]:
            less = deepcopy(schema)
            part: Any = less
            for key in where:
                part = part[int(key) if isinstance(part, list) else key]
            del part["properties"][name]
            part["required"] = [each for each in part["required"] if each != name]
            yield "/".join((*where, name)), less
