"""A route as the map needs it: the pieces of its line on one level."""

from __future__ import annotations

from itertools import groupby

from kiosk.hall.way import Route
from ui.map.picture import Run
from ui.map.turning import Turning


def runs_on(route: Route | None, level: str, turning: Turning) -> tuple[Run, ...]:
    """The stretches of ``route`` on ``level`` in walking order, scene metres; a change of level ends a stretch."""
    if route is None:
        return ()
    points = [position for leg in route.legs for position in leg.points]
    stretches = [list(run) for name, run in groupby(points, key=lambda position: position[0]) if name == level]
    lines = [_without_repeats([turning.turned((x, y)) for _, x, y in run]) for run in stretches]
    return tuple(line for line in lines if len(line) > 1)


def _without_repeats(points: list[tuple[float, float]]) -> Run:
    return tuple(point for index, point in enumerate(points) if index == 0 or point != points[index - 1])
