"""A kiosk whose data cannot be used: visitors are told where to ask, staff can put it right at the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.refresh import export_event
from kiosk.staff import Pin
from kiosk.store import Store
from tests.ui.fixtures import Started


def test_damaged_data_are_an_apology_and_a_file_from_staff_mends_it(
    start_kiosk: Callable[..., Started], filled_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    export_event(Store(filled_folder).load(), stick / "event.xlsx")

    def damage(folder: Path) -> None:
        Pin(folder).set("4711")
        for file in (folder / "generations").glob("*.sqlite"):
            file.write_bytes(b"\0" * 5000)

    visitor = start_kiosk(stick_folders=[str(stick)], before=damage)
    visitor.item("troubleScreen")
    visitor.sees("โปรดสอบถามที่โต๊ะประชาสัมพันธ์")
    visitor.sees("Please ask at the information desk")

    visitor.long_press("logo", 3.4)
    for digit in "4711":
        visitor.touch_item(f"pin-{digit}")
    visitor.touch_item("pin-check")
    visitor.touch_item("file-event.xlsx")
    visitor.touch_item("applyFile", within=20)
    visitor.sees("ปรับปรุงข้อมูลแล้ว", within=20)
    visitor.touch_item("staffLeave")
    visitor.item("startButton")
