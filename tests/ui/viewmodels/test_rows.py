"""A list told anew: its reader stays where they are, and another list begins at its first row."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from ui.viewmodels.rows import RowsModel


@dataclass(frozen=True)
class Row:
    word: str


class Reader:
    """Follows a model by its signals alone, as a list on the screen does."""

    def __init__(self, model: RowsModel) -> None:
        self.model, self.words, self.resets = model, self._all(model), 0
        model.modelReset.connect(self._reset)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    @staticmethod
    def _all(model: RowsModel) -> list[str]:
        return [row.word for row in model.rows]

    def _reset(self) -> None:
        self.words, self.resets = self._all(self.model), self.resets + 1

    def _inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.words[first:first] = [self.model.data(self.model.index(row), 256) for row in range(first, last + 1)]

    def _removed(self, _: QModelIndex, first: int, last: int) -> None:
        del self.words[first : last + 1]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.words[row] = self.model.data(self.model.index(row), 256)


words = st.text("abc", max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=2, max_size=5))
def test_the_same_list_told_anew_is_right_in_every_row_and_never_begins_again(lists: list[str]) -> None:
    model = RowsModel(Row)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show([Row(word) for word in lists[0]], of="list")
    reader = Reader(model)
    for rows in lists[1:]:
        model.show([Row(word) for word in rows], of="list")
        assert reader.words == list(rows) == [row.word for row in model.rows]
        assert model.count == len(rows)
    assert reader.resets == 0


def test_another_list_begins_at_its_first_row() -> None:
    model = RowsModel(Row)
    model.show([Row("a")], of="one")
    reader = Reader(model)
    model.show([Row("a")], of="other")
    model.show([Row("a")])
    model.show([Row("a")])
    assert reader.resets == 3
