"""Aisles closed for a while: nobody is led through them, and nothing else changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from math import hypot

import pytest
import shapely

from kiosk.hall.closure import Closure
from kiosk.hall.model import Booth, Event, KioskSpot, Level, Link, Place, Text
from kiosk.hall.way import Route
from kiosk.wayfinding import Navigator
from tests.halls import hall
from tests.wayfinding.plans import Box, C, at, bends, booth, box, place, plan, point

SINCE = dt.datetime(2016, 12, 8, 9, tzinfo=dt.UTC)
UNTIL = SINCE + dt.timedelta(hours=2)
CLOSE = 1e-5


def closure(shape: Box, level: str = "g") -> Closure:
    return Closure(level, box(shape), SINCE, UNTIL)


def led_through(route: Route, shape: Box) -> bool:
    """Whether a walker's middle comes nearer than the clearance to what is closed."""
    grown = shapely.box(*shape).buffer(C - 1e-4, join_style="mitre")
    return any(shapely.LineString([(x, y) for _, x, y in leg.points]).intersects(grown) for leg in route.legs)


def test_a_closed_part_is_walked_round_at_a_visitors_width() -> None:
    shape = (9, 4, 11, 9.9)
    closed = Navigator(plan()).closing([closure(shape)])
    route = closed.route(at(2, 8), [point(18, 8)])
    up, over = hypot(7 - C, 4 + C), 2 + 2 * C
    assert route.length_m == pytest.approx(2 * up + over, abs=CLOSE)
    assert bends(route)[1:3] == [pytest.approx((9 - C, 4 - C), abs=CLOSE), pytest.approx((11 + C, 4 - C), abs=CLOSE)]


def test_what_was_open_stays_as_it_was_for_the_navigator_that_was_asked() -> None:
    navigator = Navigator(plan())
    before = navigator.route(at(2, 5), [point(18, 5)]).length_m
    assert navigator.closing([closure((9, 0, 11, 8))]).route(at(2, 5), [point(18, 5)]).length_m > before
    assert navigator.route(at(2, 5), [point(18, 5)]).length_m == before


def test_an_aisle_closed_across_sends_visitors_round_the_other_end_of_the_row() -> None:
    event = plan(booths=[booth("A1", (4, 4, 16, 6), "S"), booth("A2", (17, 8, 19, 10), "N")])
    shape = (6, 5.5, 8, 10)
    closed = Navigator(event).closing([closure(shape)])
    route = closed.route(at(2, 8), ["A2"])
    assert route.reachable
    assert not led_through(route, shape)
    assert min(y for _, y in bends(route)) < 4


def test_a_booth_whose_whole_front_is_closed_is_not_reached_and_the_reason_says_that_it_is_for_now() -> None:
    event = plan(booths=[booth("A1", (8, 0, 12, 3), "S")], kiosks=[KioskSpot("k1", "g", (2, 8), 90)])
    navigator = Navigator(event)
    closed = navigator.closing([closure((7, 2.5, 13, 6))])
    route = closed.route(closed.spot("k1"), ["A1"])
    assert not route.reachable
    assert route.reason is not None
    assert "ปิดชั่วคราว" in route.reason.th
    assert "closed for now" in route.reason.en
    assert "A1" in route.reason.th
    assert closed.walks(closed.spot("k1")) == {}
    shut_off = Navigator(plan(walls=[(4, 0, 5, 10)]))
    reason = shut_off.closing([closure((14, 4, 16, 6))]).route(at(2, 5), [point(18, 5)]).reason
    assert reason is not None
    assert "closed" not in reason.en


def test_a_front_that_is_half_closed_is_stood_before_at_its_other_half() -> None:
    event = plan(booths=[booth("A1", (6, 0, 14, 3), "S")])
    closed = Navigator(event).closing([closure((5, 3, 10, 6))])
    for origin in (at(2, 8), at(13, 8)):
        (x, y) = bends(closed.route(origin, ["A1"]))[-1]
        assert x >= 10 + C - CLOSE
        assert y == pytest.approx(3 + C, abs=CLOSE)
    assert bends(closed.route(at(2, 8), ["A1"]))[-1][0] == pytest.approx(10 + C, abs=CLOSE)


