"""Closed parts of random halls: what a navigator with closures finds beside the slow reference, and beside a navigator
made anew of an event in which the same is blocked.

``python -m tests.wayfinding.closed_halls [HALLS] [FIRST SEED]`` prints every difference with the seed that brings it
back, and exits with 1 if there is any.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import cos, dist, inf, radians, sin
from random import Random

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.closure import Closure
from kiosk.hall.model import Area, Event, Level, Link, Point, Polygon, Text
from kiosk.hall.way import Route, Spot
from kiosk.wayfinding import CLEARANCE, NARROW, Navigator, level_space
from tests.halls import hall, scattered
from tests.wayfinding.plans import box, place, point
from tests.wayfinding.random_halls import TO_POINT, agree, run
from tests.wayfinding.reference import Reference

SINCE = dt.datetime(2016, 12, 8, 9, tzinfo=dt.UTC)
UNTIL = dt.datetime(2016, 12, 8, 16, tzinfo=dt.UTC)
BOOTHS = 10
ASIDE = 1.2
"""Metres that booths compared with those made anew keep from what is closed: a booth's front of which something is
blocked may be stood before a little further out, one of which something is closed may not."""
NOTCH = 0.02
"""Metres up to which ways may end apart, which then differ by no more than that. Growing all obstacles together fills
notches by up to a hundredth of the clearance, which of them depends on what else stands in the hall, and where one is
filled one stands some millimetres further out."""
WIDER = 1e-6
"""Metres by which one floor must be wider than another to count as more."""
Floors = Mapping[str, BaseGeometry]
"""By level where the middle of a walker may be."""


def closed_hall(seed: int) -> Event:
    """Halls of islands, scattered things and buildings of both by turns. Places are where one can stand, or inside of
    booths and then reached beside them."""
    random = Random(f"closed hall {seed}")
    which = seed % 4
    if which == 0:
        event = hall(24, seed)
    elif which == 1:
        event = hall(120, seed, turned=random.choice((0, 0.5)), pillars=random.choice((0, 1)))
    elif which == 2:
        event = scattered(seed, random.randint(4, 24))
    else:
        event = two_levels(seed)
    points = {level.id: _points(event, level.id, random) for level in event.levels}
    insides = points | {booth.level: _inside_booths(event, booth.level, random) for booth in event.booths}
    at = [next(random.choice((points, insides))[each.level]) for each in event.places]
    return replace(event, places=tuple(replace(each, at=spot) for each, spot in zip(event.places, at, strict=True)))


def two_levels(seed: int) -> Event:
    """A hall of islands with scattered things above, joined by stairs and escalators down, a lift and a ramp."""
    random = Random(f"two levels {seed}")
    lower, upper = hall(24, seed), scattered(seed, 10, level="u")
    booths = tuple(replace(booth, code=f"U{k}", agency_ids=("a0",)) for k, booth in enumerate(upper.booths))
    below, above = _points(lower, "g", random), _points(upper, "u", random)
    links = tuple(
        Link(kind, *ends, step_free, one_way, seconds)
        for kind, ends, step_free, one_way, seconds in (
            ("stairs", ("g", next(below), "u", next(above)), False, False, 25.0),
            ("lift", ("g", next(below), "u", next(above)), True, False, 60.0),
            ("escalator", ("u", next(above), "g", next(below)), False, True, 20.0),
            ("ramp", ("g", next(below), "u", next(above)), True, False, 70.0),
        )
    )
    return replace(
        lower,
        levels=(*lower.levels, Level("u", Text("ชั้นบน", "Upper floor"), 1)),
        areas=(*lower.areas, *upper.areas),
        booths=(*lower.booths, *booths),
        places=(*lower.places, place("food-u", "food", (6, 6), "u"), place("toilet-u", "toilet", (6, 6), "u")),
        links=links,
    )


def closures(event: Event, random: Random) -> list[Closure]:
    """One to three closed parts of every kind: small and large, over booths, touching them, across aisles, over a
    kiosk, outside of everything."""
    return [
        Closure(level, shape, SINCE, UNTIL)
        for level, shape in (_closed_shape(event, random) for _ in range(random.choice((1, 1, 2, 3))))
    ]


def _closed_shape(event: Event, random: Random) -> tuple[str, Polygon]:
    level = random.choice(event.levels).id
    x, y = next(_points(event, level, random))
    kind = random.randrange(9)
    booths = [booth for booth in event.booths if booth.level == level]
    if kind == 0:  # across an aisle
        return level, turned_box((x, y), random.uniform(2, 12), random.uniform(0.2, 2), random.uniform(0, 180))
    if kind == 1:  # across an aisle along an axis, on a grid as booths are
        wide, deep = random.choice(((6.0, 0.5), (0.5, 6.0), (3.0, 3.0)))
        left, top = round(x * 2) / 2 - wide / 2, round(y * 2) / 2 - deep / 2
        return level, box((left, top, left + wide, top + deep))
    if kind == 2:  # a small corner of the open floor
        return level, Polygon(((x, y), (x + random.uniform(0.1, 1), y), (x, y + random.uniform(0.1, 1))))
    if kind == 3 and booths:  # a booth, as it is drawn
        return level, random.choice(booths).outline()
    if kind == 4 and booths:  # along the side of a booth, touching it
        left, top, right, bottom = shapely.Polygon(random.choice(booths).outline().outer).bounds
        return level, box((left, bottom, right, bottom + random.uniform(0.2, 3)))
    if kind == 5 and booths:  # over a part of a booth
        (bx, by), *_ = random.choice(booths).outline().outer
        return level, turned_box((bx, by), random.uniform(0.5, 4), random.uniform(0.5, 4), random.uniform(0, 90))
    if kind == 6:  # over a kiosk or close to it
        kiosk = random.choice(event.kiosks)
        (kx, ky), off = kiosk.at, random.choice((0.0, 0.7, 1.0))
        return kiosk.level, box((kx - 0.5 + off, ky - 0.5, kx + 0.5 + off, ky + 0.5))
    if kind == 7:  # round something, with a hole that does not count
        hole = ((x - 0.5, y - 0.5), (x + 0.5, y - 0.5), (x + 0.5, y + 0.5), (x - 0.5, y + 0.5))
        arms = ((x - 3, y - 1), (x + 1, y - 3), (x + 2, y - 1), (x + 4, y + 2), (x, y + 1), (x - 2, y + 3))
        return level, Polygon(arms, (hole,))
    return level, box((x + 500, y, x + 501, y + 1))


def turned_box(centre: Point, wide: float, deep: float, degrees: float) -> Polygon:
    """A rectangle about ``centre``, turned clockwise."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    half = [(a * wide / 2, b * deep / 2) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return Polygon(tuple((centre[0] + dx * c - dy * s, centre[1] + dx * s + dy * c) for dx, dy in half))


