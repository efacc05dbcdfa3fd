"""The open sides of booths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.hall.model import Booth, Rectangle
from kiosk.wayfinding.arrays import Flags, Floats, Ints

LETTERS = "NESW"
DIAGONAL = 1e-6
"""Degrees by which a side may miss a diagonal and still count to both quarters."""


@dataclass(frozen=True)
class Sides:
    """Straight sides of booths' outlines.

    ``booth`` (n,) row of the booth; ``starts``, ``ends`` (n, 2): walking along it the booth is to the left in the sense
    of x to y; ``normals`` (n, 2) unit vectors outward.
    """

    booth: Ints
    starts: Floats
    ends: Floats
    normals: Floats


def open_sides(booths: Sequence[Booth]) -> Sides:
    """The sides that the workbook calls open, of each of ``booths`` in turn; all where it names none.

    A rectangle's sides are lettered before its rotation, a polygon's by the quarters their normals look to; a side on
    a diagonal has both letters.
    """
    rings = [booth.outline().outer for booth in booths]
    counts = np.array([len(ring) for ring in rings], dtype=np.int64)
    booth = np.repeat(np.arange(len(booths)), counts)
    begin = np.cumsum(counts) - counts
    starts = np.array([corner for ring in rings for corner in ring], dtype=np.float64).reshape(-1, 2)
    number = np.arange(len(starts)) - begin[booth]
    ends = starts[np.where(number + 1 == counts[booth], begin[booth], np.arange(len(starts)) + 1)]
    turning = starts[:, 0] * ends[:, 1] - ends[:, 0] * starts[:, 1]
    backward = (np.bincount(booth, turning, len(booths)) < 0)[booth]
    starts, ends = np.where(backward[:, None], ends, starts), np.where(backward[:, None], starts, ends)
    way = ends - starts
    size = np.hypot(way[:, 0], way[:, 1])
    with np.errstate(invalid="ignore", divide="ignore"):
        normals = np.stack((way[:, 1], -way[:, 0]), axis=1) / size[:, None]
    keep = (size > 0) & _open(booths, booth, number, normals)
    return Sides(booth[keep], starts[keep], ends[keep], normals[keep])


def _open(booths: Sequence[Booth], booth: Ints, number: Ints, normals: Floats) -> Flags:
    """Whether each side, the ``number``-th of its booth, is one of those that the workbook calls open."""
    everywhere = np.array([b.front in ("", "all") for b in booths], dtype=np.bool_)
    lettered = np.array([[letter in b.front for letter in LETTERS] for b in booths], dtype=np.bool_).reshape(-1, 4)
    rectangle = np.array([isinstance(b.shape, Rectangle) for b in booths], dtype=np.bool_)
    heading = np.degrees(np.arctan2(normals[:, 0], -normals[:, 1]))
    off = np.abs((heading[:, None] - 90.0 * np.arange(4) + 180.0) % 360.0 - 180.0)
    looks = off <= 45.0 + DIAGONAL
    by_number = np.arange(4) == (number % 4)[:, None]
    quarter = np.where(rectangle[booth][:, None], by_number, looks)
    found: Flags = everywhere[booth] | (quarter & lettered[booth]).any(axis=1)
    return found
