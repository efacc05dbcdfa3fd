"""Draws what ``layout`` placed: words, drawings and badges; pixels from the scene's origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.map.booth_painter import Wardrobe
from ui.map.ground_names import Written
from ui.map.labels import Row
from ui.map.layout import Bubble, Layout
from ui.map.look import Drawings, Letters, Palette, clear
from ui.map.marks import Badge
from ui.map.signs import Sign
from ui.map.turning import Box

RING_MM = 0.25
SIGN_COLOURS = {
    "change": ("routeCasing", "placeIcon", "route", "routeArrow"),
    "closed": ("closed", "closedText", "closedText", "closed"),
}
"""Of each kind of sign: its plate, its words, its disc, the drawing on that."""
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
        for sign in layout.signs:
            self._sign(sign)
        if layout.bubble is not None:
            self._bubble(layout.bubble)

    def _sign(self, sign: Sign) -> None:
        plate, words, disc, drawing = (self.palette[role] for role in SIGN_COLOURS[sign.wish.kind])
        (x, y), r, mm = sign.at, sign.radius, self.mm
        painter = self.painter
        if sign.stem is not None:
            for colour, wide in ((self.palette["placeIcon"], 1.7), (plate, 0.8)):
                painter.setPen(QPen(colour, wide * mm))
                painter.drawLine(QPointF(x, y), QPointF(*sign.stem))
        painter.setPen(Qt.PenStyle.NoPen)
        parts = [QRectF(x - r, y - r, 2 * r, 2 * r), *([_rect(sign.plate)] if sign.plate else [])]
        for colour, grown, lowered in (
            (clear(self.palette["shadow"], 0.2), 0.5 * mm, 0.4 * mm),
            (self.palette["placeIcon"], 0.45 * mm, 0.0),
            (plate, 0.0, 0.0),
        ):
            painter.setBrush(colour)
            for part in parts:
                box = part.adjusted(-grown, lowered - grown, grown, lowered + grown)
                painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if sign.wish.drawing:
            painter.setBrush(disc)
            painter.drawEllipse(QPointF(x, y), 0.82 * r, 0.82 * r)
            half = 0.58 * r
            self._drawing(sign.wish.drawing, drawing, (x - half, y - half, x + half, y + half))
        if sign.row is not None:
            self._row(sign.row, words)

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
