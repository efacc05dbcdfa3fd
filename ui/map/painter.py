"""One picture of the hall, from the ground up. Runs in the worker; knows neither files nor fingers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage, QPainter, QTransform

from ui.map.booth_painter import BoothPainter, Wardrobe
from ui.map.closed import paint_closed
from ui.map.ground_painter import GroundPainter
from ui.map.labels import Labeller
from ui.map.layout import Layouter
from ui.map.look import Drawings, Letters, Palette
from ui.map.picture import Frame, Picture, Shown
from ui.map.route_painter import paint_route
from ui.map.scene import Scene
from ui.map.text_painter import TextPainter
from ui.map.turning import around, overlap

SHADE_METRES = 2.0
"""How far shadows, labels and badges may reach out of what throws them."""


def _no_rest() -> None:
    pass


class HallPainter:
    """Keeps fonts and drawings from one picture to the next."""

    def __init__(self) -> None:
        self._letters = Letters()
        self._drawings = Drawings()

    def paint(self, scene: Scene, shown: Shown, frame: Frame, rest: Callable[[], None] = _no_rest) -> Picture:
        """Calls ``rest`` between small pieces of work; what that raises ends the painting."""
        palette = Palette(shown.colours)
        width, height = frame.size
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(palette["background"])
        origin = (frame.box[0] * frame.scale, frame.box[1] * frame.scale)
        seen = around(frame.box, SHADE_METRES)
        painter = QPainter(image)
        try:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setWorldTransform(QTransform(frame.scale, 0.0, 0.0, frame.scale, -origin[0], -origin[1]))
            booths = [booth for booth in scene.booths if overlap(booth.box, seen)]
            GroundPainter(painter, palette, 1 / frame.scale, frame.mm).paint(scene, booths, seen)
            rest()
            paint_closed(painter, shown.closed, seen, 1 / frame.scale, frame.mm, palette)
            wardrobe = Wardrobe(palette, shown)
            blocks = BoothPainter(painter, origin, frame.scale, frame.mm, palette, wardrobe)
            for booth in booths:
                blocks.shadow(booth)
                rest()
            painter.setWorldTransform(QTransform.fromTranslate(-origin[0], -origin[1]))
            # on the ground: where the way passes close to a booth, the booth covers the line's edge
            paint_route(painter, shown.route, frame.scale, frame.mm, palette)
            for booth in sorted(booths, key=lambda booth: booth.code == shown.selected):
                blocks.block(booth)
                rest()
            painter.setWorldTransform(QTransform.fromTranslate(-origin[0], -origin[1]))
            labeller = Labeller(self._letters, frame.scale, frame.mm, shown.language)
            layout = Layouter(scene, booths, labeller, shown, frame).layout(rest)
            TextPainter(painter, palette, self._letters, self._drawings, frame.mm).paint(layout, wardrobe, rest)
        finally:
            painter.end()
        return Picture(image, frame, scene, layout.badges, layout.here_words, layout.signs)
