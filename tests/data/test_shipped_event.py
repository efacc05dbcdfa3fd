"""The event that a new kiosk starts with: its facts, its exhibits' texts, and a hall that can be walked."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from openpyxl import load_workbook
from shapely import Point, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import OBSTACLE_KINDS, Booth, Event, Rectangle
from kiosk.hall.model import Polygon as Outline
from kiosk.paths import DATA, SHIPPED_EVENT
from kiosk.refresh import Plan, export_event, prepare
from kiosk.wayfinding import Navigator

WALKWAY_M = 2.5
ARM_LENGTH_M = 1.0


@pytest.fixture(scope="module")
def plan() -> Plan:
    return prepare(SHIPPED_EVENT, None)


@pytest.fixture(scope="module")
def event(plan: Plan) -> Event:
    assert plan.event is not None
    return plan.event


@pytest.fixture(scope="module")
def navigator(event: Event) -> Navigator:
    return Navigator(event)


@pytest.fixture(scope="module")
def exhibits() -> dict[str, dict[str, str]]:
    with (DATA / "exhibits.csv").open(encoding="utf-8", newline="") as file:
        return {row["agency_id"]: row for row in csv.DictReader(file)}


def polygon(shape: Outline) -> Polygon:
    return Polygon(shape.outer, shape.holes)


def outline(booth: Booth) -> Polygon:
    return polygon(booth.outline())


def areas(event: Event, *kinds: str) -> list[Polygon]:
    return [polygon(area.shape) for area in event.areas if area.kind in kinds]


def floor(event: Event) -> BaseGeometry:
    return union_all(areas(event, "floor"))


def split(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(";") if word)


def test_it_loads_without_a_single_remark(plan: Plan) -> None:
    assert plan.problems == ()


def test_it_is_written_as_the_program_writes_it(event: Event, tmp_path: Path) -> None:
    export_event(event, tmp_path / "again.xlsx")
    shipped, again = load_workbook(SHIPPED_EVENT), load_workbook(tmp_path / "again.xlsx")
    assert shipped.sheetnames == again.sheetnames
    for name in shipped.sheetnames[1:]:  # the first one explains the form in words, which may be polished
        assert list(shipped[name].values) == list(again[name].values), name


def test_name_days_and_hours_are_those_of_the_press_release(event: Event) -> None:
    info = event.info
    assert info.name.th == "มหกรรมงานบริการภาครัฐ"
    assert (info.first_day, info.last_day) == (dt.date(2016, 12, 8), dt.date(2016, 12, 9))
    assert (info.opens, info.closes) == (dt.time(9), dt.time(16))
    assert info.timezone == "Asia/Bangkok"
    assert "ลานอเนกประสงค์" in info.venue.th
    assert "ก.พ.ร." in info.organiser.th


def test_24_agencies_show_8_exhibits_of_each_type(event: Event) -> None:
    assert len(event.agencies) == len(event.booths) == 24
    assert {lead for booth in event.booths for lead in booth.agency_ids} == set(event.agency_by_id)
    assert Counter(booth.exhibit.type_id for booth in event.booths) == {"it": 8, "health": 8, "agriculture": 8}


def test_a_booths_letter_tells_its_type(event: Event) -> None:
    letters = {"A": "it", "B": "health", "C": "agriculture"}
    assert all(letters[booth.code[0]] == booth.exhibit.type_id for booth in event.booths)


def test_the_booths_texts_are_those_of_the_list_of_exhibits(event: Event, exhibits: dict[str, dict[str, str]]) -> None:
    for booth in event.booths:
        row, shown = exhibits[booth.agency_ids[0]], booth.exhibit
        assert (shown.title.th, shown.title.en) == (row["title_th"], row["title_en"])
        assert (shown.description.th, shown.description.en) == (row["description_th"], row["description_en"])
        assert (shown.type_id, shown.keywords) == (row["type"], split(row["keywords"]))


def test_the_agencies_are_those_of_the_list_of_exhibits(event: Event, exhibits: dict[str, dict[str, str]]) -> None:
    assert list(event.agency_by_id) == list(exhibits)
    for agency in event.agencies:
        row = exhibits[agency.id]
        assert (agency.name.th, agency.name.en) == (row["agency_th"], row["agency_en"])
        assert (agency.abbreviation.th, agency.abbreviation.en) == (row["abbr_th"], row["abbr_en"])
        assert (agency.aliases, agency.url) == (split(row["aliases"]), row["url"])


def test_the_list_says_how_sure_each_award_is(exhibits: dict[str, dict[str, str]]) -> None:
    sure = Counter(row["certainty"] for row in exhibits.values())
    assert sure == {"confirmed": 18, "likely": 3, "illustrative": 3}
    assert all(bool(row["award"]) == (row["certainty"] != "illustrative") for row in exhibits.values())


def test_everything_with_a_name_has_one_in_both_languages(event: Event) -> None:
    named = [*event.agencies, *event.types, *event.places, *event.kiosks, *event.levels]
    texts = [thing.name for thing in named] + [item.title for item in event.programme]
    texts += [area.name for area in event.areas if area.name.th or area.name.en]
    assert all(text.th and text.en for text in texts)


def test_a_types_name_can_be_read_in_its_colour_on_white(event: Event) -> None:
    """Contrast by WCAG 2.2's relative luminance; 7 : 1 is its level AAA."""

    def linear(channel: str) -> float:
        part = int(channel, 16) / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    for kind in event.types:
        red, green, blue = (linear(kind.colour[i : i + 2]) for i in (1, 3, 5))
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 7


