"""Ways over several levels, and without steps."""

from __future__ import annotations

import pytest

from kiosk.hall.model import Area, Event, Level, Link, Point, Text
from kiosk.wayfinding import WALKING_SPEED, Navigator, link_seconds
from tests.wayfinding.plans import at, booth, box, place, plan, point

LEVELS = (Level("g", Text("ชั้น 1", "Floor 1"), 1), Level("u", Text("ชั้น 2", "Floor 2"), 2), Level("x", ordinal=5))
STAIRS, LIFT = (4.0, 5.0), (18.0, 5.0)


def link(kind: str, where: Point, seconds: float | None, *, step_free: bool = False, one_way: bool = False) -> Link:
    return Link(kind, "g", where, "u", where, step_free, one_way, seconds)


def building(*links: Link) -> Event:
    upper = (Area("u", "floor", box((0, 0, 20, 10))), Area("u", "wall", box((10, 0, 10.2, 8))))
    there = (place("atm", "atm", (2, 2), "u"), place("info", "information", (1, 5)))
    return plan(links=links, more=upper, levels=LEVELS, places=there, booths=[booth("U1", (2, 0, 5, 2), "S", "u")])


def test_the_quickest_way_up_counts_walking_and_riding() -> None:
    navigator = Navigator(building(link("stairs", STAIRS, 30), link("lift", LIFT, 60, step_free=True)))
    route = navigator.route(at(2, 5), [point(6, 5, "u")])
    assert route.length_m == pytest.approx(4)
    assert route.seconds == pytest.approx(4 / WALKING_SPEED + 30)
    assert [level for level, *_ in route.legs[0].points] == ["g", "g", "u", "u"]


def test_a_slow_lift_close_by_loses_to_stairs_further_off_and_the_other_way_round() -> None:
    slow = building(link("stairs", (8, 5), 20), link("lift", (4, 5), 100))
    fast = building(link("stairs", (8, 5), 20), link("lift", (4, 5), 21))
    up = [Navigator(event).route(at(3, 5), [point(4, 6, "u")]).legs[0].steps[1].text.en for event in (slow, fast)]
    assert "stairs" in up[0]
    assert "lift" in up[1]


def test_a_way_without_steps_takes_the_lift_however_far() -> None:
    navigator = Navigator(building(link("stairs", STAIRS, 30), link("lift", LIFT, 60, step_free=True)))
    route = navigator.route(at(2, 5), ["U1"], step_free=True)
    assert route.reachable
    assert ("g", *LIFT) in route.legs[0].points
    assert route.seconds > navigator.route(at(2, 5), ["U1"]).seconds


def test_where_only_stairs_lead_up_a_way_without_steps_is_refused_with_that_reason() -> None:
    navigator = Navigator(building(link("stairs", STAIRS, 30)))
    route = navigator.route(at(2, 5), ["U1"], step_free=True)
    assert not route.reachable
    assert route.reason is not None
    assert "step-free" in route.reason.en
    assert "บันได" in route.reason.th


def test_an_escalator_is_not_walked_against() -> None:
    navigator = Navigator(building(link("escalator", STAIRS, 25, one_way=True)))
    assert navigator.route(at(2, 5), ["U1"]).reachable
    assert not navigator.route(at(2, 5, level="u"), ["info"]).reachable


def test_the_last_stop_of_a_one_way_tour_is_the_one_it_cannot_come_back_from() -> None:
    navigator = Navigator(building(link("escalator", STAIRS, 25, one_way=True)))
    route = navigator.route(at(2, 5), ["U1", "info"])
    assert [leg.to for leg in route.legs] == ["info", "U1"]
    kept = navigator.route(at(2, 5), ["U1", "info"], keep_order=True)
    assert not kept.reachable
    assert kept.reason is not None


def test_levels_without_a_link_are_unreachable() -> None:
    assert not Navigator(building()).route(at(2, 5), ["U1"]).reachable
    assert Navigator(building()).walks(at(2, 5)) == {}


@pytest.mark.parametrize(("kind", "seconds"), [("stairs", 30.0), ("escalator", 35.0), ("lift", 55.0), ("ramp", 60.0)])
def test_a_link_without_seconds_takes_the_usual_time(kind: str, seconds: float) -> None:
    event = building(link(kind, STAIRS, None))
    assert link_seconds(event, event.links[0]) == seconds


def test_four_storeys_take_longer_than_one() -> None:
    event = building()
    assert link_seconds(event, Link("stairs", "g", STAIRS, "x", STAIRS)) == 120.0


def test_a_link_drawn_inside_its_own_stairwell_is_reached_beside_it() -> None:
    stairwell = Area("g", "blocked", box((3, 4, 5, 6)))
    event = building(link("stairs", STAIRS, 30))
    event = Event(**{**event.__dict__, "areas": (*event.areas, stairwell)})
    assert Navigator(event).route(at(1, 5), ["U1"]).reachable


def test_a_link_to_a_level_without_floor_leads_nowhere() -> None:
    event = building(Link("stairs", "g", STAIRS, "x", STAIRS), link("stairs", STAIRS, 30))
    assert Navigator(event).route(at(1, 5), ["U1"]).reachable


def test_walks_reach_booths_on_other_levels_with_the_ride_in_their_seconds() -> None:
    navigator = Navigator(building(link("stairs", STAIRS, 30)))
    metres, seconds = navigator.walks(at(2, 5))["U1"]
    route = navigator.route(at(2, 5), ["U1"])
    assert metres == pytest.approx(route.length_m)
    assert seconds == pytest.approx(route.seconds)
    assert seconds == pytest.approx(metres / WALKING_SPEED + 30)


def test_steps_say_by_what_and_to_which_floor() -> None:
    navigator = Navigator(building(link("stairs", STAIRS, 30)))
    steps = navigator.route(at(2, 5, heading=90), ["U1"]).legs[0].steps
    assert [step.kind for step in steps[:2]] == ["start", "link"]
    assert "Take the stairs up to Floor 2" in steps[1].text.en
    assert "ขึ้นบันไดไปยังชั้น 2" in steps[1].text.th
    down = navigator.route(at(2, 5, level="u"), ["info"]).legs[0].steps
    assert any("down to Floor 1" in step.text.en for step in down)
