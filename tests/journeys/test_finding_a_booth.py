"""From Welcome to Directions by touch alone: by typing, by agency, by innovation type."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.handoff import route_text
from tests.journeys.visiting import (
    Known,
    Start,
    directions_are_right,
    look_at_booth,
    on_the_map,
    read_code,
    take_me_there,
    walk_up,
    words,
)
from tests.ui.fixtures import LANDSCAPE, PORTRAIT

everywhere = pytest.mark.parametrize(
    ("size", "language"),
    [(PORTRAIT, "th"), (PORTRAIT, "en"), (LANDSCAPE, "th"), (LANDSCAPE, "en")],
    ids=["portrait-th", "portrait-en", "landscape-th", "landscape-en"],
)


@everywhere
def test_a_booth_is_found_by_typing(start_kiosk: Start, size: tuple[int, int], language: str) -> None:
    visitor = start_kiosk(size)
    known = Known.of(visitor)
    walk_up(visitor, language)
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    visitor.type_on_keyboard("กรมการข้าว" if language == "th" else "RICE")
    card = visitor.sees(known.agency("C02", language))
    assert visitor.item("booth-C02") is not None
    keyboard_top = min(visitor.place_of(key)[1] - key.height() / 2 for key in visitor.keyboard_keys())
    assert card.rect.bottom() < keyboard_top, "the result is hidden by the keyboard"
    visitor.touch_item("booth-C02")
    visitor.wait_for_keyboard(up=False)
    look_at_booth(visitor, "C02", language)
    take_me_there(visitor, "C02", language)


@everywhere
def test_a_booth_is_found_by_its_agency(start_kiosk: Start, size: tuple[int, int], language: str) -> None:
    visitor = start_kiosk(size)
    walk_up(visitor, language)
    visitor.touch_item("openAgencies")
    name = Known.of(visitor).agency("B07", language)
    visitor.touch_item(visitor.scroll_to(name, inside="agencies"))
    look_at_booth(visitor, "B07", language)
    take_me_there(visitor, "B07", language)


@everywhere
def test_a_booth_is_found_by_its_type_and_a_phone_takes_the_very_steps_along(
    start_kiosk: Start, size: tuple[int, int], language: str, tmp_path: Path
) -> None:
    visitor = start_kiosk(size)
    known = Known.of(visitor)
    walk_up(visitor, language)
    visitor.touch_item("type-health")
    visitor.sees(words("booth_count", language, count=8))
    visitor.touch_item(visitor.scroll_to(known.title("B03", language), inside="booths"))
    look_at_booth(visitor, "B03", language)
    take_me_there(visitor, "B03", language)
    assert visitor.item("qrCode") is not None
    visitor.rest(0.2)
    text = read_code(visitor.picture(tmp_path / "directions.png"))
    assert text == route_text(known.event, known.route("B03"), language)
    for leg in known.route("B03").legs:
        assert all(step.text.said_in(language) in text for step in leg.steps)


def test_a_booth_is_found_by_its_code_in_english_letters(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    visitor.type_on_keyboard("A07")
    visitor.touch_item("booth-A07")
    look_at_booth(visitor, "A07", "th")


def test_a_booth_is_found_by_touching_it_on_the_map(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.rest(1)
    corners = Known.of(visitor).event.booth_by_code["C02"].outline().outer
    middle = (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))
    visitor.touch(*on_the_map(visitor, *middle))
    look_at_booth(visitor, "C02", "th")


def test_the_index_of_letters_leads_to_an_agency(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("openAgencies")
    visitor.touch_item("letter-ส")
    visitor.sees(Known.of(visitor).agency("B08", "th"))


def test_the_search_key_puts_the_keyboard_away_and_leaves_the_results(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    visitor.type_on_keyboard("ข้าว")
    visitor.item("booth-C02")
    visitor.touch_key("enter")
    visitor.wait_for_keyboard(up=False)
    visitor.item("booth-C02")
    visitor.touch_item("searchField")
    visitor.wait_for_keyboard()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (1366, 768)])
def test_nothing_found_is_said_and_never_a_dead_end(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = start_kiosk(size)
    walk_up(visitor, "th")
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    visitor.type_on_keyboard("ฌฌฌฌฌ")
    visitor.sees("ไม่พบ “ฌฌฌฌฌ”")
    name = Known.of(visitor).event.type_by_id["it"].name.th
    visitor.touch_item(visitor.scroll_to(name, inside="searchHelp"))
    visitor.wait_for_keyboard(up=False)
    visitor.sees(words("booth_count", "th", count=8))


def test_the_nearest_facility_is_one_touch_from_home(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("nearest-toilet")
    steps = [step for leg in Known.of(visitor).route("nearest:toilet").legs for step in leg.steps]
    visitor.scroll_to(steps[-1].text.th, inside="steps")


def test_back_and_home_lead_where_they_say(start_kiosk: Start) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("type-it")
    visitor.touch_item("booth-A01")
    visitor.touch_item("takeMeThere")
    directions_are_right(visitor, "A01", "th")
    visitor.touch_item("backButton")
    visitor.item("takeMeThere")
    visitor.touch_item("backButton")
    visitor.item("booth-A01")
    visitor.touch_item("homeButton")
    visitor.item("openSearch")
