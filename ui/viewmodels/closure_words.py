"""Closed aisles in words: where, until when, and what cannot be reached because of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import shapely

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event
from ui.map.level_words import level_name
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
    where: str
    until: str


@dataclass(frozen=True, slots=True)
class UntilRow:
    key: str
    text: str
    chosen: bool


def closure_row(event: Event, closure: Closure, now: dt.datetime, language: str) -> ClosureRow:
    where = [level_name(event, closure.level, language)] if len(event.levels) > 1 else []
    until = moment_words(closure.until, now, language, "staff_until", "staff_until_day")
    return ClosureRow(" · ".join([*where, _beside(event, closure, language)]), until)


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


def _beside(event: Event, closure: Closure, language: str) -> str:
    """The booths that a closure is at, else its size."""
    shape = shapely.Polygon(closure.shape.outer)
    away = [
        (shape.distance(shapely.Polygon(booth.outline().outer)), natural(booth.code), booth.code)
        for booth in event.booths
        if booth.level == closure.level
    ]
    near = [code for metres, _, code in sorted(away) if metres <= NEAR_METRES][:MOST_NEAR]
    if near:
        return said("staff_closure_near", language, codes=", ".join(sorted(near, key=natural)))
    left, top, right, bottom = shape.bounds
    return keep_together(said("staff_closure_size", language, across=round(right - left), down=round(bottom - top)))
