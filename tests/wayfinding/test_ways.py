"""Ways worked out by hand, and corners of geometry where a way gets lost."""

from __future__ import annotations

from dataclasses import replace
from math import hypot, sqrt

import pytest
import shapely

from kiosk.hall.model import Area, KioskSpot, Level, Link, Polygon, Rectangle, Text
from kiosk.hall.way import Spot
from kiosk.wayfinding import NARROW, SLOW_SPEED, WALKING_SPEED, Navigator, UnknownPlace
from tests.wayfinding.plans import C, at, bends, booth, box, place, plan, point

CLOSE = 1e-6


def test_nothing_in_the_way_is_walked_straight() -> None:
    route = Navigator(plan()).route(at(2, 2), [point(5, 6)])
    assert bends(route) == [(2, 2), (5, 6)]
    assert route.length_m == pytest.approx(5)
    assert route.seconds == pytest.approx(5 / WALKING_SPEED)


def test_a_pillar_is_passed_at_its_nearer_corners() -> None:
    route = Navigator(plan(walls=[(9, 4, 11, 6)])).route(at(5, 4.9), [point(15, 4.9)])
    expected = [(5, 4.9), (9 - C, 4 - C), (11 + C, 4 - C), (15, 4.9)]
    assert bends(route) == [pytest.approx(corner, abs=CLOSE) for corner in expected]
    assert route.length_m == pytest.approx(2 * hypot(3.65, 1.25) + 2.7, abs=CLOSE)


def test_the_way_round_a_long_wall_goes_through_its_only_door() -> None:
    event = plan(walls=[(10, 0, 10.2, 4), (10, 5, 10.2, 10)])
    route = Navigator(event).route(at(5, 9), [point(15, 9)])
    expected = [(5, 9), (10 - C, 5 - C), (10.2 + C, 5 - C), (15, 9)]
    assert bends(route) == [pytest.approx(corner, abs=CLOSE) for corner in expected]


def test_sight_lines_run_along_the_sides_of_aligned_islands() -> None:
    islands = [booth(f"A{k}", (2 + 4 * k, 3, 4 + 4 * k, 5)) for k in range(4)]
    route = Navigator(plan(booths=islands)).route(at(1.0, 3 - C), [point(19, 3 - C)])
    assert route.length_m == pytest.approx(18, abs=CLOSE)


def test_an_outline_itself_can_be_walked_along_and_stood_on() -> None:
    navigator = Navigator(plan(walls=[(9, 4, 11, 6)]))
    for begin, end in [((9 - C, 4 - C), (11 + C, 6 + C)), ((9 - C, 5), (11 + C, 5)), ((C, C), (20 - C, 10 - C))]:
        assert navigator.route(at(*begin), [point(*end)]).reachable
    route = navigator.route(at(9 - C, 4 - C), [point(11 + C, 6 + C)])
    assert route.length_m == pytest.approx(2 * 2.7, abs=CLOSE)


def test_a_kiosk_close_to_the_wall_is_left_by_a_straight_step() -> None:
    kiosk = KioskSpot("k1", "g", (0.2, 5.0), 90.0)
    navigator = Navigator(plan(kiosks=[kiosk]))
    route = navigator.route(navigator.spot("k1"), [point(8, 5)])
    assert bends(route)[0] == (0.2, 5.0)
    assert route.length_m == pytest.approx(7.8, abs=CLOSE)


def test_a_step_out_of_the_clearance_never_crosses_a_thin_wall() -> None:
    # 0.1 m west of the wall a visitor is nearer to the free floor east of it
    event = plan(walls=[(1.0, 0, 1.1, 8)])
    route = Navigator(event).route(at(0.9, 2), [point(5, 2)])
    assert route.reachable
    wall = shapely.box(1.0, 0, 1.1, 8)
    assert not shapely.LineString(bends(route)).intersects(wall)
    assert route.length_m > 12


