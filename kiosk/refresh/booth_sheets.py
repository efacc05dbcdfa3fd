"""The sheets that say who shows what where: types, agencies, booths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from kiosk.hall.model import Agency, Booth, Exhibit, InnovationType, Polygon, Rectangle, Text
from kiosk.refresh.cells import (
    LONGEST_ID,
    MOST_LETTERS,
    BadCell,
    Cell,
    as_colour,
    as_front,
    as_icon,
    as_list,
    as_text,
    as_url,
    match_key,
)
from kiosk.refresh.draft import Draft, Located, Names, Seen
from kiosk.refresh.hall_sheets import level_of
from kiosk.refresh.tables import Row, Table
from kiosk.refresh.wkt import FARTHEST, as_polygon

_SMALLEST, _LARGEST = 0.05, 1_000.0  # a booth's side in metres
_RECTANGLE = ("x", "y", "width", "depth")
_SLUG = re.compile(r"[a-z0-9]+")


def read_types(table: Table) -> list[Located[InnovationType]]:
    found = []
    seen = Seen("duplicate_id", "id")
    for row in table:
        ident, name = row.id("id"), Text(row.text("name_th"), row.text("name_en"))
        colour, icon = row.read("colour", as_colour, ""), row.read("icon", as_icon, "")
        keywords = row.read("keywords", as_list, ())
        if ident and seen.is_new(row, ident):
            found.append(Located(InnovationType(ident, name, colour, icon, keywords), row.number))
    return found


def read_agencies(table: Table) -> list[Located[Agency]]:
    found = []
    seen = Seen("duplicate_id", "id")
    for row in table:
        ident, name = row.id("id"), Text(row.text("name_th"), row.text("name_en"))
        abbreviation = Text(row.text("abbr_th"), row.text("abbr_en"))
        aliases, url = row.read("aliases", as_list, ()), row.read("url", as_url, "")
        if ident and seen.is_new(row, ident):
            found.append(Located(Agency(ident, name, abbreviation, aliases, url), row.number))
    return found


class Agencies:
    """The agencies that booths may name. Where the file has no such sheet, an unknown name makes a new agency."""

    def __init__(self, draft: Draft, *, may_grow: bool) -> None:
        self._draft = draft
        self._names = Names((agency.item.id, agency.item.name) for agency in draft.agencies)
        self._may_grow = may_grow
        self._told = bool(draft.agencies)  # where there was none, all are new and nobody wants to read so

    def ids(self, row: Row) -> tuple[str, ...]:
        """The agencies of ``row``'s cell, the leading one first; what is bad is noted and left out."""
        found = []
        names = row.read("agency", as_list, ())
        if not names and row.cell("agency") is not None:
            row.problem("missing_required", "agency")
        for name in names:
            try:
                ident = self._names.find(name)
            except BadCell as bad:
                row.problem(bad.code, "agency", **bad.values)
                continue
            if ident is None and self._may_grow:
                ident = self._grown(name, row)
            if ident is None:
                row.problem("unknown_agency", "agency", value=name, name=name)
            else:
                found.append(ident)
        idents = tuple(dict.fromkeys(found))
        if len(";".join(idents)) > MOST_LETTERS:  # an export writes ids, which may be longer than the names
            row.problem("cell_too_long", "agency", most=MOST_LETTERS)
        return idents

    def _grown(self, name: str, row: Row) -> str:
        ident = _free_id(name, self._names)
        agency = Agency(ident, Text(name))
        self._names.add(ident, agency.name)
        self._draft.agencies.append(Located(agency, row.number))
        if self._told:
            row.problem("new_agency", "agency", value=name, name=name)
        return ident


def _free_id(name: str, taken: Names) -> str:
    """An id in the name's own Latin letters, else ``agency`` and the next free number."""
    slug = "-".join(_SLUG.findall(name.casefold()))[: LONGEST_ID - 6].strip("-")
    base = slug if len(slug) > 2 else "agency"
    numbered = (f"{base}-{number}" for number in count(1))
    return base if base == slug and slug not in taken else next(ident for ident in numbered if ident not in taken)


def read_booths(table: Table, draft: Draft, known: Mapping[str, Booth], agencies: Agencies) -> list[Located[Booth]]:
    """The booths. ``known``: those the kiosk has of this event, by ``match_key`` of their codes.

    A booth whose code, level or spot cannot be told is left out, with a problem noted.
    """
    types = Names((kind.item.id, kind.item.name) for kind in draft.types)
    found = []
    seen = Seen("duplicate_code", "code")
    for row in table:
        code = row.id("code")
        former = known.get(match_key(code))
        agency_ids = agencies.ids(row)
        exhibit = Exhibit(
            title=Text(row.text("title_th"), row.text("title_en")),
            type_id=_type(row, types),
            description=Text(row.text("description_th"), row.text("description_en")),
            keywords=row.read("keywords", as_list, ()),
            url=row.read("url", as_url, ""),
        )
        level = level_of(row, "level", draft, former.level if former else None)
        shape, front = _shape(row, former), row.read("front", as_front, "")
        if former is not None and row.cell("front") is None and not _is_placed_anew(row):
            front = former.front
        if code and seen.is_new(row, code) and shape is not None:
            found.append(Located(Booth(code, agency_ids, exhibit, level, shape, front), row.number))
    return found


def _type(row: Row, types: Names) -> str:
    def reader(cell: Cell) -> str:
        found = types.find(as_text(cell))
        if found is None:
            raise BadCell("unknown_type")
        return found

    return row.read("type", reader, "")


def _is_placed_anew(row: Row) -> bool:
    """Whether the row says all of where its booth stands, so that nothing of its former spot is kept."""
    return row.cell("shape") is not None or all(row.cell(column) is not None for column in _RECTANGLE)


def _shape(row: Row, former: Booth | None) -> Rectangle | Polygon | None:
    """The polygon or rectangle of the row; cells left empty keep the former booth's, unless it is placed anew."""
    if row.cell("shape") is not None:
        return row.read("shape", as_polygon, None)
    columns = (*_RECTANGLE, "rotation")
    given = [column for column in columns if row.cell(column) is not None]
    if not given:
        if former is None:
            row.problem("missing_shape", "x")
        return former.shape if former else None
    old = former.shape if former is not None and isinstance(former.shape, Rectangle) else None
    missing = [column for column in _RECTANGLE if column not in given and old is None]
    for column in missing:
        row.problem("incomplete_rectangle", column)
    values = {
        "x": row.number_in("x", -FARTHEST, FARTHEST),
        "y": row.number_in("y", -FARTHEST, FARTHEST),
        "width": row.number_in("width", _SMALLEST, _LARGEST),
        "depth": row.number_in("depth", _SMALLEST, _LARGEST),
        "rotation": row.number_in("rotation", -360, 360),
    }
    if any(values[column] is None for column in given) or missing:
        return None
    filled = {column: value for column, value in values.items() if value is not None}
    kept = (
        {column: getattr(old, column) for column in columns if column not in filled}
        if old and not _is_placed_anew(row)
        else {}
    )
    return Rectangle(**(kept | filled))
