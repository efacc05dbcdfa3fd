"""A route as the map needs it: what of it lies on one level."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from math import dist

from kiosk.hall.model import Point
from kiosk.hall.way import LevelChange, Position, Route
from ui.map.picture import Run
from ui.map.turning import Turning

DOT_METRES_A_SECOND = 4.0
"""Some three times a walker's pace."""
DOT_SECONDS = (2.5, 12.0)
"""The dot takes at least and at most so long, however far the way is."""


@dataclass(frozen=True, slots=True)
class Junction:
    """Where a way leaves the shown level (``leaves``) or comes to it, scene metres: by a link of ``kind``, to or from
    ``level``."""

    at: Point
    kind: str
    level: str
    leaves: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """The stretches of a route on one level in walking order, scene metres. ``ends_here``: the last one's end is the
    route's. ``junctions``: in walking order."""

    runs: tuple[Run, ...] = ()
    ends_here: bool = False
    junctions: tuple[Junction, ...] = ()

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
    junctions = [
        Junction(turning.turned((x, y)), kind, other, leaves)
        for kind, (from_level, *begin), (to_level, *end) in rides(route)
        for on, (x, y), other, leaves in ((from_level, begin, to_level, True), (to_level, end, from_level, False))
        if on == level
    ]
    ends_here = bool(points) and points[-1][0] == level
    return Laid(tuple(line for line in lines if len(line) > 1), ends_here, tuple(junctions))


def levels_of(route: Route | None) -> list[str]:
    """The levels on which there is something of a route to be seen, in walking order, each once."""
    touched = dict.fromkeys(point[0] for leg in route.legs for point in leg.points) if route else {}
    laid = {level: laid_on(route, level, Turning(0.0)) for level in touched}
    return [level for level, part in laid.items() if part.runs or part.junctions]


def rides(route: Route | None) -> list[tuple[str, Position, Position]]:
    """Each change of level as one who walks it sees it: kind, where it begins and ends. A lift that passes a level
    without anyone getting out is one."""
    found: list[tuple[str, Position, Position]] = []
    changes: list[LevelChange] = [change for leg in route.legs for change in leg.changes] if route else []
    for change in changes:
        if found and found[-1][0] == change.kind and found[-1][2] == change.begin:
            found[-1] = (change.kind, found[-1][1], change.end)
        else:
            found.append((change.kind, change.begin, change.end))
    return found


def _length(run: Run) -> float:
    return sum(dist(a, b) for a, b in pairwise(run))


def _without_repeats(points: list[Point]) -> Run:
    return tuple(point for index, point in enumerate(points) if index == 0 or point != points[index - 1])
