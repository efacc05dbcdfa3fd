"""Kills a refresh at random instants and looks at what is left; ``python tests/faults/killing.py FOLDER ROUNDS SEED``.

Each round forks a process that applies two plans in turn, or rolls back, until it is killed with SIGKILL. Then a fresh
``Store`` must hold one of the two events, complete, and name no damage. Prints one JSON document.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sys
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from random import Random

from kiosk.hall.model import Event, Text
from kiosk.refresh import Plan, apply, export_event, prepare
from kiosk.store import Store
from kiosk.store.store import KEPT
from tests.halls import hall

NOW = dt.datetime(2016, 12, 8, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
WITHIN = 6
"""A process is killed within the time that this many refreshes take on this machine."""


def plans(folder: Path) -> list[Plan]:
    """Two refreshes with other names and booths, read from real workbooks."""
    event = hall(40)
    others = [replace(event, info=replace(event.info, name=Text(name))) for name in ("เก่า", "ใหม่")]
    others[1] = replace(others[1], booths=others[1].booths[:-1])
    found = []
    for number, other in enumerate(others):
        file = folder / f"{number}.xlsx"
        export_event(other, file)
        found.append(replace(prepare(file, None), base=None))
    return found


def busy(store: Store, refreshes: list[Plan]) -> None:
    """Never ends by itself."""
    for turn, plan in enumerate(cycle(refreshes)):
        apply(plan, store, NOW)
        if turn % 3 == 2:
            store.rollback()


def killed_after(seconds: float, folder: Path, refreshes: list[Plan]) -> None:
    child = os.fork()
    if child == 0:
        try:
            busy(Store(folder), refreshes)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the refresh failed by itself")


def what_is_left(folder: Path, known: list[Event], former: int) -> str:
    """``whole``, or what is wrong."""
    store = Store(folder)
    active = store.active()
    if active is None:
        return "no data"
    if store.trouble is not None:
        return store.trouble.en
    event = store.load()
    if event not in known:
        return "neither the old nor the new data"
    if active.booths != len(event.booths) or len(store.walks("k1")) != len(event.booths):
        return "walks of other data"
    if active.number < former - 1:  # one rollback behind at most
        return "an older generation"
    if not 1 <= len(store.generations()) <= KEPT + 1:  # killed before the oldest could be cleared away
        return "too many generations"
    return "whole"


def main() -> None:
    folder, rounds, random = Path(sys.argv[1]), int(sys.argv[2]), Random(int(sys.argv[3]))
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    refreshes = plans(folder)
    known = [plan.event for plan in refreshes if plan.event is not None]
    apply(refreshes[0], Store(data), NOW)
    begin = time.monotonic()
    apply(refreshes[1], Store(data), NOW)
    longest = WITHIN * (time.monotonic() - begin)
    left: dict[str, int] = {}
    unfinished = newest = 0
    for _ in range(rounds):
        killed_after(random.uniform(0, longest), data, refreshes)
        unfinished += bool(list(data.rglob("*.new")))
        said = what_is_left(data, known, newest)
        newest = Store(data).generations()[0].number
        left[said] = left.get(said, 0) + 1
    json.dump({"left": left, "cut_off_while_writing": unfinished, "generations": newest}, sys.stdout)


if __name__ == "__main__":
    main()
