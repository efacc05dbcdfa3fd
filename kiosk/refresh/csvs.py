"""Reading ``.csv`` text: one file, or several in a zip or a folder."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from kiosk.refresh.archive import MOST_GRID
from kiosk.refresh.cells import MOST_LETTERS, BadCell
from kiosk.refresh.columns import names_a_column
from kiosk.refresh.raw import RawSheet

MOST_ROWS = 50_000
"""Rows of a csv file, empty ones too; what a sheet may hold is judged later, and is less."""

MOST_CELLS = 1_000
"""Cells of a row up to its last filled one; the form's widest sheet has 17 columns."""

_LONGEST_ROW = 1 << 20  # characters; 17 cells as long as they may be, with every quotation mark doubled, have 70,000
_CHUNK = 1 << 16
_SEPARATORS = ",;\t"
_HEADER_WITHIN = 20  # lines
_LONGEST_HEADER = 4_000  # characters

# An export puts an apostrophe before a text that a spreadsheet would take for a formula (the full-width signs too,
# which some take for theirs); reading takes one away again.
_RISKY = re.compile(r"'*[=+\-@＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """``text`` as a csv cell that no spreadsheet takes for a formula; ``unguarded`` gives it back."""
    return "'" + text if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _MARKED.match(text) else text


def read(title: str, data: bytes, *, named: bool = True) -> RawSheet:
    """The sheet ``title`` from the bytes of a csv file, UTF-8 with or without a byte order mark.

    Row numbers count records as a spreadsheet shows them. Raises ``BadCell`` with the code of what is wrong.
    """
    lines = _Lines(data)
    rows: list[tuple[int, list[str]]] = []
    total = 0
    reader = csv.reader(lines, delimiter=_separator(data))
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise BadCell("too_many_rows", most=MOST_ROWS)
            lines.length = 0
            total += len(cells)
            while cells and not cells[-1]:  # a spreadsheet writes every row as wide as its widest
                cells.pop()
            if len(cells) > MOST_CELLS or total > MOST_GRID:
                raise BadCell("sheet_too_large", row=number)
            if cells:
                rows.append((number, [unguarded(cell) for cell in cells]))
    except csv.Error as error:
        if "field limit" in str(error):  # the library gives up on a cell of 128 KiB
            raise BadCell("cell_too_long", row=reader.line_num, most=MOST_LETTERS) from None
        raise BadCell("csv_damaged", line=reader.line_num, detail=str(error)) from None
    except UnicodeDecodeError:
        raise BadCell("wrong_encoding", line=_undecodable_line(data)) from None
    return RawSheet(title, rows, named)


def _separator(data: bytes) -> str:
    """What splits the cells: of the signs that spreadsheets write, the one whose header row names most columns."""
    head = data[:_CHUNK].decode("utf-8-sig", "ignore").splitlines()[:_HEADER_WITHIN]

    def named(sign: str) -> int:
        rows = ([cell.strip().strip('"') for cell in line[:_LONGEST_HEADER].split(sign)] for line in head)
        return max((sum(names_a_column(cell) for cell in row) for row in rows), default=0)

    return max(_SEPARATORS, key=named)  # where none is better, the first


class _Lines:
    """The lines of a csv file, decoded one by one, so that a file that will be refused is never held as text.

    ``length``: characters since it was last set to 0, as is done after each row; a row may be of many lines.
    """

    def __init__(self, data: bytes) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
        self._number = 0
        self.length = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(_LONGEST_ROW + 1):
            self._number += 1
            self.length += len(line)
            if "\0" in line:
                raise BadCell("wrong_encoding", line=self._number)
            if self.length > _LONGEST_ROW:
                raise BadCell("sheet_too_large")
            yield line


def _undecodable_line(data: bytes) -> int:
    """The line in which ``data`` stops being UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _CHUNK):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _CHUNK])
        except UnicodeDecodeError as error:
            return data.count(b"\n", 0, start - waiting + error.start) + 1
    return data.count(b"\n") + 1
