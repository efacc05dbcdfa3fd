"""Where one stands in front of a booth: its open sides, moved out by the clearance, as far as one can walk there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

import numpy as np

from kiosk.hall.model import Booth, Point, Rectangle, Ring
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.looks import crossings, line_pairs, point_pairs, unit
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.space import CLEARANCE, GRAIN

LETTERS = "NESW"
DIAGONAL = 1e-6
"""Degrees by which a side may miss a diagonal and still count to both quarters."""
STANDS = (2 * GRAIN, 0.01, 0.05, 0.15, 0.3)
"""How much further out than the clearance one stands, each tried where no side of the booth offers the one before: an
obstacle that sticks out a little beside a booth may take the line right in front of it."""


@dataclass(frozen=True)
class Side:
    """One straight side of a booth's outline: walking along it the booth is to the left in the sense of x to y.

    ``letters``: the quarters its outward ``normal`` (unit vector) looks to, before rotation; two on a diagonal.
    """

    start: Point
    end: Point
    normal: Point
    letters: str


@dataclass(frozen=True)
class Fronts:
    """Standing lines of many booths of one level.

    ``booth`` (n,) rows of the booths; ``starts``, ``ends``, ``normals`` (n, 2) the lines, each left of its start
    as seen along its normal, which points away from the booth; ``part`` (n,) the part of free space it lies in.
    """

    booth: Ints
    starts: Floats
    ends: Floats
    normals: Floats
    part: Ints

    def of(self, booth: int) -> Ints:
        """The rows of the lines of one booth."""
        return np.flatnonzero(self.booth == booth)

    def nearest(self, rows: Ints, at: Point) -> tuple[Floats, Floats]:
        """The points (n, 2) of these lines nearest to ``at`` as the crow flies, and their distances (n,)."""
        start, way = self.starts[rows], self.ends[rows] - self.starts[rows]
        here = np.asarray(at)
        share = ((here - start) * way).sum(axis=1) / (way**2).sum(axis=1)
        points = start + np.clip(share, 0.0, 1.0)[:, None] * way
        return points, np.hypot(*(points - here).T)


@dataclass(frozen=True)
class Approaches:
    """How shortest ways end: ``goal`` (n,) row of what is reached, ``corner`` (n,) the last corner before it,
    ``metres`` (n,) from there, ``at`` (n, 2) where they end. Sorted by goal."""

    goal: Ints
    corner: Ints
    metres: Floats
    at: Floats


def sides(booth: Booth) -> tuple[Side, ...]:
    """The sides of ``booth``. A rectangle's are lettered before its rotation, a polygon's by their outward normals."""
    ring = booth.outline().outer
    rectangle = isinstance(booth.shape, Rectangle)
    if _area(ring) < 0:
        ring = tuple(reversed(ring))
    found = []
    for k, start in enumerate(ring):
        end = ring[(k + 1) % len(ring)]
        size = hypot(end[0] - start[0], end[1] - start[1])
        if size > 0:
            normal = ((end[1] - start[1]) / size, (start[0] - end[0]) / size)
            found.append(Side(start, end, normal, LETTERS[k] if rectangle else _quarters(normal)))
    return tuple(found)


def open_sides(booth: Booth) -> tuple[Side, ...]:
    """The sides the workbook calls open; all where it names none."""
    if booth.front in ("", "all"):
        return sides(booth)
    return tuple(side for side in sides(booth) if any(letter in booth.front for letter in side.letters))


def standing_lines(mesh: Mesh, booths: Sequence[Booth], clearance: float = CLEARANCE) -> Fronts:
    """The standing lines of ``booths``, all of the mesh's level; a booth nobody can stand in front of has none."""
    listed = [(row, side) for row, booth in enumerate(booths) for side in open_sides(booth)]
    owner = np.array([row for row, _ in listed], dtype=np.int64)
    # walking along a side with the booth to the left, the end of the line is right of its start as seen outwards
    starts = np.array([side.end for _, side in listed], dtype=np.float64).reshape(-1, 2)
    ends = np.array([side.start for _, side in listed], dtype=np.float64).reshape(-1, 2)
    normals = np.array([side.normal for _, side in listed], dtype=np.float64).reshape(-1, 2)
    found = []
    wanted = np.ones(len(listed), dtype=np.bool_)
    for extra in STANDS:
        out = normals[wanted] * (clearance + extra)
        found.append(_walkable(mesh, owner[wanted], starts[wanted] + out, ends[wanted] + out, normals[wanted]))
        wanted &= ~np.isin(owner, found[-1].booth)
        if not wanted.any():
            break
    booth = np.concatenate([f.booth for f in found])
    order = np.argsort(booth, kind="stable")
    return Fronts(
        booth[order],
        np.concatenate([f.starts for f in found])[order],
        np.concatenate([f.ends for f in found])[order],
        np.concatenate([f.normals for f in found])[order],
        np.concatenate([f.part for f in found])[order],
    )


