"""One level of an event, turned for a kiosk and shaped for drawing: everything that does not depend on the zoom.

Making a scene takes a while for large halls (some 0.1 ms a booth), so it is made in the worker, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import dist

import shapely
from PySide6.QtGui import QPainterPath, QPolygonF
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import NO_TEXT, OBSTACLE_KINDS, Area, Booth, Event, Point, Rectangle, Ring, Text
from ui.map.shapes import (
    as_geometry,
    corners_of,
    is_convex,
    middle_of,
    path_of,
    pieces,
    polygon,
    roomiest,
    rounded,
)
from ui.map.turning import Box, Turning, around, box_of

WALL_METRES = 0.35
CORNER_METRES = 0.28
AREA_CORNERS = {"pillar": 0.1, "blocked": 0.12, "stage": 0.2}
DOOR_METRES = 2.2
DOORWAY_METRES = 4.0
DOOR_REACH_METRES = 2.5
"""How far from the outer wall an entrance may be noted and still be drawn as a door in it."""
CLEARING_WIDTH = 5.0
"""A name is so many times wider than high."""
SIDES = {"N": 0, "E": 1, "S": 2, "W": 3}


@dataclass(frozen=True, eq=False)
class Plot:
    """A piece of the plan ready to draw and to write on."""

    ring: Ring
    box: Box
    path: QPainterPath

    @cached_property
    def outline(self) -> QPolygonF:
        """The plain corners, where rounding them would not be seen."""
        return polygon(self.ring)

    @cached_property
    def roomiest(self) -> tuple[Point, float]:
        return roomiest(self.ring)

    @cached_property
    def spots(self) -> tuple[Point, ...]:
        """Where a label is tried, best first."""
        pole = self.roomiest[0]
        return (middle_of(self.ring), pole) if self.convex else (pole, middle_of(self.ring))

    @cached_property
    def convex(self) -> bool:
        return is_convex(self.ring)

    @cached_property
    def clockwise(self) -> bool:
        """Which way the corners run as seen on the screen."""
        return bool(shapely.LinearRing(self.ring).is_ccw)

    @cached_property
    def solid(self) -> shapely.Polygon:
        shape = shapely.Polygon(self.ring)
        shapely.prepare(shape)
        return shape


@dataclass(frozen=True, eq=False)
class BoothShape(Plot):
    """A booth. ``fronts``: which sides (from ``ring[i]`` to the next corner) are stated to be open.

    ``type_index``: its type's row in the sheet. ``agency``: the leading one's name.
    """

    code: str
    fronts: tuple[int, ...]
    type_id: str
    type_index: int
    colour: str
    icon: str
    agency: Text
    abbreviation: Text
    title: Text


@dataclass(frozen=True, eq=False)
class NamedArea(Plot):
    """A stage, zone, pillar or blocked area. ``clearing``: for a zone, a wide spot where nothing stands, else None;
    its half height in metres, of which it is ``CLEARING_WIDTH`` times as wide."""

    kind: str
    name: Text
    clearing: tuple[Point, float] | None


@dataclass(frozen=True, slots=True)
class Door:
    """An opening in the outer wall: its two jambs in the inner face, and the unit vector outwards."""

    jambs: tuple[Point, Point]
    outward: Point
    is_exit: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A place. ``at``: where it is; for a door in the outer wall the middle of its opening."""

    id: str
    kind: str
    at: Point
    name: Text
    door: Door | None


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
    floor = shapely.union_all([_valid(as_geometry(a.shape, turning)) for a in areas if a.kind == "floor"])
    if floor.is_empty:
        floor = shapely.box(*around(hall_box(event, turning, level), 2.0))
    doors = {
        place.id: door
        for place in event.places
        if place.level == level and place.kind in ("entrance", "exit")
        if (door := _door(turning.turned(place.at), floor, place.kind == "exit"))
    }
    inner = [_valid(as_geometry(a.shape, turning)) for a in areas if a.kind == "wall"]
    outer = floor.buffer(WALL_METRES, join_style="mitre").difference(floor)
    openings = shapely.union_all([_opening(door) for door in doors.values()])
    walls = shapely.union_all([outer, *inner]).difference(openings)
    marks = tuple(
        _mark(place.id, place.kind, turning.turned(place.at), place.name, doors.get(place.id))
        for place in event.places
        if place.level == level and place.kind != "stage"
    )
    # where no zone's name can stand: booths, obstacles, and around places
    standing: list[BaseGeometry] = []
    if any(a.kind == "zone" for a in areas):
        standing += [shapely.Polygon(booth.ring) for booth in booths]
    standing += [_valid(as_geometry(a.shape, turning)) for a in areas if a.kind in OBSTACLE_KINDS]
    standing += [shapely.Point(mark.at).buffer(1.2, quad_segs=2) for mark in marks]
    box = box_of([p for b in pieces(floor) for p in corners_of(b.exterior)] + [mark.at for mark in marks])
    return Scene(
        level=level,
        box=around(box, WALL_METRES),
        floor=path_of(floor),
        walls=path_of(walls),
        areas=tuple(
            _area(area, turning, standing) for area in areas if area.kind in AREA_CORNERS or area.kind == "zone"
        ),
        booths=booths,
        marks=marks,
        doors=tuple(doors.values()),
    )


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


