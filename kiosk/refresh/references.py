"""Whether what the kiosk keeps still fits what the file brings: a sheet that is absent may name what has gone."""

from __future__ import annotations

from kiosk.refresh.draft import Draft
from kiosk.refresh.findings import Findings


def check(draft: Draft, findings: Findings) -> None:
    """Note every kept row (those of the file were checked as they were read) that names something no longer there."""
    levels = {level.item.id for level in draft.levels}
    types = {kind.item.id for kind in draft.types}
    agencies = {agency.item.id for agency in draft.agencies}
    places = {place.item.id for place in draft.places}

    def need(sheet: str, column: str, value: str, known: set[str], owner: str) -> None:
        if value and value not in known:
            findings.add("kept_but_gone", sheet=sheet, column=column, value=value, owner=owner)

    for booth in (each.item for each in draft.booths if each.row is None):
        need("booths", "level", booth.level, levels, booth.code)
        need("booths", "type", booth.exhibit.type_id, types, booth.code)
        for agency in booth.agency_ids:
            need("booths", "agency", agency, agencies, booth.code)
    for place in (each.item for each in draft.places if each.row is None):
        need("places", "level", place.level, levels, place.id)
    for kiosk in (each.item for each in draft.kiosks if each.row is None):
        need("kiosks", "level", kiosk.level, levels, kiosk.id)
    for area in (each.item for each in draft.areas if each.row is None):
        need("areas", "level", area.level, levels, area.name.th or area.kind)
    for link in (each.item for each in draft.links if each.row is None):
        need("links", "from_level", link.from_level, levels, link.kind)
        need("links", "to_level", link.to_level, levels, link.kind)
    for item in (each.item for each in draft.programme if each.row is None):
        need("programme", "place", item.place_id, places, item.title.th)
