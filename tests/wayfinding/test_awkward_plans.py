"""Plans as they come: things that touch, gaps as wide as a person to the millimetre, turned and round booths, pillars,
floors in pieces. Lengths are worked out by hand; ``C`` is the clearance by which corners move out."""

from __future__ import annotations

from math import cos, hypot, pi, sqrt

import pytest
import shapely

from kiosk.hall.model import KioskSpot, Polygon, Rectangle
from kiosk.wayfinding import NARROW, Navigator
from tests.halls import round_booth
from tests.wayfinding.plans import Box, C, at, bends, booth, box, place, plan, point

CLOSE = 2e-6


def walled_off_but_for(gap: float) -> list[Box]:
    """A wall across the hall with one gap in its middle."""
    return [(10, 0, 10.2, 5 - gap / 2), (10, 5 + gap / 2, 10.2, 10)]


def test_booths_that_touch_are_walked_round_as_one() -> None:
    row = [booth("A1", (8, 3, 10, 5)), booth("A2", (10, 3, 12, 5)), booth("A3", (10, 5, 12, 7))]
    route = Navigator(plan(booths=row)).route(at(9, 8), [point(13, 2)])
    # past the outer corners of A3 only: (12.35, 7.35) and then up, or the other way past A1
    right = hypot(3.35, 0.65) + hypot(0.65, 5.35)
    left = hypot(9 - 7.65, 8 - 5.35) + (5.35 - 2.65) + hypot(13 - 7.65, 2.65 - 2)
    assert route.length_m == pytest.approx(min(left, right), abs=CLOSE)


def test_booths_that_touch_at_a_corner_let_nobody_through_between_them() -> None:
    pair = [booth("A1", (8, 3, 10, 5)), booth("A2", (10, 5, 12, 7))]
    route = Navigator(plan(booths=pair)).route(at(9, 6), [point(11, 4)])
    # round the outer corner of A1 at its top right, after its left side, or of A2: both are as far
    over = hypot(9 - 7.65, 6 - 5.35) + 2.7 + 2.7 + hypot(11 - 10.35, 4 - 2.65)
    assert route.length_m == pytest.approx(over, abs=CLOSE)


@pytest.mark.parametrize("slit", [1e-9, 1e-6, 0.001, 0.1, 0.4999, 0.5])
def test_a_slit_between_walls_is_no_way(slit: float) -> None:
    assert not Navigator(plan(walls=walled_off_but_for(slit))).route(at(5, 5), [point(15, 5)]).reachable


@pytest.mark.parametrize("gap", [0.501, 0.6, 0.7])
def test_a_gap_too_narrow_to_walk_through_at_ease_is_squeezed_through_where_it_is_the_only_one(gap: float) -> None:
    route = Navigator(plan(walls=walled_off_but_for(gap))).route(at(5, 9), [point(15, 9)])
    edge = 5 + gap / 2 - NARROW
    assert route.length_m == pytest.approx(hypot(4.75, 9 - edge) + 0.7 + hypot(4.55, 9 - edge), abs=CLOSE)


@pytest.mark.parametrize("gap", [0.701, 0.75, 2.0])
def test_a_gap_wider_than_a_person_is_walked_through_at_ease(gap: float) -> None:
    route = Navigator(plan(walls=walled_off_but_for(gap))).route(at(5, 9), [point(15, 9)])
    edge = 5 + gap / 2 - C
    assert route.length_m == pytest.approx(
        hypot(10 - C - 5, 9 - edge) + 0.9 + hypot(15 - 10.2 - C, 9 - edge), abs=CLOSE
    )


def test_a_gap_of_exactly_twice_the_clearance_is_walked_round_where_one_can() -> None:
    walls = [(10, 0, 10.2, 4.65), (10, 5.35, 10.2, 9)]
    route = Navigator(plan(walls=walls)).route(at(5, 5), [point(15, 5)])
    assert route.length_m == pytest.approx(hypot(4.65, 4.35) + 0.9 + hypot(4.45, 4.35), abs=CLOSE)