def test_a_visitor_in_a_corner_too_narrow_for_anyone_is_told_so() -> None:
    event = plan(walls=[(0.5, 0, 0.6, 10)])
    route = Navigator(event).route(at(0.25, 5), [point(5, 5)])
    assert not route.reachable
    assert route.legs == ()


def test_a_place_inside_something_is_reached_beside_it() -> None:
    stage = Area("g", "stage", box((8, 3, 12, 10)))
    event = plan(more=[stage], places=[place("stage", "stage", (10, 4))])
    route = Navigator(event).route(at(10, 1), ["stage"])
    assert bends(route)[-1] == pytest.approx((10, 3 - C), abs=CLOSE)
    assert route.legs[0].to == "stage"


def test_a_place_at_the_door_in_the_outer_wall_is_reached_inside() -> None:
    event = plan(places=[place("exit", "exit", (20, 5))])
    (route,) = [Navigator(event).route(at(5, 5), ["exit"])]
    assert bends(route)[-1] == pytest.approx((20 - C, 5), abs=CLOSE) or bends(route)[-1] == (20, 5)


def test_a_pocket_behind_the_stage_does_not_make_the_stage_unreachable() -> None:
    event = plan(
        walls=[(5, 8, 5.1, 10), (15, 8, 15.1, 10)],
        more=[Area("g", "stage", box((5, 7, 15, 9)))],
        places=[place("stage", "stage", (10, 8.2))],
    )
    route = Navigator(event).route(at(10, 1), ["stage"])
    assert bends(route)[-1] == pytest.approx((10, 7 - C), abs=CLOSE)


def test_what_is_walled_off_is_unreachable_and_says_so_in_both_languages() -> None:
    event = plan(walls=[(10, 0, 10.2, 10)], places=[place("toilet", "toilet", (15, 5))])
    route = Navigator(event).route(at(5, 5), ["toilet"])
    assert not route.reachable
    assert route.reason is not None
    assert "จุด toilet" in route.reason.th
    assert "Toilet" in route.reason.en


ROOM = [(5, 5, 10, 5.2), (5, 9.8, 10, 10), (5, 5, 5.2, 10), (9.8, 5, 10, 10)]


@pytest.mark.parametrize(
    "spot",
    [(999, 999), (1e300, 3), (-5, 5), (20.3, 7), (9.0, 9.0), (9.75, 7), (5.1, 7), (15, 4)],
    ids=["far", "very far", "left", "just outside", "in a room", "by its wall", "in its wall", "in a block"],
)
def test_nobody_can_walk_to_or_from_a_point_where_nobody_can_stand(spot: tuple[float, float]) -> None:
    navigator = Navigator(plan(walls=[*ROOM, (14, 3, 16, 5)]))
    for begin, end in ((at(2, 2), point(*spot)), (at(*spot), point(2, 2))):
        route = navigator.route(begin, [end])
        assert (route.reachable, route.legs) == (False, ())
        assert route.reason is not None
        assert route.reason.th
        assert route.reason.en


def test_a_point_close_to_a_wall_is_stepped_to() -> None:
    route = Navigator(plan(walls=ROOM)).route(at(2, 7), [point(4.9, 7)])
    assert bends(route)[-1] == (4.9, 7)
    assert route.length_m == pytest.approx(2.9, abs=CLOSE)


def test_nowhere_is_reached_where_there_is_no_floor() -> None:
    nowhere = Navigator(plan([])).route(at(5, 5), [point(6, 6)])
    assert not nowhere.reachable
    assert nowhere.reason is not None


def test_a_place_marked_outside_the_building_is_unreachable_but_one_in_its_wall_is_not() -> None:
    event = plan(places=[place("door", "exit", (20.4, 5)), place("bus", "bus", (60, 5))])
    navigator = Navigator(event)
    assert bends(navigator.route(at(5, 5), ["door"]))[-1] == pytest.approx((20 - C, 5), abs=CLOSE)
    assert navigator.route(navigator.spot("door"), [point(5, 5)]).reachable
    assert not navigator.route(at(5, 5), ["bus"]).reachable


