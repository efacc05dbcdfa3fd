"""Taking a plan in: whole, or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import RefreshRefused, apply, first_fill, prepare
from kiosk.store import Store
from tests.refresh.workbooks import edited, event_from, hall, only, planned

NOW = dt.datetime(2016, 12, 8, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def test_a_good_file_becomes_the_active_generation(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    first = apply(planned(tmp_path, hall()), store, NOW)
    second = apply(planned(tmp_path, edited("booths", 2, title_th="ใหม่"), store.load()), store, NOW)
    assert (first.number, second.number) == (1, 2)
    assert store.active() == second
    assert (second.source, second.booths, second.applied_at) == ("event.xlsx", 3, NOW)
    assert store.load().booth_by_code["A01"].exhibit.title.th == "ใหม่"
    assert store.load(1).booth_by_code["A01"].exhibit.title.th == "ผลงาน A01"


def test_the_walks_from_each_kiosk_are_kept_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    apply(planned(tmp_path, hall()), store, NOW)
    walks = store.walks("K1")
    assert set(walks) == {"A01", "A02", "B01"}
    metres, seconds = walks["B01"]
    assert 6 < metres < 12
    assert seconds > metres / 2
    assert store.walks("no such kiosk") == {}


def test_nothing_of_a_refused_file_is_taken(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    apply(planned(tmp_path, hall()), store, NOW)
    plan = planned(tmp_path, edited("booths", 2, type="อวกาศ", title_th="ใหม่"), store.load())
    with pytest.raises(RefreshRefused) as caught:
        apply(plan, store, NOW)
    assert caught.value.problems == plan.problems
    assert caught.value.text.th != caught.value.text.en
    assert store.load() == event_from(tmp_path)
    assert len(store.generations()) == 1


def test_a_plan_made_before_somebody_else_changed_the_data_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    apply(planned(tmp_path, hall()), store, NOW)
    plan = planned(tmp_path, only("booths"), store.load())
    apply(planned(tmp_path, edited("agencies", 2, name_en="Other"), store.load()), store, NOW)
    with pytest.raises(RefreshRefused):
        apply(plan, store, NOW)
    assert store.load().agency_by_id["opdc"].name.en == "Other"


def test_an_empty_kiosk_is_filled_with_the_shipped_event_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    first = first_fill(store, NOW)
    assert first.source == SHIPPED_EVENT.name
    assert store.load() == prepare(SHIPPED_EVENT, None).event
    assert first_fill(store, NOW) == first
    assert len(store.generations()) == 1


def test_a_file_that_changes_nothing_pushes_no_former_state_out(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    apply(planned(tmp_path, hall()), store, NOW)
    second = apply(planned(tmp_path, edited("booths", 2, title_th="ใหม่"), store.load()), store, NOW)
    for _ in range(3):
        plan = planned(tmp_path, edited("booths", 2, title_th="ใหม่"), store.load())
        assert apply(plan, store, NOW + dt.timedelta(hours=1)) == second
    assert [one.number for one in store.generations()] == [2, 1]


def test_a_file_that_changes_nothing_still_mends_damaged_data(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    apply(planned(tmp_path, hall()), store, NOW)
    apply(planned(tmp_path, edited("booths", 2, title_th="ใหม่"), store.load()), store, NOW)
    (tmp_path / "data" / "generations" / "000002.sqlite").write_bytes(b"")
    assert store.trouble is not None
    assert apply(planned(tmp_path, hall(), store.load()), store, NOW).number == 3
    assert store.trouble is None
