"""Where the learner has looked, goal by goal, so that the same is seen again, also on another drawing of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.ui.map.scene.camera import Camera
from planner.ui.map.scene.drawing import ROOM
from planner.ui.map.scene.sight import carried

if TYPE_CHECKING:
    from planner.catalog.entries import RoleId
    from planner.planning.plan import Plan
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.view.canvas import MapCanvas


NEAR = 0.85
"""Scale at which the map is first seen: titles are readable."""
BESIDE = 56
"""Pixels kept free around what is brought into sight: the signs at the side do not cover it."""


class Viewpoint(NamedTuple):
    """From where a drawing was looked at, and whether all of it was seen."""

    drawing: Drawing
    camera: Camera
    whole: bool


class Viewpoints:
    """Remembers where ``canvas`` looked."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._places: dict[tuple[RoleId, ...], Viewpoint] = {}

    def keep(self, roles: tuple[RoleId, ...]) -> None:
        """Remember for ``roles`` where the canvas looks, if it shows something."""
        place = self.now()
        if place:
            self._places[roles] = place

    def now(self) -> Viewpoint | None:
        """Return where the canvas looks, none if it shows nothing."""
        drawing, camera = self._canvas.drawing, self._canvas.goal
        if drawing is None:
            return None
        seen = camera.seen(self._canvas.extent).grown(1.0)
        return Viewpoint(drawing, camera, seen.holds(drawing.whole.grown(-ROOM)))

    def has(self, roles: tuple[RoleId, ...]) -> bool:
        """Return whether ``roles`` have been looked at."""
        return roles in self._places

    def again(self, roles: tuple[RoleId, ...]) -> Camera | None:
        """Return from where to see on the drawing that is shown now what was seen of ``roles``, none if nothing was."""
        return self.carried(self._places[roles]) if roles in self._places else None

    def carried(self, place: Viewpoint) -> Camera:
        """Return from where to see on the drawing that is shown now what was seen from ``place``, each thing where it was."""
        canvas, drawing = self._canvas, self._canvas.drawing
        if drawing is None or drawing.layout is place.drawing.layout:
            return place.camera
        if place.whole:
            return canvas.bounds.fitting(drawing.whole)
        return carried(place.camera, canvas.extent, (place.drawing.boxes, drawing.boxes), canvas.current)


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
