"""Closed aisles, as staff mark them on the hall's map and open them again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff import AuditTrail
from kiosk.store import Closures, StoreError
from kiosk.wayfinding import marked_again, together
from ui.map.model import MapModel
from ui.typed_property import Property
from ui.viewmodels.closure_words import ClosureRow, closed_again, closure_rows, cut_off
from ui.viewmodels.context import HallContext
from ui.viewmodels.marking import MarkingModel
from ui.viewmodels.presenting import said
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ClosingModel(QObject):
    """``marking``: staff draw on the map; else what is closed is listed. Works for whoever is past the PIN."""

    changed = Signal()
    kept = Signal()
    """What is kept as closed is different now."""
    told = Signal(str)

    def __init__(
        self,
        closures: Closures,
        audit: AuditTrail,
        now: Callable[[], dt.datetime],
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._closures, self._audit, self._now = closures, audit, now
        self._worker = LatestWorker(executor, self)
        self._context: HallContext | None = None
        self._language = "th"
        self._marking = self._open = False
        self._map = MapModel(self)
        self._mark = MarkingModel(self._map, now, self)
        self._rows = RowsModel(ClosureRow, self)

    def show(self, context: HallContext, language: str) -> None:
        """What is closed in ``context``, in words of ``language``."""
        self._context, self._language = context, language
        if self._open:
            self._show_hall()

    def enter(self) -> None:
        """Staff opened this screen."""
        self._open, self._marking = True, False
        self._show_hall()

    def leave(self) -> None:
        self._open = False
        self._worker.forget()
        self.cancel()

    def _show_hall(self) -> None:
        context = self._context
        if context is None:
            return
        if self._map.hall is None or self._map.hall.event is not context.event:
            self._map.set_hall(context.event, context.spot)
        self._map.show_language(self._language)
        self._map.show_closures(context.closures, numbered=True)
        self._rows.show(closure_rows(self._map.hall, context.closures, self._now(), self._language))
        self._mark.show_language(self._language)
        self.changed.emit()

    # --- marking ---------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        self._marking = True
        self._mark.begin()
        self.told.emit("")  # what was said of the last area is not about the next one
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        self._marking = False
        self._mark.drop()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Closes the marked area from now on, for every visitor from now on.

        An area that is closed already stays so until when it is said now.
        """
        closure = self._mark.closure() if self._marking and not self.busy else None
        if closure is None:
            return

        def close() -> str:
            again = marked_again(closure, self._closures.in_force(closure.since))
            self._closures.add(together(closure, again), instead=again)
            return closed_again(closure, self._language) if again else said("staff_closed", self._language)

        until = closure.until.isoformat(timespec="minutes")
        self._keep(close, "aisle closed", f"{closure.level}, until {until}")

    # --- opening ---------------------------------------------------------------------------------

    @Slot(int)
    def openAgain(self, row: int) -> None:
        if self._context is None or self.busy or not 0 <= row < len(self._context.closures):
            return
        closure = self._context.closures[row]

        def open_again() -> str:
            self._closures.remove(closure)
            return said("staff_opened", self._language)

        self._keep(open_again, "aisle opened", closure.level)

    @Slot(int)
    def showOnMap(self, row: int) -> None:
        if self._context is not None and 0 <= row < len(self._context.closures):
            self._map.show_level(self._context.closures[row].level)

    def _keep(self, change: Callable[[], str], what: str, result: str) -> None:
        """Does ``change``, which says what it did, and leaves its line in the audit trail."""
        now, language = self._now(), self._language

        def work() -> str:
            told = change()
            try:
                self._audit.record(now, what, result=result)
            except OSError as error:  # a full disk must not keep staff from putting it right
                return said("staff_no_audit", language, reason=error.strerror or str(error))
            return told

        self._worker.ask(work, self._done, self._failed)
        self.changed.emit()

    def _done(self, told: str) -> None:
        self.cancel()
        self.kept.emit()
        self.told.emit(told)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            self.told.emit(error.text.said_in(self._language))
        else:
            self.told.emit(said("staff_not_closed", self._language))
        self.changed.emit()

    # --- for QML ---------------------------------------------------------------------------------

    @property
    def painting(self) -> bool:
        """Whether the map here is still being painted."""
        return any(self._map.thread_.busy(kind) for kind in ("whole", "detail"))

    @Property(MapModel, constant=True)
    def map(self) -> MapModel:
        return self._map

    @Property(bool, notify=changed)
    def marking(self) -> bool:
        return self._marking

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._worker.busy

    @Property(MarkingModel, constant=True)
    def mark(self) -> MarkingModel:
        return self._mark

    @Property(str, notify=changed)
    def cutOff(self) -> str:
        """Which booths cannot be reached because of what is closed; empty if there are none."""
        return cut_off(self._context, self._language) if self._context else ""

    @Property(RowsModel, constant=True)
    def closures(self) -> RowsModel:
        return self._rows
