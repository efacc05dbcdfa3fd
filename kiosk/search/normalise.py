"""Folding: what is left of a text when everything is gone that people get wrong or leave out.

Thai loses tone marks, the silencing mark and the short-vowel signs ``ะ`` and ``็``; long vowels become their short
ones; letters of one sound and one class become one letter. Latin letters lose case and accents. Whatever is no letter
and no digit becomes one space. Folding a folded text changes nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

AM = "ำ"
VOWEL_MARKS = frozenset("ิึุั") | {AM}
"""What can only follow a consonant and is never doubled (after folding)."""
DEPENDENT = VOWEL_MARKS | {"า"}
"""Folded letters that no Thai word begins with."""
LEADING = frozenset("เแโไ")
"""Folded vowels written before the consonant they belong to; no Thai word ends with one."""

_SAME = {
    "ศ": "ส",
    "ษ": "ส",
    "ณ": "น",
    "ญ": "ย",
    "ฎ": "ด",
    "ฏ": "ต",
    "ฐ": "ถ",
    "ฑ": "ท",
    "ฒ": "ท",
    "ธ": "ท",
    "ฬ": "ล",
    "ฆ": "ค",
    "ฅ": "ค",
    "ฃ": "ข",
    "ภ": "พ",
    "ฌ": "ช",
    "ใ": "ไ",
    "ี": "ิ",
    "ื": "ึ",
    "ู": "ุ",
    "ๅ": "า",
    "ฤ": "รึ",
    "ฦ": "ลึ",
    # alone it is a sara am still being typed; the loop below joins what follows
    "\u0e4d": AM,
}
# tone marks, silencing mark, short-vowel signs, repetition and abbreviation signs, other signs
_DROPPED = "่้๊๋์็ะฺ๎ๆฯ๏๚๛'’‘`´"


def _thai_and_ascii() -> dict[str, str]:
    table = {chr(code): chr(code) for code in range(0x0E01, 0x0E5C)}
    table |= {chr(code): " " for code in range(0x20, 0x7F)}
    table |= {letter: letter.lower() for letter in map(chr, range(0x20, 0x7F)) if letter.isalnum()}
    table |= {chr(0x0E50 + digit): str(digit) for digit in range(10)}
    table |= _SAME | dict.fromkeys(_DROPPED, "") | {"฿": " "}
    return table


_TABLE = _thai_and_ascii()


@lru_cache(maxsize=4096)
def _rare(letter: str) -> str:
    """What a letter outside Thai and ASCII folds to; may be empty, a space or several letters."""
    kept = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold()):
        category = unicodedata.category(part)
        if part in _TABLE:
            kept.append(_TABLE[part])
        elif part.isspace():
            kept.append(" ")
        elif category == "Nd":
            kept.append(str(unicodedata.digit(part)))
        elif category[0] in "LN":
            kept.append(part)
        elif category[0] not in "MC":
            kept.append(" ")
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Folded:
    """``letters``: the folded text, words apart by one space. ``origin``: for each, where it stood in the text."""

    letters: str
    origin: tuple[int, ...]

    def joined(self) -> Folded:
        """Without the spaces."""
        kept = [at for at, letter in enumerate(self.letters) if letter != " "]
        return Folded("".join(self.letters[at] for at in kept), tuple(self.origin[at] for at in kept))


def folded(text: str) -> Folded:
    """Fold ``text`` and remember where each folded letter came from."""
    letters: list[str] = []
    origin: list[int] = []
    last = " "
    for at, letter in enumerate(text):
        piece = _TABLE.get(letter)
        if piece is None:
            piece = _rare(letter)
        for part in piece:
            if part == last and (part == " " or part == "า" or part in VOWEL_MARKS):
                continue
            if part == "เ" and last == "เ":
                last = letters[-1] = "แ"
            elif part == "า" and last == AM:
                continue
            elif part == AM and last == "า":
                last = letters[-1] = AM
            else:
                letters.append(part)
                origin.append(at)
                last = part
    if last == " " and letters:
        letters.pop()
        origin.pop()
    return Folded("".join(letters), tuple(origin))


def fold(text: str) -> str:
    """The folded letters alone."""
    return folded(text).letters


def is_thai(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f"
