"""Takes touches and the mouse for the map and hands them to the camera and the model."""

from __future__ import annotations

import time

from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent, QWheelEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from kiosk.hall.model import Point
from ui.map.canvas import MapCanvas
from ui.map.gestures import Fingers, Fling, Meaning, Move, Tap
from ui.map.steering import STEP, MapCamera

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

TREMBLE_MM = 2.5
MOUSE = -1


@QmlElement
class MapTouch(QQuickItem):
    """Lies over the picture, under the buttons. Takes any number of fingers."""

    cameraChanged = Signal()
    canvasChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._camera: MapCamera | None = None
        self._canvas: MapCanvas | None = None
        self._fingers = Fingers(TREMBLE_MM * 4.0)
        self._points: dict[int, Point] = {}
        self._caught = False
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setKeepTouchGrab(True)
        self.setKeepMouseGrab(True)

    def touchEvent(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._cancel()
            return
        points = dict(self._points)
        for point in event.points():
            if point.state() == QEventPoint.State.Released:
                points.pop(point.id(), None)
            else:
                points[point.id()] = (point.position().x(), point.position().y())
        self._take(points)
        event.accept()

    def touchUngrabEvent(self) -> None:
        self._cancel()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take({MOUSE: (event.position().x(), event.position().y())})
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take({MOUSE: (event.position().x(), event.position().y())})

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._take({})

    def mouseUngrabEvent(self) -> None:
        self._cancel()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._camera is not None:
            factor = 2.0 ** (event.angleDelta().y() / 360)
            self._camera.zoom_at((event.position().x(), event.position().y()), factor, animated=False)
        event.accept()

    def _take(self, points: dict[int, Point]) -> None:
        camera = self._camera
        if camera is None:
            return
        self._fingers.threshold = TREMBLE_MM * camera.mm
        if points and not self._points:
            self._caught = camera.catch()
        self._points = points
        meaning = self._fingers.update(points, time.monotonic())
        if meaning is not None:
            self._heed(camera, meaning)

    def _heed(self, camera: MapCamera, meaning: Meaning) -> None:
        match meaning:
            case Move():
                if not camera.held:
                    camera.hold()
                camera.follow(meaning)
            case Fling(vx, vy):
                camera.let_go(vx, vy)
            case Tap(at, twice):
                self._tap(camera, at, twice)

    def _tap(self, camera: MapCamera, at: Point, twice: bool) -> None:
        """The first tap chooses at once; a second one zooms in, unless the first has set the map flying.

        A tap that caught a gliding picture does nothing else.
        """
        if self._caught:
            return
        if twice:
            if not camera.moves:
                camera.zoom_at(at, STEP)
        elif self._canvas is not None:
            self._canvas.tap(camera.shown.to_scene(at, camera.view), camera.shown.scale)

    def _cancel(self) -> None:
        if self._points:
            self._points = {}
            self._fingers.cancel()
            if self._camera is not None and self._camera.held:
                self._camera.let_go(0.0, 0.0)

    def _get_camera(self) -> MapCamera | None:
        return self._camera

    def _set_camera(self, camera: MapCamera | None) -> None:
        self._camera = camera
        self.cameraChanged.emit()

    def _get_canvas(self) -> MapCanvas | None:
        return self._canvas

    def _set_canvas(self, canvas: MapCanvas | None) -> None:
        self._canvas = canvas
        self.canvasChanged.emit()

    camera = Property(MapCamera, _get_camera, _set_camera, notify=cameraChanged)
    canvas = Property(MapCanvas, _get_canvas, _set_canvas, notify=canvasChanged)
