"""What part of the map is seen, and how large: plain numbers, without Qt."""

from __future__ import annotations

from typing import NamedTuple

LARGEST = 3.0
SMALLEST = 0.02
MARGIN = 24.0


class Box(NamedTuple):
    """A rectangle on the map, in map units."""

    x: float
    y: float
    width: float
    height: float

    def grown(self, by: float) -> Box:
        """Return the box with so much more on each side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Box) -> bool:
        """Return whether all of ``other`` lies within."""
        across = self.x <= other.x and other.x + other.width <= self.x + self.width
        return across and self.y <= other.y and other.y + other.height <= self.y + self.height

    def united(self, other: Box) -> Box:
        """Return the smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Box(x, y, right - x, bottom - y)


class Camera(NamedTuple):
    """Looks at the point (``x``, ``y``) of the map in the middle of the window; ``scale`` is pixels per map unit."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def to_map(self, at: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
        """Return the point of the map at pixel ``at`` of a window of ``size``."""
        return self.x + (at[0] - size[0] / 2) / self.scale, self.y + (at[1] - size[1] / 2) / self.scale

    def to_window(self, at: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
        """Return the pixel at which the point ``at`` of the map is seen."""
        return (at[0] - self.x) * self.scale + size[0] / 2, (at[1] - self.y) * self.scale + size[1] / 2

    def seen(self, size: tuple[float, float]) -> Box:
        """Return what of the map a window of ``size`` shows."""
        width, height = size[0] / self.scale, size[1] / self.scale
        return Box(self.x - width / 2, self.y - height / 2, width, height)

    def moved(self, dx: float, dy: float) -> Camera:
        """Return the camera after the map was dragged by pixels."""
        return self._replace(x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, at: tuple[float, float], size: tuple[float, float], least: float = SMALLEST) -> Camera:
        """Return the camera at another scale, not below ``least``; the point at pixel ``at`` stays where it is."""
        x, y = self.to_map(at, size)
        scale = min(LARGEST, max(min(least, self.scale), self.scale * factor))
        return Camera(x - (at[0] - size[0] / 2) / scale, y - (at[1] - size[1] / 2) / scale, scale)

    def kept_on(self, whole: Box) -> Camera:
        """Return the camera with its middle on the map, so that nobody gets lost beside it."""
        x = min(max(self.x, whole.x), whole.x + whole.width)
        y = min(max(self.y, whole.y), whole.y + whole.height)
        return self._replace(x=x, y=y)

    def with_in_sight(self, box: Box, size: tuple[float, float], beside: float) -> Camera:
        """Return the camera moved as little as brings ``box`` into sight, with as many pixels ``beside`` it."""
        seen, edge = self.seen(size), beside / self.scale
        dx = max(0.0, box.x + box.width + edge - seen.x - seen.width) - max(0.0, seen.x - box.x + edge)
        dy = max(0.0, box.y + box.height + edge - seen.y - seen.height) - max(0.0, seen.y - box.y + edge)
        return self._replace(x=self.x + dx, y=self.y + dy)

    def between(self, other: Camera, share: float) -> Camera:
        """Return the camera at ``share`` (0 to 1) of the way to ``other``; the scale changes by equal factors."""
        scale = self.scale * (other.scale / self.scale) ** share
        return Camera(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share, scale)


def fitted(box: Box, size: tuple[float, float], largest: float = 1.0) -> Camera:
    """Return the camera that shows all of ``box`` in a window of ``size``, at most at scale ``largest``."""
    width, height = max(1.0, size[0] - 2 * MARGIN), max(1.0, size[1] - 2 * MARGIN)
    scale = min(largest, width / max(1.0, box.width), height / max(1.0, box.height))
    return Camera(box.x + box.width / 2, box.y + box.height / 2, max(SMALLEST, scale))
