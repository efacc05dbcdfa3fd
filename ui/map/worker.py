"""One thread that paints: the latest wish wins, and the interface thread is never kept waiting."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

_log = logging.getLogger(__name__)
STRETCH_SECONDS = 0.002
"""How long Python runs here before the interface thread may have its turn."""
PAUSE_SECONDS = 0.0003


class Overtaken(Exception):
    """A newer wish of the same kind has come; the work at hand is of no use."""


Job = Callable[[Callable[[], None]], Any]
"""Work that calls its argument between small pieces; that may raise ``Overtaken``."""


class PaintThread(QObject):
    """Runs jobs by kind, kinds asked for first going first; of each kind only the latest job counts.

    A job that is overtaken while it runs is broken off, but never twice in a row: whoever wishes something new more
    quickly than it can be painted still sees pictures.
    """

    done = Signal(str, object)
    """Kind and what its job returned, on the thread that this object lives in."""
    _finished = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[str, Job] = {}
        self._running = ""
        self._broken: set[str] = set()
        self._stopped = False
        self._busy_fingers = False
        self._turn = 0.0
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, kind: str, job: Job) -> None:
        with self._lock:
            self._wishes[kind] = job
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._run, name="map painter", daemon=True)
                self._thread.start()
            self._lock.notify()

    def busy(self, kind: str) -> bool:
        """Whether a job of ``kind`` waits or runs."""
        with self._lock:
            return kind in self._wishes or self._running == kind

    def give_way(self, fingers_move: bool) -> None:
        """While fingers move the picture, painting takes at most half of the time."""
        self._busy_fingers = fingers_move

    def stop(self) -> None:
        """Ends the thread; waits for the piece of work at hand, which is short."""
        with self._lock:
            self._stopped = True
            self._wishes.clear()
            self._lock.notify()
        if self._thread is not None:
            self._thread.join(2.0)

    def _rest(self) -> None:
        if self._stopped or (self._running in self._wishes and self._running not in self._broken):
            raise Overtaken
        worked = time.perf_counter() - self._turn
        if worked > STRETCH_SECONDS:
            time.sleep(worked if self._busy_fingers else PAUSE_SECONDS)
            self._turn = time.perf_counter()

    def _run(self) -> None:
        while True:
            with self._lock:
                self._running = ""
                self._lock.wait_for(lambda: self._wishes or self._stopped)
                if self._stopped:
                    return
                self._running = next(iter(self._wishes))
                job = self._wishes.pop(self._running)
            self._turn = time.perf_counter()
            try:
                result = job(self._rest)
                self._broken.discard(self._running)
                self._finished.emit(self._running, result)
            except Overtaken:
                self._broken.add(self._running)
            except RuntimeError:  # the window is gone, and Qt's half of this object with it
                return
            except Exception:  # noqa: BLE001 - whatever it was, the thread must live on and the log tell
                _log.exception("the map could not be painted")

    @Slot(str, object)
    def _deliver(self, kind: str, result: object) -> None:
        self.done.emit(kind, result)
