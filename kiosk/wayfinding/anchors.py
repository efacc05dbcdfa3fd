"""How far it is at least from anywhere to a goal, from exact distances to a few anchors.

By the triangle inequality nothing is nearer to a goal than the goal is further from an anchor than it is itself
(Goldberg and Harrelson, "Computing the shortest path: A* search meets graph theory", SODA 2005). The distances must be
the true ones to every corner: those over sight lines along which ways *turn* at both ends are longer for corners at
which no way turns, and such bounds would lose ways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.endings import costs_to_booths
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.pace import SLOW_SPEED
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.sight import Pairs
from kiosk.wayfinding.storeys import Stand
from kiosk.wayfinding.trees import Manner, tree

MOST = 12
"""Anchors; more make the bounds of each query dearer than the search they save."""
NODES_EACH = 30
"""In small halls so many nodes have an anchor."""
LINES, FEW = 400_000, 2
"""Where anchors would look along more sight lines than these there are fewer, but so many at least."""
FAR = 1e6
"""Metres that no way is long."""
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


def anchors(net: Network, last: Mapping[str, Pairs]) -> Anchors:
    """Anchors for ``net``, each as far as can be from those before it; ``last``: by level as ``CornerViews.last``."""
    wanted = min(MOST, net.size // NODES_EACH, max(FEW, LINES // max(1, len(net.lines.starts))))
    chosen: list[int] = []
    found: list[tuple[Floats, Floats]] = []
    nearest = _far_out(net) if wanted else np.empty(0)
    for _ in range(wanted):
        node = int(np.argmax(nearest))
        if nearest[node] <= 0:
            break
        chosen.append(node)
        found.append(_distances(net, last, node))
        there = found[-1][0]
        nearest = np.where(np.isfinite(there) & (nearest >= 0), np.minimum(nearest, there), -1.0)
    to_nodes = np.array([nodes for nodes, _ in found]).reshape(len(found), net.size)
    to_booths = np.array([booths for _, booths in found]).reshape(len(found), len(net.booths))
    return Anchors(np.array(chosen, dtype=np.int64), to_nodes, to_booths)


def _far_out(net: Network) -> Floats:
    """For each corner (n,) of the part of the floor that has most of them, a number that none of its distances exceeds
    and that is the largest at an end of it; -1 for all other nodes."""
    biggest, at = -1, np.full(net.size, -1.0)
    for level, storey in net.storeys.items():
        corners = np.flatnonzero(storey.mesh.corner)
        parts = storey.mesh.corner_part[corners]
        counts = np.bincount(parts) if corners.size else np.zeros(1, dtype=np.int64)
        if counts.max() > biggest:
            biggest, at = int(counts.max()), np.full(net.size, -1.0)
            mine = corners[parts == np.argmax(counts)]
            across = storey.mesh.xy[mine].sum(axis=1)
            at[mine + net.first[level]] = FAR + across - across.min(initial=np.inf)
    return at


def _distances(net: Network, last: Mapping[str, Pairs], node: int) -> tuple[Floats, Floats]:
    """Exact metres from the corner ``node`` to every node and every booth."""
    level, x, y = net.position(node)
    storey, first = net.storeys[level], net.first[level]
    stand = Stand(level, (x, y), int(storey.mesh.corner_part[node - first]), (x, y), True, 0.0)
    grown = tree(net, stand, FASTEST_LINKS)
    far = grown.cost.copy()
    for each, begin in net.first.items():
        corners, ends = last[each]
        at = net.storeys[each].mesh.xy
        np.minimum.at(far, ends + begin, grown.cost[corners + begin] + np.hypot(*(at[corners] - at[ends]).T))
    view = storey.eye.view((x, y))
    if view:
        seen = np.array(list(view.corners), dtype=np.int64) + first
        far[seen] = np.minimum(far[seen], np.hypot(*(net.xy[seen] - np.array((x, y))).T))
    return far, costs_to_booths(net, grown)[0]
