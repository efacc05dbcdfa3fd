"""Several threads ask for ways at once: a visitor's route while an aisle is being closed."""

from __future__ import annotations

import subprocess
import sys

ASKING_AT_ONCE = """
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from kiosk.hall.closure import Closure
from kiosk.wayfinding import Navigator
from tests.halls import hall
from tests.wayfinding.plans import box

event = hall(60, 2)
kept = Navigator(event).kept()
since = dt.datetime(2016, 12, 8, tzinfo=dt.UTC)
closures = [Closure("g", box((3, 9, 8, 11.5)), since, since + dt.timedelta(hours=1))]
codes = [booth.code for booth in event.booths][::5]
alone = Navigator(event, kept=kept)
expected = [alone.route(alone.spot("k1"), [code]).legs for code in codes]
with ThreadPoolExecutor(4) as threads:
    for _ in range(30):
        navigator = Navigator(event, kept=kept)
        origin = navigator.spot("k1")
        closing = threads.submit(lambda: navigator.closing(closures).walks(origin))
        assert [r.legs for r in threads.map(lambda code: navigator.route(origin, [code]), codes)] == expected
        assert closing.result()
"""


def test_threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone() -> None:
    # in a process of its own: shapes that two threads prepare at once take the process with them
    asked = subprocess.run([sys.executable, "-c", ASKING_AT_ONCE], capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stderr) == (0, "")
