"""What Qt finds on this machine, for ``kiosk doctor``: run in a process of its own, which Qt may abort."""

from __future__ import annotations

import platform
from typing import Any

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextLayout, QTextOption
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.paths import RESOURCES

_ASKS_FOR_THE_KEYBOARD = b"import QtQuick.VirtualKeyboard\nimport QtQuick\nItem {}"


_THREE_WORDS = "สำนักงานประกันสังคม"


def breaks_thai_between_words() -> bool:
    """Whether Qt finds libthai, by which alone it knows where a Thai word ends. Needs a QGuiApplication."""
    layout = QTextLayout(_THREE_WORDS)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1)
    layout.endLayout()
    return line.textLength() < len(_THREE_WORDS)


def probe() -> dict[str, Any]:
    """Screens by size in pixels, shipped typefaces with Thai, how its lines break, what ails the keyboard."""
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
        "thai_lines": breaks_thai_between_words(),
        "keyboard": "" if not keyboard.isError() else keyboard.errorString().strip(),
        "pyside": PySide6.__version__,
        "qt": qVersion(),
        "python": platform.python_version(),
    }
