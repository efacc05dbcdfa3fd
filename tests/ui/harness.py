"""A visitor for tests: touches a real window, types on its on-screen keyboard and reads what stands on it.

Everything goes through touch events of one touch screen and through the window's item tree; nothing calls into the
interface from behind. Coordinates are the window's logical pixels, times seconds.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

PATIENCE = 5.0
"""How long a test waits for what it expects, unless it says otherwise."""
STEP = 0.02
BREATH = 0.004
"""Between a touch and the next look: time for what the touch sets off at once."""

_KEYS = "keyboardLayoutLoader"
"""What Qt Virtual Keyboard calls the item around its keys."""
_TEXT_TYPES = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")


Place = tuple[float, float]
"""x and y in the window."""


class NotSeen(AssertionError):
    """What the visitor looked for is not on the screen."""


@dataclass(frozen=True)
class SeenText:
    """A text on the screen: its words without markup, and the part of it that can be seen, in the window."""

    text: str
    rect: QRectF
    item: QQuickItem

    @property
    def elided(self) -> bool:
        return bool(self.item.property("truncated"))


@cache
def touch_screen() -> QPointingDevice:
    """The one touch screen of this process."""
    return QTest.createTouchDevice()


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """All items below ``item`` that are not hidden, parents before their children."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from walk(child)


def seen_part(item: QQuickItem) -> QRectF:
    """The part of ``item`` that is neither outside the window, clipped away, hidden nor transparent; may be empty."""
    if not item.isVisible():
        return QRectF()
    part = _whole(item)
    opacity = 1.0
    ancestor = item
    while (parent := ancestor.parentItem()) is not None:
        opacity *= ancestor.opacity()
        ancestor = parent
        # the topmost is as large as the window
        if ancestor.clip() or ancestor.parentItem() is None:
            part &= _whole(ancestor)
    return part if opacity >= 0.05 else QRectF()


