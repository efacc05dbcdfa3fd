"""How fast ways are found, beside A* on a grid of 0.25 m: ``python -m benchmarks.wayfinding``.

Generated halls of 24, 500 and 5,000 booths with aisles, islands, pillars, blocked and rotated parts, the same from the
same seed. Times are the processor's, without phrasing, as a median and a 95th percentile; the grid's ways are found on
the same free space in the same run.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from benchmarks.grid import Grid
from kiosk.hall.model import Event, Point
from kiosk.hall.way import Route, Spot
from kiosk.wayfinding import Navigator, level_space
from tests.halls import hall

SIZES = (24, 500, 5000)
SEED = 4
QUERIES = {24: 200, 500: 200, 5000: 40}
GRID_QUERIES = {24: 40, 500: 20, 5000: 8}
CLOCK = time.process_time
"""Time of the processor: what else the machine does meanwhile does not count."""
T = TypeVar("T")


def main() -> None:
    """Measure and print one block for each size."""
    for booths in SIZES:
        _measure(booths)


def _measure(booths: int) -> None:
    event = hall(booths, SEED)
    space = level_space(event, "g")
    navigator, preparing = _timed(lambda: Navigator(event, CLOCK))
    kiosk = navigator.spot("k1")
    _, first = _timed(lambda: navigator.walks(kiosk))
    reached, again = _timed(lambda: navigator.walks(kiosk))
    random = Random(SEED)
    codes = random.choices(sorted(reached), k=QUERIES[booths])
    to_booths = [navigator.route(kiosk, [code]) for code in codes]
    points = [(_free_point(space.walkable, event, random), _free_point(space.walkable, event, random)) for _ in codes]
    between = [navigator.route(Spot("g", a), [f"g:{b[0]!r},{b[1]!r}"]) for a, b in points]
    told = _timed(lambda: [navigator.route(kiosk, [code]) for code in codes[:20]])[1] / 20
    _line(f"{booths} booths", "median", "95 %")
    _line("  prepared", f"{preparing:.2f} s")
    _line("  to all booths, first", f"{first * 1000:.1f} ms")
    _line("  to all booths, again", f"{again * 1000:.1f} ms")
    _line("  kiosk to booth", *_spread([route.took_ms for route in to_booths]))
    _line("  the same, told in words", f"{told * 1000:.2f} ms")
    _line("  point to point", *_spread([route.took_ms for route in between]))
    _beside_grid(Grid(space.free), kiosk.at, booths, to_booths, points, between)


def _beside_grid(
    grid: Grid,
    kiosk: Point,
    booths: int,
    to_booths: Sequence[Route],
    points: Sequence[tuple[Point, Point]],
    between: Sequence[Route],
) -> None:
    few = GRID_QUERIES[booths]
    ends = [(kiosk, route.legs[0].points[-1][1:]) for route in to_booths[:few]]
    _ratio("kiosk to booth", grid, ends, to_booths[:few])
    _ratio("point to point", grid, points[:few], between[:few])


def _ratio(name: str, grid: Grid, ends: Sequence[tuple[Point, Point]], ours: Sequence[Route]) -> None:
    times, longer = [], []
    for (begin, end), route in zip(ends, ours, strict=True):
        cells = grid.cell(begin), grid.cell(end)
        length, seconds = _timed(lambda cells=cells: grid.length(*cells))
        times.append(seconds * 1000)
        if route.reachable and route.length_m > 5:
            longer.append(length / route.length_m - 1)
    ratio = statistics.median(times) / statistics.median([route.took_ms for route in ours])
    _line(f"  grid, {name}", *_spread(times), f"{ratio:.1f} × ours")
    if longer:
        _line("    longer by", f"{statistics.median(longer):.1%}", f"{max(longer):.1%} at worst")


def _free_point(walkable: Callable[[Point], bool], event: Event, random: Random) -> Point:
    outer = next(area.shape.outer for area in event.areas if area.kind == "floor")
    while True:
        at = (random.uniform(0, max(x for x, _ in outer)), random.uniform(0, max(y for _, y in outer)))
        if walkable(at):
            return at


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = CLOCK()
    done = work()
    return done, CLOCK() - begin


def _spread(times_ms: Sequence[float]) -> tuple[str, str]:
    ordered = sorted(times_ms)
    return f"{statistics.median(ordered):.2f} ms", f"{ordered[int(0.95 * (len(ordered) - 1))]:.2f} ms"


def _line(name: str, *columns: str) -> None:
    sys.stdout.write(f"{name:<30}" + "".join(f"{column:>14}" for column in columns) + "\n")


if __name__ == "__main__":
    main()
