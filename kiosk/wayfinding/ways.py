"""A way found: its lines on each level, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from kiosk.hall.model import Booth, Place, Point
from kiosk.hall.way import LevelChange, Position
from kiosk.wayfinding.endings import Ending
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.network import Network, Ride
from kiosk.wayfinding.storeys import Stand
from kiosk.wayfinding.trees import nodes_to

STRAIGHT = 1e-9
"""Metres by which a point may be off the line and be no bend."""


@dataclass(frozen=True)
class Run:
    """Walked without leaving ``level``, then ``ride`` (None on the last run). At least one point."""

    level: str
    points: tuple[Point, ...]
    ride: Ride | None

    @property
    def length_m(self) -> float:
        return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(self.points))


@dataclass(frozen=True)
class Way:
    """To ``to``, as it was asked for (of the nearest of a kind: the place's id).

    ``runs`` in walking order; ``booth`` or ``place``: what is reached, neither where it is a point; ``end``: where the
    way ends, as the start of a next way.
    """

    to: str
    runs: tuple[Run, ...]
    booth: Booth | None
    place: Place | None
    end: Stand

    @property
    def length_m(self) -> float:
        return sum(run.length_m for run in self.runs)

    def seconds(self, speed: float) -> float:
        """Seconds at a walking ``speed`` in metres a second."""
        return self.length_m / speed + sum(run.ride.seconds_at(speed) for run in self.runs if run.ride)

    @property
    def changes(self) -> tuple[LevelChange, ...]:
        """The links taken, from the point where one leaves a level to that where one sets foot on the next."""
        return tuple(
            LevelChange(
                run.ride.link.kind,
                run.ride.link.step_free,
                (run.level, *run.points[-1]),
                (following.level, *following.points[0]),
            )
            for run, following in pairwise(self.runs)
            if run.ride
        )

    @property
    def points(self) -> tuple[Position, ...]:
        return tuple((run.level, x, y) for run in self.runs for x, y in run.points)


def way(net: Network, origin: Stand, to: Goal, end: Ending, before: Sequence[int], rode: Mapping[int, Ride]) -> Way:
    """The way from ``origin`` to ``end`` at ``to``; ``before`` and ``rode`` as in ``trees.Tree``."""
    runs: list[Run] = []
    level = origin.level
    points = _step(origin)[::-1]
    for node in nodes_to(before, end.node) if end.node >= 0 else []:
        ride = rode.get(node)
        if ride:
            points.extend(_step(net.posts[ride.start]))
            runs.append(Run(level, _distinct(points), ride))
            level = ride.to_level
            points = _step(net.posts[node])[::-1]
        points.append(net.position(node)[1:])
    if end.cost == 0.0:  # already there, perhaps at a spot that one would otherwise step out of and back to
        points = [end.at[1:]]
    else:
        points.extend(_step(end.stand) if end.stand else [end.at[1:]])
    runs.append(Run(level, _distinct(points), None))
    called = end.place.id if end.place else to.booth.code if to.booth else to.asked.strip()
    return Way(called, tuple(runs), to.booth, end.place, end_of(net, origin, end))


def end_of(net: Network, origin: Stand, end: Ending) -> Stand:
    """Where one stands at the ``end`` of a way from ``origin``."""
    return end.stand or Stand(end.at[0], end.at[1:], _part(net, origin, end.node), end.at[1:], True, 0.0)


def _part(net: Network, origin: Stand, node: int) -> int:
    """The part of free space to which ``node`` belongs, -1: ``origin``."""
    if node < 0:
        return origin.part
    post = net.posts.get(node)
    if post:
        return post.part
    level = net.position(node)[0]
    return int(net.storeys[level].mesh.corner_part[node - net.first[level]])


def _step(stand: Stand) -> list[Point]:
    """From free space to the point asked for."""
    return [stand.at, stand.asked] if stand.step else [stand.at]


def _distinct(points: list[Point]) -> tuple[Point, ...]:
    """``points`` without the same one twice running, and without those between which one walks straight on."""
    kept = points[:1]
    for point in points[1:]:
        x, y = point[0] - kept[-1][0], point[1] - kept[-1][1]
        size = hypot(x, y)
        if size <= STRAIGHT:
            continue
        if len(kept) > 1:
            before_x, before_y = kept[-1][0] - kept[-2][0], kept[-1][1] - kept[-2][1]
            off = abs(before_x * y - before_y * x) / size
            if off <= STRAIGHT and before_x * x + before_y * y > 0:
                kept.pop()
        kept.append(point)
    return tuple(kept)
