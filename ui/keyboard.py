"""The on-screen keyboard's surroundings, made ready before Qt starts."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

KEYBOARD = Path(__file__).resolve().parent / "qml" / "keyboard"


def prepare_environment(environment: MutableMapping[str, str] = os.environ) -> None:
    """Chooses Qt Virtual Keyboard with this kiosk's style and layouts. To be called before the QGuiApplication is made.

    Qt reads these variables while the application object is constructed: ``QT_IM_MODULES`` (since 6.7, before
    ``QT_IM_MODULE``) names the input context; a value of the desktop's (``ibus``, ``fcitx``) would leave the keyboard
    dead, so both are replaced. Qt's Wayland client says that it does not support the module, yet makes the input
    context on the client's side like every other platform, and an ``InputPanel`` inside the window is all it needs.

    ``QT_VIRTUALKEYBOARD_DESKTOP_DISABLE`` keeps Qt from opening a keyboard window of its own on xcb.
    The style is found through the QML import path, in ``QtQuick/VirtualKeyboard/Styles/kiosk``.
    """
    environment["QT_IM_MODULE"] = "qtvirtualkeyboard"
    environment["QT_IM_MODULES"] = "qtvirtualkeyboard"
    environment["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    environment["QT_VIRTUALKEYBOARD_STYLE"] = "kiosk"
    environment["QT_VIRTUALKEYBOARD_LAYOUT_PATH"] = str(KEYBOARD / "layouts")
    paths = [path for path in environment.get("QML_IMPORT_PATH", "").split(os.pathsep) if path]
    if str(KEYBOARD) not in paths:
        environment["QML_IMPORT_PATH"] = os.pathsep.join([str(KEYBOARD), *paths])
