"""Buildings with many floors, and floors with long names: the map keeps its room and every floor is within reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hall.model import Area, Event, Level, Text
from kiosk.store import Store
from tests.journeys.visiting import Start, nothing_is_cut
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started
from tests.ui.looking import seen_part, whole
from ui.two_floors import GROUND, on_two_floors

LONG_TH = "ชั้นสองของอาคารนิทรรศการนวัตกรรมภาครัฐและห้องประชุมใหญ่"
LONG_EN = "Second floor of the Government Innovation Exhibition Building"


def floors(count: int, thai: str, english: str) -> Callable[[Path], None]:
    """A hall on ``count`` floors, booths on the two lowest, each floor's name with its number."""

    def before(folder: Path) -> None:
        store = Store(folder)
        store.add(
            _high(store.load(), count, thai, english),
            source="x.xlsx",
            applied_at=dt.datetime(2016, 12, 7, tzinfo=dt.UTC),
            walks={},
        )

    return before


def _high(event: Event, count: int, thai: str, english: str) -> Event:
    event = on_two_floors(event)
    numbers = range(1, count + 1)
    ground = next(area for area in event.areas if area.kind == "floor")
    return replace(
        event,
        levels=tuple(Level(str(n), Text(f"{thai} {n}", f"{english} {n}"), n) for n in numbers),
        areas=(*event.areas, *(Area(str(n), "floor", ground.shape) for n in numbers if n > 2)),
    )


def into_reach(visitor: Started, number: int) -> None:
    """Draws the floors' buttons until that of floor ``number`` is in sight."""
    switch = seen_part(visitor.item("levels"))
    x, y = switch.center().x(), switch.center().y()
    button = next(item for item in visitor.there() if item.objectName() == f"level-{number}")
    for _ in range(12):
        visitor.wait_for_stillness(visitor.item("levels"))
        if seen_part(button).height() > 0.8 * button.height():
            return
        down = whole(button).center().y() < y
        visitor.swipe((x, y), (x, y + (0.3 if down else -0.3) * switch.height()))
    raise AssertionError(f"floor {number} is out of reach")


@pytest.mark.parametrize(("size", "language"), [(PORTRAIT, "en"), (LANDSCAPE, "th")], ids=["upright", "across"])
def test_long_names_of_floors_leave_the_map_its_room_and_tell_the_floors_apart(
    start_kiosk: Start, size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size, language, before=floors(2, LONG_TH, LONG_EN))
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B08")
    visitor.item("wayChoice")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    room = visitor.item("mapView")
    buttons = [visitor.item(f"level-{number}") for number in (1, 2)]
    shown = visitor.kiosk.visit.map
    taken = whole(buttons[0]).width() / (room.width() - room.property("insetLeft") - room.property("insetRight"))
    assert taken < 0.35
    for button in buttons:
        assert seen_part(button) == whole(button)
    names = {level["short"] for level in shown.levels}
    assert len(names) == 2
    assert {seen.text for seen in visitor.texts()} >= names
    nothing_is_cut(visitor)


@pytest.mark.parametrize(("size", "thai"), [(PORTRAIT, "ชั้น"), (LANDSCAPE, LONG_TH)], ids=["upright", "across"])
def test_each_of_seven_floors_is_within_reach_and_none_lies_under_a_bar(
    start_kiosk: Start, size: tuple[int, int], thai: str
) -> None:
    visitor = start_kiosk(size, before=floors(7, thai, "Floor"))
    visit = visitor.kiosk.visit
    visit.session.start()
    visit.goTo("B08")
    visitor.item("wayChoice")
    view = visitor.item("mapView")
    top, bottom = view.property("insetTop"), view.height() - view.property("insetBottom")
    switch = seen_part(visitor.item("levels"))
    assert top < switch.top()
    assert switch.bottom() < bottom
    assert seen_part(visitor.item(f"level-{GROUND}")).height() > 60, "the shown floor's button is in sight"
    for number in range(7, 0, -1):
        into_reach(visitor, number)
        visitor.touch_item(f"level-{number}")
        assert visit.map.shown_level == str(number)
