"""The camera in the window: follows fingers in the same frame, glides, flies, and moves the picture."""

from __future__ import annotations

from math import exp, hypot

from PySide6.QtCore import Property, QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from kiosk.hall.model import Point
from ui.map.camera import Camera, Limits, View, between, fitted
from ui.map.gestures import Move
from ui.map.model import MapModel
from ui.map.turning import Box

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FLIGHT_SECONDS = 0.25
SPRING_SECONDS = 0.2
GLIDE_SECONDS = 0.32
"""In this time a glide loses all but a third of its speed."""
HALL_MARGIN_MM = 9.0
"""Room for the badges outside the doors."""
ROUTE_MARGIN_MM = 16.0
MOST_MM_PER_METRE = 42.0
"""Nearest zoom, in screen millimetres to the metre: a booth of 3 m is as wide as a hand is long."""
ROUTE_MOST_MM_PER_METRE = 14.0
STEP = 1.7
"""What one press of a zoom button or a double tap does."""


@QmlElement
class MapCamera(QObject):
    """Places ``world``, an item in scene metres with its transform origin at the top left, in the map's view.

    After ``fitHall``, ``fitRoute`` or ``focusBooth`` the camera keeps to that when the view's size or covered parts
    change, until fingers or buttons move it.
    """

    mapChanged = Signal()
    worldChanged = Signal()
    viewChanged = Signal()
    moved = Signal()
    rested = Signal()
    """The picture stands still: no finger drags it, no flight is under way."""
    flyingChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map: MapModel | None = None
        self._world: QQuickItem | None = None
        self._view = View(1.0, 1.0)
        self._wanted = self._shown = Camera(0.0, 0.0, 1.0)
        self._aim = "hall"
        self._flight: tuple[Camera, Camera, float, float] | None = None
        self._glide: Point | None = None
        self._held = False
        self._flying = False
        self._buttons_lie = False

    # for Python

    @property
    def shown(self) -> Camera:
        return self._shown

    @property
    def bound_for(self) -> Camera:
        """Where the flight under way ends, else what is shown."""
        return self._flight[1] if self._flight else self._shown

    @property
    def view(self) -> View:
        return self._view

    @property
    def held(self) -> bool:
        """Whether fingers drag the picture."""
        return self._held

    @property
    def moves(self) -> bool:
        """Whether fingers or a flight move the picture."""
        return self._held or self._flying

    def hall_fit(self) -> Camera:
        return fitted(self._box(), self._view, HALL_MARGIN_MM * self.mm, self._limits_most())

    def hold(self) -> None:
        """A finger took the picture: whatever moved it stops."""
        self._flight = self._glide = None
        self._held = True
        self._wanted = self._shown
        self._tell_flying()

    def catch(self) -> bool:
        """A finger came down: stops a glide. Returns whether there was one."""
        if self._glide is None:
            return False
        self._glide = None
        self._tell_flying()
        self.rested.emit()
        return True

    def follow(self, move: Move) -> None:
        self._aim = ""
        self._wanted = self._wanted.panned(move.dx, move.dy)
        if move.factor != 1.0:
            self._wanted = self._wanted.zoomed(move.factor, move.at, self._view)
        self._show(self._limits().softened(self._wanted))

    def let_go(self, vx: float, vy: float) -> None:
        """The fingers left with that speed (view pixels a second)."""
        self._held = False
        self._wanted = self._shown
        if not self._limits().holds(self._shown):
            self._fly(self._limits().nearest(self._shown), SPRING_SECONDS)
        elif hypot(vx, vy) > 12 * self.mm and not self._reduced():
            self._glide = (vx, vy)
            self._tell_flying()
        else:
            self.rested.emit()

    def zoom_at(self, point: Point, factor: float, animated: bool = True) -> None:
        """Zooms around a view point."""
        self._aim = ""
        target = self.bound_for.zoomed(factor, point, self._view)
        self._go(self._limits().nearest(target), animated)

    # for QML

    @Slot(bool)
    def fitHall(self, animated: bool) -> None:
        self._aim = "hall"
        self._go(self._aimed(), animated)

    @Slot(bool)
    def fitRoute(self, animated: bool) -> None:
        """The whole way on the shown level with a margin; the hall if there is no way."""
        self._aim = "route"
        self._go(self._aimed(), animated)

    @Slot(str, bool)
    def focusBooth(self, code: str, animated: bool) -> None:
        found = self._map.booth_box(code) if self._map else None
        if found is None or self._map is None:
            return
        self._map.show_level(found[0])
        self._aim = f"booth:{code}"
        self._go(self._aimed(), animated)

    @Slot(bool)
    def showHere(self, animated: bool) -> None:
        """To the visitor's own place, on its level, near enough to read what is around."""
        if self._map is None or self._map.hall is None:
            return
        self._map.show_level(self._map.hall.spot.level)
        self._aim = ""
        scale = max(self.bound_for.scale, 1.8 * self.hall_fit().scale)
        self._go(self._limits().nearest(Camera(*self._map.here_at, scale)), animated)

    @Slot(float, bool)
    def zoomBy(self, factor: float, animated: bool) -> None:
        """Zooms around the middle of what no panel covers."""
        self.zoom_at(self._view.middle, factor, animated)

    @Slot(float)
    def advance(self, seconds: float) -> None:
        """A frame has passed."""
        if self._flight is not None:
            start, end, took, whole = self._flight
            took += seconds
            self._flight = (start, end, took, whole) if took < whole else None
            self._show(between(start, end, min(took / whole, 1.0)) if took < whole else end)
        elif self._glide is not None:
            self._glide_on(min(seconds, 0.1))
        if self._flight is None and self._glide is None and self._flying:
            self._tell_flying()
            self.rested.emit()

    @Slot(float, float, result=QPointF)
    def inView(self, x: float, y: float) -> QPointF:
        """Where a scene point is in the view now."""
        return QPointF(*self._shown.to_view((x, y), self._view))

    def _glide_on(self, seconds: float) -> None:
        assert self._glide is not None
        vx, vy = self._glide
        self._show(self._limits().softened(self._shown.panned(vx * seconds, vy * seconds)))
        slower = exp(-seconds / GLIDE_SECONDS)
        self._glide = (vx * slower, vy * slower)
        if not self._limits().holds(self._shown):
            self._glide = None
            self._fly(self._limits().nearest(self._shown), SPRING_SECONDS)
        elif hypot(*self._glide) < 3 * self.mm:
            self._glide = None

    def _go(self, target: Camera, animated: bool) -> None:
        self._held = False
        self._glide = None
        if animated and not self._reduced() and self._shown.scale > 0:
            self._fly(target, FLIGHT_SECONDS)
        else:
            self._flight = None
            self._show(target)
            self._tell_flying()
            self.rested.emit()

    def _fly(self, target: Camera, seconds: float) -> None:
        if self._reduced():
            self._show(target)
            self.rested.emit()
            return
        self._flight = (self._shown, target, 0.0, seconds)
        self._tell_flying()

    def _show(self, camera: Camera) -> None:
        self._shown = camera
        if self._world is not None:
            x, y = camera.to_view((0.0, 0.0), self._view)
            self._world.setX(x)
            self._world.setY(y)
            self._world.setScale(camera.scale)
        self.moved.emit()

    def _aimed(self) -> Camera:
        """The camera for what the view keeps to."""
        if self._map and self._aim == "route" and (way := self._map.route_box()):
            most = max(ROUTE_MOST_MM_PER_METRE * self.mm, self.hall_fit().scale)
            return fitted(way, self._view, ROUTE_MARGIN_MM * self.mm, most)
        if self._map and self._aim.startswith("booth:") and (found := self._map.booth_box(self._aim[6:])):
            left, top, right, bottom = found[1]
            side = max(right - left, bottom - top)
            scale = max(0.34 * min(self._view.free_width, self._view.free_height) / side, self.hall_fit().scale)
            return Camera((left + right) / 2, (top + bottom) / 2, min(scale, self._limits_most()))
        return self.hall_fit()

    def _refit(self) -> None:
        """The hall, the view's size or what covers it changed."""
        if self._aim:
            self._go(self._aimed(), animated=False)
        else:
            self._go(self._limits().nearest(self._shown), animated=False)

    def _box(self) -> Box:
        return self._map.box if self._map else (0.0, 0.0, 1.0, 1.0)

    @property
    def mm(self) -> float:
        return self._map.mm if self._map else 4.0

    def _reduced(self) -> bool:
        return self._map is not None and self._map.calm

    def _limits_most(self) -> float:
        return MOST_MM_PER_METRE * self.mm

    def _limits(self) -> Limits:
        least = self.hall_fit().scale
        return Limits(self._box(), self._view, least, max(self._limits_most(), least))

    def _tell_flying(self) -> None:
        flying = self._flight is not None or self._glide is not None
        if flying != self._flying:
            self._flying = flying
            self.flyingChanged.emit()

    def _hall_changed(self) -> None:
        self._aim = "hall"
        self._refit()

    def _level_changed(self) -> None:
        if not self._aim.startswith("booth:"):
            self._refit()

    def _get_map(self) -> MapModel | None:
        return self._map

    def _set_map(self, model: MapModel | None) -> None:
        if model is self._map:
            return
        self._map = model
        if model is not None:
            model.hallChanged.connect(self._hall_changed)
            model.levelChanged.connect(self._level_changed)
            model.pxPerMmChanged.connect(self._refit)
        self.mapChanged.emit()
        self._refit()

    def _get_world(self) -> QQuickItem | None:
        return self._world

    def _set_world(self, world: QQuickItem | None) -> None:
        self._world = world
        self.worldChanged.emit()
        self._show(self._shown)

    @Slot(float, float, float, float, float, float, float)
    def setView(
        self, width: float, height: float, left: float, top: float, right: float, bottom: float, buttons: float
    ) -> None:
        """The map's size, how much of each side is covered, and how wide a strip the buttons take (view pixels).

        The buttons lie below the hall or stand at its right, whichever leaves the hall larger.
        """
        standing = View(max(1.0, width), max(1.0, height), left, top, right + buttons, bottom)
        lying = View(max(1.0, width), max(1.0, height), left, top, right, bottom + buttons)
        margin = HALL_MARGIN_MM * self.mm
        lie = fitted(self._box(), lying, margin).scale > fitted(self._box(), standing, margin).scale
        view = lying if lie else standing
        if view != self._view:
            self._view, self._buttons_lie = view, lie
            self.viewChanged.emit()
            self._refit()

    def _get_buttons_lie(self) -> bool:
        return self._buttons_lie

    def _get_flying(self) -> bool:
        return self._flying

    map = Property(MapModel, _get_map, _set_map, notify=mapChanged)
    world = Property(QQuickItem, _get_world, _set_world, notify=worldChanged)
    buttonsLie = Property(bool, _get_buttons_lie, notify=viewChanged)
    flying = Property(bool, _get_flying, notify=flyingChanged)
