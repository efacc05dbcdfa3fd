"""Free space: where the middle of a walker may be.

A walker is a disc of radius ``CLEARANCE``. Free space is the floor shrunk by that radius without the obstacles grown by
it, both with mitre joins: corners stay corners, so a shortest way is a chain of straight lines from corner to corner.
``docs/routing.md`` says what that costs. All lengths are metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import OBSTACLE_KINDS, Area, Booth, Event, Point, Polygon
from kiosk.wayfinding.arrays import Floats, Ints

CLEARANCE = 0.35
"""Half the width a walker needs: a large adult's shoulders are about 0.5 m (ISO 7250-1), and 0.1 m to spare a side."""
NARROW = 0.25
"""The same where the only way is narrower: a person who turns their shoulders a little."""
MITRE_LIMIT = 5.0
"""A corner sharper than 23 degrees is cut off at this many times the clearance; Shapely's own default."""
GRAIN = 1e-7
"""Boundaries keep at least this far apart, so that no way is a matter of rounding: a gap of exactly twice the clearance
is closed, two grown corners that just touch are one obstacle. Free space is smaller by it on all sides."""
MARGIN = 0.005
"""Metres by which a passage must be too narrow for more than the strips along all walls are."""
SEAM = 0.02
"""Floor polygons drawn this close to each other are one floor."""
HAIR = 1e-9
"""Gaps that rounding leaves between floors that touch are narrower than this."""


@dataclass(frozen=True)
class Space:
    """One level's shapes.

    ``floor``: all its floor polygons together; ``things``: what stands on it, each with its outline as drawn;
    ``solid``: all that together; ``free``: where the middle of a walker may be, a polygon or several; ``near``:
    ``free`` and what rounding may take from it; ``seen_through``: the same for sight lines, less widened.
    """

    level: str
    floor: BaseGeometry
    things: tuple[tuple[Area | Booth, BaseGeometry], ...]
    solid: BaseGeometry
    free: BaseGeometry
    near: BaseGeometry
    seen_through: BaseGeometry

    def walkable(self, at: Point) -> bool:
        """Whether a walker's middle may be at ``at``."""
        return bool(shapely.intersects_xy(self.near, at[0], at[1]))

    def on_floor(self, at: Point) -> bool:
        """Whether ``at`` is a point of the floor on which nothing stands, however near something is."""
        x, y = at
        return bool(shapely.intersects_xy(self.floor, x, y)) and not bool(shapely.contains_xy(self.solid, x, y))


def outlines(shapes: Sequence[Polygon]) -> list[BaseGeometry]:
    """``shapes`` for Shapely; a polygon that crosses itself is mended."""
    rings = [shape.outer for shape in shapes]
    corners = np.array([corner for ring in rings for corner in ring], dtype=np.float64).reshape(-1, 2)
    owner = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    plain: list[BaseGeometry] = shapely.get_parts(
        shapely.polygons(shapely.linearrings(corners, indices=owner))
    ).tolist()
    made = [shapely.Polygon(s.outer, s.holes) if s.holes else p for s, p in zip(shapes, plain, strict=True)]
    valid = shapely.is_valid(made)
    return [each if good else shapely.make_valid(each) for each, good in zip(made, valid, strict=True)]


def obstacles(event: Event, level: str) -> tuple[tuple[Area | Booth, BaseGeometry], ...]:
    """Everything that stands on ``level``, with its outline as drawn, not grown."""
    things = standing(event, level)
    shapes = outlines([thing.shape if isinstance(thing, Area) else thing.outline() for thing in things])
    return tuple(zip(things, shapes, strict=True))


def standing(event: Event, level: str) -> list[Area | Booth]:
    """Everything that stands on ``level``: what is no booth, then the booths, in the workbook's order."""
    areas = [area for area in event.areas if area.level == level and area.kind in OBSTACLE_KINDS]
    return [*areas, *(booth for booth in event.booths if booth.level == level)]


def floor_outline(event: Event, level: str) -> BaseGeometry:
    """The walkable outline of ``level``: its floor polygons together, seams closed."""
    floors = [area.shape for area in event.areas if area.level == level and area.kind == "floor"]
    return _joined(outlines(floors))


