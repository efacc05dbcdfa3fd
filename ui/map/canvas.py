"""Shows the painted hall: a finished picture, moved by the scene graph, painted anew when things rest."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import Property, QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.hall.model import Point
from ui.map.camera import Camera
from ui.map.model import MapModel
from ui.map.picture import Frame
from ui.map.showing import Painted
from ui.map.steering import MapCamera
from ui.map.turning import Box, around

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MARGIN = 0.25
"""Part of the view painted beyond each side, so that a finger can drag it in."""
WHOLE_DELAY_MS = 120
ZOOM_STEP = 1.8
"""Enlarged or shrunk by more than this, a picture is painted anew even while fingers move it."""
OUTSIDE_MM = 32.0
"""How far outside the hall anything is painted: doors, badges and their names."""


@QmlElement
class MapCanvas(QQuickPaintedItem):
    """A child of the camera's world. ``whole``: shows the hall as it fits the view, to lie below the detailed one,
    so that nothing is ever blank while fingers zoom out. ``ratio``: screen pixels to one of the window; told from
    outside, since Python takes a window it gets from an item for that item's own, and lets go of it with the item."""

    mapChanged = Signal()
    cameraChanged = Signal()
    wholeChanged = Signal()
    ratioChanged = Signal()
    painted = Signal()
    """A new picture stands on the screen from the next frame on."""
    replaced = Signal(QImage)
    """The former picture, of the same part of the hall as the new one."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._map: MapModel | None = None
        self._camera: MapCamera | None = None
        self._whole = False
        self._ratio = 1.0
        self._image = QImage()
        self._shown: Painted | None = None
        self._spare: Painted | None = None
        self._asked: Frame | None = None
        self.setOpaquePainting(True)
        self.setTransformOrigin(QQuickItem.TransformOrigin.TopLeft)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def paint(self, painter: QPainter) -> None:
        if not self._image.isNull():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(QPointF(0.0, 0.0), self._image)

    def tap(self, point: Point, scale: float) -> None:
        """A finger tapped at a scene point, while ``scale`` view pixels made a metre."""
        if self._map is None or self._shown is None or self._shown.hall is not self._map.hall:
            return
        hit = self._shown.finder.at(point, scale, self._map.mm)
        if hit is None:
            return
        if hit.kind == "level":
            self._map.show_level(hit.key)
        else:
            (self._map.boothTapped if hit.kind == "booth" else self._map.placeTapped).emit(hit.key)

    def _frame(self, camera: Camera) -> Frame:
        """What to paint so that ``camera`` sees it, in whole pixels of the view."""
        assert self._camera is not None
        assert self._map is not None
        view, scale = self._camera.view, camera.scale
        left, top, right, bottom = camera.seen(view)
        hall = around(self._map.box, OUTSIDE_MM * self._map.mm / scale)
        beyond_x, beyond_y = (0, 0) if self._whole else (round(view.width * MARGIN), round(view.height * MARGIN))

        def cut(low: float, high: float, first: float, last: float, beyond: int) -> tuple[float, float]:
            # whole view pixels from ``low``, so that a picture at rest is not resampled
            start = max(-beyond, floor((first - low) * scale))
            end = min(ceil((high - low) * scale) + beyond, ceil((last - low) * scale))
            return low + start / scale, low + max(end, start + 1) / scale

        x0, x1 = cut(left, right, hall[0], hall[2], beyond_x)
        y0, y1 = cut(top, bottom, hall[1], hall[3], beyond_y)
        ratio = self._ratio
        if self._whole:
            return Frame((x0, y0, x1, y1), scale * ratio, self._map.mm * ratio)

        def on_scene(box: Box) -> Box:
            return (*camera.to_scene(box[:2], view), *camera.to_scene(box[2:], view))

        buttons = tuple(map(on_scene, self._camera.buttons))
        uncovered = on_scene(self._camera.clear)
        return Frame((x0, y0, x1, y1), scale * ratio, self._map.mm * ratio, uncovered, buttons)

    def _reaches(self, box: Box, have: Box) -> bool:
        """Whether ``have`` reaches over ``box``, as far as the hall does."""
        hall = self._map.box if self._map else box
        return (
            have[0] <= max(box[0], hall[0])
            and have[1] <= max(box[1], hall[1])
            and have[2] >= min(box[2], hall[2])
            and have[3] >= min(box[3], hall[3])
        )

    def _stale(self) -> bool:
        """Whether the picture no longer does for what the camera shows: blank at a side, or much enlarged."""
        assert self._camera is not None
        if self._shown is None:
            return True
        frame, shown = self._shown.picture.frame, self._camera.shown
        grown = shown.scale * self._ratio / frame.scale
        return not (1 / ZOOM_STEP < grown < ZOOM_STEP and self._reaches(shown.seen(self._camera.view), frame.box))

    @Slot()
    def _ask(self) -> None:
        """Wishes for the picture that fits what the camera shows or flies to."""
        if self._map is None or self._camera is None:
            return
        frame = self._frame(self._camera.whole if self._whole else self._camera.bound_for)
        job = self._map.painting(frame)
        if job is not None:
            self._asked = frame
            self._map.thread_.ask(self._kind, job)

    @property
    def _kind(self) -> str:
        return "whole" if self._whole else "detail"

    @Slot()
    def _look_changed(self) -> None:
        if not self._whole or self.isVisible():
            self._soon.start()

    @Slot()
    def _moved(self) -> None:
        if self._whole or self._camera is None or self._map is None:
            return
        self._map.thread_.give_way(self._camera.moves)
        if self._camera.held and not self._map.thread_.busy(self._kind) and self._stale():
            self._soon.start()

    @Slot()
    def _rested(self) -> None:
        if self._whole or self._camera is None or self._map is None:
            return
        self._map.thread_.give_way(False)
        if self._frame(self._camera.shown) != self._asked:
            self._soon.start()

    @Slot()
    def _flight_changed(self) -> None:
        """Paints where a flight ends while it is under way."""
        if not self._whole and self._camera is not None and self._camera.moves:
            self._soon.start()

    @Slot(str, object)
    def _take(self, kind: str, result: object) -> None:
        if self._map is None or not isinstance(result, Painted) or result.hall is not self._map.hall:
            return
        if self._whole:
            self._take_below(kind, result)
        elif kind == self._kind:
            former, image = self._shown, self._image
            self._show(result)
            if former is not None and former.hall is result.hall and former.picture.frame == result.picture.frame:
                self.replaced.emit(image)
            self._map.note_here_words(result.picture.here_words)
            self.painted.emit()

    def _take_below(self, kind: str, result: Painted) -> None:
        """A detailed picture of all the hall hides this one, and serves as this one once it is replaced."""
        assert self._map is not None
        if kind == self._kind:
            self._show(result)
        elif self._reaches(self._map.box, result.picture.frame.box):
            self._spare = result
            self.setVisible(False)
        else:
            if self._spare is not None:
                self._show(self._spare)
                self._spare = None
            self.setVisible(True)
            if self._shown is None or self._shown.look != result.look:
                self._soon.start()

    def _show(self, painted: Painted) -> None:
        picture, ratio = painted.picture, self._ratio
        self._shown = painted
        self._image = picture.image
        self._image.setDevicePixelRatio(ratio)
        self.setX(picture.frame.box[0])
        self.setY(picture.frame.box[1])
        self.setWidth(picture.image.width() / ratio)
        self.setHeight(picture.image.height() / ratio)
        self.setScale(ratio / picture.frame.scale)
        self.update()

    def _get_map(self) -> MapModel | None:
        return self._map

    def _set_map(self, model: MapModel | None) -> None:
        if model is self._map:
            return
        self._map = model
        if model is not None:
            model.lookChanged.connect(self._look_changed)
            model.thread_.done.connect(self._take)
            self._soon.start()
        self.mapChanged.emit()

    def _get_camera(self) -> MapCamera | None:
        return self._camera

    def _set_camera(self, camera: MapCamera | None) -> None:
        if camera is self._camera:
            return
        self._camera = camera
        if camera is not None:
            camera.moved.connect(self._moved)
            camera.rested.connect(self._rested)
            camera.flyingChanged.connect(self._flight_changed)
            self._soon.start()
        self.cameraChanged.emit()

    def _get_whole(self) -> bool:
        return self._whole

    def _set_whole(self, whole: bool) -> None:
        self._whole = whole
        self._soon.setInterval(WHOLE_DELAY_MS if whole else 0)
        self.wholeChanged.emit()

    def _get_ratio(self) -> float:
        return self._ratio

    def _set_ratio(self, ratio: float) -> None:
        self._ratio = ratio
        self._soon.start()
        self.ratioChanged.emit()

    map = Property(MapModel, _get_map, _set_map, notify=mapChanged)
    camera = Property(MapCamera, _get_camera, _set_camera, notify=cameraChanged)
    whole = Property(bool, _get_whole, _set_whole, notify=wholeChanged)
    ratio = Property(float, _get_ratio, _set_ratio, notify=ratioChanged)
