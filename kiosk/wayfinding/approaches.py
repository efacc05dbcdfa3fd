"""How shortest ways end: the last stretch, from the last corner to what is reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.fronts import Fronts
from kiosk.wayfinding.looks import line_pairs, point_pairs
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.sight import unit


@dataclass(frozen=True)
class Approaches:
    """``goal`` (n,) row of what is reached, ``corner`` (n,) the last corner before it, ``metres`` (n,) from there,
    ``at`` (n, 2) where they end. Sorted by goal."""

    goal: Ints
    corner: Ints
    metres: Floats
    at: Floats

    def to(self, goal: int) -> Approaches:
        """Those to one goal."""
        low, high = np.searchsorted(self.goal, (goal, goal + 1))
        return Approaches(self.goal[low:high], self.corner[low:high], self.metres[low:high], self.at[low:high])


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
    """The last stretch of every shortest way that comes to ``points`` (m, 2) round a corner; ``goal`` is the row."""
    rows, corners = point_pairs(mesh, points)
    metres = np.hypot(*(mesh.xy[corners] - points[rows]).T)
    return Approaches(rows, corners, metres, points[rows])
