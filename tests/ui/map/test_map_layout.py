"""Everything written on the map together: nothing lies on anything else, and who comes first keeps the place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.hall.model import Area, Event, Place, Rectangle, Text
from tests.halls import hall
from tests.ui.map.mapping import booth, box, fair
from ui.map.here import box_beside
from ui.map.labels import Labeller
from ui.map.layout import Layout, Layouter
from ui.map.look import MEDIUM, Letters
from ui.map.picture import Frame, HereWords, Shown
from ui.map.scene import scene_of
from ui.map.turning import Box, Turning, overlap

MM = 4.0
pytestmark = pytest.mark.usefixtures("application")


def layout(
    event: Event, scale: float, shown: Shown | None = None, clear: Box | None = None, buttons: tuple[Box, ...] = ()
) -> Layout:
    shown = shown or Shown(here=(20, 15), here_words="ท่านอยู่ที่นี่")
    scene = scene_of(event, Turning(0), event.kiosks[0].level)
    frame = Frame(scene.box, scale, MM, clear, buttons)
    labeller = Labeller(Letters(), scale, MM, shown.language)
    return Layouter(scene, list(scene.booths), labeller, shown, frame).layout(lambda: None)


def boxes(made: Layout) -> Iterator[tuple[str, Box]]:
    for shape, label in made.booths:
        yield shape.code, label.box
    for written in made.ground:
        yield written.label.rows[0].text, written.label.box
    for badge in made.badges:
        yield badge.mark.place.id, badge.box
    if made.bubble:
        yield "bubble", made.bubble.box


def furnished(seed: int) -> Event:
    """A hall with zones, rooms and many places between its booths."""
    return fair(
        *(booth(f"A{i}", Rectangle(3 + 4 * (i % 6), 6 + 6 * (i // 6), 4, 3)) for i in range(18)),
        areas=(
            Area("g", "zone", box(1, 5, 30, 29), Text("โซนนวัตกรรม", "Innovation zone")),
            Area("g", "blocked", box(32, 20, 39, 26), Text("ห้องรับรองแขก", "Guest room")),
        ),
        places=tuple(
            Place(f"p{i}", ("toilet", "food", "exit", "water")[i % 4], "g", (seed % 7 + i * 3.1, 4 + i * 2.3 % 25),
                  Text(f"จุดบริการที่ {i}", f"Service point {i}"))
            for i in range(11)
        ),
    )  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 30), st.floats(4, 120), st.sampled_from(["", "A3", "A17"]), st.sampled_from(["th", "en"]))
def test_nothing_written_lies_on_anything_else(seed: int, scale: float, selected: str, language: str) -> None:
    shown = Shown(selected, None, language, {}, (((20, 15), (20, 4), (3, 4)),), (20, 15), "You are here")
    made = dict(boxes(layout(furnished(seed), scale, shown)))
    for (one, a), (other, b) in combinations(made.items(), 2):
        assert not overlap(a, b), f"{one} lies on {other}"


@pytest.mark.parametrize("scale", [0.5, 2.0, 6.0, 20.0, 100.0])
def test_the_chosen_booth_is_always_labelled(scale: float) -> None:
    made = layout(hall(400, 1), scale, Shown("B0123"))
    labelled = {shape.code for shape, _ in made.booths}
    assert ("B0123" in labelled) != (made.bubble is not None)
    if made.bubble:
        assert made.bubble.row.text == "B0123"


def test_booths_that_match_keep_their_codes_where_others_lose_theirs() -> None:
    """With the keyboard up the map is small."""
    row = [booth(f"A{i:02}", Rectangle(3 + 3 * i, 6, 3, 2.4)) for i in range(8)]
    on_it = Place("atm", "atm", "g", (16.5, 7.2))
    shown = Shown(matching=frozenset({"A02", "A04"}))
    named = {shape.code for shape, _ in layout(fair(*row, places=(on_it,)), 10.5, shown).booths}
    assert {"A02", "A04"} == named


def test_places_are_named_once_there_is_room() -> None:
    event = fair(places=(Place("wc", "toilet", "g", (30, 12), Text("ห้องน้ำใหญ่", "Main toilet")),))
    assert "ห้องน้ำใหญ่" not in dict(boxes(layout(event, 10)))
    assert "ห้องน้ำใหญ่" in dict(boxes(layout(event, 60)))


def test_no_name_is_written_across_a_wall() -> None:
    near_wall = Place("wc", "toilet", "g", (39.5, 12), Text("ห้องน้ำใหญ่ฝั่งตะวันออก", "Large east toilets"))
    assert "ห้องน้ำใหญ่ฝั่งตะวันออก" not in dict(boxes(layout(fair(places=(near_wall,)), 40)))


def test_the_visitors_words_go_where_they_hide_least() -> None:
    around_it = (Rectangle(18, 16.2, 4, 3), Rectangle(21.5, 12, 6, 6))
    event = fair(*(booth(f"A{i}", shape) for i, shape in enumerate(around_it)))
    assert layout(event, 20).here_words.side == "left"
    assert layout(fair(), 20).here_words.side == "below"


def test_no_name_is_cut_by_a_panel_or_the_windows_edge() -> None:
    event = furnished(3)
    whole = dict(boxes(layout(event, 40)))
    badges = {place.id for place in event.places}
    edge = (whole["A3"][0] + whole["A3"][2]) / 2 / 40
    cut = dict(boxes(layout(event, 40, clear=(-2, -2, edge, 32))))
    assert "A3" in whole
    assert "A3" not in cut
    for name, (left, _, right, _) in cut.items():
        assert name in badges or not left < edge * 40 < right, name
    assert "A5" in cut, "what lies beyond is ready for a finger that drags it in"


def test_the_visitors_words_are_large_where_there_is_room_and_stay_in_sight() -> None:
    assert layout(fair(), 20).here_words == HereWords("below", 8.0)
    low = layout(fair(), 20, clear=(-2, -2, 42, 16)).here_words
    assert low.side != "below"
    crowd = [booth(f"A{i}", Rectangle(14 + 4 * (i % 3), 10 + 4 * (i // 3), 3.8, 3.8)) for i in range(9) if i != 4]
    assert layout(fair(*crowd), 12).here_words.em == 5.2


def test_the_visitors_words_hide_no_beginning_of_the_way_and_are_not_cut_off() -> None:
    for side in (-1, 1):
        # the way leaves to one side, and a panel begins close on the other
        way = ((20, 15), (20 - side * 12, 13))
        clear = (20 - side * 30, -2.0, 20 + side * 1.5, 32.0)
        clear = (min(clear[0], clear[2]), -2.0, max(clear[0], clear[2]), 32.0)
        shown = Shown(route=(way,), here=(20, 15), here_words="You are here")
        words = layout(fair(), 20, shown, clear).here_words
        width = Letters().width("You are here", MEDIUM, 40) / 40
        left, top, right, bottom = box_beside((400, 300), words, width * words.em * MM, MM)
        assert not shapely.box(left, top, right, bottom).intersects(
            shapely.LineString([(x * 20, y * 20) for x, y in way])
        )
        assert clear[0] * 20 <= left < 400 < right <= clear[2] * 20
        assert words.side == "below"


def test_a_booth_whose_name_a_panel_would_cut_keeps_its_code() -> None:
    event = furnished(3)
    whole = layout(event, 40)
    shape, label = next((shape, label) for shape, label in whole.booths if shape.code == "A3")
    assert len(label.rows) > 1
    code = Labeller(Letters(), 40, MM, "th").code(shape)
    assert code is not None
    edge = (code.box[2] + label.box[2]) / 2 / 40
    cut = {shape.code: label for shape, label in layout(event, 40, clear=(-2, -2, edge, 32)).booths}
    assert [row.text for row in cut["A3"].rows] == ["A3"]


def test_no_code_lies_under_the_floors_buttons_and_those_beside_them_stay() -> None:
    event = furnished(3)
    first, *others = (label.box for _, label in layout(event, 30).booths)
    button = (first[0] / 30, first[1] / 30, first[2] / 30, first[3] / 30)
    made = dict(boxes(layout(event, 30, buttons=(button,))))
    assert not [name for name, box in made.items() if overlap(box, first)]
    assert set(others) <= set(made.values())


def test_a_small_map_without_room_shows_the_visitors_mark_alone() -> None:
    crowd = [booth(f"A{i}", Rectangle(14 + 4 * (i % 3), 10 + 4 * (i // 3), 3.8, 3.8)) for i in range(9) if i != 4]
    assert layout(fair(*crowd), 9, clear=(0, 5, 40, 25)).here_words.side == "none"


def test_a_long_zone_name_takes_two_lines() -> None:
    around_it = (Rectangle(1, 1, 38, 9), Rectangle(1, 13.2, 38, 12))
    zone = Area("g", "zone", box(4, 9, 15, 15), Text("โซน A เทคโนโลยีสารสนเทศ", "Zone A"))
    event = fair(*(booth(f"A{i}", shape) for i, shape in enumerate(around_it)), areas=(zone,))
    written = {tuple(row.text for row in one.label.rows) for one in layout(event, 16, Shown()).ground}
    assert ("โซน A เทคโนโลยี", "สารสนเทศ") in written


def test_badges_do_not_lie_on_the_way_except_at_its_end() -> None:
    places = (Place("seats", "seating", "g", (20, 12)), Place("wc", "toilet", "g", (20, 3)))
    shown = Shown(route=(((20, 25), (20, 3.4)),))
    placed = {badge.mark.place.id: badge for badge in layout(fair(places=places), 12, shown).badges}
    assert placed["wc"].at == (240, 36), "the way leads there"
    seats = placed["seats"]
    assert abs(seats.at[0] - 240) >= seats.radius
    assert abs(seats.at[0] - 240) + abs(seats.at[1] - 144) < 3 * seats.radius, "still where it belongs"
