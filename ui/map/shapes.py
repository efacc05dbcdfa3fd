"""From corners in scene metres to what a painter draws and a label fits into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import dist, hypot

import shapely
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point, Polygon, Ring
from ui.map.turning import Turning


def as_geometry(shape: Polygon, turning: Turning) -> BaseGeometry:
    """``shape`` in scene metres, mended where it crosses itself."""
    drawn = shapely.Polygon(turning.ring(shape.outer), [turning.ring(hole) for hole in shape.holes])
    return drawn if drawn.is_valid else drawn.buffer(0)


def pieces(geometry: BaseGeometry) -> list[shapely.Polygon]:
    """The polygons of whatever an overlay left, without slivers of points and lines."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty]


def corners_of(ring: shapely.LinearRing) -> Ring:
    return tuple((float(x), float(y)) for x, y in ring.coords[:-1])


def polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def path_of(geometry: BaseGeometry) -> QPainterPath:
    """Outlines and holes as one path."""
    path = QPainterPath()
    for part in pieces(geometry):
        for ring in (part.exterior, *part.interiors):
            path.addPolygon(polygon(corners_of(ring)))
            path.closeSubpath()
    return path


def rounded(ring: Sequence[Point], radius: float) -> QPainterPath:
    """A closed path with each corner rounded, by at most two fifths of the shorter side that meets there."""
    path = QPainterPath()
    count = len(ring)
    for index, corner in enumerate(ring):
        before, after = ring[index - 1], ring[(index + 1) % count]
        entry = _toward(corner, before, radius)
        leave = _toward(corner, after, radius)
        if index == 0:
            path.moveTo(*entry)
        else:
            path.lineTo(*entry)
        path.quadTo(*corner, *leave)
    path.closeSubpath()
    return path


def _toward(corner: Point, other: Point, radius: float) -> Point:
    length = dist(corner, other)
    part = min(radius, 0.4 * length) / length if length else 0.0
    return (corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part)


def smoothed(points: Sequence[Point], radius: float) -> QPainterPath:
    """An open line whose bends are rounded."""
    path = QPainterPath()
    if not points:
        return path
    path.moveTo(*points[0])
    for index in range(1, len(points) - 1):
        corner = points[index]
        path.lineTo(*_toward(corner, points[index - 1], radius))
        path.quadTo(*corner, *_toward(corner, points[index + 1], radius))
    path.lineTo(*points[-1])
    return path


def roomiest(ring: Sequence[Point]) -> tuple[Point, float]:
    """The pole of inaccessibility, farthest from every side, and how far that is (metres)."""
    if len(ring) == 4 and dist(_halfway(ring[0], ring[2]), _halfway(ring[1], ring[3])) < 1e-6:
        # a rectangle, as most booths are: some hundred times quicker than searching
        a, b, c, _ = ring
        area = abs((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]))
        return _halfway(a, c), area / max(dist(a, b), dist(b, c), 1e-9) / 2
    shape = shapely.Polygon(ring)
    if not shape.is_valid or shape.area <= 0:
        point = shape.representative_point()
        return (point.x, point.y), 0.0
    line = shapely.maximum_inscribed_circle(shape, tolerance=max(0.02, shape.length / 400))
    (x, y), (ex, ey) = line.coords[0], line.coords[-1]
    return (x, y), hypot(ex - x, ey - y)


def _halfway(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def middle_of(ring: Sequence[Point]) -> Point:
    """The centroid."""
    point = shapely.Polygon(ring).centroid
    return (point.x, point.y)


def is_convex(ring: Sequence[Point]) -> bool:
    signs = set()
    for index, (x, y) in enumerate(ring):
        (ax, ay), (bx, by) = ring[index - 1], ring[(index + 1) % len(ring)]
        turn = (x - ax) * (by - y) - (y - ay) * (bx - x)
        if abs(turn) > 1e-9:
            signs.add(turn > 0)
    return len(signs) <= 1
