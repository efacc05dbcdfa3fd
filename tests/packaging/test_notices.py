"""The page of third-party notices names all that a kiosk is passed on with."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
NOTICES = (HERE / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
LOCKED = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", (HERE / "requirements/runtime.txt").read_text(), re.MULTILINE)


def test_every_locked_package_is_named_with_its_version_and_a_licence() -> None:
    rows = {row[0]: row[1:] for row in re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", NOTICES, re.MULTILINE)}
    assert len(LOCKED) > 20
    for name, version in LOCKED:
        assert name in rows, f"{name} is missing from THIRD_PARTY_NOTICES.md"
        assert version in re.split(r"[ ,]+", rows[name][0]), f"{name} is {version} now, not {rows[name][0]}"
        assert rows[name][1].strip()


def test_no_row_is_left_of_a_package_that_is_gone() -> None:
    page = NOTICES.split("## Fonts")[0]
    named = set(re.findall(r"^\| ([a-z0-9-]+) \| \d", page, re.MULTILINE))
    assert named == {name for name, _ in LOCKED}


def test_what_is_shipped_carries_its_licence_beside_it() -> None:
    assert "Version 3, 29 June 2007" in (HERE / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (HERE / "resources/fonts/OFL.txt").read_text(encoding="utf-8")
    assert "Apache License" in (HERE / "resources/icons/LICENSE.txt").read_text(encoding="utf-8")
