"""What is worth closing, and what is closed already."""

from __future__ import annotations

import datetime as dt

import pytest
import shapely

from kiosk.hall.closure import Closure
from kiosk.wayfinding import Navigator, holds_floor, marked_again, together
from tests.wayfinding.plans import Box, at, booth, box, plan, point

SINCE = dt.datetime(2016, 12, 8, 9, tzinfo=dt.UTC)
EVENT = plan(walls=[(8, 0, 9, 6)], booths=[booth("A1", (2, 2, 5, 5)), booth("A2", (5.4, 2, 7, 5))])


def closure(shape: Box, hours: int = 1, level: str = "g") -> Closure:
    return Closure(level, box(shape), SINCE, SINCE + dt.timedelta(hours=hours))


@pytest.mark.parametrize(
    ("shape", "worth"),
    [
        ((1, 7, 2, 8), True),
        ((19.8, 4, 24, 6), True),
        ((20, 4, 24, 6), False),
        ((30, 4, 34, 6), False),
        ((-3, -3, -0.01, 12), False),
        ((2.5, 2.5, 4.5, 4.5), False),
        ((2, 2, 5, 5), False),
        ((2, 2, 5, 5.2), True),
        ((8.1, 1, 8.9, 4), False),
        ((5.1, 3, 5.3, 4), False),  # in a gap of 0.4 m
        ((-5, -5, 25, 15), True),
    ],
)
def test_only_where_somebody_could_walk_is_anything_to_close(shape: Box, worth: bool) -> None:
    assert holds_floor(box(shape), EVENT.areas, EVENT.booths) == worth


def test_where_there_is_no_floor_there_is_nothing_to_close() -> None:
    assert not holds_floor(box((1, 7, 2, 8)), (), ())


@pytest.mark.parametrize("shape", [(2.5, 2.5, 4.5, 4.5), (20, 4, 24, 6), (8.1, 1, 8.9, 4), (5.1, 3, 5.3, 4)])
def test_what_is_not_worth_closing_changes_no_way(shape: Box) -> None:
    opened = Navigator(EVENT)
    closed = opened.closing([closure(shape)])
    for to in ("A1", "A2", point(19, 5), point(1, 1), point(7.6, 1)):
        assert closed.route(at(1, 9), [to]).length_m == opened.route(at(1, 9), [to]).length_m


def test_an_area_marked_again_by_the_same_finger_is_the_same_one() -> None:
    first = closure((2, 2, 6, 8))
    kept = [
        closure((10, 2, 14, 8)),
        first,
        closure((2, 2, 6, 8), level="u"),
        closure((2, 2, 6, 4)),
        closure((5, 2, 9, 8)),
    ]
    again = closure((1.8, 2.1, 5.9, 8.2), hours=3)
    assert marked_again(again, kept) == (first,)
    whole = together(again, [first])
    assert (whole.level, whole.since, whole.until) == (again.level, again.since, again.until)
    union = shapely.union(shapely.box(2, 2, 6, 8), shapely.box(1.8, 2.1, 5.9, 8.2))
    assert shapely.Polygon(whole.shape.outer).symmetric_difference(union).area < 1e-6
    assert together(again, ()) == again
    assert shapely.Polygon(together(first, [first]).shape.outer).equals(shapely.Polygon(first.shape.outer))
