"""Ways sought with the anchors' bounds in a hall that is closed in part: none is lost, and none is too long."""

from __future__ import annotations

from math import inf

from kiosk.hall.closure import Closure
from kiosk.hall.way import Spot
from kiosk.wayfinding import Navigator
from kiosk.wayfinding.finder import Finder
from kiosk.wayfinding.trees import USUAL, costs_from
from tests.halls import scattered
from tests.wayfinding.closed_halls import SINCE, UNTIL
from tests.wayfinding.plans import box, point
from tests.wayfinding.random_halls import agree
from tests.wayfinding.reference import Reference

EVENT = scattered(98, 31)
WALL = box((17.88, 6.22, 18.56, 17.3))
"""Across the hall: round its upper end ways turn at corners at which no way from an anchor turned before. Those seem
further from the anchors than they are, and so would what lies behind them if the anchors' metres to it counted them."""
BESIDE = (23.0, 6.44)
"""A point that is reached round that end."""
ORIGINS = ((14.05, 4.81), (13.65, 6.1), (10.84, 5.5), (25.5, 20.5))


def closed() -> Navigator:
    return Navigator(EVENT).closing([Closure("g", WALL, SINCE, UNTIL)])


def test_no_way_round_a_closed_part_is_lost_or_too_long_for_being_sought_and_not_looked_up() -> None:
    seeking, reference = closed(), Reference(EVENT, "g", closed=[WALL])
    for origin in ORIGINS:
        grown = reference.tree(origin)
        expected = {point(*BESIDE): (reference.to_point(grown, BESIDE),) * 2}
        expected |= {booth.code: reference.to_booth_between(grown, booth) for booth in EVENT.booths}
        for to, (least, most) in expected.items():
            if least < inf:  # else there is none, or a narrow one
                assert agree(seeking.metres(Spot("g", origin), to) or inf, least, most), (origin, to)


def test_bounds_in_a_hall_that_is_closed_in_part_are_never_more_than_what_is_left_to_walk() -> None:
    finder: Finder = closed()._usual
    for to in (point(*BESIDE), *(booth.code for booth in EVENT.booths)):
        goal = finder.goal(to)
        ends = finder._ends(goal)
        left, _ = costs_from(finder.net, [(ends.nodes, ends.metres)], USUAL, ())
        assert (finder._bound(goal) <= left[0] + 1e-9).all(), to
