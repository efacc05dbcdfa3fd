"""Signs that must be read: where the way changes level, and what is closed. A drawing on a disc, with words beside it.

They are placed before everything else that is written, each on the side where it hides least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely

from kiosk.hall.model import Point
from ui.map.labels import Row
from ui.map.look import MEDIUM, Letters
from ui.map.turning import Box, around, overlap

WORDS_MM = (5.6, 4.8)
"""Em sizes, the larger one first."""
HEIGHT_EM, GAP_EM, PAD_EM = 1.75, 0.3, 0.65
"""A sign's height, what is free between its disc and its words, and after them."""
SPOTS_WITH_SIDES = 2
"""For so many spots words beside the disc are tried."""
TAKEN_COST, CUT_COST = 40.0, 20.0
"""So many times worse than to lie on a booth is it to lie on what is placed already, and to be cut off."""
MOST_HIDDEN = 0.12
"""A closed area's words may hide so much of booths, in parts of their own size; else its drawing stands alone."""
APART_MM = 1.0
"""What is free between two signs at least."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A sign that is wanted. ``at``: where its disc may stand, pixels from the scene's origin, the best spot first.

    ``drawing``: what is on the disc; empty: its ``words``, a number, and nothing beside it. ``must_speak``: it makes no
    sense without its words. ``level``: the level that is shown when it is touched. ``beside``: where else it may stand
    if at all of ``at`` it would lie on another sign.
    """

    kind: Literal["change", "closed"]
    drawing: str
    words: str
    at: tuple[Point, ...]
    must_speak: bool = False
    level: str = ""
    beside: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """A placed one. ``plate``: the box behind the words, which holds the disc too where they stand beside it; ``stem``:
    what it stands for, if that is not where it stands."""

    wish: Wish
    at: Point
    radius: float
    plate: Box | None
    row: Row | None
    stem: Point | None = None

    @property
    def box(self) -> Box:
        (x, y), r = self.at, self.radius
        disc = (x - r, y - r, x + r, y + r)
        return disc if self.plate is None else _around(disc, self.plate)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Boxes and lines in pixels. ``taken``: what must not be hidden; ``standing``: what had better not be; ``way``: the
    drawn way; ``clear``: what no panel covers, None if that is not known."""

    taken: Sequence[Box]
    standing: Sequence[Box]
    way: shapely.MultiLineString
    clear: Box | None

    def hidden(self, box: Box) -> float:
        """How much of what is standing lies under ``box``, square pixels."""
        return sum(_common(box, other) for other in self.standing)

    def cost(self, box: Box, mm: float) -> float:
        cost = self.hidden(box) + TAKEN_COST * sum(_common(box, other) for other in self.taken)
        cost += 2 * mm * float(self.way.intersection(shapely.box(*box)).length)
        if self.clear is not None:
            cost += CUT_COST * (_area(box) - _common(box, self.clear))
        return cost


def placed(wishes: Sequence[Wish], obstacles: Obstacles, letters: Letters, mm: float) -> tuple[Sign, ...]:
    """A sign for each of ``wishes``, the first ones first; later ones keep clear of them. A closed area for whose sign
    there is no room beside others has none: its floor shows that it is closed."""
    signs: list[Sign] = []
    missing: list[Wish] = []
    for wish in wishes:
        if sign := _beside_others(wish, wish.at, signs, obstacles, letters, mm):
            signs.append(sign)
        else:
            missing.append(wish)
    for wish in missing:
        if sign := _beside_others(wish, wish.beside, signs, obstacles, letters, mm):
            signs.append(replace(sign, stem=wish.at[0]))
    return tuple(signs)


def _beside_others(
    wish: Wish, spots: Sequence[Point], signs: Sequence[Sign], obstacles: Obstacles, letters: Letters, mm: float
) -> Sign | None:
    """The best sign at one of ``spots`` that keeps clear of ``signs``; only where the level changes any rather than
    none."""
    known = [around(sign.box, APART_MM * mm) for sign in signs]
    others = Obstacles([*obstacles.taken, *known], obstacles.standing, obstacles.way, obstacles.clear)
    choices = list(_choices(wish, spots, letters, mm))
    apart = [sign for sign in choices if not any(overlap(sign.box, box) for box in known)]
    if wish.kind == "change":
        apart = apart or choices
    return _best(apart, others, mm) if apart else None


def _best(signs: Sequence[Sign], others: Obstacles, mm: float) -> Sign:
    """The first of ``signs`` that hides next to nothing, else the one that hides least."""
    choices: list[tuple[float, Sign]] = []
    for number, sign in enumerate(signs):
        # of equal ones the first
        cost = others.cost(sign.box, mm) + 0.01 * number
        if cost <= 0.02 * _area(sign.box):
            return sign
        choices.append((cost, sign))
    speaking = [pair for pair in choices if pair[1].row is not None]
    mute = [pair for pair in choices if pair[1].row is None]
    if speaking:
        cost, sign = min(speaking, key=lambda pair: pair[0])
        if not mute or cost <= MOST_HIDDEN * _area(sign.box):
            return sign
    return min(mute, key=lambda pair: pair[0])[1]


def _choices(wish: Wish, spots: Sequence[Point], letters: Letters, mm: float) -> Iterator[Sign]:
    """What a sign may look like and where, the best first."""
    if not wish.drawing:
        em = round(WORDS_MM[0] * mm)
        yield from (Sign(wish, at, HEIGHT_EM * em / 2, None, _row(wish, *at, em)) for at in spots)
        return
    for size in WORDS_MM:
        em = round(size * mm)
        wide = letters.width(wish.words, MEDIUM, em)
        if wish.kind == "closed":
            yield from (_across(wish, at, em, wide, centred=True) for at in spots)
        for at in spots[:SPOTS_WITH_SIDES]:
            yield _across(wish, at, em, wide)
            yield _across(wish, at, em, wide, mirrored=True)
            yield _upright(wish, at, em, wide, 1)
            yield _upright(wish, at, em, wide, -1)
    if not wish.must_speak:
        yield from (Sign(wish, at, HEIGHT_EM * WORDS_MM[-1] * mm / 2, None, None) for at in spots)


def _across(wish: Wish, at: Point, em: int, wide: float, *, mirrored: bool = False, centred: bool = False) -> Sign:
    """The words right of the disc, or ``mirrored`` left of it; ``centred``: all of it in the middle of the spot."""
    r, beside = HEIGHT_EM * em / 2, (GAP_EM + PAD_EM) * em + wide
    x, y = at[0] - (beside / 2 if centred else 0.0), at[1]
    side = -1 if mirrored else 1
    plate = (x - r - beside, y - r, x + r, y + r) if mirrored else (x - r, y - r, x + r + beside, y + r)
    return Sign(wish, (x, y), r, plate, _row(wish, x + side * (r + GAP_EM * em + wide / 2), y, em))


def _upright(wish: Wish, at: Point, em: int, wide: float, side: int) -> Sign:
    """The words below the disc, or with ``side`` -1 above it."""
    x, y = at
    r, half = HEIGHT_EM * em / 2, wide / 2 + PAD_EM * em
    middle = y + side * 2.2 * r
    return Sign(wish, at, r, (x - half, middle - r, x + half, middle + r), _row(wish, x, middle, em))


def _row(wish: Wish, x: float, middle: float, em: int) -> Row:
    return Row(wish.words, x, middle + 0.35 * em, MEDIUM, em)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _common(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
