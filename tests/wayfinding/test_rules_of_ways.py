"""Rules that every way keeps, in halls no architect would build, over two floors, and around whatever is closed."""

from __future__ import annotations

from functools import cache
from math import cos, dist, inf, radians, sin
from random import Random

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Point, Polygon
from kiosk.hall.way import Route, Spot
from kiosk.wayfinding import CLEARANCE, NARROW, Navigator, level_space
from tests.halls import hall, scattered
from tests.wayfinding.closed_halls import SINCE, UNTIL, closures, is_narrow, two_levels
from tests.wayfinding.plans import point
from tests.wayfinding.random_halls import turned_about

HAIR = 2e-6
"""Metres by which an end on an outline may be moved."""
BEFORE_A_BOOTH = 5e-5

quick = settings(max_examples=40, deadline=None)
seeds = st.integers(0, 9)
randoms = st.randoms(use_true_random=False)


@cache
def built(seed: int) -> tuple[Event, Navigator]:
    """Scattered halls, some of them turned as a whole, and two of islands."""
    event = hall(24, seed) if seed > 7 else scattered(seed, (6, 12, 20, 30)[seed % 4])
    event = turned_about(event, 31.7) if seed % 3 == 2 else event
    return event, Navigator(event)


@cache
def building(seed: int) -> tuple[Event, Navigator]:
    event = two_levels(seed)
    return event, Navigator(event)


@cache
def free_part(seed: int) -> BaseGeometry:
    """The largest connected part of free space: between its points every way has the usual width."""
    return max(shapely.get_parts(level_space(built(seed)[0], "g").free), key=lambda part: part.area)


def somewhere(free: BaseGeometry, random: Random) -> Point:
    """A point of free space, one in three on its outline."""
    if random.random() < 1 / 3:
        boundary = free.boundary
        on = boundary.interpolate(random.uniform(0, boundary.length))
        return (on.x, on.y)
    left, top, right, bottom = free.bounds
    while True:
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if shapely.intersects_xy(free, *at):
            return at


def metres(route: Route) -> float:
    return route.length_m if route.reachable else inf


def between(navigator: Navigator, begin: Point, end: Point) -> float:
    return metres(navigator.route(Spot("g", begin), [point(*end)], told=False))


@quick
@given(seeds, randoms)
def test_there_and_back_again_is_as_far(seed: int, random: Random) -> None:
    _, navigator = built(seed)
    a, b = somewhere(free_part(seed), random), somewhere(free_part(seed), random)
    there = between(navigator, a, b)
    assert there < inf
    assert there == pytest.approx(between(navigator, b, a), abs=HAIR)


@quick
@given(seeds, randoms)
def test_going_by_way_of_another_spot_is_never_nearer(seed: int, random: Random) -> None:
    event, navigator = built(seed)
    a, b, c = (somewhere(free_part(seed), random) for _ in range(3))
    assert between(navigator, a, c) <= between(navigator, a, b) + between(navigator, b, c) + 2 * HAIR
    code = random.choice(event.booths).code
    straight, first = (metres(navigator.route(Spot("g", begin), [code], told=False)) for begin in (a, b))
    part = shapely.buffer(free_part(seed), 1e-5)
    usual = navigator.route(Spot("g", b), [code], told=False)
    if all(shapely.intersects_xy(part, x, y) for leg in usual.legs for _, x, y in leg.points):
        assert straight <= between(navigator, a, b) + first + BEFORE_A_BOOTH


@quick
@given(seeds, randoms)
def test_a_way_keeps_its_distance_from_everything_but_for_a_first_and_last_step(seed: int, random: Random) -> None:
    event, navigator = built(seed)
    space = level_space(event, "g")
    left, top, right, bottom = space.floor.bounds
    a = (random.uniform(left, right), random.uniform(top, bottom))
    b = somewhere(space.free, random)
    to = random.choice([random.choice(event.booths).code, point(*b)])
    route = navigator.route(Spot("g", a), [to], told=False)
    for leg in route.legs:
        line = [(x, y) for _, x, y in leg.points]
        assert leg.length_m >= dist(line[0], line[-1]) - 1e-9
        if len(line) < 2:
            continue
        assert not shapely.buffer(space.solid, -1e-6).intersects(shapely.LineString(line))
        inner = line if space.walkable(a) else line[1:]
        if len(inner) > 1:
            clearance = NARROW if is_narrow(event, route) else CLEARANCE
            wide = shapely.buffer(level_space(event, "g", clearance).free, 1e-6, join_style="mitre")
            assert wide.covers(shapely.LineString(inner))


