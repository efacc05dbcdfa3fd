"""What a way can lead to, from the words in which it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

import numpy as np

from kiosk.hall.model import PLACE_KINDS, Booth, Event, Place, Point, Text
from kiosk.hall.way import Spot
from kiosk.wayfinding.names import kind_name
from kiosk.wayfinding.network import Network
from kiosk.wayfinding.storeys import Stand
from kiosk.words import catalogue, filled

NEAREST = "nearest:"
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_POINT = re.compile(rf"^(?P<level>.+):\s*(?P<x>{_NUMBER})\s*,\s*(?P<y>{_NUMBER})$")


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


def goal(event: Event, net: Network, asked: str) -> Goal:
    """The goal that ``asked`` names: a booth's code, a place's or kiosk's id, ``level:x,y`` or ``nearest:KIND``.

    A place may be marked inside a room or a wall; a point and a kiosk must be where a person can stand.
    Raises ``UnknownPlace``.
    """
    words = asked.strip()
    booth = _booth(event, words)
    if booth:
        return Goal(asked, booth, ())
    kind = words.removeprefix(NEAREST) if words.startswith(NEAREST) else ""
    if kind:
        places = [place for place in event.places if place.kind == kind]
        if not places:
            key = "unknown.none_of_kind" if kind in PLACE_KINDS else "unknown.kind"
            called = kind_name(kind)
            bare = Text(called.th, called.en.removeprefix("the "))
            raise UnknownPlace(filled(catalogue("directions")[key], kind=bare))
        return Goal(
            asked, None, tuple((stand, p) for p in places for stand in _stands(net, p.level, p.at, beside=True))
        )
    spot = spot_of(event, net, words)
    place = event.place_by_id.get(words)
    stands = _stands(net, spot.level, spot.at, beside=place is not None)
    return Goal(asked, None, tuple((stand, place) for stand in stands))


def spot_of(event: Event, net: Network, asked: str) -> Spot:
    """The spot that ``asked`` names; of a booth, the middle of its longest standing line. Raises ``UnknownPlace``."""
    words = asked.strip()
    booth = _booth(event, words)
    if booth:
        return _before(booth, net)
    if words in event.kiosk_by_id:
        kiosk = event.kiosk_by_id[words]
        return Spot(kiosk.level, kiosk.at, kiosk.heading)
    if words in event.place_by_id:
        place = event.place_by_id[words]
        return Spot(place.level, place.at)
    match = _POINT.match(words)
    if match and match["level"] in event.level_by_id:
        x, y = float(match["x"]), float(match["y"])
        if isfinite(x) and isfinite(y):
            return Spot(match["level"], (x, y))
    raise UnknownPlace(filled(catalogue("directions")["unknown.place"], asked=words))


def _booth(event: Event, words: str) -> Booth | None:
    """The booth of that code, in whatever capitals: codes are unique without regard to them."""
    found = event.booth_by_code.get(words)
    if found or words in event.place_by_id or words in event.kiosk_by_id or ":" in words:
        return found
    folded = words.casefold()
    return next((booth for booth in event.booths if booth.code.casefold() == folded), None)


def _stands(net: Network, level: str, at: Point, *, beside: bool) -> tuple[Stand, ...]:
    storey = net.storeys.get(level)
    return storey.stands(at, beside=beside) if storey else ()


def _before(booth: Booth, net: Network) -> Spot:
    """The middle of the booth's longest standing line; of a booth without one, the middle of the booth."""
    storey = net.storeys.get(booth.level)
    row = net.row_of[booth.code] - net.first_booth[booth.level] if storey else 0
    lines = storey.fronts.of(row) if storey else np.empty(0, dtype=np.int64)
    if storey is None or not lines.size:
        ring = booth.outline().outer
        return Spot(booth.level, (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)))
    starts, ends = storey.fronts.starts[lines], storey.fronts.ends[lines]
    longest = int(np.argmax(np.hypot(*(ends - starts).T)))
    x, y = ((starts[longest] + ends[longest]) / 2).tolist()
    return Spot(booth.level, (x, y))
