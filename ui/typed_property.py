"""Qt's ``Property`` with the types that PySide6's stubs leave out: read in Python, it is what its getter returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

Value = TypeVar("Value")

if TYPE_CHECKING:
    from PySide6.QtCore import Signal

    def Property(
        kind: type, /, *, notify: Signal | None = None, constant: bool = False
    ) -> Callable[[Callable[[Any], Value]], Value]: ...
else:
    from PySide6.QtCore import Property

__all__ = ["Property"]
