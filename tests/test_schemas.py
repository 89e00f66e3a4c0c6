from __future__ import annotations

import pytest

from tests.schemas import objects, shipped

NAMES = ("plan-1", "catalogue-1")


@pytest.mark.parametrize("name", NAMES)
def test_every_property_says_what_it_is(name):
    found = [
        ("/".join((*where, key)), part) for where, each in objects(shipped(name)) for key, part in each["properties"].items()
    ]
    assert len(found) > 50
    assert [path for path, part in found if not part.get("description")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_object_with_named_properties_takes_no_other(name):
    assert ["/".join(where) for where, each in objects(shipped(name)) if each.get("additionalProperties") is not False] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_its_version(name):
    kind, version = name.split("-")
    assert shipped(name)["$id"].endswith(f":{kind}:{version}")
