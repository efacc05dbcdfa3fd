"""Random halls against the slow reference: ``python -m tests.wayfinding.random_halls [HALLS] [FIRST SEED]``.

Prints every length that differs with the seed that brings it back, and exits with 1 if any does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from math import cos, inf, isclose, radians, sin
from random import Random

import shapely

from kiosk.hall.model import Event, Point, Polygon, Rectangle
from kiosk.hall.way import Route, Spot
from kiosk.wayfinding import NARROW, Navigator
from tests.halls import hall, scattered
from tests.wayfinding.plans import point
from tests.wayfinding.reference import Reference

FRONTS = ("", "all", "N", "S", "EW", "NES")
RELATIVE = 1e-6
"""By what lengths may differ, and in metres:"""
TO_POINT = 2e-6
"""Free space is smaller by a ten-millionth of a metre than the reference's, which moves an end on its outline."""
FURTHER_OUT = 1.0
"""Metres that ours may be shorter than the reference's narrow way to a booth, before which it may stand further out."""
MOST = 1e6
"""Metres that no way is long."""
BOOTHS = 12


def random_hall(seed: int) -> Event:
    """Halls of islands and scattered things by turns, with open sides of all kinds; one in four is turned as a whole,
    so that nothing is parallel to an axis."""
    random = Random(f"random hall {seed}")
    if seed % 2:
        event = scattered(seed, random.randint(2, 32))
    else:
        turned, pillars = random.choice((0, 0.3, 1)), random.choice((0, 1, 4))
        event = hall(random.randint(2, 60), seed, turned=turned, pillars=pillars)
        fronts = [random.choice(FRONTS) for _ in event.booths]
        event = replace(event, booths=tuple(replace(b, front=f) for b, f in zip(event.booths, fronts, strict=True)))
    return turned_about(event, random.uniform(0, 360)) if random.random() < 0.25 else event


def turned_about(event: Event, degrees: float) -> Event:
    """The same hall, drawn turned clockwise about the plan's origin; polygons are open all round afterwards."""
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def turned(at: Point) -> Point:
        return (at[0] * c - at[1] * s, at[0] * s + at[1] * c)

    def outline(shape: Polygon) -> Polygon:
        return Polygon(tuple(map(turned, shape.outer)), tuple(tuple(map(turned, hole)) for hole in shape.holes))

    booths = []
    for booth in event.booths:
        if isinstance(booth.shape, Rectangle):
            (x, y), width, depth = turned(booth.shape.centre), booth.shape.width, booth.shape.depth
            shape = Rectangle(x - width / 2, y - depth / 2, width, depth, booth.shape.rotation + degrees)
            booths.append(replace(booth, shape=shape))
        else:
            booths.append(replace(booth, shape=outline(booth.shape), front=""))
    return replace(
        event,
        areas=tuple(replace(area, shape=outline(area.shape)) for area in event.areas),
        booths=tuple(booths),
        places=tuple(replace(place, at=turned(place.at)) for place in event.places),
        kiosks=tuple(replace(kiosk, at=turned(kiosk.at)) for kiosk in event.kiosks),
    )


