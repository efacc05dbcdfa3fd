"""Where a visitor can walk, and what becomes of walls, gaps and seams."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hall.model import Area, Polygon, Rectangle
from kiosk.wayfinding import CLEARANCE, floor_outline, free_floor, level_space, obstacles
from tests.halls import hall
from tests.wayfinding.plans import booth, box, plan

UNDRAWN = 1e-5


def test_a_visitor_keeps_clear_of_the_halls_own_walls() -> None:
    assert free_floor(plan(), "g").bounds == pytest.approx((0.35, 0.35, 19.65, 9.65), abs=UNDRAWN)


def test_an_obstacle_keeps_its_corners_when_it_grows() -> None:
    free = free_floor(plan(walls=[(9, 4, 11, 6)]), "g")
    assert free.area == pytest.approx(19.3 * 9.3 - 2.7 * 2.7, abs=1e-4)


def test_a_very_sharp_corner_is_cut_off_rather_than_stretched_across_the_aisle() -> None:
    needle = Polygon(((5, 5), (15, 4.9), (15, 5.1)))
    free = free_floor(plan(walls=[needle]), "g")
    assert not free.contains(shapely.Point(5 - 4.9 * CLEARANCE, 5))
    assert free.contains(shapely.Point(5 - 5.1 * CLEARANCE, 5))


@pytest.mark.parametrize(("gap", "parts"), [(0.6, 2), (0.7, 2), (0.701, 1), (1.5, 1)])
def test_a_gap_must_be_wider_than_a_visitor(gap: float, parts: int) -> None:
    event = plan(walls=[(9, 0, 11, 5), (9, 5 + gap, 11, 10)])
    assert shapely.get_num_geometries(free_floor(event, "g")) == parts


def test_two_obstacles_whose_grown_corners_just_touch_let_nobody_through() -> None:
    event = plan(walls=[(0, 0, 9.65, 4.65), (10.35, 5.35, 20, 10)])
    assert shapely.get_num_geometries(free_floor(event, "g")) == 2


def test_floors_drawn_side_by_side_are_one_floor_whether_they_touch_or_miss_by_a_hair() -> None:
    for begin in (10.0, 10.001, 10.019, 9.98):
        free = free_floor(plan([(0, 0, 10, 10), (begin, 0, 20, 10)]), "g")
        assert shapely.get_num_geometries(free) == 1
        assert free.area == pytest.approx(19.3 * 9.3, abs=1e-3)


def test_a_seam_does_not_round_off_the_corner_where_a_corridor_joins_the_hall() -> None:
    free = free_floor(plan([(0, 0, 10, 10), (10.01, 4, 20, 6)]), "g")
    (corner,) = [(x, y) for x, y in shapely.get_coordinates(free) if 9 < x < 11 and 3 < y < 5]
    assert corner == pytest.approx((9.65, 4.35), abs=UNDRAWN)


def test_floors_further_apart_are_two() -> None:
    assert shapely.get_num_geometries(free_floor(plan([(0, 0, 10, 10), (10.1, 0, 20, 10)]), "g")) == 2


def test_a_hole_in_the_floor_is_kept_clear_of() -> None:
    floor = Polygon(box((0, 0, 20, 10)).outer, (box((5, 4, 7, 6)).outer,))
    free = free_floor(plan([floor]), "g")
    assert not free.intersects(shapely.box(4.66, 3.66, 7.34, 6.34))


def test_booths_a_millimetre_apart_leave_no_slit_between_them() -> None:
    row = [booth(f"A{k}", Rectangle(2 + 3.001 * k, 4, 3, 2, 0.02 * k)) for k in range(5)]
    free = free_floor(plan(booths=row), "g")
    assert shapely.get_num_interior_rings(shapely.get_parts(free)).sum() == 1


def test_walls_that_overlap_and_touch_are_no_trouble() -> None:
    free = free_floor(plan(walls=[(0, 4, 5, 4.2), (5, 4, 10, 4.2), (4, 4.1, 6, 4.3), (5, 4, 10, 4.2)]), "g")
    assert free.is_valid
    assert not free.intersects(shapely.box(0, 4, 10, 4.3))


def test_a_polygon_that_crosses_itself_is_mended_rather_than_a_crash() -> None:
    bow_tie = Polygon(((5, 3), (9, 7), (9, 3), (5, 7)))
    assert not free_floor(plan(walls=[bow_tie]), "g").contains(shapely.Point(8.5, 5))


def test_zones_are_walked_over() -> None:
    zone = Area("g", "zone", box((5, 2, 15, 8)))
    assert free_floor(plan(more=[zone]), "g").equals(free_floor(plan(), "g"))


def test_a_level_without_floor_has_nowhere_to_walk() -> None:
    event = plan([])
    assert free_floor(event, "g").is_empty
    assert floor_outline(event, "g").is_empty


def test_a_hall_built_full_has_nowhere_to_walk() -> None:
    assert free_floor(plan(walls=[(0, 0, 20, 10)]), "g").is_empty


def test_a_spot_beside_the_wall_is_on_the_floor_but_nobodys_middle() -> None:
    space = level_space(plan(walls=[(9, 4, 11, 6)]), "g")
    assert space.walkable((0.35, 5.0))
    assert not space.walkable((0.2, 5.0))
    assert space.on_floor((0.2, 5.0))
    assert not space.on_floor((10.0, 5.0))
    assert not space.on_floor((-1.0, 5.0))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([5, 24, 60]))
def test_free_space_is_as_far_from_everything_as_a_visitor_is_wide(seed: int, booths: int) -> None:
    event = hall(booths, seed, turned=0.5, pillars=1.0)
    free = free_floor(event, "g")
    assert free.is_valid
    for _, shape in obstacles(event, "g"):
        assert free.distance(shape) >= CLEARANCE - 1e-6
