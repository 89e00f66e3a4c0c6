from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from planner.ui.map.edge_painter import INK, PALE
from planner.ui.map.fork_painter import LANE
from planner.ui.map.node_painter import KNOWN, mixed
from planner.ui.theme import DARK, LIGHT
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
