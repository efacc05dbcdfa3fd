"""A way over two floors: where it changes level and by what, and that one may do without stairs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.store import Store
from tests.journeys.visiting import Start, nothing_is_cut, on_the_map, walk_up, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT, Started
from tests.ui.looking import seen_part, whole
from ui.two_floors import GROUND, UPPER, on_two_floors
from ui.viewmodels.presenting import NO_BREAK_SPACE


def two_floors(folder: Path, *, lift: bool = True) -> None:
    store = Store(folder)
    event = on_two_floors(store.load())
    if not lift:
        event = replace(event, links=tuple(link for link in event.links if link.kind != "lift"))
    store.add(event, source="floors.xlsx", applied_at=dt.datetime(2016, 12, 7, tzinfo=dt.UTC), walks={})


def links(visitor: Started) -> list[str]:
    """By what the way on the screen changes level."""
    route = visitor.kiosk.visit.directions.route
    return [change.kind for leg in route.legs for change in leg.changes] if route else []


def level(visitor: Started) -> str:
    return visitor.kiosk.visit.map.shown_level


@pytest.mark.parametrize(
    ("size", "language"), [(PORTRAIT, "th"), (LANDSCAPE, "en")], ids=["portrait-th", "landscape-en"]
)
def test_a_way_upstairs_shows_both_floors_and_the_lift_is_a_touch_away(
    start_kiosk: Start, size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size, before=two_floors)
    walk_up(visitor, language)
    visitor.touch_item("type-health")
    visitor.touch_item(visitor.scroll_to("B08", inside="booths"))
    visitor.wait_until(lambda: bool(links(visitor)) and not visitor.kiosk.busy)
    told = visitor.item("access").property("text").replace(NO_BREAK_SPACE, " ")
    assert told == words("step_free_offer", language, means=words("means_lift", language), minutes=2)
    visitor.sees(words("by_means", language, means=words("means_stairs", language)))
    nothing_is_cut(visitor)
    visitor.touch_item("takeMeThere")

    # both floors are marked, the sign at the stairs and the steps lead to theirs
    assert level(visitor) == GROUND
    assert len([item for item in visitor.items() if item.objectName() == "onTheWay"]) == 2
    visitor.rest(0.3)
    visitor.touch(*on_the_map(visitor, 6.0, 3.5))
    visitor.wait_until(lambda: level(visitor) == UPPER)
    visitor.touch_item("language-en" if language == "th" else "language-th")
    visitor.touch_item(f"language-{language}")
    visitor.wait_until(lambda: not visitor.kiosk.busy)
    assert level(visitor) == UPPER, "another language shows another floor"
    x, y = visitor.place_of("steps")
    visitor.swipe((x, y), (x, y + 300))
    visitor.touch_item(visitor.kiosk.visit.directions.firstStep)
    visitor.wait_until(lambda: level(visitor) == GROUND)

    # the way by lift is told at once, taken, and given back
    assert links(visitor) == ["stairs"]
    assert visitor.item("wayChoice").property("text").replace(NO_BREAK_SPACE, " ") == told
    nothing_is_cut(visitor)
    visitor.touch_item("wayChoice")
    visitor.wait_until(lambda: links(visitor) == ["lift"])
    assert visitor.named("headNote") is None, "at the slower pace it is the same minutes"
    visitor.scroll_to("ขึ้นลิฟต์ไปยังชั้น 2" if language == "th" else "lift up to Floor 2", inside="steps")
    nothing_is_cut(visitor)
    visitor.touch_item("wayChoice")
    visitor.wait_until(lambda: links(visitor) == ["stairs"])

    # the next visitor begins anew
    visitor.touch_item("wayChoice")
    visitor.wait_until(lambda: links(visitor) == ["lift"])
    visitor.kiosk.visit.session.forget()
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B08")
    visitor.wait_until(lambda: links(visitor) == ["stairs"])


@pytest.mark.parametrize(
    ("size", "language"), [(PORTRAIT, "th"), (LANDSCAPE, "en")], ids=["portrait-th", "landscape-en"]
)
def test_where_only_stairs_lead_upstairs_that_is_said_and_nothing_else_is_offered(
    start_kiosk: Start, size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size, language, before=lambda folder: two_floors(folder, lift=False))
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B08")
    assert visitor.item("noneWithout").property("text") == words("step_free_none", language)
    assert visitor.named("wayChoice") is None
    assert links(visitor) == ["stairs"]
    nothing_is_cut(visitor)


def test_whoever_shows_another_floor_reads_the_steps_on_it(start_kiosk: Start) -> None:
    visitor = start_kiosk(LANDSCAPE, before=two_floors)
    visitor.kiosk.visit.session.start()
    visitor.kiosk.visit.goTo("B08")
    visitor.item("wayChoice")
    steps = visitor.item("steps")

    def read(floor: str) -> list[str]:
        """The steps on ``floor`` that stand wholly on the screen."""
        area = seen_part(steps)
        rows = visitor.kiosk.visit.directions.steps.rows
        there = {seen.text for seen in visitor.texts() if area.contains(whole(seen.item))}
        return [row.sentence for row in rows if row.level == floor and row.sentence in there]

    visitor.wait_until(lambda: bool(read(GROUND)) and not read(UPPER))
    visitor.touch_item(f"level-{UPPER}")
    visitor.wait_until(lambda: len(read(UPPER)) == 2)
    visitor.wait_for_stillness(steps)
    visitor.touch_item(f"level-{GROUND}")
    visitor.wait_until(lambda: visitor.kiosk.visit.directions.firstStep in read(GROUND))
    visitor.wait_for_stillness(steps)

    # a step that is touched stays under the finger, and the map shows its floor
    visitor.swipe(visitor.place_of(steps), (visitor.place_of(steps)[0], 0))
    visitor.wait_for_stillness(steps)
    last = read(UPPER)[-1]
    place = visitor.place_of(last)
    visitor.touch_item(last)
    visitor.wait_until(lambda: level(visitor) == UPPER)
    visitor.wait_for_stillness(steps)
    assert visitor.place_of(last) == place
