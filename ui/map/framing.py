"""Which part of the hall is put into the view: all of it, a way, a booth. Sizes in millimetres of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from ui.map.camera import Camera, Limits, View, fitted
from ui.map.turning import Box

HALL_MARGIN_MM = 9.0
"""Room for the badges outside the doors."""
ROUTE_MARGIN_MM = 16.0
MOST_MM_PER_METRE = 42.0
"""Nearest zoom: a booth of 3 m is as wide as a hand is long."""
ROUTE_MOST_MM_PER_METRE = 14.0
BOOTH_PART = 0.34
"""Part of the view that a booth takes when it is looked at."""
HERE_ZOOM = 1.8
"""How much nearer than the whole hall the visitor's own surroundings are shown."""


@dataclass(frozen=True, slots=True)
class Framing:
    """``hall``: the shown level's extent, scene metres; ``mm``: view pixels to the screen's millimetre."""

    hall: Box
    view: View
    mm: float

    @property
    def most(self) -> float:
        return MOST_MM_PER_METRE * self.mm

    @property
    def whole(self) -> Camera:
        return fitted(self.hall, self.view, HALL_MARGIN_MM * self.mm, self.most)

    @property
    def limits(self) -> Limits:
        least = self.whole.scale
        return Limits(self.hall, self.view, least, max(self.most, least))

    def way(self, box: Box) -> Camera:
        most = max(ROUTE_MOST_MM_PER_METRE * self.mm, self.whole.scale)
        return fitted(box, self.view, ROUTE_MARGIN_MM * self.mm, most)

    def booth(self, box: Box) -> Camera:
        side = max(box[2] - box[0], box[3] - box[1], 0.01)
        scale = max(BOOTH_PART * min(self.view.free_width, self.view.free_height) / side, self.whole.scale)
        return Camera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, min(scale, self.most))

    def here(self, x: float, y: float, scale: float) -> Camera:
        """Around the visitor, no farther away than ``scale``."""
        return self.limits.nearest(Camera(x, y, max(scale, HERE_ZOOM * self.whole.scale)))


@dataclass(frozen=True, slots=True)
class Covered:
    """The map's size and what covers it (view pixels): panels at the sides, and a strip for the buttons."""

    width: float = 1.0
    height: float = 1.0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    buttons: float = 0.0

    def view(self, hall: Box, mm: float) -> tuple[View, bool]:
        """The view with the buttons below the hall (True) or at its right, whichever leaves the hall larger."""
        width, height = max(1.0, self.width), max(1.0, self.height)
        standing = View(width, height, self.left, self.top, self.right + self.buttons, self.bottom)
        lying = View(width, height, self.left, self.top, self.right, self.bottom + self.buttons)
        lie = Framing(hall, lying, mm).whole.scale > Framing(hall, standing, mm).whole.scale
        return (lying, True) if lie else (standing, False)
