"""The way there: free space, shortest routes over levels, tours, and the way told in Thai and English."""

from kiosk.wayfinding.closable import holds_floor, marked_again, together
from kiosk.wayfinding.goals import UnknownPlace
from kiosk.wayfinding.keeping import WAYS
from kiosk.wayfinding.navigator import Navigator
from kiosk.wayfinding.pace import SLOW_SPEED, WALKING_SPEED, link_seconds
from kiosk.wayfinding.space import (
    CLEARANCE,
    NARROW,
    Space,
    floor_outline,
    free_floor,
    level_space,
    obstacles,
    outlines,
)
from kiosk.wayfinding.tour import EXACT_STOPS

__all__ = [
    "CLEARANCE",
    "EXACT_STOPS",
    "NARROW",
    "SLOW_SPEED",
    "WALKING_SPEED",
    "WAYS",
    "Navigator",
    "Space",
    "UnknownPlace",
    "floor_outline",
    "free_floor",
    "holds_floor",
    "level_space",
    "link_seconds",
    "marked_again",
    "obstacles",
    "outlines",
    "together",
]
