"""The camera in the window: follows fingers in the same frame, glides, flies, and moves the picture."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from kiosk.hall.model import Point
from ui.map.camera import Camera, View
from ui.map.framing import Covered, Framing
from ui.map.gestures import Move
from ui.map.model import MapModel
from ui.map.motion import SPRING_SECONDS, Motion
from ui.map.turning import Box

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

STEP = 1.7
"""What one press of a zoom button or a double tap does."""
FLING_MM = 12.0
GLIDE_END_MM = 3.0
"""Millimetres a second: leaving the map faster makes it glide; slower than this a glide ends."""


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
        self._covered = Covered()
        self._view = View(1.0, 1.0)
        self._wanted = self._shown = Camera(0.0, 0.0, 1.0)
        self._aim = "hall"
        self._motion = Motion()
        self._held = self._flying = self._buttons_lie = False

    # for Python

    @property
    def shown(self) -> Camera:
        return self._shown

    @property
    def bound_for(self) -> Camera:
        """Where the flight under way ends, else what is shown."""
        return self._motion.end or self._shown

    @property
    def view(self) -> View:
        return self._view

    @property
    def clear(self) -> Box:
        """What no panel covers, view pixels."""
        return self._covered.clear

    @property
    def buttons(self) -> tuple[Box, ...]:
        """Where buttons lie, view pixels."""
        return self._covered.all_buttons(self._buttons_lie, self.mm)

    @property
    def mm(self) -> float:
        """View pixels to the screen's millimetre."""
        return self._map.mm if self._map else 4.0

    @property
    def held(self) -> bool:
        """Whether fingers drag the picture."""
        return self._held

    @property
    def moves(self) -> bool:
        """Whether fingers or a flight move the picture."""
        return self._held or self._flying

    @property
    def whole(self) -> Camera:
        """The camera that shows all of the level."""
        return self._framing.whole

    def hold(self) -> None:
        """A finger took the picture: whatever moved it stops."""
        self._motion.stop()
        self._held = True
        self._wanted = self._shown
        self._tell_flying()

    def catch(self) -> bool:
        """A finger came down: stops a glide. Returns whether there was one."""
        if not self._motion.gliding:
            return False
        self._come_to_rest()
        return True

    def follow(self, move: Move) -> None:
        self._aim = ""
        self._wanted = self._wanted.panned(move.dx, move.dy)
        if move.factor != 1.0:
            self._wanted = self._wanted.zoomed(move.factor, move.at, self._view)
        self._show(self._framing.limits.softened(self._wanted))

    def let_go(self, vx: float, vy: float) -> None:
        """The fingers left with that speed (view pixels a second)."""
        self._held = False
        limits = self._framing.limits
        if not limits.holds(self._shown):
            self._go(limits.nearest(self._shown), animated=True, seconds=SPRING_SECONDS)
        elif hypot(vx, vy) > FLING_MM * self.mm and not self._calm:
            self._motion.slowest = GLIDE_END_MM * self.mm
            self._motion.glide(vx, vy)
            self._tell_flying()
        else:
            self.rested.emit()

    def zoom_at(self, point: Point, factor: float, animated: bool = True) -> None:
        """Zooms around a view point."""
        self._aim = ""
        self._go(self._framing.limits.nearest(self.bound_for.zoomed(factor, point, self._view)), animated)

    # for QML

    @Slot(bool)
    def fitHall(self, animated: bool) -> None:
        self._aim_at("hall", animated)

    @Slot(bool)
    def fitRoute(self, animated: bool) -> None:
        """The whole way on the shown level with a margin; the hall if there is no way."""
        self._aim_at("route", animated)

    @Slot(str, bool)
    def focusBooth(self, code: str, animated: bool) -> None:
        """A booth, on its own level, near enough to read what is shown there."""
        found = self._map.booth_box(code) if self._map else None
        if found is not None and self._map is not None:
            self._map.show_level(found[0])
            self._aim_at(f"booth:{code}", animated)

    @Slot(bool)
    def showHere(self, animated: bool) -> None:
        """The visitor's own place, on its level, near enough to read what is around."""
        if self._map is None or self._map.hall is None:
            return
        self._map.show_level(self._map.hall.spot.level)
        self._aim = ""
        self._go(self._framing.here(*self._map.hall.here, self.bound_for.scale), animated)

    @Slot(float, bool)
    def zoomBy(self, factor: float, animated: bool) -> None:
        """Zooms around the middle of what no panel covers."""
        self.zoom_at(self._view.middle, factor, animated)

    @Slot(float)
    def advance(self, seconds: float) -> None:
        """A frame has passed."""
        if self._motion.going:
            self._show(self._motion.advance(self._shown, self._framing.limits, seconds))
        if not self._motion.going and self._flying:
            self._come_to_rest()

    @Slot(float, float, float, float, float, float, float)
    def setView(
        self, width: float, height: float, left: float, top: float, right: float, bottom: float, buttons: float
    ) -> None:
        """The map's size, how much of each side is covered, and how wide a strip the buttons take (view pixels)."""
        self._cover(Covered(width, height, left, top, right, bottom, buttons, self._covered.floors))

    @Slot(float, float, float, float)
    def setFloors(self, x: float, y: float, width: float, height: float) -> None:
        """Where the buttons of the floors lie at the left (view pixels); no width: there are none."""
        self._cover(replace(self._covered, floors=(x, y, x + width, y + height) if width > 0 else None))

    def _cover(self, covered: Covered) -> None:
        if covered != self._covered:
            self._covered = covered
            self._refit()

    def _aim_at(self, aim: str, animated: bool) -> None:
        self._aim = aim
        view, lie, target = self._aimed()
        if view != self._view:
            # the picture stays where it is until it moves
            self._shown = self._shown.seen_through(self._view, view)
            self._look_through(view, lie)
        self._go(target, animated)

    def _aimed(self) -> tuple[View, bool, Camera]:
        """The view, whether the buttons lie, and the camera for what the view keeps to."""
        hall = self._map.box if self._map else (0.0, 0.0, 1.0, 1.0)
        if self._map and self._aim == "route" and (way := self._map.route_box()):
            return self._covered.way(hall, way, self._map.things(), self.mm)
        view, lie = self._covered.view(hall, self.mm)
        framing = Framing(hall, view, self.mm)
        if self._map and self._aim.startswith("booth:") and (found := self._map.booth_box(self._aim[6:])):
            return view, lie, framing.booth(found[1])
        return view, lie, framing.whole

    def _look_through(self, view: View, buttons_lie: bool) -> None:
        self._view, self._buttons_lie = view, buttons_lie
        self.viewChanged.emit()

    def _go(self, target: Camera, animated: bool, seconds: float | None = None) -> None:
        self._held = False
        if animated and not self._calm:
            self._motion.fly(self._shown, target, *([seconds] if seconds else []))
            self._tell_flying()
        else:
            self._motion.stop()
            self._show(target)
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        self._motion.stop()
        self._tell_flying()
        self.rested.emit()

    def _show(self, camera: Camera) -> None:
        self._shown = camera
        if self._world is not None:
            x, y = camera.to_view((0.0, 0.0), self._view)
            self._world.setX(x)
            self._world.setY(y)
            self._world.setScale(camera.scale)
        self.moved.emit()

    @Slot()
    def _refit(self) -> None:
        """The hall, the view's size or what covers it changed."""
        view, lie, target = self._aimed()
        self._look_through(view, lie)
        self._go(target if self._aim else self._framing.limits.nearest(self._shown), animated=False)

    @property
    def _framing(self) -> Framing:
        return Framing(self._map.box if self._map else (0.0, 0.0, 1.0, 1.0), self._view, self.mm)

    @property
    def _calm(self) -> bool:
        return self._map is not None and self._map.calm

    def _tell_flying(self) -> None:
        if self._motion.going != self._flying:
            self._flying = self._motion.going
            self.flyingChanged.emit()

    @Slot()
    def _hall_changed(self) -> None:
        self._aim = "hall"
        self._refit()

    def _get_map(self) -> MapModel | None:
        return self._map

    def _set_map(self, model: MapModel | None) -> None:
        if model is self._map:
            return
        self._map = model
        if model is not None:
            model.hallChanged.connect(self._hall_changed)
            model.levelChanged.connect(self._refit)
            model.pxPerMmChanged.connect(self._refit)
        self.mapChanged.emit()
        self._refit()

    def _get_world(self) -> QQuickItem | None:
        return self._world

    def _set_world(self, world: QQuickItem | None) -> None:
        self._world = world
        self.worldChanged.emit()
        self._show(self._shown)

    def _get_buttons_lie(self) -> bool:
        return self._buttons_lie

    def _get_flying(self) -> bool:
        return self._flying

    map = Property(MapModel, _get_map, _set_map, notify=mapChanged)
    world = Property(QQuickItem, _get_world, _set_world, notify=worldChanged)
    buttonsLie = Property(bool, _get_buttons_lie, notify=viewChanged)
    flying = Property(bool, _get_flying, notify=flyingChanged)
