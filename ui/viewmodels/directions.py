"""The way from here, in steps, and the code that takes it along."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.hall.model import Event
from kiosk.hall.way import Position, Route, Step
from kiosk.handoff import qr_matrix, route_text
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.presenting import distance, keep_together, leading_agency, said, tint, walking_time
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_TURN_ICONS = {
    "straight": "arrow_straight",
    "slight_left": "slight_left",
    "left": "turn_left",
    "sharp_left": "sharp_left",
    "slight_right": "slight_right",
    "right": "turn_right",
    "sharp_right": "sharp_right",
    "u_turn": "u_turn",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    picture: str
    sentence: str


def step_icon(step: Step, link_kind: str) -> str:
    """The drawing that goes with a step; ``link_kind`` is the kind of link taken there, if any."""
    if step.kind == "arrive":
        return "flag"
    if step.kind == "link":
        return link_kind
    return _TURN_ICONS[step.turn or "straight"]


def qr_image(text: str) -> QImage:
    """``text`` as a QR code, one pixel a module, black on white, without its quiet zone."""
    matrix = qr_matrix(text)
    image = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            image.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    return image


@dataclass(frozen=True, slots=True)
class _Way:
    route: Route
    title: str
    code: str
    tint: str
    steps: list[StepRow]
    qr: QImage


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
        self._has_levels = False
        self._context: HallContext | None = None
        self._language = "th"
        self._way: _Way | None = None

    def choose(self, destination: str) -> None:
        """``destination``: a booth's code, a place's id, ``nearest:KIND`` or ``level:x,y``; empty for none."""
        self._destination = destination
        self._take(None)

    def show(self, context: HallContext, language: str) -> None:
        self._context, self._language = context, language
        self._has_levels = bool(context.event.links)
        if not self._destination:
            self._worker.forget()
            self._take(None)
            return
        destination, step_free = self._destination, self._step_free
        self._worker.ask(
            lambda: _find(context, destination, language, step_free), self._take, lambda _: self._take(None)
        )

    def _take(self, way: _Way | None) -> None:
        self._way = way
        self._rows.show(way.steps if way else ())
        self.changed.emit()
        self.routeChanged.emit()

    @Slot(bool)
    def setStepFree(self, on: bool) -> None:
        """For this way and the next ones, until the visitor is forgotten."""
        if on != self._step_free:
            self._step_free = on
            if self._context is not None:
                self.show(self._context, self._language)

    @property
    def route(self) -> Route | None:
        """The way to draw; None while there is none."""
        return self._way.route if self._way and self._way.route.reachable else None

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
    def minutes(self) -> str:
        return walking_time(self._way.route.seconds, self._language) if self._way and self.route else ""

    @Property(str, notify=changed)
    def length(self) -> str:
        if not self._way or not self.route:
            return ""
        return distance(self._way.route.length_m, self._language)

    @Property(str, notify=changed)
    def firstStep(self) -> str:
        return self._rows.rows[0].sentence if self._rows.rows else ""

    @Property(str, notify=changed)
    def firstIcon(self) -> str:
        return self._rows.rows[0].picture if self._rows.rows else ""

    @Property(str, notify=changed)
    def noWayReason(self) -> str:
        """Why there is no way; empty where there is one."""
        reason = self._way.route.reason if self._way else None
        return reason.said_in(self._language) if reason else ""

    @Property(QImage, notify=changed)
    def qr(self) -> QImage:
        return self._way.qr if self._way else QImage()

    @Property(int, notify=changed)
    def qrModules(self) -> int:
        """Modules on a side of the code, its quiet zone not counted."""
        return self._way.qr.width() if self._way else 0

    @Property(bool, notify=changed)
    def stepFree(self) -> bool:
        return self._step_free

    @Property(bool, notify=changed)
    def hasLevels(self) -> bool:
        return self._has_levels


def link_kind_at(event: Event, at: Position) -> str:
    """The kind of the link that begins or ends nearest to ``at``: what a step of kind ``link`` takes."""
    level, x, y = at
    ends = [
        (link.kind, end)
        for link in event.links
        for end in ((link.from_level, link.from_at), (link.to_level, link.to_at))
    ]
    near = [(hypot(end[0] - x, end[1] - y), kind) for kind, (on, end) in ends if on == level]
    return min(near)[1] if near else "stairs"


def _find(context: HallContext, destination: str, language: str, step_free: bool) -> _Way:
    event = context.event
    route = context.navigator.route(context.origin, [destination], step_free=step_free)
    booth = event.booth_by_code.get(destination)
    place = event.place_by_id.get(destination)
    if booth is not None:
        title = leading_agency(event, booth, language)
    elif place is not None:
        title = place.name.said_in(language) or said(f"place_{place.kind}", language)
    else:
        title = said(f"place_{destination.removeprefix('nearest:')}", language)
    steps = [
        StepRow(step_icon(step, link_kind_at(event, step.at)), keep_together(step.text.said_in(language)))
        for leg in route.legs
        for step in leg.steps
    ]
    image = qr_image(route_text(event, route, language)) if route.reachable else QImage()
    return _Way(
        route, title, booth.code if booth else "", tint(event, booth.exhibit.type_id) if booth else "", steps, image
    )
