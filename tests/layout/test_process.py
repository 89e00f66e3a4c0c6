from __future__ import annotations

import io
import json

import pytest

from planner.layout.as_json import packed, packed_graph
from planner.layout.geometry import geometry
from planner.layout.graph import Graph, Node
from planner.layout.layout import layout, refined
from planner.layout.process import main
from planner.layout.transitive_reduction import reduced
from tests.layout.graphs import chain
from tests.layout.shipped import GOALS, graph_of, shipped


def said(monkeypatch, capsys, graph, last=()):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"graph": packed_graph(graph), "last": list(last)}) + "\n"))
    main()
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_first_layout_is_said_at_once_then_each_percent_and_the_better_one_last(monkeypatch, capsys):
    graph = reduced(graph_of(shipped(), GOALS["engineer"]))
    lines = said(monkeypatch, capsys, graph)
    first = layout(graph)
    assert lines[0] == json.loads(json.dumps({"layout": packed(geometry(first))}))
    assert lines[-1] == json.loads(json.dumps({"layout": packed(geometry(refined(first)))}))
    shares = [line["share"] for line in lines[1:-1]]
    assert shares == sorted(shares)
    assert len(shares) == 100
    assert shares[-1] == 1


def test_what_shall_be_last_is_last(monkeypatch, capsys):
    graph = Graph((*chain(4).nodes, Node("alone", 190, 44)), chain(4).edges)
    lines = said(monkeypatch, capsys, graph, ["alone"])
    layers = {node: layer for node, _, _, layer in lines[0]["layout"]["nodes"]}
    assert layers["alone"] == max(layers.values()) > 0


def test_what_is_no_graph_is_refused(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"graph": {"nodes": [], "edges": [["a", "b"]]}, "last": []}\n'))
    with pytest.raises(ValueError, match="no node"):
        main()
