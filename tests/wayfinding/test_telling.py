"""Steps that can be followed: true to the way, few, and told by what is there."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from math import cos, pi, radians, sin

import pytest
import shapely

from kiosk.hall.model import Area, Event, Place, Point, Polygon, Text
from kiosk.hall.way import Leg, Step
from kiosk.wayfinding import Navigator, UnknownPlace
from kiosk.wayfinding.bends import heading, turn_of, turned
from tests.halls import hall
from tests.wayfinding.plans import at, booth, box, place, plan, point

MOST_STEPS = 7


@cache
def legs(seed: int) -> tuple[Event, tuple[Leg, ...]]:
    """The legs from both kiosks to booths of a generated hall."""
    event = hall(48, seed, turned=0.3, pillars=1.0)
    navigator = Navigator(event)
    found = []
    for kiosk in event.kiosks:
        for each in event.booths[::3]:
            found.extend(navigator.route(navigator.spot(kiosk.id), [each.code]).legs)
    return event, tuple(found)


every_leg = pytest.mark.parametrize("seed", [3, 4, 5])


def steps(event: Event, begin: tuple[float, float, float | None], to: str) -> tuple[Step, ...]:
    (leg,) = Navigator(event).route(at(*begin), [to]).legs
    return leg.steps


def sideways(step: Step, there: Point) -> float:
    """Metres that ``there`` lies to the right of a walker who stands at ``step`` and walks on along its heading."""
    turn = radians(step.heading)
    return (there[0] - step.at[1]) * cos(turn) + (there[1] - step.at[2]) * sin(turn)


def ahead(step: Step, there: Point) -> float:
    turn = radians(step.heading)
    return (there[0] - step.at[1]) * sin(turn) - (there[1] - step.at[2]) * cos(turn)


def middle(event: Event, code: str) -> Point:
    if code in event.place_by_id:
        return event.place_by_id[code].at
    centre = shapely.Polygon(event.booth_by_code[code].outline().outer).centroid
    return (centre.x, centre.y)


@every_leg
def test_the_steps_distances_add_up_to_the_way(seed: int) -> None:
    for leg in legs(seed)[1]:
        assert sum(step.distance_m for step in leg.steps) == pytest.approx(leg.length_m, abs=1e-6)


@every_leg
def test_there_are_at_most_seven_steps_from_start_to_arrival(seed: int) -> None:
    for leg in legs(seed)[1]:
        assert len(leg.steps) <= MOST_STEPS
        assert leg.steps[-1].kind == "arrive"
        assert all(step.kind != "start" for step in leg.steps[1:])


@every_leg
def test_nothing_is_named_twice(seed: int) -> None:
    for leg in legs(seed)[1]:
        named = Counter(step.landmark.code for step in leg.steps if step.landmark)
        assert set(named.values()) <= {1}, leg.steps


@every_leg
def test_what_is_passed_is_on_the_side_that_is_told(seed: int) -> None:
    event, found = legs(seed)
    for leg in found:
        for step in leg.steps:
            if step.landmark and step.kind in ("start", "straight") and step.landmark.side != "ahead":
                right = sideways(step, middle(event, step.landmark.code)) > 0
                assert step.landmark.side == ("right" if right else "left"), step


@every_leg
def test_what_marks_a_turn_is_on_the_side_from_which_one_comes(seed: int) -> None:
    event, found = legs(seed)
    for leg in found:
        for before, step in pairwise(leg.steps):
            if step.kind == "turn" and step.landmark:
                there = middle(event, step.landmark.code)
                coming = Step("turn", None, before.heading, 0, step.at, None, step.text)
                offset = sideways(coming, there)
                if step.landmark.side == "ahead":
                    assert ahead(coming, there) > 0
                elif abs(offset) > 1.5:  # the heading at the bend may be a few degrees off the last one told
                    assert step.landmark.side == ("right" if offset > 0 else "left"), (before, step)


@every_leg
def test_the_booth_is_on_the_side_on_which_it_is_said_to_be(seed: int) -> None:
    event, found = legs(seed)
    for leg in found:
        last = leg.steps[-1]
        assert last.landmark is not None
        assert last.landmark.code == leg.to
        angle = turned(last.heading, heading(last.at[1:], middle(event, leg.to)))
        if last.landmark.side == "ahead":
            assert abs(angle) <= 45
        else:
            assert abs(angle) > 22.5
            assert last.landmark.side == ("right" if angle > 0 else "left")


@every_leg
def test_turns_match_the_headings_and_slight_bends_are_not_told(seed: int) -> None:
    for leg in legs(seed)[1]:
        for step in leg.steps:
            if step.kind == "turn":
                assert step.turn not in (None, "straight")
        headings = [step.heading for step in leg.steps if step.kind != "arrive"]
        assert all(0 <= degrees < 360 for degrees in headings)


@every_leg
def test_texts_are_whole_sentences_in_both_languages(seed: int) -> None:
    for leg in legs(seed)[1]:
        for step in leg.steps:
            assert "{" not in step.text.th + step.text.en
            assert re.search("[ก-๙]", step.text.th)
            assert not re.search("[ก-๙]", step.text.en)
            assert step.text.en[0].isupper()
            assert "  " not in step.text.th + step.text.en
            assert not re.search("ครับ|ค่ะ|!|[๐-๙]", step.text.th)


@pytest.mark.parametrize(
    ("angle", "turn"),
    [
        (0, "straight"),
        (19.9, "straight"),
        (-19.9, "straight"),
        (30, "slight_right"),
        (-30, "slight_left"),
        (90, "right"),
        (-90, "left"),
        (140, "sharp_right"),
        (-140, "sharp_left"),
        (180, "u_turn"),
        (-175, "u_turn"),
    ],
)
def test_turns_are_called_by_their_angle(angle: float, turn: str) -> None:
    assert turn_of(angle) == turn


@pytest.mark.parametrize(
    ("looks", "turn", "words"),
    [
        (90, "straight", "Walk straight ahead"),
        (0, "right", "Turn to your right"),
        (180, "left", "Turn to your left"),
        (270, "u_turn", "Turn around"),
        (60, "slight_right", "Face slightly right"),
    ],
)
def test_the_first_step_is_told_from_where_the_visitor_looks(looks: float, turn: str, words: str) -> None:
    first = steps(plan(), (3, 5, looks), point(13, 5))[0]
    assert (first.kind, first.turn, first.heading, first.distance_m) == ("start", turn, 90, 10)
    assert first.text.en.startswith(words)
    assert first.text.en.endswith("for about 10 metres")


def test_a_visitor_whose_gaze_is_unknown_is_told_what_to_walk_towards_or_beside() -> None:
    booths = [booth("A1", (14, 4, 17, 6))]
    towards = steps(plan(booths=booths, places=[place("exit", "exit", (12, 5))]), (3, 5, None), point(12, 5))[0]
    assert towards.turn is None
    assert towards.text.en == "Walk towards Exit for about 10 metres"
    beside = steps(plan(booths=[booth("A1", (4, 1, 7, 4))]), (3, 5, None), point(12, 5))[0]
    assert beside.text.en == "With Department A1 on your left, walk straight ahead for about 10 metres"
    assert beside.text.th == "ให้บูธกรม A1 อยู่ทางซ้ายมือ แล้วเดินตรงไปประมาณ 10 เมตร"


def test_a_guide_at_the_door_would_say_it_so() -> None:
    event = plan(
        [(6, 8, 14, 30), (6, 8, 30, 10.6)],
        booths=[booth("A1", (6, 16, 9, 19), "E"), booth("A3", (24, 8, 27, 9.5), "S")],
    )
    told = steps(event, (11.8, 27.6, 0.0), "A3")
    assert [step.text.th for step in told] == [
        "เดินตรงไปประมาณ 15 เมตร ผ่านบูธกรม A1 ทางซ้ายมือ",
        "เลี้ยวขวา แล้วเดินไปประมาณ 10 เมตร",
        "ถึงบูธ A3 กรม A3 อยู่ทางซ้ายมือ",
    ]
    assert [step.text.en for step in told] == [
        "Walk straight ahead for about 15 metres, past Department A1 on your left",
        "Turn right and walk for about 10 metres",
        "Booth A3, Department A3, is on your left",
    ]


def test_walking_round_a_pillar_is_not_told() -> None:
    event = plan([(0, 0, 30, 10)], walls=[(9.6, 4.7, 10.4, 5.3)])
    told = steps(event, (2, 5, 90), point(20, 5))
    assert [step.kind for step in told] == ["start", "arrive"]


def test_a_round_booth_is_one_turn_not_twenty() -> None:
    ring = tuple((10 + 3 * cos(k * pi / 16), 10 + 3 * sin(k * pi / 16)) for k in range(32))
    event = plan([(0, 0, 20, 20)], booths=[booth("R1", Polygon(ring))], walls=[(13.8, 0, 20, 10), (0, 0, 6, 9)])
    told = steps(event, (1, 19, 45), point(13.4, 1))
    assert len([step for step in told if step.kind == "turn"]) <= 3


def test_a_turn_is_told_by_the_booth_at_its_corner_and_on_its_side() -> None:
    event = plan([(0, 0, 20, 20)], booths=[booth("A1", (6, 6, 12, 12), "W")], walls=[(6.1, 5.9, 20, 12)])
    told = steps(event, (5, 18, 0), point(15, 3))
    (turn,) = [step for step in told if step.kind == "turn"]
    assert turn.landmark is not None
    assert (turn.landmark.code, turn.landmark.side) == ("A1", "right")
    assert turn.text.en.startswith("Just past Department A1 on your right, ")
    assert turn.text.th.startswith("เมื่อผ่านบูธกรม A1 ทางขวามือแล้ว ให้")


def test_a_long_straight_walk_is_reassured_by_what_one_passes() -> None:
    event = plan([(0, 0, 60, 10)], booths=[booth("A1", (28, 0, 32, 3)), booth("A2", (2, 0, 5, 3))])
    told = steps(event, (1, 5, 90), point(58, 5))
    assert [step.kind for step in told] == ["start", "straight", "arrive"]
    assert told[1].landmark is not None
    assert (told[1].landmark.code, told[1].landmark.side) == ("A1", "left")
    assert told[1].text.en == "Keep straight on for about 30 metres, past Department A1 on your left"


def test_a_long_straight_walk_past_nothing_is_reassured_too() -> None:
    told = steps(plan([(0, 0, 60, 10)]), (1, 5, 90), point(58, 5))
    assert [step.kind for step in told] == ["start", "straight", "arrive"]
    assert told[1].landmark is None


@pytest.mark.parametrize(
    ("metres", "words"),
    [(4.9, ""), (5.0, "about 5 metres"), (7.4, "about 5 metres"), (7.6, "about 10 metres"), (22.4, "20")],
)
def test_distances_are_told_as_people_judge_them(metres: float, words: str) -> None:
    first = steps(plan([(0, 0, 40, 10)]), (3, 5, 90), point(3 + metres, 5))[0]
    assert words in first.text.en
    assert ("metres" in first.text.en) == bool(words)


def test_a_booth_behind_a_wall_is_no_landmark() -> None:
    hidden = plan(booths=[booth("A1", (8, 0, 12, 3))], walls=[(0, 3.6, 20, 3.8)])
    assert steps(hidden, (2, 5, 90), point(18, 5))[0].landmark is None
    shown = plan(booths=[booth("A1", (8, 0, 12, 3))])
    assert steps(shown, (2, 5, 90), point(18, 5))[0].landmark is not None


def test_a_booth_seen_from_its_closed_back_is_no_landmark() -> None:
    event = plan(booths=[booth("A1", (8, 1, 12, 4), "N")])
    assert steps(event, (2, 6, 90), point(18, 6))[0].landmark is None


@pytest.mark.parametrize(
    ("begin", "side"),
    [((10, 9), "ahead"), ((7, 9), "ahead"), ((2, 4.35), "left"), ((18, 4.35), "right")],
)
def test_a_booth_one_walks_up_to_is_ahead_and_one_walked_along_is_beside(begin: Point, side: str) -> None:
    event = plan(booths=[booth("A1", (8, 1, 12, 4), "S")])
    last = steps(event, (*begin, None), "A1")[-1]
    assert last.landmark is not None
    assert last.landmark.side == side


def test_what_is_almost_in_the_way_is_not_passed_on_a_side() -> None:
    for off, passed in ((0.6, False), (0.9, False), (1.1, True), (3.0, True)):
        event = plan([(0, 0, 40, 20)], places=[place("seats", "seating", (10, 10 + off))])
        (landmark,) = {step.landmark for step in steps(event, (2, 10, 90), point(18, 10)) if step.kind == "start"}
        assert (landmark is not None) == passed


def test_a_place_at_the_door_of_a_room_is_where_the_room_is() -> None:
    room = Area("g", "blocked", box((6, 6, 12, 10)))
    event = plan([(0, 0, 40, 10)], more=[room], places=[place("aid", "first_aid", (9, 5.5))])
    first = steps(event, (2, 5.6, 90), point(20, 5.6))[0]
    assert first.landmark is not None
    assert (first.landmark.code, first.landmark.side) == ("aid", "right")


def test_the_next_leg_of_a_tour_begins_at_the_booth_of_the_last() -> None:
    event = plan([(0, 0, 30, 10)], booths=[booth("A1", (8, 0, 12, 3), "S"), booth("A2", (24, 0, 28, 3), "S")])
    route = Navigator(event).route(at(2, 5, 90), ["A1", "A2"])
    first = route.legs[1].steps[0]
    assert first.landmark is not None
    assert (first.landmark.code, first.landmark.side) == ("A1", "left")
    assert first.text.en.startswith("With Department A1 on your left, ")


def test_of_a_maze_every_turn_is_told_and_no_step_holds_two() -> None:
    walls = [(3 + 3 * k, 0 if k % 2 else 1.5, 3.2 + 3 * k, 8.5 if k % 2 else 10) for k in range(12)]
    (leg,) = Navigator(plan([(0, 0, 42, 10)], walls=walls)).route(at(1, 5, 0), [point(41, 5)]).legs
    turns = [step for step in leg.steps if step.kind == "turn"]
    assert len(turns) >= 10
    assert sum(step.distance_m for step in leg.steps) == pytest.approx(leg.length_m, abs=1e-6)
    for step in turns:
        assert len(re.findall("left|right|back", step.text.en)) == 1


def test_long_reassured_walks_lose_reassurances_rather_than_turns() -> None:
    stands = [booth(f"A{k}", (6 + 30 * k, 0, 9 + 30 * k, 3)) for k in range(9)]
    stands.append(booth("B1", (255, 7, 259, 9.5)))
    told = steps(plan([(0, 0, 270, 10), (260, 0, 270, 40)], booths=stands), (1, 5, 90), point(265, 38))
    assert len(told) <= MOST_STEPS
    assert len([step for step in told if step.kind == "turn"]) == 1


@pytest.mark.parametrize(
    ("asked", "th", "en"),
    [
        ("nearest:parking", "งานนี้ไม่มีที่จอดรถ", "This event has no car park"),
        ("nearest:toilet", "งานนี้ไม่มีห้องน้ำ", "This event has no toilets"),
        ("nearest:", "ไม่รู้จัก “nearest:”", "“nearest:” is not known here"),
    ],
)
def test_what_there_is_none_of_is_said_in_whole_sentences(asked: str, th: str, en: str) -> None:
    with pytest.raises(UnknownPlace) as caught:
        Navigator(plan()).route(at(5, 5), [asked])
    assert caught.value.reason.th.startswith(th)
    assert caught.value.reason.en.startswith(en)


def test_a_place_without_a_name_is_spoken_of_in_grammatical_english() -> None:
    room = Area("g", "blocked", box((8, 0, 12, 4)))
    event = plan(more=[room], places=[Place("wc", "toilet", "g", (10, 3))])
    assert steps(event, (2, 5, None), "wc")[-1].text.en.startswith("You will see the toilets ")


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("information", "ประชาสัมพันธ์", "จุดประชาสัมพันธ์"),
        ("information", "จุดประชาสัมพันธ์", "จุดประชาสัมพันธ์"),
        ("information", "เคาน์เตอร์ประชาสัมพันธ์", "เคาน์เตอร์ประชาสัมพันธ์"),
        ("food", "ร้านอาหารริมน้ำ", "ร้านอาหารริมน้ำ"),
        ("water", "น้ำดื่มฟรี", "จุดน้ำดื่มฟรี"),
        ("stage", "เวทีกลาง", "เวทีกลาง"),
    ],
)
def test_a_bare_thai_name_gets_its_classifier_once(kind: str, name: str, told: str) -> None:
    event = plan(places=[Place("p", kind, "g", (10, 5), Text(name, "Thing"))])
    last = steps(event, (2, 5, None), "p")[-1].text
    assert last.th == f"ถึง{told}แล้ว"
    assert last.en == "You have arrived: Thing"


@pytest.mark.parametrize(
    ("looks", "th", "en"),
    [
        (310, "หันขวาเฉียงไปด้านหลัง แล้วเดินตรงไป", "Turn back over your right shoulder and walk straight ahead"),
        (230, "หันซ้ายเฉียงไปด้านหลัง แล้วเดินตรงไป", "Turn back over your left shoulder and walk straight ahead"),
    ],
)
def test_one_who_looks_almost_the_other_way_is_turned_round(looks: float, th: str, en: str) -> None:
    text = steps(plan(), (3, 5, looks), point(13, 5))[0].text
    assert text.th.startswith(th)
    assert text.en.startswith(en)


def test_a_first_leg_is_told_by_the_nearest_of_the_eight_directions() -> None:
    for y, turn in ((11.0, "straight"), (15.0, "straight"), (18.0, "slight_right"), (2.0, "slight_left")):
        assert steps(plan([(0, 0, 40, 20)]), (2, 10, 90), point(20, y))[0].turn == turn


def test_one_who_sets_off_far_beside_the_way_is_soon_told_of_something_on_it() -> None:
    stands = [booth(f"A{k}", (x, 0, x + 3, 2.5), "S") for k, x in enumerate((9, 15, 21, 27))]
    told = steps(plan([(0, 0, 40, 30)], booths=stands), (2, 12, 90), "A3")
    named = [step.landmark for step in told[:-1] if step.landmark]
    assert named
    assert {landmark.side for landmark in named} == {"left"}


def test_one_who_passes_nothing_walks_towards_what_stands_beyond_or_what_they_look_for() -> None:
    event = plan([(0, 0, 40, 20)], booths=[booth("A1", (20, 8, 24, 12)), booth("A2", (34, 0, 38, 2))])
    beyond = steps(event, (2, 10, 90), point(14, 10))[0]
    assert beyond.text.en == "Walk straight ahead for about 10 metres, towards Department A1"
    assert beyond.text.th == "เดินตรงไปทางบูธกรม A1 ประมาณ 10 เมตร"
    goal = steps(event, (2, 10, 90), "A1")
    assert goal[0].text.en == "Walk straight ahead for about 20 metres, towards Department A1"
    assert [step.landmark and step.landmark.code for step in goal] == [None, "A1"]


def test_what_lies_beside_or_behind_at_the_start_marks_no_turn() -> None:
    event = plan([(0, 0, 30, 20)], booths=[booth("A1", (2, 14, 5, 17))], walls=[(7, 8, 30, 8.3), (0, 8, 4, 8.3)])
    told = steps(event, (6.0, 14.0, 0.0), point(20, 4))
    assert all(step.landmark is None or step.landmark.code != "A1" for step in told)


def test_a_few_steps_before_a_turn_that_nothing_marks_are_told() -> None:
    event = plan([(0, 0, 30, 20)], walls=[(0, 5, 10, 12)])
    told = steps(event, (11, 13, 0), point(2, 4.0))
    assert [step.kind for step in told][:2] == ["start", "turn"]
    short = steps(plan([(0, 0, 30, 20)], walls=[(0, 5, 10, 9)]), (10.4, 9, 0.0), point(2, 4.0))
    assert short[0].text.en == "Walk straight ahead for a few steps"
    assert short[0].text.th == "เดินตรงไปไม่กี่ก้าว"


def test_thai_does_not_say_the_word_for_way_twice() -> None:
    event = plan(places=[Place("out", "exit", "g", (18, 5), Text("ทางออกหลัก", "Main exit"))])
    assert steps(event, (3, 5, 90), "out")[0].text.th == "เดินตรงไปที่ทางออกหลักประมาณ 15 เมตร"
