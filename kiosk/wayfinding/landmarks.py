"""What a walker sees from the way: booths from their open sides, and places, each on one side without doubt."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache, partial
from math import dist

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Event, Point, Text
from kiosk.hall.way import Landmark, Side
from kiosk.wayfinding.alongside import OFF_LINE, alongside
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.bends import Bend, heading
from kiosk.wayfinding.panorama import (
    AHEAD,
    LEFT,
    NOWHERE,
    RIGHT,
    STRAIGHT,
    angles_to,
    metres_ahead_of,
    metres_right_of,
    metres_to,
    nearest_points,
    sides_of,
    visible,
)
from kiosk.wayfinding.rehearsal import Rehearsal
from kiosk.wayfinding.signs import Sign, Signs
from kiosk.wayfinding.space import CLEARANCE, Space
from kiosk.wayfinding.views import angle_to, metres_ahead, moved, side_of

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
LEADS = 2.0
"""Metres from which a link leads onward: stairs, an escalator, a ramp."""
IN_A_WALL, RIGHT_AT = 1.5, 2.0
"""Metres from a wall within which the end of a lift is in it; within which a place is the link's own."""
IN_SIGHT = 25.0
"""Metres within which something ahead tells which way to set off."""
STILL_AHEAD = 2.0
"""Metres that something lies ahead of a walker who will come to it."""
IN_LINE = 10.0
"""Degrees off the heading within which one walks towards something."""
BEYOND = 10.0
"""Metres beyond the end of a stretch within which something is walked towards."""
SIDES: dict[int, Side] = {LEFT: "left", RIGHT: "right", AHEAD: "ahead"}


