"""The order of the answers: the best place first, then what else speaks for a booth, then the shorter walk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf

from kiosk.search.codes import CODE_BEGINS
from kiosk.search.entries import Entry
from kiosk.search.match import Scores, best_of
from kiosk.search.sources import Source
from kiosk.search.tables import Tables

# Small beside the steps between places (``match``): these decide among booths with the same best place.
_AS_WRITTEN, _WHOLE_WORD, _ALL_IN_ONE, _ALSO_IN = 2.0, 1.0, 2.5, 0.4
_SAYS_SOMETHING = 3
"""Letters from which a word counts as further evidence; one or two of a word begun stand anywhere."""
_LOOKED_AT = 48
"""How many of the best get the second, closer look (at least the number asked for)."""

Ranked = tuple[int, float]
"""A booth's number and its score."""


def ranked(
    tables: Tables,
    sources: Sequence[Source],
    typed: str,
    *,
    allowed: Collection[int] | None,
    walks: Mapping[str, float],
    limit: int,
) -> list[Ranked]:
    """The ``limit`` best booths of all sources, best first. ``walks``: metres by code, for ties."""
    scores = best_of(source.scores for source in sources)
    if allowed is not None:
        scores = {booth: score for booth, score in scores.items() if booth in allowed}

    def metres(booth: int) -> float:
        return walks.get(tables.booths[booth].code, inf)

    near_first = _best(scores, metres_of=metres, most=max(limit, _LOOKED_AT))
    written = typed.strip().casefold()
    needles = tuple(dict.fromkeys(needle for source in sources for needle in source.needles))
    closer = [
        (
            booth,
            score if (score := scores[booth]) >= CODE_BEGINS else score + _evidence(tables, booth, needles, written),
        )
        for booth in near_first
    ]
    closer.sort(key=lambda pair: (-round(pair[1], 3), metres(pair[0]), pair[0]))
    return closer[:limit]


def _best(scores: Scores, *, metres_of: Callable[[int], float], most: int) -> list[int]:
    """The ``most`` best booths, of equal ones the nearest."""
    if len(scores) <= most:
        return list(scores)
    least = sorted(scores.values(), reverse=True)[most - 1]
    above = [booth for booth, score in scores.items() if score > least]
    level = [booth for booth, score in scores.items() if score == least]
    level.sort(key=lambda booth: (metres_of(booth), booth))
    return above + level[: most - len(above)]


def _evidence(tables: Tables, booth: int, needles: Sequence[str], written: str) -> float:
    """What speaks for a booth beside the best place: up to about six points."""
    as_written = whole_word = False
    most_in_one = 0
    kinds = set()
    for number in tables.of_booth[booth]:
        entry = tables.entries[number]
        held = _held(entry, needles)
        if not held:
            continue
        if any(len(needle) >= _SAYS_SOMETHING for needle in held):
            kinds.add(entry.kind)
        most_in_one = max(most_in_one, len(held))
        as_written = as_written or written in entry.shown.casefold()
        whole_word = whole_word or any(entry.ends_word(needle) for needle in held)
    return (
        _AS_WRITTEN * as_written
        + _WHOLE_WORD * whole_word
        + _ALL_IN_ONE * (1 < len(needles) == most_in_one)
        + _ALSO_IN * max(0, len(kinds) - 1)
    )


def _held(entry: Entry, needles: Sequence[str]) -> list[str]:
    return [needle for needle in needles if needle in entry.letters and entry.place_of(needle) is not None]
