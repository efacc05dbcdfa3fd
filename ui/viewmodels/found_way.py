"""A way as the Directions screen tells it: the steps, how long it takes at which pace, and what else there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain
from math import hypot
from typing import Literal

from PySide6.QtGui import QImage

from kiosk.hall.model import Event
from kiosk.hall.way import Position, Route, Step
from kiosk.handoff import qr_matrix, route_text
from ui.map.level_words import level_name
from ui.viewmodels.context import HallContext
from ui.viewmodels.no_way import NoWay, no_way, step_free_when_open, until_open
from ui.viewmodels.presenting import keep_together, leading_agency, minutes, said, tint

_TURN_ICONS = {
    "straight": "arrow_straight",
    "slight_left": "slight_left",
    "left": "turn_left",
    "sharp_left": "sharp_left",
    "slight_right": "slight_right",
    "right": "turn_right",
    "sharp_right": "sharp_right",
    "u_turn": "u_turn",
}
_MEANS = ("lift", "ramp", "escalator")
"""What a way without stairs may take, in the order in which it is told."""

Choice = Literal["", "offer", "back", "usual"]


@dataclass(frozen=True, slots=True)
class StepRow:
    """``level``: where the step is; ``floor``: that level's name on the first step there, if the way has several."""

    picture: str
    sentence: str
    level: str
    floor: str


@dataclass(frozen=True, slots=True)
class FoundWay:
    """``slow``: the time at the slower pace in words, where it differs. ``none``: why there is no way.

    ``choice``: the other way there is. ``offer``: the shown one takes stairs, ``choice_text`` tells of one without;
    ``back``: one without was chosen, back to the quicker one; ``usual``: one without was wanted and there is none, but
    one with stairs.

    ``means``: by what the way changes level, in words. ``access``: what to know of steps before one goes, empty where
    the event has one level; ``accessible``: it says that one can do without them.
    """

    route: Route
    title: str
    code: str
    tint: str
    steps: list[StepRow]
    qr: QImage
    none: NoWay
    slow: str = ""
    choice: Choice = ""
    choice_text: str = ""
    choice_pictures: tuple[str, ...] = ()
    means: str = ""
    access: str = ""
    accessible: bool = False

    def tells_as(self, other: FoundWay) -> bool:
        """Whether a visitor who is shown ``other`` would see no difference."""
        return replace(self, route=replace(self.route, took_ms=other.route.took_ms)) == other


def find_way(context: HallContext, destination: str, language: str, step_free: bool, now: dt.datetime) -> FoundWay:
    """The way from the kiosk to ``destination``; without stairs if ``step_free``. Takes a moment."""
    event = context.event
    route = context.navigator.route(context.origin, [destination], step_free=step_free)
    booth = event.booth_by_code.get(destination)
    choice, text, pictures = _choice(context, destination, language, route, step_free)
    return FoundWay(
        route,
        _title(event, destination, language),
        booth.code if booth else "",
        tint(event, booth.exhibit.type_id) if booth else "",
        step_rows(event, route, language),
        qr_image(route_text(event, route, language)) if route.reachable else QImage(),
        no_way(context, destination, language, route, step_free, now),
        _slow(context, destination, language, route, step_free) if route.reachable else "",
        choice,
        text,
        pictures,
        _by_means(route, language),
        *_access(context, destination, language, route, text if choice == "offer" else "", now),
    )


def step_rows(event: Event, route: Route, language: str) -> list[StepRow]:
    steps = list(chain.from_iterable(leg.steps for leg in route.legs))
    several = len({step.at[0] for step in steps}) > 1
    rows: list[StepRow] = []
    for step in steps:
        level = step.at[0]
        first = several and (not rows or rows[-1].level != level)
        picture = step_icon(step, link_kind_at(event, step.at))
        floor = level_name(event, level, language) if first else ""
        rows.append(StepRow(picture, keep_together(step.text.said_in(language)), level, floor))
    return rows


