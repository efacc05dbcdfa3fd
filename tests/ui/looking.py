"""What somebody in front of a window sees: its visible items and texts, read from the item tree."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

PATIENCE = 5.0
"""How long a test waits for what it expects, unless it says otherwise."""
STEP = 0.02

Place = tuple[float, float]
"""x and y in the window."""
_TEXT_TYPES = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")


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
    part = whole(item)
    opacity = 1.0
    ancestor = item
    while (parent := ancestor.parentItem()) is not None:
        opacity *= ancestor.opacity()
        ancestor = parent
        # the topmost is as large as the window
        if ancestor.clip() or ancestor.parentItem() is None:
            part &= whole(ancestor)
    return part if opacity >= 0.05 else QRectF()


def whole(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def plain_text(item: QQuickItem) -> str:
    text = str(item.property("text") or "")
    if item.inherits("QQuickText") and ("<" in text or "&" in text) and _has_markup(item):
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return text


def _has_markup(text: QQuickItem) -> bool:
    """Whether its ``textFormat`` is not ``Text.PlainText``; asked in QML, since Python cannot read the enum."""
    asked = QQmlExpression(QQmlEngine.contextForObject(text), text, "textFormat !== 0")
    answer, _ = asked.evaluate()
    return bool(answer)


def is_key(item: QQuickItem) -> bool:
    return item.metaObject().indexOfProperty("keyType") >= 0


def key_above(item: QQuickItem) -> QQuickItem | None:
    above: QQuickItem | None = item
    while above is not None and not is_key(above):
        above = above.parentItem()
    return above


class Onlooker:
    """Somebody who looks at ``window`` and touches nothing."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window

    # --- reading ---------------------------------------------------------------------------------

    def items(self) -> Iterator[QQuickItem]:
        """Every item of the window that can be seen, even in part."""
        return (item for item in self.there() if not seen_part(item).isEmpty())

    def there(self) -> Iterator[QQuickItem]:
        return walk(self.window.contentItem())

    def texts(self) -> list[SeenText]:
        """Every text on the screen, without the on-screen keyboard's keys, from top to bottom."""
        found = []
        for item in self.there():
            if not any(item.inherits(kind) for kind in _TEXT_TYPES) or key_above(item) is not None:
                continue
            text = plain_text(item)
            part = seen_part(item) if text.strip() else QRectF()
            if not part.isEmpty():
                found.append(SeenText(text, part, item))
        return sorted(found, key=lambda seen: (seen.rect.y(), seen.rect.x()))

    def reads(self) -> str:
        """All that stands on the screen, a line a text; for messages and for looking."""
        return "\n".join(seen.text for seen in self.texts())

    def sees_now(self, words: str | re.Pattern[str]) -> bool:
        return bool(self.matching(words))

    def sees(self, words: str | re.Pattern[str], within: float = PATIENCE) -> SeenText:
        """The text that has ``words`` in it, as soon as there is one; raises ``NotSeen`` after ``within`` seconds."""
        self.wait_until(
            lambda: self.sees_now(words), within, lambda: f"nothing says {words!r}; it says:\n{self.reads()}"
        )
        return self.matching(words)[0]

    def no_longer_sees(self, words: str | re.Pattern[str], within: float = PATIENCE) -> None:
        self.wait_until(lambda: not self.sees_now(words), within, lambda: f"it still says {words!r}")

    def matching(self, words: str | re.Pattern[str]) -> list[SeenText]:
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
        named = (item for item in self.there() if item.objectName() == name)
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
        while (now := [whole(one) for one in (item, *item.childItems())]) != before:
            before = now
            self.rest(4 * STEP)
