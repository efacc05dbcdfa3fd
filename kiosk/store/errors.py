"""What can keep data from being kept, in words for staff."""

from __future__ import annotations

import errno
import sqlite3

from kiosk.hall.model import Text
from kiosk.words import catalogue, filled

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_SQLITE_FULL = frozenset({sqlite3.SQLITE_FULL})
_SQLITE_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})


class StoreError(Exception):
    """Nothing was changed. ``text`` says why and what to do, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Damaged(Exception):
    """A generation's file that does not hold what it should."""


def refusal(key: str, **values: object) -> StoreError:
    """The error that says ``key`` of the catalogue ``store``."""
    return StoreError(filled(catalogue("store")[key], **values))


def disk_refusal(error: OSError | sqlite3.Error) -> StoreError:
    """What an error of the disk means: full, read-only, or failing."""
    number = error.errno if isinstance(error, OSError) else None
    sqlite_code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code
    if number in _FULL or sqlite_code in _SQLITE_FULL:
        return refusal("disk_full")
    if number in _READ_ONLY or sqlite_code in _SQLITE_READ_ONLY:
        return refusal("disk_read_only")
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return refusal("disk_failed", detail=detail)
