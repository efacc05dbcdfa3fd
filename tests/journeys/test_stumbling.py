"""What hurried, old and curious hands do: touch twice, wander off, come back, try to close the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent

from kiosk.hall.model import Area, Level, Link, Polygon, Text
from kiosk.store import Store
from tests.journeys.visiting import directions_are_right, look_at_booth, walk_up, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started
from tests.ui.looking import whole


@pytest.mark.parametrize("y", [1650, 1850])
def test_touching_twice_starts_and_chooses_nothing(start_kiosk: Callable[..., Started], y: int) -> None:
    visitor = start_kiosk()
    visitor.touch(540, y)
    visitor.rest(0.1)
    visitor.touch(540, y)
    visitor.rest(0.6)
    visitor.item("openSearch")
    assert visitor.kiosk.visit.session.screen == "home"


def test_back_from_a_facility_is_the_booth_as_it_was(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("type-it")
    visitor.touch_item("booth-A01")
    look_at_booth(visitor, "A01", "th")
    visitor.kiosk.visit.map.placeTapped.emit("seats-food")
    visitor.item("steps")
    visitor.touch_item("backButton")
    look_at_booth(visitor, "A01", "th")
    visitor.touch_item("takeMeThere")
    directions_are_right(visitor, "A01", "th")
    visitor.touch_item("language-en")
    directions_are_right(visitor, "A01", "en")


def test_a_close_request_does_not_end_the_kiosk(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk()
    QCoreApplication.sendEvent(visitor.window, QCloseEvent())
    visitor.rest(0.2)
    assert visitor.window.isVisible()
    visitor.item("startButton")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (1366, 768), (1280, 800), (3840, 2160)])
def test_nothing_on_home_lies_on_anything_else(
    start_kiosk: Callable[..., Started], size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size=size, language=language)
    walk_up(visitor, language)
    visitor.sees(words("nearest", language))
    names = ["openSearch", "type-it", "type-health", "type-agriculture", "openAgencies", "nearest-toilet", "onStage"]
    names += ["nearest-information", "nearest-exit", "nearest-accessible_toilet", "nearest-first_aid", "nearest-food"]
    rects = {name: whole(visitor.item(name)) for name in names}
    window = visitor.window
    for name, rect in rects.items():
        assert rect.bottom() <= window.height() + 1, f"{name} reaches below the screen"
        touching = [other for other, there in rects.items() if other != name and there.intersects(rect)]
        assert not touching, f"{name} lies on {touching}"


def test_a_floor_looked_at_is_forgotten_with_the_visitor(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk(before=add_a_floor)
    walk_up(visitor, "th")
    visitor.touch_item("level-upper")
    visitor.wait_until(lambda: visitor.kiosk.visit.map.level == "upper")
    visitor.kiosk.visit.session.forget()
    assert visitor.kiosk.visit.map.level == "hall"


def test_a_way_shows_the_floor_where_it_begins_and_offers_nothing_where_it_takes_no_stairs(
    start_kiosk: Callable[..., Started],
) -> None:
    visitor = start_kiosk(before=add_a_floor)
    walk_up(visitor, "th")
    visitor.touch_item("level-upper")
    visitor.touch_item("type-it")
    visitor.touch_item("booth-A01")
    visitor.touch_item("takeMeThere")
    visitor.wait_until(lambda: visitor.kiosk.visit.map.level == "hall")
    visitor.item("steps")
    assert visitor.named("wayChoice") is None


def add_a_floor(folder: Path) -> None:
    store = Store(folder)
    event = store.load()
    square = Polygon(((0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)))
    lift = Link("lift", "hall", (33.0, 5.0), "upper", (10.0, 10.0), step_free=True, seconds=30.0)
    more = replace(
        event,
        levels=(*event.levels, Level("upper", Text("ชั้น 2", "Floor 2"), 1)),
        areas=(*event.areas, Area("upper", "floor", square)),
        links=(lift,),
    )
    store.add(more, source="floor.xlsx", applied_at=dt.datetime(2016, 12, 8, tzinfo=dt.UTC), walks={})


def test_what_a_refresh_takes_away_leads_home(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("nearest-toilet")
    visitor.item("steps")
    store = Store(visitor.folder)
    event = store.load()
    places = tuple(place for place in event.places if "toilet" not in place.kind)
    store.add(replace(event, places=places), source="x", applied_at=dt.datetime(2016, 12, 8, tzinfo=dt.UTC), walks={})
    visitor.wait_until(lambda: visitor.kiosk.visit.session.screen == "home", 20)
    visitor.item("openSearch")
    assert visitor.named("nearest-toilet") is None
