"""What booths that stand alone cost beside as many in islands: ``python -m benchmarks.wayfinding_standing``.

Where aisles run on all sides of every booth, corners see one another along all of them: thirty times as many lines on
which a way can run. Each hall is measured in a process of its own; times are the processor's and without phrasing.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from random import Random

from benchmarks.peer import part_around
from benchmarks.tables import line, median, most, ms, timed
from benchmarks.wayfinding import BETWEEN, TO_BOOTH, asked, free_point, prepared
from kiosk.hall.way import Spot
from kiosk.wayfinding import level_space
from tests.halls import free_standing, hall

BOOTHS, SEED = 5000, 4
QUERIES = 50
AISLES = (1.0, 2.0)
"""Metres between free-standing booths."""
MEGABYTE = 10**6


def main() -> None:
    """Prints a table; ratios are to the hall of islands."""
    line(f"{BOOTHS} booths", "median", "95 %", "ratio")
    islands = _measured("islands")
    _tell("in islands", islands, islands)
    for aisle in AISLES:
        _tell(f"alone, {aisle:g} m between them", _measured(str(aisle)), islands)


def _tell(name: str, found: dict[str, list[float]], beside: dict[str, list[float]]) -> None:
    line(name)
    for kind, figures in found.items():
        ratio = f"{median(figures) / median(beside[kind]):.3g} ×"
        if kind == "memory":
            line(f"  {kind}, at most", f"{median(figures) / MEGABYTE:.0f} MB", "", ratio)
        else:
            line(f"  {kind}", ms(median(figures)), ms(most(figures)) if len(figures) > 1 else "", ratio)


def _measured(which: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "benchmarks.wayfinding_standing", which]
    found: dict[str, list[float]] = json.loads(
        subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    )
    return found


def _measure(which: str) -> None:
    """In the child: seconds of everything, and bytes at most of the whole process."""
    event = hall(BOOTHS, SEED) if which == "islands" else free_standing(BOOTHS, float(which))
    navigator, preparing = timed(lambda: prepared(event))
    random, kiosk = Random(SEED), navigator.spot("k1")
    codes = random.choices(sorted(navigator.walks(kiosk)), k=QUERIES)
    part = part_around(level_space(event, "g").free, kiosk.at)
    pairs = [(free_point(part, random), free_point(part, random)) for _ in codes]
    to_booths = asked(TO_BOOTH, [(kiosk, code) for code in codes], navigator)
    between = asked(BETWEEN, [(Spot("g", a), f"g:{b[0]!r},{b[1]!r}") for a, b in pairs], navigator)
    found = {"prepared": [preparing], TO_BOOTH.name: to_booths.seconds, BETWEEN.name: between.seconds}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({**found, "memory": [peak]}))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _measure(sys.argv[1])
    else:
        main()