def test_one_who_stands_close_to_a_wall_is_there_already() -> None:
    event = plan(places=[place("shelf", "food", (0.1, 0.1))])
    navigator = Navigator(event)
    for route in (
        navigator.route(at(0.1, 0.1), [point(0.1, 0.1)]),
        navigator.route(navigator.spot("shelf"), ["shelf"]),
    ):
        assert route.length_m == 0
        assert bends(route) == [(0.1, 0.1)]
        assert [step.kind for step in route.legs[0].steps] == ["arrive"]


def test_a_booths_code_may_be_typed_in_any_capitals() -> None:
    navigator = Navigator(plan(booths=[booth("A1", (4, 4, 8, 6), "N")]))
    assert navigator.route(at(1, 1), [" a1 "]).legs[0].to == "A1"
    assert navigator.spot("a1") == navigator.spot("A1")


@pytest.mark.parametrize("walls", [[(0, 0, 20, 10)], [(0, 0.5, 20, 9.5)]])
def test_a_hall_with_no_room_to_walk_gives_reasons_rather_than_errors(walls: list[tuple[float, ...]]) -> None:
    event = plan(walls=walls, booths=[booth("A1", (3, 3, 5, 5))], places=[place("exit", "exit", (19, 5))])
    navigator = Navigator(event)
    assert navigator.walks(at(5, 5)) == {}
    for to in ("A1", "exit", "nearest:exit", point(3, 3)):
        route = navigator.route(at(5, 5), [to])
        assert not route.reachable
        assert route.reason is not None
    assert navigator.spot("A1").at == (4, 4)


def test_an_event_without_levels_booths_or_floors_is_no_trouble() -> None:
    navigator = Navigator(plan([], levels=[]))
    assert navigator.walks(at(1, 1)) == {}
    assert not navigator.route(at(1, 1), []).reachable


def test_standing_there_already_is_a_way_of_no_length() -> None:
    route = Navigator(plan()).route(at(5, 5), [point(5, 5)])
    assert route.reachable
    assert route.length_m == 0
    assert [step.kind for step in route.legs[0].steps] == ["arrive"]


@pytest.mark.parametrize(
    "asked", ["nobody", "g:1", "x:1,2", "nearest:unicorn", "nearest:toilet", "", "g:a,b", "g:1e400,3", "g:3,-1e999"]
)
def test_what_the_event_does_not_have_is_unknown_in_both_languages(asked: str) -> None:
    with pytest.raises(UnknownPlace) as caught:
        Navigator(plan()).route(at(5, 5), [asked])
    assert caught.value.reason.th
    assert caught.value.reason.en


def test_a_spot_is_a_booth_a_place_a_kiosk_or_a_point() -> None:
    event = plan(
        booths=[booth("A1", (4, 4, 8, 6), "N")],
        places=[place("exit", "exit", (19, 5))],
        kiosks=[KioskSpot("k1", "g", (1, 1), 45.0)],
    )
    navigator = Navigator(event)
    assert navigator.spot("k1") == Spot("g", (1, 1), 45.0)
    assert navigator.spot("exit") == Spot("g", (19, 5))
    assert navigator.spot("g:3,4.5") == Spot("g", (3, 4.5))
    assert navigator.spot(" g:1e1, -.5 ") == Spot("g", (10, -0.5))
    assert navigator.spot("A1").at == pytest.approx((6, 4 - C), abs=CLOSE)


def test_the_nearest_of_a_kind_is_nearest_on_foot_not_as_the_crow_flies() -> None:
    event = plan(
        walls=[(10, 0, 10.2, 9)],
        places=[place("behind", "toilet", (11, 1)), place("round", "toilet", (3, 9)), place("food", "food", (9, 1))],
    )
    navigator = Navigator(event)
    assert navigator.route(at(9, 1), ["nearest:toilet"]).legs[0].to == "round"
    assert navigator.route(at(9, 1), ["nearest:toilet"]).length_m == pytest.approx(10, abs=CLOSE)


