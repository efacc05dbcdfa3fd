"""A route in plain words, short enough for a QR code."""

from __future__ import annotations

from math import ceil, hypot

from kiosk.hall.model import NO_TEXT, Event, Text
from kiosk.hall.way import Leg, Position, Route
from kiosk.handoff.qr import CAPACITY_BYTES
from kiosk.words import Catalogue, catalogue, filled

_AT_THE_KIOSK_M = 1.0
"""A route that starts this near to where a kiosk's visitor stands starts at that kiosk."""


def route_text(event: Event, route: Route, language: str) -> str:
    """``route`` for a phone, in ``language`` (``"th"`` or ``"en"``): event, from, to, length, every step.

    A tour that is too long for one QR code keeps its stops in order with the distances, a longer one their codes alone,
    and says that the steps are left out. A route without legs gives its reason.
    """
    words = catalogue("handoff")
    if not route.legs:
        return (route.reason or NO_TEXT).said_in(language)
    head = _head(event, route, words)
    whole = _joined([*head, *_stops(event, route, words, with_steps=True)], language)
    stops = [*_stops(event, route, words, with_steps=False), words["without_steps"]]
    codes = [Text(" → ".join(leg.to for leg in route.legs)), words["without_steps"]]
    shorter = (_joined([*head, *rest], language) for rest in (stops, codes))
    return next((text for text in (whole, *shorter) if _fits(text)), whole)


def _fits(text: str) -> bool:
    return len(text.encode()) <= CAPACITY_BYTES


def destination(event: Event, to: str) -> Text:
    """What a person calls a leg's ``to``: a booth's code and agency, a place's or kiosk's name, else as asked."""
    if booth := event.booth_by_code.get(to):
        agency = event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
        name = agency.name if agency else booth.exhibit.title
        return Text(f"{to} {name.th}", f"{to} {name.said_in('en')}")
    named = event.place_by_id.get(to) or event.kiosk_by_id.get(to)
    return named.name if named and named.name != NO_TEXT else Text(to)


def _joined(lines: list[Text], language: str) -> str:
    return "\n".join(line.said_in(language) for line in lines)


def _head(event: Event, route: Route, words: Catalogue) -> list[Text]:
    lines = [event.info.name]
    start = _kiosk_at(event, route.legs[0].points[0]) if route.legs[0].points else NO_TEXT
    if start != NO_TEXT:
        lines.append(filled(words["from"], place=start))
    if len(route.legs) == 1:
        lines.append(filled(words["to"], place=destination(event, route.legs[0].to)))
    else:
        lines.append(filled(words["tour"], stops=len(route.legs)))
    lines.append(filled(words["length"], metres=_judged(route.length_m), minutes=max(1, ceil(route.seconds / 60))))
    return lines


def _stops(event: Event, route: Route, words: Catalogue, *, with_steps: bool) -> list[Text]:
    lines: list[Text] = []
    for number, leg in enumerate(route.legs, start=1):
        if len(route.legs) > 1:
            stop = filled(words["stop"], number=number, place=destination(event, leg.to), metres=_judged(leg.length_m))
            lines.append(stop)
        if with_steps:
            lines.extend(_steps(leg))
    return lines


def _steps(leg: Leg) -> list[Text]:
    return [Text(f"{n}. {step.text.th}", f"{n}. {step.text.en or step.text.th}") for n, step in enumerate(leg.steps, 1)]


def _kiosk_at(event: Event, position: Position) -> Text:
    level, x, y = position
    near = [
        (hypot(spot.at[0] - x, spot.at[1] - y), spot)
        for spot in event.kiosks
        if spot.level == level and hypot(spot.at[0] - x, spot.at[1] - y) <= _AT_THE_KIOSK_M
    ]
    return min(near, key=lambda pair: pair[0])[1].name if near else NO_TEXT


def _judged(metres: float) -> int:
    """Metres as a walker can judge them: to the metre below 20, to five above."""
    return round(metres) if metres < 20 else 5 * round(metres / 5)
