"""Small drawings on the map that keep their size: the cone of view, the arrow, the pin."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MapMark(QQuickPaintedItem):
    """``kind``: ``cone`` (opens upwards from the middle of the lower edge), ``arrow`` (points up) or ``pin``."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._kind = "arrow"
        self._colour = QColor("black")
        self._second = QColor("white")
        self.setAntialiasing(True)

    def paint(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        painter.setPen(Qt.PenStyle.NoPen)
        path = QPainterPath()
        if self._kind == "cone":
            fade = QLinearGradient(0.0, height, 0.0, 0.0)
            near, far = QColor(self._colour), QColor(self._colour)
            near.setAlphaF(0.95)
            far.setAlphaF(0.0)
            fade.setColorAt(0.0, near)
            fade.setColorAt(1.0, far)
            painter.setBrush(fade)
            path.moveTo(width / 2, height)
            path.arcTo(QRectF(width / 2 - height, 0.0, 2 * height, 2 * height), 122.0, -64.0)
            path.closeSubpath()
        elif self._kind == "pin":
            radius = width / 2
            painter.setBrush(self._colour)
            path.moveTo(width / 2, height)
            path.cubicTo(width * 0.42, height * 0.8, 0.0, height * 0.68, 0.0, radius)
            path.arcTo(QRectF(0.0, 0.0, width, width), 180.0, -180.0)
            path.cubicTo(width, height * 0.68, width * 0.58, height * 0.8, width / 2, height)
            painter.drawPath(path)
            painter.setBrush(self._second)
            painter.drawEllipse(QPointF(width / 2, radius), radius * 0.42, radius * 0.42)
            return
        else:
            painter.setBrush(self._colour)
            path.moveTo(width / 2, 0.0)
            path.lineTo(width * 0.9, height * 0.92)
            path.lineTo(width / 2, height * 0.7)
            path.lineTo(width * 0.1, height * 0.92)
            path.closeSubpath()
        painter.drawPath(path)

    def _get_kind(self) -> str:
        return self._kind

    def _set_kind(self, kind: str) -> None:
        self._kind = kind
        self._change()

    def _get_colour(self) -> QColor:
        return self._colour

    def _set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self._change()

    def _get_second(self) -> QColor:
        return self._second

    def _set_second(self, colour: QColor) -> None:
        self._second = colour
        self._change()

    def _change(self) -> None:
        self.changed.emit()
        self.update()

    kind = Property(str, _get_kind, _set_kind, notify=changed)
    colour = Property(QColor, _get_colour, _set_colour, notify=changed)
    second = Property(QColor, _get_second, _set_second, notify=changed)
