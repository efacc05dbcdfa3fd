"""Parts of the floor closed for a while: what they touch is worked out anew, the rest is shared.

Closed areas grow by the walker's clearance like everything that one walks round. Lines that cross what they cover are
walked no more, their corners become corners to turn at, and standing lines end where they begin. Nothing that was not
seen before is seen now, so the triangles of the open floor serve as they are.

A closed part is not one that something stands on: whoever, and whatever place or end of a link, is inside is closed
in with it, where an obstacle would be walked up to. Nobody stands further out before a front that it covers. What lies
inside something beside it, as a room whose nearest side is closed, is reached where it is open.

A link is closed where a walker's middle may not be at its end any more, that is from less than the clearance on, even
if the floor next to it is open. The end marks the middle of a mouth that is wider than a person, of stairs or of a
lift's door: what is closed so near lies across half of that, and a body that keeps clear of it is no longer before it.
Of a point or a place on the floor, which may be reached from any side, one steps aside instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.closure import Closure
from kiosk.hall.model import Point
from kiosk.wayfinding.approaches import Arrivals, straight_arrivals
from kiosk.wayfinding.arrays import Floats
from kiosk.wayfinding.closed_area import Boxes, ClosedArea
from kiosk.wayfinding.eye import Outline, passed
from kiosk.wayfinding.fronts import Fronts
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.sight import unit
from kiosk.wayfinding.space import GRAIN
from kiosk.wayfinding.storeys import Stand, Storey


def closed_network(net: Network, closures: Sequence[Closure]) -> Network:
    """``net``, open everywhere, without ``closures``, whenever they hold; those on levels with no floor do nothing."""
    for level in net.storeys:
        shapes = [closure.shape for closure in closures if closure.level == level]
        if shapes:
            net = _closed(net, level, ClosedArea.of(shapes))
    return net


def _closed(net: Network, level: str, area: ClosedArea) -> Network:
    """``net`` with ``area`` of ``level`` closed."""
    storey, ends = _without(net.storeys[level], area)
    row = list(net.storeys).index(level)
    corners: dict[int, Stand] = {}
    outlines: dict[int, Outline] = {}
    for at, outline in _corners(area.covered):
        part = storey.mesh.part_of(at)
        if part >= 0:
            node = net.size + len(corners)
            corners[node], outlines[node] = Stand(level, at, part, at, True, 0.0), outline
    points = np.array([stand.at for stand in corners.values()]).reshape(-1, 2)
    wider = replace(
        net,
        storeys={**net.storeys, level: storey},
        xy=np.concatenate((net.xy, points)),
        level_of=np.concatenate((net.level_of, np.full(len(corners), row))),
        posts={**net.posts, **corners},
        outlines={**net.outlines, **outlines},
    )
    lines = net.lines
    near = area.near(net.line_boxes)
    near = near[net.level_of[lines.starts[near]] == row]
    shut = near[area.crossed(net.xy[lines.starts[near]], net.xy[lines.ends[near]])]
    more = _roads_round(wider, corners, net.roads.more)
    return replace(
        wider,
        sorted_roads=net.roads.without(shut, len(corners), more),
        arrivals=_arrivals(wider, level, corners, ends, net.arrival_boxes),
    )


def _roads_round(
    net: Network, corners: Mapping[int, Stand], known: Mapping[int, Sequence[Road]]
) -> Mapping[int, Sequence[Road]]:
    """The roads between the ``corners`` of the closed area and all that they see, both ways, and those ``known``."""
    more = {node: list(roads) for node, roads in known.items()}
    for node, stand in corners.items():
        view = net.storeys[stand.level].eye.view(stand.at)
        for road in net.touched(stand, view) if view else ():
            x, y = (net.xy[node] - net.xy[road.there]).tolist()
            passing = passed(x, y, net.outlines[node])
            if passing is None or road.there == node:
                continue
            more.setdefault(node, []).append(road)
            if road.there not in corners:
                more.setdefault(road.there, []).append(Road(node, road.far, passing))
    return more


def _corners(covered: BaseGeometry) -> list[tuple[Point, Outline]]:
    """The points at which one can turn round ``covered``, each with its outline as in ``eye.passed``."""
    found: list[tuple[Point, Outline]] = []
    for part in shapely.get_parts(shapely.orient_polygons(covered, exterior_cw=True)):
        for ring in (part.exterior, *part.interiors):
            at = shapely.get_coordinates(ring)[:-1]
            after, before = unit(np.roll(at, -1, axis=0) - at), unit(np.roll(at, 1, axis=0) - at)
            turns = after[:, 1] * before[:, 0] - after[:, 0] * before[:, 1] > 0
            outline = np.concatenate((after, before, after - before), axis=1)
            for (x, y), sides in zip(at[turns].tolist(), outline[turns].tolist(), strict=True):
                found.append(((x, y), tuple(sides)))
    return found


def _without(storey: Storey, area: ClosedArea) -> tuple[Storey, Mapping[int, Sequence[Point]]]:
    """``storey`` with ``area`` closed; by row of the booth the points at which its standing lines end now."""
    fronts = storey.fronts
    cut = np.flatnonzero(area.crossed(fronts.starts, fronts.ends))
    ends: dict[int, list[Point]] = {}
    if not cut.size:
        return replace(storey, closed=area), ends
    lines = shapely.linestrings(np.stack((fronts.starts[cut], fronts.ends[cut]), axis=1))
    pieces, owner = shapely.get_parts(shapely.difference(lines, area.covered), return_index=True)
    long = shapely.length(pieces) > 10 * GRAIN
    pieces, owner = pieces[long], cut[owner[long]]
    points = shapely.get_coordinates(pieces).reshape(-1, 2, 2)
    for line, piece in zip(owner.tolist(), points, strict=True):
        for at, old in zip(piece, (fronts.starts[line], fronts.ends[line]), strict=True):
            if np.hypot(*(at - old)) > GRAIN:
                ends.setdefault(int(fronts.booth[line]), []).append((float(at[0]), float(at[1])))
    whole = np.setdiff1d(np.arange(len(fronts.booth)), cut)
    source = np.concatenate((whole, owner))
    starts = np.concatenate((fronts.starts[whole], points[:, 0]))
    stops = np.concatenate((fronts.ends[whole], points[:, 1]))
    order = np.argsort(fronts.booth[source], kind="stable")
    source = source[order]
    same = fronts.normals[source], fronts.part[source], fronts.behind[source]
    fewer = Fronts(fronts.booth[source], starts[order], stops[order], *same)
    return replace(storey, closed=area, fronts=fewer, crossed=_renumbered(storey, source)), ends


def _renumbered(storey: Storey, source: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``storey.crossed`` for lines that were in the rows ``source`` before."""
    triangles, lines = storey.crossed
    order = np.argsort(source, kind="stable")
    low = np.searchsorted(source[order], lines)
    high = np.searchsorted(source[order], lines, side="right")
    counts = high - low
    rows = np.repeat(low, counts) + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(triangles, counts), order[rows]


