"""How soon the kiosk answers a touch, beside an empty QML window of the same size: ``python -m benchmarks.screen``.

Each start is a process of its own, on the shipped event at 1080 × 1920, painted into memory. Reported as ratios, since
machines differ; nothing here passes or fails.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROUNDS = 5
SIZE = (1080, 1920)
EMPTY = """
import QtQuick
Window {{ width: {0}; height: {1}; visible: true; Rectangle {{ anchors.fill: parent; color: "white" }} }}
"""


def main() -> int:
    """Prints the table. 0."""
    with tempfile.TemporaryDirectory() as folder:
        _measured("kiosk", folder)  # fills the data folder, which only the very first start does
        runs = {which: [_measured(which, folder) for _ in range(ROUNDS)] for which in ("empty", "kiosk")}
    print(f"{'':34}{'empty window':>14}{'kiosk':>14}{'ratio':>8}")
    for name in ("start to first frame, ms", "frame, median ms", "frame, worst ms", "memory, MiB"):
        empty, kiosk = (statistics.median(run[name] for run in runs[which]) for which in ("empty", "kiosk"))
        print(f"{name:34}{empty:14.1f}{kiosk:14.1f}{kiosk / empty:8.2f}")
    longest = statistics.median(run["touch to its screen, ms"] for run in runs["kiosk"])
    print(f"{'touch to its screen, ms':34}{'':14}{longest:14.1f}")
    return 0


def _measured(which: str, folder: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "STARTED": repr(time.time())}
    command = [sys.executable, "-m", "benchmarks.screen", which, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(which: str, folder: str) -> None:
    from PySide6.QtCore import QCoreApplication, QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow

    frames: list[float] = []
    touched: list[float] = []
    if which == "empty":
        application = QGuiApplication([])
        engine = QQmlApplicationEngine()
        engine.loadData(EMPTY.format(*SIZE).encode())
        window = engine.rootObjects()[0]
    else:
        from kiosk import settings
        from kiosk.hours import Clock
        from ui.app import build, make_application

        application = make_application(["kiosk"])
        effective = settings.load({"data": folder, "now": "2016-12-08T10:30"}, {}, Path("no-such-file"))
        kiosk = build(effective, Clock.starting(effective.settings.now), size=SIZE)
        window = kiosk.window
    assert isinstance(window, QQuickWindow)
    window.frameSwapped.connect(lambda: frames.append(time.time()))

    def look_on() -> None:
        window.update()
        if which == "kiosk" and len(frames) >= 60 and not touched:
            touched.append(time.time())
            kiosk.visit.session.start()
            _until(lambda: not kiosk.busy)
            window.grabWindow()
            touched.append(time.time())
        if len(frames) >= 120:
            QCoreApplication.exit(0)  # "quit" asks the windows first, and the kiosk's does not close

    timer = QTimer(interval=1)
    timer.timeout.connect(look_on)
    timer.start()
    application.exec()
    between = [1000 * (b - a) for a, b in pairwise(frames[5:56])]
    rss = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    result = {
        "start to first frame, ms": 1000 * (frames[0] - float(os.environ["STARTED"])),
        "frame, median ms": statistics.median(between),
        "frame, worst ms": max(between),
        "memory, MiB": rss / 2**20,
    }
    if touched:
        result["touch to its screen, ms"] = 1000 * (touched[1] - touched[0])
    print(json.dumps(result))


def _until(reached: object) -> None:
    from PySide6.QtCore import QCoreApplication

    assert callable(reached)
    while not reached():
        QCoreApplication.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _child(sys.argv[1], sys.argv[2])
        sys.stdout.flush()
        os._exit(0)  # only the figures are wanted
    sys.exit(main())
