"""Free space cut into triangles: what a sight line crosses, one triangle after another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.wayfinding.arrays import Flags, Floats, Ints, Small

TOUCH = 1e-9
"""A point this near a triangle, in metres, is taken to lie in it."""


@dataclass(frozen=True)
class Mesh:
    """A triangulation of free space that adds no corner.

    ``xy`` (n, 2) corners; ``after`` and ``before`` (n,) the neighbouring corner on the outline, walking with free space
    to the left (in the sense of x to y); ``corner`` (n,) whether the outline bends into free space there, the only
    corners at which a shortest way can turn; ``triangles`` (t, 3) their corners in the sense of x to y; ``across``
    (t, 3) the triangle behind the side from corner k to corner k + 1, or -1; ``back`` (t, 3) that side's number there;
    ``part`` (t,) number of the connected part of free space.
    """

    xy: Floats
    after: Ints
    before: Ints
    corner: Flags
    triangles: Ints
    across: Ints
    back: Ints
    part: Ints

    @cached_property
    def index(self) -> shapely.STRtree:
        """Finds triangles, by their rows."""
        ring = self.xy[self.triangles[:, (0, 1, 2, 0)]]
        return shapely.STRtree(list(shapely.get_parts(shapely.polygons(ring))))

    def locate(self, points: Floats) -> tuple[Ints, Ints]:
        """Rows of ``points`` (m, 2) and the triangles that hold them; a point on a side has several, outside none."""
        rows, found = self.index.query(shapely.points(points), predicate="dwithin", distance=TOUCH)
        return rows.astype(np.int64), found.astype(np.int64)

    def part_of(self, at: tuple[float, float]) -> int:
        """Number of the part of free space that holds ``at``, or -1."""
        _, found = self.locate(np.array([at]))
        return int(self.part[found[0]]) if found.size else -1

    @cached_property
    def looks(self) -> tuple[Small, Small, Small]:
        """By look, ``3 * triangle + side`` for looking through that side into that triangle: the corner opposite, and
        the looks onward through the side on the right and through that on the left, or -1 (each 3 t)."""
        beyond = np.where(self.across >= 0, 3 * self.across + self.back, -1)
        each = np.roll(self.triangles, -2, axis=1), np.roll(beyond, -1, axis=1), np.roll(beyond, -2, axis=1)
        apex, on_right, on_left = (array.ravel().astype(np.int32) for array in each)
        return apex, on_right, on_left

    @cached_property
    def outward(self) -> tuple[Floats, Floats]:
        """Unit vectors (n, 2) along the outline from each corner to the one after it, and to the one before."""
        return unit(self.xy[self.after] - self.xy), unit(self.xy[self.before] - self.xy)

    @cached_property
    def corner_part(self) -> Ints:
        """For each corner the part of free space to which it belongs."""
        parts = np.zeros(len(self.xy), dtype=np.int64)
        parts[self.triangles.ravel()] = np.repeat(self.part, 3)
        return parts


def triangulated(free: BaseGeometry) -> Mesh:
    """The mesh of ``free``, a valid polygon or several, whose rings keep apart."""
    rings = [ring for part in shapely.get_parts(free) for ring in _rings(part)]
    ring_xy = [shapely.get_coordinates(ring)[:-1] for ring in rings]
    cut = shapely.get_parts(shapely.constrained_delaunay_triangles(free))
    corners = shapely.get_coordinates(shapely.orient_polygons(cut)).reshape(-1, 4, 2)[:, :3].reshape(-1, 2)
    everything = np.concatenate([*ring_xy, corners]) if ring_xy else np.empty((0, 2))
    xy, numbers = np.unique(everything, axis=0, return_inverse=True)
    numbers = numbers.ravel().astype(np.int64)
    outline_size = len(everything) - len(corners)
    after = np.zeros(len(xy), dtype=np.int64)
    before = np.zeros(len(xy), dtype=np.int64)
    start = 0
    for ring in ring_xy:
        ids = numbers[start : start + len(ring)]
        after[ids], before[ids] = np.roll(ids, -1), np.roll(ids, 1)
        start += len(ring)
    triangles = numbers[outline_size:].reshape(-1, 3)
    across, back = _neighbours(triangles)
    onward, inward = xy[after] - xy, xy - xy[before]
    corner = inward[:, 0] * onward[:, 1] - inward[:, 1] * onward[:, 0] < 0
    return Mesh(xy, after, before, corner, triangles, across, back, _parts(across))


def _rings(part: BaseGeometry) -> list[BaseGeometry]:
    """The rings of a polygon, free space to the left of each."""
    oriented = shapely.orient_polygons(part)
    return [oriented.exterior, *oriented.interiors] if isinstance(oriented, shapely.Polygon) else []


def _neighbours(triangles: Ints) -> tuple[Ints, Ints]:
    """For each side of each triangle the triangle behind it and that side's number there; -1 at the outline."""
    first = triangles.ravel()
    second = np.roll(triangles, -1, axis=1).ravel()
    low, high = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((high, low))
    paired = (low[order][:-1] == low[order][1:]) & (high[order][:-1] == high[order][1:])
    one, other = order[:-1][paired], order[1:][paired]
    across = np.full(first.size, -1, dtype=np.int64)
    back = np.zeros(first.size, dtype=np.int64)
    across[one], across[other] = other // 3, one // 3
    back[one], back[other] = other % 3, one % 3
    return across.reshape(-1, 3), back.reshape(-1, 3)


def _parts(across: Ints) -> Ints:
    """The connected part of each triangle, numbered from 0."""
    part = np.full(len(across), -1, dtype=np.int64)
    neighbours = across.tolist()
    found = 0
    for seed in range(len(neighbours)):
        if part[seed] >= 0:
            continue
        part[seed] = found
        waiting = [seed]
        while waiting:
            for other in neighbours[waiting.pop()]:
                if other >= 0 and part[other] < 0:
                    part[other] = found
                    waiting.append(other)
        found += 1
    return part


def unit(ways: Floats) -> Floats:
    """``ways`` (n, 2) made one metre long; a way of no length stays."""
    size = np.hypot(ways[:, 0], ways[:, 1])
    made: Floats = ways / np.where(size > 0, size, 1.0)[:, None]
    return made
