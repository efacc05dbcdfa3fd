"""Plausible exhibition halls from a seed, for tests and measures.

Islands of back-to-back booths stand between aisles. Some islands are turned a little (their booths rounded to
millimetres, so that slits and tiny overlaps arise); some booths are round or turned on their own; pillars stand in
aisles, parts are blocked, a wall reaches in from the hall's edge.
"""

from __future__ import annotations

import datetime as dt
from math import ceil, cos, pi, radians, sin, sqrt
from random import Random

from kiosk.hall.model import (
    Agency,
    Area,
    Booth,
    Event,
    EventInfo,
    Exhibit,
    InnovationType,
    KioskSpot,
    Level,
    Place,
    Point,
    Polygon,
    Rectangle,
    Text,
)

SIDE = 3.0
"""A booth's width and depth in metres."""
TYPES = ("it", "health", "agriculture")


def hall(booths: int, seed: int = 0, *, turned: float = 0.15, pillars: float = 0.3, level: str = "g") -> Event:
    """A one-level hall with ``booths`` booths, two kiosks and a few places.

    ``turned``: share of islands that are rotated; ``pillars``: pillars for each island. The same arguments give the
    same hall.
    """
    random = Random(f"{booths}/{seed}/{turned}/{pillars}")
    pairs = 3 if booths < 100 else 8
    islands = ceil(booths / (2 * pairs))
    columns = max(1, ceil(sqrt(islands * (2 * pairs * SIDE + 4) / (2 * SIDE + 4) / 2)))
    rows = ceil(islands / columns)
    step_x, step_y = 2 * SIDE + random.choice((3.0, 3.5, 4.0)), pairs * SIDE + random.choice((4.0, 5.0))
    width, height = columns * step_x + 6.0, rows * step_y + 12.0
    shapes: list[Rectangle | Polygon] = []
    for island in range(islands):
        column, row = island % columns, island // columns
        centre = (4.5 + column * step_x + SIDE, 8.0 + row * step_y + pairs * SIDE / 2)
        angle = random.uniform(-12, 12) if random.random() < turned else 0.0
        squeeze = 0.8 if angle else 1.0
        shapes.extend(_island(random, centre, pairs, angle, squeeze))
    shapes = shapes[:booths]
    areas = [
        Area(level, "floor", _box(0, 0, width, height)),
        Area(level, "stage", _box(width / 2 - 3, height - 2.5, width / 2 + 3, height)),
        Area(level, "wall", _box(width - 1.5, 3, width, 3.2)),
    ]
    for _ in range(int(pillars * islands)):
        column, row = random.randrange(columns), random.randrange(rows)
        x = 4.5 + column * step_x - (step_x - 2 * SIDE) / 2 + random.choice((0, 0, 0.4))
        y = 8.0 + row * step_y + random.uniform(-2, pairs * SIDE)
        areas.append(Area(level, "pillar", _box(x - 0.3, y - 0.3, x + 0.3, y + 0.3)))
    if islands > 4:
        x, y = 4.5 + step_x - 2.2, 8.0 + step_y * rows / 2
        areas.append(Area(level, "blocked", _box(x, y, x + 1.5, y + 2.5)))
    return Event(
        info=EventInfo(
            Text("งานทดลอง", "Trial fair"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16)
        ),
        levels=(Level(level, Text("ชั้นล่าง", "Ground floor")),),
        areas=tuple(areas),
        types=tuple(InnovationType(key, Text(key, key)) for key in TYPES),
        agencies=tuple(Agency(f"a{i}", Text(f"กรมที่ {i + 1}", f"Department {i + 1}")) for i in range(booths)),
        booths=tuple(
            Booth(
                code=f"B{i + 1:04d}",
                agency_ids=(f"a{i}",),
                exhibit=Exhibit(Text(f"ผลงาน {i + 1}", f"Work {i + 1}"), TYPES[i % len(TYPES)]),
                level=level,
                shape=shape,
            )
            for i, shape in enumerate(shapes)
        ),
        places=(
            Place("entrance", "entrance", level, (width / 2, 0.0), Text("ทางเข้า", "Entrance")),
            Place("exit", "exit", level, (width, height / 2), Text("ทางออก", "Exit")),
            Place("toilet-1", "toilet", level, (0.6, 1.2), Text("ห้องน้ำตะวันตก", "West toilets")),
            Place("toilet-2", "toilet", level, (width - 0.6, height - 1.2), Text("ห้องน้ำตะวันออก", "East toilets")),
            Place("stage", "stage", level, (width / 2, height - 1.2), Text("เวที", "Stage")),
        ),
        kiosks=(
            KioskSpot("k1", level, (width / 2 + 1.3, 2.1), 180.0, Text("ตู้ทางเข้า", "Entrance kiosk")),
            KioskSpot("k2", level, (1.7, height - 3.3), 90.0, Text("ตู้ด้านใน", "Inner kiosk")),
        ),
    )


def _island(random: Random, centre: Point, pairs: int, angle: float, squeeze: float) -> list[Rectangle | Polygon]:
    """Back-to-back booths about ``centre``, turned by ``angle`` degrees."""
    found: list[Rectangle | Polygon] = []
    side = SIDE * squeeze
    turn = radians(angle)
    for pair in range(pairs):
        for half in (-1, 1):
            dx, dy = half * side / 2, (pair - (pairs - 1) / 2) * side
            x = centre[0] + dx * cos(turn) - dy * sin(turn)
            y = centre[1] + dx * sin(turn) + dy * cos(turn)
            dice = random.random()
            if dice < 0.02:
                found.append(round_booth((x, y), side / 2))
            elif dice < 0.04:
                found.append(_rectangle(x, y, side * 0.7, round(random.uniform(0, 90), 3)))
            else:
                found.append(_rectangle(x, y, side, round(angle, 3)))
    return found


def _rectangle(x: float, y: float, side: float, rotation: float) -> Rectangle:
    return Rectangle(round(x - side / 2, 3), round(y - side / 2, 3), round(side, 3), round(side, 3), rotation)


def round_booth(centre: Point, radius: float, corners: int = 24) -> Polygon:
    """A round booth as a workbook gives it: a polygon of ``corners`` corners, rounded to millimetres."""
    turns = [2 * pi * i / corners for i in range(corners)]
    return Polygon(tuple((round(centre[0] + radius * cos(t), 3), round(centre[1] + radius * sin(t), 3)) for t in turns))


def _box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))
