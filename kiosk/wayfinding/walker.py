"""Someone who follows words: what they hear, how they are, where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import hypot

from kiosk.hall.model import Point
from kiosk.hall.way import Landmark, StepKind, Turn
from kiosk.wayfinding.bends import heading
from kiosk.wayfinding.phrases import rounded
from kiosk.wayfinding.views import moved

FEW_STEPS = 2.5
"""Metres walked where no distance is told."""
STRIDE = 0.25
"""Metres between two looks around."""
OF_LATE = 8
"""Strides that tell where one is going."""
KNOWN_FROM = 3.0
"""Metres since a turn from which one knows in which direction one has come."""


@dataclass(frozen=True)
class Told:
    """What the words of one step say; ``metres`` to the next one, before they are rounded; of a link, where it is."""

    kind: StepKind
    turn: Turn | None
    metres: float
    mark: Landmark | None
    link: Point | None = None

    @property
    def far(self) -> float:
        """Metres as one hears them."""
        return float(rounded(self.metres) or FEW_STEPS)


@dataclass(frozen=True)
class Habit:
    """How someone walks.

    ``misjudges``: the share by which a told distance comes out wrong; ``veers``: degrees by which they turn too far to
    the right; ``late``: metres after which they turn that could have done so; ``aside``: metres to the right of where
    they should be that they stand at first; ``slim``: they fit through where others need more room; ``prefers``: the
    side, 1 the right, -1 the left, by which they go round what stands in the way where both are much the same.
    """

    misjudges: float = 0.0
    veers: float = 0.0
    late: float = 0.0
    aside: float = 0.0
    slim: bool = True
    prefers: float = 1.0


@dataclass
class Walker:
    """Who stands ``at`` a point and has come along heading ``course``, of late along ``body``, since ``begun``, where
    they last turned.

    ``leaning``: degrees by which they go past something; ``opening``: headings found open for the turn that is next;
    ``free``: metres that are known to be free along ``way``; ``trail``: where they were of late.
    """

    habit: Habit
    at: Point
    course: float
    begun: Point
    body: float = field(init=False)
    leaning: float = 0.0
    opening: tuple[float, ...] = ()
    free: float = 0.0
    way: float = 0.0
    trail: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.body = self.course

    @property
    def come(self) -> float:
        """The heading along which they have come since they last turned; turns are meant from there."""
        far = hypot(self.at[0] - self.begun[0], self.at[1] - self.begun[1])
        return heading(self.begun, self.at) if far >= KNOWN_FROM else self.course

    def copied(self) -> Walker:
        found = replace(self, trail=list(self.trail))
        found.body = self.body
        return found

    def stride(self, way: float, leaning: float) -> None:
        """One stride along heading ``way``."""
        self.trail.append(self.at)
        del self.trail[:-OF_LATE]
        self.at = moved(self.at, way, STRIDE)
        self.leaning, self.way = leaning, way
        self.free -= STRIDE
        back = self.trail[0]
        if hypot(self.at[0] - back[0], self.at[1] - back[1]) > STRIDE:
            self.body = heading(back, self.at)
