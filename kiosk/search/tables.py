"""The index: from letters to entries, from entries to booths. Built once for an event, never changed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.hall.model import Booth, Event
from kiosk.search.codes import Codes
from kiosk.search.entries import Entry, Kind, Place, entries_of, ordered_booths
from kiosk.search.thai_words import ThaiWords

_GRAM = 3
_NONE: array[int] = array("I")


@dataclass(frozen=True, slots=True)
class Tables:
    """``heads``: the entries in which a word begins with one or two letters; ``grams``: those with three in a row.

    Entries and booths are meant by their numbers. ``of_booth``: the entries of each booth, without descriptions.
    """

    booths: tuple[Booth, ...]
    codes: Codes
    entries: tuple[Entry, ...]
    words: ThaiWords
    heads: Mapping[str, array[int]]
    grams: Mapping[str, array[int]]
    of_booth: tuple[tuple[int, ...], ...]

    def candidates(self, needle: str) -> Sequence[int]:
        """The entries that may hold ``needle`` (folded, without spaces): all that do, and few others."""
        if len(needle) < _GRAM:
            return self.heads.get(needle, _NONE)
        fewest: array[int] | None = None
        for gram in grams_of(needle):
            found = self.grams.get(gram)
            if found is None:
                return _NONE
            if fewest is None or len(found) < len(fewest):
                fewest = found
        return fewest if fewest is not None else _NONE

    def places(self, needle: str) -> Iterator[tuple[Entry, Place]]:
        """Every entry that holds ``needle``, with the best place in it."""
        for number in self.candidates(needle):
            entry = self.entries[number]
            place = entry.place_of(needle)
            if place is not None:
                yield entry, place


def grams_of(letters: str) -> set[str]:
    return {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}


def build(event: Event) -> Tables:
    booths = ordered_booths(event)
    entries, words = entries_of(event, booths)
    heads: dict[str, array[int]] = {}
    grams: dict[str, array[int]] = {}
    of_booth: list[list[int]] = [[] for _ in booths]
    for number, entry in enumerate(entries):
        for gram in grams_of(entry.letters):
            grams.setdefault(gram, array("I")).append(number)
        if entry.kind is Kind.DESCRIPTION:
            continue
        for head in _heads_of(entry):
            heads.setdefault(head, array("I")).append(number)
        for booth in entry.booths:
            of_booth[booth].append(number)
    codes = Codes(booth.code for booth in booths)
    return Tables(booths, codes, entries, words, heads, grams, tuple(map(tuple, of_booth)))


def _heads_of(entry: Entry) -> set[str]:
    return {entry.letters[at : at + size] for at in entry.starts for size in (1, 2) if at + size <= len(entry.letters)}
