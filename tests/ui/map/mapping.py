"""A small two-level event for tests of the map, and a window that shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.hall.model import (
    Agency,
    Area,
    Booth,
    Event,
    EventInfo,
    Exhibit,
    InnovationType,
    KioskSpot,
    Level,
    Place,
    Polygon,
    Rectangle,
    Text,
)
from kiosk.hall.way import Leg, Position, Route
from tests.ui.harness import Visitor
from ui.map import MapCamera, MapCanvas, MapModel

SCENE = """
import QtQuick
import Kiosk
import "components"
import "theme"

Window {
    id: window

    property bool calm: false

    color: "white"

    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.calm
    }

    MapView {
        id: view

        objectName: "view"
        anchors.fill: parent
        map: MapModel {
            objectName: "model"
        }
    }
}
"""


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def booth(code: str, shape: Rectangle | Polygon, level: str = "g", **more: str) -> Booth:
    exhibit = Exhibit(Text(f"ผลงานของบูธ {code}", f"Work of booth {code}"), more.get("type_id", "it"))
    return Booth(code, ("office",), exhibit, level, shape, more.get("front", ""))


def fair(*booths: Booth, heading: float = 0.0, places: tuple[Place, ...] = (), areas: tuple[Area, ...] = ()) -> Event:
    """A hall of 40 by 30 m with ``booths`` (three by default), an upper floor, and a kiosk in its middle."""
    some = (
        booth("A1", Rectangle(4, 4, 4, 4), front="S"),
        booth("A2", Rectangle(8, 4, 4, 4), type_id="health"),
        booth("B1", Rectangle(30, 20, 3, 3, 30)),
        booth("U1", Rectangle(5, 5, 6, 6), "up"),
    )
    return Event(
        EventInfo(Text("งาน", "Fair"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16)),
        levels=(Level("g", Text("ชั้น 1", "Ground"), 0), Level("up", Text("ชั้น 2", "Upper"), 1)),
        areas=(
            Area("g", "floor", box(0, 0, 40, 30)),
            Area("up", "floor", box(0, 0, 30, 30)),
            Area("g", "stage", box(18, 0.5, 24, 4), Text("เวที", "Stage")),
            *areas,
        ),
        types=(
            InnovationType("it", Text("ไอที", "IT"), "#1a4fb8", "computer"),
            InnovationType("health", Text("สุขภาพ", "Health"), "#730d45", "ecg_heart"),
        ),
        agencies=(Agency("office", Text("สำนักงานทดสอบแผนที่", "Office of Map Trials"), Text("สทผ.", "OMT")),),
        booths=booths or some,
        places=places or (Place("wc", "toilet", "g", (37, 3), Text("ห้องน้ำ", "Toilet")),),
        kiosks=(KioskSpot("K1", "g", (20, 15), heading),),
    )


def way(*points: Position, to: str = "A1") -> Route:
    return Route((Leg(to, 20.0, 20.0, points, ()),), None, 1.0)


Part = TypeVar("Part", bound=QObject)


class MapVisitor:
    """Somebody in front of a window that shows a map; ``view`` pixels are the window's."""

    def __init__(self, visitor: Visitor, event: Event) -> None:
        self.visitor = visitor
        window = visitor.window
        self.model = _part(window, MapModel, "model")
        self.view = _part(window, QQuickItem, "view")
        self.canvas = _part(window, MapCanvas, "mapCanvas")
        self.camera = _part(window, MapCamera, "mapCamera")
        self.booths: list[str] = []
        self.places: list[str] = []
        self.pictures = 0
        self.model.boothTapped.connect(self.booths.append)
        self.model.placeTapped.connect(self.places.append)
        self.canvas.painted.connect(self._count)
        self.shows_new_picture(lambda: self.model.set_hall(event, event.kiosks[0]))
        self.settles()

    def _count(self) -> None:
        self.pictures += 1

    def call(self, function: str, *arguments: object) -> None:
        """Calls one of MapView.qml's functions."""
        assert QMetaObject.invokeMethod(self.view, function, *(Q_ARG(type(value), value) for value in arguments))

    @property
    def here(self) -> tuple[float, float]:
        hall = self.model.hall
        assert hall is not None
        return hall.here

    def on_screen(self, x: float, y: float) -> tuple[float, float]:
        """Where scene metres are in the window now."""
        return self.camera.shown.to_view((x, y), self.camera.view)

    def shows_new_picture(self, act: Callable[[], object]) -> None:
        before = self.pictures
        act()
        self.visitor.wait_until(lambda: self.pictures > before, otherwise="no new picture comes")

    def settles(self) -> None:
        """Waits until nothing moves and nothing is being painted."""
        thread = self.model.thread_
        self.visitor.wait_until(lambda: not self.camera.moves, otherwise="the map does not come to rest")
        self.visitor.rest(0.2)
        self.visitor.wait_until(
            lambda: not thread.busy("detail") and not thread.busy("whole"), otherwise="the painting does not end"
        )
        self.visitor.rest(0.05)

    def colour_at(self, x: float, y: float) -> str:
        """The colour on the screen at scene metres."""
        at = QPointF(*self.on_screen(x, y)).toPoint()
        return self.visitor.picture().pixelColor(at).name()


def _part(parent: QObject, kind: type[Part], name: str) -> Part:
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), f"nothing is named {name}"
    return found
