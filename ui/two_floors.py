"""A small hall on two floors, for pictures of ways that change level: the shipped event has but one."""

from __future__ import annotations

from dataclasses import replace

from kiosk.hall.model import Area, Booth, Event, KioskSpot, Level, Link, Place, Polygon, Rectangle, Text

GROUND, UPPER = "1", "2"
_WIDE, _DEEP = 30.0, 20.0
_STAIRS, _LIFT = (6.0, 3.5), (26.0, 4.0)


def on_two_floors(event: Event) -> Event:
    """``event``'s first 16 booths in another hall: half of them upstairs, where stairs and a lift lead."""
    booths = event.booths[:16]
    below, above = booths[: len(booths) // 2], booths[len(booths) // 2 :]
    return replace(
        event,
        levels=(Level(GROUND, Text("ชั้น 1", "Floor 1"), 1), Level(UPPER, Text("ชั้น 2", "Floor 2"), 2)),
        areas=(
            *(Area(level, "floor", _box(0, 0, _WIDE, _DEEP)) for level in (GROUND, UPPER)),
            Area(UPPER, "wall", _box(12, 0, 12.3, 5.5)),
        ),
        booths=(*_rows(below, GROUND), *_rows(above, UPPER)),
        places=(
            Place("in", "entrance", GROUND, (15, _DEEP), Text("ทางเข้า", "Entrance")),
            Place("info", "information", GROUND, (19, 18), Text("ประชาสัมพันธ์", "Information")),
            Place("wc", "toilet", UPPER, (29, 18), Text("ห้องน้ำ", "Toilets")),
        ),
        links=(
            Link("stairs", GROUND, _STAIRS, UPPER, _STAIRS, False, False, 30.0),
            Link("lift", GROUND, _LIFT, UPPER, _LIFT, True, False, 50.0),
        ),
        kiosks=(KioskSpot("K1", GROUND, (13, 16), 0.0, Text("ตู้ทางเข้า", "Entrance kiosk")),),
        programme=(),
    )


def _box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))


def _rows(booths: tuple[Booth, ...], level: str) -> tuple[Booth, ...]:
    """Two rows of booths, back to back, in the middle of a floor."""
    half = (len(booths) + 1) // 2
    return tuple(
        replace(
            booth,
            level=level,
            shape=Rectangle(7 + 4 * (number % half), 7 if number < half else 10, 4, 3),
            front="N" if number < half else "S",
        )
        for number, booth in enumerate(booths)
    )