def _whole(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _plain(item: QQuickItem) -> str:
    text = str(item.property("text") or "")
    if item.inherits("QQuickText") and ("<" in text or "&" in text) and _has_markup(item):
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return text


def _has_markup(text: QQuickItem) -> bool:
    """Whether its ``textFormat`` is not ``Text.PlainText``; asked in QML, since Python cannot read the enum."""
    asked = QQmlExpression(QQmlEngine.contextForObject(text), text, "textFormat !== 0")
    answer, _ = asked.evaluate()
    return bool(answer)


def _is_key(item: QQuickItem) -> bool:
    return item.metaObject().indexOfProperty("keyType") >= 0


class Visitor:
    """Somebody in front of ``window``."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window

    # --- reading ---------------------------------------------------------------------------------

    def items(self) -> Iterator[QQuickItem]:
        """Every item of the window that can be seen, even in part."""
        return (item for item in self._there() if not seen_part(item).isEmpty())

    def _there(self) -> Iterator[QQuickItem]:
        return walk(self.window.contentItem())

    def texts(self) -> list[SeenText]:
        """Every text on the screen, without the on-screen keyboard's keys, from top to bottom."""
        found = []
        for item in self._there():
            if not any(item.inherits(kind) for kind in _TEXT_TYPES) or _key_above(item) is not None:
                continue
            text = _plain(item)
            part = seen_part(item) if text.strip() else QRectF()
            if not part.isEmpty():
                found.append(SeenText(text, part, item))
        return sorted(found, key=lambda seen: (seen.rect.y(), seen.rect.x()))

    def reads(self) -> str:
        """All that stands on the screen, a line a text; for messages and for looking."""
        return "\n".join(seen.text for seen in self.texts())

    def sees_now(self, words: str | re.Pattern[str]) -> bool:
        return bool(self._matching(words))

    def sees(self, words: str | re.Pattern[str], within: float = PATIENCE) -> SeenText:
        """The text that has ``words`` in it, as soon as there is one; raises ``NotSeen`` after ``within`` seconds."""
        self.wait_until(
            lambda: self.sees_now(words), within, lambda: f"nothing says {words!r}; it says:\n{self.reads()}"
        )
        return self._matching(words)[0]

    def no_longer_sees(self, words: str | re.Pattern[str], within: float = PATIENCE) -> None:
        self.wait_until(lambda: not self.sees_now(words), within, lambda: f"it still says {words!r}")

    def _matching(self, words: str | re.Pattern[str]) -> list[SeenText]:
        texts = self.texts()
        if isinstance(words, re.Pattern):
            return [seen for seen in texts if words.search(seen.text)]
        same = [seen for seen in texts if seen.text.strip() == words]
        return same or [seen for seen in texts if words in seen.text]

    def item(self, name: str, within: float = PATIENCE) -> QQuickItem:
        """The visible item of this ``objectName``."""
        self.wait_until(lambda: self.named(name) is not None, within, lambda: f"no item is named {name!r}")
        item = self.named(name)
        assert item is not None
        return item

    def named(self, name: str) -> QQuickItem | None:
        named = (item for item in self._there() if item.objectName() == name)
        return next((item for item in named if not seen_part(item).isEmpty()), None)

    def picture(self, path: Path | None = None) -> QImage:
        """What the window shows, saved to ``path`` if given."""
        image = self.window.grabWindow()
        assert not image.isNull(), "the window gives no picture"
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            assert image.save(str(path)), f"{path} cannot be written"
        return image

    # --- waiting ---------------------------------------------------------------------------------

    def rest(self, seconds: float) -> None:
        """Does nothing for a while; the window goes on living.

        Not ``QTest.qWait``: that keeps Python's lock, and the threads that search and paint would starve.
        """
        end = time.monotonic() + seconds
        while True:
            QCoreApplication.processEvents()
            if (left := end - time.monotonic()) <= 0:
                return
            time.sleep(min(left, 0.002))

    def wait_until(
        self, happens: Callable[[], bool], within: float = PATIENCE, otherwise: Callable[[], str] | str = "it does not"
    ) -> None:
        end = time.monotonic() + within
        while not happens():
            if time.monotonic() > end:
                raise NotSeen(otherwise if isinstance(otherwise, str) else otherwise())
            self.rest(STEP)

    def wait_for_stillness(self, item: QQuickItem) -> None:
        """Until neither ``item`` nor what is directly on it moves, as after a slide or a flick."""
        before: list[QRectF] = []
        while (now := [_whole(one) for one in (item, *item.childItems())]) != before:
            before = now
            self.rest(4 * STEP)

    # --- touching --------------------------------------------------------------------------------

    def press(self, x: float, y: float, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_screen()).press(finger, _point(x, y)).commit()

    def move(self, x: float, y: float, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_screen()).move(finger, _point(x, y)).commit()

    def release(self, x: float, y: float, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_screen()).release(finger, _point(x, y)).commit()

    def touch(self, x: float, y: float) -> None:
        self.press(x, y)
        self.release(x, y)
        self.rest(BREATH)

    def touch_item(self, what: str | QQuickItem | SeenText, within: float = PATIENCE) -> None:
        """Touches the middle of what can be seen of an item, or of the item so named, or of the text that says so."""
        self.touch(*self.place_of(what, within))

    def place_of(self, what: str | QQuickItem | SeenText, within: float = PATIENCE) -> Place:
        """The middle of what can be seen of it; a name counts before a text.

        What is looked for by name is waited for until it rests: what has just appeared is laid out with the next frame.
        """
        if isinstance(what, str):
            return self._place_at_rest(what, within)
        rect = what.rect if isinstance(what, SeenText) else seen_part(what)
        if rect.isEmpty():
            raise NotSeen(f"{what!r} is not on the screen")
        return rect.center().x(), rect.center().y()

    def _place_at_rest(self, name: str, within: float) -> Place:
        before, now = QRectF(), QRectF()

        def rests() -> bool:
            nonlocal before, now
            before = now
            named = self.named(name)
            texts = self._matching(name) if named is None else []
            # asked anew each time: what was there may have been made again
            now = seen_part(named) if named is not None else texts[0].rect if texts else QRectF()
            return not now.isEmpty() and now == before

        self.wait_until(rests, within, lambda: f"nothing is named or says {name!r}; it says:\n{self.reads()}")
        return now.center().x(), now.center().y()

    def long_press(self, what: str | QQuickItem | SeenText, seconds: float) -> None:
        x, y = self.place_of(what)
        self.press(x, y)
        self.rest(seconds)
        self.release(x, y)
        self.rest(STEP)

    def swipe(self, start: Place, end: Place, seconds: float = 0.25, steps: int = 12) -> None:
        """One finger drawn from ``start`` to ``end``."""
        self._draw([start], [end], seconds, steps)

    def pinch(self, centre: Place, spread: float, to_spread: float, seconds: float = 0.4, steps: int = 12) -> None:
        """Two fingers left and right of ``centre``, ``spread`` pixels apart, moved to ``to_spread`` apart."""
        x, y = centre
        from_, to = ([(x - d / 2, y), (x + d / 2, y)] for d in (spread, to_spread))
        self._draw(from_, to, seconds, steps)

    def _draw(self, start: Sequence[Place], end: Sequence[Place], seconds: float, steps: int) -> None:
        screen = touch_screen()
        touches = QTest.touchEvent(self.window, screen)
        for finger, at in enumerate(start):
            touches.press(finger, _point(*at))
        touches.commit()
        where = list(start)
        for step in range(1, steps + 1):
            self.rest(seconds / steps)
            part = step / steps
            where = [
                (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in zip(start, end, strict=True)
            ]
            touches = QTest.touchEvent(self.window, screen)
            for finger, at in enumerate(where):
                touches.move(finger, _point(*at))
            touches.commit()
        touches = QTest.touchEvent(self.window, screen)
        for finger, at in enumerate(where):
            touches.release(finger, _point(*at))
        touches.commit()
        self.rest(STEP)

    def scroll_to(self, words: str, inside: str | QQuickItem, tries: int = 30) -> SeenText:
        """Draws the list ``inside`` upwards, without a flick, until ``words`` stand wholly in it."""
        area_of = self.item(inside) if isinstance(inside, str) else inside
        self.wait_for_stillness(area_of)
        for _ in range(tries):
            area = seen_part(area_of)
            found = [seen for seen in self._matching(words) if area.contains(_whole(seen.item))]
            if found:
                return found[0]
            x, low = area.center().x(), area.bottom() - area.height() / 8
            self.press(x, low)
            for step in range(1, 7):
                self.rest(STEP)
                self.move(x, low - step * area.height() / 9)
            self.rest(6 * STEP)  # a finger that rests before it leaves does not throw the list
            self.release(x, low - 6 * area.height() / 9)
            self.wait_for_stillness(area_of)
        raise NotSeen(f"{words!r} never came up; it says:\n{self.reads()}")

    # --- the on-screen keyboard ------------------------------------------------------------------

    def keyboard_keys(self) -> list[QQuickItem]:
        """The keys on the screen."""
        layout = self.named(_KEYS)
        return [] if layout is None else [item for item in walk(layout) if _is_key(item)]

    def keyboard_is_up(self) -> bool:
        return self.named(_KEYS) is not None

    def wait_for_keyboard(self, up: bool = True) -> None:
        self.wait_until(lambda: self.keyboard_is_up() is up, otherwise=f"the keyboard is not {'up' if up else 'away'}")
        if up:
            self.wait_for_stillness(self.item(_KEYS))

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


def _point(x: float, y: float) -> QPoint:
    return QPointF(x, y).toPoint()


def _key_above(item: QQuickItem) -> QQuickItem | None:
    above: QQuickItem | None = item
    while above is not None and not _is_key(above):
        above = above.parentItem()
    return above
