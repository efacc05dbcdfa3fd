"""How shortest ways to booths end: the last stretch, from the last corner to the standing line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints, Small
from kiosk.wayfinding.fronts import Fronts
from kiosk.wayfinding.looks import line_pairs, point_pairs
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.sight import unit

if TYPE_CHECKING:
    from kiosk.wayfinding.eye import Outline
    from kiosk.wayfinding.storeys import Stand, Storey


@dataclass(frozen=True)
class Approaches:
    """``goal`` (n,) row of the booth on its level, ``corner`` (n,) the last corner before it, ``metres`` (n,) from
    there, ``at`` (n, 2) where they end. Sorted by goal."""

    goal: Small
    corner: Small
    metres: Floats
    at: Floats


@dataclass(frozen=True)
class Arrivals:
    """The same over all levels: ``node`` for the corner; the booth in row k has the rows ``limits[k]`` to
    ``limits[k + 1]``, and those in ``more``, if any. Where ``metres`` is infinite nobody is led."""

    booth: Ints | Small
    node: Ints | Small
    metres: Floats
    at: Floats
    limits: Ints
    more: Arrivals | None = None

    @staticmethod
    def sorted(some: Sequence[Arrivals], booths: int) -> Arrivals:
        """All of ``some`` by their booths, of which there are so many."""
        none = np.empty(0, dtype=np.int32)
        booth: Small = np.concatenate([none, *(each.booth for each in some)], dtype=np.int32)
        order = np.argsort(booth, kind="stable")
        return Arrivals(
            booth[order],
            np.concatenate([none, *(each.node for each in some)], dtype=np.int32)[order],
            np.concatenate([np.empty(0), *(each.metres for each in some)])[order],
            np.concatenate([np.empty((0, 2)), *(each.at for each in some)])[order],
            np.searchsorted(booth[order], np.arange(booths + 1)),
        )

    def to(self, booth: int) -> tuple[Ints, Floats, Floats]:
        """The nodes, metres and ends of those to one booth."""
        some = slice(*self.limits[booth : booth + 2].tolist())
        found = self.node[some].astype(np.int64), self.metres[some], self.at[some]
        if self.more is None:
            return found
        nodes, metres, at = self.more.to(booth)
        return np.concatenate((found[0], nodes)), np.concatenate((found[1], metres)), np.concatenate((found[2], at))

    @cached_property
    def reached(self) -> tuple[Ints, Ints]:
        """The rows of the booths that have arrivals, and where those begin."""
        rows = np.flatnonzero(self.limits[1:] > self.limits[:-1])
        return rows, self.limits[rows]


def front_approaches(mesh: Mesh, fronts: Fronts) -> Approaches:
    """The last stretch of every shortest way that comes to a booth round a corner.

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
    return Approaches(goal[order].astype(np.int32), corners[order].astype(np.int32), metres[order], at[order])


def arrivals(approaches: Approaches, first_node: int, first_booth: int) -> Arrivals:
    """``approaches`` of a level whose corners and booths are numbered on from these."""
    none = np.empty(0, dtype=np.int64)
    return Arrivals(
        approaches.goal + np.int32(first_booth),
        approaches.corner + np.int32(first_node),
        approaches.metres,
        approaches.at,
        none,
    )


def straight_arrivals(
    storey: Storey, stand: Stand, node: int, first_booth: int, outline: Outline | None = None
) -> Arrivals:
    """The booths that one comes to straight from ``node``, which is at ``stand``; ``outline``: if it is a corner."""
    booths, metres, at = storey.straight_to_booths(stand, outline)
    none = np.empty(0, dtype=np.int64)
    return Arrivals(booths + first_booth, np.full(len(booths), node), metres + stand.step, at, none)
