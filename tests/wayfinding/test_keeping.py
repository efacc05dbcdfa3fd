"""What was prepared for ways, kept and read back: the same answers, and never another event's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Level, Link, Text
from kiosk.hall.way import Spot
from kiosk.wayfinding import Navigator
from tests.halls import hall, scattered
from tests.wayfinding.plans import booth, box, place, plan

DAY = dt.datetime(2016, 12, 8, tzinfo=dt.UTC)
EVENT = hall(24, 3)
KEPT = Navigator(EVENT).kept()


def two_floors() -> Event:
    """A hall with a lift and stairs up to a booth."""
    levels = (Level("g", Text("ชั้นล่าง", "Ground floor")), Level("u", Text("ชั้นบน", "Upper floor"), 1))
    upstairs = replace(plan().areas[0], level="u")
    return plan(
        booths=[booth("A1", (2, 0, 5, 3)), booth("B1", (15, 4, 18, 6), level="u")],
        places=[place("toilet", "toilet", (1, 9), "u")],
        more=[upstairs],
        levels=levels,
        links=[
            Link("stairs", "g", (19, 5), "u", (19, 5), seconds=20.0),
            Link("lift", "g", (1, 5), "u", (1, 5), step_free=True, one_way=True, seconds=30.0),
        ],
    )


def answers(navigator: Navigator, event: Event, random: Random) -> list[object]:
    """Ways of all kinds, without the time they took."""
    spots = [Spot(k.level, k.at, k.heading) for k in event.kiosks]
    spots += [Spot(random.choice(event.levels).id, (random.uniform(1, 19), random.uniform(1, 9))) for _ in range(3)]
    asked = [[b.code] for b in random.sample(event.booths, min(4, len(event.booths)))]
    asked += [[p.id] for p in event.places] + [["nearest:toilet"], [b.code for b in event.booths[:3]]]
    found: list[object] = [navigator.walks(spot) for spot in spots]
    for spot in spots:
        for to in asked:
            for step_free in (False, True):
                route = navigator.route(spot, to, step_free=step_free, slow=step_free)
                found.append((route.legs, route.reason, route.best_order))
    return found


@pytest.mark.parametrize("event", [EVENT, two_floors(), scattered(3, 20)], ids=["hall", "two floors", "scattered"])
def test_a_kiosk_that_reads_back_what_was_kept_gives_the_same_answers(event: Event) -> None:
    if not any(p.kind == "toilet" for p in event.places):
        event = replace(event, places=(*event.places, place("toilet", "toilet", (1, 1))))
    prepared = Navigator(event)
    back = Navigator(event, kept=prepared.kept())
    assert answers(back, event, Random(1)) == answers(prepared, event, Random(1))
    closure = Closure("g", box((4, 3, 9, 8)), DAY, DAY + dt.timedelta(hours=1))
    closed, back_closed = prepared.closing([closure]), back.closing([closure])
    assert answers(back_closed, event, Random(2)) == answers(closed, event, Random(2))


def test_what_is_kept_for_another_event_is_not_used() -> None:
    other = hall(24, 4)
    fewer = replace(other, booths=other.booths[:-1])
    assert answers(Navigator(fewer, kept=KEPT), fewer, Random(1)) == answers(Navigator(fewer), fewer, Random(1))


def test_what_is_kept_for_a_hall_of_the_same_size_is_not_used_either() -> None:
    moved = replace(EVENT, areas=(*EVENT.areas[:-1], replace(EVENT.areas[-1], shape=box((3, 3, 3.5, 4)))))
    assert answers(Navigator(moved, kept=KEPT), moved, Random(1)) == answers(Navigator(moved), moved, Random(1))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(KEPT) - 1), st.binary(min_size=1, max_size=40), st.booleans())
def test_damaged_bytes_do_no_harm(at: int, garbage: bytes, cut: bool) -> None:
    damaged = KEPT[:at] if cut else KEPT[:at] + garbage + KEPT[at + len(garbage) :]
    navigator = Navigator(EVENT, kept=damaged)
    assert navigator.walks(navigator.spot("k1")) == WALKS


WALKS = Navigator(EVENT).walks(Navigator(EVENT).spot("k1"))
