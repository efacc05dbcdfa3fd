"""What a word sounds like, the same for Thai and Latin letters: ``สรรพากร``, ``sanpakorn`` and ``sanphakon`` alike.

A word becomes its skeleton, one capital for each consonant sound: K (ก ข ค; k kh g), G (ง; ng), C (จ ช; ch j),
S (ซ ส; s z), T (ด ต ท ถ; d t th), N (น ร ล; n r l), P (บ ป พ ผ; b p ph), F, M, Y, W, H. ``N`` holds together what is
``n`` at a syllable's end in speech and ``r`` or ``l`` in writing. Vowels that are written stand beside the skeleton in
small letters, for telling apart what shares one. Thai in Latin letters may follow the Royal Thai General System or the
ear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.search.normalise import is_thai

_THAI = {
    letter: sound
    for letters, sound in (
        ("กขฃคฅฆ", "K"),
        ("ง", "G"),
        ("จฉชฌ", "C"),
        ("ซศษส", "S"),
        ("ฎฏฐฑฒดตถทธ", "T"),
        ("ณนรลฬ", "N"),
        ("บปผพภ", "P"),
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
} | {"ไ": "ai", "ใ": "ai", "ำ": "aM", "ฤ": "Nu"}

# what is written but not spoken, or spoken otherwise, in this order
_THAI_RULES = (
    (re.compile("[่้๊๋็ฯๆฺ]"), ""),
    (re.compile("[ก-ฮ][ิุ]?์"), ""),
    # at the end of a word these are spoken t
    (re.compile("(?<=.)[จชซศษส]$"), "ต"),
    (re.compile("ํา"), "ำ"),
    (re.compile("เเ"), "แ"),
    (re.compile("รร(?=[ก-ฮ](?![ะ-ู็]))"), "ั"),
    (re.compile("รร"), "ัน"),
    (re.compile("ห(?=[งญนมยรลว])"), ""),
    (re.compile("เ([ก-ฮ])ีย"), r"\1ี"),
    (re.compile("เ([ก-ฮ][รลว]?)ือ"), r"\1ื"),
    (re.compile("เ([ก-ฮ][รลว]?)ิ"), r"\1เ"),
    (re.compile("เ([ก-ฮ][รลว]?)อ"), r"\1เ"),
    (re.compile("ือ"), "ื"),
    # the last r of มิตร and เกษตร
    (re.compile("(?<=[ัิุาษ])ตร(?![ะ-ูวงม])"), "ต"),
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
    (re.compile("tch|ch|j"), "C"),
    (re.compile("sh"), "S"),
    (re.compile("ng"), "G"),
    (re.compile("kh|ck|qu|[kgqx]|c(?![eiyh])"), "K"),
    (re.compile("c"), "S"),
    (re.compile("ph|[bp]"), "P"),
    (re.compile("th|[dt]"), "T"),
    (re.compile("[sz]"), "S"),
    (re.compile("f"), "F"),
    (re.compile("m"), "M"),
    # before a consonant or at the end, r only lengthens an a or o
    (re.compile("(?<=[ao])r(?=[A-Z]|n|$)"), ""),
    (re.compile("[nrl]"), "N"),
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
_TWICE = re.compile("(.)\\1+")
_VOWELS = str.maketrans("", "", "aeiou")


@dataclass(frozen=True, slots=True)
class Sound:
    """``skeleton``: the consonants; ``full``: with the vowels between them."""

    skeleton: str
    full: str


def sound(text: str) -> Sound:
    """The sound of the Thai and Latin letters of ``text``; other letters are silent."""
    full = "".join(_thai(run) if is_thai(run[0]) else _latin(run) for run in _WRITTEN.findall(_plain(text)))
    return Sound(_TWICE.sub(r"\1", full.translate(_VOWELS)), _TWICE.sub(r"\1", full))


def join(sounds: Sequence[Sound]) -> Sound:
    """The sound of words said one after another."""
    if len(sounds) == 1:
        return sounds[0]
    full = "".join(part.full for part in sounds)
    return Sound(_TWICE.sub(r"\1", full.translate(_VOWELS)), _TWICE.sub(r"\1", full))


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
