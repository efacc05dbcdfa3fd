"""Steps before their words, and how many of them a visitor can bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.hall.model import Text
from kiosk.hall.way import Landmark, Position, StepKind, Turn
from kiosk.wayfinding.landmarks import Seen
from kiosk.wayfinding.network import Ride

MOST_STEPS = 7


@dataclass
class Draft:
    """A step before its words.

    ``away``: what lies behind a walker who sets off, where their gaze is not known; ``ride``: the link a step takes;
    ``bend``: the way bends there, though too little for a turn; ``few_steps``: so short is it, and nothing else
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
    bend: bool = False
    few_steps: bool = False
    goal: Text | None = None

    @property
    def landmark(self) -> Landmark | None:
        return self.seen.landmark if self.seen else None


def few(drafts: Sequence[Draft]) -> list[Draft]:
    """At most ``MOST_STEPS`` with the arrival, if leaving out reassurances does it, those first that stand closest to
    others. A turn or a link is never left out: whoever misses one is lost."""
    drafts = list(drafts)
    while len(drafts) > MOST_STEPS - 1:
        spare = [k for k, draft in enumerate(drafts) if draft.kind == "straight" and not draft.bend]
        if not spare:
            break
        k = min(spare, key=lambda k: drafts[k - 1].distance + drafts[k].distance)
        drafts[k - 1].distance += drafts[k].distance
        del drafts[k]
    return drafts
