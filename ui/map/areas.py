"""Stages, zones, pillars and rooms."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Area, Point, Text
from ui.map.plots import CORNER_METRES, Plot
from ui.map.shapes import as_geometry, path_of, pieces, rounded
from ui.map.turning import Turning, box_of

AREA_CORNERS = {"pillar": 0.1, "blocked": 0.12, "stage": 0.2, "zone": CORNER_METRES}
"""What is drawn as an area of its own, and how round its corners are (metres)."""
CLEARING_WIDTHS = (5.0, 3.4)
"""A name on one line, and on two, is so many times wider than high."""


@dataclass(frozen=True, slots=True)
class Clearing:
    """A spot where nothing stands: its half height in metres, of which it is ``wide`` times as wide."""

    middle: Point
    half: float
    wide: float


@dataclass(frozen=True, eq=False)
class NamedArea(Plot):
    """A stage, zone, pillar or blocked area. ``clearings``: for a zone that has a name and room for it, the best spots
    for one line and for two."""

    kind: str
    name: Text
    clearings: tuple[Clearing, ...]


def area_shape(area: Area, turning: Turning, standing: list[BaseGeometry]) -> NamedArea:
    ring = turning.ring(area.shape.outer)
    solid = as_geometry(area.shape, turning)
    path = path_of(solid) if area.shape.holes else rounded(ring, AREA_CORNERS[area.kind])
    clearings = _clearings(solid, standing) if area.kind == "zone" and area.name.th else ()
    return NamedArea(ring, box_of(ring), path, area.kind, area.name, clearings)


def _clearings(zone: BaseGeometry, standing: list[BaseGeometry]) -> tuple[Clearing, ...]:
    shapely.prepare(zone)
    near = [other for other in standing if zone.intersects(other)]
    free = pieces(zone.difference(shapely.union_all(near).buffer(0.15, quad_segs=2)))
    return tuple(_clearing(free, wide) for wide in CLEARING_WIDTHS) if free else ()


def _clearing(free: list[shapely.Polygon], wide: float) -> Clearing:
    """The widest spot: the pole of inaccessibility of the plan squeezed to a name's proportions."""
    found = []
    for part in free:
        squeezed = shapely.transform(part, lambda corners: corners / [wide, 1.0])
        line = shapely.maximum_inscribed_circle(squeezed, tolerance=0.1)
        (x, y), (ex, ey) = line.coords[0], line.coords[-1]
        found.append(Clearing((x * wide, y), dist((x, y), (ex, ey)), wide))
    return max(found, key=lambda clearing: clearing.half)
