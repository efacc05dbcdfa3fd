"""The staff PIN: kept as an argon2 hash, with waiting times that grow with wrong tries and survive a restart."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

FILE_NAME = "staff-pin.json"
LEAST_DIGITS, MOST_DIGITS = 4, 12
FIRST_DIGITS = 6

_FREE_TRIES = 3
_FIRST_WAIT_S = 5.0
_LONGEST_WAIT_S = 900.0


class PinRejected(ValueError):
    """A PIN that cannot be set: it is not 4 to 12 digits."""


@dataclass(frozen=True, slots=True)
class PinCheck:
    """The answer to a try. ``wait_s``: seconds until the next try is looked at (0: at once)."""

    ok: bool
    wait_s: float


@dataclass(frozen=True, slots=True)
class _Kept:
    hash: str = ""
    wrong: int = 0
    last_wrong: float = 0.0


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong tries in a row: none for the first two, then 5, 10, 20 … at most 900.

    At the longest wait a thief makes 96 tries a day, so a six-digit PIN holds for years.
    """
    if wrong < _FREE_TRIES:
        return 0.0
    return min(_FIRST_WAIT_S * 2.0 ** min(wrong - _FREE_TRIES, 30), _LONGEST_WAIT_S)


class Pin:
    """The PIN of the data folder ``folder``. Times come in as aware datetimes.

    A file that is damaged counts as no PIN at all: nobody gets in until ``ensure`` or ``set`` made a new one. So does
    one that cannot be read, which ``trouble`` tells; ``ensure`` leaves that one alone.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._hasher = PasswordHasher()
        self.trouble = ""
        """Why the file cannot be read, as the system says it; empty where it can, or where there is none."""
        self._kept = self._read()

    @property
    def is_set(self) -> bool:
        return bool(self._kept.hash)

    def set(self, pin: str) -> None:
        """Make ``pin`` the PIN and forget wrong tries. Raises ``PinRejected``, ``OSError``."""
        digits = _digits(pin)
        if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
            raise PinRejected(f"{LEAST_DIGITS} to {MOST_DIGITS} digits")
        kept = _Kept(self._hasher.hash(digits))
        self._write(kept)
        self._kept = kept
        self.trouble = ""

    def ensure(self, draw: Callable[[int], int]) -> str | None:
        """Where no PIN is set, set a six-digit one and return it, to be told once; else None.

        None too where the file cannot be read, for a PIN may well be in it, and where it cannot be written: the kiosk
        serves visitors all the same, and the staff screen stays closed.
        ``draw(n)`` is an unpredictable number below ``n``, such as ``secrets.randbelow``.
        """
        if self.is_set or self.trouble:
            return None
        first = f"{draw(10**FIRST_DIGITS):0{FIRST_DIGITS}}"
        try:
            self.set(first)
        except OSError:
            return None
        return first

    def wait(self, now: dt.datetime) -> float:
        """Seconds until a try is looked at."""
        since = now.timestamp() - self._kept.last_wrong
        if self._kept.wrong and since < 0:
            # the clock was set back: wait once more from here, rather than until the old time comes round again
            self._keep(replace(self._kept, last_wrong=now.timestamp()))
            since = 0.0
        return max(0.0, wait_after(self._kept.wrong) - since)

    def check(self, pin: str, now: dt.datetime) -> PinCheck:
        """Whether ``pin`` is right. A try made while there is still time to wait is not looked at, nor counted.

        The try is counted on disk before it is looked at, so pulling the plug does not give it back. Takes about a
        tenth of a second: not for the interface's thread.
        """
        waiting = self.wait(now)
        if waiting or not self.is_set:
            return PinCheck(False, waiting)
        before = self._kept
        self._keep(_Kept(before.hash, before.wrong + 1, now.timestamp()))
        try:
            self._hasher.verify(before.hash, _digits(pin))
        except (Argon2Error, InvalidHashError):
            return PinCheck(False, self.wait(now))
        self._keep(_Kept(before.hash))
        return PinCheck(True, 0.0)

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept
        # on a full or read-only disk tries are counted in memory: staff must get in to put things right
        with contextlib.suppress(OSError):
            self._write(kept)

    def _write(self, kept: _Kept) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new = self._file.with_suffix(".new")
        new.unlink(missing_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"hash": kept.hash, "wrong": kept.wrong, "last_wrong": kept.last_wrong}, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._file)

    def _read(self) -> _Kept:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return _Kept(str(found["hash"]), int(found["wrong"]), float(found["last_wrong"]))
        except FileNotFoundError:
            return _Kept()
        except OSError as error:
            self.trouble = error.strerror or str(error)
            return _Kept()
        except (ValueError, KeyError, TypeError):
            return _Kept()


def _digits(pin: str) -> str:
    """``pin`` in Arabic digits, whatever digits it was typed in; empty if anything else is in it."""
    values = [unicodedata.decimal(letter, None) for letter in pin]
    return "" if None in values else "".join(map(str, values))
