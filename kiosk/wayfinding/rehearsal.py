"""Words tried before they are told: a way walked in thought by one who knows nothing but the words.

How such a walker goes is what people do who follow directions in a crowd; docs/routing.md says it in words. They turn
by eighths of a circle and line up with the open floor, misjudge distances, read names only from ``READ`` metres, go
round what is in the way, go by what they were told to pass, and turn at what they were told to turn at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, degrees, hypot, radians, sin

import numpy as np

from kiosk.hall.model import Point
from kiosk.hall.way import Landmark, Side
from kiosk.wayfinding.arrays import Flags, Floats
from kiosk.wayfinding.bends import MEANT, heading, turned
from kiosk.wayfinding.panorama import visible
from kiosk.wayfinding.rays import CLOSE, Rays
from kiosk.wayfinding.signs import Face, Signs
from kiosk.wayfinding.space import CLEARANCE, NARROW, Space, grown
from kiosk.wayfinding.walker import STRIDE, Habit, Told, Walker

PASSES = ("start", "straight", "link")
"""Steps whose landmarks one passes or walks towards."""
READ = 8.0
"""Metres from which a name is read in a crowd."""
LINED_UP = np.array(sorted(range(-30, 31, 5), key=abs), dtype=np.float64)
"""Degrees by which people change a turn so as to walk along the open floor."""
WALLED = 40.0
"""Degrees by which they rather turn than walk where they cannot walk at all."""
LOOKS = 20.0
"""Metres over which they look how far the floor is open."""
FREE = 1.5
"""Metres ahead that are free where one walks on without a thought."""
ROUND = np.array(sorted(range(-110, 111, 10), key=abs), dtype=np.float64)
"""Degrees by which one goes past what is in the way."""
BACK_AGAIN, HARDLY = 60.0, 30.0
"""Degrees that it must save to go on round the other side of it, and up to which one hardly leaves one's course."""
AS_SOON = 15.0
"""Degrees by which the way round one side must be shorter for all to take it: else some go left, some right."""
AISLE = 3.0
"""Metres to either side within which what stands there makes an aisle."""
CLOSEST, PASSED, TURNED_AT = 1.2, 3.0, 4.0
"""Metres to the side of something at which one passes it: no nearer; no further; no further where one turns there."""
STILL_AHEAD, IN_VIEW = 75.0, 60.0
"""Degrees to either side within which something is still to come, and within which it is ahead."""
AT_ONCE, AFTER_A_WHILE = 5.0, 20.0
"""Degrees from the turn that was told within which the floor must be open for one to turn, coming up to the mark, and
having gone ``A_WHILE`` along it."""
A_WHILE, MISSED = 3.0, 6.0
"""Metres beyond the first of a mark after which one turns less exactly, and after which one knows they are lost."""
UNCLEAR, CLEARLY = 5.0, 10.0
"""Degrees by which something may be on the other side; from which the goal is on a side."""
SEARCHED = 8.0
"""Metres to a side over which one looks at least for what is not where it should be."""


