"""When nobody has touched the screen for a while: ask, count down, forget."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.typed_property import Property

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


STAFF_SECONDS = 240
"""How long the staff's screen may lie still: a list of problems takes longer to read than a map."""


@QmlElement
class IdleModel(QObject):
    """``secondsLeft`` is 0 while nothing is asked. ``expired`` once the countdown ran out."""

    changed = Signal()
    expired = Signal()

    def __init__(self, idle_seconds: int, countdown_seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle_seconds = idle_seconds
        self._countdown_seconds = countdown_seconds
        self._quiet_seconds = idle_seconds
        self._last_touch = time.monotonic()
        self._left = 0
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._look)

    def watch(self, on: bool, *, patient: bool = False) -> None:
        """Starts or stops watching; the welcome screen has nothing to forget. ``patient``: with staff, who read."""
        self._quiet_seconds = max(STAFF_SECONDS, self._idle_seconds) if patient else self._idle_seconds
        self.touched()
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def touched(self) -> None:
        """A touch anywhere keeps the visitor's place."""
        self._last_touch = time.monotonic()
        self._set_left(0)

    def _look(self) -> None:
        quiet = time.monotonic() - self._last_touch
        if quiet >= self._quiet_seconds + self._countdown_seconds:
            self.watch(False)
            self.expired.emit()
        elif quiet >= self._quiet_seconds:
            self._set_left(int(self._quiet_seconds + self._countdown_seconds - quiet) + 1)

    def _set_left(self, seconds: int) -> None:
        if seconds != self._left:
            self._left = seconds
            self.changed.emit()

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self._left

    @Property(int, constant=True)
    def countdownSeconds(self) -> int:
        return self._countdown_seconds
