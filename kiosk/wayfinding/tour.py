"""In which order to visit several stops: the way begins at the origin and ends at whichever stop comes last.

What a leg costs depends on where one stands in front of the stop before, and that on how one came there. So orders are
compared by what they cost as walked, spot by spot (``hops``). The best is proved by dynamic programming over states
(stops visited, spot), of which only those are kept that may still lead to something better than the best order known;
what a state costs at least to finish comes from ``forgetful`` walks, and is rarely too low by more than a hundredth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.forgetful import Bound, Walks, bounded, neighbourhoods, walks
from kiosk.wayfinding.hops import Hops, Legs, S, hops
from kiosk.wayfinding.reordered import good_order, improved

EXACT_STOPS = 24
"""Up to this many stops the order is proved the best; beyond it a good one is found and nothing proved."""
STATES = 100_000
"""States kept for one number of stops visited, at most; bounds time and memory."""
REACHED = 300_000
"""The same before those are left out that are no better than another with the same stops and spot."""
AT_ONCE = 10_000
"""States followed together; bounds the memory."""
REMEMBERED = (5, 8, 11)
"""Stops near each that walks remember, tried one after the other until the order is proved."""
EQUAL = 1e-9
"""Share of the cost by which an order must be cheaper to count as better."""


class Order(NamedTuple):
    """``sequence``: each stop once, by its number. ``best``: proved that none is cheaper, by ``EQUAL``."""

    sequence: tuple[int, ...]
    best: bool


def ordered(legs: Legs[S], origin: S, stops: int) -> Order:
    """The best order of ``stops`` stops, or a good one: where there are more than ``EXACT_STOPS``, and where the proof
    would take too many spots, walks or states. Where no order can be walked, theirs, which is then the best."""
    if stops < 2:
        return Order(tuple(range(stops)), True)
    every = hops(legs, origin, stops)
    order = good_order(every)
    if stops > EXACT_STOPS or not every.whole:
        return Order(order, False)
    prices = np.zeros(stops)
    for size in REMEMBERED:
        forgetful = walks(every, neighbourhoods(every, size))
        if forgetful is None:
            break
        bound = bounded(forgetful, _length(every, order), prices)
        order = min(order, improved(every, _once(bound.visits, order)), key=lambda each: _length(every, each))
        found = _better(every, forgetful, bound, _length(every, order))
        if found is not None:
            return Order(found or order, True)
        prices = bound.prices
    return Order(order, False)


def _length(legs: Hops, order: tuple[int, ...]) -> float:
    return float(legs.lengths(np.array([order]))[0])


def _once(visits: tuple[int, ...], order: tuple[int, ...]) -> tuple[int, ...]:
    """A walk's stops as an order: each where it came first, those it left out at the end, as in ``order``."""
    return tuple(dict.fromkeys((*visits, *order)))


@dataclass(frozen=True)
class _Layer:
    """States after equally many stops: ``visited`` (m,) as bits, ``spot``, walk's ``node``, ``cost``, and the last
    ``stop`` and the row ``before`` in the layer before."""

    visited: Ints
    spot: Ints
    node: Ints
    cost: Floats
    stop: Ints
    before: Ints

    def of(self, rows: Ints) -> _Layer:
        return _Layer(
            self.visited[rows], self.spot[rows], self.node[rows], self.cost[rows], self.stop[rows], self.before[rows]
        )


def _better(legs: Hops, forgetful: Walks, bound: Bound, known: float) -> tuple[int, ...] | None:
    """The best order that costs less than ``known``; empty where there is none, None where that takes too long."""
    stops = legs.cost.shape[1]
    limit = known * (1 - EQUAL)
    nothing = np.zeros(1, dtype=np.int64)
    layer = _Layer(nothing, nothing, nothing, np.zeros(1), nothing, nothing)
    traces: list[tuple[Ints, Ints]] = []
    for left in range(stops - 1, -1, -1):
        parts: list[_Layer] = []
        size = len(layer.cost)
        for low in range(0, size, AT_ONCE):
            rows = np.arange(low, min(low + AT_ONCE, size))
            parts.append(_following(legs, forgetful, bound, limit, layer, rows, left))
            if sum(len(part.cost) for part in parts) > REACHED:
                return None
        layer = _cheapest(parts, stops)
        if not layer.cost.size:
            return ()
        if layer.cost.size > STATES:
            return None
        traces.append((layer.stop, layer.before))
    row, order = int(np.argmin(layer.cost)), []
    for stop, before in traces[::-1]:
        order.append(int(stop[row]))
        row = int(before[row])
    return tuple(order[::-1])


def _following(
    legs: Hops, forgetful: Walks, bound: Bound, limit: float, layer: _Layer, rows: Ints, left: int
) -> _Layer:
    """States one leg after ``rows`` of ``layer``, with ``left`` stops to go, that may lead to less than ``limit``."""
    stops = legs.cost.shape[1]
    visited, spot, node = layer.visited[rows, None], layer.spot[rows], layer.node[rows]
    bits = np.left_shift(1, np.arange(stops))
    cost = layer.cost[rows, None] + legs.cost[spot]
    then = forgetful.then[node]
    unvisited = (visited & bits) == 0
    owed = (unvisited @ bound.prices)[:, None] - bound.prices
    row, stop = np.nonzero(unvisited & (cost + bound.onward[left][then] + owed < limit))
    return _Layer(
        visited[row, 0] | bits[stop], legs.there[spot[row], stop], then[row, stop], cost[row, stop], stop, rows[row]
    )


def _cheapest(parts: list[_Layer], stops: int) -> _Layer:
    """All the states, of those with the same stops visited and the same spot only the cheapest."""
    every = _Layer(
        np.concatenate([part.visited for part in parts]),
        np.concatenate([part.spot for part in parts]),
        np.concatenate([part.node for part in parts]),
        np.concatenate([part.cost for part in parts]),
        np.concatenate([part.stop for part in parts]),
        np.concatenate([part.before for part in parts]),
    )
    keys = every.spot << stops | every.visited
    rows = np.lexsort((every.cost, keys))
    first = np.ones(len(rows), dtype=np.bool_)
    first[1:] = keys[rows[1:]] != keys[rows[:-1]]
    return every.of(rows[first])
