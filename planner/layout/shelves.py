"""Drawings side by side on shelves, as wide together as they are high, with a line below each shelf to what all lead to."""

from __future__ import annotations

from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from planner.layout.coordinates import EDGE_GAP, NODE_GAP
from planner.layout.geometry import Geometry
from planner.layout.layout import COLUMN_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.layout.curves import Point
    from planner.layout.graph import Edge, Node

ASPECT = 1.6
"""Width for a height of 1: that of most screens."""
TURN = 40.0
"""Width in which a line turns down to that below its shelf."""
FAN = 160.0
"""Width in which the lines of all shelves come together."""


class _Put(NamedTuple):
    """A drawing with its upper left corner at (``x``, ``y``) on a shelf, below which the line lies at ``below``."""

    drawing: Geometry
    x: float
    y: float
    shelf: int
    below: float


def shelved(drawings: Sequence[Geometry], last: Sequence[Node]) -> Geometry:
    """Return all ``drawings`` as one, and to their right the ``last`` nodes, at which some of their edges end.

    Shelves are filled in the order of the drawings. Below each lies a line for each last node, which takes the edges to it up.
    """
    room = EDGE_GAP * (len(last) + 1)
    put = _on_shelves(drawings, room)
    right = max([each.x + each.drawing.width + TURN for each in put], default=0.0)
    height = max([each.below for each in put], default=0.0) + room
    ends, joins = _ends(last, right + FAN, height), _joins(put)
    places: dict[str, Point] = {node.id: (ends[node.id][0] + node.width / 2, ends[node.id][1]) for node in last}
    curves: dict[Edge, tuple[Point, ...]] = {}
    for each in put:
        its = each.drawing
        places |= {node: (x + each.x, y + each.y) for node, (x, y) in its.places.items() if node not in ends}
        for (before, after), points in its.curves.items():
            way = tuple([(x + each.x, y + each.y) for x, y in points])
            on = _on(each, list(ends).index(after), joins, right) if after in ends else ()
            curves[before, after] = (*way, *on, ends[after]) if on else way
    width = right + FAN + max([node.width for node in last], default=0.0)
    return _from_top(Geometry(places, curves, _columns(places), width, height), last)


def _on_shelves(drawings: Sequence[Geometry], room: float) -> list[_Put]:
    wide = [drawing.width + COLUMN_GAP + TURN for drawing in drawings]
    area = sum([width * (drawing.height + NODE_GAP + room) for width, drawing in zip(wide, drawings, strict=True)])
    full = max([sqrt(area * ASPECT), *wide])
    shelves: list[list[int]] = [[]]
    for number, width in enumerate(wide):
        if shelves[-1] and sum([wide[each] for each in shelves[-1]]) + width > full:
            shelves.append([])
        shelves[-1].append(number)
    put, top = [], 0.0
    for shelf, members in enumerate(shelves):
        low = top + max([drawings[each].height for each in members], default=0.0)
        xs = accumulate([wide[each] for each in members], initial=0.0)
        put += [_Put(drawings[each], x, top, shelf, low + EDGE_GAP) for each, x in zip(members, xs, strict=False)]
        top = low + room + NODE_GAP
    return put


def _joins(put: Sequence[_Put]) -> dict[int, list[float]]:
    """Return where, from left to right, the drawings of each shelf join the line below it."""
    joins: dict[int, list[float]] = {}
    for each in put:
        joins.setdefault(each.shelf, []).append(each.x + each.drawing.width + TURN)
    return joins


def _on(put: _Put, line: int, joins: dict[int, list[float]], right: float) -> tuple[Point, ...]:
    """Return how an edge goes on from its drawing: down to the line of its shelf and along it to the ``right``.

    It has a point wherever others join the line, so that they have its pieces in common.
    """
    y, begin = put.below + line * EDGE_GAP, put.x + put.drawing.width + TURN
    along = [(x, y) for x in joins[put.shelf] if x >= begin]
    return (*along, *([(right, y)] if along[-1][0] < right else []))


def _ends(last: Sequence[Node], x: float, height: float) -> dict[str, Point]:
    """Return where the left sides of the ``last`` nodes lie, one below the other in the middle."""
    heights = [node.height + NODE_GAP for node in last]
    tops = accumulate(heights, initial=height / 2 - sum(heights) / 2)
    return {node.id: (x, top + node.height / 2) for node, top in zip(last, tops, strict=False)}


def _columns(places: dict[str, Point]) -> dict[str, int]:
    """Return the number of each node's column: of those whose middles lie in one line."""
    numbers = {x: number for number, x in enumerate(sorted({x for x, _ in places.values()}))}
    return {node: numbers[x] for node, (x, _) in places.items()}


def _from_top(made: Geometry, last: Sequence[Node]) -> Geometry:
    """Return ``made`` moved down where its ``last`` nodes are higher together than all the shelves."""
    over = max([0.0, *(node.height / 2 - made.places[node.id][1] for node in last)])
    if not over:
        return made
    places = {node: (x, y + over) for node, (x, y) in made.places.items()}
    curves = {edge: tuple([(x, y + over) for x, y in points]) for edge, points in made.curves.items()}
    return made._replace(places=places, curves=curves, height=made.height + 2 * over)
