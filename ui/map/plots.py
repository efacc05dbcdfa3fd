"""Pieces of the plan, shaped for drawing and for writing on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import shapely
from PySide6.QtGui import QPainterPath, QPolygonF

from kiosk.hall.model import NO_TEXT, Booth, Event, Point, Rectangle, Ring, Text
from ui.map.shapes import is_convex, middle_of, polygon, roomiest, rounded
from ui.map.turning import Box, Turning, box_of

CORNER_METRES = 0.28
SIDES = {"N": 0, "E": 1, "S": 2, "W": 3}
"""Of a rectangle's side, the corner it starts from."""


@dataclass(frozen=True, eq=False)
class Plot:
    """A piece of the plan ready to draw and to write on."""

    ring: Ring
    box: Box
    path: QPainterPath

    @cached_property
    def outline(self) -> QPolygonF:
        """The plain corners, where rounding them would not be seen."""
        return polygon(self.ring)

    @cached_property
    def roomiest(self) -> tuple[Point, float]:
        return roomiest(self.ring)

    @cached_property
    def spots(self) -> tuple[Point, ...]:
        """Where a label is tried, best first."""
        pole = self.roomiest[0]
        return (middle_of(self.ring), pole) if self.convex else (pole, middle_of(self.ring))

    @cached_property
    def convex(self) -> bool:
        return is_convex(self.ring)

    @cached_property
    def clockwise(self) -> bool:
        """Which way the corners run as seen on the screen."""
        return bool(shapely.LinearRing(self.ring).is_ccw)

    @cached_property
    def solid(self) -> shapely.Polygon:
        shape = shapely.Polygon(self.ring)
        shapely.prepare(shape)
        return shape


@dataclass(frozen=True, eq=False)
class BoothShape(Plot):
    """A booth. ``fronts``: which sides (from ``ring[i]`` to the next corner) are stated to be open.

    ``type_index``: its type's row in the sheet. ``agency``: the leading one's name.
    """

    code: str
    fronts: tuple[int, ...]
    type_id: str
    type_index: int
    colour: str
    icon: str
    agency: Text
    abbreviation: Text
    title: Text


def booth_shape(event: Event, booth: Booth, turning: Turning, rows: dict[str, int]) -> BoothShape:
    """``rows``: each type's row in the sheet."""
    ring = turning.ring(booth.outline().outer)
    kind = event.type_by_id.get(booth.exhibit.type_id)
    agency = event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
    return BoothShape(
        ring=ring,
        box=box_of(ring),
        path=rounded(ring, CORNER_METRES),
        code=booth.code,
        fronts=_fronts(booth),
        type_id=booth.exhibit.type_id,
        type_index=rows.get(booth.exhibit.type_id, 0),
        colour=kind.colour if kind else "",
        icon=kind.icon if kind else "",
        agency=agency.name if agency else NO_TEXT,
        abbreviation=agency.abbreviation if agency else NO_TEXT,
        title=booth.exhibit.title,
    )


def _fronts(booth: Booth) -> tuple[int, ...]:
    if not isinstance(booth.shape, Rectangle) or booth.front in ("", "all"):
        return ()
    return tuple(SIDES[letter] for letter in booth.front if letter in SIDES)
