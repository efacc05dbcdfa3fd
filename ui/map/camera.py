"""Which part of the hall is seen: fits, soft limits and flights. Plain numbers, no pixels painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log

from kiosk.hall.model import Point
from ui.map.turning import Box

GIVE = 0.45
"""How much of a pull beyond a limit is followed at first; less and less after that."""


@dataclass(frozen=True, slots=True)
class View:
    """The map's size in view pixels, and how much of each side panels cover."""

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def free_width(self) -> float:
        return max(1.0, self.width - self.left - self.right)

    @property
    def free_height(self) -> float:
        return max(1.0, self.height - self.top - self.bottom)

    @property
    def middle(self) -> Point:
        """The middle of what no panel covers."""
        return (self.left + self.free_width / 2, self.top + self.free_height / 2)


@dataclass(frozen=True, slots=True)
class Camera:
    """The scene point (metres) in the middle of the view's free part, and pixels to the metre."""

    x: float
    y: float
    scale: float

    def to_view(self, point: Point, view: View) -> Point:
        mx, my = view.middle
        return (mx + (point[0] - self.x) * self.scale, my + (point[1] - self.y) * self.scale)

    def to_scene(self, point: Point, view: View) -> Point:
        mx, my = view.middle
        return (self.x + (point[0] - mx) / self.scale, self.y + (point[1] - my) / self.scale)

    def seen(self, view: View) -> Box:
        """The scene box that the whole view shows, covered parts too."""
        return (*self.to_scene((0.0, 0.0), view), *self.to_scene((view.width, view.height), view))

    def seen_through(self, before: View, after: View) -> Camera:
        """The same picture when panels cover other parts of the view than ``before``."""
        x, y = self.to_scene(after.middle, before)
        return replace(self, x=x, y=y)

    def panned(self, dx: float, dy: float) -> Camera:
        """The hall moved by view pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, around: Point, view: View) -> Camera:
        """Zoomed so that what lies at view point ``around`` stays there."""
        mx, my = view.middle
        x, y = self.to_scene(around, view)
        scale = self.scale * factor
        return Camera(x - (around[0] - mx) / scale, y - (around[1] - my) / scale, scale)


def fitted(box: Box, view: View, margin: float, most: float = float("inf")) -> Camera:
    """``box`` in the middle of the free part with ``margin`` pixels around it, at ``most`` pixels to the metre."""
    width, height = max(box[2] - box[0], 0.01), max(box[3] - box[1], 0.01)
    # at most a third of a small view goes to margins
    margin = min(margin, view.free_width / 6, view.free_height / 6)
    scale = min((view.free_width - 2 * margin) / width, (view.free_height - 2 * margin) / height, most)
    return Camera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, scale)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the hall can be moved and zoomed. ``least`` and ``most`` are pixels to the metre."""

    box: Box
    view: View
    least: float
    most: float

    def _span(self, low: float, high: float, free: float, scale: float) -> tuple[float, float]:
        half = free / 2 / scale
        if high - low <= 2 * half:
            middle = (low + high) / 2
            return middle, middle
        # an edge of the hall may come a quarter of the way to the middle, so that what is there can be seen well
        give = half / 4
        return low + half - give, high - half + give

    def nearest(self, camera: Camera) -> Camera:
        """The camera within the limits that is closest to ``camera``."""
        scale = min(max(camera.scale, self.least), self.most)
        left, right = self._span(self.box[0], self.box[2], self.view.free_width, scale)
        top, bottom = self._span(self.box[1], self.box[3], self.view.free_height, scale)
        return Camera(min(max(camera.x, left), right), min(max(camera.y, top), bottom), scale)

    def softened(self, camera: Camera) -> Camera:
        """What is shown while fingers pull beyond the limits: the pull is followed less and less."""
        allowed = self.nearest(camera)
        beyond = log(camera.scale / allowed.scale)
        scale = allowed.scale * exp(beyond * 0.35)

        def pulled(wanted: float, limit: float, room: float) -> float:
            by = (wanted - limit) * scale
            soft = room * (1 - 1 / (abs(by) * GIVE / room + 1))
            return limit + (soft if by > 0 else -soft) / scale

        x = pulled(camera.x, allowed.x, self.view.free_width / 2)
        y = pulled(camera.y, allowed.y, self.view.free_height / 2)
        return Camera(x, y, scale)

    def holds(self, camera: Camera) -> bool:
        near = self.nearest(camera)
        off = max(abs(near.x - camera.x), abs(near.y - camera.y)) * near.scale
        return off < 0.5 and abs(log(camera.scale / near.scale)) < 0.001


def between(start: Camera, end: Camera, part: float) -> Camera:
    """A flight from ``start`` to ``end``, eased; ``part`` runs from 0 to 1.

    The scale grows by equal factors, and the middle moves with it as if one point of the hall stood still.
    """
    eased = part * part * (3 - 2 * part)
    scale = start.scale * (end.scale / start.scale) ** eased
    moved = eased
    if abs(log(end.scale / start.scale)) > 0.01:
        moved = (1 - start.scale / scale) / (1 - start.scale / end.scale)
    return Camera(start.x + (end.x - start.x) * moved, start.y + (end.y - start.y) * moved, scale)
