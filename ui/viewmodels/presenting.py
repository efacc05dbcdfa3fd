"""Rows as a visitor reads them: the event's values put into words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from kiosk.hall.found import MatchedLetters
from kiosk.hall.model import Booth, Event
from kiosk.words import catalogue, filled
from ui.map.look import TYPE_COLOURS
from ui.viewmodels.context import HallContext


@dataclass(frozen=True, slots=True)
class BoothRow:
    """A booth in a list. ``agency`` and ``title`` are escaped, with ``<b>`` around matched letters."""

    code: str
    agency: str
    title: str
    walk: str
    tint: str
    picture: str
    typeName: str


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """The nearest place of a kind; ``walk`` is how far it is, in words."""

    kind: str
    name: str
    walk: str


def said(key: str, language: str, **values: object) -> str:
    """The interface's text ``key`` with its placeholders filled."""
    return filled(catalogue("ui")[key], **values).said_in(language)


def tint(event: Event, type_id: str) -> str:
    """A type's colour (``#rrggbb``), or the role of the theme's map palette that stands for it; empty for no type."""
    for row, kind in enumerate(event.types):
        if kind.id == type_id:
            return kind.colour or f"type{row % TYPE_COLOURS}"
    return ""


NO_BREAK_SPACE = "\u00a0"
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=เมตร|นาที|น\.|metre|min)|(?<=ประมาณ) (?=\d)|(?<=about) (?=\d)")


def keep_together(text: str) -> str:
    """``text`` with each number held to its unit, and to an "about" before it, at a line's end."""
    return _NUMBER_AND_UNIT.sub(NO_BREAK_SPACE, text)


def minutes(seconds: float) -> int:
    """Minutes on foot, rounded up: a visitor who is told one minute must not need two."""
    return max(1, ceil(seconds / 60))


def walking_time(seconds: float, language: str) -> str:
    return said("minutes_walk", language, minutes=minutes(seconds))


def distance(metres: float, language: str) -> str:
    """Metres as a walker can judge them, in steps of five."""
    return said("metres", language, metres=max(5, 5 * round(metres / 5)))


def walk_in_words(walk: tuple[float, float] | None, language: str) -> str:
    """A walk of (metres, seconds); None where there is no way."""
    if walk is None:
        return said("no_way", language)
    return f"{walking_time(walk[1], language)} · {distance(walk[0], language)}"


def walk_to(context: HallContext, codes: Iterable[str], language: str) -> str:
    """The walk to the nearest of some booths, or that there is none, or none for now."""
    codes = list(codes)
    walks = [context.walks[code] for code in codes if code in context.walks]
    if not walks and context.opened is not None and any(code in context.opened.walks for code in codes):
        return said("no_way_now", language)
    return walk_in_words(min(walks, default=None), language)


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """``text`` escaped for Qt's styled text, with ``<b>`` around ``ranges`` (start, end)."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(ranges):
        begin = max(start, done)
        if end <= begin:
            continue
        parts += [escape(text[done:begin]), "<b>", escape(text[begin:end]), "</b>"]
        done = end
    return "".join([*parts, escape(text[done:])])


def leading_agency(event: Event, booth: Booth, language: str) -> str:
    """The name of the agency that leads at ``booth``."""
    agency = event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
    return agency.name.said_in(language) if agency else ""


def all_agencies(event: Event, booth: Booth, language: str) -> str:
    found = [event.agency_by_id[one] for one in booth.agency_ids if one in event.agency_by_id]
    return " · ".join(agency.name.said_in(language) for agency in found)


def shown_field(field: str, text_th: str, text_en: str, language: str) -> bool:
    """Whether a match in ``field`` (``…_th`` or ``…_en``) lies in the text that is on the screen."""
    shows_english = (language == "en" and bool(text_en)) or not text_th
    return field.endswith("_en") == shows_english


def booth_count(count: int, language: str) -> str:
    return said("booth_count_one" if count == 1 else "booth_count", language, count=count)


def booth_row(context: HallContext, booth: Booth, language: str, matched: Sequence[MatchedLetters] = ()) -> BoothRow:
    event = context.event
    kind = event.type_by_id.get(booth.exhibit.type_id)
    agency = event.agency_by_id[booth.agency_ids[0]].name
    title = booth.exhibit.title

    def ranges(prefix: str, th: str, en: str) -> list[tuple[int, int]]:
        return [
            (letters.start, letters.end)
            for letters in matched
            if letters.field.startswith(prefix) and shown_field(letters.field, th, en, language)
        ]

    return BoothRow(
        code=booth.code,
        agency=marked(agency.said_in(language), ranges("agency", agency.th, agency.en)),
        title=marked(title.said_in(language), ranges("title", title.th, title.en)),
        walk=walk_to(context, (booth.code,), language),
        tint=tint(event, booth.exhibit.type_id),
        picture=(kind.icon or "category") if kind else "category",
        typeName=kind.name.said_in(language) if kind else "",
    )


def facility_row(context: HallContext, kind: str, language: str) -> FacilityRow:
    """The nearest place of ``kind``, which must be one that can be reached."""
    return FacilityRow(kind, said(f"place_{kind}", language), distance(context.nearest[kind], language))


def natural(code: str) -> list[tuple[int, int, str]]:
    """A key that sorts booth codes as people do: A2 before A10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", code)]
