"""One piece of a question against the index: which booths have it, and how good the best place is."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.search.entries import Entry, Kind, Place
from kiosk.search.tables import Tables

Scores = dict[int, float]
"""By booth number; higher is better. Never changed once made."""

# Rows: equal, beginning, a word's beginning, inside. In the order a person at the information desk would take them;
# a whole keyword comes before the middle of a name, for it was written down to be found by.
_WORTH: dict[Kind, tuple[float, float, float, float]] = {
    Kind.NAME: (94, 86, 74, 60),
    Kind.ALIAS: (93, 84, 73, 59),
    Kind.ABBREVIATION: (92, 78, 72, 52),
    Kind.TITLE: (76, 70, 66, 56),
    Kind.KEYWORD: (64, 54, 49, 46),
    Kind.TYPE: (62, 50, 47, 44),
    Kind.DESCRIPTION: (40, 39, 37, 33),
}
_WORD_GIVEN: dict[Kind, tuple[float, float, float, float]] = _WORTH | {
    Kind.ALIAS: (93, 61, 60.5, 58),
    Kind.TITLE: (76, 63, 62.5, 56),
}
"""Where what was typed is itself a keyword or a word for a type, a longer name that has it is no better: หมอ means the
doctors in the hospitals before the soil doctors, หมอดิน."""
STRONG = 61.0
"""From here on a match is no accident: a whole keyword, or a word's beginning in a name or title."""
WHOLE_NAME = _WORTH[Kind.ABBREVIATION][Place.EQUAL]
"""From here on all of a name, other name or abbreviation was typed, or a code."""


def worth(kind: Kind, place: Place) -> float:
    return _WORTH[kind][place]


def merge(tiers: dict[float, set[int]]) -> Scores:
    """The best score of each booth, from the booths at each score."""
    scores: Scores = {}
    for score in sorted(tiers):
        scores.update(dict.fromkeys(tiers[score], score))
    return scores


def scores_of(places: Iterable[tuple[Entry, Place]]) -> Scores:
    found = list(places)
    given = any(place is Place.EQUAL and entry.kind in (Kind.KEYWORD, Kind.TYPE) for entry, place in found)
    table = _WORD_GIVEN if given else _WORTH
    tiers: dict[float, set[int]] = {}
    for entry, place in found:
        tiers.setdefault(table[entry.kind][place], set()).update(entry.booths)
    return merge(tiers)


def exact(tables: Tables, needle: str) -> Scores:
    """The booths with ``needle`` in any of their texts."""
    return scores_of(tables.places(needle))


def words_begun(tables: Tables, needle: str) -> Scores:
    """The booths in whose texts a word begins with ``needle``."""
    return scores_of((entry, place) for entry, place in tables.places(needle) if place <= Place.WORD)


def abbreviated(tables: Tables, needle: str) -> Scores:
    """The booths with ``needle`` as whole words, or as the beginning of an abbreviation."""
    return scores_of(
        (entry, place)
        for entry, place in tables.places(needle)
        if entry.ends_word(needle) or (entry.kind is Kind.ABBREVIATION and place is Place.BEGINNING)
    )


def said_of(tables: Tables, needle: str) -> Scores:
    """The booths that have ``needle`` as whole words in another name, title, keyword or word for their type."""
    telling = (Kind.ALIAS, Kind.TITLE, Kind.KEYWORD, Kind.TYPE)
    return scores_of(
        (entry, place) for entry, place in tables.places(needle) if entry.kind in telling and entry.ends_word(needle)
    )


def is_word(tables: Tables, needle: str, written: str) -> bool:
    """Whether ``needle`` stands somewhere in the event as whole words; if it is short, written so: กส is no กสะ."""
    return any(
        (place is Place.EQUAL or entry.ends_word(needle)) and (len(needle) > 2 or written in entry.shown.casefold())
        for entry, place in tables.places(needle)
    )


def scaled(scores: Scores, base: float, part: float) -> Scores:
    """The same order, squeezed: ``base`` plus ``part`` of each score."""
    return {booth: base + part * score for booth, score in scores.items()}


def best_of(several: Iterable[Scores]) -> Scores:
    """For each booth the highest of its scores."""
    largest_first = sorted(several, key=len, reverse=True)
    best = dict(largest_first[0]) if largest_first else {}
    for scores in largest_first[1:]:
        for booth, score in scores.items():
            if score > best.get(booth, 0.0):
                best[booth] = score
    return best


def together(parts: list[Scores], weights: list[float]) -> Scores:
    """The booths that are in every part, with the weighted mean of their scores there."""
    if len(parts) == 1:
        return parts[0]
    common = set(parts[0]).intersection(*parts[1:])
    total = sum(weights)
    shares = [weight / total for weight in weights]
    return {booth: sum(share * part[booth] for share, part in zip(shares, parts, strict=True)) for booth in common}
