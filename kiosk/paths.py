"""Where the program finds what it ships: its event, fonts, icons and words."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# A wheel and a frozen program carry both folders inside the package; a checkout has them beside it.
_SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

DATA = _SHIPPED / "data"
RESOURCES = _SHIPPED / "resources"
SHIPPED_EVENT = DATA / "event.xlsx"
