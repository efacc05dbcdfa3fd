"""How far one can walk straight on: rays over the free floor of one level."""

from __future__ import annotations

from math import floor

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point
from kiosk.wayfinding.arrays import Floats

CELL, CLOSE = 4.0, 4.5
"""Metres of the squares for each of which what bounds the floor is known, ``CLOSE`` metres beyond it."""
SKIN = 1e-4
"""Metres from which on a boundary stops a ray: one stands on it, or just outside, by rounding."""


Edges = tuple[Floats, Floats, Floats, Floats]
"""Straight pieces of boundaries: where they begin, x and y, and how far they go, x and y, each (n,)."""


class Rays:
    """Rays over ``free``, polygons in which the middle of a walker may be."""

    def __init__(self, free: BaseGeometry) -> None:
        corners, ring = shapely.get_coordinates(_rings(free), return_index=True)
        goes_on = ring[1:] == ring[:-1]
        self._starts: Floats = corners[:-1][goes_on]
        self._steps: Floats = corners[1:][goes_on] - self._starts
        ends = self._starts + self._steps
        self._low, self._high = np.minimum(self._starts, ends), np.maximum(self._starts, ends)
        self._cells: dict[tuple[int, int], Edges] = {}

    def runs(self, at: Point, bearings: Floats, reach: float) -> Floats:
        """Metres (n,) that one can walk from ``at`` along ``bearings`` (n,), at most ``reach``."""
        x, y, step_x, step_y = self._close(at) if reach <= CLOSE else self._within(at, reach)
        if not len(x):
            return np.full(len(bearings), reach)
        turn = np.radians(bearings)
        way_x, way_y = np.sin(turn)[:, None], -np.cos(turn)[:, None]
        to_x, to_y = x - at[0], y - at[1]
        with np.errstate(divide="ignore", invalid="ignore"):
            across = way_x * step_y - way_y * step_x
            far = (to_x * step_y - to_y * step_x) / across
            share = (to_x * way_y - to_y * way_x) / across
            hit = (far > SKIN) & (share >= 0.0) & (share <= 1.0)
        found: Floats = np.minimum(np.where(hit, far, np.inf).min(axis=1), reach)
        return found

    def _close(self, at: Point) -> Edges:
        cell = floor(at[0] / CELL), floor(at[1] / CELL)
        if cell not in self._cells:
            middle = ((cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL)
            self._cells[cell] = self._within(middle, CELL / 2 + CLOSE)
        return self._cells[cell]

    def _within(self, at: Point, reach: float) -> Edges:
        here = np.asarray(at)
        rows = np.flatnonzero(((self._low <= here + reach) & (self._high >= here - reach)).all(axis=1))
        return *self._starts[rows].T.copy(), *self._steps[rows].T.copy()


def _rings(free: BaseGeometry) -> list[BaseGeometry]:
    parts = shapely.get_parts(free)
    return [ring for part in parts for ring in (part.exterior, *part.interiors)]
