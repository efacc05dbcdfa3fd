"""Data that changes while the kiosk runs, brought in from outside."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from kiosk import cli
from kiosk.refresh import export_event
from tests.journeys.visiting import Known, Start, walk_up, words
from tests.ui.fixtures import Started

NEW_TITLE = "ข้าวพันธุ์ใหม่ ปลูกได้ทุกฤดู"


def changed_booths(visitor: Started, file: Path, *, without: str = "") -> Path:
    """The kiosk's own ``booths`` as a csv file, in which C02 has another title and ``without`` is gone."""
    bundle = file.with_suffix(".zip")
    export_event(Known.of(visitor).event, bundle)
    with zipfile.ZipFile(bundle) as packed:
        rows = list(csv.DictReader(io.StringIO(packed.read("booths.csv").decode("utf-8-sig"))))
    bundle.unlink()
    for row in rows:
        if row["code"] == "C02":
            row["title_th"] = NEW_TITLE
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(row for row in rows if row["code"] != without)
    return file


def refresh_from_a_shell(visitor: Started, file: Path) -> None:
    assert cli.main(["refresh", str(file), "--yes", "--data", str(visitor.folder)]) == 0


def open_booth(visitor: Started, code: str) -> None:
    walk_up(visitor, "th")
    visitor.touch_item("type-agriculture")
    visitor.touch_item(visitor.scroll_to(Known.of(visitor).title(code, "th"), inside="booths"))
    visitor.item("takeMeThere")


def test_a_refresh_from_outside_shows_up_under_the_visitors_eyes(start_kiosk: Start, tmp_path: Path) -> None:
    visitor = start_kiosk()
    open_booth(visitor, "C02")
    refresh_from_a_shell(visitor, changed_booths(visitor, tmp_path / "booths.csv"))
    visitor.sees(NEW_TITLE, within=8)
    visitor.item("takeMeThere")


def test_a_booth_that_is_gone_leads_home_and_can_no_longer_be_found(start_kiosk: Start, tmp_path: Path) -> None:
    visitor = start_kiosk()
    open_booth(visitor, "C02")
    refresh_from_a_shell(visitor, changed_booths(visitor, tmp_path / "booths.csv", without="C02"))
    visitor.wait_until(lambda: visitor.named("openSearch") is not None, within=8)
    visitor.touch_item("type-agriculture")
    visitor.sees(words("booth_count", "th", count=7))
