"""Floor, zones, walls, doors, stage and pillars: everything booths and people stand on or walk around."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import atan2, degrees, dist

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.map.areas import NamedArea
from ui.map.doors import Door
from ui.map.look import Palette, clear, mixed
from ui.map.plots import BoothShape
from ui.map.scene import Scene
from ui.map.turning import Box, overlap

PLINTH_METRES = 0.4
SHADOW_METRES = 0.7
"""How wide a shadow is at most, so that pillars seen from afar are not drowned in theirs."""


@dataclass(frozen=True)
class GroundPainter:
    """Draws with ``painter`` in scene metres. ``px``: metres to a pixel; ``mm``: pixels to the screen's millimetre."""

    painter: QPainter
    palette: Palette
    px: float
    mm: float

    def paint(self, scene: Scene, booths: list[BoothShape], seen: Box) -> None:
        palette = self.palette
        self._soft_shadow(scene.walls)
        self._fill(scene.floor, palette["floor"])
        for booth in booths:
            self._plinth(booth)
        self._areas(scene, seen, "zone")
        self._areas(scene, seen, "blocked")
        self._walls(scene.walls)
        for door in scene.doors:
            self._door(door)
        self._areas(scene, seen, "stage")
        self._areas(scene, seen, "pillar")

    def _plinth(self, booth: BoothShape) -> None:
        """Darker ground around a booth, so that what is left between them reads as a path."""
        self.painter.setPen(self._plinth_pen)
        self.painter.setBrush(self.palette["plinth"])
        self.painter.drawPolygon(booth.outline)

    @cached_property
    def _plinth_pen(self) -> QPen:
        pen = QPen(self.palette["plinth"], 2 * PLINTH_METRES)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _areas(self, scene: Scene, seen: Box, kind: str) -> None:
        for area in scene.areas:
            if area.kind == kind and overlap(area.box, seen):
                getattr(self, f"_{kind}")(area)

    def _zone(self, area: NamedArea) -> None:
        self._fill(area.path, self.palette["zone"])

    def _blocked(self, area: NamedArea) -> None:
        """Rooms, counters and tables; their names, where they have any, are written later."""
        self._soft_shadow(area.path)
        self._fill(area.path, self.palette["blocked"])
        self._edge(mixed(self.palette["blocked"], self.palette["pillar"], 0.4), 0.3)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(area.path)

    def _stage(self, area: NamedArea) -> None:
        self._soft_shadow(area.path)
        stage = self.palette["stage"]
        self._fill(area.path, stage)
        self._edge(mixed(stage, QColor("#ffffff"), 0.45), 0.3)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.save()
        self.painter.setClipPath(area.path)
        # boards, as a stage's floor is drawn on a plan
        left, top, right, bottom = area.box
        self._edge(clear(QColor("#ffffff"), 0.07), 0.3)
        y = top + 0.5
        while y < bottom:
            self.painter.drawLine(QLineF(left, y, right, y))
            y += 0.5
        self.painter.restore()
        self._edge(mixed(stage, QColor("#ffffff"), 0.3), 0.35)
        self.painter.drawPath(area.path)

    def _pillar(self, area: NamedArea) -> None:
        self._soft_shadow(area.path)
        self._fill(area.path, self.palette["pillar"])

    def _walls(self, walls: QPainterPath) -> None:
        self._fill(walls, self.palette["wall"])
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self._edge(self.palette["wallTop"], 0.22)
        self.painter.drawPath(walls)

    def _door(self, door: Door) -> None:
        """A threshold, and two leaves that stand open outwards with the arc they turn through."""
        (ax, ay), (bx, by) = door.jambs
        along = degrees(atan2(by - ay, bx - ax))
        painter = self.painter
        painter.save()
        painter.translate(ax, ay)
        painter.rotate(along)
        # x runs along the opening; outwards is up or down depending on which way the wall was followed
        outward = -1.0 if (bx - ax) * door.outward[1] - (by - ay) * door.outward[0] < 0 else 1.0
        painter.scale(1.0, outward)
        wide = dist(*door.jambs)
        half = wide / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette["floor"])
        painter.drawRect(QRectF(0.0, -0.1, wide, 0.5))
        painter.setBrush(clear(self.palette["exit"], 0.14))
        for hinge, start in ((0.0, 0.0), (wide, 180.0)):
            sweep = -90.0 if hinge == 0.0 else 90.0
            painter.drawPie(QRectF(hinge - half, -half, 2 * half, 2 * half), round(start * 16), round(sweep * 16))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._edge(self.palette["exit"], 0.4)
        for hinge in (0.0, wide):
            painter.drawLine(QPointF(hinge, 0.0), QPointF(hinge, half))
        painter.restore()

    def _soft_shadow(self, path: QPainterPath) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        most = SHADOW_METRES / self.px / self.mm
        for width, opacity in ((3.2, 0.03), (2.0, 0.04), (1.0, 0.06)):
            self._edge(clear(self.palette["shadow"], opacity), min(width, most * width / 3.2))
            self.painter.drawPath(path)

    def _fill(self, path: QPainterPath, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawPath(path)

    def _edge(self, colour: QColor, millimetres: float) -> None:
        pen = QPen(colour, millimetres * self.mm * self.px)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
