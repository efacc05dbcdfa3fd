"""Signs of other floors and of closed aisles, and how closed floor is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.hall.closure import Closure
from kiosk.hall.way import Leg, LevelChange, Position, Route
from tests.ui.harness import Visitor
from tests.ui.map.mapping import SCENE, MapVisitor, box, fair
from tests.ui.map.test_map_layout import boxes, furnished, layout
from ui.map.closed import closed_on
from ui.map.picture import Change, Shown
from ui.map.route import laid_on, levels_of
from ui.map.turning import Turning, overlap

pytestmark = pytest.mark.usefixtures("application")
NOON = dt.datetime(2016, 12, 8, 12, tzinfo=dt.UTC)
UP = LevelChange("lift", True, ("g", 36.0, 15.0), ("up", 25.0, 15.0))


def closure(left: float, top: float, right: float, bottom: float, level: str = "g") -> Closure:
    return Closure(level, box(left, top, right, bottom), NOON, NOON + dt.timedelta(hours=1))


def upstairs(*changes: LevelChange) -> Route:
    points: tuple[Position, ...] = (("g", 20, 15), ("g", 36, 15), ("up", 25, 15), ("up", 8, 12))
    return Route((Leg("U1", 33.0, 60.0, points, (), changes),), None, 1.0)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 30),
    st.floats(8, 90),
    st.sampled_from(["", "A3", "A17"]),
    st.sampled_from(["th", "en"]),
    st.tuples(st.floats(2, 36), st.floats(2, 26)),
    st.tuples(st.floats(1, 10), st.floats(1, 10)),
)
def test_no_sign_lies_on_another_or_on_anything_written_where_there_is_room(
    seed: int, scale: float, selected: str, language: str, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    event = furnished(seed)
    closed = closed_on(event, [closure(*corner, corner[0] + size[0], corner[1] + size[1])], "g", Turning(0))
    change = Change((36, 15), "lift", "ไปชั้น 2" if language == "th" else "To Floor 2", "up")
    shown = Shown(
        selected, None, language, {}, (((20, 15), (36, 15)),), (20, 15), "You are here", (change,), closed, "ปิดทาง"
    )
    made = layout(event, scale, shown)
    roomy = scale > 20 and size[0] * scale >= 80
    assert [sign.wish.kind for sign in made.signs] in [["change", "closed"], *([] if roomy else [["change"]])]
    written = [box for _, box in boxes(made)]
    change_sign = made.signs[0]
    assert change_sign.row is not None, "a sign to another floor says to which"
    for sign in made.signs:
        hidden = [other for other in written if overlap(sign.box, other)]
        # only the chosen booth was there first
        assert len(hidden) <= (1 if selected else 0)
    for one, other in combinations(made.signs, 2):
        assert not overlap(one.box, other.box)
    for one, other in combinations(written, 2):
        assert not overlap(one, other)


areas_closed = st.lists(
    st.tuples(st.floats(1, 36), st.floats(1, 26), st.floats(0.3, 9), st.floats(0.3, 9)), min_size=2, max_size=9
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(areas_closed, st.floats(4, 90), st.booleans())
def test_signs_of_many_closed_areas_never_lie_on_one_another(
    areas: list[tuple[float, float, float, float]], scale: float, numbered: bool
) -> None:
    closures = [closure(left, top, left + across, top + down) for left, top, across, down in areas]
    closed = closed_on(furnished(3), closures, "g", Turning(0), numbered=numbered)
    signs = layout(furnished(3), scale, Shown(closed=closed, closed_words="ปิดทาง")).signs
    for one, other in combinations(signs, 2):
        assert not overlap(one.box, other.box)
    if numbered:
        told = [sign.wish.words for sign in signs]
        assert len(told) == len(set(told))
        assert set(told) <= {str(number) for number in range(1, len(areas) + 1)}


def test_small_closed_areas_side_by_side_each_show_their_number_in_the_order_of_the_list() -> None:
    closures = [closure(left, 20, left + 0.6, 21) for left in (10, 11.5, 13)] + [closure(1, 1, 9, 9, "up")]
    closed = closed_on(fair(), [closures[3], *closures[:3]], "g", Turning(0), numbered=True)
    signs = layout(fair(), 20, Shown(closed=closed)).signs
    assert sorted(sign.row.text for sign in signs if sign.row) == ["2", "3", "4"]
    for sign in signs:
        (left, top, right, bottom) = next(area.box for area in closed if str(area.number) == sign.wish.words)
        x, y = sign.stem or sign.at
        assert left < x / 20 < right
        assert top < y / 20 < bottom
        assert abs(sign.at[0] - x) + abs(sign.at[1] - y) < 100


def test_a_large_closed_area_says_so_in_words_in_its_middle() -> None:
    closed = closed_on(fair(), [closure(2, 18, 26, 29)], "g", Turning(0))
    (sign,) = layout(fair(), 20, Shown(closed=closed, closed_words="ปิดทาง")).signs
    assert sign.row is not None
    assert sign.row.text == "ปิดทาง"
    left, top, right, bottom = (side / 20 for side in sign.box)
    assert left > 2
    assert right < 26
    assert top > 18
    assert bottom < 29


def test_only_floor_is_drawn_as_closed_and_only_on_its_level() -> None:
    closed = closed_on(fair(), [closure(35, 25, 90, 90), closure(50, 50, 60, 60)], "g", Turning(0))
    assert [area.box for area in closed] == [(35, 25, 40, 30)]
    assert closed_on(fair(), [closure(1, 1, 9, 9, "up")], "g", Turning(0)) == ()


def test_a_lift_that_passes_a_floor_is_one_ride_and_shows_nothing_there() -> None:
    first = LevelChange("lift", True, ("g", 5.0, 5.0), ("up", 5.0, 5.0))
    second = LevelChange("lift", True, ("up", 5.0, 5.0), ("top", 5.0, 5.0))
    points: tuple[Position, ...] = (("g", 1, 5), ("g", 5, 5), ("up", 5, 5), ("top", 5, 5), ("top", 9, 5))
    route = Route((Leg("T1", 8.0, 90.0, points, (), (first, second)),), None, 1.0)
    assert [(j.kind, j.level, j.leaves) for j in laid_on(route, "g", Turning(0)).junctions] == [("lift", "top", True)]
    assert laid_on(route, "up", Turning(0)).junctions == ()
    assert [(j.level, j.leaves) for j in laid_on(route, "top", Turning(0)).junctions] == [("g", False)]
    assert levels_of(route) == ["g", "top"]


def test_the_sign_at_a_lift_leads_to_the_floor_it_names_and_back(scene: Callable[..., Visitor]) -> None:
    seen = MapVisitor(scene(SCENE), fair())
    seen.shows_new_picture(lambda: seen.model.show_route(upstairs(UP)))
    seen.settles()
    assert seen.model.shown_level == "g"
    seen.visitor.touch(*seen.on_screen(36, 15))
    assert seen.model.shown_level == "up"
    seen.settles()
    seen.visitor.touch(*seen.on_screen(25, 15))
    assert seen.model.shown_level == "g"
    assert (seen.booths, seen.places) == ([], [])


def test_the_same_way_told_anew_leaves_the_floor_that_is_shown(scene: Callable[..., Visitor]) -> None:
    seen = MapVisitor(scene(SCENE), fair())
    seen.model.show_route(upstairs(UP))
    seen.model.show_level("up")
    seen.model.show_route(upstairs(UP))
    assert seen.model.shown_level == "up"
    other = upstairs(UP)
    seen.model.show_route(replace(other, legs=(replace(other.legs[0], points=(("g", 20, 15), ("g", 4, 4))),)))
    assert seen.model.shown_level == "g"


def test_closed_floor_is_hatched_and_plain_again_when_it_is_open(scene: Callable[..., Visitor]) -> None:
    seen = MapVisitor(scene(SCENE), fair())
    spots = [(4 + 0.13 * step, 24.0) for step in range(12)]
    plain = [seen.colour_at(*spot) for spot in spots]
    assert len(set(plain)) == 1
    seen.shows_new_picture(lambda: seen.model.show_closures((closure(2, 18, 26, 29),)))
    seen.settles()
    hatched = [seen.colour_at(*spot) for spot in spots]
    assert len(set(hatched)) > 1
    assert set(plain).isdisjoint(hatched)
    seen.shows_new_picture(lambda: seen.model.show_closures(()))
    seen.settles()
    assert [seen.colour_at(*spot) for spot in spots] == plain
