"""Which corners a way can come from: the corners' own view, that of points, and that of booth fronts."""

from __future__ import annotations

import numpy as np
import shapely

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.mesh import TOUCH, Mesh
from kiosk.wayfinding.sight import (
    EDGE,
    Cones,
    Pairs,
    bends_around,
    chosen,
    clipped,
    cross,
    line_eyes,
    looked_into,
    mapped,
    point_eyes,
    swept,
    unit,
)

ROUNDING = 1e-12
"""Metres by which a line along a triangle's side may seem to run outside it."""


def corner_pairs(mesh: Mesh) -> Pairs:
    """All pairs of corners (each once, the smaller first) joined by a line on which a shortest way can run.

    Such a line passes both corners' obstacles on one side of each; the others are never looked at, because a corner
    looks only into the two wedges between one side of its obstacle and the other side's prolongation.
    """
    corners = np.flatnonzero(mesh.corner)
    row_of = np.full(len(mesh.xy), -1, dtype=np.int64)
    row_of[corners] = np.arange(len(corners))
    triangle, place = np.nonzero(mesh.corner[mesh.triangles])
    here = mesh.triangles[triangle, place]
    side = (place + 1) % 3
    first, second = mesh.triangles[triangle, side], mesh.triangles[triangle, (place + 2) % 3]
    right, left = mesh.xy[first] - mesh.xy[here], mesh.xy[second] - mesh.xy[here]
    behind, back = mesh.across[triangle, side], mesh.back[triangle, side]
    fan = Cones(row_of[here], behind, back, right, left)
    onward, backward = mesh.xy[mesh.after[here]] - mesh.xy[here], mesh.xy[mesh.before[here]] - mesh.xy[here]
    views = []
    for wedge_right, wedge_left in ((onward, -backward), (-onward, backward)):
        cones, keep = clipped(fan, wedge_right, wedge_left)
        views.append(chosen(cones, keep & (behind >= 0)))
    eye, seen = swept(mesh, point_eyes(mesh.xy[corners]), joined(views))
    low = np.concatenate((here, here, corners[eye]))
    high = np.concatenate((first, second, seen))
    low, high = np.minimum(low, high), np.maximum(low, high)
    keep = mesh.corner[low] & mesh.corner[high] & (low != high)
    keys = np.unique(low[keep] * len(mesh.xy) + high[keep])
    low, high = keys // len(mesh.xy), keys % len(mesh.xy)
    along = mesh.xy[high] - mesh.xy[low]
    both = bends_around(mesh, low, along) & bends_around(mesh, high, along)
    return low[both], high[both]


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
    eye, seen = swept(mesh, point_eyes(points), joined(views))
    eye, seen = np.concatenate((eyes, eye)), np.concatenate((corners, seen))
    way = mesh.xy[seen] - points[eye]
    keep = mesh.corner[seen] & bends_around(mesh, seen, way)
    if wedges:
        within = [(cross(r[eye], way) >= -EDGE) & (cross(way, left[eye]) >= -EDGE) for r, left in wedges]
        keep &= np.any(np.stack(within), axis=0)
    return _once(mesh, eye[keep], seen[keep])


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
    eye, seen = swept(mesh, maps, joined(views))
    eye, seen = np.concatenate([eye, *own_eye]), np.concatenate([seen, *own_corner])
    keep = mesh.corner[seen] & bends_around(mesh, seen, normals[eye])
    return _once(mesh, eye[keep], seen[keep])


def seen_triangles(mesh: Mesh, at: tuple[float, float]) -> Ints:
    """The triangles of which something is seen from ``at``, each once, in no order."""
    points = np.array([at])
    rows, triangles = mesh.locate(points)
    cones, _, _ = _out_of(mesh, points, rows, triangles)
    looks = looked_into(mesh, point_eyes(points), cones)
    return np.unique(np.concatenate([triangles, *(triangle for _, triangle, _, _ in looks)]))


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


def _once(mesh: Mesh, eyes: Ints, corners: Ints) -> Pairs:
    keys = np.unique(eyes * len(mesh.xy) + corners)
    return keys // len(mesh.xy), keys % len(mesh.xy)
