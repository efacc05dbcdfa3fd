"""Looking for words after which nobody is lost: what may be said is tried on people who walk it in thought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist

from kiosk.hall.model import Text
from kiosk.hall.way import StepKind
from kiosk.wayfinding.bends import Course, turned
from kiosk.wayfinding.drafts import Draft
from kiosk.wayfinding.landmarks import Landmarks
from kiosk.wayfinding.options import Option, Stretch
from kiosk.wayfinding.views import moved
from kiosk.wayfinding.walker import Habit, Told, Walker
from kiosk.wayfinding.ways import Run

PEOPLE = (
    (Habit(), 4),
    (Habit(misjudges=-0.2, veers=2.0, aside=0.15), 3),
    (Habit(misjudges=0.2, veers=-2.0, aside=-0.15, late=0.1), 3),
    (Habit(misjudges=-0.2, veers=-5.0, late=0.5, aside=-0.3, prefers=-1.0), 2),
    (Habit(misjudges=0.2, veers=5.0, late=0.25, aside=0.3, slim=False), 1),
    (Habit(misjudges=0.1, veers=3.5, late=0.3, aside=-0.2, prefers=-1.0), 2),
    (Habit(misjudges=-0.1, veers=-3.5, aside=0.2), 2),
)
"""Who tries the words, and how much it weighs where they are lost: the more unusual they walk, the less."""
FAR, DOUBTFUL = 6.0, 25.0
"""Metres from which it is doubtful to set off so many degrees off the way."""
ASTRAY = 8.0
"""Metres from where they should be at which people are lost."""
MOST_STEPS = 7
"""Steps that a visitor can bear, with the arrival; more where fewer would lead astray."""
PATIENCE = 20_000
"""Strides that all together take in thought, at most, before the best words so far are told: about half a second."""


@dataclass(frozen=True)
class Telling:
    """A run told so far: ``drafts``, and what they name, ``told``; ``walkers`` who follow them stand where
    ``drafts[stand]`` is said; ``lost``: how much it weighs who was lost on the way, and what was doubtful."""

    drafts: tuple[Draft, ...]
    told: frozenset[str | Text]
    walkers: tuple[Walker, ...]
    stand: int
    lost: int = 0


class Trial:
    """One ``run``, told as ``straight``, whose words are looked for: those after which the fewest are lost, the
    simplest and most usual of these. ``end``: what is said at its end; ``sizes``: metres of its stretches."""

    def __init__(self, signs: Landmarks, run: Run, straight: Course, end: Told) -> None:
        self.signs, self.run, self.straight, self._end = signs, run, straight, end
        marks = [0.0, *(bend.distance for bend in straight.bends), straight.length]
        self.sizes = [high - low for low, high in pairwise(marks)]
        self._stretches = [Stretch(signs, straight, k) for k in range(len(self.sizes))]
        self._best: Telling | None = None
        self._until = signs.rehearsal.strides + PATIENCE

    def begun(self, drafts: tuple[Draft, ...], told: frozenset[str | Text], facing: float) -> Telling:
        """The run's first words, the last of ``drafts``, said to people who look along heading ``facing``."""
        at = self.run.points[0]
        walkers = []
        for habit, _ in PEOPLE:
            beside = moved(at, facing + 90.0, habit.aside)
            walkers.append(Walker(habit, beside if self.signs.walkable(beside) else at, facing, at))
        seen = drafts[-1].seen
        told = told | {seen.sign.code, seen.sign.name} if seen else told
        return Telling(drafts, told, tuple(walkers), len(drafts) - 1)

    def best(self, firsts: Iterator[Telling]) -> Telling:
        """The best words that begin with one of ``firsts``, of which there is at least one."""
        for first in firsts:
            self._go_on(first, 0)
            if self._best and not self._best.lost:
                break
        assert self._best is not None
        return self._best

    def _go_on(self, so_far: Telling, k: int) -> None:
        """Tells stretches ``k`` and on in every way that may be better than the best so far."""
        if k == len(self._stretches):
            self._best = so_far
            return
        spare = MOST_STEPS - 1 - len(so_far.drafts) - (len(self._stretches) - 1 - k)
        for option in self._stretches[k].options(so_far.drafts[-1], so_far.told, spare):
            if self._best and (so_far.lost >= self._best.lost or self._tired()):
                return
            further = self._told(so_far, k, option)
            if not self._best or further.lost < self._best.lost:
                self._go_on(further, k + 1)

    def _tired(self) -> bool:
        return self.signs.rehearsal.strides >= self._until

    def _told(self, so_far: Telling, k: int, option: Option) -> Telling:
        """``so_far`` and stretch ``k`` told by ``option``."""
        drafts = [*so_far.drafts[:-1], *self._stretches[k].drafts(so_far.drafts[-1], self.run.level, option)]
        if k < len(self.straight.bends):
            if option.turn == "straight" and option.mark is None:  # nothing is said there
                drafts[-1] = replace(drafts[-1], distance=drafts[-1].distance + self.sizes[k + 1])
                return replace(so_far, drafts=tuple(drafts), told=so_far.told | _named(drafts))
            kind: StepKind = "straight" if option.turn == "straight" else "turn"
            at, leads = (self.run.level, *self.straight.bends[k].at), self.straight.headings[k + 1]
            drafts.append(Draft(kind, option.turn, leads, self.sizes[k + 1], at, option.mark))
        words = [Told(draft.kind, draft.turn, draft.distance, draft.landmark) for draft in drafts[so_far.stand :]]
        if k == len(self.straight.bends):
            words.append(self._end)
        walkers, lost = self._walked(so_far, words, k)
        return Telling(tuple(drafts), so_far.told | _named(drafts), walkers, len(drafts) - 1, so_far.lost + lost)

    def _walked(self, so_far: Telling, words: Sequence[Told], k: int) -> tuple[tuple[Walker, ...], int]:
        """Where those stand at the end of stretch ``k`` who followed ``words``, and how much it weighs who was lost on
        it; they are led back."""
        corners = [self.run.points[0], *(bend.at for bend in self.straight.bends), self.run.points[-1]]
        last, course, lost = k + 2 == len(corners), self.straight.headings[k], 0
        found: list[Walker] = []
        if self.sizes[k] > FAR:
            sets_off = self.signs.rehearsal.course(so_far.walkers[0], words[0])
            lost += abs(turned(so_far.drafts[so_far.stand].heading, sets_off)) > DOUBTFUL
        for walker, (_, weighs) in zip(so_far.walkers, PEOPLE, strict=True):
            after = self.signs.rehearsal.walked(walker, words)
            if after is None or not (last or dist(after.at, corners[k + 1]) <= ASTRAY):
                lost += weighs
                after = Walker(walker.habit, corners[k + 1], course, corners[k])
            found.append(after)
            if self._best and so_far.lost + lost >= self._best.lost:
                break
        return tuple(found), lost


def _named(drafts: Sequence[Draft]) -> set[str | Text]:
    """The codes and names that are told."""
    signs = [draft.seen.sign for draft in drafts if draft.seen]
    return {sign.code for sign in signs} | {sign.name for sign in signs}
