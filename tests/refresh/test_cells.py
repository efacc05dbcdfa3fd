"""What a single cell may hold."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hall.model import Polygon
from kiosk.refresh.cells import (
    BadCell,
    Cell,
    as_colour,
    as_day,
    as_front,
    as_icon,
    as_id,
    as_list,
    as_number,
    as_text,
    as_time,
    as_url,
    as_yes_no,
    clean,
)
from kiosk.refresh.csvs import guarded, unguarded
from kiosk.refresh.wkt import as_polygon, polygon_text

DAY = dt.date(2016, 12, 8)


def refusal(reader: Callable[[Cell], object], cell: Cell) -> str:
    with pytest.raises(BadCell) as caught:
        reader(cell)
    return caught.value.code


@pytest.mark.parametrize(
    "cell",
    [
        "2016-12-08",
        "8/12/2016",
        "08/12/2559",
        "8-12-2559",
        "8.12.2559",
        "๘/๑๒/๒๕๕๙",
        "2559-12-08",
        "2016-12-08 00:00:00",
        dt.date(2016, 12, 8),
        dt.datetime.combine(DAY, dt.time()),
        dt.date(2559, 12, 8),  # typed in the Buddhist era where Excel keeps the Common Era
    ],
)
def test_a_day_is_understood_in_both_eras(cell: Cell) -> None:
    assert as_day(cell) == DAY


def test_the_leap_day_of_a_buddhist_year_is_a_day() -> None:
    assert as_day("29/2/2559") == dt.date(2016, 2, 29)


@pytest.mark.parametrize("cell", ["12/8/59", "2016/13/1", "31/2/2559", "8 ธันวาคม", "1/1/1066", 42712.0, True, "2016"])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    assert refusal(as_day, cell) == "not_a_date"


@pytest.mark.parametrize(
    "cell",
    [
        "09:00",
        "9:00",
        "9.00 น.",
        "๐๙:๐๐",
        "09:00:00",
        dt.time(9),
        dt.datetime.combine(dt.date(1899, 12, 31), dt.time(9)),
        0.375,
        dt.timedelta(hours=9),
    ],
)
def test_a_time_is_understood(cell: Cell) -> None:
    assert as_time(cell) == dt.time(9)


@pytest.mark.parametrize("cell", ["24:00", "9", "9:60", 9.0, -0.1, "เก้าโมง", True, dt.timedelta(days=1)])
def test_what_is_no_time_is_refused(cell: Cell) -> None:
    assert refusal(as_time, cell) == "not_a_time"


@pytest.mark.parametrize("cell", ["yes", "Y", "ใช่", "มี", True, 1, "๑"])
def test_yes_in_both_languages(cell: Cell) -> None:
    assert as_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["no", "N", "ไม่ใช่", "ไม่มี", False, 0.0])
def test_no_in_both_languages(cell: Cell) -> None:
    assert as_yes_no(cell) is False


def test_maybe_is_refused() -> None:
    assert refusal(as_yes_no, "อาจจะ") == "not_yes_no"


@pytest.mark.parametrize(
    ("cell", "value"), [("๓.๕", 3.5), ("-2", -2.0), ("−2", -2.0), ("1e1", 10.0), (3, 3.0), (-0.0, 0.0)]
)
def test_numbers(cell: Cell, value: float) -> None:
    assert str(as_number(cell, -100, 100)) == str(value)


@pytest.mark.parametrize("cell", ["1.5 ม.", "1,5", "nan", "inf", "0x10", "1_0", True, DAY, "٣"])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    assert refusal(lambda c: as_number(c, -100, 100), cell) == "not_a_number"


@pytest.mark.parametrize("cell", [101, "1e308", 1e308, float("nan"), float("inf"), "-100.01"])
def test_a_number_out_of_range_is_refused(cell: Cell) -> None:
    assert refusal(lambda c: as_number(c, -100, 100), cell) == "number_out_of_range"


@pytest.mark.parametrize(
    "cell",
    [
        "http://a.go.th",
        "a.go.th",
        "https://",
        "https://a b.th",
        "javascript:alert(1)",
        "https://u:p@a.th",
        "file:///etc",
        "https://a.th/<x>",
        "https://[x",
    ],
)
def test_only_https_addresses_are_taken(cell: str) -> None:
    assert refusal(as_url, cell) == "not_a_url"


def test_https_addresses_are_kept_as_they_are() -> None:
    for address in ("https://www.opdc.go.th", "https://ไทย.ไทย/ก?ข=ค#ง", "https://a.th:8443/x"):
        assert as_url(address) == address


def test_codes() -> None:
    assert as_id("A๐๑") == "A01"
    assert as_id(12.0) == "12"
    assert as_id("H-3") == "H-3"
    assert refusal(as_id, dt.date(2016, 1, 2)) == "id_turned_into_date"
    assert refusal(as_id, "a;b") == "bad_id"
    assert refusal(as_id, "x" * 41) == "bad_id"


def test_fronts_colours_icons_and_lists() -> None:
    assert [as_front(text) for text in ("wn", "N, E", "ALL", "S")] == ["NW", "NE", "all", "S"]
    assert refusal(as_front, "หน้า") == "bad_front"
    assert as_colour("#1F6F8B") == "#1f6f8b"
    assert refusal(as_colour, "blue") == "not_a_colour"
    assert refusal(as_icon, "../../etc/passwd") == "bad_icon"
    assert as_list(" ข้าว ;; rice;ข้าว") == ("ข้าว", "rice")


def test_texts_lose_what_cannot_be_seen() -> None:
    assert clean("\ufeff ก\u200bำ\u00a0x\u2060 ") == "กำ x"
    assert clean("e\u0301") == "é"
    assert clean("a\r\nb\u2028c\x00") == "a\nb\nc"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet="'=+-@a＝"))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "＝")
    assert unguarded(guarded(text)) == text


def test_excels_own_words_for_numbers() -> None:
    assert [as_text(cell) for cell in (3.0, 2.5, True, DAY, dt.datetime.combine(DAY, dt.time()), None)] == [
        "3",
        "2.5",
        "yes",
        "2016-12-08",
        "2016-12-08",
        "",
    ]


def test_polygons() -> None:
    square = Polygon(((0.0, 0.0), (4.0, 0.0), (4.0, 4.0)), (((1.0, 1.0), (2.0, 1.0), (2.0, 1.5)),))
    assert as_polygon("polygon ((0 0, 4 0, 4.0 4, 0 0), (1 1,2 1,2 1.5,1 1))") == square
    assert as_polygon(polygon_text(square)) == square


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("POLYGON((0 0,1 0,1 1))", "ring_not_closed"),
        ("POLYGON((0 0,1 0,0 0))", "bad_wkt"),
        ("POLYGON EMPTY", "bad_wkt"),
        ("POLYGON()", "bad_wkt"),
        ("POLYGON((0 0 0,1 0 0,1 1 0,0 0 0))", "bad_wkt"),
        ("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", "bad_wkt"),
        ("POLYGON((0 0,1 0,1 1,0 0)(1 1,2 1,2 2,1 1))", "bad_wkt"),
        ("POLYGON((0 0,nan 0,1 1,0 0))", "not_a_number"),
        ("POLYGON((0 0,1e308 0,1 1,0 0))", "number_out_of_range"),
        (3.0, "bad_wkt"),
    ],
)
def test_what_is_no_polygon_is_refused(cell: Cell, code: str) -> None:
    assert refusal(as_polygon, cell) == code
