"""Draws what ``layout`` placed: words, drawings and badges; pixels from the scene's origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.map.booth_painter import Wardrobe
from ui.map.labels import Row
from ui.map.layout import Bubble, Layout, Written
from ui.map.look import Drawings, Letters, Palette, clear
from ui.map.marks import Badge
from ui.map.turning import Box

RING_MM = 0.25
CORNER = 0.55
"""How round a badge is, in parts of its radius."""


@dataclass(frozen=True)
class TextPainter:
    painter: QPainter
    palette: Palette
    letters: Letters
    drawings: Drawings
    mm: float

    def paint(self, layout: Layout, wardrobe: Wardrobe, rest: Callable[[], None]) -> None:
        for written in layout.ground:
            self._written(written)
        for badge in layout.badges:
            self._badge(badge)
        for booth, label in layout.booths:
            dress = wardrobe(booth)
            for row in label.rows:
                self._row(row, dress.text)
            if label.icon is not None:
                self._drawing(booth.icon, dress.icon, label.icon)
            rest()
        if layout.bubble is not None:
            self._bubble(layout.bubble)

    def _row(self, row: Row, colour: QColor) -> None:
        self.painter.setPen(colour)
        self.painter.setFont(self.letters.font(row.weight, row.em))
        left = row.x - self.letters.width(row.text, row.weight, row.em) / 2
        self.painter.drawText(QPointF(left, row.y), row.text)

    def _written(self, written: Written) -> None:
        colour = self.palette[written.role]
        if written.spaced == 1.0:
            for row in written.label.rows:
                self._row(row, colour)
            return
        self.painter.setPen(colour)
        for row in written.label.rows:
            font = QFont(self.letters.font(row.weight, row.em))
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * written.spaced)
            self.painter.setFont(font)
            left = row.x - self.letters.width(row.text, row.weight, row.em) * written.spaced / 2
            self.painter.drawText(QPointF(left, row.y), row.text)

    def _drawing(self, name: str, colour: QColor, box: Box) -> None:
        self.painter.drawImage(_rect(box), self.drawings(name, colour, box[2] - box[0]))

    def _badge(self, badge: Badge) -> None:
        kind = badge.mark.place.kind
        ring = RING_MM * self.mm
        self._tile(badge, 0.0, clear(self.palette["shadow"], 0.16), 0.3 * self.mm)
        self._tile(badge, ring, self.palette["placeIcon"])
        self._tile(badge, 0.0, self.palette["exit" if kind in ("entrance", "exit") else "place"])
        if not badge.dot:
            side = round(badge.radius * 1.5)
            at = QPointF(badge.at[0] - side / 2, badge.at[1] - side / 2)
            self.painter.drawImage(at, self.drawings(kind, self.palette["placeIcon"], side))

    def _tile(self, badge: Badge, grown: float, colour: QColor, lowered: float = 0.0) -> None:
        half, corner = badge.radius + grown, CORNER * badge.radius + grown
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        x, y = badge.at
        self.painter.drawRoundedRect(QRectF(x - half, y - half + lowered, 2 * half, 2 * half), corner, corner)

    def _bubble(self, bubble: Bubble) -> None:
        mm, (left, _, right, bottom) = self.mm, bubble.box
        x = (left + right) / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.palette["chosen"])
        self.painter.drawRoundedRect(_rect(bubble.box), 1.6 * mm, 1.6 * mm)
        tip = [QPointF(x - 1.6 * mm, bottom - 0.2), QPointF(x + 1.6 * mm, bottom - 0.2), QPointF(x, bottom + 1.8 * mm)]
        self.painter.drawPolygon(tip)
        self._row(bubble.row, self.palette["chosenText"])


def _rect(box: Box) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])
