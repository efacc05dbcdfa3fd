"""A small hall as the rows of a workbook, and the files that tests make of it."""

from __future__ import annotations

import copy
import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from kiosk.hall.model import Event
from kiosk.refresh import Plan, prepare

Rows = list[dict[str, object]]
Sheets = dict[str, Rows]

HALL: Sheets = {
    "event": [
        {"key": "name_th", "value": "งานทดลอง"},
        {"key": "name_en", "value": "Trial fair"},
        {"key": "first_day", "value": "2016-12-08"},
        {"key": "last_day", "value": "2016-12-09"},
        {"key": "opens", "value": "09:00"},
        {"key": "closes", "value": "16:00"},
    ],
    "booths": [
        {
            "code": code,
            "agency": agency,
            "title_th": f"ผลงาน {code}",
            "type": kind,
            "x": x,
            "y": y,
            "width": 3,
            "depth": 2,
        }
        for code, agency, kind, x, y in (
            ("A01", "opdc", "it", 2, 2),
            ("A02", "rice", "agriculture", 5, 2),
            ("B01", "rice; opdc", "it", 12, 2),
        )
    ],
    "agencies": [
        {"id": "opdc", "name_th": "สำนักงาน ก.พ.ร.", "name_en": "OPDC"},
        {"id": "rice", "name_th": "กรมการข้าว", "name_en": "Rice Department"},
    ],
    "types": [
        {"id": "it", "name_th": "ไอที", "name_en": "IT"},
        {"id": "agriculture", "name_th": "การเกษตร", "name_en": "Agriculture"},
    ],
    "levels": [{"id": "1", "name_th": "ชั้น 1"}],
    "areas": [
        {"level": "1", "kind": "floor", "shape": "POLYGON((0 0,20 0,20 12,0 12,0 0))"},
        {"level": "1", "kind": "pillar", "shape": "POLYGON((9 6,10 6,10 7,9 7,9 6))"},
    ],
    "places": [
        {"id": "door", "kind": "entrance", "x": 10, "y": 12, "name_th": "ทางเข้า"},
        {"id": "stage", "kind": "stage", "x": 18, "y": 10, "name_th": "เวที"},
    ],
    "kiosks": [{"id": "K1", "x": 10, "y": 11, "heading": 0}],
    "programme": [
        {"day": "2016-12-08", "start": "09:30", "end": "10:00", "title_th": "พิธีเปิด", "place": "stage"},
    ],
}
"""Three booths, 20 × 12 m. The header stands in row 1, so the first row of data is row 2."""


def hall(**changed: Rows | None) -> Sheets:
    """The small hall with some sheets replaced; None leaves a sheet out."""
    sheets = copy.deepcopy(HALL)
    for name, rows in changed.items():
        if rows is None:
            sheets.pop(name, None)
        else:
            sheets[name] = rows
    return sheets


def only(*names: str) -> Sheets:
    return {name: copy.deepcopy(HALL[name]) for name in names}


def edited(sheet: str, row: int, **cells: object) -> Sheets:
    """The small hall with some cells of one row (the file's own number) changed."""
    sheets = hall()
    sheets[sheet][row - 2].update(cells)
    return sheets


def header_of(rows: Sequence[Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Mapping[str, object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        header = header_of(rows)
        page.append(header)
        for row in rows:
            page.append([row.get(column) for column in header])
    book.save(path)
    return path


def csv_text(rows: Sequence[Mapping[str, object]]) -> str:
    text = io.StringIO(newline="")
    header = header_of(rows)
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(["" if row.get(column) is None else row[column] for column in header] for row in rows)
    return text.getvalue()


def write_csvs(folder: Path, sheets: Sheets) -> Path:
    folder.mkdir()
    for name, rows in sheets.items():
        (folder / f"{name}.csv").write_text(csv_text(rows), encoding="utf-8")
    return folder


def write_zip(path: Path, entries: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return path


def planned(folder: Path, sheets: Sheets, current: Event | None = None) -> Plan:
    """What ``prepare`` makes of these sheets in an ``.xlsx``."""
    return prepare(write_xlsx(folder / "event.xlsx", sheets), current)


def event_from(folder: Path, sheets: Sheets | None = None) -> Event:
    plan = planned(folder, hall() if sheets is None else sheets)
    assert plan.event is not None, plan.problems
    return plan.event


def found(plan: Plan, severity: str = "error") -> list[tuple[str, str, int | None, str]]:
    """Code, sheet, row and column of the problems."""
    return [(p.code, p.sheet, p.row, p.column) for p in plan.problems if p.severity == severity]
