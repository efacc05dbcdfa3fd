"""Everything prepared about one level, and where on it a walker can stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from kiosk.hall.model import Booth, Event, Point
from kiosk.wayfinding.approaches import Approaches, front_approaches
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.fronts import Fronts, standing_lines
from kiosk.wayfinding.looks import corner_pairs, crossings, seen_triangles
from kiosk.wayfinding.mesh import Mesh, triangulated
from kiosk.wayfinding.sight import Pairs
from kiosk.wayfinding.space import CLEARANCE, GRAIN, Space, level_space

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
    """One level: its shapes, their triangles, the sight lines between corners, and the booths' standing lines.

    ``metres`` (p,) lengths of ``pairs``; ``fronts`` and ``approaches`` count ``booths`` in their order; ``crossed``:
    rows of the fronts' lines and triangles they cross.
    """

    space: Space
    mesh: Mesh
    pairs: Pairs
    metres: Floats
    booths: tuple[Booth, ...]
    fronts: Fronts
    approaches: Approaches
    crossed: tuple[Ints, Ints]

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The rows of the booths by their codes."""
        return {booth.code: row for row, booth in enumerate(self.booths)}

    def clear(self, starts: Floats, ends: Floats) -> Flags:
        """Whether one can walk straight from ``starts`` to ``ends`` (n, 2)."""
        lines = shapely.linestrings(np.stack((starts, ends), axis=1))
        return np.atleast_1d(shapely.covers(self.space.seen_through, lines))

    def lines_seen(self, at: Point) -> Ints:
        """The rows of the standing lines that may be seen from ``at``, and some more."""
        lines, triangles = self.crossed
        return np.unique(lines[np.isin(triangles, seen_triangles(self.mesh, at))])

    def stands(self, asked: Point, *, beside: bool = False) -> tuple[Stand, ...]:
        """Where a walker can stand for ``asked``, nearest first, at most one in each part of free space.

        A point on the floor too close to something is stepped to in a straight line; where that would lead through an
        obstacle, and for a point off the floor, there is nowhere, or with ``beside`` (a mark on the plan rather than a
        person) wherever is nearest within ``INSIDE``.
        """
        if not len(self.mesh.xy):
            return ()
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
        start = mesh.xy
        way = mesh.xy[mesh.after] - start
        share = ((np.asarray(asked) - start) * way).sum(axis=1) / (way**2).sum(axis=1)
        points = start + np.clip(share, 0.0, 1.0)[:, None] * way
        distances = np.hypot(*(points - np.asarray(asked)).T)
        order = np.argsort(distances, kind="stable")
        return points[order], distances[order], mesh.corner_parts()[order]

    def _steps_clear(self, asked: Point, points: Floats) -> Flags:
        """Whether the straight steps from ``asked`` to ``points`` (n, 2) stay on the floor and off obstacles."""
        steps = shapely.linestrings(np.stack((np.broadcast_to(np.asarray(asked), points.shape), points), axis=1))
        through = shapely.length(shapely.intersection(steps, self.space.solid))
        outside = shapely.length(shapely.difference(steps, self.space.floor))
        return np.atleast_1d((through < 10 * GRAIN) & (outside < 10 * GRAIN))


def prepared(event: Event, level: str, clearance: float = CLEARANCE) -> Storey:
    """Everything about one level of ``event``."""
    space = level_space(event, level, clearance)
    mesh = triangulated(space.free)
    pairs = corner_pairs(mesh)
    booths = tuple(booth for booth in event.booths if booth.level == level)
    fronts = standing_lines(mesh, booths, space.things, clearance)
    metres = np.hypot(*(mesh.xy[pairs[0]] - mesh.xy[pairs[1]]).T)
    lines, triangles, _, _ = crossings(mesh, fronts.starts, fronts.ends)
    return Storey(space, mesh, pairs, metres, booths, fronts, front_approaches(mesh, fronts), (lines, triangles))
