"""Quickest ways from many spots to the same few goals: one tree for each goal, grown against the direction of walking.

This is what a tour asks for: a spot needs no tree of its own, it only looks around for the next corner. Costs and ends
are those of a tree from each spot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.endings import Ends
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.network import Network, Ride, rides_over
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.storeys import Stand, Storey
from kiosk.wayfinding.trees import Manner, costs_from
from kiosk.wayfinding.ways import end_of

Lead = tuple[float, Stand]
"""A way's cost, infinite where there is none, and where one stands at its end."""


@dataclass(frozen=True)
class _Lines:
    """Where one may come straight to a goal on one level: ``goal`` (n,) rows, ``start`` and ``way`` (n, 2) of lines,
    ``normal`` (n, 2) and ``behind`` (n,) as in ``Fronts``, ``part`` (n,), ``step`` (n,) metres from there to what is
    asked for, ``stands``: None for a booth's lines, where one stands wherever one arrives."""

    goal: Ints
    start: Floats
    way: Floats
    normal: Floats
    behind: Floats
    part: Ints
    step: Floats
    stands: Sequence[Stand | None]


class Homeward:
    """Quickest ways to ``goals``, which have the last stretches ``ends``; ``seen``: the roads from a spot."""

    def __init__(
        self,
        net: Network,
        goals: Sequence[Goal],
        ends: Sequence[Ends],
        seen: Callable[[Stand], Sequence[Road]],
        manner: Manner,
    ) -> None:
        self._net, self._goals, self._seen = net, goals, seen
        costs, after = costs_from(net, [(each.nodes, each.metres) for each in ends], manner, _turned(rides_over(net)))
        self._homes = [_Home(each, on.tolist()) for each, on in zip(ends, after, strict=True)]
        self._costs = np.ascontiguousarray(costs.T)
        self._lines = {level: _lines(net, storey, level, goals) for level, storey in net.storeys.items()}

    def legs(self, spots: Sequence[Stand]) -> list[list[Lead]]:
        """From each spot to every goal."""
        found: dict[Stand, list[Lead]] = {}
        for level, storey in self._net.storeys.items():
            here = [spot for spot in spots if spot.level == level]
            leads = [self._round_corners(spot) for spot in here]
            _take_straight(storey, self._lines[level], here, leads)
            found.update(zip(here, leads, strict=True))
        return [
            [self._there(spot, to) or lead for to, lead in zip(self._goals, found[spot], strict=True)] for spot in spots
        ]

    def _round_corners(self, spot: Stand) -> list[Lead]:
        roads = self._seen(spot)
        if not roads:
            return [(inf, spot)] * len(self._goals)
        nodes, metres = [road.there for road in roads], np.array([road.far for road in roads])
        costs = metres[:, None] + self._costs[nodes]
        first = costs.argmin(axis=0).tolist()
        leads: list[Lead] = []
        for home, row, cost in zip(self._homes, first, costs.min(axis=0).tolist(), strict=True):
            leads.append((spot.step + cost, home.end(self._net, spot, nodes[row])) if cost < inf else (inf, spot))
        return leads

    def _there(self, spot: Stand, to: Goal) -> Lead | None:
        """No way at all, where ``spot`` is what is asked for."""
        same = (
            stand for stand, _ in to.stands if stand.joined and (stand.level, stand.asked) == (spot.level, spot.asked)
        )
        return next(((0.0, stand) for stand in same), None)


class _Home:
    """The last stretches to one goal; ``after``: from each node the next one on the way there, -1 at the last."""

    def __init__(self, ends: Ends, after: Sequence[int]) -> None:
        self._ends, self._after = ends, after
        self._stands: dict[int, Stand] = {}

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        """By node the row of the shortest of its last stretches."""
        order = np.argsort(-self._ends.metres, kind="stable")
        return dict(zip(self._ends.nodes[order].tolist(), order.tolist(), strict=True))

    def end(self, net: Network, spot: Stand, node: int) -> Stand:
        """Where the way from ``spot`` that goes by ``node`` ends."""
        while self._after[node] >= 0:
            node = self._after[node]
        if node not in self._stands:
            self._stands[node] = end_of(net, spot, self._ends.ending(self._rows[node], 0.0))
        return self._stands[node]


