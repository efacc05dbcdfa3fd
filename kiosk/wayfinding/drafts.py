"""Steps before their words."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.hall.model import Text
from kiosk.hall.way import Landmark, Position, StepKind, Turn
from kiosk.wayfinding.landmarks import Seen
from kiosk.wayfinding.network import Ride


@dataclass
class Draft:
    """A step before its words.

    ``away``: what lies behind a walker who sets off, where their gaze is not known; ``ride``: the link a step takes;
    ``few_steps``: so short is it, and nothing else
    tells where it ends; ``goal``: what the whole way leads to, straight before the walker.
    """

    kind: StepKind
    turn: Turn | None
    heading: float
    distance: float
    at: Position
    seen: Seen | None = None
    away: Text | None = None
    ride: Ride | None = None
    few_steps: bool = False
    goal: Text | None = None

    @property
    def landmark(self) -> Landmark | None:
        return self.seen.landmark if self.seen else None
