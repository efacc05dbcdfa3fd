"""Forgetful walks: tours that may come to a stop again once they have forgotten it, to bound real tours from below.

A walk of as many legs as there are stops remembers of the stops it was at only those *near* each stop it came to since
("ng-route relaxation": Baldacci, Mingozzi and Roberti, Operations Research 59, 2011). Every tour is such a walk, and
the cheapest walk is found by dynamic programming over few nodes (spot, memory). A price on each stop, paid back to
walks that come to it, makes those dear that come to one stop twice and to another never (Held and Karp's multipliers).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.hops import Hops

NODES = 20_000
"""Nodes (spot, memory) at most."""
ROUNDS = 80
"""Rounds of better prices at most."""
PATIENCE = 6
"""Rounds without a better bound after which prices are changed less."""
AT_LEAST = 1e-6
"""Share of the costs by which a bound must grow to count as better."""


@dataclass(frozen=True)
class Walks:
    """Row 0 is the origin with nothing remembered. ``cost`` (w, n) of the leg to each stop, infinite where there is
    none or the stop is remembered; ``then`` (w, n) the row of the node one comes to."""

    cost: Floats
    then: Ints


@dataclass(frozen=True)
class Bound:
    """``least``: no tour costs less. ``prices`` (n,); ``onward`` (n + 1, w): what the cheapest walk of so many more
    legs from a node costs, less the prices of the stops it comes to; ``visits``: the cheapest walk's stops."""

    least: float
    prices: Floats
    onward: Floats
    visits: tuple[int, ...]


def neighbourhoods(legs: Hops, size: int) -> Ints:
    """For each stop, as bits, itself and the ``size`` stops that are nearest to it, by the cheaper of both ways."""
    stops = legs.cost.shape[1]
    between = np.full((stops, stops), np.inf)
    spot, stop = np.nonzero(np.isfinite(legs.cost))
    np.minimum.at(between, stop, legs.cost[legs.there[spot, stop]])
    between = np.minimum(between, between.T)
    np.fill_diagonal(between, -1.0)
    nearest = np.argsort(between, axis=1, kind="stable")[:, : size + 1]
    remembered: Ints = np.bitwise_or.reduce(np.left_shift(1, nearest), axis=1)
    return remembered


def walks(legs: Hops, near: Ints) -> Walks | None:
    """All forgetful walks where ``near`` (n,) is remembered at each stop, as bits; None where there are too many."""
    stops = len(near)
    bits = np.left_shift(1, np.arange(stops))

    def onward(nodes: Ints) -> Ints:
        spot, memory = nodes >> stops, nodes & ((1 << stops) - 1)
        possible = np.isfinite(legs.cost[spot]) & (memory[:, None] & bits == 0)
        following = legs.there[spot] << stops | memory[:, None] & near | bits
        return np.where(possible, following, -1)

    nodes = fresh = np.zeros(1, dtype=np.int64)
    while fresh.size:
        reached = np.unique(onward(fresh))
        fresh = np.setdiff1d(reached[reached >= 0], nodes, assume_unique=True)
        nodes = np.union1d(nodes, fresh)
        if len(nodes) > NODES:
            return None
    following = onward(nodes)
    cost = np.where(following >= 0, legs.cost[nodes >> stops], np.inf)
    return Walks(cost, np.searchsorted(nodes, np.maximum(following, 0)))


def bounded(every: Walks, known: float, prices: Floats) -> Bound:
    """The best bound found by changing ``prices``, knowing a tour that costs ``known`` (infinite: none)."""
    stops = len(prices)
    best = _bound(every, prices)
    current, stride, waited = best, 1.0, 0
    for _ in range(ROUNDS):
        missed = 1.0 - np.bincount(current.visits, minlength=stops)
        if not np.isfinite(best.least) or best.least >= known * (1 - AT_LEAST) or not missed.any():
            break
        goal = known if np.isfinite(known) else abs(best.least) * 1.1
        prices = prices + stride * max(goal * 1.005 - current.least, 0.0) / (missed @ missed) * missed
        current = _bound(every, prices)
        waited += 1
        if current.least > best.least + AT_LEAST * abs(best.least) or len(set(current.visits)) == stops:
            best, waited = current, 0
        elif waited == PATIENCE:
            current, prices, stride, waited = best, best.prices, stride * 0.6, 0
    return best


def _bound(every: Walks, prices: Floats) -> Bound:
    stops = len(prices)
    cost, then = np.ascontiguousarray((every.cost - prices).T), np.ascontiguousarray(every.then.T)
    onward = np.zeros((stops + 1, len(every.cost)))
    for left in range(1, stops + 1):
        onward[left] = (cost + onward[left - 1][then]).min(axis=0)
    node, visits = 0, []
    for left in range(stops - 1, -1, -1):
        visits.append(int(np.argmin(cost[:, node] + onward[left][then[:, node]])))
        node = int(then[visits[-1], node])
    return Bound(float(onward[stops, 0] + prices.sum()), prices, onward, tuple(visits))
