"""Staff go through their screens and leave the program, which ends cleanly: in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kiosk.staff import Pin
from tests.journeys.test_staff_screen import PIN

_STAFF_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer
from kiosk import settings
from kiosk.hours import Clock
from tests.journeys.test_staff_screen import enter
from tests.ui.harness import Visitor
from ui.app import build, make_application

application = make_application(["kiosk"])
chosen = {"data": sys.argv[1], "language": "en", "now": "2016-12-08T10:30"}
effective = settings.load(chosen, {}, Path(sys.argv[1]) / "none.toml")
kiosk = build(effective, Clock.starting(effective.settings.now), size=(1080, 1920))
visitor = Visitor(kiosk.window)
enter(visitor)
for name in ("closedAisles", "closeMore", "cancelClosure", "backToFiles"):
    visitor.touch_item(name)
    visitor.rest(0.6)
place = visitor.place_of("quitProgram")
QTimer.singleShot(0, lambda: visitor.touch(*place))
code = application.exec()
kiosk.close()
application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
sys.exit(code)
"""


def test_after_the_closed_aisles_the_program_can_be_left_and_says_nothing_of_it(
    filled_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(filled_folder, folder)
    Pin(folder).set(PIN)
    done = subprocess.run(
        [sys.executable, "-c", _STAFF_LEAVE, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        env=dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2])),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
