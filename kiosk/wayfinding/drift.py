"""How far a walker who knows only the words has come off the way: turns are told in eighths of a circle."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import atan2, degrees, radians, sin

from kiosk.hall.model import Text
from kiosk.wayfinding.landmarks import Passing

FOUND = 2.5
"""Metres off the way from which a walker still finds what stands beside it, or ahead."""
NOTICED = 6.5
"""Metres within which people notice what they were told of."""
VAGUE = 0.1
"""How far people stray sideways, as a share of what they walk: about 6 degrees."""
CLOSEST, PASSED = 1.0, 3.0
"""Metres between which people pass what they are told to pass."""
APART = 3.5
"""Metres at least between things that are named on a stretch."""
LONG_LEG = 25.0
"""Metres of straight walking over which the walker is told that they are still right."""


@dataclass(frozen=True)
class Drift:
    """``angle``: degrees by which one walks to the right of the way; ``aside``: metres one is to the right of it;
    ``gone``: metres since one last turned, ``aside`` having been ``began`` there."""

    angle: float
    aside: float = 0.0
    gone: float = 0.0
    began: float = 0.0

    def lost(self, metres: float) -> bool:
        """Whether who walks ``metres`` more may not find what stands there."""
        return abs(self.after(metres).aside) + VAGUE * metres > FOUND

    def sees(self, passing: Passing, metres: float) -> bool:
        """Whether something is near enough to be noticed after walking ``metres`` more."""
        return abs(passing.off - self.after(metres).aside) + VAGUE * metres <= NOTICED

    def after(self, metres: float) -> Drift:
        """After walking ``metres`` more."""
        off = max(-90.0, min(90.0, self.angle))
        return replace(self, aside=self.aside + metres * sin(radians(off)), gone=self.gone + metres)

    def by(self, passing: Passing, metres: float) -> Drift:
        """After walking ``metres`` more and passing something on the side where it was said to be. Who is told there to
        keep straight on goes on as they have come."""
        there = self.after(metres)
        sign = 1.0 if passing.off > 0 else -1.0
        between = sign * (passing.off - there.aside)
        aside = passing.off - sign * max(CLOSEST, min(PASSED, between))
        return replace(there, angle=degrees(atan2(aside - self.began, there.gone)), aside=aside)


def following(
    found: Sequence[Passing], low: float, high: float, told: AbstractSet[str | Text], drift: Drift
) -> Passing | None:
    """What is named next after ``low`` metres: what is found in spite of ``drift`` and brings the walker back, late
    rather than soon; where there is nothing, the first thing."""
    open_to = [
        each
        for each in found
        if each.distance > low + (APART if low else 2.0) and not told & {each.seen.sign.code, each.seen.sign.name}
    ]
    good = [each for each in open_to if each.distance - low <= LONG_LEG and drift.sees(each, each.distance - low)]
    if not good:
        return min(open_to, key=lambda each: each.distance, default=None)
    best = min(high - 2.0, low + LONG_LEG)

    def rank(each: Passing) -> float:
        led = drift.by(each, each.distance - low)
        return each.rank + abs(best - each.distance) / 3 + 2 * abs(led.after(high - each.distance).aside)

    return min(good, key=rank)
