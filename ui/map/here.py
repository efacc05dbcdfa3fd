"""Where the words "You are here" go: beside the mark, where they hide least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from kiosk.hall.model import Point
from ui.map.picture import HereWords, Run
from ui.map.turning import Box

WORDS_MM = (8.0, 6.4, 5.2)
"""Em sizes, the largest first; ``YouAreHere.qml`` uses the same measures."""
PADDING_EM, HEIGHT_EM = 0.385, 1.92
AWAY_MM = 4.6
CONE_MM = 16.0
SIDES = ("below", "right", "left", "above")
EDGE_MM = 1.5
"""How far the words keep from what covers the map, where they are moved aside for it."""
FOOT_MM = 6.0
"""Words below or above the place are moved aside, to stay in sight, so far that they still reach so far beyond it."""
ROUTE_MM = 12.0
"""A millimetre of the way counts as so many square millimetres of a booth: one must see how it begins."""
BADGE_COST = 6.0
"""So many times worse than on a booth is it to lie on a badge, which is hidden wholly."""
SMALL_MM = 110.0
"""A map lower or narrower than this leaves the words away rather than having them hide much."""
SMALL_COST = 0.12
"""How much of the words' area may hide something on such a map."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What words beside the visitor's place could hide, pixels from the scene's origin.

    ``clear``: what of the map no panel covers; None if that is not known.
    """

    standing: Sequence[Box]
    badges: Sequence[Box]
    route: tuple[Run, ...]
    clear: Box | None
    scale: float
    mm: float

    def cost(self, box: Box) -> float:
        """What ``box`` hides, as an area of booths in pixels; what of it would be cut off counts many times."""
        cost = sum(_common(box, other) for other in self.standing)
        cost += BADGE_COST * sum(_common(box, other) for other in self.badges)
        for run in self.route:
            line = shapely.LineString([(x * self.scale, y * self.scale) for x, y in run])
            cost += ROUTE_MM * self.mm * float(line.intersection(shapely.box(*box)).length)
        if self.clear is not None:
            cost += 20 * ((box[2] - box[0]) * (box[3] - box[1]) - _common(box, self.clear))
        return cost


def box_beside(at: Point, words: HereWords, width: float, mm: float) -> Box:
    """The words' box, pixels, for words ``width`` pixels wide beside the place ``at``."""
    x, y = at
    em, away = words.em * mm, AWAY_MM * mm
    w, h = width + 2 * PADDING_EM * em, HEIGHT_EM * em
    if words.side in ("below", "above"):
        x += words.shift * mm
        top = y + away if words.side == "below" else y - CONE_MM * mm - h
        return (x - w / 2, top, x + w / 2, top + h)
    if words.side == "right":
        return (x + away, y - h / 2, x + away + w, y + h / 2)
    return (x - away - w, y - h / 2, x - away, y + h / 2)


def best_words(at: Point, width: float, around: Surroundings) -> HereWords:
    """The largest words that hide nothing, on the first of ``SIDES`` that lets them; else small ones that hide least.

    ``width``: of the words at an em of one pixel.
    """
    least: tuple[float, float, HereWords] | None = None
    for em in WORDS_MM:
        # beyond the cone of sight large words look like something else's
        for side in SIDES if em == WORDS_MM[-1] else SIDES[:-1]:
            words = _in_sight(at, HereWords(side, em), width * em * around.mm, around)
            box = box_beside(at, words, width * em * around.mm, around.mm)
            cost = around.cost(box)
            if cost <= 0.01 * (box[2] - box[0]) * (box[3] - box[1]):
                return words
            if em == WORDS_MM[-1] and (least is None or cost < least[0]):
                least = (cost, (box[2] - box[0]) * (box[3] - box[1]), words)
    assert least is not None
    cost, area, words = least
    return HereWords("none", words.em) if _small(around) and cost > SMALL_COST * area else words


def _in_sight(at: Point, words: HereWords, width: float, around: Surroundings) -> HereWords:
    """``words`` below or above the place moved aside where a panel or the window's edge would cut them off."""
    if around.clear is None or words.side not in ("below", "above"):
        return words
    left, _, right, _ = box_beside(at, words, width, around.mm)
    edge = EDGE_MM * around.mm
    aside = max(0.0, around.clear[0] + edge - left) - max(0.0, right + edge - around.clear[2])
    most = max(0.0, (right - left) / 2 - FOOT_MM * around.mm)
    return replace(words, shift=max(-most, min(most, aside)) / around.mm)


def _small(around: Surroundings) -> bool:
    if around.clear is None:
        return False
    left, top, right, bottom = around.clear
    return min(right - left, bottom - top) < SMALL_MM * around.mm


def _common(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0
