"""How ways reach what was asked for: round a last corner, from a link, or straight from the origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, inf

import numpy as np

from kiosk.hall.model import Booth, Place
from kiosk.hall.way import Position
from kiosk.wayfinding.approaches import Arrivals
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.storeys import Stand, Storey
from kiosk.wayfinding.trees import Tree


@dataclass(frozen=True)
class Ending:
    """The end of the quickest way to a goal: its ``cost`` (see ``Tree``), its last ``node`` (-1: straight from the
    origin), where ``at`` it comes to its end, and the ``stand`` and ``place`` it then is at (None: before a booth)."""

    cost: float
    node: int
    at: Position
    stand: Stand | None
    place: Place | None


@dataclass(frozen=True)
class Ends:
    """Last stretches to a goal: from ``nodes`` (n,), with their ``metres`` (n,) and where they end."""

    nodes: Ints
    metres: Floats
    points: Floats | None
    level: str
    owners: Sequence[tuple[Stand, Place | None]]

    def ending(self, row: int, cost: float) -> Ending:
        """The end of a way of ``cost`` that comes by the last stretch in ``row``."""
        node = int(self.nodes[row])
        if self.points is not None:
            x, y = self.points[row].tolist()
            return Ending(cost, node, (self.level, x, y), None, None)
        stand, place = self.owners[row]
        return Ending(cost, node, (stand.level, *stand.at), stand, place)


def ends_at_booth(net: Network, booth: Booth) -> Ends:
    """The last stretches to ``booth``; none on a level with no floor."""
    if booth.code not in net.row_of:
        return ends_at_stands((), ())
    return Ends(*net.arrivals.to(net.row_of[booth.code]), booth.level, ())


def ends_at_stands(stands: Sequence[tuple[Stand, Place | None]], touched: Sequence[Sequence[Road]]) -> Ends:
    """The last stretches to ``stands``, which see the nodes in ``touched``, one sequence each."""
    nodes, metres, owners = [], [], []
    for owner, seen in zip(stands, touched, strict=True):
        for node, far, _ in seen:
            nodes.append(node)
            metres.append(far + owner[0].step)
            owners.append(owner)
    return Ends(np.array(nodes, dtype=np.int64), np.array(metres, dtype=np.float64), None, "", owners)


def straight(net: Network, origin: Stand, to: Goal) -> Ending | None:
    """The end of the shortest way that leads straight from ``origin`` to ``to``."""
    found: list[Ending] = []
    if to.booth and to.booth.level == origin.level and to.booth.code in net.row_of:
        found.extend(_straight_to_booth(net, net.storeys[origin.level], origin, to.booth))
    for stand, place in to.stands:
        if stand.level != origin.level:
            continue
        if stand.joined and stand.asked == origin.asked:
            found.append(Ending(0.0, -1, (stand.level, *stand.asked), stand, place))
        elif stand.part == origin.part:
            ends = np.array([stand.at])
            if net.storeys[stand.level].clear(np.array([origin.at]), ends)[0]:
                metres = origin.step + hypot(stand.at[0] - origin.at[0], stand.at[1] - origin.at[1]) + stand.step
                found.append(Ending(metres, -1, (stand.level, *stand.at), stand, place))
    return min(found, key=lambda end: end.cost, default=None)


def _straight_to_booth(net: Network, storey: Storey, origin: Stand, booth: Booth) -> list[Ending]:
    lines = storey.fronts.of(net.row_of[booth.code] - net.first_booth[booth.level])
    lines = storey.fronts.faced(lines[storey.fronts.part[lines] == origin.part], origin.at)
    if not lines.size:
        return []
    points, far = storey.fronts.nearest(lines, origin.at)
    clear = storey.clear(np.broadcast_to(np.array([origin.at]), points.shape), points)
    return [
        Ending(origin.step + metres, -1, (booth.level, x, y), None, None)
        for (x, y), metres in zip(points[clear].tolist(), far[clear].tolist(), strict=True)
    ]


def in_tree(grown: Tree, ends: Ends) -> Ending | None:
    """The quickest way of ``grown`` by one of ``ends``."""
    if not ends.nodes.size:
        return None
    costs = grown.cost[ends.nodes] + ends.metres
    best = int(np.argmin(costs))
    cost = float(costs[best])
    return ends.ending(best, cost) if cost < inf else None


def costs_to_booths(net: Network, grown: Tree) -> tuple[Floats, Floats]:
    """By row of the booth the ``cost`` of the quickest way and its metres, infinite where there is none."""
    best, ridden = _costs_of(net.arrivals, grown)
    origin = grown.stand
    first = net.first_booth.get(origin.level)
    if first is not None:
        booths, far, _ = net.storeys[origin.level].straight_to_booths(origin)
        booths, far = booths + first, far + origin.step
        closer = far < best[booths]
        best[booths[closer]], ridden[booths[closer]] = far[closer], 0.0
    return best, best - ridden


def _costs_of(ends: Arrivals, grown: Tree) -> tuple[Floats, Floats]:
    """The least cost by ``ends`` to each booth, and how much of it is links."""
    booths = len(ends.limits) - 1
    best, ridden = np.full(booths, np.inf), np.zeros(booths)
    rows, begins = ends.reached
    if rows.size:
        costs = grown.cost[ends.node] + ends.metres
        best[rows] = np.minimum.reduceat(costs, begins)
        if grown.rode:
            quickest = np.flatnonzero(costs == best[ends.booth])
            ridden[ends.booth[quickest]] = grown.ridden[ends.node[quickest]]
    if ends.more:
        closer, rides = _costs_of(ends.more, grown)
        ridden = np.where(closer < best, rides, ridden)
        best = np.minimum(closer, best)
    return best, ridden
