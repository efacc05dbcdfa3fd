"""The hall that a map shows until the next refresh, and finished pictures of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kiosk.hall.model import Booth, Event, KioskSpot, Point
from ui.map.framing import Things
from ui.map.hit import HitFinder
from ui.map.picture import Picture
from ui.map.scene import Scene, hall_box, scene_of
from ui.map.turning import Box, Turning, around, box_of

BOOTH_CLEAR_MM, PLACE_CLEAR_MM = 1.0, 7.0
"""How far from a booth's outline and a place's middle the buttons keep: a badge may stand before a door."""


@dataclass(frozen=True, eq=False)
class Hall:
    """An event as seen from a kiosk. ``scenes`` belongs to the painting thread, by level."""

    event: Event
    spot: KioskSpot
    scenes: dict[str, Scene] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    standing: dict[str, Things] = field(default_factory=dict)

    @property
    def turning(self) -> Turning:
        return Turning(self.spot.heading)

    @property
    def here(self) -> Point:
        """The visitor's place, scene metres."""
        return self.turning.turned(self.spot.at)

    def box(self, level: str) -> Box:
        """A level's extent, scene metres."""
        if level not in self.boxes:
            self.boxes[level] = hall_box(self.event, self.turning, level)
        return self.boxes[level]

    def things(self, level: str) -> Things:
        """A level's booths and places, which the map's buttons must not hide."""
        if level not in self.standing:
            booths = [booth.outline().outer for booth in self.event.booths if booth.level == level]
            rows = [(*box_of(self.turning.ring(ring)), BOOTH_CLEAR_MM) for ring in booths]
            places = [self.turning.turned(place.at) for place in self.event.places if place.level == level]
            rows += [(*at, *at, PLACE_CLEAR_MM) for at in places]
            self.standing[level] = np.array(rows, dtype=np.float64).reshape(-1, 5)
        return self.standing[level]

    def booths_near(self, level: str, box: Box, metres: float) -> list[Booth]:
        """A level's booths whose boxes are at most ``metres`` from ``box``, both in scene metres. Quick in any hall."""
        booths = [booth for booth in self.event.booths if booth.level == level]
        left, top, right, bottom = around(box, metres)
        boxes = self.things(level)[: len(booths)]
        apart = (boxes[:, 0] > right) | (boxes[:, 1] > bottom) | (boxes[:, 2] < left) | (boxes[:, 3] < top)
        return [booths[row] for row in np.flatnonzero(~apart)]

    def booth_box(self, code: str) -> tuple[str, Box] | None:
        """A booth's level and extent; None if there is no such booth."""
        booth = self.event.booth_by_code.get(code)
        return (booth.level, box_of(self.turning.ring(booth.outline().outer))) if booth else None

    def scene(self, level: str) -> Scene:
        """Made at its first use, which takes a while; for the painting thread."""
        if level not in self.scenes:
            scene = self.scenes[level] = scene_of(self.event, self.turning, level)
            _ = scene.tree  # made here, where it may take its time
        return self.scenes[level]


@dataclass(frozen=True, eq=False)
class Painted:
    """A finished picture of ``hall``, with its hit index. ``look`` numbers what was chosen when it was asked for."""

    hall: Hall
    level: str
    look: int
    picture: Picture
    finder: HitFinder
