from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from planner.learner.learner import State
from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.paint.edge_painter import INK, PALE
from planner.ui.map.paint.fork_painter import LANE
from planner.ui.map.paint.node_painter import KNOWN, block_colours, mixed
from planner.ui.map.scene.node_looks import Look
from planner.ui.style.theme import DARK, LIGHT
from tests.ui.test_window import contrast

GRAPHICS, TEXT = 3.0, 4.5
"""Least contrasts of what has to be seen and of what has to be read (WCAG 2.2, 1.4.11 and 1.4.3, level AA)."""


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("share", [INK, PALE])
def test_edges_on_and_off_the_path_are_seen_on_the_map_and_on_the_shared_lane(tones, share):
    window = QColor(tones.window)
    edge = mixed(window, QColor(tones.muted), share)
    lane = mixed(window, QColor(tones.soft), LANE)
    assert min(contrast(edge.name(), ground.name()) for ground in (window, lane)) >= GRAPHICS


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_on_nodes_and_names_of_areas_can_be_read(tones):
    base, good = QColor(tones.base), QColor(tones.good)
    for ground in (base, QColor(tones.window), mixed(base, good, KNOWN)):
        assert min(contrast(text, ground.name()) for text in (tones.text, tones.muted)) >= TEXT
    chips = [tones.chip(hue) for hue in range(360)]
    assert min(contrast(ground.name(), text.name()) for ground, text in chips) >= TEXT


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("look", [Look(), Look(State.KNOWN), Look(planned=False)], ids=["ahead", "known", "off the path"])
def test_titles_in_blocks_can_be_read(tones, look):
    pairs = [block_colours(tones, hue, kind, look) for hue in range(360) for kind in (NodeKind.SKILL, NodeKind.ROLE)]
    assert min(contrast(fill.name(), ink.name()) for fill, ink in pairs) >= TEXT
