"""Several stops: the best order, and theirs."""

from __future__ import annotations

from itertools import pairwise, permutations
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.wayfinding import EXACT_STOPS, Navigator
from kiosk.wayfinding.tour import best_order, good_order
from tests.halls import hall
from tests.wayfinding.plans import at, booth, place, plan, point


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_other_order_of_the_stops_is_shorter(seed: int) -> None:
    event = hall(24, seed)
    navigator = Navigator(event)
    origin = navigator.spot("k1")
    stops = [b.code for b in Random(seed).sample(event.booths, 3)] + ["nearest:toilet"]
    best = navigator.route(origin, stops)
    assert {leg.to for leg in best.legs} >= set(stops[:3])
    orders = [navigator.route(origin, order, keep_order=True).length_m for order in permutations(stops)]
    assert best.length_m == pytest.approx(min(orders), abs=1e-9)


def test_a_tour_goes_on_from_where_each_leg_ends() -> None:
    event = hall(24, 5)
    route = Navigator(event).route(at(2, 2), [b.code for b in event.booths[:6]])
    for before, after in pairwise(route.legs):
        assert before.points[-1] == pytest.approx(after.points[0])
    assert route.length_m == pytest.approx(sum(leg.length_m for leg in route.legs))


def test_stops_are_kept_in_their_order_when_asked() -> None:
    stops = [point(18, 5), point(2, 5), point(10, 5)]
    navigator = Navigator(plan())
    assert [leg.to for leg in navigator.route(at(3, 5), stops, keep_order=True).legs] == stops
    assert [leg.to for leg in navigator.route(at(1, 5), stops).legs] == [stops[1], stops[2], stops[0]]


def test_the_same_stop_twice_is_no_trouble() -> None:
    route = Navigator(plan(booths=[booth("A1", (8, 0, 12, 3))])).route(at(5, 8), ["A1", "A1"])
    assert [leg.to for leg in route.legs] == ["A1", "A1"]
    assert route.legs[1].length_m == 0


def test_one_stop_nobody_can_reach_is_named() -> None:
    event = plan(walls=[(15, 0, 15.2, 10)], places=[place("exit", "exit", (18, 5)), place("food", "food", (10, 5))])
    route = Navigator(event).route(at(5, 5), ["food", "exit"])
    assert route.legs == ()
    assert route.reason is not None
    assert "Exit" in route.reason.en


def test_nothing_asked_for_is_a_way_of_no_legs() -> None:
    route = Navigator(plan()).route(at(5, 5), [])
    assert route.reachable
    assert route.legs == ()


def test_more_stops_than_can_be_ordered_exactly_are_all_visited_and_better_than_as_asked() -> None:
    event = hall(40, 7)
    navigator = Navigator(event)
    stops = [b.code for b in Random(7).sample(event.booths, EXACT_STOPS + 3)]
    route = navigator.route(navigator.spot("k1"), stops)
    assert {leg.to for leg in route.legs} == set(stops)
    assert route.length_m < navigator.route(navigator.spot("k1"), stops, keep_order=True).length_m


distances = st.lists(st.floats(1, 100), min_size=49, max_size=49)


@settings(max_examples=60, deadline=None)
@given(distances, st.integers(1, 6))
def test_the_best_order_is_the_best_of_all_orders_even_where_one_way_costs_more_than_back(
    table: list[float], stops: int
) -> None:
    def legs(spot: int) -> list[tuple[float, int]]:
        return [(table[spot * 7 + stop + 1], stop + 1) for stop in range(stops)]

    def cost(order: tuple[int, ...]) -> float:
        return sum(legs(a)[b - 1][0] for a, b in pairwise((0, *(stop + 1 for stop in order))))

    every = [cost(order) for order in permutations(range(stops))]
    assert cost(best_order(legs, 0, stops)) == pytest.approx(min(every))
    assert sorted(good_order(legs, 0, stops)) == list(range(stops))


def test_an_order_that_exists_is_found_though_most_legs_do_not() -> None:
    onward = {0: 2, 2: 1, 1: 3}

    def legs(spot: int) -> list[tuple[float, int]]:
        return [(1.0 if onward.get(spot) == stop + 1 else inf, stop + 1) for stop in range(3)]

    assert best_order(legs, 0, 3) == (1, 0, 2)
