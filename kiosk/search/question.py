"""What was typed, taken apart: as one piece, as the words between its spaces, and as the known words it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.search.normalise import fold, is_thai
from kiosk.search.thai_words import ThaiWords

LONGEST = 200
"""Folded letters of a question that are looked at; nobody types more, a pasted page may have them."""
_MOST_WORDS = 12

# What people type around what they look for. Left out while other words remain.
_AROUND_THAI = """
    บูธ บูท ซุ้ม คุณ ของ ที่ ที่ไหน อยู่ไหน อยู่ที่ไหน อยู่ ไหน ไป หา อยาก จะ ขอ ต้องการ หน่อย ครับ ค่ะ คะ และ หรือ กับ ใน ทำ ยังไง อย่างไร
"""
_AROUND_ENGLISH = """
    booth stand the a an of for and or to in at on my me i how do can where is want need please find show
"""
AROUND = frozenset(fold(_AROUND_THAI + _AROUND_ENGLISH).split())

# ก.พ.ร., O.I.C: single letters with dots between
_DOTTED = re.compile(r"(?<![^\W\d])[A-Za-zก-ฮ]\s?\.(?:\s?[A-Za-zก-ฮ]\s?\.)*(?:\s?[A-Za-zก-ฮ]\b)?(?![ะ-ูเ-ไ็-์])")
_LETTERS_APART = re.compile(r"(?<!\S)[^\W\d](?: [^\W\d])+(?!\S)")


@dataclass(frozen=True, slots=True)
class Question:
    """``typed``: as typed; ``whole``: folded, without spaces.

    ``spaced``: the words between its spaces; ``cut``: with the Thai among them cut into known words, surely if
    ``cut_is_sure``. Either is empty where it says nothing new. ``dotted``: the folded letters of an abbreviation
    typed with dots between, or empty.
    """

    typed: str
    whole: str
    spaced: tuple[str, ...]
    cut: tuple[str, ...]
    cut_is_sure: bool
    dotted: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words it is most simply made of."""
        return self.spaced or self.cut or (self.whole,)


def question(text: str, vocabulary: ThaiWords, singular: Callable[[str], str]) -> Question:
    """Take ``text`` apart. An empty ``whole`` means that it has no letter and no digit.

    ``singular``: what to take a folded word for.
    """
    spaced = fold(text[: 2 * LONGEST])[:LONGEST].strip()
    whole = spaced.replace(" ", "")
    dotted = max((fold(found).replace(" ", "") for found in _DOTTED.findall(text[: 2 * LONGEST])), key=len, default="")
    dotted = dotted if len(dotted) > 1 else ""
    if dotted == whole:
        return Question(text, whole, (), (), cut_is_sure=False, dotted=dotted)
    # letters set apart are one abbreviation or one word, never words of one letter each
    spaced = _LETTERS_APART.sub(lambda letters: letters.group().replace(" ", ""), spaced)
    spaced = " ".join(map(singular, spaced.split(" ")))
    whole = spaced.replace(" ", "")
    pieces = vocabulary.cut(spaced)
    between_spaces, cut = _kept(spaced.split(" "), whole), _kept(pieces, whole)
    sure = all(not is_thai(piece[0]) or piece in vocabulary.known for piece in pieces[:-1])
    sure = sure and bool(pieces) and (not is_thai(pieces[-1][0]) or vocabulary.begins(pieces[-1]))
    # two letters are a word too often by chance to say much
    sure = sure and 2 * sum(len(piece) for piece in pieces if len(piece) > 2) >= len(whole)
    return Question(text, whole, between_spaces, () if cut == between_spaces else cut, sure, dotted)


def _kept(words: list[str], whole: str) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(word for word in words if word not in AROUND))[:_MOST_WORDS]
    return () if kept == (whole,) else kept
