"""Builds what is passed on, in ``dist``: a wheel, and a folder that runs without Python. Ends by trying the folder.

The folder's program is started as on a stranger's machine: elsewhere, with an empty home and next to no environment,
painting off screen.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
DIST = HERE / "dist"
PROGRAM = DIST / "kiosk" / "kiosk"
RUNS_FOR_S = 8
"""How long the kiosk must stay up; a window that cannot be made, or QML that does not load, ends it at once."""


def call(*command: str | Path) -> None:
    """Runs one of the builders; ends here if it fails, having said why."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=HERE, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed (exit {done.returncode})")


def build() -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    call("hatchling", "build", "-t", "wheel", "-d", DIST)
    options = ("--noconfirm", "--log-level", "ERROR", "--distpath", DIST, "--workpath", HERE / "build" / "pyinstaller")
    call("PyInstaller", "kiosk.spec", *options)


def try_commands(folder: Path, environment: dict[str, str]) -> None:
    """A search, a route and pictures of every screen, by the built program."""

    def said(*command: str, may_refuse: bool = False) -> str:
        call = [PROGRAM, *command]
        done = subprocess.run(call, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
        if done.returncode and not may_refuse:
            raise SystemExit(f"the built program fails (exit {done.returncode}): kiosk {' '.join(command)}")
        return done.stdout

    found = json.loads(said("search", "ข้าว", "--json"))["results"]
    if not found:
        raise SystemExit("the built program finds nothing")
    way = json.loads(said("route", found[0]["code"], "--json"))
    if not way["reachable"]:
        raise SystemExit("the built program knows no way")
    checks = {check["name"]: check["ok"] for check in json.loads(said("doctor", "--json", may_refuse=True))["checks"]}
    if not all(checks[name] for name in ("display", "fonts", "thai_lines", "keyboard", "bindings")):
        raise SystemExit(f"the built program's own examination finds it wanting: {checks}")
    pictures = said("screenshots", str(folder / "pictures"), "--lang", "th", "--size", "1080x1920").splitlines()
    if len(pictures) < 5 or not all(Path(picture).stat().st_size > 10_000 for picture in pictures):
        raise SystemExit(f"the built program's pictures are not what they should be: {pictures}")
    print(f"tried: search, route ({way['length_m']:.0f} m), {len(pictures)} pictures of screens")


def try_running(folder: Path, environment: dict[str, str]) -> None:
    """The kiosk itself stays up, says nothing of a missing piece, and ends when it is told to."""
    log = folder / "run.log"
    with log.open("wb") as said:
        running = subprocess.Popen([PROGRAM, "run"], cwd=folder, env=environment, stdout=said, stderr=said)
        time.sleep(RUNS_FOR_S)
        fell = running.poll()
        running.send_signal(signal.SIGTERM)
        code = running.wait(timeout=20)
    lines = log.read_text(encoding="utf-8", errors="replace")
    amiss = [line for line in lines.splitlines() if "is not installed" in line or "Cannot load library" in line]
    if fell is not None or code != 0 or amiss:
        raise SystemExit(f"the built kiosk does not run (exit {fell if fell is not None else code}):\n{lines}")
    print(f"tried: the kiosk ran for {RUNS_FOR_S} s and ended when it was told to")


def main() -> None:
    build()
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        folder = Path(name)
        environment = {
            "HOME": name,
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": name,
        }
        try_commands(folder, environment)
        try_running(folder, environment)
    size = sum(file.stat().st_size for file in (DIST / "kiosk").rglob("*") if file.is_file() and not file.is_symlink())
    print(f"built: {', '.join(wheel.name for wheel in DIST.glob('*.whl'))} and dist/kiosk ({size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
