"""Plausible exhibition buildings of several levels from a seed: a generated hall on each, joined one above the other.

Stairs that turn half-way, a pair of escalators, one up and one down, and a lift stand at the same spot of all levels,
against a wall or in the open, with floor to walk on around them; in some seeds a ramp outside joins doors in the outer
walls. As in the shipped hall each is a blocked area, with a place of its kind before it on every level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import cos, radians, sin
from random import Random

import shapely

from kiosk.hall.model import OBSTACLE_KINDS, Area, Booth, Event, Level, Link, Place, Point, Polygon, Text
from tests.halls import hall

AROUND, BEFORE, ASIDE = 1.8, 2.5, 0.5
"""Metres of floor left free round what joins levels, before its ends, and round what is before them."""
TO_KIOSK = 3.0
"""Metres kept to kiosks and places."""
DOOR = 0.6
"""Metres from a door or the foot of stairs at which one stands to take them."""
TRIES = 4000
RAMPS = 0.4
"""Share of the buildings with a ramp."""
KINDS = {"stairs": Text("บันได", "Stairs"), "escalator": Text("บันไดเลื่อน", "Escalators"), "lift": Text("ลิฟต์", "Lifts")}


@dataclass(frozen=True)
class Shaft:
    """What joins levels, before it is put anywhere: a box from (0, 0) to ``size``, entered where x is least or most;
    ``below`` and ``above``: where one stands at the foot and the head of each of its flights, a second of which leads
    down."""

    kind: str
    size: tuple[float, float]
    below: tuple[Point, ...]
    above: tuple[Point, ...]


LIFT = Shaft("lift", (2.0, 2.0), ((-DOOR, 1.0),), ((-DOOR, 1.0),))
STAIRS = Shaft("stairs", (5.0, 3.0), ((-DOOR, 0.8),), ((-DOOR, 2.2),))
ESCALATORS = Shaft("escalator", (9.0, 3.0), ((-DOOR, 0.8), (-DOOR, 2.2)), ((9.0 + DOOR, 0.8), (9.0 + DOOR, 2.2)))


@dataclass(frozen=True)
class Site:
    """A ``shaft`` with its corner at ``at``, turned clockwise by quarters."""

    shaft: Shaft
    at: Point
    turn: int

    def on_plan(self, point: Point) -> Point:
        c, s = round(cos(radians(self.turn))), round(sin(radians(self.turn)))
        x, y = point
        return (round(self.at[0] + x * c - y * s, 3), round(self.at[1] + x * s + y * c, 3))

    def outline(self, before: float = 0.0) -> Polygon:
        """The box, ``before`` metres longer at the ends where it is entered."""
        width, depth = self.shaft.size
        ends = [x for x, _ in (*self.shaft.below, *self.shaft.above)]
        low, high = (-before if min(ends) < 0 else 0.0), (width + before if max(ends) > width else width)
        return Polygon(tuple(map(self.on_plan, ((low, 0.0), (high, 0.0), (high, depth), (low, depth)))))


def storeyed(booths: int, seed: int, levels: int = 2) -> Event:
    """A building of ``levels`` halls with ``booths`` booths in all, each with its kiosks and places. The lift stops at
    every level, the rest joins each level to the next. The same arguments give the same building; an ``AssertionError``
    where there is no room for what joins the levels."""
    random = Random(f"storeyed/{booths}/{seed}/{levels}")
    sizes = [booths // levels + (k < booths % levels) for k in range(levels)]
    halls = [_level(hall(size, 10 * seed + k, level=f"f{k + 1}"), k, sum(sizes[:k])) for k, size in enumerate(sizes)]
    taken: dict[str, list[shapely.Geometry]] = {each.levels[0].id: [] for each in halls}
    areas: list[Area] = []
    places: list[Place] = []
    links: list[Link] = []
    for shaft in (ESCALATORS, STAIRS, LIFT):  # the largest first
        site = _put(shaft, halls, taken, random)
        for k, level in enumerate(taken):
            areas.append(Area(level, "blocked", site.outline(), KINDS[shaft.kind]))
            fronts = ([shaft.below] if k < levels - 1 else []) + ([shaft.above] if k else [])
            for at in dict.fromkeys(site.on_plan(_middle(ends)) for ends in fronts):
                place = f"{shaft.kind}-{level}-{len(places)}"
                places.append(Place(place, shaft.kind, level, at, KINDS[shaft.kind]))
        links.extend(_links(site, list(taken)))
    for low, high in pairwise(halls):
        if random.random() < RAMPS:
            doors = [_door(each, taken, random) for each in (low, high)]
            links.append(Link("ramp", low.levels[0].id, doors[0], high.levels[0].id, doors[1], step_free=True))
    return replace(
        halls[0],
        levels=tuple(level for each in halls for level in each.levels),
        areas=(*(area for each in halls for area in each.areas), *areas),
        agencies=tuple(agency for each in halls for agency in each.agencies),
        booths=tuple(booth for each in halls for booth in each.booths),
        places=(*(place for each in halls for place in each.places), *places),
        kiosks=tuple(kiosk for each in halls for kiosk in each.kiosks),
        links=tuple(links),
    )


def _level(event: Event, k: int, before: int) -> Event:
    """The hall ``event`` as level ``k`` of a building in whose lower levels there are ``before`` booths."""
    (level,) = event.levels

    def booth(number: int, each: Booth) -> Booth:
        exhibit = replace(each.exhibit, title=Text(f"ผลงาน {number}", f"Work {number}"))
        return replace(each, code=f"{'ABCDEFG'[k]}{number:04d}", agency_ids=(f"a{number}",), exhibit=exhibit)

    return replace(
        event,
        levels=(Level(level.id, Text(f"ชั้น {k + 1}", f"Floor {k + 1}"), k + 1),),
        agencies=tuple(
            replace(agency, id=f"a{before + i}", name=Text(f"กรมที่ {before + i}", f"Department {before + i}"))
            for i, agency in enumerate(event.agencies, 1)
        ),
        booths=tuple(booth(before + i, each) for i, each in enumerate(event.booths, 1)),
        places=tuple(replace(place, id=f"{place.id}-{level.id}") for place in event.places),
        kiosks=tuple(replace(kiosk, id=f"{kiosk.id}-{level.id}") for kiosk in event.kiosks),
    )


def _put(shaft: Shaft, halls: Sequence[Event], taken: Mapping[str, list[shapely.Geometry]], random: Random) -> Site:
    """A site for ``shaft`` in all of ``halls``, which is then ``taken``."""
    floors = {each.levels[0].id: _floor(each) for each in halls}
    things = {each.levels[0].id: shapely.union_all([*_things(each), *taken[each.levels[0].id]]) for each in halls}
    spots = {each.levels[0].id: _spots(each) for each in halls}
    for k, site in enumerate(_sites(shaft, floors[halls[0].levels[0].id], random)):
        room = 1.0 - 0.5 * k / TRIES  # the longer it looks, the less
        box, whole = _shape(site.outline()), _shape(site.outline(BEFORE))
        if all(
            shapely.covers(floor, whole)
            and _clear_of_walls(box, floor, room * AROUND)
            and shapely.distance(box, things[level]) >= room * AROUND
            and shapely.distance(whole, things[level]) >= room * ASIDE
            and shapely.distance(box, spots[level]) >= room * TO_KIOSK
            for level, floor in floors.items()
        ):
            for level in floors:
                taken[level].append(whole)
            return site
    raise AssertionError(f"no room for {shaft.kind}")


def _sites(shaft: Shaft, floor: shapely.Polygon, random: Random) -> Iterator[Site]:
    """Against the walls of ``floor`` and in the open by turns, without end but for ``TRIES``."""
    left, top, right, bottom = floor.bounds
    for k in range(TRIES):
        site = Site(shaft, (0.0, 0.0), random.choice((0, 90, 180, 270)))
        x0, y0, x1, y1 = _shape(site.outline()).bounds
        x, y = random.uniform(left - x0, right - x1), random.uniform(top - y0, bottom - y1)
        if k % 2:
            x, y = random.choice(((left - x0, y), (right - x1, y), (x, top - y0), (x, bottom - y1)))
        yield replace(site, at=(round(x, 2), round(y, 2)))


def _clear_of_walls(box: shapely.Polygon, floor: shapely.Polygon, room: float) -> bool:
    """Whether ``box`` leaves ``room`` to walk between itself and each of the floor's sides, or stands along it."""
    left, top, right, bottom = floor.bounds
    x0, y0, x1, y1 = box.bounds
    return all(gap < 0.01 or gap >= room for gap in (x0 - left, y0 - top, right - x1, bottom - y1))


