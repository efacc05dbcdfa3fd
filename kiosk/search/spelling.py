"""Wrong letters: the event's own words and passages within a few edits of what was typed.

An edit is one wrong, missing or extra letter or two swapped ones (optimal string alignment): one in a word of four or
more folded letters, two in eight or more, three in sixteen or more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kiosk.search.entries import Entry, Kind, Place
from kiosk.search.marks import shown_part
from kiosk.search.normalise import is_thai
from kiosk.search.tables import Tables, grams_of

_SHORTEST = 4
# a word of three letters may lack a vowel sign or end in another letter of the same sound (ภษี, แอพ), nothing else
_SHORT = 3
_VOWEL_SIGNS = "าัิึุเแโไ"
_SAME_AT_END = ("กขค", "ดตถทจชซส", "บปพฟ", "นรลย")
# an unfinished word says less: it needs more letters before its beginning may be corrected
_SHORTEST_BEGINNING, _TWO_IN_BEGINNING, _LONGEST_BEGINNING = 6, 10, 24
_SHORTEST_PASSAGE = 6
_MOST = 6
# grams in more entries than this say too little to be worth counting
_COMMON_GRAM = 1500
_PASSAGES = 40

_Where = tuple[int, int, int]
"""An entry's number, and the folded letters from and to."""


def edits_allowed(size: int) -> int:
    """How many edits a word of ``size`` letters may have."""
    return 0 if size < _SHORTEST else 1 if size < 8 else 2 if size < 16 else 3


@dataclass(frozen=True, slots=True)
class Correction:
    """``letters``: the event's own folded letters; ``edits`` away from what was typed."""

    letters: str
    edits: float


@dataclass(frozen=True, slots=True)
class Passage:
    """The letters ``start`` to ``end`` of an entry, ``edits`` away from what was typed."""

    entry: Entry
    start: int
    end: int
    edits: int

    @property
    def place(self) -> Place:
        if self.start == 0:
            return Place.EQUAL if self.end == len(self.entry.letters) else Place.BEGINNING
        return Place.WORD if self.start in self.entry.starts else Place.INSIDE


