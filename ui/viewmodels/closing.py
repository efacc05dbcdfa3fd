"""Closed aisles, as staff mark them on the hall's map and open them again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.hours import closing_choices
from kiosk.staff import AuditTrail
from kiosk.store import Closures, StoreError
from ui.map.model import MapModel
from ui.typed_property import Property
from ui.viewmodels.area_mark import AreaMark
from ui.viewmodels.closure_words import ClosureRow, UntilRow, closure_row, cut_off, until_row
from ui.viewmodels.context import HallContext
from ui.viewmodels.presenting import said
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LEAST_METRES = 0.3
"""A smaller area is a slip of the finger."""


@QmlElement
class ClosingModel(QObject):
    """``marking``: staff draw on the map; else what is closed is listed. Works for whoever is past the PIN.

    ``area`` is in the map's scene metres, on the level that the map shows.
    """

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
        self._area = AreaMark()
        self._until = "hour"
        self._choices: dict[str, dt.datetime] = {}
        self._map = MapModel(self)
        self._map.levelChanged.connect(self._drop_area)
        self._rows = RowsModel(ClosureRow, self)
        self._until_rows = RowsModel(UntilRow, self)

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
        self._open = self._marking = False
        self._worker.forget()
        self._drop_area()

    def _show_hall(self) -> None:
        context = self._context
        if context is None:
            return
        if self._map.hall is None or self._map.hall.event is not context.event:
            self._map.set_hall(context.event, context.spot)
        self._map.show_language(self._language)
        self._map.show_closures(context.closures)
        now = self._now()
        self._rows.show([closure_row(context.event, one, now, self._language) for one in context.closures])
        self._say_choices()

    def _say_choices(self) -> None:
        if self._context is None:
            return
        now = self._now()
        self._choices = dict(closing_choices(now, self._context.event.info))
        if self._until not in self._choices:
            self._until = "hour"
        rows = [until_row(key, at, key == self._until, now, self._language) for key, at in self._choices.items()]
        self._until_rows.show(rows)
        self.changed.emit()

    # --- marking ---------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        self._marking, self._until = True, "hour"
        self._area = AreaMark()
        self._say_choices()

    @Slot()
    def cancel(self) -> None:
        self._marking = False
        self._drop_area()

    @Slot()
    def _drop_area(self) -> None:
        self._area = AreaMark()
        self.changed.emit()

    @Slot(float, float, float)
    def press(self, x: float, y: float, reach: float) -> None:
        """A finger came down on the map, scene metres, as all here."""
        if self._marking:
            self._area.press((x, y), reach)

    @Slot(float, float)
    def drag(self, x: float, y: float) -> None:
        if self._marking:
            self._area.drag((x, y), self._map.box)
            self.changed.emit()

    @Slot(str)
    def chooseUntil(self, key: str) -> None:
        if key in self._choices:
            self._until = key
            self._say_choices()

    @Slot()
    def close(self) -> None:
        """Closes the marked area from now on, for every visitor from now on."""
        closure = self._marked() if self.canClose else None
        if closure is not None and not self.busy:
            until = closure.until.isoformat(timespec="minutes")
            self._keep(
                lambda: self._closures.add(closure), "aisle closed", f"{closure.level}, until {until}", "staff_closed"
            )

    def _marked(self) -> Closure | None:
        hall = self._map.hall
        if hall is None:
            return None
        now = self._now()
        until = dict(closing_choices(now, hall.event.info)).get(self._until)
        ring = self._area.ring(hall.turning)
        return Closure(self._map.shown_level, Polygon(ring), now, until) if until and ring else None

    # --- opening ---------------------------------------------------------------------------------

    @Slot(int)
    def openAgain(self, row: int) -> None:
        if self._context is None or self.busy or not 0 <= row < len(self._context.closures):
            return
        closure = self._context.closures[row]
        self._keep(lambda: self._closures.remove(closure), "aisle opened", closure.level, "staff_opened")

    @Slot(int)
    def showOnMap(self, row: int) -> None:
        if self._context is not None and 0 <= row < len(self._context.closures):
            self._map.show_level(self._context.closures[row].level)

    def _keep(self, change: Callable[[], None], what: str, result: str, key: str) -> None:
        now = self._now()

        def work() -> str:
            """Why the audit trail could not be written; empty if it was."""
            change()
            try:
                self._audit.record(now, what, result=result)
            except OSError as error:  # a full disk must not keep staff from putting it right
                return error.strerror or str(error)
            return ""

        self._worker.ask(work, lambda unrecorded: self._done(key, unrecorded), self._failed)
        self.changed.emit()

    def _done(self, key: str, unrecorded: str) -> None:
        self._marking = False
        self._drop_area()
        self.kept.emit()
        key = "staff_no_audit" if unrecorded else key
        self.told.emit(said(key, self._language, reason=unrecorded))

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

    @Property(QRectF, notify=changed)
    def area(self) -> QRectF:
        left, top, right, bottom = self._area.box or (0.0, 0.0, 0.0, 0.0)
        return QRectF(left, top, right - left, bottom - top)

    @Property(bool, notify=changed)
    def canClose(self) -> bool:
        return self._marking and self._area.narrowest >= LEAST_METRES and not self.coversHere

    @Property(bool, notify=changed)
    def coversHere(self) -> bool:
        """Whether the marked area holds this kiosk's own place: then it could lead nowhere at all."""
        hall = self._map.hall
        return hall is not None and hall.spot.level == self._map.shown_level and self._area.holds(hall.here)

    @Property(str, notify=changed)
    def cutOff(self) -> str:
        """Which booths cannot be reached because of what is closed; empty if there are none."""
        return cut_off(self._context, self._language) if self._context else ""

    @Property(RowsModel, constant=True)
    def closures(self) -> RowsModel:
        return self._rows

    @Property(RowsModel, constant=True)
    def untilChoices(self) -> RowsModel:
        return self._until_rows
