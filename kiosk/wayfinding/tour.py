"""In which order to visit several stops: the way begins at the origin and ends at whichever stop comes last.

What a leg costs depends on where one stands in front of the stop before, and that on how one came there. So a state is
not a stop but a stop and the spot where one arrived; there are few of them, and the best order over them is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from math import inf
from typing import TypeVar

EXACT_STOPS = 12
"""Up to this many stops the order is the best there is; beyond it a good one (see ``good_order``)."""

S = TypeVar("S", bound=Hashable)
Legs = Callable[[S], Sequence[tuple[float, S]]]
"""From a spot to every stop, in their order: the cost (infinite: no way) and the spot where one arrives."""


def best_order(legs: Legs[S], origin: S, stops: int) -> tuple[int, ...]:
    """The cheapest order of ``stops`` stops, exact: Held and Karp's dynamic programme over sets of visited stops."""
    limit = _cost(legs, origin, good_order(legs, origin, stops))
    layer: dict[tuple[int, int, S], tuple[float, tuple[int, ...]]] = {(0, -1, origin): (0.0, ())}
    for _ in range(stops):
        following: dict[tuple[int, int, S], tuple[float, tuple[int, ...]]] = {}
        for (visited, _last, spot), (cost, order) in layer.items():
            for stop, (more, there) in enumerate(legs(spot)):
                total = cost + more
                if visited >> stop & 1 or total > limit or total == inf:
                    continue
                key = (visited | 1 << stop, stop, there)
                known = following.get(key)
                if known is None or (total, order) < (known[0], known[1][:-1]):
                    following[key] = (total, (*order, stop))
        layer = following
    return min(layer.values())[1] if layer else tuple(range(stops))


def good_order(legs: Legs[S], origin: S, stops: int) -> tuple[int, ...]:
    """A good order: the nearest stop next, then stops moved and stretches turned round while that makes it shorter.

    It takes each stop to be left from the spot where one arrives when coming from the origin.
    """
    first = [cost for cost, _ in legs(origin)]
    between = [[cost for cost, _ in legs(spot)] for _, spot in legs(origin)]

    def length(order: Sequence[int]) -> float:
        return first[order[0]] + sum(between[a][b] for a, b in pairwise(order)) if order else 0.0

    best: list[int] = []
    for begin in range(stops):
        order = [begin]
        left = set(range(stops)) - {begin}
        while left:
            _, following = min((between[order[-1]][stop], stop) for stop in left)
            order.append(following)
            left.remove(following)
        order = _improved(order, length)
        if not best or length(order) < length(best):
            best = order
    return tuple(best)


def _improved(order: list[int], length: Callable[[Sequence[int]], float]) -> list[int]:
    """``order`` after turning stretches round and moving stretches of up to three stops until neither helps."""
    size, current = len(order), length(order)
    improving = True
    while improving:
        improving = False
        for candidate in _neighbours(order, size):
            candidate_length = length(candidate)
            if candidate_length < current - 1e-9:
                order, current, improving = candidate, candidate_length, True
                break
    return order


def _neighbours(order: list[int], size: int) -> Sequence[list[int]]:
    turned = [order[:i] + order[i : j + 1][::-1] + order[j + 1 :] for i in range(size) for j in range(i + 1, size)]
    moved: list[list[int]] = []
    for width in (1, 2, 3):
        for i in range(size - width + 1):
            rest, stretch = order[:i] + order[i + width :], order[i : i + width]
            moved.extend(rest[:j] + stretch + rest[j:] for j in range(len(rest) + 1) if j != i)
    return turned + moved


def _cost(legs: Legs[S], origin: S, order: Sequence[int]) -> float:
    """What ``order`` costs when each leg starts where the one before ended."""
    total, spot = 0.0, origin
    for stop in order:
        more, there = legs(spot)[stop]
        if more == inf:
            return inf
        total, spot = total + more, there
    return total * (1 + 1e-12)
