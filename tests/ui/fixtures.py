"""Fixtures for tests with real windows, shared by ``tests/ui`` and ``tests/journeys``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from tests.ui.harness import Visitor

if TYPE_CHECKING:
    from ui.app import Kiosk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
AN_OPEN_HOUR = "2016-12-08T10:30"

# What Qt says about its own files and about libraries of this machine; from threads, too
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qml.propertyCache.append=false")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever QML complains about fails the test in which it does."""
    for item in items:
        if "application" in getattr(item, "fixturenames", ()) and item.get_closest_marker("qt_log_level_fail") is None:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    """The process's application, with the kiosk's fonts and its keyboard."""
    from ui.app import make_application

    application = make_application(["kiosk"])
    application.setQuitOnLastWindowClosed(False)
    return application


@pytest.fixture(scope="session")
def qapp(application: QGuiApplication) -> QGuiApplication:
    """pytest-qt's own name for it."""
    return application


@pytest.fixture
def scene(application: QGuiApplication, tmp_path: Path) -> Iterator[Callable[..., Visitor]]:
    """Shows a small QML file's text, whose root is a Window, which may import ``components`` and ``theme``."""
    from ui.app import QML
    from ui.painted import IconProvider

    engines = []

    def show(qml: str, size: tuple[int, int] = PORTRAIT) -> Visitor:
        engine = QQmlApplicationEngine()
        engines.append(engine)
        engine.addImageProvider("icon", IconProvider())
        file = tmp_path / f"Scene{len(engines)}.qml"
        file.write_text(qml.replace('import "', f'import "{QML.as_uri()}/'), "utf-8")
        # not loadData: that keeps Python's lock while Qt's loader thread may want to say something to Python
        engine.load(QUrl.fromLocalFile(str(file)))
        (window,) = engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        _show(window, size)
        return Visitor(window)

    yield show
    _put_keyboard_away(application)
    for engine in engines:
        for window in engine.rootObjects():
            assert isinstance(window, QQuickWindow)
            window.close()
        engine.deleteLater()
    _clear_away(application)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped event in it, made once; to be copied, not used."""
    import datetime as dt

    from kiosk.refresh import first_fill
    from kiosk.store import Store

    folder = tmp_path_factory.mktemp("filled")
    first_fill(Store(folder), dt.datetime(2016, 12, 7, 9, 0, tzinfo=dt.UTC))
    return folder


@pytest.fixture
def start_kiosk(application: QGuiApplication, filled_folder: Path, tmp_path: Path) -> Iterator[Callable[..., Started]]:
    """Starts the real kiosk on a fresh copy of the shipped event's data folder; ``options`` are settings by name."""
    from kiosk import settings
    from kiosk.hours import Clock
    from ui.app import build

    started: list[Kiosk] = []

    def start(
        size: tuple[int, int] | None = PORTRAIT,
        language: str = "th",
        now: str = AN_OPEN_HOUR,
        *,
        before: Callable[[Path], None] | None = None,
        **options: object,
    ) -> Started:
        """``size``: None leaves it to the settings. ``before`` is done to the data folder before the start."""
        folder = tmp_path / f"data{len(started)}"
        shutil.copytree(filled_folder, folder)
        if before is not None:
            before(folder)
        chosen = {"data": str(folder), "language": language, "now": now, **options}
        effective = settings.load(chosen, {}, tmp_path / "no-such-file.toml")
        values = effective.settings
        kiosk = build(effective, Clock.starting(values.now, fixed=values.now_fixed), size=size)
        started.append(kiosk)
        _show(kiosk.window, size)
        return Started(kiosk, folder)

    yield start
    _put_keyboard_away(application)
    for kiosk in started:
        kiosk.close()
    _clear_away(application)


class Started(Visitor):
    """A visitor in front of a running kiosk, and what belongs to it."""

    def __init__(self, kiosk: Kiosk, folder: Path) -> None:
        super().__init__(kiosk.window)
        self.kiosk = kiosk
        self.folder = folder


def _show(window: QQuickWindow, size: tuple[int, int] | None) -> None:
    if size is not None:
        window.resize(*size)
        window.show()
    window.requestActivate()
    assert QTest.qWaitForWindowActive(window, 5000), "the window does not become active"


def _put_keyboard_away(application: QGuiApplication) -> None:
    """Qt has one input method for all windows of the process; the next test's must not begin with it shown."""
    application.inputMethod().hide()
    application.processEvents()


def _clear_away(application: QGuiApplication) -> None:
    """Lets what was closed go before the next test begins."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
