"""How the ways of a tree reach what was asked for: round a last corner, or straight from the origin or a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.hall.model import Booth, Place, Point
from kiosk.wayfinding.approaches import Approaches, point_approaches
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.network import Network, Tree
from kiosk.wayfinding.storeys import Stand, Storey


@dataclass(frozen=True)
class Ending:
    """The end of the quickest way to a goal: its ``cost`` (see ``Tree``), its last ``node`` (-1: straight from the
    origin), where ``at`` it comes to its end, and the ``stand`` and ``place`` it then is at (None: before a booth)."""

    cost: float
    node: int
    at: tuple[str, float, float]
    stand: Stand | None
    place: Place | None


@dataclass(frozen=True)
class _Source:
    """Where a straight last stretch may begin, besides corners: the origin (``node`` -1) or the end of a link."""

    node: int
    at: Point
    part: int
    cost: float
    metres: float


def ending(net: Network, grown: Tree, to: Goal) -> Ending | None:
    """The quickest end of a way from the origin of ``grown`` to ``to``, or None where there is none."""
    found = [_at_front(net, grown, to.booth)] if to.booth else []
    found.extend(_at_stand(net, grown, stand, place) for stand, place in to.stands)
    return min((end for end in found if end is not None), key=lambda end: end.cost, default=None)


def costs_to_booths(net: Network, grown: Tree) -> Mapping[str, tuple[float, float]]:
    """By code of each reachable booth the ``cost`` of the quickest way and its metres."""
    costs: dict[str, tuple[float, float]] = {}
    for level, storey in net.storeys.items():
        ends = storey.approaches
        nodes = ends.corner + net.first[level]
        cost = grown.cost[nodes] + ends.metres
        best, metres = np.full(len(storey.booths), np.inf), np.full(len(storey.booths), np.inf)
        np.minimum.at(best, ends.goal, cost)
        quickest = cost == best[ends.goal]
        metres[ends.goal[quickest]] = grown.metres[nodes[quickest]] + ends.metres[quickest]
        for source in _sources(net, grown, level):
            booths, straight = _straight_to_booths(storey, source)
            closer = source.cost + straight < best[booths]
            best[booths[closer]] = source.cost + straight[closer]
            metres[booths[closer]] = source.metres + straight[closer]
        costs.update(
            (booth.code, (best_cost, far))
            for booth, best_cost, far in zip(storey.booths, best.tolist(), metres.tolist(), strict=True)
            if best_cost < np.inf
        )
    return costs


def _sources(net: Network, grown: Tree, level: str) -> Sequence[_Source]:
    """The origin and the link ends of ``level`` that can be reached."""
    origin = grown.stand
    found = [_Source(-1, origin.at, origin.part, origin.step, origin.step)] if origin.level == level else []
    for node, post in net.posts.items():
        if post.level == level and np.isfinite(grown.cost[node]):
            cost, metres = float(grown.cost[node]), float(grown.metres[node])
            found.append(_Source(node, post.at, post.part, cost + post.step, metres + post.step))
    return found


def _straight_to_booths(storey: Storey, source: _Source) -> tuple[Ints, Floats]:
    """Rows of the booths before which one comes straight from ``source``, and the metres."""
    rows = storey.lines_seen(source.at)
    points, far = storey.fronts.nearest(rows, source.at)
    clear = storey.clear(np.broadcast_to(np.array([source.at]), points.shape), points)
    straight = np.full(len(storey.booths), np.inf)
    np.minimum.at(straight, storey.fronts.booth[rows[clear]], far[clear])
    booths = np.flatnonzero(np.isfinite(straight))
    return booths, straight[booths]


def _at_front(net: Network, grown: Tree, booth: Booth) -> Ending | None:
    storey = net.storeys.get(booth.level)
    if storey is None:
        return None
    row = storey.row_of[booth.code]
    found = _round_corner(net, grown, booth.level, storey.approaches.to(row))
    lines = storey.fronts.of(row)
    for source in _sources(net, grown, booth.level):
        rows = lines[storey.fronts.part[lines] == source.part]
        points, _ = storey.fronts.nearest(rows, source.at)
        found = _straight(storey, source, points, found)
    return found


def _at_stand(net: Network, grown: Tree, stand: Stand, place: Place | None) -> Ending | None:
    origin = grown.stand
    if stand.joined and (stand.level, stand.asked) == (origin.level, origin.asked):
        return Ending(0.0, -1, (stand.level, *stand.asked), stand, place)
    storey = net.storeys[stand.level]
    point = np.array([stand.at])
    found = _round_corner(net, grown, stand.level, point_approaches(storey.mesh, point))
    for source in _sources(net, grown, stand.level):
        if source.part == stand.part:
            found = _straight(storey, source, point, found)
    return Ending(found.cost + stand.step, found.node, found.at, stand, place) if found else None


def _round_corner(net: Network, grown: Tree, level: str, close: Approaches) -> Ending | None:
    if not close.corner.size:
        return None
    nodes = close.corner + net.first[level]
    costs = grown.cost[nodes] + close.metres
    best = int(np.argmin(costs))
    if not np.isfinite(costs[best]):
        return None
    at = (level, float(close.at[best, 0]), float(close.at[best, 1]))
    return Ending(float(costs[best]), int(nodes[best]), at, None, None)


def _straight(storey: Storey, source: _Source, points: Floats, found: Ending | None) -> Ending | None:
    """``found``, or what is better: straight from ``source`` to one of ``points`` (n, 2)."""
    costs = source.cost + np.hypot(*(points - np.array([source.at])).T)
    for k in np.argsort(costs, kind="stable").tolist():
        if found and costs[k] >= found.cost:
            break
        if storey.clear(np.array([source.at]), points[k : k + 1])[0]:
            at = (storey.space.level, float(points[k, 0]), float(points[k, 1]))
            return Ending(float(costs[k]), source.node, at, None, None)
    return found