def free_floor(event: Event, level: str, clearance: float = CLEARANCE) -> BaseGeometry:
    """Where the middle of a walker may be on ``level``: a polygon, several, or an empty one."""
    return level_space(event, level, clearance).free


def level_space(event: Event, level: str, clearance: float = CLEARANCE) -> Space:
    """The shapes of one level of ``event`` for walkers who keep ``clearance``."""
    floor = floor_outline(event, level)
    things = obstacles(event, level)
    solid = shapely.union_all([shape for _, shape in things])
    free = _grained(shapely.difference(grown(floor, -clearance), grown(solid, clearance)))
    return _space(level, floor, things, solid, free)


def squeezing_space(wide: Space, narrow: Space, close_to: BaseGeometry) -> Space:
    """The same level for walkers who keep clear as in ``wide``, and as little as in ``narrow`` only in passages that
    are too narrow for more and ``close_to`` lines before which nobody could stand otherwise."""
    more = CLEARANCE - NARROW + MARGIN
    parts = shapely.get_parts(wide.free)
    around = [grown(part, more) for part in parts]
    one, other = shapely.STRtree(around).query(around, predicate="intersects") if around else ((), ())
    between = [shapely.intersection(around[a], around[b]) for a, b in zip(one, other, strict=True) if a < b]
    far = shapely.difference(narrow.free, shapely.union_all(around))
    passages = grown(shapely.union_all([far, close_to, *between]), 2 * more)
    free = _grained(shapely.union(wide.free, shapely.intersection(passages, narrow.free)))
    return _space(wide.level, wide.floor, wide.things, wide.solid, free)


def _space(
    level: str,
    floor: BaseGeometry,
    things: tuple[tuple[Area | Booth, BaseGeometry], ...],
    solid: BaseGeometry,
    free: BaseGeometry,
) -> Space:
    near, seen_through = grown(free, 100 * GRAIN), grown(free, GRAIN / 5)
    for shape in (floor, solid, free, near, seen_through):
        shapely.prepare(shape)
    return Space(level, floor, things, solid, free, near, seen_through)


def grown(shape: BaseGeometry, by: float) -> BaseGeometry:
    """``shape`` with its outline moved out by ``by`` metres (in: negative), corners kept."""
    return shapely.buffer(shape, by, join_style="mitre", mitre_limit=MITRE_LIMIT)


def nearest_on(sides: Floats, to: Point) -> tuple[Floats, Floats, Ints]:
    """On each of the straight lines ``sides`` (n, 2, 2) the point nearest to ``to``, the nearest first; the distances
    and the rows."""
    start, way = sides[:, 0], sides[:, 1] - sides[:, 0]
    with np.errstate(invalid="ignore"):
        share = ((np.asarray(to) - start) * way).sum(axis=1) / (way**2).sum(axis=1)
    points = start + np.clip(np.nan_to_num(share), 0.0, 1.0)[:, None] * way
    distances = np.hypot(*(points - np.asarray(to)).T)
    order = np.argsort(distances, kind="stable")
    return points[order], distances[order], order


def _grained(free: BaseGeometry) -> BaseGeometry:
    """``free`` without slits and touching corners, its straight sides without corners in them."""
    opened = grown(grown(free, -2 * GRAIN), GRAIN)
    plain = shapely.simplify(opened, GRAIN)
    parts = [part for part in shapely.get_parts(plain) if part.area > GRAIN]
    return shapely.MultiPolygon(parts)


def _joined(floors: Sequence[BaseGeometry]) -> BaseGeometry:
    """The union of ``floors``; gaps narrower than ``SEAM`` are filled, and nothing else changes."""
    together = shapely.union_all([grown(floor, HAIR) for floor in floors])
    if len(floors) < 2:
        return together
    closed = grown(grown(together, SEAM / 2), -SEAM / 2)
    seams = [part for part in shapely.get_parts(shapely.difference(closed, together)) if part.area > HAIR / 10]
    overlapping = [shapely.intersection(grown(seam, GRAIN), closed) for seam in seams]
    return shapely.union_all([together, *overlapping])
