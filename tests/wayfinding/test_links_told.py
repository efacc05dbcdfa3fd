"""Ways to other levels: where one changes, by what and to which floor; step-free ways; and whether a walker who knows
only the words finds the booth."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest

from kiosk.hall.model import LINK_KINDS, Area, Event, Level, Link, Text
from kiosk.hall.way import Leg, LevelChange
from kiosk.refresh import export_event, prepare
from kiosk.wayfinding import Navigator
from tests.storeys import storeyed
from tests.wayfinding.blind_walker import Hall, Outcome, walk
from tests.wayfinding.plans import at, box, plan, point

BUILDINGS = ((48, 120, 2), (48, 126, 2), (60, 121, 3))
FOUND = 0.9
"""Share of the walkers who find the booth on another level, at least."""
SAID = {
    ("stairs", "up"): ("Take the stairs up to {}", "ขึ้นบันไดไปยัง{}"),
    ("stairs", "down"): ("Take the stairs down to {}", "ลงบันไดไปยัง{}"),
    ("escalator", "up"): ("Take the escalator up to {}", "ขึ้นบันไดเลื่อนไปยัง{}"),
    ("escalator", "down"): ("Take the escalator down to {}", "ลงบันไดเลื่อนไปยัง{}"),
    ("lift", "up"): ("Take the lift up to {}", "ขึ้นลิฟต์ไปยัง{}"),
    ("lift", "down"): ("Take the lift down to {}", "ลงลิฟต์ไปยัง{}"),
    ("ramp", "up"): ("Take the ramp up to {}", "ขึ้นทางลาดไปยัง{}"),
    ("ramp", "down"): ("Take the ramp down to {}", "ลงทางลาดไปยัง{}"),
}
TAKEN = re.compile(r"Take the (?:stairs|escalator|lift|ramp)"), re.compile(r"(?:ขึ้น|ลง)(?:บันได|ลิฟต์|ทางลาด)")
GOES_ON = re.compile(r"$|\. [A-Z]| and [a-z]"), re.compile(r"$| แล้ว| จากนั้น| เมื่อ")
"""What may follow the words for a link."""

building = pytest.mark.parametrize("which", BUILDINGS, ids=lambda which: f"{which[2]} levels, seed {which[1]}")


@cache
def built(which: tuple[int, int, int]) -> tuple[Event, Navigator]:
    event = storeyed(*which)
    return event, Navigator(event)


@cache
def legs(which: tuple[int, int, int], step_free: bool = False) -> tuple[Leg, ...]:
    """From every kiosk to every sixth booth of other levels."""
    event, navigator = built(which)
    found: list[Leg] = []
    for kiosk in event.kiosks:
        goals = [booth.code for booth in event.booths[::6] if booth.level != kiosk.level]
        for goal in goals:
            found.extend(navigator.route(navigator.spot(kiosk.id), [goal], step_free=step_free).legs)
    return tuple(found)


def said(event: Event, change: LevelChange) -> tuple[str, str]:
    """The words for taking ``change``, English and Thai."""
    levels = event.level_by_id
    begin, end = levels[change.begin[0]], levels[change.end[0]]
    english, thai = SAID[change.kind, "up" if end.ordinal > begin.ordinal else "down"]
    return english.format(end.name.en), thai.format(end.name.th)


@building
def test_a_kiosk_takes_such_a_building_as_a_workbook(which: tuple[int, int, int], tmp_path: Path) -> None:
    event = storeyed(*which)
    assert event == built(which)[0]
    export_event(event, tmp_path / "building.zip")
    taken = prepare(tmp_path / "building.zip", None)
    assert taken.event is not None
    assert taken.event.links == event.links
    assert {level.id for level in event.levels} == {spot.level for spot in event.kiosks}


@building
def test_every_change_of_level_is_told_once_in_order_where_it_is(which: tuple[int, int, int]) -> None:
    event, _ = built(which)
    assert all(leg.changes for leg in legs(which))
    for leg in (*legs(which), *legs(which, step_free=True)):
        rides = [step for step in leg.steps if step.kind == "link"]
        assert [step.at for step in rides] == [change.begin for change in leg.changes]
        for step, change in zip(rides, leg.changes, strict=True):
            for text, words, on in zip((step.text.en, step.text.th), said(event, change), GOES_ON, strict=True):
                assert text.startswith(words)
                assert on.match(text.removeprefix(words)), text


def test_every_step_is_on_the_level_to_which_the_links_before_it_lead() -> None:
    for leg in (leg for which in BUILDINGS for leg in legs(which)):
        level, changes = leg.steps[0].at[0], iter(leg.changes)
        for step in leg.steps:
            assert step.at[0] == level, step
            level = next(changes).end[0] if step.kind == "link" else level


@building
def test_nothing_is_taken_that_the_way_does_not_lead_over(which: tuple[int, int, int]) -> None:
    for leg in (*legs(which), *legs(which, step_free=True)):
        for pattern, language in zip(TAKEN, ("en", "th"), strict=True):
            told = [text for step in leg.steps for text in pattern.findall(step.text.said_in(language))]
            assert len(told) == len(leg.changes), [step.text.said_in(language) for step in leg.steps]


@building
def test_nobody_is_sent_up_to_come_down_again(which: tuple[int, int, int]) -> None:
    event, _ = built(which)
    for leg in legs(which):
        visited = [leg.changes[0].begin[0], *(change.end[0] for change in leg.changes)]
        ordinals = [event.level_by_id[level].ordinal for level in visited]
        assert ordinals in (sorted(set(ordinals)), sorted(set(ordinals), reverse=True))
        assert visited[-1] == event.booth_by_code[leg.to].level


@building
def test_step_free_ways_take_only_lifts_and_ramps_that_are_marked_so(which: tuple[int, int, int]) -> None:
    event, _ = built(which)
    free = {(link.kind, link.from_level, link.to_level) for link in event.links if link.step_free}
    free |= {(kind, there, here) for kind, here, there in free}
    ways = legs(which, step_free=True)
    assert len(ways) == len(legs(which))
    for leg in ways:
        assert leg.step_free
        assert all((change.kind, change.begin[0], change.end[0]) in free for change in leg.changes)
    assert any(not leg.step_free for leg in legs(which))


@pytest.mark.parametrize("kind", LINK_KINDS)
@pytest.mark.parametrize(("way", "goal"), [("up", "u"), ("down", "g")])
def test_the_words_for_a_link_are_whole_where_the_way_ends_at_it(kind: str, way: str, goal: str) -> None:
    levels = (Level("g", Text("ชั้น 1", "Floor 1"), 1), Level("u", Text("ชั้น 2", "Floor 2"), 2))
    link = Link(kind, "g", (4.0, 5.0), "u", (4.0, 5.0))
    event = plan(links=[link], more=[Area("u", "floor", box((0, 0, 20, 10)))], levels=levels)
    begin = at(10, 5, 270, level="g" if goal == "u" else "u")
    steps = Navigator(event).route(begin, [point(6, 5, goal)]).legs[0].steps
    floor = levels[goal == "u"].name
    english, thai = SAID[kind, way]
    assert [step.kind for step in steps] == ["start", "link", "arrive"]
    assert steps[1].text == Text(thai.format(floor.th), english.format(floor.en))


@cache
def outcomes(which: tuple[int, int, int]) -> tuple[tuple[Leg, Outcome], ...]:
    """Walks from every kiosk to some booths of other levels, the distances misjudged by a fifth either way."""
    event, navigator = built(which)
    there = Hall(event)
    found: list[tuple[Leg, Outcome]] = []
    for kiosk in event.kiosks:
        goals = [booth.code for booth in event.booths if booth.level != kiosk.level]
        spot = navigator.spot(kiosk.id)
        for goal in Random(kiosk.id).sample(goals, 4):
            (leg,) = navigator.route(spot, [goal]).legs
            found.extend((leg, walk(there, spot, leg, draw)) for draw in ("-20 %", "+20 %"))
    return tuple(found)


def test_who_knows_only_the_words_comes_to_the_other_level_and_there_to_the_booth() -> None:
    walks = [each for which in BUILDINGS for each in outcomes(which)]
    lost = [(leg.to, outcome.why) for leg, outcome in walks if not outcome.found]
    assert len(lost) <= (1 - FOUND) * len(walks), lost
