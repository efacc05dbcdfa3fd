"""The room's front: ways through an event."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import cached_property
from math import inf
from time import perf_counter

import numpy as np

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Text
from kiosk.hall.way import Leg, Route, Spot
from kiosk.wayfinding.anchors import anchors
from kiosk.wayfinding.finder import Finder
from kiosk.wayfinding.goals import Goal
from kiosk.wayfinding.keeping import NotKept, kept, read_back
from kiosk.wayfinding.names import spaced
from kiosk.wayfinding.network import network
from kiosk.wayfinding.pace import SLOW_SPEED, WALKING_SPEED
from kiosk.wayfinding.space import CLEARANCE, NARROW
from kiosk.wayfinding.storeys import Stand, prepared
from kiosk.wayfinding.telling import Teller
from kiosk.wayfinding.tour import Order, ordered
from kiosk.wayfinding.trees import USUAL, Manner
from kiosk.wayfinding.ways import Way
from kiosk.words import catalogue, filled


class Navigator:
    """Ways through ``event``. Everything that does not depend on the origin is prepared at once, the rest kept.

    ``kept``: what ``kept`` gave for the same event, which is then not prepared again; anything else is of no use and
    does no harm. ``clock`` gives seconds, for ``took_ms`` only. A way keeps ``CLEARANCE`` from everything; to what
    cannot be reached so it is the shortest that keeps ``NARROW``.
    """

    def __init__(
        self,
        event: Event,
        clock: Callable[[], float] = perf_counter,
        *,
        kept: bytes | None = None,
        opened: Navigator | None = None,
        closures: Sequence[Closure] = (),
    ) -> None:
        self._event = event
        self._clock = clock
        self._opened = opened
        self._closures = tuple(closures)
        self._kiosks = {(kiosk.level, kiosk.at) for kiosk in event.kiosks}
        self._usual: Finder = opened._usual.closing(closures) if opened else _read_back(event, kept)

    @cached_property
    def _narrow(self) -> Finder:
        """For what cannot be reached otherwise; most halls never need it."""
        return self._opened._narrow.closing(self._closures) if self._opened else _prepared(self._event, NARROW)

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self._event, self._usual.net)

    @property
    def event(self) -> Event:
        return self._event

    def spot(self, text: str) -> Spot:
        """The spot named by a booth's code, a place's or kiosk's id or ``level:x,y``; raises ``UnknownPlace``.

        A kiosk's has the heading of the person before it; a booth's is the middle of its longest open side.
        """
        return self._usual.spot(text)

    def kept(self) -> bytes:
        """What is prepared, with the ways from each kiosk, to be kept with the event; nothing may be closed."""
        for kiosk in self._event.kiosks:
            for stand in self._usual.stands(Spot(kiosk.level, kiosk.at)):
                self._usual.tree(stand, USUAL)
        return kept(self._usual)

    def closing(self, closures: Sequence[Closure]) -> Navigator:
        """A navigator of the same event that leads nobody through ``closures``, whenever they hold, nor through what is
        closed here already. Quick: what the closures do not touch is shared."""
        opened = self._opened or self
        return Navigator(self._event, self._clock, opened=opened, closures=(*self._closures, *closures))

    def route(
        self,
        origin: Spot,
        to: Sequence[str],
        *,
        step_free: bool = False,
        keep_order: bool = False,
        slow: bool = False,
    ) -> Route:
        """The quickest way from ``origin`` to everything in ``to``, each as in the command ``kiosk route``.

        ``slow``: for those who walk at ``SLOW_SPEED``.

        Several make a tour in the best order (of more than ``EXACT_STOPS``: in a good one; ``Route.best_order`` tells),
        or in theirs with ``keep_order``. Where there is no way the route has no legs and a reason. Raises
        ``UnknownPlace``.
        """
        begin = self._clock()
        manner = Manner(step_free, SLOW_SPEED if slow else WALKING_SPEED)
        ways, best_order, reason = self._ways(origin, to, manner, keep_order)
        took_ms = (self._clock() - begin) * 1000
        legs = tuple(
            Leg(
                w.to,
                w.length_m,
                w.seconds(manner.speed),
                w.points,
                self._teller.steps(w, origin if k == 0 else None, ways[:k]),
                w.changes,
            )
            for k, w in enumerate(ways)
        )
        return Route(legs, reason, took_ms, best_order)

    def nearest(self, origin: Spot, kind: str, *, step_free: bool = False) -> Route:
        """The quickest way to a place of ``kind``; raises ``UnknownPlace`` where the event has none."""
        return self.route(origin, (f"nearest:{kind}",), step_free=step_free)

    def metres(self, origin: Spot, to: str) -> float | None:
        """How long the quickest way to ``to`` is, not told in words; None: there is none. Raises ``UnknownPlace``."""
        ways, _, reason = self._ways(origin, (to,), USUAL, keep_order=True)
        return ways[0].length_m if reason is None else None

    def walks(self, origin: Spot) -> dict[str, tuple[float, float]]:
        """Metres and seconds from ``origin`` to every booth that can be reached, by code in the workbook's order.

        Booths that can be reached but by a narrow way while something is closed are left out.
        """
        costs, metres = self._usual.walks(origin)
        if np.isinf(costs).any() and not self._opened:
            narrow, further = self._narrow.walks(origin)
            metres, costs = np.where(np.isinf(costs), further, metres), np.where(np.isinf(costs), narrow, costs)
        each = zip(self._usual.net.booths, metres.tolist(), (costs / WALKING_SPEED).tolist(), strict=True)
        found = {booth.code: (far, seconds) for booth, far, seconds in each if seconds < inf}
        if len(self._usual.net.storeys) < 2:
            return found
        return {booth.code: found[booth.code] for booth in self._event.booths if booth.code in found}

    def _ways(
        self, origin: Spot, to: Sequence[str], manner: Manner, keep_order: bool
    ) -> tuple[tuple[Way, ...], bool, Text | None]:
        """The ways, whether their order is proved the best, and where there are none why."""
        goals = [self._usual.goal(asked) for asked in to]
        found = self._found(self._usual, origin, goals, manner, keep_order)
        if found is None:
            found = self._found(self._narrow, origin, [self._narrow.goal(asked) for asked in to], manner, keep_order)
        return (*found, None) if found else ((), len(to) < 2, self._reason(origin, goals, manner))

    def _found(
        self, finder: Finder, origin: Spot, goals: Sequence[Goal], manner: Manner, keep_order: bool
    ) -> tuple[tuple[Way, ...], bool] | None:
        """The ways from stop to stop, and whether their order is proved the best; None where there is none."""
        for stand in finder.stands(origin):
            if (origin.level, origin.at) in self._kiosks:
                finder.tree(stand, manner)
            order = Order(tuple(range(len(goals))), len(goals) < 2)
            if not keep_order and len(goals) > 1:
                order = ordered(finder.homeward(goals, manner).legs, stand, len(goals))
            ways = self._chain(finder, stand, [goals[k] for k in order.sequence], manner)
            if ways is not None:
                return ways, order.best
        return None

    def _chain(self, finder: Finder, stand: Stand, goals: Sequence[Goal], manner: Manner) -> tuple[Way, ...] | None:
        """The ways from stop to stop, or None where one of them cannot be reached from the one before."""
        ways: list[Way] = []
        for to in goals:
            found = finder.way(stand, to, manner)
            if found is None:
                return None
            ways.append(found)
            stand = found.end
        return tuple(ways)

    def _reason(self, origin: Spot, goals: Sequence[Goal], manner: Manner) -> Text:
        """Why not all of ``goals`` can be visited: the first that cannot be reached, or a one-way link on the way."""
        words = catalogue("directions")
        stands = self._usual.stands(origin)
        if not stands:
            closed_here = self._opened is not None and bool(self._opened._usual.stands(origin))
            return words["reason.origin_closed" if closed_here else "reason.origin"]
        for to in goals:
            if self._reached(origin, to, manner):
                continue
            if self._opened and self._opened._reached(origin, to, manner):
                key = "reason.closed"
            elif manner.step_free and self._reached(origin, to, manner._replace(step_free=False)):
                key = "reason.step_free"
            else:
                key = "reason.unreachable"
            return spaced(filled(words[key], name=self._teller.name(to)))
        return words["reason.no_return"]

    def _reached(self, origin: Spot, to: Goal, manner: Manner) -> bool:
        """Whether there is a way from ``origin`` to ``to``, however narrow."""
        return any(
            self._found(finder, origin, [finder.goal(to.asked)], manner, keep_order=True) is not None
            for finder in (self._usual, self._narrow)
        )


def _read_back(event: Event, data: bytes | None) -> Finder:
    """What was prepared and kept, else prepared now."""
    if data is not None:
        with contextlib.suppress(NotKept):
            return read_back(event, data)
    return _prepared(event, CLEARANCE)


def _prepared(event: Event, clearance: float) -> Finder:
    floors = {area.level for area in event.areas if area.kind == "floor"}
    levels = [level.id for level in event.levels if level.id in floors]
    each = {level: prepared(event, level, clearance) for level in levels}
    sights = {level: seen for level, (_, seen) in each.items()}
    net = network(event, {level: storey for level, (storey, _) in each.items()}, sights)
    return Finder(event, net, anchors(net, {level: seen.views.last for level, seen in sights.items()}))
