"""The way: a line with a casing, and small arrows in walking direction."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ui.map.look import Palette, clear
from ui.map.picture import Run
from ui.map.shapes import smoothed

LINE_MM = 1.8
CASING_MM = 0.55
WIDEST_METRES, NARROWEST_MM = 0.5, 1.2
"""The line with its casing is no wider than that on the plan, so that it lies on no corner, and no narrower than that
on the screen."""
BEND_METRES = 0.45
"""A rounded bend stays clear of the corner it goes around: ways keep 0.35 m from everything."""
ARROW_EVERY_MM = 7.5
"""As all the line's measures, at its full width."""


def paint_route(painter: QPainter, runs: tuple[Run, ...], scale: float, mm: float, palette: Palette) -> None:
    """Draws ``runs`` (scene metres) with ``painter`` in pixels from the scene's origin."""
    lines = [smoothed([(x * scale, y * scale) for x, y in run], BEND_METRES * scale) for run in runs if len(run) > 1]
    px = mm * _narrowed(scale, mm)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (
        (clear(palette["shadow"], 0.16), LINE_MM + 4 * CASING_MM),
        (palette["routeCasing"], LINE_MM + 2 * CASING_MM),
        (palette["route"], LINE_MM),
    ):
        painter.setPen(_pen(colour, width * px))
        for line in lines:
            painter.drawPath(line)
    painter.setPen(_pen(palette["routeArrow"], 0.5 * px))
    for line in lines:
        for arrow in _arrows(line, px):
            painter.drawPolyline(arrow)
    painter.restore()


def _narrowed(scale: float, mm: float) -> float:
    """The part of its full width that the line is drawn with."""
    full = (LINE_MM + 2 * CASING_MM) * mm
    return min(1.0, max(WIDEST_METRES * scale, NARROWEST_MM * mm) / full)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _arrows(line: QPainterPath, px: float) -> Iterator[QPolygonF]:
    length, step = line.length(), ARROW_EVERY_MM * px
    count = int((length - step * 0.8) / step)
    for index in range(count + 1):
        along = step * 0.9 + index * step
        if along > length - step * 0.5:
            return
        part = line.percentAtLength(along)
        tip = line.pointAtPercent(part)
        back = line.pointAtPercent(line.percentAtLength(along - 0.8 * px))
        ahead = degrees(atan2(tip.y() - back.y(), tip.x() - back.x()))
        yield _chevron(tip, ahead, 0.62 * px)


def _chevron(tip: QPointF, direction: float, size: float) -> QPolygonF:
    place = QTransform().translate(tip.x(), tip.y()).rotate(direction)
    return place.map(QPolygonF([QPointF(-size * 0.5, -size), QPointF(size * 0.5, 0.0), QPointF(-size * 0.5, size)]))
