"""Pictures made in Python, shown by QML: drawings in a wanted colour, and pixel images such as a QR code."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import Property, QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickImageProvider, QQuickItem, QQuickPaintedItem
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import RESOURCES

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FALLBACK_ICON = "category"


@lru_cache(maxsize=1)
def _drawings() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (RESOURCES / "icons").glob("*.svg")}


def drawing(name: str, colour: str, size: QSize) -> QImage:
    """The shipped drawing ``name`` in ``colour`` (``rrggbb``).

    Names come from workbooks too, so they are looked up among the shipped ones and never used as a path.
    """
    source = _drawings().get(name) or _drawings()[FALLBACK_ICON]
    if re.fullmatch(r"[0-9a-fA-F]{6}", colour):
        source = source.replace('fill="#000000"', f'fill="#{colour}"')
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """Serves ``image://icon/<name>/<rrggbb>`` at the size that QML asks for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        name, _, colour = id.partition("/")
        wanted = requestedSize if requestedSize.width() > 0 and requestedSize.height() > 0 else QSize(96, 96)
        size.setWidth(wanted.width())
        size.setHeight(wanted.height())
        return drawing(name, colour, wanted)


@QmlElement
class PixelImage(QQuickPaintedItem):
    """Shows ``image`` with each of its pixels as a sharp square, as large as fits."""

    imageChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAntialiasing(False)

    def _get_image(self) -> QImage:
        return self._image

    def _set_image(self, image: QImage) -> None:
        self._image = image
        self.imageChanged.emit()
        self.update()

    image = Property(QImage, _get_image, _set_image, notify=imageChanged)

    def paint(self, painter: QPainter) -> None:
        if self._image.isNull():
            return
        module = int(min(self.width(), self.height()) // self._image.width())
        side = module * self._image.width()
        left, top = int((self.width() - side) / 2), int((self.height() - side) / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(left, top, side, side), self._image)
