"""Several stops: the best order, and theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise, permutations
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hall.closure import Closure
from kiosk.hall.model import Area, Event, Level, Link, Text
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare
from kiosk.wayfinding import EXACT_STOPS, Navigator
from kiosk.wayfinding.tour import Order, ordered
from tests.halls import hall, scattered
from tests.wayfinding.plans import at, booth, box, place, plan, point


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_other_order_of_the_stops_is_shorter(seed: int) -> None:
    event = hall(24, seed)
    navigator = Navigator(event)
    origin = navigator.spot("k1")
    stops = [b.code for b in Random(seed).sample(event.booths, 3)] + ["nearest:toilet"]
    best = navigator.route(origin, stops, told=False)
    assert {leg.to for leg in best.legs} >= set(stops[:3])
    orders = [navigator.route(origin, order, keep_order=True, told=False).length_m for order in permutations(stops)]
    assert best.length_m == pytest.approx(min(orders), abs=1e-9)


def test_a_tour_goes_on_from_where_each_leg_ends() -> None:
    event = hall(24, 5)
    route = Navigator(event).route(at(2, 2), [b.code for b in event.booths[:6]], told=False)
    for before, after in pairwise(route.legs):
        assert before.points[-1] == pytest.approx(after.points[0])
    assert route.length_m == pytest.approx(sum(leg.length_m for leg in route.legs))


def two_floors(seed: int) -> Event:
    """Generated halls one above the other, joined by stairs, a lift and an escalator that only leads up."""
    random = Random(seed)
    below, above = hall(30, seed), hall(24, seed + 1, level="u")
    links = [
        Link(kind, "g", (random.uniform(1, 14), 1.5), "u", (random.uniform(1, 14), 1.5), kind == "lift", one_way, None)
        for kind, one_way in (("stairs", False), ("lift", False), ("escalator", True))
    ]
    return replace(
        below,
        levels=(*below.levels, *above.levels),
        areas=below.areas + above.areas,
        booths=below.booths + tuple(replace(b, code=f"U{b.code}", agency_ids=("a0",)) for b in above.booths),
        places=below.places + tuple(replace(each, id=f"u-{each.id}") for each in above.places),
        links=tuple(links),
    )


@cache
def shipped() -> Event:
    found = prepare(SHIPPED_EVENT, None).event
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("event", "step_free"),
    [(two_floors(1), False), (two_floors(2), True), (scattered(3), False), (hall(24, 9, turned=1.0), False)],
    ids=["two floors", "without steps", "scattered", "turned"],
)
def test_every_leg_of_a_tour_is_the_quickest_way_from_where_the_one_before_ended(event: Event, step_free: bool) -> None:
    navigator = Navigator(event)
    begin = navigator.spot("entrance")
    random = Random(1)
    stops = [b.code for b in random.sample(event.booths, min(8, len(event.booths)))] + [
        "nearest:toilet",
        "stage",
        "exit",
    ]
    reached = [stop for stop in stops if navigator.route(begin, [stop], step_free=step_free, told=False).reachable]
    tour = navigator.route(begin, reached, step_free=step_free, told=False)
    assert len(tour.legs) == len(reached) > 4
    assert tour.best_order
    in_turn = navigator.route(begin, [leg.to for leg in tour.legs], step_free=step_free, keep_order=True, told=False)
    assert tour.seconds <= in_turn.seconds + 1e-6
    for leg in tour.legs:
        level, x, y = leg.points[0]
        alone = navigator.route(at(x, y, level=level), [leg.to], step_free=step_free, told=False).legs[0]
        assert leg.seconds == pytest.approx(alone.seconds, abs=1e-5)
        assert leg.changes == alone.changes


@pytest.mark.parametrize(
    ("event", "step_free"),
    [(two_floors(1), False), (two_floors(2), True), (scattered(3), False), (hall(24, 9, turned=1.0), False)],
    ids=["two floors", "without steps", "scattered", "turned"],
)
def test_what_a_tour_reckons_with_is_what_single_ways_cost(event: Event, step_free: bool) -> None:
    navigator = Navigator(event)
    stops = [b.code for b in Random(2).sample(event.booths, min(8, len(event.booths)))] + [
        "nearest:toilet",
        "stage",
        "entrance",
    ]
    orders = [Random(k).sample(stops, len(stops)) for k in range(5)]
    tour = navigator.route(navigator.spot("exit"), stops, step_free=step_free, told=False)
    if tour.reachable:
        kept = [
            navigator.route(navigator.spot("exit"), o, step_free=step_free, keep_order=True, told=False) for o in orders
        ]
        assert tour.seconds <= min(each.seconds for each in kept) + 1e-6


def test_a_tour_goes_around_a_closed_aisle_in_the_order_that_is_then_the_best() -> None:
    event = hall(40, 4)
    stops = [b.code for b in Random(5).sample(event.booths, 4)]
    open_floor = Navigator(event)
    points = [
        leg.points[len(leg.points) // 2] for leg in open_floor.route(open_floor.spot("k1"), stops, told=False).legs
    ]
    _, x, y = points[1]
    day = dt.datetime(2016, 12, 8, tzinfo=dt.UTC)
    closed = open_floor.closing([Closure("g", box((x - 0.5, y - 0.5, x + 0.5, y + 0.5)), day, day)])
    tour = closed.route(closed.spot("k1"), stops, told=False)
    orders = [closed.route(closed.spot("k1"), order, keep_order=True, told=False) for order in permutations(stops)]
    assert tour.reachable
    assert tour.length_m == pytest.approx(min(order.length_m for order in orders), abs=1e-9)


def test_a_tour_goes_up_an_escalator_only_when_it_need_not_come_back() -> None:
    upper = (Area("u", "floor", box((0, 0, 20, 10))),)
    up = Link("escalator", "g", (10, 5), "u", (10, 5), False, True, 20.0)
    levels = (Level("g", Text("", "Floor 1"), 1), Level("u", Text("", "Floor 2"), 2))
    navigator = Navigator(plan(links=[up], more=upper, levels=levels))
    stops = [point(12, 5, "u"), point(18, 8), point(11, 5), point(14, 5, "u")]
    tour = navigator.route(at(2, 5), stops, told=False)
    assert {leg.to for leg in tour.legs[:2]} == {stops[1], stops[2]}
    assert [leg.to for leg in tour.legs[2:]] == [stops[0], stops[3]]
    assert tour.best_order


@pytest.mark.parametrize("kiosk", ["K1", "K2"])
def test_all_booths_of_the_shipped_hall_in_the_best_order_and_no_order_made_by_hand_is_shorter(kiosk: str) -> None:
    navigator, random = Navigator(shipped()), Random(8)
    codes = [booth.code for booth in shipped().booths]
    origin = navigator.spot(kiosk)
    tour = navigator.route(origin, codes, told=False)
    assert tour.best_order
    assert sorted(leg.to for leg in tour.legs) == sorted(codes)
    between = {
        here: navigator.walks(navigator.spot(leg_end))
        for here, leg_end in ((leg.to, "{}:{},{}".format(*leg.points[-1])) for leg in tour.legs)
    }

    def roughly(order: Sequence[str]) -> float:
        return sum(between[here][there][0] for here, there in pairwise(order))

    for _ in range(3):
        order = random.sample(codes, len(codes))
        better = True
        while better:
            turned = [order[:i] + order[i:j][::-1] + order[j:] for i, j in combinations(range(len(order) + 1), 2)]
            best = min(turned, key=roughly)
            better = roughly(best) < roughly(order) - 1e-9
            order = best if better else order
        assert tour.length_m <= navigator.route(origin, order, keep_order=True, told=False).length_m + 1e-6


def test_stops_are_kept_in_their_order_when_asked() -> None:
    stops = [point(18, 5), point(2, 5), point(10, 5)]
    navigator = Navigator(plan())
    assert [leg.to for leg in navigator.route(at(3, 5), stops, keep_order=True, told=False).legs] == stops
    assert [leg.to for leg in navigator.route(at(1, 5), stops, told=False).legs] == [stops[1], stops[2], stops[0]]


def test_the_same_stop_twice_is_no_trouble() -> None:
    route = Navigator(plan(booths=[booth("A1", (8, 0, 12, 3))])).route(at(5, 8), ["A1", "A1"], told=False)
    assert [leg.to for leg in route.legs] == ["A1", "A1"]
    assert route.legs[1].length_m == 0


def test_one_stop_nobody_can_reach_is_named() -> None:
    event = plan(walls=[(15, 0, 15.2, 10)], places=[place("exit", "exit", (18, 5)), place("food", "food", (10, 5))])
    route = Navigator(event).route(at(5, 5), ["food", "exit"], told=False)
    assert route.legs == ()
    assert route.reason is not None
    assert "Exit" in route.reason.en


def test_nothing_asked_for_is_a_way_of_no_legs() -> None:
    route = Navigator(plan()).route(at(5, 5), [], told=False)
    assert route.reachable
    assert route.legs == ()


def test_more_stops_than_can_be_ordered_exactly_are_all_visited_and_better_than_as_asked() -> None:
    event = hall(40, 7)
    navigator = Navigator(event)
    stops = [b.code for b in Random(7).sample(event.booths, EXACT_STOPS + 3)]
    route = navigator.route(navigator.spot("k1"), stops, told=False)
    assert {leg.to for leg in route.legs} == set(stops)
    assert not route.best_order
    assert route.length_m < navigator.route(navigator.spot("k1"), stops, keep_order=True, told=False).length_m


Table = list[list[tuple[float, int]]]
"""By spot (0 the origin) the cost of the leg to each stop and the spot where it ends."""


def cost_of(table: Table, order: Sequence[int]) -> float:
    spot, total = 0, 0.0
    for stop in order:
        more, spot = table[spot][stop]
        total += more
    return total


def found(table: Table) -> Order:
    return ordered(lambda spots: [table[spot] for spot in spots], 0, len(table[0]))


def cheapest(table: Table) -> float:
    """Held and Karp's programme, as plain as can be."""
    stops = len(table[0])
    best = {(0, 0): 0.0}
    for _ in range(stops):
        after: dict[tuple[int, int], float] = {}
        for (visited, spot), cost in best.items():
            for stop, (more, there) in enumerate(table[spot]):
                state = (visited | 1 << stop, there)
                if not visited >> stop & 1 and cost + more < after.get(state, inf):
                    after[state] = cost + more
        best = after
    return min(best.values(), default=inf)