class Spelling:
    """The event's words, to be found by what is nearly one of them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._words = _words_of(tables)
        self._by_length: dict[int, list[str]] = {}
        beginnings: dict[int, set[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)
            for size in range(_SHORTEST_BEGINNING, min(len(word), _LONGEST_BEGINNING + 1)):
                beginnings.setdefault(size, set()).add(word[:size])
        self._beginnings = {size: sorted(words) for size, words in beginnings.items()}

    def shown(self, letters: str) -> str:
        """A word of the event as it is written there, from its folded letters."""
        where = self._words.get(letters)
        return self._written(where) if where is not None else letters

    def corrections(self, word: str) -> list[Correction]:
        """The event's words, or beginnings of them, nearest to ``word``, nearest first."""
        size, edits = len(word), edits_allowed(len(word))
        if not edits:
            return [Correction(letters, 1.0) for letters in _slips(word) if letters in self._words]
        found: dict[str, float] = {}
        for length in range(size - edits, size + edits + 1):
            found |= dict(_near(word, self._by_length.get(length, ()), edits))
        if size >= _SHORTEST_BEGINNING:
            in_beginning = 1 if size < _TWO_IN_BEGINNING else 2
            for length in range(size - 1, size + 2):
                for letters, distance in _near(word, self._beginnings.get(length, ()), in_beginning):
                    found.setdefault(letters, distance + 0.5)
        nearest = sorted(found.items(), key=lambda pair: (pair[1], pair[0][0] != word[0], pair[0]))
        best = nearest[0][1] if nearest else 0
        return [Correction(letters, distance) for letters, distance in nearest[:_MOST] if distance <= best + 0.5]

    def passages(self, letters: str) -> list[Passage]:
        """Places inside names, titles and keywords that read almost as ``letters``, whatever words they span."""
        size, edits = len(letters), edits_allowed(len(letters))
        if size < _SHORTEST_PASSAGE:
            return []
        wanted = max(1, (size - 2 - 3 * edits) // 2)
        passages = []
        for number in self._sharing(grams_of(letters), wanted):
            passage = _aligned(letters, self._tables.entries[number], edits)
            if passage is not None:
                passages.append(passage)
        return passages

    def nearest(self, letters: str, limit: int) -> tuple[str, ...]:
        """Names and keywords, as written, that look most like ``letters``."""
        if len(letters) < 2:
            return ()
        found = process.extract(letters, self._words.keys(), scorer=fuzz.ratio, score_cutoff=55, limit=limit)
        return tuple(dict.fromkeys(self._written(self._words[word]) for word, _, _ in found))

    def _written(self, where: _Where) -> str:
        number, start, end = where
        return shown_part(self._tables.entries[number].shown, start, end)

    def _sharing(self, grams: set[str], wanted: int) -> list[int]:
        counts: Counter[int] = Counter()
        for gram in grams:
            entries = self._tables.grams.get(gram)
            if entries is not None and len(entries) <= _COMMON_GRAM:
                counts.update(entries)
        return [
            number
            for number, count in counts.most_common(_PASSAGES)
            if count >= wanted and self._tables.entries[number].kind is not Kind.DESCRIPTION
        ]


def _slips(word: str) -> Iterator[str]:
    """What a Thai word of three letters with a vowel may have been meant to be."""
    if len(word) != _SHORT or not is_thai(word[0]) or not any(letter in _VOWEL_SIGNS for letter in word):
        return
    for same in _SAME_AT_END:
        if word[-1] in same:
            yield from (word[:-1] + letter for letter in same if letter != word[-1])
    for at in range(len(word)):
        yield from (word[:at] + sign + word[at:] for sign in _VOWEL_SIGNS)


def _words_of(tables: Tables) -> dict[str, _Where]:
    """Folded words and short whole texts, each with a place where it is written."""
    words: dict[str, _Where] = {}
    for number, entry in enumerate(tables.entries):
        if entry.kind in (Kind.DESCRIPTION, Kind.ABBREVIATION):
            continue
        if entry.kind is not Kind.TITLE:
            words.setdefault(entry.letters, (number, 0, len(entry.letters)))
        starts = [*sorted(entry.starts), len(entry.letters)]
        for start, end in pairwise(starts):
            if end - start >= _SHORTEST - 1:
                words.setdefault(entry.letters[start:end], (number, start, end))
    return words


def _near(word: str, choices: Sequence[str], edits: int) -> list[tuple[str, float]]:
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=_MOST)
    return [(letters, distance) for letters, distance, _ in found]


def _aligned(letters: str, entry: Entry, edits: int) -> Passage | None:
    window = fuzz.partial_ratio_alignment(letters, entry.letters, score_cutoff=65)
    if window is None or len(entry.letters) < len(letters) - edits:
        return None
    best: tuple[int, int, int] | None = None
    for start in range(max(0, window.dest_start - 1), window.dest_start + 2):
        for end in range(start + len(letters) - edits, min(len(entry.letters), start + len(letters) + edits) + 1):
            if not _ends_meet(letters, entry, start, end):
                continue
            distance = OSA.distance(letters, entry.letters[start:end], score_cutoff=edits)
            if distance <= edits and (best is None or distance < best[0]):
                best = (distance, start, end)
    return Passage(entry, best[1], best[2], best[0]) if best is not None else None


def _ends_meet(letters: str, entry: Entry, start: int, end: int) -> bool:
    """Whether both ends of the passage are as typed, or a word's; a Latin passage always begins with a word."""
    begins = start in entry.starts or (entry.letters[start] == letters[0] and not letters.isascii())
    return begins and (entry.letters[end - 1] == letters[-1] or end == len(entry.letters) or end in entry.starts)
