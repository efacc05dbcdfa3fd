"""Entrances and exits as openings in the outer wall."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point, Ring
from ui.map.shapes import corners_of, pieces

WALL_METRES = 0.35
DOOR_METRES = 2.2
DOORWAY_METRES = 4.0
"""A side of the floor up to this long is taken for a doorway cut into a thick wall."""
DOOR_REACH_METRES = 2.5
"""How far from the outer wall an entrance may be noted and still be drawn as a door in it."""


@dataclass(frozen=True, slots=True)
class Door:
    """An opening in the outer wall: its two jambs in the inner face, and the unit vector outwards."""

    jambs: tuple[Point, Point]
    outward: Point
    is_exit: bool


def door_at(at: Point, floor: BaseGeometry, is_exit: bool) -> Door | None:
    """The opening in the outer wall that a place near it stands for.

    A short side of the floor's outline is taken for the doorway itself, as plans with thick walls have them.
    """
    where = shapely.Point(at)
    sides = [(a, b) for part in pieces(floor) for a, b in _sides(corners_of(part.exterior))]
    near = [
        side
        for side in sides
        if dist(*side) >= 0.8 and shapely.LineString(side).distance(where) <= DOOR_REACH_METRES and _faces(side, at)
    ]
    if not near:
        return None
    start, end = min(near, key=lambda side: shapely.LineString(side).distance(where))
    length = dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    if length > DOORWAY_METRES:
        middle = (at[0] - start[0]) * along[0] + (at[1] - start[1]) * along[1]
        middle = min(max(middle, DOOR_METRES / 2), length - DOOR_METRES / 2)
        start, end = (
            (start[0] + along[0] * at_, start[1] + along[1] * at_)
            for at_ in (middle - DOOR_METRES / 2, middle + DOOR_METRES / 2)
        )
    out = (along[1], -along[0])
    inside = shapely.Point((start[0] + end[0]) / 2 + out[0] * 0.2, (start[1] + end[1]) / 2 + out[1] * 0.2)
    return Door((start, end), (-out[0], -out[1]) if floor.contains(inside) else out, is_exit)


def _faces(side: tuple[Point, Point], point: Point) -> bool:
    """Whether ``point`` lies straight before ``side``."""
    (ax, ay), (bx, by) = side
    along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / dist(*side) ** 2
    return 0 <= along <= 1


def _sides(ring: Ring) -> list[tuple[Point, Point]]:
    return [(ring[index - 1], corner) for index, corner in enumerate(ring)]


def opening(door: Door) -> shapely.Polygon:
    """What a door takes out of the wall."""
    (ax, ay), (bx, by) = door.jambs
    ox, oy = door.outward[0] * WALL_METRES * 1.5, door.outward[1] * WALL_METRES * 1.5
    ix, iy = -door.outward[0] * 0.05, -door.outward[1] * 0.05
    return shapely.Polygon([(ax + ix, ay + iy), (bx + ix, by + iy), (bx + ox, by + oy), (ax + ox, ay + oy)])
