"""All agencies in the order of their alphabet, with the letters that a rail offers."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from PySide6.QtCore import QCollator, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.model import Booth
from ui.typed_property import Property
from ui.viewmodels.context import HallContext
from ui.viewmodels.presenting import natural, walk_to
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.worker import LatestWorker

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LEADING_VOWELS = "เแโใไ"


def index_letter(name: str) -> str:
    """The letter a name is filed under: in Thai its first consonant, since leading vowels sort under that."""
    letters = [letter for letter in name if letter.isalnum() and letter not in LEADING_VOWELS]
    return letters[0].upper() if letters else ""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """``letter`` is filled on the first row of its letter."""

    agencyId: str
    name: str
    codes: str
    walk: str
    letter: str


def agency_rows(context: HallContext, language: str) -> list[AgencyRow]:
    """The agencies that have a booth, in the alphabet of ``language``."""
    booths: dict[str, list[Booth]] = {}
    for booth in context.event.booths:
        for agency_id in booth.agency_ids:
            booths.setdefault(agency_id, []).append(booth)
    collator = QCollator(QLocale("th_TH" if language == "th" else "en_GB"))
    collator.setNumericMode(True)
    names = [(agency.name.said_in(language), agency.id) for agency in context.event.agencies if agency.id in booths]
    names.sort(key=lambda pair: collator.sortKey(pair[0]))
    rows: list[AgencyRow] = []
    letters: set[str] = set()
    for name, agency_id in names:
        letter = index_letter(name)
        codes = sorted((booth.code for booth in booths[agency_id]), key=natural)
        first = "" if letter in letters else letter
        letters.add(letter)
        rows.append(AgencyRow(agency_id, name, ", ".join(codes), walk_to(context, codes, language), first))
    return rows


@QmlElement
class AgenciesModel(QObject):
    changed = Signal()

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = LatestWorker(executor, self)
        self._rows = RowsModel(AgencyRow, self)
        self._letters: list[str] = []

    def show(self, context: HallContext, language: str) -> None:
        """Sorted in a worker: five thousand agencies take longer than a frame."""
        self._worker.ask(lambda: agency_rows(context, language), lambda rows: self._take(rows, language))

    def _take(self, rows: list[AgencyRow], language: str) -> None:
        self._letters = [row.letter for row in rows if row.letter]
        self._rows.show(rows, language)
        self.changed.emit()

    @property
    def busy(self) -> bool:
        return self._worker.busy

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(list, notify=changed)
    def letters(self) -> list[str]:
        return self._letters

    @Slot(str, result=int)
    def firstRow(self, letter: str) -> int:
        """The number of the first row under ``letter``, or -1."""
        return next((i for i, row in enumerate(self._rows.rows) if row.letter == letter), -1)
