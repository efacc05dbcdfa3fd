"""One level of an event, turned for a kiosk and shaped for drawing: everything that does not depend on the zoom.

Making a scene takes a while for large halls (some 0.1 ms a booth), so it is made in the worker, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import dist

import shapely
from PySide6.QtGui import QPainterPath
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import OBSTACLE_KINDS, Event, Place, Point
from ui.map.areas import AREA_CORNERS, NamedArea, area_shape
from ui.map.doors import WALL_METRES, Door, door_at, opening
from ui.map.plots import BoothShape, booth_shape
from ui.map.shapes import as_geometry, corners_of, path_of, pieces
from ui.map.turning import Box, Turning, around, box_of

STAGE_REACH_METRES = 10.0
"""How far before a stage its place may be noted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place. ``at``: where it is; for a door in the outer wall the middle of its opening, and ``aside`` how far along
    that (metres from its first jamb to the second) the place was noted."""

    place: Place
    at: Point
    door: Door | None
    aside: float = 0.0


@dataclass(frozen=True, eq=False)
class Scene:
    level: str
    box: Box
    floor: QPainterPath
    walls: QPainterPath
    areas: tuple[NamedArea, ...]
    booths: tuple[BoothShape, ...]
    marks: tuple[Mark, ...]
    doors: tuple[Door, ...]
    stages: tuple[tuple[NamedArea, str], ...] = ()
    """Stages that are places, with the place's id: they have no badge, but a finger can mean them."""

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The booths' outlines by place; its indices are those of ``booths``."""
        rings = [booth.ring for booth in self.booths]
        owners = [index for index, ring in enumerate(rings) for _ in ring]
        if not rings:
            return shapely.STRtree([])
        lines = shapely.linearrings(list(chain.from_iterable(rings)), indices=owners)
        return shapely.STRtree(list(shapely.get_parts(shapely.polygons(lines))))

    @cached_property
    def booth_by_code(self) -> dict[str, BoothShape]:
        return {booth.code: booth for booth in self.booths}


def hall_box(event: Event, turning: Turning, level: str) -> Box:
    """The scene box of a level's floor, or of whatever is on a level without one. Cheap: no geometry library."""
    floors = [a.shape.outer for a in event.areas if a.level == level and a.kind == "floor"]
    rings = floors or [b.outline().outer for b in event.booths if b.level == level]
    points = [turning.turned(p) for ring in rings for p in ring]
    points += [turning.turned(p.at) for p in event.places if p.level == level]
    return around(box_of(points), WALL_METRES)


def scene_of(event: Event, turning: Turning, level: str) -> Scene:
    """The scene of ``level``, its metres turned by ``turning``."""
    areas = [area for area in event.areas if area.level == level]
    booths = _booths(event, turning, level)
    floor = shapely.union_all([as_geometry(a.shape, turning) for a in areas if a.kind == "floor"])
    if floor.is_empty:
        floor = shapely.box(*around(hall_box(event, turning, level), 2.0))
    doors = {
        place.id: door
        for place in event.places
        if place.level == level and place.kind in ("entrance", "exit")
        if (door := door_at(turning.turned(place.at), floor, place.kind == "exit"))
    }
    inner = [as_geometry(a.shape, turning) for a in areas if a.kind == "wall"]
    outer = floor.buffer(WALL_METRES, join_style="mitre").difference(floor)
    openings = shapely.union_all([opening(door) for door in doors.values()])
    walls = shapely.union_all([outer, *inner]).difference(openings)
    marks = tuple(
        _mark(place, turning.turned(place.at), doors.get(place.id))
        for place in event.places
        if place.level == level and place.kind != "stage"
    )
    # where no zone's name can stand: booths, obstacles, and around places
    standing: list[BaseGeometry] = []
    if any(a.kind == "zone" for a in areas):
        standing += [shapely.Polygon(booth.ring) for booth in booths]
    standing += [as_geometry(a.shape, turning) for a in areas if a.kind in OBSTACLE_KINDS]
    standing += [shapely.Point(mark.at).buffer(1.2, quad_segs=2) for mark in marks]
    box = box_of([p for b in pieces(floor) for p in corners_of(b.exterior)] + [mark.at for mark in marks])
    drawn = tuple(area_shape(area, turning, standing) for area in areas if area.kind in AREA_CORNERS)
    return Scene(
        level=level,
        box=around(box, WALL_METRES),
        floor=path_of(floor),
        walls=path_of(walls),
        areas=drawn,
        booths=booths,
        marks=marks,
        doors=tuple(doors.values()),
        stages=tuple(_stages(event, turning, level, drawn)),
    )


def _stages(
    event: Event, turning: Turning, level: str, areas: tuple[NamedArea, ...]
) -> Iterator[tuple[NamedArea, str]]:
    """Each stage with the nearest place of its kind, which may be noted on the floor before it."""
    spots = {p.id: shapely.Point(turning.turned(p.at)) for p in event.places if p.level == level and p.kind == "stage"}
    for area in areas:
        if area.kind == "stage" and spots:
            away, place = min((area.solid.distance(at), id_) for id_, at in spots.items())
            if away <= STAGE_REACH_METRES:
                yield area, place


def _booths(event: Event, turning: Turning, level: str) -> tuple[BoothShape, ...]:
    rows = {kind.id: index for index, kind in enumerate(event.types)}
    shapes = (booth_shape(event, booth, turning, rows) for booth in event.booths if booth.level == level)
    # from the back to the front, so that each block covers the side of the one behind it
    return tuple(sorted(shapes, key=lambda shape: shape.box[3]))


def _mark(place: Place, at: Point, door: Door | None) -> Mark:
    if door is None:
        return Mark(place, at, None)
    (ax, ay), (bx, by) = door.jambs
    middle = ((ax + bx) / 2, (ay + by) / 2)
    aside = ((at[0] - middle[0]) * (bx - ax) + (at[1] - middle[1]) * (by - ay)) / dist((ax, ay), (bx, by))
    return Mark(place, middle, door, aside)
