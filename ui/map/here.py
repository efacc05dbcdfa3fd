"""Where the words "You are here" go: beside the mark, where they hide least."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kiosk.hall.model import Point
from ui.map.picture import Run
from ui.map.turning import Box

WORDS_MM = 5.2
"""Em size; ``YouAreHere.qml`` uses the same measures."""
WORDS_PADDING_MM = 2.0
WORDS_HEIGHT_MM = 10.0
AWAY_MM = 4.6
CONE_MM = 16.0
SIDES = ("below", "right", "left", "above")


def box_beside(at: Point, side: str, width: float, mm: float) -> Box:
    """The words' box, pixels, for words ``width`` pixels wide on ``side`` of the place ``at``."""
    x, y = at
    w, h, away = width + 2 * WORDS_PADDING_MM * mm, WORDS_HEIGHT_MM * mm, AWAY_MM * mm
    if side == "below":
        return (x - w / 2, y + away, x + w / 2, y + away + h)
    if side == "above":
        return (x - w / 2, y - CONE_MM * mm - h, x + w / 2, y - CONE_MM * mm)
    if side == "right":
        return (x + away, y - h / 2, x + away + w, y + h / 2)
    return (x - away - w, y - h / 2, x - away, y + h / 2)


def best_side(at: Point, width: float, mm: float, hidden: Iterable[Box], route: tuple[Run, ...], scale: float) -> str:
    """The first of ``SIDES`` that covers the least of ``hidden`` (pixels) and of the way."""
    boxes = {side: box_beside(at, side, width, mm) for side in SIDES}
    costs = dict.fromkeys(SIDES, 0.0)
    for other in hidden:
        for side, box in boxes.items():
            costs[side] += _common(box, other)
    for run in route:
        for a, b in pairwise(run):
            for part in range(11):
                x = (a[0] + (b[0] - a[0]) * part / 10) * scale
                y = (a[1] + (b[1] - a[1]) * part / 10) * scale
                for side, box in boxes.items():
                    if box[0] < x < box[2] and box[1] < y < box[3]:
                        costs[side] += (4 * mm) ** 2
    return min(SIDES, key=lambda side: costs[side])


def _common(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0
