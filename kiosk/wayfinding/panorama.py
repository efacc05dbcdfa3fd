"""Many things at once as one sees them who stands somewhere and looks along a heading: ``views`` for arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.views import SIDEWAYS, SKIN

Shapes = NDArray[np.object_]
"""Of Shapely's geometries."""
LEFT, RIGHT, AHEAD, NOWHERE = -1, 1, 2, 0
"""Sides, as numbers."""
STRAIGHT = 30.0
"""Degrees to either side of the heading that count as straight ahead."""


class Line:
    """A way through ``points``, which has a length."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._corners = np.array(points, dtype=np.float64)
        self._steps = np.diff(self._corners, axis=0)
        self._sizes = np.hypot(self._steps[:, 0], self._steps[:, 1])
        self._along = np.concatenate(([0.0], np.cumsum(self._sizes)))
        self._headings = np.degrees(np.arctan2(self._steps[:, 0], -self._steps[:, 1])) % 360.0
        self._shape = shapely.LineString(self._corners)

    def boxes(self, within: float) -> Floats:
        """Bounds (n, 4) in which everything lies that is ``within`` metres from the way."""
        ends = self._corners[:-1], self._corners[1:]
        return np.concatenate((np.minimum(*ends) - within, np.maximum(*ends) + within), axis=1)

    def at(self, distances: Floats) -> tuple[Floats, Floats]:
        """The points (n, 2) ``distances`` (n,) metres along the way and the headings (n,) there."""
        k = np.minimum(np.searchsorted(self._along[1:], distances, side="right"), len(self._steps) - 1)
        share = (distances - self._along[k]) / np.where(self._sizes[k] > 0, self._sizes[k], 1.0)
        return self._corners[k] + share[:, None] * self._steps[k], self._headings[k]

    def passes(self, points: Floats) -> Floats:
        """Metres (n,) along the way at which it is nearest to ``points`` (n, 2)."""
        return np.asarray(shapely.line_locate_point(self._shape, shapely.points(points)))


def nearest_points(at: Floats, shapes: Shapes) -> Floats:
    """The points (n, 2) of ``shapes`` (n,) that are nearest to ``at``, (2,) or (n, 2)."""
    lines = shapely.shortest_line(shapely.points(at), shapes)
    found: Floats = shapely.get_coordinates(lines)[1::2]
    return found


def angles_to(at: Floats, heading: float | Floats, there: Floats) -> Floats:
    """Degrees from the heading to ``there`` (n, 2), -180 to 180, positive to the right."""
    way = there - at
    angles: Floats = (np.degrees(np.arctan2(way[:, 0], -way[:, 1])) - heading + 180.0) % 360.0 - 180.0
    return angles


def metres_to(at: Floats, there: Floats) -> Floats:
    """From ``at``, (2,) or (n, 2), to ``there`` (n, 2)."""
    way = there - at
    far: Floats = np.hypot(way[:, 0], way[:, 1])
    return far


def metres_ahead_of(at: Floats | Point, heading: float | Floats, there: Floats) -> Floats:
    """Metres that ``there`` (n, 2) lies ahead, negative behind."""
    way, turn = there - at, np.radians(heading)
    ahead: Floats = way[:, 0] * np.sin(turn) - way[:, 1] * np.cos(turn)
    return ahead


def metres_right_of(at: Floats | Point, heading: float | Floats, there: Floats) -> Floats:
    """Metres that ``there`` (n, 2) lies to the right, negative to the left."""
    way, turn = there - at, np.radians(heading)
    right: Floats = way[:, 0] * np.cos(turn) + way[:, 1] * np.sin(turn)
    return right


def sides_of(middles: Floats, nears: Floats) -> Ints:
    """The sides of things whose middles and nearest points are at these degrees (n,) from the heading; ``NOWHERE``
    where both disagree, behind, and where it is unclear."""
    ahead = (np.abs(middles) <= STRAIGHT) & (np.abs(nears) <= STRAIGHT + 15)
    beside = beside_at(middles)
    sides: Ints = np.where(ahead, AHEAD, np.where(beside == beside_at(nears), beside, NOWHERE))
    return sides


def beside_at(angles: Floats) -> Ints:
    """``LEFT`` or ``RIGHT`` at ``angles`` (n,) degrees from the heading; ``NOWHERE`` behind and where it is unclear."""
    size = np.abs(angles)
    clear = (size >= SIDEWAYS) & (size <= 180 - SIDEWAYS)
    sides: Ints = np.where(angles > 0, RIGHT, LEFT) * clear
    return sides


def visible(solid: BaseGeometry, at: Floats, there: Floats) -> Flags:
    """Whether ``there`` (n, 2), points of surfaces, are seen past all that is ``solid`` from ``at``, (2,) or (n, 2)."""
    way = there - at
    size = np.hypot(way[:, 0], way[:, 1])
    share = (size - SKIN) / np.maximum(size, SKIN)
    lines = np.empty((len(there), 2, 2))
    lines[:, 0] = at
    lines[:, 1] = at + share[:, None] * way
    seen: Flags = (size <= SKIN) | ~shapely.intersects(solid, shapely.linestrings(lines))
    return seen
