from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk import doctor
from kiosk.doctor import Check, Probe
from kiosk.hall.model import NO_TEXT, Event, EventInfo, KioskSpot, Text

BANGKOK = ZoneInfo("Asia/Bangkok")
FAIR = Event(
    EventInfo(Text("งาน", "Fair"), dt.date(2030, 12, 8), dt.date(2030, 12, 9), dt.time(9), dt.time(16)),
    kiosks=(KioskSpot("K1", "1", (1, 1), 0),),
)
WELL = Probe("xcb", [[1080, 1920]], ["Looped"], "", {"python": "3.11.7", "pyside": "6.11.3", "qt": "6.11.3"})
LOST = Probe(failure="could not connect to display :0")


def complaint(check: Check) -> str:
    """What is said of a check that fails; it always comes with what to do, in both languages."""
    assert not check.ok
    assert check.advice.th
    assert check.advice.en
    assert check.detail.th
    return check.detail.en


def test_a_display_is_what_the_environment_names() -> None:
    assert not doctor.has_display({}, "linux")
    assert not doctor.has_display({"DISPLAY": ""}, "linux")
    assert doctor.has_display({"DISPLAY": ":0"}, "linux")
    assert doctor.has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert doctor.has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert doctor.has_display({}, "win32")


def test_a_machine_that_is_well_is_said_to_be() -> None:
    for check in (
        doctor.check_display(WELL),
        doctor.check_fonts(WELL),
        doctor.check_thai_lines(WELL),
        doctor.check_keyboard(WELL),
        doctor.check_bindings(WELL),
    ):
        assert check.ok
        assert check.advice == NO_TEXT
    assert "1080 × 1920" in doctor.check_display(WELL).detail.en


def test_no_display_names_the_choices() -> None:
    assert complaint(doctor.check_display(None)) == "there is no display"
    assert "--vnc" in doctor.check_display(None).advice.en


def test_a_display_that_cannot_be_opened_gives_qts_own_reason() -> None:
    assert "could not connect to display :0" in complaint(doctor.check_display(LOST))
    for check in (
        doctor.check_fonts(LOST),
        doctor.check_thai_lines(LOST),
        doctor.check_keyboard(LOST),
        doctor.check_bindings(LOST),
    ):
        assert LOST.failure in complaint(check)


def test_missing_fonts_and_a_missing_sound_library_are_found() -> None:
    bare = Probe("xcb", [[1, 1]], [], "libpulse.so.0: cannot open shared object file", WELL.versions)
    complaint(doctor.check_fonts(bare))
    assert "libpulse.so.0" in complaint(doctor.check_keyboard(bare))
    assert "libpulse0" in doctor.check_keyboard(bare).advice.en


def test_thai_that_would_run_out_of_its_place_is_found() -> None:
    assert "Thai" in complaint(doctor.check_thai_lines(replace(WELL, thai_lines=False)))
    assert "libthai0" in doctor.check_thai_lines(replace(WELL, thai_lines=False)).advice.en


def test_a_typefaces_weights_are_one_typeface() -> None:
    probe = Probe("xcb", [[1, 1]], ["Looped", "Looped Medm", "Other"], "", WELL.versions)
    assert doctor.check_fonts(probe).detail.en.endswith(": Looped, Other")


@pytest.mark.parametrize(
    ("python", "pyside", "ok"),
    [("3.11.7", "6.12.0", False), ("3.12.1", "6.12.0", True), ("3.11.7", "6.11.3", True), ("3.13.0", "6.10.3", True)],
)
def test_the_pair_that_loses_references_is_known(python: str, pyside: str, ok: bool) -> None:
    probe = Probe("xcb", [[1, 1]], ["Looped"], "", {"python": python, "pyside": pyside, "qt": pyside})
    assert doctor.check_bindings(probe).ok is ok


def test_qt_is_asked_in_a_process_that_may_die(tmp_path: Path) -> None:
    def asked(program: str) -> Probe:
        return doctor.ask_qt([sys.executable, "-c", program], os.environ)

    assert asked("import os; os.abort()").failure == "?"
    assert "no platform" in asked("import sys; sys.exit('error: no platform')").failure
    assert asked("print('[]')").failure
    assert asked("print('{}')").failure
    assert doctor.ask_qt([str(tmp_path / "missing")], os.environ).failure


def test_data_and_which_kiosk_this_is() -> None:
    assert doctor.check_data(FAIR, 3, "K1", NO_TEXT).ok
    assert doctor.check_data(FAIR, 3, "", NO_TEXT).ok
    assert "K9" in complaint(doctor.check_data(FAIR, 3, "K9", NO_TEXT))
    assert complaint(doctor.check_data(FAIR, 2, "K1", Text("ชำรุด", "3 is damaged"))) == "3 is damaged"
    assert "all gone" in complaint(doctor.check_data(None, None, "", Text("หาย", "all gone")))


def test_the_clock() -> None:
    def at(year: int, day: int, *, given: bool = False, event: Event | None = FAIR) -> Check:
        return doctor.check_clock(dt.datetime(year, 12, day, 10, tzinfo=BANGKOK), event, given=given)

    assert "a day of the event" in at(2030, 8).detail.en
    assert at(2030, 7).ok
    assert "preview" in at(2030, 7).advice.en
    assert "cannot be right" in complaint(at(1970, 1))
    assert at(2016, 8, given=True).ok
    assert at(2030, 8, event=None).ok


def test_a_staff_pin_that_cannot_be_read() -> None:
    assert doctor.check_pin("").ok
    assert "Is a directory" in complaint(doctor.check_pin("Is a directory"))


def test_disk_and_writing(tmp_path: Path) -> None:
    assert doctor.check_disk(tmp_path / "not" / "there" / "yet").ok
    assert doctor.check_writing(tmp_path / "new").ok
    assert list((tmp_path / "new").iterdir()) == []
    (tmp_path / "file").write_text("")
    complaint(doctor.check_writing(tmp_path / "file"))


def test_sticks(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    seen = doctor.check_sticks([str(media), str(tmp_path / "missing")])
    assert seen.ok
    assert seen.detail.en.endswith(str(media))
    complaint(doctor.check_sticks([str(tmp_path / "missing")]))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_sticks_that_may_not_be_read(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir(mode=0)
    complaint(doctor.check_sticks([str(media)]))
