"""The shipped event's ways as a visitor hears them who knows nothing but the words."""

from __future__ import annotations

import re
from functools import cache
from random import Random

import pytest

from kiosk.hall.model import Event
from kiosk.hall.way import Leg
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare
from kiosk.wayfinding import Navigator
from kiosk.wayfinding.bends import turned


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
        ("K1", "B02", "ahead"),
        ("K1", "B01", "ahead"),
        ("K2", "A02", "ahead"),
        ("K1", "B06", "ahead"),
        ("K1", "C05", "right"),
    ],
)
def test_the_booth_is_where_its_middle_is_seen(kiosk: str, code: str, side: str) -> None:
    landmark = legs()[kiosk, code].steps[-1].landmark
    assert landmark is not None
    assert (landmark.code, landmark.side) == (code, side)


def test_the_first_aid_room_is_passed_on_the_side_where_the_room_is() -> None:
    named = {step.landmark.code: step.landmark.side for step in legs()["K1", "prayer-room"].steps[:-1] if step.landmark}
    assert named.get("first-aid", "left") == "left"


def test_no_way_of_the_shipped_hall_takes_more_than_seven_steps() -> None:
    """All from the kiosks, some from booth to booth; ``make walkers`` goes through all of these."""
    navigator = Navigator(event())
    codes = [booth.code for booth in event().booths]
    pairs = Random(4).sample([(a, b) for a in codes for b in codes if a != b], 60)
    between = [navigator.route(navigator.spot(a), [b]).legs[0] for a, b in pairs]
    for leg in [*legs().values(), *between]:
        assert len(leg.steps) <= 7, leg


def test_a_bend_too_slight_for_a_turn_is_passed_straight_on_at_what_stands_there() -> None:
    told = legs()["K2", "B04"].steps
    assert [step.turn for step in told] == ["u_turn", "straight", None]
    assert 10 < abs(turned(told[0].heading, told[1].heading)) < 20
    assert [step.landmark and step.landmark.code for step in told] == ["A08", "information", "B04"]


def test_thai_says_where_a_thing_is_had_and_not_only_what() -> None:
    last = {to: legs()["K1", to].steps[-1].text for to in ("information", "water-toilets", "food", "atm", "stage")}
    assert last["information"].th == "ถึงจุดประชาสัมพันธ์แล้ว"
    assert last["information"].en == "You have arrived: the information desk"
    assert last["water-toilets"].th == "ถึงจุดน้ำดื่มข้างห้องน้ำแล้ว"
    assert last["food"].th == "ถึงร้านอาหารและเครื่องดื่มแล้ว"
    assert last["atm"].th == "ถึงตู้เอทีเอ็มแล้ว"
    assert last["stage"].th == "ถึงเวทีกลางแล้ว"


def test_thai_stumbles_over_no_word_said_twice() -> None:
    for trip, leg in legs().items():
        for step in leg.steps:
            assert not re.search("ที่ที่|ทางทาง|จุดจุด|ร้านร้าน|ตู้ตู้|บูธบูธ", step.text.th), (trip, step.text.th)
