"""The plan turned so that what lies ahead of the visitor is up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin

from kiosk.hall.model import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Turns plan metres into scene metres for a visitor who looks along ``heading`` (degrees clockwise from up)."""

    heading: float

    def turned(self, point: Point) -> Point:
        turn = radians(self.heading)
        c, s = cos(turn), sin(turn)
        x, y = point
        # y points down, so turning the plan anticlockwise by the heading takes (sin h, -cos h) to (0, -1)
        return (x * c + y * s, y * c - x * s)

    def ring(self, points: Iterable[Point]) -> tuple[Point, ...]:
        return tuple(self.turned(point) for point in points)


def box_of(points: Iterable[Point]) -> Box:
    """The smallest upright box around ``points``; one metre around the origin if there are none."""
    xs, ys = zip(*points, strict=True) if (points := tuple(points)) else ((0.0, 1.0), (0.0, 1.0))
    return (min(xs), min(ys), max(xs), max(ys))


def around(box: Box, by: float) -> Box:
    """``box`` grown by ``by`` on every side."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
