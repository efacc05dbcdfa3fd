"""A kiosk whose plug is pulled during a refresh starts with the old or the new data, complete."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.paths import RESOURCES

ROUNDS = 40


def test_killed_at_random_instants_the_data_are_the_old_or_the_new_ones(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, "-P", script, tmp_path / "kiosk", str(ROUNDS), "7"],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(RESOURCES.parent), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["left"] == {"whole": ROUNDS}
    assert result["generations"] > 3  # some got their work done before they were killed
