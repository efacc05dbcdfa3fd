"""The event as plain GeoJSON: its plan for other programs. Coordinates are the plan's metres, y downwards."""

from __future__ import annotations

import json
from typing import Any

from kiosk.hall.model import Event, Point, Polygon, Ring
from kiosk.refresh.records import Record, info_values, records_of


def geojson_text(event: Event) -> str:
    """A ``FeatureCollection``; each feature's ``properties`` are its sheet's row, and ``sheet`` names the sheet.

    Sheets without a place on the plan are foreign members of the collection (RFC 7946, section 6.1).
    """
    rows = records_of(event)
    features = [
        *(_feature("areas", row, _polygon(x.shape)) for row, x in zip(rows["areas"], event.areas, strict=True)),
        *(_feature("booths", row, _polygon(x.outline())) for row, x in zip(rows["booths"], event.booths, strict=True)),
        *(_feature("places", row, _point(x.at)) for row, x in zip(rows["places"], event.places, strict=True)),
        *(_feature("kiosks", row, _point(x.at)) for row, x in zip(rows["kiosks"], event.kiosks, strict=True)),
    ]
    collection = {
        "type": "FeatureCollection",
        "coordinates_are": "metres on the plan, x to the right, y downwards, from its top left corner; not degrees",
        "event": info_values(event.info),
        **{name: rows[name] for name in ("levels", "types", "agencies", "links", "programme")},
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1)


def _feature(sheet: str, row: Record, geometry: dict[str, Any]) -> dict[str, Any]:
    said = {column: value for column, value in row.items() if value not in (None, "")}
    return {"type": "Feature", "properties": {"sheet": sheet, **said}, "geometry": geometry}


def _point(at: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(at)}


def _polygon(outline: Polygon) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [_closed(ring) for ring in (outline.outer, *outline.holes)]}


def _closed(ring: Ring) -> list[list[float]]:
    return [[x, y] for x, y in (*ring, ring[0])]
