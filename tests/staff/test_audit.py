from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import stat
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.staff import AuditTrail, digest
from kiosk.staff.audit import FILE_NAME

NOW = dt.datetime(2016, 12, 8, 10, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


def test_every_act_stands_on_its_own_line_in_order(tmp_path: Path) -> None:
    trail = AuditTrail(tmp_path)
    trail.record(NOW, "refresh", source="งาน.xlsx", sha256="ab" * 32, result="applied, generation 2")
    trail.record(NOW, "rollback", result="generation 1")
    lines = (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["refresh", "rollback"]
    assert json.loads(lines[0]) == {
        "when": "2016-12-08T10:00:00+07:00",
        "what": "refresh",
        "source": "งาน.xlsx",
        "sha256": "ab" * 32,
        "result": "applied, generation 2",
    }
    assert [entry.what for entry in AuditTrail(tmp_path).entries()] == ["refresh", "rollback"]


def test_an_empty_trail_has_no_entries(tmp_path: Path) -> None:
    assert AuditTrail(tmp_path).entries() == ()


def test_only_its_owner_reads_the_trail(tmp_path: Path) -> None:
    AuditTrail(tmp_path / "new").record(NOW, "refresh", result="ok")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new" / FILE_NAME).stat().st_mode) == 0o600


def test_a_line_torn_by_a_power_cut_costs_only_itself(tmp_path: Path) -> None:
    trail = AuditTrail(tmp_path)
    trail.record(NOW, "first", result="ok")
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes() + b'{"when": "2016-12-0')
    trail.record(NOW, "second", result="ok")
    assert [entry.what for entry in trail.entries()] == ["first", "second"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_a_file_is_called_it_stays_one_line(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / FILE_NAME).unlink(missing_ok=True)
    trail = AuditTrail(tmp_path)
    for name in names:
        trail.record(NOW, "refresh", source=name, result="ok")
    assert len(trail.entries()) == len(names)
    assert (tmp_path / FILE_NAME).read_bytes().count(b"\n") == len(names)


def test_the_digest_is_that_of_the_files_bytes(tmp_path: Path) -> None:
    file = tmp_path / "event.xlsx"
    file.write_bytes(b"abc")
    assert digest(file) == hashlib.sha256(b"abc").hexdigest()


def test_a_folders_digest_changes_with_names_and_with_contents(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "booths.csv").write_text("code")
    first = digest(folder)
    (folder / "booths.csv").write_text("codes")
    second = digest(folder)
    (folder / "booths.csv").rename(folder / "types.csv")
    assert len({first, second, digest(folder)}) == 3


def test_what_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    assert digest(tmp_path / "missing.xlsx") == ""
    assert digest(Path("/dev/null")) == ""
