"""A sheet as a file holds it, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.refresh.cells import Cell


@dataclass(frozen=True, slots=True)
class RawSheet:
    """``title``: the tab's or file's name. ``rows``: the file's own row numbers from 1 with their cells.

    Empty rows are left out. ``named``: the title is meant as a sheet's name; False for a single csv, which may be
    called anything.
    """

    title: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    named: bool = True
