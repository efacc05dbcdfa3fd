"""The one list in which everything wrong with a file is gathered."""

from __future__ import annotations

from kiosk.hall.change import Problem
from kiosk.hall.model import Text
from kiosk.refresh.cells import Cell, as_text, clean
from kiosk.refresh.columns import SHEETS
from kiosk.words import Catalogue, catalogue, filled

MOST_PROBLEMS = 20_000
"""More than this are counted, not listed."""

_LONGEST_VALUE = 120
_WARNINGS = frozenset(
    {
        "day_outside_event",
        "entry_ignored",
        "kiosk_reaches_nothing",
        "link_same_level",
        "new_agency",
        "nothing_to_find",
        "unknown_column",
        "unknown_key",
        "unknown_sheet",
    }
)
_ORDER = {sheet.name: place for place, sheet in enumerate(SHEETS)}


class Findings:
    """Problems in the order found; ``listed`` gives them in the order of the file."""

    def __init__(self) -> None:
        self._words: Catalogue = catalogue("problems")
        self._problems: list[Problem] = []
        self._unlisted = 0
        self.errors = 0

    def add(
        self,
        code: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        value: Cell = "",
        **values: object,
    ) -> None:
        """Note a problem. ``values`` fill its message's placeholders, beside ``sheet``, ``column`` and ``value``."""
        warning = code in _WARNINGS
        self.errors += not warning
        if len(self._problems) >= MOST_PROBLEMS:
            self._unlisted += 1
            return
        shown = clean(as_text(value))
        if len(shown) > _LONGEST_VALUE:
            shown = shown[:_LONGEST_VALUE] + "…"
        said: Text = filled(self._words[code], **{"sheet": sheet, "column": column, "value": shown} | values)
        self._problems.append(Problem("warning" if warning else "error", code, sheet, row, column, shown, said))

    def listed(self) -> tuple[Problem, ...]:
        """All problems by sheet and row; those of the whole file, then of a whole sheet, come first."""
        ordered = sorted(self._problems, key=lambda p: (_ORDER.get(p.sheet, -1), p.row or 0))
        if self._unlisted:
            said = filled(self._words["more_problems"], count=self._unlisted)
            ordered.append(Problem("error", "more_problems", "", None, "", str(self._unlisted), said))
        return tuple(ordered)