def step_icon(step: Step, link_kind: str) -> str:
    """The drawing that goes with a step; ``link_kind`` is the kind of link taken there, if any."""
    if step.kind == "arrive":
        return "flag"
    if step.kind == "link":
        return link_kind
    return _TURN_ICONS[step.turn or "straight"]


def link_kind_at(event: Event, at: Position) -> str:
    """The kind of the link that begins or ends nearest to ``at``: what a step of kind ``link`` takes."""
    level, x, y = at
    ends = [
        (link.kind, end)
        for link in event.links
        for end in ((link.from_level, link.from_at), (link.to_level, link.to_at))
    ]
    near = [(hypot(end[0] - x, end[1] - y), kind) for kind, (on, end) in ends if on == level]
    return min(near)[1] if near else "stairs"


def qr_image(text: str) -> QImage:
    """``text`` as a QR code, one pixel a module, black on white, without its quiet zone."""
    matrix = qr_matrix(text)
    image = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            image.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    return image


def _title(event: Event, destination: str, language: str) -> str:
    booth = event.booth_by_code.get(destination)
    place = event.place_by_id.get(destination)
    if booth is not None:
        return leading_agency(event, booth, language)
    if place is not None:
        return place.name.said_in(language) or said(f"place_{place.kind}", language)
    return said(f"place_{destination.removeprefix('nearest:')}", language)


def _slow(context: HallContext, destination: str, language: str, route: Route, step_free: bool) -> str:
    """The time at the slower pace in words; empty where it is the same minutes: saying them twice tells nothing."""
    slow = context.navigator.route(context.origin, [destination], step_free=step_free, slow=True, told=False)
    if minutes(slow.seconds) == minutes(route.seconds):
        return ""
    key = "slow_pace_wheelchair" if route.step_free else "slow_pace"
    return keep_together(said(key, language, minutes=minutes(slow.seconds)))


def _choice(
    context: HallContext, destination: str, language: str, route: Route, step_free: bool
) -> tuple[Choice, str, tuple[str, ...]]:
    """What other way there is: its kind, the words on its button, and its drawings."""
    if not step_free and (not route.reachable or route.step_free):
        return "", "", ()
    other = context.navigator.route(context.origin, [destination], step_free=not step_free, told=False)
    if step_free:
        if not other.reachable or other.step_free:
            return "", "", ()
        if not route.reachable:
            taken = {change.kind for leg in other.legs for change in leg.changes if not change.step_free}
            return "usual", said("usual_way", language), ("stairs" if "stairs" in taken else "escalator",)
        return "back", said("usual_way_back", language, minutes=minutes(other.seconds)), ("undo",)
    if not other.reachable:
        return "", "", ()
    taken = {change.kind for leg in other.legs for change in leg.changes}
    means = [kind for kind in _MEANS if kind in taken]
    key = "step_free_offer" if means else "step_free_offer_plain"
    text = said(key, language, means=_listed(means, language), minutes=minutes(other.seconds))
    return "offer", keep_together(text), ("wheelchair", *means[:1])


def _by_means(route: Route, language: str) -> str:
    taken = dict.fromkeys(change.kind for leg in route.legs for change in leg.changes)
    return said("by_means", language, means=_listed(list(taken), language)) if taken else ""


def _access(
    context: HallContext, destination: str, language: str, route: Route, offer: str, now: dt.datetime
) -> tuple[str, bool]:
    """Whether one can do without steps, in words and as such; ``offer``: of the way without them, if it is another."""
    if not route.reachable or not context.event.links:
        return "", False
    if route.step_free:
        return said("step_free_all_the_way", language), True
    if offer:
        return offer, True
    if step_free_when_open(context, destination):
        until = until_open(context, destination, language, True, now)
        return until or said("step_free_closed", language), False
    return said("step_free_none", language), False


def _listed(means: Sequence[str], language: str) -> str:
    names = [said(f"means_{kind}", language) for kind in means]
    return reduce(lambda first, second: said("means_and", language, first=first, second=second), names) if names else ""
