"""Booth codes in any spelling: ``A01``, ``a 1``, ``A-๑``, ``เอ1``, ``บูธ เอหนึ่ง``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from kiosk.search.normalise import fold

CODE = 100.0
CODE_BEGINS = 96.0
NUMBER = 50.0

_LETTER_NAMES = {
    "เอ": "a",
    "บี": "b",
    "ซี": "c",
    "ดี": "d",
    "อี": "e",
    "เอฟ": "f",
    "จี": "g",
    "เอช": "h",
    "ไอ": "i",
    "เจ": "j",
    "เค": "k",
    "แอล": "l",
    "เอ็ม": "m",
    "เอ็น": "n",
    "โอ": "o",
    "พี": "p",
    "คิว": "q",
    "อาร์": "r",
    "เอส": "s",
    "ที": "t",
    "ยู": "u",
    "วี": "v",
    "ดับเบิลยู": "w",
    "เอ็กซ์": "x",
    "วาย": "y",
    "แซด": "z",
}
_NUMBER_NAMES = {
    "ศูนย์": "0",
    "หนึ่ง": "1",
    "สอง": "2",
    "สาม": "3",
    "สี่": "4",
    "ห้า": "5",
    "หก": "6",
    "เจ็ด": "7",
    "แปด": "8",
    "เก้า": "9",
    "สิบ": "10",
}
_LETTERS = {fold(name): letter for name, letter in _LETTER_NAMES.items()}
_NUMBERS = {fold(name): number for name, number in _NUMBER_NAMES.items()}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_CALLED = re.compile(f"({_any_of(_LETTERS)})((?:{_any_of(_NUMBERS)}|[0-9])+)")
_NUMBER_NAME = re.compile(_any_of(_NUMBERS))
_BEFORE_CODE = "บูธ บูท บู๊ธ รหัส หมายเลข เลข เบอร์ ที่ booth stand number no"
_BEFORE = re.compile(f"^(?:{_any_of(fold(_BEFORE_CODE).split())})+")
_ZEROS = re.compile("(?<![0-9])0+(?=[0-9])")


def written(text: str) -> str:
    """A code's letters and digits alone, in lower case, spoken letters and digits written out."""
    letters = fold(text).replace(" ", "")
    called = _CALLED.fullmatch(letters)
    if called is None:
        return letters
    digits = _NUMBER_NAME.sub(lambda name: _NUMBERS[name.group()], called.group(2))
    return _LETTERS[called.group(1)] + digits


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which ``A2`` stands before ``A10``."""
    parts = re.findall("[0-9]+|[^0-9]+", code.casefold())
    return tuple((0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts)


def asked_for(text: str) -> str:
    """The code that ``text`` names, as ``written``, without the words people put before it; may be empty."""
    whole = written(text)
    code = _BEFORE.sub("", whole)
    return whole if code == whole else written(code)


class Codes:
    """The codes of all booths, by every spelling. Booths are numbers from 0 in the order given."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._written = tuple(written(code) for code in codes)
        self._sorted = sorted((code, booth) for booth, code in enumerate(self._written))
        self._exact: dict[str, list[int]] = {}
        self._number: dict[str, list[int]] = {}
        for booth, code in enumerate(self._written):
            self._exact.setdefault(_ZEROS.sub("", code), []).append(booth)
            digits = "".join(filter(str.isdecimal, code))
            if digits and digits != code:
                self._number.setdefault(str(int(digits)), []).append(booth)

    def scores(self, asked: str) -> dict[int, float]:
        """The booths whose code ``asked`` (as ``asked_for`` gives it) is, begins, or gives the number of."""
        if not asked:
            return {}
        short = _ZEROS.sub("", asked)
        found = dict.fromkeys(self._number.get(short, ()), NUMBER)
        for at in range(bisect_left(self._sorted, (asked, -1)), len(self._sorted)):
            code, booth = self._sorted[at]
            if not code.startswith(asked):
                break
            found[booth] = CODE_BEGINS
        for booth in self._exact.get(short, ()):
            found[booth] = CODE if self._written[booth] == asked else CODE - 1
        return found

    def matched(self, booth: int, asked: str, code: str) -> int:
        """How many letters of ``code``, as displayed, ``asked`` matches, from its start; 0 if it is another code."""
        own = self._written[booth]
        if not asked or not own:
            return 0
        if _ZEROS.sub("", own) == _ZEROS.sub("", asked):
            return len(code)
        if not own.startswith(asked):
            return 0
        return next(end for end in range(1, len(code) + 1) if len(written(code[:end])) >= len(asked))
