"""A route as the map needs it: what of it lies on one level."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from math import dist

from kiosk.hall.model import Point
from kiosk.hall.way import Route
from ui.map.picture import Run
from ui.map.turning import Turning

DOT_METRES_A_SECOND = 4.0
"""Some three times a walker's pace."""
DOT_SECONDS = (2.5, 12.0)
"""The dot takes at least and at most so long, however far the way is."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The stretches of a route on one level in walking order, scene metres. ``ends_here``: the last one's end is the
    route's."""

    runs: tuple[Run, ...] = ()
    ends_here: bool = False

    @property
    def longest(self) -> Run:
        """The stretch that the dot walks."""
        return max(self.runs, key=_length, default=())

    @property
    def end(self) -> Point | None:
        return self.runs[-1][-1] if self.runs else None

    @property
    def dot_seconds(self) -> float:
        least, most = DOT_SECONDS
        return min(max(_length(self.longest) / DOT_METRES_A_SECOND, least), most)


def laid_on(route: Route | None, level: str, turning: Turning) -> Laid:
    """``route`` on ``level``; a change of level ends a stretch."""
    points = [position for leg in route.legs for position in leg.points] if route else []
    stretches = [list(run) for name, run in groupby(points, key=lambda position: position[0]) if name == level]
    lines = [_without_repeats([turning.turned((x, y)) for _, x, y in run]) for run in stretches]
    return Laid(tuple(line for line in lines if len(line) > 1), bool(points) and points[-1][0] == level)


def _length(run: Run) -> float:
    return sum(dist(a, b) for a, b in pairwise(run))


def _without_repeats(points: list[Point]) -> Run:
    return tuple(point for index, point in enumerate(points) if index == 0 or point != points[index - 1])
