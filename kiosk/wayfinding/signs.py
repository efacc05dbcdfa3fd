"""The signs of one level: what has a name there, and what is seen of it; worked out when a way first comes near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Area, Booth, Event, Place, Point, Text
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.names import booth_as_landmark, place_name
from kiosk.wayfinding.sides import open_sides
from kiosk.wayfinding.space import Space

PLACES_FAINT = {
    **dict.fromkeys(("stage", "information", "lift", "stairs", "escalator", "entrance"), -3.0),
    **dict.fromkeys(("toilet", "exit", "first_aid", "food"), -2.0),
    **dict.fromkeys(("water", "seating"), 3.0),
}
"""How faint the kinds of places are: a stage is seen from afar, seats stand among other seats."""
MOST_FRONT = 12.0
"""Metres of open sides over which a booth is no more striking."""
FRONTED = 1.0
"""Metres from a room or a desk within which a place is its door or its counter."""
READ_EVERY = 0.7
"""Metres between the points of a sign that are looked at."""
IN_THE_OPEN = frozenset({"entrance", "exit", "seating", "water", "parking", "bus"})
"""Kinds of places that are what they are by themselves, whatever stands beside them."""


@dataclass(frozen=True)
class Sign:
    """Something with a name, and the landmark's ``code``."""

    code: str
    name: Text


@dataclass(frozen=True)
class Face:
    """What can be read of a sign: ``points`` (n, 2) on it, and the unit vectors (n, 2) by which they look, None where
    they are read from all sides; the ``middle``, and the metres from there to the furthest point."""

    points: Floats
    normals: Floats | None
    middle: Point
    size: float


class Signs:
    """Booths and places of one level, a row for each: booths by their open sides, so that one all of whose sides are
    closed is no sign, and places.

    Of the rows that ``near`` has given: ``shapes`` (n,) as seen, ``middles`` (n, 2), ``faint`` (n,): how many metres
    nearer it must be than another to tell as much; negative for what catches the eye.
    """

    def __init__(self, event: Event, space: Space) -> None:
        self._event = event
        booths = [(thing, shape) for thing, shape in space.things if isinstance(thing, Booth)]
        self._booths = [booth for booth, _ in booths]
        self._places = [place for place in event.places if place.level == space.level]
        rooms = [shape for thing, shape in space.things if not isinstance(thing, Area) or thing.kind != "wall"]
        whole = [shape for thing, shape in space.things if _has_front(thing)]
        self._index = shapely.STRtree([*(shape for _, shape in booths), *_shapes(self._places, rooms, whole)])
        self._row_of = {booth.code: row for row, booth in enumerate(self._booths)}
        self._row_of |= {place.id: len(booths) + k for k, place in enumerate(self._places)}
        size = len(self._booths) + len(self._places)
        self._signs: dict[int, Sign] = {}
        self._faces: dict[int, Face] = {}
        self._looked_at = np.zeros(size, dtype=np.bool_)
        self._is_sign = np.zeros(size, dtype=np.bool_)
        self.shapes = np.full(size, None, dtype=np.object_)
        self.middles: Floats = np.zeros((size, 2))
        self.faint: Floats = np.zeros(size)

    def near(self, shape: BaseGeometry, within: float) -> Ints:
        """Rows of the signs whose outlines are at most ``within`` metres from ``shape``."""
        return self._seen(self._index.query(shape, predicate="dwithin", distance=within))

    def in_boxes(self, bounds: Floats) -> Ints:
        """Rows of the signs whose outlines reach into any of the boxes ``bounds`` (n, 4), perhaps of a few others."""
        _, rows = self._index.query(shapely.box(*bounds.T))
        return self._seen(np.unique(rows))

    def called(self, code: str) -> int | None:
        """The row of the booth or place ``code``, where it is a sign of this level."""
        row = self._row_of.get(code)
        return None if row is None or not self._seen(np.array([row])).size else row

    def sign(self, row: int) -> Sign:
        if row not in self._signs:
            k = row - len(self._booths)
            if k < 0:
                booth = self._booths[row]
                self._signs[row] = Sign(booth.code, booth_as_landmark(self._event, booth))
            else:
                self._signs[row] = Sign(self._places[k].id, place_name(self._places[k]))
        return self._signs[row]

    def is_booth(self, row: int) -> bool:
        return row < len(self._booths)

    def face(self, code: str) -> Face | None:
        """What can be read of the booth or place ``code``, where it is a sign of this level."""
        row = self.called(code)
        if row is None:
            return None
        if row not in self._faces:
            self._faces[row] = _face(self.shapes[row], self.is_booth(row))
        return self._faces[row]

    def _seen(self, rows: Ints) -> Ints:
        """Those of ``rows`` that are signs; what they look like is known from now on."""
        new = rows[~self._looked_at[rows]]
        if new.size:
            self._look_at(new)
        return rows[self._is_sign[rows]]

    def _look_at(self, rows: Ints) -> None:
        outlines = self._index.geometries[rows]
        middles = shapely.centroid(outlines)
        self.middles[rows] = np.stack((shapely.get_x(middles), shapely.get_y(middles)), axis=1)
        is_place = rows >= len(self._booths)
        places = [self._places[row - len(self._booths)] for row in rows[is_place].tolist()]
        self.shapes[rows[is_place]] = outlines[is_place]
        self.faint[rows[is_place]] = [PLACES_FAINT.get(place.kind, 0.0) for place in places]
        sides = open_sides([self._booths[row] for row in rows[~is_place].tolist()])
        fronted, row_of_side = np.unique(sides.booth, return_inverse=True)
        lines = np.asarray(shapely.linestrings(np.stack((sides.starts, sides.ends), axis=1)))
        fronts = shapely.multilinestrings(lines, indices=row_of_side)
        self.shapes[rows[~is_place][fronted]] = fronts
        self.faint[rows[~is_place][fronted]] = -np.minimum(shapely.length(fronts), MOST_FRONT) / 8
        self._is_sign[rows] = shapely.is_geometry(self.shapes[rows])
        self._looked_at[rows] = True


