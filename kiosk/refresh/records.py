"""An event as the rows of its sheets: what ``prepare`` would read, written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.hall.model import Booth, Event, EventInfo, Link, ProgrammeItem, Rectangle, Text
from kiosk.refresh.wkt import polygon_text

Value = str | float | None
Record = Mapping[str, Value]


def records_of(event: Event) -> dict[str, Sequence[Record]]:
    """The rows of every sheet, each by column; days in ISO form, times as HH:MM, lists split by ``;``."""
    return {
        "event": [{"key": key, "value": value} for key, value in info_values(event.info).items()],
        "booths": [_booth(booth) for booth in event.booths],
        "agencies": [
            {
                "id": x.id,
                **_said("name", x.name),
                **_said("abbr", x.abbreviation),
                "aliases": ";".join(x.aliases),
                "url": x.url,
            }
            for x in event.agencies
        ],
        "types": [
            {
                "id": x.id,
                **_said("name", x.name),
                "colour": x.colour,
                "icon": x.icon,
                "keywords": ";".join(x.keywords),
            }
            for x in event.types
        ],
        "levels": [{"id": x.id, **_said("name", x.name), "ordinal": float(x.ordinal)} for x in event.levels],
        "areas": [
            {"level": x.level, "kind": x.kind, "shape": polygon_text(x.shape), **_said("name", x.name)}
            for x in event.areas
        ],
        "places": [
            {"id": x.id, "kind": x.kind, "level": x.level, "x": x.at[0], "y": x.at[1], **_said("name", x.name)}
            for x in event.places
        ],
        "links": [_link(link) for link in event.links],
        "kiosks": [
            {"id": x.id, "level": x.level, "x": x.at[0], "y": x.at[1], "heading": x.heading, **_said("name", x.name)}
            for x in event.kiosks
        ],
        "programme": [_item(item) for item in event.programme],
    }


def info_values(info: EventInfo) -> dict[str, str]:
    """The keys of the sheet ``event`` with their values."""
    return {
        **_said("name", info.name),
        **_said("venue", info.venue),
        "first_day": info.first_day.isoformat(),
        "last_day": info.last_day.isoformat(),
        "opens": f"{info.opens:%H:%M}",
        "closes": f"{info.closes:%H:%M}",
        "timezone": info.timezone,
        **_said("organiser", info.organiser),
        "companion_url": info.companion_url,
    }


def _said(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_th": text.th, f"{name}_en": text.en}


def _booth(booth: Booth) -> Record:
    shape, exhibit = booth.shape, booth.exhibit
    place: Record
    if isinstance(shape, Rectangle):
        place = {
            "x": shape.x,
            "y": shape.y,
            "width": shape.width,
            "depth": shape.depth,
            "rotation": shape.rotation,
        }
    else:
        place = {"shape": polygon_text(shape)}
    return {
        "code": booth.code,
        "agency": ";".join(booth.agency_ids),
        **_said("title", exhibit.title),
        **_said("description", exhibit.description),
        "type": exhibit.type_id,
        "keywords": ";".join(exhibit.keywords),
        "url": exhibit.url,
        "level": booth.level,
        **place,
        "front": booth.front,
    }


def _link(link: Link) -> Record:
    return {
        "kind": link.kind,
        "from_level": link.from_level,
        "from_x": link.from_at[0],
        "from_y": link.from_at[1],
        "to_level": link.to_level,
        "to_x": link.to_at[0],
        "to_y": link.to_at[1],
        "step_free": "yes" if link.step_free else "no",
        "one_way": "yes" if link.one_way else "no",
        "seconds": link.seconds,
    }


def _item(item: ProgrammeItem) -> Record:
    return {
        "day": item.day.isoformat(),
        "start": f"{item.start:%H:%M}",
        "end": f"{item.end:%H:%M}" if item.end else None,
        **_said("title", item.title),
        "place": item.place_id,
    }
