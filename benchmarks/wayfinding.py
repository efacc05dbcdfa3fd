"""How fast ways are found, beside two peers on the same halls: ``python -m benchmarks.wayfinding``.

Halls of 24, 500 and 5,000 booths with aisles, islands, pillars, blocked and rotated parts, each from one seed. The
peers, ``extremitypathfinder`` and A* on a grid of 0.25 m, get the same free space and the same pairs of points in the
same run. All times are the processor's and without phrasing.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from random import Random

import shapely
from shapely.geometry.base import BaseGeometry

from benchmarks import peer
from benchmarks.grid import Grid
from benchmarks.tables import CLOCK, at_least, at_most, line, median, most, ms, timed, times
from kiosk.hall.model import Event, Point
from kiosk.hall.way import Spot
from kiosk.wayfinding import Navigator, level_space
from tests.halls import hall

QUERIES = {24: 200, 500: 200, 5000: 50}
SEED = 4
PREPARED, ROUNDS = 3, 3
"""How often a navigator is made, and how often it is asked everything: its answers are so quick that all of them would
suffer from what the machine does for a moment. A navigator remembers fewer spots than a round has."""
LARGE, BUILDS = 5000, 500
"""Booths at which targets are stated: the kiosk's own and beside the grid, and beside extremitypathfinder."""
LONG = 5.0
"""Metres from which the grid's lengths are compared: it knows places to half a cell."""


@dataclass(frozen=True)
class Kind:
    """A kind of query with its targets: median and 95th percentile in seconds (0: none), ratios to the peers."""

    name: str
    median: float
    most: float
    extremity: float
    grid: float


TO_BOOTH = Kind("kiosk to booth, tree ready", 0.0005, 0.0, 100, 150)
BETWEEN = Kind("any point to any point", 0.003, 0.010, 30, 30)


@dataclass(frozen=True)
class Asked:
    """Queries of one kind with what the kiosk found: seconds and metres of each. ``amid``: seconds where each way is
    told in words before the next one is sought, which leaves the processor's caches cold."""

    kind: Kind
    ends: Sequence[tuple[Point, Point]]
    seconds: Sequence[float]
    lengths: Sequence[float]
    amid: Sequence[float]


def main() -> None:
    """Measure and print one block for each size."""
    for booths in QUERIES:
        _measure(booths)


def _measure(booths: int) -> None:
    event = hall(booths, SEED)
    made = [timed(lambda: prepared(event)) for _ in range(PREPARED)]
    navigator = made[-1][0]
    gc.collect()
    gc.freeze()  # as a kiosk does once it has loaded
    kiosk = navigator.spot("k1")
    reached, first = timed(lambda: navigator.walks(kiosk))
    part = peer.part_around(level_space(event, "g").free, kiosk.at)
    random = Random(SEED)
    codes = random.choices(sorted(reached), k=QUERIES[booths])
    pairs = [(free_point(part, random), free_point(part, random)) for _ in codes]
    between = [(Spot("g", a), f"g:{b[0]!r},{b[1]!r}") for a, b in pairs]
    both = [asked(TO_BOOTH, [(kiosk, code) for code in codes], navigator), asked(BETWEEN, between, navigator)]
    line(f"{booths} booths, seed {SEED}", "median", "95 %", "ratio", "target")
    preparing = median([seconds for _, seconds in made])
    line("  prepared", ms(preparing), "", "", at_most(preparing, 2.0, "2 s") if booths == LARGE else "")
    line("  the kiosk's ways to all booths", ms(first))
    for each in both:
        _ours(booths, each)
    grid, gridding = timed(lambda: Grid(part))
    line("  A* on a grid of 0.25 m, prepared", ms(gridding), "", times(gridding / preparing))
    for each in both:
        _beside_grid(booths, grid, each)
    if not peer.is_here():
        line("  extremitypathfinder", "not here: scripts/setup.sh bench says why")
        return
    for form in peer.FORMS:
        _beside_extremity(booths, part, preparing, both, form)


