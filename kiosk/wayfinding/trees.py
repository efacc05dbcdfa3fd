"""Quickest ways from one spot to everywhere: Dijkstra's algorithm over sight lines and links."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

import numpy as np

from kiosk.wayfinding.arrays import Floats
from kiosk.wayfinding.network import Network, Ride
from kiosk.wayfinding.pace import WALKING_SPEED
from kiosk.wayfinding.roads import FREELY, Road
from kiosk.wayfinding.storeys import Stand

TIE = 1e-9
"""Metres within which two ways are equally long, whichever of them rounding makes the shorter."""


class Manner(NamedTuple):
    """How one walks: whether without steps, and at how many metres a second."""

    step_free: bool = False
    speed: float = WALKING_SPEED

    def cost(self, ride: Ride) -> float | None:
        """Metres walked in the time that ``ride`` takes; None where it is not taken."""
        if self.step_free and not ride.link.step_free:
            return None
        return ride.seconds_at(self.speed) * self.speed


USUAL = Manner()


@dataclass(frozen=True)
class Tree:
    """Quickest ways from ``stand`` to every node.

    ``cost`` (n,) metres with the seconds of links as metres walked in that time, infinite where there is no way;
    ``ridden`` (n,) how much of it is links; ``before`` the node before each, -1 for the origin; ``left`` and ``right``
    how one passes what stands there, as in ``roads.Passing``; ``rode`` the links taken to nodes.
    """

    stand: Stand
    cost: Floats
    ridden: Floats
    before: list[int]
    left: list[float]
    right: list[float]
    rode: Mapping[int, Ride]


def tree(net: Network, stand: Stand, manner: Manner) -> Tree:
    """The tree of ``stand`` in ``net``."""
    size = net.size
    growing = Growing(net, manner, [inf] * size, [0.0] * size, [-1] * size, [-inf] * size, [-inf] * size, {})
    view = net.storeys[stand.level].eye.view(stand.at)
    growing.begin(stand, net.touched(stand, view) if view else ())
    return growing.grown(stand)


def regrown(net: Network, old: Tree, manner: Manner) -> Tree:
    """The tree of the same stand in ``net``, where parts of the floor are closed that were open to ``old``.

    Only the ways that led through them are sought anew; closing makes no other shorter.
    """
    before = np.array(old.before, dtype=np.int64)
    known = np.flatnonzero(np.isfinite(old.cost))
    walked = known[[node not in old.rode for node in known.tolist()]] if old.rode else known
    broken = np.zeros(len(before), dtype=np.bool_)
    for row, (level, storey) in enumerate(net.storeys.items()):
        if storey.closed:
            here = walked[net.level_of[walked] == row]
            origin = np.array(old.stand.at if old.stand.level == level else (np.inf, np.inf))
            starts = np.where((before[here] >= 0)[:, None], net.xy[before[here]], origin)
            broken[here] = storey.closed.crossed(starts, net.xy[here])
    up = np.where(before >= 0, before, np.arange(len(before)))
    while (broken[up] & ~broken).any():
        broken |= broken[up]
        up = up[up]
    added = net.size - len(before)
    lost = np.flatnonzero(broken).tolist()
    growing = Growing(
        net,
        manner,
        old.cost.tolist() + [inf] * added,
        old.ridden.tolist() + [0.0] * added,
        old.before + [-1] * added,
        old.left + [-inf] * added,
        old.right + [-inf] * added,
        dict(old.rode),
    )
    for node in lost:
        growing.forget(node)
    view = net.storeys[old.stand.level].eye.view(old.stand.at)
    growing.begin(old.stand, net.touched(old.stand, view) if view else ())
    growing.go_on_around(lost)
    return growing.grown(old.stand)


@dataclass
class Growing:
    """A tree while it grows, see ``Tree``; ``heap``: where it goes on from, each node with its cost."""

    net: Network
    manner: Manner
    cost: list[float]
    ridden: list[float]
    before: list[int]
    left: list[float]
    right: list[float]
    rode: dict[int, Ride]
    heap: list[tuple[float, int]] = field(default_factory=list)

    def begin(self, stand: Stand, touched: Iterable[Road]) -> None:
        """Let ways begin from ``stand``, along the roads ``touched``."""
        for node, metres, passing in touched:
            far = stand.step + metres
            if far < self.cost[node]:
                self.cost[node], self.left[node], self.right[node] = far, *passing
                heapq.heappush(self.heap, (far, node))

    def forget(self, node: int) -> None:
        """Let no way lead to ``node``."""
        self.cost[node], self.before[node], self.ridden[node] = inf, -1, 0.0
        self.left[node], self.right[node] = -inf, -inf
        self.rode.pop(node, None)

    def go_on_around(self, lost: Iterable[int]) -> None:
        """Let ways go on from wherever a road or a link may lead to the ``lost`` nodes or to a new one."""
        roads = self.net.roads
        around = {*roads.more, *self.net.rides}
        for node in lost:
            around.update(roads.there[roads.limits[3 * node] : roads.limits[3 * node + 3]])
        for node in around:
            if self.cost[node] < inf:
                heapq.heappush(self.heap, (self.cost[node], node))

    def grown(self, stand: Stand) -> Tree:
        """Dijkstra's algorithm from what is in the heap."""
        roads, rides = self.net.roads, self.net.rides
        there, far_of, comes_left, comes_right = roads.there, roads.far, roads.left, roads.right
        cost, before, left, right, ridden, rode = self.cost, self.before, self.left, self.right, self.ridden, self.rode
        heap, push, pop, onward, more = self.heap, heapq.heappush, heapq.heappop, roads.onward, roads.more
        while heap:
            far, node = pop(heap)
            if far > cost[node]:
                continue
            for some in onward(node, left[node], right[node]):
                for other, step, on_left, on_right in zip(
                    there[some], far_of[some], comes_left[some], comes_right[some], strict=True
                ):
                    then = far + step
                    known = cost[other]
                    if then >= known + TIE:
                        continue
                    if then < known - TIE:
                        left[other], right[other] = on_left, on_right
                    elif on_left > left[other] or on_right > right[other]:  # as long, and passes in another way
                        left[other], right[other] = max(left[other], on_left), max(right[other], on_right)
                    elif then >= known:
                        continue
                    if then < known:
                        cost[other], before[other], ridden[other] = then, node, ridden[node]
                        if rode:
                            rode.pop(other, None)
                    push(heap, (cost[other], other))
            for other, step, passing in more.get(node, ()):
                if far + step < cost[other]:
                    cost[other], before[other], ridden[other] = far + step, node, ridden[node]
                    left[other], right[other] = passing
                    rode.pop(other, None)
                    push(heap, (far + step, other))
            for ride in rides.get(node, ()):
                added = self.manner.cost(ride)
                if added is not None and far + added < cost[ride.end]:
                    cost[ride.end], before[ride.end], ridden[ride.end] = far + added, node, ridden[node] + added
                    left[ride.end], right[ride.end] = FREELY
                    rode[ride.end] = ride
                    push(heap, (far + added, ride.end))
        return Tree(stand, np.array(cost), np.array(ridden), before, left, right, rode)


def nodes_to(before: Sequence[int], node: int) -> list[int]:
    """The nodes on the way to ``node``, the first after the origin first."""
    way = []
    while node >= 0:
        way.append(node)
        node = before[node]
    return way[::-1]
