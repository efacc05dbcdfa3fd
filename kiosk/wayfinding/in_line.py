"""Lines that lead past another corner: one walks from corner to corner instead, and there are far fewer lines."""

from __future__ import annotations

import numpy as np

from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.sight import CLOSE, FLAT, cross, sides_passed

IN_LINE = 1e-11
"""Radians by which lines out of a corner may differ and be one line: a billionth of a metre in a hundred."""
BY_THE_WAY = 1e-6
"""The same before it is looked how far other corners are off a line."""


def beyond_others(mesh: Mesh, here: Ints, there: Ints) -> Flags:
    """Whether another corner of the pairs ``here`` and ``there`` (n,) with the same ``here`` lies on the line between
    both: then one walks from corner to corner. Where islands stand in line, most lines do."""
    bundle, far = _bundles(mesh.xy[there] - mesh.xy[here], here, IN_LINE)
    nearest = np.full(int(bundle.max(initial=-1)) + 1, np.inf)
    np.minimum.at(nearest, bundle, far)
    found: Flags = far > nearest[bundle] + CLOSE
    return found


def _bundles(ways: Floats, eyes: Ints, apart: float) -> tuple[Ints, Floats]:
    """Numbers (n,) for ``ways`` (n, 2), the same for those of one eye of which each is less than ``apart`` radians from
    the next one, and their metres."""
    angle = np.arctan2(ways[:, 1], ways[:, 0])
    order = np.lexsort((angle, eyes))
    fresh = (np.diff(eyes[order], prepend=-1) != 0) | (np.diff(angle[order], prepend=-np.inf) > apart)
    bundle = np.empty(len(order), dtype=np.int64)
    bundle[order] = np.cumsum(fresh) - 1
    return bundle, np.hypot(ways[:, 0], ways[:, 1])


def past_others(mesh: Mesh, points: Floats, eyes: Ints, corners: Ints) -> Flags:
    """Whether another corner of the pairs of ``eyes``, rows of ``points``, and ``corners`` (n,) lies so near the line
    between both that one walks by it: points before a wall are hardly off the line of all corners along it."""
    bundle, far = _bundles(mesh.xy[corners] - points[eyes], eyes, BY_THE_WAY)
    order = np.lexsort((far, bundle))
    nearest = order[np.diff(bundle[order], prepend=-1) != 0]
    other = corners[nearest[bundle]]
    found: Flags = far > far[nearest[bundle]] + CLOSE
    corners, other, back, eyes = corners[found], other[found], far[found], eyes[found]
    way = mesh.xy[other] - mesh.xy[corners]
    off = np.abs(cross(points[eyes] - mesh.xy[corners], way)) / (back * np.hypot(way[:, 0], way[:, 1]))
    found[found] = (off < FLAT / 2) & (sides_passed(mesh, corners, way) > 0) & (sides_passed(mesh, other, way) > 0)
    return found
