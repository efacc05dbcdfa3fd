"""The facilities a text asks for: a visitor who types ห้องน้ำ means the toilet, not a booth that speaks of one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz.distance import OSA

from kiosk.hall.model import PLACE_KINDS, Place
from kiosk.paths import DATA
from kiosk.search.layout import swapped
from kiosk.search.normalise import fold
from kiosk.search.question import AROUND, LONGEST
from kiosk.search.thai_words import ThaiWords

FACILITY_WORDS = DATA / "facility_words.csv"
# what people say beside the facility itself
_BESIDE = frozenset(
    fold("ใกล้ที่สุด ใกล้สุด ใกล้ ที่สุด แถวนี้ ตรงไหน จุด มี ไหม มั้ย nearest near nearby closest here there any").split()
)
_SHORTEST_BEGINNING, _SHORTEST_SWAPPED, _SHORTEST_MISSPELT = 3, 4, 6


@cache
def facility_words() -> Mapping[str, frozenset[str]]:
    """The folded words for each kind of place, without spaces, from ``data/facility_words.csv``."""
    with FACILITY_WORDS.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: frozenset(map(_plain, row["words"].split(";"))) for row in csv.DictReader(file)}


class Facilities:
    """The kinds of place that an event has, by their words and by the names of the places themselves."""

    def __init__(self, places: Iterable[Place]) -> None:
        words = facility_words()
        self._words: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        for place in places:
            self._words.setdefault(place.kind, set(words.get(place.kind, ())))
            names = filter(None, map(_plain, (place.name.th, place.name.en)))
            self._names.setdefault(place.kind, set()).update(names)
        self._kinds = sorted(self._words, key=lambda kind: _ORDER.get(kind, len(_ORDER)))
        self._vocabulary = ThaiWords(AROUND | _BESIDE | {word for known in words.values() for word in known})

    def named_in(self, text: str) -> tuple[str, ...]:
        """The kinds that ``text`` names and nothing else beside: whole names first, then begun or misspelt ones."""
        typed = text[: 2 * LONGEST]
        return self._named(typed) or (self._named(swapped(typed)) if len(typed) >= _SHORTEST_SWAPPED else ())

    def _named(self, typed: str) -> tuple[str, ...]:
        spaced = fold(typed)[:LONGEST]
        whole = spaced.replace(" ", "")
        pieces = [piece for piece in self._vocabulary.cut(spaced) if piece not in AROUND and piece not in _BESIDE]
        for asked in dict.fromkeys((whole, "".join(pieces))):
            kinds = self._kinds_of(asked)
            if kinds:
                return kinds
        # several facilities at once, each in full
        each = [self._called(piece) for piece in pieces]
        return tuple(dict.fromkeys(kind for kinds in each for kind in kinds)) if all(each) else ()

    def _kinds_of(self, asked: str) -> tuple[str, ...]:
        if not asked:
            return ()
        ways = [self._called(asked)]
        if len(asked) >= _SHORTEST_BEGINNING:
            ways.append([kind for kind in self._kinds if self._is_begun(kind, asked)])
        if not any(ways) and len(asked) >= _SHORTEST_MISSPELT:
            ways.append([kind for kind in self._kinds if any(_is_slip(asked, word) for word in self._words[kind])])
        return tuple(dict.fromkeys(kind for kinds in ways for kind in kinds))

    def _called(self, asked: str) -> list[str]:
        one = asked.removesuffix("s")
        return [
            kind
            for kind in self._kinds
            if asked in self._words[kind] or asked in self._names[kind] or one in self._words[kind]
        ]

    def _is_begun(self, kind: str, asked: str) -> bool:
        # "Lift lobby exit" is no lift: a name may be left unfinished only if it begins with what it is
        own = self._words[kind]
        return any(word.startswith(asked) for word in own) or any(
            name.startswith(asked) and any(map(name.startswith, own)) for name in self._names[kind]
        )


_ORDER = {kind: at for at, kind in enumerate(PLACE_KINDS)}


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _is_slip(asked: str, word: str) -> bool:
    return len(word) >= _SHORTEST_MISSPELT and word[0] == asked[0] and OSA.distance(asked, word, score_cutoff=1) <= 1