def test_the_front_of_a_booth_is_reached_at_its_nearest_point() -> None:
    navigator = Navigator(plan(booths=[booth("A1", (8, 0, 12, 3), "S")]))
    assert bends(navigator.route(at(2, 9), ["A1"]))[-1] == pytest.approx((8, 3 + C), abs=CLOSE)
    assert bends(navigator.route(at(10.5, 9), ["A1"]))[-1] == pytest.approx((10.5, 3 + C), abs=CLOSE)


@pytest.mark.parametrize(
    ("front", "end"),
    [
        ("N", (8, 4 - C)),
        ("E", (12 + C, 4)),
        ("S", (8, 6 + C)),
        ("W", (8 - C, 5)),
        ("all", (8 - C, 5)),
        ("NW", (8 - C, 5)),
    ],
)
def test_only_an_open_side_counts(front: str, end: tuple[float, float]) -> None:
    route = Navigator(plan(booths=[booth("A1", (8, 4, 12, 6), front)])).route(at(2, 5), ["A1"])
    assert bends(route)[-1] == pytest.approx(end, abs=CLOSE)


def test_fronts_turn_with_the_booth() -> None:
    turned = Rectangle(8, 4, 4, 2, rotation=90)  # its north looks east now, at x = 11
    route = Navigator(plan(booths=[booth("A1", turned, "N")])).route(at(2, 5), ["A1"])
    assert bends(route)[-1][0] == pytest.approx(11 + C, abs=CLOSE)


def test_a_round_booth_is_open_to_the_quarter_its_front_names() -> None:
    round_one = Polygon(
        tuple(
            (10 + x, 5 + y)
            for x, y in [
                (2, 0),
                (sqrt(2), sqrt(2)),
                (0, 2),
                (-sqrt(2), sqrt(2)),
                (-2, 0),
                (-sqrt(2), -sqrt(2)),
                (0, -2),
                (sqrt(2), -sqrt(2)),
            ]
        )
    )
    for ring in (round_one.outer, round_one.outer[::-1]):
        event = plan(booths=[booth("A1", Polygon(ring), "E")])
        route = Navigator(event).route(at(2, 5), ["A1"])
        assert bends(route)[-1][0] > 10
        north = Navigator(plan(booths=[booth("A1", Polygon(ring), "N")])).route(at(2, 5), ["A1"])
        assert bends(north)[-1][1] < 5


def test_a_side_against_the_wall_or_a_neighbour_is_nobodys_front() -> None:
    event = plan(booths=[booth("A1", (0, 0, 4, 3)), booth("A2", (4, 0, 8, 3)), booth("A3", (0, 0, 4, 3), "NW")])
    walks = Navigator(event).walks(at(5, 8))
    assert walks["A1"][0] == pytest.approx(hypot(1, 5 - C), abs=CLOSE)
    assert "A3" not in walks


def test_a_booth_pressed_back_by_its_neighbours_can_still_be_stood_before() -> None:
    row = [booth("A1", (2, 0, 5, 3.003)), booth("A2", (5, 0, 8, 3.0)), booth("A3", (8, 0, 11, 3.003))]
    route = Navigator(plan(booths=row)).route(at(6.5, 8), ["A2"])
    assert bends(route)[-1] == pytest.approx((6.5, 3 + C), abs=0.006)


def test_a_pillar_close_before_a_booth_is_no_reason_to_give_it_up() -> None:
    event = plan(walls=[(2, 3.45, 5, 4)], booths=[booth("A1", (2, 0, 5, 3), "S")])
    assert not Navigator(event).route(at(10, 8), ["A1"]).reachable
    narrow = plan(walls=[(3.4, 2.5, 3.5, 3.1)], booths=[booth("A1", (3.1, 0, 3.8, 3), "S")])
    (x, y) = bends(Navigator(narrow).route(at(10, 8), ["A1"]))[-1]
    assert (x, y) == (pytest.approx(3.8, abs=1e-3), pytest.approx(3 + C + 0.15, abs=1e-3))


