"""Ways over one network: from a spot to a goal, to all booths, and from any spots to the goals of a tour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event
from kiosk.hall.way import Spot
from kiosk.wayfinding.anchors import Anchors, widened
from kiosk.wayfinding.arrays import Floats
from kiosk.wayfinding.closing import closed_network
from kiosk.wayfinding.endings import Ends, costs_to_booths, ends_at_booth, ends_at_stands, in_tree, straight
from kiosk.wayfinding.eye import View
from kiosk.wayfinding.goals import Goal, goal, spot_of
from kiosk.wayfinding.homeward import Homeward
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.quickest import Found, quickest
from kiosk.wayfinding.roads import Road
from kiosk.wayfinding.storeys import Stand
from kiosk.wayfinding.trees import USUAL, Manner, Tree, regrown, tree
from kiosk.wayfinding.ways import Way, way

KEPT = 64
"""Trees and views kept of the spots asked for last, the kiosks' own among them."""
Seen = tuple[Sequence[Road], View | None]
K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Finder:
    """Finds ways through ``event`` over ``net``. What it found for a spot it keeps; nothing that it answers changes.

    ``own_anchors``: None where parts of the floor are closed that are not in ``opened``. ``trees``: those known.
    """

    event: Event
    net: Network
    own_anchors: Anchors | None
    trees: dict[tuple[Stand, Manner], Tree] = field(default_factory=dict)
    opened: Finder | None = None

    def __post_init__(self) -> None:
        self._seen: dict[Stand, Seen] = {}
        self._stands: dict[Spot, tuple[Stand, ...]] = {}
        self._marks = {(place.level, place.at) for place in self.event.places}

    @cached_property
    def anchors(self) -> Anchors:
        if self.own_anchors:
            return self.own_anchors
        assert self.opened is not None
        return widened(self.opened.anchors, self.opened.net, self.net)

    def closing(self, closures: Sequence[Closure]) -> Finder:
        """The same with ``closures``; nothing may be closed yet."""
        return Finder(self.event, closed_network(self.net, closures), None, opened=self)

    def spot(self, asked: str) -> Spot:
        """As ``Navigator.spot``."""
        return spot_of(self.event, self.net, asked)

    def goal(self, asked: str) -> Goal:
        """What ``asked`` names; raises ``UnknownPlace``."""
        return goal(self.event, self.net, asked)

    def stands(self, origin: Spot) -> tuple[Stand, ...]:
        """Where a walker can stand for ``origin``, nearest first."""
        if origin not in self._stands:
            storey = self.net.storeys.get(origin.level)
            mark = (origin.level, origin.at) in self._marks
            _remember(self._stands, origin, storey.stands(origin.at, beside=mark) if storey else ())
        return self._stands[origin]

    def on_floor(self, origin: Spot) -> bool:
        """Whether ``origin`` is a point of the floor on which nothing stands."""
        storey = self.net.storeys.get(origin.level)
        return storey is not None and storey.space.on_floor(origin.at)

    def tree(self, stand: Stand, manner: Manner) -> Tree:
        """Quickest ways from ``stand``."""
        key = (stand, manner)
        found = self.trees.pop(key, None)
        if found is None:
            old = self.opened.trees.get(key) if self.opened else None
            found = regrown(self.net, old, manner) if old else tree(self.net, stand, manner)
        _remember(self.trees, key, found)
        return found

    def way(self, stand: Stand, to: Goal, manner: Manner) -> Way | None:
        """The quickest way from ``stand`` to ``to``: out of the tree of ``stand`` where there is one, else searched."""
        found = self._in_tree(stand, to, manner) if (stand, manner) in self.trees else self._search(stand, to, manner)
        return way(self.net, stand, to, found.end, found.before, found.rode) if found else None

    def homeward(self, goals: Sequence[Goal], manner: Manner) -> Homeward:
        """Quickest ways to ``goals``, at least one, from any spots."""
        return Homeward(self.net, goals, [self._ends(to) for to in goals], lambda spot: self._view(spot)[0], manner)

    def walks(self, origin: Spot) -> tuple[Floats, Floats]:
        """By row of the booth the cost (see ``Tree``) of the quickest way and its metres, infinite: none."""
        costs, metres = np.full(len(self.net.booths), np.inf), np.full(len(self.net.booths), np.inf)
        for stand in self.stands(origin):
            more, further = costs_to_booths(self.net, self.tree(stand, USUAL))
            metres, costs = np.where(np.isinf(costs), further, metres), np.where(np.isinf(costs), more, costs)
        return costs, metres

    def _in_tree(self, stand: Stand, to: Goal, manner: Manner) -> Found | None:
        grown = self.tree(stand, manner)
        ends = (straight(self.net, stand, to), in_tree(grown, self._ends(to)))
        best = min((end for end in ends if end), key=lambda end: end.cost, default=None)
        return Found(best, grown.before, grown.rode) if best else None

    def _search(self, stand: Stand, to: Goal, manner: Manner) -> Found | None:
        direct = straight(self.net, stand, to)
        touched, _ = self._view(stand)
        begins = [Road(node, stand.step + metres, passing) for node, metres, passing in touched]
        return quickest(self.net, manner, begins, self._ends(to), self._bound(to), direct)

    def _ends(self, to: Goal) -> Ends:
        if to.booth:
            return ends_at_booth(self.net, to.booth)
        return ends_at_stands(to.stands, [self._view(stand)[0] for stand, _ in to.stands])

    def _bound(self, to: Goal) -> Floats:
        """From each node the least metres to ``to``.

        The anchors' own metres to it, with everything open: over what is left open they would be too many, and bounds
        from those would lose ways round a closed corner.
        """
        known, still = self.anchors, self.opened or self
        if to.booth and to.booth.code in self.net.row_of:
            return known.bound(known.to_booths[:, self.net.row_of[to.booth.code]])
        bounds = []
        for stand, _ in to.stands:
            touched, view = still._view(stand)
            bounds.append(known.bound(known.to_stand(still.net, stand, touched, view.corners if view else frozenset())))
        found: Floats = np.minimum.reduce(bounds) if bounds else np.zeros(self.net.size)
        return found

    def _view(self, stand: Stand) -> Seen:
        """The nodes that ``stand`` sees, and its view."""
        if stand not in self._seen:
            view = self.net.storeys[stand.level].eye.view(stand.at)
            _remember(self._seen, stand, (self.net.touched(stand, view) if view else (), view))
        return self._seen[stand]


def _remember(known: dict[K, V], key: K, value: V) -> None:
    known[key] = value
    if len(known) > KEPT:
        del known[next(iter(known))]