def _door(event: Event, taken: Mapping[str, list[shapely.Geometry]], random: Random) -> Point:
    """A free spot before an outer wall of ``event``, which is then ``taken``."""
    level = event.levels[0].id
    left, top, right, bottom = _floor(event).bounds
    things = shapely.union_all([*_things(event), *taken[level], _spots(event)])
    for _ in range(TRIES):
        x, y = round(random.uniform(left + 2, right - 2), 2), round(random.uniform(top + 2, bottom - 2), 2)
        at = random.choice(
            ((left + DOOR, y), (round(right - DOOR, 3), y), (x, top + DOOR), (x, round(bottom - DOOR, 3)))
        )
        if shapely.distance(things, shapely.Point(at)) >= BEFORE:
            taken[level].append(shapely.Point(at))
            return at
    raise AssertionError("no room for a ramp")


def _links(site: Site, levels: Sequence[str]) -> list[Link]:
    """From each of ``levels`` to the next; by a lift between any two."""
    shaft = site.shaft
    flights = [(site.on_plan(foot), site.on_plan(head)) for foot, head in zip(shaft.below, shaft.above, strict=True)]
    if shaft.kind == "lift":
        ((door, _),) = flights
        return [Link("lift", low, door, high, door, step_free=True) for low, high in combinations(levels, 2)]
    found = []
    for low, high in pairwise(levels):
        foot, head = flights[0]
        found.append(Link(shaft.kind, low, foot, high, head, one_way=len(flights) > 1))
        found.extend(Link(shaft.kind, high, head, low, foot, one_way=True) for foot, head in flights[1:])
    return found


def _middle(points: Sequence[Point]) -> Point:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _floor(event: Event) -> shapely.Polygon:
    return next(_shape(area.shape) for area in event.areas if area.kind == "floor")


def _things(event: Event) -> list[shapely.Geometry]:
    return [
        *(_shape(area.shape) for area in event.areas if area.kind in OBSTACLE_KINDS),
        *(_shape(booth.outline()) for booth in event.booths),
    ]


def _spots(event: Event) -> shapely.Geometry:
    return shapely.MultiPoint([*(spot.at for spot in event.kiosks), *(place.at for place in event.places)])


def _shape(polygon: Polygon) -> shapely.Polygon:
    return shapely.Polygon(polygon.outer)
