"""Compare layouts of the shipped catalogue with those of Graphviz: ``python -m tests.layout.bench_dot``.

Both get the same reduced graph, node sizes, gap between nodes and mean gap between columns, and the roles in
the last column. Times are medians of runs in turn, the start of an empty ``dot`` taken off. Crossings of
both are counted in the same way from their drawings, as well as in the way of each. Lengths are of the curves, sampled alike.
"""

from __future__ import annotations

import os
import subprocess
import time
from itertools import pairwise
from math import dist
from statistics import median
from typing import TYPE_CHECKING

from planner.layout.coordinates import NODE_GAP
from planner.layout.curves import Curve
from planner.layout.layout import Layout, layout, refined
from planner.layout.transitive_reduction import reduced
from tests.layout.shipped import GOALS, graph_of, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.layout.graph import Graph

ROUNDS = int(os.environ.get("PLANNER_BENCH_ROUNDS", "7"))
INCH = 72


def main() -> None:
    catalog = shipped()
    print("goal             nodes edges | time/dot | crossings: dot first after 1 s (x dot) | length/dot: first after 1 s")
    for goal, roles in GOALS.items():
        for banded in (False, True) if len(roles) > 1 else (False,):
            compare(goal + ", in bands" * banded, reduced(graph_of(catalog, roles, banded=banded)), frozenset(roles))


def compare(name: str, graph: Graph, last: frozenset[str]) -> None:
    ours, dots = [], []
    first = layout(graph, last)
    source = as_dot(graph, last, column_gap(first))
    for _ in range(ROUNDS):
        ours.append(timed(lambda: layout(graph, last)))
        dots.append(timed(lambda: dot(source)) - timed(lambda: dot("digraph {}")))
    theirs = dot_curves(dot(source))
    crossings, length = dot_crossings(source), total(theirs)
    better = refined(first, seconds=1.0)
    print(
        f"{name:16} {len(graph.nodes):5} {len(graph.edges):5} | {median(ours) / median(dots):8.2f}"
        f" | {crossings:15} {first.crossings:5} {better.crossings:7} ({better.crossings / crossings:5.2f})"
        f" | {total(first.curves.values()) / length:17.3f} {total(better.curves.values()) / length:9.3f}"
    )


def timed(work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def column_gap(shown: Layout) -> float:
    """Return the mean distance of the columns' sides: the room that Graphviz is given as well."""
    widths: dict[int, float] = {}
    for node in shown.graph.nodes:
        widths[shown.layers[node.id]] = max(node.width, widths.get(shown.layers[node.id], 0.0))
    return (shown.width - sum(widths.values())) / (len(widths) - 1)


def as_dot(graph: Graph, last: Iterable[str], gap: float) -> str:
    nodes = [
        f'"{node.id}" [width={node.width / INCH}, height={node.height / INCH}'
        + (f', group="{node.group}"' if False else "")
        + "];"
        for node in graph.nodes
    ]
    edges = [f'"{before}" -> "{after}";' for before, after in graph.edges]
    sinks = "".join(f'"{node}";' for node in sorted(last))
    head = f"rankdir=LR; nodesep={NODE_GAP / INCH}; ranksep={gap / INCH}; edge [arrowhead=none];"
    return "\n".join(
        ["digraph {", head, 'node [shape=box, fixedsize=true, label=""];', *nodes, f"{{rank=sink; {sinks}}}", *edges, "}"]
    )


def dot(source: str) -> str:
    return subprocess.run(["dot", "-Tplain"], input=source, capture_output=True, text=True, check=True).stdout


def dot_crossings(source: str) -> int:
    """Return the crossings as Graphviz counts them between its own layers."""
    told = subprocess.run(["dot", "-v", "-Tplain"], input=source, capture_output=True, text=True, check=True).stderr
    return int(next(line for line in told.splitlines() if " crossings, " in line).split(":")[1].split()[0])


def dot_curves(plain: str) -> list[Curve]:
    found = []
    for line in plain.splitlines():
        words = line.split()
        if words[0] == "edge":
            numbers = [float(word) * INCH for word in words[4 : 4 + 2 * int(words[3])]]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            found.append(Curve(points[0], tuple(zip(points[1::3], points[2::3], points[3::3], strict=True))))
    return found


def total(curves: Iterable[Curve]) -> float:
    """Return the summed length of ``curves``, each segment as 16 straight pieces."""
    return sum(dist(*pair) for curve in curves for pair in pairwise(curve.points(16)))


if __name__ == "__main__":
    main()
