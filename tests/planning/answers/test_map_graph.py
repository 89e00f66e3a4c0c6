from __future__ import annotations

from hypothesis import given

from planner.planning.answers.map_graph import NodeKind, map_graph
from tests.catalog.asked import role_closure
from tests.catalogs import catalogs
from tests.profile import examples


@examples(80)
@given(catalogs(20, 5))
def test_the_map_holds_all_that_the_roles_may_call_for_and_nothing_else(catalog):
    roles = tuple(catalog.roles)
    land = map_graph(catalog, roles)
    nodes = {spot.id for spot in land.spots.values() if spot.kind in {NodeKind.SKILL, NodeKind.PROJECT, NodeKind.CHOICE}}
    assert nodes == set().union(*(role_closure(catalog, role, useful=True) for role in roles))
    for spot in land.spots.values():
        if spot.id in nodes:
            assert spot.roles == tuple(role for role in roles if spot.id in role_closure(catalog, role, useful=True))
            assert spot.named == tuple(r for r in spot.roles if spot.id in {*catalog.roles[r].core, *catalog.roles[r].useful})


@examples(80)
@given(catalogs(20, 5))
def test_every_edge_leads_from_a_spot_to_a_later_one(catalog):
    land = map_graph(catalog, tuple(catalog.roles))
    place = {node: number for number, node in enumerate(land.spots)}
    assert all(place[before] < place[after] or land.spots[after].kind is NodeKind.ROLE for before, after in land.edges)
    assert set(catalog.roles) <= set(land.spots)


def test_choices_milestones_and_roles_stand_where_they_belong(tiny):
    land = map_graph(tiny, ("ml-engineer",))
    assert [spot.kind for spot in land.spots.values()].count(NodeKind.MILESTONE) == 2
    assert ("cloud", "serving") in land.edges
    assert {("aws", "cloud"), ("azure", "cloud")} <= set(land.edges)
    assert ("ml-engineer/milestone-1", "ml-engineer") in land.edges
    assert ("serving", "ml-engineer") in land.edges
    assert "charts" not in land.spots
    assert land.spots["cloud"].area == "mathematics"
