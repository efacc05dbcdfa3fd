"""What a word sounds like, the same for Thai and Latin letters: ``สรรพากร``, ``sanpakorn`` and ``sanphakon`` alike.

A word becomes capitals for its consonants and small letters for the vowels that are written: K (ก ข ค; k kh g), G (ง;
ng), C (จ ช; ch j), S (ซ ส; s z), D (ด; d), T (ต ท ถ; t th), N (น; n), R (ร ล; r l), B (บ; b), P (ป พ ผ; p ph), F, M,
Y, W, H. The skeleton is the consonants alone, holding together what speech does not keep apart at a syllable's end: N
and R, D and T, B and P. Thai in Latin letters may follow the Royal Thai General System or the ear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from kiosk.search.normalise import is_thai

_THAI = {
    letter: sound
    for letters, sound in (
        ("กขฃคฅฆ", "K"),
        ("ง", "G"),
        ("จฉชฌ", "C"),
        ("ซศษส", "S"),
        ("ฎด", "D"),
        ("ฏฐฑฒตถทธ", "T"),
        ("ณน", "N"),
        ("รลฬ", "R"),
        ("บ", "B"),
        ("ปผพภ", "P"),
        ("ฝฟ", "F"),
        ("ม", "M"),
        ("ญย", "Y"),
        ("ว", "W"),
        ("หฮ", "H"),
        ("าะัๅ", "a"),
        ("ิี", "i"),
        ("ุูึื", "u"),
        ("เแ", "e"),
        ("โอ", "o"),
    )
    for letter in letters
} | {"ไ": "ai", "ใ": "ai", "ำ": "aM", "ฤ": "Ru"}

# what is written but not spoken, or spoken otherwise, in this order
_THAI_RULES = (
    (re.compile("[่้๊๋็ฯๆฺ]"), ""),
    (re.compile("[ก-ฮ][ิุ]?์"), ""),
    (re.compile("ํา"), "ำ"),
    (re.compile("เสริม"), "เสม"),
    # ka-set, ka-sem
    (re.compile("เกษ(?=ต|ม)"), "กะเษ"),
    (re.compile("ทร(?=ว|าบ|าย|ัพ|ุด|ง)"), "ซ"),
    (re.compile("เเ"), "แ"),
    (re.compile("รร(?=[ก-ฮ](?![ะ-ู็]))"), "ั"),
    (re.compile("รร"), "ัน"),
    # one letter twice in a row has a vowel between
    (re.compile("([ก-ฮ])(?=\\1)"), r"\1โ"),
    (re.compile("ห(?=[งญนมยรลว])"), ""),
    (re.compile("เ([ก-ฮ])ีย"), r"\1ี"),
    (re.compile("เ([ก-ฮ][รลว]?)ือ"), r"\1ื"),
    (re.compile("เ([ก-ฮ][รลว]?)ิ"), r"\1เ"),
    (re.compile("เ([ก-ฮ][รลว]?)อ"), r"\1เ"),
    (re.compile("ือ"), "ื"),
    # the last r of มิตร and เกษตร
    (re.compile("(?<=[ัิุาษ])ตร(?![ะ-ูวงม])"), "ต"),
    # at the end of a word only n, t and p of their kind are spoken
    (re.compile("(?<=.)[จชซศษสด]$"), "ต"),
    (re.compile("(?<=.)[รล]$"), "น"),
    (re.compile("(?<=.)บ$"), "ป"),
    (re.compile("([ก-ฮ])ัว"), r"\1ู"),
    (re.compile("([แเโไใ])([กขคตทปผพส][รล]|[ก-ฮ])"), r"\2\1"),
    (re.compile("เา"), "าว"),
    (re.compile("อ(?=[ะ-ูเแโไใ])"), ""),
    (re.compile("(?<=[ก-ฮ])ว(?=[ก-ฮ](?![ะ-ูเแโไใ]))"), "ู"),
    # at a syllable's end these two are part of the vowel
    (re.compile("(?<=[ะ-ู])[ยว](?![ะ-ูๅ])"), lambda found: "i" if found.group() == "ย" else "o"),
    (re.compile("(?<=[โเแ])[ยว](?![ะ-ูๅ])"), "i"),
)

_LATIN_RULES = (
    (re.compile("x"), "ks"),
    (re.compile("tch|ch|j"), "C"),
    (re.compile("sh"), "S"),
    (re.compile("ng"), "G"),
    (re.compile("kh|ck|qu|[kgq]|c(?![eiyh])"), "K"),
    (re.compile("c"), "S"),
    (re.compile("ph|p|(?<=.)b$"), "P"),
    (re.compile("b"), "B"),
    (re.compile("th|t|(?<=.)d$"), "T"),
    (re.compile("d"), "D"),
    (re.compile("[sz]"), "S"),
    (re.compile("f"), "F"),
    (re.compile("m"), "M"),
    # before a consonant or at the end, r only lengthens an a or o
    (re.compile("(?<=[ao])r(?=[A-Z]|n|$)"), ""),
    (re.compile("(?:eu|u|e)r(?=[A-Z]|n|$)"), "e"),
    (re.compile("n|(?<=.)[rl]$"), "N"),
    (re.compile("[rl]"), "R"),
    (re.compile("y(?=[aeiou])"), "Y"),
    (re.compile("ay|ai|ei(?=[A-Z]|$)"), "ai"),
    (re.compile("ao|aw|au(?=$)"), "ao"),
    (re.compile("ia(?=[A-Z]|$)"), "i"),
    (re.compile("uea|ue|eu|ua|oo"), "u"),
    (re.compile("ae|oe"), "e"),
    (re.compile("ee"), "i"),
    (re.compile("y"), "i"),
    (re.compile("[wv]"), "W"),
    (re.compile("(?<=[aeo])W(?![aeiou])"), "o"),
    (re.compile("h(?=[aeiou])"), "H"),
    (re.compile("h"), ""),
)
_WRITTEN = re.compile("[\u0e00-\u0e7f]+|[a-z]+")
# before lips that close, n is heard as m: สรรพากร, สัมพากร
_BEFORE_LIPS = re.compile("N(?=[PBM])")
_CLASSES = str.maketrans("RDB", "NTP")
_TWICE = re.compile("(.)\\1+")
_VOWELS = str.maketrans("", "", "aeiou")


@dataclass(frozen=True, slots=True)
class Sound:
    """``skeleton``: the consonants; ``full``: with the vowels between them."""

    skeleton: str
    full: str

    @property
    def vowels(self) -> int:
        return sum(map(self.full.count, "aeiou"))


def likeness(said: Sound, written: Sound, *, short_unwritten: bool) -> float:
    """How alike two sounds are, of 100.

    ``short_unwritten``: ``written`` is Thai, where a short a or o is often said and not written, and ``said`` is not:
    such vowels are not held against it.
    """
    letters = len(said.full) + len(written.full)
    if short_unwritten:
        more = sum(said.full.count(vowel) - written.full.count(vowel) for vowel in "ao")
        letters -= max(0, min(more, said.vowels - written.vowels))
    return 200 * LCSseq.similarity(said.full, written.full) / letters if letters else 0.0


def sound(text: str) -> Sound:
    """The sound of the Thai and Latin letters of ``text``; other letters are silent."""
    return _sound("".join(_thai(run) if is_thai(run[0]) else _latin(run) for run in _WRITTEN.findall(_plain(text))))


def join(sounds: Sequence[Sound]) -> Sound:
    """The sound of words said one after another."""
    return sounds[0] if len(sounds) == 1 else _sound("".join(part.full for part in sounds))


def _sound(full: str) -> Sound:
    full = _BEFORE_LIPS.sub("M", full)
    # a consonant said twice in a row, with no vowel between, is heard once
    skeleton = _TWICE.sub(r"\1", full.translate(_CLASSES)).translate(_VOWELS)
    return Sound(skeleton, _TWICE.sub(r"\1", full))


def _plain(text: str) -> str:
    """Lower case, accents and invisible letters gone, Thai left as written."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKC", text.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Cf")


def _thai(run: str) -> str:
    for rule, said in _THAI_RULES:
        run = rule.sub(said, run)
    return "".join(_THAI.get(letter, letter if letter in "io" else "") for letter in run)


def _latin(run: str) -> str:
    for rule, said in _LATIN_RULES:
        run = rule.sub(said, run)
    return "".join(letter for letter in run if letter.isupper() or letter in "aeiou")
