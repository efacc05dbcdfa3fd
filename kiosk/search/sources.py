"""Booths found in one way, and what every way asks of the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from math import log

from kiosk.search.marks import shown_part
from kiosk.search.match import STRONG, Scores, exact, said_of, scaled
from kiosk.search.normalise import is_thai
from kiosk.search.question import LONGEST, Question
from kiosk.search.tables import Tables

_REMEMBERED = 32
LONG_PIECE, LONG_ENOUGH, NO_CHANCE = 6, 4, 3
"""Folded letters: of a piece that is not taken apart, of a word that may be part of one, of one not there by chance."""


@dataclass(frozen=True, slots=True)
class Source:
    """Booths found in one way. ``needles``: what to mark; ``shown_for``: what was searched instead, or empty."""

    scores: Scores
    needles: tuple[str, ...]
    shown_for: str = ""

    @property
    def best(self) -> float:
        return max(self.scores.values(), default=0.0)


class Lookup:
    """The index, asked for words. Each key brings back the words before it, so the last answers are remembered."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.exact = lru_cache(maxsize=_REMEMBERED)(partial(exact, tables))
        self.said_of = lru_cache(maxsize=_REMEMBERED)(partial(said_of, tables))

    def weights(self, parts: Iterable[Scores]) -> list[float]:
        """Rare words weigh more."""
        booths = len(self.tables.booths)
        return [log(2 + booths / len(part)) if part else 1.0 for part in parts]


def found_well(sources: Iterable[Source]) -> bool:
    return any(source.best >= STRONG for source in sources)


def lowered(source: Source, loss: float, shown_for: str) -> Source:
    return Source(scaled(source.scores, -loss, 1.0), source.needles, shown_for)


def as_written(asked: Question, word: str) -> str:
    at = asked.whole.find(word)
    return shown_part(asked.typed[: 2 * LONGEST], at, at + len(word)) if at >= 0 else word


def in_one_line(words: list[str]) -> str:
    """Words one after another: with spaces, unless all are Thai."""
    return ("" if all(is_thai(word[0]) for word in words if word) else " ").join(words)
