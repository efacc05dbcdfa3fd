"""An office worker with a stick, at the real window: from the hidden door to new data, and back to the former."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hall.model import Event, Text
from kiosk.refresh import export_event
from kiosk.staff import AuditTrail, Pin
from kiosk.store import Store
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started
from tests.ui.harness import seen_part

PIN = "4711"
NEW_TITLE = "ผลงานใหม่จากแฟลชไดรฟ์"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def at_the_kiosk(start_kiosk: Callable[..., Started], stick: Path) -> Callable[..., Started]:
    def start(**options: object) -> Started:
        return start_kiosk(stick_folders=[str(stick)], before=lambda folder: Pin(folder).set(PIN), **options)

    return start


def titled(event: Event, code: str, title: str) -> Event:
    booths = tuple(
        replace(booth, exhibit=replace(booth.exhibit, title=Text(title))) if booth.code == code else booth
        for booth in event.booths
    )
    return replace(event, booths=booths)


def enter(visitor: Started, pin: str = PIN) -> None:
    visitor.long_press("logo", 3.4)
    visitor.item("staffScreen")
    for digit in pin:
        visitor.touch_item(f"pin-{digit}")
    visitor.touch_item("pin-check")


def test_a_short_press_on_the_mark_is_no_door(at_the_kiosk: Callable[..., Started]) -> None:
    visitor = at_the_kiosk()
    visitor.long_press("logo", 1.0)
    visitor.rest(0.5)
    assert visitor.named("staffScreen") is None


def test_a_wrong_pin_opens_nothing(at_the_kiosk: Callable[..., Started]) -> None:
    visitor = at_the_kiosk()
    enter(visitor, "0000")
    visitor.sees("รหัสไม่ถูกต้อง")
    assert visitor.named("lookAgain") is None
    assert visitor.named("quitProgram") is None


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_a_file_from_the_stick_is_on_the_visitors_screen_at_once(
    at_the_kiosk: Callable[..., Started], stick: Path, size: tuple[int, int]
) -> None:
    visitor = at_the_kiosk(size=size)
    export_event(titled(Store(visitor.folder).load(), "A01", NEW_TITLE), stick / "new.xlsx")
    enter(visitor)
    visitor.touch_item("file-new.xlsx")
    visitor.sees("ไฟล์ถูกต้อง สิ่งที่จะเปลี่ยนมีดังนี้")
    visitor.sees("บูธ แก้ไข 1 รายการ: A01")
    assert Store(visitor.folder).load().booth_by_code["A01"].exhibit.title.th != NEW_TITLE

    visitor.touch_item("applyFile")
    visitor.sees("ปรับปรุงข้อมูลแล้ว")
    visitor.touch_item("staffLeave")
    visitor.touch_item("startButton")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.touch_item("type-it")
    visitor.touch_item("booth-A01")
    visitor.sees(NEW_TITLE)
    done = [(entry.what, entry.source, bool(entry.sha256)) for entry in AuditTrail(visitor.folder).entries()]
    assert ("refresh applied", "new.xlsx", True) in done


def test_former_data_are_one_touch_away(at_the_kiosk: Callable[..., Started], stick: Path) -> None:
    visitor = at_the_kiosk()
    former = Store(visitor.folder).load()
    export_event(titled(former, "A01", NEW_TITLE), stick / "new.xlsx")
    enter(visitor)
    visitor.touch_item("file-new.xlsx")
    visitor.touch_item("applyFile")
    visitor.sees("ปรับปรุงข้อมูลแล้ว")
    visitor.touch_item("formerData")
    visitor.touch_item("rollBack-1")
    visitor.sees("ขณะนี้ใช้ข้อมูลชุดที่ 1")
    assert Store(visitor.folder).load() == former


def test_a_file_with_a_mistake_says_where_and_changes_nothing(
    at_the_kiosk: Callable[..., Started], stick: Path
) -> None:
    visitor = at_the_kiosk(language="en")
    before = Store(visitor.folder).load()
    (stick / "booths.csv").write_text("code,agency,title_th,type\nA01,กรมสรรพากร,ภาษี,robots\n", "utf-8")
    enter(visitor)
    visitor.touch_item("file-booths.csv")
    visitor.sees("This file cannot be used yet")
    visitor.sees("row 2")
    visitor.sees("robots")
    assert visitor.named("applyFile") is None
    assert Store(visitor.folder).load() == before


def test_a_stick_pulled_out_after_it_was_listed_is_told_and_changes_nothing(
    at_the_kiosk: Callable[..., Started], stick: Path
) -> None:
    visitor = at_the_kiosk(language="en")
    before = Store(visitor.folder).load()
    export_event(before, stick / "new.xlsx")
    enter(visitor)
    visitor.item("file-new.xlsx")
    (stick / "new.xlsx").unlink()
    visitor.touch_item("file-new.xlsx")
    visitor.sees("could not be copied")
    assert Store(visitor.folder).load() == before


def test_staff_mode_forgets_the_pin_when_left(at_the_kiosk: Callable[..., Started]) -> None:
    visitor = at_the_kiosk()
    enter(visitor)
    visitor.item("lookAgain")
    visitor.touch_item("staffLeave")
    visitor.long_press("logo", 3.4)
    visitor.item("pin-1")
    assert visitor.named("lookAgain") is None


def test_a_text_from_the_stick_is_never_markup(at_the_kiosk: Callable[..., Started], stick: Path) -> None:
    visitor = at_the_kiosk()
    hostile = "<b>ตัวหนา</b> <img src='file:///etc/passwd'> &amp;"
    export_event(titled(Store(visitor.folder).load(), "A01", hostile), stick / "new.xlsx")
    enter(visitor)
    visitor.touch_item("file-new.xlsx")
    visitor.touch_item("applyFile")
    visitor.sees("ปรับปรุงข้อมูลแล้ว")
    visitor.touch_item("staffLeave")
    visitor.touch_item("startButton")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    visitor.touch_item("type-it")
    shown = visitor.sees("<b>ตัวหนา</b>")
    assert hostile in shown.text
    assert not seen_part(shown.item).isEmpty()


def test_whoever_leaves_while_data_are_applied_still_leaves_a_trail(
    at_the_kiosk: Callable[..., Started], stick: Path
) -> None:
    visitor = at_the_kiosk()
    export_event(titled(Store(visitor.folder).load(), "A01", NEW_TITLE), stick / "new.xlsx")
    enter(visitor)
    visitor.touch_item("file-new.xlsx")
    visitor.sees("ไฟล์ถูกต้อง สิ่งที่จะเปลี่ยนมีดังนี้")
    visitor.touch_item("applyFile")
    visitor.touch_item("staffLeave")
    visitor.item("startButton")
    visitor.rest(2)
    active = Store(visitor.folder).active()
    applied = active is not None and active.number == 2
    told = [entry.result for entry in AuditTrail(visitor.folder).entries() if entry.what == "refresh applied"]
    assert told == (["generation 2"] if applied else [])
