"""How the camera moves by itself: a flight to a goal, a glide after a fling. Plain numbers; time is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, hypot

from kiosk.hall.model import Point
from ui.map.camera import Camera, Limits, between

FLIGHT_SECONDS = 0.25
SPRING_SECONDS = 0.2
GLIDE_SECONDS = 0.32
"""In this time a glide loses all but a third of its speed."""
LONGEST_FRAME = 0.1
"""A frame that took longer does not make the picture jump."""


@dataclass(frozen=True, slots=True)
class Flight:
    start: Camera
    end: Camera
    seconds: float
    passed: float = 0.0


@dataclass(slots=True)
class Motion:
    """At most one flight or glide at a time. ``slowest``: view pixels a second at which a glide ends."""

    slowest: float = 12.0
    _flight: Flight | None = None
    _glide: Point | None = None

    @property
    def going(self) -> bool:
        return self._flight is not None or self._glide is not None

    @property
    def gliding(self) -> bool:
        return self._glide is not None

    @property
    def end(self) -> Camera | None:
        """Where the flight under way ends."""
        return self._flight.end if self._flight else None

    def stop(self) -> None:
        self._flight = self._glide = None

    def fly(self, start: Camera, end: Camera, seconds: float = FLIGHT_SECONDS) -> None:
        self._flight, self._glide = Flight(start, end, seconds), None

    def glide(self, vx: float, vy: float) -> None:
        """View pixels a second."""
        self._flight, self._glide = None, (vx, vy)

    def advance(self, shown: Camera, limits: Limits, seconds: float) -> Camera:
        """Where the camera is ``seconds`` after it was ``shown``."""
        if self._flight is not None:
            return self._fly_on(self._flight, seconds)
        if self._glide is not None:
            return self._glide_on(self._glide, shown, limits, min(seconds, LONGEST_FRAME))
        return shown

    def _fly_on(self, flight: Flight, seconds: float) -> Camera:
        passed = flight.passed + seconds
        if passed >= flight.seconds:
            self._flight = None
            return flight.end
        self._flight = Flight(flight.start, flight.end, flight.seconds, passed)
        return between(flight.start, flight.end, passed / flight.seconds)

    def _glide_on(self, speed: Point, shown: Camera, limits: Limits, seconds: float) -> Camera:
        moved = limits.softened(shown.panned(speed[0] * seconds, speed[1] * seconds))
        slower = exp(-seconds / GLIDE_SECONDS)
        self._glide = (speed[0] * slower, speed[1] * slower)
        if not limits.holds(moved):
            self.fly(moved, limits.nearest(moved), SPRING_SECONDS)
        elif hypot(*self._glide) < self.slowest:
            self._glide = None
        return moved
