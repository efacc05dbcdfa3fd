"""An upright rectangle under one finger: drawn out, moved, or changed at a corner. Plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

from kiosk.hall.model import Point, Ring
from ui.map.turning import Box, Turning

TREMBLE = 0.25
"""How far a finger may move before it draws, in parts of its reach."""


def spanned(one: Point, other: Point) -> Box:
    """The box between two opposite corners."""
    (ax, ay), (bx, by) = one, other
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


@dataclass(slots=True)
class AreaMark:
    """``box``: what is marked; None while nothing is. A finger that comes down at a corner takes that, inside the box
    all of it; elsewhere it draws a new one."""

    box: Box | None = None
    _fixed: Point | None = None
    """The corner that stays while another is dragged."""
    _held: Point | None = None
    """Where in the box, from its top left corner, a finger holds it."""
    _still: float = 0.0

    @property
    def narrowest(self) -> float:
        """The shorter side; 0 while nothing is marked."""
        return min(self.box[2] - self.box[0], self.box[3] - self.box[1]) if self.box else 0.0

    def holds(self, at: Point) -> bool:
        return self.box is not None and self.box[0] <= at[0] <= self.box[2] and self.box[1] <= at[1] <= self.box[3]

    def ring(self, turning: Turning) -> Ring:
        """Its corners on the plan, to the centimetre: no finger is more exact. Empty while nothing is marked."""
        if self.box is None:
            return ()
        left, top, right, bottom = self.box
        corners = Turning(-turning.heading).ring(((left, top), (right, top), (right, bottom), (left, bottom)))
        return tuple((round(x, 2), round(y, 2)) for x, y in corners)

    def press(self, at: Point, reach: float) -> None:
        """A finger came down; within ``reach`` of a corner it means that."""
        self._held, self._still = None, 0.0
        if self.box is not None:
            left, top, right, bottom = self.box
            opposite = {
                (left, top): (right, bottom),
                (right, top): (left, bottom),
                (right, bottom): (left, top),
                (left, bottom): (right, top),
            }
            corner = min(opposite, key=lambda one: dist(one, at))
            if dist(corner, at) <= reach:
                self._fixed = opposite[corner]
                return
            if self.holds(at):
                self._held, self._fixed = (at[0] - left, at[1] - top), None
                return
        self._fixed, self._still = at, TREMBLE * reach

    def drag(self, to: Point, within: Box) -> None:
        """The finger is now at ``to``; what is marked stays ``within`` the hall."""
        x, y = (min(max(to[0], within[0]), within[2]), min(max(to[1], within[1]), within[3]))
        if self._held is not None and self.box is not None:
            width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
            left = min(max(to[0] - self._held[0], within[0]), max(within[0], within[2] - width))
            top = min(max(to[1] - self._held[1], within[1]), max(within[1], within[3] - height))
            self.box = (left, top, left + width, top + height)
        elif self._fixed is not None and dist(self._fixed, to) > self._still:
            self._still = 0.0
            fixed = (min(max(self._fixed[0], within[0]), within[2]), min(max(self._fixed[1], within[1]), within[3]))
            self.box = spanned(fixed, (x, y))
