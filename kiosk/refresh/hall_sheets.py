"""The sheets that say when, and what the hall is like: event, levels, areas, places, links, kiosks, programme."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.hall.model import (
    AREA_KINDS,
    LINK_KINDS,
    PLACE_KINDS,
    Area,
    EventInfo,
    KioskSpot,
    Level,
    Link,
    Place,
    Point,
    ProgrammeItem,
    Text,
)
from kiosk.refresh.cells import BadCell, Cell, as_day, as_number, as_text, as_time, as_url, as_yes_no
from kiosk.refresh.columns import EVENT_KEYS, Sheet, column_named
from kiosk.refresh.draft import NO_INFO, Draft, Located, Names, Seen
from kiosk.refresh.tables import Row, Table
from kiosk.refresh.wkt import FARTHEST, as_polygon

_LONGEST_LINK = 3600.0  # seconds
_KEYED = Sheet("event", "", EVENT_KEYS)


def read_info(table: Table) -> EventInfo:
    """The sheet ``event``; a stand-in for whatever is missing or bad, with a problem noted."""
    rows: dict[str, Row] = {}
    seen = Seen("duplicate_key", "key")
    for row in table:
        name = row.text("key")
        column = column_named(name, EVENT_KEYS)
        if column is None:
            if name:
                row.problem("unknown_key", "key")
        elif seen.is_new(row, column.name):
            value = row.cell("value")
            keyed = Table(_KEYED, {column.name: 0}, (), table.findings)
            rows[column.name] = Row(keyed, row.number, {} if value is None else {column.name: value})
    for column in EVENT_KEYS:
        if column.name not in rows:
            if column.required and table.places:
                table.findings.add("missing_required", sheet="event", column=column.name)
            rows[column.name] = Row(Table(_KEYED, {}, (), table.findings), 0, {})
    info = EventInfo(
        name=_text(rows["name_th"], rows["name_en"], "name"),
        first_day=rows["first_day"].read("first_day", as_day, NO_INFO.first_day),
        last_day=rows["last_day"].read("last_day", as_day, NO_INFO.last_day),
        opens=rows["opens"].read("opens", as_time, NO_INFO.opens),
        closes=rows["closes"].read("closes", as_time, NO_INFO.closes),
        timezone=rows["timezone"].read("timezone", _as_timezone, NO_INFO.timezone),
        venue=_text(rows["venue_th"], rows["venue_en"], "venue"),
        organiser=_text(rows["organiser_th"], rows["organiser_en"], "organiser"),
        companion_url=rows["companion_url"].read("companion_url", as_url, ""),
    )
    days_known = info.first_day != NO_INFO.first_day and info.last_day != NO_INFO.last_day
    if days_known and info.last_day < info.first_day:
        rows["last_day"].problem("out_of_order", "last_day", before="first_day")
    hours_known = info.opens != NO_INFO.opens and info.closes != NO_INFO.closes
    if hours_known and info.closes <= info.opens:
        rows["closes"].problem("out_of_order", "closes", before="opens")
    return info


def _as_timezone(cell: Cell) -> str:
    name = as_text(cell)
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadCell("unknown_timezone") from None


def _text(thai: Row, english: Row, name: str) -> Text:
    return Text(thai.text(f"{name}_th"), english.text(f"{name}_en"))


def level_of(row: Row, column: str, draft: Draft, known: str | None = None) -> str:
    """The level's id that ``column`` names; where it is empty ``known``, else the hall's one level; "" if bad.

    An event without any level is not noted here: once is enough.
    """
    text = row.id(column)
    if not draft.levels:
        draft.lacks_levels = True
        return ""
    if row.cell(column) is not None or row.requires(column):
        found = draft.level_named(text) if text else ""
        if found is None:
            row.problem("unknown_level", column, levels=_listed(draft))
    else:
        found = known or draft.only_level()
        if found is None:
            row.problem("missing_level", column, levels=_listed(draft))
    return found or ""


def _listed(draft: Draft) -> str:
    return ", ".join(level.item.id for level in draft.levels[:20]) or "–"


def _point(row: Row, x: str = "x", y: str = "y") -> Point | None:
    across, down = row.number_in(x, -FARTHEST, FARTHEST), row.number_in(y, -FARTHEST, FARTHEST)
    return None if across is None or down is None else (across, down)


def read_levels(table: Table) -> list[Located[Level]]:
    found: list[Located[Level]] = []
    seen = Seen("duplicate_id", "id")
    for row in table:
        ident, name = row.id("id"), _text(row, row, "name")
        ordinal = row.read("ordinal", _as_ordinal, len(found))
        if ident and seen.is_new(row, ident):
            found.append(Located(Level(ident, name, ordinal), row.number))
    return found


def _as_ordinal(cell: Cell) -> int:
    value = as_number(cell, -100, 1000)
    if not value.is_integer():
        raise BadCell("not_whole")
    return int(value)


def read_areas(table: Table, draft: Draft) -> list[Located[Area]]:
    found = []
    for row in table:
        level, kind = level_of(row, "level", draft), row.kind("kind", AREA_KINDS)
        shape, name = row.read("shape", as_polygon, None), _text(row, row, "name")
        if shape is not None:
            found.append(Located(Area(level, kind, shape, name), row.number))
    return found


def read_places(table: Table, draft: Draft) -> list[Located[Place]]:
    """Places; one without an id gets its kind and the next free number."""
    rows = [(row, row.id("id")) for row in table]
    taken = {ident for _, ident in rows}
    found = []
    seen = Seen("duplicate_id", "id")
    for row, given in rows:
        kind, level = row.kind("kind", PLACE_KINDS), level_of(row, "level", draft)
        at, name = _point(row), _text(row, row, "name")
        ident = given
        if row.cell("id") is None:
            ident = next(free for n in range(1, len(rows) + 2) if (free := f"{kind or 'place'}-{n}") not in taken)
            taken.add(ident)
        if ident and seen.is_new(row, ident) and at is not None:
            found.append(Located(Place(ident, kind, level, at, name), row.number))
    return found


def read_links(table: Table, draft: Draft) -> list[Located[Link]]:
    found = []
    for row in table:
        kind = row.kind("kind", LINK_KINDS)
        from_level, to_level = level_of(row, "from_level", draft), level_of(row, "to_level", draft)
        from_at, to_at = _point(row, "from_x", "from_y"), _point(row, "to_x", "to_y")
        # a lift or a ramp has no steps unless the sheet says so
        step_free = row.read("step_free", as_yes_no, kind in ("lift", "ramp"))
        # and an escalator runs one way unless the sheet means a pair by one row
        one_way = row.read("one_way", as_yes_no, kind == "escalator")
        seconds = row.number_in("seconds", 0, _LONGEST_LINK)
        if from_level and from_level == to_level:
            row.problem("link_same_level", "to_level")
        if from_at is not None and to_at is not None:
            link = Link(kind, from_level, from_at, to_level, to_at, step_free, one_way, seconds)
            found.append(Located(link, row.number))
    return found


def read_kiosks(table: Table, draft: Draft) -> list[Located[KioskSpot]]:
    found = []
    seen = Seen("duplicate_id", "id")
    for row in table:
        ident, level, at = row.id("id"), level_of(row, "level", draft), _point(row)
        heading, name = row.number_in("heading", -360, 360), _text(row, row, "name")
        if ident and seen.is_new(row, ident) and at is not None:
            spot = KioskSpot(ident, level, at, round((heading or 0.0) % 360, 6) % 360, name)
            found.append(Located(spot, row.number))
    return found


def read_programme(table: Table, draft: Draft) -> list[Located[ProgrammeItem]]:
    places = Names((place.item.id, place.item.name) for place in draft.places)
    found = []
    for row in table:
        day, start = row.read("day", as_day, None), row.read("start", as_time, None)
        end, title = row.read("end", as_time, None), _text(row, row, "title")
        place = _place(row, places)
        if start is not None and end is not None and end <= start:
            row.problem("out_of_order", "end", before="start")
        if day is not None and NO_INFO.first_day not in (draft.info.first_day, draft.info.last_day):
            first, last = draft.info.first_day, draft.info.last_day
            if not first <= day <= last:
                row.problem("day_outside_event", "day", first=first.isoformat(), last=last.isoformat())
        if day is not None and start is not None:
            found.append(Located(ProgrammeItem(day, start, title, end, place), row.number))
    return found


def _place(row: Row, places: Names) -> str:
    def reader(cell: Cell) -> str:
        found = places.find(as_text(cell))
        if found is None:
            raise BadCell("unknown_place")
        return found

    return row.read("place", reader, "")
