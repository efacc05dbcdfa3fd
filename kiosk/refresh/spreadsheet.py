"""Writing a workbook people like to fill in: bilingual headers with notes, frozen, drop-down lists, instructions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import BinaryIO, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.hall.model import AREA_KINDS, LINK_KINDS, PLACE_KINDS
from kiosk.refresh.columns import EVENT_KEYS, INSTRUCTIONS, SHEETS, Column, Sheet
from kiosk.refresh.csvs import guarded
from kiosk.refresh.records import Record
from kiosk.words import Catalogue, catalogue

_LAST_ROW = 20_001
# Every column but these is text, so that no spreadsheet makes a date of a code such as 1-2.
_NUMBERS = frozenset(
    {"x", "y", "width", "depth", "rotation", "ordinal", "heading", "from_x", "from_y", "to_x", "to_y", "seconds"}
)
_WIDE = frozenset(
    {"agency", "title_th", "title_en", "description_th", "description_en", "name_th", "name_en", "shape", "value"}
)
_FRONTS = ("N", "E", "S", "W", "NE", "SE", "SW", "NW", "NS", "EW", "all")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEADER_FILL = PatternFill("solid", fgColor="E3EEF3")
_NEEDED_FILL = PatternFill("solid", fgColor="F7E3C4")
_PARAGRAPH = Alignment(wrap_text=True, vertical="top")


def write(file: BinaryIO, records: Mapping[str, Sequence[Record]]) -> None:
    """Write the workbook with these rows; a sheet without any gets its header alone. May raise ``OSError``."""
    words = catalogue("template")
    book = Workbook()
    first = book.active
    if isinstance(first, Worksheet):
        _instructions(first, words)
    for sheet in SHEETS:
        _sheet(book.create_sheet(sheet.name), sheet, records.get(sheet.name, ()), words)
    book.save(file)


def _instructions(page: Worksheet, words: Catalogue) -> None:
    page.title = INSTRUCTIONS[0]
    row = 1
    for language in ("th", "en"):
        for key, text in words.items():
            if key.startswith("instructions."):
                cell = _cell(page, row, 1)
                _put(cell, text.said_in(language))
                cell.alignment = _PARAGRAPH
                cell.font = Font(bold=key == "instructions.00", size=14 if key == "instructions.00" else 12)
                row += 1
        row += 1
    page.column_dimensions["A"].width = 110
    page.sheet_view.showGridLines = False


def _sheet(page: Worksheet, sheet: Sheet, records: Sequence[Record], words: Catalogue) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        dimension = page.column_dimensions[letter]
        dimension.width = 36 if column.name in _WIDE else max(14, len(column.header) + 2)
        if column.name not in _NUMBERS:
            dimension.number_format = "@"
        header = _cell(page, 1, place)
        _put(header, column.header)
        header.font = Font(bold=True)
        header.fill = _NEEDED_FILL if column.required else _HEADER_FILL
        _note(header, sheet.name, column.name, words)
        _offer(page, sheet, column, letter)
    page.freeze_panes = "B2" if sheet.name != "event" else "A2"
    for row, record in enumerate(records, start=2):
        for place, column in enumerate(sheet.columns, start=1):
            value = record.get(column.name)
            if value is not None and value != "":
                _put(_cell(page, row, place), value)
    if sheet.name == "event":
        _label_keys(page, records)


def _label_keys(page: Worksheet, records: Sequence[Record]) -> None:
    """Beside each key of the sheet ``event`` its Thai name, in a column without a header, which is not read."""
    thai = {column.name: column for column in EVENT_KEYS}
    for row, record in enumerate(records, start=2):
        column = thai[str(record["key"])]
        cell = _cell(page, row, 3)
        _put(cell, " / ".join(column.thai))
        cell.font = Font(italic=True, color="667788")
        page.cell(row, 1).fill = _NEEDED_FILL if column.required else _HEADER_FILL
        page.cell(row, 2).number_format = "@"
    page.column_dimensions["A"].width, page.column_dimensions["C"].width = 20, 36


def _cell(page: Worksheet, row: int, place: int) -> Cell:
    return cast(Cell, page.cell(row, place))  # nothing is merged here


def _put(cell: Cell, value: str | float) -> None:
    """Put ``value`` in as what it is: a text is never a formula or an error, whatever it begins with."""
    if isinstance(value, str):
        cell.value = _ESCAPED.sub("_x005F_", value)  # else _x0041_ would be read as an escaped letter
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = guarded(value) != value  # it stays text when someone edits the cell
    else:
        cell.value = int(value) if float(value).is_integer() else value


def _note(header: Cell, sheet: str, column: str, words: Catalogue) -> None:
    note = words.get(f"{sheet}.{column}") or words[column]
    comment = Comment(f"{note.th}\n\n{note.en}", "kiosk")
    comment.width, comment.height = 340, 170
    header.comment = comment


def _offer(page: Worksheet, sheet: Sheet, column: Column, letter: str) -> None:
    """A drop-down list where there is something to choose from. Names and lists may be typed all the same."""
    choices, strict = _choices(sheet.name, column.name)
    if choices is None:
        return
    offer = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=strict)
    offer.add(f"{letter}2:{letter}{_LAST_ROW}")
    page.add_data_validation(offer)


def _choices(sheet: str, column: str) -> tuple[str | None, bool]:
    kinds = {"areas": AREA_KINDS, "places": PLACE_KINDS, "links": LINK_KINDS}
    if column == "kind":
        return '"' + ",".join(kinds[sheet]) + '"', True
    if column in ("step_free", "one_way"):
        return '"yes,no"', True
    if column == "front":
        return '"' + ",".join(_FRONTS) + '"', False
    others = {
        "agency": "agencies!$B$2:$B$2000",
        "type": "types!$B$2:$B$100",
        "level": "levels!$A$2:$A$100",
        "from_level": "levels!$A$2:$A$100",
        "to_level": "levels!$A$2:$A$100",
        "place": "places!$A$2:$A$1000",
    }
    return others.get(column), False
