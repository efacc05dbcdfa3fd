"""The program works from its wheel alone, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel, and nothing else, was installed; without any network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=HERE, check=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    options = ["--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "--target", target, wheel], check=True)
    return target


def started(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """``command`` in ``folder``, by the Python below this virtual environment: the checkout is not on its path."""
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")},
        "PYTHONPATH": path,
        "PYTHONNOUSERSITE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    python = getattr(sys, "_base_executable", sys.executable)
    return subprocess.run(
        [python, *command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_a_search_is_answered_from_the_wheel_with_the_event_in_it(installed: Path, tmp_path: Path) -> None:
    done = started(installed, tmp_path, str(installed / "bin/kiosk"), "search", "ข้าว", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]


def test_everything_that_the_program_reads_lies_inside_the_wheel(installed: Path, tmp_path: Path) -> None:
    asks = "import kiosk.paths as p, ui.app as a; print(p.SHIPPED_EVENT, p.RESOURCES, a.QML / 'Main.qml', sep='\\n')"
    done = started(installed, tmp_path, "-c", asks)
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        assert Path(line).exists()
        assert Path(line).is_relative_to(installed)


def test_every_file_of_the_interface_and_its_drawings_is_in_the_wheel(installed: Path) -> None:
    for folder, place in (("ui", "ui"), ("resources", "kiosk/shipped/resources"), ("data", "kiosk/shipped/data")):
        wanted = {path.relative_to(HERE / folder) for path in (HERE / folder).rglob("*") if path.is_file()}
        got = {path.relative_to(installed / place) for path in (installed / place).rglob("*") if path.is_file()}
        assert {path for path in wanted if "__pycache__" not in path.parts} <= got
