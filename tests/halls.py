"""Plausible exhibition halls from a seed, for tests and measures.

Islands of back-to-back booths stand between aisles. Some islands are turned a little (their booths rounded to
millimetres, so that slits and tiny overlaps arise); some booths are round or turned on their own; pillars stand in
aisles, parts are blocked, a wall reaches in from the hall's edge.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
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


def free_standing(booths: int, aisle: float = 1.0, side: float = 2.0, level: str = "g") -> Event:
    """A hall of booths that stand alone in rows and columns, ``aisle`` metres apart: nearly every corner along an aisle
    sees nearly every other one."""
    plain = hall(booths, turned=0.0, pillars=0.0, level=level)
    columns, step = ceil(sqrt(booths)), side + aisle
    width, height = columns * step + 6.0, ceil(booths / columns) * step + 12.0
    return replace(
        plain,
        areas=(Area(level, "floor", _box(0, 0, width, height)),),
        booths=tuple(
            replace(booth, shape=Rectangle(3.0 + k % columns * step, 6.0 + k // columns * step, side, side))
            for k, booth in enumerate(plain.booths)
        ),
        places=(Place("exit", "exit", level, (width, height / 2), Text("ทางออก", "Exit")),),
        kiosks=(
            replace(plain.kiosks[0], at=(width / 2 + 1.3, 2.1)),
            replace(plain.kiosks[1], at=(1.7, height - 3.3)),
        ),
    )


def scattered(seed: int, things: int = 12, level: str = "g") -> Event:
    """A hall no architect would build: floors that overlap, touch or nearly touch, a hole, and ``things`` booths, thin
    walls, triangles and rotated boxes that touch and overlap, many on a half-metre grid so that lines run together."""
    random = Random(f"scattered/{seed}")

    def grid(low: float, high: float) -> float:
        return random.choice((round(random.uniform(low, high) * 2) / 2, round(random.uniform(low, high), 3)))

    hole = (Polygon(_box(12, 7, 14, 8.5).outer),) if random.random() < 0.5 else ()
    seam = random.choice((20.0, 19.5, 20.004, 20.015))
    floors = [
        Polygon(_box(0, 0, 20, 15).outer, tuple(each.outer for each in hole)),
        _box(seam, grid(0, 4), 30, grid(10, 20)),
        _box(5, 15, 9, 22),
        _box(5, 20, 28, 22),
    ]
    walls: list[Polygon] = []
    shapes: list[Rectangle | Polygon] = []
    for _ in range(things):
        x, y = grid(1, 27), grid(1, 19)
        kind = random.randrange(6)
        if kind == 0:
            walls.append(_box(x, y, x + grid(0.5, 6), y + 0.1))
        elif kind == 1:
            walls.append(_box(x, y, x + 0.1, y + grid(0.5, 6)))
        elif kind == 2:
            walls.append(Polygon(((x, y), (x + grid(0.5, 3), y - grid(0, 0.4)), (x + grid(0, 0.4), y + grid(0.5, 3)))))
        elif kind == 3:
            shapes.append(Rectangle(x, y, grid(1, 3), grid(1, 3), random.choice((15.0, 45.0, 90.0, 133.7))))
        elif kind == 4:
            shapes.append(round_booth((x, y), grid(0.5, 1.5), 12))
        else:
            shapes.append(Rectangle(x, y, grid(1, 4), grid(1, 3)))
    plain = hall(len(shapes), seed, level=level)
    booths = tuple(
        replace(booth, shape=shape, front=random.choice(("", "all", "N", "SE", "W")))
        for booth, shape in zip(plain.booths, shapes, strict=True)
    )
    areas = (*(Area(level, "floor", floor) for floor in floors), *(Area(level, "wall", wall) for wall in walls))
    return replace(plain, booths=booths, areas=areas)


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
