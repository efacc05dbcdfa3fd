"""Closed aisles in words: where, until when, and what cannot be reached because of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from kiosk.hall.closure import Closure
from ui.map.level_words import level_name
from ui.map.showing import Hall
from ui.map.turning import box_of
from ui.viewmodels.context import HallContext
from ui.viewmodels.event_texts import day_words
from ui.viewmodels.found_way import moment_words
from ui.viewmodels.presenting import NO_BREAK_SPACE, keep_together, natural, said

NEAR_METRES = 4.0
MOST_NEAR = 2
MOST_NAMED = 8
"""So many booths at most say where a closure is, and so many are named that cannot be reached."""


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """``number``: as on the map."""

    number: int
    where: str
    until: str


@dataclass(frozen=True, slots=True)
class UntilRow:
    key: str
    text: str
    chosen: bool


def closure_rows(hall: Hall | None, closures: Sequence[Closure], now: dt.datetime, language: str) -> list[ClosureRow]:
    if hall is None:
        return []
    several = len(hall.event.levels) > 1
    rows = []
    for number, closure in enumerate(closures, start=1):
        where = [level_name(hall.event, closure.level, language)] if several else []
        until = moment_words(closure.until, now, language, "staff_until", "staff_until_day")
        rows.append(ClosureRow(number, " · ".join([*where, _beside(hall, closure, language)]), until))
    return rows


def closed_again(closure: Closure, language: str) -> str:
    """That what was closed already is so until when ``closure`` says."""
    return moment_words(closure.until, closure.since, language, "staff_closed_again", "staff_closed_again_day")


def until_row(key: str, at: dt.datetime, chosen: bool, now: dt.datetime, language: str) -> UntilRow:
    time, day = f"{at:%H:%M}", ""
    if at.date() != now.date():
        day = day_words(at.date(), language).replace(" ", NO_BREAK_SPACE) + (", " if language == "en" else " ")
    return UntilRow(key, keep_together(said(f"staff_close_{key}", language, time=time, day=day)), chosen)


def cut_off(context: HallContext, language: str) -> str:
    """The booths that can be reached only while nothing is closed; empty if there are none."""
    open_walks = context.opened.walks if context.opened else {}
    codes = sorted((code for code in open_walks if code not in context.walks), key=natural)
    if not codes:
        return ""
    named = ", ".join(codes[:MOST_NAMED]) + (" …" if len(codes) > MOST_NAMED else "")
    return said("staff_cut_off", language, count=len(codes), codes=named)


def _beside(hall: Hall, closure: Closure, language: str) -> str:
    """The booths that a closure is at, else its size."""
    shape = shapely.Polygon(closure.shape.outer)
    around = hall.booths_near(closure.level, box_of(hall.turning.ring(closure.shape.outer)), NEAR_METRES)
    away = [
        (shape.distance(shapely.Polygon(booth.outline().outer)), natural(booth.code), booth.code) for booth in around
    ]
    near = [code for metres, _, code in sorted(away) if metres <= NEAR_METRES][:MOST_NEAR]
    if near:
        return said("staff_closure_near", language, codes=", ".join(sorted(near, key=natural)))
    left, top, right, bottom = shape.bounds
    return keep_together(said("staff_closure_size", language, across=round(right - left), down=round(bottom - top)))
