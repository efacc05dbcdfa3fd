from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hall.model import EventInfo, ProgrammeItem, Text
from kiosk.hours import Clock, State, closing_choices, next_opening, on_stage, state_at

BANGKOK = ZoneInfo("Asia/Bangkok")
NOON = dt.datetime.fromisoformat("2016-12-08T12:00")
HALF_PAST_TEN = dt.datetime.fromisoformat("2016-12-08T10:30")
FAIR = EventInfo(Text("งาน"), dt.date(2016, 12, 8), dt.date(2016, 12, 9), dt.time(9), dt.time(16))


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> dt.datetime:
    return dt.datetime(2016, 12, day, hour, minute, second, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (at(7, 12), State.PREVIEW),
        (at(8, 0), State.CLOSED),
        (at(8, 8, 59, 59), State.CLOSED),
        (at(8, 9), State.OPEN),
        (at(8, 15, 59, 59), State.OPEN),
        (at(8, 16), State.CLOSED),
        (at(9, 10), State.OPEN),
        (at(9, 23), State.CLOSED),
        (at(10, 10), State.PREVIEW),
    ],
)
def test_open_within_the_hours_closed_outside_and_a_preview_on_other_days(now: dt.datetime, state: State) -> None:
    assert state_at(now, FAIR) is state


def test_a_preview_that_is_asked_for_holds_on_an_event_day_too() -> None:
    assert state_at(at(8, 10), FAIR, preview=True) is State.PREVIEW


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (at(1, 12), at(8, 9)),
        (at(8, 8), at(8, 9)),
        (at(8, 9), at(9, 9)),
        (at(8, 20), at(9, 9)),
        (at(9, 9), None),
        (at(10, 1), None),
    ],
)
def test_the_closed_screen_knows_when_the_hall_opens_next(now: dt.datetime, opening: dt.datetime | None) -> None:
    assert next_opening(now, FAIR) == opening


@given(st.datetimes(NOON - dt.timedelta(days=8), NOON + dt.timedelta(days=4)))
def test_the_next_opening_is_later_and_the_hall_is_open_then(now: dt.datetime) -> None:
    opening = next_opening(now.replace(tzinfo=BANGKOK), FAIR)
    if opening is not None:
        assert opening > now.replace(tzinfo=BANGKOK)
        assert state_at(opening, FAIR) is State.OPEN


def item(start: int, end: int | None, title: str, day: int = 8) -> ProgrammeItem:
    until = None if end is None else dt.time(end)
    return ProgrammeItem(dt.date(2016, 12, day), dt.time(start), Text(title), until)


PROGRAMME = (item(13, 14, "talk"), item(10, None, "opening"), item(11, 12, "song"), item(9, 10, "tomorrow", day=9))


@pytest.mark.parametrize(
    ("now", "title"),
    [
        (at(8, 9), "opening"),
        (at(8, 10, 59), "opening"),
        (at(8, 11), "song"),
        (at(8, 12), "talk"),
        (at(8, 13, 59), "talk"),
        (at(8, 14), None),
        (at(9, 9, 30), "tomorrow"),
        (at(7, 9), None),
    ],
)
def test_the_stage_tells_what_is_on_or_comes_next_today(now: dt.datetime, title: str | None) -> None:
    found = on_stage(now, PROGRAMME)
    assert (found.title.th if found else None) == title


def test_the_last_item_without_an_end_lasts_through_the_day() -> None:
    found = on_stage(at(8, 15), (item(10, None, "market"),))
    assert found is not None
    assert on_stage(at(8, 15), ()) is None


def test_a_standing_clock_stands() -> None:
    clock = Clock(HALF_PAST_TEN, fixed=True, monotonic_zero=-1000.0)
    assert clock.now("Asia/Bangkok") == at(8, 10, 30)


def test_a_running_clock_runs_on_from_its_start() -> None:
    clock = Clock(HALF_PAST_TEN, monotonic_zero=time.monotonic() - 90)
    assert dt.timedelta(seconds=90) <= clock.now("Asia/Bangkok") - at(8, 10, 30) < dt.timedelta(seconds=95)


def test_a_clock_starts_when_it_is_made() -> None:
    clock = Clock.starting(HALF_PAST_TEN)
    assert clock.now("Asia/Bangkok") - at(8, 10, 30) < dt.timedelta(seconds=5)


def test_a_start_with_a_zone_is_told_in_the_events() -> None:
    clock = Clock(dt.datetime(2016, 12, 8, 3, 30, tzinfo=dt.UTC), fixed=True)
    assert clock.now("Asia/Bangkok") == at(8, 10, 30)
    assert clock.now("Asia/Bangkok").hour == 10


def test_with_no_start_it_is_this_machines_time() -> None:
    assert abs(Clock().now("Asia/Bangkok") - dt.datetime.now(BANGKOK)) < dt.timedelta(seconds=5)


def test_an_hour_that_summer_time_skips_does_not_upset_a_running_clock() -> None:
    before = dt.datetime.fromisoformat("2016-03-27T00:59:30")  # London puts its clocks on at 01:00
    clock = Clock(before, monotonic_zero=time.monotonic() - 60)
    assert clock.now("Europe/London").strftime("%H:%M") == "02:00"


@pytest.mark.parametrize(
    ("now", "choices"),
    [
        (
            at(8, 10, 30),
            [("hour", at(8, 11, 30)), ("two_hours", at(8, 12, 30)), ("today", at(8, 16)), ("event", at(9, 16))],
        ),
        (
            at(8, 10, 30, 1),
            [("hour", at(8, 11, 31)), ("two_hours", at(8, 12, 31)), ("today", at(8, 16)), ("event", at(9, 16))],
        ),
        (at(8, 17), [("hour", at(8, 18)), ("two_hours", at(8, 19)), ("event", at(9, 16))]),
        (at(9, 10), [("hour", at(9, 11)), ("two_hours", at(9, 12)), ("today", at(9, 16))]),
        (at(9, 23, 30), [("hour", at(10, 0, 30)), ("two_hours", at(10, 1, 30))]),
    ],
)
def test_an_aisle_may_be_closed_for_hours_until_the_hall_closes_or_until_the_event_ends(
    now: dt.datetime, choices: list[tuple[str, dt.datetime]]
) -> None:
    assert list(closing_choices(now, FAIR)) == choices
