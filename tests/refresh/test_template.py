"""The empty workbook that staff fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.refresh import ExportError, prepare, write_template
from kiosk.refresh.columns import SHEETS
from tests.refresh.workbooks import HALL, event_from, found


def test_it_holds_every_sheet_with_bilingual_frozen_headers_and_a_note_on_each(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["instructions", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]][: len(sheet.columns)] == [column.header for column in sheet.columns]
        assert page.freeze_panes is not None
        assert all(cell.comment and "\n\n" in cell.comment.text for cell in page[1][: len(sheet.columns)])
    assert book["booths"]["A1"].value == "รหัสบูธ / code"
    assert "20 MiB" in "".join(str(cell.value) for (cell,) in book["instructions"].iter_rows(max_col=1))


def test_kinds_types_agencies_and_levels_are_chosen_from_lists(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")

    def lists(sheet: str) -> dict[str, str]:
        offers = book[sheet].data_validations.dataValidation
        return {str(offer.sqref).split("2:")[0]: offer.formula1 for offer in offers}

    assert lists("places")["B"].startswith('"entrance,exit,toilet')
    assert all(len(formula) <= 257 for formula in lists("places").values())  # Excel takes no more in quotes
    assert lists("booths")["G"] == "types!$B$2:$B$100"
    assert lists("booths")["B"].startswith("agencies!")
    assert lists("links")["H"] == '"yes,no"'


def test_read_back_empty_it_asks_only_for_the_events_own_values(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    plan = prepare(tmp_path / "t.xlsx", None)
    assert {code for code, *_ in found(plan)} == {"missing_required"}
    assert [column for *_, column in found(plan)] == ["name_th", "first_day", "last_day", "opens", "closes"]
    assert found(plan, "warning") == []


def test_filled_in_it_is_an_event(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    values = {row["key"]: row["value"] for row in HALL["event"]}
    for row in book["event"].iter_rows(min_row=2):
        row[1].value = values.get(str(row[0].value), row[1].value)
    for sheet in SHEETS[1:]:
        for number, record in enumerate(HALL.get(sheet.name, []), start=2):
            for place, column in enumerate(sheet.columns, start=1):
                book[sheet.name].cell(number, place).value = record.get(column.name)
    book.save(tmp_path / "filled.xlsx")
    plan = prepare(tmp_path / "filled.xlsx", None)
    assert plan.problems == ()
    assert plan.event == event_from(tmp_path)


def test_it_is_an_excel_file_or_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_template(tmp_path / "t.ods")
    assert ".xlsx" in caught.value.text.th
