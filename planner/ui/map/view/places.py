"""Where the learner has looked, goal by goal, so that the same is seen again, also on another drawing of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.ui.map.scene.camera import Camera
from planner.ui.map.scene.drawing import ROOM
from planner.ui.map.scene.sight import carried
from planner.ui.map.view.bounds import fitting
from planner.ui.map.view.moving_camera import BESIDE

if TYPE_CHECKING:
    from planner.catalog.entries import RoleId
    from planner.planning.plan import Plan
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.view.shown import Shown


NEAR = 0.85
"""Scale at which the map is first seen: titles are readable."""


class Viewpoint(NamedTuple):
    """From where a drawing was looked at, and whether all of it was seen."""

    drawing: Drawing
    camera: Camera
    whole: bool


class Viewpoints:
    """Remembers from where each goal was looked at last."""

    def __init__(self) -> None:
        self._places: dict[tuple[RoleId, ...], Viewpoint] = {}

    def keep(self, roles: tuple[RoleId, ...], shown: Shown) -> None:
        """Remember for ``roles`` from where ``shown`` is seen, if it is something."""
        place = viewpoint(shown)
        if place:
            self._places[roles] = place

    def has(self, roles: tuple[RoleId, ...]) -> bool:
        """Return whether ``roles`` have been looked at."""
        return roles in self._places

    def again(self, roles: tuple[RoleId, ...], shown: Shown) -> Camera | None:
        """Return from where to see on what is ``shown`` now what was seen of ``roles``, none if nothing was."""
        return carried_to(shown, self._places[roles]) if roles in self._places else None


def viewpoint(shown: Shown) -> Viewpoint | None:
    """Return from where ``shown`` is seen, none if it is nothing."""
    if shown.drawing is None:
        return None
    seen = shown.camera.seen(shown.extent).grown(1.0)
    return Viewpoint(shown.drawing, shown.camera, seen.holds(shown.drawing.whole.grown(-ROOM)))


def carried_to(shown: Shown, place: Viewpoint) -> Camera:
    """Return from where to see on what is ``shown`` now what was seen from ``place``, each thing where it was."""
    drawing = shown.drawing
    if drawing is None or drawing.layout is place.drawing.layout:
        return place.camera
    if place.whole:
        return fitting(shown, drawing.whole)
    return carried(place.camera, shown.extent, (place.drawing.boxes, drawing.boxes), shown.current)


def first_look(drawing: Drawing, plan: Plan, width: float, wanted: str) -> Camera:
    """Return from where to look first in a window so wide: at ``wanted`` if it is there, or else where the way begins.

    The way begins at what lies farthest to the left of what is ready.
    """
    boxes, whole = drawing.boxes, drawing.whole
    ready = [step.skill.id for step in plan.steps if step.ready and step.skill.id in boxes]
    begin = min(ready, key=lambda each: boxes[each].x, default=next(iter(boxes), ""))
    box, half = drawing.around([wanted if wanted in boxes else begin]), width / NEAR / 2
    x = max(whole.x + half, min(box.x - BESIDE + half, whole.x + whole.width - half))
    return Camera(x, box.y + box.height / 2, NEAR)
