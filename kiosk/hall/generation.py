"""A kept state of the event's data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Generation:
    """``number`` counts up from 1; ``applied_at`` carries its time zone; ``source`` is the file's name."""

    number: int
    applied_at: dt.datetime
    source: str
    booths: int
    active: bool
