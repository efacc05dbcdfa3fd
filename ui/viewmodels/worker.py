"""Work beside the interface thread: of several questions asked quickly, only the last is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Answer = TypeVar("Answer")
_log = logging.getLogger(__name__)


class LatestWorker(QObject):
    """Runs work on ``executor`` and hands its answer over on the interface thread.

    An answer overtaken by a newer question is dropped. A failure is logged and answered with ``failed``, if given.
    """

    _finished = Signal(int, object, object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._latest = 0
        self._answered = 0
        self._then: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs ``work`` elsewhere, then ``then(answer)`` here."""
        self._latest += 1
        self._then, self._failed = then, failed
        self._executor.submit(self._run, self._latest, work)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._answered != self._latest

    def forget(self) -> None:
        """Drops the answer that is still to come, if any."""
        self._latest += 1
        self._answered = self._latest
        self._then = self._failed = None

    def _run(self, ticket: int, work: Callable[[], object]) -> None:
        if ticket != self._latest:
            return
        try:
            answer, error = work(), None
        except Exception as caught:  # noqa: BLE001 - whatever it was, a thread must not end in silence
            answer, error = None, caught
        try:
            self._finished.emit(ticket, answer, error)
        except RuntimeError:  # the window was closed meanwhile and Qt's half of this object is gone
            _log.debug("an answer came after the end")

    @Slot(int, object, object)
    def _deliver(self, ticket: int, answer: object, error: Exception | None) -> None:
        if ticket != self._latest:
            return
        self._answered = ticket
        then, failed = self._then, self._failed
        if error is None:
            if then is not None:
                then(answer)
            return
        _log.error("work beside the interface failed", exc_info=error)
        if failed is not None:
            failed(error)
