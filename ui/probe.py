"""What Qt finds on this machine, for ``kiosk doctor``: run in a process of its own, which Qt may abort."""

from __future__ import annotations

import platform
from typing import Any

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.paths import RESOURCES

_ASKS_FOR_THE_KEYBOARD = b"import QtQuick.VirtualKeyboard\nimport QtQuick\nItem {}"


def probe() -> dict[str, Any]:
    """Screens by size in pixels, shipped typefaces that load and have Thai, what ails the keyboard, versions."""
    application = QGuiApplication(["kiosk"])
    families = []
    for font in sorted((RESOURCES / "fonts").glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
    thai = QFontDatabase.families(QFontDatabase.WritingSystem.Thai)
    engine = QQmlEngine()
    keyboard = QQmlComponent(engine)
    keyboard.setData(_ASKS_FOR_THE_KEYBOARD, "")
    return {
        "platform": application.platformName(),
        "screens": [[screen.size().width(), screen.size().height()] for screen in application.screens()],
        "thai_fonts": sorted(set(families) & set(thai)),
        "keyboard": "" if not keyboard.isError() else keyboard.errorString().strip(),
        "pyside": PySide6.__version__,
        "qt": qVersion(),
        "python": platform.python_version(),
    }