def made_anew(event: Event, closed: Sequence[Closure]) -> Event:
    """``event`` with what is ``closed`` blocked for good. Places there and links less than the clearance from there are
    closed too, where those in a blocked part would be reached beside it."""
    more = tuple(Area(c.level, "blocked", Polygon(c.shape.outer)) for c in closed if c.level in event.level_by_id)
    return replace(
        event,
        areas=(*event.areas, *more),
        places=tuple(place for place in event.places if not _within(closed, place.level, place.at)),
        links=tuple(
            link
            for link in event.links
            if not _within(closed, link.from_level, link.from_at, CLEARANCE)
            and not _within(closed, link.to_level, link.to_at, CLEARANCE)
        ),
    )


def _within(closed: Sequence[Closure], level: str, at: Point, by: float = 0.0) -> bool:
    """Whether ``at`` is in what is ``closed`` and grown ``by`` metres."""
    here = [shapely.Polygon(c.shape.outer).buffer(by, join_style="mitre") for c in closed if c.level == level]
    return any(shapely.intersects_xy(shape, *at) for shape in here)


def differences(seed: int) -> list[str]:
    """What a navigator with closures finds other than it should."""
    event, random = closed_hall(seed), Random(seed)
    closed = closures(event, random)
    opened = Navigator(event)
    # an aisle closed after another one
    ours = opened.closing(closed[:1]).closing(closed[1:]) if len(closed) > 1 else opened.closing(closed)
    points = {level.id: _points(event, level.id, random) for level in event.levels}
    level, kiosk = random.choice(event.levels).id, random.choice(event.kiosks)
    origins = (Spot(kiosk.level, kiosk.at), Spot(level, next(points[level])))
    goals = [booth.code for booth in random.sample(event.booths, min(BOOTHS, len(event.booths)))]
    goals += [point(*next(points[each]), each) for each in points for _ in range(4)]
    found: list[str] = []
    for origin in origins:
        if len(event.levels) == 1:
            found.extend(_beside_reference(event, closed, ours, origin, goals))
        found.extend(_beside_new(event, closed, opened, ours, origin, goals))
    return [f"seed {seed}: {each}" for each in found]


