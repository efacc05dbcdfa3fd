"""What the room ``search`` answers with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchedLetters:
    """Letters ``start`` to ``end`` (Python indices, end excluded) of a field's text as displayed.

    ``field``: ``code``, ``agency_th``, ``agency_en``, ``title_th`` or ``title_en``.
    """

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One booth that answers a search; higher ``score`` is better."""

    code: str
    score: float
    matched: tuple[MatchedLetters, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a search found, best first. ``took_ms``: normalising, matching and ranking together.

    ``nearest``: where nothing was found, spellings of the event's own words close to what was typed, best first.
    ``shown_for``: where the results are for another spelling or keyboard layout, the text they are for; else empty.
    ``facilities``: the kinds of place (``kiosk.hall.model.PLACE_KINDS``) the event has that the text names, best first.
    """

    query: str
    results: tuple[Found, ...]
    nearest: tuple[str, ...]
    took_ms: float
    shown_for: str = ""
    facilities: tuple[str, ...] = ()
