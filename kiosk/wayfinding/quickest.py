"""The quickest way from one spot to one goal: A* over sight lines and links."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from kiosk.wayfinding.arrays import Floats
from kiosk.wayfinding.endings import Ending, Ends
from kiosk.wayfinding.network import Network, Ride
from kiosk.wayfinding.roads import FREELY, Passing, Road
from kiosk.wayfinding.trees import TIE, Manner


@dataclass(frozen=True)
class Found:
    """A way's ``end``, and how one came there: the node ``before`` each and the links taken to nodes."""

    end: Ending
    before: Sequence[int]
    rode: Mapping[int, Ride]


def quickest(
    net: Network,
    manner: Manner,
    begins: Iterable[Road],
    ends: Ends,
    bound: Floats,
    direct: Ending | None,
) -> Found | None:
    """The quickest way to one of ``ends``, or ``direct`` where nothing is quicker; None where there is none.

    ``begins``: roads from the origin, with the metres from what was asked for; ``bound`` (n,): from each
    node the least metres to the goal.
    """
    more, roads, rides = net.roads.more, net.roads.listed, net.rides
    there, far_of, comes_left, comes_right = roads.there, roads.far, roads.left, roads.right
    least = bound.tolist()
    last: dict[int, tuple[float, int]] = {}
    for row, (node, metres) in enumerate(zip(ends.nodes.tolist(), ends.metres.tolist(), strict=True)):
        if node not in last or metres < last[node][0]:
            last[node] = (metres, row)
    size = net.size
    cost, before, left, right = [inf] * size, [-1] * size, [-inf] * size, [-inf] * size
    rode: dict[int, Ride] = {}
    heap: list[tuple[float, float, int]] = []
    push, pop, onward = heapq.heappush, heapq.heappop, roads.onward
    for node, far, passing in begins:
        if far < cost[node] and least[node] < inf:
            cost[node], left[node], right[node] = far, *passing
            push(heap, (far + least[node], far, node))
    best, best_node = (direct.cost if direct else inf), -1
    while heap:
        total, far, node = pop(heap)
        if total >= best:
            break
        if far > cost[node]:
            continue
        end = last.get(node)
        if end and far + end[0] < best:
            best, best_node = far + end[0], node
        for some in onward(node, left[node], right[node]):
            for other, step, on_left, on_right in zip(
                there[some], far_of[some], comes_left[some], comes_right[some], strict=True
            ):
                then = far + step
                known = cost[other]
                if then >= known + TIE or then + least[other] >= best:
                    continue
                if then < known - TIE:
                    left[other], right[other] = on_left, on_right
                elif on_left > left[other] or on_right > right[other]:  # as long, and passes in another way
                    left[other], right[other] = max(left[other], on_left), max(right[other], on_right)
                elif then >= known:
                    continue
                if then < known:
                    cost[other], before[other] = then, node
                    if rode:
                        rode.pop(other, None)
                push(heap, (cost[other] + least[other], cost[other], other))
        further: list[tuple[int, float, Passing, Ride | None]] = [(*road, None) for road in more.get(node, ())]
        for ride in rides.get(node, ()):
            added = manner.cost(ride)
            if added is not None:
                further.append((ride.end, added, FREELY, ride))
        for other, step, passing, taken in further:
            then = far + step
            if then < cost[other] and then + least[other] < best:
                cost[other], before[other] = then, node
                left[other], right[other] = passing
                rode.pop(other, None)
                if taken:
                    rode[other] = taken
                push(heap, (then + least[other], then, other))
    if best_node < 0:
        return Found(direct, (), {}) if direct else None
    return Found(ends.ending(last[best_node][1], best), before, rode)