def prepared(event: Event) -> Navigator:
    """A navigator that has all that a refresh prepares and keeps."""
    navigator = Navigator(event, CLOCK)
    navigator.kept()
    return navigator


def asked(kind: Kind, queries: Sequence[tuple[Spot, str]], navigator: Navigator) -> Asked:
    """All of ``queries`` (from where, to what) asked in ``ROUNDS`` rounds; of each the median counts."""
    routes = [navigator.route(origin, [to], told=False) for origin, to in queries]
    rounds = [
        [timed(lambda origin=origin, to=to: navigator.metres(origin, to))[1] for origin, to in queries]
        for _ in range(ROUNDS)
    ]
    return Asked(
        kind,
        [(origin.at, route.legs[0].points[-1][1:]) for (origin, _), route in zip(queries, routes, strict=True)],
        [median(same) for same in zip(*rounds, strict=True)],
        [route.length_m for route in routes],
        [route.took_ms / 1000 for route in routes],
    )


def _ours(booths: int, ours: Asked) -> None:
    kind, middle, high = ours.kind, median(ours.seconds), most(ours.seconds)
    targets = []
    if booths == LARGE:
        targets.append(at_most(middle, kind.median, ms(kind.median)))
        targets += [at_most(high, kind.most, f"{ms(kind.most)} (95 %)")] if kind.most else []
    line(f"  {kind.name}", ms(middle), ms(high), "", *targets)
    line("    amid the telling of ways", ms(median(ours.amid)), ms(most(ours.amid)))


def _beside_grid(booths: int, grid: Grid, ours: Asked) -> None:
    seconds, longer = [], []
    for (begin, end), length in zip(ours.ends, ours.lengths, strict=True):
        cells = grid.cell(begin), grid.cell(end)
        found, took = timed(lambda cells=cells: grid.length(*cells))
        seconds.append(took)
        if length > LONG and isfinite(found):
            longer.append(found / length - 1)
    ratio = median(seconds) / median(ours.seconds)
    target = at_least(ratio, ours.kind.grid) if booths == LARGE else ""
    line(f"    {ours.kind.name}", ms(median(seconds)), ms(most(seconds)), times(ratio), target)
    line("      its ways longer by (at worst)", f"{median(longer):.1%}", f"({max(longer):.1%})")


def _beside_extremity(booths: int, part: BaseGeometry, preparing: float, both: Sequence[Asked], form: str) -> None:
    found = peer.answered(part, [pair for each in both for pair in each.ends], form)
    if found.built is None:
        line(f"  {form}", f"is not built within {peer.LIMIT} s")
        return
    line(f"  {form}, prepared", ms(found.built), "", times(found.built / preparing))
    if not found.lengths:
        line("    has not answered", f"within {peer.LIMIT} s")
        return
    done = 0
    for each in both:
        seconds, lengths = (list(all_of)[done : done + len(each.ends)] for all_of in (found.seconds, found.lengths))
        done += len(each.ends)
        ratio = median(seconds) / median(each.seconds)
        target = at_least(ratio, each.kind.extremity) if booths == BUILDS else ""
        line(f"    {each.kind.name}", ms(median(seconds)), ms(most(seconds)), times(ratio), target)
        _equal(each.lengths, lengths)


def _equal(ours: Sequence[float], theirs: Sequence[float]) -> None:
    """The largest relative differences of lengths."""
    compared = [(a, b) for a, b in zip(ours, theirs, strict=True) if b > 0]
    longer = max(a / b - 1 for a, b in compared)
    shorter = max(1 - a / b for a, b in compared)
    target = at_most(max(longer, shorter), 1e-6, "1e-6")
    line(f"      {len(compared)} ways: ours longer, shorter by", f"{longer:.1e}", f"{shorter:.1e}", "", target)


def free_point(part: BaseGeometry, random: Random) -> Point:
    """A point of ``part`` of free space."""
    left, top, right, bottom = part.bounds
    shapely.prepare(part)
    while True:
        at = (random.uniform(left, right), random.uniform(top, bottom))
        if shapely.contains_xy(part, *at):
            return at


if __name__ == "__main__":
    main()
