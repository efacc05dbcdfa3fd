"""Badges of places: how large, where, and which give way when there is no room for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

import shapely

from kiosk.hall.model import Point
from ui.map.doors import WALL_METRES
from ui.map.scene import Mark
from ui.map.turning import Box

RADIUS_MM = 3.6
SMALL_RADIUS_MM = 2.7
SMALL_BELOW = 2.6
"""Below so many screen millimetres to the metre of hall, badges are small."""
DOT_MM = 1.1
WAY_MM, END_MM = 1.6, 2.0
"""How far badges keep from the way's middle; how near its end one is what the way leads to."""
FIRST = (
    "entrance",
    "exit",
    "information",
    "first_aid",
    "accessible_toilet",
    "toilet",
    "lift",
    "stairs",
    "escalator",
    "nursing_room",
    "prayer_room",
    "water",
    "food",
)
"""Which kinds keep their badge first; the others follow in the sheet's order."""


@dataclass(frozen=True, slots=True)
class Badge:
    """``at`` and ``radius`` in pixels from the scene's origin. A ``dot`` has no pictogram."""

    mark: Mark
    at: Point
    radius: float
    dot: bool

    @property
    def box(self) -> Box:
        (x, y), r = self.at, self.radius
        return (x - r, y - r, x + r, y + r)


def badges(marks: Sequence[Mark], scale: float, mm: float) -> tuple[Badge, ...]:
    """The badges at ``scale`` pixels to the metre and ``mm`` pixels to the screen's millimetre.

    One that would cover a more important one becomes a dot, and vanishes if even that would cover something.
    """
    radius = (RADIUS_MM if scale >= SMALL_BELOW * mm else SMALL_RADIUS_MM) * mm
    order = {kind: index for index, kind in enumerate(FIRST)}
    sharing = _side_by_side(marks)
    placed: list[Badge] = []
    for mark in sorted(marks, key=lambda mark: order.get(mark.place.kind, len(order))):
        at = _spot(mark, scale, radius, sharing.get(mark.place.id, 0.0))
        for size, dot in ((radius, False), (DOT_MM * mm, True)):
            if all(hypot(at[0] - o.at[0], at[1] - o.at[1]) > 1.02 * (size + o.radius) for o in placed):
                placed.append(Badge(mark, at, size, dot))
                break
    return tuple(placed)


def beside_way(standing: Sequence[Badge], way: Sequence[Sequence[Point]], mm: float) -> tuple[Badge, ...]:
    """The badges with those that lie on the ``way`` (pixels) moved off it, or left away where that is not possible.

    What stands at an end of the way is what the way leads to, or from, and stays.
    """
    lines = shapely.MultiLineString([list(run) for run in way if len(run) > 1])
    ends = [point for run in way for point in (run[0], run[-1])]
    kept: list[Badge] = []
    waiting = list(standing)
    while waiting:
        badge = waiting.pop(0)
        clear = badge.radius + WAY_MM * mm
        at_end = any(hypot(badge.at[0] - x, badge.at[1] - y) < 2 * badge.radius + END_MM * mm for x, y in ends)
        if lines.is_empty or at_end or badge.mark.door or lines.distance(shapely.Point(badge.at)) >= clear:
            kept.append(badge)
            continue
        others = [*kept, *waiting]
        for at in _around(badge.at, clear):
            free = all(hypot(at[0] - o.at[0], at[1] - o.at[1]) > 1.02 * (badge.radius + o.radius) for o in others)
            if free and lines.distance(shapely.Point(at)) >= clear:
                kept.append(replace(badge, at=at))
                break
    return tuple(kept)


def _around(at: Point, clear: float) -> Iterator[Point]:
    """Spots near ``at``, the nearest first; none so far away that a badge would seem to stand for something else."""
    for away in (0.5, 0.8, 1.1, 1.4):
        for step in range(12):
            yield (at[0] + away * clear * cos(step * pi / 6), at[1] + away * clear * sin(step * pi / 6))


def _side_by_side(marks: Sequence[Mark]) -> dict[str, float]:
    """For doors that share an opening in the wall: how many badges' widths from its middle each one's badge stands."""
    steps: dict[str, float] = {}
    by_opening: dict[tuple[Point, Point], list[Mark]] = {}
    for mark in marks:
        if mark.door:
            by_opening.setdefault(mark.door.jambs, []).append(mark)
    for sharing in by_opening.values():
        for index, mark in enumerate(sorted(sharing, key=lambda mark: mark.aside)):
            steps[mark.place.id] = index - (len(sharing) - 1) / 2
    return steps


def _spot(mark: Mark, scale: float, radius: float, steps: float) -> Point:
    x, y = mark.at[0] * scale, mark.at[1] * scale
    if mark.door is None:
        return (x, y)
    away = WALL_METRES * scale + radius * 1.35
    (ax, ay), (bx, by) = mark.door.jambs
    along = steps * 2.2 * radius / hypot(bx - ax, by - ay)
    ox, oy = mark.door.outward
    return (x + ox * away + (bx - ax) * along, y + oy * away + (by - ay) * along)
