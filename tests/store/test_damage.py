"""A disk that fails, fills up or is cut off: the kiosk goes on with good data and says so."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store import Store, StoreError, contents, schema
from kiosk.store.errors import Damaged
from tests.store.test_generations import EVENT, NOW, WALKS, filled, named, numbers


def file_of(folder: Path, number: int) -> Path:
    return folder / "generations" / f"{number:06}.sqlite"


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    file.write_bytes(os.urandom(8192))


def removed(file: Path) -> None:
    file.unlink()


def one_letter_changed(file: Path) -> None:
    """What SQLite's own check does not see."""
    data = file.read_bytes()
    assert data.count("ผลงาน 3".encode()) == 1
    file.write_bytes(data.replace("ผลงาน 3".encode(), "ผลงาน 8".encode()))


def from_the_future(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def under_another_number(file: Path) -> None:
    file.write_bytes(file.with_name("000001.sqlite").read_bytes())


@pytest.mark.parametrize(
    "damage", [cut_short, emptied, overwritten, removed, one_letter_changed, from_the_future, under_another_number]
)
def test_a_damaged_active_generation_gives_way_to_the_newest_good_one(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    running = filled(tmp_path, 3)
    assert running.load().info.name.th == "งานที่ 3"
    damage(file_of(tmp_path, 3))
    for store in (Store(tmp_path), running):
        active = store.active()
        assert active is not None
        assert active.number == 2
        assert store.load().info.name.th == "งานที่ 2"
        assert store.walks("k2") == WALKS["k2"]
        assert store.trouble is not None
        assert "2" in store.trouble.th
        assert "3" in store.trouble.en
        with pytest.raises(StoreError):
            store.load(3)
    assert running.rollback().number == 1
    assert Store(tmp_path).trouble is None


def test_after_damage_new_data_put_everything_right(tmp_path: Path) -> None:
    store = filled(tmp_path, 2)
    overwritten(file_of(tmp_path, 2))
    assert store.add(named("ใหม่"), source="x", applied_at=NOW, walks={}).number == 3
    assert store.trouble is None
    assert store.load().info.name.th == "ใหม่"


def test_a_damaged_former_generation_is_not_gone_back_to(tmp_path: Path) -> None:
    store = filled(tmp_path, 3)
    one_letter_changed(file_of(tmp_path, 2))
    with pytest.raises(StoreError):
        store.rollback(2)
    assert store.rollback().number == 1


def test_with_nothing_good_left_there_is_no_data_and_staff_is_told(tmp_path: Path) -> None:
    store = filled(tmp_path, 1)
    emptied(file_of(tmp_path, 1))
    assert store.active() is None
    assert store.generations() == ()
    assert store.trouble is not None
    assert store.add(EVENT, source="x", applied_at=NOW, walks={}).number == 2


@pytest.mark.parametrize("text", ["", "x\n", "99\n99\n", None])
def test_a_lost_or_wrong_pointer_gives_way_to_the_newest_good_generation(tmp_path: Path, text: str | None) -> None:
    filled(tmp_path, 2)
    pointer = tmp_path / "active"
    if text is None:
        pointer.unlink()
    else:
        pointer.write_text(text)
    store = Store(tmp_path)
    active = store.active()
    assert active is not None
    assert active.number == 2
    assert store.trouble is not None


def test_what_a_cut_off_writer_left_is_never_used_and_cleared_away(tmp_path: Path) -> None:
    store = filled(tmp_path, 2)
    half, whole = file_of(tmp_path, 3).with_name("000003.sqlite.new"), file_of(tmp_path, 3)
    half.write_bytes(b"half")
    contents.write(whole, contents.summary(file_of(tmp_path, 2)), named("ยังไม่ได้ใช้"), {}, {})
    (tmp_path / "active.new").write_text("3")
    assert numbers(Store(tmp_path)) == [2, 1]
    emptied(file_of(tmp_path, 2))
    active = Store(tmp_path).active()
    assert active is not None
    assert active.number == 1
    store.add(EVENT, source="x", applied_at=NOW, walks={})
    assert not half.exists()
    assert not (tmp_path / "active.new").exists()
    assert Store(tmp_path).load() == EVENT


def in_a_process_of_its_own(work: Callable[[], object]) -> object:
    """What ``work`` returns in a forked process, so that limits and another user stay there."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(write, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return json.loads(answer)


def refusal_of(folder: Path) -> str:
    try:
        Store(folder).add(EVENT, source="x", applied_at=NOW, walks=WALKS)
    except StoreError as error:
        return error.text.en
    return "taken"


@pytest.mark.parametrize("room", [0, 1, 4096, 30_000, 70_000])
def test_a_disk_without_room_refuses_and_the_former_data_stay(tmp_path: Path, room: int) -> None:
    filled(tmp_path, 2)
    before = sorted((file.name, file.stat().st_size) for file in tmp_path.rglob("*"))

    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return refusal_of(tmp_path)

    assert "disk is full" in str(in_a_process_of_its_own(work))
    assert sorted((file.name, file.stat().st_size) for file in tmp_path.rglob("*")) == before
    assert Store(tmp_path).load() == named("งานที่ 2")


def test_a_folder_that_may_not_be_written_to_refuses_and_can_be_read(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    parents = [folder for folder in tmp_path.parents if folder.stat().st_uid == os.getuid() and folder != Path("/tmp")]
    modes = {folder: folder.stat().st_mode for folder in [tmp_path, tmp_path / "generations", *parents]}

    def work() -> list[str]:
        if os.getuid() == 0:
            os.setuid(65534)
        active = Store(tmp_path).active()
        return [refusal_of(tmp_path), active.source if active else "none"]

    try:
        for folder in modes:
            folder.chmod(0o555)
        refused, source = json.loads(json.dumps(in_a_process_of_its_own(work)))
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert "cannot be written to" in refused
    assert source == "1.xlsx"
    assert numbers(Store(tmp_path)) == [1]


def test_data_of_an_older_program_are_brought_up_to_date_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, 1)
    before = file_of(tmp_path, 1).read_bytes()
    today = schema.SCHEMA_VERSION
    step = {today: lambda database: database.execute("UPDATE booths SET front = 'all'")}
    monkeypatch.setattr(schema, "SCHEMA_VERSION", today + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {**schema.MIGRATIONS, **step})
    assert all(booth.front == "all" for booth in Store(tmp_path).load().booths)
    assert file_of(tmp_path, 1).read_bytes() == before


def test_data_of_the_first_version_that_kept_nothing_prepared_are_still_read(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    file = file_of(tmp_path, 1)
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE kept")
    connection.execute("PRAGMA user_version = 1")
    connection.row_factory = sqlite3.Row
    (about,) = map(dict, connection.execute("SELECT * FROM generation"))
    del about["digest"]
    names = [name for name in schema.CONTENT if name != "kept"]
    tables = {name: list(map(dict, connection.execute(f"SELECT * FROM {name} ORDER BY rowid"))) for name in names}
    connection.execute("UPDATE generation SET digest = ?", [contents._digest(about, tables)])
    connection.commit()
    connection.close()
    store = Store(tmp_path)
    assert store.trouble is None
    assert store.load() == named("งานที่ 1")
    assert store.kept("ways") is None


def test_a_file_that_is_no_database_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"SQLite format 3\0" + bytes(5000))
    for reader in (contents.read, contents.summary):
        with pytest.raises(Damaged):
            reader(tmp_path / "x")
