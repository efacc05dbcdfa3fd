"""Staff close an aisle with a finger; visitors are led around it, and through it again when it is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import shapely

from kiosk import cli
from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.refresh import export_event
from kiosk.staff import AuditTrail, Pin
from kiosk.store import Closures
from tests.journeys.test_staff_screen import NEW_TITLE, PIN, enter, titled
from tests.journeys.visiting import Known, Start, nothing_is_cut, on_the_map, words
from tests.ui.fixtures import LANDSCAPE, Started
from ui.viewmodels.marking import LEAST_METRES

BANGKOK = ZoneInfo("Asia/Bangkok")
OPENED = dt.datetime(2016, 12, 8, 10, 30, tzinfo=BANGKOK)
"""When the kiosk of these tests starts."""
ON_THE_WAY = (36.0, 28.0, 40.5, 32.0)
"""Left, top, right, bottom: across the way from the first kiosk to B02."""
ALL_ROUND_B02 = (45.0, 3.5, 57.5, 15.0)


def corners(box: tuple[float, float, float, float]) -> Polygon:
    left, top, right, bottom = box
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def closing(
    box: tuple[float, float, float, float], lasting: dt.timedelta = dt.timedelta(hours=2)
) -> Callable[[Path], None]:
    """Closes what lies in ``box`` from an hour before the kiosk starts until ``lasting`` after that."""

    def close(folder: Path) -> None:
        Closures(folder).add(Closure("hall", corners(box), OPENED - dt.timedelta(hours=1), OPENED + lasting))

    return close


def way_crosses(visitor: Started, box: tuple[float, float, float, float]) -> bool | None:
    """Whether the way on the screen leads through ``box``; None while there is no way."""
    route = visitor.kiosk.visit.directions.route
    if route is None or visitor.kiosk.busy:
        return None
    line = shapely.LineString([(x, y) for leg in route.legs for _, x, y in leg.points])
    return line.intersection(shapely.box(*box)).length > 0.01


def draw(visitor: Started, box: tuple[float, float, float, float]) -> None:
    """Marks ``box`` with a finger, on the screen of closed aisles."""
    visitor.touch_item("closeMore")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.rest(0.2)
    visitor.swipe(on_the_map(visitor, box[0], box[1]), on_the_map(visitor, box[2], box[3]))
    visitor.item("markedArea")


def test_an_aisle_that_staff_close_is_walked_around_at_once_and_open_again_by_a_touch(start_kiosk: Start) -> None:
    visitor = start_kiosk(before=lambda folder: Pin(folder).set(PIN))
    enter(visitor)
    visitor.touch_item("closedAisles")
    draw(visitor, ON_THE_WAY)
    visitor.touch_item("until-two_hours")
    nothing_is_cut(visitor)
    visitor.touch_item("closeAisle")
    visitor.item("openAgain-0")
    visitor.sees("12:3")
    nothing_is_cut(visitor)
    (kept,) = Closures(visitor.folder).all()
    assert shapely.Polygon(kept.shape.outer).symmetric_difference(shapely.box(*ON_THE_WAY)).area < 1.5
    assert dt.timedelta(hours=2) <= kept.until - kept.since <= dt.timedelta(hours=2, minutes=1)

    visitor.touch_item("openAgain-0")
    visitor.sees(words("staff_closures_none", "th"))
    assert Closures(visitor.folder).all() == ()

    draw(visitor, ON_THE_WAY)
    visitor.touch_item("closeAisle")
    visitor.item("openAgain-0")
    visitor.touch_item("staffLeave")
    visitor.touch_item("startButton")
    visitor.kiosk.visit.goTo("B02")
    visitor.wait_until(lambda: way_crosses(visitor, ON_THE_WAY) is False)
    done = [entry.what for entry in AuditTrail(visitor.folder).entries()]
    assert [what for what in done if what.startswith("aisle")] == ["aisle closed", "aisle opened", "aisle closed"]


def test_an_area_is_changed_at_its_corners_and_may_not_hold_the_kiosk_even_where_the_file_was_damaged(
    start_kiosk: Start,
) -> None:
    def damage(folder: Path) -> None:
        Pin(folder).set(PIN)
        (folder / "closures.json").write_bytes(b'{"closures": [{"level"')

    visitor = start_kiosk(LANDSCAPE, "en", before=damage)
    enter(visitor)
    visitor.touch_item("closedAisles")
    draw(visitor, (26.0, 31.0, 36.0, 37.0))
    visitor.sees(words("staff_covers_here", "en"))
    assert not visitor.item("closeAisle").isEnabled()
    before = visitor.kiosk.visit.staff.closing.mark.area
    (x, y), (ax, ay), (bx, by) = (
        visitor.place_of("corner-3"),
        on_the_map(visitor, 36, 37),
        on_the_map(visitor, 31, 34),
    )
    visitor.swipe((x, y), (x + bx - ax, y + by - ay))
    after = visitor.kiosk.visit.staff.closing.mark.area
    assert after.topLeft() == before.topLeft()
    assert (after.width(), after.height()) == pytest.approx((5, 3), abs=0.5)
    nothing_is_cut(visitor)
    visitor.touch_item("closeAisle")
    visitor.item("openAgain-0")
    assert len(Closures(visitor.folder).all()) == 1
    visitor.touch_item("closeMore")
    visitor.touch_item("cancelClosure")
    visitor.item("closeMore")
    assert len(Closures(visitor.folder).all()) == 1


def test_of_the_smallest_area_a_finger_finds_the_middle_to_move_it_and_each_corner_to_resize_it(
    start_kiosk: Start,
) -> None:
    visitor = start_kiosk(before=lambda folder: Pin(folder).set(PIN))
    mark = visitor.kiosk.visit.staff.closing.mark
    enter(visitor)
    visitor.touch_item("closedAisles")
    draw(visitor, ON_THE_WAY)
    (left, _), (x, y) = on_the_map(visitor, *ON_THE_WAY[:2]), visitor.place_of("corner-3")
    metre = on_the_map(visitor, ON_THE_WAY[0] + 1, ON_THE_WAY[1])[0] - left
    across, down = ((side - LEAST_METRES) * metre for side in (mark.area.width(), mark.area.height()))
    visitor.swipe((x, y), (x - across + 1, y - down + 1))
    assert min(mark.area.width(), mark.area.height()) == pytest.approx(LEAST_METRES, abs=0.25)
    assert mark.canClose
    nothing_is_cut(visitor)

    targets = [visitor.item(name) for name in ("moveMark", *(f"corner-{k}" for k in range(4)))]
    finger = visitor.item("closeAisle").height() / 22 * 20
    boxes = [target.mapRectToScene(target.boundingRect()) for target in targets]
    for box in boxes:
        assert min(box.width(), box.height()) >= finger - 2
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)

    small = mark.area
    for name in ("moveMark", "corner-0", "corner-1", "corner-2", "corner-3"):
        before = mark.area
        (x, y) = visitor.place_of(name)
        out = {"corner-0": (-1, -1), "corner-1": (1, -1), "corner-2": (-1, 1)}.get(name, (1, 1))
        visitor.swipe((x + 3, y - 3), (x + 3 + 2 * metre * out[0], y - 3 + 2 * metre * out[1]))
        moved = (mark.area.width() - before.width(), mark.area.height() - before.height())
        if name == "moveMark":
            assert moved == pytest.approx((0, 0), abs=1e-6)
            assert mark.area.x() - small.x() == pytest.approx(2, abs=0.3)
            assert mark.area.y() - small.y() == pytest.approx(2, abs=0.3)
        else:
            assert moved == pytest.approx((2, 2), abs=0.3)


def test_an_area_off_the_floor_is_not_closed_and_staff_are_told_why_at_each_step(start_kiosk: Start) -> None:
    visitor = start_kiosk(LANDSCAPE, "en", before=lambda folder: Pin(folder).set(PIN))
    closed = visitor.kiosk.visit.staff.closing
    enter(visitor)
    visitor.touch_item("closedAisles")
    visitor.touch_item("closeMore")
    visitor.sees(words("staff_mark_none", "en"))
    assert not visitor.item("closeAisle").isEnabled()
    nothing_is_cut(visitor)
    visitor.touch_item("cancelClosure")
    corners_of_it = Known.of(visitor).event.booth_by_code["B02"].outline().outer
    bx, by = (sum(side) / len(corners_of_it) for side in zip(*corners_of_it, strict=True))
    draw(visitor, (bx - 1, by - 1, bx + 1, by + 1))
    visitor.sees(words("staff_mark_no_floor", "en"))
    assert not visitor.item("closeAisle").isEnabled()
    nothing_is_cut(visitor)
    closed.close()
    visitor.rest(0.2)
    assert Closures(visitor.folder).all() == ()
    visitor.swipe(visitor.place_of("moveMark"), on_the_map(visitor, *ON_THE_WAY[:2]))
    assert visitor.named("hindrance") is None or visitor.item("hindrance").property("text") == ""
    assert visitor.item("closeAisle").isEnabled()


def test_the_same_area_closed_again_changes_until_when_and_does_not_make_a_second_one(start_kiosk: Start) -> None:
    visitor = start_kiosk(language="en", before=lambda folder: Pin(folder).set(PIN))
    closed = visitor.kiosk.visit.staff.closing
    enter(visitor)
    visitor.touch_item("closedAisles")
    draw(visitor, ON_THE_WAY)
    visitor.touch_item("until-two_hours")
    visitor.touch_item("closeAisle")
    visitor.item("openAgain-0")
    draw(visitor, (36.1, 28.1, 40.4, 31.9))
    visitor.touch_item("closeAisle")
    visitor.sees("This was closed already. It is now closed until 11:3")
    nothing_is_cut(visitor)
    assert closed.closures.count == 1
    (kept,) = Closures(visitor.folder).all()
    assert kept.until - kept.since <= dt.timedelta(hours=1, minutes=1)
    draw(visitor, (10, 28, 12, 30))
    assert visitor.kiosk.visit.staff.message == ""
    visitor.touch_item("closeAisle")
    visitor.sees(words("staff_closed", "en"))
    assert [visitor.item(f"closureNumber-{row}").property("text") for row in range(2)] == ["1", "2"]


def test_a_booth_that_is_cut_off_says_until_when_leads_to_people_who_help_and_opens_by_itself(
    start_kiosk: Start,
) -> None:
    visitor = start_kiosk(language="en", before=closing(ALL_ROUND_B02, dt.timedelta(seconds=6)))
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.chooseBooth("B02")
    visitor.sees("again from 10:30")
    visitor.sees(words("no_way_now", "en"))
    nothing_is_cut(visitor)
    visitor.touch_item("takeMeThere")
    visitor.wait_until(lambda: visitor.kiosk.visit.directions.title == words("place_information", "en"))
    visitor.kiosk.visit.goTo("B02")
    visitor.item("noWayReason")
    visitor.item("askInformation")
    nothing_is_cut(visitor)
    visitor.wait_until(lambda: way_crosses(visitor, ALL_ROUND_B02) is True, within=20)
    visitor.item("steps")
    assert visitor.named("noWayReason") is None


def test_what_is_closed_from_outside_changes_the_way_under_the_visitors_eyes_and_outlives_a_refresh(
    start_kiosk: Start, tmp_path: Path
) -> None:
    visitor = start_kiosk()
    visit = visitor.kiosk.visit
    visit.session.start()
    visit.goTo("B02")
    visitor.wait_until(lambda: way_crosses(visitor, ON_THE_WAY) is True)
    closing(ON_THE_WAY)(visitor.folder)
    visitor.wait_until(lambda: way_crosses(visitor, ON_THE_WAY) is False)
    visitor.item("steps")
    assert visit.context is not None
    assert visit.context.opened is not None
    assert visit.context.walks["B02"][0] > visit.context.opened.walks["B02"][0] + 0.01

    export_event(titled(Known.of(visitor).event, "A01", NEW_TITLE), tmp_path / "new.xlsx")
    assert cli.main(["refresh", str(tmp_path / "new.xlsx"), "--yes", "--data", str(visitor.folder)]) == 0
    visitor.wait_until(lambda: visit.context is not None and visit.context.generation == 2, within=15)
    visitor.wait_until(lambda: way_crosses(visitor, ON_THE_WAY) is False)
    visitor.item("steps")


def test_when_the_clock_is_put_back_an_aisle_stays_closed_and_staff_still_open_it(start_kiosk: Start) -> None:
    def close_before_the_clock_is_put_back(folder: Path) -> None:
        Pin(folder).set(PIN)
        soon = OPENED + dt.timedelta(minutes=9)
        Closures(folder).add(Closure("hall", corners(ON_THE_WAY), soon, soon + dt.timedelta(hours=1)))

    visitor = start_kiosk(language="en", before=close_before_the_clock_is_put_back)
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B02")
    visitor.wait_until(lambda: way_crosses(visitor, ON_THE_WAY) is False)
    visitor.kiosk.visit.session.forget()
    enter(visitor)
    visitor.touch_item("closedAisles")
    visitor.sees("Closed until 11:39")
    visitor.touch_item("openAgain-0")
    visitor.sees(words("staff_closures_none", "en"))


def test_a_second_touch_with_the_first_does_no_more_on_the_staffs_screen_than_the_first(start_kiosk: Start) -> None:
    def close_three(folder: Path) -> None:
        Pin(folder).set(PIN)
        for left in (10, 13, 16):
            closing((left, 28, left + 1, 30))(folder)

    visitor = start_kiosk(before=close_three)
    closed = visitor.kiosk.visit.staff.closing

    def touch_twice(name: str) -> None:
        place = visitor.place_of(name)
        visitor.wait_until(lambda: not visitor.item("secondTouch").property("enabled"))
        visitor.touch(*place)
        visitor.rest(0.15)
        visitor.touch(*place)
        visitor.rest(0.6)

    enter(visitor)
    visitor.touch_item("closedAisles")
    touch_twice("openAgain-0")
    assert closed.closures.count == 2
    draw(visitor, ON_THE_WAY)
    touch_twice("closeAisle")
    assert (closed.marking, closed.closures.count) == (False, 3)
    visitor.touch_item("closeMore")
    touch_twice("cancelClosure")
    assert visitor.kiosk.visit.staff.mode == "closures"
