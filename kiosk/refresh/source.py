"""A file, a zip or a folder, read into raw sheets. What they mean is judged elsewhere."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kiosk.refresh import archive, broken, csvs, workbook
from kiosk.refresh.cells import BadCell
from kiosk.refresh.columns import sheet_named
from kiosk.refresh.findings import Findings
from kiosk.refresh.raw import RawSheet

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0"


def read(path: Path, findings: Findings) -> list[RawSheet]:
    """Every sheet that ``path`` holds, an ``.xlsx``, a ``.csv``, a zip or a folder of ``.csv``.

    What keeps a sheet from being read is noted in ``findings``; then the list lacks it.
    """
    sheets: list[RawSheet] = []
    try:
        if path.is_dir():
            _read_folder(path, sheets, findings)
        else:
            _read_file(path, sheets, findings)
    except BadCell as bad:
        _note(bad, "booths" if "row" in bad.values else "", findings)  # only a single csv knows its row
    except OSError as error:
        findings.add("file_unreadable", value=path.name, detail=error.strerror or str(error))
    return sheets


def _note(bad: BadCell, sheet: str, findings: Findings) -> None:
    values = dict(bad.values)
    row = values.pop("row", None)
    findings.add(bad.code, sheet=sheet, row=row if isinstance(row, int) else None, **values)


def _bytes_of(path: Path, budget: int = archive.MOST_BYTES) -> bytes:
    """The whole file, read once, so that a stick pulled out or written to later changes nothing."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device would never end
        raise BadCell("unknown_format", name=path.name)
    with path.open("rb") as file:
        data = file.read(budget + 1)
    if len(data) > budget:
        raise BadCell("file_too_large", most=archive.MOST_BYTES // 2**20)
    return data


def _read_file(path: Path, sheets: list[RawSheet], findings: Findings) -> None:
    data = _bytes_of(path)
    if data.startswith(_ZIP_MARKS):
        _read_zip(data, path.name, sheets, findings)
    elif data.startswith(_OLD_OFFICE_MARK):
        raise BadCell("old_or_encrypted_workbook")
    elif path.suffix.lower() in (".csv", ".txt"):
        sheets.append(csvs.read(path.stem, data, named=False))
    elif path.suffix.lower() in (".xlsx", ".zip"):
        raise BadCell("zip_damaged")
    else:
        raise BadCell("unknown_format", name=path.name)


def _read_zip(data: bytes, name: str, sheets: list[RawSheet], findings: Findings) -> None:
    try:
        with archive.opened(data) as opened:
            names = opened.namelist()
            if any(entry.lower() == "xl/workbook.xml" for entry in names):
                archive.check_grids(opened)
                sheets.extend(workbook.read(data, broken.find(opened)))
                return
            if "mimetype" in names or "[Content_Types].xml" in names:  # another office's file
                raise BadCell("unknown_format", name=name)
            entries = {_name(entry): entry for entry in opened.infolist() if _is_meant(_name(entry))}
            _read_csvs(list(entries), lambda entry: opened.read(entries[entry]), sheets, findings)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BadCell("zip_damaged") from None


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name. A zip that does not say UTF-8 may mean it, or Thai Windows' own code page."""
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")  # how the library read it
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_meant(name: str) -> bool:
    """Whether a zip's entry is a file of the packer's own: no folder, nor what systems leave behind."""
    parts = PurePosixPath(name).parts
    return not name.endswith("/") and parts[:1] != ("__MACOSX",) and not parts[-1].startswith(".")


def _read_folder(path: Path, sheets: list[RawSheet], findings: Findings) -> None:
    # a link on a stick could point anywhere, so only true files are read
    files = sorted(entry for entry in path.iterdir() if entry.is_file() and not entry.is_symlink())
    named = {entry.name: entry for entry in files if _is_meant(entry.name)}
    if sum(entry.stat().st_size for entry in named.values() if entry.suffix.lower() == ".csv") > archive.MOST_BYTES:
        raise BadCell("file_too_large", most=archive.MOST_BYTES // 2**20)
    _read_csvs(list(named), lambda name: _bytes_of(named[name]), sheets, findings)


def _read_csvs(names: list[str], content: Callable[[str], bytes], sheets: list[RawSheet], findings: Findings) -> None:
    for name in names:
        file = PurePosixPath(name)
        if file.suffix.lower() != ".csv":
            findings.add("entry_ignored", value=name)
            continue
        try:
            sheets.append(csvs.read(file.stem, content(name)))
        except BadCell as bad:
            known = sheet_named(file.stem)
            _note(bad, known.name if known else file.stem, findings)
