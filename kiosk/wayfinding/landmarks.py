"""What a walker sees from the way: booths from their open sides, and places, each on one side without doubt."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import hypot

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from kiosk.hall.model import Area, Booth, Event, Place, Point, Text
from kiosk.hall.way import Landmark, Side
from kiosk.wayfinding.bends import Bend, at_distance
from kiosk.wayfinding.ground import READ, Ground
from kiosk.wayfinding.names import booth_as_landmark, place_name
from kiosk.wayfinding.sides import open_sides
from kiosk.wayfinding.space import CLEARANCE, Space
from kiosk.wayfinding.views import SKIN, angle_to, metres_ahead, metres_right, moved, nearest, side_of

PLACES_FAINT = {
    **dict.fromkeys(("stage", "information", "lift", "stairs", "escalator", "entrance"), -3.0),
    **dict.fromkeys(("toilet", "exit", "first_aid", "food"), -2.0),
    **dict.fromkeys(("water", "seating"), 3.0),
}
"""How faint the kinds of places are: a stage is seen from afar, seats stand among other seats."""
MOST_FRONT = 12.0
"""Metres of open sides over which a booth is no more striking."""
BESIDE_TURN = 2.0
"""Metres ahead or behind at which something is beside the turn."""
LATE = 4.0
"""Metres after a turn at which one may as well turn, where nothing is in the way."""
OPENS = 3.0
"""Metres before a turn at which one could not turn yet, where something blocks the way there."""
NEAR_TURN = 5.0
"""Metres from a turn within which something tells where to turn."""
STAYS = 1.3
"""Metres that a mark may reach over to the other side of one who turns round it."""
BESIDE, CLOSE_BY = 4.5, 3.5
"""Metres from the way within which something is passed, and within which it leads back who strays."""
REASSURES = 6.0
"""The same on a long straight stretch, where anything that is seen helps."""
COMES_UP = 4.0
"""Metres before it is passed from which something that is passed is seen."""
IN_SIGHT = 25.0
"""Metres within which something ahead tells which way to set off."""
AHEAD = 30.0
"""Degrees to either side of the heading that count as straight ahead."""
OFF_LINE = 1.0
"""Metres off the line of walking from which something is passed on a side."""
FRONTED = 1.0
"""Metres from a room or a desk within which a place is its door or its counter."""
IN_THE_OPEN = frozenset({"entrance", "exit", "seating", "water", "parking", "bus"})
"""Kinds of places that are what they are by themselves, whatever stands beside them."""
STILL_AHEAD = 2.0
"""Metres that something lies ahead of a walker who will come to it."""
IN_LINE = 10.0
"""Degrees off the heading within which one walks towards something."""
BEYOND = 10.0
"""Metres beyond the end of a stretch within which something is walked towards."""


Told = AbstractSet[str | Text]
"""Codes and names that have been said already."""
Look = tuple[Point, float]
"""Where someone stands, and the heading along which they look."""


@dataclass(frozen=True)
class Sign:
    """Something with a name: the landmark's ``code``, ``shape`` as seen, and its middle.

    ``faint``: how many metres nearer it must be than another to tell as much; negative for what catches the eye.
    """

    code: str
    name: Text
    shape: BaseGeometry
    middle: Point
    faint: float


@dataclass(frozen=True)
class Seen:
    """A sign with the side on which it is; ``behind``: the walker has just passed it."""

    sign: Sign
    side: Side
    behind: bool

    @property
    def landmark(self) -> Landmark:
        return Landmark(self.sign.code, self.side)


@dataclass(frozen=True)
class Passing:
    """Something seen from the way ``distance`` metres along it, ``off`` metres to the right, negative to the left;
    ``rank``: the lower the better it tells."""

    distance: float
    off: float
    rank: float
    seen: Seen


class Landmarks:
    """The signs of one level. What a sign looks like is worked out when a way first comes near it."""

    def __init__(self, event: Event, space: Space) -> None:
        self._event = event
        self._space = space
        self.ground = Ground(space)
        booths = [(thing, shape) for thing, shape in space.things if isinstance(thing, Booth)]
        places = [place for place in event.places if place.level == space.level]
        rooms = [shape for thing, shape in space.things if not isinstance(thing, Area) or thing.kind != "wall"]
        shapes = _shapes(places, rooms, [shape for thing, shape in space.things if _has_front(thing)])
        self._things: list[Booth | Place] = [*(booth for booth, _ in booths), *places]
        self._index = shapely.STRtree([*(shape for _, shape in booths), *shapes])
        self._signs: dict[int, Sign | None] = {}
        self._row_of = {_code(thing): row for row, thing in enumerate(self._things)}

    @property
    def solid(self) -> BaseGeometry:
        """All that stands on the level."""
        return self._space.solid

    def at_turn(self, bend: Bend, begin: Point, before: float, after: float, told: Told) -> Seen | None:
        """What marks a turn, on which side for one who comes from ``begin`` along heading ``before``; not what is
        ``told`` already, and nothing that was beside or behind them when they began to walk that way.

        On the side to which one turns only what one goes round, so that it stays on that side; on the other what one is
        beside; or what one walks up to.
        """
        inward: Side = "right" if bend.turn > 0 else "left"
        forced = self._forced(bend.at, before, after)
        best: tuple[float, Seen] | None = None
        for sign, distance, there in self._around(bend.at, NEAR_TURN, told):
            side = self._side(bend.at, before, sign, there)
            if side is None or metres_ahead(begin, before, there) < STILL_AHEAD:
                continue
            forward = metres_ahead(bend.at, before, there)
            rank = distance + sign.faint
            if side == inward:
                late = moved(bend.at, before, max(0.0, forward))
                if forward > LATE or not self._stays(late, after, sign, side):
                    continue
                if forward > BESIDE_TURN and self._blocked((bend.at, late, moved(late, after, 2 * OPENS))):
                    continue
            elif side == "ahead":
                rank += 2.0
            elif abs(forward) > BESIDE_TURN and not (forced and forward < 0):
                continue
            if best is None or rank < best[0]:
                middle_forward = metres_ahead(bend.at, before, sign.middle)
                best = (rank, Seen(sign, side, side != "ahead" and middle_forward < -0.5 and forward < 0.5))
        return best[1] if best else None

    def beside(
        self, line: tuple[Point, ...], low: float, high: float, told: Told, within: float, start: Look | None = None
    ) -> list[Passing]:
        """What is passed ``within`` metres of the way between ``low`` and ``high`` metres along ``line``, on one side
        without doubt; seen from ``start`` it is on the same side."""
        if high - low < 1.0:
            return []
        whole = shapely.LineString(line)
        found = []
        for row in self._index.query(substring(whole, low, high), predicate="dwithin", distance=within).tolist():
            sign = self._sign(row)
            if sign is None or told & {sign.code, sign.name}:
                continue
            distance = float(shapely.line_locate_point(whole, shapely.Point(sign.middle)))
            if not low <= distance <= high:
                continue
            at, heading = at_distance(line, distance)
            there = nearest(at, sign.shape)
            off = hypot(there[0] - at[0], there[1] - at[1])
            if off > within:
                continue
            side = self._side(at, heading, sign, there)
            if side is None or side == "ahead" or not self._visible(at, there):
                continue
            if abs(metres_right(at, heading, sign.middle)) < OFF_LINE:
                continue
            if start and metres_right(*start, sign.middle) * (1 if side == "right" else -1) < OFF_LINE:
                continue
            early, _ = at_distance(line, max(low, distance - COMES_UP))
            if not self._visible(early, nearest(early, sign.shape)):
                continue
            found.append(Passing(distance, off if side == "right" else -off, off + sign.faint, Seen(sign, side, False)))
        return found

    def towards(self, at: Point, heading: float, metres: float, told: Told) -> Seen | None:
        """What a walker at ``at`` has before their eyes, who goes ``metres`` along ``heading``: nearest to the end."""
        best: tuple[float, Seen] | None = None
        for sign, _, there in self._around(at, metres + BEYOND, told):
            angles = angle_to(at, heading, sign.middle), angle_to(at, heading, there)
            if metres_ahead(at, heading, there) < metres - CLEARANCE or max(map(abs, angles)) > IN_LINE:
                continue
            rank = abs(metres_ahead(at, heading, there) - metres) + abs(metres_right(at, heading, sign.middle))
            if best is None or rank < best[0]:
                best = (rank, Seen(sign, "ahead", False))
        return best[1] if best else None

    def in_view(self, code: str, at: Point, heading: float) -> Text | None:
        """The name of the sign ``code`` where a walker at ``at`` has it before their eyes along ``heading``."""
        sign = self._sign(self._row_of[code]) if code in self._row_of else None
        if sign is None or abs(angle_to(at, heading, sign.middle)) > 1.5 * IN_LINE:
            return None
        return sign.name if self._visible(at, nearest(at, sign.shape)) else None

    def setting_off(self, at: Point, heading: float, told: Told) -> Seen | None:
        """What tells a walker at ``at`` which way is ``heading``: something close beside them, else something ahead."""
        best: tuple[float, Seen] | None = None
        for sign, distance, there in self._around(at, IN_SIGHT, told):
            side = self._side(at, heading, sign, there)
            if side is None or (side != "ahead" and distance > BESIDE):
                continue
            rank = distance if side == "ahead" else distance + 3.0
            if best is None or rank < best[0]:
                best = (rank, Seen(sign, side, False))
        return best[1] if best else None

    def named(self, code: str, at: Point, heading: float) -> tuple[Seen | None, Sign | None]:
        """The sign ``code`` as seen from ``at`` looking along ``heading``; None where it is on no side but behind."""
        sign = self._sign(self._row_of[code]) if code in self._row_of else None
        if sign is None:
            return None, None
        side = side_of(angle_to(at, heading, sign.middle))
        return (Seen(sign, side, False) if side else None), sign

    def _sign(self, row: int) -> Sign | None:
        """The sign in this row; a booth all of whose sides are closed is none."""
        if row not in self._signs:
            thing, shape = self._things[row], self._index.geometries[row]
            if isinstance(thing, Place):
                middle = shapely.centroid(shape)
                faint = PLACES_FAINT.get(thing.kind, 0.0)
                self._signs[row] = Sign(thing.id, place_name(thing), shape, (middle.x, middle.y), faint)
            else:
                sides = open_sides([thing])
                lines = shapely.MultiLineString(list(np.stack((sides.starts, sides.ends), axis=1)))
                middle = shapely.centroid(shape)
                name = booth_as_landmark(self._event, thing)
                faint = -min(float(shapely.length(lines)), MOST_FRONT) / 8
                self._signs[row] = (
                    None if lines.is_empty else Sign(thing.code, name, lines, (middle.x, middle.y), faint)
                )
        return self._signs[row]

    def in_sight(self, at: Point, told: Told) -> set[str]:
        """The codes of what can be read from ``at``."""
        return {sign.code for sign, _, _ in self._around(at, READ, told)}

    def _forced(self, at: Point, before: float, after: float) -> bool:
        """Whether one cannot turn from heading ``before`` to ``after`` sooner than ``at``."""
        early = moved(at, before, -OPENS)
        return self._blocked((early, moved(early, after, 2 * OPENS)))

    def _blocked(self, line: tuple[Point, ...]) -> bool:
        return bool(shapely.intersects(self._space.solid, shapely.LineString(line)))

    def _stays(self, at: Point, after: float, sign: Sign, side: Side) -> bool:
        """Whether all of ``sign`` is on ``side`` of one who stands at ``at`` and looks along ``after``."""
        sign_of = 1 if side == "right" else -1
        corners = shapely.get_coordinates(sign.shape).tolist()
        return all(sign_of * metres_right(at, after, (x, y)) > -STAYS for x, y in corners)

    def _around(self, at: Point, within: float, told: Told) -> list[tuple[Sign, float, Point]]:
        """Signs in sight of ``at``, their distance and nearest point."""
        found = []
        for row in self._index.query(shapely.Point(at), predicate="dwithin", distance=within).tolist():
            sign = self._sign(row)
            if sign is None or told & {sign.code, sign.name}:
                continue
            there = nearest(at, sign.shape)
            if self._visible(at, there):
                found.append((sign, hypot(there[0] - at[0], there[1] - at[1]), there))
        return found

    def _visible(self, at: Point, there: Point) -> bool:
        size = hypot(there[0] - at[0], there[1] - at[1])
        if size <= SKIN:
            return True
        share = (size - SKIN) / size
        end = (at[0] + share * (there[0] - at[0]), at[1] + share * (there[1] - at[1]))
        return not bool(shapely.intersects(self._space.solid, shapely.LineString([at, end])))

    def _side(self, at: Point, heading: float, sign: Sign, there: Point) -> Side | None:
        """The side of ``sign``, whose nearest point is ``there``; None where middle and nearest point disagree."""
        middle, near = angle_to(at, heading, sign.middle), angle_to(at, heading, there)
        if abs(middle) <= AHEAD and abs(near) <= AHEAD + 15:
            return "ahead"
        side = side_of(middle)
        return side if side is not None and side == side_of(near) else None


def _shapes(
    places: Sequence[Place], things: Sequence[BaseGeometry], rooms: Sequence[BaseGeometry]
) -> list[BaseGeometry]:
    """What is seen of each place: the thing it is in, else the rooms or desks it fronts, else its point."""
    if not places:
        return []
    points: list[BaseGeometry] = [shapely.Point(place.at) for place in places]
    shapes = list(points)
    for k, room in zip(*shapely.STRtree(rooms).query(points, "dwithin", FRONTED).tolist(), strict=True):
        if places[k].kind not in IN_THE_OPEN:
            shapes[k] = rooms[room] if shapes[k] is points[k] else shapely.union(shapes[k], rooms[room])
    for k, thing in zip(*shapely.STRtree(things).query(points, "within").tolist(), strict=True):
        shapes[k] = things[thing]
    return shapes


def _has_front(thing: Area | Booth) -> bool:
    return isinstance(thing, Area) and thing.kind in ("blocked", "stage")


def _code(thing: Booth | Place) -> str:
    return thing.code if isinstance(thing, Booth) else thing.id