class Rehearsal:
    """Walks on one level, whose ``signs`` can be read. ``strides``: how many were taken so far."""

    def __init__(self, space: Space, signs: Signs) -> None:
        self._solid, self._signs = space.solid, signs
        self._wide, self._slim = Rays(space.free), Rays(grown(space.free, CLEARANCE - NARROW))
        self._faces: dict[str, Face | None] = {}
        self.strides = 0

    def walked(self, walker: Walker, told: Sequence[Told]) -> Walker | None:
        """``walker``, who is told ``told[0]`` where they stand, at the place of the last of ``told``, before they turn
        there; None where they are lost."""
        walker = walker.copied()
        for now, following in pairwise(told):
            self._set_off(walker, now)
            if not self._to(walker, now, following):
                return None
        return walker

    def course(self, walker: Walker, told: Told) -> float:
        """The heading along which ``walker`` sets off who is told ``told`` where they stand."""
        walker = walker.copied()
        self._set_off(walker, told)
        return walker.course

    def led(self, at: Point, come: float, told: Told) -> Point:
        """Where one ends who has come along heading ``come`` and follows ``told`` from ``at`` without looking for
        anything."""
        walker = Walker(Habit(), at, come, at)
        self._set_off(walker, told)
        for _ in range(int(told.metres / STRIDE)):
            if not self._stride(walker, walker.course):
                break
        return walker.at

    def _runs(self, walker: Walker, bearings: Floats, reach: float) -> Floats:
        return (self._slim if walker.habit.slim else self._wide).runs(walker.at, bearings, reach)

    # Turning

    def _set_off(self, walker: Walker, now: Told) -> None:
        if now.turn is None:
            walker.course = self._faced(walker, now.mark)
        elif now.kind != "straight" or self._in_aisle(walker):
            walker.course = self._lined_up(walker, now)
        else:
            walker.course = walker.come
        walker.body = walker.course
        walker.opening = ()
        if now.kind != "straight":
            walker.begun = walker.at

    def _faced(self, walker: Walker, mark: Landmark | None) -> float:
        seen = self._seen(mark.code, walker.at) if mark else None
        if mark is None or seen is None:
            return walker.course
        return (heading(walker.at, _nearest(walker.at, seen)) - _sideways(mark.side)) % 360.0

    def _in_aisle(self, walker: Walker) -> bool:
        across = np.array((walker.come - 90.0, walker.come + 90.0))
        return bool((self._runs(walker, across, AISLE) < AISLE).all())

    def _lined_up(self, walker: Walker, now: Told) -> float:
        wanted = _wanted(walker, now)
        far, offs = min(now.far, LOOKS), LINED_UP
        if now.kind == "turn" and walker.opening:
            offs = (np.array(walker.opening) - wanted + 180.0) % 360.0 - 180.0
        short = 1.0 - self._runs(walker, wanted + offs, far) / far
        return float(wanted + offs[int(np.argmin(np.abs(offs) + WALLED * short))]) % 360.0

    # Walking

    def _to(self, walker: Walker, now: Told, following: Told) -> bool:
        """Walks ``walker`` from where ``now`` is said to where ``following`` is; False where they are lost."""
        pace = now.far * (1 + walker.habit.misjudges)
        most = (1.5 if following.kind == "turn" else 1.25) * pace + 5.0
        mark = following.mark
        gone, searched = 0.0, False
        beside: float | None = None  # metres gone where one came up to the mark
        behind: float | None = None  # and where all of it was left behind
        while True:
            toward = self._toward(walker, now, following)
            if following.link and self._reaches(walker.at, following.link):
                return True
            seen = self._seen(mark.code, walker.at) if mark else None
            if mark and seen is not None:
                there = _nearest(walker.at, seen)
                off = turned(walker.body, heading(walker.at, there))
                far = hypot(there[0] - walker.at[0], there[1] - walker.at[1])
                if following.kind == "arrive":
                    if _in_view(mark.side, off):
                        return True
                elif following.kind == "straight":
                    if abs(off) >= STILL_AHEAD:
                        return True
                elif mark.side == "ahead":
                    if far < 2.0 and abs(off) < 90.0:
                        return True
                    if abs(off) <= IN_VIEW:
                        toward = heading(walker.at, there)
                elif _fits(mark.side, off):
                    if far <= TURNED_AT and abs(off) >= STILL_AHEAD:
                        beside = gone if beside is None else beside
                        behind = gone if behind is None and self._all_behind(walker, seen) else behind
                        if gone - beside >= walker.habit.late and self._turns(
                            walker, following, seen, AT_ONCE if gone - beside < A_WHILE else AFTER_A_WHILE
                        ):
                            return True
                    elif far > TURNED_AT or abs(off) < STILL_AHEAD:
                        toward = self._past(walker, seen, mark.side)
            elif mark is None and gone >= pace and (following.kind != "turn" or self._turns(walker, following)):
                return True
            if behind is not None and gone - behind > MISSED:
                return False
            if gone <= most and self._stride(walker, toward):
                gone += STRIDE
            elif mark and not searched:
                searched, beside, behind = True, None, None
                if self._search(walker, mark, gone):
                    if following.kind == "arrive":
                        return True
                    most = gone + READ
                else:
                    return following.kind == "straight"
            else:
                stands = following.kind == "turn" and mark is None and gone <= most
                return following.kind == "straight" or (stands and self._turns(walker, following, reach=FREE))

    def _all_behind(self, walker: Walker, seen: Floats) -> bool:
        step = seen - np.asarray(walker.at)
        offs = _turned(walker.body, np.degrees(np.arctan2(step[:, 0], -step[:, 1])))
        return bool((np.abs(offs) >= STILL_AHEAD).all())

    def _toward(self, walker: Walker, now: Told, following: Told) -> float:
        """On, or so as to go by what one was told to pass."""
        passed = [each.mark for each in (now, following) if each.mark and each.kind in PASSES]
        for mark in sorted(passed, key=lambda each: each.side == "ahead"):
            seen = self._seen(mark.code, walker.at)
            if seen is None:
                continue
            there = heading(walker.at, _nearest(walker.at, seen))
            if abs(turned(walker.course, there)) <= STILL_AHEAD:
                return there if mark.side == "ahead" else self._past(walker, seen, mark.side, PASSED)
        return walker.course

    def _past(self, walker: Walker, seen: Floats, side: Side, furthest: float = CLOSEST) -> float:
        """The heading by which one goes past ``seen`` with it on ``side``, at ``CLOSEST`` to ``furthest`` metres."""
        sign = 1.0 if side == "right" else -1.0
        step = seen - np.asarray(walker.at)
        offs = sign * _turned(walker.body, np.degrees(np.arctan2(step[:, 0], -step[:, 1])))
        inmost = int(np.argmin(offs))
        off, far = float(offs[inmost]), hypot(*step[inmost].tolist())
        aside = far * sin(radians(off))
        if CLOSEST <= aside <= furthest:
            return walker.course
        wanted = CLOSEST if aside < CLOSEST else furthest
        return (walker.body + sign * (off - degrees(atan2(wanted, max(far, wanted))))) % 360.0

    def _stride(self, walker: Walker, toward: float) -> bool:
        """One stride towards a heading, or past what is in the way by the smallest angle; False where there is none."""
        self.strides += 1
        if toward != walker.way or walker.free < FREE:
            walker.free = float(self._runs(walker, np.array([toward]), CLOSE)[0])
        if walker.free >= FREE:
            walker.stride(toward, 0.0)
            return True
        runs = self._runs(walker, toward + ROUND, CLOSE)
        other_side = (ROUND * walker.leaning < 0) & (np.abs(ROUND) > HARDLY)
        cost = np.abs(ROUND) + np.where(other_side, BACK_AGAIN, 0.0)
        if not walker.leaning:
            cost += np.where(ROUND * walker.habit.prefers < 0, AS_SOON, 0.0)
        for least in (CLOSE, FREE, 0.8, 0.4):
            fits = np.flatnonzero(runs >= least)
            if len(fits):
                off = float(ROUND[fits[np.argmin(cost[fits])]])
                walker.free = 0.0
                walker.stride(toward + off, off)
                return True
        return False

    def _turns(
        self,
        walker: Walker,
        following: Told,
        seen: Floats | None = None,
        within: float = AFTER_A_WHILE,
        reach: float = 4.0,
    ) -> bool:
        """Whether the floor is open ``within`` degrees of where ``following`` turns to; where its mark, ``seen``, is on
        the side to which one turns, so that one turns round it. The open headings about there are kept."""
        far, wanted = min(following.far, reach), _wanted(walker, following)
        ways = wanted + LINED_UP
        fits: Flags = self._runs(walker, ways, far) >= far - 0.5
        side = following.mark.side if following.mark else ""
        if seen is not None and side and (following.turn or "").endswith(side):
            step = seen - np.asarray(walker.at)
            there = np.degrees(np.arctan2(step[:, 0], -step[:, 1]))
            offs = (1.0 if side == "right" else -1.0) * _turned(ways[:, None], there[None, :])
            fits = fits & (offs > -UNCLEAR).all(axis=1)
        walker.opening = tuple(ways[fits].tolist())
        return bool((np.abs(LINED_UP[fits]) <= within).any())

    def _search(self, walker: Walker, mark: Landmark, gone: float) -> bool:
        """Goes to the side where something should be that is not seen."""
        if mark.side == "ahead":
            return False
        begun, come = walker.at, walker.come
        for _ in range(int(max(SEARCHED, gone / 3) / STRIDE)):
            seen = self._seen(mark.code, walker.at)
            if seen is not None and _fits(mark.side, turned(come, heading(begun, _nearest(begun, seen)))):
                walker.body = come
                return True
            if not self._stride(walker, come + _sideways(mark.side)):
                break
        walker.at, walker.body = begun, come
        return False

    # Seeing

    def _reaches(self, at: Point, there: Point) -> bool:
        """Whether one who stands ``at`` a point sees a link ``there``."""
        if hypot(there[0] - at[0], there[1] - at[1]) > READ:
            return False
        return bool(visible(self._solid, np.asarray(at), np.array([there]))[0])

    def _seen(self, code: str, at: Point) -> Floats | None:
        """The points (n, 2) of a sign that can be read from ``at``, None where there is none."""
        if code not in self._faces:
            self._faces[code] = self._signs.face(code)
        face = self._faces[code]
        if face is None or hypot(face.middle[0] - at[0], face.middle[1] - at[1]) > READ + face.size:
            return None
        away = np.asarray(at) - face.points
        near = (away * away).sum(axis=1) <= READ * READ
        if face.normals is not None:
            near &= (away * face.normals).sum(axis=1) > 0
        points = face.points[near]
        if len(points):
            points = points[visible(self._solid, np.asarray(at), points)]
        return points if len(points) else None


def _wanted(walker: Walker, told: Told) -> float:
    """The heading to which ``told`` turns, as ``walker`` turns."""
    return walker.come + MEANT[told.turn or "straight"] + walker.habit.veers


def _nearest(at: Point, points: Floats) -> Point:
    step = points - np.asarray(at)
    x, y = points[int(np.argmin((step * step).sum(axis=1)))].tolist()
    return (x, y)


def _turned(before: float | Floats, after: Floats) -> Floats:
    found: Floats = (after - before + 180.0) % 360.0 - 180.0
    return found


def _sideways(side: Side) -> float:
    return {"left": -90.0, "right": 90.0, "ahead": 0.0}[side]


def _fits(side: Side, off: float) -> bool:
    """Whether something ``off`` degrees to the right of where one walks may be said to be on ``side``."""
    return -UNCLEAR < (off if side == "right" else -off) < 180.0 - UNCLEAR


def _in_view(side: Side, off: float) -> bool:
    """Whether the goal, ``off`` degrees to the right of where one walks, is where it was said to be."""
    return abs(off) <= 90.0 if side == "ahead" else _fits(side, off) and abs(off) >= CLEARLY
