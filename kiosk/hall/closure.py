"""What staff close for a while."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kiosk.hall.model import Polygon


@dataclass(frozen=True, slots=True)
class Closure:
    """A part of the floor of ``level`` through which nobody is led from when it was made, ``since``, until just before
    ``until``.

    Both times carry a time zone. ``shape`` is a plan polygon in metres, closed all over: its holes do not count.
    """

    level: str
    shape: Polygon
    since: dt.datetime
    until: dt.datetime
