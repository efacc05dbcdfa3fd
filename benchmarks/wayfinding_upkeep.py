"""What keeping the ways ready costs at 5,000 booths: ``python -m benchmarks.wayfinding_upkeep``.

A start with what the generation keeps, closing an aisle, and tours. All times are the processor's and without phrasing.
"""

from __future__ import annotations

import datetime as dt
import gc
from random import Random

from benchmarks.tables import CLOCK, at_most, line, median, most, ms, timed
from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon
from kiosk.wayfinding import Navigator
from tests.halls import hall

BOOTHS, SEED = 5000, 4
LOADS, AISLES, TOURS = 5, 20, 5
"""How often each is measured."""
STOPS = (8, 12, 16, 20, 24)
SINCE = dt.datetime(2016, 12, 8, 9, tzinfo=dt.UTC)
ACROSS, ALONG = 4.0, 1.5
"""Metres of the closed part of an aisle."""


def main() -> None:
    """Prints a table."""
    event = hall(BOOTHS, SEED)
    line(f"{BOOTHS} booths, seed {SEED}", "median", "95 %", "", "target")
    navigator, preparing = timed(lambda: Navigator(event, CLOCK))
    kept, keeping = timed(navigator.kept)
    line("prepared", ms(preparing))
    line("what is kept, with the kiosks' ways", ms(keeping), "", f"{len(kept) / 10**6:.3g} MB")
    both = preparing + keeping
    line("both, at refresh", ms(both), "", "", at_most(both, 2.0, "2 s"))
    del navigator
    loads = [timed(lambda: Navigator(event, CLOCK, kept=kept)) for _ in range(LOADS)]
    loading = median([seconds for _, seconds in loads])
    line("loaded from the generation", ms(loading), "", "", at_most(loading, 0.050, "50 ms"))
    navigator = loads[-1][0]
    del loads
    gc.collect()
    gc.freeze()  # as a kiosk does once it has loaded
    _closings(navigator)
    _tours(navigator)


def _closings(navigator: Navigator) -> None:
    """Aisles closed one at a time, from near the kiosk to far away, and its ways to all booths renewed."""
    kiosk = navigator.spot("k1")
    walks = navigator.walks(kiosk)
    by_distance = sorted(walks, key=lambda code: walks[code])
    seconds = []
    for k in range(AISLES):
        x, y = navigator.spot(by_distance[(2 * k + 1) * len(by_distance) // (2 * AISLES)]).at
        left, top, right, bottom = x - ACROSS / 2, y - ALONG / 2, x + ACROSS / 2, y + ALONG / 2
        part = Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))
        closure = Closure("g", part, SINCE, SINCE + dt.timedelta(hours=1))
        seconds.append(timed(lambda closure=closure: navigator.closing([closure]).walks(kiosk))[1])
    middle, high = median(seconds), most(seconds)
    targets = (at_most(middle, 0.020, "20 ms"), at_most(high, 0.020, "20 ms (95 %)"))
    line("an aisle closed, kiosk's ways renewed", ms(middle), ms(high), "", *targets)


def _tours(navigator: Navigator) -> None:
    kiosk, random = navigator.spot("k1"), Random(SEED)
    codes = list(navigator.walks(kiosk))
    for stops in STOPS:
        routes = [navigator.route(kiosk, random.sample(codes, stops), told=False) for _ in range(TOURS)]
        seconds = [route.took_ms / 1000 for route in routes]
        proved = sum(route.best_order for route in routes)
        line(f"tour of {stops} stops", ms(median(seconds)), ms(most(seconds)), f"{proved}/{TOURS} proved")


if __name__ == "__main__":
    main()
