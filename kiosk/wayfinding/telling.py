"""Steps as data: what to do where, told by what is there; the words come from ``phrases``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from kiosk.hall.model import Event, Text
from kiosk.hall.way import Spot, Step
from kiosk.wayfinding import phrases
from kiosk.wayfinding.bends import course, turned, turns_of
from kiosk.wayfinding.drafts import Draft
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.landmarks import Landmarks
from kiosk.wayfinding.names import booth_as_landmark, place_name
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.trials import Telling, Trial
from kiosk.wayfinding.walker import Told
from kiosk.wayfinding.ways import Way
from kiosk.wayfinding.wording import Wording


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
        drafts: tuple[Draft, ...] = ()
        told = self._goal_names(way)
        for k, (run, straight) in enumerate(zip(way.runs, courses, strict=True)):
            last = run.ride is None
            if straight:
                ahead = Told("arrive", None, 0.0, self._arrival(way, straight.arrives).landmark)
                end = ahead if last else Told("link", None, 0.0, None, run.points[-1])
                trial = Trial(self._landmarks[run.level], run, straight, end)
                if drafts:
                    firsts = self._out_of_link(trial, way, k, drafts, told)
                else:
                    firsts = self._first_words(trial, told, facing, before)
                best = trial.best(firsts)
                drafts, told = best.drafts, best.told
            if run.ride:
                looks = drafts[-1].heading if drafts else (facing or 0.0)
                drafts = (*drafts, Draft("link", None, looks, 0.0, (run.level, *run.points[-1]), ride=run.ride))
        final = courses[-1].arrives if courses[-1] else drafts[-1].heading if drafts else facing
        return (*map(self._wording.step, self._finished(way, drafts)), self._arrival(way, final))

    def _goal_names(self, way: Way) -> frozenset[str | Text]:
        """What names no mark on the way, for it is what the way leads to."""
        if way.booth:
            return frozenset({way.booth.code, booth_as_landmark(self._event, way.booth)})
        return frozenset({way.place.id, place_name(way.place)}) if way.place else frozenset()

    def _arrival(self, way: Way, final: float | None) -> Step:
        last = way.runs[-1]
        return self._wording.arrival(way, last.level, last.points[-1], final)

    def _first_words(
        self, trial: Trial, told: frozenset[str | Text], facing: float | None, before: Sequence[Way]
    ) -> Iterator[Telling]:
        """What may be said first where the visitor stands, the usual words first."""
        leads = trial.straight.headings[0]
        begin = Draft("start", None, leads, trial.sizes[0], (trial.run.level, *trial.run.points[0]))
        if facing is None:
            yield trial.begun((self._from_last(begin, trial.signs, told, before),), told, leads)
            return
        for word in turns_of(turned(facing, leads)):
            yield trial.begun((replace(begin, turn=word),), told, facing)

    def _from_last(self, begin: Draft, signs: Landmarks, told: AbstractSet[str | Text], before: Sequence[Way]) -> Draft:
        """``begin`` with which way to go for one whose gaze is not known."""
        at, leads = begin.at[1:], begin.heading
        booth = before[-1].booth if before else None
        if booth:
            seen, sign = signs.named(booth.code, at, leads)
            if seen and seen.side != "ahead":
                return replace(begin, seen=seen)
            if sign:
                return replace(begin, away=sign.name)
        return replace(begin, seen=signs.setting_off(at, leads, told))

    def _out_of_link(
        self, trial: Trial, way: Way, k: int, drafts: tuple[Draft, ...], told: frozenset[str | Text]
    ) -> Iterator[Telling]:
        """What may be said of how to walk on from the link before run ``k``: from how one comes out of it, else by what
        is seen there."""
        begin, at = way.runs[k - 1].points[-1], trial.run.points[0]
        leads = trial.straight.headings[0]
        link = replace(drafts[-1], heading=leads, distance=trial.sizes[0])
        told = told | trial.signs.right_at(at)
        facing = trial.signs.comes_out(begin, at)
        if facing is None:
            link = replace(link, seen=trial.signs.setting_off(at, leads, told))
            yield trial.begun((*drafts[:-1], link), told, leads)
            return
        for word in turns_of(turned(facing, leads)):
            yield trial.begun((*drafts[:-1], replace(link, turn=word)), told, facing)

    def _finished(self, way: Way, drafts: Sequence[Draft]) -> list[Draft]:
        """``drafts`` with what depends on all of them."""
        found = list(drafts)
        goal = way.booth.code if way.booth else way.place.id if way.place else None
        on_and_on = len(way.runs) == 1 and bool(found) and all(draft.kind != "turn" for draft in found)
        if goal and on_and_on and found[0].seen is None and found[0].distance >= phrases.TOLD_FROM:
            signs, run = self._landmarks[way.runs[-1].level], way.runs[-1]
            found[0] = replace(found[0], goal=signs.in_view(goal, run.points[0], found[0].heading))
        for k, (draft, later) in enumerate(pairwise(tuple(found))):
            bare = later.kind == "turn" and later.seen is None and (draft.ride is None or draft.turn is not None)
            passed = draft.kind != "turn" and draft.seen is not None
            few_steps = bare and not passed and draft.distance < phrases.TOLD_FROM
            found[k] = replace(draft, few_steps=few_steps)
        return found
