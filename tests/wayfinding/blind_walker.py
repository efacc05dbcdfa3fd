"""A walker who was told the steps and has never seen the plan: the test of whether directions can be followed.

What it knows: of each step its kind, turn, distance as told (nothing under 5 m, else to 5 m), landmark and side; for a
step by a link which link that is; before the kiosk, where it looks. It never reads a step's heading or point, nor the
way's line. Every told distance comes out wrong by up to a fifth.

What it sees: names within 8 m in line of sight, a booth's from its open sides, a place's where its room, desk or mark
is; and, as any walking person does, where the floor is free, so that it bumps into nothing. Why each thing it does is
fair:

- *Turning.* "Left" is 90 degrees, "slightly" 40, "sharp" 135, "back" 180, "straight" 0, from the direction in which it
  has come since it last turned. It then lines up with the free floor: within 30 degrees of that it weighs turning more
  or less against how much of the told distance (20 m at most) is free. People do not set off towards a wall. Told to
  keep straight on it lines up only in an aisle, with something within 3 m on both sides.
- *Walking.* It keeps its direction; where something is in the way it goes round it, or along it, by the smallest angle,
  and takes its direction up again. It sees 4.5 m ahead where one can go on, and takes such a way first. Having begun on
  one side it stays on it, unless the other is within 30 degrees of its direction or saves 60. That is how one goes
  round a pillar and along an aisle.
- *Passing.* Told to pass something on a side, once it sees it, it goes by within 3 m on that side; told to walk
  towards something, it does, unless it sees what it is to pass next. Told to keep straight on past something it reads
  on once that is beside it.
- *Out of a link.* It looks onward as the stairs lead, or away from the wall in which the lift is. What the step names
  is on the level to which it comes.
- *A turn with a mark.* It ignores the distance. Once it sees the mark it walks up to it, keeping it on the told side,
  and turns where it is beside it and the floor is open that way: round a mark on the side to which it turns, never
  into it. A mark told as ahead it walks up to. Having left all of it 6 m behind without being able to turn, it is lost.
- *A turn without a mark.* After the told distance, as it misjudges it (a few steps, where none is told), as soon as
  the floor is open that way; before that only where it cannot go on.
- *Arriving.* Only on the last step does it look for the goal. If it sees it on the told side, "ahead" being anything
  that is not behind it, it goes there.
- *Not seeing what should be there.* A quarter further than told, as it misjudges it (half as far again for a turn), and
  5 m more it walks on. Then it looks once, going to the side where it should be, 8 m or a third of what it has walked:
  whoever is told "on your left" and sees nothing has kept too far to the right. What should be ahead it does not look
  for. What it was only to pass it then leaves be and reads on; without a turn's mark or the goal it is lost.

It has found a booth when it stands within 1.5 m of an open side and has that side before it; a place within 2.5 m.

``python -m tests.wayfinding.blind_walker`` walks a whole hall and prints every failure with its steps.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from random import Random

import numpy as np
import shapely
from numpy.typing import NDArray

from kiosk.hall.model import OBSTACLE_KINDS, Booth, Event, Place, Point, Rectangle
from kiosk.hall.way import Leg, LevelChange, Spot, Step
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare
from kiosk.wayfinding import Navigator
from tests.halls import hall

SIGHT = 8.0
STRIDE = 0.25
CELL = 0.1
WIDTH = 0.25
"""Half of what the walker's body needs."""
NOMINAL = {
    "straight": 0.0,
    "slight_left": -40.0,
    "left": -90.0,
    "sharp_left": -135.0,
    "slight_right": 40.0,
    "right": 90.0,
    "sharp_right": 135.0,
    "u_turn": 180.0,
}
LINED_UP = 30
"""Degrees by which lining up with the free floor may change a turn."""
AHEAD = 4.5
"""Metres ahead over which it sees where to go past what is in the way."""
LOOKS = 20.0
"""Metres over which it looks how far the floor is free."""
WALLED = 40.0
"""Degrees by which it rather turns than walk in a direction where it cannot walk at all."""
BEST, OPENING = 5, 20
"""Degrees from the turn that was told within which the floor must be open for one to turn there: at first,
and having gone 3 m along the mark."""
CLEARLY = 10.0
"""Degrees from which the goal is on a side and not ahead."""
FORGIVEN = 5.0
"""Degrees by which something may be on the other side."""
SEARCHED = 8.0
"""Metres to the side over which it looks at least for what it does not see where it should be."""
FEW_STEPS = 2.5
"""Metres walked where no distance is told."""
AISLE = 3.0
"""Metres to either side within which what stands there makes an aisle, along which one walks."""
CLOSE = 1.2
"""Metres at which something is gone by close at hand."""
BESIDE = 4.0
"""Metres within which one is at a mark."""
PASSING = 3.0
"""Metres within which one passes what one was told to pass."""
BEFORE_IT = 75.0
"""Degrees to either side within which something is still to come."""
WIDE_VIEW = 60.0
"""Degrees to either side within which something is ahead."""
OPEN_KINDS = ("entrance", "exit", "seating", "water", "parking", "bus")