def _arrivals(
    net: Network,
    level: str,
    corners: Mapping[int, Stand],
    ends: Mapping[int, Sequence[Point]],
    boxes: Boxes,
) -> Arrivals:
    """How ways end in ``net``, whose ``level`` has newly closed ``corners`` and standing lines with new ``ends``.

    ``boxes``: round the arrivals that there were.
    """
    storey, first, old = net.storeys[level], net.first_booth.get(level), net.arrivals
    if first is None or storey.closed is None:
        return old
    near = storey.closed.near(boxes)
    near = near[(old.booth[near] >= first) & (old.booth[near] < first + len(storey.booths))]
    metres = old.metres.copy()
    metres[near[storey.closed.crossed(net.xy[old.node[near]], old.at[near])]] = np.inf
    found = [old.more] if old.more else []
    found.extend(straight_arrivals(storey, stand, node, first, net.outlines[node]) for node, stand in corners.items())
    for booth, points in ends.items():
        found.extend(_arrivals_at(net, storey, booth + first, at) for at in points)
    return replace(old, metres=metres, more=Arrivals.sorted(found, len(net.booths)))


def _arrivals_at(net: Network, storey: Storey, booth: int, at: Point) -> Arrivals:
    """How ways end at ``at`` before the booth in row ``booth``."""
    view = storey.eye.view(at)
    stand = Stand(storey.space.level, at, view.part if view else -1, at, True, 0.0)
    roads = net.touched(stand, view) if view else []
    nodes = np.array([road.there for road in roads], dtype=np.int64)
    metres: Floats = np.array([road.far for road in roads], dtype=np.float64)
    count = len(roads)
    points = np.broadcast_to(np.array([at]), (count, 2))
    return Arrivals(np.full(count, booth), nodes, metres, points, np.empty(0, dtype=np.int64))
