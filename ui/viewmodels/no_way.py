"""Why there is no way from this kiosk, until when, and what to do instead, as a visitor in front of it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kiosk.hall.model import EventInfo
from kiosk.hall.way import Route
from kiosk.hours import State, next_opening, state_at
from kiosk.words import catalogue
from ui.viewmodels.context import HallContext
from ui.viewmodels.event_texts import day_words
from ui.viewmodels.presenting import keep_together, said

_CLOSED_IN = "reason.origin_closed"
_ORIGIN_REASONS = {_CLOSED_IN: "kiosk_closed_in", "reason.origin": "kiosk_astray"}
"""Reasons that lie in where the kiosk stands, and how a visitor in front of it is told."""


@dataclass(frozen=True, slots=True)
class NoWay:
    """In words, each empty where there is nothing to say: ``reason``; ``closed``, until when closed aisles keep one
    from getting there; ``advice``, what to do where no way begins at this kiosk."""

    reason: str = ""
    closed: str = ""
    advice: str = ""

    @property
    def lines(self) -> str:
        """All that there is to say, one below the other."""
        return "\n".join(part for part in (self.reason, self.closed, self.advice) if part)


def no_way(
    context: HallContext, destination: str, language: str, route: Route, step_free: bool, now: dt.datetime
) -> NoWay:
    """What to say where ``route`` to ``destination`` is none; nothing where it is one. Takes a moment."""
    if route.reason is None:
        return NoWay()
    return NoWay(
        _reason(context, destination, language, route, step_free),
        until_open(context, destination, language, step_free, now),
        _advice(context, language, route),
    )


def no_way_to_any(context: HallContext, kind: str, language: str, now: dt.datetime) -> NoWay:
    """Why no place of ``kind`` can be reached."""
    destination = f"nearest:{kind}"
    route = context.navigator.route(context.origin, [destination], told=False)
    return no_way(context, destination, language, route, False, now)


def step_free_when_open(context: HallContext, destination: str) -> bool:
    """Whether only closed aisles leave no way without steps."""
    opened = context.opened
    return (
        opened is not None
        and opened.navigator.route(context.origin, [destination], step_free=True, told=False).reachable
    )


def until_open(context: HallContext, destination: str, language: str, step_free: bool, now: dt.datetime) -> str:
    """When there will be a way again, where it is only closed aisles that leave none; else empty."""
    if context.opened is None:
        return ""
    for until in sorted({closure.until for closure in context.closures}):
        still = [closure for closure in context.closures if closure.until > until]
        navigator = context.opened.closing(still).navigator
        if navigator.route(context.origin, [destination], step_free=step_free, told=False).reachable:
            moment = _when_open(until.astimezone(now.tzinfo), context.event.info)
            step_free_only = step_free and context.navigator.route(context.origin, [destination], told=False).reachable
            key = "step_free_until" if step_free_only else "closed_until"
            return moment_words(moment, now, language, key, f"{key}_day") if moment else ""
    return ""


def moment_words(moment: dt.datetime, now: dt.datetime, language: str, today: str, other_day: str) -> str:
    """The text ``today``, or on another day ``other_day``, of the interface with ``time`` and ``day`` filled in."""
    local = moment.astimezone(now.tzinfo)
    key = today if local.date() == now.date() else other_day
    return keep_together(said(key, language, time=f"{local:%H:%M}", day=day_words(local.date(), language)))


def _when_open(moment: dt.datetime, info: EventInfo) -> dt.datetime | None:
    """``moment``, or when the hall opens next if it is closed then; None if it does not open any more."""
    return next_opening(moment, info) if state_at(moment, info) is State.CLOSED else moment


def _reason(context: HallContext, destination: str, language: str, route: Route, step_free: bool) -> str:
    """Where one can walk there, and only the way without steps is closed, that is what is said."""
    assert route.reason is not None
    walked = step_free and context.navigator.route(context.origin, [destination], told=False).reachable
    if walked and step_free_when_open(context, destination):
        return said("step_free_closed", language)
    if key := _ORIGIN_REASONS.get(_origin_reason(route)):
        return said(key, language)
    return route.reason.said_in(language)


def _origin_reason(route: Route) -> str:
    """The key of the reason if it is where the kiosk stands; else empty."""
    words = catalogue("directions")
    return next((key for key in _ORIGIN_REASONS if route.reason == words[key]), "")


def _advice(context: HallContext, language: str, route: Route) -> str:
    reason = _origin_reason(route)
    if not reason:
        return ""
    desk = any(place.kind == "information" for place in context.event.places)
    keys = ["ask_at_information" if desk else "ask_staff", *(["staff_can_open"] if reason == _CLOSED_IN else [])]
    return "\n".join(said(key, language) for key in keys)
