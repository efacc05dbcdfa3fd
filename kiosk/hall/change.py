"""What a refresh finds in a file: problems, and what would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.hall.model import Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file. ``row`` is the file's own row number from 1 (None: the whole sheet).

    ``code`` is stable and documented in ``docs/problems.md``. ``message`` says what was expected and what to do.
    """

    severity: Severity
    code: str
    sheet: str
    row: int | None
    column: str
    value: str
    message: Text


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """Keys (booth codes, ids …) of one sheet. ``moved`` counts booths, places and kiosks at another spot."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


@dataclass(frozen=True, slots=True)
class Changes:
    """By sheet name; only sheets in which something changes. ``new_event``: absent sheets become empty."""

    sheets: dict[str, SheetChanges] = field(default_factory=dict)
    new_event: bool = False

    def __bool__(self) -> bool:
        return bool(self.sheets)
