"""One picture of the hall, from the ground up. Runs in the worker; knows neither files nor fingers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTransform

from ui.map.booth_painter import BoothPainter, Wardrobe, write
from ui.map.ground_painter import GroundPainter
from ui.map.labels import Label, Labeller
from ui.map.look import BOLD, MEDIUM, Drawings, Letters, Palette, clear
from ui.map.marks import Badge, badges
from ui.map.picture import Frame, Picture, Shown
from ui.map.route_painter import paint_route
from ui.map.scene import BoothShape, Scene
from ui.map.turning import Box, around, overlap

SHADE_METRES = 2.0
"""How far shadows, labels and badges may reach out of what throws them."""
ZONE_MM = 4.6
STAGE_MM = 5.2


def _no_rest() -> None:
    pass


class HallPainter:
    """Keeps fonts and drawings from one picture to the next."""

    def __init__(self) -> None:
        self._rest: Callable[[], None] = _no_rest
        self._letters = Letters()
        self._drawings = Drawings()

    def paint(self, scene: Scene, shown: Shown, frame: Frame, rest: Callable[[], None] = _no_rest) -> Picture:
        """Calls ``rest`` between small pieces of work; what that raises ends the painting."""
        self._rest = rest
        palette = Palette(shown.colours)
        width, height = frame.size
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(palette["background"])
        origin = (frame.box[0] * frame.scale, frame.box[1] * frame.scale)
        placed = badges(scene.marks, frame.scale, frame.mm)
        seen = around(frame.box, SHADE_METRES)
        painter = QPainter(image)
        try:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setWorldTransform(QTransform(frame.scale, 0.0, 0.0, frame.scale, -origin[0], -origin[1]))
            GroundPainter(painter, palette, 1 / frame.scale, frame.mm).paint(scene, seen)
            self._rest()
            booths = [booth for booth in scene.booths if overlap(booth.box, seen)]
            wardrobe = Wardrobe(palette, shown)
            self._blocks(BoothPainter(painter, origin, frame.scale, frame.mm, palette, wardrobe), booths, shown)
            painter.setWorldTransform(QTransform.fromTranslate(-origin[0], -origin[1]))
            paint_route(painter, shown.route, frame.scale, frame.mm, palette)
            self._texts(painter, scene, booths, placed, shown, frame, palette, wardrobe)
        finally:
            painter.end()
        return Picture(image, frame, scene, placed)

    def _blocks(self, painter: BoothPainter, booths: list[BoothShape], shown: Shown) -> None:
        for booth in booths:
            painter.shadow(booth)
            self._rest()
        for booth in sorted(booths, key=lambda booth: booth.code == shown.selected):
            painter.block(booth)
            self._rest()

    def _texts(
        self,
        painter: QPainter,
        scene: Scene,
        booths: list[BoothShape],
        placed: tuple[Badge, ...],
        shown: Shown,
        frame: Frame,
        palette: Palette,
        wardrobe: Wardrobe,
    ) -> None:
        labeller = Labeller(self._letters, frame.scale, frame.mm, shown.language)
        labels: dict[str, tuple[BoothShape, Label]] = {}
        taken = [badge.box for badge in placed]
        for booth in booths:
            label = labeller.label(booth)
            self._rest()
            if label is not None and (booth.code == shown.selected or _free(label.box, taken)):
                labels[booth.code] = (booth, label)
        self._names(painter, scene, taken + [_pixels(b.box, frame.scale) for b in booths], shown, frame, palette)
        for badge in placed:
            if shown.selected not in labels or _free(badge.box, [labels[shown.selected][1].box]):
                self._badge(painter, badge, palette, frame.mm)
        bubble = self._bubble(scene.booth_by_code.get(shown.selected), labels, frame)
        for booth, label in labels.values():
            if bubble is None or _free(label.box, [bubble[1]]):
                write(painter, label, wardrobe(booth), booth.icon, self._letters, self._drawings)
                self._rest()
        if bubble is not None:
            self._paint_bubble(painter, *bubble, palette, frame.mm)

    def _names(
        self, painter: QPainter, scene: Scene, taken: list[Box], shown: Shown, frame: Frame, palette: Palette
    ) -> None:
        """Names of zones and stages, where nothing else stands."""
        for area in scene.areas:
            name = area.name.said_in(shown.language)
            if not name or area.kind not in ("zone", "stage"):
                continue
            stage = area.kind == "stage"
            em = round((STAGE_MM if stage else ZONE_MM) * frame.mm)
            weight = MEDIUM if stage else BOLD
            font = QFont(self._letters.font(weight, em))
            if not stage and name.isascii():
                name = name.upper()
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
            width = self._letters.width(name, weight, em) * (1.25 if not stage else 1.0)
            x, y = area.spot[0] * frame.scale, area.spot[1] * frame.scale
            box = (x - width / 2, y - em * 0.8, x + width / 2, y + em * 0.8)
            if width > (area.box[2] - area.box[0]) * frame.scale or not (stage or _free(box, taken)):
                continue
            painter.setFont(font)
            painter.setPen(palette["stageText"] if stage else clear(palette["zoneText"], 0.85))
            painter.drawText(_rect(around(box, em)), Qt.AlignmentFlag.AlignCenter, name)

    def _badge(self, painter: QPainter, badge: Badge, palette: Palette, mm: float) -> None:
        (x, y), radius = badge.at, badge.radius
        colour = palette["exit"] if badge.mark.kind in ("entrance", "exit") else palette["place"]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(clear(palette["shadow"], 0.16))
        painter.drawRoundedRect(
            QRectF(x - radius, y - radius + 0.3 * mm, 2 * radius, 2 * radius), radius * 0.5, radius * 0.5
        )
        painter.setBrush(palette["placeIcon"])
        edge = radius + 0.25 * mm
        corner = radius * 0.55
        painter.drawRoundedRect(QRectF(x - edge, y - edge, 2 * edge, 2 * edge), corner + 0.25 * mm, corner + 0.25 * mm)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), corner, corner)
        if not badge.dot:
            side = round(radius * 1.5)
            picture = self._drawings(badge.mark.kind, palette["placeIcon"], side)
            painter.drawImage(QPointF(x - side / 2, y - side / 2), picture)

    def _bubble(
        self, booth: BoothShape | None, labels: dict[str, tuple[BoothShape, Label]], frame: Frame
    ) -> tuple[str, Box] | None:
        """Where the chosen booth's code floats when the booth itself has no room for it."""
        if booth is None or booth.code in labels:
            return None
        em = round(5.4 * frame.mm)
        half = self._letters.width(booth.code, BOLD, em) / 2 + 1.6 * frame.mm
        x = (booth.box[0] + booth.box[2]) / 2 * frame.scale
        bottom = booth.box[1] * frame.scale - 2.0 * frame.mm
        return booth.code, (x - half, bottom - em * 1.35, x + half, bottom)

    def _paint_bubble(self, painter: QPainter, code: str, box: Box, palette: Palette, mm: float) -> None:
        em = round(5.4 * mm)
        x = (box[0] + box[2]) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette["chosen"])
        painter.drawRoundedRect(_rect(box), 1.6 * mm, 1.6 * mm)
        painter.drawPolygon(
            [QPointF(x - 1.6 * mm, box[3] - 0.2), QPointF(x + 1.6 * mm, box[3] - 0.2), QPointF(x, box[3] + 1.8 * mm)]
        )
        painter.setPen(palette["chosenText"])
        painter.setFont(self._letters.font(BOLD, em))
        painter.drawText(_rect(box), Qt.AlignmentFlag.AlignCenter, code)


def _rect(box: Box) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])


def _pixels(box: Box, scale: float) -> Box:
    return (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)


def _free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(overlap(box, other) for other in taken)
