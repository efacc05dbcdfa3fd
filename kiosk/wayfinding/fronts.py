"""Where one stands in front of a booth: its open sides, moved out by the clearance, as far as one can walk there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.hall.model import Booth, Point
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.looks import crossings
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.sides import open_sides
from kiosk.wayfinding.sight import unit
from kiosk.wayfinding.space import CLEARANCE, GRAIN

RIGHT_BEFORE = 2 * GRAIN
"""How much further out than the clearance one stands."""
STUCK_OUT = 0.005
"""The same where a neighbour, set up a few millimetres further out, takes the line right before a stretch of the side.
Shapely's buffer fills notches up to a hundredth of its distance, 3.5 mm, and no visitor minds."""
STUCK_ALONG = 0.01
"""Metres from which such a stretch counts."""
FURTHER = (0.05, 0.15, 0.3)
"""The same, each tried where no side of the booth offers anything nearer: a pillar may stand close before a booth."""


@dataclass(frozen=True)
class Fronts:
    """Standing lines of many booths of one level.

    ``booth`` (n,) rows of the booths, sorted; ``starts``, ``ends``, ``normals`` (n, 2) the lines, each end left of its
    start as seen along the normal, which points away from the booth; ``part`` (n,) the part of free space it lies in.
    """

    booth: Ints
    starts: Floats
    ends: Floats
    normals: Floats
    part: Ints

    def of(self, booth: int) -> Ints:
        """The rows of the lines of one booth."""
        low, high = np.searchsorted(self.booth, (booth, booth + 1)).tolist()
        return np.arange(low, high)

    def nearest(self, rows: Ints, at: Point) -> tuple[Floats, Floats]:
        """The points (n, 2) of these lines nearest to ``at`` as the crow flies, and their distances (n,)."""
        start, way = self.starts[rows], self.ends[rows] - self.starts[rows]
        here = np.asarray(at)
        share = ((here - start) * way).sum(axis=1) / (way**2).sum(axis=1)
        points = start + np.clip(share, 0.0, 1.0)[:, None] * way
        return points, np.hypot(*(points - here).T)


def standing_lines(mesh: Mesh, booths: Sequence[Booth], clearance: float = CLEARANCE) -> Fronts:
    """The standing lines of ``booths``, all of the mesh's level; a booth nobody can stand in front of has none."""
    sides = open_sides(booths)
    owner, starts, ends, normals = sides.booth, sides.starts, sides.ends, sides.normals
    found = [_walkable(mesh, _out(owner, starts, ends, normals, clearance + RIGHT_BEFORE))]
    before = _walkable(mesh, _out(owner, starts, ends, normals, clearance + STUCK_OUT))
    found.append(_uncovered(before, found[0]))
    for extra in FURTHER:
        wanted = ~np.isin(owner, np.concatenate([pieces.lines.booth[pieces.row] for pieces in found]))
        if not wanted.any():
            break
        lines = _out(owner[wanted], starts[wanted], ends[wanted], normals[wanted], clearance + extra)
        found.append(_walkable(mesh, lines))
    return _sorted([_cut(pieces) for pieces in found])


@dataclass(frozen=True)
class _Pieces:
    """Stretches of ``lines``: rows (n,), begin and end as shares of the line (n,), ``part`` (n,) as in ``Fronts``."""

    lines: Fronts
    row: Ints
    low: Floats
    high: Floats
    part: Ints


def _out(owner: Ints, starts: Floats, ends: Floats, normals: Floats, by: float) -> Fronts:
    """Sides moved out ``by`` metres, in no part of free space yet."""
    return Fronts(owner, starts + by * normals, ends + by * normals, normals, np.full(len(owner), -1))


def _walkable(mesh: Mesh, lines: Fronts) -> _Pieces:
    """The stretches of ``lines`` that lie in free space, in the lines' order."""
    rows, triangles, enter, leave = crossings(mesh, lines.starts, lines.ends)
    order = np.lexsort((enter, rows))
    found: list[tuple[int, float, float, int]] = []
    for row, low, high, part in zip(
        rows[order].tolist(),
        enter[order].tolist(),
        leave[order].tolist(),
        mesh.part[triangles[order]].tolist(),
        strict=True,
    ):
        if found and found[-1][0] == row and found[-1][3] == part and low <= found[-1][2] + GRAIN:
            found[-1] = (row, found[-1][1], max(high, found[-1][2]), part)
        else:
            found.append((row, low, high, part))
    return _pieces(lines, found, 10 * GRAIN)


def _uncovered(pieces: _Pieces, by: _Pieces) -> _Pieces:
    """What of ``pieces`` lies before stretches of the same sides that ``by`` leaves out."""
    covered: dict[int, list[tuple[float, float]]] = {}
    for row, low, high in zip(by.row.tolist(), by.low.tolist(), by.high.tolist(), strict=True):
        covered.setdefault(row, []).append((low, high))
    found: list[tuple[int, float, float, int]] = []
    for row, low, high, part in zip(
        pieces.row.tolist(), pieces.low.tolist(), pieces.high.tolist(), pieces.part.tolist(), strict=True
    ):
        here = low
        for begin, end in covered.get(row, []):
            if begin > here:
                found.append((row, here, min(begin, high), part))
            here = max(here, end)
        found.append((row, here, high, part))
    return _pieces(pieces.lines, found, STUCK_ALONG)


def _pieces(lines: Fronts, found: Sequence[tuple[int, float, float, int]], least: float) -> _Pieces:
    """The stretches ``found`` (row, begin, end, part) that are longer than ``least`` metres."""
    row = np.array([piece[0] for piece in found], dtype=np.int64)
    low = np.array([piece[1] for piece in found], dtype=np.float64)
    high = np.array([piece[2] for piece in found], dtype=np.float64)
    part = np.array([piece[3] for piece in found], dtype=np.int64)
    keep = (high - low) * np.hypot(*(lines.ends - lines.starts)[row].T) > least
    return _Pieces(lines, row[keep], low[keep], high[keep], part[keep])


def _cut(pieces: _Pieces) -> Fronts:
    """The stretches as lines, a hair shorter, so that their ends do not stand outside by rounding."""
    lines, row = pieces.lines, pieces.row
    way = (lines.ends - lines.starts)[row]
    hair = GRAIN / 10 * unit(way)
    starts = lines.starts[row] + pieces.low[:, None] * way + hair
    ends = lines.starts[row] + pieces.high[:, None] * way - hair
    return Fronts(lines.booth[row], starts, ends, lines.normals[row], pieces.part)


def _sorted(found: Sequence[Fronts]) -> Fronts:
    """All the lines, by booth."""
    order = np.argsort(np.concatenate([f.booth for f in found]), kind="stable")
    return Fronts(
        np.concatenate([f.booth for f in found])[order],
        np.concatenate([f.starts for f in found])[order],
        np.concatenate([f.ends for f in found])[order],
        np.concatenate([f.normals for f in found])[order],
        np.concatenate([f.part for f in found])[order],
    )
