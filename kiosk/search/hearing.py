"""The event's names and words by their sound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.search.entries import Entry, Kind, Place
from kiosk.search.marks import shown_part
from kiosk.search.normalise import is_thai
from kiosk.search.sound import Sound, join, likeness, sound
from kiosk.search.tables import Tables

# consonants needed before the beginning of a longer phrase may sound alike, and before one may differ
_BEGINNING, _ONE_OFF = 4, 5
# how alike vowels and finer consonants must be, of 100, and how much more where one consonant differs
_ALIKE_IN_LATIN, _ALIKE_IN_THAI, _ONE_OFF_MORE, _THE_SAME = 76.0, 88.0, 8.0, 99.0
_FEW = 3
_WORDS_IN_PHRASE = 6
_MOST = 60
# how people say what is spelt otherwise, or shorten it
_ALSO_SAID = (("โรงพยาบาล", "โรงบาล"), ("มหาวิทยาลัย", "มหาลัย"), ("สรรพ", "สัพ"))
# how people say what is spelt otherwise, or shorter
_ALSO_SAID = (("โรงพยาบาล", "โรงบาล"), ("มหาวิทยาลัย", "มหาลัย"), ("สรรพ", "สัพ"))


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

    @property
    def is_certain(self) -> bool:
        """Whether it is all of a text in Thai, and sounds the same."""
        return self.place is Place.EQUAL and self.likeness >= _THE_SAME and is_thai(self.letters[0])


_Found = dict[tuple[int, int], Heard]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, as a sound."""

    sound: Sound
    in_latin: bool

    @property
    def says_something(self) -> bool:
        consonants, vowels = len(self.sound.skeleton), self.sound.vowels
        if not self.in_latin:
            return consonants >= _FEW
        # Latin letters without a vowel for every two or three consonants are no word; Thai leaves vowels out
        return consonants > 0 and consonants + vowels >= _FEW and 3 * vowels >= consonants

    @property
    def least(self) -> float:
        """How alike a phrase must be; of few consonants, the same."""
        if len(self.sound.skeleton) < _FEW:
            return _THE_SAME
        return _ALIKE_IN_LATIN if self.in_latin else _ALIKE_IN_THAI

    def likeness(self, written: Sound, *, thai: bool) -> float:
        short_unwritten = self.in_latin and thai and len(self.sound.skeleton) >= _FEW
        return likeness(self.sound, written, short_unwritten=short_unwritten)


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
        asked = _Asked(sound(text), not any(map(is_thai, text)))
        if not asked.says_something:
            return []
        skeleton, found = asked.sound.skeleton, _Found()
        for each in self._beginning(skeleton) if len(skeleton) >= _BEGINNING else [skeleton]:
            self._keep(found, asked, each, asked.least)
        if not found and len(skeleton) >= _ONE_OFF:
            for length in (len(skeleton), len(skeleton) + 1, len(skeleton) - 1):
                choices = self._by_length.get(length, ())
                near = process.extract(skeleton, choices, scorer=OSA.distance, score_cutoff=1, limit=5)
                for each, _, _ in near:
                    self._keep(found, asked, each, asked.least + _ONE_OFF_MORE)
        return sorted(found.values(), key=lambda heard: -heard.likeness)

    def _beginning(self, skeleton: str) -> Iterator[str]:
        first = bisect_left(self._skeletons, skeleton)
        for at in range(first, min(len(self._skeletons), first + _MOST)):
            if not self._skeletons[at].startswith(skeleton):
                break
            yield self._skeletons[at]

    def _keep(self, found: _Found, asked: _Asked, skeleton: str, least: float) -> None:
        """Add the phrases of a skeleton that are at least so like what was asked."""
        for phrase in self._phrases.get(skeleton, ()):
            entry = self._tables.entries[phrase.number]
            key = (phrase.number, phrase.start)
            alike = asked.likeness(phrase.sound, thai=is_thai(entry.letters[phrase.start]))
            if alike < least or len(found) > _MOST or (key in found and found[key].likeness >= alike):
                continue
            whole = phrase.start == 0 and phrase.end == len(entry.letters)
            place = Place.EQUAL if whole else Place.BEGINNING if phrase.start == 0 else Place.WORD
            found[key] = Heard(entry, entry.letters[phrase.start : phrase.end], place, alike)


def _phrases_of(tables: Tables) -> Iterator[_Phrase]:
    """Up to six words in a row, from every word of a name; each word of a title for itself."""
    said: dict[str, tuple[Sound, Sound]] = {}
    for number, entry in enumerate(tables.entries):
        if entry.kind in (Kind.DESCRIPTION, Kind.ABBREVIATION) or "." in entry.shown:
            continue
        bounds = [*sorted(entry.starts), len(entry.letters)]
        longest = 1 if entry.kind is Kind.TITLE else _WORDS_IN_PHRASE
        for start, end in pairwise(bounds):
            letters = entry.letters[start:end]
            if letters not in said:
                written = shown_part(entry.shown, start, end)
                said[letters] = (sound(written), sound(_also_said(written)))
        words = [said[entry.letters[start:end]] for start, end in pairwise(bounds)]
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + longest) + 1):
                as_spelt, otherwise = (join(way) for way in zip(*words[first:last], strict=True))
                yield _Phrase(as_spelt, number, bounds[first], bounds[last])
                if otherwise != as_spelt:
                    yield _Phrase(otherwise, number, bounds[first], bounds[last])


def _also_said(written: str) -> str:
    for spelt, said in _ALSO_SAID:
        written = written.replace(spelt, said)
    return written
