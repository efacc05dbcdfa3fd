"""Who sees whom: many eyes at once, each looking from triangle to triangle through a cone that narrows at every side.

An eye is a point, or a straight line that looks along its normal only. Both are one calculation: an eye is a linear
map ``(2, 3)`` that takes a place ``(x, y, 1)`` to a pair ``(u, v)``; of two places ``b`` is further left than ``a`` (in
the sense of x to y) where their cross product is positive. For a point the map takes away the point; for a line it
gives ``(1, place along the line)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Flags, Floats, Ints, Small
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.mesh import unit as unit

EDGE = 1e-9
"""A corner this far outside a cone, in metres, is still seen: sight lines run along the sides of aligned islands."""
FLAT = 1e-7
"""Sine of the angle under which a direction counts as running along a side."""
CLOSE = 1e-5
"""Metres within which a direction means nothing, and every corner counts as one to turn at."""
NOTHING = 1e-13
"""A cone with a smaller cross product, in square metres, is closed."""
LEFT, RIGHT = 1, 2
"""Sides, as bits: in the sense of x to y, so that a visitor who looks at the plan would say them the other way."""
AT_ONCE = 2000
"""Eyes swept together."""
PAIRS = 200_000
"""Pairs of eye and corner after which it is looked which of them count. Both bound the memory."""


@dataclass(frozen=True)
class Cones:
    """Looks through sides of triangles. ``eye`` (n,) row of the eye; ``triangle``, ``side`` (n,) the triangle to be
    looked into and the side through which; ``right``, ``left`` (n, 2) the cone's bounds as mapped by the eye."""

    eye: Ints
    triangle: Ints
    side: Ints
    right: Floats
    left: Floats


Pairs = tuple[Ints, Ints]
"""Rows of eyes and the corners they see."""


def point_eyes(points: Floats) -> Floats:
    """Maps (m, 2, 3) of eyes at ``points`` (m, 2)."""
    maps = np.zeros((len(points), 2, 3))
    maps[:, 0, 0] = maps[:, 1, 1] = 1.0
    maps[:, :, 2] = -points
    return maps


def line_eyes(starts: Floats, normals: Floats) -> Floats:
    """Maps (m, 2, 3) of lines through ``starts`` (m, 2) that look along the unit vectors ``normals`` (m, 2)."""
    maps = np.zeros((len(starts), 2, 3))
    maps[:, 0, 2] = 1.0
    maps[:, 1, 0], maps[:, 1, 1] = -normals[:, 1], normals[:, 0]
    maps[:, 1, 2] = -(maps[:, 1, 0] * starts[:, 0] + maps[:, 1, 1] * starts[:, 1])
    return maps


def mapped(maps: Floats, xy: Floats) -> Floats:
    """``xy`` (n, 2), each by its own map (n, 2, 3)."""
    u = maps[:, 0, 0] * xy[:, 0] + maps[:, 0, 1] * xy[:, 1] + maps[:, 0, 2]
    v = maps[:, 1, 0] * xy[:, 0] + maps[:, 1, 1] * xy[:, 1] + maps[:, 1, 2]
    return np.stack((u, v), axis=1)


def cross(a: Floats, b: Floats) -> Floats:
    """Positive where ``b`` (n, 2) is left of ``a`` (n, 2)."""
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def clipped(cones: Cones, right: Floats, left: Floats) -> tuple[Cones, Flags]:
    """``cones`` cut down to the wedges ``right`` to ``left`` (n, 2), each narrower than half a turn; and which stay."""
    inside = (cross(cones.right, right) >= 0) & (cross(right, cones.left) > 0)
    new_right = np.where(inside[:, None], right, cones.right)
    starts = (cross(right, new_right) >= 0) & (cross(new_right, left) > 0)
    ends = (cross(cones.right, left) > 0) & (cross(left, cones.left) >= 0)
    new_left = np.where((ends & (cross(new_right, left) > 0))[:, None], left, cones.left)
    keep = starts & (cross(new_right, new_left) > NOTHING)
    return Cones(cones.eye, cones.triangle, cones.side, new_right, new_left), keep


def chosen(cones: Cones, keep: Flags) -> Cones:
    """The cones for which ``keep`` (n,) is true."""
    return Cones(cones.eye[keep], cones.triangle[keep], cones.side[keep], cones.right[keep], cones.left[keep])


def swept(mesh: Mesh, maps: Floats, cones: Cones, near: Pairs, keep: Callable[[Ints, Ints], Flags]) -> Iterator[Pairs]:
    """What is seen through ``cones``, and the pairs ``near``: those that ``keep`` lets through, each once, in the order
    of the eyes, those of some eyes after those of others."""
    cones = _rows(cones, np.argsort(cones.eye, kind="stable"))
    order = np.argsort(near[0], kind="stable")
    near = near[0][order], near[1][order]
    first = np.arange(0, len(maps) + AT_ONCE, AT_ONCE)
    limits, near_limits = np.searchsorted(cones.eye, first), np.searchsorted(near[0], first)
    for k in range(len(first) - 1):
        begin, end = near_limits[k : k + 2]
        waiting, count = [(near[0][begin:end], near[1][begin:end])], int(end - begin)
        kept: list[Ints] = []
        for pair in looked_into(mesh, maps, _rows(cones, np.arange(*limits[k : k + 2]))):
            waiting.append(pair)
            count += len(pair[0])
            if count > PAIRS:
                kept.append(_let_through(mesh, waiting, keep))
                waiting, count = [], 0
        kept.append(_let_through(mesh, waiting, keep))
        keys = np.sort(np.concatenate(kept))
        yield np.divmod(keys[np.diff(keys, prepend=-1) != 0], len(mesh.xy))


