"""Names on the ground, where there is room left: stages and rooms, zones, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import shapely
from PySide6.QtCore import QRectF

from kiosk.hall.model import Point
from ui.map.areas import NamedArea
from ui.map.labels import LINE, Label, Labeller, Row
from ui.map.look import MEDIUM
from ui.map.marks import Badge
from ui.map.plots import BoothShape
from ui.map.scene import Scene
from ui.map.turning import Box, overlap

STAGE_MM, ROOM_MM, ZONE_MM, PLACE_MM = 5.6, 4.6, 4.6, 4.0
"""Em sizes."""
SPACED = 1.12
"""How far the letters of a zone's name are spaced. Thai is not: that would tear marks from their letters."""
PLACE_NAMES_FROM = 5.0
"""Screen millimetres to the metre of hall from which places are named."""
BADGE_REACH_METRES = 1.5
"""How near to a room the badge stands that speaks for it."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words on the ground in the palette's colour ``role``; ``spaced``: letter spacing, 1 for none."""

    label: Label
    role: str
    spaced: float = 1.0


@dataclass(frozen=True)
class GroundNames:
    """Finds room for names clear of the boxes in ``taken`` (pixels), to which it adds theirs."""

    scene: Scene
    booths: Sequence[BoothShape]
    labeller: Labeller
    taken: list[Box]

    @property
    def _near(self) -> bool:
        """Whether the hall is shown large enough for places to be named."""
        return self.labeller.scale >= PLACE_NAMES_FROM * self.labeller.mm

    def areas(self) -> Iterator[Written]:
        """Stages and rooms; seen from afar, not those rooms that a badge at their door speaks for."""
        badges_at = [] if self._near else [shapely.Point(mark.at) for mark in self.scene.marks]
        for area in self.scene.areas:
            name = area.name.said_in(self.labeller.language)
            if not name or area.kind not in ("stage", "blocked"):
                continue
            if not any(area.solid.distance(at) < BADGE_REACH_METRES for at in badges_at):
                size, role = (STAGE_MM, "stageText") if area.kind == "stage" else (ROOM_MM, "zoneText")
                label = self.labeller.name(area, name, MEDIUM, size, self.taken)
                if label is not None and self._take(label.box):
                    yield Written(label, role)

    def zones(self) -> Iterator[Written]:
        for area in self.scene.areas:
            name = area.name.said_in(self.labeller.language)
            if area.kind == "zone" and name and (written := self._zone(area, name)):
                yield written

    def _zone(self, area: NamedArea, name: str) -> Written | None:
        """A zone's name on one line, else on two, in the widest spot for that."""
        spaced = SPACED if name.isascii() else 1.0
        em = round(ZONE_MM * self.labeller.mm)
        for lines, clearing in enumerate(area.clearings, 1):
            half, high = clearing.half * clearing.wide * self.labeller.scale, 2 * clearing.half * self.labeller.scale
            if high < lines * 1.1 * em:
                continue
            broken = self.labeller.letters.broken(name, MEDIUM, em, 2 * half / spaced, lines)
            if broken is None or len(broken[0]) != lines:
                continue
            label = self._line(self._pixel(clearing.middle), broken[0], ZONE_MM, spaced)
            if self._take(label.box):
                return Written(label, "zoneText", spaced)
        return None

    def places(self, placed: Iterable[Badge]) -> Iterator[Written]:
        if not self._near:
            return
        solid = [*self.booths, *(area for area in self.scene.areas if area.kind != "zone")]
        for badge in placed:
            name = self.name_of(badge)
            if not name or badge.dot:
                continue
            (x, y), away = badge.at, badge.radius + 3.2 * self.labeller.mm
            label = self._line((x, y + away), (name,), PLACE_MM)
            left, top, right, bottom = (side / self.labeller.scale for side in label.box)
            if self.scene.walls.intersects(QRectF(left, top, right - left, bottom - top)):
                continue
            if not any(overlap(self._box(plot.box), label.box) for plot in solid) and self._take(label.box):
                yield Written(label, "ink")

    def name_of(self, badge: Badge) -> str:
        return badge.mark.place.name.said_in(self.labeller.language)

    def _line(self, at: Point, lines: Sequence[str], millimetres: float, spaced: float = 1.0) -> Label:
        """``lines`` of text with their middle at ``at``."""
        em = round(millimetres * self.labeller.mm)
        half = max(self.labeller.letters.width(text, MEDIUM, em) for text in lines) * spaced / 2
        x, y = at
        first = y - (len(lines) - 1) * em * LINE / 2
        rows = tuple(
            Row(text, x, first + index * em * LINE + 0.35 * em, MEDIUM, em) for index, text in enumerate(lines)
        )
        return Label(rows, None, (x - half, first - 0.7 * em, x + half, rows[-1].y + 0.35 * em))

    def _take(self, box: Box) -> bool:
        """Claims ``box`` if it is free."""
        free = not any(overlap(box, other) for other in self.taken)
        if free:
            self.taken.append(box)
        return free

    def _pixel(self, point: Point) -> Point:
        return (point[0] * self.labeller.scale, point[1] * self.labeller.scale)

    def _box(self, box: Box) -> Box:
        return (*self._pixel(box[:2]), *self._pixel(box[2:]))
