"""The first choice: innovation types, the nearest facilities, what is on stage."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.hours import on_stage
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.presenting import FacilityRow, booth_count, facility_row, said, tint
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


MOST_FACILITIES = 6


@dataclass(frozen=True, slots=True)
class TypeRow:
    typeId: str
    name: str
    count: str
    tint: str
    picture: str


@QmlElement
class HomeModel(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types = RowsModel(TypeRow, self)
        self._facilities = RowsModel(FacilityRow, self)
        self._stage_title = ""
        self._stage_when = ""
        self._stage_place = ""

    def show(self, context: HallContext, language: str, now: dt.datetime) -> None:
        """Shows ``context`` in ``language`` as it is at ``now``."""
        event = context.event
        counts = Counter(booth.exhibit.type_id for booth in event.booths)
        self._types.show(
            [
                TypeRow(
                    kind.id,
                    kind.name.said_in(language),
                    booth_count(counts[kind.id], language),
                    tint(event, kind.id),
                    kind.icon or "category",
                )
                for kind in event.types
                if counts[kind.id]
            ]
        )
        self._facilities.show(
            [facility_row(context, kind, language) for kind in list(context.nearest)[:MOST_FACILITIES]]
        )
        self.show_stage(context, language, now)

    def show_stage(self, context: HallContext, language: str, now: dt.datetime) -> None:
        """Only what changes with the hour."""
        item = on_stage(now, context.event.programme)
        self._stage_title = item.title.said_in(language) if item else ""
        self._stage_place = item.place_id if item else ""
        if item:
            begun = item.start <= now.time()
            self._stage_when = said("stage_now" if begun else "stage_next", language, time=item.start.strftime("%H:%M"))
        self.changed.emit()

    @Property(RowsModel, constant=True)
    def types(self) -> RowsModel:
        return self._types

    @Property(RowsModel, constant=True)
    def facilities(self) -> RowsModel:
        return self._facilities

    @Property(str, notify=changed)
    def stageTitle(self) -> str:
        return self._stage_title

    @Property(str, notify=changed)
    def stageWhen(self) -> str:
        return self._stage_when

    @Property(str, notify=changed)
    def stagePlace(self) -> str:
        """The place's id, or empty where the programme names none."""
        return self._stage_place
