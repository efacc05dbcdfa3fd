"""The event's names and words by their sound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kiosk.search.entries import Entry, Kind, Place
from kiosk.search.marks import shown_part
from kiosk.search.normalise import is_thai
from kiosk.search.sound import Sound, join, sound
from kiosk.search.tables import Tables

# consonants needed before the beginning of a longer phrase may sound alike, and before one may differ
_BEGINNING, _ONE_OFF = 4, 5
# how alike consonants and vowels must be, of 100. Latin letters say short vowels that Thai does not write, so there the
# same word may look less alike than two different ones in Thai; more is asked where one consonant differs.
_ALIKE_IN_LATIN, _ALIKE_IN_THAI, _ONE_OFF_MORE = 68.0, 88.0, 6.0
_SHORTEST = 3
_WORDS_IN_PHRASE = 6
_MOST = 60


@dataclass(frozen=True, slots=True)
class _Phrase:
    sound: Sound
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """``letters`` of an entry (folded) sound like what was typed, ``likeness`` of 100."""

    entry: Entry
    letters: str
    place: Place
    likeness: float


class Hearing:
    """Every run of words of a name or keyword, by its sound."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._phrases: dict[str, list[_Phrase]] = {}
        for phrase in _phrases_of(tables):
            self._phrases.setdefault(phrase.sound.skeleton, []).append(phrase)
        self._skeletons = sorted(self._phrases)
        self._by_length: dict[int, list[str]] = {}
        for skeleton in self._skeletons:
            self._by_length.setdefault(len(skeleton), []).append(skeleton)

    def like(self, text: str) -> list[Heard]:
        """What sounds like ``text`` (as typed), best first; nothing if it says too little."""
        asked = sound(text)
        size = len(asked.skeleton)
        if not size or len(asked.full) < _SHORTEST:
            return []
        least = _ALIKE_IN_THAI if any(map(is_thai, text)) else _ALIKE_IN_LATIN
        found: dict[tuple[int, int], Heard] = {}
        for skeleton in self._beginning(asked.skeleton) if size >= _BEGINNING else [asked.skeleton]:
            for phrase in self._phrases.get(skeleton, ()):
                self._keep(found, asked, phrase, least if size > 2 else 99.0)
        if not found and size >= _ONE_OFF:
            for length in (size, size + 1, size - 1):
                near = process.extract(
                    asked.skeleton, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=1, limit=5
                )
                for skeleton, _, _ in near:
                    for phrase in self._phrases[skeleton]:
                        self._keep(found, asked, phrase, least + _ONE_OFF_MORE)
        return sorted(found.values(), key=lambda heard: -heard.likeness)

    def _beginning(self, skeleton: str) -> Iterator[str]:
        first = bisect_left(self._skeletons, skeleton)
        for at in range(first, min(len(self._skeletons), first + _MOST)):
            if not self._skeletons[at].startswith(skeleton):
                break
            yield self._skeletons[at]

    def _keep(self, found: dict[tuple[int, int], Heard], asked: Sound, phrase: _Phrase, least: float) -> None:
        key = (phrase.number, phrase.start)
        likeness = fuzz.ratio(asked.full, phrase.sound.full, score_cutoff=least)
        if likeness < least or (key in found and found[key].likeness >= likeness) or len(found) > _MOST:
            return
        entry = self._tables.entries[phrase.number]
        whole = phrase.start == 0 and phrase.end == len(entry.letters)
        place = Place.EQUAL if whole else Place.BEGINNING if phrase.start == 0 else Place.WORD
        found[key] = Heard(entry, entry.letters[phrase.start : phrase.end], place, likeness)


def _phrases_of(tables: Tables) -> Iterator[_Phrase]:
    """Up to six words in a row, from every word of a name; each word of a title for itself."""
    said: dict[str, Sound] = {}
    for number, entry in enumerate(tables.entries):
        if entry.kind in (Kind.DESCRIPTION, Kind.ABBREVIATION):
            continue
        bounds = [*sorted(entry.starts), len(entry.letters)]
        words: list[Sound] = []
        for start, end in pairwise(bounds):
            letters = entry.letters[start:end]
            if letters not in said:
                said[letters] = sound(shown_part(entry.shown, start, end))
            words.append(said[letters])
        longest = 1 if entry.kind is Kind.TITLE else _WORDS_IN_PHRASE
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + longest) + 1):
                yield _Phrase(join(words[first:last]), number, bounds[first], bounds[last])
