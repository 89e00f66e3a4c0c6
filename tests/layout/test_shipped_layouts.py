from __future__ import annotations

from planner.storage.files import layout_cache
from tests.layout.make_shipped import FOLDER, graphs

MAKE = "Run 'python -m tests.layout.make_shipped': the shipped maps are not those of the shipped catalogue."


def test_every_goal_of_the_shipped_catalogue_has_its_map_laid_out_and_nothing_else_has():
    made = graphs()
    assert {file.name for file in FOLDER.iterdir()} == {f"{key}.json" for key in made}, MAKE
    for graph in made.values():
        kept = layout_cache.read([FOLDER], graph)
        assert kept is not None, MAKE
        assert set(kept.places) == set(kept.layers) == set(graph.number), MAKE
        assert set(kept.curves) == set(graph.edges), MAKE
