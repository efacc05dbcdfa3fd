"""What a kiosk refuses, each with the sheet, row and column of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.paths import RESOURCES
from kiosk.refresh import prepare
from kiosk.words import catalogue
from tests.refresh.workbooks import Rows, Sheets, edited, event_from, found, hall, only, planned

LINK: dict[str, object] = {
    "kind": "stairs",
    "from_level": "1",
    "from_x": 1,
    "from_y": 9,
    "to_level": "2",
    "to_x": 1,
    "to_y": 9,
}


def two_levels(**link: object) -> Sheets:
    sheets = hall(levels=[{"id": "1"}, {"id": "2"}], links=[LINK | link])
    sheets["areas"].append({"level": "2", "kind": "floor", "shape": "POLYGON((0 0,20 0,20 12,0 12,0 0))"})
    for name in ("booths", "places", "kiosks"):
        for row in sheets[name]:
            row["level"] = "1"
    return sheets


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "code", "column"),
    [
        ("event", 2, {"value": None}, "missing_required", "name_th"),
        ("event", 4, {"value": "31/2/2559"}, "not_a_date", "first_day"),
        ("event", 5, {"value": "7/12/2559"}, "out_of_order", "last_day"),
        ("event", 6, {"value": "เก้าโมง"}, "not_a_time", "opens"),
        ("event", 7, {"value": "08:00"}, "out_of_order", "closes"),
        ("event", 3, {"key": "opens", "value": "10:00"}, "duplicate_key", "key"),
        ("event", 3, {"key": "timezone", "value": "Bangkok"}, "unknown_timezone", "timezone"),
        ("event", 3, {"key": "companion_url", "value": "http://x.th"}, "not_a_url", "companion_url"),
        ("booths", 3, {"title_th": " \u200b "}, "missing_required", "title_th"),
        ("booths", 3, {"agency": ";"}, "missing_required", "agency"),
        ("booths", 3, {"code": "a01"}, "duplicate_code", "code"),
        ("booths", 3, {"type": "อวกาศ"}, "unknown_type", "type"),
        ("booths", 3, {"level": "9"}, "unknown_level", "level"),
        ("booths", 3, {"width": 300}, "booth_outside_floor", "x"),
        ("booths", 3, {"width": -3}, "number_out_of_range", "width"),
        ("booths", 3, {"x": "ห้า"}, "not_a_number", "x"),
        ("booths", 3, {"url": "www.x.go.th"}, "not_a_url", "url"),
        ("booths", 3, {"front": "X"}, "bad_front", "front"),
        ("booths", 3, {"shape": "POLYGON((5 2,8 4,8 2,5 4,5 2))"}, "polygon_not_simple", "shape"),
        ("booths", 3, {"shape": "POLYGON((5 2,8 2,5 2))"}, "bad_wkt", "shape"),
        ("booths", 3, {"title_en": "x" * 2001}, "cell_too_long", "title_en"),
        ("booths", 3, {"y": -0.5}, "booth_outside_floor", "x"),
        ("booths", 3, {"x": 8, "y": 5}, "booth_on_obstacle", "x"),
        ("booths", 3, {"x": 4.9}, "booths_overlap", "x"),
        ("agencies", 3, {"name_th": None}, "missing_required", "name_th"),
        ("agencies", 3, {"id": "a:b"}, "bad_id", "id"),
        ("types", 2, {"colour": "red"}, "not_a_colour", "colour"),
        ("levels", 2, {"ordinal": 1.5}, "not_whole", "ordinal"),
        ("areas", 3, {"kind": "lava"}, "unknown_kind", "kind"),
        ("areas", 3, {"level": "2"}, "unknown_level", "level"),
        ("areas", 3, {"shape": "POLYGON((9 6,10 7,10 6,9 7,9 6))"}, "polygon_not_simple", "shape"),
        ("areas", 3, {"shape": None}, "missing_required", "shape"),
        ("places", 3, {"kind": "disco"}, "unknown_kind", "kind"),
        ("places", 2, {"id": "stage"}, "duplicate_id", "id"),
        ("places", 2, {"y": None}, "missing_required", "y"),
        ("kiosks", 2, {"x": 9.5, "y": 6.5}, "kiosk_in_obstacle", "x"),
        ("kiosks", 2, {"x": 3, "y": 3}, "kiosk_in_obstacle", "x"),
        ("kiosks", 2, {"y": 13}, "kiosk_in_obstacle", "x"),
        ("kiosks", 2, {"heading": None}, "missing_required", "heading"),
        ("kiosks", 2, {"heading": 361}, "number_out_of_range", "heading"),
        ("programme", 2, {"end": "09:30"}, "out_of_order", "end"),
        ("programme", 2, {"place": "ดวงจันทร์"}, "unknown_place", "place"),
        ("programme", 2, {"day": None}, "missing_required", "day"),
    ],
)
def test_each_fault_is_told_at_its_cell(
    tmp_path: Path, sheet: str, row: int, cells: dict[str, object], code: str, column: str
) -> None:
    plan = planned(tmp_path, edited(sheet, row, **cells))
    assert plan.event is None
    place = row if code != "duplicate_key" else 6
    if (sheet, code) == ("places", "duplicate_id"):
        place = 3  # the second of the two
    assert (code, sheet, place, column) in found(plan)
    told = next(problem for problem in plan.problems if problem.code == code)
    assert told.message.th != told.message.en
    assert "{" not in told.message.th + told.message.en


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ({"to_level": "3"}, "to_level"),
        ({"to_x": 50}, "to_x"),
        ({"from_x": 9.5, "from_y": 6.5}, "from_x"),
        ({"kind": "rope"}, "kind"),
        ({"to_y": None}, "to_y"),
    ],
)
def test_a_link_to_nowhere_is_refused(tmp_path: Path, link: dict[str, object], column: str) -> None:
    plan = planned(tmp_path, two_levels(**link))
    assert [(sheet, row, at) for _, sheet, row, at in found(plan)] == [("links", 2, column)]
    assert not planned(tmp_path, two_levels()).problems


def test_booths_side_by_side_and_up_to_5_cm_over_each_other_are_taken(tmp_path: Path) -> None:
    assert not planned(tmp_path, hall()).problems
    assert not planned(tmp_path, edited("booths", 3, x=4.951)).problems
    plan = planned(tmp_path, edited("booths", 3, x=4.94))
    assert [(p.code, p.value) for p in plan.problems] == [("booths_overlap", "A02")]
    assert "A01" in plan.problems[0].message.th
    assert "0.06" in plan.problems[0].message.th


def test_a_booth_nobody_can_walk_to_is_refused(tmp_path: Path) -> None:
    walls: Rows = [
        {"level": "1", "kind": "wall", "shape": shape}
        for shape in (
            "POLYGON((1 0.5,6.5 0.5,6.5 0.6,1 0.6,1 0.5))",
            "POLYGON((1 6,6.5 6,6.5 6.1,1 6.1,1 6))",
            "POLYGON((1 0.5,1.1 0.5,1.1 6.1,1 6.1,1 0.5))",
            "POLYGON((6.5 0.5,6.6 0.5,6.6 6.1,6.5 6.1,6.5 0.5))",
        )
    ]
    sheets = hall(areas=hall()["areas"] + walls)
    sheets["booths"][1]["x"] = 15
    sheets["booths"][1]["y"] = 8
    assert found(planned(tmp_path, sheets)) == [("booth_unreachable", "booths", 2, "front")]
    door_or_floor = [hall(kiosks=None), hall(kiosks=None, places=None, programme=None)]
    for others in door_or_floor:
        others["areas"], others["booths"] = sheets["areas"], sheets["booths"]
        assert found(planned(tmp_path, others)) == [("booth_unreachable", "booths", 2, "front")]


def test_a_booth_whose_only_front_is_blocked_is_refused(tmp_path: Path) -> None:
    assert not planned(tmp_path, edited("booths", 2, front="S")).problems
    assert found(planned(tmp_path, edited("booths", 2, front="E"))) == [("booth_unreachable", "booths", 2, "front")]


def test_what_the_kiosk_keeps_must_still_fit(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, {"types": hall()["types"][:1], "agencies": hall()["agencies"][:1]}, event)
    assert found(plan) == [
        ("kept_but_gone", "booths", None, "type"),
        ("kept_but_gone", "booths", None, "agency"),
        ("kept_but_gone", "booths", None, "agency"),
    ]
    assert "A02" in plan.problems[0].message.en
    plan = planned(tmp_path, {"places": hall()["places"][:1]}, event)
    assert found(plan) == [("kept_but_gone", "programme", None, "place")]
    moved_wall = {
        "areas": [*hall()["areas"], {"level": "1", "kind": "wall", "shape": "POLYGON((1 1,3 1,3 3,1 3,1 1))"}]
    }
    assert found(planned(tmp_path, moved_wall, event)) == [("booth_on_obstacle", "booths", None, "x")]


def test_every_problem_is_found_in_one_pass(tmp_path: Path) -> None:
    sheets = hall()
    sheets["event"][2]["value"] = "เมื่อวาน"
    sheets["booths"][0] |= {"agency": "ใครก็ไม่รู้", "type": None, "url": "ftp://x", "y": -1}
    sheets["booths"][1] |= {"title_th": None}
    sheets["areas"][1]["kind"] = "lava"
    sheets["kiosks"].append({"id": "K2", "x": 99, "y": 1, "heading": "เหนือ"})
    assert found(planned(tmp_path, sheets)) == [
        ("not_a_date", "event", 4, "first_day"),
        ("unknown_agency", "booths", 2, "agency"),
        ("missing_required", "booths", 2, "type"),
        ("not_a_url", "booths", 2, "url"),
        ("booth_outside_floor", "booths", 2, "x"),
        ("missing_required", "booths", 3, "title_th"),
        ("unknown_kind", "areas", 3, "kind"),
        ("not_a_number", "kiosks", 3, "heading"),
        ("kiosk_in_obstacle", "kiosks", 3, "x"),
    ]


def test_a_hall_without_a_floor_says_so_once(tmp_path: Path) -> None:
    assert [code for code, *_ in found(planned(tmp_path, hall(areas=None)))] == ["no_floor", "kiosk_in_obstacle"]


def test_a_hall_without_levels_says_so_once(tmp_path: Path) -> None:
    assert found(planned(tmp_path, hall(levels=None))) == [("no_levels", "levels", None, "")]


def test_more_than_20000_booths_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "booths.csv"
    file.write_text("code,agency,title_th,type\n" + "".join(f"B{i},opdc,x,it\n" for i in range(20_001)), "utf-8")
    plan = prepare(file, event_from(tmp_path))
    assert found(plan) == [("too_many_booths", "booths", None, "")]


def test_more_kiosks_than_any_fair_has_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "kiosks.csv"
    file.write_text("id,x,y,heading\n" + "".join(f"K{i},10,11,0\n" for i in range(101)), "utf-8")
    assert found(prepare(file, event_from(tmp_path))) == [("too_many_rows", "kiosks", None, "")]


def test_a_hall_in_which_all_booths_lie_on_each_other_is_refused_quickly(tmp_path: Path) -> None:
    rows = "".join(f"B{i},opdc,x,it,2,2,3,2\n" for i in range(3000))
    (tmp_path / "booths.csv").write_text("code,agency,title_th,type,x,y,width,depth\n" + rows, "utf-8")
    plan = prepare(tmp_path / "booths.csv", event_from(tmp_path))
    assert {code for code, *_ in found(plan)} == {"booths_overlap", "more_overlaps"}


def test_warnings_alone_do_not_refuse(tmp_path: Path) -> None:
    plan = planned(tmp_path, edited("programme", 2, day="10/12/2559"))
    assert plan.event is not None
    assert found(plan, "warning") == [("day_outside_event", "programme", 2, "day")]


def test_a_files_words_are_never_taken_for_placeholders(tmp_path: Path) -> None:
    plan = planned(tmp_path, edited("booths", 2, type="{value!r} {0} <b>"), None)
    assert "{value!r} {0} <b>" in plan.problems[0].message.th


def test_every_problem_is_explained_in_the_documentation() -> None:
    codes = set(catalogue("problems"))
    page = (RESOURCES.parent / "docs" / "problems.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### `(\w+)`$", page, re.MULTILINE)) == codes
    rooms = RESOURCES.parent / "kiosk" / "refresh"
    source = "".join(file.read_text(encoding="utf-8") for file in rooms.glob("*.py"))
    assert {code for code in codes if f'"{code}"' not in source} == set()


def test_only_named_sheets_change_nothing_else(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    assert not planned(tmp_path, only("booths", "types", "levels"), event).changes


def test_an_event_in_which_nothing_can_be_found_is_warned_of(tmp_path: Path) -> None:
    plan = planned(tmp_path, only("event"))
    assert plan.event is not None
    assert found(plan, "warning") == [("nothing_to_find", "booths", None, "")]
    assert not found(planned(tmp_path, hall()), "warning")


def test_an_unreachable_booth_is_told_together_with_kiosks_that_are_all_misplaced(tmp_path: Path) -> None:
    sheets = edited("booths", 2, front="E")
    sheets["kiosks"] = [{"id": "K1", "x": 99, "y": 1, "heading": 0}]
    assert found(planned(tmp_path, sheets)) == [
        ("booth_unreachable", "booths", 2, "front"),
        ("kiosk_in_obstacle", "kiosks", 2, "x"),
    ]


def test_a_thin_pillar_is_a_pillar_and_a_line_is_none(tmp_path: Path) -> None:
    thin: Rows = [{"level": "1", "kind": "pillar", "shape": "POLYGON((9 9,9.04 9,9.04 9.04,9 9.04,9 9))"}]
    assert not planned(tmp_path, hall(areas=hall()["areas"] + thin)).problems
    line: Rows = [{"level": "1", "kind": "pillar", "shape": "POLYGON((9 9,9.5 9,10 9,9 9))"}]
    plan = planned(tmp_path, hall(areas=hall()["areas"] + line))
    assert found(plan) == [("polygon_not_simple", "areas", 4, "shape")]
