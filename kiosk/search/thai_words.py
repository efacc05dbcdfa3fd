"""Where words begin in Thai, which is written without spaces: the longest known words that explain a run of letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from kiosk.paths import DATA
from kiosk.search.normalise import DEPENDENT, LEADING, fold, is_thai

COMMON_WORDS = DATA / "thai_words.txt"
_RUNS = re.compile("[\u0e00-\u0e7f]+|[0-9]+|[^\u0e00-\u0e7f0-9]+")
_LONGEST = 16
# one unknown letter weighs more than any number of words that would explain it
_UNKNOWN, _WORD = 100, 1


@cache
def common_words() -> frozenset[str]:
    """Folded everyday words of public services, from ``data/thai_words.txt``."""
    lines = COMMON_WORDS.read_text(encoding="utf-8").splitlines()
    words = (fold(word).replace(" ", "") for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(filter(None, words))


class ThaiWords:
    """A vocabulary of folded words that cuts folded texts at word boundaries."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known = frozenset(word for word in words if 2 <= len(word) <= _LONGEST)
        lengths: dict[str, set[int]] = {}
        for word in self.known:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {head: tuple(sorted(found)) for head, found in lengths.items()}
        self._sorted = sorted(self.known)

    def begins(self, letters: str) -> bool:
        """Whether a known word begins with ``letters``."""
        at = bisect_left(self._sorted, letters)
        return at < len(self._sorted) and self._sorted[at].startswith(letters)

    def cut(self, text: str) -> list[str]:
        """The words of a folded text, its spaces taken as boundaries; letters that no word explains stay together."""
        words: list[str] = []
        for run in _RUNS.findall(text.replace(" ", "\x00")):
            if is_thai(run[0]):
                words += self._cut_thai(run)
            else:
                words += [part for part in run.split("\x00") if part]
        return words

    def starts(self, text: str) -> frozenset[int]:
        """Where words begin in a folded text, counted without its spaces; a known compound is opened up."""
        words = self.cut(text)
        if len(words) == 1 and is_thai(text[:1]):
            words = self.opened(words[0])
        found, at = set(), 0
        for word in words:
            found.add(at)
            at += len(word)
        return frozenset(found)

    def opened(self, word: str) -> list[str]:
        """The smaller words that a known Thai compound is made of; itself, if it is made of none."""
        smaller = self._cut_thai(word, whole=False) if is_thai(word[0]) else [word]
        explained = sum(len(each) for each in smaller if each in self.known)
        # one letter left over is no word: หมอ is not made of ห and มอ
        return smaller if explained * 2 > len(word) and min(map(len, smaller)) > 1 else [word]

    def _cut_thai(self, run: str, *, whole: bool = True) -> list[str]:
        size = len(run)
        cost = [0] * (size + 1)
        step = [1] * (size + 1)
        for at in range(size - 1, -1, -1):
            cost[at], step[at] = cost[at + 1] + _UNKNOWN, 1
            if run[at] in DEPENDENT:
                continue
            for length in self._lengths.get(run[at : at + 2], ()):
                end = at + length
                if end > size or (length == size and not whole):
                    break
                if end < size and run[end] in DEPENDENT:
                    continue
                if cost[end] + _WORD <= cost[at] and run[at:end] in self.known:
                    cost[at], step[at] = cost[end] + _WORD, length
        return _settled(_pieces(run, step))


_Piece = tuple[str, bool]
"""Letters, and whether they are a known word."""


def _pieces(run: str, step: list[int]) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    while at < len(run):
        pieces.append((run[at : at + step[at]], step[at] > 1))
        at += step[at]
    return _unknown_together(pieces)


def _unknown_together(pieces: list[_Piece]) -> list[_Piece]:
    together: list[_Piece] = []
    for piece, known in pieces:
        if together and not known and not together[-1][1]:
            together[-1] = (together[-1][0] + piece, False)
        else:
            together.append((piece, known))
    return together


def _settled(pieces: list[_Piece]) -> list[str]:
    """The pieces as words: two letters amid unknown ones are chance, a leading vowel goes with what follows."""
    settled = [
        (
            piece,
            known and not (len(piece) == 2 and before is not None and after is not None and not before[1] | after[1]),
        )
        for before, (piece, known), after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False)
    ]
    words: list[str] = []
    carried = ""
    for piece, _ in _unknown_together(settled):
        word = carried + piece
        carried = word[-1] if word[-1] in LEADING else ""
        words.append(word.removesuffix(carried))
    words.append(carried)
    return [word for word in words if word]
