"""Languages, hours and the next visitor."""

from __future__ import annotations

import pytest

from kiosk.hall.model import Event
from kiosk.hours import State
from tests.journeys.visiting import Known, Start, look_at_booth, nothing_is_cut, walk_up, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started


def test_the_kiosk_asks_then_forgets_everything_of_a_visitor(start_kiosk: Start) -> None:
    visitor = start_kiosk(idle_seconds=5, countdown_seconds=3)
    walk_up(visitor, "en")
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    visitor.type_on_keyboard("RICE")
    visitor.item("booth-C02")

    visitor.sees(words("still_there", "en"), within=7)
    visitor.sees("3")
    visitor.sees("2")
    visitor.touch(500, 300)
    visitor.no_longer_sees(words("still_there", "en"))
    assert visitor.item("searchField").property("text") == "RICE", "a touch keeps what was typed"
    visitor.item("booth-C02")

    visitor.sees(words("still_there", "en"), within=7)
    visitor.sees(words("touch_to_start", "th"), within=6)
    visitor.wait_for_keyboard(up=False)
    visitor.touch_item(words("touch_to_start", "th"))
    visitor.sees(words("all_agencies", "th"))
    visitor.touch_item("openSearch")
    visitor.wait_for_keyboard()
    assert visitor.item("searchField").property("text") == ""
    assert visitor.key_types("ก") is not None


def test_the_welcome_screen_waits_for_ever(start_kiosk: Start) -> None:
    visitor = start_kiosk(idle_seconds=5, countdown_seconds=3)
    visitor.rest(6)
    assert not visitor.sees_now(words("still_there", "th"))
    visitor.sees(words("touch_to_start", "th"))


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_language_changes_on_every_screen_and_keeps_the_place(start_kiosk: Start, size: tuple[int, int]) -> None:
    visitor = start_kiosk(size)
    event = Known.of(visitor).event
    walk_up(visitor, "th")
    for open_next in (None, "type-health", "booth-B01", "takeMeThere"):
        if open_next:
            visitor.touch_item(open_next)
        for language in ("en", "th"):
            visitor.touch_item(f"language-{language}")
            visitor.sees(_on_screen(open_next, event, language))
            visitor.rest(0.1)
            nothing_is_cut(visitor)
            other = "th" if language == "en" else "en"
            assert not visitor.sees_now(_on_screen(open_next, event, other))


def _on_screen(opened: str | None, event: Event, language: str) -> str:
    match opened:
        case None:
            return words("all_agencies", language)
        case "type-health":
            return event.type_by_id["health"].name.said_in(language)
        case "booth-B01":
            return event.booth_by_code["B01"].exhibit.title.said_in(language)
        case _:
            return words("scan_to_take", language)


def test_before_opening_it_is_closed_and_says_when_it_opens(start_kiosk: Start) -> None:
    visitor = start_kiosk(now="2016-12-08T07:30", now_fixed=True)
    visitor.sees(words("closed_title", "th"))
    visitor.sees(words("closed_title", "en"))
    visitor.sees(words("opens_today", "th", time="09:00"))
    visitor.sees(words("opens_today", "en", time="09:00"))
    visitor.touch(540, 960)
    visitor.rest(0.3)
    visitor.sees(words("closed_title", "th"))
    assert visitor.named("openSearch") is None


def test_after_the_last_hour_it_says_that_the_event_is_over(start_kiosk: Start) -> None:
    visitor = start_kiosk(LANDSCAPE, now="2016-12-09T16:00", now_fixed=True)
    visitor.sees(words("event_over", "th"))
    visitor.sees(words("event_over", "en"))


def test_it_opens_by_itself(start_kiosk: Start) -> None:
    visitor = start_kiosk(now="2016-12-08T08:59:54")
    visitor.sees(words("closed_title", "th"))
    visitor.sees(words("touch_to_start", "th"), within=15)


def test_it_closes_by_itself_but_throws_nobody_out(start_kiosk: Start) -> None:
    visitor = start_kiosk(now="2016-12-08T15:59:54")
    walk_up(visitor, "th")
    visitor.touch_item("type-it")
    visitor.wait_until(lambda: visitor.kiosk.visit.about.state is State.CLOSED, within=15)
    visitor.item("booth-A01")
    visitor.touch_item("homeButton")
    visitor.item("openSearch")


def test_on_any_other_day_it_works_and_says_that_it_is_a_preview(start_kiosk: Start) -> None:
    visitor = start_kiosk(now="2024-05-01T22:00", now_fixed=True)
    walk_up(visitor, "th")
    visitor.sees(words("preview", "th"))
    visitor.touch_item("type-it")
    visitor.sees(words("preview", "th"))
    visitor.touch_item("booth-A01")
    visitor.sees(words("preview", "th"))
    look_at_booth(visitor, "A01", "th")


def test_on_an_event_day_nothing_says_preview(start_kiosk: Start) -> None:
    visitor: Started = start_kiosk()
    walk_up(visitor, "th")
    assert not visitor.sees_now(words("preview", "th"))
