"""From raw sheets to tables: which sheet of the workbook is meant, where its header stands, which column is which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiosk.refresh.broken import Broken
from kiosk.refresh.cells import MOST_LETTERS, BadCell, Cell, as_id, as_number, as_text, clean, match_key
from kiosk.refresh.columns import SHEET_BY_NAME, Column, Sheet, column_named, is_instructions, sheet_named
from kiosk.refresh.csvs import MOST_CELLS
from kiosk.refresh.findings import Findings
from kiosk.refresh.raw import RawSheet

T = TypeVar("T")
D = TypeVar("D")
_HEADER_WITHIN = 20  # rows in which a title or two may stand above the header
_LONGEST_HEADER = 200  # characters; a longer cell names no column


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised sheet. ``places``: where each known column stands; ``rows``: those below the header."""

    sheet: Sheet
    places: Mapping[str, int]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    findings: Findings

    def __iter__(self) -> Iterator[Row]:
        """The rows that hold anything, their texts cleaned; cells that are too long are noted and cut."""
        for number, raw in self.rows:
            cells: dict[str, Cell] = {}
            for name, place in self.places.items():
                cell = raw[place] if place < len(raw) else None
                if cell is None or cell == "":
                    continue
                if isinstance(cell, Broken):
                    self.findings.add(cell.code, sheet=self.sheet.name, row=number, column=name, value=str(cell))
                elif isinstance(cell, str):
                    cell = clean(cell)
                    if len(cell) > MOST_LETTERS:
                        self.findings.add(
                            "cell_too_long",
                            sheet=self.sheet.name,
                            row=number,
                            column=name,
                            value=cell,
                            most=MOST_LETTERS,
                        )
                        cell = cell[:MOST_LETTERS].strip()
                    if not cell:
                        continue
                cells[name] = cell
            if cells:
                yield Row(self, number, cells)


class Row:
    """One row: reads its cells by column, noting what is wrong with them."""

    __slots__ = ("_cells", "_table", "number")

    def __init__(self, table: Table, number: int, cells: Mapping[str, Cell]) -> None:
        self._table = table
        self._cells = cells
        self.number = number

    def cell(self, column: str) -> Cell:
        """The cell, a text cleaned; None where it is empty or the column is absent."""
        return self._cells.get(column)

    def problem(self, code: str, column: str, value: Cell = None, **values: object) -> None:
        """Note a problem with ``column``'s cell, by default with its own value."""
        shown = self.cell(column) if value is None else value
        self._table.findings.add(
            code, sheet=self._table.sheet.name, row=self.number, column=column, value=shown, **values
        )

    def requires(self, column: str) -> bool:
        return column in self._table.sheet.required

    def read(self, column: str, reader: Callable[[Cell], T], default: D) -> T | D:
        """What ``reader`` makes of the cell; ``default`` if it is empty or, with a problem noted, bad."""
        cell = self._cells.get(column)
        if cell is None:
            # a column that is wholly absent was noted once for the sheet
            if self.requires(column) and column in self._table.places:
                self.problem("missing_required", column)
            return default
        if isinstance(cell, Broken):  # noted where the row was read
            return default
        try:
            return reader(cell)
        except BadCell as bad:
            self.problem(bad.code, column, **bad.values)
            return default

    def text(self, column: str) -> str:
        return self.read(column, as_text, "")

    def id(self, column: str) -> str:
        return self.read(column, as_id, "")

    def number_in(self, column: str, least: float, most: float) -> float | None:
        def reader(cell: Cell) -> float | None:
            return as_number(cell, least, most)

        return self.read(column, reader, None)

    def kind(self, column: str, allowed: Sequence[str]) -> str:
        """One of ``allowed``, however written; empty with a problem noted if it is none of them."""
        word = match_key(self.read(column, _word, "")).replace(" ", "_").replace("-", "_")
        if word and word not in allowed:
            self.problem("unknown_kind", column, allowed=", ".join(allowed))
            return ""
        return word


def _word(cell: Cell) -> str:
    if isinstance(cell, dt.date | dt.time):
        return ""
    return as_text(cell)


def recognise(raw_sheets: Sequence[RawSheet], findings: Findings) -> dict[str, Table]:
    """The tables by sheet name. Unknown, doubled and headless sheets are noted."""
    tables: dict[str, Table] = {}
    for raw in raw_sheets:
        sheet = sheet_named(raw.title) if raw.named else _sheet_of_single(raw)
        if sheet is None:
            if raw.rows and not is_instructions(raw.title):
                findings.add("unknown_sheet", value=raw.title)
        elif sheet.name in tables:
            findings.add("duplicate_sheet", sheet=sheet.name, value=raw.title)
        else:
            tables[sheet.name] = _table(raw, sheet, findings)
    return tables


def _sheet_of_single(raw: RawSheet) -> Sheet:
    """A single csv holds booths, unless it is named after another sheet and its header fits that one better."""
    booths = SHEET_BY_NAME["booths"]
    other = sheet_named(raw.title)
    if other is None or not raw.rows:
        return booths
    return other if _best_header(raw, other)[1] > _best_header(raw, booths)[1] else booths


def _best_header(raw: RawSheet, sheet: Sheet) -> tuple[int, int]:
    """The place in ``raw.rows`` of the row that names most columns of ``sheet``, and how many.

    A row of data may hold a word that is a column's name too, so one column alone is a header only if nothing else
    stands in its row.
    """
    best = (0, 0)
    for place, (_, cells) in enumerate(raw.rows[:_HEADER_WITHIN]):
        named = {column.name for cell in cells[:MOST_CELLS] if (column := _column(cell, sheet))}
        alone = len(named) == 1 and sum(cell not in (None, "") for cell in cells) > 1
        if len(named) > best[1] and not alone:
            best = (place, len(named))
    return best


def _column(cell: Cell, sheet: Sheet) -> Column | None:
    if not isinstance(cell, str) or not 0 < len(cell) <= _LONGEST_HEADER:
        return None
    return column_named(cell, sheet.columns)


def _table(raw: RawSheet, sheet: Sheet, findings: Findings) -> Table:
    at, named = _best_header(raw, sheet)
    if named == 0:
        findings.add("header_missing", sheet=sheet.name, columns=", ".join(c.name for c in sheet.columns))
        return Table(sheet, {}, (), findings)
    header_row, header = raw.rows[at]
    places: dict[str, int] = {}
    for place, cell in enumerate(header[:MOST_CELLS]):
        column = _column(cell, sheet)
        if column is None:
            if name := clean(as_text(cell)):
                findings.add("unknown_column", sheet=sheet.name, row=header_row, column=name, value=name)
        elif column.name in places:
            findings.add("duplicate_column", sheet=sheet.name, row=header_row, column=column.name, value=cell)
        else:
            places[column.name] = place
    for column in sheet.columns:
        if column.required and column.name not in places:
            findings.add("missing_column", sheet=sheet.name, row=header_row, column=column.name, header=column.header)
    rows = raw.rows[at + 1 :]
    if len(rows) > sheet.most:
        code = "too_many_booths" if sheet.name == "booths" else "too_many_rows"
        findings.add(code, sheet=sheet.name, most=sheet.most)
        rows = ()
    return Table(sheet, places, rows, findings)
