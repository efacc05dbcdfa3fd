"""What the Directions screen says of a way: another one, the slower pace, and until when aisles are closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from kiosk.hall.closure import Closure
from kiosk.hall.model import Area, Event, KioskSpot, Level, Link, Place, Text
from kiosk.search import SearchIndex
from kiosk.wayfinding import SLOW_SPEED, WALKING_SPEED, Navigator
from tests.wayfinding.plans import booth, box, plan
from ui.viewmodels.context import HallContext
from ui.viewmodels.found_way import FoundWay, find_way

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = dt.datetime(2016, 12, 8, 10, 30, tzinfo=BANGKOK)
STAIRS = Link("stairs", "g", (4.0, 5.0), "u", (4.0, 5.0), False, False, 20.0)
LIFT = Link("lift", "g", (18.0, 5.0), "u", (18.0, 5.0), True, False, 130.0)
RAMP = Link("ramp", "g", (19.0, 9.0), "u", (19.0, 9.0), True, False, 400.0)
LEVELS = (Level("g", Text("ชั้น 1", "Floor 1"), 1), Level("u", Text("ชั้น 2", "Floor 2"), 2))


def context(*links: Link) -> HallContext:
    """A kiosk on the ground floor, booth U1 on the upper one, an information desk on the ground."""
    event: Event = plan(
        links=links,
        levels=LEVELS,
        more=(Area("u", "floor", box((0, 0, 20, 10))),),
        places=(Place("info", "information", "g", (1.0, 5.0)),),
        booths=(booth("U1", (2, 0, 5, 2), "S", "u"), booth("G1", (8, 0, 11, 2), "S")),
        kiosks=(KioskSpot("K1", "g", (2.0, 7.0), 0.0),),
    )
    navigator = Navigator(event)
    spot = event.kiosks[0]
    bare = HallContext(event, spot, navigator, SearchIndex(event), {}, {"information": 3.0}, 1)
    return replace(bare, walks=navigator.walks(bare.origin))


def found(hall: HallContext, to: str = "U1", language: str = "en", step_free: bool = False) -> FoundWay:
    return find_way(hall, to, language, step_free, NOW)


def closure(left: float, top: float, right: float, bottom: float, hours: float, level: str = "g") -> Closure:
    return Closure(level, box((left, top, right, bottom)), NOW, NOW + dt.timedelta(hours=hours))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ((STAIRS, LIFT), {"th": "มีทางที่ไม่ใช้บันได ใช้ลิฟต์ ประมาณ 3 นาที", "en": "Step-free way by lift, about 3 min"}),
        ((STAIRS, RAMP), {"th": "มีทางที่ไม่ใช้บันได ใช้ทางลาด ประมาณ 8 นาที", "en": "Step-free way by ramp, about 8 min"}),
    ],
)
def test_where_the_way_takes_stairs_one_without_is_offered(links: tuple[Link, ...], words: dict[str, str]) -> None:
    for language, text in words.items():
        way = found(context(*links), language=language)
        assert way.choice == "offer"
        assert plain(way.choice_text) == text
        assert way.choice_pictures == ("wheelchair", "lift" if LIFT in links else "ramp")


def test_where_the_way_takes_no_stairs_nothing_is_said_of_them() -> None:
    assert found(context(LIFT)).choice == ""
    assert found(context(LIFT), step_free=True).choice == ""
    assert found(context(STAIRS, LIFT), to="G1").choice == ""
    assert found(context(STAIRS, LIFT), to="G1", step_free=True).choice == ""


def test_from_the_way_without_stairs_one_goes_back_to_the_quicker_one() -> None:
    way = found(context(STAIRS, LIFT), step_free=True)
    assert way.route.step_free
    assert (way.choice, plain(way.choice_text)) == ("back", "Back to the usual way, about 1 min")


def test_where_there_are_only_stairs_that_is_said_to_whoever_wants_none() -> None:
    hall = context(STAIRS)
    assert found(hall).choice == "", "what there is not is not offered"
    way = found(hall, step_free=True)
    assert not way.route.reachable
    assert (way.choice, way.none.closed) == ("usual", "")
    assert not context().walks.get("U1")
    assert found(context()).choice == ""


def test_the_slower_pace_is_told_of_wheelchairs_only_where_there_are_no_stairs() -> None:
    hall = context(STAIRS, replace(LIFT, seconds=150.0))
    by_stairs, by_lift = found(hall), found(hall, step_free=True)
    assert by_stairs.slow == "", "it is the same minute"
    walked = by_lift.route.length_m
    seconds = by_lift.route.seconds + walked / SLOW_SPEED - walked / WALKING_SPEED
    assert plain(by_lift.slow) == f"{-(-seconds // 60):.0f} min slowly or by wheelchair"


def test_each_floor_is_named_at_its_first_step_and_no_floor_where_there_is_but_one() -> None:
    rows = found(context(STAIRS)).steps
    named = [(row.level, row.floor) for row in rows if row.floor]
    assert named == [("g", "Floor 1"), ("u", "Floor 2")]
    assert not [row for row in found(context(STAIRS), to="G1").steps if row.floor]


def test_a_booth_that_closed_aisles_cut_off_is_back_when_the_last_of_them_that_matters_is_open() -> None:
    hall = context(STAIRS)
    across = (closure(6.5, -1, 7.5, 11, 1), closure(6.2, -1, 7.0, 11, 3), closure(14, 0, 15, 1, 5))
    way = found(hall.closing(across), to="G1")
    assert not way.route.reachable
    assert plain(way.none.closed) == "You can walk there again from 13:30"
    assert plain(found(hall.closing(across), to="G1", language="th").none.closed) == "เดินไปถึงได้อีกครั้งตั้งแต่เวลา 13:30 น."
    tomorrow = found(hall.closing((closure(6.5, -1, 7.5, 11, 24),)), to="G1")
    assert plain(tomorrow.none.closed) == "You can walk there again from 9 December 2016, 10:30"


def test_where_closed_aisles_are_not_the_reason_they_are_not_given_as_one() -> None:
    hall = context().closing((closure(14, 0, 15, 1, 5),))
    way = found(hall)
    assert not way.route.reachable
    assert way.none.closed == ""


def test_walks_and_facilities_follow_what_is_closed_and_come_back() -> None:
    hall = context(STAIRS)
    shut = hall.closing((closure(6.5, -1, 7.5, 11, 1),))
    assert "G1" in hall.walks
    assert "G1" not in shut.walks
    assert set(shut.nearest) == {"information"}
    assert shut.closing(()) is hall
    assert hall.closing(()) is hall
    assert "G1" in shut.closing((closure(14, 0, 15, 1, 1),)).walks


def test_a_closed_lift_closes_the_step_free_way_and_not_the_one_by_the_stairs() -> None:
    hall = context(STAIRS, LIFT).closing((closure(16, 3, 20, 7, 1),))
    way = found(hall, step_free=True)
    assert way.choice == "usual"
    assert way.none.reason == "The step-free way is closed for now"
    assert plain(way.none.closed) == "The step-free way opens again at 11:30"
    assert found(hall, step_free=True, language="th").none.reason == "ทางที่ไม่ใช้บันไดปิดชั่วคราว"


def test_nobody_is_told_to_come_back_when_the_hall_closes() -> None:
    hall = context(STAIRS)
    info = replace(hall.event.info, first_day=NOW.date(), last_day=NOW.date() + dt.timedelta(days=1))
    info = replace(info, opens=dt.time(9), closes=dt.time(16))
    hall = replace(hall, event=replace(hall.event, info=info))
    shut = found(hall.closing((closure(6.5, -1, 7.5, 11, 5.5),)), to="G1")
    assert plain(shut.none.closed) == "You can walk there again from 9 December 2016, 09:00"
    assert found(hall.closing((closure(6.5, -1, 7.5, 11, 29.5),)), to="G1").none.closed == ""


def test_whether_one_can_do_without_stairs_is_said_with_the_walk() -> None:
    def said_of(hall: HallContext, **asked: object) -> tuple[str, str, bool]:
        way = found(hall, **asked)  # type: ignore[arg-type]
        return way.means, plain(way.access), way.accessible

    both = context(STAIRS, LIFT)
    assert said_of(both) == ("by stairs", "Step-free way by lift, about 3 min", True)
    assert said_of(both, language="th")[:2] == ("ใช้บันได", "มีทางที่ไม่ใช้บันได ใช้ลิฟต์ ประมาณ 3 นาที")
    assert said_of(both, step_free=True) == ("by lift", "Step-free all the way", True)
    assert said_of(both, to="G1") == ("", "Step-free all the way", True)
    assert said_of(context(LIFT)) == ("by lift", "Step-free all the way", True)
    assert said_of(context(STAIRS)) == ("by stairs", "There is no step-free way", False)
    shut = both.closing((closure(16, 3, 20, 7, 1),))
    assert said_of(shut) == ("by stairs", "The step-free way opens again at 11:30", False)
    assert said_of(context(), to="G1") == ("", "", False), "in a hall on one level nobody asks"


def test_a_kiosk_in_a_closed_area_says_so_and_who_can_help() -> None:
    hall = context(STAIRS).closing((closure(0, 4, 4, 10, 1),))
    way = found(hall, to="G1")
    assert way.none.reason == "This kiosk stands in an area that is closed for now, so it cannot show ways from here"
    assert way.none.advice == "Please ask at the information desk\nStaff can open this area again"
    assert plain(way.none.closed) == "You can walk there again from 11:30"
    nobody = replace(hall, event=replace(hall.event, places=()))
    assert found(nobody, to="G1").none.advice.startswith("Please ask a member of staff")
    elsewhere = found(context(STAIRS).closing((closure(6.5, -1, 7.5, 11, 1),)), to="G1")
    assert elsewhere.none.advice == ""
