"""What staff close elsewhere does not disturb a visitor who reads: only a way that is another one is shown anew."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.store import Closures
from tests.journeys.test_two_floors import level, two_floors
from tests.journeys.visiting import Start
from tests.ui.fixtures import PORTRAIT, Started
from ui.map import MapCamera
from ui.map.camera import Camera
from ui.two_floors import GROUND, UPPER

OPENED = dt.datetime(2016, 12, 8, 10, 30, tzinfo=ZoneInfo("Asia/Bangkok"))
ELSEWHERE = (27.0, 17.0, 29.0, 19.0)
ON_THE_WAY = (5.5, 8.0, 7.0, 10.0)
"""On the ground floor, before the stairs."""


def close(visitor: Started, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    shape = Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))
    Closures(visitor.folder).add(Closure(GROUND, shape, OPENED, OPENED + dt.timedelta(hours=1)))
    closed_are(visitor, len(Closures(visitor.folder).all()))


def closed_are(visitor: Started, count: int) -> None:
    visit = visitor.kiosk.visit
    visitor.wait_until(lambda: visit.context is not None and len(visit.context.closures) == count, within=15)
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.rest(0.4)


def camera(visitor: Started) -> Camera:
    found = visitor.window.findChild(MapCamera, "mapCamera")
    assert isinstance(found, MapCamera)
    return found.shown


def reading(visitor: Started) -> None:
    """Upstairs on the map, which is drawn near with two fingers, and the list of steps drawn up."""
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B08")
    visitor.item("wayChoice")
    visitor.touch_item(f"level-{UPPER}")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.rest(0.4)
    visitor.pinch((560, 400), 100, 240)
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    steps = visitor.item("steps")
    visitor.swipe((500, 1400), (500, 1300), seconds=0.5)
    visitor.wait_for_stillness(steps)
    visitor.rest(0.4)
    assert steps.property("contentY") > 20


def test_closing_an_aisle_elsewhere_and_opening_it_leave_the_steps_and_the_map_as_the_reader_has_them(
    start_kiosk: Start,
) -> None:
    visitor = start_kiosk(PORTRAIT, before=two_floors)
    reading(visitor)
    read, seen, zoom = visitor.item("steps").property("contentY"), visitor.reads(), camera(visitor)
    close(visitor, ELSEWHERE)
    assert visitor.item("steps").property("contentY") == read
    assert camera(visitor) == zoom
    Closures(visitor.folder).remove(Closures(visitor.folder).all()[0])
    closed_are(visitor, 0)
    assert visitor.item("steps").property("contentY") == read
    assert camera(visitor) == zoom
    assert visitor.reads() == seen

    # nor does another language
    visitor.touch_item("language-en")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.rest(0.4)
    assert (level(visitor), camera(visitor)) == (UPPER, zoom)
    assert visitor.item("steps").property("contentY") > 20


def test_a_way_that_is_closed_on_another_floor_leaves_the_one_the_reader_looks_at(start_kiosk: Start) -> None:
    visitor = start_kiosk(PORTRAIT, before=two_floors)
    reading(visitor)
    zoom, before = camera(visitor), visitor.kiosk.visit.directions.route
    close(visitor, ON_THE_WAY)
    after = visitor.kiosk.visit.directions.route
    assert before is not None
    assert after is not None
    assert after.legs[0].points != before.legs[0].points
    assert (level(visitor), camera(visitor)) == (UPPER, zoom)
    assert visitor.item("steps").property("contentY") > 20
