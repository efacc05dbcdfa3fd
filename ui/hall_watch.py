"""Keeps what the kiosk shows in step with its data folder: new generations, and aisles closed and opened again."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from kiosk.hall.model import DEFAULT_TIMEZONE
from kiosk.store import Closures, Store
from ui.viewmodels.context import HallContext, load_context
from ui.viewmodels.worker import LatestWorker

POLL_MS = 3000
"""Some file systems tell nothing."""
LONGEST_WAIT_S = 3600.0
"""The clock of the machine may be put right meanwhile."""


@dataclass(frozen=True)
class _News:
    """``context``: what is to be shown from now on, None if that is on the screen already. ``seconds``: until a closure
    begins or ends by itself."""

    context: HallContext | None = None
    seconds: float | None = None


class HallWatch(QObject):
    """Hands over with ``taken`` a ``HallContext`` whenever another generation is active or other aisles are closed.

    It does not matter who changed the data folder: staff at this screen, a command in a shell, or the hour.
    ``now``: the time in a zone that is named to it.
    """

    taken = Signal(object)

    def __init__(
        self,
        store: Store,
        folder: Path,
        kiosk_id: str,
        now: Callable[[str], dt.datetime],
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._kiosk_id, self._now = store, kiosk_id, now
        self._closures = Closures(folder)
        self._worker = LatestWorker(executor, self)
        self._context: HallContext | None = None
        self._again = False
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._poll.start()
        self._change = QTimer(self, singleShot=True)
        self._change.timeout.connect(self.look)

    @property
    def timezone(self) -> str:
        return self._context.event.info.timezone if self._context else DEFAULT_TIMEZONE

    @property
    def busy(self) -> bool:
        """Whether something new may be on its way."""
        return self._worker.busy

    def load_now(self) -> bool:
        """Loads the data on this thread, before anyone can touch anything. Whether there are any."""
        if self._store.active() is None:
            return False
        self._take(self._news(None))
        return True

    @Slot()
    def look(self) -> None:
        """Looks for something new in a worker. Asked again meanwhile, it looks once more: loading may take long."""
        if self._worker.busy:
            self._again = True
            return
        shown = self._context
        self._worker.ask(lambda: self._news(shown), self._take, lambda _: self._take(_News()))

    def stop(self) -> None:
        self._poll.stop()
        self._change.stop()
        self._watcher.blockSignals(True)

    def _news(self, shown: HallContext | None) -> _News:
        active = self._store.active()
        if active is None:
            return _News()
        same = shown is not None and shown.generation == active.number
        context = shown if same and shown is not None else load_context(self._store, self._kiosk_id)
        now = self._now(context.event.info.timezone)
        closures, change = self._closures.in_force(now), self._closures.next_change(now)
        seconds = (change - now).total_seconds() if change else None
        if same and closures == context.closures:
            return _News(None, seconds)
        return _News(context.closing(closures), seconds)

    def _take(self, news: _News) -> None:
        if news.context is not None:
            other = self._context is None or news.context.generation != self._context.generation
            self._context = news.context
            if other:
                # what an event consists of lives until the next one; every collection would cost frames
                gc.collect()
                gc.freeze()
            self.taken.emit(news.context)
        if news.seconds is None:
            self._change.stop()
        else:
            self._change.start(int(min(news.seconds, LONGEST_WAIT_S) * 1000) + 1)
        if self._again:
            self._again = False
            self.look()
