"""What can be walked on a tour: the spots where one may arrive at its stops, and the legs between them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints

S = TypeVar("S", bound=Hashable)
Legs = Callable[[Sequence[S]], Sequence[Sequence[tuple[float, S]]]]
"""From each of some spots to every stop, in the stops' order: the cost (infinite: no way) and the spot where one
arrives."""

SPOTS = 4000
"""Spots asked for their legs; more only to know one for each stop. Bounds time and memory: 24 stops have 50 to 200."""


@dataclass(frozen=True)
class Hops:
    """Row 0 is the origin, every other row a spot. ``cost`` (m, n) of the leg to each stop, infinite where there is
    none or where no tour has it; ``there`` (m, n) the row where it ends; ``whole``: no spot is left out."""

    cost: Floats
    there: Ints
    whole: bool

    def lengths(self, orders: Ints) -> Floats:
        """What each of ``orders`` (p, k) costs (p,), every leg beginning where the one before ended."""
        row = np.zeros(len(orders), dtype=np.int64)
        total = np.zeros(len(orders))
        for stop in orders.T:
            total += self.cost[row, stop]
            row = self.there[row, stop]
        return total


def hops(legs: Legs[S], origin: S, stops: int) -> Hops:
    """All spots that a tour of ``stops`` stops from ``origin`` can come to, and the legs it can have.

    Between booths that face each other at an angle one could walk to and fro and always arrive at a new spot; but no
    tour comes to a stop twice. So each spot knows the stops visited on *every* chain of legs to it, and no leg leads
    from it to one of those. Beyond ``SPOTS`` another spot of the same stop stands for a new one.
    """
    found = _Found(origin, stops)
    waiting = [0]
    while waiting:
        asked = len(found.leads)
        if asked < len(found.spots):
            found.leads.extend(legs(found.spots[asked:]))
        changed = [row for spot in waiting for row in found.onward(spot)]
        waiting = [*dict.fromkeys((*changed, *range(len(found.leads), len(found.spots))))]
    cost = np.full((len(found.spots), stops), np.inf)
    there = np.zeros((len(found.spots), stops), dtype=np.int64)
    for (spot, stop), row in found.ends.items():
        if not found.surely[spot] >> stop & 1:
            cost[spot, stop], there[spot, stop] = found.leads[spot][stop][0], row
    return Hops(cost, there, found.whole)


class _Found(Generic[S]):
    """``spots`` by row; ``leads``: their legs as asked for; ``surely``: sets of stops, as bits, on every chain of legs
    to each; ``ends``: the row where the leg from a row to a stop ends."""

    def __init__(self, origin: S, stops: int) -> None:
        self.spots = [origin]
        self.leads: list[Sequence[tuple[float, S]]] = []
        self.surely = [0]
        self.ends: dict[tuple[int, int], int] = {}
        self.whole = True
        self._rows = {origin: 0}
        self._first: list[int | None] = [None] * stops

    def onward(self, spot: int) -> list[int]:
        """The rows of spots known before to which another chain leads, once the legs from ``spot`` are followed."""
        changed = []
        for stop, (cost, end) in enumerate(self.leads[spot]):
            if cost == np.inf or self.surely[spot] >> stop & 1:
                continue
            visited = self.surely[spot] | 1 << stop
            row = self.ends.get((spot, stop))
            if row is None:
                row = self.ends[spot, stop] = self._row(stop, end, visited)
            if self.surely[row] & ~visited:
                self.surely[row] &= visited
                changed.append(row)
        return changed

    def _row(self, stop: int, end: S, visited: int) -> int:
        row, first = self._rows.get(end), self._first[stop]
        if row is None and len(self.spots) >= SPOTS and first is not None:
            self.whole = False
            return first
        if row is None:
            row = self._rows[end] = len(self.spots)
            self.spots.append(end)
            self.surely.append(visited)
        if first is None:
            self._first[stop] = row
        return row
