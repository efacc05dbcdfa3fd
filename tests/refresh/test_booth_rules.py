"""What a row of the sheet ``booths`` means."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.hall.model import Polygon, Rectangle
from tests.refresh.workbooks import Rows, edited, event_from, found, hall, planned


def booths_of(**cells: object) -> Rows:
    """One row that says nothing of where the booth stands."""
    return [{"code": "A01", "agency": "opdc", "title_th": "ผลงาน", "type": "it"} | cells]


@pytest.mark.parametrize("name", ["rice", "กรมการข้าว", " กรม\u200bการข้าว ", "rice department"])
def test_an_agency_is_known_by_its_id_or_either_name(tmp_path: Path, name: str) -> None:
    event = event_from(tmp_path, edited("booths", 2, agency=name))
    assert event.booth_by_code["A01"].agency_ids == ("rice",)


@pytest.mark.parametrize("name", ["agriculture", "การเกษตร", "AGRICULTURE"])
def test_a_type_is_known_by_its_id_or_either_name(tmp_path: Path, name: str) -> None:
    assert event_from(tmp_path, edited("booths", 2, type=name)).booth_by_code["A01"].exhibit.type_id == "agriculture"


def test_without_an_agencies_sheet_an_unknown_name_makes_a_new_agency(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    rows = booths_of(agency="กรมใหม่ ; opdc; New Agency; กรมใหม่")
    plan = planned(tmp_path, {"booths": rows}, event)
    assert plan.event is not None
    ids = plan.event.booth_by_code["A01"].agency_ids
    assert ids == ("agency-1", "opdc", "new-agency")
    assert [plan.event.agency_by_id[i].name.th for i in ids] == ["กรมใหม่", "สำนักงาน ก.พ.ร.", "New Agency"]
    assert plan.changes.sheets["agencies"].added == ("agency-1", "new-agency")
    assert found(plan, "warning") == [("new_agency", "booths", 2, "agency")] * 2
    again = planned(tmp_path, {"booths": rows}, plan.event)
    assert again.event == plan.event


def test_with_an_agencies_sheet_an_unknown_name_is_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path, edited("booths", 2, agency="opdc; กรมใหม่"))
    assert found(plan) == [("unknown_agency", "booths", 2, "agency")]
    assert plan.problems[0].value == "กรมใหม่"


def test_a_new_event_without_agencies_takes_them_from_its_booths(tmp_path: Path) -> None:
    event = event_from(tmp_path, hall(agencies=None))
    assert [agency.name.th for agency in event.agencies] == ["opdc", "rice"]


def test_a_name_that_two_agencies_share_is_not_guessed(tmp_path: Path) -> None:
    sheets = edited("booths", 2, agency="กรมการข้าว")
    sheets["agencies"].append({"id": "rice2", "name_th": "กรมการข้าว"})
    assert found(planned(tmp_path, sheets)) == [("ambiguous_name", "booths", 2, "agency")]


def test_a_known_booth_without_a_place_stays_where_it_is(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("booths", 4, front="S", rotation=5))
    plan = planned(tmp_path, {"booths": booths_of(code="b01", title_th="ใหม่")}, event)
    assert plan.event is not None
    booth = plan.event.booths[0]
    assert booth.shape == Rectangle(12, 2, 3, 2, 5)
    assert booth.front == "S"


def test_a_known_booth_may_give_only_what_changes_of_its_place(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, {"booths": booths_of(x=1.5, front="E")}, event)
    assert plan.event is not None
    assert plan.event.booths[0].shape == Rectangle(1.5, 2, 3, 2, 0)
    assert plan.event.booths[0].front == "E"
    assert plan.changes.sheets["booths"].moved == ("A01",)


def test_an_unknown_booth_needs_a_place(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    plan = planned(tmp_path, {"booths": booths_of(code="Z9")}, event)
    assert found(plan) == [("missing_shape", "booths", 2, "x")]
    plan = planned(tmp_path, {"booths": booths_of(code="Z9", x=1, depth=2)}, event)
    assert found(plan) == [("incomplete_rectangle", "booths", 2, "y"), ("incomplete_rectangle", "booths", 2, "width")]


def test_a_booth_of_a_former_event_is_not_known(tmp_path: Path) -> None:
    event = event_from(tmp_path)
    sheets = hall(booths=booths_of())
    sheets["event"][0]["value"] = "งานอื่น"
    assert found(planned(tmp_path, sheets, event)) == [("missing_shape", "booths", 2, "x")]


def test_a_complete_rectangle_is_not_turned_unless_it_says_so(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("booths", 4, front="S", rotation=5))
    plan = planned(tmp_path, {"booths": booths_of(code="B01", x=12, y=3, width=3, depth=2)}, event)
    assert plan.event is not None
    assert plan.event.booths[0].shape == Rectangle(12, 3, 3, 2, 0)
    assert plan.event.booths[0].front == ""


def test_a_part_of_a_rectangle_keeps_the_rest_its_turn_and_its_front(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("booths", 4, front="S", rotation=5))
    plan = planned(tmp_path, {"booths": booths_of(code="B01", y=3)}, event)
    assert plan.event is not None
    assert plan.event.booths[0].shape == Rectangle(12, 3, 3, 2, 5)
    assert plan.event.booths[0].front == "S"


def test_a_shape_wins_over_the_rectangle(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("booths", 2, shape="POLYGON((1 2,4 2,4 4,1 2))"))
    assert event.booths[0].shape == Polygon(((1, 2), (4, 2), (4, 4)))


def test_the_level_may_be_left_out_only_where_there_is_one(tmp_path: Path) -> None:
    assert event_from(tmp_path).booths[0].level == "1"
    sheets = hall(levels=[{"id": "1"}, {"id": "2"}])
    rows = [("booths", 2, "level"), ("booths", 3, "level"), ("booths", 4, "level")]
    others = [("places", 2, "level"), ("places", 3, "level"), ("kiosks", 2, "level")]
    assert found(planned(tmp_path, sheets)) == [("missing_level", *row) for row in rows + others]


def test_places_without_an_id_get_one_and_keep_it(tmp_path: Path) -> None:
    places: Rows = [
        {"kind": "toilet", "x": 1, "y": 1},
        {"kind": "toilet", "x": 2, "y": 1},
        {"id": "toilet-1", "kind": "atm", "x": 3, "y": 1},
    ]
    event = event_from(tmp_path, hall(places=places, programme=None))
    assert [place.id for place in event.places] == ["toilet-2", "toilet-3", "toilet-1"]


def test_kinds_are_understood_however_they_are_written(tmp_path: Path) -> None:
    event = event_from(tmp_path, edited("places", 2, kind="Accessible Toilet"))
    assert event.places[0].kind == "accessible_toilet"


def test_a_programme_item_may_name_its_place(tmp_path: Path) -> None:
    assert event_from(tmp_path, edited("programme", 2, place="เวที")).programme[0].place_id == "stage"


def test_a_lift_has_no_steps_unless_the_sheet_says_so(tmp_path: Path) -> None:
    link: dict[str, object] = {"from_level": "1", "from_x": 1, "from_y": 8, "to_level": "2", "to_x": 1, "to_y": 8}
    rows: Rows = [{"kind": "lift"} | link, {"kind": "stairs"} | link, {"kind": "lift", "step_free": "ไม่ใช่"} | link]
    sheets = hall(links=rows, levels=[{"id": "1"}, {"id": "2"}])
    for name in ("booths", "places", "kiosks"):
        for row in sheets[name]:
            row["level"] = 1
    sheets["areas"].append({"level": "2", "kind": "floor", "shape": "POLYGON((0 0,20 0,20 12,0 12,0 0))"})
    event = event_from(tmp_path, sheets)
    assert [link.step_free for link in event.links] == [True, False, False]
    assert [level.ordinal for level in event.levels] == [0, 1]
