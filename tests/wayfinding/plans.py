"""Small halls by hand: rectangles as ``(left, top, right, bottom)``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from math import dist

from kiosk.hall.model import (
    Agency,
    Area,
    Booth,
    Event,
    EventInfo,
    Exhibit,
    KioskSpot,
    Level,
    Link,
    Place,
    Point,
    Polygon,
    Rectangle,
    Text,
)
from kiosk.hall.way import Route, Spot

Box = tuple[float, float, float, float]
C = 0.35
"""The clearance, by which a corner of a box moves out on both axes."""


def box(shape: Box) -> Polygon:
    left, top, right, bottom = shape
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def plan(
    floors: Sequence[Box | Polygon] = ((0, 0, 20, 10),),
    *,
    walls: Sequence[Box | Polygon] = (),
    booths: Sequence[Booth] = (),
    places: Sequence[Place] = (),
    kiosks: Sequence[KioskSpot] = (),
    links: Sequence[Link] = (),
    more: Sequence[Area] = (),
    levels: Sequence[Level] = (Level("g", Text("ชั้นล่าง", "Ground floor")),),
) -> Event:
    """An event whose floors and walls are on level ``g``."""
    return Event(
        info=EventInfo(Text("งาน", "Fair"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16)),
        levels=tuple(levels),
        areas=(
            *(Area("g", "floor", shape if isinstance(shape, Polygon) else box(shape)) for shape in floors),
            *(Area("g", "wall", shape if isinstance(shape, Polygon) else box(shape)) for shape in walls),
            *more,
        ),
        agencies=tuple(Agency(b.agency_ids[0], Text(f"กรม{b.code}", f"Department {b.code}")) for b in booths),
        booths=tuple(booths),
        places=tuple(places),
        kiosks=tuple(kiosks),
        links=tuple(links),
    )


def booth(code: str, shape: Box | Rectangle | Polygon, front: str = "", level: str = "g") -> Booth:
    if isinstance(shape, tuple):
        left, top, right, bottom = shape
        shape = Rectangle(left, top, right - left, bottom - top)
    return Booth(code, (code.lower(),), Exhibit(Text(f"ผลงาน {code}", f"Work {code}"), "it"), level, shape, front)


def place(name: str, kind: str, at: Point, level: str = "g") -> Place:
    return Place(name, kind, level, at, Text(f"จุด{name}", name.capitalize()))


def at(x: float, y: float, heading: float | None = None, level: str = "g") -> Spot:
    return Spot(level, (x, y), heading)


def point(x: float, y: float, level: str = "g") -> str:
    return f"{level}:{x!r},{y!r}"


def bends(route: Route) -> list[Point]:
    """The points of a route of one leg, without levels."""
    (leg,) = route.legs
    return [(x, y) for _, x, y in leg.points]


def length(points: Sequence[Point]) -> float:
    return sum(dist(a, b) for a, b in pairwise(points))