costs = st.one_of(st.sampled_from([0.0, 1.0, 2.0, inf]), st.floats(0, 100))


@st.composite
def tables(draw: st.DrawFn, most: int) -> Table:
    """Costs that follow no rule: one way costs more than back, some legs nothing, some do not exist; legs to different
    stops may end at the same spot."""
    stops, spots, shared = draw(st.integers(1, most)), draw(st.integers(1, 3)), draw(st.booleans())
    drawn = draw(st.lists(costs, min_size=1, max_size=40))
    random = Random(draw(st.integers(0, 2**32)))
    return [
        [(random.choice(drawn), 1 + (0 if shared else stop * spots) + random.randrange(spots)) for stop in range(stops)]
        for _ in range(1 + stops * spots)
    ]


def hall_like(random: Random, stops: int, spots: int) -> Table:
    """Rows of booths, each of which is come to at one of a few spots along its front, the nearest."""
    fronts = []
    for _ in range(stops):
        x, y = random.uniform(0, 60), 6.0 * random.randrange(8)
        fronts.append([complex(x + 3 * k / max(1, spots - 1), y) for k in range(spots)])
    places = [complex(30, -5), *(place for front in fronts for place in front)]
    return [
        [
            min((abs(here - place), 1 + stop * spots + k) for k, place in enumerate(front))
            for stop, front in enumerate(fronts)
        ]
        for here in places
    ]


