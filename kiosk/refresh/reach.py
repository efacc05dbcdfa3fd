"""Whether every booth can be walked to, and how far it is from each kiosk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import shapely

from kiosk.hall.model import Event, KioskSpot
from kiosk.hall.way import Spot
from kiosk.refresh.draft import Located
from kiosk.refresh.findings import Findings
from kiosk.refresh.geometry import Plane
from kiosk.wayfinding import Navigator, free_floor

Walks = Mapping[str, Mapping[str, tuple[float, float]]]

_HOPELESS = 200
"""With more wrong outlines than these the plan is wrong as a whole, and ways through it would tell nothing."""


@dataclass(frozen=True)
class Reach:
    """``walks``: metres and seconds from each kiosk to the booths that can be reached; ``navigator``: who found them,
    None where the plan is too wrong for any."""

    walks: Walks
    navigator: Navigator | None


def check(plane: Plane, findings: Findings) -> Reach:
    """Note booths no front of which can be reached; give the walks to those that can.

    Ways begin at the kiosks that stand well; where there are none, at the entrances; else anywhere on the largest part
    of the floor. Booths and kiosks in ``plane.wrong`` were noted already.
    """
    if len(plane.wrong) > _HOPELESS:
        return Reach({}, None)
    event = _walkable_event(plane.draft.event())
    kiosks = [spot for spot in plane.draft.kiosks if ("kiosks", spot.item.id) not in plane.wrong]
    navigator = Navigator(event)
    walks = {spot.item.id: navigator.walks(_spot(spot.item)) for spot in kiosks}
    reached: set[str] = set().union(*walks.values())
    if not kiosks:
        reached = set().union(*(navigator.walks(origin) for origin in _other_origins(event)))
    _note_useless(kiosks, walks, event, findings)
    floored = {area.level for area in event.areas if area.kind == "floor"}  # of the others was told already
    for booth in plane.draft.booths:
        code = booth.item.code
        if booth.item.level in floored and code not in reached and ("booths", code) not in plane.wrong:
            findings.add("booth_unreachable", sheet="booths", row=booth.row, column="front", value=code)
    return Reach(walks, navigator)


def _note_useless(kiosks: list[Located[KioskSpot]], walks: Walks, event: Event, findings: Findings) -> None:
    for spot in kiosks:
        if event.booths and not walks[spot.item.id] and spot.item.level in event.level_by_id:
            findings.add("kiosk_reaches_nothing", sheet="kiosks", row=spot.row, column="x", value=spot.item.id)


def _walkable_event(event: Event) -> Event:
    """Only what stands on a level there is, and a link of unknown kind as stairs; all that was noted as such."""
    levels = event.level_by_id
    links = (link for link in event.links if link.from_level in levels and link.to_level in levels)
    return replace(
        event,
        areas=tuple(area for area in event.areas if area.level in levels and area.kind),
        booths=tuple(booth for booth in event.booths if booth.level in levels),
        links=tuple(link if link.kind else replace(link, kind="stairs") for link in links),
    )


def _spot(kiosk: KioskSpot) -> Spot:
    return Spot(kiosk.level, kiosk.at, kiosk.heading)


def _other_origins(event: Event) -> list[Spot]:
    entrances = [Spot(place.level, place.at) for place in event.places if place.kind == "entrance"]
    if entrances:
        return entrances
    parts = [(part, level.id) for level in event.levels for part in shapely.get_parts(free_floor(event, level.id))]
    if not parts:
        return []
    largest, level = max(parts, key=lambda each: each[0].area)
    inside = largest.representative_point()
    return [Spot(level, (inside.x, inside.y))]
