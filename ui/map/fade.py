"""The picture before this one, fading away above it, so that booths light up softly."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.map.canvas import MapCanvas

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MapFade(QQuickPaintedItem):
    """A sibling of ``canvas`` above it. QML animates its opacity from 1 to 0 whenever it has ``begun``."""

    canvasChanged = Signal()
    begun = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._canvas: MapCanvas | None = None
        self._image = QImage()
        self.setOpaquePainting(True)
        self.setTransformOrigin(QQuickItem.TransformOrigin.TopLeft)

    def paint(self, painter: QPainter) -> None:
        if not self._image.isNull():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(QPointF(0.0, 0.0), self._image)

    @Slot()
    def end(self) -> None:
        """Lets the former picture go."""
        self._image = QImage()

    @Slot(QImage)
    def _begin(self, image: QImage) -> None:
        canvas = self._canvas
        if canvas is None:
            return
        self._image = image
        self.setPosition(canvas.position())
        self.setSize(canvas.size())
        self.setScale(canvas.scale())
        self.update()
        self.begun.emit()

    def _get_canvas(self) -> MapCanvas | None:
        return self._canvas

    def _set_canvas(self, canvas: MapCanvas | None) -> None:
        if canvas is self._canvas:
            return
        self._canvas = canvas
        if canvas is not None:
            canvas.replaced.connect(self._begin)
        self.canvasChanged.emit()

    canvas = Property(MapCanvas, _get_canvas, _set_canvas, notify=canvasChanged)