Floats = NDArray[np.float64]


@dataclass
class Floor:
    """One level as eyes and feet know it, in cells of ``CELL`` metres: ``free`` for a body, ``solid`` to the eye."""

    left: float
    top: float
    free: NDArray[np.bool_]
    solid: NDArray[np.bool_]

    def runs(self, at: Point, bearings: Floats, reach: float) -> Floats:
        """Metres one can walk from ``at`` along each of ``bearings``, at most ``reach``."""
        far = np.arange(CELL, reach + CELL, CELL)
        blocked = ~self._at(self.free, at, bearings, far, outside=False)
        first = np.where(blocked.any(axis=1), blocked.argmax(axis=1), len(far))
        return np.minimum(first * CELL, reach)

    def sees(self, at: Point, there: Floats) -> NDArray[np.bool_]:
        """Whether nothing stands between ``at`` and each of the points ``there`` (n, 2), but what they are on."""
        step = there - np.asarray(at)
        far = np.hypot(step[:, 0], step[:, 1])
        shares = np.arange(0.0, 1.0, CELL / max(SIGHT, 1.0))
        points = np.asarray(at) + step[:, None, :] * shares[None, :, None]
        inside = self._cells(self.solid, points, outside=True)
        inside &= shares[None, :] * far[:, None] < far[:, None] - 2 * CELL
        return ~inside.any(axis=1)

    def _at(
        self, cells: NDArray[np.bool_], at: Point, bearings: Floats, far: Floats, outside: bool
    ) -> NDArray[np.bool_]:
        turn = np.radians(bearings)
        points = np.stack((at[0] + np.outer(np.sin(turn), far), at[1] - np.outer(np.cos(turn), far)), axis=-1)
        return self._cells(cells, points, outside)

    def _cells(self, cells: NDArray[np.bool_], points: Floats, outside: bool) -> NDArray[np.bool_]:
        x = np.floor((points[..., 0] - self.left) / CELL).astype(np.int64)
        y = np.floor((points[..., 1] - self.top) / CELL).astype(np.int64)
        within = (x >= 0) & (y >= 0) & (x < cells.shape[1]) & (y < cells.shape[0])
        found: NDArray[np.bool_] = cells[np.where(within, y, 0), np.where(within, x, 0)]
        found[~within] = outside
        return found


@dataclass(frozen=True)
class Sign:
    """Something with a name: points on what one sees of it, the way each looks (0, 0: any), and how near is there."""

    points: Floats
    normals: Floats
    there: float

    def near(self, at: Point) -> bool:
        """Whether any of it may be within sight of ``at``."""
        x, y = self.points[0].tolist()
        return hypot(x - at[0], y - at[1]) <= SIGHT + self.size

    @cached_property
    def size(self) -> float:
        """Metres from its first point to the furthest."""
        return float(np.hypot(*(self.points - self.points[0]).T).max())


