"""How times grow with the hall, from 500 to 5,000 booths: ``python -m benchmarks.wayfinding_growth``.

Prints medians of processor time and the exponents that fit them best, and draws them to
``build/bench/wayfinding-growth.svg``, both axes logarithmic.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.peer import part_around
from benchmarks.tables import at_most, line, median, ms, timed
from benchmarks.wayfinding import BETWEEN, TO_BOOTH, asked, free_point, prepared
from kiosk.hall.way import Spot
from kiosk.wayfinding import level_space
from tests.halls import hall

SIZES = (500, 1000, 2000, 5000)
SEEDS = (1, 2, 3)
"""Halls of each size: aisles are as wide, and islands as turned, as the seed has it."""
QUERIES = 60
DRAWING = Path(__file__).resolve().parents[1] / "build/bench/wayfinding-growth.svg"
LIMITS = {"prepared": 1.3, TO_BOOTH.name: 0.5, BETWEEN.name: 0.5}
"""What is measured, with the largest exponent wanted."""


def main() -> None:
    """Prints the table and draws it."""
    found: dict[str, list[float]] = {name: [] for name in LIMITS}
    for size in SIZES:
        halls = [_measured(size, seed) for seed in SEEDS]
        for name in LIMITS:
            found[name].append(median([each[name] for each in halls]))
    line("growth", *(f"{size} booths" for size in SIZES[:2]), f"{SIZES[-1]} booths", "exponent")
    exponents = {name: _exponent(seconds) for name, seconds in found.items()}
    for name, seconds in found.items():
        verdict = f"{exponents[name]:.2f}, {at_most(exponents[name], LIMITS[name], str(LIMITS[name]))}"
        line(name, ms(seconds[0]), ms(seconds[1]), ms(seconds[-1]), verdict)
    _draw(found, exponents)
    line("drawn to", str(DRAWING.relative_to(Path.cwd()) if DRAWING.is_relative_to(Path.cwd()) else DRAWING))


def _measured(size: int, seed: int) -> Mapping[str, float]:
    event, random = hall(size, seed), Random(seed)
    gc.collect()

    navigator, preparing = timed(lambda: prepared(event))
    kiosk = navigator.spot("k1")
    codes = random.choices(sorted(navigator.walks(kiosk)), k=QUERIES)
    part = part_around(level_space(event, "g").free, kiosk.at)
    pairs = [(free_point(part, random), free_point(part, random)) for _ in codes]
    to_booths = asked(TO_BOOTH, [(kiosk, code) for code in codes], navigator)
    between = asked(BETWEEN, [(Spot("g", a), f"g:{b[0]!r},{b[1]!r}") for a, b in pairs], navigator)
    return dict(zip(LIMITS, (preparing, median(to_booths.seconds), median(between.seconds)), strict=True))


def _exponent(seconds: Sequence[float]) -> float:
    """The slope of the line that fits best where both axes are logarithmic."""
    return float(np.polyfit(np.log(SIZES), np.log(seconds), 1)[0])


def _draw(found: Mapping[str, Sequence[float]], exponents: Mapping[str, float]) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for name, seconds in found.items():
        axes.loglog(SIZES, [1000 * each for each in seconds], "o-", label=f"{name}: exponent {exponents[name]:.2f}")
    axes.set_xticks(SIZES, [f"{size:,}" for size in SIZES])
    axes.minorticks_off()
    axes.set_xlabel("booths")
    axes.set_ylabel("milliseconds of processor time, median")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    DRAWING.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(DRAWING)


if __name__ == "__main__":
    main()
