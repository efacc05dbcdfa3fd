"""A way through the hall, as data: what the room ``wayfinding`` answers with.

Lengths are metres, times seconds, headings degrees clockwise from the plan's up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.hall.model import Point, Text

Position = tuple[str, float, float]
"""A level's id, x and y."""

StepKind = Literal["start", "turn", "straight", "link", "arrive"]
Turn = Literal["straight", "slight_left", "left", "sharp_left", "slight_right", "right", "sharp_right", "u_turn"]
Side = Literal["left", "right", "ahead"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point one can stand on, perhaps with the heading one looks along there."""

    level: str
    at: Point
    heading: float | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something to be seen from the way: a booth's code or a place's id, and on which side the walker sees it."""

    code: str
    side: Side


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction. ``distance_m`` is walked after it, before the next; ``heading`` is the direction after it."""

    kind: StepKind
    turn: Turn | None
    heading: float
    distance_m: float
    at: Position
    landmark: Landmark | None
    text: Text


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A link taken on the way, of a kind in ``kiosk.hall.model.LINK_KINDS``, from ``begin`` on one level to ``end``
    on another; ``step_free`` as the workbook has it."""

    kind: str
    step_free: bool
    begin: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Leg:
    """The way to one stop. ``to`` is what was asked for, a booth's code, a place's id or ``level:x,y``.

    ``changes``: the links taken, in walking order.
    """

    to: str
    length_m: float
    seconds: float
    points: tuple[Position, ...]
    steps: tuple[Step, ...]
    changes: tuple[LevelChange, ...] = ()

    @property
    def step_free(self) -> bool:
        """Whether it takes no link with steps."""
        return all(change.step_free for change in self.changes)


@dataclass(frozen=True, slots=True)
class Route:
    """An answer: legs in walking order, or none and a reason. ``took_ms``: finding the way, without phrasing.

    ``best_order``: the order of the stops is proved the quickest, or there is but one; False where it is only good, or
    was given.
    """

    legs: tuple[Leg, ...]
    reason: Text | None
    took_ms: float
    best_order: bool = True

    @property
    def reachable(self) -> bool:
        return self.reason is None

    @property
    def step_free(self) -> bool:
        """Whether it takes no link with steps."""
        return all(leg.step_free for leg in self.legs)

    @property
    def length_m(self) -> float:
        return sum(leg.length_m for leg in self.legs)

    @property
    def seconds(self) -> float:
        return sum(leg.seconds for leg in self.legs)
