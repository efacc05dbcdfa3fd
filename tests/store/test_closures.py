"""Closed aisles are kept: over restarts and power cuts, by several writers, and with a file that is no good."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.store import Closures, StoreError, disk

BANGKOK = ZoneInfo("Asia/Bangkok")
TEN = dt.datetime(2016, 12, 8, 10, 0, tzinfo=BANGKOK)
HOUR = dt.timedelta(hours=1)


def closure(at: float = 0.0, since: dt.datetime = TEN, hours: float = 1.0) -> Closure:
    shape = Polygon(((at, 0.0), (at + 2.5, 0.0), (at + 2.5, 1.25), (at, 1.25)))
    return Closure("g", shape, since, since + hours * HOUR)


metres = st.floats(-1e4, 1e4)
rings = st.lists(st.tuples(metres, metres), min_size=3, max_size=6).map(tuple)
moments = st.integers(946_684_800, 4_102_444_800)
zones = st.sampled_from([dt.UTC, BANGKOK, ZoneInfo("Asia/Kabul")])
times = st.builds(lambda second, zone: dt.datetime.fromtimestamp(second, zone), moments, zones)
lasting = st.timedeltas(dt.timedelta(seconds=1), dt.timedelta(days=9))
closures = st.builds(
    lambda level, outer, holes, since, long: Closure(level, Polygon(outer, tuple(holes)), since, since + long),
    st.text(min_size=1, max_size=4),
    rings,
    st.lists(rings, max_size=1),
    times,
    lasting,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(closures)
def test_a_closure_comes_back_as_it_was_kept(tmp_path: Path, kept: Closure) -> None:
    Closures(tmp_path).add(kept)
    (found,) = Closures(tmp_path).all()[-1:]
    assert found == kept
    assert found.since.tzinfo is not None
    Closures(tmp_path).remove(kept)
    assert kept not in Closures(tmp_path).all()


def test_nothing_is_closed_where_nothing_was_kept(tmp_path: Path) -> None:
    assert Closures(tmp_path / "new").all() == ()
    assert Closures(tmp_path / "new").in_force(TEN) == ()
    assert Closures(tmp_path / "new").next_change(TEN) is None


def test_a_closure_holds_until_its_end_also_when_the_clock_is_put_back(tmp_path: Path) -> None:
    kept = Closures(tmp_path)
    early, late = closure(0), closure(5, TEN + HOUR / 2)
    kept.add(early)
    kept.add(late)
    assert kept.in_force(TEN - HOUR / 6) == (early, late)
    assert kept.in_force(TEN + HOUR / 2) == (early, late)
    assert kept.in_force(TEN + HOUR) == (late,)
    assert kept.in_force(TEN + 2 * HOUR) == ()
    assert kept.next_change(TEN - HOUR) == TEN + HOUR
    assert kept.next_change(TEN + HOUR) == TEN + 1.5 * HOUR
    assert kept.next_change(TEN + 1.5 * HOUR) is None


def test_what_is_over_is_let_go_when_something_else_is_closed(tmp_path: Path) -> None:
    kept = Closures(tmp_path)
    kept.add(closure(0))
    later = closure(5, TEN + 3 * HOUR)
    kept.add(later)
    assert kept.all() == (later,)


def test_the_same_area_closed_again_is_one_closure_that_lasts_until_it_was_last_said(tmp_path: Path) -> None:
    kept = Closures(tmp_path)
    kept.add(closure(0, hours=3))
    kept.add(closure(5))
    kept.add(closure(0, TEN + HOUR / 2, 1.5))
    assert kept.all() == (closure(5), closure(0, TEN + HOUR / 2, 1.5))
    wider = closure(4)
    kept.add(wider, instead=[closure(5)])
    assert kept.all() == (closure(0, TEN + HOUR / 2, 1.5), wider)


def test_opening_what_is_open_already_is_no_error(tmp_path: Path) -> None:
    kept = Closures(tmp_path)
    kept.remove(closure())
    kept.add(closure())
    kept.remove(closure())
    kept.remove(closure())
    assert kept.all() == ()


WHOLE = {
    "level": "g",
    "outer": [[0, 0], [1, 0], [1, 1]],
    "holes": [],
    "since": "2016-12-08T10:00:00+07:00",
    "until": "2016-12-08T11:00:00+07:00",
}
BROKEN = [
    {**WHOLE, "outer": [[0, 0], [1, 0]]},
    {**WHOLE, "outer": [[0, 0], [1, 0], [1, float("nan")]]},
    {**WHOLE, "outer": "square"},
    {**WHOLE, "outer": None},
    {**WHOLE, "since": "2016-12-08T10:00:00"},
    {**WHOLE, "until": "soon"},
    {**WHOLE, "until": 12},
    {**WHOLE, "level": None},
    {key: value for key, value in WHOLE.items() if key != "holes"},
    "closed",
    None,
]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\0" * 4096,
        os.urandom(512),
        b'{"closures": [{"level": "g", "ou',
        b"[]",
        b"{}",
        b'{"closures": 3}',
        b'{"closures": {"a": 1}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_closes_nothing_and_is_replaced_by_the_next_closure(tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "closures.json"
    file.write_bytes(damaged)
    assert Closures(tmp_path).all() == ()
    Closures(tmp_path).add(closure())
    assert Closures(tmp_path).all() == (closure(),)


@pytest.mark.parametrize("broken", BROKEN)
def test_one_damaged_entry_opens_no_other_aisle(tmp_path: Path, broken: object) -> None:
    file = tmp_path / "closures.json"
    file.write_text(json.dumps({"closures": [WHOLE, broken, {**WHOLE, "level": "u"}]}))
    assert [one.level for one in Closures(tmp_path).all()] == ["g", "u"]
    Closures(tmp_path).add(closure())
    assert [one.level for one in Closures(tmp_path).all()] == ["g", "u", "g"]


def test_a_folder_in_the_files_place_closes_nothing_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "closures.json").mkdir()
    assert Closures(tmp_path).all() == ()
    with pytest.raises(StoreError):
        Closures(tmp_path).add(closure())


def test_a_writer_waits_for_another_and_gives_up_in_words(tmp_path: Path) -> None:
    with disk.locked(tmp_path / "closures.lock", 0), pytest.raises(StoreError) as told:
        Closures(tmp_path, lock_wait=0.1).add(closure())
    assert told.value.text.th
    Closures(tmp_path, lock_wait=0.1).add(closure())


def test_of_many_writers_none_is_lost(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: Closures(tmp_path).add(closure(n)), range(24)))
    assert {one.shape.outer[0][0] for one in Closures(tmp_path).all()} == set(range(24))


WRITER = """
import datetime as dt, itertools, sys
from pathlib import Path
from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.store import Closures
kept = Closures(Path(sys.argv[1]))
ten = dt.datetime(2016, 12, 8, 10, tzinfo=dt.UTC)
always = Closure("always", Polygon(((0, 0), (1, 0), (1, 1))), ten, ten + dt.timedelta(hours=9))
kept.add(always)
print("begun", flush=True)
for n in itertools.count():
    other = Closure(f"level {n}", Polygon(((0, 0), (1, 0), (1, 1))), ten, ten + dt.timedelta(hours=1))
    kept.add(other)
    kept.remove(other)
"""


def test_a_writer_that_is_killed_leaves_the_closures_from_before_or_after(tmp_path: Path) -> None:
    for delay in (0.0, 0.003, 0.011, 0.02, 0.05):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        levels = [one.level for one in Closures(tmp_path).all()]
        assert "always" in levels
        assert len(levels) <= 2
        Closures(tmp_path, lock_wait=0.1).add(closure())
        Closures(tmp_path).remove(closure())
        for left in Closures(tmp_path).all():
            Closures(tmp_path).remove(left)