class Hall:
    """What there is to see and to bump into in ``event``."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._floors: dict[str, Floor] = {}
        self._signs: dict[str, Sign] = {}

    def floor(self, level: str) -> Floor:
        if level not in self._floors:
            self._floors[level] = _floor(self.event, level)
        return self._floors[level]

    def sign(self, code: str) -> Sign:
        if code not in self._signs:
            booth, place = self.event.booth_by_code.get(code), self.event.place_by_id.get(code)
            assert booth or place, code
            self._signs[code] = _booth_sign(booth) if booth else _place_sign(self.event, place) if place else None
        return self._signs[code]


def _floor(event: Event, level: str) -> Floor:
    floors = [
        shapely.Polygon(a.shape.outer, a.shape.holes) for a in event.areas if a.level == level and a.kind == "floor"
    ]
    things = [
        shapely.Polygon(a.shape.outer, a.shape.holes)
        for a in event.areas
        if a.level == level and a.kind in OBSTACLE_KINDS
    ]
    things += [shapely.Polygon(booth.outline().outer) for booth in event.booths if booth.level == level]
    left, top, right, bottom = shapely.union_all(floors).bounds
    shape = int((bottom - top) / CELL) + 1, int((right - left) / CELL) + 1
    found = Floor(left, top, np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_))

    def paint(cells: NDArray[np.bool_], polygon: shapely.Geometry, value: bool) -> None:
        x0, y0, x1, y1 = polygon.bounds
        columns = np.arange(max(0, int((x0 - left) / CELL)), min(shape[1], int((x1 - left) / CELL) + 2))
        rows = np.arange(max(0, int((y0 - top) / CELL)), min(shape[0], int((y1 - top) / CELL) + 2))
        if not len(columns) or not len(rows):
            return
        shapely.prepare(polygon)
        xs, ys = np.meshgrid(left + (columns + 0.5) * CELL, top + (rows + 0.5) * CELL)
        part = cells[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        part[shapely.contains_xy(polygon, xs, ys)] = value

    paint(found.free, shapely.buffer(shapely.union_all(floors), -WIDTH), True)
    for thing in things:
        paint(found.free, shapely.buffer(thing, WIDTH), False)
        paint(found.solid, thing, True)
    return found


def _booth_sign(booth: Booth) -> Sign:
    """A booth as seen from its open sides: the workbook's letters, a rectangle's before its rotation, a polygon's by
    where its sides look."""
    ring = shapely.Polygon(booth.outline().outer)
    corners = list(shapely.get_coordinates(shapely.geometry.polygon.orient(ring, 1.0)).tolist())
    points, normals = [], []
    for a, b in pairwise(corners):
        size = hypot(b[0] - a[0], b[1] - a[1])
        if size < 1e-6:
            continue
        normal = ((b[1] - a[1]) / size, (a[0] - b[0]) / size)
        looks = degrees(atan2(normal[0], -normal[1]))
        turn = booth.shape.rotation if isinstance(booth.shape, Rectangle) else 0.0
        letters = {"NESW"[k] for k in range(4) if abs((looks - turn - 90 * k + 180) % 360 - 180) <= 45.01}
        if booth.front in ("", "all") or letters & set(booth.front):
            for share in np.linspace(0.05, 0.95, max(2, int(size / 0.7))):
                points.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
                normals.append(normal)
    return Sign(np.array(points), np.array(normals), 1.5)


def _place_sign(event: Event, place: Place) -> Sign:
    """A place where its mark is, and all round the room, stand or desk that it is in or at the door of."""
    mark = shapely.Point(place.at)
    shapes = [
        shapely.Polygon(area.shape.outer)
        for area in event.areas
        if area.level == place.level and area.kind in ("blocked", "stage")
    ]
    near = 0.0 if place.kind in OPEN_KINDS else 1.0
    rooms = [shape for shape in shapes if shapely.distance(shape, mark) <= near]
    points = [place.at]
    for room in rooms:
        line = shapely.segmentize(room.exterior, 0.7)
        points.extend((x, y) for x, y in shapely.get_coordinates(line).tolist())
    found = np.array(points)
    return Sign(found, np.zeros_like(found), 2.5)


@dataclass
class Outcome:
    """``why``: empty where the goal was found, else what went wrong; ``track``: where the walker has been."""

    why: str
    track: list[Point] = field(default_factory=list)

    @property
    def found(self) -> bool:
        return not self.why


class Lost(Exception):
    """The walker does not know on."""


class Walker:
    """Follows ``steps`` from ``spot``. ``errors``: by how much each told distance comes out wrong, as a share."""

    def __init__(self, hall: Hall, spot: Spot, changes: Sequence[LevelChange], errors: Iterator[float]) -> None:
        self.hall, self.level, self.at = hall, spot.level, spot.at
        self.body = self.course = spot.heading or 0.0
        self.changes = list(changes)
        self.errors = errors
        self.track: list[Point] = [spot.at]
        self.leaning = 0.0
        self.opening: Floats = np.empty(0)
        self.begun = spot.at

    def follow(self, steps: Sequence[Step]) -> Outcome:
        try:
            for k, step in enumerate(steps[:-1]):
                self._turn(step)
                self._walk(step, steps[k + 1])
        except Lost as lost:
            return Outcome(str(lost), self.track)
        return Outcome("", self.track)

    # Turning

    def _turn(self, step: Step) -> None:
        if step.kind == "link":
            self._ride(step)
        elif step.turn is None:
            self._face(step)
        elif step.kind in ("turn", "start") or self._in_aisle():
            self.course = self._lined_up(step)
        else:
            self.course = self._come()
        self.body = self.course
        self.opening = np.empty(0)
        if step.kind != "straight":
            self.begun = self.at

    def _come(self) -> float:
        """The direction in which it has come since it last turned; turns are meant from there."""
        far = hypot(self.at[0] - self.begun[0], self.at[1] - self.begun[1])
        return bearing(self.begun, self.at) if far >= 3.0 else self.course

    def _in_aisle(self) -> bool:
        """Whether something stands close by on both sides."""
        across = np.array((self._come() - 90.0, self._come() + 90.0))
        return bool((self._floor().runs(self.at, across, AISLE) < AISLE - 0.5 * CELL).all())

    def _lined_up(self, step: Step) -> float:
        """The direction of ``step``'s turn, by the free floor: where it is a turn, one of those found open."""
        wanted = self._come() + NOMINAL[step.turn or "straight"]
        far = min(told(step) or FEW_STEPS, LOOKS)
        offs = np.array(sorted(range(-LINED_UP, LINED_UP + 1, 5), key=abs), dtype=np.float64)
        if step.kind == "turn" and len(self.opening):
            offs = (self.opening - wanted + 180.0) % 360.0 - 180.0
        short = 1.0 - self._floor().runs(self.at, wanted + offs, far) / far
        return float(wanted + offs[int(np.argmin(np.abs(offs) + WALLED * short))]) % 360.0

    def _face(self, step: Step) -> None:
        """Where the gaze is not known: so that the landmark is on the side that is told."""
        if step.landmark and (seen := self._seen(step.landmark.code)) is not None:
            side = {"left": 90.0, "right": -90.0, "ahead": 0.0}[step.landmark.side]
            self.course = self.body = (bearing(self.at, nearest(self.at, seen)) + side) % 360.0

    def _ride(self, step: Step) -> None:
        change = self.changes.pop(0)
        if hypot(change.begin[1] - self.at[0], change.begin[2] - self.at[1]) > 2.5:
            raise Lost(f"not at the {change.kind}")
        self.level, self.at = change.end[0], change.end[1:]
        self.track.append(self.at)
        self.begun = self.at
        out = self._out(change)
        if step.turn is None or out is None:
            self._face(step)
        else:
            self.body = self.course = out
            self.course = self._lined_up(step)

    def _out(self, change: LevelChange) -> float | None:
        """Where it looks who has come out: onward as the stairs lead, or out of the wall in which the lift is."""
        begin, end = change.begin[1:], change.end[1:]
        if hypot(end[0] - begin[0], end[1] - begin[1]) >= 2.0:
            return bearing(begin, end)
        around = np.arange(0.0, 360.0, 10.0)
        runs = self._floor().runs(end, around, 1.5)
        walled = around[runs <= runs.min() + 0.5 * CELL]
        if runs.min() >= 1.5:
            return None
        middle = np.exp(1j * np.radians(walled)).mean()
        return float(np.degrees(np.angle(middle)) + 180.0) % 360.0

    # Walking

    def _walk(self, step: Step, following: Step) -> None:
        expected = told(step) or FEW_STEPS
        pace = expected * (1 + next(self.errors))
        mark = following.landmark if following.kind != "link" else None  # what it names is on the next level
        most = (1.5 if following.kind == "turn" else 1.25) * pace + 5.0
        walked = 0.0
        was_beside: float | None = None
        behind: float | None = None
        searched = False
        while True:
            toward = self._toward(step, following)
            if following.kind == "link" and walked >= 0 and self._at_link():
                return
            if following.kind == "arrive" and mark:
                if self._goal_in_view(mark.code, mark.side):
                    self._approach(mark.code)
                    return
            elif mark and (seen := self._seen(mark.code)) is not None:
                there = nearest(self.at, seen)
                off = turned(self.body, bearing(self.at, there))
                far = hypot(there[0] - self.at[0], there[1] - self.at[1])
                if following.kind == "straight":
                    if abs(off) >= BEFORE_IT:
                        return
                elif mark.side == "ahead":
                    if far < 2.0 and abs(off) < 90:
                        return
                    if abs(off) <= WIDE_VIEW:
                        toward = bearing(self.at, there)
                elif side_fits(mark.side, off):
                    if far > BESIDE:
                        toward = self._by(seen, mark.side)
                    elif abs(off) >= BEFORE_IT:
                        was_beside = walked if was_beside is None else was_beside
                        if behind is None and self._all_behind(seen):
                            behind = walked
                        just = BEST if walked - was_beside < 3.0 else OPENING
                        if self._open(following, seen, just):
                            return
                    else:
                        toward = self._by(seen, mark.side)
            elif following.kind == "straight":
                if not mark and walked >= pace:
                    return
            elif following.kind == "turn" and not mark and walked >= pace and self._open(following):
                return
            if behind is not None and walked - behind > 6.0:
                raise Lost(f"cannot turn after {mark.code if mark else ''}")
            over = walked > most
            if over or not self._stride(toward):
                if mark and not searched:
                    searched, was_beside, behind = True, None, None
                    if self._search(mark.code, mark.side, walked):
                        if following.kind == "arrive":
                            self._approach(mark.code)
                            return
                        most = walked + SIGHT
                        continue
                if following.kind == "straight":
                    return
                if over:
                    raise Lost(f"walked {walked:.0f} m without coming to {following.kind} {mark.code if mark else ''}")
                if following.kind == "turn" and not mark and self._open(following, little=True):
                    return
                raise Lost(f"cannot walk on to {following.kind} {mark.code if mark else ''}")
            walked += STRIDE

    def _all_behind(self, seen: Floats) -> bool:
        return all(abs(turned(self.body, bearing(self.at, (x, y)))) >= BEFORE_IT for x, y in seen.tolist())

    def _toward(self, step: Step, following: Step) -> float:
        """Where to walk now: on, or so as to pass on its side what ``step`` or a step straight on after it names."""
        passed = [
            each.landmark for each in (step, following) if each.landmark and each.kind in ("start", "straight", "link")
        ]
        for landmark in sorted(passed, key=lambda landmark: landmark.side == "ahead"):
            seen = self._seen(landmark.code)
            if seen is None:
                continue
            there = nearest(self.at, seen)
            if abs(turned(self.course, bearing(self.at, there))) <= BEFORE_IT:
                if landmark.side == "ahead":
                    return bearing(self.at, there)
                return self._by(seen, landmark.side, PASSING)
        return self.course

    def _by(self, seen: Floats, side: str, far: float = CLOSE) -> float:
        """The bearing by which one goes past ``seen`` with it on ``side``, between ``CLOSE`` and ``far`` metres off:
        the course, where that does."""
        sign = 1.0 if side == "right" else -1.0
        angles = [turned(self.body, bearing(self.at, (x, y))) for x, y in seen.tolist()]
        fars = np.hypot(seen[:, 0] - self.at[0], seen[:, 1] - self.at[1]).tolist()
        inmost = min(range(len(angles)), key=lambda k: sign * angles[k])  # of its points
        off = sign * angles[inmost]
        aside = fars[inmost] * sin(radians(off))
        if CLOSE <= aside <= far:
            return self.course
        wanted = CLOSE if aside < CLOSE else far
        beside = degrees(atan2(wanted, max(fars[inmost], wanted)))
        return (self.body + sign * (off - beside)) % 360.0

    def _stride(self, toward: float) -> bool:
        """One stride towards a bearing, or past what is in the way by the smallest angle; False where there is none."""
        offs = np.arange(0, 120, 10, dtype=np.float64)
        both = np.concatenate((offs, -offs[1:]))
        runs = self._floor().runs(self.at, toward + both, AHEAD)
        other_side = (both * self.leaning < 0) & (np.abs(both) > 30.0)
        cost = np.abs(both) + np.where(other_side, 60.0, 0.0)
        for least in (1.5 if runs[0] >= 1.5 else AHEAD, 1.5, 0.8, 0.4):
            fits = np.flatnonzero(runs >= least)
            if len(fits):
                off = float(both[fits[np.argmin(cost[fits])]])
                self.leaning = off
                self._step(toward + off)
                return True
        return False

    def _step(self, way: float) -> None:
        turn = radians(way)
        self.at = (self.at[0] + STRIDE * sin(turn), self.at[1] - STRIDE * cos(turn))
        self.track.append(self.at)
        back = self.track[max(0, len(self.track) - 8)]
        if hypot(self.at[0] - back[0], self.at[1] - back[1]) > STRIDE:
            self.body = bearing(back, self.at)

    def _open(self, following: Step, seen: Floats | None = None, within: float = OPENING, little: bool = False) -> bool:
        """Whether the floor is open ``within`` degrees of where ``following`` turns to; where its mark, ``seen``, is on
        the side to which one turns, so that one turns round it and not into it."""
        far = min(told(following) or FEW_STEPS, 1.5 if little else 4.0)
        wanted = self._come() + NOMINAL[following.turn or "straight"]
        ways = wanted + np.array(sorted(range(-LINED_UP, LINED_UP + 1, 5), key=abs), dtype=np.float64)
        fits = self._floor().runs(self.at, ways, far) >= far - 0.5
        side = following.landmark.side if following.landmark and seen is not None else ""
        if side and (following.turn or "").endswith(side) and seen is not None:
            sign = 1.0 if side == "right" else -1.0
            angles = np.array([bearing(self.at, (x, y)) for x, y in seen.tolist()])
            offs = sign * ((angles[None, :] - ways[:, None] + 180.0) % 360.0 - 180.0)
            fits &= (offs > -5.0).all(axis=1)
        self.opening = ways[fits]
        return bool((np.abs(self.opening - wanted) <= within).any())

    # Seeing

    def _floor(self) -> Floor:
        return self.hall.floor(self.level)

    def _seen(self, code: str) -> Floats | None:
        """The points of a sign that are in sight, None where there is none."""
        sign = self.hall.sign(code)
        if not sign.near(self.at):
            return None
        away = np.asarray(self.at) - sign.points
        near = np.hypot(away[:, 0], away[:, 1]) <= SIGHT
        near &= ((away * sign.normals).sum(axis=1) > 0) | ~sign.normals.any(axis=1)
        points = sign.points[near]
        points = points[self._floor().sees(self.at, points)] if len(points) else points
        return points if len(points) else None

    def _goal_in_view(self, code: str, side: str) -> bool:
        seen = self._seen(code)
        if seen is None:
            return False
        off = turned(self.body, bearing(self.at, nearest(self.at, seen)))
        return abs(off) <= 90.0 if side == "ahead" else side_fits(side, off) and abs(off) >= CLEARLY

    def _at_link(self) -> bool:
        begin = self.changes[0].begin
        there = begin[1:]
        far = hypot(there[0] - self.at[0], there[1] - self.at[1])
        if begin[0] != self.level or far > SIGHT:
            return False
        if not bool(self._floor().sees(self.at, np.array([there]))[0]):
            return False
        self._go(there, 1.0)
        return True

    def _search(self, code: str, side: str, walked: float) -> bool:
        """Goes to the side where something should be, for it has strayed to the other, as far as that may be, and looks
        for it there, nowhere else. Comes back where it does not find it."""
        come, begun = self._come(), self.at
        far = max(SEARCHED, walked / 3)
        for turn in {"left": (-90.0,), "right": (90.0,), "ahead": ()}[side]:
            for _ in range(int(far / STRIDE)):
                seen = self._seen(code)
                if seen is not None and side_fits(side, turned(come, bearing(begun, nearest(begun, seen)))):
                    self.body = come
                    return True
                if not self._stride(come + turn):
                    break
            self.at, self.body = begun, come
            self.track.append(begun)
        return False

    def _approach(self, code: str) -> None:
        """Goes to what it sees and came for."""
        sign = self.hall.sign(code)
        there = self.at
        for _ in range(int(2 * SIGHT / STRIDE)):
            seen = self._seen(code)
            there = there if seen is None else nearest(self.at, seen)
            if seen is not None and hypot(there[0] - self.at[0], there[1] - self.at[1]) <= sign.there:
                return
            if not self._stride(bearing(self.at, there)):
                break
        raise Lost(f"cannot come to {code}")

    def _go(self, there: Point, near: float) -> None:
        for _ in range(int(2 * SIGHT / STRIDE)):
            if hypot(there[0] - self.at[0], there[1] - self.at[1]) <= near:
                return
            if not self._stride(bearing(self.at, there)):
                break
        raise Lost("cannot come to the link")


