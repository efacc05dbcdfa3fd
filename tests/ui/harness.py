"""A visitor for tests: touches a real window, types on its on-screen keyboard and reads what stands on it.

Everything goes through touch events of one touch screen and through the window's item tree; nothing calls into the
interface from behind. Coordinates are the window's logical pixels, times seconds.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtQuick import QQuickItem

from tests.ui.fingers import Toucher, touch_screen
from tests.ui.looking import STEP, NotSeen, Place, SeenText, is_key, seen_part, walk

__all__ = ["NotSeen", "Place", "SeenText", "Visitor", "seen_part", "touch_screen", "walk"]

KEYS = "keyboardLayoutLoader"
"""What Qt Virtual Keyboard calls the item around its keys."""


class Visitor(Toucher):
    """Somebody in front of a window, who can also type."""

    def keyboard_keys(self) -> list[QQuickItem]:
        """The keys on the screen."""
        layout = self.named(KEYS)
        return [] if layout is None else [item for item in walk(layout) if is_key(item)]

    def keyboard_is_up(self) -> bool:
        return self.named(KEYS) is not None

    def wait_for_keyboard(self, up: bool = True) -> None:
        self.wait_until(lambda: self.keyboard_is_up() is up, otherwise=f"the keyboard is not {'up' if up else 'away'}")
        if up:
            self.wait_for_stillness(self.item(KEYS))

    def type_on_keyboard(self, text: str) -> None:
        """Touches the key of each letter, by way of the shift and the language keys where needed."""
        self.wait_for_keyboard()
        for letter in text:
            self.touch_item(self._key_for(letter))

    def key_types(self, letter: str) -> QQuickItem | None:
        """The key now on the screen that types ``letter``; capitals serve for small letters where there are none."""
        keys = self.keyboard_keys()
        same = [key for key in keys if key.property("text") == letter]
        return next(iter(same or [key for key in keys if key.property("text") == letter.upper()]), None)

    def touch_key(self, name: str) -> None:
        """Touches ``shift``, ``language``, ``backspace``, ``space`` or ``enter``."""
        self.touch_item(self.special_key(name))

    def special_key(self, name: str) -> QQuickItem:
        tests: dict[str, Callable[[QQuickItem], bool]] = {
            "shift": lambda key: key.metaObject().indexOfProperty("mode") >= 0,
            "language": lambda key: key.metaObject().indexOfProperty("locale") >= 0,
            "backspace": lambda key: key.metaObject().className().startswith("BackspaceKey"),
            "space": lambda key: key.property("text") == " ",
            "enter": lambda key: key.property("text") == "\n",
        }
        key = next((key for key in self.keyboard_keys() if tests[name](key)), None)
        if key is None:
            raise NotSeen(f"the keyboard has no {name} key")
        return key

    def _key_for(self, letter: str) -> QQuickItem:
        for ways in ((), ("shift",), ("language",), ("shift",)):
            for way in ways:
                if way == "shift" and not any(
                    key.metaObject().indexOfProperty("mode") >= 0 for key in self.keyboard_keys()
                ):
                    continue
                self.touch_key(way)
                self.rest(5 * STEP)
            key = self.key_types(letter)
            if key is not None:
                return key
        raise NotSeen(f"the keyboard cannot type {letter!r}")
