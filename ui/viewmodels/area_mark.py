"""An upright rectangle under one finger: drawn out, moved, or changed at a corner. Plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

from kiosk.hall.model import Point, Ring
from ui.map.turning import Box, Turning


def spanned(one: Point, other: Point) -> Box:
    """The box between two opposite corners."""
    (ax, ay), (bx, by) = one, other
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


@dataclass(slots=True)
class AreaMark:
    """``box``: what is marked; None while nothing is."""

    box: Box | None = None
    _fixed: Point | None = None
    """The corner that stays while another is dragged; None: the whole box moves."""
    _held: Point = (0.0, 0.0)
    """Where the finger is from the corner that it drags, of the whole box from its top left one."""
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

    def begin(self, at: Point, tremble: float) -> None:
        """A finger came down where a new box is to begin, and draws once it is further than ``tremble`` from there."""
        self._fixed, self._held, self._still = at, (0.0, 0.0), tremble

    def hold(self, at: Point) -> None:
        """A finger came down that is to move all of it."""
        if self.box is not None:
            self._fixed, self._held, self._still = None, (at[0] - self.box[0], at[1] - self.box[1]), 0.0

    def hold_corner(self, corner: int, at: Point) -> None:
        """A finger came down that is to move one ``corner``: 0 top left, 1 top right, 2 and 3 those at the bottom."""
        if self.box is not None:
            left, top, right, bottom = self.box
            x, y = ((left, right)[corner % 2], (top, bottom)[corner // 2])
            self._fixed = (left + right - x, top + bottom - y)
            self._held, self._still = (at[0] - x, at[1] - y), 0.0

    def drag(self, to: Point, within: Box) -> None:
        """The finger is now at ``to``; what is marked stays ``within`` the hall."""
        x, y = to[0] - self._held[0], to[1] - self._held[1]
        if self._fixed is None:
            if self.box is not None:
                width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
                left = min(max(x, within[0]), max(within[0], within[2] - width))
                top = min(max(y, within[1]), max(within[1], within[3] - height))
                self.box = (left, top, left + width, top + height)
        elif dist(self._fixed, (x, y)) > self._still:
            self._still = 0.0
            self.box = spanned(_nearest(self._fixed, within), _nearest((x, y), within))


def _nearest(at: Point, within: Box) -> Point:
    return (min(max(at[0], within[0]), within[2]), min(max(at[1], within[1]), within[3]))
