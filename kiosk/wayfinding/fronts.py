"""Where one stands in front of a booth: its open sides, moved out by the clearance, as far as one can walk there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Area, Booth, Point
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

BEHIND = 1e-5
"""Metres behind a line right before a side from which nobody comes to it straight: the booth is in between."""


@dataclass(frozen=True)
class Fronts:
    """Standing lines of many booths of one level.

    ``booth`` (n,) rows of the booths, sorted; ``starts``, ``ends``, ``normals`` (n, 2) the lines, each end left of its
    start as seen along the normal, which points away from the booth; ``part`` (n,) the part of free space it lies in;
    ``behind`` (n,) metres behind it from which nobody comes to it straight: infinite where it lies further out, since
    then one may pass between it and the booth.
    """

    booth: Ints
    starts: Floats
    ends: Floats
    normals: Floats
    part: Ints
    behind: Floats

    def of(self, booth: int) -> Ints:
        """The rows of the lines of one booth."""
        low, high = np.searchsorted(self.booth, (booth, booth + 1)).tolist()
        return np.arange(low, high)

    def faced(self, rows: Ints, at: Point) -> Ints:
        """Those of the lines ``rows`` to which one may come straight from ``at``."""
        before = ((np.array([at]) - self.starts[rows]) * self.normals[rows]).sum(axis=1)
        faced: Ints = rows[before >= -self.behind[rows]]
        return faced

    def nearest(self, rows: Ints, at: Point) -> tuple[Floats, Floats]:
        """The points (n, 2) of these lines nearest to ``at`` as the crow flies, and their distances (n,)."""
        start, way = self.starts[rows], self.ends[rows] - self.starts[rows]
        here = np.asarray(at)
        share = ((here - start) * way).sum(axis=1) / (way**2).sum(axis=1)
        points = start + np.clip(share, 0.0, 1.0)[:, None] * way
        return points, np.hypot(*(points - here).T)


def standing_lines(
    mesh: Mesh,
    booths: Sequence[Booth],
    things: Sequence[tuple[Area | Booth, BaseGeometry]],
    clearance: float = CLEARANCE,
) -> Fronts:
    """The standing lines of ``booths``, all of the mesh's level; a booth nobody can stand in front of has none.

    ``things``: what stands on that level, the booths themselves among it. A line from which something else hides the
    side is none: a wall along a booth's front is not stood behind. ``clearance``: how close before a booth one may
    stand as well.
    """
    sides = open_sides(booths)
    owner, starts, ends, normals = sides.booth, sides.starts, sides.ends, sides.normals
    found = [_walkable(mesh, _out(owner, starts, ends, normals, CLEARANCE + RIGHT_BEFORE, BEHIND))]
    before = _walkable(mesh, _out(owner, starts, ends, normals, CLEARANCE + STUCK_OUT))
    found.append(_uncovered(before, found[0]))
    hiding = _Hiding(booths, things)
    further: tuple[float, ...] = FURTHER
    if clearance < CLEARANCE:
        found = [hiding.open_to(pieces, CLEARANCE) for pieces in found]
        found.append(_walkable(mesh, _out(owner, starts, ends, normals, clearance + RIGHT_BEFORE)))
        further = tuple(sorted({*FURTHER, *(clearance - CLEARANCE + out for out in (STUCK_OUT, *FURTHER))}))
    for extra in further:
        wanted = ~np.isin(owner, np.concatenate([pieces.lines.booth[pieces.row] for pieces in found]))
        if not wanted.any():
            break
        lines = _out(owner[wanted], starts[wanted], ends[wanted], normals[wanted], CLEARANCE + extra)
        found.append(hiding.open_to(_walkable(mesh, lines), CLEARANCE + extra))
    return _sorted([_cut(pieces) for pieces in found])


@dataclass(frozen=True)
class _Pieces:
    """Stretches of ``lines``: rows (n,), begin and end as shares of the line (n,), ``part`` (n,) as in ``Fronts``."""

    lines: Fronts
    row: Ints
    low: Floats
    high: Floats
    part: Ints


class _Hiding:
    """What stands between sides of booths and those who stand further from them than the clearance.

    Right at the clearance nothing can: free space keeps away from all things. What sticks out over the side by less
    than ``STUCK_OUT`` hides nothing.
    """

    def __init__(self, booths: Sequence[Booth], things: Sequence[tuple[Area | Booth, BaseGeometry]]) -> None:
        self._codes = [booth.code for booth in booths]
        self._owners = [thing.code if isinstance(thing, Booth) else None for thing, _ in things]
        self._shapes = shapely.STRtree([shape for _, shape in things])

    def open_to(self, pieces: _Pieces, out: float) -> _Pieces:
        """What of ``pieces``, ``out`` metres from the sides, sees the side straight before it past all other things."""
        lines, row = pieces.lines, pieces.row
        if not row.size:
            return pieces
        way = (lines.ends - lines.starts)[row]
        size = np.hypot(*way.T)
        begin, end = lines.starts[row] + pieces.low[:, None] * way, lines.starts[row] + pieces.high[:, None] * way
        back = (out - STUCK_OUT) * lines.normals[row]
        strips = [shapely.Polygon(ring) for ring in np.stack((begin, end, end - back, begin - back), axis=1)]
        hidden: dict[int, list[tuple[float, float]]] = {}
        for piece, thing in zip(*self._shapes.query(strips, predicate="intersects").tolist(), strict=True):
            if self._owners[thing] == self._codes[lines.booth[row[piece]]]:
                continue
            cover = shapely.intersection(strips[piece], self._shapes.geometries[thing])
            offset = (shapely.get_coordinates(cover) - lines.starts[row[piece]]) @ way[piece] / size[piece] ** 2
            hidden.setdefault(piece, []).append((float(offset.min()), float(offset.max())))
        found: list[tuple[int, float, float, int]] = []
        for piece, (line, low, high, part) in enumerate(
            zip(row.tolist(), pieces.low.tolist(), pieces.high.tolist(), pieces.part.tolist(), strict=True)
        ):
            found.extend((line, a, b, part) for a, b in _left_over(low, high, sorted(hidden.get(piece, []))))
        return _pieces(lines, found, STUCK_ALONG)


def _left_over(low: float, high: float, covers: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What of the stretch from ``low`` to ``high`` the ``covers``, sorted, leave."""
    left = []
    for begin, end in covers:
        if begin > low:
            left.append((low, min(begin, high)))
        low = max(low, end)
    return [*left, (low, high)]


def _out(owner: Ints, starts: Floats, ends: Floats, normals: Floats, by: float, behind: float = np.inf) -> Fronts:
    """Sides moved out ``by`` metres, in no part of free space yet."""
    count = len(owner)
    moved = starts + by * normals, ends + by * normals
    return Fronts(owner, *moved, normals, np.full(count, -1), np.full(count, behind))


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
        found.extend((row, a, b, part) for a, b in _left_over(low, high, covered.get(row, [])))
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
    return Fronts(lines.booth[row], starts, ends, lines.normals[row], pieces.part, lines.behind[row])


def _sorted(found: Sequence[Fronts]) -> Fronts:
    """All the lines, by booth."""
    order = np.argsort(np.concatenate([f.booth for f in found]), kind="stable")
    return Fronts(*(np.concatenate([getattr(f, each.name) for f in found])[order] for each in fields(Fronts)))
