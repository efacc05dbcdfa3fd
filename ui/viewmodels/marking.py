"""The area that staff mark on the map as closed, until when, and why it cannot be closed as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.hours import closing_choices
from kiosk.wayfinding import holds_floor
from ui.map.model import MapModel
from ui.map.showing import Hall
from ui.typed_property import Property
from ui.viewmodels.area_mark import AreaMark
from ui.viewmodels.closure_words import UntilRow, until_row
from ui.viewmodels.presenting import said
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LEAST_METRES = 0.3
"""A smaller area is a slip of the finger."""
NEAR_METRES = 1.0
"""Booths further away than this from an area stand in nobody's way there."""


@QmlElement
class MarkingModel(QObject):
    """All points are in scene metres of ``map``, on the level that it shows."""

    changed = Signal()

    def __init__(self, hall_map: MapModel, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map, self._now = hall_map, now
        self._map.levelChanged.connect(self.drop)
        self._language = "th"
        self._area = AreaMark()
        self._on_floor = False
        self._until = "hour"
        self._choices: dict[str, dt.datetime] = {}
        self._rows = RowsModel(UntilRow, self)

    def begin(self) -> None:
        """Nothing is marked yet."""
        self._until = "hour"
        self.drop()
        self._say_choices()

    @Slot()
    def drop(self) -> None:
        """Nothing is marked any more."""
        self._area, self._on_floor = AreaMark(), False
        self.changed.emit()

    def show_language(self, language: str) -> None:
        self._language = language
        self._say_choices()

    def closure(self) -> Closure | None:
        """What is marked, closed from now on; None if it cannot be."""
        hall = self._map.hall
        if hall is None or not self.canClose:
            return None
        now = self._now()
        until = dict(closing_choices(now, hall.event.info)).get(self._until)
        return Closure(self._map.shown_level, Polygon(self._area.ring(hall.turning)), now, until) if until else None

    def _say_choices(self) -> None:
        hall = self._map.hall
        if hall is None:
            return
        now = self._now()
        self._choices = dict(closing_choices(now, hall.event.info))
        if self._until not in self._choices:
            self._until = "hour"
        self._rows.show(
            [until_row(key, at, key == self._until, now, self._language) for key, at in self._choices.items()]
        )
        self.changed.emit()

    def _holds_floor(self, hall: Hall) -> bool:
        if self._area.box is None:
            return False
        level = self._map.shown_level
        areas = [area for area in hall.event.areas if area.level == level]
        booths = hall.booths_near(level, self._area.box, NEAR_METRES)
        return holds_floor(Polygon(self._area.ring(hall.turning)), areas, booths)

    # --- for QML ---------------------------------------------------------------------------------

    @Slot(float, float, float)
    def draw(self, x: float, y: float, tremble: float) -> None:
        """A finger came down on the map, and draws an area once it is ``tremble`` metres further."""
        self._area.begin((x, y), tremble)

    @Slot(float, float)
    def hold(self, x: float, y: float) -> None:
        """A finger came down on the area."""
        self._area.hold((x, y))

    @Slot(int, float, float)
    def holdCorner(self, corner: int, x: float, y: float) -> None:
        """A finger came down on a corner, numbered as in ``AreaMark.hold_corner``."""
        self._area.hold_corner(corner, (x, y))

    @Slot(float, float)
    def drag(self, x: float, y: float) -> None:
        if hall := self._map.hall:
            self._area.drag((x, y), self._map.box)
            self._on_floor = self._holds_floor(hall)
            self.changed.emit()

    @Slot(str)
    def chooseUntil(self, key: str) -> None:
        if key in self._choices:
            self._until = key
            self._say_choices()

    @Property(QRectF, notify=changed)
    def area(self) -> QRectF:
        left, top, right, bottom = self._area.box or (0.0, 0.0, 0.0, 0.0)
        return QRectF(left, top, right - left, bottom - top)

    @Property(bool, notify=changed)
    def isMarked(self) -> bool:
        return self._area.box is not None

    @Property(bool, notify=changed)
    def canClose(self) -> bool:
        return not self.hindrance

    @Property(str, notify=changed)
    def hindrance(self) -> str:
        """Why the area cannot be closed, in words; empty if it can."""
        hall = self._map.hall
        if hall is None or self._area.box is None:
            key = "staff_mark_none"
        elif self._area.narrowest < LEAST_METRES:
            key = "staff_mark_small"
        elif hall.spot.level == self._map.shown_level and self._area.holds(hall.here):
            # then this kiosk could lead nowhere at all
            key = "staff_covers_here"
        elif not self._on_floor:
            key = "staff_mark_no_floor"
        else:
            return ""
        return said(key, self._language)

    @Property(RowsModel, constant=True)
    def untilChoices(self) -> RowsModel:
        return self._rows
