"""The way from here, in steps, and the code that takes it along."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.hall.way import Route
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.found_way import FoundWay, StepRow, find_way
from ui.viewmodels.presenting import walk_in_words
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DirectionsModel(QObject):
    """``choose`` says where to, ``show`` finds the way in a worker; ``routeChanged`` tells that it is there."""

    changed = Signal()
    routeChanged = Signal()

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = LatestWorker(executor, self)
        self._rows = RowsModel(StepRow, self)
        self._destination = ""
        self._step_free = False
        self._context: HallContext | None = None
        self._now: dt.datetime | None = None
        self._language = "th"
        self._way: FoundWay | None = None

    def choose(self, destination: str) -> None:
        """``destination``: a booth's code, a place's id, ``nearest:KIND`` or ``level:x,y``; empty for none."""
        self._destination = destination
        self._take(None)

    def show(self, context: HallContext, language: str, now: dt.datetime) -> None:
        self._context, self._language, self._now = context, language, now
        if not self._destination:
            self._worker.forget()
            self._take(None)
            return
        destination, step_free = self._destination, self._step_free
        self._worker.ask(
            lambda: find_way(context, destination, language, step_free, now),
            lambda way: self._take(way, (destination, step_free)),
            lambda _: self._take(None),
        )

    def _take(self, way: FoundWay | None, asked: tuple[str, bool] | None = None) -> None:
        if way is not None and self._way is not None and way.tells_as(self._way):
            return
        self._way = way
        self._rows.show(way.steps if way else (), asked)
        self.changed.emit()
        self.routeChanged.emit()

    @Slot(bool)
    def setStepFree(self, on: bool) -> None:
        """For this way and the next ones, until the visitor is forgotten."""
        if on != self._step_free:
            self._step_free = on
            if self._context is not None and self._now is not None:
                self.show(self._context, self._language, self._now)

    @property
    def route(self) -> Route | None:
        """The way to draw; None while there is none."""
        return self._way.route if self._way and self._way.route.reachable else None

    def level_of(self, row: int) -> str:
        """The level that a step is on; empty if there is no such step."""
        rows = self._rows.rows
        return rows[row].level if 0 <= row < len(rows) else ""

    @Slot(str, result=int)
    def firstStepOn(self, level: str) -> int:
        """The number of the first step on a level, or -1."""
        return next((number for number, row in enumerate(self._rows.rows) if row.level == level), -1)

    @property
    def busy(self) -> bool:
        return self._worker.busy

    @property
    def destination(self) -> str:
        return self._destination

    @Property(RowsModel, constant=True)
    def steps(self) -> RowsModel:
        return self._rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._way.title if self._way else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        """The booth's code, or empty where the way leads to a facility."""
        return self._way.code if self._way else ""

    @Property(str, notify=changed)
    def tint(self) -> str:
        """The colour of the booth's type, or empty."""
        return self._way.tint if self._way else ""

    @Property(str, notify=changed)
    def walk(self) -> str:
        """How long, how far and by what one changes level; empty where there is no way."""
        if not self._way or not self.route:
            return ""
        walk = walk_in_words((self.route.length_m, self.route.seconds), self._language)
        return " · ".join(part for part in (walk, self._way.means) if part)

    @Property(str, notify=changed)
    def access(self) -> str:
        """Whether one can do without steps; empty where the event has one level."""
        return self._way.access if self._way else ""

    @Property(bool, notify=changed)
    def accessible(self) -> bool:
        """Whether there is a step-free way."""
        return self._way is not None and self._way.accessible

    @Property(str, notify=changed)
    def firstStep(self) -> str:
        return self._rows.rows[0].sentence if self._rows.rows else ""

    @Property(str, notify=changed)
    def firstIcon(self) -> str:
        return self._rows.rows[0].picture if self._rows.rows else ""

    @Property(str, notify=changed)
    def noWayReason(self) -> str:
        """Why there is no way; empty where there is one."""
        return self._way.none.reason if self._way else ""

    @Property(QImage, notify=changed)
    def qr(self) -> QImage:
        return self._way.qr if self._way else QImage()

    @Property(int, notify=changed)
    def qrModules(self) -> int:
        """Modules on a side of the code, its quiet zone not counted."""
        return self._way.qr.width() if self._way else 0

    @Property(bool, notify=changed)
    def stepFree(self) -> bool:
        """Whether the visitor wants no stairs."""
        return self._step_free

    @Property(str, notify=changed)
    def slow(self) -> str:
        """The time at the slower pace, in words."""
        return self._way.slow if self._way else ""

    @Property(str, notify=changed)
    def closed(self) -> str:
        """Until when closed aisles keep one from getting there; empty where it is not they that do."""
        return self._way.none.closed if self._way else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What to do where no way begins at this kiosk; else empty."""
        return self._way.none.advice if self._way else ""

    @Property(str, notify=changed)
    def choice(self) -> str:
        """The other way there is, as in ``FoundWay``."""
        return self._way.choice if self._way else ""

    @Property(str, notify=changed)
    def choiceText(self) -> str:
        return self._way.choice_text if self._way else ""

    @Property(list, notify=changed)
    def choicePictures(self) -> list[str]:
        return list(self._way.choice_pictures) if self._way else []

    @Property(str, notify=changed)
    def help(self) -> str:
        """Where people are who can help when there is no way, as a destination; empty if one cannot get there."""
        there = self._context is not None and "information" in self._context.nearest
        return "nearest:information" if there and self._destination != "nearest:information" else ""
