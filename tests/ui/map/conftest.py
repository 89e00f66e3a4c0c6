from __future__ import annotations

import pytest

from planner.ui.jobs import Jobs
from planner.ui.map.atlas import Atlas
from planner.ui.map.map_page import MapPage


@pytest.fixture
def still(monkeypatch):
    """As a system that wishes no motion."""
    monkeypatch.setattr("planner.ui.map.view.glide.motion_wished", lambda _: False)


@pytest.fixture
def atlas(catalog, qapp):
    return Atlas(catalog, [], Jobs(start=lambda job: job.run()))


@pytest.fixture
def page(qtbot, study, theme, atlas, still):
    made = MapPage(study, theme, atlas)
    qtbot.addWidget(made)
    study.changed.connect(made.follow)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
    made.canvas.setFocus()
    return made
