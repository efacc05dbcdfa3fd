"""Booths as softly raised blocks in the colour of their type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from kiosk.hall.model import Point
from ui.map.labels import BAND_MM, has_bands
from ui.map.look import Palette, clear, deepened, mixed
from ui.map.picture import Shown
from ui.map.plots import BoothShape

DEPTH_METRES = 0.16
DEPTH_MM = (0.25, 1.1)
TINT = 0.2
TEXT_CONTRAST, SHAPE_CONTRAST = 7.0, 3.6
"""At least so much do words stand out from a booth, and its edge and drawing from white (3 from any tint of it)."""
ROUND_FROM_PIXELS = 14.0


@dataclass(frozen=True, slots=True)
class Dress:
    """A booth's colours: its top, the side below it, its edge, its open sides, what is written on it, its drawing."""

    top: QColor
    side: QColor
    edge: QColor
    front: QColor
    text: QColor
    icon: QColor


class Wardrobe:
    """Which dress a booth wears, each made once a painting."""

    def __init__(self, palette: Palette, shown: Shown) -> None:
        self._palette, self._shown = palette, shown
        self._made: dict[tuple[str, str, int], Dress] = {}

    def __call__(self, booth: BoothShape) -> Dress:
        state = self._state(booth.code)
        key = (state, booth.colour, booth.type_index)
        if key not in self._made:
            self._made[key] = self._dress(state, self._palette.of_type(booth.colour, booth.type_index))
        return self._made[key]

    def _state(self, code: str) -> str:
        if code == self._shown.selected:
            return "chosen"
        if self._shown.matching is None:
            return "plain"
        return "lit" if code in self._shown.matching else "faded"

    def _dress(self, state: str, colour: QColor) -> Dress:
        palette = self._palette
        black = QColor("#000000")
        if state == "chosen":
            text, top = palette["chosenText"], palette["chosen"]
            return Dress(top, mixed(top, black, 0.4), text, text, text, text)
        if state == "lit":
            text = palette["boothLitText"]
            top = deepened(colour, text, TEXT_CONTRAST)
            return Dress(top, mixed(top, black, 0.4), mixed(top, black, 0.15), text, text, text)
        if state == "faded":
            edge, text = palette["fadedEdge"], palette["fadedText"]
            return Dress(palette["faded"], edge, edge, edge, text, mixed(text, palette["faded"], 0.35))
        top = mixed(palette["booth"], colour, TINT)
        strong = deepened(colour, palette["booth"], SHAPE_CONTRAST)
        edge = mixed(strong, palette["booth"], 0.12)
        return Dress(top, mixed(strong, palette["booth"], 0.3), edge, strong, palette["boothText"], strong)


@dataclass(frozen=True)
class BoothPainter:
    """Draws booths. ``origin``: the picture's top left corner in pixels from the scene's origin.

    ``scale``: pixels to the metre; ``mm``: to the millimetre of screen.
    """

    painter: QPainter
    origin: Point
    scale: float
    mm: float
    palette: Palette
    wardrobe: Wardrobe

    @property
    def depth(self) -> float:
        return min(max(DEPTH_METRES * self.scale, DEPTH_MM[0] * self.mm), DEPTH_MM[1] * self.mm)

    def shadow(self, booth: BoothShape) -> None:
        """A soft shadow on the ground: larger and larger copies of the block, each let through, one over the other.

        Filling is some ten times cheaper than drawing wide soft outlines.
        """
        if self._tiny(booth):
            return
        painter, depth = self.painter, self.depth
        painter.setPen(Qt.PenStyle.NoPen)
        left, top, right, bottom = booth.box
        x, y = (left + right) / 2, (top + bottom) / 2
        for spread, colour in self._shadows:
            wide = 1 + 2 * spread * depth / self.scale / (right - left)
            high = 1 + 2 * spread * depth / self.scale / (bottom - top)
            self._place(0.0, depth * 1.5)
            painter.translate(x, y)
            painter.scale(wide, high)
            painter.translate(-x, -y)
            painter.setBrush(colour)
            painter.drawPath(booth.path)

    @cached_property
    def _shadows(self) -> tuple[tuple[float, QColor], ...]:
        steps = ((1.5, 0.035), (1.0, 0.045), (0.5, 0.06), (0.1, 0.08))
        return tuple((spread, clear(self.palette["shadow"], opacity)) for spread, opacity in steps)

    def block(self, booth: BoothShape) -> None:
        dress = self.wardrobe(booth)
        tiny = self._tiny(booth)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(dress.side)
        steps = 1 if tiny else max(1, round(self.depth))
        for step in range(steps, 0, -1):
            self._place(0.0, self.depth * step / steps)
            self._fill(booth, tiny)
        self._place(0.0, 0.0)
        if not tiny:
            chosen = dress.edge is dress.text
            self.painter.setPen(QPen(dress.edge, (0.7 if chosen else 0.28) * self.mm / self.scale))
        self.painter.setBrush(dress.top)
        self._fill(booth, tiny)
        if has_bands(booth, self.scale, self.mm):
            self._fronts(booth, dress)

    def _fronts(self, booth: BoothShape, dress: Dress) -> None:
        """Open sides carry a band in the type's full colour, as a counter would."""
        painter = self.painter
        painter.save()
        painter.setClipPath(booth.path)
        pen = QPen(dress.front, 2 * BAND_MM * self.mm / self.scale)
        painter.setPen(pen)
        for side in booth.fronts:
            a, b = booth.ring[side], booth.ring[(side + 1) % len(booth.ring)]
            painter.drawLine(QPointF(*a), QPointF(*b))
        painter.restore()

    def _fill(self, booth: BoothShape, tiny: bool) -> None:
        if tiny:
            self.painter.drawPolygon(booth.outline)
        else:
            self.painter.drawPath(booth.path)

    def _tiny(self, booth: BoothShape) -> bool:
        return min(booth.box[2] - booth.box[0], booth.box[3] - booth.box[1]) * self.scale < ROUND_FROM_PIXELS

    def _place(self, dx: float, dy: float) -> None:
        self.painter.setWorldTransform(
            QTransform(self.scale, 0.0, 0.0, self.scale, dx - self.origin[0], dy - self.origin[1])
        )
