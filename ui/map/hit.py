"""What is under a finger. A booth's hit area is at least 20 mm wide and high, however small it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Literal

import shapely

from kiosk.hall.model import Point
from ui.map.picture import Picture

REACH_MM = 10.0
"""How far from a booth's outline or a badge's middle a finger still means it: half of a 20 mm target."""


@dataclass(frozen=True, slots=True)
class Hit:
    kind: Literal["booth", "place", "level"]
    key: str


@dataclass(frozen=True)
class HitFinder:
    """Answers for one finished picture."""

    picture: Picture

    def at(self, point: Point, scale: float, mm: float) -> Hit | None:
        """What a finger at scene ``point`` means; ``scale`` pixels to the metre, ``mm`` to the millimetre.

        A sign to another level or a badge under the finger, else the booth or stage under it, else the nearest booth
        or badge within reach.
        """
        if level := self._level(point, scale, mm):
            return Hit("level", level)
        badge, badge_off = self._badge(point, scale, mm)
        if badge and badge_off <= 0:
            return Hit("place", badge)
        booth, booth_off = self._booth(point, REACH_MM * mm / scale)
        booth_off *= scale
        if booth and booth_off == 0:
            return Hit("booth", booth)
        if stage := self._stage(point):
            return Hit("place", stage)
        if badge and (not booth or badge_off < booth_off):
            return Hit("place", badge)
        return Hit("booth", booth) if booth else None

    def _level(self, point: Point, scale: float, mm: float) -> str:
        """The level that the sign under the finger leads to; a sign's hit area is 20 mm high."""
        grown = scale / self.picture.frame.scale
        for sign in self.picture.signs:
            left, top, right, bottom = (side * grown for side in sign.box)
            low = max(0.0, REACH_MM * mm - (bottom - top) / 2)
            inside = left <= point[0] * scale <= right and top - low <= point[1] * scale <= bottom + low
            if inside and sign.wish.level:
                return sign.wish.level
        return ""

    def _badge(self, point: Point, scale: float, mm: float) -> tuple[str, float]:
        """The nearest place within reach, and how many pixels its badge's edge is away (negative: on it)."""
        grown = scale / self.picture.frame.scale
        found = ("", REACH_MM * mm)
        for badge in self.picture.badges:
            off = hypot(point[0] * scale - badge.at[0] * grown, point[1] * scale - badge.at[1] * grown)
            if off <= REACH_MM * mm and off - badge.radius < found[1]:
                found = (badge.mark.place.id, off - badge.radius)
        return found

    def _stage(self, point: Point) -> str:
        where = shapely.Point(point)
        return next((place for area, place in self.picture.scene.stages if area.solid.contains(where)), "")

    def _booth(self, point: Point, reach: float) -> tuple[str, float]:
        """The nearest booth within ``reach`` metres, and how far its outline is (0: on it)."""
        where = shapely.Point(point)
        near, off = self.picture.scene.tree.query_nearest(
            where, max_distance=reach, return_distance=True, all_matches=False
        )
        if len(near) == 0:
            return "", 0.0
        return self.picture.scene.booths[int(near[0])].code, float(off[0])
