"""Which corners a way can come from: the corners' own view, that of points, and that of booth fronts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from kiosk.wayfinding.arrays import Flags, Floats, Ints, Small, Tiny
from kiosk.wayfinding.in_line import beyond_others, past_others
from kiosk.wayfinding.mesh import TOUCH, Mesh, unit
from kiosk.wayfinding.sight import (
    EDGE,
    FLAT,
    Cones,
    Pairs,
    chosen,
    clipped,
    corner_axes,
    cross,
    line_eyes,
    mapped,
    point_eyes,
    round_corner,
    sides_passed,
    swept,
)

AHEAD = np.array([0.6, 0.8])
"""Which half of the hall corners look to: not along the axes, along which most lines run."""
HARDLY = 1e-6
"""Radians by which they look back all the same, so that rounding cannot lose a line."""
ROUNDING = 1e-12
"""Metres by which a line along a triangle's side may seem to run outside it."""


@dataclass(frozen=True)
class CornerViews:
    """Lines on which a shortest way can run: between two corners, ``pairs`` with the ``sides`` (2, n) on which what
    stands at the first and at the second lies for one who walks from the first to the second, and ``round`` (2, n) how
    far it is round them, see ``sight.round_corner``."""

    pairs: tuple[Small, Small]
    sides: Tiny
    round: Floats


def corner_views(mesh: Mesh) -> CornerViews:
    """All of them in ``mesh``, each pair once, the smaller corner first.

    Such a line passes a corner's obstacle on one side; the others are never looked at, because a corner looks only
    into the two wedges between one side of its obstacle and the other side's prolongation. And only to one half of the
    hall: of two corners that see each other the other one looks back.
    """
    triangle, place = np.nonzero(mesh.corner[mesh.triangles])
    here = mesh.triangles[triangle, place]
    side = (place + 1) % 3
    first, second = mesh.triangles[triangle, side], mesh.triangles[triangle, (place + 2) % 3]
    right, left = mesh.xy[first] - mesh.xy[here], mesh.xy[second] - mesh.xy[here]
    behind, back = mesh.across[triangle, side], mesh.back[triangle, side]
    fan = Cones(here, behind, back, right, left)
    onward, backward = (way[here] for way in mesh.outward)
    views = []
    for wedge in ((onward, -backward), (-onward, backward)):
        ahead_right, ahead_left, some = _ahead(*wedge)
        cones, keep = clipped(fan, ahead_right, ahead_left)
        views.append(chosen(cones, keep & some & (behind >= 0)))

    def taut(eyes: Ints, seen: Ints) -> Flags:
        way = mesh.xy[seen] - mesh.xy[eyes]
        found: Flags = mesh.corner[seen] & _is_ahead(way)
        for corners in (eyes, seen):
            found[found] = sides_passed(mesh, corners[found], way[found]) > 0
        return found

    near = np.concatenate((here, here)), np.concatenate((first, second))
    found: list[Pairs] = []
    for eyes, seen in swept(mesh, point_eyes(mesh.xy), joined(views), near, taut):
        nearest = ~beyond_others(mesh, eyes, seen)
        found.append((eyes[nearest], seen[nearest]))
    eye, seen = _joined_pairs(found)
    low: Small = np.minimum(eye, seen).astype(np.int32)
    high: Small = np.maximum(eye, seen).astype(np.int32)
    along = mesh.xy[high] - mesh.xy[low]
    sides = np.stack((sides_passed(mesh, low, along), sides_passed(mesh, high, along)))
    axes = corner_axes(mesh)
    turned = [round_corner(axes[at], along, side) for at, side in zip((low, high), sides, strict=True)]
    return CornerViews((low, high), sides.astype(np.int8), np.stack(turned))


def _ahead(right: Floats, left: Floats) -> tuple[Floats, Floats, Flags]:
    """What of wedges ``right`` to ``left`` (n, 2, unit), narrower than half a turn, looks ahead or hardly back, and
    whether anything does. They are widened by what runs along a side, so that both corners of a line see it."""
    right, left = right - FLAT * _turned(right), left + FLAT * _turned(left)
    begins, ends = right @ AHEAD >= -HARDLY, left @ AHEAD >= -HARDLY
    across = _turned(AHEAD[None])[0]
    first, last = -across - HARDLY * AHEAD, across - HARDLY * AHEAD
    return np.where(begins[:, None], right, first), np.where(ends[:, None], left, last), begins | ends


def _turned(ways: Floats) -> Floats:
    """``ways`` (n, 2) a quarter to the left."""
    return np.stack((-ways[:, 1], ways[:, 0]), axis=1)


def _is_ahead(ways: Floats) -> Flags:
    """Of each of ``ways`` (n, 2) and the same way back, exactly one is."""
    ahead = ways[:, 0] * AHEAD[0] + ways[:, 1] * AHEAD[1]
    found: Flags = (ahead > 0) | ((ahead == 0) & (ways[:, 0] > 0))
    return found


