"""What can be searched: every text of an event, folded, with the booths it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from kiosk.hall.model import Agency, Booth, Event, InnovationType
from kiosk.search.codes import natural
from kiosk.search.normalise import LEADING, fold
from kiosk.search.thai_words import ThaiWords, common_words


class Kind(IntEnum):
    """Where a text stands in the event."""

    NAME = 0
    ALIAS = 1
    ABBREVIATION = 2
    TITLE = 3
    KEYWORD = 4
    TYPE = 5
    DESCRIPTION = 6


class Place(IntEnum):
    """Where in an entry something matched, best first."""

    EQUAL = 0
    BEGINNING = 1
    WORD = 2
    INSIDE = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One text. ``letters``: folded, without spaces; ``starts``: where words begin in it; ``shown``: as written."""

    kind: Kind
    letters: str
    starts: frozenset[int]
    booths: tuple[int, ...]
    shown: str

    def place_of(self, needle: str) -> Place | None:
        """Where ``needle`` (folded, without spaces) stands here, at its best place; None: nowhere that counts."""
        at = self.letters.find(needle)
        if at < 0:
            return None
        if at == 0:
            return Place.EQUAL if len(needle) == len(self.letters) else Place.BEGINNING
        while at >= 0:
            if at in self.starts:
                return Place.WORD
            at = self.letters.find(needle, at + 1)
        return Place.INSIDE if self._is_inside(needle) else None

    def _is_inside(self, needle: str) -> bool:
        # the middle of a word: three letters at least, and not in running text for Latin, where it means nothing
        if len(needle) < 3 or (self.kind is Kind.DESCRIPTION and needle.isascii()):
            return False
        at = self.letters.find(needle)
        # a consonant is not the beginning of anything after its own leading vowel: ดิน is not in เดิน
        while at >= 0 and self.letters[at - 1] in LEADING:
            at = self.letters.find(needle, at + 1)
        return at >= 0

    def ends_word(self, needle: str) -> bool:
        """Whether ``needle`` stands here as one or several whole words."""
        at = self.letters.find(needle)
        while at >= 0:
            end = at + len(needle)
            if at in self.starts and (end == len(self.letters) or end in self.starts):
                return True
            at = self.letters.find(needle, at + 1)
        return False


def ordered_booths(event: Event) -> tuple[Booth, ...]:
    """The booths in the natural order of their codes; a booth's number in this room is its place here."""
    return tuple(sorted(event.booths, key=lambda booth: natural(booth.code)))


_Raw = tuple[Kind, str]


def _agency_texts(agency: Agency) -> Iterator[_Raw]:
    yield Kind.NAME, agency.name.th
    yield Kind.NAME, agency.name.en
    yield Kind.ABBREVIATION, agency.abbreviation.th
    yield Kind.ABBREVIATION, agency.abbreviation.en
    for alias in agency.aliases:
        yield Kind.ALIAS, alias


def _type_texts(kind: InnovationType) -> Iterator[_Raw]:
    yield Kind.TYPE, kind.name.th
    yield Kind.TYPE, kind.name.en
    # an id is often what people call the type (it, health); a bare number or letter says nothing
    if sum(map(str.isalpha, kind.id)) > 1:
        yield Kind.TYPE, kind.id
    for keyword in kind.keywords:
        yield Kind.TYPE, keyword


def _booth_texts(booth: Booth) -> Iterator[_Raw]:
    exhibit = booth.exhibit
    yield Kind.TITLE, exhibit.title.th
    yield Kind.TITLE, exhibit.title.en
    for keyword in exhibit.keywords:
        yield Kind.KEYWORD, keyword
    yield Kind.DESCRIPTION, exhibit.description.th
    yield Kind.DESCRIPTION, exhibit.description.en


def _raw_texts(event: Event, booths: tuple[Booth, ...]) -> Iterator[tuple[_Raw, int]]:
    agencies = {agency.id: tuple(_agency_texts(agency)) for agency in event.agencies}
    types = {kind.id: tuple(_type_texts(kind)) for kind in event.types}
    for number, booth in enumerate(booths):
        for agency_id in booth.agency_ids:
            for raw in agencies.get(agency_id, ()):
                yield raw, number
        for raw in types.get(booth.exhibit.type_id, ()):
            yield raw, number
        for raw in _booth_texts(booth):
            yield raw, number


def vocabulary(texts: Iterable[_Raw]) -> ThaiWords:
    """The words by which this event's Thai is cut: common ones, and its own keywords, aliases and types."""
    own = (fold(text).replace(" ", "") for kind, text in texts if kind in (Kind.KEYWORD, Kind.ALIAS, Kind.TYPE))
    return ThaiWords(common_words() | set(own))


def entries_of(event: Event, booths: tuple[Booth, ...]) -> tuple[tuple[Entry, ...], ThaiWords]:
    """All texts of the event, each spelling once, and the vocabulary that cut them."""
    leads: dict[_Raw, list[int]] = {}
    for raw, number in _raw_texts(event, booths):
        numbers = leads.setdefault(raw, [])
        if raw[1] and (not numbers or numbers[-1] != number):
            numbers.append(number)
    words = vocabulary(leads)
    entries = []
    for (kind, text), numbers in leads.items():
        spaced = fold(text)
        letters = spaced.replace(" ", "")
        if letters:
            # descriptions are long and many: their words begin after spaces only
            starts = _after_spaces(spaced) if kind is Kind.DESCRIPTION else words.starts(spaced)
            entries.append(Entry(kind, letters, starts, tuple(numbers), text))
    return tuple(entries), words


def _after_spaces(spaced: str) -> frozenset[int]:
    found, at = set(), 0
    for word in spaced.split(" "):
        found.add(at)
        at += len(word)
    return frozenset(found)
