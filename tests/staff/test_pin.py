from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.pin import FILE_NAME, Pin, PinRejected, wait_after

NOW = dt.datetime(2016, 12, 8, 10, 0, tzinfo=dt.UTC)


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


@pytest.fixture
def pin(tmp_path: Path) -> Pin:
    pin = Pin(tmp_path)
    pin.set("2468")
    return pin


def spend_tries(pin: Pin, wrong: int) -> dt.datetime:
    """Enter ``wrong`` wrong PINs, each as soon as it is looked at; the time of the last one."""
    now = NOW
    for _ in range(wrong):
        now += dt.timedelta(seconds=pin.wait(now))
        pin.check("0000", now)
    return now


def test_only_the_right_pin_opens(pin: Pin) -> None:
    assert pin.check("2468", NOW).ok
    assert not pin.check("2469", NOW).ok
    assert not pin.check("", NOW).ok


def test_thai_digits_are_digits(pin: Pin) -> None:
    assert pin.check("๒๔๖๘", NOW).ok


@pytest.mark.parametrize("bad", ["", "123", "1234567890123", "12a4", "12 34", "-123"])
def test_a_pin_that_is_no_pin_is_refused_and_the_old_one_stays(pin: Pin, bad: str) -> None:
    with pytest.raises(PinRejected):
        pin.set(bad)
    assert pin.check("2468", NOW).ok


def test_with_no_pin_nobody_gets_in(tmp_path: Path) -> None:
    pin = Pin(tmp_path)
    assert not pin.is_set
    assert not pin.check("", NOW).ok
    assert not pin.check("0000", NOW).ok


def test_the_first_start_tells_a_random_pin_once(tmp_path: Path) -> None:
    first = Pin(tmp_path).ensure(secrets.randbelow)
    assert first is not None
    assert len(first) == 6
    assert first.isdigit()
    assert Pin(tmp_path).ensure(secrets.randbelow) is None
    assert Pin(tmp_path).check(first, NOW).ok


def test_a_small_random_number_keeps_its_leading_noughts(tmp_path: Path) -> None:
    assert Pin(tmp_path).ensure(lambda _: 42) == "000042"


def test_the_pin_itself_is_nowhere_on_disk_and_the_file_is_the_owners_alone(pin: Pin, tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    assert "2468" not in file.read_text().split("$")[-1]
    assert "$argon2id$" in file.read_text()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        pin.check("0000", NOW)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_waits_grow_with_wrong_tries(pin: Pin) -> None:
    waits = [pin.check("0000", NOW).wait_s]
    now = NOW
    for _ in range(5):
        now += dt.timedelta(seconds=pin.wait(now))
        waits.append(pin.check("0000", now).wait_s)
    assert waits == [0, 0, 5, 10, 20, 40]


def test_a_try_made_too_early_is_not_looked_at_even_if_right(pin: Pin) -> None:
    last = spend_tries(pin, 3)
    early = pin.check("2468", last + dt.timedelta(seconds=2))
    assert not early.ok
    assert early.wait_s == pytest.approx(3)
    assert pin.check("2468", last + dt.timedelta(seconds=5)).ok


def test_the_right_pin_forgets_the_wrong_ones(pin: Pin) -> None:
    last = spend_tries(pin, 4)
    assert pin.check("2468", last + dt.timedelta(seconds=10)).ok
    assert pin.check("0000", last + dt.timedelta(seconds=11)).wait_s == 0


def test_a_restart_does_not_shorten_the_wait(pin: Pin, tmp_path: Path) -> None:
    last = spend_tries(pin, 6)
    again = Pin(tmp_path)
    assert again.wait(last) == 40
    assert not again.check("2468", last + dt.timedelta(seconds=39)).ok


def test_a_try_is_counted_before_it_is_looked_at(pin: Pin, tmp_path: Path) -> None:
    pin.check("0000", NOW)
    assert json.loads((tmp_path / FILE_NAME).read_text())["wrong"] == 1


def test_a_clock_set_back_by_years_does_not_lock_staff_out(pin: Pin, tmp_path: Path) -> None:
    spend_tries(pin, 3)
    back = dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
    again = Pin(tmp_path)
    assert again.wait(back) == 5
    assert again.check("2468", back + dt.timedelta(seconds=5)).ok


@pytest.mark.parametrize(
    "rubbish", ["", "{", "[]", '{"hash": 1}', '{"hash": "x", "wrong": "many", "last_wrong": 0}', "\0"]
)
def test_a_damaged_file_lets_nobody_in_and_can_be_mended(tmp_path: Path, rubbish: str) -> None:
    (tmp_path / FILE_NAME).write_text(rubbish)
    pin = Pin(tmp_path)
    assert not pin.check("0000", NOW).ok
    assert pin.ensure(secrets.randbelow)


def test_a_file_that_cannot_be_read_lets_nobody_in_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    pin = Pin(tmp_path)
    assert pin.trouble
    assert not pin.is_set
    assert pin.ensure(secrets.randbelow) is None
    assert not pin.check("0000", NOW).ok


def test_a_first_pin_that_cannot_be_kept_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "staff-pin.new").mkdir()
    pin = Pin(tmp_path)
    assert pin.ensure(secrets.randbelow) is None
    assert not pin.is_set


def test_a_damaged_hash_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"hash": "plain", "wrong": 0, "last_wrong": 0}')
    assert not Pin(tmp_path).check("plain", NOW).ok


def test_on_a_disk_that_cannot_be_written_tries_still_count_and_the_right_pin_opens(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    pin = Pin(folder)
    pin.set("2468")
    (folder / "staff-pin.new").mkdir()  # stands in the way of every write
    last = spend_tries(pin, 3)
    assert pin.wait(last) == 5
    assert pin.check("2468", last + dt.timedelta(seconds=5)).ok


@given(st.integers(0, 10_000))
def test_waits_never_shrink_and_never_pass_a_quarter_of_an_hour(wrong: int) -> None:
    assert 0 <= wait_after(wrong) <= wait_after(wrong + 1) <= 900
