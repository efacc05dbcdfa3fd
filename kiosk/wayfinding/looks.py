"""Which corners a way can come from: the corners' own view, that of points, and that of booth fronts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.mesh import TOUCH, Mesh
from kiosk.wayfinding.sight import (
    CLOSE,
    EDGE,
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
    unit,
)

IN_LINE = 1e-11
"""Radians by which lines out of a corner may differ and be one line: a billionth of a metre in a hundred."""
ROUNDING = 1e-12
"""Metres by which a line along a triangle's side may seem to run outside it."""


@dataclass(frozen=True)
class CornerViews:
    """Lines on which a shortest way can run: between two corners, ``pairs`` with the ``sides`` (2, n) on which what
    stands at the first and at the second lies for one who walks from the first to the second, and ``round`` (2, n) how
    far it is round them, see ``sight.round_corner``."""

    pairs: Pairs
    sides: Ints
    round: Floats


def corner_views(mesh: Mesh) -> CornerViews:
    """All of them in ``mesh``, each pair once, the smaller corner first.

    Such a line passes a corner's obstacle on one side; the others are never looked at, because a corner looks only
    into the two wedges between one side of its obstacle and the other side's prolongation.
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
    corner, seen = _once(mesh, np.concatenate((here, here, corners[eye])), np.concatenate((first, second, seen)))
    passed = sides_passed(mesh, corner, mesh.xy[seen] - mesh.xy[corner])
    low, high = np.minimum(corner, seen), np.maximum(corner, seen)
    keep = mesh.corner[low] & mesh.corner[high] & (low != high) & (passed > 0)
    low, high = _once(mesh, low[keep], high[keep])
    along = mesh.xy[high] - mesh.xy[low]
    sides = np.stack((sides_passed(mesh, low, along), sides_passed(mesh, high, along)))
    both: Flags = np.logical_and.reduce(sides > 0, axis=0)
    both[both] = ~_beyond_others(mesh, low[both], high[both])
    axes = corner_axes(mesh)
    turned = [round_corner(axes[at], along, side) for at, side in zip((low, high), sides, strict=True)]
    return CornerViews((low[both], high[both]), sides[:, both], np.stack(turned)[:, both])


def _beyond_others(mesh: Mesh, low: Ints, high: Ints) -> Flags:
    """Whether another corner of the pairs ``low`` and ``high`` (n,) lies on the line between both: then one walks from
    corner to corner. Where islands stand in line, most lines do."""
    here, there = np.concatenate((low, high)), np.concatenate((high, low))
    way = mesh.xy[there] - mesh.xy[here]
    angle = np.arctan2(way[:, 1], way[:, 0])
    order = np.lexsort((angle, here))
    fresh = (np.diff(here[order], prepend=-1) != 0) | (np.diff(angle[order], prepend=-np.inf) > IN_LINE)
    bundle = np.empty(len(order), dtype=np.int64)
    bundle[order] = np.cumsum(fresh) - 1
    far = np.hypot(way[:, 0], way[:, 1])
    nearest = np.full(int(fresh.sum()), np.inf)
    np.minimum.at(nearest, bundle, far)
    further = far > nearest[bundle] + CLOSE
    found: Flags = further[: len(low)] | further[len(low) :]
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
    eye, seen = swept(mesh, point_eyes(points), joined(views))
    eye, seen = np.concatenate((eyes, eye)), np.concatenate((corners, seen))
    way = mesh.xy[seen] - points[eye]
    keep = mesh.corner[seen] & (sides_passed(mesh, seen, way) > 0)
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
    keep = mesh.corner[seen] & (sides_passed(mesh, seen, normals[eye]) > 0)
    return _once(mesh, eye[keep], seen[keep])


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
    keys = np.sort(eyes * len(mesh.xy) + corners)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return keys // len(mesh.xy), keys % len(mesh.xy)
