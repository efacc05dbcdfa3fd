from __future__ import annotations

import datetime as dt

import pytest

from kiosk.hall.model import Agency, Booth, Event, EventInfo, Exhibit, KioskSpot, Level, Place, Rectangle, Text
from kiosk.hall.way import Leg, Route, Step
from kiosk.handoff import CAPACITY_BYTES, qr_matrix, route_text


@pytest.fixture
def event() -> Event:
    return Event(
        info=EventInfo(
            Text("มหกรรม", "Fair"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16), "Asia/Bangkok"
        ),
        levels=(Level("1"),),
        agencies=(Agency("rice", Text("กรมการข้าว", "Rice Department")), Agency("thai", Text("กรมไทย"))),
        booths=(
            Booth("A01", ("rice",), Exhibit(Text("ข้าว"), "it"), "1", Rectangle(0, 0, 3, 3)),
            Booth("B02", ("thai",), Exhibit(Text("ไทย"), "it"), "1", Rectangle(9, 0, 3, 3)),
        ),
        places=(Place("wc", "toilet", "1", (5, 5), Text("ห้องน้ำ", "Toilets")),),
        kiosks=(KioskSpot("K1", "1", (2, 8), 0, Text("ตู้หน้าประตู", "Kiosk at the gate")),),
    )


def leg(to: str, metres: float = 47.3, steps: int = 2) -> Leg:
    step = Step("start", None, 0, metres, ("1", 2, 8), None, Text("เดินตรงไป", "Walk straight ahead"))
    return Leg(to, metres, metres / 1.1, (("1", 2, 8), ("1", 2, 3)), (step,) * steps)


def test_a_visitor_reads_event_start_goal_length_and_every_step(event: Event) -> None:
    text = route_text(event, Route((leg("A01"),), None, 1.0), "en")
    assert text.split("\n") == [
        "Fair",
        "From: Kiosk at the gate",
        "To: A01 Rice Department",
        "About 45 m, 1 min on foot",
        "1. Walk straight ahead",
        "2. Walk straight ahead",
    ]


def test_the_same_in_thai(event: Event) -> None:
    text = route_text(event, Route((leg("A01", 8.4),), None, 1.0), "th")
    assert text.split("\n") == [
        "มหกรรม",
        "จาก: ตู้หน้าประตู",
        "ไป: A01 กรมการข้าว",
        "ประมาณ 8 ม. เดิน 1 นาที",
        "1. เดินตรงไป",
        "2. เดินตรงไป",
    ]


def test_an_agency_without_an_english_name_keeps_its_thai_one(event: Event) -> None:
    assert "To: B02 กรมไทย" in route_text(event, Route((leg("B02"),), None, 1.0), "en")


def test_a_place_is_called_by_its_name_and_a_bare_position_as_asked(event: Event) -> None:
    assert "To: Toilets" in route_text(event, Route((leg("wc"),), None, 1.0), "en")
    assert "To: 1:4,5" in route_text(event, Route((leg("1:4,5"),), None, 1.0), "en")


def test_a_tour_numbers_its_stops(event: Event) -> None:
    text = route_text(event, Route((leg("A01"), leg("wc", 12)), None, 1.0), "en")
    assert "Your list: 2 stops" in text
    assert "Stop 1: A01 Rice Department (45 m)" in text
    assert "Stop 2: Toilets (12 m)" in text


def test_a_tour_too_long_for_a_code_keeps_its_stops_and_says_so(event: Event) -> None:
    route = Route(tuple(leg("A01", steps=40) for _ in range(24)), None, 1.0)
    for language in ("th", "en"):
        text = route_text(event, route, language)
        assert len(text.encode()) <= CAPACITY_BYTES
        assert qr_matrix(text)
    assert text.count("Stop ") == 24
    assert text.endswith("Please look up each way at a kiosk.")


def test_a_very_long_tour_keeps_at_least_the_codes_in_order(event: Event) -> None:
    route = Route(tuple(leg(f"booth-{number:03}") for number in range(100)), None, 1.0)
    text = route_text(event, route, "th")
    assert qr_matrix(text)
    assert "booth-000 → booth-001 → booth-002" in text
    assert "booth-099" in text


def test_where_there_is_no_way_the_reason_is_told(event: Event) -> None:
    assert route_text(event, Route((), Text("ไปไม่ได้", "No way there"), 1.0), "en") == "No way there"
