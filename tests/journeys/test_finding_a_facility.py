"""A visitor who wants no booth: the toilet, the way out, the stage."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visiting import walk_up, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_whoever_types_toilet_is_shown_the_way_there(
    start_kiosk: Callable[..., Started], size: tuple[int, int]
) -> None:
    visitor = start_kiosk(size=size, language="en")
    walk_up(visitor, "en")
    visitor.touch_item("openSearch")
    visitor.type_on_keyboard("toilet")
    visitor.touch_item("nearest-toilet")
    visitor.item("steps")
    visitor.sees(words("place_toilet", "en"))
    visitor.item("qrCode")


def test_what_is_on_stage_leads_to_the_stage(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    visitor.touch_item("onStage")
    visitor.item("steps")
    visitor.sees("เวทีกลาง")


def test_the_nearest_facilities_stand_on_the_first_screen(start_kiosk: Callable[..., Started]) -> None:
    visitor = start_kiosk()
    walk_up(visitor, "th")
    for kind in ("toilet", "information", "exit", "accessible_toilet"):
        visitor.sees(words(f"place_{kind}", "th"))
    visitor.touch_item("nearest-exit")
    visitor.item("steps")
