"""A part of the floor that is closed for a while, and what crosses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Polygon
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.space import CLEARANCE, GRAIN, grown, outlines

Boxes = NDArray[np.float32]
"""(4, n): left, top, right and bottom of upright boxes round something. Half as wide as other numbers: they are only to
tell what may touch, and there are many."""
ROUNDED = 1e-2
"""Metres by which a box is wider than what it is round, for the sake of their rounding in halls of up to 100 km."""


def boxes_round(starts: Floats, ends: Floats) -> Boxes:
    """Boxes round the straight lines from ``starts`` to ``ends`` (n, 2)."""
    low, high = np.minimum(starts, ends) - ROUNDED, np.maximum(starts, ends) + ROUNDED
    return np.ascontiguousarray(np.concatenate((low, high), axis=1).T, dtype=np.float32)


@dataclass(frozen=True)
class ClosedArea:
    """``drawn``: closed to everybody's feet; ``covered``: where the middle of a walker may not be; ``core``: that
    without its edge, along which one walks."""

    drawn: BaseGeometry
    covered: BaseGeometry
    core: BaseGeometry

    @staticmethod
    def of(shapes: Sequence[Polygon]) -> ClosedArea:
        """The area of all ``shapes``, holes and all."""
        each = outlines([Polygon(shape.outer) for shape in shapes])
        drawn = shapely.union_all(each)
        covered = shapely.union_all([grown(shape, CLEARANCE) for shape in each])
        core = grown(covered, -GRAIN)
        for shape in (drawn, core):
            shapely.prepare(shape)
        return ClosedArea(drawn, covered, core)

    def near(self, boxes: Boxes) -> Ints:
        """Rows of the ``boxes`` that may touch it."""
        left, top, right, bottom = self.core.bounds
        return np.flatnonzero((boxes[0] <= right) & (boxes[1] <= bottom) & (boxes[2] >= left) & (boxes[3] >= top))

    def crossed(self, starts: Floats, ends: Floats) -> Flags:
        """Whether the straight lines from ``starts`` to ``ends`` (n, 2) cross it."""
        found: Flags = np.zeros(len(starts), dtype=np.bool_)
        rows = self.near(boxes_round(starts, ends))
        if rows.size:
            lines = shapely.linestrings(np.stack((starts[rows], ends[rows]), axis=1))
            found[rows] = shapely.intersects(self.core, lines)
        return found

    def holds(self, x: float, y: float) -> bool:
        """Whether the middle of a walker may not be at ``x``, ``y``."""
        return bool(shapely.intersects_xy(self.core, x, y))
