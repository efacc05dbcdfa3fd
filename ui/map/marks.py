"""Badges of places: how large, where, and which give way when there is no room for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from kiosk.hall.model import Point
from ui.map.doors import WALL_METRES
from ui.map.scene import Mark
from ui.map.turning import Box

RADIUS_MM = 3.6
SMALL_RADIUS_MM = 2.7
SMALL_BELOW = 2.6
"""Below so many screen millimetres to the metre of hall, badges are small."""
DOT_MM = 1.1
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
