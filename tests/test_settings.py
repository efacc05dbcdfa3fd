from __future__ import annotations

import contextlib
import datetime as dt
import string
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import settings
from kiosk.settings import Effective, Settings, SettingsError
from kiosk.words import catalogue, filled


@pytest.fixture
def system_file(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "kiosk.toml"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def loaded(
    tmp_path: Path, options: Mapping[str, Any] | None = None, environment: Mapping[str, str] | None = None
) -> Effective:
    return settings.load(
        {"data": tmp_path / "data", **(options or {})}, environment or {}, tmp_path / "etc" / "kiosk.toml"
    )


def test_with_nothing_said_every_setting_is_its_default(system_file: Path) -> None:
    effective = settings.load({}, {}, system_file)
    assert set(effective.sources.values()) == {"default"}
    assert effective.settings == Settings(data=effective.settings.data)
    assert effective.settings.data.is_absolute()


def test_each_place_outranks_the_one_before(tmp_path: Path, system_file: Path) -> None:
    own = tmp_path / "data" / "kiosk.toml"
    assert loaded(tmp_path).settings.kiosk_id == ""
    write(system_file, 'kiosk_id = "system"')
    assert loaded(tmp_path).sources["kiosk_id"] == str(system_file)
    write(own, 'kiosk_id = "own"')
    assert loaded(tmp_path).settings.kiosk_id == "own"
    assert loaded(tmp_path).sources["kiosk_id"] == str(own)
    environment = {"KIOSK_KIOSK_ID": "variable"}
    assert loaded(tmp_path, environment=environment).sources["kiosk_id"] == "KIOSK_KIOSK_ID"
    last = loaded(tmp_path, {"kiosk_id": "option"}, environment)
    assert last.settings.kiosk_id == "option"
    assert last.sources["kiosk_id"] == "--kiosk-id"


def test_an_option_not_given_and_an_empty_variable_change_nothing(tmp_path: Path) -> None:
    effective = loaded(tmp_path, {"kiosk_id": None, "now": None}, {"KIOSK_IDLE_SECONDS": "", "KIOSK_NOW": ""})
    assert effective.settings.idle_seconds == 45
    assert effective.sources["idle_seconds"] == "default"


def test_sources_name_the_options_as_they_are_typed(tmp_path: Path) -> None:
    effective = loaded(tmp_path, {"orientation": "portrait", "windowed": True, "language": "en"})
    assert effective.sources["orientation"] == "--portrait"
    assert effective.sources["windowed"] == "--windowed"
    assert effective.sources["language"] == "--lang"


def test_the_data_folder_may_come_from_the_system_file_or_the_environment(tmp_path: Path, system_file: Path) -> None:
    write(system_file, f'data = "{tmp_path}/a"')
    write(tmp_path / "a" / "kiosk.toml", "idle_seconds = 50")
    write(tmp_path / "b" / "kiosk.toml", "idle_seconds = 60")
    assert settings.load({}, {}, system_file).settings.idle_seconds == 50
    assert settings.load({}, {"KIOSK_DATA": f"{tmp_path}/b"}, system_file).settings.idle_seconds == 60


def test_a_folders_own_file_cannot_move_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "data" / "kiosk.toml", 'data = "/elsewhere"')
    assert loaded(tmp_path).settings.data == tmp_path / "data"


def test_every_setting_can_be_written_in_a_file(tmp_path: Path) -> None:
    write(
        tmp_path / "data" / "kiosk.toml",
        """
        kiosk_id = 2
        language = "en"
        orientation = "landscape"
        windowed = true
        screen_inches = 31.5
        idle_seconds = 90
        countdown_seconds = 10
        reduced_motion = true
        preview = true
        now = 2016-12-08T10:30:00
        now_fixed = true
        stick_folders = ["/media", "/run/media"]
        """,
    )
    assert loaded(tmp_path).settings == Settings(
        data=tmp_path / "data",
        kiosk_id="2",
        language="en",
        orientation="landscape",
        windowed=True,
        screen_inches=31.5,
        idle_seconds=90,
        countdown_seconds=10,
        reduced_motion=True,
        preview=True,
        now=dt.datetime.fromisoformat("2016-12-08T10:30"),
        now_fixed=True,
        stick_folders=("/media", "/run/media"),
    )


