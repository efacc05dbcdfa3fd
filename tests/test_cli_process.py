"""The program as a shell starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "LC_", "LANG"))}
    return {**kept, "PYTHONPATH": str(CHECKOUT), **more}


def kiosk(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        env=environment(**more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("process") / "data")
    assert kiosk("--data", folder, "generations").returncode == 0
    return folder


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_answers_are_utf8_in_any_locale(data: str, locale: dict[str, str]) -> None:
    ended = kiosk("--data", data, "search", "กรมการข้าว", "--json", **locale)
    assert ended.returncode == 0
    assert json.loads(ended.stdout.decode("utf-8"))["results"][0]["agency_th"] == "กรมการข้าว"


def test_a_search_never_loads_qt(data: str) -> None:
    asks = (
        "import sys; from kiosk.cli import main; "
        f"main(['--data', {data!r}, 'search', 'ข้าว']); main(['--data', {data!r}, 'route', 'A01']); "
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", asks], env=environment(), capture_output=True, timeout=60, check=True)
    assert ended.stderr.decode().strip() == "[]"


def test_whoever_stops_reading_hears_no_complaint(data: str, tmp_path: Path) -> None:
    batch = tmp_path / "many.txt"
    batch.write_text("กรม\n" * 3000, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "--data", data, "search", "--batch", str(batch)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stdout.readline().startswith(b'{"query"')
    program.stdout.close()
    assert program.stderr is not None
    assert program.stderr.read() == b""
    assert program.wait(timeout=30) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_answer_is_told_in_a_line(data: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk", "--data", data, "search", "กรม"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.decode().count("\n") == 1
    assert "Traceback" not in ended.stderr.decode()


def test_interrupting_ends_quietly_with_130(data: str) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "--data", data, "search", "--batch", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write("ข้าว\n".encode())
    program.stdin.flush()
    assert program.stdout.readline()  # it answers as it is asked, and waits for the next line
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=30) == 130
    assert program.communicate()[1] == b""


def test_a_search_answers_soon_after_it_is_started(data: str) -> None:
    began = time.monotonic()
    kiosk("--data", data, "search", "ข้าว")
    assert time.monotonic() - began < 5  # half a second on an idle machine


def test_the_doctor_looks_at_everything(data: str) -> None:
    ended = kiosk("--data", data, "doctor", "--json", "--now", "2016-12-08T10:00", QT_QPA_PLATFORM="offscreen")
    found = json.loads(ended.stdout)
    assert set(found) == {"ok", "checks"}
    members = {"name", "ok", "detail_th", "detail_en", "advice_th", "advice_en"}
    assert all(set(check) == members for check in found["checks"])
    by_name = {check["name"]: check for check in found["checks"]}
    assert list(by_name) == [
        *(
            "display",
            "fonts",
            "thai_lines",
            "keyboard",
            "data",
            "clock",
            "disk",
            "writing",
            "pin",
            "sticks",
            "bindings",
        ),
    ]
    for name in ("display", "fonts", "data", "clock", "writing", "bindings"):
        assert by_name[name]["ok"], by_name[name]
    assert "IBM Plex Sans Thai Looped" in by_name["fonts"]["detail_en"]
    assert ended.returncode == (0 if found["ok"] else 1)


def test_the_doctor_survives_a_display_that_kills_qt(data: str) -> None:
    ended = kiosk("--data", data, "doctor", "--json", QT_QPA_PLATFORM="no-such-platform")
    by_name = {check["name"]: check for check in json.loads(ended.stdout)["checks"]}
    assert ended.returncode == 1
    assert not by_name["display"]["ok"]
    assert "no-such-platform" in by_name["display"]["detail_en"]
    assert by_name["display"]["advice_th"]
    assert by_name["fonts"]["ok"]
