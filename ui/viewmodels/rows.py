"""A list for QML whose rows are frozen dataclasses; each field is a role of the same name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement

from ui.typed_property import Property

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RowsModel(QAbstractListModel):
    """Rows of one dataclass type, a list at a time."""

    countChanged = Signal()

    def __init__(self, row_type: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [item.name for item in fields(row_type)]
        self._rows: Sequence[Any] = ()
        self._of: Hashable = None

    def show(self, rows: Sequence[Any], of: Hashable = None) -> None:
        """Shows ``rows``, instances of the row type.

        ``of``: which list they are. Where that is the one shown already, only what differs is changed, and its reader
        stays where they are; another list, or one without, is shown from its first row on.
        """
        if of is not None and of == self._of:
            self._change(list(rows))
            return
        self._of = of
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.countChanged.emit()

    def _change(self, wanted: list[Any]) -> None:
        former = list(self._rows)
        before = _common(former, wanted)
        after = min(_common(former[::-1], wanted[::-1]), len(former) - before, len(wanted) - before)
        old_end, new_end = len(former) - after, len(wanted) - after
        both = min(old_end, new_end)
        if old_end > new_end:
            self.beginRemoveRows(QModelIndex(), both, old_end - 1)
            self._rows = [*former[:both], *former[old_end:]]
            self.endRemoveRows()
        elif new_end > old_end:
            self.beginInsertRows(QModelIndex(), both, new_end - 1)
            self._rows = [*former[:both], *wanted[both:]]
            self.endInsertRows()
        self._rows = wanted
        if before < both:
            self.dataChanged.emit(self.index(before), self.index(both - 1))
        if old_end != new_end:
            self.countChanged.emit()

    @property
    def rows(self) -> Sequence[Any]:
        return self._rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        first = Qt.ItemDataRole.UserRole
        return {int(first) + i: QByteArray(name.encode()) for i, name in enumerate(self._names)}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = role - int(Qt.ItemDataRole.UserRole)
        if not index.isValid() or not 0 <= number < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[number])

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._rows)


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many rows they have in common from the first on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
