"""Whoever knows only the words finds the booth; and the walker who shows it does get lost when the words are wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from random import Random

import shapely

from kiosk.hall.model import Event
from kiosk.hall.way import Landmark, Leg, Step, Turn
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare
from kiosk.wayfinding import Navigator
from kiosk.wayfinding.sides import open_sides
from tests.halls import hall
from tests.wayfinding.blind_walker import DRAWS, SIGHT, Hall, Trip, Walker, errors, trips

OPPOSITE: dict[Turn, Turn] = {
    "straight": "u_turn",
    "slight_left": "slight_right",
    "left": "right",
    "sharp_left": "sharp_right",
    "slight_right": "slight_left",
    "right": "left",
    "sharp_right": "sharp_left",
    "u_turn": "straight",
}


@cache
def shipped() -> Event:
    found = prepare(SHIPPED_EVENT, None).event
    assert found is not None
    return found


@cache
def walks() -> tuple[Trip, ...]:
    """From both kiosks to every booth and place of the shipped hall, in every draw."""
    goals = [booth.code for booth in shipped().booths] + [place.id for place in shipped().places]
    return tuple(trips(shipped(), goals))


def lost(found: Sequence[Trip]) -> list[tuple[str, str, str, str]]:
    return [(trip.kiosk, trip.to, trip.draw, trip.outcome.why) for trip in found if not trip.outcome.found]


def test_in_the_shipped_hall_everybody_finds_every_booth() -> None:
    to_booths = [trip for trip in walks() if trip.to in shipped().booth_by_code]
    assert len(to_booths) == 2 * 24 * len(DRAWS)
    assert lost(to_booths) == []


def test_in_the_shipped_hall_everybody_finds_every_place() -> None:
    to_places = [trip for trip in walks() if trip.to in shipped().place_by_id]
    assert lost(to_places) == []


def test_who_has_found_a_booth_stands_before_one_of_its_open_sides() -> None:
    for trip in walks():
        booth = shipped().booth_by_code.get(trip.to)
        if booth:
            sides = open_sides([booth])
            lines = shapely.MultiLineString(list(zip(sides.starts.tolist(), sides.ends.tolist(), strict=True)))
            assert shapely.distance(lines, shapely.Point(trip.outcome.track[-1])) <= 1.7, trip


def lost_in(booths: int, seeds: Sequence[int], sample: int) -> tuple[set[tuple[int, str, str]], int]:
    """Who is lost in any draw in generated halls of ``booths`` booths, and of how many."""
    pairs, gone = set(), set()
    for seed in seeds:
        event = hall(booths, seed)
        goals = [booth.code for booth in Random(seed).sample(event.booths, sample)]
        for trip in trips(event, goals, ("-20 %", "+20 %")):
            pairs.add((seed, trip.kiosk, trip.to))
            if not trip.outcome.found:
                gone.add((seed, trip.kiosk, trip.to))
    return gone, len(pairs)


def test_in_small_generated_halls_ninety_nine_in_a_hundred_find_the_booth() -> None:
    gone, pairs = lost_in(24, range(20, 24), 24)
    assert len(gone) <= pairs / 100, gone


def test_in_larger_generated_halls_nearly_everybody_finds_the_booth() -> None:
    """Of as few as here a single one is more than one in a hundred; ``make walkers`` asks more of them."""
    gone, pairs = lost_in(120, range(60, 63), 8)
    assert len(gone) <= pairs / 40, gone


def told_wrongly(
    change: Callable[[Leg, int], Step | None], pick: Callable[[Step], bool], more: Sequence[Event] = ()
) -> tuple[int, int]:
    """How many walkers of the shipped hall and of ``more`` are lost, of how many, when one step of theirs is changed or
    left out."""
    gone = walked = 0
    for event in (shipped(), *more):
        there, navigator = Hall(event), Navigator(event)
        for kiosk in event.kiosks:
            spot = navigator.spot(kiosk.id)
            for booth in event.booths:
                (leg,) = navigator.route(spot, [booth.code]).legs
                for k, step in enumerate(leg.steps):
                    if not pick(step):
                        continue
                    other = change(leg, k)
                    steps = (*leg.steps[:k], *([other] if other else []), *leg.steps[k + 1 :])
                    gone += not Walker(there, spot, leg.changes, errors("exact")).follow(steps).found
                    walked += 1
                    break
    return gone, walked


def far_turn(step: Step) -> bool:
    """A turn after which one walks further than one sees."""
    return step.kind == "turn" and step.distance_m >= SIGHT


def test_whoever_is_sent_off_the_wrong_way_is_lost() -> None:
    gone, walked = told_wrongly(
        lambda leg, k: replace(leg.steps[k], turn=OPPOSITE[leg.steps[k].turn or "straight"]),
        lambda step: step.kind == "start",
    )
    assert gone >= 0.8 * walked > 0


def test_whoever_is_told_left_for_right_at_a_turn_is_lost() -> None:
    gone, walked = told_wrongly(
        lambda leg, k: replace(leg.steps[k], turn=OPPOSITE[leg.steps[k].turn or "straight"]), far_turn, [hall(24, 20)]
    )
    assert gone >= 0.85 * walked > 0


def test_whoever_is_not_told_of_a_slight_turn_is_often_lost() -> None:
    """Not always: some see the next mark all the same, for the words are such that little errors do no harm."""
    gone, walked = told_wrongly(lambda *_: None, far_turn, [hall(24, 20)])
    assert gone >= 0.4 * walked > 0


def test_whoever_is_told_to_turn_at_the_wrong_booth_is_lost() -> None:
    def elsewhere(leg: Leg, k: int) -> Step:
        far = max(
            shipped().booths,
            key=lambda booth: shapely.distance(
                shapely.Point(leg.steps[k].at[1:]), shapely.Point(booth.outline().outer[0])
            ),
        )
        return replace(leg.steps[k], landmark=Landmark(far.code, "left"))

    gone, walked = told_wrongly(elsewhere, lambda step: step.kind == "turn" and step.landmark is not None)
    assert gone == walked > 0


def test_without_marks_there_are_always_some_who_are_lost() -> None:
    there, navigator = Hall(shipped()), Navigator(shipped())
    gone = 0
    for kiosk in shipped().kiosks:
        spot = navigator.spot(kiosk.id)
        for booth in shipped().booths:
            (leg,) = navigator.route(spot, [booth.code]).legs
            bare = [replace(step, landmark=None) if step.kind != "arrive" else step for step in leg.steps]
            gone += not Walker(there, spot, leg.changes, errors("exact")).follow(bare).found
    assert gone >= 3


def test_whoever_is_told_that_the_booth_is_on_the_other_side_does_not_find_it_there() -> None:
    def other(leg: Leg, k: int) -> Step:
        landmark = leg.steps[k].landmark
        assert landmark is not None
        return replace(leg.steps[k], landmark=Landmark(landmark.code, "right" if landmark.side == "left" else "left"))

    gone, walked = told_wrongly(
        other, lambda step: step.kind == "arrive" and step.landmark is not None and step.landmark.side != "ahead"
    )
    assert gone >= 0.5 * walked > 0


def test_the_walker_reads_neither_headings_nor_points() -> None:
    there, navigator = Hall(shipped()), Navigator(shipped())
    spot = navigator.spot("K1")
    for booth in shipped().booths[:6]:
        (leg,) = navigator.route(spot, [booth.code]).legs
        blank = [replace(step, heading=0.0, at=("nowhere", 0.0, 0.0)) for step in leg.steps]
        tracks = [
            Walker(there, spot, leg.changes, errors("seed 1")).follow(steps).track for steps in (leg.steps, blank)
        ]
        assert tracks[0] == tracks[1]
