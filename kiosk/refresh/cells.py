"""One cell: from what a file holds to a value, or the name of what is wrong with it.

Texts are cleaned once, where a row is read; the ``as_…`` functions expect them so. Every one raises ``BadCell`` with a
problem's code from ``resources/translations/problems.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a reader may find; ``dt.datetime`` is a ``dt.date``. Empty cells are ``""`` or None."""

LONGEST_ID = 40
MOST_LETTERS = 2_000
"""More characters than these no cell may hold."""
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2400  # no fair is held in the Common Era's 25th century, nor was one in 1857
_DECIMALS = 6  # micrometres; what every file format can write back without losing a digit

_DIGITS = {ord("๐") + value: str(value) for value in range(10)} | {ord("−"): "-"}
# Zero-width and direction marks: U+00AD soft hyphen, U+180E, U+200B..F, U+202A..E, U+2060..F, U+FEFF; controls but for
# line ends; surrogates and noncharacters, which no XML may hold.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u00a0\u2007\u202f]")
_PLAIN = re.compile(r"[ -~]*")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*น\.?)?", re.ASCII)
_YES = frozenset({"yes", "y", "true", "1", "ใช่", "มี", "ได้"})
_NO = frozenset({"no", "n", "false", "0", "ไม่ใช่", "ไม่มี", "ไม่ได้", "ไม่"})


class BadCell(ValueError):
    """A value that cannot be taken; ``code`` names the problem, ``values`` fill its message."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def clean(text: str) -> str:
    """``text`` NFC-normalised, trimmed, line ends as ``\\n``, without zero-width and control characters."""
    if _PLAIN.fullmatch(text):
        return text.strip()
    text = _BLANKS.sub(" ", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


def as_text(cell: Cell) -> str:
    """The cell as words; a number without needless decimals, a date in ISO form."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def plain(cell: Cell) -> str:
    """The cell as words whose digits matter: Thai digits as digits, the minus sign as a hyphen."""
    return as_text(cell).translate(_DIGITS)


def as_id(cell: Cell) -> str:
    """A code or an id. Signs that split lists and positions may not be part of it, nor a date Excel made of it."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise BadCell("id_turned_into_date")
    text = plain(cell)
    if len(text) > LONGEST_ID or any(sign in text for sign in ";:\n"):
        raise BadCell("bad_id", most=LONGEST_ID)
    return text


def as_number(cell: Cell, least: float, most: float) -> float:
    """A number from ``least`` to ``most``, kept to six decimals (metres: micrometres)."""
    if isinstance(cell, str):
        text = plain(cell)
        if not _NUMBER.fullmatch(text):
            raise BadCell("not_a_number", least=f"{least:g}", most=f"{most:g}")
        value = float(text)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        value = float(cell)
    else:
        raise BadCell("not_a_number", least=f"{least:g}", most=f"{most:g}")
    if not least <= value <= most:
        raise BadCell("number_out_of_range", least=f"{least:g}", most=f"{most:g}")
    return round(value, _DECIMALS) + 0.0  # + 0.0: no negative zero


def as_day(cell: Cell) -> dt.date:
    """A day: a real date, ISO, or day/month/year; a year from 2400 on is of the Buddhist era."""
    if isinstance(cell, dt.date):
        year, month, day = cell.year, cell.month, cell.day
    else:
        text = plain(cell)
        if found := _ISO_DAY.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
        elif found := _DAY_MONTH_YEAR.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
        else:
            raise BadCell("not_a_date")
    if year >= _FIRST_BUDDHIST_YEAR:
        year -= _BUDDHIST_ERA
    try:
        found_day = dt.date(year, month, day)
    except ValueError:
        raise BadCell("not_a_date") from None
    if not 1900 <= year <= 2300:
        raise BadCell("not_a_date")
    return found_day


def as_time(cell: Cell) -> dt.time:
    """A time of day to the minute: a real time, a day's fraction as spreadsheets keep it, ``9:00`` or ``9.00 น.``"""
    if isinstance(cell, dt.datetime | dt.time):
        seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
    elif isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 1:
        seconds = round(cell * 86400)
    else:
        found = _TIME.fullmatch(plain(cell)) if isinstance(cell, str) else None
        if found is None or int(found[2]) > 59 or int(found[3] or 0) > 59:
            raise BadCell("not_a_time")
        seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    minutes = (seconds + 30) // 60
    if not 0 <= minutes < 24 * 60:
        raise BadCell("not_a_time")
    return dt.time(minutes // 60, minutes % 60)


def as_yes_no(cell: Cell) -> bool:
    word = plain(cell).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadCell("not_yes_no")


def as_url(cell: Cell) -> str:
    """An ``https://`` address; it is only ever shown, never opened."""
    text = as_text(cell)
    try:
        parts = urlsplit(text)
        good = parts.scheme == "https" and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"\\^`{|}]", text):
        raise BadCell("not_a_url")
    return text


def as_list(cell: Cell) -> tuple[str, ...]:
    """Words split by ``;``, each once, in order."""
    words = (word.strip() for word in as_text(cell).split(";"))
    return tuple(dict.fromkeys(word for word in words if word))


def as_colour(cell: Cell) -> str:
    text = plain(cell).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise BadCell("not_a_colour")
    return text


def as_icon(cell: Cell) -> str:
    """The name of a drawing; letters, digits, ``-`` and ``_`` only, so that it can be no path."""
    text = plain(cell)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", text):
        raise BadCell("bad_icon")
    return text


def as_front(cell: Cell) -> str:
    """Open sides as letters of ``NESW`` in that order, or ``all``."""
    text = plain(cell).upper()
    if text in ("ALL", "ทุกด้าน"):
        return "all"
    letters = re.sub(r"[\s,;/]+", "", text)
    if not letters or set(letters) - set("NESW"):
        raise BadCell("bad_front")
    return "".join(side for side in "NESW" if side in letters)


def match_key(text: str) -> str:
    """A name as names are compared: without regard to case, width of spaces, and Thai or Arabic digits."""
    return " ".join(text.translate(_DIGITS).casefold().split())
