"""``kiosk search``: what the search box would list."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kiosk.commands.console import DONE, Refused
from kiosk.commands.desk import Desk
from kiosk.commands.lines import lines_of
from kiosk.hall.found import Answer, Found
from kiosk.hall.model import Event, KioskSpot
from kiosk.hall.way import Spot
from kiosk.search import SearchIndex
from kiosk.store import Store
from kiosk.words import catalogue, filled


def search(desk: Desk, options: argparse.Namespace) -> int:
    """One answer, or with ``--batch`` one document a line. Finding nothing is an answer too."""
    store = desk.store()
    event = desk.event(store)
    if options.type is not None and options.type not in event.type_by_id:
        known = ", ".join(event.type_by_id)
        raise Refused(filled(catalogue("commands")["unknown_type"], id=options.type, known=known))
    spot = desk.kiosk(event)
    walks = _walks(desk, store, event, spot) if spot else {}
    index = SearchIndex(event)

    def ask(text: str) -> Answer:
        answer = index.search(text, type_id=options.type, limit=options.limit, walks=walks)
        # with no letters the index lists every booth of the filter
        return replace(answer, results=answer.results[: options.limit])

    if options.batch is not None:
        for line in lines_of(options.batch):
            desk.console.document(_document(event, ask(line)))
        return DONE
    answer = ask(" ".join(options.text))
    if desk.console.as_json:
        desk.console.document(_document(event, answer))
    else:
        _tell(desk, event, answer, walks)
    return DONE


def _walks(desk: Desk, store: Store, event: Event, spot: KioskSpot) -> dict[str, float]:
    """Metres on foot to the booths: as kept with the data, or found anew while aisles are closed."""
    if desk.closures(event):
        walks = desk.navigator(store, event).walks(Spot(spot.level, spot.at, spot.heading))
    else:
        walks = store.walks(spot.id)
    return {code: metres for code, (metres, _) in walks.items()}


def _document(event: Event, answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "took_ms": round(answer.took_ms, 3),
        "results": [_result(event, found) for found in answer.results],
    }


def _result(event: Event, found: Found) -> dict[str, Any]:
    booth = event.booth_by_code[found.code]
    agency = event.agency_by_id[booth.agency_ids[0]]
    return {
        "code": found.code,
        "agency_id": agency.id,
        "agency_th": agency.name.th,
        "agency_en": agency.name.en,
        "title_th": booth.exhibit.title.th,
        "title_en": booth.exhibit.title.en,
        "type": booth.exhibit.type_id,
        "score": found.score,
        "matched": [{"field": part.field, "start": part.start, "end": part.end} for part in found.matched],
    }


def _tell(desk: Desk, event: Event, answer: Answer, walks: Mapping[str, float]) -> None:
    console = desk.console
    said: Callable[..., str] = console.said
    if answer.shown_for:
        console.answer(said("shown_for", text=answer.shown_for))
    if not answer.results:
        console.answer(said("nothing_found", text=answer.query))
        if answer.nearest:
            console.answer(said("nearest_spellings", words=", ".join(answer.nearest)))
    width = max((len(found.code) for found in answer.results), default=0)
    for found in answer.results:
        booth = event.booth_by_code[found.code]
        title = booth.exhibit.title.said_in(console.language)
        agency = event.agency_by_id[booth.agency_ids[0]].name.said_in(console.language)
        walk = said("walk", metres=round(walks[found.code])) if found.code in walks else ""
        console.answer(f"{found.code:<{width}}  {title} – {agency} {walk}".rstrip())