@settings(max_examples=60, deadline=None)
@given(tables(6))
def test_no_order_at_all_is_cheaper_whatever_the_legs_cost(table: Table) -> None:
    order = found(table)
    assert order.best
    assert sorted(order.sequence) == list(range(len(table[0])))
    assert cost_of(table, order.sequence) == pytest.approx(min(cost_of(table, o) for o in permutations(order.sequence)))


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_eight_stops_is_cheaper(seed: int) -> None:
    table = hall_like(Random(seed), 8, 3)
    every = min(cost_of(table, order) for order in permutations(range(8)))
    assert cost_of(table, found(table).sequence) == pytest.approx(every)


@settings(max_examples=25, deadline=None)
@given(
    st.one_of(
        tables(10), st.builds(hall_like, st.randoms(use_true_random=False), st.integers(9, 11), st.integers(1, 4))
    )
)
def test_the_best_order_costs_what_the_plain_programme_says(table: Table) -> None:
    order = found(table)
    assert order.best
    assert cost_of(table, order.sequence) == pytest.approx(cheapest(table))


def test_twelve_stops_are_ordered_as_the_plain_programme_says() -> None:
    table = hall_like(Random(12), 12, 2)
    assert cost_of(table, found(table).sequence) == pytest.approx(cheapest(table))