@pytest.mark.parametrize("thick", [0.02, 0.05, 0.1, 0.2, 0.29, 0.35])
def test_nobody_stands_behind_a_wall_that_hides_the_booths_only_front(thick: float) -> None:
    wall = (3.9, 6, 7.1, 6 + thick)
    event = plan(walls=[wall], booths=[booth("A1", (4, 3, 7, 6), "S")])
    assert not Navigator(event).route(at(1, 9), ["A1"]).reachable
    assert Navigator(event).walks(at(1, 9)) == {}
    two = plan(walls=[wall], booths=[booth("A1", (4, 3, 7, 6), "ES")])
    assert bends(Navigator(two).route(at(1, 9), ["A1"]))[-1] == pytest.approx((7 + C, 6), abs=0.4)


def test_a_wall_before_half_a_front_leaves_the_other_half() -> None:
    event = plan(walls=[(3.9, 6, 6, 6.1)], booths=[booth("A1", (4, 3, 7, 6), "S")])
    (x, _) = bends(Navigator(event).route(at(1, 9), ["A1"]))[-1]
    assert x > 6


def test_a_booth_ringed_by_walls_or_hidden_by_a_neighbour_is_not_reached() -> None:
    ring = [(3.9, 2.9, 7.1, 3), (3.9, 6, 7.1, 6.1), (3.9, 3, 4, 6), (7, 3, 7.1, 6)]
    ringed = plan(walls=ring, booths=[booth("A1", (4, 3, 7, 6))])
    assert not Navigator(ringed).route(at(1, 9), ["A1"]).reachable
    counter = plan(booths=[booth("A1", (4, 3, 7, 6), "S"), booth("A2", (4, 6, 7, 6.2), "S")])
    assert list(Navigator(counter).walks(at(1, 9))) == ["A2"]


def test_walks_are_the_lengths_of_the_routes() -> None:
    booths = [booth(f"A{k}", (2 + 4 * k, 4, 4 + 4 * k, 6), front) for k, front in enumerate(("", "N", "SE", "all"))]
    navigator = Navigator(plan(booths=booths))
    walks = navigator.walks(at(1, 9))
    for code, (metres, seconds) in walks.items():
        route = navigator.route(at(1, 9), [code])
        assert metres == pytest.approx(route.length_m, abs=1e-9)
        assert seconds == pytest.approx(route.seconds, abs=1e-9)
    assert list(walks) == ["A0", "A1", "A2", "A3"]


def test_the_time_told_is_the_time_it_took() -> None:
    ticks = iter([1.0, 1.25])
    assert Navigator(plan(), clock=lambda: next(ticks)).route(at(5, 5), [point(6, 6)]).took_ms == 250


def test_where_the_only_way_is_narrow_one_squeezes_through_rather_than_being_told_there_is_none() -> None:
    gap = 0.6
    event = plan(walls=[(9, 0, 11, 5), (9, 5 + gap, 11, 10)], booths=[booth("A1", (15, 4, 17, 6))])
    navigator = Navigator(event)
    route = navigator.route(at(2, 2), ["A1"])
    assert route.reachable
    assert bends(route)[1] == pytest.approx((9 - NARROW, 5 + NARROW), abs=1e-5)
    assert route.length_m == pytest.approx(hypot(9 - NARROW - 2, 3 + NARROW) + 15 - C - (9 - NARROW), abs=1e-5)
    assert navigator.walks(at(2, 2))["A1"][0] == pytest.approx(route.length_m, abs=1e-9)
    wide = plan(walls=[(9, 0, 11, 5), (9, 5 + gap, 11, 9)], booths=[booth("A1", (15, 4, 17, 6))])
    around = Navigator(wide).route(at(2, 2), ["A1"])
    assert max(y for _, y in bends(around)) > 9, "where there is another way, nobody squeezes through"
    shut = plan(walls=[(9, 0, 11, 5), (9, 5.49, 11, 10)], booths=[booth("A1", (15, 4, 17, 6))])
    assert not Navigator(shut).route(at(2, 2), ["A1"]).reachable


