"""Fingers on a window: every touch goes through touch events of one touch screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.ui.looking import PATIENCE, STEP, NotSeen, Onlooker, Place, SeenText, seen_part, whole

BREATH = 0.004
"""Between a touch and the next look: time for what the touch sets off at once."""


@cache
def touch_screen() -> QPointingDevice:
    """The one touch screen of this process."""
    return QTest.createTouchDevice()


def _point(x: float, y: float) -> QPoint:
    return QPointF(x, y).toPoint()


class Toucher(Onlooker):
    """Somebody whose fingers touch what they see."""

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
        """Touches the middle of what can be seen of an item, or of the item so named, or of the text that says so.

        Whoever looks for a name or a text has read the screen first, and so lets the moment pass in which the kiosk
        takes a second touch for one with the first.
        """
        if isinstance(what, str) and (guard := self.named("secondTouch")) is not None:
            self.wait_until(lambda: not guard.property("enabled"))
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
            texts = self.matching(name) if named is None else []
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
            found = [seen for seen in self.matching(words) if area.contains(whole(seen.item))]
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
