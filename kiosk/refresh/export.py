"""Writing the event back out, and the empty workbook. Exporting and refreshing again changes nothing."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from kiosk.hall.model import DEFAULT_TIMEZONE, Event, Text
from kiosk.refresh.columns import EVENT_KEYS, SHEETS
from kiosk.refresh.csvs import guarded
from kiosk.refresh.geojson import geojson_text
from kiosk.refresh.records import Record, Value, records_of
from kiosk.refresh.wkt import number_text
from kiosk.words import catalogue, filled

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; the same event gives the same file


class ExportError(Exception):
    """No file was written; ``text`` says why, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def export_event(event: Event, path: Path) -> None:
    """Write ``event`` as a workbook (``.xlsx``), csv files in a ``.zip``, or ``.geojson``, by ``path``'s ending.

    An existing file is replaced only by a whole new one. Raises ``ExportError``.
    """
    writers: dict[str, Callable[[BinaryIO], None]] = {
        ".xlsx": lambda file: _write_workbook(file, records_of(event)),
        ".zip": lambda file: _write_csvs(file, event),
        ".geojson": lambda file: _write_geojson(file, event),
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise ExportError(filled(catalogue("refresh")["export_unknown_format"], name=path.name))
    _write_whole(path, writer)


def write_template(path: Path) -> None:
    """Write an empty workbook with instructions, notes and drop-down lists to ``path``. Raises ``ExportError``."""
    empty = [{"key": key.name, "value": DEFAULT_TIMEZONE if key.name == "timezone" else None} for key in EVENT_KEYS]
    if path.suffix.lower() != ".xlsx":
        raise ExportError(filled(catalogue("refresh")["template_unknown_format"], name=path.name))
    _write_whole(path, lambda file: _write_workbook(file, {"event": empty}))


def _write_whole(path: Path, writer: Callable[[BinaryIO], None]) -> None:
    beside = path.with_name(path.name + ".part")
    try:
        try:
            with beside.open("wb") as file:
                writer(file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        detail = error.strerror or str(error)
        raise ExportError(filled(catalogue("refresh")["export_cannot_write"], name=path.name, detail=detail)) from error


def _write_workbook(file: BinaryIO, records: Mapping[str, Sequence[Record]]) -> None:
    from kiosk.refresh import spreadsheet  # its library takes long to load, and a running kiosk never needs it

    spreadsheet.write(file, records)


def _write_geojson(file: BinaryIO, event: Event) -> None:
    file.write(geojson_text(event).encode())


def _write_csvs(file: BinaryIO, event: Event) -> None:
    """One csv a sheet, UTF-8 with the mark by which Excel knows it."""
    records = records_of(event)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for sheet in SHEETS:
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(column.name for column in sheet.columns)
            for record in records[sheet.name]:
                writer.writerow(_csv_cell(record.get(column.name)) for column in sheet.columns)
            entry = zipfile.ZipInfo(f"{sheet.name}.csv", _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, text.getvalue().encode("utf-8-sig"))


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else number_text(value)
