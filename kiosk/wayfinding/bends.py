"""A way as it is told: fewer bends than it has, because nobody notices a slight one or a step round a pillar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import atan2, degrees, hypot

import shapely

from kiosk.hall.model import Point
from kiosk.hall.way import Turn

NO_TURN = 20.0
"""Degrees under which a bend is no turn."""
SLIGHT, SHARP, BACK = 55.0, 125.0, 160.0
"""Degrees from which a turn is a plain one, a sharp one, a turn back."""
WIGGLE = 1.2
"""Metres by which a way may leave a straight line, round a pillar or a corner, and be told as that line."""
SAME_PLACE = 2.5
"""Metres within which bends are one turn: a corner cut in two, a round booth walked round."""
CURVE = 5.0
"""Metres within which bends too slight to be told add up, so that a bow of the aisle is told once."""


@dataclass(frozen=True)
class Bend:
    """A place where something is said: ``at``, ``distance`` along the run, ``turn`` in degrees (right: positive)."""

    at: Point
    distance: float
    turn: float


@dataclass(frozen=True)
class Course:
    """A run as told: straight from ``headings[0]`` to the first bend and so on, ``len(bends) + 1`` headings.

    ``headings[0]`` looks to the end of the first stretch, the others along the way right after their bend.
    ``arrives``: the heading at the very end, where slight bends may have turned the walker since the last bend.
    """

    line: tuple[Point, ...]
    length: float
    bends: tuple[Bend, ...]
    headings: tuple[float, ...]
    arrives: float


def heading(a: Point, b: Point) -> float:
    """Degrees clockwise from the plan's up, looking from ``a`` to ``b``."""
    return degrees(atan2(b[0] - a[0], a[1] - b[1])) % 360.0


def turned(before: float, after: float) -> float:
    """Degrees from one heading to another, -180 to 180, positive to the right."""
    return (after - before + 180.0) % 360.0 - 180.0


def turn_of(angle: float) -> Turn:
    """What a turn by ``angle`` degrees (positive to the right) is called."""
    size = abs(angle)
    if size < NO_TURN:
        return "straight"
    if size >= BACK:
        return "u_turn"
    if size >= SHARP:
        return "sharp_right" if angle > 0 else "sharp_left"
    if size >= SLIGHT:
        return "right" if angle > 0 else "left"
    return "slight_right" if angle > 0 else "slight_left"


def course(points: Sequence[Point]) -> Course | None:
    """How a run of ``points`` is told; None where it does not move at all."""
    if len(points) < 2:
        return None
    kept = _straightened(points)
    along = _distances(points)
    corners = [points.index(point) for point in kept]
    headings = [heading(a, b) for a, b in pairwise(kept)]
    bends = [Bend(kept[k], along[corners[k]], turned(headings[k - 1], headings[k])) for k in range(1, len(kept) - 1)]
    told = [bend for bend in _merged(_merged(bends, SAME_PLACE), CURVE) if abs(bend.turn) >= NO_TURN]
    starts = [0.0, *(bend.distance for bend in told)]
    marks = [along[k] for k in corners]
    told_headings = [headings[max(k for k, mark in enumerate(marks[:-1]) if mark <= start + 1e-9)] for start in starts]
    # Whoever sets out looks for the far end of the first stretch: many bends too slight to tell can add up until there
    told_headings[0] = heading(kept[0], told[0].at if told else kept[-1])
    return Course(tuple(points), along[-1], tuple(told), tuple(told_headings), headings[-1])


def at_distance(line: Sequence[Point], distance: float) -> tuple[Point, float]:
    """The point ``distance`` metres along ``line`` and the heading there."""
    along = _distances(line)
    k = next((k for k in range(1, len(line)) if along[k] > distance), len(line) - 1)
    size = along[k] - along[k - 1]
    share = (distance - along[k - 1]) / size if size else 0.0
    a, b = line[k - 1], line[k]
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), heading(a, b)


def _straightened(points: Sequence[Point]) -> list[Point]:
    """The corners that remain when the way may be ``WIGGLE`` off the line."""
    line = shapely.simplify(shapely.LineString(points), WIGGLE, preserve_topology=False)
    return [(x, y) for x, y in shapely.get_coordinates(line).tolist()]


def _distances(points: Sequence[Point]) -> list[float]:
    steps = (hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return list(accumulate(steps, initial=0.0))


def _merged(bends: Sequence[Bend], near: float) -> list[Bend]:
    """Bends within ``near`` as one, where they turn the same way, are too slight to be told or undo each other."""
    merged: list[Bend] = []
    last = 0.0
    for bend in bends:
        if merged and bend.distance - last <= near and _one_turn(merged[-1].turn, bend.turn, near):
            before = merged[-1]
            sharper = before if abs(before.turn) >= abs(bend.turn) else bend
            merged[-1] = Bend(sharper.at, sharper.distance, before.turn + bend.turn)
        else:
            merged.append(bend)
        last = bend.distance
    return merged


def _one_turn(before: float, after: float, near: float) -> bool:
    if near > SAME_PLACE:
        return max(abs(before), abs(after)) < NO_TURN
    return before * after > 0 or abs(before + after) < NO_TURN or min(abs(before), abs(after)) < NO_TURN
