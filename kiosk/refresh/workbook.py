"""Reading an ``.xlsx`` file."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from kiosk.refresh.broken import Broken
from kiosk.refresh.cells import BadCell, Cell
from kiosk.refresh.raw import RawSheet

_Broken = Sequence[tuple[int, int, Broken]]


def read(data: bytes, broken: Mapping[str, _Broken]) -> list[RawSheet]:
    """The sheets of the workbook in ``data``, whose zip and grids ``archive`` found sound.

    Formulas count as the value stored with them; ``broken``: by sheet, the cells that have none.
    Raises ``BadCell`` with the code of what is wrong with the file.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = [meta.name for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            return [_sheet(book, name, broken.get(name, ())) for name in names]
    except PasswordError:
        raise BadCell("file_encrypted") from None
    except (CalamineError, OSError, ValueError) as error:
        raise BadCell("workbook_damaged", detail=str(error)[:200]) from None
    except BaseException as error:
        # a panic of the library's native code is no Exception, so that nobody hides it; here it means a damaged file
        if type(error).__name__ != "PanicException":
            raise
        raise BadCell("workbook_damaged", detail=str(error)[:200]) from None


def _sheet(book: CalamineWorkbook, name: str, broken: _Broken) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return RawSheet(name, ())
    first_row, first_column = sheet.start[0] + 1, sheet.start[1] + 1
    rows: dict[int, list[Cell]] = {
        number: list(row)
        for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=first_row)
        if any(cell != "" for cell in row)
    }
    for number, column, cell in broken:
        place = column - first_column
        if number >= first_row and 0 <= place < sheet.width:  # elsewhere nothing names its column
            row = rows.setdefault(number, [])
            row.extend([""] * (place + 1 - len(row)))
            row[place] = cell
    return RawSheet(name, sorted(rows.items()))
