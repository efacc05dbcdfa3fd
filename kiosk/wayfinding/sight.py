"""Who sees whom: many eyes at once, each looking from triangle to triangle through a cone that narrows at every side.

An eye is a point, or a straight line that looks along its normal only. Both are one calculation: an eye is a linear
map ``(2, 3)`` that takes a place ``(x, y, 1)`` to a pair ``(u, v)``; of two places ``b`` is further left than ``a`` (in
the sense of x to y) where their cross product is positive. For a point the map takes away the point; for a line it
gives ``(1, place along the line)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.mesh import Mesh

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
"""Eyes swept together; bounds the memory."""


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


def swept(mesh: Mesh, maps: Floats, cones: Cones) -> Pairs:
    """Everything seen through ``cones``: each pair of eye and corner at least once, some twice."""
    cones = _rows(cones, np.argsort(cones.eye, kind="stable"))
    limits = np.searchsorted(cones.eye, np.arange(0, len(maps) + AT_ONCE, AT_ONCE))
    eyes: list[Ints] = [np.empty(0, dtype=np.int64)]
    corners: list[Ints] = [np.empty(0, dtype=np.int64)]
    for low, high in pairwise(limits.tolist()):
        for eye, _, apex, seen in looked_into(mesh, maps, _rows(cones, np.arange(low, high))):
            eyes.append(eye[seen])
            corners.append(apex[seen])
    return np.concatenate(eyes), np.concatenate(corners)


def looked_into(mesh: Mesh, maps: Floats, cones: Cones) -> Iterator[tuple[Ints, Ints, Ints, Flags]]:
    """Triangle after triangle: rows of eyes, the triangle each looks into, its corner behind, whether that is seen."""
    eye, triangle, side, right, left = cones.eye, cones.triangle, cones.side, cones.right, cones.left
    while eye.size:
        apex = mesh.triangles[triangle, (side + 2) % 3]
        at = mapped(maps[eye], mesh.xy[apex])
        from_right, from_left = cross(right, at), cross(at, left)
        seen = (from_right >= -EDGE * _size(right)) & (from_left >= -EDGE * _size(left))
        yield eye, triangle, apex, seen
        # Through the right side the cone ends at the apex at the latest; through the left side it begins there.
        right_side, left_side = (side + 1) % 3, (side + 2) % 3
        go_right = (from_right > NOTHING) & (mesh.across[triangle, right_side] >= 0)
        go_left = (from_left > NOTHING) & (mesh.across[triangle, left_side] >= 0)
        new_left = np.where((from_left > 0)[:, None], at, left)
        new_right = np.where((from_right > 0)[:, None], at, right)
        next_triangle = np.concatenate((triangle[go_right], triangle[go_left]))
        next_side = np.concatenate((right_side[go_right], left_side[go_left]))
        eye = np.concatenate((eye[go_right], eye[go_left]))
        right = np.concatenate((right[go_right], new_right[go_left]))
        left = np.concatenate((new_left[go_right], left[go_left]))
        triangle, side = mesh.across[next_triangle, next_side], mesh.back[next_triangle, next_side]


def _size(ways: Floats) -> Floats:
    """The larger of both parts of each of ``ways`` (n, 2), whatever its sign."""
    size: Floats = np.maximum(np.abs(ways[:, 0]), np.abs(ways[:, 1]))
    return size


def _rows(cones: Cones, rows: Ints) -> Cones:
    """The cones of these rows, in this order."""
    return Cones(cones.eye[rows], cones.triangle[rows], cones.side[rows], cones.right[rows], cones.left[rows])


def sides_passed(mesh: Mesh, corners: Ints, ways: Floats) -> Ints:
    """On which side of a line through each of ``corners`` (n,) along ``ways`` (n, 2) what stands there lies.

    ``LEFT``, ``RIGHT``, both together where it only touches or the way has no length, 0 where the line enters it. Only
    along the others does a shortest way come to a corner or leave it, and it leaves with the same side as it came.
    """
    directions = unit(ways)
    after = cross(directions, unit(mesh.xy[mesh.after[corners]] - mesh.xy[corners]))
    before = cross(directions, unit(mesh.xy[mesh.before[corners]] - mesh.xy[corners]))
    left = (after >= -FLAT) & (before >= -FLAT)
    right = (after <= FLAT) & (before <= FLAT)
    near = np.hypot(ways[:, 0], ways[:, 1]) < CLOSE
    sides: Ints = np.where(left | near, LEFT, 0) + np.where(right | near, RIGHT, 0)
    return sides


def corner_axes(mesh: Mesh) -> Floats:
    """For each corner (n, 2) the middle of the directions in which one passes it, what stands there on the right."""
    onward, inward = unit(mesh.xy[mesh.after] - mesh.xy), unit(mesh.xy - mesh.xy[mesh.before])
    return onward + inward


def round_corner(axes: Floats, ways: Floats, sides: Ints) -> Floats:
    """How far round the corners with ``axes`` (n, 2) one is who passes them along ``ways`` (n, 2) with what stands
    there on ``sides`` (n,): radians from the corner's axis (on the left: from its opposite), positive from x to y."""
    axes = np.where((sides == LEFT)[:, None], -axes, axes)
    along = axes[:, 0] * ways[:, 0] + axes[:, 1] * ways[:, 1]
    found: Floats = np.arctan2(cross(axes, ways), along)
    return found


def unit(ways: Floats) -> Floats:
    """``ways`` (n, 2) made one metre long; a way of no length stays."""
    size = np.hypot(ways[:, 0], ways[:, 1])
    made: Floats = ways / np.where(size > 0, size, 1.0)[:, None]
    return made
