"""Steps in words. Each language has its own sentences in the catalogue ``directions``; here they are only chosen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.hall.model import Text
from kiosk.hall.way import Side, StepKind, Turn
from kiosk.wayfinding.names import spaced
from kiosk.words import catalogue, filled

TOLD_FROM = 5.0
"""Metres under which a distance is not told."""
JUDGED = 5
"""Metres to which a distance is rounded: what people can judge by eye."""


@dataclass(frozen=True)
class Seen:
    """A landmark's name, the side it is on, and whether it has just been passed."""

    name: Text
    side: Side
    behind: bool


def rounded(metres: float) -> int | None:
    """``metres`` as told, None where they are not."""
    if metres < TOLD_FROM:
        return None
    return max(JUDGED, JUDGED * int(metres / JUDGED + 0.5))


def start(turn: Turn | None, metres: float, seen: Seen | None, away: Text | None) -> Text:
    """The first step; ``turn`` from where the visitor looks, None where that is not known."""
    if turn is not None:
        return _walked(_said(f"start.{turn}"), metres, seen)
    if away is not None:
        return _walked(_said("start.away", landmark=away), metres, None)
    if seen is None:
        return _walked(_said("start.unknown"), metres, None)
    key = "start.towards" if seen.side == "ahead" else "start.beside"
    return _walked(_said(key, landmark=seen.name, side=_side(seen.side)), metres, None)


def straight(metres: float, seen: Seen | None) -> Text:
    """The walker is still right."""
    return _walked(_said("straight"), metres, seen)


def turn(turn: Turn, metres: float, seen: Seen | None) -> Text:
    """A turn, at a landmark where there is one."""
    key = "plain" if seen is None else "facing" if seen.side == "ahead" else "after" if seen.behind else "at"
    return _turned(key, turn, rounded(metres), seen)


def link(kind: str, rises: float, level: Text, turn: Turn | None, metres: float, seen: Seen | None) -> Text:
    """Stairs, escalator, lift or ramp, and how to walk on from it: by the ``turn`` from how one comes out, where that
    is known. ``rises``: how much higher the level lies to which it leads, negative where it lies lower."""
    leads = "up" if rises > 0 else "down" if rises < 0 else "level"
    begin = _said(f"link.{kind}.{leads}", level=level)
    if turn is not None:
        then = start(turn, metres, seen, None)
        out = "lift" if kind == "lift" else leads
        return _said(f"link.out.{out}", begin=begin, then=Text(then.th, then.en[:1].lower() + then.en[1:]))
    if metres < TOLD_FROM and seen is None:
        return begin
    if seen is None:
        return _walked(_said("link.then", begin=begin), metres, None)
    key = "link.then_towards" if seen.side == "ahead" else "link.then_beside"
    return _walked(_said(key, begin=begin, landmark=seen.name, side=_side(seen.side)), metres, None)


def few_steps(begin: Text, kind: StepKind) -> Text:
    """The step ``begin`` of a kind, which is too short for metres and whose end nothing marks."""
    return _said("turn.and_few_steps" if kind == "turn" else "walk.few_steps", begin=begin)


def arrive_booth(code: str, name: Text, side: Side) -> Text:
    return _said("arrive.booth", code=code, name=name, side=_side(side))


def arrive_place(name: Text, side: Side) -> Text:
    return _said("arrive.place", name=name, side=_side(side))


def arrive_here(name: Text) -> Text:
    return _said("arrive.here", name=name)


def arrive_point() -> Text:
    return _said("arrive.point")


def _walked(begin: Text, metres: float, seen: Seen | None) -> Text:
    told = rounded(metres)
    past = "" if seen is None else "towards" if seen.side == "ahead" else "past"
    key = "_".join(filter(None, ("" if told is None else "far", past)))
    if not key:
        return begin
    landmark = {"landmark": seen.name, "side": _side(seen.side)} if seen else {}
    return _said(f"walk.{key}", begin=begin, metres=told, **landmark)


def _turned(key: str, turn: Turn, told: int | None, seen: Seen | None) -> Text:
    words = _said(f"turn.{turn}")
    landmark = {"landmark": seen.name, "side": _side(seen.side)} if seen else {}
    suffix = "" if told is None else "_far"
    return _said(f"turn.{key}{suffix}", turn=words, Turn=_capital(words), metres=told, **landmark)


def _side(side: Side) -> Text:
    return _said(f"side.{side}")


def _said(key: str, **values: object) -> Text:
    text = spaced(filled(catalogue("directions")[key], **values))
    # ทาง and ที่ begin names too, ทางออก, ที่นั่ง, and would be said twice
    return Text(text.th.replace("ไปทางทาง", "ไปที่ทาง").replace("ที่ที่", "ตรงที่"), text.en)


def _capital(text: Text) -> Text:
    return Text(text.th, text.en[:1].upper() + text.en[1:])