@st.composite
def outlines(draw: st.DrawFn) -> list[Point]:
    """A polygon round the origin, of any shape that does not cross itself."""
    corners = draw(st.integers(3, 7))
    turns = sorted(draw(st.lists(st.integers(0, 359), min_size=corners, max_size=corners, unique=True)))
    return [
        (far * cos(radians(turn)), far * sin(radians(turn)))
        for turn, far in zip(turns, draw(st.lists(st.floats(0.2, 5), min_size=corners, max_size=corners)), strict=True)
    ]


@settings(max_examples=30, deadline=None)
@given(seeds, randoms, outlines())
def test_closing_anything_makes_no_way_shorter_and_leads_nobody_through_it(
    seed: int, random: Random, ring: list[Point]
) -> None:
    _, navigator = built(seed)
    middle, a, b = (somewhere(free_part(seed), random) for _ in range(3))
    shape = Polygon(tuple((middle[0] + x, middle[1] + y) for x, y in ring))
    if not shapely.Polygon(shape.outer).is_valid:
        return
    closed = navigator.closing([Closure("g", shape, SINCE, UNTIL)])
    open_walks, walks = navigator.walks(Spot("g", a)), closed.walks(Spot("g", a))
    assert all(far >= open_walks[code][0] - BEFORE_A_BOOTH for code, (far, _) in walks.items())
    route = closed.route(Spot("g", a), [point(*b)], told=False)
    for leg in route.legs:
        line = [(x, y) for _, x, y in leg.points]
        assert not shapely.buffer(shapely.Polygon(shape.outer), -1e-6).intersects(shapely.LineString([*line, line[-1]]))
    narrow = shapely.Polygon(shape.outer).buffer(CLEARANCE - 1e-5, join_style="mitre")
    squeezed = any(narrow.intersects(shapely.Point(x, y)) for leg in route.legs for _, x, y in leg.points)
    if not squeezed:
        assert metres(route) >= between(navigator, a, b) - HAIR


@settings(max_examples=20, deadline=None)
@given(seeds, randoms)
def test_it_does_not_matter_in_which_order_parts_are_closed(seed: int, random: Random) -> None:
    event, navigator = built(seed)
    several = closures(event, random) + closures(event, random)
    at_once = navigator.closing(several)
    one_by_one = navigator
    for closure in reversed(several):
        one_by_one = one_by_one.closing([closure])
    origin = Spot("g", somewhere(free_part(seed), random))
    expected = at_once.walks(origin)
    found = one_by_one.walks(origin)
    assert found.keys() == expected.keys()
    assert all(found[code][0] == pytest.approx(far, abs=HAIR) for code, (far, _) in expected.items())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 3), randoms)
def test_without_steps_is_never_quicker_and_a_way_between_floors_no_quicker_than_the_pace_allows(
    seed: int, random: Random
) -> None:
    event, navigator = building(seed)
    level = random.choice(event.levels).id
    origin = Spot(level, somewhere(level_space(event, level).free, random))
    for to in [booth.code for booth in random.sample(event.booths, 3)] + ["nearest:toilet", "nearest:food"]:
        any_way, step_free = (navigator.route(origin, [to], step_free=flag, told=False) for flag in (False, True))
        slow = navigator.route(origin, [to], slow=True, told=False)
        if step_free.reachable and not is_narrow(event, any_way):
            assert step_free.seconds >= any_way.seconds - BEFORE_A_BOOTH
            assert step_free.step_free
        assert slow.reachable == any_way.reachable
        assert slow.seconds >= any_way.seconds - BEFORE_A_BOOTH
        assert any_way.seconds >= any_way.length_m / 1.07 - BEFORE_A_BOOTH


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 3), randoms)
def test_the_nearest_of_a_kind_is_the_quickest_of_them(seed: int, random: Random) -> None:
    event, navigator = building(seed)
    level = random.choice(event.levels).id
    origin = Spot(level, somewhere(level_space(event, level).free, random))
    each = [navigator.route(origin, [place.id], told=False) for place in event.places if place.kind == "toilet"]
    usual = [route.seconds for route in each if route.reachable and not is_narrow(event, route)]
    if usual:
        assert navigator.route(origin, ["nearest:toilet"], told=False).seconds == pytest.approx(min(usual), abs=HAIR)


def test_closing_nothing_changes_nothing() -> None:
    _, navigator = built(8)
    origin = navigator.spot("k1")
    assert navigator.closing([]).walks(origin) == navigator.walks(origin)
