"""What staff are told would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.hall.change import SheetChanges
from tests.refresh.workbooks import edited, event_from, hall, planned


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "changes"),
    [
        ("booths", 2, {"title_th": "ใหม่"}, SheetChanges(changed=("A01",))),
        ("booths", 2, {"agency": "rice"}, SheetChanges(changed=("A01",))),
        ("booths", 2, {"x": 1.5}, SheetChanges(moved=("A01",))),
        ("booths", 2, {"rotation": 180}, SheetChanges(moved=("A01",))),
        ("booths", 2, {"front": "S"}, SheetChanges(moved=("A01",))),
        ("booths", 2, {"x": 1.5, "type": "agriculture"}, SheetChanges(changed=("A01",), moved=("A01",))),
        ("booths", 2, {"code": "C01"}, SheetChanges(added=("C01",), removed=("A01",))),
        ("agencies", 2, {"name_en": "ก.พ.ร."}, SheetChanges(changed=("opdc",))),
        ("places", 2, {"x": 11}, SheetChanges(moved=("door",))),
        ("places", 2, {"kind": "exit"}, SheetChanges(changed=("door",))),
        ("kiosks", 2, {"heading": 90}, SheetChanges(moved=("K1",))),
        ("kiosks", 2, {"name_th": "ตู้"}, SheetChanges(changed=("K1",))),
        ("areas", 3, {"kind": "wall"}, SheetChanges(added=("1 wall 9,6",), removed=("1 pillar 9,6",))),
        (
            "areas",
            3,
            {"shape": "POLYGON((9 7,10 7,10 8,9 8,9 7))"},
            SheetChanges(added=("1 pillar 9,7",), removed=("1 pillar 9,6",)),
        ),
        ("programme", 2, {"end": "11:00"}, SheetChanges(changed=("2016-12-08 09:30 พิธีเปิด",))),
        ("event", 3, {"value": "Fair"}, SheetChanges(changed=("name_en",))),
        ("event", 3, {"value": None}, SheetChanges(removed=("name_en",))),
    ],
)
def test_a_change_is_told_in_its_sheet_by_its_key(
    tmp_path: Path, sheet: str, row: int, cells: dict[str, object], changes: SheetChanges
) -> None:
    plan = planned(tmp_path, edited(sheet, row, **cells), event_from(tmp_path))
    assert plan.event is not None
    assert plan.changes.sheets == {sheet: changes}


def test_another_order_of_rows_alone_is_no_change_worth_telling(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, hall(booths=hall()["booths"][::-1]), event)
    assert plan.event is not None
    assert not plan.changes
    assert plan.event.booths == event.booths[::-1]


def test_for_a_first_event_everything_is_new(tmp_path: Path) -> None:
    changes = planned(tmp_path, hall()).changes
    assert changes.new_event
    assert changes.sheets["booths"].added == ("A01", "A02", "B01")
    assert changes.sheets["event"].added[:2] == ("name_th", "name_en")
    assert "links" not in changes.sheets


def test_a_named_area_that_changes_its_outline_has_moved(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("areas", 3, name_th="เสา ก"))
    sheets = edited("areas", 3, name_th="เสา ก", shape="POLYGON((9 7,10 7,10 8,9 8,9 7))")
    assert planned(tmp_path, sheets, event).changes.sheets == {"areas": SheetChanges(moved=("1 pillar เสา ก",))}