def _beside_reference(
    event: Event, closed: Sequence[Closure], ours: Navigator, origin: Spot, goals: Sequence[str]
) -> Iterator[str]:
    """Lengths that differ from the reference's, of the usual ways and, where there is none, of narrow ones."""
    shapes = [closure.shape for closure in closed]
    reference, narrow = (Reference(event, "g", clearance, shapes) for clearance in (CLEARANCE, NARROW))
    if not shapely.intersects_xy(reference.wide, *origin.at):
        return
    trees = [(each, each.tree(origin.at)) for each in (reference, narrow)]
    walks = ours.walks(origin)
    for to in goals:
        booth = event.booth_by_code.get(to)
        if not booth and not shapely.intersects_xy(reference.wide, *ours.spot(to).at):
            continue  # so close to what is closed that one steps there
        (least, most), (otherwise, _) = (
            each.to_booth_between(tree, booth) if booth else (each.to_point(tree, ours.spot(to).at),) * 2
            for each, tree in trees
        )
        walked = walks.get(to, (inf,))[0]
        if booth and least < inf and not agree(walked, least, most):
            yield f"{origin.at} to {to}: walks {walked!r}, reference {least!r} to {most!r}"
        route = _metres(ours.route(origin, [to], told=False))
        squeezed = least == inf and (booth is not None or route >= otherwise - TO_POINT)
        if not squeezed and not agree(route, least, most):
            yield f"{origin.at} to {to}: {route!r}, reference {least!r} to {most!r}"


def _beside_new(
    event: Event, closed: Sequence[Closure], opened: Navigator, ours: Navigator, origin: Spot, goals: Sequence[str]
) -> Iterator[str]:
    """Ways over all levels, with and without steps, that differ from those of a navigator made anew, or are quicker
    than if nothing were closed. To what lies inside something a way may be quicker: it may lead to another side.

    What is closed grows by itself, what is blocked together with all that stands there. So a spike has no mitred corner
    where its point is blocked, and keeps it where that is closed. The quicker of two ways may differ if it leads over
    floor that the other navigator does not have."""
    event_anew = made_anew(event, closed)
    anew = Navigator(event_anew)
    floor, floor_anew = left_open(event, closed), left_open(event_anew, ())
    near = [shapely.Polygon(closure.shape.outer).buffer(ASIDE) for closure in closed]
    # One steps to what is so close to something closed, and from which side may differ.
    unsure = {each.id for each in event_anew.places if _within(closed, each.level, each.at, CLEARANCE)}
    unsure |= {to for to in goals if ":" in to and _within(closed, *_spot(opened, to), CLEARANCE)}
    solid = {level: level_space(event, level).solid for level in event.level_by_id}
    inside = {each.id for each in event.places if shapely.intersects_xy(solid[each.level], *each.at)}
    inside |= {f"nearest:{each.kind}" for each in event.places if each.id in inside}
    kinds = {each.kind for each in event_anew.places} - {each.kind for each in event.places if each.id in unsure}
    places = [each for each in event_anew.place_by_id if each not in unsure]
    for to in [
        *(to for to in goals if to not in unsure),
        *(f"nearest:{kind}" for kind in ("toilet", "food") if kind in kinds),
        *places,
    ]:
        booth = event.booth_by_code.get(to)
        for step_free in (False, True):
            which = f"{origin.level} {origin.at} to {to}{' without steps' if step_free else ''}"
            one, other, before = (
                each.route(origin, [to], step_free=step_free, told=False) for each in (ours, anew, opened)
            )
            told = f"{which}: {_metres(one)!r} m, {_seconds(one)!r} s"
            beside = booth and any(shapely.Polygon(booth.outline().outer).intersects(shape) for shape in near)
            if not (
                beside
                or agree(_seconds(one), _seconds(other), _seconds(other))
                or abs(_seconds(one) - _seconds(other)) <= _ends_apart(one, other) <= NOTCH
                or (_seconds(one) < _seconds(other) and leads_over_more(one, floor, floor_anew))
                or (_seconds(other) < _seconds(one) and leads_over_more(other, floor_anew, floor))
                or is_narrow(event_anew, other)  # nobody squeezes past what is closed
            ):
                yield f"{told}, made anew {_metres(other)!r} m, {_seconds(other)!r} s"
            if to not in inside and _seconds(one) < _seconds(before) - TO_POINT:
                yield f"{told}, before it was closed {_metres(before)!r} m, {_seconds(before)!r} s"


