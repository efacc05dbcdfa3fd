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
CLEARING_WIDTH = 5.0
"""A name is so many times wider than high."""


@dataclass(frozen=True, eq=False)
class NamedArea(Plot):
    """A stage, zone, pillar or blocked area. ``clearing``: for a zone, a wide spot where nothing stands, else None;
    its half height in metres, of which it is ``CLEARING_WIDTH`` times as wide."""

    kind: str
    name: Text
    clearing: tuple[Point, float] | None


def area_shape(area: Area, turning: Turning, standing: list[BaseGeometry]) -> NamedArea:
    ring = turning.ring(area.shape.outer)
    solid = as_geometry(area.shape, turning)
    path = path_of(solid) if area.shape.holes else rounded(ring, AREA_CORNERS[area.kind])
    clearing = _clearing(solid, standing) if area.kind == "zone" and area.name.th else None
    return NamedArea(ring, box_of(ring), path, area.kind, area.name, clearing)


def _clearing(zone: BaseGeometry, standing: list[BaseGeometry]) -> tuple[Point, float] | None:
    """The widest spot for a zone's name: the pole of inaccessibility of the plan squeezed to a name's proportions."""
    shapely.prepare(zone)
    near = [other for other in standing if zone.intersects(other)]
    best: tuple[Point, float] | None = None
    for part in pieces(zone.difference(shapely.union_all(near).buffer(0.15, quad_segs=2))):
        squeezed = shapely.transform(part, lambda corners: corners / [CLEARING_WIDTH, 1.0])
        line = shapely.maximum_inscribed_circle(squeezed, tolerance=0.1)
        (x, y), (ex, ey) = line.coords[0], line.coords[-1]
        if best is None or line.length > best[1]:
            best = ((x * CLEARING_WIDTH, y), dist((x, y), (ex, ey)))
    return best
