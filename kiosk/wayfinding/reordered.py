"""Good orders of stops by local search: always compared by what they cost as walked."""

from __future__ import annotations

import numpy as np

from kiosk.wayfinding.arrays import Ints
from kiosk.wayfinding.hops import Hops

EFFORT = 50_000_000
"""Legs added up in one search at most, about a second's."""
STARTS = 8
"""Orders from which a search begins at most: each of the nearest stops first, then always the nearest that is left."""
WIDEST = 3
"""Stops moved together at most."""


def good_order(legs: Hops) -> tuple[int, ...]:
    """The best order found from a few first ones, of which each begins with another stop."""
    stops = legs.cost.shape[1]
    firsts = np.argsort(legs.cost[0], kind="stable")[: 1 if stops <= 24 else STARTS]
    found = [improved(legs, _nearest_next(legs, int(first)), EFFORT // len(firsts)) for first in firsts]
    return found[int(np.argmin(legs.lengths(np.array(found))))]


def improved(legs: Hops, order: tuple[int, ...], effort: int = EFFORT) -> tuple[int, ...]:
    """``order`` after turning stretches round and moving stretches until neither helps, or ``effort`` is spent."""
    best, stops = np.array(order, dtype=np.int64), len(order)
    length = float(legs.lengths(best[None])[0])
    begin, unchanged = 0, 0
    while unchanged < stops and effort > 0:
        tried = best[_changes(stops, begin)]
        lengths = legs.lengths(tried)
        effort -= tried.size
        row = int(np.argmin(lengths))
        if lengths[row] < length - 1e-9 * abs(length) or (length == np.inf and lengths[row] < np.inf):
            best, length, unchanged = tried[row], float(lengths[row]), 0
        else:
            begin, unchanged = (begin + 1) % stops, unchanged + 1
    return tuple(best.tolist())


def _nearest_next(legs: Hops, first: int) -> tuple[int, ...]:
    """``first``, then always the nearest stop that is left."""
    order, row = [first], int(legs.there[0, first])
    left = np.ones(legs.cost.shape[1], dtype=np.bool_)
    left[first] = False
    while left.any():
        stop = int(np.argmin(np.where(left, legs.cost[row], np.inf)))
        if not left[stop]:
            stop = int(np.argmax(left))
        order.append(stop)
        left[stop] = False
        row = int(legs.there[row, stop])
    return tuple(order)


def _changes(stops: int, begin: int) -> Ints:
    """Places (p, stops) of the stops in orders in which a stretch from ``begin`` on is turned round, or up to
    ``WIDEST`` stops there are moved elsewhere, turned round or not."""
    place = np.arange(stops)
    ends = np.arange(begin + 1, stops)[:, None]
    made = [np.where((place >= begin) & (place <= ends), begin + ends - place, place)]
    for width in range(1, min(WIDEST, stops - begin) + 1):
        to = np.delete(np.arange(stops - width + 1), begin)[:, None]
        other = np.where(place < to, place, place - width)
        other = np.where(other < begin, other, other + width)
        moving = (place >= to) & (place < to + width)
        made.append(np.where(moving, begin + place - to, other))
        if width > 1:
            made.append(np.where(moving, begin + width - 1 - (place - to), other))
    return np.concatenate(made)
