"""What the hour means for the kiosk: open, closed, or a day that is no event day."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.hall.model import EventInfo, ProgrammeItem


class State(Enum):
    OPEN = "open"
    CLOSED = "closed"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Clock:
    """The kiosk's clock. With ``starts_at`` it starts there and runs on, or stands still if ``fixed``.

    ``monotonic_zero`` is the monotonic second at which ``starts_at`` holds.
    """

    starts_at: dt.datetime | None = None
    fixed: bool = False
    monotonic_zero: float = 0.0

    @classmethod
    def starting(cls, at: dt.datetime | None, *, fixed: bool = False) -> Clock:
        return cls(at, fixed, time.monotonic())

    def now(self, timezone: str) -> dt.datetime:
        """The time in ``timezone``; a ``starts_at`` without a zone is meant in that zone."""
        zone = ZoneInfo(timezone)
        if self.starts_at is None:
            return dt.datetime.now(zone)
        start = self.starts_at.replace(tzinfo=zone) if self.starts_at.tzinfo is None else self.starts_at
        passed = 0.0 if self.fixed else time.monotonic() - self.monotonic_zero
        # in UTC, so that an hour that summer time skips or repeats is no more than an hour
        return (start.astimezone(dt.UTC) + dt.timedelta(seconds=passed)).astimezone(zone)


def state_at(now: dt.datetime, info: EventInfo, *, preview: bool = False) -> State:
    """Open within the hours of an event day (the closing minute excluded), closed outside them on an event day.

    A day that is no event day is a preview: a kiosk that is set up the day before, or tried years later, works.
    """
    if preview or not info.first_day <= now.date() <= info.last_day:
        return State.PREVIEW
    return State.OPEN if info.opens <= now.time() < info.closes else State.CLOSED


def next_opening(now: dt.datetime, info: EventInfo) -> dt.datetime | None:
    """When the hall opens next, in ``now``'s time zone; None when the last day is over."""
    day = max(now.date(), info.first_day)
    while day <= info.last_day:
        opening = dt.datetime.combine(day, info.opens, tzinfo=now.tzinfo)
        if opening > now:
            return opening
        day += dt.timedelta(days=1)
    return None


def on_stage(now: dt.datetime, programme: tuple[ProgrammeItem, ...]) -> ProgrammeItem | None:
    """What is on now, else what comes next today, else None. An item without an end lasts until the next one."""
    today = sorted((item for item in programme if item.day == now.date()), key=lambda item: item.start)
    for place, item in enumerate(today, start=1):
        end = item.end or (today[place].start if place < len(today) else dt.time.max)
        if now.time() < end:
            return item
    return None


def closing_choices(now: dt.datetime, info: EventInfo) -> tuple[tuple[str, dt.datetime], ...]:
    """Until when staff may close an aisle: ``hour`` and ``two_hours`` from now, ``today`` (until the hall closes) and
    ``event`` (until the last day's end), without those that are over. ``now`` has a time zone."""

    def later(hours: int) -> dt.datetime:
        whole = now.replace(second=0, microsecond=0)
        start = whole if whole == now else whole + dt.timedelta(minutes=1)
        return (start.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(now.tzinfo)

    today = dt.datetime.combine(now.date(), info.closes, tzinfo=now.tzinfo)
    end = dt.datetime.combine(info.last_day, info.closes, tzinfo=now.tzinfo)
    choices = [("hour", later(1)), ("two_hours", later(2))]
    choices += [("today", today)] if today > now else []
    choices += [("event", end)] if end > now and end != today else []
    return tuple(choices)
