"""What staff set going on their screen: one thing at a time, beside the interface, with its line in the audit trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.hall.generation import Generation
from kiosk.staff import AuditTrail
from ui.viewmodels.staff_check import Checked
from ui.viewmodels.worker import LatestWorker

Answer = TypeVar("Answer")


class StaffWork(QObject):
    """Works on ``executor`` and tells with ``begun`` that it does; ``unrecorded``: why the trail could not be written.

    ``unrecorded`` is told once the work during which it happened is answered.
    """

    begun = Signal()
    unrecorded = Signal(str)

    def __init__(
        self, audit: AuditTrail, now: Callable[[], dt.datetime], executor: Executor, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._audit, self._now = audit, now
        self._worker = LatestWorker(executor, self)
        self._busy = False
        self._reason = ""

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def forget(self) -> None:
        """Drops the answer that is still to come, if any; what is worked on goes on."""
        self._worker.forget()
        self._busy = False

    def start(
        self, work: Callable[[], Answer], then: Callable[[Answer], None], failed: Callable[[Exception], None]
    ) -> None:
        """Runs ``work`` elsewhere, then ``then(answer)`` or ``failed(error)`` here."""

        def done(answer: Answer) -> None:
            self._busy = False
            then(answer)
            if self._reason:
                reason, self._reason = self._reason, ""
                self.unrecorded.emit(reason)

        def gone_wrong(error: Exception) -> None:
            self._busy = False
            failed(error)

        self._busy = True
        self.begun.emit()
        self._worker.ask(work, done, gone_wrong)

    def recorded(
        self, what: str, work: Callable[[], Generation], checked: Checked | None = None
    ) -> Callable[[], Generation]:
        """``work``, leaving its line in the audit trail where it is done: also when nobody waits for it any more."""

        def run() -> Generation:
            try:
                generation = work()
            except Exception as error:
                self.record(f"{what}: refused", checked, result=type(error).__name__)
                raise
            self.record(what, checked, result=f"generation {generation.number}")
            return generation

        return run

    def record(self, what: str, checked: Checked | None = None, *, result: str) -> None:
        """Leaves a line in the audit trail, with the file that was ``checked``."""
        source = checked.plan.source if checked else ""
        sha256 = checked.sha256 if checked else ""
        try:
            self._audit.record(self._now(), what, source=source, sha256=sha256, result=result)
        except OSError as error:  # a full disk must not keep staff from putting it right
            self._reason = error.strerror or str(error)