def differences(seed: int) -> list[str]:
    """What the kiosk finds other than the reference does in the hall of ``seed``: nothing, if all is well.

    From a kiosk, a free point and a corner to booths, free points, corners, and points on and close to outlines.
    """
    event = random_hall(seed)
    random = Random(seed)
    navigator, reference, narrow = Navigator(event), Reference(event, "g"), Reference(event, "g", NARROW)
    if not reference.corners:
        return []
    free_point = _free_points(reference, random)
    found: list[str] = []
    for begin in (random.choice(event.kiosks).at, next(free_point), random.choice(reference.corners)):
        if not _free(reference, begin):
            continue
        tree, narrow_tree = reference.tree(begin), narrow.tree(begin)
        walks = navigator.walks(Spot("g", begin))
        for booth in random.sample(event.booths, min(BOOTHS, len(event.booths))):
            walked, used = walks.get(booth.code, (inf,))[0], reference
            least, most = reference.to_booth_between(tree, booth)
            if least == inf:
                least, most = _narrow(narrow.to_booth(narrow_tree, booth), FURTHER_OUT)
                used = narrow
            route = navigator.route(Spot("g", begin), [booth.code], told=False)
            for ours, which in ((walked, "walks"), (_metres(route), "route")):
                if not agree(ours, least, most):
                    found.append(
                        f"seed {seed}: {begin} to {booth.code}: {which} {ours!r}, reference {least!r} to {most!r}"
                    )
            found.extend(f"seed {seed}: {begin} to {booth.code}: {wrong}" for wrong in _wrong(route, used))
        for end in [next(free_point), next(free_point), *_on_outlines(reference, random)]:
            least = most = reference.to_point(tree, end)
            used = reference
            if least == inf:
                least, most = _narrow(narrow.to_point(narrow_tree, end), TO_POINT)
                used = narrow
            route = navigator.route(Spot("g", begin), [point(*end)], told=False)
            if not agree(_metres(route), least, most):
                found.append(f"seed {seed}: {begin} to {end}: {_metres(route)!r}, reference {least!r} to {most!r}")
            found.extend(f"seed {seed}: {begin} to {end}: {wrong}" for wrong in _wrong(route, used))
    return found


def _narrow(expected: float, error: float) -> tuple[float, float]:
    """The least and the most that ours may be where the reference's narrow way is so long. It keeps little everywhere,
    ours only where they must: they are longer, but for where one stands before a booth, which may be further out."""
    return (0.0, inf) if expected == inf else (expected - error, MOST)


def agree(ours: float, least: float, most: float) -> bool:
    """Whether a length is between two others, or the same as one of them."""
    return least <= ours <= most or any(isclose(ours, e, rel_tol=RELATIVE, abs_tol=TO_POINT) for e in (least, most))


def _metres(route: Route) -> float:
    return route.length_m if route.reachable else inf


def _wrong(route: Route, reference: Reference) -> Iterator[str]:
    """Whether the line of a route is not as long as it says, or leads through what is not free."""
    for leg in route.legs:
        line = [(x, y) for _, x, y in leg.points]
        if len(line) > 1:
            drawn = shapely.LineString(line)
            if not isclose(drawn.length, leg.length_m, rel_tol=1e-9, abs_tol=1e-9):
                yield f"its line is {drawn.length!r} long, it says {leg.length_m!r}"
            if not reference.wide.covers(drawn):
                yield f"leads through something for {drawn.difference(reference.wide).length!r} m"


def _free(reference: Reference, at: Point) -> bool:
    return bool(shapely.intersects_xy(reference.wide, *at))


def _free_points(reference: Reference, random: Random) -> Iterator[Point]:
    left, top, right, bottom = reference.free.bounds
    while True:
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if _free(reference, at):
            yield at


def _on_outlines(reference: Reference, random: Random) -> Iterator[Point]:
    """A corner, a point on a side of the outline, and one a millimetre off a corner, as far as one can stand there."""
    corner, near = random.choice(reference.corners), random.choice(reference.corners)
    outline = reference.free.boundary
    on_side = outline.interpolate(random.uniform(0, outline.length))
    turn = random.uniform(0, 360)
    off = (near[0] + 0.001 * cos(turn), near[1] + 0.001 * sin(turn))
    return (at for at in (corner, (on_side.x, on_side.y), off) if _free(reference, at))


def run(differ: Callable[[int], list[str]], arguments: Sequence[str], told: str) -> int:
    """0 if ``differ`` finds nothing in any of as many halls as the first of ``arguments`` says, from the seed on that
    the second says."""
    halls, first = (*map(int, arguments), *(1000, 0)[len(arguments) :])
    wrong = 0
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(differ, range(first, first + halls), chunksize=5), 1):
            for line in found:
                print(line, flush=True)
            wrong += bool(found)
            if done % 100 == 0 or done == halls:
                print(f"{done} halls {told}: {wrong} of them differ", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(run(differences, sys.argv[1:], "compared with the reference"))
