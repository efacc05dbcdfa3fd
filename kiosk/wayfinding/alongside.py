"""What one passes along a whole way, worked out at once: its stretches are told one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point
from kiosk.wayfinding.arrays import Flags, Floats, Ints
from kiosk.wayfinding.panorama import (
    NOWHERE,
    Line,
    angles_to,
    beside_at,
    metres_right_of,
    metres_to,
    nearest_points,
    sides_of,
    visible,
)
from kiosk.wayfinding.signs import Signs

OFF_LINE = 1.0
"""Metres off the line of walking from which something is passed on a side."""
COMES_UP = 4.0
"""Metres before it is passed from which something that is passed is seen."""


@dataclass(frozen=True)
class Alongside:
    """What is passed along ``way`` on one side without doubt and seen from there, in the order of ``signs``.

    ``rows`` (n,) of ``signs``; ``distances`` (n,) along the way; ``sides`` (n,), ``LEFT`` or ``RIGHT``; ``off`` (n,)
    metres from the way.
    """

    signs: Signs
    solid: BaseGeometry
    way: Line
    rows: Ints
    distances: Floats
    sides: Ints
    off: Floats

    def come_up(self, low: float, chosen: Ints) -> Flags:
        """Which of ``chosen`` (n,) are seen ``COMES_UP`` before they are passed, or from ``low`` metres on."""
        early, _ = self.way.at(np.maximum(low, self.distances[chosen] - COMES_UP))
        return visible(self.solid, early, nearest_points(early, self.signs.shapes[self.rows[chosen]]))


def alongside(signs: Signs, solid: BaseGeometry, line: tuple[Point, ...], within: float) -> Alongside:
    """What of ``signs`` is passed at most ``within`` metres from the way ``line``, past all that is ``solid``."""
    way = Line(line)
    rows = signs.in_boxes(way.boxes(within))
    middles = signs.middles[rows]
    distances = way.passes(middles)
    at, headings = way.at(distances)
    angles = angles_to(at, headings, middles)
    sides = beside_at(angles)
    fits = (sides != NOWHERE) & (np.abs(metres_right_of(at, headings, middles)) >= OFF_LINE)
    rows, distances, sides = rows[fits], distances[fits], sides[fits]
    at, headings, angles = at[fits], headings[fits], angles[fits]
    there = nearest_points(at, signs.shapes[rows])
    off = metres_to(at, there)
    fits = (off <= within) & (sides_of(angles, angles_to(at, headings, there)) == sides)
    fits[fits] = visible(solid, at[fits], there[fits])
    return Alongside(signs, solid, way, rows[fits], distances[fits], sides[fits], off[fits])