def test_a_kiosk_inside_a_closed_part_says_so() -> None:
    event = plan(kiosks=[KioskSpot("k1", "g", (5, 5), 0)])
    closed = Navigator(event).closing([closure((4, 4, 6, 6))])
    route = closed.route(closed.spot("k1"), [point(15, 5)])
    assert route.reason is not None
    assert "closed for now" in route.reason.en
    assert closed.walks(closed.spot("k1")) == {}


def test_a_kiosk_close_beside_a_closed_part_sets_off_away_from_it() -> None:
    shape = (4, 4, 6, 6)
    event = plan(kiosks=[KioskSpot("k1", "g", (6.1, 5), 0)], booths=[booth("A1", (0, 0, 3, 3), "S")])
    closed = Navigator(event).closing([closure(shape)])
    route = closed.route(closed.spot("k1"), [point(15, 5)])
    assert route.length_m == pytest.approx(8.9, abs=CLOSE)
    back = closed.route(closed.spot("k1"), ["A1"])
    first, *rest = bends(back)
    assert first == (6.1, 5)
    assert rest[0] == pytest.approx((6 + C, 5), abs=CLOSE)
    assert closed.walks(closed.spot("k1"))["A1"][0] == pytest.approx(back.length_m, abs=CLOSE)


def test_a_facility_in_a_closed_part_gives_way_to_the_next_one() -> None:
    places = [place("near", "toilet", (6, 5)), place("far", "toilet", (18, 5))]
    closed = Navigator(plan(places=places)).closing([closure((5, 4, 7, 6))])
    assert closed.route(at(2, 5), ["nearest:toilet"]).legs[0].to == "far"
    assert not closed.route(at(2, 5), ["near"]).reachable


def toilet_room() -> Event:
    """A toilet room that one can walk round; what marks it is nearest to its left side, then to the upper one."""
    return plan(walls=[(5, 3, 12, 7)], places=[place("room", "toilet", (6, 4.5))])


def test_a_facility_whose_nearest_side_is_closed_is_reached_at_another_that_is_open() -> None:
    event = toilet_room()
    assert bends(Navigator(event).route(at(2, 2), ["room"]))[-1] == pytest.approx((5 - C, 4.5), abs=CLOSE)
    shape = (3, 2.8, 5, 7.2)
    closed = Navigator(event).closing([closure(shape)])
    route = closed.route(at(2, 2), ["room"])
    assert bends(route)[-1] == pytest.approx((6, 3 - C), abs=CLOSE)
    assert not led_through(route, shape)
    assert closed.route(at(2, 2), ["nearest:toilet"]).legs[0].to == "room"


def test_a_facility_whose_nearest_side_lies_behind_closed_aisles_is_reached_from_the_side_that_is_not_cut_off() -> None:
    event = plan(walls=[(5, 0, 12, 10)], floors=[(0, -3, 20, 10)], places=[place("room", "toilet", (6, 8))])
    pocket = closure((0, 2, 5, 3))
    closed = Navigator(event).closing([pocket])
    (x, _) = bends(closed.route(at(2, -1), ["room"]))[-1]
    assert x == pytest.approx(12 + C, abs=CLOSE)


def test_a_facility_that_is_itself_in_a_closed_part_is_closed_whatever_side_of_it_is_open() -> None:
    closed = Navigator(toilet_room()).closing([closure((3, 3, 7, 7))])
    assert not closed.route(at(2, 2), ["room"]).reachable


def two_floors(places: tuple[Place, ...] = (), booths: tuple[Booth, ...] = ()) -> Event:
    upstairs = replace(plan().areas[0], level="u")
    return plan(
        places=places,
        booths=booths,
        more=[upstairs],
        levels=(Level("g", Text("ชั้นล่าง", "Ground floor")), Level("u", Text("ชั้นบน", "Upper floor"), 1)),
        links=[
            Link("stairs", "g", (5, 5), "u", (5, 5), seconds=10.0),
            Link("lift", "g", (18, 5), "u", (18, 5), step_free=True, seconds=40.0),
        ],
    )


