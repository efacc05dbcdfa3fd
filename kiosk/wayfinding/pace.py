"""How long walking and riding take."""

from __future__ import annotations

from kiosk.hall.model import Event, Link

WALKING_SPEED = 1.07
"""Metres a second: 3.5 feet a second, the pace for which pedestrian signals are timed so that nearly everyone keeps up
(Manual on Uniform Traffic Control Devices 2009, section 4E.06); most visitors walk a little faster in an empty hall."""

SLOW_SPEED = 0.69
"""Metres a second of the slower profile: people who push their own wheelchair (mean 0.69 m/s on the level; with a stick
0.81 m/s; Boyce, Shields and Silcock, Fire Technology 35, 1999)."""

WALKED = frozenset({"stairs", "ramp"})
"""Links on which the slower need longer; the seconds of a link are those at ``WALKING_SPEED``."""
LINK_SECONDS = {"stairs": (0.0, 30.0), "escalator": (5.0, 30.0), "lift": (45.0, 10.0), "ramp": (0.0, 60.0)}
"""For a link whose seconds the workbook leaves empty: seconds to wait, and seconds for each storey of about 4.5 m.
Stairs at 0.3 m of rise a second with a landing; escalators at 0.5 m a second on a slope of 30 degrees; lifts after a
usual wait for a public building; ramps 1 : 12, so 54 m at walking speed."""


def link_seconds(event: Event, link: Link) -> float:
    """Seconds that ``link`` takes: the workbook's, else the usual ones by the storeys between its levels."""
    if link.seconds is not None:
        return link.seconds
    below, above = event.level_by_id.get(link.from_level), event.level_by_id.get(link.to_level)
    storeys = abs(above.ordinal - below.ordinal) if below and above else 1
    wait, each = LINK_SECONDS[link.kind]
    return wait + each * max(1, storeys)
