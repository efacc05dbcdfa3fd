"""Memory and import time that the ways add to a process: ``python -m benchmarks.wayfinding_footprint``.

Each figure is of fresh processes; imports are of the processor's time.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.tables import at_most, line, median, ms

BOOTHS, SEED = 5000, 4
STARTS = 9
"""Pairs of interpreters started, one that imports the room and one that imports nothing."""
MEGABYTE = 10**6


def main() -> None:
    """Prints a table."""
    line(f"{BOOTHS} booths, seed {SEED}", "median", "at most", "", "target")
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder) / "kept")
        for how in ("prepared", "loaded"):
            command = [sys.executable, "-m", "benchmarks.wayfinding_footprint", how, kept]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            resident = json.loads(done.stdout)
            added = (resident["after"] - resident["before"]) / MEGABYTE
            peak = (resident["peak"] - resident["before"]) / MEGABYTE
            line(f"memory added, {how}", f"{added:.0f} MB", f"{peak:.0f} MB", "", at_most(added, 100, "100 MB"))
    _spent("import kiosk.wayfinding")  # the first one reads the files
    added = median([_spent("import kiosk.wayfinding") - _spent("pass") for _ in range(STARTS)])
    line("import time added", ms(added), "", "", at_most(added, 0.3, "0.3 s"))


def _spent(program: str) -> float:
    """Seconds of processor time of an interpreter that runs ``program``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _tell_memory(how: str, kept: Path) -> None:
    """In the child that has the event: bytes resident before the room is imported, with both kiosks' ways ready, and
    at most; what is to be ``kept`` goes to that file or comes from it."""
    from tests.halls import hall

    event = hall(BOOTHS, SEED)
    before = _resident()
    from kiosk.wayfinding import Navigator

    navigator = Navigator(event, kept=kept.read_bytes() if how == "loaded" else None)
    for kiosk in event.kiosks:
        navigator.walks(navigator.spot(kiosk.id))
    if how == "prepared":
        kept.write_bytes(navigator.kept())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"before": before, "after": _resident(), "peak": peak}))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _tell_memory(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
