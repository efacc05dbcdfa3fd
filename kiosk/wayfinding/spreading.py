"""Quickest ways from a few spots to everywhere, all at once: one NumPy pass after another over whole fronts of nodes.

Each pass takes all nodes whose cost is less than ``FRONT`` above the least that is still to be gone on from, and goes
on from them along all roads. A node that is reached at less cost later is gone on from again: about a fifth of them,
which costs far less than going from node to node in the order of their costs, one Python step each. Taut turns are not
looked at: roads that a shortest way cannot take never make anything nearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Flags, Floats, Ints, Small
from kiosk.wayfinding.roads import FREELY, Road, Roads

FRONT = 25.0
"""Metres: less makes more passes, more goes on from more nodes again. Measured in halls of 24 to 5,000 booths."""


@dataclass(frozen=True)
class Extras:
    """What leads on besides the roads along lines, in the order of where it begins: ``begins`` (n + 1,) where each
    node's begin; ``here``, ``there``, ``far``, ``left``, ``right`` (e,) as in ``Roads``; ``ride`` (e,) number of the
    ride or -1."""

    begins: Ints
    here: Ints
    there: Ints
    far: Floats
    left: Floats
    right: Floats
    ride: Ints


def extras(more: Mapping[int, Sequence[Road]], rides: Iterable[tuple[int, int, int, float]], size: int) -> Extras:
    """The roads ``more`` and the ``rides`` (number, start, end, cost) among ``size`` nodes."""
    rows = [(node, *road[:2], *road.passing, -1) for node, some in more.items() for road in some]
    rows += [(start, end, cost, *FREELY, number) for number, start, end, cost in rides]
    table = np.array(sorted(rows), dtype=np.float64).reshape(-1, 6).T
    here, there, ride = (table[k].astype(np.int64) for k in (0, 1, 5))
    return Extras(np.searchsorted(here, np.arange(size + 1)), here, there, table[2], table[3], table[4], ride)


def spread(roads: Roads, others: Extras, cost: Floats, via: Ints, front: Ints) -> None:
    """Make ``cost`` (k, n) the least from each of k origins, going on from what is known of it.

    ``front``: where to go on from, as places in ``cost`` laid flat. ``via`` (k, n): the road by which each node is
    reached, the ``others`` numbered after the ``roads``; changed only where a node is reached at less cost.
    """
    size = cost.shape[1]
    flat, by = cost.reshape(-1), via.reshape(-1)
    begins, known, has_more = roads.limits[::3], len(roads.far), others.begins[1:] > others.begins[:-1]
    waiting = np.zeros(flat.size, dtype=np.bool_)
    waiting[front] = True
    left = np.flatnonzero(waiting)
    while left.size:
        costs = flat[left]
        now = left[costs <= costs.min() + FRONT]
        waiting[now] = False
        node = now % size
        _reach(flat, by, waiting, now - node, *_onward(begins, node, flat[now]), roads.there, roads.far, 0)
        if others.here.size and (some := has_more[node]).any():
            now, node = now[some], node[some]
            onward = _onward(others.begins, node, flat[now])
            _reach(flat, by, waiting, now - node, *onward, others.there, others.far, known)
        left = np.flatnonzero(waiting)


def sources(roads: Roads, others: Extras, via: Ints) -> Ints:
    """The nodes where the roads ``via`` begin, -1 for none."""
    found: Ints = np.concatenate((roads.here, others.here, [-1]))[np.maximum(via, -1)]
    return found


def _onward(begins: Ints, nodes: Ints, costs: Floats) -> tuple[Ints, Ints, Floats]:
    """The roads out of ``nodes`` (m,), for each the row of its node, and its node's cost."""
    first, count = begins[nodes], begins[nodes + 1] - begins[nodes]
    row = np.repeat(np.arange(len(nodes)), count)
    return np.arange(len(row)) + (first - np.cumsum(count) + count)[row], row, costs[row]


def _reach(
    flat: Floats,
    by: Ints,
    waiting: Flags,
    origin: Ints,
    road: Ints,
    row: Ints,
    costs: Floats,
    there: Ints | Small,
    far: Floats,
    number: int,
) -> None:
    """Go along each ``road``; what is reached at less cost than known is ``waiting`` to be gone on from."""
    to, costs = origin[row] + there[road], costs + far[road]
    nearer = costs < flat[to]
    to, costs, road = to[nearer], costs[nearer], road[nearer]
    np.minimum.at(flat, to, costs)
    least = costs == flat[to]
    by[to[least]] = road[least] + number
    waiting[to] = True
