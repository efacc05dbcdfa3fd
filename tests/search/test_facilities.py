import dataclasses

import pytest

from kiosk.hall.model import PLACE_KINDS, Place, Text
from kiosk.search import SearchIndex
from kiosk.search.facilities import Facilities, facility_words
from tests.search.shipped import cases, shipped_event

TOILETS = ("toilet", "accessible_toilet")


@pytest.fixture(scope="module")
def facilities() -> Facilities:
    return Facilities(shipped_event().places)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("ห้องน้ำ", TOILETS),
        ("หองนำ", TOILETS),
        ("ห้องนํ้า", TOILETS),
        ("สุขา", ("toilet",)),
        ("toilet", ("toilet",)),
        ("Toilets", ("toilet",)),
        ("toi", ("toilet",)),
        ("toliet", ("toilet",)),
        ("WC", ("toilet",)),
        ("rest room", ("toilet",)),
        ("ห้องน้ำคนพิการ", ("accessible_toilet",)),
        ("ห้องน้ำหญิง", ("toilet",)),
        ("ห้องน้ำอยู่ที่ไหน", TOILETS),
        ("where is the nearest toilet", ("toilet",)),
        ("shv'ohe", TOILETS),
        ("ทางออก", ("exit",)),
        ("น้ำดื่ม", ("water",)),
        ("ร้านอาหาร", ("food",)),
        ("food", ("food",)),
        ("ปฐมพยาบาล", ("first_aid",)),
        ("first aid", ("first_aid",)),
        ("ตู้เอทีเอ็ม", ("atm",)),
        ("atm", ("atm",)),
        ("ลิฟ", ("lift",)),
        ("elevator", ("lift",)),
        ("บันไดเลื่อน", ("escalator",)),
        ("ประชาสัมพัน", ("information",)),
        ("ละหมาด", ("prayer_room",)),
        ("ห้องให้นม", ("nursing_room",)),
        ("ที่นั่ง", ("seating",)),
        ("เวที", ("stage",)),
        ("Lift lobby exit", ("exit",)),
        ("toilet food", ("toilet", "food")),
    ],
)
def test_a_facility_is_understood_by_its_everyday_words(
    facilities: Facilities, typed: str, kinds: tuple[str, ...]
) -> None:
    assert facilities.named_in(typed) == kinds


@pytest.mark.parametrize(
    "typed",
    ["", "ร", "รถ", "to", "lo", "ข้าว", "อาหารและยา", "โรงพยาบาล", "agriculture", "lobby", "food safety", "asdfgh"],
)
def test_what_names_no_facility_names_none(facilities: Facilities, typed: str) -> None:
    assert facilities.named_in(typed) == ()


def test_a_facility_the_event_does_not_have_is_not_promised(facilities: Facilities) -> None:
    assert facilities.named_in("ที่จอดรถ") == ()
    parking = Place("p", "parking", "hall", (1.0, 1.0), Text("อาคารจอดรถ 3", "Car park 3"))
    with_parking = Facilities((*shipped_event().places, parking))
    assert with_parking.named_in("ที่จอดรถ") == ("parking",)
    assert with_parking.named_in("อาคารจอดรถ 3") == ("parking",)


def test_every_kind_of_place_has_words() -> None:
    assert tuple(facility_words()) == PLACE_KINDS
    assert all(facility_words().values())


def test_nonsense_names_no_facility(facilities: Facilities) -> None:
    assert [case.query for case in cases() if case.category == "nonsense" and facilities.named_in(case.query)] == []


def test_an_answer_tells_the_facilities_beside_the_booths() -> None:
    answer = SearchIndex(shipped_event()).search("ห้องน้ำ")
    assert answer.facilities == TOILETS
    without = SearchIndex(dataclasses.replace(shipped_event(), places=()))
    assert without.search("ห้องน้ำ").facilities == ()