def test_closed_stairs_send_visitors_to_the_lift_and_a_closed_part_upstairs_is_walked_round_there() -> None:
    navigator = Navigator(two_floors())
    to = point(5, 8, "u")
    assert [change.kind for change in navigator.route(at(2, 5), [to]).legs[0].changes] == ["stairs"]
    closed = navigator.closing([closure((4, 4, 6, 6))])
    route = closed.route(at(2, 5), [to])
    assert [change.kind for change in route.legs[0].changes] == ["lift"]
    upstairs = navigator.closing([closure((8, 1, 9, 9.9), "u")])
    lift = upstairs.route(at(2, 5), [to], step_free=True)
    assert lift.length_m > navigator.route(at(2, 5), [to], step_free=True).length_m
    both = navigator.closing([closure((4, 4, 6, 6))]).closing([closure((17, 4, 19, 6))])
    reason = both.route(at(2, 5), [to]).reason
    assert reason is not None
    assert "closed" in reason.en


def test_closing_one_part_after_another_is_closing_both() -> None:
    shapes = [closure((6, 0, 7, 8)), closure((12, 2, 13, 10))]
    navigator = Navigator(plan())
    one_by_one = navigator.closing(shapes[:1]).closing(shapes[1:])
    at_once = navigator.closing(shapes)
    routes = [each.route(at(2, 5), [point(18, 5)]) for each in (one_by_one, at_once)]
    assert routes[0].legs == routes[1].legs
    assert not any(led_through(routes[0], (s.shape.outer[0] + s.shape.outer[2])) for s in shapes)


def test_a_closed_part_on_a_level_that_the_hall_does_not_have_changes_nothing() -> None:
    navigator = Navigator(plan())
    closed = navigator.closing([closure((9, 0, 11, 10), "nowhere")])
    assert closed.route(at(2, 5), [point(18, 5)]).legs == navigator.route(at(2, 5), [point(18, 5)]).legs


@pytest.mark.parametrize("shape", [(3, 9, 8, 11.5), (10, 7, 11.4, 16), (0.2, 20, 9, 24)])
def test_ways_that_are_renewed_are_those_that_would_be_sought_from_nothing(shape: Box) -> None:
    event = hall(60, 2)
    known, fresh = Navigator(event), Navigator(event)
    for kiosk in event.kiosks:
        known.walks(known.spot(kiosk.id))
    renewed, sought = known.closing([closure(shape)]), fresh.closing([closure(shape)])
    for kiosk in event.kiosks:
        origin = known.spot(kiosk.id)
        walks, from_nothing = renewed.walks(origin), sought.walks(origin)
        assert list(walks) == list(from_nothing)
        assert [far for far, _ in walks.values()] == pytest.approx([far for far, _ in from_nothing.values()], abs=1e-9)
        for each in event.booths:
            one, other = renewed.route(origin, [each.code]), sought.route(origin, [each.code])
            assert one.reachable == other.reachable
            assert one.length_m == pytest.approx(other.length_m, abs=1e-9)
            assert not led_through(one, shape)


def test_nobody_squeezes_past_what_is_closed_and_a_booth_behind_a_narrow_passage_stays_in_reach() -> None:
    walls = [(9, 0, 11, 4), (9, 5.4, 11, 10)]
    past = Navigator(plan(walls=walls)).closing([closure((9.5, 4, 10.5, 4.75))])
    assert not past.route(at(2, 5), [point(18, 5)]).reachable
    slit = [(9, 0, 11, 4.7), (9, 5.3, 11, 10)]
    navigator = Navigator(plan(walls=slit, booths=[booth("A1", (15, 4, 17, 6))]))
    elsewhere = navigator.closing([closure((1, 8, 2, 9))])
    assert list(elsewhere.walks(at(2, 2))) == ["A1"]
    assert elsewhere.route(at(2, 2), ["A1"]).length_m == navigator.route(at(2, 2), ["A1"]).length_m
