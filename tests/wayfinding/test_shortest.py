"""Shortest means shortest: rules every way keeps, and lengths against a slow reference that shares no code."""

from __future__ import annotations

from functools import cache
from math import dist, inf
from random import Random

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hall.model import Event, Point
from kiosk.hall.way import Spot
from kiosk.wayfinding import NARROW, Navigator, level_space
from kiosk.wayfinding.space import Space
from tests.halls import free_standing, hall, scattered
from tests.wayfinding.plans import length, point
from tests.wayfinding.random_halls import agree
from tests.wayfinding.reference import Reference


@cache
def built(seed: int) -> tuple[Event, Navigator, Space]:
    """A hall of 3 to 60 booths; halls of most kinds come up within a few seeds."""
    random = Random(seed)
    event = hall(
        random.choice((3, 8, 24, 40, 60)), seed, turned=random.choice((0, 0.5, 1)), pillars=random.choice((0, 1, 3))
    )
    return event, Navigator(event), level_space(event, "g")


def free_point(space: Space, random: Random) -> Point:
    left, top, right, bottom = space.free.bounds
    while True:
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if space.walkable(at):
            return at


def metres(navigator: Navigator, begin: Point, end: Point) -> float:
    route = navigator.route(Spot("g", begin), [point(*end)], told=False)
    return route.length_m if route.reachable else inf


hall_and_choice = given(st.integers(0, 11), st.randoms(use_true_random=False))
quick = settings(max_examples=60, deadline=None)


@quick
@hall_and_choice
def test_the_way_back_is_as_long(seed: int, random: Random) -> None:
    _, navigator, space = built(seed)
    a, b = free_point(space, random), free_point(space, random)
    assert metres(navigator, a, b) == pytest.approx(metres(navigator, b, a), abs=1e-9)


@quick
@hall_and_choice
def test_a_detour_is_never_shorter(seed: int, random: Random) -> None:
    _, navigator, space = built(seed)
    a, b, c = (free_point(space, random) for _ in range(3))
    assert metres(navigator, a, c) <= metres(navigator, a, b) + metres(navigator, b, c) + 1e-9


@quick
@hall_and_choice
def test_no_way_is_shorter_than_the_straight_line_or_leads_through_anything(seed: int, random: Random) -> None:
    event, navigator, space = built(seed)
    a = free_point(space, random)
    to = random.choice([*(booth.code for booth in event.booths), point(*free_point(space, random)), "exit", "stage"])
    route = navigator.route(Spot("g", a), [to], told=False)
    for leg in route.legs:
        line = [(x, y) for _, x, y in leg.points]
        assert leg.length_m == pytest.approx(length(line), abs=1e-9)
        assert leg.length_m >= dist(line[0], line[-1]) - 1e-9
        if len(line) > 1:
            assert shapely.buffer(space.free, 1e-6).covers(shapely.LineString(line)) or to in ("exit", "stage")
            assert not shapely.buffer(space.solid, -1e-6).intersects(shapely.LineString(line))


@quick
@hall_and_choice
def test_walking_on_from_any_bend_is_the_rest_of_the_way(seed: int, random: Random) -> None:
    _, navigator, space = built(seed)
    a, b = free_point(space, random), free_point(space, random)
    route = navigator.route(Spot("g", a), [point(*b)], told=False)
    for leg in route.legs:
        line = [(x, y) for _, x, y in leg.points]
        for k in range(1, len(line) - 1):
            assert metres(navigator, line[k], b) == pytest.approx(length(line[k:]), abs=1e-6)


@pytest.mark.parametrize("seed", range(16))
def test_lengths_equal_those_of_a_slow_independent_reference(seed: int) -> None:
    event, navigator, space = built(seed)
    compare(seed, event, navigator, space)


@pytest.mark.parametrize("seed", range(16))
def test_lengths_are_exact_too_where_everything_touches_and_overlaps(seed: int) -> None:
    event = scattered(seed, (4, 12, 25)[seed % 3])
    compare(seed, event, Navigator(event), level_space(event, "g"))


def test_lengths_are_exact_where_every_corner_sees_along_many_aisles() -> None:
    event = free_standing(144)
    compare(1, event, Navigator(event), level_space(event, "g"))


def compare(seed: int, event: Event, navigator: Navigator, space: Space) -> None:
    """Ways from a kiosk, a free point and a corner to booths, free points and corners."""
    reference, narrow = Reference(event, "g"), Reference(event, "g", NARROW)
    random = Random(seed)
    for begin in (event.kiosks[0].at, free_point(space, random), random.choice(reference.corners)):
        if not space.walkable(begin):
            continue
        tree, narrow_tree = reference.tree(begin), cache(lambda begin=begin: narrow.tree(begin))
        walks = navigator.walks(Spot("g", begin))
        for booth in random.sample(event.booths, min(12, len(event.booths))):
            least, most = reference.to_booth_between(tree, booth)
            walked = walks.get(booth.code, (inf,))[0]
            if least == inf:  # the narrow way keeps more where it can
                assert walked >= narrow.to_booth(narrow_tree(), booth) - 0.1 - 1e-6, booth.code
                continue
            assert agree(walked, least, most), booth.code
        corners = [corner for corner in reference.corners if space.walkable(corner)]
        for end in [free_point(space, random), *random.sample(corners, 3)]:
            expected = reference.to_point(tree, end)
            if expected == inf:
                assert metres(navigator, begin, end) >= narrow.to_point(narrow_tree(), end) - 1e-6
                continue
            assert metres(navigator, begin, end) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", [0, 5, 9])
def test_walks_and_routes_to_every_booth_agree(seed: int) -> None:
    event, navigator, _ = built(seed)
    origin = navigator.spot("k2")
    walks = navigator.walks(origin)
    for booth in event.booths:
        route = navigator.route(origin, [booth.code], told=False)
        assert route.reachable == (booth.code in walks)
        if route.reachable:
            assert route.length_m == pytest.approx(walks[booth.code][0], abs=1e-9)