def test_a_pillar_in_an_aisle_is_passed_where_there_is_room_on_a_side() -> None:
    aisle: list[Box] = [(2, 0, 18, 4), (2, 6, 18, 10)]
    centred = Navigator(plan(walls=[*aisle, (9.75, 4.75, 10.25, 5.25)])).route(at(5, 5), [point(15, 5)])
    assert centred.length_m == pytest.approx(2 * hypot(4.4, 0.6) + 1.2, abs=CLOSE)
    one_side = Navigator(plan(walls=[*aisle, (9.5, 4.2, 10.5, 5.2)])).route(at(5, 5), [point(15, 5)])
    assert max(y for _, y in bends(one_side)) == pytest.approx(5.2 + C, abs=CLOSE)
    assert one_side.length_m == pytest.approx(2 * hypot(4.15, 0.55) + 1.7, abs=CLOSE)


def test_a_pillar_that_leaves_but_twice_the_clearance_on_either_side_is_squeezed_past() -> None:
    walls: list[Box] = [(0, 0, 20, 4), (0, 6, 20, 10), (9.7, 4.7, 10.3, 5.3)]
    route = Navigator(plan(walls=walls)).route(at(5, 5), [point(15, 5)])
    half = 0.3 + NARROW
    assert route.length_m == pytest.approx(2 * hypot(5 - half, half) + 2 * half, abs=CLOSE)


def test_a_booth_between_two_floors_is_squeezed_up_to_from_the_one_on_which_there_is_less_room_before_it() -> None:
    booths = [booth("A1", (9, -1.7, 11, 0.3), front="EW")]
    navigator = Navigator(plan([(0, -5, 9, 10), (11, 0, 20, 10)], booths=booths))
    assert navigator.route(at(5, -1), ["A1"]).length_m == pytest.approx(4 - C, abs=CLOSE)
    # only the last 0.3 m of its east side border on the second floor, whose edge one keeps 0.35 m from at ease
    narrow = pytest.approx(hypot(4 - C, 5 - 0.3), abs=CLOSE)
    assert navigator.route(at(15, 5), ["A1"]).length_m == narrow
    assert navigator.walks(at(15, 5))["A1"][0] == narrow


def test_a_spot_at_the_end_of_a_narrow_corridor_is_reached_as_it_is_left() -> None:
    navigator = Navigator(plan(walls=[(10, 0, 20, 4.7), (10, 5.3, 20, 10)]))
    assert navigator.route(at(18, 5), [point(5, 5)]).length_m == pytest.approx(13, abs=CLOSE)
    assert navigator.route(at(5, 5), [point(18, 5)]).length_m == pytest.approx(13, abs=CLOSE)


def test_a_booth_turned_by_half_a_right_angle_is_passed_at_its_corner() -> None:
    turned = booth("A1", Rectangle(9, 4, 2, 2, rotation=45))
    route = Navigator(plan(booths=[turned])).route(at(5, 5), [point(15, 5)])
    # half a diagonal of 2 m by 2 m, and that of the clearance
    assert route.length_m == pytest.approx(2 * hypot(5, (1 + C) * sqrt(2)), abs=CLOSE)
    ends = bends(Navigator(plan(booths=[turned])).route(at(5, 5), ["A1"]))
    assert ends[-1][0] == pytest.approx(10 - sqrt(2) - C / sqrt(2), abs=1e-3)


@pytest.mark.parametrize("corners", [8, 24, 60])
def test_the_way_round_a_round_booth_is_a_string_pulled_tight(corners: int) -> None:
    ring = round_booth((10, 5), 2.0, corners)
    route = Navigator(plan(booths=[booth("A1", ring)])).route(at(4, 5), [point(16, 5)])
    far = 2.0 + C / cos(pi / corners)  # each of its sides moves out by the clearance
    grown = shapely.Polygon(ring.outer).buffer(C, join_style="mitre")
    string = shapely.union_all([grown, shapely.Point(4, 5), shapely.Point(16, 5)]).convex_hull
    assert route.length_m == pytest.approx(string.length / 2, abs=0.002), "booths are drawn to the millimetre"
    assert [hypot(x - 10, y - 5) for x, y in bends(route)[1:-1]] == pytest.approx(
        [far] * (len(bends(route)) - 2), abs=0.01
    )


