"""What can keep data from being kept, in words for staff."""

from __future__ import annotations

import errno

from kiosk.hall.model import Text
from kiosk.words import catalogue, filled

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


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


def disk_refusal(error: OSError) -> StoreError:
    """What an error of the disk means: full, read-only, or failing."""
    if error.errno in _FULL:
        return refusal("disk_full")
    if error.errno in _READ_ONLY:
        return refusal("disk_read_only")
    return refusal("disk_failed", detail=error.strerror or str(error))
