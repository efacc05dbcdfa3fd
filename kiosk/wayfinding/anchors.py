"""How far it is at least from anywhere to a goal, from exact distances to a few anchors.

By the triangle inequality nothing is nearer to a goal than the goal is further from an anchor than it is itself
(Goldberg and Harrelson, "Computing the shortest path: A* search meets graph theory", SODA 2005). That holds as long as
the goal is not said to be further from the anchor than it is. Corners may be: those at which no way from the anchor
turns seem further than they are over sight lines along which ways turn at both ends, and bounds are lower for it. (The
other bound, that nothing is nearer to a goal than *it* is further from an anchor than the goal, would lose ways.)
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.endings import costs_to_booths
from kiosk.wayfinding.network import Network, rides_over
from kiosk.wayfinding.pace import SLOW_SPEED
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.storeys import Stand
from kiosk.wayfinding.trees import Manner, Tree, costs_from

MOST = 12
"""Anchors; more make the bounds of each query dearer than the search they save."""
NODES_EACH = 30
"""In small halls so many nodes have an anchor."""
CAUTION = 1e-7
"""Metres by which a bound stays below the exact one, for rounding."""
FASTEST_LINKS = Manner(step_free=False, speed=SLOW_SPEED)
"""Links cost the fewest metres to those who walk slowest, so that the bounds hold for everybody."""


@dataclass(frozen=True)
class Anchors:
    """``nodes`` (k,); metres from each anchor ``to_nodes`` (k, n) and ``to_booths`` (k, b), infinite: no way."""

    nodes: Ints
    to_nodes: Floats
    to_booths: Floats

    def bound(self, to_goal: Floats) -> Floats:
        """From each node (n,) the least metres to a goal ``to_goal`` (k,) metres from the anchors."""
        with np.errstate(invalid="ignore"):
            further = to_goal[:, None] - self.to_nodes
        bound: Floats = np.fmax.reduce(further, axis=0, initial=CAUTION) - CAUTION
        return bound

    def to_stand(self, net: Network, stand: Stand, touched: Sequence[Road], corners: AbstractSet[int]) -> Floats:
        """Metres (k,) from the anchors to ``stand``, which sees the nodes ``touched`` and its level's ``corners``."""
        nodes = np.array([node for node, _, _ in touched], dtype=np.int64)
        metres = np.array([far for _, far, _ in touched], dtype=np.float64)
        found: Floats = (self.to_nodes[:, nodes] + metres).min(axis=1, initial=np.inf)
        first = net.first[stand.level]
        for row, node in enumerate(self.nodes.tolist()):
            if node - first in corners:
                found[row] = min(found[row], np.hypot(*(net.xy[node] - np.array(stand.at))))
        return found


def widened(known: Anchors, net: Network, to: Network) -> Anchors:
    """``known`` of ``net`` for the same with parts of its floor closed, which has more nodes; nothing is nearer now."""
    more = []
    for node in range(net.size, to.size):
        post = to.posts[node]
        view = net.storeys[post.level].eye.view(post.at)
        roads = net.touched(post, view) if view else ()
        more.append(known.to_stand(net, post, roads, view.corners if view else frozenset()))
    columns = np.array(more).reshape(to.size - net.size, len(known.nodes)).T
    return Anchors(known.nodes, np.concatenate((known.to_nodes, columns), axis=1), known.to_booths)


def anchors(net: Network) -> Anchors:
    """Anchors for ``net``, each as far as can be from those before it as the crow flies, the first at an end."""
    xy, corners = _biggest_part(net)
    wanted = min(MOST, net.size // NODES_EACH, len(corners))
    chosen: list[int] = []
    nearest = xy.sum(axis=1)
    for _ in range(wanted):
        row = int(np.argmax(nearest))
        far = np.hypot(*(xy - xy[row]).T)
        nearest = np.minimum(nearest, far) if chosen else far
        chosen.append(int(corners[row]))
    nodes = np.array(chosen, dtype=np.int64)
    stands = [_stand_at(net, node) for node in chosen]
    begins = [_seen_from(net, stand) for stand in stands]
    to_nodes, _ = costs_from(net, begins, FASTEST_LINKS, rides_over(net))
    nothing = np.zeros(net.size)
    trees = [Tree(s, cost, nothing, (), nothing, nothing, {}) for s, cost in zip(stands, to_nodes, strict=True)]
    to_booths = np.array([costs_to_booths(net, each)[0] for each in trees]).reshape(len(chosen), len(net.booths))
    return Anchors(nodes, to_nodes, to_booths)


def _biggest_part(net: Network) -> tuple[Floats, Ints]:
    """Where the corners are of the part of the floor that has most of them, and their nodes."""
    found = np.empty((0, 2)), np.empty(0, dtype=np.int64)
    for level, storey in net.storeys.items():
        corners = np.flatnonzero(storey.mesh.corner)
        parts = storey.mesh.corner_part[corners]
        mine = corners[parts == np.argmax(np.bincount(parts))] if corners.size else corners
        if len(mine) > len(found[1]):
            found = storey.mesh.xy[mine], mine + net.first[level]
    return found


def _stand_at(net: Network, node: int) -> Stand:
    level, x, y = net.position(node)
    part = int(net.storeys[level].mesh.corner_part[node - net.first[level]])
    return Stand(level, (x, y), part, (x, y), True, 0.0)


def _seen_from(net: Network, stand: Stand) -> tuple[Ints, Floats]:
    """All corners that are seen from ``stand`` and the link ends there, with their metres."""
    storey, first = net.storeys[stand.level], net.first[stand.level]
    view = storey.eye.view(stand.at)
    if view is None:
        return np.empty(0, dtype=np.int64), np.empty(0)
    corners = np.array(list(view.corners), dtype=np.int64)
    roads = net.touched(stand, view)
    nodes = np.concatenate((corners + first, [road.there for road in roads])).astype(np.int64)
    metres = np.concatenate((np.hypot(*(storey.mesh.xy[corners] - np.array(stand.at)).T), [r.far for r in roads]))
    return nodes, metres
