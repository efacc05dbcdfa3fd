"""The floor as a walker sees it: where it is open, and which way one takes along it who is told to turn."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist, inf

import numpy as np
import shapely

from kiosk.hall.model import Point
from kiosk.hall.way import Turn
from kiosk.wayfinding.bends import MEANT, at_distance, turned
from kiosk.wayfinding.space import Space
from kiosk.wayfinding.views import moved

LINED_UP = tuple(sorted(range(-30, 31, 5), key=abs))
"""Degrees by which people change a turn so as to walk along the free floor."""
WALLED, PARTS = 40.0, 4
"""Degrees by which they rather turn than walk where they cannot walk at all; the parts in which a walk is looked at."""
PACE, PAST = 2.0, tuple(sorted(range(-90, 91, 15), key=abs))
"""Metres of one's steps in thought; degrees by which one goes past what is in the way."""
SEEN_FREE = 20.0
"""Metres over which they look for that."""
SAMPLED, GUIDED = 3.0, 4.0
"""Metres between the points of a way at which one looks whether something stands that many metres beside it."""
NOT_QUITE = 1.0
"""Metres by which people turn beside the point where they should."""
READ = 8.0
"""Metres from which a booth's name is read in a crowd."""


class Ground:
    """The floor of one level and what stands on it."""

    def __init__(self, space: Space) -> None:
        self.space = space

    def strays(self, line: tuple[Point, ...], low: float, high: float, right: bool) -> bool:
        """Whether one who keeps too far to a side between ``low`` and ``high`` metres along ``line`` strays from
        it: nothing stands beside the way there, as it does along an aisle."""
        sides = []
        for k in range(int((high - low) / SAMPLED)):
            at, heading = at_distance(line, low + SAMPLED * (k + 0.5))
            sides.append((at, moved(at, heading + (90.0 if right else -90.0), GUIDED)))
        return bool(sides) and not bool(shapely.intersects(self.space.solid, shapely.linestrings(sides)).all())

    def open_way(self, at: Point, heading: float, metres: float) -> bool:
        """Whether one can walk straight from ``at`` along ``heading`` as far as one reads names, or ``metres``."""
        line = shapely.LineString((at, moved(at, heading, min(0.85 * metres, READ))))
        return bool(shapely.covers(self.space.near, line))

    def lined_up(self, at: Point, heading: float, metres: float) -> float:
        """Where one goes from ``at`` who turns to ``heading`` to walk ``metres``: along the free floor near that."""
        far = min(0.85 * metres, SEEN_FREE)
        parts = [far * (k + 1) / PARTS for k in range(PARTS)]
        best = heading, inf
        for off in LINED_UP:
            if abs(off) >= best[1]:
                break
            way = heading + off
            lines = shapely.linestrings([(at, moved(at, way, part)) for part in parts])
            short = 1.0 - int(np.count_nonzero(shapely.covers(self.space.near, lines))) / PARTS
            if abs(off) + WALLED * short < best[1]:
                best = way, abs(off) + WALLED * short
        return best[0]

    def walked(self, at: Point, heading: float, metres: float) -> Point:
        """Where one is who walks ``metres`` along ``heading``, past what is in the way by the smallest angle."""
        left = metres
        while left > 0.0:
            step = min(PACE, left)
            ends = [moved(at, heading + off, step) for off in PAST]
            free = shapely.covers(self.space.near, shapely.linestrings([(at, end) for end in ends]))
            if not free.any():
                break
            at = ends[int(free.argmax())]
            left -= step
        return at

    def word(
        self, words: Sequence[tuple[Turn, float]], leads: float, at: Point, metres: float
    ) -> tuple[Turn, float, bool]:
        """Which of ``words``, each with the heading from which it is meant, leads one who stands at ``at``, or
        ``NOT_QUITE`` there, nearest to where ``metres`` along ``leads`` end; how many degrees to the right of that they
        go; whether something stands in the way of going as told."""
        end = moved(at, leads, metres)
        spots = self._about(at, leads) if len(words) > 1 else [at]
        tried = []
        for word, come in words:
            meant = (come + MEANT[word]) % 360.0
            ways = [self.lined_up(spot, meant, metres) for spot in spots]
            far = 0.0
            if len(words) > 1:
                far = sum(dist(end, self.walked(*each, metres)) for each in zip(spots, ways, strict=True))
            tried.append((far, word, turned(leads, ways[0]), meant))
        _, word, astray, meant = min(tried, key=lambda each: each[0])
        return word, astray, not self.open_way(at, meant, metres)

    def _about(self, at: Point, heading: float) -> list[Point]:
        """``at`` and the free places just before, behind and beside it."""
        beside = [moved(at, heading + side, NOT_QUITE) for side in (0.0, 90.0, 180.0, 270.0)]
        free = shapely.covers(self.space.near, shapely.linestrings([(at, spot) for spot in beside]))
        return [at, *(spot for spot, is_free in zip(beside, free.tolist(), strict=True) if is_free)]
