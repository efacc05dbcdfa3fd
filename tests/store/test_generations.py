"""The generations of the data: kept whole, switched to in one step, gone back to."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hall.model import Event, Text
from kiosk.store import Store, StoreError
from kiosk.store.schema import SCHEMA_VERSION
from tests.halls import hall

NOW = dt.datetime(2016, 12, 8, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
EVENT = hall(12)
WALKS = {"k1": {"B0001": (12.5, 11.3), "B0002": (0.1 + 0.2, 1e-9)}, "k2": {"B0001": (3.0, 2.0)}}


def named(name: str, event: Event = EVENT) -> Event:
    return replace(event, info=replace(event.info, name=Text(name)))


def filled(folder: Path, count: int) -> Store:
    store = Store(folder)
    for number in range(1, count + 1):
        store.add(named(f"งานที่ {number}"), source=f"{number}.xlsx", applied_at=NOW, walks=WALKS)
    return store


def numbers(store: Store) -> list[int]:
    return [generation.number for generation in store.generations()]


def test_a_folder_that_is_not_there_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    assert store.active() is None
    assert store.generations() == ()
    assert store.walks("k1") == {}
    assert store.trouble is None
    with pytest.raises(StoreError) as caught:
        store.load()
    assert caught.value.text.th != caught.value.text.en
    with pytest.raises(StoreError):
        Store(tmp_path / "other").load(3)
    assert list(tmp_path.iterdir()) == []


def test_what_is_added_is_in_force_and_found_by_the_next_start(tmp_path: Path) -> None:
    added = Store(tmp_path / "ข้อมูล ตู้ #1?").add(EVENT, source="งาน.xlsx", applied_at=NOW, walks=WALKS)
    store = Store(tmp_path / "ข้อมูล ตู้ #1?")
    assert store.active() == added
    assert (added.number, added.source, added.booths, added.active) == (1, "งาน.xlsx", 12, True)
    assert store.load() == EVENT
    assert store.walks("k1") == WALKS["k1"]
    assert list(store.walks("k1")) == ["B0001", "B0002"]


def test_what_rooms_prepared_is_kept_with_the_generation(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4000
    Store(tmp_path).add(EVENT, source="x", applied_at=NOW, walks=WALKS, kept={"ways": data, "none": b""})
    store = Store(tmp_path)
    assert (store.kept("ways"), store.kept("none"), store.kept("index")) == (data, b"", None)
    Store(tmp_path).add(named("ใหม่"), source="y", applied_at=NOW, walks={})
    assert store.kept("ways") is None
    store.rollback(1)
    assert store.kept("ways") == data


def test_a_generation_is_one_sqlite_file_without_a_journal(tmp_path: Path) -> None:
    filled(tmp_path, 2)
    assert sorted(file.name for file in (tmp_path / "generations").iterdir()) == ["000001.sqlite", "000002.sqlite"]
    connection = sqlite3.connect(tmp_path / "generations" / "000002.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() != ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("SELECT count(*) FROM booths").fetchone() == (12,)
    connection.close()


def test_the_last_ten_are_kept_newest_first(tmp_path: Path) -> None:
    store = filled(tmp_path, 12)
    assert numbers(store) == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert [generation.active for generation in store.generations()] == [True] + [False] * 9
    assert store.load(3).info.name.th == "งานที่ 3"
    with pytest.raises(StoreError):
        store.load(2)


def test_going_back_and_forth(tmp_path: Path) -> None:
    store = filled(tmp_path, 3)
    assert store.rollback().number == 2
    assert Store(tmp_path).load().info.name.th == "งานที่ 2"
    assert store.rollback().number == 1
    with pytest.raises(StoreError) as caught:
        store.rollback()
    assert "ก่อนหน้า" in caught.value.text.th
    assert store.rollback(3).active
    assert numbers(store) == [3, 2, 1]
    with pytest.raises(StoreError):
        store.rollback(7)
    assert store.active() == store.generations()[0]


def test_after_going_back_a_new_generation_takes_a_number_never_used(tmp_path: Path) -> None:
    store = filled(tmp_path, 3)
    store.rollback(1)
    assert store.add(EVENT, source="x", applied_at=NOW, walks={}).number == 4
    assert store.rollback().number == 3


def test_a_running_kiosk_sees_what_another_process_added(tmp_path: Path) -> None:
    store = filled(tmp_path, 1)
    assert store.load().info.name.th == "งานที่ 1"
    Store(tmp_path).add(named("ใหม่"), source="x", applied_at=NOW, walks={})
    active = store.active()
    assert active is not None
    assert active.number == 2
    assert store.load().info.name.th == "ใหม่"


def test_an_event_that_does_not_hold_together_is_not_kept(tmp_path: Path) -> None:
    store = filled(tmp_path, 1)
    lost = replace(EVENT, agencies=())
    with pytest.raises(StoreError):
        store.add(lost, source="x", applied_at=NOW, walks={})
    with pytest.raises(StoreError):
        store.add(EVENT, source="x", applied_at=NOW, walks={"k9": {"B0001": (1.0, 1.0)}})
    assert numbers(store) == [1]
    assert [file.name for file in (tmp_path / "generations").iterdir()] == ["000001.sqlite"]


def test_two_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    threads = [
        threading.Thread(
            target=lambda: Store(tmp_path).add(EVENT, source="x", applied_at=NOW, walks=WALKS),
        )
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(tmp_path)
    assert numbers(store) == [5, 4, 3, 2, 1]
    assert store.load() == EVENT


def test_one_who_waited_too_long_is_refused_and_may_try_again(tmp_path: Path) -> None:
    from kiosk.store.disk import locked

    filled(tmp_path, 1)
    store = Store(tmp_path, lock_wait=0.1)
    with locked(tmp_path / "lock", 0.0), pytest.raises(StoreError) as caught:
        store.rollback(1)
    assert "รอ" in caught.value.text.th
    assert store.rollback(1).number == 1


def test_data_made_from_a_generation_no_longer_in_force_are_refused(tmp_path: Path) -> None:
    store = filled(tmp_path, 2)
    with pytest.raises(StoreError):
        store.add(EVENT, source="x", applied_at=NOW, walks={}, replacing=1)
    assert store.add(EVENT, source="x", applied_at=NOW, walks={}, replacing=2).number == 3
