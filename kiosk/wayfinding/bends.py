"""A way as it is told: fewer bends than it has, because nobody notices a slight one or a step round a pillar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import atan2, degrees, dist, hypot

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point
from kiosk.hall.way import Turn

NO_TURN = 20.0
"""Degrees under which a bend is no turn."""
MEANT: dict[Turn, float] = {
    "straight": 0.0,
    "slight_left": -40.0,
    "left": -90.0,
    "sharp_left": -135.0,
    "slight_right": 40.0,
    "right": 90.0,
    "sharp_right": 135.0,
    "u_turn": 180.0,
}
"""Degrees by which people turn who are told so, positive to the right."""
SLIGHT, SHARP, BACK = 65.0, 112.5, 157.5
"""Degrees from which a turn is a plain one, a sharp one, a turn back: halfway between what is meant by each."""
WIGGLE = 1.2
"""Metres by which a way may leave a straight line, round a pillar or a corner, and be told as that line."""
EITHER, LITTLE = 15.0, 5.0
"""Degrees from the limit between two words for turns within which either may be said; from none to a slight one."""
SAME_PLACE = 2.5
"""Metres within which bends are one turn: a corner cut in two, a round booth walked round."""
CURVE = 5.0
"""Metres within which bends too slight to be told add up, so that a bow of the aisle is told once."""
NOTHING = shapely.MultiPolygon()


@dataclass(frozen=True)
class Bend:
    """A place where something is said: ``at``, ``distance`` along the run, ``turn`` in degrees (right: positive)."""

    at: Point
    distance: float
    turn: float


@dataclass(frozen=True)
class Course:
    """A run as told: straight from ``headings[0]`` to the first bend and so on, ``len(bends) + 1`` headings.

    Each heading looks from where its stretch begins to where it ends: that is where one walks who is told no more,
    though the way itself may bow. ``arrives``: the heading at the very end.
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


def turns_of(angle: float) -> tuple[Turn, ...]:
    """What a turn by ``angle`` degrees may be called, the usual word first: near the limits two words are true."""
    if abs(angle) < NO_TURN:
        return ("straight",)
    near = LITTLE if abs(angle) < SLIGHT - EITHER else EITHER
    words = [turn_of(angle), turn_of(angle - near), turn_of(angle + near)]
    return tuple(dict.fromkeys(words))


def course(points: Sequence[Point], solid: BaseGeometry = NOTHING) -> Course | None:
    """How a run of ``points`` is told where ``solid`` stands; None where it does not move at all."""
    if len(points) < 2:
        return None
    kept = _straightened(points)
    along = _distances(points)
    marks = [along[points.index(point)] for point in kept]
    headings = [heading(a, b) for a, b in pairwise(kept)]
    bends = [Bend(kept[k], marks[k], turned(headings[k - 1], headings[k])) for k in range(1, len(kept) - 1)]
    told = [bend.distance for bend in _merged(_merged(bends, SAME_PLACE), CURVE) if abs(bend.turn) >= NO_TURN]
    corners = {mark: k for k, mark in enumerate(marks)}
    at = _told(kept, [0, *(corners[distance] for distance in told), len(kept) - 1], solid)
    headings_told = [heading(kept[a], kept[b]) for a, b in pairwise(at)]
    turns = [turned(a, b) for a, b in pairwise(headings_told)]
    found = tuple(Bend(kept[k], marks[k], turn) for k, turn in zip(at[1:-1], turns, strict=True))
    return Course(tuple(points), along[-1], found, tuple(headings_told), headings[-1])


def _told(kept: Sequence[Point], at: list[int], solid: BaseGeometry) -> list[int]:
    """Which of the corners ``kept`` are told, the ends among them: of ``at`` those that still are turns when one walks
    straight between them, and more where such a straight line would lead into something."""
    needed: set[int] = set()
    while True:
        headings = [heading(kept[a], kept[b]) for a, b in pairwise(at)]
        turns = {k: abs(turned(a, b)) for k, (a, b) in zip(at[1:-1], pairwise(headings), strict=True)}
        slight = [k for k, turn in turns.items() if turn < NO_TURN and k not in needed]
        first = at[1]
        if turns and turns[first] < SLIGHT and first not in needed and dist(kept[0], kept[first]) < CURVE:
            slight.append(first)  # who is told where to look needs no bend a few steps on
        if slight:
            weakest = min(slight, key=lambda k: turns[k])
            rest = [k for k in at if k != weakest]
            if any(_corner_in_the_way(kept, a, b, solid) is not None for a, b in pairwise(rest)):
                needed.add(weakest)
            else:
                at = rest
            continue
        more = [k for a, b in pairwise(at) if (k := _corner_in_the_way(kept, a, b, solid)) is not None]
        if not more:
            return at
        needed.update(more)
        at = sorted({*at, *more})


def _corner_in_the_way(kept: Sequence[Point], a: int, b: int, solid: BaseGeometry) -> int | None:
    """The corner between corners ``a`` and ``b`` by which the way goes round what stands on the line between them."""
    if b - a < 2:
        return None
    line = shapely.LineString((kept[a], kept[b]))
    off = {k: float(shapely.distance(line, shapely.Point(kept[k]))) for k in range(a + 1, b)}
    furthest = max(off, key=lambda k: off[k])
    if off[furthest] <= WIGGLE or shapely.length(shapely.intersection(line, solid)) <= WIGGLE:
        return None
    return furthest


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
