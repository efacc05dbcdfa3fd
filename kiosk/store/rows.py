"""An event as rows of tables, and back. Nothing is lost: ``event_of(rows_of(event)) == event``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

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
    Link,
    Place,
    Polygon,
    ProgrammeItem,
    Rectangle,
    Text,
)

Row = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]


def rows_of(event: Event) -> Rows:
    """The rows of every table but ``generation`` and ``walks``, by table."""
    return {
        "event": [_info_row(event.info)],
        "levels": [{"id": x.id, **_said("name", x.name), "ordinal": x.ordinal} for x in event.levels],
        "areas": [
            {"position": n, "level": x.level, "kind": x.kind, "shape": _outline(x.shape), **_said("name", x.name)}
            for n, x in enumerate(event.areas)
        ],
        "types": [
            {"id": x.id, **_said("name", x.name), "colour": x.colour, "icon": x.icon, "keywords": _list(x.keywords)}
            for x in event.types
        ],
        "agencies": [
            {
                "id": x.id,
                **_said("name", x.name),
                **_said("abbr", x.abbreviation),
                "aliases": _list(x.aliases),
                "url": x.url,
            }
            for x in event.agencies
        ],
        "booths": [_booth_row(booth) for booth in event.booths],
        "booth_agencies": [
            {"booth": booth.code, "position": n, "agency": agency}
            for booth in event.booths
            for n, agency in enumerate(booth.agency_ids)
        ],
        "places": [
            {"id": x.id, "kind": x.kind, "level": x.level, "x": x.at[0], "y": x.at[1], **_said("name", x.name)}
            for x in event.places
        ],
        "links": [_link_row(n, link) for n, link in enumerate(event.links)],
        "kiosks": [
            {"id": x.id, "level": x.level, "x": x.at[0], "y": x.at[1], "heading": x.heading, **_said("name", x.name)}
            for x in event.kiosks
        ],
        "programme": [_item_row(n, item) for n, item in enumerate(event.programme)],
    }


def event_of(tables: Mapping[str, Iterable[Row]]) -> Event:
    """The event whose rows these are. Raises ``KeyError``, ``TypeError`` or ``ValueError`` if they hold none."""
    agencies: dict[str, list[str]] = {}
    for row in tables["booth_agencies"]:
        agencies.setdefault(row["booth"], []).append(row["agency"])
    (info,) = tables["event"]
    return Event(
        info=_info(info),
        levels=tuple(Level(r["id"], _text(r, "name"), r["ordinal"]) for r in tables["levels"]),
        areas=tuple(Area(r["level"], r["kind"], _polygon(r["shape"]), _text(r, "name")) for r in tables["areas"]),
        types=tuple(
            InnovationType(r["id"], _text(r, "name"), r["colour"], r["icon"], _words(r["keywords"]))
            for r in tables["types"]
        ),
        agencies=tuple(
            Agency(r["id"], _text(r, "name"), _text(r, "abbr"), _words(r["aliases"]), r["url"])
            for r in tables["agencies"]
        ),
        booths=tuple(_booth(r, tuple(agencies.get(r["code"], ()))) for r in tables["booths"]),
        places=tuple(
            Place(r["id"], r["kind"], r["level"], (r["x"], r["y"]), _text(r, "name")) for r in tables["places"]
        ),
        links=tuple(_link(r) for r in tables["links"]),
        kiosks=tuple(
            KioskSpot(r["id"], r["level"], (r["x"], r["y"]), r["heading"], _text(r, "name")) for r in tables["kiosks"]
        ),
        programme=tuple(_item(r) for r in tables["programme"]),
    )


def _said(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_th": text.th, f"{name}_en": text.en}


def _text(row: Row, name: str) -> Text:
    return Text(row[f"{name}_th"], row[f"{name}_en"])


def _list(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _outline(polygon: Polygon) -> str:
    return json.dumps([polygon.outer, *polygon.holes])


def _polygon(text: str) -> Polygon:
    outer, *holes = (tuple((float(x), float(y)) for x, y in ring) for ring in json.loads(text))
    return Polygon(outer, tuple(holes))


def _info_row(info: EventInfo) -> dict[str, Any]:
    return {
        **_said("name", info.name),
        "first_day": info.first_day.isoformat(),
        "last_day": info.last_day.isoformat(),
        "opens": info.opens.isoformat(),
        "closes": info.closes.isoformat(),
        "timezone": info.timezone,
        **_said("venue", info.venue),
        **_said("organiser", info.organiser),
        "companion_url": info.companion_url,
    }


def _info(row: Row) -> EventInfo:
    return EventInfo(
        name=_text(row, "name"),
        first_day=dt.date.fromisoformat(row["first_day"]),
        last_day=dt.date.fromisoformat(row["last_day"]),
        opens=dt.time.fromisoformat(row["opens"]),
        closes=dt.time.fromisoformat(row["closes"]),
        timezone=row["timezone"],
        venue=_text(row, "venue"),
        organiser=_text(row, "organiser"),
        companion_url=row["companion_url"],
    )


def _booth_row(booth: Booth) -> dict[str, Any]:
    shape, exhibit = booth.shape, booth.exhibit
    box = shape if isinstance(shape, Rectangle) else None
    return {
        "code": booth.code,
        **_said("title", exhibit.title),
        "type": exhibit.type_id,
        **_said("description", exhibit.description),
        "keywords": _list(exhibit.keywords),
        "url": exhibit.url,
        "level": booth.level,
        "x": box.x if box else None,
        "y": box.y if box else None,
        "width": box.width if box else None,
        "depth": box.depth if box else None,
        "rotation": box.rotation if box else None,
        "shape": _outline(shape) if isinstance(shape, Polygon) else None,
        "front": booth.front,
    }


def _booth(row: Row, agency_ids: tuple[str, ...]) -> Booth:
    shape: Rectangle | Polygon
    if row["shape"] is not None:
        shape = _polygon(row["shape"])
    else:
        shape = Rectangle(row["x"], row["y"], row["width"], row["depth"], row["rotation"])
    exhibit = Exhibit(_text(row, "title"), row["type"], _text(row, "description"), _words(row["keywords"]), row["url"])
    return Booth(row["code"], agency_ids, exhibit, row["level"], shape, row["front"])


def _link_row(position: int, link: Link) -> dict[str, Any]:
    return {
        "position": position,
        "kind": link.kind,
        "from_level": link.from_level,
        "from_x": link.from_at[0],
        "from_y": link.from_at[1],
        "to_level": link.to_level,
        "to_x": link.to_at[0],
        "to_y": link.to_at[1],
        "step_free": int(link.step_free),
        "one_way": int(link.one_way),
        "seconds": link.seconds,
    }


def _link(row: Row) -> Link:
    return Link(
        row["kind"],
        row["from_level"],
        (row["from_x"], row["from_y"]),
        row["to_level"],
        (row["to_x"], row["to_y"]),
        bool(row["step_free"]),
        bool(row["one_way"]),
        row["seconds"],
    )


def _item_row(position: int, item: ProgrammeItem) -> dict[str, Any]:
    return {
        "position": position,
        "day": item.day.isoformat(),
        "start": item.start.isoformat(),
        "end": item.end.isoformat() if item.end else None,
        **_said("title", item.title),
        "place": item.place_id or None,
    }


def _item(row: Row) -> ProgrammeItem:
    return ProgrammeItem(
        day=dt.date.fromisoformat(row["day"]),
        start=dt.time.fromisoformat(row["start"]),
        title=_text(row, "title"),
        end=dt.time.fromisoformat(row["end"]) if row["end"] else None,
        place_id=row["place"] or "",
    )
