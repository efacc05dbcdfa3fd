"""PySide6 must not lose references to None and True.

6.12.0 on Python 3.11 gives back one reference too many on many calls; after some minutes of painting the process aborts
with "deallocating None". From Python 3.12 on both objects are immortal and their count never moves, so that a fault of
this kind cannot kill; what is left to watch there is an ordinary object.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter, QPen

TIMES = 1_000
SLACK = 20  # the interpreter's own doings between two counts


def moved_by(thing: object, act: Callable[[], object]) -> int:
    """How far ``TIMES`` calls of ``act`` move the reference count of ``thing``."""
    act()  # what is set up once is not a leak
    before = sys.getrefcount(thing)
    for _ in range(TIMES):
        act()
    return sys.getrefcount(thing) - before


@pytest.fixture
def painter() -> Iterator[QPainter]:
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    yield painter
    painter.end()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
@pytest.mark.parametrize("thing", [None, True], ids=str)
def test_a_thousand_calls_leave_none_and_true_as_they_were(painter: QPainter, thing: object) -> None:
    pen = QPen(QColor("black"))
    holder = QObject()
    acts: dict[str, Callable[[], object]] = {  # of the kind the kiosk makes all day
        "QPainter.setPen": lambda: painter.setPen(pen),
        "QPainter.setRenderHint": lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing, True),
        "QPainter.drawLine": lambda: painter.drawLine(0, 0, 7, 7),
        "QPainter.isActive": painter.isActive,
        "QObject.setProperty": lambda: holder.setProperty("at", None),
        "QObject.blockSignals": lambda: holder.blockSignals(True),
    }
    moved = {name: moved_by(thing, act) for name, act in acts.items()}
    assert not {name: by for name, by in moved.items() if abs(by) > SLACK}


def test_a_thousand_calls_leave_an_ordinary_argument_as_it_was(painter: QPainter) -> None:
    pen = QPen(QColor("black"))
    assert abs(moved_by(pen, lambda: painter.setPen(pen))) <= SLACK
