"""Steps as data: what to do where, told by what is there; the words come from ``phrases``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kiosk.hall.model import Event, Point, Text
from kiosk.hall.way import Spot, Step, StepKind
from kiosk.wayfinding import phrases
from kiosk.wayfinding.bends import Course, at_distance, course, turned, turns_of
from kiosk.wayfinding.drafts import Draft, few
from kiosk.wayfinding.drift import APART, LONG_LEG, Drift, following
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.landmarks import BESIDE, CLOSE_BY, REASSURES, Landmarks, Passing, Seen
from kiosk.wayfinding.names import booth_as_landmark, place_name
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.views import moved
from kiosk.wayfinding.ways import Run, Way
from kiosk.wayfinding.wording import Wording

WORTH_PASSING = 8.0
"""Metres of a first stretch over which something that is passed is named."""


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
        told: set[str | Text] = set()
        if way.booth:
            told = {way.booth.code, booth_as_landmark(self._event, way.booth)}
        elif way.place:
            told = {way.place.id, place_name(way.place)}
        drafts: list[Draft] = []
        facing = origin.heading if origin else None
        for k, (run, straight) in enumerate(zip(way.runs, courses, strict=True)):
            if straight is not None:
                self._walk(drafts, run, straight, told, facing if k == 0 else None, before)
            if run.ride:
                at = run.points[-1]
                looks = drafts[-1].heading if drafts else (facing or 0.0)
                drafts.append(Draft("link", None, looks, 0.0, (run.level, *at), ride=run.ride))
        last = way.runs[-1]
        final = courses[-1].arrives if courses[-1] else drafts[-1].heading if drafts else facing
        goal = way.booth.code if way.booth else way.place.id if way.place else None
        on_and_on = len(way.runs) == 1 and bool(drafts) and all(draft.kind != "turn" for draft in drafts)
        if goal and on_and_on and drafts[0].seen is None and drafts[0].distance >= phrases.TOLD_FROM:
            drafts[0].goal = self._landmarks[last.level].in_view(goal, last.points[0], drafts[0].heading)
        drafts = few(drafts)
        for draft, later in pairwise(drafts):
            bare = later.kind == "turn" and later.seen is None and not draft.ride
            passed = draft.kind != "turn" and draft.seen is not None
            draft.few_steps = bare and not passed and draft.distance < phrases.TOLD_FROM
        return (*map(self._wording.step, drafts), self._wording.arrival(way, last.level, last.points[-1], final))

    def _walk(
        self,
        drafts: list[Draft],
        run: Run,
        straight: Course,
        told: set[str | Text],
        facing: float | None,
        before: Sequence[Way],
    ) -> None:
        """The steps of one run, without arriving."""
        signs = self._landmarks[run.level]
        stretches = [0.0, *(bend.distance for bend in straight.bends), straight.length]
        at = run.points[0]
        first = straight.headings[0]
        astray, shut = 0.0, False  # degrees to the right of the way; whether one cannot go as told without looking
        if drafts:  # out of a lift or off the stairs
            drafts[-1].heading, drafts[-1].distance = first, stretches[1]
            drafts[-1].seen = self._noted(signs.setting_off(at, first, told), told)
            begin = drafts[-1]
        else:
            angle = turned(facing, first) if facing is not None else 0.0
            turn = None
            if facing is not None:
                words = [(word, facing) for word in turns_of(angle)]
                turn, astray, shut = signs.ground.word(words, first, at, stretches[1])
            begin = Draft("start", turn, first, stretches[1], (run.level, *at))
            drafts.append(begin)
            if facing is None:
                self._set_off(begin, signs, at, first, told, before)
        marks = []
        corners = [at, *(bend.at for bend in straight.bends)]
        for k, bend in enumerate(straight.bends):
            seen = signs.at_turn(bend, corners[k], straight.headings[k], straight.headings[k + 1], told)
            marks.append(self._noted(seen, told))
        drift = self._pass(drafts, begin, signs, straight, 0, told, Drift(astray), shut)
        for k, bend in enumerate(straight.bends):
            if marks[k]:
                drift = Drift(drift.angle)
            leads, come = straight.headings[k + 1], straight.headings[k] + drift.angle
            distance = stretches[k + 2] - stretches[k + 1]
            spot = moved(bend.at, leads + 90.0, drift.aside)
            usual = turns_of(bend.turn)
            mark = marks[k]
            if mark and mark.side == "ahead":  # who comes up to something must turn
                usual = usual[:1]
            # who turns at a mark has come to it by the way; who passes it goes on as they came
            known = straight.headings[k] if marks[k] else come
            meant = [(word, come if word == "straight" else known) for word in usual]
            turn, astray, _ = signs.ground.word(meant, leads, spot, distance)
            kind: StepKind = "straight" if turn == "straight" else "turn"
            if kind == "straight" and marks[k] is None:
                drafts[-1].distance += distance
            else:
                drafts.append(Draft(kind, turn, leads, distance, (run.level, *bend.at), marks[k], bend=True))
            drift = Drift(astray, drift.aside, 0.0, drift.aside)
            drift = self._pass(drafts, drafts[-1], signs, straight, k + 1, told, drift)

    def _set_off(
        self, begin: Draft, signs: Landmarks, at: Point, first: float, told: set[str | Text], before: Sequence[Way]
    ) -> None:
        """Which way to go for one whose heading is not known."""
        booth = before[-1].booth if before else None
        if booth:
            seen, sign = signs.named(booth.code, at, first)
            if seen and seen.side != "ahead":
                begin.seen = self._noted(seen, told)
                return
            if sign:
                begin.away = sign.name
                return
        begin.seen = self._noted(signs.setting_off(at, first, told), told)

    def _pass(
        self,
        drafts: list[Draft],
        begin: Draft,
        signs: Landmarks,
        straight: Course,
        k: int,
        told: set[str | Text],
        drift: Drift,
        shut: bool = False,
    ) -> Drift:
        """Names what is beside stretch ``k``, so often that a walker who is led off it by ``drift`` finds its end:
        within the first step, or as steps of their own. ``shut``: something stands where they would set off to; they
        need to know on which side to pass it. The drift at the stretch's end."""
        stretches = [0.0, *(bend.distance for bend in straight.bends), straight.length]
        low, high = stretches[k], stretches[k + 1]
        size = high - low
        level, heading = begin.at[0], straight.headings[k]
        bare = begin.kind == "start" and begin.seen is None and begin.away is None
        found: list[Passing] = []
        if not shut and not signs.ground.strays(straight.line, low, high, drift.angle > 0):
            drift = Drift(0.0)
        needs = size > LONG_LEG or drift.lost(size) or shut
        if needs or (bare and size >= WORTH_PASSING):
            start = (begin.at[1:], heading) if bare and not shut else None
            end = high - (APART if k < len(straight.bends) and not bare else 1.0)
            within = REASSURES if size > LONG_LEG else CLOSE_BY if needs else BESIDE
            found = signs.beside(straight.line, low + 2.0, end, told, within, start)
            if bare and not found:
                found = signs.beside(straight.line, low + 2.0, end, told, BESIDE, start)
        done = low
        if shut:
            near = signs.in_sight(begin.at[1:], told)
            first = min((p for p in found if p.seen.sign.code in near), key=lambda p: abs(p.off), default=None)
            if first:
                seen = self._noted(first.seen, told)
                if bare:
                    begin.seen, bare = seen, False
                else:
                    at, _ = at_distance(straight.line, first.distance)
                    drafts[-1].distance -= high - first.distance
                    drafts.append(Draft("straight", "straight", heading, high - first.distance, (level, *at), seen))
                drift = drift.by(first, first.distance - low)
                done = first.distance
        while high - done > LONG_LEG or drift.lost(high - done) or (bare and size >= WORTH_PASSING):
            passing = following(found, done, high, told, drift)
            if passing is None:
                if high - done > LONG_LEG and done == low:
                    passing_at, seen = (low + high) / 2, None
                else:
                    break
            else:
                passing_at, seen = passing.distance, self._noted(passing.seen, told)
                led = drift.by(passing, passing_at - done)
                drift = led
            if bare and seen:
                begin.seen = seen
            else:
                at, _ = at_distance(straight.line, passing_at)
                drafts[-1].distance -= high - passing_at
                drafts.append(Draft("straight", "straight", heading, high - passing_at, (level, *at), seen))
            bare = False
            done = passing_at
            if seen is None:
                break
        if begin.kind == "start" and begin.seen is None and begin.away is None and size >= phrases.TOLD_FROM:
            begin.seen = self._noted(signs.towards(begin.at[1:], heading, begin.distance, told), told)
        return drift.after(high - done)

    def _noted(self, seen: Seen | None, told: set[str | Text]) -> Seen | None:
        """``seen``, from now on told: it is named at most once, and so is another booth of the same name."""
        if seen is not None:
            told |= {seen.sign.code, seen.sign.name}
        return seen
