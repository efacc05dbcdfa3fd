"""The room's front: ways through an event."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, wraps
from math import inf
from time import perf_counter
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Text
from kiosk.hall.way import Leg, Route, Spot
from kiosk.wayfinding.anchors import anchors
from kiosk.wayfinding.finder import Finder
from kiosk.wayfinding.goals import NEAREST, Goal
from kiosk.wayfinding.keeping import NotKept, kept, read_back
from kiosk.wayfinding.names import spaced
from kiosk.wayfinding.network import Network, network
from kiosk.wayfinding.pace import SLOW_SPEED, WALKING_SPEED
from kiosk.wayfinding.squeezing import prepared_squeezing
from kiosk.wayfinding.storeys import Sights, Stand, Storey, prepared
from kiosk.wayfinding.telling import Teller
from kiosk.wayfinding.tour import Order, ordered
from kiosk.wayfinding.trees import USUAL, Manner
from kiosk.wayfinding.ways import Way
from kiosk.words import catalogue, filled

P = ParamSpec("P")
T = TypeVar("T")


def _alone(work: Callable[Concatenate[Navigator, P], T]) -> Callable[Concatenate[Navigator, P], T]:
    """Lets one thread at a time into navigators that share their shapes."""

    @wraps(work)
    def guarded(navigator: Navigator, /, *given: P.args, **named: P.kwargs) -> T:
        with navigator.lock:
            return work(navigator, *given, **named)

    return guarded


class Navigator:
    """Ways through ``event``. Everything that does not depend on the origin is prepared at once, the rest kept.

    ``kept``: what ``kept`` gave for the same event, which is then not prepared again; anything else is of no use and
    does no harm. ``clock`` gives seconds, for ``took_ms`` only. A way keeps ``CLEARANCE`` from everything; to what
    cannot be reached so it keeps ``NARROW`` where it must.

    Any thread may ask: one after the other, since GEOS builds the indices of its prepared shapes when they are first
    used, and two threads at that bring the process down. A navigator shares its shapes with those made by ``closing``.
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
        self.lock: threading.RLock = opened.lock if opened else threading.RLock()
        self._closures = tuple(closures)
        self._kiosks = {(kiosk.level, kiosk.at) for kiosk in event.kiosks}
        self._usual: Finder = opened._usual.closing(closures) if opened else _read_back(event, kept)

    @cached_property
    def _narrow(self) -> Finder:
        """For what cannot be reached otherwise; most halls never need it."""
        return (
            self._opened._narrow.closing(self._closures) if self._opened else _squeezing(self._event, self._usual.net)
        )

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self._event, self._usual.net)

    @property
    def event(self) -> Event:
        return self._event

    @_alone
    def spot(self, text: str) -> Spot:
        """The spot named by a booth's code, a place's or kiosk's id or ``level:x,y``; raises ``UnknownPlace``.

        A kiosk's has the heading of the person before it; a booth's is the middle of its longest open side.
        """
        return self._usual.spot(text)

    @_alone
    def kept(self) -> bytes:
        """What is prepared, with the ways from each kiosk, to be kept with the event; nothing may be closed."""
        for kiosk in self._event.kiosks:
            for stand in self._usual.stands(Spot(kiosk.level, kiosk.at)):
                self._usual.tree(stand, USUAL)
        return kept(self._usual)

    @_alone
    def closing(self, closures: Sequence[Closure]) -> Navigator:
        """A navigator of the same event that leads nobody through ``closures``, whenever they hold, nor through what is
        closed here already. Quick: what the closures do not touch is shared."""
        opened = self._opened or self
        return Navigator(self._event, self._clock, opened=opened, closures=(*self._closures, *closures))

    @_alone
    def route(
        self,
        origin: Spot,
        to: Sequence[str],
        *,
        step_free: bool = False,
        keep_order: bool = False,
        slow: bool = False,
        told: bool = True,
    ) -> Route:
        """The quickest way from ``origin`` to everything in ``to``, each as in the command ``kiosk route``.

        ``slow``: for those who walk at ``SLOW_SPEED``; ``told``: with its steps, which take longest.

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
                self._teller.steps(w, origin if k == 0 else None, ways[:k]) if told else (),
                w.changes,
            )
            for k, w in enumerate(ways)
        )
        return Route(legs, reason, took_ms, best_order)

    @_alone
    def metres(self, origin: Spot, to: str) -> float | None:
        """How long the quickest way to ``to`` is, not told in words; None: there is none. Raises ``UnknownPlace``."""
        ways, _, reason = self._ways(origin, (to,), USUAL, keep_order=True)
        return ways[0].length_m if reason is None else None

    @_alone
    def walks(self, origin: Spot) -> dict[str, tuple[float, float]]:
        """Metres and seconds from ``origin`` to every booth that can be reached, by code in the workbook's order."""
        costs, metres = self._usual.walks(origin)
        missing = np.isinf(costs)
        if missing.any() and self._opened:
            missing &= np.isinf(self._opened._usual.walks(origin)[0])
        if missing.any() and self._may_squeeze(origin):
            narrow, further = self._narrow.walks(origin)
            metres, costs = np.where(missing, further, metres), np.where(missing, narrow, costs)
        each = zip(self._usual.net.booths, metres.tolist(), (costs / WALKING_SPEED).tolist(), strict=True)
        found = {booth.code: (far, seconds) for booth, far, seconds in each if seconds < inf}
        if len(self._usual.net.storeys) < 2:
            return found
        return {booth.code: found[booth.code] for booth in self._event.booths if booth.code in found}

    def _may_squeeze(self, origin: Spot, to: Sequence[str] = ()) -> bool:
        """Whether anything can only be reached by a narrow way, with everything open: parts of the floor, booths, or
        ``origin`` or one of ``to``, around which it then is narrow all over."""
        if self._opened:
            return self._opened._may_squeeze(origin, to)
        if self._has_passages:
            return True
        goals = (self._usual.spot(asked) for asked in to if not asked.strip().startswith(NEAREST))
        return any(not self._usual.stands(spot) and self._usual.on_floor(spot) for spot in (origin, *goals))

    @cached_property
    def _has_passages(self) -> bool:
        return any(
            storey.mesh.part.max(initial=0) > 0 or len(np.unique(storey.fronts.booth)) < len(storey.booths)
            for storey in self._usual.net.storeys.values()
        )

    def _ways(
        self, origin: Spot, to: Sequence[str], manner: Manner, keep_order: bool
    ) -> tuple[tuple[Way, ...], bool, Text | None]:
        """The ways, whether their order is proved the best, and where there are none why."""
        found = self._found(self._usual, origin, to, manner, keep_order)
        if found is None and self._may_squeeze(origin, to):
            squeezed = self._squeezed(origin, to, manner, keep_order)
            found = (squeezed, len(to) < 2) if squeezed else None
        return (*found, None) if found else ((), len(to) < 2, self._reason(origin, to, manner))

    def _squeezed(self, origin: Spot, to: Sequence[str], manner: Manner, keep_order: bool) -> tuple[Way, ...] | None:
        """The ways from stop to stop where some of them are narrow: only those that cannot be walked otherwise.

        Nobody squeezes past what is closed: where there was a wide way before, there is none now.
        """
        order: Sequence[int] = range(len(to))
        stands = self._narrow.stands(origin)
        if len(to) > 1 and not keep_order and stands:
            goals = [self._narrow.goal(asked) for asked in to]
            order = ordered(self._narrow.homeward(goals, manner).legs, stands[0], len(to)).sequence
        ways: list[Way] = []
        for k in order:
            leg = self._leg(origin, to[k], manner)
            if leg is None:
                return None
            ways.append(leg)
            origin = Spot(leg.end.level, leg.end.asked if leg.end.joined else leg.end.at)
        return tuple(ways)

    def _leg(self, origin: Spot, to: str, manner: Manner) -> Way | None:
        """The way to one stop, narrow where there is no other, and was none before anything was closed."""
        found = self._found(self._usual, origin, (to,), manner, True)
        was_wide = self._opened and self._opened._found(self._opened._usual, origin, (to,), manner, True)
        if found is None and not was_wide:
            found = self._found(self._narrow, origin, (to,), manner, True)
        return found[0][0] if found else None

    def _found(
        self, finder: Finder, origin: Spot, to: Sequence[str], manner: Manner, keep_order: bool
    ) -> tuple[tuple[Way, ...], bool] | None:
        """The ways from stop to stop, and whether their order is proved the best; None where there is none."""
        goals = [finder.goal(asked) for asked in to]
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

    def _reason(self, origin: Spot, to: Sequence[str], manner: Manner) -> Text:
        """Why not all of ``to`` can be visited: the first that cannot be reached, or a one-way link on the way."""
        words = catalogue("directions")
        if not (self._usual.stands(origin) or (self._may_squeeze(origin) and self._narrow.stands(origin))):
            closed_here = self._opened is not None and self._opened._ways(origin, to, manner, True)[2] is None
            return words["reason.origin_closed" if closed_here else "reason.origin"]
        for asked in to:
            if self._reached(origin, asked, manner):
                continue
            if self._opened and self._opened._reached(origin, asked, manner):
                key = "reason.closed"
            elif manner.step_free and self._reached(origin, asked, manner._replace(step_free=False)):
                key = "reason.step_free"
            else:
                key = "reason.unreachable"
            return spaced(filled(words[key], name=self._teller.name(self._usual.goal(asked))))
        return words["reason.no_return"]

    def _reached(self, origin: Spot, asked: str, manner: Manner) -> bool:
        """Whether there is a way from ``origin`` to ``asked``, however narrow."""
        wide = self._found(self._usual, origin, (asked,), manner, True)
        return wide is not None or (
            self._may_squeeze(origin, (asked,)) and self._squeezed(origin, (asked,), manner, True) is not None
        )


def _read_back(event: Event, data: bytes | None) -> Finder:
    """What was prepared and kept, else prepared now."""
    if data is not None:
        with contextlib.suppress(NotKept):
            return read_back(event, data)
    floors = {area.level for area in event.areas if area.kind == "floor"}
    levels = (level.id for level in event.levels if level.id in floors)
    return _finder(event, _network(event, {level: prepared(event, level) for level in levels}))


def _squeezing(event: Event, net: Network) -> Finder:
    return _finder(
        event, _network(event, {level: prepared_squeezing(event, storey) for level, storey in net.storeys.items()})
    )


def _network(event: Event, levels: Mapping[str, tuple[Storey, Sights]]) -> Network:
    sights = {level: seen for level, (_, seen) in levels.items()}
    return network(event, {level: storey for level, (storey, _) in levels.items()}, sights)


def _finder(event: Event, net: Network) -> Finder:
    return Finder(event, net, anchors(net))