def test_whoever_walks_slower_needs_longer_for_the_same_way() -> None:
    navigator = Navigator(plan())
    usual, slow = (navigator.route(at(2, 5), [point(18, 5)], slow=slow) for slow in (False, True))
    assert usual.length_m == slow.length_m
    assert usual.seconds == pytest.approx(16 / WALKING_SPEED)
    assert slow.seconds == pytest.approx(16 / SLOW_SPEED)


def test_the_length_alone_is_that_of_the_way_told() -> None:
    navigator = Navigator(plan(walls=[(8, 0, 12, 6)], booths=[booth("A1", (15, 1, 17, 3))]))
    assert navigator.metres(at(2, 2), "A1") == navigator.route(at(2, 2), ["A1"]).length_m
    assert navigator.metres(at(2, 2), point(10, 3)) is None


SLIT = [(19, 0, 21, 4.7), (19, 5.3, 21, 10)]
"""A wall with a passage of 0.6 m."""


def test_one_squeezes_only_through_the_passage_and_keeps_clear_of_everything_else() -> None:
    pillar = (9.8, 4.8, 10.2, 5.2)
    event = plan([(0, 0, 30, 10)], walls=[*SLIT, pillar], booths=[booth("A1", (25, 4, 27, 6))])
    line = shapely.LineString(bends(Navigator(event).route(at(2, 5), ["A1"])))
    assert line.distance(shapely.box(*pillar)) == pytest.approx(C, abs=1e-5)


def test_a_stop_behind_a_narrow_passage_makes_no_other_leg_narrow() -> None:
    walls = [(5, 0, 6, 4.7), (5, 5.3, 6, 8.5), *SLIT]
    booths = [booth("A1", (25, 4, 27, 6)), booth("B1", (10, 4, 12, 6))]
    navigator = Navigator(plan([(0, 0, 30, 10)], walls=walls, booths=booths))
    wide = navigator.route(at(2, 5), ["B1"])
    tour = navigator.route(at(2, 5), ["B1", "A1"])
    assert [leg.to for leg in tour.legs] == ["B1", "A1"]
    assert tour.legs[0].points == wide.legs[0].points
    assert not tour.best_order


def test_a_booth_on_a_level_without_a_floor_is_not_reached() -> None:
    levels = (Level("g", Text("ชั้นล่าง", "Ground floor")), Level("u", Text("ชั้นบน", "Upper floor"), 1))
    navigator = Navigator(plan(booths=[booth("A1", (4, 4, 6, 6)), booth("U1", (4, 4, 6, 6), level="u")], levels=levels))
    assert not navigator.route(at(1, 1), ["U1"]).reachable
    assert list(navigator.walks(at(1, 1))) == ["A1"]


def test_the_slower_need_longer_on_stairs_but_not_in_a_lift() -> None:
    upstairs = replace(plan().areas[0], level="u")
    levels = (Level("g", Text("ชั้นล่าง", "Ground floor")), Level("u", Text("ชั้นบน", "Upper floor"), 1))
    links = [
        Link("stairs", "g", (5, 5), "u", (5, 5), seconds=40.0),
        Link("lift", "g", (6, 5), "u", (6, 5), seconds=50.0),
    ]
    navigator = Navigator(plan(more=[upstairs], levels=levels, links=links))
    usual, slow = (navigator.route(at(4.5, 5), [point(5.5, 8, "u")], slow=slow).legs[0] for slow in (False, True))
    assert [leg.changes[0].kind for leg in (usual, slow)] == ["stairs", "lift"]
    assert slow.seconds == pytest.approx(slow.length_m / SLOW_SPEED + 50)
