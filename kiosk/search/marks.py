"""Which letters of the displayed texts matched, never splitting what a reader sees as one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kiosk.hall.found import MatchedLetters
from kiosk.search.normalise import AM, Folded, folded

_LEADING = frozenset("เแโใไ")
_LED_BY_HO = frozenset("งนมยรลว")
_ZERO_WIDTH_JOINER = "\u200d"


@lru_cache(maxsize=8192)
def _joined(text: str) -> Folded:
    return folded(text).joined()


def _extends(letter: str) -> bool:
    """Whether ``letter`` belongs to the one before it: a mark above or below, sara am, a joiner."""
    return letter in (AM, _ZERO_WIDTH_JOINER) or unicodedata.category(letter)[0] == "M"


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The range, widened to whole clusters; a Thai leading vowel goes with its consonant."""
    while start > 0 and _extends(text[start]):
        start -= 1
    if start > 0 and text[start - 1] in _LEADING:
        start -= 1
    if end < len(text) and text[end - 1] in _LEADING and unicodedata.category(text[end])[0] == "L":
        end += 1
    while end < len(text) and _extends(text[end]):
        end += 1
    return start, end


def shown_part(text: str, start: int, end: int) -> str:
    """The letters of ``text`` behind its folded letters ``start`` to ``end`` (spaces not counted)."""
    origin = _joined(text).origin
    first, last = widened(text, origin[start], origin[end - 1] + 1)
    return text[first:last]


def matched_in(field: str, text: str, needles: Iterable[str]) -> list[MatchedLetters]:
    """Where the needles (folded, without spaces) stand in ``text``: ranges in order that do not overlap."""
    letters = _joined(text)
    ranges = sorted(
        widened(text, letters.origin[at], letters.origin[at + len(needle) - 1] + 1)
        for needle in needles
        if (at := _best_place(text, letters, needle)) >= 0
    )
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [MatchedLetters(field, start, end) for start, end in merged]


def _belongs_together(before: str, letter: str) -> bool:
    """Whether ``letter`` cannot begin anything after ``before``: กส is not in เกษ, nor มอ in หมอ."""
    return before in _LEADING or (before == "ห" and letter in _LED_BY_HO)


def _best_place(text: str, letters: Folded, needle: str) -> int:
    """The first place after a space, else the first that is long enough to mean something; -1: none."""
    at, first = letters.letters.find(needle), -1
    while at >= 0:
        before = letters.origin[at] - 1
        if first < 0 and not (before >= 0 and _belongs_together(text[before], needle[0])):
            first = at
        if before < 0 or not (text[before].isalnum() or _extends(text[before])):
            return at
        at = letters.letters.find(needle, at + 1)
    return first if len(needle) >= (3 if needle.isascii() else 2) else -1
