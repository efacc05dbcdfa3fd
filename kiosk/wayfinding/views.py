"""Where things are as one sees them who stands somewhere and looks along a heading."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point
from kiosk.hall.way import Side
from kiosk.wayfinding.bends import turned

SIDEWAYS = 12.0
"""Degrees off the heading from which something is said to be on a side."""
BEFORE = 45.0
"""Degrees to either side of the heading within which what a walker came for is before them."""
SKIN = 0.02
"""Metres before a surface at which a sight line to it ends."""


def nearest(at: Point, shape: BaseGeometry) -> Point:
    """The point of ``shape`` nearest to ``at``."""
    x, y = shapely.get_coordinates(shapely.shortest_line(shapely.Point(at), shape))[1].tolist()
    return (x, y)


def side_of(angle: float) -> Side | None:
    """The side at ``angle`` degrees from the heading, positive to the right; None behind and where it is unclear."""
    if abs(angle) < SIDEWAYS or abs(angle) > 180 - SIDEWAYS:
        return None
    return "right" if angle > 0 else "left"


def angle_to(at: Point, heading: float, there: Point) -> float:
    return turned(heading, degrees(atan2(there[0] - at[0], at[1] - there[1])))


def metres_ahead(at: Point, heading: float, there: Point) -> float:
    """Metres that ``there`` lies ahead, negative behind."""
    turn = radians(heading)
    return (there[0] - at[0]) * sin(turn) - (there[1] - at[1]) * cos(turn)


def metres_right(at: Point, heading: float, there: Point) -> float:
    """Metres that ``there`` lies to the right, negative to the left."""
    turn = radians(heading)
    return (there[0] - at[0]) * cos(turn) + (there[1] - at[1]) * sin(turn)


def moved(at: Point, heading: float, metres: float) -> Point:
    """``at``, moved by ``metres`` along ``heading``."""
    turn = radians(heading)
    return (at[0] + metres * sin(turn), at[1] - metres * cos(turn))


def side_at_end(at: Point, heading: float, shape: BaseGeometry) -> Side:
    """On which side of a walker who stops at ``at`` the thing they came for is.

    Its middle tells, and for one who walks along a long thing and stops at its corner the middle of what they see of
    it: that fills the view from ahead to abeam, while its middle is far ahead.
    """
    there = nearest(at, shape)
    if hypot(there[0] - at[0], there[1] - at[1]) < SKIN:
        return "ahead"
    centre = shapely.centroid(shape)
    middle = angle_to(at, heading, (centre.x, centre.y))
    corners = [turned(middle, angle_to(at, heading, (x, y))) for x, y in shapely.get_coordinates(shape).tolist()]
    view = middle + (min(corners) + max(corners)) / 2
    if abs(middle) <= BEFORE / 2 or max(abs(middle), abs(view)) <= BEFORE:
        return "ahead"
    return "right" if middle > 0 else "left"
