"""What fingers on the map mean: a tap, a double tap, a drag, a pinch. Plain numbers, any number of fingers."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import dist

from kiosk.hall.model import Point

DOUBLE_TAP_SECONDS = 0.35
MEMORY_SECONDS = 0.1
"""How far back the speed of a fling is measured."""


@dataclass(frozen=True, slots=True)
class Tap:
    at: Point
    twice: bool


@dataclass(frozen=True, slots=True)
class Move:
    """The picture follows: moved by ``dx``, ``dy`` view pixels, then zoomed by ``factor`` around ``at``."""

    dx: float
    dy: float
    factor: float
    at: Point


@dataclass(frozen=True, slots=True)
class Fling:
    """All fingers left while moving: view pixels a second, zero if the picture was at rest."""

    vx: float
    vy: float


Meaning = Tap | Move | Fling


def _middle(points: Mapping[int, Point]) -> Point:
    return (sum(p[0] for p in points.values()) / len(points), sum(p[1] for p in points.values()) / len(points))


@dataclass(slots=True)
class Fingers:
    """Reads one touch after another. ``threshold``: view pixels a finger may tremble before it drags.

    Fingers that come and go in the middle of a gesture (a palm, a second person) never make the picture jump: each
    step is measured only over the fingers that were there before and after it.
    """

    threshold: float
    _down: dict[int, Point] = field(default_factory=dict)
    _first: Point | None = None
    _dragging: bool = False
    _several: bool = False
    _last_tap: tuple[Point, float] | None = None
    _trail: deque[tuple[float, float, float]] = field(default_factory=deque)

    @property
    def touching(self) -> bool:
        return bool(self._down)

    def update(self, points: Mapping[int, Point], now: float) -> Meaning | None:
        """``points``: every finger that is down, by id; ``now``: seconds of any steady clock."""
        before, self._down = self._down, dict(points)
        if not before:
            self._begin(now)
            return None
        if len(self._down) > 1:
            self._several = self._dragging = True
        if not self._down:
            return self._end(before, now)
        stayed = before.keys() & self._down.keys()
        if not stayed:
            self._first = _middle(self._down)
            return None
        return self._step({i: before[i] for i in stayed}, {i: self._down[i] for i in stayed}, now)

    def cancel(self) -> None:
        """The touch was taken away (by a list, a dialog): nothing comes of it."""
        self._down = {}
        self._trail.clear()

    def _begin(self, now: float) -> None:
        self._first = _middle(self._down) if self._down else None
        self._several = self._dragging = len(self._down) > 1
        self._trail.clear()
        self._trail.append((now, 0.0, 0.0))

    def _step(self, before: dict[int, Point], after: dict[int, Point], now: float) -> Move | None:
        old, new = _middle(before), _middle(after)
        if not self._dragging:
            if self._first is None or dist(self._first, new) <= self.threshold:
                return None
            self._dragging = True
            # the tremble is not made up for: the picture is picked up where the finger left the threshold
            part = self.threshold / dist(self._first, new)
            old = (self._first[0] + (new[0] - self._first[0]) * part, self._first[1] + (new[1] - self._first[1]) * part)
        spread_old = sum(dist(p, old) for p in before.values())
        spread_new = sum(dist(p, new) for p in after.values())
        factor = spread_new / spread_old if len(before) > 1 and min(spread_old, spread_new) > 1 else 1.0
        self._trail.append((now, new[0] - old[0], new[1] - old[1]))
        return Move(new[0] - old[0], new[1] - old[1], factor, new)

    def _end(self, last: dict[int, Point], now: float) -> Meaning | None:
        if self._dragging:
            return self._fling(now)
        at = _middle(last)
        known = self._last_tap
        twice = known is not None and now - known[1] <= DOUBLE_TAP_SECONDS and dist(known[0], at) <= 3 * self.threshold
        self._last_tap = None if twice else (at, now)
        return Tap(at, twice)

    def _fling(self, now: float) -> Fling:
        recent = [(t, x, y) for t, x, y in self._trail if now - t <= MEMORY_SECONDS]
        if not recent or self._several:
            return Fling(0.0, 0.0)
        span = max(now - recent[0][0], 0.016)
        return Fling(sum(x for _, x, _ in recent) / span, sum(y for _, _, y in recent) / span)
