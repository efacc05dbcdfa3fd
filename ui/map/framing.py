"""Which part of the hall is put into the view: all of it, a way, a booth. Sizes in millimetres of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ui.map.camera import Camera, Limits, View, fitted
from ui.map.turning import Box

Things = npt.NDArray[np.float64]
"""What buttons must not hide, a row each: its box (scene metres), and how far it reaches beyond that (millimetres)."""
HALL_MARGIN_MM = 9.0
"""Room for the badges outside the doors."""
ROUTE_MARGIN_MM = 16.0
MOST_MM_PER_METRE = 42.0
"""Nearest zoom: a booth of 3 m is as wide as a hand is long."""
ROUTE_MOST_MM_PER_METRE = 14.0
BOOTH_PART = 0.34
"""Part of the view that a booth takes when it is looked at."""
STEPS = (0.0, -0.25, 0.25, -0.5, 0.5)
"""How far a way is moved from the middle of its free room, in parts of what is left of that."""
HIDDEN_COST, MOVE_COST = 0.15, 0.03
"""What a thing under the buttons, and a way out of the middle, may cost in parts of the way's size."""
GAP_MM, BELOW_MM = 3.0, 6.0
"""Between the buttons and at their right, and below them: ``Theme.qml``'s gaps."""
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

    def ways(self, box: Box) -> Iterator[tuple[Camera, float]]:
        """Cameras that show a way wholly, and how far each is from the best one (0: it is the best)."""
        best, least = self.way(box), self.whole.scale
        yield self.whole, 0.0
        for step in range(12):
            scale = best.scale * 0.94**step
            if step and scale < least:
                return
            margin = min(ROUTE_MARGIN_MM * self.mm, self.view.free_width / 6, self.view.free_height / 6)
            across = max(0.0, (self.view.free_width - 2 * margin) / scale - (box[2] - box[0]))
            down = max(0.0, (self.view.free_height - 2 * margin) / scale - (box[3] - box[1]))
            for dx in STEPS:
                for dy in STEPS:
                    yield Camera(best.x + dx * across, best.y + dy * down, scale), MOVE_COST * (abs(dx) + abs(dy))

    def booth(self, box: Box) -> Camera:
        side = max(box[2] - box[0], box[3] - box[1], 0.01)
        scale = max(BOOTH_PART * min(self.view.free_width, self.view.free_height) / side, self.whole.scale)
        return Camera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, min(scale, self.most))

    def here(self, x: float, y: float, scale: float) -> Camera:
        """Around the visitor, no farther away than ``scale``."""
        return self.limits.nearest(Camera(x, y, max(scale, HERE_ZOOM * self.whole.scale)))


@dataclass(frozen=True, slots=True)
class Covered:
    """The map's size and what covers it (view pixels): panels at the sides, a strip for the buttons, and the box
    of the floors' buttons at the left, if there are any."""

    width: float = 1.0
    height: float = 1.0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    buttons: float = 0.0
    floors: Box | None = None

    @property
    def clear(self) -> Box:
        """What no panel covers, view pixels; the buttons lie on it."""
        return (self.left, self.top, max(1.0, self.width) - self.right, max(1.0, self.height) - self.bottom)

    def buttons_box(self, lie: bool, mm: float) -> Box | None:
        """The three buttons in the lower right corner, view pixels, as ``MapView.qml`` places them."""
        if self.buttons <= 0:
            return None
        gap = GAP_MM * mm
        side = self.buttons - 2 * gap
        long = 3 * side + 2 * gap
        right, bottom = self.clear[2] - gap, self.clear[3] - BELOW_MM * mm
        return (right - long, bottom - side, right, bottom) if lie else (right - side, bottom - long, right, bottom)

    def all_buttons(self, lie: bool, mm: float) -> tuple[Box, ...]:
        """Where buttons lie, those of the floors too, view pixels."""
        return tuple(box for box in (self.buttons_box(lie, mm), self.floors) if box)

    def _views(self) -> tuple[tuple[View, bool], ...]:
        """With the buttons at the right, and with them below (True)."""
        width, height = max(1.0, self.width), max(1.0, self.height)
        # the hall and the way keep clear of the floors' buttons as of a panel, with as much room right of them as left
        left = self.left if self.floors is None else self.floors[2] + self.floors[0] - self.left
        standing = View(width, height, left, self.top, self.right + self.buttons, self.bottom)
        lying = View(width, height, left, self.top, self.right, self.bottom + self.buttons)
        return ((standing, False), (lying, True))

    def view(self, hall: Box, mm: float) -> tuple[View, bool]:
        """The view with the buttons below the hall (True) or at its right, whichever leaves the hall larger."""
        standing, lying = self._views()
        return (
            lying if Framing(hall, lying[0], mm).whole.scale > Framing(hall, standing[0], mm).whole.scale else standing
        )

    def way(self, hall: Box, way: Box, things: Things, mm: float) -> tuple[View, bool, Camera]:
        """The view and camera that show a ``way`` as large as can be while the buttons cover little that matters.

        The way keeps clear of the buttons' strip. Beyond it the hall goes on: the way is moved within its free room,
        and shown somewhat smaller, if that keeps ``things`` from under the buttons.
        """
        tried: list[tuple[float, View, bool, Camera]] = []
        largest = max(Framing(hall, view, mm).way(way).scale for view, _ in self._views())
        for view, lie in self._views():
            framing = Framing(hall, view, mm)
            buttons = self.all_buttons(lie, mm)
            for camera, moved in framing.ways(way):
                hidden = sum(_hidden(things, camera, view, box, mm) for box in buttons)
                tried.append((hidden * HIDDEN_COST + moved - camera.scale / largest, view, lie, camera))
        _, view, lie, camera = min(tried, key=lambda one: one[0])
        return view, lie, camera


def _hidden(things: Things, camera: Camera, view: View, cover: Box, mm: float) -> int:
    """How many of ``things`` lie under ``cover`` (view pixels)."""
    left, top = camera.to_scene((cover[0], cover[1]), view)
    right, bottom = camera.to_scene((cover[2], cover[3]), view)
    grown = things[:, 4] * mm / camera.scale
    across = (things[:, 0] - grown < right) & (things[:, 2] + grown > left)
    return int(np.count_nonzero(across & (things[:, 1] - grown < bottom) & (things[:, 3] + grown > top)))
