"""Builds the application from settings: the one place where its parts are put together."""

from __future__ import annotations

import datetime as dt
import secrets
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, QLoggingCategory, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.hall.model import DEFAULT_TIMEZONE
from kiosk.hours import Clock
from kiosk.paths import RESOURCES
from kiosk.refresh import first_fill
from kiosk.settings import Effective, Settings
from kiosk.staff import Pin
from kiosk.store import Store
from kiosk.words import catalogue, filled
from ui import keyboard, painted, vnc
from ui.hall_watch import HallWatch
from ui.map import canvas as _canvas  # registers the map's painted layer with QML
from ui.screen_size import px_per_mm
from ui.viewmodels.staff import StaffModel
from ui.viewmodels.visit import Visit

assert _canvas, "imported for its registration"

QML = Path(__file__).resolve().parent / "qml"


def make_application(arguments: Sequence[str]) -> QGuiApplication:
    """The one QGuiApplication of this process, with the kiosk's fonts. Only the first call makes it."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    keyboard.prepare_environment()
    # Qt's own keyboard overrides a property of Qt's own list, and says so at every start
    QLoggingCategory.setFilterRules("qt.qml.propertyCache.append=false")
    application = QGuiApplication(list(arguments))
    application.setApplicationName("booth-kiosk")
    for font in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return application


class Kiosk(QObject):
    """A running kiosk: its window and what feeds it. ``close`` ends it."""

    def __init__(self, effective: Effective, clock: Clock, *, size: tuple[int, int] | None = None) -> None:
        super().__init__()
        settings = effective.settings
        self._settings = settings
        self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="kiosk")
        store = Store(settings.data)
        watch = self._watch = HallWatch(store, settings.data, settings.kiosk_id, clock.now, self._executor, self)
        staff = StaffModel(
            store, settings.data, settings.stick_folders, lambda: clock.now(watch.timezone), self._executor, self
        )
        self.visit = Visit(settings, clock, self._executor, staff, self)
        watch.taken.connect(self.visit.set_context)
        staff.refreshed.connect(watch.look)
        staff.quitAsked.connect(lambda: QGuiApplication.exit(0))

        self.engine = QQmlApplicationEngine()
        self.engine.addImageProvider("icon", painted.IconProvider())
        self.engine.addImportPath(str(QML / "keyboard"))
        self.engine.setInitialProperties(
            {
                "visit": self.visit,
                "pxPerMm": 4.0,
                "reducedMotion": settings.reduced_motion,
                "mayClose": settings.windowed,
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("the window's QML could not be loaded")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self._show_window(size)

    def _show_window(self, size: tuple[int, int] | None) -> None:
        settings, window = self._settings, self.window
        screen = window.screen().geometry()
        if size is not None:
            window.resize(*size)
            window.show()
        elif settings.windowed:
            window.resize(*_largest(settings.orientation, screen.width() * 0.9, screen.height() * 0.9))
            window.show()
        else:
            window.setFlag(Qt.WindowType.FramelessWindowHint)
            width, height = _largest(settings.orientation, screen.width(), screen.height())
            fills = settings.orientation == "auto" or (width > height) == (screen.width() > screen.height())
            if fills:
                width, height = screen.width(), screen.height()
            # a bare X server has no window manager that would make the window as large as the screen
            window.setGeometry(
                screen.x() + (screen.width() - width) // 2, screen.y() + (screen.height() - height) // 2, width, height
            )
            if fills:
                window.showFullScreen()
            else:
                window.show()
        self._measure()
        window.widthChanged.connect(self._measure)
        window.heightChanged.connect(self._measure)

    def _measure(self) -> None:
        window = self.window
        fills = window.visibility() == QQuickWindow.Visibility.FullScreen
        physical = window.screen().physicalSize().toTuple() if fills else None
        window.setProperty(
            "pxPerMm", px_per_mm((window.width(), window.height()), physical, self._settings.screen_inches)
        )

    def load_now(self) -> None:
        """Loads the data on this thread, before anyone can touch anything."""
        if not self._watch.load_now():
            self.visit.set_trouble()

    @property
    def busy(self) -> bool:
        """Whether anything that will change the picture is still on its way."""
        painting = any(self.visit.map.thread_.busy(kind) for kind in ("whole", "detail"))
        closing = self.visit.staff.closing
        return painting or self.visit.busy or self._watch.busy or closing.busy or closing.painting

    def close(self) -> None:
        """Closes the window and waits for what still works beside it."""
        self._watch.stop()
        self.window.setProperty("mayClose", True)
        self._executor.shutdown(wait=True, cancel_futures=True)
        self.window.close()
        self.engine.deleteLater()
        self.deleteLater()


def _largest(orientation: str, width: float, height: float) -> tuple[int, int]:
    """The largest window of ``orientation`` in a room of ``width`` × ``height``, in a full HD screen's proportions.

    ``auto`` takes the orientation of the room.
    """
    portrait = orientation == "portrait" or (orientation == "auto" and height > width)
    across, down = (9, 16) if portrait else (16, 9)
    scale = min(width / across, height / down)
    return int(across * scale), int(down * scale)


def prepare_data(settings: Settings, now: dt.datetime) -> Store:
    """The data folder, filled from the shipped event at first use only. Raises ``StoreError``.

    Where there was data and all of it is damaged, the shipped event would mislead visitors: staff must bring a file.
    """
    store = Store(settings.data)
    if store.active() is None and store.trouble is None:
        first_fill(store, now)
    return store


def build(effective: Effective, clock: Clock, *, size: tuple[int, int] | None = None) -> Kiosk:
    """A kiosk with its data loaded and its window shown, full screen unless ``size`` (pixels) or settings say else.

    Needs ``make_application`` first. Raises ``StoreError`` if there is no data and none can be made.
    """
    prepare_data(effective.settings, clock.now(DEFAULT_TIMEZONE))
    kiosk = Kiosk(effective, clock, size=size)
    kiosk.load_now()
    return kiosk


def run(effective: Effective, clock: Clock, *, language: str, vnc_port: int | None = None) -> int:
    """Runs the kiosk until staff leave it or a signal ends it; the exit code.

    What the terminal must know is said in ``language``, that of whoever started it.
    With ``vnc_port`` its screen is shown on this machine's loopback address alone; raises ``VncError`` if it cannot be.
    """
    if vnc_port is not None:
        vnc.choose_platform(vnc_port, portrait=effective.settings.orientation == "portrait")
    # Threads that search and paint hand Python back to the interface's thread within a frame's small part
    sys.setswitchinterval(0.001)
    application = make_application(sys.argv[:1])
    if vnc_port is not None:
        vnc.LoopbackOnly(application, vnc_port).settle()
    words = catalogue("ui")
    pin = Pin(effective.settings.data).ensure(secrets.randbelow)
    if pin is not None:
        print(filled(words["staff_first_pin"], pin=pin).said_in(language), file=sys.stderr)
    if vnc_port is not None:
        print(filled(words["vnc_running"], port=vnc_port).said_in(language), file=sys.stderr)
    kiosk = build(effective, clock)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QGuiApplication.exit(0))
    # lets Python look at signals while Qt waits for events
    awake = QTimer(kiosk, interval=500)
    awake.timeout.connect(lambda: None)
    awake.start()
    code = application.exec()
    kiosk.close()
    # no event loop will do it any more
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code
