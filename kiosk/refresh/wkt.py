"""Outlines as the workbook writes them: WKT ``POLYGON``, metres."""

from __future__ import annotations

import re

from kiosk.hall.model import Polygon, Ring
from kiosk.refresh.cells import MOST_LETTERS, BadCell, Cell, as_number, plain

FARTHEST = 100_000.0
"""No coordinate of a plan lies farther from its origin, in metres."""

_POLYGON = re.compile(r"POLYGON\s*\((.*)\)", re.IGNORECASE | re.DOTALL)
_RINGS = re.compile(r"\s*\(([^()]*)\)\s*(?:,\s*(?=\()|$)")


def as_polygon(cell: Cell) -> Polygon:
    """The polygon a cell describes. Raises ``BadCell``; whether it crosses itself is not checked here.

    One that ``polygon_text`` would write longer than a cell may be (``.5`` becomes ``0.5``) could not be read back from
    an export, and is too long.
    """
    found = _POLYGON.fullmatch(plain(cell))
    if found is None:
        raise BadCell("bad_wkt")
    rings = []
    at = 0
    inside = found[1].rstrip()
    while at < len(inside):
        ring = _RINGS.match(inside, at)
        if ring is None:
            raise BadCell("bad_wkt")
        rings.append(_ring(ring[1]))
        at = ring.end()
    if not rings:
        raise BadCell("bad_wkt")
    polygon = Polygon(rings[0], tuple(rings[1:]))
    if len(polygon_text(polygon)) > MOST_LETTERS:
        raise BadCell("cell_too_long", most=MOST_LETTERS)
    return polygon


def _ring(text: str) -> Ring:
    corners = []
    for pair in text.split(","):
        numbers = pair.split()
        if len(numbers) != 2:
            raise BadCell("bad_wkt")
        x, y = (as_number(number, -FARTHEST, FARTHEST) for number in numbers)
        corners.append((x, y))
    if corners[0] != corners[-1]:
        raise BadCell("ring_not_closed")
    corners.pop()
    if len(set(corners)) < 3:
        raise BadCell("bad_wkt")
    return tuple(corners)


def number_text(value: float) -> str:
    """``value`` with up to six decimals and no needless zero."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polygon_text(polygon: Polygon) -> str:
    """``polygon`` as WKT; ``as_polygon`` gives the same polygon back."""
    rings = []
    for ring in (polygon.outer, *polygon.holes):
        corners = ",".join(f"{number_text(x)} {number_text(y)}" for x, y in (*ring, ring[0]))
        rings.append(f"({corners})")
    return f"POLYGON({','.join(rings)})"
