"""Which files a kiosk takes, and what it says of those it cannot."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kiosk.refresh import Plan, prepare
from tests.refresh.workbooks import (
    Rows,
    csv_text,
    edited,
    event_from,
    found,
    hall,
    only,
    planned,
    write_csvs,
    write_xlsx,
    write_zip,
)


def only_code(plan: Plan) -> str:
    assert plan.event is None
    assert len(plan.problems) == 1, plan.problems
    return plan.problems[0].code


def test_a_workbook_a_zip_and_a_folder_of_csv_give_the_same_event(tmp_path: Path) -> None:
    book = event_from(tmp_path)
    folder = write_csvs(tmp_path / "งาน", hall())
    packed = write_zip(tmp_path / "event.zip", {f.name: f.read_bytes() for f in folder.iterdir()})
    assert prepare(folder, None).event == book
    assert prepare(packed, None).event == book
    assert book.booth_by_code["B01"].agency_ids == ("rice", "opdc")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_single_csv_holds_booths_whatever_it_is_called(tmp_path: Path, mark: bytes) -> None:
    event = event_from(tmp_path)
    file = tmp_path / "จากฝ่ายสถานที่.csv"
    file.write_bytes(mark + csv_text(edited("booths", 3, title_th="ข้าวใหม่")["booths"]).encode())
    plan = prepare(file, event)
    assert plan.event is not None
    assert plan.changes.sheets["booths"].changed == ("A02",)
    assert plan.source == "จากฝ่ายสถานที่.csv"


def test_a_single_csv_named_after_another_sheet_is_that_sheet(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    file = tmp_path / "places.csv"
    file.write_text("id,kind,x,y\nwc,toilet,1,1\nstage,stage,18,10\n", encoding="utf-8")
    plan = prepare(file, event)
    assert list(plan.changes.sheets) == ["places"]
    assert plan.changes.sheets["places"].added == ("wc",)


def test_a_sheet_that_is_absent_keeps_what_the_kiosk_has(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, only("booths"), event)
    assert plan.event == event
    assert not plan.changes


def test_a_sheet_that_is_there_replaces_the_former_one_whole(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, {"booths": hall()["booths"][:1]}, event)
    assert plan.event is not None
    assert [booth.code for booth in plan.event.booths] == ["A01"]
    assert plan.changes.sheets["booths"].removed == ("A02", "B01")


@pytest.mark.parametrize(("key", "value"), [("name_th", "งานใหม่"), ("first_day", "7/12/2559")])
def test_another_name_or_first_day_is_a_new_event_with_nothing_kept(tmp_path: Path, key: str, value: str) -> None:
    event = event_from(tmp_path)
    sheets = only("event")
    next(row for row in sheets["event"] if row["key"] == key)["value"] = value
    plan = planned(tmp_path, sheets, event)
    assert plan.event is not None
    assert plan.changes.new_event
    assert plan.event.booths == plan.event.levels == plan.event.programme == ()
    assert plan.changes.sheets["booths"].removed == ("A01", "A02", "B01")


def test_the_same_event_with_another_closing_time_is_no_new_event(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    sheets = only("event")
    sheets["event"][5]["value"] = "17:00"
    plan = planned(tmp_path, sheets, event)
    assert plan.event is not None
    assert not plan.changes.new_event
    assert plan.event.booths == event.booths
    assert plan.changes.sheets["event"].changed == ("closes",)


def test_headers_are_understood_in_english_thai_or_both_in_any_order(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    names = {
        "code": "รหัสบูธ / code",
        "agency": "หน่วยงาน",
        "title_th": "Title TH",
        "type": " ประเภท นวัตกรรม ",
        "width": "กว้าง",
    }
    rows = [{names.get(k, k.upper()): v for k, v in reversed(row.items())} for row in hall()["booths"]]
    plan = prepare(write_xlsx(tmp_path / "thai.xlsx", {"บูธ": rows}), event)
    assert plan.problems == ()
    assert plan.event == event


def test_unknown_columns_and_sheets_are_a_warning_and_ignored(tmp_path: Path) -> None:
    sheets = edited("booths", 2, หมายเหตุ="โทรแล้ว")
    sheets["ติดต่อ"] = [{"ชื่อ": "สมชาย"}]
    plan = planned(tmp_path, sheets)
    assert plan.event is not None
    assert found(plan, "warning") == [("unknown_sheet", "", None, ""), ("unknown_column", "booths", 1, "หมายเหตุ")]


def test_rows_keep_the_files_own_numbers_below_titles_and_empty_rows(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "booths"
    page["B2"] = "รายชื่อบูธ มหกรรม"
    for place, name in enumerate(("code", "agency", "title_th", "type", "x", "y", "width", "depth"), start=2):
        page.cell(4, place, name)
    for row, code in ((6, "A01"), (9, "A02")):
        for place, value in enumerate((code, "opdc", "ผลงาน", "ไม่มี" if row == 9 else "it", 2, row - 4, 3, 2), start=2):
            page.cell(row, place, value)
    book.save(tmp_path / "titles.xlsx")
    plan = prepare(tmp_path / "titles.xlsx", event_from(tmp_path))
    assert found(plan) == [("unknown_type", "booths", 9, "type")]


def test_real_dates_times_numbers_and_flags_of_excel_are_read(tmp_path: Path) -> None:
    sheets = hall()
    cells = [dt.date(2016, 12, 8), dt.datetime.combine(dt.date(2016, 12, 9), dt.time()), dt.time(9), 16 / 24]
    for row, value in zip(sheets["event"][2:], cells, strict=True):
        row["value"] = value
    sheets["booths"][0]["code"] = 12
    assert event_from(tmp_path, sheets).info == event_from(tmp_path).info
    assert "12" in event_from(tmp_path, sheets).booth_by_code


def with_cell(tmp_path: Path, place: str, cell: bytes, *, sheet: str = "sheet2.xml") -> Path:
    """The small hall's workbook with one cell's XML in place of what was there; booths are its second sheet."""
    whole = write_xlsx(tmp_path / "whole.xlsx", hall())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "cell.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(sheet):
                content, count = re.subn(rb'<c r="%s"[^>]*>.*?</c>' % place.encode(), lambda _: cell, content)
                assert count == 1
            new.writestr(entry, content)
    return tmp_path / "cell.xlsx"


def test_a_formula_counts_as_its_stored_value_and_is_never_run(tmp_path: Path) -> None:
    plan = prepare(with_cell(tmp_path, "C2", b'<c r="C2" t="str"><f>1+1</f><v>&#3626;&#3634;&#3617;</v></c>'), None)
    assert plan.event is not None
    assert plan.event.booths[0].exhibit.title.th == "สาม"


def test_a_formula_without_a_stored_value_is_told(tmp_path: Path) -> None:
    plan = planned(tmp_path, edited("booths", 3, title_th="=1+1", url="=A1"))  # openpyxl stores no value with it
    assert found(plan) == [
        ("formula_without_value", "booths", 3, "title_th"),
        ("formula_without_value", "booths", 3, "url"),
    ]
    assert plan.problems[0].value == "=1+1"


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        ("C2", b'<c r="C2" t="e"><f>#REF!</f><v>#REF!</v></c>', "title_th"),
        ("C2", b"<c r='C2' s='0' t='e'><v>#REF!</v></c>", "title_th"),
        ("F2", b'<c t="e"><v>#REF!</v></c>', "y"),
    ],
)
def test_an_error_of_a_spreadsheet_is_told_where_it_stands(
    tmp_path: Path, place: str, cell: bytes, column: str
) -> None:
    plan = prepare(with_cell(tmp_path, place, cell), None)
    assert found(plan) == [("error_cell", "booths", 2, column)]
    assert plan.problems[0].value == "#REF!"


def test_a_formula_whose_result_is_no_text_leaves_its_cell_empty(tmp_path: Path) -> None:
    file = with_cell(tmp_path, "C2", b'<c r="C2" t="str"><f>IF(1,"")</f><v></v></c>')
    assert found(prepare(file, None)) == [("missing_required", "booths", 2, "title_th")]


def test_nothing_usable_says_so(tmp_path: Path) -> None:
    assert only_code(prepare(tmp_path / "no.xlsx", None)) == "file_unreadable"
    (tmp_path / "empty").mkdir()
    assert only_code(prepare(tmp_path / "empty", None)) == "nothing_to_read"
    (tmp_path / "letter.docx").write_bytes(b"not a table")
    assert only_code(prepare(tmp_path / "letter.docx", None)) == "unknown_format"
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert only_code(prepare(tmp_path / "old.xls", None)) == "old_or_encrypted_workbook"
    (tmp_path / "cut.xlsx").write_bytes(write_xlsx(tmp_path / "whole.xlsx", hall()).read_bytes()[:-700])
    assert only_code(prepare(tmp_path / "cut.xlsx", None)) == "zip_damaged"
    (tmp_path / "text.xlsx").write_bytes(b"code,agency\n")
    assert only_code(prepare(tmp_path / "text.xlsx", None)) == "zip_damaged"


def test_a_first_file_without_the_event_says_what_is_missing(tmp_path: Path) -> None:
    assert ("missing_sheet", "event", None, "") in found(planned(tmp_path, hall(event=None)))


@pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
def test_a_csv_in_another_encoding_says_how_to_save_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "booths.csv"
    file.write_bytes(csv_text(hall()["booths"]).encode(encoding))
    plan = prepare(file, event_from(tmp_path))
    assert only_code(plan) == "wrong_encoding"
    assert "UTF-8" in plan.problems[0].message.th


def test_a_csv_split_by_something_else_says_that_no_header_was_found(tmp_path: Path) -> None:
    file = tmp_path / "booths.csv"
    file.write_text("รหัส|ผู้จัด\nA01|x\n", encoding="utf-8")
    assert only_code(prepare(file, event_from(tmp_path))) == "header_missing"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_csv_split_by_semicolons_or_tabs_is_read(tmp_path: Path, separator: str) -> None:
    event = event_from(tmp_path)
    rows = [list(row.values()) for row in hall()["booths"]]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(["ผังบูธ, ฉบับที่ 2"])
    writer.writerow(["รหัสบูธ / code", "หน่วยงาน", "ชื่อผลงาน", "type", "x", "y", "width", "depth"])
    writer.writerows(rows)
    file = tmp_path / "booths.csv"
    file.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    plan = prepare(file, event)
    assert plan.problems == ()
    assert plan.event == event  # a list in a cell is still split by semicolons


def test_two_sheets_of_one_meaning_are_refused(tmp_path: Path) -> None:
    sheets = hall()
    sheets["บูธ"] = hall()["booths"]
    assert found(planned(tmp_path, sheets)) == [("duplicate_sheet", "booths", None, "")]


def test_a_column_that_is_there_twice_or_not_at_all_is_refused_once(tmp_path: Path) -> None:
    rows = [{**{k: v for k, v in row.items() if k != "agency"}, "รหัสบูธ": "x"} for row in hall()["booths"]]
    assert found(planned(tmp_path, hall(booths=rows))) == [
        ("duplicate_column", "booths", 1, "code"),
        ("missing_column", "booths", 1, "agency"),
    ]


def test_what_a_packer_leaves_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    booths = csv_text(hall()["booths"]).encode()
    inner = write_zip(tmp_path / "inner.zip", {"places.csv": b"id,kind,x,y\n"}).read_bytes()
    entries = {"งาน/booths.csv": booths, "__MACOSX/._booths.csv": b"x", ".DS_Store": b"x", "more.zip": inner}
    plan = prepare(write_zip(tmp_path / "event.zip", entries), event_from(tmp_path))
    assert plan.event is not None
    assert [(p.code, p.value) for p in plan.problems] == [("entry_ignored", "more.zip")]


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_thai_names_in_a_zip_are_understood_as_windows_writes_them(tmp_path: Path, encoding: str) -> None:
    name = "บูธ.csv".encode(encoding)
    packed = write_zip(tmp_path / "event.zip", {"x" * len(name): csv_text(hall()["booths"]).encode()})
    packed.write_bytes(packed.read_bytes().replace(b"x" * len(name), name))
    event = event_from(tmp_path)
    plan = prepare(packed, event)
    assert plan.problems == ()
    assert plan.event == event


@pytest.mark.parametrize(
    "name", ["../booths.csv", "/etc/booths.csv", "a/../../booths.csv", "..\\booths.csv", "C:\\x.csv"]
)
def test_a_name_that_leads_out_of_a_zip_is_refused(tmp_path: Path, name: str) -> None:
    packed = write_zip(tmp_path / "event.zip", {name: csv_text(hall()["booths"]).encode()})
    assert only_code(prepare(packed, event_from(tmp_path))) == "zip_unsafe_name"


def test_an_encrypted_zip_says_so(tmp_path: Path) -> None:
    packed = write_zip(tmp_path / "event.zip", {"booths.csv": b"code\n"})
    data = bytearray(packed.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(data)
    assert only_code(prepare(packed, None)) == "file_encrypted"


def test_a_file_over_20_mib_is_refused_before_it_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    assert only_code(prepare(big, None)) == "file_too_large"
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("booths.csv", "agencies.csv"):
        with (folder / name).open("wb") as file:
            file.truncate(11 * 2**20)
    assert only_code(prepare(folder, None)) == "file_too_large"


def test_a_zip_that_unpacks_to_over_200_mib_is_refused(tmp_path: Path) -> None:
    packed = write_zip(tmp_path / "bomb.zip", {"booths.csv": bytes(201 * 2**20)})
    assert packed.stat().st_size < 2**20
    assert only_code(prepare(packed, None)) == "unpacks_too_large"


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    packed = write_zip(tmp_path / "bomb.zip", {"booths.csv": bytes(201 * 2**20)})
    data = bytearray(packed.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + place, 100)
    packed.write_bytes(data)
    assert only_code(prepare(packed, None)) in ("unpacks_too_large", "zip_damaged")


def test_a_workbook_with_a_cell_at_its_far_corner_is_refused_and_nothing_breaks(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx", hall())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "far.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith("sheet2.xml"):
                far = b'<row r="1048576"><c  s="0" r = \'XFD1048576\'><v>1</v></c></row></sheetData>'
                content = content.replace(b"</sheetData>", far)
            new.writestr(entry, content)
    assert only_code(prepare(tmp_path / "far.xlsx", None)) == "sheet_too_large"


def test_a_workbook_with_formatted_empty_cells_far_away_is_read(tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(tmp_path / "formatted.xlsx", hall()))
    book["booths"]["XFD1048576"].number_format = "@"
    book.save(tmp_path / "formatted.xlsx")
    assert prepare(tmp_path / "formatted.xlsx", None).event == event_from(tmp_path)


def test_a_link_or_a_pipe_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    folder = write_csvs(tmp_path / "stick", only("booths"))
    secret = tmp_path / "agencies.csv"
    secret.write_text("id,name_th\nx,ความลับ\n", encoding="utf-8")
    (folder / "agencies.csv").symlink_to(secret)
    os.mkfifo(folder / "places.csv")
    event = event_from(tmp_path)
    assert prepare(folder, event).event == event
    os.mkfifo(tmp_path / "pipe.csv")
    assert only_code(prepare(tmp_path / "pipe.csv", event)) == "unknown_format"


@pytest.mark.parametrize(
    "content",
    [
        b"a," * (5 * 2**20),
        (b"a," * 5_000 + b"\n") * 100,
        b"\n".join(b"".join(b"%x," % (row * 5_000 + cell) for cell in range(1_100)) for row in range(30)),
        b'"\n",' * 2**20,
        (b"a" + b"," * 900 + b"\n") * 6_000,
    ],
    ids=["one endless row", "wide rows", "wide rows of many words", "a row of many lines", "more cells than any sheet"],
)
def test_a_csv_of_countless_cells_is_refused_at_once(tmp_path: Path, content: bytes) -> None:
    packed = write_zip(tmp_path / "event.zip", {"booths.csv": content})
    begun = time.perf_counter()
    assert only_code(prepare(packed, None)) == "sheet_too_large"
    assert time.perf_counter() - begun < 3


def test_a_csv_of_nothing_but_empty_lines_is_refused_without_being_held_as_text(tmp_path: Path) -> None:
    packed = write_zip(tmp_path / "event.zip", {"booths.csv": b"\n" * (40 * 2**20)})
    tracemalloc.start()
    try:
        assert only_code(prepare(packed, None)) == "too_many_rows"
        assert tracemalloc.get_traced_memory()[1] < 110 * 2**20  # the library that unpacks holds the bytes twice
    finally:
        tracemalloc.stop()


def test_a_csv_as_wide_as_a_spreadsheet_writes_it_is_read(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    file = tmp_path / "booths.csv"
    text = csv_text(hall()["booths"]).replace("\r\n", "," * 2_000 + "\r\n")
    file.write_text(text, encoding="utf-8", newline="")
    assert prepare(file, event).event == event


def test_bytes_that_are_no_text_far_down_are_told_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "booths.csv"
    file.write_bytes(b"code,agency\n" + "ก,ข\n".encode() * 30_000 + b"x\xff\n")
    plan = prepare(file, None)
    assert only_code(plan) == "wrong_encoding"
    assert "30002" in plan.problems[0].message.en


def test_a_sheets_title_in_parts_names_it_only_if_every_part_does(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    notes: Rows = [{"key": "name_th", "value": "อีกงาน"}]
    for title in ("Notes (event)", "event / booths", "event 2"):
        plan = planned(tmp_path, {"booths (บูธ)": hall()["booths"], title.replace("/", "("): notes}, event)
        assert plan.event == event
        assert [(p.code, p.value) for p in plan.problems] == [("unknown_sheet", title.replace("/", "("))]
