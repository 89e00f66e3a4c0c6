from __future__ import annotations

import pytest

from planner.locations import resources
from planner.planning.answers.map_graph import map_graph
from planner.storage.catalog.folder import load_catalog
from planner.ui.map.scene.search import found_on

CATALOG = load_catalog([resources() / "catalog"])
LAND = map_graph(CATALOG, tuple(CATALOG.roles))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("vec", "Vectors"),
        ("gradient", "Gradient descent"),
        ("git", "Version control with Git"),
        ("cross-val", "Validation and"),
        ("regresion", "Linear regression"),
    ],
)
def test_what_is_meant_comes_first(text, first):
    assert LAND.spots[found_on(LAND, CATALOG, text)[0]].title.startswith(first)


def test_nothing_typed_finds_nothing():
    assert found_on(LAND, CATALOG, "") == []


def test_every_spot_is_found_once_by_its_title_milestones_too():
    for spot in LAND.spots.values():
        found = found_on(LAND, CATALOG, spot.title)
        assert spot.id in found
        assert len(set(found)) == len(found)
