"""Quickest ways from one spot to everywhere, over sight lines and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

import numpy as np

from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.network import Network, Ride, rides_over
from kiosk.wayfinding.pace import WALKING_SPEED
from kiosk.wayfinding.spreading import Extras, extras, sources, spread
from kiosk.wayfinding.storeys import Stand

N = TypeVar("N", bound=np.ndarray[Any, Any])

TIE = 1e-9
"""Metres within which two ways are equally long, whichever of them rounding makes the shorter."""
_AS_BEFORE = -2
"""Instead of a road: the node is reached as it was before."""


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
    before: Sequence[int]
    left: Floats
    right: Floats
    rode: Mapping[int, Ride]


def tree(net: Network, stand: Stand, manner: Manner) -> Tree:
    """The tree of ``stand`` in ``net``."""
    none = np.full(net.size, -np.inf)
    nothing = Tree(stand, np.full(net.size, np.inf), np.zeros(net.size), [-1] * net.size, none, none, {})
    return _grown(net, nothing, manner, np.empty(0, dtype=np.int64))


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
    left = replace(
        old,
        cost=_without(old.cost, broken, net.size, np.inf),
        before=_without(before, broken, net.size, -1).tolist(),
        left=_without(old.left, broken, net.size, -np.inf),
        right=_without(old.right, broken, net.size, -np.inf),
        rode={node: ride for node, ride in old.rode.items() if not broken[node]},
    )
    return _grown(net, left, manner, np.flatnonzero(broken))


def _without(values: N, broken: Flags, size: int, nothing: float) -> N:
    """``values`` for ``size`` nodes, ``nothing`` where they are ``broken`` or new."""
    found = np.full(size, nothing, dtype=values.dtype)
    found[: len(values)] = np.where(broken, nothing, values)
    return found  # type: ignore[return-value]


def _grown(net: Network, known: Tree, manner: Manner, lost: Ints) -> Tree:
    """``known`` with all ways that lead on from it and from its stand; ``lost``: nodes to which none leads any more."""
    stand, roads, size = known.stand, net.roads, net.size
    rides = rides_over(net)
    others = _others(net, rides, manner)
    cost, via = known.cost[None].copy(), np.full((1, size), _AS_BEFORE)
    view = net.storeys[stand.level].eye.view(stand.at)
    touched = net.touched(stand, view) if view else ()
    begins = np.array([(node, stand.step + far, *passing) for node, far, passing in touched]).reshape(-1, 4)
    first, metres = begins[:, 0].astype(np.int64), begins[:, 1]
    nearer = metres < cost[0, first]
    np.minimum.at(cost[0], first[nearer], metres[nearer])
    via[0, first[nearer]] = -1
    around = np.zeros(size, dtype=np.bool_)
    around[first[nearer]] = True
    if lost.size:
        gone = np.zeros(size, dtype=np.bool_)
        gone[lost] = True
        around[roads.there[gone[roads.here]]] = True
        around[others.here] = True
    spread(roads, others, cost, via, np.flatnonzero(around & np.isfinite(cost[0])))
    fresh = via[0] > _AS_BEFORE
    before = np.where(fresh, sources(roads, others, via[0]), known.before)
    rode = {node: ride for node, ride in known.rode.items() if not fresh[node]}
    by_ride = np.flatnonzero(via[0] >= len(roads.far))
    number = others.ride[via[0, by_ride] - len(roads.far)]
    rode |= {n: rides[k] for n, k in zip(by_ride.tolist(), number.tolist(), strict=True) if k >= 0}
    left, right = (np.where(fresh, -np.inf, side) for side in (known.left, known.right))
    for way in (roads, others):
        some = np.flatnonzero(fresh[way.there])
        here, there = way.here[some], way.there[some]
        tight = cost[0, here] + way.far[some] <= cost[0, there] + TIE
        some, there = some[tight], there[tight]
        np.maximum.at(left, there, way.left[some])
        np.maximum.at(right, there, way.right[some])
    tight = metres <= cost[0, first] + TIE
    np.maximum.at(left, first[tight], begins[tight, 2])
    np.maximum.at(right, first[tight], begins[tight, 3])
    return Tree(stand, cost[0], _ridden(before, rode, manner), before.tolist(), left, right, rode)


def costs_from(
    net: Network, begins: Sequence[tuple[Ints, Floats]], manner: Manner, rides: Sequence[Ride]
) -> tuple[Floats, Ints]:
    """Costs (k, n) of the quickest ways from k origins, of which each is so many metres from some nodes, to all nodes
    along roads and ``rides``, and the node before each, -1 at the first."""
    cost, via = np.full((len(begins), net.size), np.inf), np.full((len(begins), net.size), -1)
    for row, (nodes, metres) in enumerate(begins):
        np.minimum.at(cost[row], nodes, metres)
    others = _others(net, rides, manner)
    spread(net.roads, others, cost, via, np.flatnonzero(np.isfinite(cost)))
    return cost, sources(net.roads, others, via)


def _others(net: Network, rides: Sequence[Ride], manner: Manner) -> Extras:
    costs = [(number, ride.start, ride.end, manner.cost(ride)) for number, ride in enumerate(rides)]
    taken = [(number, start, end, cost) for number, start, end, cost in costs if cost is not None]
    return extras(net.roads.more, taken, net.size)


def _ridden(before: Ints, rode: Mapping[int, Ride], manner: Manner) -> Floats:
    """How much of the cost of each node is links."""
    found = np.zeros(len(before))
    if not rode:
        return found
    for node, ride in rode.items():
        found[node] = manner.cost(ride) or 0.0
    up = before
    while (up >= 0).any():
        on_way = up >= 0
        found[on_way] += found[up[on_way]]
        up = np.where(on_way, up[up], -1)
    return found


def nodes_to(before: Sequence[int], node: int) -> list[int]:
    """The nodes on the way to ``node``, the first after the origin first."""
    way = []
    while node >= 0:
        way.append(node)
        node = before[node]
    return way[::-1]
