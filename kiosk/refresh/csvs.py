"""Reading ``.csv`` text: one file, or several in a zip or a folder."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

from kiosk.refresh.cells import MOST_LETTERS, BadCell
from kiosk.refresh.raw import RawSheet

MOST_ROWS = 50_000
"""Rows of a csv file, empty ones too; what a sheet may hold is judged later, and is less."""

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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadCell("wrong_encoding", line=line) from None
    if "\0" in text:
        raise BadCell("wrong_encoding", line=text.count("\n", 0, text.index("\0")) + 1)
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for number, cells in enumerate(islice(reader, MOST_ROWS), start=1):
            if any(cells):
                rows.append((number, [unguarded(cell) for cell in cells]))
    except csv.Error as error:
        if "field limit" in str(error):  # the library gives up on a cell of 128 KiB
            raise BadCell("cell_too_long", row=reader.line_num, most=MOST_LETTERS) from None
        raise BadCell("csv_damaged", line=reader.line_num, detail=str(error)) from None
    if next(reader, None) is not None:
        raise BadCell("too_many_rows", most=MOST_ROWS)
    return RawSheet(title, rows, named)
