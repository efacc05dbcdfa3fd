"""Parts of the floor that staff have closed: hatched, with a quiet edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor

import shapely
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from shapely.geometry.base import BaseGeometry

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Point, Polygon
from ui.map.look import Palette, clear
from ui.map.shapes import as_geometry, path_of, pieces
from ui.map.turning import Box, Turning

HATCH_MM, LINE_MM, EDGE_MM = 3.4, 0.9, 0.7
"""How far apart the hatching's lines are, how wide they are, and how wide the edge is."""
SPOTS = 5
"""So many spots along each axis are tried for a sign."""


@dataclass(frozen=True, eq=False)
class ClosedArea:
    """One closure on the shown level, scene metres. ``number``: by which it is told from others; 0: by none."""

    solid: BaseGeometry
    number: int = 0

    @cached_property
    def box(self) -> Box:
        left, top, right, bottom = self.solid.bounds
        return (left, top, right, bottom)

    @cached_property
    def path(self) -> QPainterPath:
        return path_of(self.solid)

    def spots(self, standing: Sequence[BaseGeometry]) -> list[Point]:
        """Where a sign may stand in it, the roomiest spot between what is ``standing`` there first."""
        free = pieces(self.solid.difference(shapely.union_all([s for s in standing if s.intersects(self.solid)])))
        largest = max(free or pieces(self.solid), key=lambda part: part.area)
        pole = shapely.maximum_inscribed_circle(largest, tolerance=0.1).coords[0]
        left, top, right, bottom = self.box
        steps = [(step + 0.5) / SPOTS for step in range(SPOTS)]
        grid = [(left + u * (right - left), top + v * (bottom - top)) for v in steps for u in steps]
        inside = [spot for spot in grid if largest.contains(shapely.Point(spot))]
        middle = largest.centroid
        near = sorted(inside, key=lambda spot: middle.distance(shapely.Point(spot)))
        return [(middle.x, middle.y), (pole[0], pole[1]), *near]


def closed_on(
    event: Event, closures: Sequence[Closure], level: str, turning: Turning, *, numbered: bool = False
) -> tuple[ClosedArea, ...]:
    """What ``closures`` close of the floor of ``level``; closed all over, whatever holes they have.

    ``numbered``: with their numbers among ``closures``, from 1 on.
    """
    numbers = {number: one for number, one in enumerate(closures, start=1) if one.level == level}
    shapes = {number: as_geometry(Polygon(one.shape.outer), turning) for number, one in numbers.items()}
    floors = [area.shape for area in event.areas if area.level == level and area.kind == "floor"] if shapes else []
    if floors:
        ground = shapely.union_all([as_geometry(shape, turning) for shape in floors])
        shapes = {number: shape.intersection(ground) for number, shape in shapes.items()}
    return tuple(ClosedArea(shape, number if numbered else 0) for number, shape in shapes.items() if pieces(shape))


def paint_closed(
    painter: QPainter, areas: Sequence[ClosedArea], seen: Box, px: float, mm: float, palette: Palette
) -> None:
    """Draws with ``painter`` in scene metres. ``px``: metres to a pixel; ``mm``: pixels to the screen's millimetre. Of
    what lies outside ``seen`` nothing is drawn."""
    for area in areas:
        left, top = max(area.box[0], seen[0]), max(area.box[1], seen[1])
        right, bottom = min(area.box[2], seen[2]), min(area.box[3], seen[3])
        if left >= right or top >= bottom:
            continue
        painter.save()
        painter.setClipPath(area.path)
        painter.fillPath(area.path, clear(palette["closed"], 0.1))
        painter.setPen(QPen(clear(palette["closed"], 0.55), LINE_MM * mm * px))
        # lines on which x + y is a multiple of the step: the same ones whatever part of the hall is painted
        step = HATCH_MM * mm * px * 2**0.5
        number = floor((left + top) / step)
        while number * step < right + bottom:
            line = number * step
            painter.drawLine(QLineF(line - top, top, line - bottom, bottom))
            number += 1
        painter.restore()
        pen = QPen(palette["closed"], EDGE_MM * mm * px)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(area.path, pen)
