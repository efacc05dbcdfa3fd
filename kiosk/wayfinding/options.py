"""What may be said of one straight stretch of a way and of the turn at its end, the simplest and usual first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import dist

from kiosk.hall.model import Text
from kiosk.hall.way import Turn
from kiosk.wayfinding import phrases
from kiosk.wayfinding.bends import Course, at_distance, turns_of
from kiosk.wayfinding.drafts import Draft
from kiosk.wayfinding.landmarks import BESIDE, CLOSE_BY, REASSURES, Landmarks, Passing, Seen
from kiosk.wayfinding.views import moved
from kiosk.wayfinding.walker import Told

WORTH_PASSING = 8.0
"""Metres of a first stretch over which something that is passed is named."""
LONG_LEG = 25.0
"""Metres of straight walking over which the walker is told that they are still right."""
OFTEN, OFTENER = 12.0, 7.0
"""Metres between what is named where words that name less lead astray."""
NOT_QUITE = 1.0
"""Metres by which people turn beside the point where they should."""
APART = 3.5
"""Metres at least between things that are named on a stretch."""
AT_FIRST = 3
"""How many things are named one soon after the other, where a walker must be brought onto a line."""
MARKS = 3
"""How many things that may mark a turn are thought of."""
DEAR = 5.0
"""Price of a step beyond those that a visitor can bear."""
MOST = 16
"""How many ways of telling one stretch are thought of."""


@dataclass(frozen=True)
class Option:
    """``passed``: what is named beside the stretch, None: only that one is right; ``by_itself``: the first of that not
    within a first step but as a step of its own; ``towards``: what the first step
    leads towards; ``turn`` and ``mark``: how the turn at its end is told, None at the end of the way."""

    passed: tuple[Passing | None, ...] = ()
    by_itself: bool = False
    towards: Seen | None = None
    turn: Turn | None = None
    mark: Seen | None = None


class Stretch:
    """The ``k``-th straight stretch of ``straight``."""

    def __init__(self, signs: Landmarks, straight: Course, k: int) -> None:
        marks = [0.0, *(bend.distance for bend in straight.bends), straight.length]
        self._signs, self._straight, self._k = signs, straight, k
        self._low, self._high = marks[k], marks[k + 1]
        self._corners = [straight.line[0], *(bend.at for bend in straight.bends)]

    @property
    def size(self) -> float:
        """Metres."""
        return self._high - self._low

    def options(self, begin: Draft, told: AbstractSet[str | Text], spare: int) -> Iterator[Option]:
        """How the stretch may be told after ``begin``, naming nothing that is ``told``; ``spare``: how many steps more
        than its turn it may take."""
        along, ends = self._along(begin, told, spare), self._ends(told)
        pairs = sorted(product(along, ends), key=lambda pair: pair[0][0] + pair[1][0])
        for (_, option), (_, turn, mark) in pairs[:MOST]:
            named = {each.seen.sign for each in option.passed if each} | (
                {option.towards.sign} if option.towards else set()
            )
            if mark and any(mark.sign.code == sign.code or mark.sign.name == sign.name for sign in named):
                continue
            yield replace(option, turn=turn, mark=mark)

    def drafts(self, begin: Draft, level: str, option: Option) -> list[Draft]:
        """``begin`` and what is told along the stretch by ``option``, without the turn at its end."""
        found = [replace(begin, seen=option.towards) if option.towards else begin]
        heading = self._straight.headings[self._k]
        for k, passing in enumerate(option.passed):
            where = passing.distance if passing else (self._low + self._high) / 2
            seen = passing.seen if passing else None
            if seen and k == 0 and _bare(begin) and not option.by_itself:
                found[0] = replace(begin, seen=seen)
                continue
            at, _ = at_distance(self._straight.line, where)
            left = self._high - where
            found[-1] = replace(found[-1], distance=found[-1].distance - left)
            found.append(Draft("straight", "straight", heading, left, (level, *at), seen))
        return found

    def _along(self, begin: Draft, told: AbstractSet[str | Text], spare: int) -> list[tuple[float, Option]]:
        """What may be named along the stretch, each with its price."""
        bare = _bare(begin)
        beside = self._beside(REASSURES if self.size > LONG_LEG else BESIDE, begin, told)
        near = self._beside(CLOSE_BY, begin, told)
        usual = self._every(LONG_LEG, beside, bare)[: max(0, spare + bare)]
        towards = None
        if bare and not any(usual) and self.size >= phrases.TOLD_FROM:
            towards = self._signs.towards(self._corners[0], begin.heading, begin.distance, told)
        found = {Option(usual, towards=towards): 0.0}
        if usual and self.size <= LONG_LEG:
            found.setdefault(Option(), 1.0)
        for count in range(1, AT_FIRST + 1):
            first = self._every(APART, near, bare)[:count]
            passed = self._every(LONG_LEG, beside, bare, first)
            found.setdefault(Option(passed), 1.0 + count / 2)
            if bare and first:
                found.setdefault(Option(passed, by_itself=True), 2.0 + count / 2)
        for price, spacing in ((2.0, OFTEN), (3.0, OFTENER)):
            found.setdefault(Option(self._every(spacing, near, bare)), price)
        return [
            (price + DEAR * max(0, len(option.passed) - (bare and not option.by_itself) - max(0, spare)), option)
            for option, price in found.items()
        ]

    def _ends(self, told: AbstractSet[str | Text]) -> list[tuple[float, Turn | None, Seen | None]]:
        """How the turn at the end may be told, each with its price."""
        if self._k == len(self._straight.bends):
            return [(0.0, None, None)]
        bend, headings = self._straight.bends[self._k], self._straight.headings
        begin = self._corners[self._k]
        marks: list[Seen | None] = [
            *self._signs.at_turn(bend, begin, headings[self._k], headings[self._k + 1], told, MARKS)
        ]
        marks.append(None)
        found: list[tuple[float, Turn | None, Seen | None]] = []
        for k, mark in enumerate(marks):
            words = self._words
            if mark and mark.side == "ahead":  # who comes up to something must turn
                words = turns_of(bend.turn)[:1]
            price = 0.0 if k == 0 else 3.0 if mark is None else k + 0.5
            found.extend((price + 1.5 * (word != words[0]), word, mark) for word in words)
        return found

    @cached_property
    def _words(self) -> tuple[Turn, ...]:
        """What the turn at the end may be called, first what leads those best who are told no more."""
        bend, come, leads = self._straight.bends[self._k], *self._straight.headings[self._k : self._k + 2]
        marks = [bend.distance for bend in self._straight.bends] + [self._straight.length]
        metres = marks[self._k + 1] - bend.distance
        words = turns_of(bend.turn)
        if len(words) == 1:
            return words
        spots = [bend.at, *(moved(bend.at, leads + side, NOT_QUITE) for side in (-90.0, 90.0, 180.0))]
        spots = [spot for spot in spots if self._signs.walkable(spot)] or [bend.at]
        end = moved(bend.at, leads, metres)

        def astray(word: Turn) -> float:
            told = Told("turn", word, metres, None)
            return sum(dist(self._signs.rehearsal.led(spot, come, told), end) for spot in spots)

        return tuple(sorted(words, key=astray))

    def _beside(self, within: float, begin: Draft, told: AbstractSet[str | Text]) -> list[Passing]:
        """What is passed, ``within`` metres, in walking order."""
        bare = _bare(begin)
        start = (self._corners[0], begin.heading) if bare else None
        end = self._high - (1.0 if bare or self._k == len(self._straight.bends) else APART)
        found = self._signs.beside(self._straight.line, self._low + 2.0, end, told, within, start)
        return sorted(found, key=lambda each: each.distance)

    def _every(
        self, spacing: float, beside: Sequence[Passing], bare: bool, first: Sequence[Passing | None] = ()
    ) -> tuple[Passing | None, ...]:
        """What is named at least every ``spacing`` metres, late rather than soon: ``first``, then some of ``beside``;
        of a first step that is ``bare`` one thing anyway."""
        found = list(first)
        while True:
            done = next((each.distance for each in reversed(found) if each), self._low)
            if self._high - done <= spacing and (not bare or found or self.size < WORTH_PASSING):
                return tuple(found)
            named = {name for each in found if each for name in (each.seen.sign.code, each.seen.sign.name)}
            least = done + (APART if done > self._low else 2.0)
            fits = [
                each
                for each in beside
                if each.distance > least and not named & {each.seen.sign.code, each.seen.sign.name}
            ]
            if not fits:
                return tuple(found) if found or self.size <= LONG_LEG else (None,)
            within = [each for each in fits if each.distance <= done + spacing]
            best = min(self._high - 2.0, done + spacing)
            found.append(min(within or fits[:1], key=lambda each: each.rank + abs(best - each.distance) / 3))


def _bare(begin: Draft) -> bool:
    """Whether a first step, or one out of a link, names as yet nothing by which it leads."""
    first = begin.kind == "start" or (begin.ride is not None and begin.turn is not None)
    return first and begin.seen is None and begin.away is None
