"""The search box: each key is answered beside the interface thread, the last one wins."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Executor
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.found import Answer
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.no_way import no_way_to_any
from ui.viewmodels.presenting import BoothRow, FacilityRow, booth_row, facility_row
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_RESULTS = 60
"""More than anyone scrolls through; what is meant should be among the first five."""
MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """``no_way``: why none of the facilities that the text names can be reached, in words."""

    answer: Answer
    rows: list[BoothRow] = field(default_factory=list)
    facilities: list[FacilityRow] = field(default_factory=list)
    no_way: str = ""


@QmlElement
class SearchModel(QObject):
    textChanged = Signal()
    answered = Signal()

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = LatestWorker(executor, self)
        self._context: HallContext | None = None
        self._now: dt.datetime | None = None
        self._language = "th"
        self._text = ""
        self._rows = RowsModel(BoothRow, self)
        self._facilities = RowsModel(FacilityRow, self)
        self._codes: list[str] = []
        self._nearest: list[str] = []
        self._shown_for = ""
        self._no_way = ""
        self._nothing = False

    def show(self, context: HallContext, language: str, now: dt.datetime) -> None:
        self._context, self._language, self._now = context, language, now
        self._ask()

    @Slot(str)
    def setText(self, text: str) -> None:
        if text != self._text:
            self._text = text[:MOST_LETTERS]
            self.textChanged.emit()
            self._ask()

    def _ask(self) -> None:
        context, now = self._context, self._now
        if context is None or now is None:
            return
        text, language = self._text, self._language
        if not text.strip():
            self._worker.forget()
            self._take(_Found(Answer(text, (), (), 0.0)))
            return
        metres = {code: walk[0] for code, walk in context.walks.items()}

        def work() -> _Found:
            answer = context.index.search(text, limit=MOST_RESULTS, walks=metres)
            booths = context.event.booth_by_code
            rows = [booth_row(context, booths[one.code], language, one.matched) for one in answer.results]
            reached = [facility_row(context, kind, language) for kind in answer.facilities if kind in context.nearest]
            lost = answer.facilities[:1] if not reached else ()
            none = "".join(no_way_to_any(context, kind, language, now).lines for kind in lost)
            return _Found(answer, rows, reached, none)

        self._worker.ask(work, self._take)

    def _take(self, found: _Found) -> None:
        answer, rows = found.answer, found.rows
        self._rows.show(rows, answer.query)
        self._facilities.show(found.facilities)
        self._no_way = found.no_way
        self._codes = [row.code for row in rows]
        self._nearest = list(answer.nearest)
        self._shown_for = answer.shown_for
        self._nothing = bool(answer.query.strip()) and not (rows or found.facilities or found.no_way)
        self.answered.emit()

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self._text

    @Property(RowsModel, constant=True)
    def results(self) -> RowsModel:
        return self._rows

    @Property(RowsModel, constant=True)
    def facilities(self) -> RowsModel:
        """Facilities that the text names: whoever types "toilet" wants no booth."""
        return self._facilities

    @Property(str, notify=answered)
    def noWay(self) -> str:
        """Why none of the facilities that the text names can be reached; empty where one can."""
        return self._no_way

    @property
    def busy(self) -> bool:
        return self._worker.busy

    @property
    def codes(self) -> list[str]:
        """The codes of the booths that answer, best first."""
        return self._codes

    @Property(list, notify=answered)
    def nearest(self) -> list[str]:
        """Spellings close to what was typed, where nothing was found."""
        return self._nearest

    @Property(str, notify=answered)
    def shownFor(self) -> str:
        """What the results are for, where that is not what was typed."""
        return self._shown_for

    @Property(bool, notify=answered)
    def nothingFound(self) -> bool:
        return self._nothing
