"""``kiosk route``: walking directions from this kiosk, or from somewhere else in the hall."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from math import ceil
from typing import Any

from kiosk.commands.console import DONE, REFUSED, Console
from kiosk.commands.desk import Desk
from kiosk.commands.lines import lines_of
from kiosk.hall.model import Event, Text
from kiosk.hall.way import Leg, Route, Spot, Step
from kiosk.handoff import destination
from kiosk.store import Store
from kiosk.wayfinding import UnknownPlace
from kiosk.words import catalogue, filled


class _BadLine(ValueError):
    """A line of a batch that asks for nothing that can be answered; ``reason`` says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.reason = filled(catalogue("commands")[key], **values)


def route(desk: Desk, options: argparse.Namespace) -> int:
    """One answer, refused where there is no way; or with ``--batch`` one document a line, whatever it says."""
    store = desk.store()
    event = desk.event(store)
    asker = _Asker(desk, store, event)
    if options.batch is not None:
        for line in lines_of(options.batch):
            desk.console.document(_document(asker.answer_line(line, options)))
        return DONE
    manner = {"step_free": options.step_free, "keep_order": options.keep_order, "slow": options.slow}
    found = asker.answer(options.origin, options.to, **manner)
    if found.reachable and not (found.best_order or options.keep_order):
        desk.console.message(desk.console.said("order_only_good"))
    if desk.console.as_json:
        desk.console.document(_document(found))
    elif found.reason is not None:
        desk.console.message(found.reason.said_in(desk.console.language))
    else:
        _tell(desk.console, event, found)
    return DONE if found.reachable else REFUSED


class _Asker:
    """Asks the navigator; what is wrong with a question becomes an answer with a reason."""

    def __init__(self, desk: Desk, store: Store, event: Event) -> None:
        self._navigator = desk.navigator(store, event)
        spot = desk.kiosk(event)
        self._here = Spot(spot.level, spot.at, spot.heading) if spot else None

    def answer(self, origin: str | None, to: Sequence[str], *, step_free: bool, keep_order: bool, slow: bool) -> Route:
        try:
            start = self._here if origin is None else self._navigator.spot(origin)
            if start is None:
                return _no_way(catalogue("commands")["no_kiosk"])
            return self._navigator.route(start, to, step_free=step_free, keep_order=keep_order, slow=slow)
        except UnknownPlace as error:
            return _no_way(error.reason)

    def answer_line(self, line: str, options: argparse.Namespace) -> Route:
        """The answer to one line of a batch; what the line leaves out is as on the command line."""
        try:
            asked = _asked(line)
        except _BadLine as error:
            return _no_way(error.reason)
        return self.answer(
            asked.get("from", options.origin),
            asked["to"],
            step_free=asked.get("step_free", options.step_free),
            keep_order=asked.get("keep_order", options.keep_order),
            slow=options.slow,
        )


def _asked(line: str) -> dict[str, Any]:
    """A batch line's members, checked; ``to`` as a list, members that are null left out. Raises ``_BadLine``."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadLine("line_no_json") from None
    if not isinstance(asked, dict):
        raise _BadLine("line_no_json")
    asked = {name: value for name, value in asked.items() if value is not None}
    to = asked.get("to")
    asked["to"] = [to] if isinstance(to, str) else to
    if not isinstance(asked["to"], list) or not asked["to"] or not all(isinstance(stop, str) for stop in asked["to"]):
        raise _BadLine("line_no_to")
    for name, kind in (("from", str), ("step_free", bool), ("keep_order", bool)):
        if not isinstance(asked.get(name, kind()), kind):
            raise _BadLine("line_bad_member", name=name)
    return asked


def _no_way(reason: Text) -> Route:
    return Route((), reason, 0.0)


def _document(found: Route) -> dict[str, Any]:
    reason = found.reason
    return {
        "reachable": found.reachable,
        "reason": None if reason is None else {"th": reason.th, "en": reason.said_in("en")},
        "took_ms": round(found.took_ms, 3),
        "length_m": float(found.length_m),
        "seconds": float(found.seconds),
        "legs": [_leg(leg) for leg in found.legs],
    }


def _leg(leg: Leg) -> dict[str, Any]:
    return {
        "to": leg.to,
        "length_m": float(leg.length_m),
        "points": [list(point) for point in leg.points],
        "steps": [_step(step) for step in leg.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    landmark = step.landmark
    return {
        "kind": step.kind,
        "turn": step.turn,
        "heading": step.heading,
        "distance_m": step.distance_m,
        "at": list(step.at),
        "landmark": None if landmark is None else {"code": landmark.code, "side": landmark.side},
        "text_th": step.text.th,
        "text_en": step.text.said_in("en"),
    }


def _tell(console: Console, event: Event, found: Route) -> None:
    for leg in found.legs:
        minutes = max(1, ceil(leg.seconds / 60))
        to = destination(event, leg.to)
        console.answer(console.said("leg", to=to, metres=round(leg.length_m), minutes=minutes))
        for number, step in enumerate(leg.steps, start=1):
            console.answer(f"  {number}. {step.text.said_in(console.language)}")
