"""What a way can lead to, from the words in which it is asked for, and how ways end there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kiosk.hall.model import PLACE_KINDS, Booth, Event, Place, Point, Text
from kiosk.hall.way import Spot
from kiosk.wayfinding.approaches import Approaches, point_approaches
from kiosk.wayfinding.network import Network, Tree
from kiosk.wayfinding.storeys import Stand
from kiosk.words import catalogue, filled

NEAREST = "nearest:"
_POINT = re.compile(r"^(?P<level>.+):\s*(?P<x>[+-]?\d+(?:\.\d+)?)\s*,\s*(?P<y>[+-]?\d+(?:\.\d+)?)$")


class UnknownPlace(Exception):
    """Nothing in the event goes by what was asked for. ``reason`` says so to people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.said_in("en"))
        self.reason = reason


@dataclass(frozen=True)
class Goal:
    """``asked``: the words; ``booth``: to its front, else to one of ``stands``, each with the place it belongs to."""

    asked: str
    booth: Booth | None
    stands: tuple[tuple[Stand, Place | None], ...]


@dataclass(frozen=True)
class Ending:
    """The end of the quickest way to a goal: its ``cost`` (see ``Tree``), its last ``node`` (-1: straight from the
    origin), where ``at`` it comes to its end, and the ``stand`` and ``place`` it then is at (None: before a booth)."""

    cost: float
    node: int
    at: tuple[str, float, float]
    stand: Stand | None
    place: Place | None


def goal(event: Event, net: Network, asked: str) -> Goal:
    """The goal that ``asked`` names: a booth's code, a place's or kiosk's id, ``level:x,y`` or ``nearest:KIND``.

    Raises ``UnknownPlace``.
    """
    words = asked.strip()
    booth = event.booth_by_code.get(words)
    if booth:
        return Goal(asked, booth, ())
    if words.startswith(NEAREST):
        kind = words.removeprefix(NEAREST)
        places = [place for place in event.places if place.kind == kind]
        if not places:
            key = "unknown.none_of_kind" if kind in PLACE_KINDS else "unknown.kind"
            raise UnknownPlace(filled(catalogue("directions")[key], kind=_kind(kind)))
        return Goal(asked, None, tuple((stand, p) for p in places for stand in _stands(net, p.level, p.at)))
    spot = spot_of(event, net, words)
    return Goal(asked, None, tuple((s, event.place_by_id.get(words)) for s in _stands(net, spot.level, spot.at)))


def spot_of(event: Event, net: Network, asked: str) -> Spot:
    """The spot that ``asked`` names; of a booth, the middle of its longest standing line. Raises ``UnknownPlace``."""
    words = asked.strip()
    if words in event.booth_by_code:
        return _before(event.booth_by_code[words], net)
    if words in event.kiosk_by_id:
        kiosk = event.kiosk_by_id[words]
        return Spot(kiosk.level, kiosk.at, kiosk.heading)
    if words in event.place_by_id:
        place = event.place_by_id[words]
        return Spot(place.level, place.at)
    match = _POINT.match(words)
    if match and match["level"] in event.level_by_id:
        return Spot(match["level"], (float(match["x"]), float(match["y"])))
    raise UnknownPlace(filled(catalogue("directions")["unknown.place"], asked=words))


def ending(net: Network, grown: Tree, to: Goal) -> Ending | None:
    """The quickest end of a way from the origin of ``grown`` to ``to``, or None where there is none."""
    found = [_at_front(net, grown, to.booth)] if to.booth else []
    found.extend(_at_stand(net, grown, stand, place) for stand, place in to.stands)
    return min((end for end in found if end is not None), key=lambda end: end.cost, default=None)