def test_every_setting_has_a_variable(tmp_path: Path) -> None:
    spelled = {
        "KIOSK_KIOSK_ID": "K2",
        "KIOSK_LANGUAGE": "en",
        "KIOSK_ORIENTATION": "portrait",
        "KIOSK_WINDOWED": "yes",
        "KIOSK_SCREEN_INCHES": "27",
        "KIOSK_IDLE_SECONDS": "60",
        "KIOSK_COUNTDOWN_SECONDS": "15",
        "KIOSK_REDUCED_MOTION": "1",
        "KIOSK_PREVIEW": "TRUE",
        "KIOSK_NOW": "2016-12-08T10:30+07:00",
        "KIOSK_NOW_FIXED": "no",
        "KIOSK_STICK_FOLDERS": "/media:/mnt",
    }
    effective = loaded(tmp_path, environment=spelled)
    by_name = {item.name for item in fields(Settings)} - {"data"}
    assert {name for name, source in effective.sources.items() if source == f"KIOSK_{name.upper()}"} == by_name
    assert effective.settings.stick_folders == ("/media", "/mnt")
    assert effective.settings.windowed
    assert not effective.settings.now_fixed
    assert effective.settings.now == dt.datetime(2016, 12, 8, 3, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("idle_secnods = 50", "unknown"),
        ("idle_seconds = 4", "whole_number"),
        ("idle_seconds = 3601", "whole_number"),
        ("idle_seconds = 45.5", "whole_number"),
        ("idle_seconds = true", "whole_number"),
        ("idle_seconds = inf", "whole_number"),
        ("idle_seconds = [45]", "whole_number"),
        ("screen_inches = nan", "number"),
        ("screen_inches = -1", "number"),
        ('screen_inches = "wide"', "number"),
        ('language = "fr"', "choice"),
        ("orientation = 90", "choice"),
        ('preview = "maybe"', "flag"),
        ("now = 10:30:00", "time"),
        ('now = "tomorrow"', "time"),
        ("now = 2559-12-08T10:30:00", "time"),
        ("now = 0001-01-01T00:00:00", "time"),
        ("kiosk_id = true", "word"),
        ("kiosk_id = {}", "word"),
        ('stick_folders = ""', "folders"),
        ("stick_folders = [1]", "folders"),
        ("stick_folders = 7", "folders"),
        ("[kiosk_id]", "word"),
        ("kiosk_id = ", "unreadable"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_place_and_expectation(tmp_path: Path, line: str, wanted: str) -> None:
    own = write(tmp_path / "data" / "kiosk.toml", line)
    with pytest.raises(SettingsError) as refused:
        loaded(tmp_path)
    assert refused.value.source == str(own)
    assert refused.value.wanted == wanted
    told = filled(catalogue("settings")[wanted], **refused.value.values)
    assert "{" not in told.th + told.en
    assert str(own) in str(refused.value)


@pytest.mark.parametrize("folder", ["", " ", "~nobody-by-this-name/kiosk", "a\0b"])
def test_a_folder_that_cannot_be_is_refused(system_file: Path, folder: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings.load({"data": folder}, {}, system_file)
    assert refused.value.source == "--data"
    assert refused.value.wanted == "folder"


def test_a_file_that_is_no_text_or_no_file_is_refused_by_name(tmp_path: Path, system_file: Path) -> None:
    system_file.parent.mkdir()
    system_file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="unreadable"):
        loaded(tmp_path)
    system_file.unlink()
    (tmp_path / "data" / "kiosk.toml").mkdir(parents=True)
    with pytest.raises(SettingsError, match="unreadable"):
        loaded(tmp_path)


@given(
    st.sampled_from([item.name for item in fields(Settings)]),
    st.one_of(
        st.text(max_size=20),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.none(),
        st.datetimes(),
        st.dates(),
        st.lists(st.text(string.ascii_letters, max_size=3), max_size=3),
        st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    ),
)
def test_any_value_is_taken_or_refused_never_worse(name: str, value: object) -> None:
    with contextlib.suppress(SettingsError):
        settings.load({name: value}, {}, Path("/nonexistent/kiosk.toml"))


def test_the_page_of_settings_knows_each_with_its_variable() -> None:
    page = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in page.splitlines() if line.startswith("| `")}
    assert list(rows) == [f"`{item.name}`" for item in fields(Settings)]
    for item in fields(Settings):
        assert f"`KIOSK_{item.name.upper()}`" in rows[f"`{item.name}`"]