def _turned(rides: Sequence[Ride]) -> list[Ride]:
    """The links turned round."""
    return [
        replace(ride, start=ride.end, end=ride.start, from_level=ride.to_level, to_level=ride.from_level)
        for ride in rides
    ]


def _lines(net: Network, storey: Storey, level: str, goals: Sequence[Goal]) -> _Lines:
    goal: list[int] = []
    stands: list[Stand | None] = []
    rows: list[Ints] = []
    for k, to in enumerate(goals):
        if to.booth and to.booth.level == level:
            rows.append(storey.fronts.of(net.row_of[to.booth.code] - net.first_booth[level]))
            goal += [k] * len(rows[-1])
    points = [(k, stand) for k, to in enumerate(goals) for stand, _ in to.stands if stand.level == level]
    row = np.concatenate([np.empty(0, dtype=np.int64), *rows])
    fronts, nothing = storey.fronts, np.zeros((len(points), 2))
    stands = [None] * len(row) + [stand for _, stand in points]
    return _Lines(
        np.array(goal + [k for k, _ in points], dtype=np.int64),
        np.concatenate((fronts.starts[row], np.array([stand.at for _, stand in points]).reshape(-1, 2))),
        np.concatenate((fronts.ends[row] - fronts.starts[row], nothing)),
        np.concatenate((fronts.normals[row], nothing)),
        np.concatenate((fronts.behind[row], np.zeros(len(points)))),
        np.concatenate((fronts.part[row], np.array([stand.part for _, stand in points], dtype=np.int64))),
        np.concatenate((np.zeros(len(row)), [stand.step for _, stand in points])),
        stands,
    )


def _take_straight(storey: Storey, lines: _Lines, spots: Sequence[Stand], leads: Sequence[list[Lead]]) -> None:
    """Put what leads straight from the ``spots`` of one level in the place of all ``leads`` that cost more.

    Of each goal's lines the nearest is tried first, and the next only if that is not seen.
    """
    if not spots or not lines.goal.size:
        return
    points, steps = np.array([spot.at for spot in spots]), np.array([spot.step for spot in spots])
    offset = points[:, None] - lines.start
    size = (lines.way**2).sum(axis=1)
    share = np.clip((offset * lines.way).sum(axis=2) / np.where(size > 0, size, 1.0), 0.0, 1.0)
    at = lines.start + share[:, :, None] * lines.way
    cost = np.hypot(*np.moveaxis(points[:, None] - at, 2, 0)) + lines.step + steps[:, None]
    best = np.array([[far for far, _ in some] for some in leads])
    possible = np.array([spot.part for spot in spots])[:, None] == lines.part
    possible &= (offset * lines.normal).sum(axis=2) >= -lines.behind
    row, line = np.nonzero(possible & (cost < best[:, lines.goal]))
    order = np.lexsort((cost[row, line], lines.goal[line], row))
    row, line = row[order], line[order]
    while row.size:
        pair = row * best.shape[1] + lines.goal[line]
        first = np.diff(pair, prepend=-1) != 0
        nearest = np.flatnonzero(first)
        seen = nearest[storey.clear(points[row[nearest]], at[row[nearest], line[nearest]])]
        for k, one in zip(row[seen].tolist(), line[seen].tolist(), strict=True):
            x, y = at[k, one].tolist()
            stand = lines.stands[one] or Stand(spots[k].level, (x, y), spots[k].part, (x, y), True, 0.0)
            leads[k][int(lines.goal[one])] = (float(cost[k, one]), stand)
        left = ~first & ~np.isin(pair, pair[seen])
        row, line = row[left], line[left]