def test_the_three_districts_the_audience_and_the_food_court_are_named_on_the_plan(event: Event) -> None:
    zones = [area.name.en for area in event.areas if area.kind == "zone"]
    assert zones == ["Zone A: IT", "Zone B: Health", "Zone C: Agriculture", "Audience", "Food court"]


def test_every_booth_stands_in_the_district_of_its_letter(event: Event) -> None:
    districts = {area.name.en[5]: polygon(area.shape) for area in event.areas if area.name.en.startswith("Zone")}
    for booth in event.booths:
        assert districts[booth.code[0]].buffer(0.01).covers(outline(booth)), booth.code


def test_one_booth_is_round_and_two_stand_slantwise(event: Event) -> None:
    rectangles = [booth.shape for booth in event.booths if isinstance(booth.shape, Rectangle)]
    assert sum(shape.rotation % 90 != 0 for shape in rectangles) == 2
    polygons = [booth.shape for booth in event.booths if not isinstance(booth.shape, Rectangle)]
    (ring,) = (shape.outer for shape in polygons if len(shape.outer) >= 32)
    centre = Polygon(ring).centroid
    radii = [dist(corner, (centre.x, centre.y)) for corner in ring]
    assert max(radii) - min(radii) < 0.02


def test_the_hall_is_about_60_by_40_metres_and_no_rectangle(event: Event) -> None:
    left, top, right, bottom = floor(event).bounds
    assert right - left == pytest.approx(60, abs=1)
    assert bottom - top == pytest.approx(40, abs=1)
    assert floor(event).area < 0.92 * 60 * 40


def test_nothing_stands_in_anything_else(event: Event) -> None:
    solid = areas(event, *OBSTACLE_KINDS) + [outline(booth) for booth in event.booths]
    for one, other in combinations(solid, 2):
        assert one.intersection(other).area < 0.02


def test_everything_stands_inside_the_hall(event: Event) -> None:
    inside = floor(event)
    for shape in areas(event, "pillar", "stage", "blocked", "zone") + [outline(booth) for booth in event.booths]:
        assert shape.difference(inside).area < 0.02
    assert all(inside.contains(Point(place.at)) for place in event.places)


def test_some_pillars_stand_in_aisles(event: Event) -> None:
    others = areas(event, *OBSTACLE_KINDS - {"pillar"}) + [outline(booth) for booth in event.booths]
    free = [
        pillar for pillar in areas(event, "pillar") if all(pillar.distance(other) > ARM_LENGTH_M for other in others)
    ]
    assert len(free) >= 4


def test_a_wide_walkway_leads_to_every_booth(event: Event) -> None:
    solid = union_all(areas(event, *OBSTACLE_KINDS) + [outline(booth) for booth in event.booths])
    walkways = floor(event).difference(solid).buffer(-WALKWAY_M / 2)
    widest = max(getattr(walkways, "geoms", [walkways]), key=lambda part: part.area)
    for booth in event.booths:
        assert widest.distance(outline(booth)) <= WALKWAY_M / 2 + 0.01, booth.code


def test_there_are_ways_in_and_out_and_what_visitors_need(event: Event) -> None:
    kinds = Counter(place.kind for place in event.places)
    assert kinds["entrance"] >= 2
    assert kinds["exit"] >= 3
    needed = {"toilet", "accessible_toilet", "information", "first_aid", "food", "water", "seating", "atm", "lift"}
    assert needed | {"escalator", "stage"} <= set(kinds)


def test_two_kiosks_look_different_ways_from_different_places(event: Event) -> None:
    first, second = event.kiosks
    assert first.heading != second.heading
    assert dist(first.at, second.at) > 10


def walked(event: Event, navigator: Navigator) -> Iterator[tuple[str, float, float, int]]:
    """Kiosk and booth, metres walked, metres as the crow flies from end to end, and corners on the way."""
    for kiosk in event.kiosks:
        for booth in event.booths:
            route = navigator.route(navigator.spot(kiosk.id), [booth.code])
            assert route.reachable, (kiosk.id, booth.code)
            (leg,) = route.legs
            straight = dist(leg.points[0][1:], leg.points[-1][1:])
            yield f"{kiosk.id} {booth.code}", leg.length_m, straight, len(leg.points) - 2


def test_every_booth_can_be_reached_from_both_kiosks_and_many_ways_bend(event: Event, navigator: Navigator) -> None:
    ways = list(walked(event, navigator))
    assert len(ways) == 48
    assert all(metres >= straight - 0.01 for _, metres, straight, _ in ways)
    assert sum(corners >= 2 for *_, corners in ways) >= 12


def test_every_place_can_be_reached_from_both_kiosks(event: Event, navigator: Navigator) -> None:
    for kiosk in event.kiosks:
        origin = navigator.spot(kiosk.id)
        assert all(navigator.route(origin, [place.id]).reachable for place in event.places)


def test_the_stage_programme_fits_the_event_days_and_hours(event: Event) -> None:
    info = event.info
    assert {item.day for item in event.programme} == {info.first_day, info.last_day}
    for item in event.programme:
        assert item.end is not None
        assert info.opens <= item.start < item.end <= info.closes
        assert event.place_by_id[item.place_id].kind == "stage"