def _spot(navigator: Navigator, to: str) -> tuple[str, Point]:
    spot = navigator.spot(to)
    return spot.level, spot.at


def _ends_apart(one: Route, other: Route) -> float:
    """Metres between the ends of two routes."""
    if not (one.reachable and other.reachable):
        return inf
    (level, *end), (other_level, *other_end) = (route.legs[-1].points[-1] for route in (one, other))
    return dist(end, other_end) if level == other_level else inf


def left_open(event: Event, closed: Sequence[Closure]) -> Floors:
    """The floors of ``event`` without what is ``closed``, each part grown by itself."""
    return {
        level: shapely.difference(
            level_space(event, level).free,
            shapely.union_all(
                [
                    shapely.buffer(shapely.Polygon(each.shape.outer), CLEARANCE, join_style="mitre")
                    for each in closed
                    if each.level == level
                ]
            ),
        )
        for level in event.level_by_id
    }


def leads_over_more(route: Route, own: Floors, other: Floors) -> bool:
    """Whether a route over its ``own`` floors leads where the ``other`` ones are not."""
    return any(
        shapely.dwithin(shapely.difference(own[level], shapely.buffer(other[level], WIDER)), line, WIDER)
        for level, line in _lines(route)
    )


def _lines(route: Route) -> Iterator[tuple[str, shapely.LineString]]:
    """What is walked on each level, leg by leg."""
    for leg in route.legs:
        for level in {level for level, *_ in leg.points}:
            line = [(x, y) for on, x, y in leg.points if on == level]
            if len(line) > 1:
                yield level, shapely.LineString(line)


def is_narrow(event: Event, route: Route) -> bool:
    """Whether a route comes closer to something than ``CLEARANCE``, but for its ends."""
    return any(
        not shapely.buffer(level_space(event, level, CLEARANCE).free, 1e-5).covers(line)
        for level, line in _lines(route)
    )


def _metres(route: Route) -> float:
    return route.length_m if route.reachable else inf


def _seconds(route: Route) -> float:
    """Of a route over links the quickest counts, not the shortest."""
    return route.seconds if route.reachable else inf


def _points(event: Event, level: str, random: Random) -> Iterator[Point]:
    """Points at which one can stand while nothing is closed."""
    free = level_space(event, level).free
    left, top, right, bottom = free.bounds
    while True:
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if shapely.intersects_xy(free, *at):
            yield at


def _inside_booths(event: Event, level: str, random: Random) -> Iterator[Point]:
    """Points inside of booths, off their middles: from there two sides would be equally near."""
    shapes = [shapely.Polygon(booth.outline().outer) for booth in event.booths if booth.level == level]
    while True:
        shape = random.choice(shapes)
        left, top, right, bottom = shape.bounds
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if shapely.intersects_xy(shape, *at):
            yield at


if __name__ == "__main__":
    sys.exit(run(differences, sys.argv[1:], "closed in part and compared"))