def costs_to_booths(net: Network, grown: Tree) -> Mapping[str, tuple[float, float]]:
    """By code of each reachable booth the ``cost`` of the quickest way and its metres."""
    costs: dict[str, tuple[float, float]] = {}
    for level, storey in net.storeys.items():
        ends = storey.approaches
        nodes = ends.corner + net.first[level]
        cost = grown.cost[nodes] + ends.metres
        best, metres = np.full(len(storey.booths), np.inf), np.full(len(storey.booths), np.inf)
        np.minimum.at(best, ends.goal, cost)
        quickest = cost == best[ends.goal]
        metres[ends.goal[quickest]] = grown.metres[nodes[quickest]] + ends.metres[quickest]
        if grown.stand.level == level:
            straight = np.full(len(storey.booths), np.inf)
            rows = storey.lines_seen(grown.stand.at)
            points, far = storey.fronts.nearest(rows, grown.stand.at)
            clear = storey.clear(np.broadcast_to(np.array([grown.stand.at]), points.shape), points)
            np.minimum.at(straight, storey.fronts.booth[rows[clear]], far[clear] + grown.stand.step)
            closer = straight < best
            best[closer] = metres[closer] = straight[closer]
        costs.update(
            (booth.code, (best_cost, far))
            for booth, best_cost, far in zip(storey.booths, best.tolist(), metres.tolist(), strict=True)
            if best_cost < np.inf
        )
    return costs


def _at_front(net: Network, grown: Tree, booth: Booth) -> Ending | None:
    storey = net.storeys.get(booth.level)
    if storey is None:
        return None
    row = storey.row_of[booth.code]
    found = _round_corner(net, grown, booth.level, storey.approaches.to(row))
    lines = storey.fronts.of(row)
    lines = lines[storey.fronts.part[lines] == grown.stand.part]
    if grown.stand.level == booth.level and lines.size:
        points, straight = storey.fronts.nearest(lines, grown.stand.at)
        for k in np.argsort(straight, kind="stable").tolist():
            far = float(straight[k]) + grown.stand.step
            if found and far >= found.cost:
                break
            if storey.clear(np.array([grown.stand.at]), points[k : k + 1])[0]:
                at = (booth.level, float(points[k, 0]), float(points[k, 1]))
                return Ending(far, -1, at, None, None)
    return found


def _at_stand(net: Network, grown: Tree, stand: Stand, place: Place | None) -> Ending | None:
    storey = net.storeys[stand.level]
    found = _round_corner(net, grown, stand.level, point_approaches(storey.mesh, np.array([stand.at])))
    at = (stand.level, *stand.at)
    if grown.stand.level == stand.level and grown.stand.part == stand.part:
        ends = np.array([grown.stand.at]), np.array([stand.at])
        far = float(np.hypot(*(ends[1] - ends[0])[0])) + grown.stand.step
        if (found is None or far < found.cost) and storey.clear(*ends)[0]:
            found = Ending(far, -1, at, None, None)
    return Ending(found.cost + stand.step, found.node, at, stand, place) if found else None


def _round_corner(net: Network, grown: Tree, level: str, close: Approaches) -> Ending | None:
    if not close.corner.size:
        return None
    nodes = close.corner + net.first[level]
    costs = grown.cost[nodes] + close.metres
    best = int(np.argmin(costs))
    if not np.isfinite(costs[best]):
        return None
    at = (level, float(close.at[best, 0]), float(close.at[best, 1]))
    return Ending(float(costs[best]), int(nodes[best]), at, None, None)


def _stands(net: Network, level: str, at: Point) -> tuple[Stand, ...]:
    storey = net.storeys.get(level)
    return storey.stands(at) if storey else ()


def _before(booth: Booth, net: Network) -> Spot:
    """The middle of the booth's longest standing line; of a booth without one, the middle of the booth."""
    storey = net.storeys.get(booth.level)
    lines = storey.fronts.of(storey.row_of[booth.code]) if storey else np.empty(0, dtype=np.int64)
    if storey is None or not lines.size:
        ring = booth.outline().outer
        return Spot(booth.level, (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)))
    starts, ends = storey.fronts.starts[lines], storey.fronts.ends[lines]
    longest = int(np.argmax(np.hypot(*(ends - starts).T)))
    x, y = ((starts[longest] + ends[longest]) / 2).tolist()
    return Spot(booth.level, (x, y))


def _kind(kind: str) -> Text:
    return catalogue("directions").get(f"kind.{kind}", Text(kind, kind))
