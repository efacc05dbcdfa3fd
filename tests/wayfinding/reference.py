"""Shortest ways the slow way, made of nothing that the kiosk uses but the event: every corner against every corner.

Free space is the floor shrunk by the clearance without the union of all obstacles grown by it, mitre joins, as one call
to Shapely each. Two points see each other if their line lies in free space widened by a micrometre.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import dist, inf

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Booth, Event, Point, Polygon, Rectangle

CLEARANCE = 0.35
SEAM = 0.02
WIDER = 1e-6
SHUT = 1e-7
"""Half a gap that counts as none: rounding leaves slits of 1e-15 m between obstacles twice the clearance apart."""
INSIDE = 1e-7
"""A line right on the outline may fall on either side of it by rounding."""
ROUNDED = (INSIDE / 2, 2 * INSIDE)
"""How far inside it may lie as well: that decides where one ends that runs along a neighbour a hair off parallel."""


class Reference:
    """Ways on one level of ``event`` from one point, for walkers who keep ``clearance`` metres from everything.

    ``closed``: polygons, holes and all, that are closed too, each grown by itself. Before a booth one stands where one
    would if nothing were closed, as far as that is left.
    """

    def __init__(self, event: Event, level: str, clearance: float = CLEARANCE, closed: Sequence[Polygon] = ()) -> None:
        floors = [shapely.Polygon(a.shape.outer, a.shape.holes) for a in event.areas if _is(a.level, level, a.kind)]
        solid = [
            shapely.Polygon(area.shape.outer, area.shape.holes)
            for area in event.areas
            if area.level == level and area.kind in ("wall", "pillar", "stage", "blocked")
        ]
        solid += [shapely.Polygon(b.outline().outer, b.outline().holes) for b in event.booths if b.level == level]
        joined = shapely.union_all(floors).buffer(SEAM / 2, join_style="mitre").buffer(-SEAM / 2, join_style="mitre")
        floor = joined.buffer(-clearance, join_style="mitre")
        self.clearance = clearance
        free = floor - shapely.union_all(solid).buffer(clearance, join_style="mitre")
        self._open: BaseGeometry = _opened(free)
        grown = [shapely.Polygon(each.outer).buffer(clearance, join_style="mitre") for each in closed]
        self.free = _opened(free - shapely.union_all(grown)) if grown else self._open
        self.wide = self.free.buffer(WIDER, join_style="mitre")
        shapely.prepare(self.wide)
        self.solid = solid
        self.corners = [(x, y) for x, y in np.unique(shapely.get_coordinates(self.free), axis=0).tolist()]

    @cached_property
    def _between(self) -> np.ndarray:
        """Which corners see each other."""
        one, other = np.triu_indices(len(self.corners), 1)
        xy = np.array(self.corners).reshape(-1, 2)
        clear = self._clear(xy[one], xy[other])
        seen = np.zeros((len(xy), len(xy)), dtype=bool)
        seen[one[clear], other[clear]] = True
        return seen | seen.T

    def tree(self, origin: Point) -> list[tuple[Point, float]]:
        """Every corner and the origin, with the length of the shortest way there."""
        points = [origin, *self.corners]
        seen = np.zeros((len(points), len(points)), dtype=bool)
        seen[1:, 1:] = self._between
        xy = np.array(points)
        seen[0, 1:] = self._clear(np.broadcast_to(xy[:1], xy[1:].shape), xy[1:])
        length = [inf] * len(points)
        length[0] = 0.0
        heap = [(0.0, 0)]
        while heap:
            far, here = heapq.heappop(heap)
            if far > length[here]:
                continue
            for there in np.flatnonzero(seen[here]).tolist():
                then = far + dist(points[here], points[there])
                if then < length[there]:
                    length[there] = then
                    heapq.heappush(heap, (then, there))
        return list(zip(points, length, strict=True))

    def to_point(self, tree: list[tuple[Point, float]], to: Point) -> float:
        ends = [(far + dist(point, to), point) for point, far in tree if far < inf]
        return next((far for far, point in sorted(ends) if self._sees(point, to)), inf)

    def to_booth_between(self, tree: list[tuple[Point, float]], booth: Booth) -> tuple[float, float]:
        """The least and the most that rounding makes of ``to_booth``."""
        found = [self.to_booth(tree, booth, inside) for inside in (INSIDE, *ROUNDED)]
        return min(found), max(found)

    def to_booth(self, tree: list[tuple[Point, float]], booth: Booth, inside: float = INSIDE) -> float:
        """To the nearest point of the booth's open sides, moved out by the clearance, as far as they are free."""
        best = inf
        for piece in self.standing(booth, inside):
            ends = []
            for point, far in tree:
                if far < inf:
                    on_line = shapely.get_coordinates(shapely.shortest_line(shapely.Point(point), piece))[1]
                    there = (float(on_line[0]), float(on_line[1]))
                    ends.append((far + dist(point, there), point, there))
            best = min(best, next((far for far, a, b in sorted(ends) if far < best and self._sees(a, b)), inf))
        return best

    def standing(self, booth: Booth, inside: float = INSIDE) -> list[BaseGeometry]:
        """Lines right before the open sides, moved out ``inside`` besides; 5 mm further out before stretches where
        that is not free; further out where nothing is, as far as nothing else stands between there and the side."""
        found: list[BaseGeometry] = []
        for begin, end, out in open_sides(booth):
            first = _moved(begin, end, out, self.clearance + inside).intersection(self._open)
            pieces = [piece for piece in shapely.get_parts(first) if piece.length > 1e-6]
            taken = shapely.union_all([_moved(*np.array(p.coords), out, 0.005).buffer(1e-6) for p in pieces])
            second = _moved(begin, end, out, self.clearance + 0.005).intersection(self._open).difference(taken)
            found += pieces + [piece for piece in shapely.get_parts(second) if piece.length > 0.01]
        for extra in (0.05, 0.15, 0.3):
            if not found:
                lines = [self._unhidden(*side, self.clearance + extra, booth) for side in open_sides(booth)]
                found = [piece for line in lines for piece in shapely.get_parts(line) if piece.length > 0.01]
        left = shapely.get_parts(shapely.intersection(found, self.free))
        return [piece for piece in left if piece.length > 1e-6]

    def _unhidden(self, begin: np.ndarray, end: np.ndarray, out: np.ndarray, by: float, booth: Booth) -> BaseGeometry:
        """The free stretches of the side moved out ``by`` from which nothing hides it."""
        left = _moved(begin, end, out, by).intersection(self._open)
        own = shapely.Polygon(booth.outline().outer, booth.outline().holes)
        for part in shapely.get_parts(left):
            if part.length < 0.01:
                continue
            a, b = np.array(part.coords)[0], np.array(part.coords)[-1]
            back = (by - 0.005) * out
            strip = shapely.Polygon([a, b, b - back, a - back])
            for thing in self.solid:
                if not thing.equals(own) and thing.intersects(strip):
                    shadow = [(p - a) @ (b - a) / part.length for p in shapely.get_coordinates(thing & strip)]
                    low, high = (a + far * (b - a) / part.length for far in (min(shadow), max(shadow)))
                    left -= shapely.LineString([low, high]).buffer(1e-9)
        return left

    def _clear(self, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Whether one sees straight from ``starts`` to ``ends`` (n, 2)."""
        return np.atleast_1d(shapely.covers(self.wide, shapely.linestrings(np.stack((starts, ends), axis=1))))

    def _sees(self, a: Point, b: Point) -> bool:
        return a == b or bool(shapely.covers(self.wide, shapely.LineString([a, b])))


def _opened(free: BaseGeometry) -> BaseGeometry:
    """``free`` without slits that are no gaps."""
    return free.buffer(-SHUT, join_style="mitre").buffer(SHUT, join_style="mitre")


def open_sides(booth: Booth) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The booth's open sides: begin, end, and the direction outward."""
    outline = shapely.orient_polygons(shapely.Polygon(booth.outline().outer), exterior_cw=False)
    ring = shapely.get_coordinates(outline.exterior)
    sides = []
    for a, b in pairwise(ring):
        way = (b - a) / np.hypot(*(b - a))
        out = np.array([way[1], -way[0]])
        if booth.front in ("", "all") or _letters(booth, out) & set(booth.front):
            sides.append((a, b, out))
    return sides


def _moved(begin: np.ndarray, end: np.ndarray, out: np.ndarray, by: float) -> BaseGeometry:
    return shapely.LineString([begin + by * out, end + by * out])


def _letters(booth: Booth, out: np.ndarray) -> set[str]:
    """The quarter that a side looks to before rotation, two on a diagonal."""
    turn = booth.shape.rotation if isinstance(booth.shape, Rectangle) else 0.0
    heading = np.degrees(np.arctan2(out[0], -out[1])) - turn
    return {"NESW"[round((heading + lean) / 90) % 4] for lean in (-1e-6, 1e-6)}


def _is(level: str, wanted: str, kind: str) -> bool:
    return level == wanted and kind == "floor"
