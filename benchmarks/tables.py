"""Lines of figures, with targets beside them that are held against the figures as they come."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

CLOCK = time.process_time
"""Time of the processor: what else the machine does meanwhile does not count."""
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What ``work`` gives, and seconds of processor time."""
    begin = CLOCK()
    done = work()
    return done, CLOCK() - begin


def median(figures: Sequence[float]) -> float:
    return statistics.median(figures)


def most(figures: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(figures)[int(0.95 * (len(figures) - 1))]


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def times(ratio: float) -> str:
    return f"{ratio:,.0f} × ours" if ratio >= 100 else f"{ratio:.3g} × ours"


def at_most(figure: float, limit: float, told: str) -> str:
    """``told`` is the limit in words."""
    return f"at most {told}: {'met' if figure <= limit else 'not met'}"


def at_least(figure: float, limit: float) -> str:
    return f"at least {limit:g} ×: {'met' if figure >= limit else 'not met'}"


def line(name: str, *columns: str) -> None:
    """One line: a name, then columns of figures and a target."""
    figures = "".join(f"{column:>14}" for column in columns[:3])
    sys.stdout.write(f"{name:<38}{figures:<42}   {'; '.join(filter(None, columns[3:]))}".rstrip() + "\n")
    sys.stdout.flush()