def told(step: Step) -> float | None:
    """The distance in a step's words."""
    return None if step.distance_m < 5.0 else max(5.0, 5.0 * int(step.distance_m / 5.0 + 0.5))


def bearing(a: Point, b: Point) -> float:
    return degrees(atan2(b[0] - a[0], a[1] - b[1])) % 360.0


def turned(before: float, after: float) -> float:
    return (after - before + 180.0) % 360.0 - 180.0


def nearest(at: Point, points: Floats) -> Point:
    x, y = points[int(np.argmin(np.hypot(points[:, 0] - at[0], points[:, 1] - at[1])))].tolist()
    return (x, y)


def side_fits(side: str, off: float) -> bool:
    """Whether something ``off`` degrees from where one walks may be said to be on ``side``; 15 degrees are forgiven."""
    return -FORGIVEN < (off if side == "right" else -off) < 180.0 - FORGIVEN


DRAWS: Mapping[str, object] = {"-20 %": -0.2, "exact": 0.0, "+20 %": 0.2, "seed 1": 1, "seed 2": 2}


def errors(draw: str) -> Iterator[float]:
    """Errors of the told distances, without end."""
    value = DRAWS[draw]
    random = Random(f"walker/{draw}")
    while True:
        yield value if isinstance(value, float) else random.uniform(-0.2, 0.2)


