"""Cells of an ``.xlsx`` that have no value: errors such as ``#REF!``, and formulas that nobody has calculated.

The library that reads the sheets gives both as empty cells, which would look as if somebody had cleared them.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from posixpath import join, normpath

from kiosk.refresh.archive import column_number, rows_of_sheet

_MOST = 20_000  # no more problems than these are listed anyway
_MOST_CELLS = 500_000  # looked at in one sheet; the largest that is not refused anyway has 340,000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_SUSPECT = re.compile(rb"""<(?:\w+:)?f[\s/>]|\st\s*=\s*["']e["']""")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_PLACE = re.compile(rb"([A-Za-z]{1,4})([0-9]{1,9})")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>([^<]*))")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?(?:/>|>([^<]*))")


class Broken(str):
    """What stands in a cell in place of a value: ``#REF!``, or the formula, from its ``=`` on."""

    __slots__ = ()

    @property
    def code(self) -> str:
        """The problem that it is."""
        return "formula_without_value" if self.startswith("=") else "error_cell"


def find(archive: zipfile.ZipFile) -> Mapping[str, Sequence[tuple[int, int, Broken]]]:
    """By sheet title: row from 1, column from 1, and what stands there."""
    found: dict[str, list[tuple[int, int, Broken]]] = {}
    count = 0
    for title, entry in _sheets(archive):
        content = archive.read(entry)
        if _SUSPECT.search(content) is None:
            continue
        for cell in _broken(content):
            found.setdefault(title, []).append(cell)
            count += 1
            if count == _MOST:
                return found
    return found


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's title and the entry that holds it."""
    names = {name.lower(): name for name in archive.namelist()}
    book, relations = names.get("xl/workbook.xml"), names.get("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return
    targets = {}
    for match in _RELATION.finditer(archive.read(relations)):
        about = _attributes(match[1])
        targets[about.get("id", "")] = normpath(join("/xl", about.get("target", ""))).lstrip("/")
    for match in _SHEET.finditer(archive.read(book)):
        about = _attributes(match[1])
        entry = names.get(targets.get(about.get("id", ""), "").lower())
        if entry is not None:
            yield about.get("name", ""), entry


def _attributes(text: bytes) -> dict[str, str]:
    """By lower-case name without its prefix."""
    return {
        match[1].rpartition(b":")[2].decode("utf-8", "replace").lower(): _said(match[2] or match[3] or b"")
        for match in _ATTRIBUTE.finditer(text)
    }


def _said(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", "replace"))


def _broken(content: bytes) -> Iterator[tuple[int, int, Broken]]:
    cells = 0
    for number, row in rows_of_sheet(content):
        if _SUSPECT.search(row) is None:
            continue
        across = 0
        for cell in _CELL.split(row)[1:]:
            cells += 1
            if cells > _MOST_CELLS:
                return
            head, _, inside = cell.partition(b">")
            about = _attributes(head) if b"=" in head else {}
            place = _PLACE.fullmatch(about.get("r", "").encode())
            across = column_number(place[1]) if place else across + 1
            if head.endswith(b"/"):
                continue
            value, formula = _VALUE.search(inside), _FORMULA.search(inside)
            stored = (value[1] or b"").strip() if value else b""
            if about.get("t") == "e":
                yield int(place[2]) if place else number, across, Broken(_said(stored) or "#N/A")
            elif formula and not stored and (value is None or about.get("t") != "str"):  # a text may be empty
                yield int(place[2]) if place else number, across, Broken("=" + _said(formula[1] or b""))
