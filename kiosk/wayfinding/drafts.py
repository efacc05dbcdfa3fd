"""Steps before their words, and how many of them a visitor can bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.hall.model import Text
from kiosk.hall.way import Landmark, Position, StepKind, Turn
from kiosk.wayfinding.landmarks import Seen
from kiosk.wayfinding.network import Ride

MOST_STEPS = 7


@dataclass
class Draft:
    """A step before its words.

    ``away``: what lies behind a walker who sets off, where their gaze is not known; ``ride``: the link a step takes;
    ``then``: turns told within this step, each after some metres; ``few_steps``: so short is it, and nothing else
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
    then: list[tuple[float, Turn]] = field(default_factory=list)
    few_steps: bool = False
    goal: Text | None = None

    @property
    def landmark(self) -> Landmark | None:
        return self.seen.landmark if self.seen else None

    @property
    def last_stretch(self) -> float:
        """Metres walked after the last turn of this step."""
        return self.distance - sum(far for far, _ in self.then)


def few(drafts: Sequence[Draft]) -> list[Draft]:
    """At most ``MOST_STEPS`` with the arrival: reassurances go first, then slight turns, then turns that follow each
    other become one step. Only links may exceed it: each must be told."""
    drafts = list(drafts)
    while len(drafts) > MOST_STEPS - 1:
        spare = [k for k, draft in enumerate(drafts) if draft.kind == "straight"]
        slight = [
            k
            for k, d in enumerate(drafts)
            if d.kind == "turn" and not d.then and d.turn in ("slight_left", "slight_right")
        ]
        pairs = [
            k
            for k in range(1, len(drafts))
            if drafts[k].kind == "turn" and drafts[k - 1].kind == "turn" and drafts[k].turn
        ]
        if spare or slight:
            k = (spare or slight)[0]
        elif pairs:
            k = min(pairs, key=lambda k: (len(drafts[k - 1].then) + len(drafts[k].then), drafts[k - 1].last_stretch))
            first, second = drafts[k - 1], drafts[k]
            first.then.extend([(first.last_stretch, second.turn or "straight"), *second.then])
        else:
            break
        drafts[k - 1].distance += drafts[k].distance
        del drafts[k]
    return drafts