def test_floors_that_overlap_touch_or_make_a_corner_are_one_hall() -> None:
    corridor = [(0, 0, 6, 4), (6, 0, 10, 12), (9, 10, 20, 12)]
    route = Navigator(plan(floors=corridor)).route(at(1, 2), [point(19, 11)])
    # round the inner corners of the two bends: (6 + C, 4 - C) has floor below it, and (10 - C, 10 + C)
    first, second = (6 + C, 4 - C), (10 - C, 10 + C)
    expected = hypot(first[0] - 1, first[1] - 2) + hypot(second[0] - first[0], second[1] - first[1])
    assert route.length_m == pytest.approx(expected + hypot(19 - second[0], 11 - second[1]), abs=CLOSE)


def test_a_hole_in_the_floor_is_walked_round_like_a_wall() -> None:
    hole = Polygon(box((0, 0, 20, 10)).outer, (box((9, 4, 11, 6)).outer,))
    route = Navigator(plan(floors=[hole])).route(at(5, 4.9), [point(15, 4.9)])
    assert route.length_m == pytest.approx(2 * hypot(4 - C, 0.9 + C) + 2 + 2 * C, abs=CLOSE)


def test_an_island_of_floor_in_a_hole_of_the_floor_is_reached_over_a_third_floor_only() -> None:
    hole = Polygon(box((0, 0, 20, 10)).outer, (box((6, 2, 14, 8)).outer,))
    island: Box = (8, 4, 12, 6)
    bridge: Box = (11, 5, 15, 6)
    assert not Navigator(plan(floors=[hole, island])).route(at(2, 5), [point(9, 5)]).reachable
    route = Navigator(plan(floors=[hole, island, bridge])).route(at(17, 5.5), [point(11, 5.5)])
    assert route.length_m == pytest.approx(6, abs=CLOSE)


def test_ways_that_end_on_outlines_and_corners_are_as_long_as_drawn() -> None:
    navigator = Navigator(plan(walls=[(9, 4, 11, 6)]))
    left, right, top, bottom = 9 - C, 11 + C, 4 - C, 6 + C
    for begin, end, far in [
        ((left, 5), (right, 5), 2 * (1 + C) + 2 + 2 * C),
        ((left, top), (right, top), 2 + 2 * C),
        ((left, bottom), (left, top), 2 + 2 * C),
        ((C, C), (left, top), hypot(9 - 2 * C, 4 - 2 * C)),
        ((C, 5), (left, 5), 9 - 2 * C),
    ]:
        assert navigator.route(at(*begin), [point(*end)]).length_m == pytest.approx(far, abs=CLOSE)
        assert navigator.route(at(*end), [point(*begin)]).length_m == pytest.approx(far, abs=CLOSE)


def test_ways_of_no_length_lead_to_points_places_and_booths_alike() -> None:
    event = plan(
        booths=[booth("A1", (4, 4, 6, 6), "N")],
        places=[place("atm", "atm", (9, 9))],
        kiosks=[KioskSpot("k1", "g", (2, 2), 0.0)],
    )
    navigator = Navigator(event)
    for origin, to in (("A1", "A1"), ("atm", "atm"), ("k1", "k1"), ("k1", "g:2,2"), ("atm", "nearest:atm")):
        route = navigator.route(navigator.spot(origin), [to])
        assert route.reachable
        assert route.length_m == pytest.approx(0, abs=CLOSE)
        assert route.best_order
    assert navigator.route(at(5, 4 - C), ["A1", "A1"]).length_m == pytest.approx(0, abs=CLOSE)


def test_going_through_three_doors_is_the_sum_of_its_straight_lines() -> None:
    # doors of 1 m at y 1 to 2, 8 to 9 and 1 to 2 in walls of 0.2 m at x 5, 10 and 15
    walls: list[Box] = [
        *((x, 0, x + 0.2, 1) for x in (5, 15)),
        *((x, 2, x + 0.2, 10) for x in (5, 15)),
        (10, 0, 10.2, 8),
        (10, 9, 10.2, 10),
    ]
    route = Navigator(plan(walls=walls)).route(at(1, 1.5), [point(19, 1.5)])
    # straight to the first door's far lower corner (5.55, 1.65), up to the near corner of the second (9.65, 8.35) …
    first, last = hypot(4.55, 0.15), hypot(19 - 14.65, 0.15)
    slopes = hypot(9.65 - 5.55, 8.35 - 1.65) + 0.9 + hypot(14.65 - 10.55, 8.35 - 1.65)
    assert route.length_m == pytest.approx(first + slopes + last, abs=CLOSE)