def _let_through(mesh: Mesh, pairs: Sequence[Pairs], keep: Callable[[Ints, Ints], Flags]) -> Ints:
    """The pairs that ``keep`` lets through, each as one number."""
    if not pairs:
        return np.empty(0, dtype=np.int64)
    eyes, corners = np.concatenate([eye for eye, _ in pairs]), np.concatenate([corner for _, corner in pairs])
    passing = keep(eyes, corners)
    found: Ints = eyes[passing] * len(mesh.xy) + corners[passing]
    return found


def looked_into(mesh: Mesh, maps: Floats, cones: Cones) -> Iterator[Pairs]:
    """Triangle after triangle: rows of eyes and the corners behind that they see; some twice."""
    apexes, on_right, on_left = mesh.looks
    xs, ys = np.ascontiguousarray(mesh.xy[:, 0]), np.ascontiguousarray(mesh.xy[:, 1])
    columns = [np.ascontiguousarray(maps[:, i, j]) for i in range(2) for j in range(3)]
    eye, look = cones.eye, (3 * cones.triangle + cones.side).astype(np.int32)
    rx, ry, lx, ly = (np.ascontiguousarray(side) for side in (*cones.right.T, *cones.left.T))
    while eye.size:
        apex = apexes[look]
        x, y = xs[apex], ys[apex]
        ux, uy, u, vx, vy, v = (column[eye] for column in columns)
        x, y = ux * x + uy * y + u, vx * x + vy * y + v
        from_right, from_left = rx * y - ry * x, x * ly - y * lx
        seen = (from_right >= -EDGE * np.maximum(np.abs(rx), np.abs(ry))) & (
            from_left >= -EDGE * np.maximum(np.abs(lx), np.abs(ly))
        )
        yield eye[seen], apex[seen].astype(np.int64)
        # Through the right side the cone ends at the apex at the latest; through the left side it begins there.
        right, left = on_right[look], on_left[look]
        go_right = np.flatnonzero((from_right > NOTHING) & (right >= 0))
        go_left = np.flatnonzero((from_left > NOTHING) & (left >= 0))
        eye, look = np.concatenate((eye[go_right], eye[go_left])), np.concatenate((right[go_right], left[go_left]))
        ends, starts = from_left[go_right] > 0, from_right[go_left] > 0
        rx, ry, lx, ly = (
            np.concatenate((rx[go_right], np.where(starts, x[go_left], rx[go_left]))),
            np.concatenate((ry[go_right], np.where(starts, y[go_left], ry[go_left]))),
            np.concatenate((np.where(ends, x[go_right], lx[go_right]), lx[go_left])),
            np.concatenate((np.where(ends, y[go_right], ly[go_right]), ly[go_left])),
        )


def _rows(cones: Cones, rows: Ints) -> Cones:
    """The cones of these rows, in this order."""
    return Cones(cones.eye[rows], cones.triangle[rows], cones.side[rows], cones.right[rows], cones.left[rows])


def sides_passed(mesh: Mesh, corners: Ints | Small, ways: Floats) -> Ints:
    """On which side of a line through each of ``corners`` (n,) along ``ways`` (n, 2) what stands there lies.

    ``LEFT``, ``RIGHT``, both together where it only touches or the way has no length, 0 where the line enters it. Only
    along the others does a shortest way come to a corner or leave it, and it leaves with the same side as it came.
    """
    size = np.hypot(ways[:, 0], ways[:, 1])
    after, before = (cross(ways, way[corners]) for way in mesh.outward)
    bound, near = FLAT * size, size < CLOSE
    left = (after >= -bound) & (before >= -bound)
    right = (after <= bound) & (before <= bound)
    sides: Ints = np.where(left | near, LEFT, 0) + np.where(right | near, RIGHT, 0)
    return sides


def corner_axes(mesh: Mesh) -> Floats:
    """For each corner (n, 2) the middle of the directions in which one passes it, what stands there on the right."""
    onward, backward = mesh.outward
    return onward - backward


def round_corner(axes: Floats, ways: Floats, sides: Ints) -> Floats:
    """How far round the corners with ``axes`` (n, 2) one is who passes them along ``ways`` (n, 2) with what stands
    there on ``sides`` (n,): radians from the corner's axis (on the left: from its opposite), positive from x to y."""
    axes = np.where((sides == LEFT)[:, None], -axes, axes)
    along = axes[:, 0] * ways[:, 0] + axes[:, 1] * ways[:, 1]
    found: Floats = np.arctan2(cross(axes, ways), along)
    return found
