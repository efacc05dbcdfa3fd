"""Reading an ``.xlsx`` file."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from kiosk.refresh.cells import BadCell
from kiosk.refresh.raw import RawSheet


def read(data: bytes) -> list[RawSheet]:
    """The sheets of the workbook in ``data``, whose zip and grids ``archive`` found sound.

    Formulas count as the value stored with them. Raises ``BadCell`` with the code of what is wrong with the file.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [_sheet(book, meta.name) for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    except PasswordError:
        raise BadCell("file_encrypted") from None
    except (CalamineError, OSError, ValueError) as error:
        raise BadCell("workbook_damaged", detail=str(error)[:200]) from None
    except BaseException as error:
        # a panic of the library's native code is no Exception, so that nobody hides it; here it means a damaged file
        if type(error).__name__ != "PanicException":
            raise
        raise BadCell("workbook_damaged", detail=str(error)[:200]) from None


def _sheet(book: CalamineWorkbook, name: str) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return RawSheet(name, ())
    rows = enumerate(sheet.to_python(skip_empty_area=True), start=sheet.start[0] + 1)
    return RawSheet(name, [(number, row) for number, row in rows if any(cell != "" for cell in row)])