def _valid(shape: shapely.Polygon) -> BaseGeometry:
    return shape if shape.is_valid else shape.buffer(0)


def _booths(event: Event, turning: Turning, level: str) -> tuple[BoothShape, ...]:
    rows = {kind.id: index for index, kind in enumerate(event.types)}
    shapes = (_booth(event, booth, turning, rows) for booth in event.booths if booth.level == level)
    # from the back to the front, so that each block covers the side of the one behind it
    return tuple(sorted(shapes, key=lambda shape: shape.box[3]))


def _booth(event: Event, booth: Booth, turning: Turning, rows: dict[str, int]) -> BoothShape:
    ring = turning.ring(booth.outline().outer)
    kind = event.type_by_id.get(booth.exhibit.type_id)
    agency = event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
    return BoothShape(
        ring=ring,
        box=box_of(ring),
        path=rounded(ring, CORNER_METRES),
        code=booth.code,
        fronts=_fronts(booth),
        type_id=booth.exhibit.type_id,
        type_index=rows.get(booth.exhibit.type_id, 0),
        colour=kind.colour if kind else "",
        icon=kind.icon if kind else "",
        agency=agency.name if agency else NO_TEXT,
        abbreviation=agency.abbreviation if agency else NO_TEXT,
        title=booth.exhibit.title,
    )


def _fronts(booth: Booth) -> tuple[int, ...]:
    if not isinstance(booth.shape, Rectangle) or booth.front in ("", "all"):
        return ()
    return tuple(SIDES[letter] for letter in booth.front if letter in SIDES)


def _area(area: Area, turning: Turning, standing: list[BaseGeometry]) -> NamedArea:
    ring = turning.ring(area.shape.outer)
    solid = _valid(as_geometry(area.shape, turning))
    path = path_of(solid) if area.shape.holes else rounded(ring, AREA_CORNERS.get(area.kind, CORNER_METRES))
    clearing = _clearing(solid, standing) if area.kind == "zone" and area.name.th else None
    return NamedArea(ring, box_of(ring), path, area.kind, area.name, clearing)


def _door(at: Point, floor: BaseGeometry, is_exit: bool) -> Door | None:
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


def _opening(door: Door) -> shapely.Polygon:
    (ax, ay), (bx, by) = door.jambs
    ox, oy = door.outward[0] * WALL_METRES * 1.5, door.outward[1] * WALL_METRES * 1.5
    ix, iy = -door.outward[0] * 0.05, -door.outward[1] * 0.05
    return shapely.Polygon([(ax + ix, ay + iy), (bx + ix, by + iy), (bx + ox, by + oy), (ax + ox, ay + oy)])


def _mark(place_id: str, kind: str, at: Point, name: Text, door: Door | None) -> Mark:
    if door is not None:
        (ax, ay), (bx, by) = door.jambs
        at = ((ax + bx) / 2, (ay + by) / 2)
    return Mark(place_id, kind, at, name, door)