def front_approaches(mesh: Mesh, fronts: Fronts) -> Approaches:
    """The last stretch of every shortest way that comes to a booth round a corner; ``goal`` is the booth's row.

    Such a stretch meets the standing line at a right angle, or at an end of the line from beyond that end.
    """
    across, along = fronts.normals, unit(fronts.ends - fronts.starts)
    line, corner = line_pairs(mesh, fronts.starts, fronts.ends, across)
    offset = ((mesh.xy[corner] - fronts.starts[line]) * along[line]).sum(axis=1)
    size = np.hypot(*(fronts.ends - fronts.starts).T)[line]
    foot = fronts.starts[line] + np.clip(offset, 0.0, size)[:, None] * along[line]
    before, seen_before = point_pairs(mesh, fronts.starts, ((-across, -along), (-along, across)))
    behind, seen_behind = point_pairs(mesh, fronts.ends, ((across, along), (along, -across)))
    goal = fronts.booth[np.concatenate((line, before, behind))]
    corners = np.concatenate((corner, seen_before, seen_behind))
    at = np.concatenate((foot, fronts.starts[before], fronts.ends[behind]))
    order = np.argsort(goal, kind="stable")
    metres = np.hypot(*(mesh.xy[corners] - at).T)
    return Approaches(goal[order], corners[order], metres[order], at[order])


def point_approaches(mesh: Mesh, points: Floats) -> Approaches:
    """The last stretch of every shortest way that comes to ``points`` (m, 2) round a corner."""
    rows, corners = point_pairs(mesh, points)
    metres = np.hypot(*(mesh.xy[corners] - points[rows]).T)
    return Approaches(rows, corners, metres, points[rows])


def _walkable(mesh: Mesh, owner: Ints, starts: Floats, ends: Floats, normals: Floats) -> Fronts:
    """The pieces of the lines that lie in free space."""
    rows, triangles, enter, leave = crossings(mesh, starts, ends)
    order = np.lexsort((enter, rows))
    pieces: list[tuple[int, float, float, int]] = []
    for row, low, high, part in zip(
        rows[order].tolist(),
        enter[order].tolist(),
        leave[order].tolist(),
        mesh.part[triangles[order]].tolist(),
        strict=True,
    ):
        if pieces and pieces[-1][0] == row and pieces[-1][3] == part and low <= pieces[-1][2] + GRAIN:
            pieces[-1] = (row, pieces[-1][1], max(high, pieces[-1][2]), part)
        else:
            pieces.append((row, low, high, part))
    pieces = [piece for piece in pieces if piece[2] - piece[1] > 10 * GRAIN]
    row = np.array([piece[0] for piece in pieces], dtype=np.int64)
    low_share = np.array([piece[1] for piece in pieces], dtype=np.float64)[:, None]
    high_share = np.array([piece[2] for piece in pieces], dtype=np.float64)[:, None]
    way = (ends - starts)[row]
    part = np.array([piece[3] for piece in pieces], dtype=np.int64)
    return Fronts(owner[row], starts[row] + low_share * way, starts[row] + high_share * way, normals[row], part)


def _area(ring: Ring) -> float:
    """Twice the signed area, positive where the inside is to the left in the sense of x to y."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def _quarters(normal: Point) -> str:
    """The plan's quarters in which an outward normal points; on a diagonal both."""
    heading = degrees(atan2(normal[0], -normal[1])) % 360.0
    return "".join(
        letter
        for quarter, letter in enumerate(LETTERS)
        if abs((heading - 90 * quarter + 180) % 360 - 180) <= 45 + DIAGONAL
    )
