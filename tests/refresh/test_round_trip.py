"""What is exported comes back as it was, whatever people wrote into it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kiosk.hall.model import Event, Text
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import ExportError, export_event, prepare
from kiosk.store.rows import event_of, rows_of
from tests.refresh.events import events
from tests.refresh.workbooks import Rows, edited, event_from, found, hall, planned

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "'=1", '=HYPERLINK("https://x.th")')


def round_trip(event: Event, path: Path) -> None:
    export_event(event, path)
    plan = prepare(path, event)
    assert [problem.code for problem in plan.problems] == ([] if event.booths else ["nothing_to_find"])
    assert plan.event == event
    assert not plan.changes
    assert prepare(path, None).event == event


@pytest.mark.parametrize("ending", [".xlsx", ".zip"])
def test_the_shipped_event_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    event = prepare(SHIPPED_EVENT, None).event
    assert event is not None
    round_trip(event, tmp_path / f"event{ending}")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(events())
def test_any_event_comes_back_as_it_was(event: Event) -> None:
    assert event_of(rows_of(event)) == event
    with TemporaryDirectory() as folder:
        round_trip(event, Path(folder) / "event.xlsx")
        round_trip(event, Path(folder) / "event.zip")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_spreadsheet_runs_what_a_text_says(tmp_path: Path, text: str) -> None:
    event = event_from(tmp_path)
    booth = replace(event.booths[0], exhibit=replace(event.booths[0].exhibit, title=Text(text, text)))
    event = replace(event, booths=(booth, *event.booths[1:]))
    export_event(event, tmp_path / "out.xlsx")
    cell = load_workbook(tmp_path / "out.xlsx")["booths"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    export_event(event, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        rows = list(csv.reader(io.StringIO(packed.read("booths.csv").decode("utf-8-sig"))))
    assert rows[1][2] == "'" + text
    for ending in (".xlsx", ".zip"):
        assert prepare((tmp_path / "out").with_suffix(ending), event).event == event


def test_a_zip_of_csv_opens_in_excel_with_its_thai_letters(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    export_event(event, tmp_path / "one.zip")
    export_event(event, tmp_path / "two.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert all(packed.read(name).startswith(b"\xef\xbb\xbf") for name in packed.namelist())
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_geojson_holds_every_booth_where_it_stands(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("booths", 3, shape="POLYGON((5 2,8 2,8 4,5 2))"))
    export_event(event, tmp_path / "plan.geojson")
    plan = json.loads((tmp_path / "plan.geojson").read_text(encoding="utf-8"))
    booths = {f["properties"]["code"]: f for f in plan["features"] if f["properties"]["sheet"] == "booths"}
    assert booths["A01"]["geometry"]["coordinates"] == [[[2, 2], [5, 2], [5, 4], [2, 4], [2, 2]]]
    assert booths["A02"]["geometry"]["coordinates"] == [[[5, 2], [8, 2], [8, 4], [5, 2]]]
    assert plan["event"]["name_th"] == "งานทดลอง"


def test_an_export_that_cannot_be_written_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    with pytest.raises(ExportError) as caught:
        export_event(event, tmp_path / "plan.pdf")
    assert ".geojson" in caught.value.text.th
    with pytest.raises(ExportError) as caught:
        export_event(event, tmp_path / "nowhere" / "plan.xlsx")
    assert caught.value.text.th != caught.value.text.en
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(ExportError):
        export_event(event, tmp_path / "taken.xlsx")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["event.xlsx", "taken.xlsx"]


@settings(max_examples=12, deadline=None)
@given(st.integers(180, 420), st.sampled_from(["{}.5 .5", "{} 1e0", "{} 0", "{}e0 .25"]))
def test_whatever_shape_is_taken_comes_back_from_its_export(corners: int, form: str) -> None:
    top = [form.format(place) for place in range(corners)]
    written = f"POLYGON(({','.join(['0 11', *top, f'{corners} 11', '0 11'])}))"
    far = "POLYGON((-1 -1,500 -1,500 12,-1 12,-1 -1))"
    with TemporaryDirectory() as folder:
        zone: Rows = [{"level": "1", "kind": "zone", "shape": written}, {"level": "1", "kind": "floor", "shape": far}]
        plan = planned(Path(folder), hall(areas=hall()["areas"] + zone))
        if plan.event is None:
            assert "cell_too_long" in {code for code, *_ in found(plan)}
            return
        export_event(plan.event, Path(folder) / "out.xlsx")
        assert prepare(Path(folder) / "out.xlsx", plan.event).event == plan.event


@pytest.mark.parametrize(("count", "fits"), [(48, True), (49, False)])
def test_agencies_of_a_booth_must_fit_as_ids(tmp_path: Path, count: int, fits: bool) -> None:
    agencies: Rows = [{"id": f"{place:040}", "name_th": f"น{place}"} for place in range(count)]
    sheets = hall(agencies=hall()["agencies"] + agencies)
    sheets["booths"][0]["agency"] = ";".join(str(agency["name_th"]) for agency in agencies)
    plan = planned(tmp_path, sheets)
    assert found(plan) == ([] if fits else [("cell_too_long", "booths", 2, "agency")])
    if plan.event is not None:
        round_trip(plan.event, tmp_path / "out.zip")
