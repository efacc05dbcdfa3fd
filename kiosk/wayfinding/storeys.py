"""Everything prepared about one level, and where on it a walker can stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import hypot

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Booth, Event, Point
from kiosk.wayfinding.approaches import Approaches, front_approaches
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.closed_area import ClosedArea
from kiosk.wayfinding.eye import Eye, Outline, View, turned_at
from kiosk.wayfinding.fronts import Fronts, standing_lines
from kiosk.wayfinding.looks import CornerViews, corner_views, crossings
from kiosk.wayfinding.mesh import Mesh, triangulated
from kiosk.wayfinding.space import CLEARANCE, GRAIN, Space, level_space, nearest_on

TRIES = 64
"""Nearest pieces of outline to which a straight step out of the clearance is tried."""
ALOOF = 10.0
"""Metres by which the next part of free space may be further from an obstacle's inside than the nearest one and still
be a way to it: a pocket between a stage and its back wall must not make the stage unreachable."""
SQUEEZE = 2.0
"""Metres over which nobody steps sideways to a spot too close to something; a mitred corner keeps 1.75 m at most."""
INSIDE = 15.0
"""Metres from free space over which a place is not inside something but somewhere else: outside the building."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a walker stands for a point asked for: ``at`` in the part ``part`` of free space.

    ``joined``: the point asked for is itself on the floor, ``gap`` metres straight from ``at``, and the way includes
    that step; otherwise it lies inside something and the way ends beside it.
    """

    level: str
    at: Point
    part: int
    asked: Point
    joined: bool
    gap: float

    @property
    def step(self) -> float:
        """Metres walked between ``at`` and ``asked``."""
        return self.gap if self.joined else 0.0


@dataclass(frozen=True)
class Storey:
    """One level: its shapes, their triangles, and the booths' standing lines.

    ``fronts`` count ``booths`` in their order; ``crossed``: triangles, sorted, and rows of the fronts' lines that cross
    them; ``eye`` looks around in ``mesh``; ``closed``: what nobody is led through for now.
    """

    space: Space
    mesh: Mesh
    booths: tuple[Booth, ...]
    fronts: Fronts
    crossed: tuple[Ints, Ints]
    eye: Eye
    closed: ClosedArea | None = None

    def clear(self, starts: Floats, ends: Floats) -> Flags:
        """Whether one can walk straight from ``starts`` to ``ends`` (n, 2)."""
        lines = shapely.linestrings(np.stack((starts, ends), axis=1))
        clear: Flags = np.atleast_1d(shapely.covers(self.space.seen_through, lines))
        return clear & ~self.closed.crossed(starts, ends) if self.closed else clear

    def straight_to_booths(self, stand: Stand, outline: Outline | None = None) -> tuple[Ints, Floats, Floats]:
        """Rows of the booths before which one comes straight from ``stand``, the metres and where one arrives.

        ``outline``: if it is a corner, the outline there; then only where a way that turns at it can lead.
        """
        view = self.eye.view(stand.at)
        rows = self.fronts.faced(self._lines_seen(view) if view else np.empty(0, dtype=np.int64), stand.at)
        points, far = self.fronts.nearest(rows, stand.at)
        if outline is not None:
            turns = turned_at(points - np.array([stand.at]), outline)
            rows, points, far = rows[turns], points[turns], far[turns]
        clear = self.clear(np.broadcast_to(np.array([stand.at]), points.shape), points)
        booth, far, points = self.fronts.booth[rows[clear]], far[clear], points[clear]
        order = np.lexsort((far, booth))
        nearest = order[np.flatnonzero(np.diff(booth[order], prepend=-1))]
        return booth[nearest], far[nearest], points[nearest]

    def _lines_seen(self, view: View) -> Ints:
        """The rows of the standing lines of which something may be seen in ``view``."""
        triangles, lines = self.crossed
        seen = np.array(view.triangles, dtype=np.int64)
        low, high = np.searchsorted(triangles, seen), np.searchsorted(triangles, seen, side="right")
        found = np.zeros(len(self.fronts.booth), dtype=np.bool_)
        for begin, end in zip(low.tolist(), high.tolist(), strict=True):
            found[lines[begin:end]] = True
        return np.flatnonzero(found)

    def stands(self, asked: Point, *, beside: bool = False) -> tuple[Stand, ...]:
        """Where a walker can stand for ``asked``, nearest first, at most one in each part of free space.

        A point on the floor too close to something is stepped to in a straight line; where that would lead through an
        obstacle, and for a point off the floor, there is nowhere, or with ``beside`` (a mark on the plan rather than a
        person) wherever is nearest within ``INSIDE``. Nobody stands in a closed area, nor is led to what lies in it; a
        mark beside it is reached where it is open, as if something stood there.
        """
        found = self._open_stands(asked, beside) if len(self.mesh.xy) else ()
        if self.closed is None or not found:
            return found
        joined = tuple(s for stand in found if stand.joined and (s := self._outside(self.closed, stand)))
        if joined or not beside or shapely.intersects_xy(self.closed.drawn, *asked):
            return joined
        return self._still_beside(asked)

    @cached_property
    def _left_open(self) -> list[BaseGeometry]:
        """The parts of free space without what is closed."""
        free = shapely.difference(self.space.free, self.closed.covered) if self.closed else self.space.free
        return [part for part in shapely.get_parts(free).tolist() if part.area > GRAIN]

    def _still_beside(self, asked: Point) -> tuple[Stand, ...]:
        """Where to stand beside ``asked`` in each part that is left open, nearest first."""
        points = [shapely.shortest_line(part, shapely.Point(asked)).coords[0] for part in self._left_open]
        found = sorted((hypot(x - asked[0], y - asked[1]), (x, y)) for x, y in points)
        return tuple(
            Stand(self.space.level, at, part, asked, False, distance)
            for distance, at in found
            if distance <= min(found[0][0] + ALOOF, INSIDE) and (part := self.mesh.part_of(at)) >= 0
        )

    def _outside(self, area: ClosedArea, stand: Stand) -> Stand | None:
        """``stand``, which is joined, or where one stands instead who would be too close to the closed ``area``."""
        x, y = stand.asked
        if not area.holds(*stand.at):
            crosses = stand.step and shapely.intersects(area.drawn, shapely.LineString((stand.at, stand.asked)))
            return None if crosses else stand
        if shapely.intersects_xy(area.drawn, x, y):
            return None
        close = shapely.clip_by_rect(self.space.free, x - SQUEEZE, y - SQUEEZE, x + SQUEEZE, y + SQUEEZE)
        rings = shapely.get_parts(shapely.boundary(shapely.difference(close, area.covered)))
        sides = [np.stack((at[:-1], at[1:]), axis=1) for at in map(shapely.get_coordinates, rings)]
        points, distances, _ = nearest_on(np.concatenate([np.empty((0, 2, 2)), *sides]), stand.asked)
        few = np.arange(min(TRIES, int(np.searchsorted(distances, SQUEEZE))))
        begins = np.broadcast_to(np.array([(x, y)]), points[few].shape)
        steps = shapely.linestrings(np.stack((begins, points[few]), axis=1))
        for k in few[self._steps_clear(stand.asked, points[few]) & ~shapely.intersects(area.drawn, steps)].tolist():
            at = (float(points[k, 0]), float(points[k, 1]))
            part = self.mesh.part_of(at)
            if part >= 0:
                return Stand(stand.level, at, part, stand.asked, True, float(distances[k]))
        return None

    def _open_stands(self, asked: Point, beside: bool) -> tuple[Stand, ...]:
        """The same where nothing is closed."""
        level = self.space.level
        if self.space.walkable(asked):
            at = self._nearest_free(asked)
            return (Stand(level, at, self.mesh.part_of(at), asked, True, 0.0),)
        joined = self.space.on_floor(asked)
        if not joined and not beside:
            return ()
        points, distances, parts = self._outline_points(asked)
        if joined:
            few = np.arange(min(TRIES, int(np.searchsorted(distances, SQUEEZE))))
            straight = few[self._steps_clear(asked, points[few])]
            if straight.size:
                points, distances, parts = points[straight], distances[straight], parts[straight]
            elif beside:
                joined = False
            else:
                return ()
        found: dict[int, Stand] = {}
        for at, distance, part in zip(points.tolist(), distances.tolist(), parts.tolist(), strict=True):
            if distance > min(distances[0] + ALOOF, INSIDE):
                break
            if part not in found:
                found[part] = Stand(level, (at[0], at[1]), part, asked, joined, distance)
        return tuple(found.values())

    def _nearest_free(self, asked: Point) -> Point:
        """``asked``, moved by what rounding puts between it and free space."""
        if self.mesh.part_of(asked) >= 0:
            return asked
        points, _, _ = self._outline_points(asked)
        return (float(points[0, 0]), float(points[0, 1]))

    def _outline_points(self, asked: Point) -> tuple[Floats, Floats, Ints]:
        """On each side of the outline of free space the point nearest to ``asked``; their distances and parts."""
        mesh = self.mesh
        points, distances, order = nearest_on(np.stack((mesh.xy, mesh.xy[mesh.after]), axis=1), asked)
        return points, distances, mesh.corner_part[order]

    def _steps_clear(self, asked: Point, points: Floats) -> Flags:
        """Whether the straight steps from ``asked`` to ``points`` (n, 2) stay on the floor and off obstacles."""
        steps = shapely.linestrings(np.stack((np.broadcast_to(np.asarray(asked), points.shape), points), axis=1))
        through = shapely.length(shapely.intersection(steps, self.space.solid))
        outside = shapely.length(shapely.difference(steps, self.space.floor))
        return np.atleast_1d((through < 10 * GRAIN) & (outside < 10 * GRAIN))


@dataclass(frozen=True)
class Sights:
    """What is seen on one level: between corners, and of its booths' standing lines."""

    views: CornerViews
    approaches: Approaches


def prepared(event: Event, level: str) -> tuple[Storey, Sights]:
    """Everything about one level of ``event``."""
    return prepared_in(level_space(event, level), booths_on(event, level), CLEARANCE)


def booths_on(event: Event, level: str) -> tuple[Booth, ...]:
    """The booths on ``level``, in the workbook's order."""
    return tuple(booth for booth in event.booths if booth.level == level)


def prepared_in(space: Space, booths: tuple[Booth, ...], clearance: float) -> tuple[Storey, Sights]:
    """Everything about one level of ``space`` with ``booths``, before which one may stand at ``clearance`` metres."""
    mesh = triangulated(space.free)
    fronts = standing_lines(mesh, booths, space.things, clearance)
    lines, triangles, _, _ = crossings(mesh, fronts.starts, fronts.ends)
    order = np.argsort(triangles, kind="stable")
    crossed = triangles[order], lines[order]
    storey = Storey(space, mesh, booths, fronts, crossed, Eye(mesh))
    return storey, Sights(corner_views(mesh), front_approaches(mesh, fronts))
