"""Zip files, before anything is taken out of them: sizes as they truly are, names, methods.

An ``.xlsx`` is a zip too. A zip's own list of sizes can lie, so every entry is unpacked once into nothing and counted.
Nothing is ever written to a disk, so an entry's name leads nowhere; one that tries to is refused all the same.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from kiosk.refresh.cells import BadCell

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
_MOST_ENTRIES = 5_000
_CHUNK = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s22xHH")

# The library that reads .xlsx lays a sheet out as a full grid from the first to the last filled cell, and a sheet with
# a cell at its far corner takes the whole process down with it; so the grid is measured first.
MOST_GRID = 4_000_000
_FAR_PLACE = re.compile(rb"""\sr\s*=\s*["'](?:[A-Za-z]{2,}[0-9]+|[A-Za-z]?[0-9]{5,})["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW_PLACE = re.compile(rb"""[^<>]*?\sr\s*=\s*["']([0-9]{1,9})["']""")
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^<>]*[^/<>]>|>)(?:[^<>]*?\sr\s*=\s*["']([A-Za-z]{1,4})([0-9]{1,9})["'])?"""
)


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip in ``data``, checked. Raises ``BadCell`` with the code of what is wrong with the file."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError, IndexError):
        raise BadCell("zip_damaged") from None
    if len(entries) > _MOST_ENTRIES:
        raise BadCell("unpacks_too_large", most=MOST_UNPACKED // 2**20)
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise BadCell("file_encrypted")
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if ".." in parts or parts[:1] == ("/",) or ":" in "".join(parts[:1]):
            raise BadCell("zip_unsafe_name", name=entry.filename[:120])
        for piece in _unpacked(data, entry):
            total += len(piece)
            if total > MOST_UNPACKED:
                raise BadCell("unpacks_too_large", most=MOST_UNPACKED // 2**20)
    return archive


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What ``entry`` truly unpacks to, piece by piece, whatever size it claims."""
    start = entry.header_offset
    if start < 0 or start + 30 > len(data):
        raise BadCell("zip_damaged")
    mark, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, start)
    start += 30 + name_length + extra_length
    end = start + entry.compress_size
    if mark != b"PK\x03\x04" or end > len(data):
        raise BadCell("zip_damaged")
    if entry.compress_type == zipfile.ZIP_STORED:
        if entry.compress_size != entry.file_size:
            raise BadCell("zip_damaged")
        yield data[start:end]
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise BadCell("zip_damaged")
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes = data[start:end]
    length = 0
    try:
        while waiting and not engine.eof:
            piece = engine.decompress(waiting, _CHUNK)
            waiting = engine.unconsumed_tail
            length += len(piece)
            yield piece
        rest = engine.flush()
    except zlib.error:
        raise BadCell("zip_damaged") from None
    yield rest
    if not engine.eof or length + len(rest) != entry.file_size:
        raise BadCell("zip_damaged")


def check_grids(archive: zipfile.ZipFile) -> None:
    """Raise ``BadCell`` if a sheet of the ``.xlsx`` in ``archive`` spans more than ``MOST_GRID`` cells.

    Every entry is looked at, since a workbook may keep its sheets under any name.
    """
    for entry in archive.infolist():
        content = archive.read(entry)
        if _FAR_PLACE.search(content) and _grid(content) > MOST_GRID:
            raise BadCell("sheet_too_large")


def _grid(content: bytes) -> int:
    """How many cells lie between A1 and the last filled one, at most."""
    last_row = last_column = 0
    for number, row in rows_of_sheet(content):
        across = 0
        for letters, digits in _FILLED_CELL.findall(row):
            across = column_number(letters) if letters else across + 1
            last_column = max(last_column, across)
            last_row = max(last_row, int(digits) if digits else number)
    return last_row * last_column


def rows_of_sheet(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The rows of a sheet's XML, each with its number from 1."""
    number = 0
    for row in _ROW.split(content)[1:]:
        place = _ROW_PLACE.match(row)
        number = int(place[1]) if place else number + 1
        yield number, row


def column_number(letters: bytes) -> int:
    """1 for ``A``, 28 for ``AB``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