Told = AbstractSet[str | Text]
"""Codes and names that have been said already."""
Look = tuple[Point, float]
"""Where someone stands, and the heading along which they look."""


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
    """The signs of one level, as they are seen from ways."""

    def __init__(self, event: Event, space: Space) -> None:
        self._space = space
        self._signs = Signs(event, space)
        self._alongside = lru_cache(maxsize=1)(partial(alongside, self._signs, space.solid, within=REASSURES))
        self.rehearsal = Rehearsal(space, self._signs)

    def walkable(self, at: Point) -> bool:
        """Whether one can stand ``at`` a point."""
        return self._space.walkable(at)

    @property
    def solid(self) -> BaseGeometry:
        """All that stands on the level."""
        return self._space.solid

    def at_turn(self, bend: Bend, begin: Point, before: float, after: float, told: Told, most: int) -> Iterator[Seen]:
        """What marks a turn, ``most`` things at most, the best first, on which side for one who comes from ``begin``
        along heading ``before``; not what is ``told`` already, and nothing that was beside or behind them when they
        began to walk that way.

        On the side to which one turns only what one goes round, so that it stays on that side; on the other what one is
        beside; or what one walks up to.
        """
        at = np.array(bend.at)
        inward = RIGHT if bend.turn > 0 else LEFT
        rows = self._signs.near(shapely.Point(bend.at), NEAR_TURN)
        there = nearest_points(at, self._signs.shapes[rows])
        sides = self._sides(at, before, rows, there)
        forward = metres_ahead_of(at, before, there)
        ranks = metres_to(at, there) + self._signs.faint[rows] + np.where(sides == AHEAD, 2.0, 0.0)
        fits = np.where(sides == inward, forward <= LATE, (sides == AHEAD) | (forward <= BESIDE_TURN))
        fits &= (sides != NOWHERE) & (metres_ahead_of(begin, before, there) >= STILL_AHEAD)
        for k, sign in self._best(at, rows, there, ranks, fits, told):
            row, side, ahead = int(rows[k]), int(sides[k]), float(forward[k])
            if side == inward:
                late = moved(bend.at, before, max(0.0, ahead))
                if not self._stays(late, after, row, side):
                    continue
                if ahead > BESIDE_TURN and self._blocked((bend.at, late, moved(late, after, 2 * OPENS))):
                    continue
            elif side != AHEAD and ahead < -BESIDE_TURN and not self._forced(bend.at, before, after):
                continue
            middle_forward = metres_ahead(bend.at, before, self._middle(row))
            yield Seen(sign, SIDES[side], side != AHEAD and middle_forward < -0.5 and ahead < 0.5)
            most -= 1
            if not most:
                return

    def beside(
        self, line: tuple[Point, ...], low: float, high: float, told: Told, within: float, start: Look | None = None
    ) -> list[Passing]:
        """What is passed ``within`` metres of the way between ``low`` and ``high`` metres along ``line``, on one side
        without doubt; seen from ``start`` it is on the same side."""
        if high - low < 1.0:
            return []
        along = self._alongside(line)
        fits = (low <= along.distances) & (along.distances <= high) & (along.off <= within)
        if start:
            right = metres_right_of(*start, self._signs.middles[along.rows])
            fits &= along.sides * right >= OFF_LINE
        candidates = np.flatnonzero(fits)
        untold = [not self._is_told(row, told) for row in along.rows[candidates].tolist()]
        chosen = candidates[np.array(untold, dtype=np.bool_)]
        chosen = chosen[along.come_up(low, chosen)]
        rows, sides, off = along.rows[chosen], along.sides[chosen], along.off[chosen]
        seen = [
            Seen(self._signs.sign(row), SIDES[side], False)
            for row, side in zip(rows.tolist(), sides.tolist(), strict=True)
        ]
        ranks = off + self._signs.faint[rows]
        return list(map(Passing, along.distances[chosen].tolist(), (sides * off).tolist(), ranks.tolist(), seen))

    def towards(self, at: Point, heading: float, metres: float, told: Told) -> Seen | None:
        """What a walker at ``at`` has before their eyes, who goes ``metres`` along ``heading``: nearest to the end."""
        here, rows = np.array(at), self._signs.near(shapely.Point(at), metres + BEYOND)
        rows = rows[np.abs(angles_to(here, heading, self._signs.middles[rows])) <= IN_LINE]
        there = nearest_points(here, self._signs.shapes[rows])
        ahead, right = metres_ahead_of(at, heading, there), metres_right_of(at, heading, self._signs.middles[rows])
        fits = (ahead >= metres - CLEARANCE) & (np.abs(angles_to(here, heading, there)) <= IN_LINE)
        best = self._best(here, rows, there, np.abs(ahead - metres) + np.abs(right), fits, told)
        return next((Seen(sign, "ahead", False) for _, sign in best), None)

    def in_view(self, code: str, at: Point, heading: float) -> Text | None:
        """The name of the sign ``code`` where a walker at ``at`` has it before their eyes along ``heading``."""
        row = self._signs.called(code)
        if row is None or abs(angle_to(at, heading, self._middle(row))) > 1.5 * IN_LINE:
            return None
        here = np.array(at)
        there = nearest_points(here, self._signs.shapes[[row]])
        return self._signs.sign(row).name if self._visible(here, there).all() else None

    def setting_off(self, at: Point, heading: float, told: Told) -> Seen | None:
        """What tells a walker at ``at`` which way is ``heading``: something close beside them, else something ahead."""
        here, point = np.array(at), shapely.Point(at)
        rows = self._signs.near(point, IN_SIGHT)
        ahead = np.abs(angles_to(here, heading, self._signs.middles[rows])) <= STRAIGHT
        rows = rows[ahead | np.isin(rows, self._signs.near(point, BESIDE))]
        there = nearest_points(here, self._signs.shapes[rows])
        far, sides = metres_to(here, there), self._sides(here, heading, rows, there)
        fits = (sides == AHEAD) | ((sides != NOWHERE) & (far <= BESIDE))
        best = self._best(here, rows, there, np.where(sides == AHEAD, far, far + 3.0), fits, told)
        return next((Seen(sign, SIDES[int(sides[k])], False) for k, sign in best), None)

    def comes_out(self, begin: Point, end: Point) -> float | None:
        """The heading along which one walks out of a link, from ``begin`` on another level, at ``end``: onward as it
        leads; from one that does not lead anywhere, a lift, away from the wall it is in. None where nothing tells."""
        if dist(begin, end) >= LEADS:
            return heading(begin, end)
        at, edges = shapely.Point(end), shapely.union(self._space.solid, shapely.boundary(self._space.floor))
        x, y = shapely.get_coordinates(shapely.shortest_line(at, edges))[1].tolist()
        return heading((x, y), end) if 0.0 < dist((x, y), end) <= IN_A_WALL else None

    def right_at(self, at: Point) -> frozenset[str | Text]:
        """The codes and names of places ``at`` a point, which tell no direction there."""
        rows = self._signs.near(shapely.Point(at), RIGHT_AT).tolist()
        signs = [self._signs.sign(row) for row in rows if not self._signs.is_booth(row)]
        return frozenset({sign.code for sign in signs} | {sign.name for sign in signs})

    def named(self, code: str, at: Point, heading: float) -> tuple[Seen | None, Sign | None]:
        """The sign ``code`` as seen from ``at`` looking along ``heading``; None where it is on no side but behind."""
        row = self._signs.called(code)
        if row is None:
            return None, None
        sign, side = self._signs.sign(row), side_of(angle_to(at, heading, self._middle(row)))
        return (Seen(sign, side, False) if side else None), sign

    def _best(
        self, at: Floats, rows: Ints, there: Floats, ranks: Floats, fits: Flags, told: Told
    ) -> Iterator[tuple[int, Sign]]:
        """Those of ``rows`` (n,), seen at ``there`` (n, 2), that fit and can be seen from ``at``, and are not ``told``:
        position and sign, the lowest rank first."""
        chosen = np.flatnonzero(fits)
        for k in chosen[np.argsort(ranks[chosen], kind="stable")].tolist():
            row = int(rows[k])
            if not self._is_told(row, told) and self._visible(at, there[k : k + 1]).all():
                yield k, self._signs.sign(row)

    def _is_told(self, row: int, told: Told) -> bool:
        sign = self._signs.sign(row)
        return sign.code in told or sign.name in told

    def _middle(self, row: int) -> Point:
        x, y = self._signs.middles[row].tolist()
        return (x, y)

    def _sides(self, at: Floats, heading: float | Floats, rows: Ints, there: Floats) -> Ints:
        """The sides of signs whose nearest points are ``there``; ``NOWHERE`` where middle and nearest disagree."""
        return sides_of(angles_to(at, heading, self._signs.middles[rows]), angles_to(at, heading, there))

    def _visible(self, at: Floats, there: Floats) -> Flags:
        return visible(self._space.solid, at, there)

    def _forced(self, at: Point, before: float, after: float) -> bool:
        """Whether one cannot turn from heading ``before`` to ``after`` sooner than ``at``."""
        early = moved(at, before, -OPENS)
        return self._blocked((early, moved(early, after, 2 * OPENS)))

    def _blocked(self, line: tuple[Point, ...]) -> bool:
        return bool(shapely.intersects(self._space.solid, shapely.LineString(line)))

    def _stays(self, at: Point, after: float, row: int, side: int) -> bool:
        """Whether all of the sign in ``row`` is on ``side`` of one who stands at ``at`` and looks along ``after``."""
        corners = shapely.get_coordinates(self._signs.shapes[row])
        return bool((side * metres_right_of(at, after, corners) > -STAYS).all())