def walk(hall: Hall, spot: Spot, leg: Leg, draw: str = "exact") -> Outcome:
    """Walks ``leg`` as told."""
    return Walker(hall, spot, leg.changes, errors(draw)).follow(leg.steps)


@dataclass(frozen=True)
class Trip:
    kiosk: str
    to: str
    draw: str
    leg: Leg
    outcome: Outcome


def trips(event: Event, goals: Sequence[str], draws: Sequence[str] = tuple(DRAWS)) -> Iterator[Trip]:
    """Every kiosk of ``event`` to every one of ``goals``, in every draw."""
    there, navigator = Hall(event), Navigator(event)
    for kiosk in event.kiosks:
        spot = navigator.spot(kiosk.id)
        for to in goals:
            for leg in navigator.route(spot, [to]).legs:
                for draw in draws:
                    yield Trip(kiosk.id, to, draw, leg, walk(there, spot, leg, draw))


def most_steps(event: Event) -> int:
    """The most steps of any way from a booth of ``event`` to another."""
    navigator, codes = Navigator(event), [booth.code for booth in event.booths]
    routes = (navigator.route(navigator.spot(a), [b]) for a in codes for b in codes if a != b)
    return max(len(leg.steps) for route in routes for leg in route.legs)


def main() -> None:
    parser = argparse.ArgumentParser(description="Walks as told and prints who gets lost, and where.")
    parser.add_argument("--booths", type=int, help="a generated hall of so many booths; without, the shipped hall")
    parser.add_argument("--seeds", type=int, default=1, help="so many generated halls")
    parser.add_argument("--first", type=int, default=0, help="the first of their seeds")
    parser.add_argument("--sample", type=int, help="so many booths of each hall, at random")
    parser.add_argument("--quiet", action="store_true", help="only the counts")
    chosen = parser.parse_args()
    shipped = prepare(SHIPPED_EVENT, None).event
    assert shipped is not None
    events = (
        {"shipped": shipped}
        if not chosen.booths
        else {
            f"{chosen.booths}/{seed}": hall(chosen.booths, seed)
            for seed in range(chosen.first, chosen.first + chosen.seeds)
        }
    )
    if not chosen.booths:
        print(f"at most {most_steps(shipped)} steps from a booth to another")
    pairs = failed = 0
    for name, event in events.items():
        goals = [booth.code for booth in event.booths]
        if chosen.sample and chosen.sample < len(goals):
            goals = Random(name).sample(goals, chosen.sample)
        goals += [place.id for place in event.places]
        lost: dict[tuple[str, str], list[Trip]] = {}
        count = set()
        for trip in trips(event, goals):
            count.add((trip.kiosk, trip.to))
            if not trip.outcome.found:
                lost.setdefault((trip.kiosk, trip.to), []).append(trip)
        pairs, failed = pairs + len(count), failed + len(lost)
        print(f"{name}: {len(count) - len(lost)} of {len(count)} pairs found in every draw")
        for (kiosk, to), gone in lost.items():
            if chosen.quiet:
                continue
            print(f"\n{name} {kiosk} to {to}, {gone[0].leg.length_m:.1f} m")
            for trip in gone:
                x, y = trip.outcome.track[-1]
                print(f"  {trip.draw:>7}: {trip.outcome.why}, at {x:.1f}, {y:.1f}")
            for step in gone[0].leg.steps:
                print(f"      {step.text.en}")
    print(f"{pairs - failed} of {pairs} pairs: {100 * (pairs - failed) / max(pairs, 1):.2f} %")


if __name__ == "__main__":
    main()