def point_pairs(mesh: Mesh, points: Floats, wedges: tuple[tuple[Floats, Floats], ...] = ()) -> Pairs:
    """Rows of ``points`` (m, 2) and the corners from which a shortest way can come straight to them.

    ``wedges``: look only into these, each a right and a left bound (m, 2), less than half a turn wide.
    """
    rows, triangles = mesh.locate(points)
    cones, eyes, corners = _out_of(mesh, points, rows, triangles)
    views = [cones]
    if wedges:
        views = []
        for right, left in wedges:
            cut, keep = clipped(cones, right[cones.eye], left[cones.eye])
            views.append(chosen(cut, keep))

    def within(eye: Ints, seen: Ints) -> Flags:
        found: Flags = mesh.corner[seen]
        eye, seen = eye[found], seen[found]
        way = mesh.xy[seen] - points[eye]
        keep = sides_passed(mesh, seen, way) > 0
        if wedges:
            sides = [(cross(r[eye], way) >= -EDGE) & (cross(way, left[eye]) >= -EDGE) for r, left in wedges]
            keep &= np.any(np.stack(sides), axis=0)
        found[found] = keep
        return found

    found: list[Pairs] = []
    for eye, seen in swept(mesh, point_eyes(points), joined(views), (eyes, corners), within):
        nearest = ~past_others(mesh, points, eye, seen)
        found.append((eye[nearest], seen[nearest]))
    return _joined_pairs(found)


def line_pairs(mesh: Mesh, starts: Floats, ends: Floats, normals: Floats) -> Pairs:
    """Rows of lines in free space and the corners from which a shortest way can come to them at a right angle.

    The lines run from ``starts`` to ``ends`` (m, 2) and are come to from the side of ``normals`` (m, 2, unit); the end
    is left of the start as seen by a line that looks along its normal.
    """
    maps = line_eyes(starts, normals)
    rows, triangles, enter, leave = crossings(mesh, starts, ends)
    corners = mesh.triangles[triangles]
    along = np.stack([mapped(maps[rows], mesh.xy[corners[:, k]])[:, 1] for k in range(3)], axis=1)
    length = np.hypot(*(ends - starts).T)[rows]
    low, high = enter * length, leave * length
    views = []
    for k in range(3):
        right, left = np.maximum(low, along[:, k]), np.minimum(high, along[:, (k + 1) % 3])
        behind = mesh.across[triangles, k]
        ones = np.ones(len(rows))
        cones = Cones(
            rows, behind, mesh.back[triangles, k], np.stack((ones, right), axis=1), np.stack((ones, left), axis=1)
        )
        views.append(chosen(cones, (left > right) & (behind >= 0)))
    own_eye: list[Ints] = []
    own_corner: list[Ints] = []
    for k in range(3):
        offset = mesh.xy[corners[:, k]] - starts[rows]
        ahead = (offset * normals[rows]).sum(axis=1) >= -EDGE
        keep = ahead & (along[:, k] >= low - EDGE) & (along[:, k] <= high + EDGE)
        own_eye.append(rows[keep])
        own_corner.append(corners[keep, k])

    def taut(eye: Ints, seen: Ints) -> Flags:
        found: Flags = mesh.corner[seen] & (sides_passed(mesh, seen, normals[eye]) > 0)
        return found

    near = np.concatenate(own_eye), np.concatenate(own_corner)
    return _joined_pairs(list(swept(mesh, maps, joined(views), near, taut)))


def crossings(mesh: Mesh, starts: Floats, ends: Floats) -> tuple[Ints, Ints, Floats, Floats]:
    """Rows of lines, a triangle each crosses, and where it enters and leaves it, as shares of the line's length."""
    lines = shapely.linestrings(np.stack((starts, ends), axis=1))
    rows, triangles = mesh.index.query(lines, predicate="dwithin", distance=TOUCH)
    rows, triangles = rows.astype(np.int64), triangles.astype(np.int64)
    begin, way = starts[rows], (ends - starts)[rows]
    enter, leave = np.zeros(len(rows)), np.ones(len(rows))
    for k in range(3):
        here, there = mesh.xy[mesh.triangles[triangles, k]], mesh.xy[mesh.triangles[triangles, (k + 1) % 3]]
        side = unit(there - here)
        distance = cross(side, begin - here) + ROUNDING
        slope = cross(side, way)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = -distance / slope
        enter = np.where(slope > 0, np.maximum(enter, at), enter)
        leave = np.where(slope < 0, np.minimum(leave, at), leave)
        outside = (slope == 0) & (distance < 0)
        leave = np.where(outside, -1.0, leave)
    keep = leave > enter
    return rows[keep], triangles[keep], enter[keep], leave[keep]


def _out_of(mesh: Mesh, points: Floats, rows: Ints, triangles: Ints) -> tuple[Cones, Ints, Ints]:
    """Looks out of the triangles that hold each point, and the points' rows and corners of those triangles."""
    held = rows * len(mesh.triangles) + triangles
    views = []
    for k in range(3):
        behind = mesh.across[triangles, k]
        right = mesh.xy[mesh.triangles[triangles, k]] - points[rows]
        left = mesh.xy[mesh.triangles[triangles, (k + 1) % 3]] - points[rows]
        cones = Cones(rows, behind, mesh.back[triangles, k], right, left)
        out = (behind >= 0) & ~np.isin(rows * len(mesh.triangles) + behind, held)
        views.append(chosen(cones, out & (cross(right, left) > 0)))
    return joined(views), np.repeat(rows, 3), mesh.triangles[triangles].ravel()


def joined(views: list[Cones]) -> Cones:
    """All the cones of ``views``."""
    return Cones(
        np.concatenate([v.eye for v in views]),
        np.concatenate([v.triangle for v in views]),
        np.concatenate([v.side for v in views]),
        np.concatenate([v.right for v in views]),
        np.concatenate([v.left for v in views]),
    )


def _joined_pairs(pairs: list[Pairs]) -> Pairs:
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *(eye for eye, _ in pairs)]), np.concatenate([none, *(seen for _, seen in pairs)])
