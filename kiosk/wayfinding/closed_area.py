"""A part of the floor that is closed for a while, and what crosses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Polygon
from kiosk.wayfinding.arrays import Flags, Floats
from kiosk.wayfinding.space import GRAIN, grown, outlines


@dataclass(frozen=True)
class ClosedArea:
    """``drawn``: closed to everybody's feet; ``covered``: where the middle of a walker may not be; ``core``: that
    without its edge, along which one walks."""

    drawn: BaseGeometry
    covered: BaseGeometry
    core: BaseGeometry

    @staticmethod
    def of(shapes: Sequence[Polygon], clearance: float) -> ClosedArea:
        """The area of all ``shapes``, holes and all, to walkers who keep ``clearance``."""
        each = outlines([Polygon(shape.outer) for shape in shapes])
        drawn = shapely.union_all(each)
        covered = shapely.union_all([grown(shape, clearance) for shape in each])
        core = grown(covered, -GRAIN)
        for shape in (drawn, core):
            shapely.prepare(shape)
        return ClosedArea(drawn, covered, core)

    def crossed(self, starts: Floats, ends: Floats) -> Flags:
        """Whether the straight lines from ``starts`` to ``ends`` (n, 2) cross it."""
        found: Flags = np.zeros(len(starts), dtype=np.bool_)
        left, top, right, bottom = self.core.bounds
        low, high = np.minimum(starts, ends), np.maximum(starts, ends)
        near = (low[:, 0] <= right) & (high[:, 0] >= left) & (low[:, 1] <= bottom) & (high[:, 1] >= top)
        rows = np.flatnonzero(near)
        if rows.size:
            lines = shapely.linestrings(np.stack((starts[rows], ends[rows]), axis=1))
            found[rows] = shapely.intersects(self.core, lines)
        return found

    def holds(self, x: float, y: float) -> bool:
        """Whether the middle of a walker may not be at ``x``, ``y``."""
        return bool(shapely.intersects_xy(self.core, x, y))
