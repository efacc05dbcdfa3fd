"""The map under the fingers: moved, pinched, and by its buttons."""

from __future__ import annotations

from math import dist

import pytest
from PySide6.QtCore import QPointF

from tests.journeys.visiting import Known, Start, on_the_map, walk_up, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started
from tests.ui.harness import Place

both_ways_up = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])


def here(visitor: Started) -> Place:
    return on_the_map(visitor, *Known.of(visitor).event.kiosks[0].at)


def booth(visitor: Started, code: str) -> Place:
    corners = Known.of(visitor).event.booth_by_code[code].outline().outer
    return on_the_map(visitor, sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))


def at_home(start_kiosk: Start, size: tuple[int, int]) -> Started:
    visitor = start_kiosk(size)
    walk_up(visitor, "th")
    settle(visitor)
    return visitor


def settle(visitor: Started) -> None:
    """Until the hall stands still."""
    before: Place | None = None
    while (now := here(visitor)) != before:
        before = now
        visitor.rest(0.15)


@both_ways_up
def test_ahead_is_up(start_kiosk: Start, size: tuple[int, int]) -> None:
    """The first kiosk looks up on the plan: what lies ahead of the visitor is above them, and the words say so."""
    visitor = at_home(start_kiosk, size)
    x, y = visitor.place_of(words("you_are_here", "th"))
    assert dist((x, y), here(visitor)) < 200
    assert booth(visitor, "A05")[1] < here(visitor)[1]


def test_ahead_is_up_for_a_kiosk_that_looks_elsewhere(start_kiosk: Start) -> None:
    visitor = start_kiosk(kiosk_id="K2")
    walk_up(visitor, "th")
    event = Known.of(visitor).event
    spot = event.kiosk_by_id["K2"]
    assert spot.heading == 270
    visitor.rest(1)
    ahead = on_the_map(visitor, spot.at[0] - 5, spot.at[1])
    stands = on_the_map(visitor, *spot.at)
    assert ahead[1] < stands[1]
    assert abs(ahead[0] - stands[0]) < 2


@both_ways_up
def test_the_hall_follows_a_finger(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = at_home(start_kiosk, size)
    visitor.touch_item("zoomInButton")
    visitor.touch_item("zoomInButton")
    settle(visitor)
    start = (visitor.place_of("mapTouch")[0], 350.0)
    if size == LANDSCAPE:
        start = (1350.0, 500.0)
    before = here(visitor)
    visitor.press(*start)
    for step in range(1, 11):
        visitor.move(start[0] - 12 * step, start[1] + 8 * step)
        visitor.rest(0.03)
    moved = here(visitor)
    visitor.rest(0.3)
    visitor.release(start[0] - 120, start[1] + 80)
    assert moved[0] - before[0] == pytest.approx(-120, abs=40)
    assert moved[1] - before[1] == pytest.approx(80, abs=40)
    assert visitor.named("takeMeThere") is None, "a swipe chooses no booth"


@both_ways_up
def test_two_fingers_zoom_around_where_they_are(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = at_home(start_kiosk, size)
    centre = booth(visitor, "C02")
    before = dist(booth(visitor, "A05"), booth(visitor, "B05"))
    visitor.pinch(centre, 120, 300)
    after = dist(booth(visitor, "A05"), booth(visitor, "B05"))
    assert 1.8 < after / before < 3.2
    assert dist(booth(visitor, "C02"), centre) < 60
    assert visitor.named("takeMeThere") is None, "a pinch chooses no booth"


@both_ways_up
def test_the_buttons_do_the_same(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = at_home(start_kiosk, size)
    before = dist(booth(visitor, "A05"), booth(visitor, "B05"))
    visitor.touch_item("zoomInButton")
    settle(visitor)
    closer = dist(booth(visitor, "A05"), booth(visitor, "B05"))
    assert closer / before == pytest.approx(1.7, rel=0.1)
    visitor.touch_item("zoomOutButton")
    settle(visitor)
    assert dist(booth(visitor, "A05"), booth(visitor, "B05")) == pytest.approx(before, rel=0.1)


@both_ways_up
def test_a_button_leads_back_to_here(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = at_home(start_kiosk, size)
    for _ in range(3):
        visitor.touch_item("zoomInButton")
        settle(visitor)
    visitor.touch_item("hereButton")
    settle(visitor)
    panel = visitor.place_of("openSearch")
    place = QPointF(*here(visitor))
    if size == PORTRAIT:
        assert 100 < place.x() < 980
        assert 100 < place.y() < panel[1]
    else:
        assert panel[0] < place.x() < 1820
        assert 100 < place.y() < 980


def test_a_double_tap_zooms(start_kiosk: Start) -> None:
    visitor = at_home(start_kiosk, PORTRAIT)
    before = dist(booth(visitor, "A05"), booth(visitor, "B05"))
    aside = on_the_map(visitor, *Known.of(visitor).event.kiosks[0].at)
    visitor.touch(aside[0], aside[1] - 140)
    visitor.touch(aside[0], aside[1] - 140)
    settle(visitor)
    assert dist(booth(visitor, "A05"), booth(visitor, "B05")) > 1.3 * before


def test_the_whole_way_is_in_view(start_kiosk: Start) -> None:
    visitor = at_home(start_kiosk, PORTRAIT)
    visitor.touch_item("type-health")
    visitor.touch_item(visitor.scroll_to("B03", inside="booths"))
    panel_top = visitor.item("takeMeThere").mapToScene(QPointF(0, 0)).y()
    settle(visitor)
    for leg in Known.of(visitor).route("B03").legs:
        for _, x, y in leg.points:
            at = on_the_map(visitor, x, y)
            assert 0 < at[0] < 1080
            assert 0 < at[1] < panel_top
