"""The booths of one innovation type or one agency, and the one booth that was chosen."""

from __future__ import annotations

from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.hall.model import Booth
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.presenting import (
    BoothRow,
    all_agencies,
    booth_count,
    booth_row,
    keep_together,
    natural,
    tint,
    walk_to,
)
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BoothsModel(QObject):
    """``choose`` says which booths; ``show`` says them in a language, the rows through a worker."""

    changed = Signal()

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = LatestWorker(executor, self)
        self._codes: list[str] = []
        self._rows = RowsModel(BoothRow, self)
        self._type_id = ""
        self._agency_id = ""
        self._title = ""
        self._colour = ""
        self._icon = ""
        self._count = ""

    def choose(self, *, type_id: str = "", agency_id: str = "") -> bool:
        """The booths of a type or of an agency. Whether that is another choice than before."""
        before = self._type_id, self._agency_id
        self._type_id, self._agency_id = type_id, agency_id
        return before != (type_id, agency_id)

    def _belongs(self, booth: Booth) -> bool:
        if self._agency_id:
            return self._agency_id in booth.agency_ids
        return bool(self._type_id) and booth.exhibit.type_id == self._type_id

    def show(self, context: HallContext, language: str) -> None:
        booths = sorted(filter(self._belongs, context.event.booths), key=lambda booth: natural(booth.code))
        kind = context.event.type_by_id.get(self._type_id)
        agency = context.event.agency_by_id.get(self._agency_id)
        named = agency or kind
        self._title = named.name.said_in(language) if named else ""
        self._colour = tint(context.event, self._type_id)
        self._icon = (kind.icon or "category") if kind else "list"
        self._count = booth_count(len(booths), language)
        self._codes = [booth.code for booth in booths]
        of = self._type_id, self._agency_id
        self._worker.ask(
            lambda: [booth_row(context, booth, language) for booth in booths], lambda rows: self._rows.show(rows, of)
        )
        self.changed.emit()

    @property
    def codes(self) -> list[str]:
        return self._codes

    @property
    def busy(self) -> bool:
        return self._worker.busy

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def countText(self) -> str:
        return self._count

    @Property(str, notify=changed)
    def colour(self) -> str:
        return self._colour

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._icon


@QmlElement
class BoothModel(QObject):
    """The chosen booth, all texts plain."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._texts: dict[str, str] = {}

    def choose(self, code: str) -> None:
        self._code = code

    def show(self, context: HallContext, language: str) -> None:
        booth = context.event.booth_by_code.get(self._code)
        self._texts = {}
        if booth is not None:
            kind = context.event.type_by_id.get(booth.exhibit.type_id)
            self._texts = {
                "agency": all_agencies(context.event, booth, language),
                "title": booth.exhibit.title.said_in(language),
                "description": keep_together(booth.exhibit.description.said_in(language)),
                "walk": walk_to(context, (booth.code,), language),
                "typeName": kind.name.said_in(language) if kind else "",
                "colour": tint(context.event, booth.exhibit.type_id),
                "icon": (kind.icon or "category") if kind else "category",
            }
        self.changed.emit()

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code

    @Property(str, notify=changed)
    def agency(self) -> str:
        return self._texts.get("agency", "")

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._texts.get("title", "")

    @Property(str, notify=changed)
    def description(self) -> str:
        return self._texts.get("description", "")

    @Property(str, notify=changed)
    def walk(self) -> str:
        return self._texts.get("walk", "")

    @Property(str, notify=changed)
    def typeName(self) -> str:
        return self._texts.get("typeName", "")

    @Property(str, notify=changed)
    def colour(self) -> str:
        return self._texts.get("colour", "")

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._texts.get("icon", "")
