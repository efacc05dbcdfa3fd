"""The shipped event's ways as a visitor hears them who knows nothing but the words."""

from __future__ import annotations

from functools import cache

import pytest

from kiosk.hall.model import Event
from kiosk.hall.way import Leg
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare
from kiosk.wayfinding import Navigator


@cache
def event() -> Event:
    found = prepare(SHIPPED_EVENT, None).event
    assert found is not None
    return found


@cache
def legs() -> dict[tuple[str, str], Leg]:
    """From every kiosk to every booth and place."""
    navigator = Navigator(event())
    goals = [booth.code for booth in event().booths] + [place.id for place in event().places]
    return {
        (kiosk.id, to): navigator.route(navigator.spot(kiosk.id), [to]).legs[0]
        for kiosk in event().kiosks
        for to in goals
    }


@pytest.mark.parametrize(
    ("kiosk", "code", "side"),
    [
("K1", "B02", "ahead"), ("K1", "B01", "ahead"),("K2", "A02", "ahead"), ("K1", "B06", "ahead"), ("K1", "C05", "right"),],
)
def test_the_booth_is_where_its_middle_is_seen(kiosk: str, code: str, side: str) -> None:
    landmark = legs()[kiosk, code].steps[-1].landmark
    assert landmark is not None
    assert (landmark.code, landmark.side) == (code, side)


def test_the_first_aid_room_is_passed_on_the_side_where_the_room_is() -> None:
    named = {step.landmark.code: step.landmark.side for step in legs()["K1", "prayer-room"].steps[:-1] if step.landmark}
    assert named.get("first-aid", "left") == "left"