@pytest.mark.parametrize("seed", range(3))
def test_twenty_four_stops_of_a_hall_are_proved_the_best_and_no_order_improved_by_hand_is_better(seed: int) -> None:
    table = hall_like(Random(seed), 24, 3)
    order = found(table)
    assert order.best
    assert cost_of(table, order.sequence) <= min(by_hand(table, Random(seed), 2)) * (1 + 1e-9)


def by_hand(table: Table, random: Random, orders: int) -> list[float]:
    """What random orders cost after turning stretches round while that helps."""
    lengths = []
    for _ in range(orders):
        order = random.sample(range(len(table[0])), len(table[0]))
        better = True
        while better:
            turned = [order[:i] + order[i:j][::-1] + order[j:] for i, j in combinations(range(len(order) + 1), 2)]
            best = min(turned, key=lambda each: cost_of(table, each))
            better = cost_of(table, best) < cost_of(table, order) - 1e-9
            order = best if better else order
        lengths.append(cost_of(table, order))
    return lengths


def test_an_order_that_exists_is_found_though_most_legs_do_not() -> None:
    onward = {0: 2, 2: 1, 1: 3}
    table = [[(1.0 if onward.get(spot) == stop + 1 else inf, stop + 1) for stop in range(3)] for spot in range(4)]
    assert found(table) == ((1, 0, 2), True)


def test_an_order_that_exists_is_found_among_twenty_four_stops_though_most_legs_do_not() -> None:
    random = Random(3)
    chain = random.sample(range(24), 24)
    onward = dict(pairwise((-1, *chain)))
    table = [
        [(1.0 if onward.get(spot) == stop or random.random() < 0.05 else inf, stop + 1) for stop in range(24)]
        for spot in range(-1, 24)
    ]
    order = found(table)
    assert order.best
    assert cost_of(table, order.sequence) == 24


def test_where_no_order_can_be_walked_the_stops_stay_as_asked() -> None:
    table = [[(1.0, 1), (1.0, 2)], [(0.0, 1), (inf, 1)], [(inf, 2), (0.0, 2)]]
    assert sorted(found(table).sequence) == [0, 1]
    assert cost_of(table, found(table).sequence) == inf


@pytest.mark.parametrize("stops", [0, 1])
def test_fewer_than_two_stops_need_no_order(stops: int) -> None:
    def nobody_asks(spots: Sequence[int]) -> Table:
        raise AssertionError(spots)

    assert ordered(nobody_asks, 0, stops) == (tuple(range(stops)), True)


def test_stops_asked_for_several_times_cost_nothing_more() -> None:
    table = hall_like(Random(4), 6, 3)
    twice = [row + row for row in table]
    assert cost_of(twice, found(twice).sequence) == pytest.approx(cost_of(table, found(table).sequence))


def test_stops_all_at_one_point_are_visited_in_some_order() -> None:
    table = [[(0.0 if spot else 7.0, stop + 1) for stop in range(24)] for spot in range(25)]
    assert found(table).best
    assert cost_of(table, found(table).sequence) == 7


def test_each_spot_is_asked_for_once_and_none_to_which_no_tour_comes() -> None:
    """Two fronts at an angle: walking to and fro between them always ends at a new spot."""
    asked: list[tuple[int, float]] = []

    def legs(spots: Sequence[tuple[int, float]]) -> list[list[tuple[float, tuple[int, float]]]]:
        asked.extend(spots)
        return [[(1.0, (stop, along if on == stop else along * 0.9)) for stop in range(2)] for on, along in spots]

    assert ordered(legs, (-1, 8.0), 2).best
    assert len(asked) == len(set(asked)) == 5


@pytest.mark.parametrize(("stops", "seed"), [(24, 0), (25, 1)])
def test_what_is_not_proved_is_not_called_the_best_but_is_good(stops: int, seed: int) -> None:
    """Costs without any sense: no bound is near enough to leave few orders to look at. And one stop too many."""
    random = Random(seed)
    table = [
        [(random.uniform(0, 100), 1 + 3 * stop + random.randrange(3)) for stop in range(stops)]
        for _ in range(1 + 3 * stops)
    ]
    order = found(table)
    assert not order.best
    assert sorted(order.sequence) == list(range(stops))
    assert cost_of(table, order.sequence) < min(by_hand(table, Random(1), 1))
