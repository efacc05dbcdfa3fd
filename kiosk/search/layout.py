"""What was meant when the keyboard stood on the other layout: Thai Kedmanee (TIS 820-2538) and US QWERTY.

Works on the text as typed, before any folding: Shift carries letters (ษ ศ ณ), and so do punctuation keys (``-l,d``
is ``ขสมก``).
"""

from __future__ import annotations

import re

from kiosk.search.normalise import is_thai

_QWERTY = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./`!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?~"
_KEDMANEE = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ_+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ%'

_TO_THAI = str.maketrans(_QWERTY, _KEDMANEE)
_TO_LATIN = str.maketrans(_KEDMANEE, _QWERTY)


# What can be meant on the other layout. Thai: vowels and marks stand where a consonant carries them (the last word may
# be unfinished). Latin: words and figures, with the dots and dashes of abbreviations.
_THAI_SYLLABLE = "[เแโใไ]?[ก-ฮฤ][ัิ-ูํ็]?[่-๋]?์?[าะำๅ]?[ะๆฯ]?"
_THAI = re.compile(f"(?:{_THAI_SYLLABLE}|[0-9๐-๙. ])+[เแโใไ]?")
_LATIN = re.compile("[A-Za-z0-9]+(?:[ .&-]+[A-Za-z0-9]+)*[ .]*")


def swapped(text: str) -> str:
    """``text`` as the same keys give it on the other layout; empty if it mixes both scripts or means nothing there."""
    thai = any(map(is_thai, text))
    latin = any(letter.isascii() and letter.isalpha() for letter in text)
    if thai and latin:
        return ""
    other = text.strip().translate(_TO_LATIN if thai else _TO_THAI)
    if thai:
        return other if _LATIN.fullmatch(other) else ""
    # punctuation alone may be Thai (``-[`` is ขบ), but then with more than one consonant: ``...`` is only ใใใ
    says_something = latin or sum("ก" <= letter <= "ฮ" for letter in other) > 1
    return other if says_something and _THAI.fullmatch(other) else ""


_SCRAPS = re.compile("""[,;:/'<>=\\[\\]{}\\\\|"]""")


def is_scraps(text: str) -> bool:
    """Whether a text is only one or two Latin letters at a time amid punctuation that nobody writes in words."""
    return _SCRAPS.search(text) is not None and text.isascii() and all(len(part) < 3 for part in re.split(r"\W+", text))


def has_letter_keys_between(text: str) -> bool:
    """Whether a Latin text has punctuation, not set apart by spaces, for on Kedmanee those keys carry letters."""
    return text.isascii() and any(not chunk.isalnum() for chunk in text.split())
