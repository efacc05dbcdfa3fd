"""One picture of the hall, from the ground up. Runs in the worker; knows neither files nor fingers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from ui.map.areas import CLEARING_WIDTH, NamedArea
from ui.map.booth_painter import BoothPainter, Wardrobe, write
from ui.map.ground_painter import GroundPainter
from ui.map.here import SIDES, WORDS_MM, best_side
from ui.map.labels import Label, Labeller
from ui.map.look import BOLD, MEDIUM, Drawings, Letters, Palette, clear
from ui.map.marks import Badge, badges
from ui.map.picture import Frame, Picture, Shown
from ui.map.plots import BoothShape
from ui.map.route_painter import paint_route
from ui.map.scene import Scene
from ui.map.turning import Box, around, overlap

SHADE_METRES = 2.0
"""How far shadows, labels and badges may reach out of what throws them."""
ZONE_MM = 4.6
STAGE_MM = 5.2
ROOM_MM = 4.0


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
            booths = [booth for booth in scene.booths if overlap(booth.box, seen)]
            GroundPainter(painter, palette, 1 / frame.scale, frame.mm).paint(scene, booths, seen)
            self._rest()
            wardrobe = Wardrobe(palette, shown)
            blocks = BoothPainter(painter, origin, frame.scale, frame.mm, palette, wardrobe)
            for booth in booths:
                blocks.shadow(booth)
                self._rest()
            painter.setWorldTransform(QTransform.fromTranslate(-origin[0], -origin[1]))
            # on the ground: where the way passes close to a booth, the booth covers the line's edge
            paint_route(painter, shown.route, frame.scale, frame.mm, palette)
            for booth in sorted(booths, key=lambda booth: booth.code == shown.selected):
                blocks.block(booth)
                self._rest()
            painter.setWorldTransform(QTransform.fromTranslate(-origin[0], -origin[1]))
            self._texts(painter, scene, booths, placed, shown, frame, palette, wardrobe)
        finally:
            painter.end()
        return Picture(image, frame, scene, placed, self._here_side(scene, placed, shown, frame))

    def _here_side(self, scene: Scene, placed: tuple[Badge, ...], shown: Shown, frame: Frame) -> str:
        if shown.here is None:
            return SIDES[0]
        at = (shown.here[0] * frame.scale, shown.here[1] * frame.scale)
        width = self._letters.width(shown.here_words, MEDIUM, round(WORDS_MM * frame.mm))
        near = around((*shown.here, *shown.here), (width + 20 * frame.mm) / frame.scale)
        solid = [
            _pixels(plot.box, frame.scale)
            for plot in (*scene.booths, *(area for area in scene.areas if area.kind == "stage"))
            if overlap(plot.box, near)
        ]
        return best_side(at, width, frame.mm, [*solid, *(badge.box for badge in placed)], shown.route, frame.scale)

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
        self._area_names(painter, labeller, scene, taken, frame, palette)
        for badge in placed:
            if shown.selected not in labels or _free(badge.box, [labels[shown.selected][1].box]):
                self._badge(painter, badge, palette, frame.mm)
        bubble = self._bubble(scene.booth_by_code.get(shown.selected), labels, frame)
        for booth, label in labels.values():
            if bubble is None or _free(label.box, [bubble[1]]):
                dress = wardrobe(booth)
                write(painter, label, dress.text, self._letters)
                if label.icon is not None:
                    self._draw(painter, booth.icon, dress.icon, label.icon)
                self._rest()
        if bubble is not None:
            self._paint_bubble(painter, *bubble, palette, frame.mm)

    def _area_names(
        self, painter: QPainter, labeller: Labeller, scene: Scene, taken: list[Box], frame: Frame, palette: Palette
    ) -> None:
        for area in scene.areas:
            name = area.name.said_in(labeller.language)
            if not name:
                continue
            if area.kind == "zone":
                self._zone_name(painter, name, area, frame, palette)
            elif area.kind in ("stage", "blocked"):
                size, colour = (STAGE_MM, "stageText") if area.kind == "stage" else (ROOM_MM, "zoneText")
                label = labeller.name(area, name, MEDIUM, size, taken)
                if label is not None:
                    write(painter, label, palette[colour], self._letters)

    def _zone_name(self, painter: QPainter, name: str, area: NamedArea, frame: Frame, palette: Palette) -> None:
        """Spaced out where nothing else stands. Thai is not spaced: that would tear marks from their letters."""
        if area.clearing is None:
            return
        em = round(ZONE_MM * frame.mm)
        font = QFont(self._letters.font(MEDIUM, em))
        stretch = 1.0
        if name.isascii():
            stretch = 1.12
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * stretch)
        (x, y), half = area.clearing
        x, y, half = x * frame.scale, y * frame.scale, half * frame.scale
        width = self._letters.width(name, MEDIUM, em) * stretch
        if em > 2 * half or width > 2 * half * CLEARING_WIDTH:
            return
        painter.setFont(font)
        painter.setPen(palette["zoneText"])
        painter.drawText(QRectF(x - width, y - em, 2 * width, 2 * em), Qt.AlignmentFlag.AlignCenter, name)

    def _draw(self, painter: QPainter, name: str, colour: QColor, box: Box) -> None:
        painter.drawImage(_rect(box), self._drawings(name, colour, box[2] - box[0]))

    def _badge(self, painter: QPainter, badge: Badge, palette: Palette, mm: float) -> None:
        (x, y), radius = badge.at, badge.radius
        colour = palette["exit"] if badge.mark.place.kind in ("entrance", "exit") else palette["place"]
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
            picture = self._drawings(badge.mark.place.kind, palette["placeIcon"], side)
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