def _face(shape: BaseGeometry, one_sided: bool) -> Face:
    lines = shapely.get_parts(shape) if one_sided else np.array([shape])
    points, line = shapely.get_coordinates(shapely.segmentize(lines, READ_EVERY), return_index=True)
    normals = None
    if one_sided:  # open sides have the booth to the left
        ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
        way = (ends[:, 1] - ends[:, 0])[line]
        normals = np.stack((way[:, 1], -way[:, 0]), axis=1) / np.hypot(way[:, 0], way[:, 1])[:, None]
    x, y = points.mean(axis=0).tolist()
    return Face(points, normals, (x, y), float(np.hypot(points[:, 0] - x, points[:, 1] - y).max()))


def _shapes(
    places: Sequence[Place], things: Sequence[BaseGeometry], rooms: Sequence[BaseGeometry]
) -> list[BaseGeometry]:
    """What is seen of each place: the thing it is in, else the rooms or desks it fronts, else its point."""
    if not places:
        return []
    points: list[BaseGeometry] = [shapely.Point(place.at) for place in places]
    shapes = list(points)
    for k, room in zip(*shapely.STRtree(rooms).query(points, "dwithin", FRONTED).tolist(), strict=True):
        if places[k].kind not in IN_THE_OPEN:
            shapes[k] = rooms[room] if shapes[k] is points[k] else shapely.union(shapes[k], rooms[room])
    for k, thing in zip(*shapely.STRtree(things).query(points, "within").tolist(), strict=True):
        shapes[k] = things[thing]
    return shapes


def _has_front(thing: Area | Booth) -> bool:
    return isinstance(thing, Area) and thing.kind in ("blocked", "stage")
