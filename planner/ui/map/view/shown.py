"""What a canvas shows at one moment: one frozen value for all that asks where things are on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from planner.ui.map.paint.node_painter import READABLE, box_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Camera
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.scene.node_looks import Look


class Shown(NamedTuple):
    """``drawing`` with the ``looks`` of its nodes, as ``camera`` sees it on a canvas.

    Attributes:
        extent: Width and height of the canvas in pixels.
        only: The nodes that are shown alone; none if all are.
        selected: What is selected, the current node first.
    """

    drawing: Drawing | None
    looks: Mapping[NodeId, Look]
    camera: Camera
    extent: tuple[float, float]
    only: frozenset[NodeId] | None = None
    selected: tuple[NodeId, ...] = ()

    @property
    def current(self) -> NodeId | None:
        """The current node."""
        return self.selected[0] if self.selected else None

    def holds(self, node: NodeId) -> bool:
        """Return whether ``node`` is among the nodes that are shown."""
        return self.only is None or node in self.only

    def is_skill(self, node: NodeId | None) -> bool:
        """Return whether ``node`` is a skill or project on the drawing."""
        return node is not None and self.drawing is not None and self.drawing.is_skill(node)

    def node_at(self, position: QPointF) -> NodeId | None:
        """Return the node at ``position`` of the canvas."""
        if self.drawing is None:
            return None
        found = self.drawing.nodes.at(*self._on_map(position))
        return found if found is None or self.holds(found) else None

    def is_box(self, position: QPointF) -> bool:
        """Return whether the box of a skill lies at ``position``, large enough to be seen as one."""
        node = self.node_at(position)
        if node is None or self.drawing is None or not self.drawing.is_skill(node) or self.camera.scale < READABLE:
            return False
        return box_in(self.drawing.rect(node)).contains(QPointF(*self._on_map(position)))

    def rect(self, node: NodeId) -> QRectF:
        """Return where ``node`` of the drawing is seen on the canvas."""
        if self.drawing is None:
            return QRectF()
        box = self.drawing.boxes[node]
        corners = (box.x, box.y), (box.x + box.width, box.y + box.height)
        return QRectF(*(QPointF(*self.camera.to_window(corner, self.extent)) for corner in corners))

    def _on_map(self, position: QPointF) -> tuple[float, float]:
        return self.camera.to_map((position.x(), position.y()), self.extent)
