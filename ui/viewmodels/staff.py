"""The staff's screen: PIN, the files on a stick, what one of them would change, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.generation import Generation
from kiosk.hall.model import Text
from kiosk.refresh import RefreshRefused, apply
from kiosk.staff import AuditTrail, EventFile, Pin, PinCheck, event_files
from kiosk.store import Closures, Store, StoreError
from ui.typed_property import Property
from ui.viewmodels.closing import ClosingModel
from ui.viewmodels.presenting import said
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.staff_check import Checked, check_copy
from ui.viewmodels.staff_words import (
    ChangeRow,
    FileRow,
    GenerationRow,
    ProblemRow,
    change_rows,
    file_row,
    generation_row,
    problem_row,
)
from ui.viewmodels.staff_work import StaffWork

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PROBLEMS_SHOWN = 200
"""A list that nobody reads to its end; how many there are is said above it."""


@QmlElement
class StaffModel(QObject):
    """``mode``: ``pin``, ``menu``, ``checked``, ``generations`` or ``closures``. Nothing works before the PIN."""

    changed = Signal()
    pinRejected = Signal()
    refreshed = Signal()
    left = Signal()
    quitAsked = Signal()

    def __init__(
        self,
        store: Store,
        folder: Path,
        stick_folders: tuple[str, ...],
        now: Callable[[], dt.datetime],
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._folder, self._stick_folders, self._now = store, folder, stick_folders, now
        self._pin = Pin(folder)
        audit = AuditTrail(folder)
        self._work = StaffWork(audit, now, executor, self)
        self._work.begun.connect(self.changed)
        self._work.unrecorded.connect(self._not_recorded)
        self._language = "th"
        self._mode = "pin"
        self._message = ""
        self._files: list[EventFile] = []
        self._checked: Checked | None = None
        self._file_rows = RowsModel(FileRow, self)
        self._problem_rows = RowsModel(ProblemRow, self)
        self._change_rows = RowsModel(ChangeRow, self)
        self._generation_rows = RowsModel(GenerationRow, self)
        self._closing = ClosingModel(Closures(folder), audit, now, executor, self)
        self._closing.kept.connect(self.refreshed)
        self._closing.told.connect(lambda message: self._show(self._mode, message))

    def setLanguage(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self._message = ""
            self._say_files()
            self._say_plan()
            self.changed.emit()

    # --- in and out ------------------------------------------------------------------------------

    @Slot()
    def enter(self) -> None:
        """The staff screen was opened: ask for the PIN, as it is now on disk."""
        self._pin = Pin(self._folder)
        self._work.forget()
        self._show("pin", "" if self._pin.is_set else self._said("staff_no_pin"))

    @Slot(str)
    def tryPin(self, pin: str) -> None:
        if self._work.busy:
            return
        now = self._now()
        self._work.start(lambda: self._pin.check(pin, now), self._pin_checked, self._failed)

    def _pin_checked(self, check: PinCheck) -> None:
        if check.ok:
            self._work.record("staff mode entered", result="ok")
            self.openMenu()
            return
        self._work.record("staff mode refused", result="wrong PIN")
        wait = f"{check.wait_s:.0f}"
        self._show("pin", self._said("staff_pin_wait", seconds=wait) if check.wait_s else self._said("staff_pin_wrong"))
        self.pinRejected.emit()

    @Slot()
    def leave(self) -> None:
        """Back to the visitors' screen."""
        self._work.forget()
        self._closing.leave()
        self._checked = None
        self._show("pin", "")
        self.left.emit()

    @Slot()
    def quit(self) -> None:
        """Leaves the program; only for staff who gave the PIN."""
        if self._mode != "pin":
            self._work.record("program left", result="ok")
            self.quitAsked.emit()

    # --- refresh ---------------------------------------------------------------------------------

    @Slot()
    def openMenu(self) -> None:
        """Looks for event files on what is plugged in."""
        self._checked = None
        self._closing.leave()
        self._show("menu", self._message if self._mode == "checked" else "")
        self._work.start(
            lambda: (event_files(self._stick_folders), self._store.trouble), self._files_found, self._failed
        )

    def _files_found(self, found: tuple[list[EventFile], Text | None]) -> None:
        self._files, trouble = found
        if trouble is not None and not self._message:
            self._message = trouble.said_in(self._language)
        self._say_files()
        self.changed.emit()

    @Slot(int)
    def check(self, row: int) -> None:
        """Copies the file here, since a stick may be pulled, and checks the copy."""
        if self._work.busy or self._mode != "menu" or not 0 <= row < len(self._files):
            return
        path = self._files[row].path
        self._message = self._said("staff_checking", file=path.name)
        self._work.start(lambda: check_copy(path, self._folder, self._store), self._file_checked, self._copy_failed)

    def _file_checked(self, checked: Checked) -> None:
        self._checked = checked
        self._work.record("file checked", checked, result="ok" if checked.plan.event else "refused")
        self._show("checked", "")
        self._say_plan()

    def _copy_failed(self, _error: Exception) -> None:
        self._show("menu", self._said("staff_copy_failed"))

    @Slot()
    def apply(self) -> None:
        checked = self._checked
        if self._work.busy or checked is None or checked.plan.event is None:
            return
        now = self._now()
        self._message = self._said("staff_applying")
        work = self._work.recorded("refresh applied", lambda: apply(checked.plan, self._store, now), checked)
        self._work.start(work, self._applied, self._failed)

    def _applied(self, generation: Generation) -> None:
        self._message = self._said("staff_applied", number=generation.number)
        self.refreshed.emit()
        self.openMenu()

    # --- former data -----------------------------------------------------------------------------

    @Slot()
    def openGenerations(self) -> None:
        if self._mode == "pin":
            return
        self._show("generations", "")
        self._work.start(self._store.generations, self._say_generations, self._failed)

    @Slot(int)
    def rollBack(self, number: int) -> None:
        if self._work.busy or self._mode != "generations":
            return
        work = self._work.recorded("rolled back", lambda: self._store.rollback(number))
        self._work.start(work, self._rolled_back, self._not_rolled_back)

    def _rolled_back(self, generation: Generation) -> None:
        self.refreshed.emit()
        self.openGenerations()
        self._message = self._said("staff_applied", number=generation.number)
        self.changed.emit()

    def _not_rolled_back(self, error: Exception) -> None:
        self._show("generations", self._reason(error))

    # --- closed aisles ---------------------------------------------------------------------------

    @Slot()
    def openClosures(self) -> None:
        if self._mode != "pin":
            self._show("closures", "")
            self._closing.enter()

    # --- words -----------------------------------------------------------------------------------

    def _said(self, key: str, **values: object) -> str:
        return said(key, self._language, **values)

    def _reason(self, error: Exception) -> str:
        if isinstance(error, StoreError | RefreshRefused):
            return error.text.said_in(self._language)
        return self._said("staff_not_applied")

    def _say_files(self) -> None:
        zone = self._now().tzinfo
        self._file_rows.show([file_row(file, zone, self._language) for file in self._files])

    def _say_plan(self) -> None:
        plan = self._checked.plan if self._checked else None
        problems = plan.problems[:MOST_PROBLEMS_SHOWN] if plan else ()
        self._problem_rows.show([problem_row(problem, self._language) for problem in problems])
        self._change_rows.show(change_rows(plan.changes, self._language) if plan and plan.event else [])
        self.changed.emit()

    def _say_generations(self, generations: tuple[Generation, ...]) -> None:
        zone = self._now().tzinfo
        self._generation_rows.show([generation_row(one, zone, self._language) for one in generations])
        self.changed.emit()

    def _show(self, mode: str, message: str) -> None:
        self._mode, self._message = mode, message
        self.changed.emit()

    def _not_recorded(self, reason: str) -> None:
        self._message = self._said("staff_no_audit", reason=reason)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._show(self._mode, self._reason(error))

    # --- for QML ---------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def mode(self) -> str:
        return self._mode

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._work.busy

    @Property(str, notify=changed)
    def source(self) -> str:
        return self._checked.plan.source if self._checked else ""

    @Property(bool, notify=changed)
    def canApply(self) -> bool:
        """Whether the checked file is sound and would change something."""
        plan = self._checked.plan if self._checked else None
        return plan is not None and plan.event is not None and bool(plan.changes)

    @Property(str, notify=changed)
    def verdict(self) -> str:
        """What the check came to, in one sentence."""
        if self._checked is None:
            return ""
        plan = self._checked.plan
        errors = sum(problem.severity == "error" for problem in plan.problems)
        if plan.event is None:
            return self._said("staff_refused", count=errors)
        return self._said("staff_sound" if plan.changes else "staff_no_change")

    @Property(ClosingModel, constant=True)
    def closing(self) -> ClosingModel:
        return self._closing

    @Property(RowsModel, constant=True)
    def files(self) -> RowsModel:
        return self._file_rows

    @Property(RowsModel, constant=True)
    def problems(self) -> RowsModel:
        return self._problem_rows

    @Property(RowsModel, constant=True)
    def changes(self) -> RowsModel:
        return self._change_rows

    @Property(RowsModel, constant=True)
    def generations(self) -> RowsModel:
        return self._generation_rows
