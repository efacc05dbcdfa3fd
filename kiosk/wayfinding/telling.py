"""Steps as data: what to do where, told by what is there; the words come from ``phrases``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import dist

from kiosk.hall.model import Event, Point, Text
from kiosk.hall.way import Spot, Step, StepKind
from kiosk.wayfinding import phrases
from kiosk.wayfinding.bends import Course, course, turned, turns_of
from kiosk.wayfinding.drafts import Draft
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.landmarks import Landmarks
from kiosk.wayfinding.names import booth_as_landmark, place_name
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.options import Option, Stretch
from kiosk.wayfinding.walker import Habit, Told, Walker
from kiosk.wayfinding.views import moved
from kiosk.wayfinding.ways import Run, Way
from kiosk.wayfinding.wording import Wording

PEOPLE = (
    Habit(),
    Habit(misjudges=-0.2, veers=2.0, aside=0.15),
    Habit(misjudges=0.2, veers=-2.0, aside=-0.15, late=0.1),
    Habit(misjudges=-0.2, veers=-5.0, late=0.5, aside=-0.3, prefers=-1.0),
    Habit(misjudges=0.2, veers=5.0, late=0.25, aside=0.3, slim=False),
    Habit(misjudges=0.1, veers=3.5, late=0.3, aside=-0.2, prefers=-1.0),
    Habit(misjudges=-0.1, veers=-3.5, aside=0.2),
)
"""Who tries the words."""
WORTH = (4, 3, 3, 2, 1, 2, 2)
FAR, DOUBTFUL = 6.0, float(__import__("os").environ.get("DOUBT", 28))
ASTRAY = 8.0
"""Metres from where they should be at which they are lost."""
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
"""Metres from which it is doubtful to walk, at first, so many degrees off the way."""
ASTRAY = 8.0
"""Metres from where they should be at which they are lost."""
MOST_STEPS = 7
"""Steps that a visitor can bear, with the arrival; more where fewer would lead astray."""
TRIES = 60
"""How many stretches are walked in thought, at most, before the best words so far are told."""


@dataclass(frozen=True)
class Telling:
    """A run told so far: ``drafts``, and what they name, ``told``; ``walkers`` who follow them stand where
    ``drafts[stand]`` is said; ``lost``: how often one of them was lost."""

    drafts: tuple[Draft, ...]
    told: frozenset[str | Text]
    walkers: tuple[Walker, ...]
    stand: int
    lost: int = 0


class Teller:
    """Tells ways through ``event``."""

    def __init__(self, event: Event, net: Network) -> None:
        self._event = event
        self._wording = Wording(event)
        self._landmarks = {level: Landmarks(event, storey.space) for level, storey in net.storeys.items()}

    def name(self, goal: Goal) -> Text:
        """What ``goal`` is called in a sentence."""
        return self._wording.name(goal)

    def steps(self, way: Way, origin: Spot | None, before: Sequence[Way]) -> tuple[Step, ...]:
        """The steps of ``way``. ``origin``: where the visitor stands; None on the later legs of a tour, which begin at
        the end of the last of ``before``."""
        courses = [course(run.points, self._landmarks[run.level].solid) for run in way.runs]
        facing = origin.heading if origin else None
        last = way.runs[-1]
        final = courses[-1].arrives if courses[-1] else None
        told: frozenset[str | Text] = frozenset()
        if way.booth:
            told = frozenset({way.booth.code, booth_as_landmark(self._event, way.booth)})
        elif way.place:
            told = frozenset({way.place.id, place_name(way.place)})
        drafts: tuple[Draft, ...] = ()
        arrival: Step | None = None
        for k, (run, straight) in enumerate(zip(way.runs, courses, strict=True)):
            if run.ride:
                end = Told("link", None, 0.0, None, run.points[-1])
            else:
                looks = final if final is not None else drafts[-1].heading if drafts else facing
                arrival = self._wording.arrival(way, last.level, last.points[-1], looks)
                end = Told("arrive", None, 0.0, arrival.landmark)
            if straight is not None:
                walk = _Walk(self._landmarks[run.level], run, straight, end)
                firsts = self._firsts(walk, drafts, told, facing if k == 0 else None, before)
                found = walk.best(firsts)
                drafts, told = found.drafts, found.told
            if run.ride:
                at = run.points[-1]
                looks = drafts[-1].heading if drafts else (facing or 0.0)
                drafts = (*drafts, Draft("link", None, looks, 0.0, (run.level, *at), ride=run.ride))
        assert arrival is not None
        return (*map(self._wording.step, self._finished(way, drafts)), arrival)

    def _firsts(
        self,
        walk: _Walk,
        drafts: tuple[Draft, ...],
        told: frozenset[str | Text],
        facing: float | None,
        before: Sequence[Way],
    ) -> Iterator[Telling]:
        """The first words of a run, the usual ones first."""
        at, heading, metres = walk.run.points[0], walk.straight.headings[0], walk.sizes[0]
        if drafts:  # out of a lift or off the stairs
            seen = walk.signs.setting_off(at, heading, told)
            drafts = (*drafts[:-1], replace(drafts[-1], heading=heading, distance=metres, seen=seen))
            yield walk.begun(drafts, told, heading)
            return
        begin = Draft("start", None, heading, metres, (walk.run.level, *at))
        if facing is None:
            yield walk.begun((self._from_last(begin, walk.signs, told, before),), told, heading)
            return
        for word in turns_of(turned(facing, heading)):
            yield walk.begun((replace(begin, turn=word),), told, facing)

    def _from_last(self, begin: Draft, signs: Landmarks, told: AbstractSet[str | Text], before: Sequence[Way]) -> Draft:
        """``begin`` with which way to go for one whose gaze is not known."""
        at, heading = begin.at[1:], begin.heading
        booth = before[-1].booth if before else None
        if booth:
            seen, sign = signs.named(booth.code, at, heading)
            if seen and seen.side != "ahead":
                return replace(begin, seen=seen)
            if sign:
                return replace(begin, away=sign.name)
        return replace(begin, seen=signs.setting_off(at, heading, told))

    def _finished(self, way: Way, drafts: Sequence[Draft]) -> list[Draft]:
        """``drafts`` with what depends on all of them."""
        found = list(drafts)
        goal = way.booth.code if way.booth else way.place.id if way.place else None
        on_and_on = len(way.runs) == 1 and bool(found) and all(draft.kind != "turn" for draft in found)
        if goal and on_and_on and found[0].seen is None and found[0].distance >= phrases.TOLD_FROM:
            signs, run = self._landmarks[way.runs[-1].level], way.runs[-1]
            found[0] = replace(found[0], goal=signs.in_view(goal, run.points[0], found[0].heading))
        for k, (draft, later) in enumerate(zip(found, found[1:], strict=False)):
            bare = later.kind == "turn" and later.seen is None and not draft.ride
            passed = draft.kind != "turn" and draft.seen is not None
            few_steps = bare and not passed and draft.distance < phrases.TOLD_FROM
            found[k] = replace(draft, few_steps=few_steps)
        return found


class _Walk:
    """One run, walked without leaving its level, whose words are looked for: such that nobody who follows them is
    lost, the simplest of those."""

    def __init__(self, signs: Landmarks, run: Run, straight: Course, end: Told) -> None:
        self.signs, self.run, self.straight, self._end = signs, run, straight, end
        marks = [0.0, *(bend.distance for bend in straight.bends), straight.length]
        self.sizes = [high - low for low, high in zip(marks, marks[1:], strict=False)]
        self._stretches = [Stretch(signs, straight, k) for k in range(len(self.sizes))]
        self._best: Telling | None = None
        self._tries = 0

    def begun(self, drafts: tuple[Draft, ...], told: frozenset[str | Text], course: float) -> Telling:
        """The first words of the run, the last of ``drafts``, told to walkers who come along heading ``course``."""
        at = self.run.points[0]
        walkers = tuple(Walker(each, self._beside(at, course, each.aside), course, at) for each, _ in PEOPLE)
        seen = drafts[-1].seen
        told = told | {seen.sign.code, seen.sign.name} if seen else told
        return Telling(drafts, told, walkers, len(drafts) - 1)

    def _beside(self, at: Point, course: float, aside: float) -> Point:
        there = moved(at, course + 90.0, aside)
        return there if self.signs.walkable(there) else at

    def best(self, firsts: Iterator[Telling]) -> Telling:
        """The words after which the fewest are lost."""
        for first in firsts:
            self._go_on(first, 0)
            if self._best and not self._best.lost:
                break
        assert self._best is not None
        return self._best

    def _go_on(self, so_far: Telling, k: int) -> None:
        if k == len(self._stretches):
            self._best = so_far
            return
        spare = MOST_STEPS - 1 - len(so_far.drafts) - (len(self._stretches) - 1 - k)
        for option in self._stretches[k].options(so_far.drafts[-1], so_far.told, spare):
            if self._best and (so_far.lost >= self._best.lost or self._tries >= TRIES):
                return
            further = self._told(so_far, k, option)
            if not self._best or further.lost < self._best.lost:
                self._go_on(further, k + 1)

    def _told(self, so_far: Telling, k: int, option: Option) -> Telling:
        """``so_far`` and stretch ``k`` told by ``option``."""
        drafts = [*so_far.drafts[:-1], *self._stretches[k].drafts(so_far.drafts[-1], self.run.level, option)]
        named = [draft.seen.sign for draft in drafts[so_far.stand :] if draft.seen]
        told = so_far.told | {sign.code for sign in named} | {sign.name for sign in named}
        if k == len(self._stretches) - 1:
            words = [*map(_heard, drafts[so_far.stand :]), self._end]
        elif option.turn == "straight" and option.mark is None:
            drafts[-1] = replace(drafts[-1], distance=drafts[-1].distance + self.sizes[k + 1])
            return replace(so_far, drafts=tuple(drafts), told=told)
        else:
            bend = self.straight.bends[k]
            kind: StepKind = "straight" if option.turn == "straight" else "turn"
            at, leads = (self.run.level, *bend.at), self.straight.headings[k + 1]
            drafts.append(Draft(kind, option.turn, leads, self.sizes[k + 1], at, option.mark, bend=True))
            if option.mark:
                told |= {option.mark.sign.code, option.mark.sign.name}
            words = [*map(_heard, drafts[so_far.stand :])]
        self._tries += 1
        walkers, lost = self._walked(so_far, words, k)
        return Telling(tuple(drafts), told, walkers, len(drafts) - 1, so_far.lost + lost)

    def _walked(self, so_far: Telling, words: Sequence[Told], k: int) -> tuple[tuple[Walker, ...], int]:
        """Where those stand at the end of stretch ``k`` who followed ``words``, and how many were lost on it, who are
        led back."""
        corners = [self.run.points[0], *(bend.at for bend in self.straight.bends), self.run.points[-1]]
        course, found, lost = self.straight.headings[k], [], 0
        if self.sizes[k] > FAR:
            sets_off = self.signs.rehearsal.course(so_far.walkers[0], words[0])
            lost += abs(turned(so_far.drafts[so_far.stand].heading, sets_off)) > DOUBTFUL
        for walker, (_, worth) in zip(so_far.walkers, PEOPLE, strict=True):
            after = self.signs.rehearsal.walked(walker, words)
            if after is None or (k + 2 < len(corners) and dist(after.at, corners[k + 1]) > ASTRAY):
                lost += worth
                after = Walker(walker.habit, corners[k + 1], course, corners[k])
            found.append(after)
            if self._best and so_far.lost + lost >= self._best.lost:
                break
        return tuple(found), lost


def _heard(draft: Draft) -> Told:
    return Told(draft.kind, draft.turn, draft.distance, draft.landmark)
