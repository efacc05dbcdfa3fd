"""How much room there is for an upright text inside a piece of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import hypot

import shapely

from kiosk.hall.model import Point
from ui.map.plots import Plot


class Room:
    """Room for a text centred at ``spot`` (scene metres), at ``scale`` pixels to the metre.

    ``padding``: pixels kept free along each side. ``bands``: sides (by their first corner) that carry a band of
    ``band`` pixels, which is kept free too.
    """

    def __init__(
        self,
        plot: Plot,
        spot: Point,
        scale: float,
        padding: float,
        bands: Collection[int] = (),
        band: float = 0.0,
    ) -> None:
        self._plot, self._scale, self._padding = plot, scale, padding
        self.spot = spot
        self._sides: list[tuple[float, float, float]] = []
        if plot.convex:
            self.spot = _shifted(plot, spot, scale, bands, band)
            self._sides = list(_sides(plot, self.spot, scale, padding, bands, band))

    def width(self, height: float) -> float:
        """How wide a text of ``height`` pixels may be; zero or less if there is no room."""
        if not self._plot.convex:
            return self._searched(height)
        half = height / 2
        widest = 1e9
        for across, along, away in self._sides:
            left = away - half * along
            if across > 1e-6:
                widest = min(widest, left / across)
            elif left < 0:
                return 0.0
        return 2 * widest

    def _searched(self, height: float) -> float:
        low, high = 0.0, (self._plot.box[2] - self._plot.box[0]) * self._scale
        for _ in range(7):
            tried = (low + high) / 2
            low, high = (tried, high) if self._holds(tried, height) else (low, tried)
        return low

    def _holds(self, width: float, height: float) -> bool:
        x, y = self.spot
        w, h = (width / 2 + self._padding) / self._scale, (height / 2 + self._padding) / self._scale
        return bool(self._plot.solid.contains(shapely.box(x - w, y - h, x + w, y + h)))


def _sides(
    plot: Plot, spot: Point, scale: float, padding: float, bands: Collection[int], band: float
) -> Iterator[tuple[float, float, float]]:
    """Of each side: its unit normal without signs, and how many free pixels lie between it and ``spot``."""
    x, y = spot
    turned = 1.0 if plot.clockwise else -1.0
    for index, (ax, ay) in enumerate(plot.ring):
        bx, by = plot.ring[(index + 1) % len(plot.ring)]
        length = hypot(bx - ax, by - ay)
        if length > 1e-9:
            away = turned * ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length * scale
            taken = padding + (band if index in bands else 0.0)
            yield abs(by - ay) / length, abs(bx - ax) / length, away - taken


def _shifted(plot: Plot, spot: Point, scale: float, bands: Collection[int], band: float) -> Point:
    """``spot`` moved away from banded sides by half a band, so that a text stays in the middle of what is free."""
    x, y = spot
    for index in bands:
        (ax, ay), (bx, by) = plot.ring[index], plot.ring[(index + 1) % len(plot.ring)]
        mx, my = spot[0] - (ax + bx) / 2, spot[1] - (ay + by) / 2
        length = hypot(mx, my)
        if length > 1e-9:
            x, y = x + mx / length * band / 2 / scale, y + my / length * band / 2 / scale
    return (x, y)
