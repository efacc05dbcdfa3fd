"""The room's front: ways through an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from time import perf_counter
from typing import NamedTuple

from kiosk.hall.closure import Closure
from kiosk.hall.model import Area, Event, Text
from kiosk.hall.way import Leg, Route, Spot
from kiosk.wayfinding.endings import costs_to_booths, ending
from kiosk.wayfinding.goals import Goal, goal, spot_of
from kiosk.wayfinding.names import spaced
from kiosk.wayfinding.network import Tree, network, tree
from kiosk.wayfinding.pace import SLOW_SPEED, WALKING_SPEED
from kiosk.wayfinding.storeys import Stand, prepared
from kiosk.wayfinding.telling import Teller
from kiosk.wayfinding.tour import Order, ordered
from kiosk.wayfinding.ways import Way, way
from kiosk.words import catalogue, filled

TREES_KEPT = 64
"""Shortest-way trees kept for spots asked for before, the kiosks' own among them."""


class Manner(NamedTuple):
    """How one walks: whether without steps, and at how many metres a second."""

    step_free: bool
    speed: float


USUAL = Manner(False, WALKING_SPEED)


class Navigator:
    """Ways through ``event``. Everything that does not depend on the origin is prepared at once, the rest kept.

    ``clock`` gives seconds, for ``took_ms`` only.
    """

    def __init__(self, event: Event, clock: Callable[[], float] = perf_counter) -> None:
        self._event = event
        self._clock = clock
        floors = {area.level for area in event.areas if area.kind == "floor"}
        self._net = network(event, {x.id: prepared(event, x.id) for x in event.levels if x.id in floors})
        self._teller = Teller(event, self._net)
        self._trees: dict[tuple[Stand, Manner], Tree] = {}
        self._marks = {(place.level, place.at) for place in event.places}

    def spot(self, text: str) -> Spot:
        """The spot named by a booth's code, a place's or kiosk's id or ``level:x,y``; raises ``UnknownPlace``.

        A kiosk's has the heading of the person before it; a booth's is the middle of its longest open side.
        """
        return spot_of(self._event, self._net, text)

    def closing(self, closures: Sequence[Closure]) -> Navigator:
        """A navigator of the same event that leads nobody through ``closures``, whenever they hold."""
        closed = [Area(c.level, "blocked", c.shape) for c in closures if c.level in self._event.level_by_id]
        return Navigator(replace(self._event, areas=(*self._event.areas, *closed)), self._clock)

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
        goals = [goal(self._event, self._net, asked) for asked in to]
        ways, best_order, reason = self._ways(origin, goals, manner, keep_order)
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

    def walks(self, origin: Spot) -> dict[str, tuple[float, float]]:
        """Metres and seconds from ``origin`` to every booth that can be reached, by code in the workbook's order."""
        found: dict[str, tuple[float, float]] = {}
        for stand in self._stands(origin):
            for code, (cost, metres) in costs_to_booths(self._net, self._tree(stand, USUAL)).items():
                found.setdefault(code, (metres, cost / WALKING_SPEED))
        return {booth.code: found[booth.code] for booth in self._event.booths if booth.code in found}

    def _ways(
        self, origin: Spot, goals: Sequence[Goal], manner: Manner, keep_order: bool
    ) -> tuple[tuple[Way, ...], bool, Text | None]:
        """The ways, whether their order is proved the best, and where there are none why."""
        words = catalogue("directions")
        as_asked = Order(tuple(range(len(goals))), len(goals) < 2)
        stands = self._stands(origin)
        if not stands:
            return (), as_asked.best, words["reason.origin"]
        reasons: list[Text] = []
        for stand in stands:
            order = as_asked if keep_order else self._order(stand, goals, manner)
            ways = self._chain(stand, [goals[k] for k in order.sequence], manner)
            if ways is not None:
                return ways, order.best, None
            reasons.append(self._reason(stand, goals, manner))
        return (), as_asked.best, reasons[0]

    def _chain(self, stand: Stand, goals: Sequence[Goal], manner: Manner) -> tuple[Way, ...] | None:
        """The ways from stop to stop, or None where one of them cannot be reached from the one before."""
        ways: list[Way] = []
        for to in goals:
            grown = self._tree(stand, manner)
            end = ending(self._net, grown, to)
            if end is None:
                return None
            ways.append(way(self._net, grown, to, end))
            stand = ways[-1].end
        return tuple(ways)

    def _order(self, stand: Stand, goals: Sequence[Goal], manner: Manner) -> Order:
        def legs(spots: Sequence[Stand]) -> list[list[tuple[float, Stand]]]:
            found = []
            for spot in spots:
                grown = self._tree(spot, manner)
                ends = [(to, ending(self._net, grown, to)) for to in goals]
                found.append(
                    [(end.cost, way(self._net, grown, to, end).end) if end else (inf, spot) for to, end in ends]
                )
            return found

        return ordered(legs, stand, len(goals))

    def _reason(self, stand: Stand, goals: Sequence[Goal], manner: Manner) -> Text:
        """Why not all of ``goals`` can be visited: the first that cannot be reached, or a one-way link on the way."""
        words = catalogue("directions")
        for to in goals:
            if ending(self._net, self._tree(stand, manner), to) is None:
                with_steps = manner._replace(step_free=False)
                steps_lead_there = ending(self._net, self._tree(stand, with_steps), to) is not None
                key = "reason.step_free" if steps_lead_there else "reason.unreachable"
                return spaced(filled(words[key], name=self._teller.name(to)))
        return words["reason.no_return"]

    def _stands(self, origin: Spot) -> tuple[Stand, ...]:
        storey = self._net.storeys.get(origin.level)
        return storey.stands(origin.at, beside=(origin.level, origin.at) in self._marks) if storey else ()

    def _tree(self, stand: Stand, manner: Manner) -> Tree:
        key = (stand, manner)
        found = self._trees.get(key)
        if found is None:
            found = self._trees[key] = tree(self._net, stand, manner.step_free, manner.speed)
            if len(self._trees) > TREES_KEPT:
                del self._trees[next(iter(self._trees))]
        return found
